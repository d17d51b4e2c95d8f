/** Measures the locations that a gazetteer gives against labelled coordinates. Run with --help for the arguments. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { readBattle } from '@openbattles/parser';
import { distance, gazetteerFile, locate, openGazetteer } from '@openbattles/places';
import type { LocationRow, SourceRow } from '@openbattles/schema';
import { VFile } from 'vfile';
import { calledWrongly, readArguments } from './arguments.ts';

const HELP = `usage: node --import tsx --conditions=source bench/places.ts GOLD.jsonl [options]

GOLD.jsonl    a line of JSON a value: {"title", "place", "lat", "lon"}; without coordinates a value is not scored
--errors      list the points that lie more than 25 km from the labelled ones
--abstained   list the values that got no point
--help

Each value is the Place of an article of its own. Build first: the gazetteer is made by it.`;

interface Value {
  title: string;
  place: string;
  lat: number | null;
  lon: number | null;
}

const { values: options, positionals } = readArguments(HELP, {
  allowPositionals: true,
  options: {
    errors: { type: 'boolean', default: false },
    abstained: { type: 'boolean', default: false },
  },
});
const [gold] = positionals;
if (gold === undefined) calledWrongly('No file of labelled values was given');

const begin = performance.now();
const gazetteer = openGazetteer(readFileSync(gazetteerFile));
const opening = performance.now() - begin;

/** What the gazetteer has of a place, through the whole parser. */
function located({ title, place }: Value): LocationRow | undefined {
  const text = `= ${title} =\n\nInfobox\n- Place: ${place.replace(/\s+/g, ' ')}\n`;
  const source: SourceRow = {
    source_id: 'value',
    file: 'value.txt',
    title: null,
    url: null,
    revision: null,
    retrieved: null,
    licence: null,
    attribution: null,
    sha256: '0'.repeat(64),
    characters: [...text].length,
    wikidata: null,
  };
  const record = readBattle(new VFile(text), source, { gazetteer: () => gazetteer });
  return record?.locations.find(({ basis }) => basis === 'gazetteer');
}

const values: Value[] = readFileSync(gold, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
const known = values.filter(({ lat }) => lat !== null);
const tally = new Map<string, { values: number; within25: number; within100: number }>();
for (const value of known) {
  const row = located(value);
  const precision = row?.precision ?? 'none';
  const { latitude = null, longitude = null } = row ?? {};
  const km =
    latitude === null || longitude === null
      ? Number.POSITIVE_INFINITY
      : distance([latitude, longitude], [value.lat!, value.lon!]);
  const counts = tally.get(precision) ?? { values: 0, within25: 0, within100: 0 };
  tally.set(precision, counts);
  counts.values++;
  if (km <= 25) counts.within25++;
  if (km <= 100) counts.within100++;
  const isPoint = precision === 'place' || precision === 'near';
  const told = `${value.place.replace(/\s+/g, ' ')} | ${row?.part_matched ?? ''} ${row?.rule ?? ''} ${row?.candidates ?? ''}`;
  if (isPoint && km > 25 && options.errors) console.log(`${km.toFixed(0)} km | ${precision} | ${told}`);
  if (!isPoint && options.abstained) console.log(`${precision} | ${told}`);
}
console.table(Object.fromEntries(tally));

const sum = (names: readonly string[], what: 'values' | 'within25' | 'within100') =>
  names.reduce((total, name) => total + (tally.get(name)?.[what] ?? 0), 0);
const points = ['place', 'near'];
const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;
const count = sum(points, 'values');
console.log(`points (place or near)      ${share(count, known.length)}`);
console.log(`of them within 25 km        ${share(sum(points, 'within25'), count)}`);
console.log(`of them within 100 km       ${share(sum(points, 'within100'), count)}`);
console.log(`district or better          ${share(sum([...points, 'district'], 'values'), known.length)}`);

const start = performance.now();
for (const { place } of values) locate([{ name: place.split(',')[0]! }, { name: 'France' }], { gazetteer });
const each = (performance.now() - start) / values.length;
console.log(
  `gazetteer opened in ${opening.toFixed(0)} ms; two names looked up in ${(1000 * each).toFixed(0)} µs`,
);
