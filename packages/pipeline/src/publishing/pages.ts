import { UsageError } from '../errors.ts';
import { writeSite } from '../showing/write-site.ts';
import type { Target } from './target.ts';

/** The site of the release, for GitHub Pages or any other static host. */
export const pages: Target = {
  title: 'GitHub Pages',
  prepare({ folder: release }, { url }, { out, datasets, mostPages }) {
    return {
      // Without it, GitHub hands what begins with an underscore to a program of its own.
      files: new Map([['.nojekyll', '']]),
      copied: [],
      async write(folder) {
        const { problems } = await writeSite({ release, datasets, url, mostPages, out: folder });
        if (problems.length > 0) throw new UsageError(`no pages can be made of ${release}: ${problems[0]}`);
      },
      command: `npx gh-pages --dist ${out} --dotfiles`,
      before: ['any static host takes the same folder, and a browser opens its index.html from the disk'],
    };
  },
};
