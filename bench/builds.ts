import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { writeArticles } from './many-articles.ts';
import { bounded, median, type Part, type Row, skipped, told } from './measuring.ts';
import { build, checksums, scratchFolder } from './run-openbattles.ts';

/** The folders of the corpora in the source format. */
const REAL = ['exact', 'plain', 'prose'];
/** The articles beside which the memory for all is put. */
const FEW = 5000;

/** The folders of real articles in the source format that there are. */
export const realArticles = (corpora: string | undefined): string[] =>
  corpora === undefined ? [] : REAL.map((name) => join(corpora, name)).filter((path) => existsSync(path));

/** The floor, in seconds: each article read, its numbers found by one regex, text and numbers written as JSON to one file. */
function floor(sources: string, out: string): number {
  const since = performance.now();
  const fd = openSync(out, 'w');
  for (const file of readdirSync(sources).sort()) {
    const text = readFileSync(join(sources, file), 'utf8');
    const numbers = Array.from(text.matchAll(/\b\d[\d,.–-]*/g), ({ 0: quote, index }) => ({
      start: index,
      end: index + quote.length,
      quote,
    }));
    writeSync(fd, `${JSON.stringify({ file, text, numbers })}\n`);
  }
  closeSync(fd);
  return (performance.now() - since) / 1000;
}

/** Runs to be compared: their seconds and megabytes in each round. */
class Runs {
  readonly #seconds: number[] = [];
  readonly #megabytes: number[] = [];

  add({ seconds, megabytes }: { seconds: number; megabytes: number }): void {
    this.#seconds.push(seconds);
    this.#megabytes.push(megabytes);
  }

  get seconds(): number {
    return median(this.#seconds);
  }

  get megabytes(): number {
    return median(this.#megabytes);
  }
}

const seconds = (value: number) => `${value.toFixed(2)} s`;
const megabytes = (value: number) => `${value.toFixed(0)} MB`;

/**
 * Whole builds of many articles, each in a process of its own, beside the floor; with one and two threads; the memory they
 * take; and a build after one source changed.
 */
export const part: Part = async ({ corpora, articles, buildRounds }) => {
  const real = realArticles(corpora);
  if (real.length === 0) return [skipped('build', 'no folder of real articles: --corpora')];
  const scratch = scratchFolder('openbattles-builds');
  const [sources, fewSources, release, kept, cache] = ['sources', 'few', 'release', 'kept', 'cache'].map(
    (name) => join(scratch, name),
  ) as [string, string, string, string, string];
  const { bytes } = writeArticles(sources, articles, real);
  writeArticles(fewSources, Math.min(FEW, articles), real);
  const names = readdirSync(sources);

  const [floors, one, two, few, filling, again] = Array.from({ length: 6 }, () => new Runs()) as [
    Runs,
    Runs,
    Runs,
    Runs,
    Runs,
    Runs,
  ];
  const sums = new Set<string>();
  for (let round = 0; round < buildRounds; round++) {
    floors.add({ seconds: floor(sources, join(scratch, 'floor.ndjson')), megabytes: 0 });
    for (const [runs, jobs] of [
      [one, '1'],
      [two, '2'],
    ] as const) {
      rmSync(release, { recursive: true, force: true });
      runs.add(await build(release, sources, ['--no-cache', '--jobs', jobs]));
      sums.add(checksums(release));
    }
    rmSync(release, { recursive: true, force: true });
    few.add(await build(release, fewSources, ['--no-cache', '--jobs', '2']));
    rmSync(release, { recursive: true, force: true });
  }
  for (let round = 0; round < buildRounds; round++) {
    rmSync(kept, { recursive: true, force: true });
    rmSync(cache, { recursive: true, force: true });
    filling.add(await build(kept, sources, ['--cache', cache, '--jobs', '2']));
    const changed = names[Math.floor(((round + 0.5) / buildRounds) * names.length)]!;
    appendFileSync(join(sources, changed), '\nOn 3 May 1916, 34 men were killed.\n');
    again.add(await build(kept, sources, ['--cache', cache, '--jobs', '2']));
  }
  rmSync(scratch, { recursive: true, force: true });

  const what = `build of ${articles} articles (${(bytes / 1e6).toFixed(0)} MB) to CSV, JSON, Arrow, Parquet`;
  const twoJobs = { what: `${what}, 2 jobs`, measured: seconds(two.seconds) };
  const ratio = (a: number, b: number) => (a / b).toFixed(2);
  const besideFloor = `the floor, one thread: ${seconds(floors.seconds)}`;
  const rows: Row[] = [
    told(twoJobs.what, twoJobs.measured, besideFloor, ratio(two.seconds, floors.seconds)),
    told(twoJobs.what, twoJobs.measured, `1 job: ${seconds(one.seconds)}`, ratio(one.seconds, two.seconds)),
    {
      what: 'bytes of all releases with 1 job and with 2',
      measured: sums.size === 1 ? 'the same' : `${sums.size} different`,
      beside: `${2 * buildRounds} builds, SHA256SUMS`,
      ratio: '',
      wanted: 'the same',
      reached: sums.size === 1,
    },
    bounded(
      {
        what: `highest memory, ${articles} articles, 2 jobs`,
        measured: megabytes(two.megabytes),
        beside: 'all threads together',
      },
      two.megabytes,
      '≤',
      900,
    ),
    bounded(
      {
        what: `highest memory, ${articles} articles, 2 jobs`,
        measured: megabytes(two.megabytes),
        beside: `${Math.min(FEW, articles)} articles: ${megabytes(few.megabytes)}`,
      },
      two.megabytes / few.megabytes,
      '≤',
      1.3,
    ),
    bounded(
      {
        what: `build again after one of ${articles} sources changed, 2 jobs`,
        measured: seconds(again.seconds),
        beside: `the build that filled the cache: ${seconds(filling.seconds)}`,
      },
      again.seconds / filling.seconds,
      '≤',
      0.6,
    ),
  ];
  return rows;
};
