import { createReadStream, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { MAX_CHARACTERS, slug } from '@openbattles/parser';
import { fileName } from '../sources/file-names.ts';
import {
  decodeText,
  ORIGIN_KEYS,
  type Origin,
  type Source,
  type SourceEntry,
  SourceError,
  toSource,
} from '../sources/sources.ts';
import type { Omission } from './omissions.ts';
import { peek } from './peek.ts';
import type { InputProblem, Report } from './report.ts';
import { INFOBOX_NAMES, InfoboxNames } from './wikitext/infobox-names.ts';

/** An article as it was found, not yet decoded or rendered: plain data that can be handed to another thread. */
export interface Article {
  /** How messages name it: the file's path, and `dump.xml#Battle of Actium` or `file.ndjson:12` where a file holds many. */
  path: string;
  /** The name of its text in a release, `battle-of-actium.txt`. */
  file: string;
  format: 'text' | 'markdown' | 'wikitext';
  /** What is recorded of it. */
  origin: Origin;
  /** Its content where it does not stand in a file by itself; null: the bytes are those of the file `path`. */
  content: string | null;
  /** The templates that are the infobox besides those that we know; absent where nobody named any. */
  infoboxes?: readonly string[];
}

/** What a file holds: one article in one of three formats, or many. */
export type InputKind = Article['format'] | 'dump' | 'ndjson';

/** The kinds by how the names of their files end. */
const ENDINGS: readonly (readonly [RegExp, InputKind])[] = [
  [/\.txt$/i, 'text'],
  [/\.(?:md|markdown)$/i, 'markdown'],
  [/\.(?:wiki|wikitext|mediawiki)$/i, 'wikitext'],
  [/\.xml(?:\.bz2)?$/i, 'dump'],
  [/\.(?:ndjson|jsonl)$/i, 'ndjson'],
];

const kindOf = (name: string) => ENDINGS.find(([ending]) => ending.test(name))?.[1];

/** Whether a file of that name is taken by {@link findArticles}, so that a folder of sources can be listed. */
export const isInput = (name: string): boolean => kindOf(name) !== undefined;

/** How messages name what comes from standard input. */
const STANDARD_INPUT = 'standard-input';

export interface FindOptions {
  /** What standard input holds where its first bytes do not tell; a text, or wikitext, if not given. */
  otherwise?: InputKind;
  /** What is recorded of texts by their file names. */
  registry: ReadonlyMap<string, SourceEntry>;
  /** The templates that are the infobox of a battle besides those that we know; without it, what is recorded of the file. */
  infoboxes?: readonly string[];
  /** How long a text may be, in UTF-16 code units: what is longer is told of and not held in memory. */
  maxCharacters?: number | undefined;
  /** Told of what is left out: a line, a page, the rest of a file. */
  report: Report;
  /** Told what a file of many articles holds: nothing is wrong. */
  tell?(problem: InputProblem): void;
}

/**
 * The articles of a file of any kind, one at a time, as they come; `-` is standard input, whose kind is seen from its first
 * bytes. What is wrong is reported, and what stands before it is kept; nothing is thrown.
 */
export async function* findArticles(path: string, options: FindOptions): AsyncGenerator<Article> {
  const infoboxes = options.infoboxes ?? options.registry.get(basename(path))?.infobox ?? [];
  for await (const article of findAll(path, { ...options, infoboxes }))
    yield infoboxes.length === 0 ? article : { ...article, infoboxes };
}

async function* findAll(path: string, options: FindOptions): AsyncGenerator<Article> {
  try {
    const kind = kindOf(path) ?? 'text';
    if (path === '-') yield* findInStream(process.stdin, STANDARD_INPUT, null, options);
    else if (kind === 'dump' || kind === 'ndjson') {
      yield* findInStream(createReadStream(path, { highWaterMark: 2 ** 20 }), path, kind, options);
    } else {
      const { maxCharacters = MAX_CHARACTERS } = options;
      const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 };
      if (size > longestFile(kind, maxCharacters)) options.report({ path, reason: tooLong(maxCharacters) });
      else yield findFile(path, kind, options.registry);
    }
  } catch (error) {
    if (!(error instanceof SourceError || (error as NodeJS.ErrnoException).code)) throw error;
    options.report({ path, reason: (error as Error).message });
  }
}

/** How many bytes a file of one article may have: those of a text of so many characters, and of the markup around it. */
const longestFile = (kind: Article['format'], maxCharacters: number): number =>
  (kind === 'text' ? 3 : 8) * maxCharacters + 3;

const tooLong = (maxCharacters: number) =>
  `it has more than the ${maxCharacters} characters that an article may have (--max-characters allows more)`;

/** A file that is one article. A text keeps its name; of others the rendering has one of its own. */
function findFile(
  path: string,
  format: Article['format'],
  registry: ReadonlyMap<string, SourceEntry>,
): Article {
  const name = basename(path);
  const file = format === 'text' ? name : textName(name.replace(/\.[^.]+$/, ''), 'article');
  return {
    path,
    file,
    format,
    origin: originOf({}, registry.get(file) ?? registry.get(name)),
    content: null,
  };
}

/** A page, a line: what tells nothing of its origin has that which is recorded. */
const originOf = (known: Partial<Origin>, recorded: Partial<Origin> = {}): Origin =>
  Object.fromEntries(ORIGIN_KEYS.map((key) => [key, known[key] ?? recorded[key] ?? null])) as Origin;

