/** What the measurements share: their rows in the one table, medians, processor time, and the code that is measured. */

/** A line of the table that `bench/all.ts` prints. */
export interface Row {
  what: string;
  /** The median, with its unit. */
  measured: string;
  /** What it is measured beside, with its median. */
  beside: string;
  ratio: string;
  wanted: string;
  /** Null where nothing is wanted. */
  reached: boolean | null;
}

/** What each part is told. A part says in a row why it is left out where what it needs is not there. */
export interface PartOptions {
  /** The folder with the real articles: `plain`, `wikitext`, `exact`, `prose`. */
  corpora: string | undefined;
  /** The folder with dumps of wikis. */
  dumps: string | undefined;
  /** How many articles are built. */
  articles: number;
  rounds: number;
  /** Rounds of what takes minutes. */
  buildRounds: number;
  /** The hostile texts whose name has these words. */
  hostile: string;
  /** Whether every hostile text is given to the command, and not only those that fare worst without a start. */
  everyCommand: boolean;
}

export type Part = (options: PartOptions) => Promise<Row[]>;

/** A row for a part, or a piece of one, that could not be measured. */
export const skipped = (what: string, why: string): Row => ({
  what,
  measured: 'skipped',
  beside: why,
  ratio: '',
  wanted: '',
  reached: null,
});

/** A row that tells something and wants nothing. */
export const told = (what: string, measured: string, beside = '', ratio = ''): Row => ({
  what,
  measured,
  beside,
  ratio,
  wanted: '',
  reached: null,
});

/** A row in which a ratio has a bound. */
export function bounded(
  row: Pick<Row, 'what' | 'measured' | 'beside'>,
  ratio: number,
  sign: '≥' | '≤',
  bound: number,
): Row {
  const reached = sign === '≥' ? ratio >= bound : ratio <= bound;
  return { ...row, ratio: ratio.toFixed(2), wanted: `${sign} ${bound}`, reached };
}

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

/** Milliseconds of processor time, of all threads of this process. */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Milliseconds of processor time of each piece of work, medians. The rounds go through all of them, so that a busy machine
 * slows all alike.
 *
 * @param warm how many rounds before them are not counted.
 */
export async function timeInTurn(
  works: readonly (() => unknown)[],
  rounds: number,
  warm = 2,
): Promise<number[]> {
  const times = works.map((): number[] => []);
  for (let round = -warm; round < rounds; round++) {
    for (const [index, work] of works.entries()) {
      const time = await processorTime(work);
      if (round >= 0) times[index]!.push(time);
    }
  }
  return times.map(median);
}

/**
 * A built module, `parser/dist/index.js`: tsx, which runs this folder, adds to each function of a source what users do not
 * pay for. `T` is the type of its source.
 */
export const built = async <T>(path: string): Promise<T> =>
  import(new URL(`../packages/${path}`, import.meta.url).href);
