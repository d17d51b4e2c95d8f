/**
 * Measures whether reading an article takes linear time, on texts made to be slow: from the text over the record and its
 * validation to JSON. Medians of several rounds, in which a short text is read as often as makes up a longer one, so that both
 * pay for their garbage. Run with --help for the arguments.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SourceText } from '../packages/parser/src/source-text.ts';
import { formatRecord, readArticle } from '../packages/pipeline/src/read-article.ts';
import { unrecorded } from '../packages/pipeline/src/sources.ts';
import { bounded, type Part, processorTime, timeInTurn, told } from './measuring.ts';

/** Ten times the text in twelve times the time: what the caches of the processor take. */
const HIGHEST_RATIO = 12;

const HELP = `usage: node --import tsx --conditions=source bench/hostile.ts [options]

Prints one line for each kind of text: milliseconds of processor time at 10 KB, 100 KB and 1 MB (medians of five), and
time(1 MB) / time(100 KB), which is 10 where time is linear. Exits with 1 where the ratio of one is above ${HIGHEST_RATIO}.

--only WORDS   the kinds whose name has these words
--help`;

/** A kind of text that is slow to read with some way of reading. */
export interface Hostile {
  name: string;
  /** A text of so many UTF-16 code units, or a few less. */
  text(length: number): string;
}

const INFOBOX = `= Battle of Lens =

Infobox
- Date: 20 August 1648
- Place: Lens, France
- Result: French victory
- Combatant1: France
- Combatant2: Spanish Empire (SE), Holy Roman Empire
- Commander1: Prince of Condé
- Commander2: Archduke Leopold Wilhelm, Jean de Beck †
- Strength1: 16,000 men, 18 guns
- Strength2: 18,000
- Casualties1: 1,500 killed or wounded
- Casualties2: 3,000 killed, 5,000 captured

`;

/** Whole units only: what a half one says at the end may be another kind of text. */
const fill = (unit: string, length: number): string =>
  unit.repeat(Math.max(1, Math.floor(length / unit.length)));

/** What is counted up in a unit: a number of its own in each. */
const counted = (unit: (index: number) => string, length: number): string => {
  const units: string[] = [];
  for (let size = 0; size < length; size += units.at(-1)!.length) units.push(unit(units.length));
  return units.join('').slice(0, length);
};

/** The prose of an article, nothing but this. */
const prose = (name: string, unit: string): Hostile => ({
  name,
  text: (length) => INFOBOX + fill(unit, length - INFOBOX.length),
});

/** The one value of a field, nothing but this, and a paragraph after it. */
const field = (key: string, unit: string): Hostile => ({
  name: `${key}: ${unit.trim() === '' ? 'spaces' : unit.trim()}`,
  text: (length) =>
    `= Battle =\n\nInfobox\n- ${key}: ${fill(unit, length)}\n\nOn 1 May 300 men were killed.\n`,
});

/** What the value of every field is filled with, beside the words that it is made for. */
const ANY_VALUE = ['(', '() ', 'a ', 'A, ', '1 ', '{{', '<ref>', 'and ', ' '];

const FIELDS: Readonly<Record<string, string>> = {
  Date: '1 May 1916 – 3 June 1917, ',
  Place: 'near Lens, present-day France; ',
  Coordinates: `50°25'N 2°50'E; `,
  Result: 'Decisive French victory, ',
  Territory: 'France annexes Artois, ',
  Partof: 'the Thirty Years War, ',
  Combatant1: 'Kingdom of France and Spain (SP): ',
  Commander1: 'Gen. John Smith † and Prince of Condé (WIA), ',
  Strength1: '16,000–18,000 men (300 guns), ',
  Casualties1: '300 killed, 20–30 wounded (10 officers), ',
};

