#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import v8 from 'node:v8';

// A run is short, and our rules are many and small: V8 spends more on optimising each early, and taking that back, than it
// gains. It waits seven times as long as by itself. See docs/speed.md.
v8.setFlagsFromString('--interrupt-budget=1000000');

// Newer versions of Node keep the code that they compiled for the next start.
module.enableCompileCache?.();

const cli = new URL('../dist/cli.js', import.meta.url);
if (!existsSync(cli)) {
  console.error('openbattles has not been built yet. Run: npm run build');
  process.exit(2);
}
const { main } = await import(cli.href);
process.exitCode = await main(process.argv.slice(2));
