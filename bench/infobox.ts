/**
 * Measures how infobox values are read: `node --import tsx --conditions=source bench/infobox.ts --help`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExtent } from '@openbattles/dates';
import { type BattleRecord, validateRecord } from '@openbattles/schema';
import { type FigureKind, readFigures } from '../packages/parser/src/infobox/figures.ts';
import { readPlace } from '../packages/parser/src/infobox/places.ts';
import { readText } from '../packages/parser/test/read-source.ts';
import { readArguments } from './arguments.ts';

const HELP = `usage: node --import tsx --conditions=source bench/infobox.ts [options]

Reads every value as a field of one article (its line breaks written as ", ", as the rendering does) and prints tables.
A part whose files are not given is left out.

--figures GOLD.jsonl --figures-scorer SCORER.mjs   strengths and casualties against labelled values
--fields GOLD.jsonl --fields-scorer SCORER.mjs     the other kinds of fields against labelled values
--acw JOIN.jsonl                                   hand-coded figures of the American Civil War beside raw values
--corpus FOLDER                                    unlabelled values (*.jsonl with "fields" or "plain"): read whole, in part, not at all
--errors                                           the scorer's list of wrong cases, and the missed figures of --acw`;

const { values: options } = readArguments(HELP, {
  options: {
    errors: { type: 'boolean' },
    figures: { type: 'string' },
    'figures-scorer': { type: 'string' },
    fields: { type: 'string' },
    'fields-scorer': { type: 'string' },
    acw: { type: 'string' },
    corpus: { type: 'string' },
  },
});

interface Case {
  id: string;
  field: string;
  value: string;
  items?: GoldFigure[];
}
interface GoldFigure {
  outcome: string | null;
  low: number | null;
  high: number | null;
  total: boolean;
  group: string | null;
  claimant: string | null;
  quote: string;
}

const readLines = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

/** A value as it stands in an article. */
const asField = (value: string): string => value.replace(/\r?\n/g, ', ');

const kindOfField = (field: string): string => field.replace(/\d+[a-z]?$/, '').toLowerCase();
const isFigureField = (field: string): field is FigureKind => /^(?:strength|casualties)\d/.test(field);

/** Reads a value as the whole parser does: as the one field of an article. */
function readAsArticle(field: string, value: string): BattleRecord {
  const { record } = readText(`= Article =\n\nInfobox\n- ${field}: ${asField(value)}\n`);
  if (!record) throw new Error(`No record of ${field}: ${JSON.stringify(value)}`);
  const problems = validateRecord(record);
  if (problems.length > 0) throw new Error(`${JSON.stringify(value)}: ${JSON.stringify(problems)}`);
  return record;
}

/** A value of strengths or casualties by its reader alone. */
function readFigureField(field: string, value: string) {
  return readFigures(asField(value), kindOfField(field) as FigureKind);
}

/**
 * What the scorer of the other kinds takes for `pred`, by the field's name without its number. The parts of a place are
 * no column of their own: they come from its reader.
 */
const SCORED: Readonly<Record<string, (record: BattleRecord, value: string) => unknown>> = {
  // Days before the common era are null in the tables: the reader has them.
  date: ({ battle: { date_edtf, date_precision } }, value) => {
    const extent = readExtent(asField(value));
    return {
      edtf: date_edtf,
      start: extent?.firstDay ?? null,
      end: extent?.lastDay ?? null,
      precision: date_precision,
    };
  },
  place: ({ battle: { country, latitude, longitude } }, value) => ({
    parts: readPlace(asField(value)).place.parts.map(({ name }) => name),
    country,
    lat: latitude,
    lon: longitude,
  }),
  result: ({ battle: { result, victor, decisiveness } }) => ({ result, victor, decisiveness }),
  commander: ({ commanders }) => ({ people: commanders }),
  combatant: ({ belligerents }) => ({ parties: belligerents }),
};

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

function missing(...names: (keyof typeof options)[]): boolean {
  const absent = names.filter((name) => {
    const path = options[name];
    return typeof path !== 'string' || !existsSync(path);
  });
  if (absent.length > 0) console.log(`left out: no file for ${absent.map((name) => `--${name}`).join(', ')}`);
  return absent.length > 0;
}