export const HOSTILE: readonly Hostile[] = [
  // Markdown
  prose('stars', '*'),
  prose('stars apart', '* '),
  prose('star a', '*a '),
  prose('nested emphasis', '*a **b '),
  prose('underscores', '_'),
  prose('backticks', '`'),
  prose('backticks apart', '` `` '),
  prose('number signs', '#'),
  prose('heading lines', '# a\n'),
  prose('angles', '>'),
  prose('quote lines', '> a\n'),
  prose('nested quotes', '> > > > a\n'),
  prose('links', '[a](b) '),
  prose('open links', '[a]('),
  prose('images', '![a'),
  prose('definitions', '[a]: b\n'),
  prose('tags', '<a>'),
  prose('open tags', '<'),
  prose('comments', '<!-- '),
  prose('html blocks', '<div>\n\n'),
  prose('entities', '&amp;'),
  prose('ampersands', '&'),
  prose('tildes', '~'),
  prose('fences', '```\n'),
  prose('tilde fences', '~~~ a\n'),
  prose('thematic breaks', '---\n'),
  prose('star breaks', '***\n'),
  prose('setext headings', 'a\n===\n'),
  prose('tables', '| a | b |\n|---|---|\n'),
  prose('bullets', '- a\n'),
  prose('bare bullets', '-\n'),
  prose('numbers of a list', '1. a\n'),
  { name: 'deep bullets', text: (length) => INFOBOX + counted((i) => `${' '.repeat(i % 200)}- a\n`, length) },
  { name: 'bullets in bullets', text: (length) => INFOBOX + fill('- ', length) },
  prose('backslashes', '\\'),
  prose('indented code', '    a\n'),
  // The lines of an article
  prose('equals signs', '='),
  prose('equals lines', '=\n'),
  prose('wiki headings', '== Siege ==\n\n'),
  prose('half wiki headings', '== Siege\n'),
  prose('short paragraphs', 'On 1 May 300 men were killed.\n\n'),
  prose('lines of one word', 'men\n'),
  prose('line feeds', '\n'),
  prose('carriage returns', '\r'),
  prose('both', '\r\n'),
  prose('keys', 'Date: 1 May 1916\n'),
  {
    name: 'thousands of fields',
    text: (length) => `= Battle =\n\nInfobox\n${counted((i) => `- Key${i}: value\n`, length)}`,
  },
  {
    name: 'fields of all sides',
    text: (length) =>
      `= Battle =\n\nInfobox\n${counted((i) => `- Combatant${1 + (i % 9)}: Party ${i}\n`, length)}\n\nThe war began on 1 May.\n`,
  },
  {
    name: 'fields of commanders',
    text: (length) =>
      `= Battle =\n\nInfobox\n${counted((i) => `- Commander${1 + (i % 9)}: John Smith${i}\n`, length / 2)}\n\n${fill('The men of the other side fled. ', length / 2)}\n`,
  },
  // Characters
  prose('open brackets', '('),
  prose('closed brackets', ')'),
  prose('square brackets', '['),
  prose('pairs of brackets', '()'),
  prose('braces', '{{'),
  prose('open and closed', '((((()'),
  prose('bars', '|'),
  prose('spaces', ' '),
  prose('no-break spaces', '\u00a0'),
  prose('tabs', '\t'),
  prose('digits', '1234567890'),
  prose('thousands', '1,234,'),
  prose('1,1,1,1', '1,'),
  prose('points', '.'),
  prose('commas', ','),
  prose('semicolons', ';'),
  prose('colons', ':'),
  prose('hyphens', '-'),
  prose('dashes', '–'),
  prose('quotes', '"'),
  prose('curly quotes', '“'),
  prose('quotes of a word', '“a” '),
  prose('apostrophes', "'"),
  prose("one's", "a's "),
  prose('one letter', 'a'),
  prose('capital letter', 'A'),
  prose('one-letter words', 'a '),
  prose('capital words', 'Aa '),
  prose('capital letters', 'A. '),
  prose('null characters', '\u0000'),
  prose('surrogate pairs', '😀'),
  prose('lone surrogates', '\ud800'),
  prose('combining marks', '\u0301'),
  prose('letters with marks', 'e\u0301'),
  prose('other scripts', 'Битва '),
  prose('full-width letters', 'Ａ'),
  // Words
  prose('months', 'January February March '),
  prose('May', 'May '),
  prose('days', '1 May '),
  prose('full days', '1 May 1916, '),
  prose('years', '1916 1917 '),
  prose('lists of years', '1916, 1917 and 1918, '),
  prose('lists of days', '1,1,1,1 May '),
  prose('the next day', 'the next day '),
  prose('the next', 'the next '),
  prose('and', 'and '),
  prose('of the', 'of the '),
  prose('killed', 'killed '),
  prose('men', 'men '),
  prose('men were killed', '300 men were killed '),
  prose('men were killed, and', '300 men were killed, 20 wounded and 10 captured, '),
  prose('sentences', 'The French claimed that 300 Spanish soldiers were killed. '),
  prose('dated sentences', 'On 20 August 1648 the French claimed that 300 Spanish soldiers were killed. '),
  prose('claimants', 'According to Condé, 300 were killed, while Beck said 200. '),
  prose('numbers in words', 'three hundred thousand '),
  prose('hundreds', 'hundreds of '),
  prose('about', 'about '),
  prose('number to number', '10 to 20 '),
  prose('names', 'Prince of Condé '),
  prose('acronyms', '(SE) '),
  prose('fighters', 'Ansar Dine rebels '),
  prose('speakers', 'he said that '),
  prose('none', 'no men were killed '),
  ...Object.entries(FIELDS).flatMap(([key, value]) =>
    [value, ...ANY_VALUE].map((unit): Hostile => field(key, unit)),
  ),
];

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
  /** Milliseconds of processor time for one reading of each of the lengths; null where it would have taken too long. */
  times: readonly (number | null)[];
  /** Time at the last length by time at the one before it; null where it was not measured. */
  ratio: number | null;
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

