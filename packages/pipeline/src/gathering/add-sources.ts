import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ReadOptions } from '@openbattles/parser';
import { VFile } from 'vfile';
import { renderArticle } from '../inputs/wikitext/render-article.ts';
import { MessagePrinter, messagesOf } from '../reading/messages.ts';
import { readArticle } from '../reading/read-article.ts';
import {
  formatRegistry,
  REGISTRY,
  readRegistry,
  type SourceEntry,
  SourceError,
  sha256,
  toSource,
} from '../sources/sources.ts';
import { fetchArticle, readPageAddress, WikiError, type WikiOptions } from '../sources/wiki/client.ts';
import { writeTogether } from '../sources/write-together.ts';

/** What whoever adds a text says of it. */
export interface Stated {
  url?: string;
  licence?: string;
  attribution?: string;
}

export interface AddOptions {
  /** The folder of the texts and of `sources.json`. */
  sources: string;
  stated: Stated;
  /** Whether a text that is there already gives way. */
  replace: boolean;
  /** Whether notes are printed too. */
  notes: boolean;
  /** Where an article is fetched; `api` only where it is named, else an address tells it. */
  wiki: Omit<WikiOptions, 'api'> & { api?: string };
  reading: ReadOptions;
  tell: (message: string) => void;
}

/** A text that is ready to be added: it was read, and nothing has been written yet. */
interface Addition {
  bytes: Uint8Array;
  entry: SourceEntry;
  /** Whether there is nothing to do. */
  known: boolean;
}

/** One of the things to add cannot be added; the message says why, and what to do. */
export class AddError extends Error {}

const DEFAULT_API = 'https://en.wikipedia.org/w/api.php';

/**
 * Adds texts to the sources: local files, and articles that are fetched by their title or address. All are fetched,
 * rendered and read before the first is written; where one of them fails, none is.
 *
 * @returns what is recorded of each now, or null where something failed. What failed was told.
 */
export async function addSources(
  things: readonly string[],
  options: AddOptions,
): Promise<SourceEntry[] | null> {
  const registry = readRegistry(options.sources);
  const additions: Addition[] = [];
  for (const thing of things) {
    try {
      const addition = await prepare(thing, registry, options);
      const twin = additions.find(({ entry }) => entry.file === addition.entry.file);
      if (twin)
        throw new AddError(`${thing} is ${addition.entry.file}, which is among what is added already`);
      additions.push(addition);
    } catch (error) {
      if (!(error instanceof AddError || error instanceof WikiError || error instanceof SourceError))
        throw error;
      options.tell(error.message);
    }
  }
  if (additions.length < things.length) return null;
  const files = new Map<string, Uint8Array | string>();
  for (const { bytes, entry, known } of additions) {
    registry.set(entry.file, entry);
    const path = join(options.sources, entry.file);
    if (!known && !(existsSync(path) && readFileSync(path).equals(bytes))) files.set(path, bytes);
  }
  // Last, so that a text is there before it is recorded.
  files.set(join(options.sources, REGISTRY), formatRegistry(registry.values()));
  try {
    writeTogether(files);
  } catch (error) {
    options.tell(`${options.sources} cannot be written: ${(error as Error).message}`);
    return null;
  }
  return additions.map(({ entry }) => entry);
}

