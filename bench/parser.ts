import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { anyOptions, generated, mutated, ownTexts, PARSERS } from '../packages/parser/test/parsers.ts';
import { bounded, built, median, type Part, processorTime, skipped, timeInTurn, told } from './measuring.ts';

const HELP = `usage: node --import tsx --conditions=source bench/parser.ts [FOLDER…] [options]

Measures the two parsers of wiki text in one process, each as a plugin of a new processor for each text, and beside them
plain remark-parse, which takes the texts for Markdown: the built code (npm run build). Then the time and memory that the fast one takes of hostile texts,
and how many generated texts give the same tree in both.

FOLDER        with texts (*.txt); one that is not there is skipped with a sentence
--rounds N    rounds of each timing (default 7; the median counts)
--texts N     how many generated texts are compared (default 20000)
--seed N      of the generated texts (default: another one each time)
--help`;

/** How often a round goes through the texts: the fast parser needs many passes, lest it pays for the others' garbage. */
const PASSES = { fast: 50, remark: 1, markdown: 1 };

async function builtParsers(): Promise<Record<keyof typeof PASSES, (text: string) => unknown>> {
  const { wikiTextParser } = await built<typeof import('../packages/parser/src/syntax/wiki-text-parser.ts')>(
    'parser/dist/syntax/wiki-text-parser.js',
  );
  const { remarkWikiText } = await built<typeof import('../packages/parser/src/syntax/remark-wiki-text.ts')>(
    'parser/dist/syntax/remark-wiki-text.js',
  );
  return {
    fast: (text) => unified().use(wikiTextParser).parse(text),
    remark: (text) => unified().use(remarkParse).use(remarkWikiText).parse(text),
    markdown: (text) => unified().use(remarkParse).parse(text),
  };
}

const NAMES: Record<keyof typeof PASSES, string> = {
  fast: 'wikiTextParser',
  remark: 'remark-parse, remarkWikiText',
  markdown: 'remark-parse of Markdown',
};

export interface ParserSpeed {
  /** The name in the table. */
  parser: string;
  /** Megabytes (of UTF-8, in millions of bytes) a second of processor time: the median of all rounds. */
  rate: number;
}

/** The speed of each parser on the texts. */
export async function measureParsers(
  texts: readonly string[],
  rounds: number,
): Promise<Record<keyof typeof PASSES, ParserSpeed>> {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const names = Object.keys(PASSES) as (keyof typeof PASSES)[];
  const parsers = await builtParsers();
  const times = await timeInTurn(
    names.map((name) => () => {
      for (let pass = 0; pass < PASSES[name]; pass++) for (const text of texts) parsers[name](text);
    }),
    rounds,
  );
  const speeds = names.map((name, index) => [
    name,
    { parser: NAMES[name], rate: (bytes * PASSES[name]) / times[index]! / 1000 },
  ]);
  return Object.fromEntries(speeds);
}

/** Compares the trees of generated texts. Throws an error with the shortest text that it finds where two differ. */
export function compareParsers(count: number, seed?: number): number {
  let compared = 0;
  const texts = fc.oneof({ weight: 3, arbitrary: generated }, { weight: 1, arbitrary: mutated(ownTexts()) });
  const property = fc.property(texts, anyOptions, (text, options) => {
    compared++;
    return isDeepStrictEqual(PARSERS.fast(text, options), PARSERS.remark(text, options));
  });
  fc.assert(property, { numRuns: count, ...(seed === undefined ? {} : { seed }) });
  return compared;
}

