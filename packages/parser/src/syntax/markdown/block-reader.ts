import type { Heading, List, ListItem, Nodes, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { oneLine } from '../../text/one-line.ts';
import type { Infobox, InfoboxField, LeftOut, Point, Position } from '../nodes.ts';
import type { Piece } from './pieces.ts';

/** `Date: 3 May 1808`: a letter, and a colon soon after. */
const FIELD = /^(\p{L}[\p{L}\p{N} _().-]{0,60}?)\s{0,5}:(?:\s{1,20}|$)/u;

/** Makes the blocks of an article from the trees of the pieces of a Markdown text, one after the other. */
export class BlockReader {
  readonly blocks: RootContent[] = [];
  readonly leftOut: LeftOut[] = [];
  /** Whether a list that comes now is the infobox. */
  #box: 'maybe' | 'yes' | 'no' = 'maybe';
  #isTitled = false;
  #move: (point: Point) => Point = (point) => point;

  readPiece(tree: Root, piece: Piece): void {
    this.#move = mover(piece);
    for (const node of tree.children) this.#read(node);
  }

  #read(node: RootContent): void {
    const box = this.#box;
    this.#box = 'no';
    switch (node.type) {
      case 'heading':
        this.#heading(node);
        return;
      case 'paragraph': {
        const text = this.#inline(node);
        if (isTable(node)) this.leftOut.push({ kind: 'table', name: '', place: 'text' });
        else if (isInfoboxLine(text)) this.#label(text, node);
        else this.#paragraph(text, node);
        return;
      }
      case 'list':
        if (box === 'no' || !this.#infobox(node, box)) this.#items(node);
        // A long list comes in pieces.
        else this.#box = 'yes';
        return;
      case 'blockquote':
        for (const child of node.children) this.#read(child);
        this.#box = 'no';
        return;
      case 'code':
        this.#paragraph(oneLine(node.value), node);
        return;
      case 'html':
        if (!/^<!--/.test(node.value))
          this.leftOut.push({ kind: 'html', name: node.value.slice(0, 40), place: 'text' });
        this.#box = box;
        return;
      default:
        this.#box = box;
    }
  }

  #heading(node: Heading): void {
    const name = this.#inline(node);
    if (isInfoboxLine(name)) {
      this.#label(name, node);
      return;
    }
    if (node.depth === 1 && !this.#isTitled) {
      this.#isTitled = name !== '';
      this.#box = 'maybe';
    }
    const position = this.#position(node);
    this.blocks.push({
      type: 'heading',
      depth: node.depth,
      children: [{ type: 'text', value: name, position }],
      position,
    });
  }

  #paragraph(text: string, node: Nodes): void {
    const position = this.#position(node);
    this.blocks.push({ type: 'paragraph', children: [{ type: 'text', value: text, position }], position });
  }

  /** A heading or a line "Infobox". */
  #label(text: string, node: Nodes): void {
    const position = this.#position(node);
    this.#box = 'yes';
    this.blocks.push({
      type: 'infobox',
      children: [{ type: 'infoboxLabel', value: text, position }],
      position,
    });
  }

  /** Reads a list as the infobox; where nothing says that it is one, all its items have to be fields. */
  #infobox(list: List, box: 'maybe' | 'yes'): boolean {
    const items = list.children.map((item) => this.#field(item));
    if (box === 'maybe' && (list.ordered || items.some((item) => item === null))) return false;
    for (const [index, item] of items.entries()) {
      if (item) {
        this.#openInfobox(item.field).children.push(item.field);
        this.leftOut.push(...item.leftOut);
      } else this.#items({ ...list, children: [list.children[index]!] });
    }
    return true;
  }

  /** The infobox that stands last, which is then as long as to hold the field, or a new one without a label. */
  #openInfobox({ position }: InfoboxField): Infobox {
    const last = this.blocks.at(-1);
    if (last?.type === 'infobox') {
      last.position = { start: last.position!.start, end: position!.end };
      return last;
    }
    const { start, end } = position!;
    const infobox: Infobox = {
      type: 'infobox',
      children: [{ type: 'infoboxLabel', value: '', position: { start, end: start } }],
      position: { start, end },
    };
    this.blocks.push(infobox);
    return infobox;
  }

  #field(item: ListItem): { field: InfoboxField; leftOut: LeftOut[] } | null {
    const leftOut: LeftOut[] = [];
    const [first, ...rest] = this.#lines(item, leftOut);
    const match = FIELD.exec(first ?? '');
    if (!match) return null;
    const values = [first!.slice(match[0].length), ...rest].map((value) => value.replace(/,$/, ''));
    const position = this.#position(item);
    const field: InfoboxField = {
      type: 'infoboxField',
      children: [
        { type: 'infoboxKey', value: match[1]!, position },
        { type: 'infoboxValue', value: values.filter(Boolean).join(', '), position },
      ],
      position,
    };
    return { field, leftOut };
  }

  /** The paragraphs of an item and of the items in it. */
  #lines(item: ListItem, leftOut: LeftOut[]): string[] {
    return item.children.flatMap((node) => {
      if (node.type === 'list') return node.children.flatMap((child) => this.#lines(child, leftOut));
      return 'children' in node ? [inline(node, 'infobox', leftOut)] : [];
    });
  }

  #items(list: List): void {
    for (const item of list.children) {
      for (const child of item.children) {
        this.#read(child);
        this.#box = 'no';
      }
    }
  }

  #inline(node: Nodes): string {
    return inline(node, 'text', this.leftOut);
  }

  /** Where a node of the piece stands in the text. */
  #position({ position }: Nodes): Position {
    return { start: this.#move(position!.start), end: this.#move(position!.end) };
  }
}

