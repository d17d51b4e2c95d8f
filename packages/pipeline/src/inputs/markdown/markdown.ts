import type { List, ListItem, Nodes, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse as parseYaml } from 'yaml';
import { SourceError } from '../../sources/sources.ts';
import { type Loss, Losses } from '../losses.ts';
import { Blocks, fieldKey, writeArticle } from '../source-format.ts';
import { splitMarkdown } from './split-markdown.ts';

/** What front matter may record of the article, besides the fields of its infobox: the columns of `sources`. */
export type MarkdownOrigin = Partial<Record<(typeof ORIGIN_KEYS)[number], string>>;

const ORIGIN_KEYS = ['title', 'url', 'revision', 'retrieved', 'licence', 'attribution'] as const;

/** An article in the source format, what its front matter records of it, and what was left out on the way. */
export interface RenderedMarkdown {
  text: string;
  origin: MarkdownOrigin;
  losses: Loss[];
}

const processor = unified().use(remarkParse).freeze();

/** `Date: 3 May 1808`: a letter, and a colon soon after. */
const FIELD = /^(\p{L}[\p{L}\p{N} _().-]{0,60}?)\s{0,5}:(?:\s{1,20}|$)/u;

/**
 * Renders Markdown (CommonMark) to the source format. The title is the first heading of level 1, else what the front matter
 * says; the infobox is a list of `Key: value` right after the title, or below a heading or line "Infobox", and the keys of
 * the front matter. List items, quotations and code are paragraphs.
 *
 * @param path how messages name it.
 * @param title what the article is called where it does not say so itself.
 * @throws {SourceError} where the front matter is not YAML, or the text is nested so deeply that it cannot be read.
 */
