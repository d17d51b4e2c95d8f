/**
 * Reads documents that were changed at random, of every kind that is read, and checks what must always hold
 * (`SECURITY.md`). Run with --help for the arguments.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readArguments } from '../arguments.ts';
import { ROOT, scratchFolder } from '../run-openbattles.ts';
import { fileNameOf, KINDS, type Kind, makeDocument } from './documents.ts';
import { type Checked, check } from './invariants.ts';
import { sayingProgress } from './progress.ts';

const HELP = `usage: node --import tsx --conditions=source bench/fuzz/fuzz.ts [options]

--documents N    how many documents are read (default 20000)
--minutes N      stop after so many minutes
--from N         the number of the first document (default 0): with --documents 1, one is read again
--seed N         other documents (default 1)
--kinds K,…      only these kinds of ${KINDS.join(', ')}
--corpora DIR    also change the articles (*.txt) of this folder; may be given several times
--keep DIR       where documents are put over which an invariant broke (default: nowhere)
--help

Prints what was read, and the documents over which an invariant broke; exits with 1 where there is one. Says on stderr how
far it is, and when it is interrupted what was read until then.`;

/** How many broken documents are told. */
const SHOWN = 20;

export interface FuzzOptions {
  documents: number;
  minutes?: number;
  from?: number;
  seed?: number;
  kinds?: readonly Kind[];
  corpora?: readonly string[];
  keep?: string;
  /** Is told after each document what came of all until then. */
  tell?: (soFar: Fuzzed) => void;
}

/** What came of all documents. */
export interface Fuzzed extends Omit<Checked, 'leftOut' | 'broken' | 'time'> {
  documents: number;
  leftOut: Map<string, number>;
  /** The documents over which an invariant broke, by number and kind, with what broke. */
  broken: string[];
  /** The longest reading, in milliseconds of processor time. */
  longest: number;
}

/** The articles that documents are made of. */
function readTexts(corpora: readonly string[]): string[] {
  const folders = [join(ROOT, 'sources'), join(ROOT, 'packages/pipeline/test/fixtures/sources'), ...corpora];
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      // A long article is read no otherwise than its beginning, and takes as long as many.
      .map((name) => readFileSync(join(folder, name), 'utf8').slice(0, 5000)),
  );
}

export async function fuzz({
  documents,
  minutes = Number.POSITIVE_INFINITY,
  from = 0,
  seed = 1,
  kinds = KINDS,
  corpora = [],
  keep,
  tell,
}: FuzzOptions): Promise<Fuzzed> {
  const texts = readTexts(corpora);
  const folder = scratchFolder('fuzz');
  const end = performance.now() + minutes * 60_000;
  const all: Fuzzed = {
    ...{ documents: 0, articles: 0, records: 0, rows: 0, quotes: 0, longest: 0 },
    ...{ leftOut: new Map(), broken: [] },
  };
  for (let number = from; number < from + documents && performance.now() < end; number++) {
    const document = makeDocument(number, seed, texts, kinds);
    const { articles, records, rows, quotes, leftOut, broken, time } = await check(document, folder);
    all.documents++;
    all.articles += articles;
    all.records += records;
    all.rows += rows;
    all.quotes += quotes;
    all.longest = Math.max(all.longest, time);
    for (const why of leftOut) {
      const kind = why.replace(/“.*”|".*"|\d+/gs, '…').slice(0, 80);
      all.leftOut.set(kind, (all.leftOut.get(kind) ?? 0) + 1);
    }
    if (broken.length > 0) {
      all.broken.push(`document ${number} (${document.kind}): ${broken.join('; ')}`);
      if (keep !== undefined) {
        mkdirSync(keep, { recursive: true });
        writeFileSync(join(keep, fileNameOf(document)), document.bytes);
      }
    }
    rmSync(join(folder, fileNameOf(document)), { force: true });
    tell?.(all);
    // Between two documents a signal is heard.
    await nextTurn();
  }
  return all;
}

function print({ leftOut, broken, ...counts }: Fuzzed, seconds: number, seed: number): void {
  console.log(`${counts.documents} documents in ${Math.round(seconds)} s, seed ${seed}`);
  console.log(
    `articles ${counts.articles}, records ${counts.records}, rows ${counts.rows}, quotes ${counts.quotes}`,
  );
  console.log(`longest reading ${Math.round(counts.longest)} ms of processor time`);
  for (const [why, count] of [...leftOut].sort(([, a], [, b]) => b - a).slice(0, SHOWN))
    console.log(`left out ${count}: ${why}`);
  console.log(`documents over which an invariant broke: ${broken.length}`);
  for (const line of broken.slice(0, SHOWN)) console.log(line);
}

async function main(): Promise<number> {
  const { values } = readArguments(HELP, {
    options: {
      documents: { type: 'string', default: '20000' },
      minutes: { type: 'string' },
      from: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      kinds: { type: 'string' },
      corpora: { type: 'string', multiple: true },
      keep: { type: 'string' },
    },
  });
  const seed = Number(values.seed);
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const sayProgress = sayingProgress();
  let soFar: Fuzzed | undefined;
  const printSoFar = () => {
    if (soFar) print(soFar, seconds(), seed);
  };
  process.on('exit', printSoFar);
  const all = await fuzz({
    documents: Number(values.documents),
    ...(values.minutes !== undefined && { minutes: Number(values.minutes) }),
    from: Number(values.from),
    seed,
    ...(values.kinds !== undefined && { kinds: values.kinds.split(',') as Kind[] }),
    corpora: values.corpora ?? [],
    ...(values.keep !== undefined && { keep: values.keep }),
    tell: (now) => {
      soFar = now;
      sayProgress(() => `${now.documents} documents, ${now.broken.length} broken`);
    },
  });
  process.off('exit', printSoFar);
  print(all, seconds(), seed);
  return all.broken.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
