import type { Heading, Literal, Node, Root } from 'mdast';
import type { InfoboxField } from './infobox/read-infobox.ts';
import type { Paragraph } from './prose/events.ts';
import type { Span } from './reading.ts';
import type { Infobox } from './syntax/from-wiki-text.ts';

/** The parts of an article, in the order of the text. Spans are UTF-16 offsets into the source text. */
export interface Layout {
  title: string | null;
  /** The fields that have a key; the others are reported by the syntax and have no meaning. */
  fields: InfoboxField[];
  headings: Span[];
  paragraphs: Paragraph[];
}

/** Sorts the nodes of an article's tree into what the readers read. */
export function layOut(tree: Root): Layout {
  const layout: Layout = { title: null, fields: [], headings: [], paragraphs: [] };
  let section: string | null = null;
  for (const node of tree.children) {
    if (node.type === 'heading') {
      const text = textOf(node);
      if (node.depth === 1 && layout.title === null && layout.paragraphs.length === 0) layout.title = text;
      else section = text;
      layout.headings.push(spanOf(node));
    } else if (node.type === 'infobox') layout.fields = layout.fields.concat(fieldsOf(node));
    else if (node.type === 'paragraph') {
      const { start, end } = spanOf(node);
      layout.paragraphs.push({ start, end, section, number: layout.paragraphs.length + 1 });
    }
  }
  return layout;
}

function fieldsOf({ children }: Infobox): InfoboxField[] {
  const fields: InfoboxField[] = [];
  for (const node of children) {
    if (node.type !== 'infoboxField') continue;
    const [key, value] = node.children;
    if (key.value === '') continue;
    fields.push({ key: key.value, keySpan: spanOf(key), value: value.value, valueSpan: spanOf(value) });
  }
  return fields;
}

const textOf = ({ children }: Heading) => children.map((child) => (child as Literal).value).join('');

function spanOf({ position }: Node): Span {
  return { start: position!.start.offset!, end: position!.end.offset! };
}
