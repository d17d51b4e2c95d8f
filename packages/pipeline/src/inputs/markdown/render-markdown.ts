import { oneLine } from '@openbattles/parser';
import { parseMarkdown } from '@openbattles/parser/markdown';
import { parse as parseYaml } from 'yaml';
import { ORIGIN_KEYS, type Origin, SourceError } from '../../sources/sources.ts';
import { type Omission, Omissions } from '../omissions.ts';
import { Blocks, fieldKey, writeArticle } from '../source-format.ts';

/** An article in the source format, what its front matter records of it, and what was left out on the way. */
export interface RenderedMarkdown {
  text: string;
  origin: Partial<Origin>;
  omissions: Omission[];
}

/**
 * Renders Markdown (CommonMark) to the source format. The title is the first heading of level 1, else what the front matter
 * says; the keys of the front matter stand before the fields of the infobox.
 *
 * @param path how messages name it.
 * @param title what the article is called where it does not say so itself.
 * @throws {SourceError} where the front matter is not YAML, or the text is nested so deeply that it cannot be read.
 */
export function renderMarkdown(path: string, markdown: string, title: string): RenderedMarkdown {
  const omissions = new Omissions();
  const { children, data } = parse(path, markdown);
  let frontMatter: FrontMatter = { origin: {}, fields: [] };
  let stated: string | null = null;
  const fields: [string, string][] = [];
  const blocks = new Blocks();
  for (const node of children) {
    if (node.type === 'yaml') frontMatter = readFrontMatter(path, node.value, omissions);
    else if (node.type === 'infobox') {
      const [, ...rows] = node.children;
      for (const {
        children: [key, value],
      } of rows)
        fields.push([fieldKey(key.value), value.value]);
    } else if (node.type === 'heading' || node.type === 'paragraph') {
      const [words] = node.children;
      const text = words?.type === 'text' ? words.value : '';
      if (node.type === 'paragraph') blocks.paragraph(text);
      else if (node.depth === 1 && stated === null) stated = text || null;
      else blocks.heading(Math.max(2, node.depth), text);
    }
  }
  for (const { kind, name, place } of data?.leftOut ?? []) omissions.add(kind, name, place);
  const { origin } = frontMatter;
  return {
    text: writeArticle(stated ?? origin.title ?? title, [...frontMatter.fields, ...fields], blocks.list),
    origin,
    omissions: omissions.list(),
  };
}

function parse(path: string, markdown: string): ReturnType<typeof parseMarkdown> {
  try {
    return parseMarkdown(markdown);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SourceError(`${path}: ${error.message}`);
  }
}

/** What front matter records of the article: columns of `sources`, and fields of its infobox. */
interface FrontMatter {
  origin: Partial<Origin>;
  fields: [string, string][];
}

function readFrontMatter(path: string, yaml: string, omissions: Omissions): FrontMatter {
  const origin: Partial<Origin> = {};
  const fields: [string, string][] = [];
  // The failsafe schema leaves every value as it is written: 1e3 is no number here, and no no falsehood.
  let values: unknown = null;
  try {
    values = parseYaml(yaml.replace(/\r\n?/g, '\n'), { schema: 'failsafe' });
  } catch (error) {
    throw new SourceError(`${path}: the front matter is not YAML: ${(error as Error).message}`);
  }
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return { origin, fields };
  for (const [key, value] of Object.entries(values)) {
    const text = scalars(value);
    const column = ORIGIN_KEYS.find((name) => name === (key === 'license' ? 'licence' : key));
    if (text === null) omissions.add('metadata', key, 'infobox');
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
