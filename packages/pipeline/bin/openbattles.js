#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// V8 optimizes a function after so many bytes of its code have run. Reading is many small rules, of which each thread optimizes
// its own: to begin later spares more than it costs (docs/decisions/0010-optimizing-later.md). Measured on Node 20 alone.
if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=500000');

const cli = new URL('../dist/cli.js', import.meta.url);
if (!existsSync(cli)) {
  console.error('openbattles has not been built yet. Run: npm run build');
  process.exit(2);
}
const { main } = await import(cli.href);
process.exitCode = await main(process.argv.slice(2));
