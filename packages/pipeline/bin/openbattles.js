#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';

// Newer versions of Node keep the code that they compiled for the next start.
module.enableCompileCache?.();

const cli = new URL('../dist/cli.js', import.meta.url);
if (!existsSync(cli)) {
  console.error('openbattles has not been built yet. Run: npm run build');
  process.exit(2);
}
const { main } = await import(cli.href);
process.exitCode = await main(process.argv.slice(2));