/** What turns a point of a piece, definitions included, into one of the whole text. */
function mover({ definitions, start }: Piece): (point: Point) => Point {
  const lines = definitions.split('\n').length - 1;
  return ({ line, column, offset }) => ({
    line: line - lines + start.line - 1,
    column: line === lines + 1 ? column + start.column - 1 : column,
    offset: offset! - definitions.length + start.offset!,
  });
}

/** The text of a node on one line: markup goes, its text stays. */
function inline(node: Nodes, place: LeftOut['place'], leftOut: LeftOut[]): string {
  return oneLine(textOf(strip(node, place, leftOut)));
}

/** The mark of a footnote: `[^1]`. */
const FOOTNOTE = /\[\^[^[\]\s]{1,200}\]/g;

function strip<N extends Nodes>(node: N, place: LeftOut['place'], leftOut: LeftOut[]): N {
  if (!('children' in node)) return node;
  const children = node.children.flatMap((child): Nodes[] => {
    switch (child.type) {
      case 'image':
      case 'imageReference':
        leftOut.push({ kind: 'image', name: child.alt ?? '', place });
        return [];
      case 'linkReference':
        // Plain CommonMark has no footnotes; where one is defined it looks like a link.
        if (!child.identifier.startsWith('^')) return [strip(child, place, leftOut)];
        leftOut.push({ kind: 'note', name: '', place });
        return [];
      case 'text': {
        // Without a definition it looks like text.
        const value = child.value.replace(FOOTNOTE, () => {
          leftOut.push({ kind: 'note', name: '', place });
          return '';
        });
        return [{ ...child, value }];
      }
      case 'break':
        return [{ type: 'text', value: ' ' }];
      case 'html':
        return /^<br/i.test(child.value) ? [{ type: 'text', value: ' ' }] : [];
      default:
        return [strip(child, place, leftOut)];
    }
  });
  return { ...node, children } as N;
}

const isInfoboxLine = (text: string) => /^infobox:?$/i.test(text);

/** A table of GitHub's Markdown is a paragraph in plain CommonMark: its second line is `---|---`. */
function isTable(node: Nodes): boolean {
  const second = textOf(node).split(/\r\n?|\n/, 2)[1] ?? '';
  return second.includes('|') && second.includes('-') && /^[\s|:-]{3,}$/.test(second);
}
