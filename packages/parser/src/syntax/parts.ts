import type { Heading, Node, Root } from 'mdast';
import type { Span } from '../text/span.ts';
import { isApparatus, isWork } from './apparatus.ts';
import type { InfoboxField } from './nodes.ts';

/** What the readers read of an article, in the order of the text. Spans are UTF-16 offsets into it. */
export interface ArticleParts {
  title: string | null;
  fields: Field[];
  headings: Span[];
  /** The paragraphs that tell something. Works, notes and links do not, wherever they stand. */
  paragraphs: Paragraph[];
  /** The headings of sections, and the paragraphs, of which nothing is read. */
  apparatus: Span[];
}

/** A field of the infobox as written, which may lack its key or its value, and its line. */
export interface Field extends Span {
  key: string;
  value: string;
  keySpan: Span;
  valueSpan: Span;
}

/** A paragraph of the prose: its span, the heading it stands under, its number over the article from 1. */
export interface Paragraph extends Span {
  section: string | null;
  /** The headings of all the sections that it stands in, the innermost first. */
  enclosing: readonly string[];
  number: number;
}

/** Sorts the blocks of an article into what the readers read. There may be a million: objects are spread in none of them. */
export function partsOf(tree: Root, text: string): ArticleParts {
  const parts: ArticleParts = { title: null, fields: [], headings: [], paragraphs: [], apparatus: [] };
  let open: readonly Section[] = [];
  let section: string | null = null;
  let enclosing: readonly string[] = [];
  let number = 0;
  /** The depth of the section of works that is open; none where it is infinite. */
  let passed = Number.POSITIVE_INFINITY;
  for (const node of tree.children) {
    if (node.type === 'infobox') {
      const [, ...fields] = node.children;
      parts.fields = fields.map(readField);
    } else if (node.type === 'paragraph') {
      const { start, end } = spanOf(node);
      number++;
      if (passed < Number.POSITIVE_INFINITY) continue;
      if (isWork(text.slice(start, end))) parts.apparatus.push({ start, end });
      else parts.paragraphs.push({ start, end, section, enclosing, number });
    } else if (node.type === 'heading') {
      parts.headings.push(spanOf(node));
      const isTitle = node.depth === 1 && parts.title === null && number === 0;
      if (isTitle) parts.title = wordsOf(node);
      else {
        section = wordsOf(node);
        open = [{ depth: node.depth, heading: section }, ...open.filter(({ depth }) => depth < node.depth)];
        enclosing = open.map(({ heading }) => heading);
      }
      if (isTitle || node.depth > passed) continue;
      passed = isApparatus(section ?? '') ? node.depth : Number.POSITIVE_INFINITY;
      if (passed === node.depth) parts.apparatus.push(spanOf(node));
    }
  }
  return parts;
}

/** A section that is open where the reader stands. */
interface Section {
  depth: number;
  heading: string;
}

/** The words of a heading, which are one text. */
function wordsOf({ children: [words] }: Heading): string {
  return words?.type === 'text' ? words.value : '';
}

function readField(field: InfoboxField): Field {
  const [key, value] = field.children;
  const { start, end } = spanOf(field);
  return {
    start,
    end,
    key: key.value,
    value: value.value,
    keySpan: spanOf(key),
    valueSpan: spanOf(value),
  };
}

function spanOf({ position }: Node): Span {
  return { start: position!.start.offset!, end: position!.end.offset! };
}
