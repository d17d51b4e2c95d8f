/**
 * Measures `findDates`: accuracy on WikiWars and on labelled infobox dates, speed beside chrono-node in this process,
 * and time per byte on hostile texts. Run with --help for the arguments.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findDates, readExtent } from '@openbattles/dates';
import * as chrono from 'chrono-node';
import { calledWrongly, positive, readArguments } from './arguments.ts';
import { type Part, skipped, timeInTurn, told } from './measuring.ts';

const HELP = `usage: node --import tsx --conditions=source bench/dates.ts WIKIWARS_FOLDER SCORER.mjs [options]

WIKIWARS_FOLDER           one JSON file a document: {"id", "text", "timexes"}
SCORER.mjs                score-timex.mjs: called with a gold and a prediction folder

--infobox GOLD.jsonl      labelled infobox values; the date fields are read with readExtent
--infobox-scorer FILE     score-infobox.mjs
--errors                  let the scorers list what is wrong
--rounds N                rounds of each timing (default 11; the median counts)
--help

A path that is not there is skipped with a sentence.`;

interface Settings {
  errors: boolean;
  rounds: number;
  /** A folder for what is predicted. */
  scratch: string;
}

function present(...paths: string[]): boolean {
  const missing = paths.find((path) => !existsSync(path));
  if (missing) console.log(`Skipped: there is no ${missing}.\n`);
  return !missing;
}

function run(script: string, args: string[]): void {
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  console.log(stdout + stderr);
}

interface Document {
  id: string;
  text: string;
}

const bytes = (text: string): number => Buffer.byteLength(text);

function accuracy(
  documents: readonly Document[],
  gold: string,
  scorer: string,
  { errors, scratch }: Settings,
): void {
  for (const { id, text } of documents) {
    const timexes = findDates(text).map(({ start, end, timex }) => ({ start, end, val: timex }));
    writeFileSync(join(scratch, `${id}.json`), JSON.stringify({ id, timexes }));
  }
  run(scorer, [gold, scratch, '--docs', ...(errors ? ['--errors=99'] : [])]);
}

function infobox(gold: string, script: string, { errors, scratch }: Settings): void {
  const cases = readFileSync(gold, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; field: string; value: string })
    .filter(({ field }) => field.startsWith('date'));
  const predictions = cases.map(({ id, value }) => {
    const extent = readExtent(value);
    const pred = extent && {
      edtf: extent.edtf,
      start: extent.firstDay,
      end: extent.lastDay,
      precision: extent.precision,
      others: extent.others,
    };
    return { id, pred: pred ?? { edtf: null, start: null, end: null, precision: null } };
  });
  const lines = (rows: unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
  writeFileSync(join(scratch, 'gold.jsonl'), lines(cases));
  writeFileSync(join(scratch, 'predictions.jsonl'), lines(predictions));
  const args = [join(scratch, 'gold.jsonl'), join(scratch, 'predictions.jsonl')];
  run(script, errors ? [...args, '--errors'] : args);
}

/** Megabyte texts that slow parsers choke on. */
function hostile(prose: string): Record<string, string> {
  const size = 1_000_000;
  const fill = (unit: string): string => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
  return {
    'one paragraph': fill(prose.replaceAll('\n', ' ')),
    digits: fill('1234567890'),
    'small numbers': fill('1 2 3 4 5 '),
    years: fill('1942 1943 '),
    'month names': fill('January February March April '),
    May: fill('May '),
    'and and and': fill('and '),
    'the next the next': fill('the next '),
    dashes: fill('-'),
    'en dashes': fill('–'),
    spaces: fill(' '),
    'line feeds': fill('\n'),
    commas: fill(','),
    brackets: fill('('),
    quotes: fill('"'),
    apostrophes: fill("'"),
    'one word': fill('a'),
    'thousands, thousands': fill('1,234,'),
    'a list of days': fill('1,1,1,1,May '),
    'dates and dates': fill('5 May 1940, '),
  };
}

export interface DateSpeed {
  /** Megabytes (of UTF-8, in millions of bytes) a second of processor time. */
  ours: number;
  theirs: number;
  bytes: number;
}

/** The speed of `findDates`, and of chrono-node's English parser, on texts. */
export async function measureDates(texts: readonly string[], rounds: number): Promise<DateSpeed> {
  const size = texts.reduce((sum, text) => sum + bytes(text), 0);
  const prose = (): void => {
    for (const text of texts) findDates(text);
  };
  for (let i = 0; i < 20; i++) prose();
  const reference = new Date(Date.UTC(1900, 0, 1));
  const chronoProse = (): void => {
    for (const text of texts) chrono.en.parse(text, reference);
  };
  const [ours, theirs] = await timeInTurn([prose, chronoProse], rounds);
  return { ours: size / 1000 / ours!, theirs: size / 1000 / theirs!, bytes: size };
}

export const part: Part = async ({ corpora, rounds }) => {
  const folder = corpora && join(corpora, 'plain');
  if (!folder || !existsSync(folder)) return [skipped('findDates', 'no folder of real articles: --corpora')];
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const { ours, theirs } = await measureDates(texts, rounds);
  return [
    told(
      'findDates, real articles',
      `${ours.toFixed(1)} MB/s`,
      `chrono-node: ${theirs.toFixed(2)} MB/s`,
      (ours / theirs).toFixed(2),
    ),
  ];
};

async function speed(documents: readonly Document[], rounds: number): Promise<void> {
  const texts = documents.map(({ text }) => text);
  const cell = (rate: number): string => rate.toFixed(1).padStart(8);
  const { ours, theirs, bytes: size } = await measureDates(texts, rounds);
  console.log('speed, MB/s (medians)');
  console.log(`findDates            ${cell(ours)}`);
  console.log(`chrono-node          ${cell(theirs)}`);
  console.log(`findDates is ${(ours / theirs).toFixed(1)} times as fast.\n`);

  const prose = (): void => {
    for (const text of texts) findDates(text);
  };
  console.log('1 MB of                  MB/s   time per byte, of plain prose (medians)');
  for (const [name, text] of Object.entries(hostile(texts.join('\n')))) {
    const [plain, odd] = await timeInTurn([prose, () => findDates(text)], rounds);
    const ratio = odd! / bytes(text) / (plain! / size);
    console.log(`${name.padEnd(21)}${cell(bytes(text) / 1000 / odd!)}   ${ratio.toFixed(2)}`);
  }
  console.log();
}

async function main(): Promise<number> {
  const { values, positionals } = readArguments(HELP, {
    allowPositionals: true,
    options: {
      infobox: { type: 'string' },
      'infobox-scorer': { type: 'string' },
      errors: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '11' },
    },
  });
  const [folder, scorer] = positionals;
  const rounds = positive('rounds', values.rounds);
  if (!folder || !scorer) return calledWrongly('It takes the folder of WikiWars and its scorer');
  const scratch = mkdtempSync(join(tmpdir(), 'dates-bench-'));
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const settings = { errors: values.errors, rounds, scratch };
  if (present(folder)) {
    const documents = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Document);
    if (present(scorer)) accuracy(documents, folder, scorer, settings);
    await speed(documents, rounds);
  }
  const labelled = values.infobox;
  const labelScorer = values['infobox-scorer'];
  if (labelled && labelScorer && present(labelled, labelScorer)) infobox(labelled, labelScorer, settings);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
