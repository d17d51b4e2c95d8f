#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

// Optimize later and collect earlier than V8 does of itself: docs/decisions/0010-flags-of-v8.md. Measured on Node 20 alone.
if (process.version.startsWith('v20.'))
  for (const flag of ['--interrupt-budget=500000', '--heap-growing-percent=100']) setFlagsFromString(flag);

const cli = new URL('../dist/cli.js', import.meta.url);
if (!existsSync(cli)) {
  console.error('openbattles has not been built yet. Run: npm run build');
  process.exit(2);
}
const { main } = await import(cli.href);
process.exitCode = await main(process.argv.slice(2));
