/**
 * Measures whether reading an article takes linear time, on texts made to be slow, from the text over the record and its
 * validation to JSON. Two measures, each of which shows what the other cannot:
 *
 * The command, as its user waits for it: `openbattles extract FILE`, a process of its own for each text, by a clock on the
 * wall. Its start, 0.8 s and on a busy machine two, is in both times and hides how what is small beside it
 * grows: a kind of quadratic time is above the bound only from about twelve starts at 1 MB on. So a short text is timed in turn
 * with the others, and of a kind that takes long beyond that start what lies beyond it has a bound too: there a quadratic kind
 * of 5 s at 1 MB shows. One of a second is left to the other measure.
 *
 * Reading alone, in one process that is warm, by the processor time of all threads. Nothing hides in a start, and what is
 * quadratic shows at a few milliseconds. Yet what lives while a text is read, tree, rows and JSON, is copied by V8 when it
 * collects young objects, and a text of 1 MB lives through more collections than one of 100 KB: that alone makes some
 * linear kinds 12 to 20 times as slow. Hence a bound of its own.
 *
 * Medians of several rounds. Run with --help for the arguments.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SourceText } from '../packages/parser/src/text/source-text.ts';
import { formatRecord, readArticle } from '../packages/pipeline/src/reading/read-article.ts';
import { unrecorded } from '../packages/pipeline/src/sources/sources.ts';
import { positive, readArguments } from './arguments.ts';
import { HOSTILE, type Hostile, INFOBOX } from './hostile-texts.ts';
import { bounded, median, type Part, processorTime, type Row, timeInTurn } from './measuring.ts';
import { OPENBATTLES, run, scratchFolder } from './run-openbattles.ts';

/** Ten times the text in twelve times the time: what the caches of the processor take. */
const HIGHEST_RATIO = 12;
/** The same in a process that is warm, where V8 copies young objects too, or beyond the start. A quadratic kind has 100. */
const HIGHEST_WARM_RATIO = 20;
/** Beyond its start the command is judged where it takes so many milliseconds more at 1 MB: of less, a start tells little. */
const LONG_BEYOND = 2000;

const HELP = `usage: node --import tsx --conditions=source bench/hostile.ts [options]

Prints one line for each kind of text: milliseconds of processor time at 10 KB, 100 KB and 1 MB (medians of five), and
time(1 MB) / time(100 KB), which is 10 where time is linear. Exits with 1 where the ratio of one is above ${HIGHEST_WARM_RATIO}.

--only WORDS   the kinds whose name has these words
--command      run the command as it is built, for each text in a process of its own, and print the milliseconds from its
               start to its end for a short article, at 100 KB and 1 MB; exits with 1 where a ratio is above ${HIGHEST_RATIO}, or
               above ${HIGHEST_WARM_RATIO} without the start where it takes ${LONG_BEYOND / 1000} s more at 1 MB
--rounds N     rounds of the command (default 5; the median counts)
--help`;

/** Characters of the texts that are measured; time at the last by time at the one before it tells whether it is linear. */
export const LENGTHS: readonly number[] = [10_000, 100_000, 1_000_000];
/** A text that would take longer than this, in milliseconds, is not read. */
const LONGEST = 60_000;
/** How often each length is timed. */
const ROUNDS = 5;
/**
 * A shorter text is read for so many milliseconds at a time, but no more than ten times: of ten readings one text ten times
 * as long is made up. One reading of a few milliseconds ends before any garbage is collected, a longer one pays for it.
 */
const BATCH = 300;
const LARGEST_BATCH = 10;
/** Before it counts, a shorter text is read for so many milliseconds, since V8 compiles what is called often. */
const WARM = 100;

export interface Measured {
  /**
   * Milliseconds for one reading of each of the lengths, null where it would have taken too long: of processor time in a warm
   * process; by the clock of the command, of a short article first.
   */
  times: readonly (number | null)[];
  /** Time at the last length by time at the one before it; null where it was not measured. */
  ratio: number | null;
  /** The same of the command without its start, where that tells something. */
  beyond?: number;
  /** What was thrown: reading must never do so. */
  error?: string;
}

/** Reads a text until V8 has compiled what reads it; milliseconds of processor time that the last reading took. */
async function warmUp(read: () => void): Promise<number> {
  let last = 0;
  for (let all = 0, times = 0; all < WARM && times < LARGEST_BATCH; times++) {
    last = await processorTime(read);
    all += last;
  }
  return last;
}

/**
 * Measures what some work takes on a kind of text, at each of the lengths. The lengths take turns, so that a busy machine
 * slows all alike, and the shortest comes after the longest, whose garbage may still be about: none is collected by force,
 * since V8 then forgets what it has compiled too.
 */
