import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../src/markdown.ts';
import { parseArticle } from '../src/syntax/parse.ts';
import { partsOf } from '../src/syntax/parts.ts';
import { SourceText } from '../src/text/source-text.ts';

/** Lines of every kind that the syntax tells apart, and pieces that mean something to it or to Markdown. */
const PIECES = [
  ...[
    '= Siege =',
    '==Siege==',
    '=== a = b ===',
    'Infobox',
    'INFOBOX',
    '- Date: 1916',
    '- Place :',
    '- no colon',
    '-',
  ],
  ...[
    'The siege of Ardon.',
    '1942. ',
    '18. March',
    '    ',
    ' ',
    '\t',
    '=',
    '==',
    '====',
    ':',
    '-',
    '- ',
    '+ ',
    '* ',
    '*',
  ],
  ...[
    '#',
    '# ',
    '> ',
    '_',
    '`',
    '```',
    '~~~',
    '<b>',
    '<!--',
    '&amp;',
    '&#0;',
    '[x](y)',
    '[[x|y]]',
    '![',
    ']',
    '[a]: b',
  ],
  ...[
    'https://example.org',
    '\\',
    '\\\\',
    '|',
    '---',
    '***',
    'a',
    'é',
    '–',
    '😀',
    '\u00A0',
    '\u2028',
    '\uFEFF',
    '\uFFFD',
  ],
];
const ENDINGS = ['\n', '\r\n', '\r'];

const line = fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((pieces) => pieces.join(''));

/** Texts made of such lines, with line endings of one kind or mixed, with and without a final one. */
const article = fc
  .tuple(
    fc.constantFrom(
      '',
      '\uFEFF',
      ' ',
      '= Siege =\n\n',
      '= Siege =\r\nInfobox\r\n- Date: 1916\r\n',
      'Infobox\n',
    ),
    fc.array(fc.tuple(fc.oneof(line, fc.constantFrom(...PIECES, '', '')), fc.constantFrom(...ENDINGS)), {
      maxLength: 20,
    }),
    line,
  )
  .map(([top, lines, last]) => top + lines.map((parts) => parts.join('')).join('') + last);

const anyText = fc.oneof(
  { weight: 5, arbitrary: article },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')) },
);

function parse(text: string): Root {
  const tree = parseArticle(new VFile(), new SourceText(text));
  if (!tree) throw new Error('expected a tree');
  return tree;
}

function* descendants(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* descendants(child);
}

const start = (node: Nodes) => node.position!.start.offset!;
const end = (node: Nodes) => node.position!.end.offset!;

function check(property: (text: string, tree: Root) => void): void {
  fc.assert(
    fc.property(anyText, (text) => property(text, parse(text))),
    { numRuns: 300 },
  );
}

describe('the tree of any text', () => {
  it('has literals that are slices of the text', () => {
    check((text, tree) => {
      for (const node of descendants(tree)) {
        if ('value' in node) expect(node.value).toBe(text.slice(start(node), end(node)));
      }
    });
  });

  it('has nodes in order, each within its parent', () => {
    check((_, tree) => {
      for (const node of descendants(tree)) {
        let offset = start(node);
        for (const child of 'children' in node ? node.children : []) {
          expect(start(child)).toBeGreaterThanOrEqual(offset);
          expect(end(child)).toBeGreaterThanOrEqual(start(child));
          offset = end(child);
        }
        expect(end(node)).toBeGreaterThanOrEqual(offset);
      }
    });
  });

  it('has lines and columns that agree with the offsets', () => {
    check((text, tree) => {
      for (const node of descendants(tree)) {
        for (const { line, column, offset } of [node.position!.start, node.position!.end]) {
          const before = text.slice(0, offset).split(/\r\n|\n|\r/);
          expect({ line, column }).toEqual({ line: before.length, column: before.at(-1)!.length + 1 });
        }
      }
    });
  });

  it('leaves out nothing but blanks and line endings between blocks', () => {
    check((text, tree) => {
      let offset = 0;
      let whole = '';
      for (const block of tree.children) {
        const gap = text.slice(offset, start(block));
        expect(gap).toMatch(/^\uFEFF*[ \t\r\n]*$/);
        whole += gap + text.slice(start(block), end(block));
        offset = end(block);
      }
      expect(text.slice(offset)).toMatch(/^\uFEFF*[ \t\r\n]*$/);
      expect(whole + text.slice(offset)).toBe(text);
    });
  });

  it('leaves out nothing but markup within a heading, a paragraph and an infobox', () => {
    const markup = {
      heading: /^[= \t]*$/,
      paragraph: /^$/,
      infobox: /^[ \t\r\n]*$/,
      infoboxField: /^[-: \t]*$/,
    };
    check((text, tree) => {
      for (const node of descendants(tree)) {
        if (!(node.type in markup) || !('children' in node)) continue;
        let offset = start(node);
        let rest = '';
        for (const child of node.children) {
          rest += text.slice(offset, start(child));
          offset = end(child);
        }
        expect(rest + text.slice(offset, end(node))).toMatch(markup[node.type as keyof typeof markup]);
      }
    });
  });

  it('gives fields whose key and value stand in the text', () => {
    check((text, tree) => {
      for (const { key, keySpan, value, valueSpan } of partsOf(tree, text).fields) {
        expect(text.slice(keySpan.start, keySpan.end)).toBe(key);
        expect(text.slice(valueSpan.start, valueSpan.end)).toBe(value);
      }
    });
  });

  it('is the one that reading line by line gives', () => {
    check((text, tree) => {
      const blocks = tree.children.map((block) =>
        [...descendants(block)].flatMap((node) => ('value' in node ? [node.type, node.value] : [node.type])),
      );
      expect(blocks).toEqual(readByLine(text));
    });
  });
});