const textName = (title: string, otherwise: string) => fileName(slug(title) === '' ? otherwise : title);

const namesWith = (infoboxes: readonly string[] = []) =>
  infoboxes.length === 0 ? INFOBOX_NAMES : new InfoboxNames(infoboxes);

/** How many bytes tell the kind of what has no name. */
const SEEN = 4096;

/** @param kind what it holds; null to see that from its first bytes. */
async function* findInStream(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  kind: InputKind | null,
  { registry, otherwise, infoboxes, maxCharacters = MAX_CHARACTERS, report, tell }: FindOptions,
): AsyncGenerator<Article> {
  const { isBzip2, unpackBzip2 } = await import('./bzip2.ts');
  let stream = await peek(bytes, SEEN);
  if (isBzip2(stream.first)) stream = await peek(unpackBzip2(stream.all), SEEN);
  const names = namesWith(infoboxes);
  const seen = kind ?? kindOfBytes(stream.first, otherwise, names);
  if (seen === 'dump') {
    const { findPages } = await import('./dump.ts');
    const pages = findPages(stream.all, {
      names,
      maxCharacters,
      problem: (reason) => report({ path, reason }),
      tell: (reason) => tell?.({ path, reason }),
    });
    for await (const { title, id, revision, url, wikitext } of pages) {
      const file = textName(title, `page-${id}`);
      const origin = originOf({ title, url, revision }, registry.get(file) ?? registry.get(basename(path)));
      yield { path: `${path}#${title}`, file, format: 'wikitext', origin, content: wikitext };
    }
  } else if (seen === 'ndjson') {
    const { readNdjson } = await import('./ndjson.ts');
    for await (const { line, title, text, format, origin: known, ...article } of readNdjson(
      stream.all,
      (reason, line) => report({ path, line, reason }),
      maxCharacters,
    )) {
      const file = article.file ?? textName(title ?? '', `line-${line}`);
      const origin = originOf({ title, ...known }, registry.get(file) ?? registry.get(basename(path)));
      yield { path: `${path}:${line}`, file, format, origin, content: text };
    }
  } else {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of stream.all) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > longestFile(seen, maxCharacters)) throw new SourceError(tooLong(maxCharacters));
    }
    const text = `${path}.txt`;
    yield { ...findFile(text, seen, registry), content: decodeText(text, Buffer.concat(chunks)) };
  }
}

function kindOfBytes(first: Buffer, otherwise: InputKind | undefined, names: InfoboxNames): InputKind {
  const text = first
    .toString('latin1')
    .replace(/^\xEF\xBB\xBF/, '')
    .trimStart();
  if (text.startsWith('<') && text.includes('<mediawiki')) return 'dump';
  if (/^\{\s{0,9}"/.test(text)) return 'ndjson';
  if (/^(?:---\s|#{1,6} )/.test(text)) return 'markdown';
  if (text.startsWith('{{')) return 'wikitext';
  if (text.startsWith('=')) return 'text';
  return otherwise ?? (names.areIn(text) ? 'wikitext' : 'text');
}

/**
 * Decodes and renders an article: gives its text, and what the rendering left out, which is nothing where it was in the
 * source format already. Hash, number of characters and evidence are those of the rendering, which is what the quotes
 * are cut from.
 *
 * @param bytes its content, where it was read already.
 * @throws {SourceError} where it cannot be read.
 */
export async function openArticle(
  article: Article,
  bytes: Uint8Array | null = contentOf(article),
): Promise<Source & { omissions: readonly Omission[] }> {
  const { path, format, origin, content } = article;
  if (format === 'text' && bytes) return { ...toSource(path, bytes, entryOf(article)), omissions: [] };
  const markup = decodeText(path, bytes);
  if (format === 'wikitext') {
    const { renderWikitext } = await import('./wikitext/render-article.ts');
    const { text, omissions } = renderWikitext(
      origin.title ?? titleOf(path, content),
      markup,
      nameOf(path),
      namesWith(article.infoboxes),
    );
    return { ...rendered(article, text), omissions };
  }
  const { renderMarkdown } = await import('./markdown/render-markdown.ts');
  const { text, origin: stated, omissions } = renderMarkdown(path, markup, origin.title ?? nameOf(path));
  return { ...rendered({ ...article, origin: originOf(origin, stated) }, text), omissions };
}

/** What is known of an article before its text is. */
const entryOf = ({ file, origin }: Article): SourceEntry => ({ ...origin, file, sha256: '' });

/** A text that stands in no file: messages name where it comes from, and its row the file that it would be. */
const rendered = (article: Article, text: string): Source =>
  toSource(article.path, Buffer.from(text), entryOf(article));

/** The bytes of an article as it was found; null where its file cannot be read. */
export function contentOf({ content, path }: Article): Uint8Array | null {
  if (content !== null) return Buffer.from(content);
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** `Battle_of_Actium.wiki` is called Battle of Actium. */
const nameOf = (path: string) =>
  basename(path)
    .replace(/\.[^.]+$/, '')
    .replaceAll('_', ' ');

/** The title of a page that a file is named after. A title of MediaWiki has no small letter at its beginning. */
const titleOf = (path: string, content: string | null) =>
  content === null && !/^\p{Ll}/u.test(basename(path)) ? nameOf(path) : null;