export async function measure(work: (text: string) => void, { text: make }: Hostile): Promise<Measured> {
  try {
    const first: number[] = [];
    for (const length of LENGTHS.slice(0, -1)) {
      const text = make(length);
      first.push(await warmUp(() => work(text)));
      const [before, last] = first.slice(-2);
      // what grows as the square goes on to do so
      const growth = last && before ? Math.max(10, last / before) : 10;
      if (first.at(-1)! * growth > LONGEST)
        return { times: LENGTHS.map((_, index) => first[index] ?? null), ratio: null };
    }
    const readings = LENGTHS.map((_, index) =>
      index < first.length ? Math.max(1, Math.min(LARGEST_BATCH, Math.ceil(BATCH / first[index]!))) : 1,
    );
    const works = LENGTHS.map(make).map((text, index) => () => {
      for (let reading = 0; reading < readings[index]!; reading++) work(text);
    });
    const measured = await timeInTurn(works, ROUNDS, 0);
    const times = measured.map((time, index) => time / readings[index]!);
    const [less, more] = times.slice(-2);
    return { times, ratio: less && more ? more / less : null };
  } catch (error) {
    return { times: LENGTHS.map(() => null), ratio: null, error: String(error) };
  }
}

/**
 * Runs the command that reads a short article, nearly all of which is its start, and a text of a kind at the last two of the
 * lengths, all in turn, as often as there are rounds.
 */
async function measureCommand(kind: Hostile, folder: string, rounds: number): Promise<Measured> {
  const contents = [INFOBOX, ...LENGTHS.slice(-2).map((length) => kind.text(length))];
  const texts = contents.map((text, index) => {
    const path = join(folder, `${index}.txt`);
    writeFileSync(path, text);
    return { path, times: [] as number[] };
  });
  try {
    for (let round = 0; round < rounds; round++)
      for (const { path, times } of texts) times.push(1000 * (await extract(path)));
  } catch (error) {
    return { times: texts.map(() => null), ratio: null, error: String(error) };
  }
  const [start = 0, less = 0, more = 0] = texts.map(({ times }) => median(times));
  const isLong = more - start > LONG_BEYOND;
  return {
    times: [start, less, more],
    ratio: more / less,
    // a millisecond where it took no longer than the start
    ...(isLong && { beyond: (more - start) / Math.max(1, less - start) }),
  };
}

/** Seconds that the command takes for a file, from its start to its end. What it prints goes to nothing. */
async function extract(path: string): Promise<number> {
  const { seconds } = await run(process.execPath, [OPENBATTLES, 'extract', path], {
    // 1 says that the article was left out.
    well: [0, 1],
    isUnheard: true,
    longest: LONGEST / 1000,
  });
  return seconds;
}

/** Reads an article from its text to the JSON of its record. */
export function readWhole(text: string): void {
  const row = {
    source_id: 'hostile',
    ...unrecorded('hostile.txt'),
    sha256: '0'.repeat(64),
    characters: new SourceText(text).characters,
    wikidata: null,
  };
  const { record } = readArticle({ path: 'hostile.txt', text, row });
  if (record) formatRecord(record);
}

/** How many of the worst kinds have a row of their own. */
const SHOWN = 5;
/** So many kinds are wanted at least. */
const FEWEST_KINDS = 40;
/** Given to the command in any case: so many kinds with the highest ratios in a warm process, and */
const HIGHEST = 50;
/** all that take longer there at 1 MB, in milliseconds. */
const LONG = 1000;

type Kind = Hostile & { measured: Measured };

const last = ({ measured: { times } }: Kind) => times.at(-1) ?? Number.POSITIVE_INFINITY;
const ratioOf = ({ measured: { ratio } }: Kind) => ratio ?? Number.POSITIVE_INFINITY;
const above = (kinds: readonly Kind[], ratio: number) => kinds.filter((kind) => ratioOf(kind) > ratio).length;

