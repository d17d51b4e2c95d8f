import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { positive, readArguments } from './arguments.ts';
import { built, median, type Part, processorTime, skipped, timeInTurn, told } from './measuring.ts';

const HELP = `usage: node --import tsx --conditions=source bench/parser.ts [FOLDER…] [--rounds N]

Measures how fast the built code (npm run build) makes trees of wiki text, and beside it remark-parse, which takes the same
texts for Markdown. Then the time that hostile texts take, wiki text and Markdown.

FOLDER        with texts (*.txt); one that is not there is skipped with a sentence
--rounds N    rounds of each timing (default 7; the median counts)
--help`;

/** How often a round goes through the texts: wiki text needs many passes, lest it pays for the others' garbage. */
const PASSES = { 'wiki text': 50, 'remark-parse': 1 };

type Parser = (text: string) => unknown;

async function parsers(): Promise<Record<keyof typeof PASSES, Parser>> {
  const { remarkWikiText } =
    await built<typeof import('../packages/parser/src/markdown.ts')>('parser/dist/markdown.js');
  return {
    'wiki text': (text) => unified().use(remarkParse).use(remarkWikiText).parse(text),
    'remark-parse': (text) => unified().use(remarkParse).parse(text),
  };
}

/** Megabytes (of UTF-8, in millions of bytes) a second of processor time: the median of all rounds. */
async function measureParsers(
  texts: readonly string[],
  rounds: number,
): Promise<Record<keyof typeof PASSES, number>> {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const names = Object.keys(PASSES) as (keyof typeof PASSES)[];
  const parse = await parsers();
  const times = await timeInTurn(
    names.map((name) => () => {
      for (let pass = 0; pass < PASSES[name]; pass++) for (const text of texts) parse[name](text);
    }),
    rounds,
  );
  const rates = names.map((name, index) => [name, (bytes * PASSES[name]) / times[index]! / 1000] as const);
  return Object.fromEntries(rates) as Record<keyof typeof PASSES, number>;
}

const HOSTILE: Record<string, { unit: string; top?: string }> = {
  'bare - in an infobox': { unit: '-\n', top: 'Infobox\n' },
  'fields of an infobox': { unit: '- A: b\n', top: 'Infobox\n' },
  'a, =': { unit: 'a\n=\n' },
  'line feeds': { unit: '\n' },
  'CR LF': { unit: '\r\n' },
  'CR and LF': { unit: '\r\n\n\r' },
  'one-character lines': { unit: 'a\n' },
  'one-character paragraphs': { unit: 'a\n\n' },
  'one line': { unit: 'the siege ' },
  equals: { unit: '=' },
  'equals and blanks': { unit: '= ' },
  spaces: { unit: ' ' },
  tabs: { unit: '\t' },
  'lines of blanks': { unit: '  \n' },
  headings: { unit: '=a=\n' },
  brackets: { unit: '](' },
  quotations: { unit: '> a\n' },
  definitions: { unit: '[a]: b\n' },
  emphasis: { unit: '*a_' },
  NUL: { unit: '\0' },
};

const readTexts = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

export const part: Part = async ({ corpora, rounds }) => {
  const folder = corpora && join(corpora, 'plain');
  if (!folder || !existsSync(folder)) return [skipped('parser', 'no folder of real articles: --corpora')];
  const rates = await measureParsers(readTexts(folder), rounds);
  return [
    told(
      'tree of a wiki text, real articles, built code',
      `${rates['wiki text'].toFixed(0)} MB/s`,
      `remark-parse of Markdown: ${rates['remark-parse'].toFixed(1)} MB/s`,
      (rates['wiki text'] / rates['remark-parse']).toFixed(0),
    ),
  ];
};

/** All trees are kept in both cases, since it costs time to keep a tree in memory, and a long text has a large one. */
async function reportHostile(kind: string, parse: Parser, size: number, rounds: number): Promise<void> {
  console.log(`${size / 1e6} MB of ${kind}`.padEnd(30), '     ms   times a tenth of it');
  for (const [name, { unit, top = '' }] of Object.entries(HOSTILE)) {
    const text = (length: number) => (top + unit.repeat(length / unit.length)).slice(0, length);
    const [short, long] = [text(size / 10), text(size)];
    const times: { long: number; short: number }[] = [];
    for (let round = -1; round < rounds; round++) {
      const time = {
        long: await processorTime(() => [parse(long)]),
        short: (await processorTime(() => Array.from({ length: 10 }, () => parse(short)))) / 10,
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
  const { values, positionals } = readArguments(HELP, {
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '7' },
    },
  });
  const rounds = positive('rounds', values.rounds);
  for (const folder of positionals) {
    if (!existsSync(folder)) {
      console.log(`Skipped: there is no ${folder}.\n`);
      continue;
    }
    const texts = readTexts(folder);
    console.log(`${folder}, ${texts.length} texts`);
    for (const [name, rate] of Object.entries(await measureParsers(texts, rounds)))
      console.log(name.padEnd(30), `${rate.toFixed(1).padStart(7)} MB/s`);
    console.log();
  }
  const { parseMarkdown } =
    await built<typeof import('../packages/parser/src/markdown.ts')>('parser/dist/markdown.js');
  await reportHostile('wiki text', (await parsers())['wiki text'], 1e6, rounds);
  await reportHostile('Markdown', parseMarkdown, 1e5, Math.min(rounds, 3));
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
