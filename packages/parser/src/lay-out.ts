import type { Node, Root } from 'mdast';
import type { Paragraph } from './prose/events.ts';
import type { Blocks, FieldParts, Line, Lines } from './syntax/scan-wiki-text.ts';
import type { Span } from './text/reading.ts';

/** The parts of an article, in the order of the text. Spans are UTF-16 offsets into the source text. */
export interface Layout {
  title: string | null;
  /** The headings of the first depth, of which an article should have one. */
  titles: Span[];
  infobox: LaidOutInfobox | null;
  headings: Span[];
  paragraphs: Paragraph[];
}

export interface LaidOutInfobox extends Span {
  /** The line above the fields: "Infobox", or what stands in its place. */
  label: Span;
  fields: InfoboxField[];
  /** The paragraph that no blank line parts from it. */
  next: Span | null;
}

/** A field of the infobox as written, which may lack its key or its value, and its line. There may be many. */
export class InfoboxField implements Span {
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly #keyStart: number;
  readonly #valueStart: number;

  constructor(line: Span, key: string, keyStart: number, value: string, valueStart: number) {
    this.key = key;
    this.value = value;
    this.start = line.start;
    this.end = line.end;
    this.#keyStart = keyStart;
    this.#valueStart = valueStart;
  }

  get keySpan(): Span {
    return { start: this.#keyStart, end: this.#keyStart + this.key.length };
  }

  get valueSpan(): Span {
    return { start: this.#valueStart, end: this.#valueStart + this.value.length };
  }
}

/** Sorts the blocks of an article into what the readers read. */
export class LayoutBuilder implements Blocks {
  readonly layout: Layout = { title: null, titles: [], infobox: null, headings: [], paragraphs: [] };
  readonly #text: string;
  readonly #shift: number;
  #section: string | null = null;
  /** The line after the infobox, while nothing was told after it. */
  #afterInfobox = -1;

  /** @param shift how far into the source text the text begins that the blocks are told of. */
  constructor(text: string, shift: number) {
    this.#text = text;
    this.#shift = shift;
  }

  heading({ start, end }: Line, depth: number, from: number, to: number): void {
    const { layout } = this;
    const span = this.#span(start, end);
    const words = this.#text.slice(from, to);
    if (depth === 1) layout.titles.push(span);
    if (depth === 1 && layout.title === null && layout.paragraphs.length === 0) layout.title = words;
    else this.#section = words;
    layout.headings.push(span);
    this.#afterInfobox = -1;
  }

  label(_line: Line, start: number, end: number): void {
    const label = this.#span(start, end);
    this.layout.infobox = { ...label, label, fields: [], next: null };
  }

  field({ start, end }: Line, { keyStart, keyEnd, valueStart, valueEnd }: FieldParts): void {
    const text = this.#text;
    const shift = this.#shift;
    this.layout.infobox!.fields.push(
      new InfoboxField(
        this.#span(start, end),
        text.slice(keyStart, keyEnd),
        keyStart + shift,
        text.slice(valueStart, valueEnd),
        valueStart + shift,
      ),
    );
  }

  infobox({ start, end, endLine }: Lines): void {
    Object.assign(this.layout.infobox!, this.#span(start, end));
    this.#afterInfobox = endLine + 1;
  }

  paragraph({ start, end, startLine }: Lines): void {
    const { infobox, paragraphs } = this.layout;
    const span = this.#span(start, end);
    if (startLine === this.#afterInfobox) infobox!.next = span;
    this.#afterInfobox = -1;
    paragraphs.push({
      start: span.start,
      end: span.end,
      section: this.#section,
      number: paragraphs.length + 1,
    });
  }

  #span(start: number, end: number): Span {
    return { start: start + this.#shift, end: end + this.#shift };
  }
}

/** Tells `blocks` of the blocks of a tree, as the scanner tells of those of a text. */
export function tellTree(tree: Root, blocks: Blocks): void {
  for (const node of tree.children) {
    if (node.type === 'heading') {
      const { start, end } = linesOf(node.children[0]!);
      blocks.heading(lineOf(node), node.depth, start, end);
    } else if (node.type === 'paragraph') blocks.paragraph(linesOf(node));
    else if (node.type === 'infobox') {
      const [label, ...fields] = node.children;
      const { start, end } = linesOf(label);
      blocks.label(lineOf(label), start, end);
      for (const field of fields) {
        const [key, value] = field.children.map(linesOf) as [Lines, Lines];
        const parts = { keyStart: key.start, keyEnd: key.end, valueStart: value.start, valueEnd: value.end };
        blocks.field(lineOf(field), parts);
      }
      blocks.infobox(linesOf(node));
    }
  }
}

function linesOf({ position }: Node): Lines {
  const { start, end } = position!;
  return {
    start: start.offset!,
    startLine: start.line,
    startLineStart: start.offset! - start.column + 1,
    end: end.offset!,
    endLine: end.line,
    endLineStart: end.offset! - end.column + 1,
  };
}

function lineOf(node: Node): Line {
  const { start, startLine, end } = linesOf(node);
  return { number: startLine, start, end };
}