/** A row that counts the kinds above a bound, and the worst and the longest of them. */
function rowsOf(kinds: readonly Kind[], how: string, beside: string, bound: number): Row[] {
  const row =
    (why: string) =>
    (kind: Kind): Row => {
      const [more, less] = [...kind.measured.times].reverse();
      return bounded(
        {
          what: `hostile text, ${how}, ${why}: ${kind.name.replaceAll('|', '\\|')}`,
          measured: `1 MB: ${more?.toFixed(0)} ms`,
          beside: kind.measured.error ?? `100 KB: ${less?.toFixed(1)} ms`,
        },
        ratioOf(kind),
        '≤',
        bound,
      );
    };
  const worst = (by: (kind: Kind) => number) => [...kinds].sort((a, b) => by(b) - by(a)).slice(0, SHOWN);
  return [
    {
      what: `kinds of hostile text, ${how}`,
      measured: `${kinds.length} kinds, ${above(kinds, bound)} above ${bound}`,
      beside,
      ratio: '',
      wanted: `≥ ${FEWEST_KINDS} kinds, none above ${bound}`,
      reached: kinds.length >= FEWEST_KINDS && above(kinds, bound) === 0,
    },
    ...worst(ratioOf).map(row('highest ratio')),
    ...worst(last).map(row('longest')),
  ];
}

export const part: Part = async ({ hostile, rounds, everyCommand }) => {
  readWhole(INFOBOX);
  const kinds = HOSTILE.filter(({ name }) => name.includes(hostile));
  const warm: Kind[] = [];
  for (const kind of kinds) warm.push({ ...kind, measured: await measure(readWhole, kind) });
  const folder = scratchFolder('hostile');
  const steepest = [...warm].sort((a, b) => ratioOf(b) - ratioOf(a)).slice(0, HIGHEST);
  const slow = new Set([...steepest, ...warm.filter((kind) => last(kind) > LONG)]);
  const commands: Kind[] = [];
  for (const kind of everyCommand ? warm : slow)
    commands.push({ ...kind, measured: await measureCommand(kind, folder, rounds) });
  const starts = commands.flatMap(({ measured: { times } }) => times[0] ?? []);
  const which = everyCommand
    ? ''
    : `of the ${kinds.length} the ${HIGHEST} with the highest ratios in a warm process and all that take over ${LONG / 1000} s there; `;
  const command = 'the command `extract` from its start to its end';
  const long = commands.flatMap(({ measured: { beyond } }) => beyond ?? []);
  const steep = long.filter((beyond) => beyond > HIGHEST_WARM_RATIO).length;
  return [
    ...rowsOf(
      commands,
      command,
      `${which}a short article takes ${starts.length > 0 ? median(starts).toFixed(0) : '?'} ms`,
      HIGHEST_RATIO,
    ),
    {
      what: `kinds of hostile text, ${command}, without what a short article takes`,
      measured: `${long.length} kinds, ${steep} above ${HIGHEST_WARM_RATIO}`,
      beside: `those that take ${LONG_BEYOND / 1000} s more at 1 MB; the highest ${Math.max(0, ...long).toFixed(1)}`,
      ratio: '',
      wanted: `none above ${HIGHEST_WARM_RATIO}`,
      reached: long.length > 0 ? steep === 0 : null,
    },
    ...rowsOf(
      warm,
      'processor time in one warm process',
      `${above(warm, HIGHEST_RATIO)} above ${HIGHEST_RATIO}`,
      HIGHEST_WARM_RATIO,
    ),
  ];
};

async function main(): Promise<number> {
  const { values } = readArguments(HELP, {
    options: {
      only: { type: 'string', default: '' },
      command: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
    },
  });
  const rounds = positive('rounds', values.rounds);
  const folder = values.command ? scratchFolder('hostile') : null;
  const bound = folder ? HIGHEST_RATIO : HIGHEST_WARM_RATIO;
  const cell = (value: number | null, digits: number): string =>
    (value === null ? 'too long' : value.toFixed(digits)).padStart(10);
  const heads = [folder ? 'short' : '10 KB', '100 KB', '1 MB', 'ratio', ...(folder ? ['beyond'] : [])];
  console.log(`${'milliseconds'.padEnd(48)}${heads.map((head) => head.padStart(10)).join('')}`);
  // the first article pays for what is made once
  if (!folder) readWhole(INFOBOX);
  let worst = 0;
  const kinds = HOSTILE.filter(({ name }) => name.includes(values.only));
  for (const kind of kinds) {
    const { times, ratio, beyond, error } = await (folder
      ? measureCommand(kind, folder, rounds)
      : measure(readWhole, kind));
    const isAbove = ratio === null || ratio > bound || (beyond ?? 0) > HIGHEST_WARM_RATIO;
    if (isAbove) worst++;
    const line = [...times.map((time) => cell(time, 1)), cell(ratio, 1)];
    if (beyond !== undefined) line.push(cell(beyond, 1));
    console.log(`${kind.name.padEnd(48)}${line.join('')}${error ? `  ${error}` : isAbove ? '  above' : ''}`);
  }
  console.log(`\n${worst} of ${kinds.length} above ${bound}`);
  return worst === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
