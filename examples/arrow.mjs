// The newest release in plain Node, from its Arrow files: prints what each side lost.
//   node examples/arrow.mjs [RELEASE]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tableFromIPC } from 'apache-arrow';

/** The folder of the newest release: its numbers are compared, so that 1.10.0 comes after 1.9.0. A draft is none yet. */
function newestRelease() {
  const datasets = fileURLToPath(new URL('../datasets', import.meta.url));
  const named = (pattern) => readdirSync(datasets).filter((name) => pattern.test(name));
  const [newest] = [
    ...named(/^\d+\.\d+\.\d+$/).sort((a, b) => b.localeCompare(a, 'en', { numeric: true })),
    ...named(/^\d+\.\d+\.\d+-draft$/),
  ];
  if (!newest) throw new Error('No release found: run npm start first');
  return join(datasets, newest);
}

const release = process.argv[2] ?? newestRelease();
const read = (table) => [...tableFromIPC(readFileSync(join(release, `${table}.arrow`)))];

const titles = new Map(read('battles').map(({ battle_id, title }) => [battle_id, title]));
const parties = read('belligerents').filter(({ role }) => role === 'combatant');

function nameOf(battleId, side) {
  const names = parties.filter((party) => party.battle_id === battleId && party.side === side);
  return names.map(({ name }) => name).join(', ') || `side ${side}`;
}

/** A figure in words: a range stays a range, an open end keeps its word, what has no number is quoted. */
function inWords({ low, high, qualifier, quote }) {
  if (low === null && high === null) return `“${quote}”`;
  const word = qualifier === 'exact' || qualifier === 'range' ? '' : `${qualifier.replace('_', ' ')} `;
  return word + [...new Set([low, high])].filter((number) => number !== null).join('–');
}

let heading = '';
for (const row of read('casualties')) {
  const next = `${titles.get(row.battle_id)}: ${nameOf(row.battle_id, row.side)}`;
  if (next !== heading) console.log(`\n${next}`);
  heading = next;
  console.log(`  ${row.outcome.replaceAll('+', ' or ')}, ${row.subject ?? row.category}: ${inWords(row)}`);
}