export function renderMarkdown(path: string, markdown: string, title: string): RenderedMarkdown {
  const losses = new Losses();
  const { frontMatter, pieces } = splitMarkdown(markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const { origin, fields } = readFrontMatter(path, frontMatter, losses);
  const article = new MarkdownArticle(fields, losses);
  for (const piece of pieces) {
    try {
      for (const node of processor.parse(piece).children) article.read(node);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new SourceError(`${path}: it is nested too deeply: ${piece.slice(0, 60).trim()}…`);
    }
  }
  const text = writeArticle(article.title ?? origin.title ?? title, article.fields, article.blocks.list);
  return { text, origin, losses: losses.list() };
}

function readFrontMatter(
  path: string,
  yaml: string | null,
  losses: Losses,
): { origin: MarkdownOrigin; fields: [string, string][] } {
  const origin: MarkdownOrigin = {};
  const fields: [string, string][] = [];
  // The failsafe schema leaves every value as it is written: 1e3 is no number here, and no no falsehood.
  let values: unknown = null;
  try {
    if (yaml !== null) values = parseYaml(yaml, { schema: 'failsafe' });
  } catch (error) {
    throw new SourceError(`${path}: the front matter is not YAML: ${(error as Error).message}`);
  }
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return { origin, fields };
  for (const [key, value] of Object.entries(values)) {
    const text = scalars(value);
    const column = ORIGIN_KEYS.find((name) => name === (key === 'license' ? 'licence' : key));
    if (text === null) losses.add('metadata', key, 'infobox');
    else if (column) origin[column] = text;
    else if (text) fields.push([fieldKey(oneLine(key)), text]);
  }
  return { origin, fields };
}

/** A value or a list of them on one line; null where it is neither. */
function scalars(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return oneLine(value);
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return null;
  return value.map(oneLine).filter(Boolean).join(', ');
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Reads the nodes of an article one after the other. */
class MarkdownArticle {
  title: string | null = null;
  readonly fields: [string, string][];
  readonly blocks = new Blocks();
  readonly #losses: Losses;
  /** Whether a list that comes now is the infobox. */
  #box: 'maybe' | 'yes' | 'no' = 'maybe';

  constructor(fields: [string, string][], losses: Losses) {
    this.fields = fields;
    this.#losses = losses;
  }

  read(node: RootContent): void {
    const box = this.#box;
    this.#box = 'no';
    switch (node.type) {
      case 'heading':
        this.#heading(node.depth, this.#inline(node));
        return;
      case 'paragraph': {
        const text = this.#inline(node);
        if (isTable(node)) this.#losses.add('table', '', 'text');
        else if (isInfoboxLine(text)) this.#box = 'yes';
        else this.blocks.paragraph(text);
        return;
      }
      case 'list':
        if (box === 'no' || !this.#infobox(node, box)) this.#items(node);
        // A long list comes in pieces.
        else this.#box = 'yes';
        return;
      case 'blockquote':
        for (const child of node.children) this.read(child as RootContent);
        this.#box = 'no';
        return;
      case 'code':
        this.blocks.paragraph(oneLine(node.value));
        return;
      case 'html':
        if (!/^<!--/.test(node.value)) this.#losses.add('html', node.value.slice(0, 40), 'text');
        this.#box = box;
        return;
      default:
        this.#box = box;
    }
  }

  #heading(depth: number, name: string): void {
    if (isInfoboxLine(name)) this.#box = 'yes';
    else if (depth === 1 && this.title === null) {
      this.title = name || null;
      this.#box = 'maybe';
    } else this.blocks.heading(Math.max(2, depth), name);
  }

  /** Reads a list as the infobox; where nothing says that it is one, all its items have to be fields. */
  #infobox(list: List, box: 'maybe' | 'yes'): boolean {
    const items = list.children.map((item) => this.#field(item));
    if (box === 'maybe' && (list.ordered || items.some((field) => field === null))) return false;
    for (const [index, field] of items.entries()) {
      if (field) this.fields.push(field);
      else this.#items({ ...list, children: [list.children[index]!] });
    }
    return true;
  }

  #field(item: ListItem): [string, string] | null {
    const [first, ...rest] = this.#lines(item);
    const match = FIELD.exec(first ?? '');
    if (!match) return null;
    const values = [first!.slice(match[0].length), ...rest].map((value) => value.replace(/,$/, ''));
    return [fieldKey(match[1]!), values.filter(Boolean).join(', ')];
  }

  /** The paragraphs of an item and of the items in it. */
  #lines(item: ListItem): string[] {
    return item.children.flatMap((node) => {
      if (node.type === 'list') return node.children.flatMap((child) => this.#lines(child));
      return 'children' in node ? [this.#inline(node, 'infobox')] : [];
    });
  }

  #items(list: List): void {
    for (const item of list.children) {
      for (const child of item.children) {
        this.read(child as RootContent);
        this.#box = 'no';
      }
    }
  }

  /** The text of a node on one line: markup goes, its text stays. */
  #inline(node: Nodes, place: Loss['place'] = 'text'): string {
    return oneLine(textOf(this.#strip(node, place)));
  }

  #strip<N extends Nodes>(node: N, place: Loss['place']): N {
    if (!('children' in node)) return node;
    const children = node.children.flatMap((child): Nodes[] => {
      switch (child.type) {
        case 'image':
        case 'imageReference':
          this.#losses.add('image', child.alt ?? '', place);
          return [];
        case 'linkReference':
          // Plain CommonMark has no footnotes; where one is defined it looks like a link.
          if (!child.identifier.startsWith('^')) return [this.#strip(child, place)];
          this.#losses.add('note', '', place);
          return [];
        case 'break':
          return [{ type: 'text', value: ' ' }];
        case 'html':
          return /^<br/i.test(child.value) ? [{ type: 'text', value: ' ' }] : [];
        default:
          return [this.#strip(child, place)];
      }
    });
    return { ...node, children } as N;
  }
}

const isInfoboxLine = (text: string) => /^infobox:?$/i.test(text);

/** A table of GitHub's Markdown is a paragraph in plain CommonMark: its second line is `---|---`. */
function isTable(node: Nodes): boolean {
  const second = textOf(node).split('\n', 2)[1] ?? '';
  return second.includes('|') && second.includes('-') && /^[\s|:-]{3,}$/.test(second);
}