const HOSTILE: Record<string, { unit: string; top?: string }> = {
  'bare - in an infobox': { unit: '-\n', top: 'Infobox\n' },
  'fields of an infobox': { unit: '- A: b\n', top: 'Infobox\n' },
  'a, =': { unit: 'a\n=\n' },
  'line feeds': { unit: '\n' },
  'CR LF': { unit: '\r\n' },
  'CR and LF': { unit: '\r\n\n\r' },
  'one-character lines': { unit: 'a\n' },
  'one line': { unit: 'the siege ' },
  equals: { unit: '=' },
  'equals and blanks': { unit: '= ' },
  spaces: { unit: ' ' },
  tabs: { unit: '\t' },
  'lines of blanks': { unit: '  \n' },
  headings: { unit: '=a=\n' },
  'low byte of LF': { unit: '\u010A' },
  'low byte of NUL': { unit: '\u0100' },
  NUL: { unit: '\0' },
};

const readTexts = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

export const part: Part = async ({ corpora, rounds, texts: count }) => {
  const compared = told(
    'same tree of generated texts in wikiTextParser and in remark-parse with our extension',
    `${compareParsers(count)} of ${count} texts`,
  );
  const folder = corpora && join(corpora, 'plain');
  if (!folder || !existsSync(folder))
    return [skipped('parser', 'no folder of real articles: --corpora'), compared];
  const { fast, remark, markdown } = await measureParsers(readTexts(folder), rounds);
  const what = 'parser plugin, real articles, built code';
  const measured = `${fast.rate.toFixed(0)} MB/s`;
  return [
    bounded(
      { what, measured, beside: `${markdown.parser}: ${markdown.rate.toFixed(1)} MB/s` },
      fast.rate / markdown.rate,
      '≥',
      100,
    ),
    told(
      what,
      measured,
      `${remark.parser}: ${remark.rate.toFixed(1)} MB/s`,
      (fast.rate / remark.rate).toFixed(2),
    ),
    { ...compared, wanted: '≥ 20000', reached: count >= 20_000 },
  ];
};

async function reportSpeed(folder: string, rounds: number): Promise<void> {
  if (!existsSync(folder)) {
    console.log(`Skipped: there is no ${folder}.\n`);
    return;
  }
  const texts = readTexts(folder);
  const speeds = await measureParsers(texts, rounds);
  console.log(`${folder}, ${texts.length} texts`.padEnd(44), 'MB/s   wikiTextParser is');
  for (const { parser, rate } of Object.values(speeds)) {
    const times = `${(speeds.fast.rate / rate).toFixed(0)} times as fast`;
    console.log(
      parser.padEnd(40),
      rate.toFixed(1).padStart(8),
      rate === speeds.fast.rate ? '' : `  ${times}`,
    );
  }
  console.log();
}

/** All trees are kept in both cases, since it costs time to keep a tree in memory, and a long text has a large one. */
async function reportHostile(rounds: number): Promise<void> {
  const { fast } = await builtParsers();
  console.log('1 MB of'.padEnd(30), '     ms   times a tenth of it');
  for (const [name, { unit, top = '' }] of Object.entries(HOSTILE)) {
    const text = (size: number) => (top + unit.repeat(size / unit.length)).slice(0, size);
    const [short, long] = [text(100_000), text(1_000_000)];
    const times: { long: number; short: number }[] = [];
    for (let round = -1; round < rounds; round++) {
      const time = {
        long: await processorTime(() => [fast(long)]),
        short: (await processorTime(() => Array.from({ length: 10 }, () => fast(short)))) / 10,
      };
      if (round >= 0) times.push(time);
    }
    const milliseconds = median(times.map(({ long }) => long));
    const ratio = median(times.map(({ long, short }) => long / short));
    console.log(name.padEnd(30), milliseconds.toFixed(1).padStart(7), ratio.toFixed(1).padStart(10));
  }
  console.log();
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '7' },
      texts: { type: 'string', default: '20000' },
      seed: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds);
  const count = Number(values.texts);
  if (values.help || !(rounds > 0) || !(count >= 0)) {
    console.log(HELP);
    return values.help ? 0 : 2;
  }
  for (const folder of positionals) await reportSpeed(folder, rounds);
  await reportHostile(rounds);
  const compared = compareParsers(count, values.seed === undefined ? undefined : Number(values.seed));
  console.log(`${compared} generated texts give the same tree in both parsers.`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
