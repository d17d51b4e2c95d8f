import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { WikiTextOptions } from '../src/syntax/grammar.ts';
import { remarkWikiText } from '../src/syntax/remark-wiki-text.ts';
import { wikiTextParser } from '../src/syntax/wiki-text-parser.ts';

/** Both parsers of wiki text, as plugins of a new processor for each text. */
export const PARSERS = {
  fast: (text: string, options?: WikiTextOptions) => unified().use(wikiTextParser, options).parse(text),
  remark: (text: string, options?: WikiTextOptions) =>
    unified().use(remarkParse).use(remarkWikiText, options).parse(text),
};

/** Some keys are known and some are not, among them what the pieces below make of keys. */
export const isInfoboxKey = (key: string): boolean => key.length % 2 === 0;

/** Every key is known, or some are. */
export const anyOptions = fc.constantFrom<WikiTextOptions | undefined>(undefined, { isInfoboxKey });

/** What the syntax tells apart, and what surrounds it: pieces of lines, line endings, and characters that are neither. */
export const PIECES = [
  ...['= ', ' =', '=', '==', '===', '=======', '= Siege =', '==Siege==', '\n= A =\n'],
  ...['Infobox', 'INFOBOX', 'Infobox\n', 'infobox \r\n', 'Note\n'],
  ...['-', '- ', '-\n', '\n-', '- Key: value', '\n- Date: 1916', '- : x', ': ', ':', '- no colon'],
  ...[' ', '  ', '   ', '    ', '\t', ' \t'],
  ...['\n', '\n', '\r', '\r\n', '\n\n', '\n\r', '\r\r\n'],
  ...[
    '\0',
    '\uFEFF',
    '\uFFFD',
    '\f',
    '\v',
    '\u0085',
    '\u00A0',
    '\u2028',
    '\u3000',
    '\u0100',
    '\u010A',
    '\u010D',
  ],
  ...['word', 'The siege', '1942. ', 'é', '–', '😀', '\uD83D', '\uDE00'],
  ...['# ', '> ', '* ', '+ ', '```', '<b>', '&amp;', '[a]: b', '\\', '---'],
];

/** The texts of the fixtures and the sources of the repository. */
export function ownTexts(): string[] {
  const fixtures = new URL('fixtures/syntax/', import.meta.url);
  const sources = new URL('../../../sources/', import.meta.url);
  const paths = [
    ...readdirSync(fixtures).map((name) => new URL(`${name}/input.txt`, fixtures)),
    ...readdirSync(sources).map((name) => new URL(name, sources)),
  ];
  return paths
    .filter((path) => path.pathname.endsWith('.txt') && existsSync(path))
    .map((path) => readFileSync(path, 'utf8'));
}

const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }).map((parts) => parts.join(''));

const blanks = fc.array(fc.constantFrom(' ', '\t'), { maxLength: 5 }).map((parts) => parts.join(''));

/** The tops of articles, where the infobox is looked for: even blanks before the first line are seen in its position. */
const top = fc.oneof(
  fc.constantFrom('', '', '\uFEFF', '= A =\n', '= A =\n\nInfobox\n'),
  blanks.map((before) => `${before}Infobox\n- a: b\r\n`),
);

/** Texts made of such pieces alone. */
export const generated = fc.tuple(top, pieces).map((parts) => parts.join(''));

/**
 * Real texts of which some stretches are replaced by pieces. Of a long text only a part is taken, from the beginning of
 * the text or from somewhere within, so that thousands can be compared.
 */
export function mutated(texts: readonly string[]) {
  const edit = fc.record({ at: fc.nat(2000), removed: fc.nat(12), inserted: pieces });
  return fc
    .record({
      text: fc.constantFrom(...texts),
      from: fc.oneof(fc.constant(0), fc.nat(100_000)),
      length: fc.nat(2000),
      edits: fc.array(edit, { maxLength: 6 }),
      lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    })
    .map(({ text, from, length, edits, lineEnd }) => {
      const start = from % (text.length + 1);
      const part = text.slice(start, start + length).replaceAll('\n', lineEnd);
      return edits.reduce((edited, { at, removed, inserted }) => {
        const index = at % (edited.length + 1);
        return edited.slice(0, index) + inserted + edited.slice(index + removed);
      }, part);
    });
}