/** Reads an article from its text to the JSON of its record. */
export function readWhole(text: string): void {
  const row = {
    source_id: 'hostile',
    ...unrecorded('hostile.txt'),
    sha256: '0'.repeat(64),
    characters: new SourceText(text).characters,
  };
  const { record } = readArticle({ path: 'hostile.txt', text, row });
  if (record) formatRecord(record);
}

/** How many of the worst kinds have a row of their own. */
const SHOWN = 5;

export const part: Part = async ({ hostile }) => {
  readWhole(INFOBOX);
  const all: ({ name: string } & Measured)[] = [];
  for (const kind of HOSTILE.filter(({ name }) => name.includes(hostile)))
    all.push({ name: kind.name, ...(await measure(readWhole, kind)) });
  const last = ({ times }: Measured) => times.at(-1) ?? Number.POSITIVE_INFINITY;
  const ratioOf = ({ ratio }: Measured) => ratio ?? Number.POSITIVE_INFINITY;
  const above = all.filter((each) => ratioOf(each) > HIGHEST_RATIO);
  const row = (why: string) => (each: (typeof all)[number]) =>
    bounded(
      {
        what: `extract of hostile text, ${why}: ${each.name.replaceAll('|', '\\|')}`,
        measured: `1 MB: ${last(each).toFixed(0)} ms`,
        beside:
          each.error ?? `100 KB: ${each.times[1]?.toFixed(1)} ms; 10 KB: ${each.times[0]?.toFixed(1)} ms`,
      },
      ratioOf(each),
      '≤',
      HIGHEST_RATIO,
    );
  return [
    {
      ...told('kinds of hostile text, extract as a whole', `${all.length} kinds`, `${above.length} above`),
      wanted: `≥ 40 kinds, none above ${HIGHEST_RATIO}`,
      reached: all.length >= 40 && above.length === 0,
    },
    ...[...all]
      .sort((a, b) => ratioOf(b) - ratioOf(a))
      .slice(0, SHOWN)
      .map(row('highest ratio')),
    ...[...all]
      .sort((a, b) => last(b) - last(a))
      .slice(0, SHOWN)
      .map(row('longest')),
  ];
};

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const kinds = HOSTILE.filter(({ name }) => name.includes(values.only ?? ''));
  const cell = (value: number | null, digits: number): string =>
    (value === null ? 'too long' : value.toFixed(digits)).padStart(10);
  console.log('milliseconds                                         10 KB    100 KB      1 MB     ratio');
  // the first article pays for what is made once
  readWhole(INFOBOX);
  let worst = 0;
  for (const kind of kinds) {
    const { times, ratio, error } = await measure(readWhole, kind);
    const isAbove = ratio === null || ratio > HIGHEST_RATIO;
    if (isAbove) worst++;
    const line = times.map((time) => cell(time, 1)).join('');
    console.log(
      `${kind.name.padEnd(48)}${line}${cell(ratio, 1)}${error ? `  ${error}` : isAbove ? '  above' : ''}`,
    );
  }
  console.log(`\n${worst} of ${kinds.length} above ${HIGHEST_RATIO}`);
  return worst === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
