#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import v8 from 'node:v8';

// A run is short, and our rules are many and small: V8 spends more on optimising each early, and taking that back, than it
// gains. It waits many times as long as by itself (docs/decisions/0009). What that is called hangs on its version; of one
// that is not known here, nothing is asked.
const BY_CALLS = ['--invocation-count-for-turbofan=20000', '--invocation-count-for-maglev=4000'];
const LATER = { 11: ['--interrupt-budget=1000000'], 12: BY_CALLS, 13: BY_CALLS };
for (const flag of LATER[process.versions.v8.split('.')[0]] ?? []) v8.setFlagsFromString(flag);

// Newer versions of Node keep the code that they compiled for the next start.
module.enableCompileCache?.();

const cli = new URL('../dist/cli.js', import.meta.url);
if (!existsSync(cli)) {
  console.error('openbattles has not been built yet. Run: npm run build');
  process.exit(2);
}
const { main } = await import(cli.href);
process.exitCode = await main(process.argv.slice(2));
