import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../src/markdown.ts';
import { type ArticleOptions, parseArticle } from '../src/syntax/parse.ts';
import { remarkWikiText } from '../src/syntax/remark-wiki-text.ts';
import { SourceText } from '../src/text/source-text.ts';

const FIXTURES = new URL('fixtures/syntax/', import.meta.url);

function parse(text: string, options?: ArticleOptions) {
  const file = new VFile();
  const tree = parseArticle(file, new SourceText(text), options);
  return { tree: tree && outline(tree), messages: file.messages.map(describeMessage) };
}

/** A line for each node, indented by its depth: type, place and value. */
function outline(node: Nodes, indent = ''): string[] {
  const { start, end } = node.position!;
  const words = [indent + node.type, `${start.line}:${start.column}-${end.line}:${end.column}`];
  if ('depth' in node) words.push(`depth ${node.depth}`);
  if ('value' in node) words.push(JSON.stringify(node.value));
  const children = 'children' in node ? node.children : [];
  return [words.join(' '), ...children.flatMap((child) => outline(child, `${indent}  `))];
}

function describeMessage({ name, fatal, source, ruleId, reason }: VFile['messages'][number]): string {
  const severity = fatal === undefined ? 'info' : fatal ? 'error' : 'warning';
  return `${name} ${severity} ${source}:${ruleId} ${reason}`;
}

/** The same of Markdown, and what is left out of it. */
function readMarkdown(text: string) {
  const tree = parseMarkdown(text);
  const leftOut = tree.data!.leftOut!.map(({ kind, name, place }) => `${place} ${kind} ${name}`.trim());
  return { tree: outline(tree), leftOut };
}

const READERS = { 'input.txt': parse, 'input.md': readMarkdown };

// To add a case, add a folder with an input.txt or input.md, run with UPDATE=1, and read its tree.json.
describe('fixtures/syntax', () => {
  for (const name of readdirSync(FIXTURES).filter((name) => !name.startsWith('.'))) {
    it(name, () => {
      const [input, ...more] = Object.entries(READERS).filter(([file]) =>
        existsSync(new URL(`${name}/${file}`, FIXTURES)),
      );
      if (!input || more.length > 0) throw new Error('expected one input');
      const [file, read] = input;
      const output = new URL(`${name}/tree.json`, FIXTURES);
      const actual = read(readFileSync(new URL(`${name}/${file}`, FIXTURES), 'utf8'));
      if (process.env.UPDATE) writeFileSync(output, `${JSON.stringify(actual, null, 2)}\n`);
      expect(actual).toEqual(JSON.parse(readFileSync(output, 'utf8')));
    });
  }
});

describe('parseArticle', () => {
  it('takes a text as long as the limit and no longer', () => {
    expect(parse('= Ardon =', { maxCharacters: 9 }).tree).not.toBeNull();
    expect(parse('= Ardon =\n', { maxCharacters: 9 })).toEqual({
      tree: null,
      messages: [
        '1:1 error openbattles:text-too-long The text has 10 characters, more than the 9 that an article may have',
      ],
    });
  });

  it('takes another line for the label of an infobox only above a known key', () => {
    const isInfoboxKey = (key: string) => key === 'Date';
    const types = (text: string) =>
      parse(text, { isInfoboxKey })
        .tree!.slice(1)
        .map((line) => line.trim().split(' ')[0]);
    const field = ['infoboxField', 'infoboxKey', 'infoboxValue'];
    expect(types('A note\n-  Date : 1916\n- Odd: x\n')).toEqual([
      'infobox',
      'infoboxLabel',
      ...field,
      ...field,
    ]);
    expect(types('A note\n- Odd: x\n- Date: 1916\n')).toEqual(['paragraph', 'text']);
    expect(types('A note\n- Date\n')).toEqual(['paragraph', 'text']);
    expect(types('Infobox\n- Odd: x\n')).toEqual(['infobox', 'infoboxLabel', ...field]);
  });

  it('says a hundred times at most that lines of a kind are wrong', () => {
    const file = new VFile();
    parseArticle(file, new SourceText(`Infobox\n${'- no key\n'.repeat(101)}`));
    const messages = file.messages.filter(({ ruleId }) => ruleId === 'field-without-key');
    expect(messages).toHaveLength(100);
    expect(messages.at(-1)!.reason).toMatch(/last message of this kind/);
  });

  it.each(['a', '–', '\u0100'])('finds a NUL wherever it stands, behind %j', (character) => {
    for (const length of [0, 1, 40_000]) {
      const file = new VFile();
      expect(parseArticle(file, new SourceText(`${character.repeat(length)}\0${character}`))).toBeNull();
      const place = { line: 1, column: length + 1, offset: length };
      expect(file.messages).toMatchObject([{ ruleId: 'not-a-text', place, fatal: true }]);
    }
  });
});

describe('remarkWikiText', () => {
  const processor = unified().use(remarkParse).use(remarkWikiText);

  it('reads wiki text, where nothing in a line has a meaning', () => {
    expect(outline(processor.parse('= Ardon =\n\n1942. *a*  \n'))).toEqual([
      'root 1:1-4:1',
      '  heading 1:1-1:10 depth 1',
      '    text 1:3-1:8 "Ardon"',
      '  paragraph 3:1-3:12',
      '    text 3:1-3:12 "1942. *a*  "',
    ]);
  });

  it('leaves a file whose name is one of Markdown to remark-parse', () => {
    const file = new VFile({ path: 'ardon.md', value: '# Ardon\n\n1942 *a*  \n' });
    expect(outline(processor.parse(file))).toEqual([
      'root 1:1-4:1',
      '  heading 1:1-1:8 depth 1',
      '    text 1:1-1:8 "Ardon"',
      '  paragraph 3:1-3:11',
      '    text 3:1-3:11 "1942 a"',
    ]);
  });

  it('reads wiki text alone', () => {
    const file = new VFile({ path: 'ardon.md', value: '= Ardon =' });
    expect(unified().use(remarkWikiText).parse(file).children).toMatchObject([{ type: 'heading' }]);
  });
});
