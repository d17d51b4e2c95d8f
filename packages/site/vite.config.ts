import { defineConfig } from 'vite';

/** One classic script, one style sheet and the fonts: what a page may load from the disk, too. */
export default defineConfig({
  base: './',
  resolve: { conditions: ['source'] },
  build: {
    outDir: 'dist/assets',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: 'src/browser/main.ts',
      output: {
        format: 'iife',
        entryFileNames: 'site.js',
        assetFileNames: (asset) => (asset.names[0]?.endsWith('.css') ? 'site.css' : '[name][extname]'),
      },
    },
  },
  publicDir: 'src/style/public',
});