/** Runs a scorer over predictions and prints what it says. */
function score(scorer: string, gold: string, predictions: readonly object[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-infobox-'));
  try {
    const file = join(folder, 'predictions.jsonl');
    writeFileSync(file, predictions.map((prediction) => JSON.stringify(prediction)).join('\n'));
    const flags = options.errors ? ['--errors'] : [];
    const { stdout, stderr } = spawnSync(process.execPath, [scorer, gold, file, ...flags], {
      encoding: 'utf8',
    });
    console.log((stdout + stderr).trimEnd());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The figures of an article of one field; a strength has no outcome. */
const figuresOf = ({ strengths, casualties }: BattleRecord) => [
  ...strengths.map((row) => ({ outcome: null, ...row })),
  ...casualties,
];

function benchFigures(): void {
  console.log('\n## Strengths and casualties against labels');
  if (missing('figures', 'figures-scorer')) return;
  const cases = readLines(options.figures!) as Case[];
  const predictions = cases.map(({ id, field, value }) => ({
    id,
    items: figuresOf(readAsArticle(field, value)).map(({ is_total: total, ...item }) => ({ ...item, total })),
  }));
  score(options['figures-scorer']!, options.figures!, predictions);
  // what the scorer leaves out, over the figures that agree in outcome and bounds
  const agree = { pairs: 0, total: 0, group: 0, claimant: 0, quote: 0 };
  cases.forEach(({ items = [] }, k) => {
    const left = [...predictions[k]!.items];
    for (const gold of items) {
      const at = left.findIndex(
        (item) => item.outcome === gold.outcome && item.low === gold.low && item.high === gold.high,
      );
      if (at < 0) continue;
      const [item] = left.splice(at, 1);
      agree.pairs++;
      for (const key of ['total', 'group', 'claimant'] as const) if (item![key] === gold[key]) agree[key]++;
      if (item!.quote === asField(gold.quote)) agree.quote++;
    }
  });
  const { pairs, ...keys } = agree;
  console.log(
    `of ${pairs} figures found: ${Object.entries(keys)
      .map(([key, n]) => `${key} ${percent(n, pairs)}`)
      .join(', ')}`,
  );
}

function benchFields(): void {
  console.log('\n## Other fields against labels');
  if (missing('fields', 'fields-scorer')) return;
  const cases = readLines(options.fields!) as Case[];
  const predictions = cases.map(({ id, field, value }) => ({
    id,
    pred: SCORED[kindOfField(field)]!(readAsArticle(field, value), value),
  }));
  score(options['fields-scorer']!, options.fields!, predictions);
}

interface JoinedBattle {
  battle: string;
  gold: { belligerents: Record<string, Record<string, unknown>> };
  values: { fields?: Record<string, string> }[];
}

/** The outcomes that a coded loss may have in the value; any loss of people may be coded as casualties. */
const CODED: Readonly<Record<string, RegExp>> = {
  killed: /^killed$/,
  wounded: /^wounded$/,
  missing: /missing|deserted/,
  captured: /captured/,
  captured_missing: /captured|missing/,
  killed_wounded: /^killed\+wounded$/,
  casualties: /./,
  strength: /^$/,
  guns: /^$/,
  gunboats: /^$/,
};

function benchJoin(): void {
  console.log('\n## Hand-coded figures of the American Civil War');
  if (missing('acw')) return;
  let stated = 0;
  let found = 0;
  for (const { battle, gold, values } of readLines(options.acw!) as JoinedBattle[])
    for (const { fields = {} } of values)
      for (const [side, coded] of Object.entries(gold.belligerents))
        for (const [key, number] of Object.entries(coded)) {
          const outcome = CODED[key.replace(/_(?:min|max)$/, '')];
          if (outcome === undefined || typeof number !== 'number' || number === 0) continue;
          const confederate = /CSA|Confedera/.test(fields.combatant1 ?? '');
          const position = (side === 'CS') === confederate ? 1 : 2;
          const strength = /^(?:strength|guns|gunboats)/.test(key);
          const field = `${strength ? 'strength' : 'casualties'}${position}`;
          const value = fields[field] ?? '';
          const written = number.toLocaleString('en-US');
          if (!new RegExp(`(?<![\\d,])(?:${written}|${number})(?!,?\\d)`).test(value)) continue;
          stated++;
          const hit = figuresOf(readAsArticle(field, value)).some(
            (item) =>
              item.side === position &&
              (item.low === number || item.high === number) &&
              outcome.test(item.outcome ?? ''),
          );
          if (hit) found++;
          else if (options.errors)
            console.log(`missed ${battle}, ${field}: ${key} ${number} in ${JSON.stringify(value)}`);
        }
  console.log(
    `${found} of ${stated} coded numbers that stand in the value are found: ${percent(found, stated)}`,
  );
}

function benchCorpus(): void {
  console.log('\n## Unlabelled strengths and casualties');
  if (missing('corpus')) return;
  const values: [field: FigureKind, value: string][] = [];
  for (const name of readdirSync(options.corpus!).filter((file) => file.endsWith('.jsonl')))
    for (const record of readLines(join(options.corpus!, name)) as Record<string, Record<string, unknown>>[])
      for (const [field, value] of Object.entries(record.plain ?? record.fields ?? {}))
        if (isFigureField(field) && typeof value === 'string' && value.trim() !== '')
          values.push([field, value]);
  const rows = new Map<string, number>();
  const rules = new Map<string, number>();
  let figures = 0;
  let wrongQuotes = 0;
  for (const [field, value] of values) {
    const written = asField(value);
    const { items, remarks } = readFigureField(field, value);
    figures += items.length;
    wrongQuotes += items.filter(({ start, end }) => start >= end || end > written.length).length;
    const unread = remarks.some(({ rule }) => rule === 'unread' || rule === 'unreadable-number');
    const extent = items.length === 0 ? 'not at all' : unread ? 'in part' : 'whole';
    rows.set(extent, (rows.get(extent) ?? 0) + 1);
    for (const rule of new Set(remarks.map((remark) => remark.rule)))
      rules.set(rule, (rules.get(rule) ?? 0) + 1);
  }
  console.log(`${values.length} values, ${figures} figures, ${wrongQuotes} of them without a quote`);
  for (const extent of ['whole', 'in part', 'not at all'])
    console.log(
      `read ${extent.padEnd(10)} ${String(rows.get(extent) ?? 0).padStart(5)}  ${percent(rows.get(extent) ?? 0, values.length)}`,
    );
  console.log(
    `values with remarks: ${[...rules]
      .sort((a, b) => b[1] - a[1])
      .map(([rule, n]) => `${rule} ${n}`)
      .join(', ')}`,
  );

  // once to warm up, then for a second of processor time
  for (let round = 0; round < 10; round++) for (const [field, value] of values) readFigureField(field, value);
  const before = process.cpuUsage();
  let spent = 0;
  let done = 0;
  while (spent < 1e6) {
    for (const [field, value] of values) readFigureField(field, value);
    done += values.length;
    const { user, system } = process.cpuUsage(before);
    spent = user + system;
  }
  console.log(
    `${Math.round(done / (spent / 1e6)).toLocaleString('en-US')} values a second of processor time`,
  );
}

benchFigures();
benchFields();
benchJoin();
benchCorpus();