async function prepare(
  thing: string,
  registry: ReadonlyMap<string, SourceEntry>,
  options: AddOptions,
): Promise<Addition> {
  if (existsSync(thing)) return prepareFile(thing, registry, options);
  if (/^https?:\/\//i.test(thing)) {
    const address = readPageAddress(thing);
    if (address)
      return await prepareArticle(address.title, options.wiki.api ?? address.api, registry, options);
    throw new AddError(`${thing} is no address of a wiki's page. Give the title of the article, and --api.`);
  }
  if (/\.txt$|^[.~]{0,2}\//.test(thing)) throw new AddError(`There is no file ${thing}.`);
  return await prepareArticle(thing, options.wiki.api ?? DEFAULT_API, registry, options);
}

function prepareFile(
  path: string,
  registry: ReadonlyMap<string, SourceEntry>,
  options: AddOptions,
): Addition {
  const { bytes, title, id } = read(path, readBytes(path), options);
  const inPlace =
    existsSync(options.sources) && realpathSync(dirname(path)) === realpathSync(options.sources);
  const file = place(inPlace ? basename(path) : `${id}.txt`, title, null, bytes, inPlace, registry, options);
  const before = registry.get(file);
  const same = before?.sha256 === sha256(bytes);
  const entry: SourceEntry = {
    file,
    title: before?.title ?? title,
    url: before?.url ?? null,
    // Of a text that someone has changed, nobody knows which revision it is.
    revision: same ? before.revision : null,
    retrieved: same ? before.retrieved : null,
    licence: before?.licence ?? null,
    attribution: before?.attribution ?? null,
    ...options.stated,
    sha256: sha256(bytes),
  };
  return { bytes, entry, known: same };
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new AddError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

async function prepareArticle(
  asked: string,
  api: string,
  registry: ReadonlyMap<string, SourceEntry>,
  options: AddOptions,
): Promise<Addition> {
  if (options.stated.url !== undefined) {
    throw new AddError(`--url says where a FILE is from; the address of “${asked}” is what the wiki says.`);
  }
  const article = await fetchArticle(asked, { ...options.wiki, api, tell: options.tell });
  if (article.redirectedFrom !== null)
    options.tell(`“${article.redirectedFrom}” leads to “${article.title}”`);
  const rendered = renderArticle(article.title, article.wikitext);
  const bytes = Buffer.from(rendered.text);
  const file = new VFile({ path: article.title });
  for (const loss of rendered.losses)
    file.message(loss, { ruleId: 'left-out', source: 'openbattles-wikitext' });
  new MessagePrinter({ notes: options.notes, all: true }).print(file.path, messagesOf(file));
  const { title, id } = read(article.title, bytes, options);
  const name = place(`${id}.txt`, title, article.url, bytes, false, registry, options);
  const before = registry.get(name);
  if (before?.sha256 === sha256(bytes) && !options.replace) {
    return { bytes, entry: { ...before, ...options.stated }, known: true };
  }
  const licence = options.stated.licence ?? article.licence;
  if (licence === null) {
    options.tell(
      `${api} names its licence “${article.licenceText ?? ''}”, which has no SPDX identifier that we know`,
    );
  }
  const entry: SourceEntry = {
    file: name,
    title: article.title,
    url: article.url,
    revision: article.revision,
    retrieved: new Date().toISOString().slice(0, 10),
    licence,
    attribution: options.stated.attribution ?? article.attribution,
    sha256: sha256(bytes),
  };
  return { bytes, entry, known: false };
}

/** Reads a text as `build` will, so that none is added that a build would leave out. */
function read(
  path: string,
  bytes: Uint8Array,
  options: AddOptions,
): { bytes: Uint8Array; title: string; id: string } {
  const { file, record } = readArticle(toSource(path, bytes), options.reading);
  new MessagePrinter({ notes: options.notes, all: true }).print(file.path, messagesOf(file));
  if (!record)
    throw new AddError(`${path} is not added: a build would leave it out, for what is said above.`);
  const { title, battle_id: id } = record.battle;
  if (title === null) {
    throw new AddError(`${path} is not added: it has no title. Its first line is to be = Title =`);
  }
  if (record.infobox.length === 0 && record.events.length === 0) {
    throw new AddError(
      `${path} is not added: it has neither an infobox nor a dated passage, so that no row would come of it.`,
    );
  }
  return { bytes, title, id };
}

/** The file of a text. What is there already stays, unless it is to be replaced. */
function place(
  file: string,
  title: string,
  url: string | null,
  bytes: Uint8Array,
  inPlace: boolean,
  registry: ReadonlyMap<string, SourceEntry>,
  { sources, replace }: AddOptions,
): string {
  const twin = [...registry.values()].find(
    (entry) => entry.file !== file && (entry.title === title || (url !== null && entry.url === url)),
  );
  if (twin && inPlace) {
    throw new AddError(`${join(sources, twin.file)} is the same article, “${title}”. Remove one of the two.`);
  }
  const name = registry.has(file) || !twin ? file : twin.file;
  const path = join(sources, name);
  if (inPlace || replace || !existsSync(path) || readFileSync(path).equals(bytes)) return name;
  throw new AddError(`${path} is there already. --replace puts the new text of “${title}” in its place.`);
}