describe('the tree of any Markdown', () => {
  const checkMarkdown = (property: (text: string, tree: Root) => void) =>
    fc.assert(
      fc.property(anyText, (text) => property(text, parseMarkdown(text))),
      { numRuns: 100 },
    );

  it('has headings, infoboxes and paragraphs, each of one line', () => {
    checkMarkdown((_, tree) => {
      for (const node of tree.children) {
        expect(['heading', 'infobox', 'paragraph', 'yaml']).toContain(node.type);
        if (node.type === 'yaml') continue;
        for (const child of descendants(node))
          if ('value' in child) expect(child.value).not.toMatch(/[\r\n]/);
      }
    });
  });

  it('has blocks in order, with lines and columns that agree with the offsets', () => {
    checkMarkdown((text, tree) => {
      let offset = 0;
      for (const node of tree.children) {
        expect(start(node)).toBeGreaterThanOrEqual(offset);
        expect(end(node)).toBeLessThanOrEqual(text.length);
        offset = end(node);
        for (const point of [node.position!.start, node.position!.end]) {
          const before = text.slice(0, point.offset).split(/\r\n|\n|\r/);
          expect(point).toMatchObject({ line: before.length, column: before.at(-1)!.length + 1 });
        }
      }
    });
  });
});

const TITLE = 'heading 1';

/**
 * The grammar once more, as plainly as it can be said and without a thought for positions: the types and values of
 * each block.
 */
function readByLine(text: string): string[][] {
  const blocks: { kind: string; lines: string[] }[] = [];
  let open: { kind: string; lines: string[] } | undefined;
  const pairs = text.replace(/^\uFEFF*/, '').split(/(\r\n|\n|\r)/);
  for (let index = 0; index < pairs.length; index += 2) {
    const line = pairs[index]!;
    const ending = pairs[index - 1] ?? '';
    const next = pairs[index + 2] ?? '';
    const atTop = blocks.length === 0 || (blocks.length === 1 && blocks[0]!.kind === TITLE);
    const isBlank = trim(line) === '';
    if (isBlank) open = undefined;
    else if (headingOf(line)) {
      open = undefined;
      blocks.push({ kind: `heading ${headingOf(line)!.depth}`, lines: [line] });
    } else if (open?.kind === 'infobox' && line.startsWith('-')) open.lines.push(line);
    else if (open?.kind === 'paragraph') open.lines.push(ending, line);
    else {
      const label = trim(line).toLowerCase() === 'infobox' || /^-[ \t]*[^ \t:][^:]*:/.test(next);
      open = {
        kind: !open && atTop && label && !trim(line).startsWith('-') ? 'infobox' : 'paragraph',
        lines: [line],
      };
      blocks.push(open);
    }
  }
  return blocks.map(({ kind, lines }) => {
    if (kind === 'paragraph') return ['paragraph', 'text', lines.join('')];
    if (kind !== 'infobox') return ['heading', 'text', headingOf(lines[0]!)!.content];
    const [label, ...fields] = lines;
    return ['infobox', 'infoboxLabel', trim(label!), ...fields.flatMap(readField)];
  });
}

function readField(line: string): string[] {
  const colon = line.indexOf(':');
  const key = colon === -1 ? '' : trim(line.slice(1, colon));
  return ['infoboxField', 'infoboxKey', key, 'infoboxValue', trim(line.slice(colon === -1 ? 1 : colon + 1))];
}

function headingOf(line: string): { depth: number; content: string } | null {
  const { left, inner, right } = /^(?<left>=*)(?<inner>.*?)(?<right>=*)[ \t]*$/su.exec(line)!.groups!;
  const content = trim(inner!);
  const isHeading = left !== '' && left!.length <= 6 && left === right && content !== '';
  return isHeading ? { depth: left!.length, content } : null;
}

function trim(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}
