import { createHash } from 'node:crypto';
import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SourceRow } from '@openbattles/schema';
import { isFile } from '../files/files.ts';

/** What is recorded of a source text in `sources.json`. What is not known is null. Keys that are not here are kept. */
export interface SourceEntry
  extends Pick<
    SourceRow,
    'file' | 'title' | 'url' | 'revision' | 'retrieved' | 'licence' | 'attribution' | 'sha256'
  > {
  /** The article's item in Wikidata, `Q123`, as its wiki says. */
  wikidata?: string | null;
  /** Where the wiki is asked that the text was fetched from. */
  api?: string;
  /** What that wiki says of its licence, in its own words. */
  rights?: { url?: string; text?: string };
  /** The hash of the text as it was fetched: another one was edited by hand since. */
  fetched_sha256?: string;
  /** The templates that are the infobox of a battle in that file, besides those that we know. */
  infobox?: string[];
  /** The rules of doubts that somebody has looked at, and that are not told again. */
  accepted?: string[];
}

/** The columns of `sources` that tell where a text is from, which inputs of several kinds may state. */
export const ORIGIN_KEYS = [
  'title',
  'url',
  'revision',
  'retrieved',
  'licence',
  'attribution',
  'wikidata',
] as const;

/** Where a text is from, as far as it is known; nulls else. */
export type Origin = Record<(typeof ORIGIN_KEYS)[number], string | null>;

/** A source text as read: its row of the table `sources`, its text, and the path under which messages name it. */
export interface Source {
  row: SourceRow;
  path: string;
  text: string;
}

/** The text of a source is not what it should be; the message names the file and what to do. */
export class SourceError extends Error {}

export const REGISTRY = 'sources.json';

export const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The recorded sources of a folder by file name; none where the folder has no `sources.json`. */
export function readRegistry(folder: string): Map<string, SourceEntry> {
  const path = join(folder, REGISTRY);
  if (!lstatSync(path, { throwIfNoEntry: false })) return new Map();
  const registry = new Map<string, SourceEntry>();
  try {
    if (!isFile(path)) throw new Error('it is no file');
    const entries: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!Array.isArray(entries)) throw new Error('it is not a list');
    for (const [index, entry] of entries.entries()) {
      const read = readEntry(entry, `entry ${index + 1}`);
      if (registry.has(read.file)) throw new Error(`it has two entries for ${read.file}`);
      registry.set(read.file, read);
    }
  } catch (error) {
    throw new SourceError(`${path} cannot be read: ${(error as Error).message}`);
  }
  return registry;
}

/** What is a text or null in an entry, where it is there. */
const TEXTS = [...ORIGIN_KEYS, 'sha256', 'api', 'fetched_sha256'] as const;

function readEntry(value: unknown, where: string): SourceEntry {
  if (typeof value !== 'object' || value === null) throw new Error(`${where} is no object`);
  const entry = value as Record<string, unknown>;
  const { file, accepted = [], infobox = [] } = entry;
  if (typeof file !== 'string' || !isFileName(file))
    throw new Error(`${where} has no "file" that names a file`);
  for (const key of TEXTS) {
    const text = entry[key] ?? '';
    if (typeof text !== 'string') throw new Error(`"${key}" of ${file} is neither a text nor null`);
  }
  if (!Array.isArray(accepted)) throw new Error(`"accepted" of ${file} is no list`);
  if (!Array.isArray(infobox) || infobox.some((name) => typeof name !== 'string'))
    throw new Error(`"infobox" of ${file} is no list of names`);
  return { ...unrecorded(file), ...entry } as SourceEntry;
}

/** The keys of an entry that say something to us. */
const KNOWN_KEYS: ReadonlySet<string> = new Set(['file', 'rights', 'accepted', 'infobox', ...TEXTS]);
const isKnownKey = (key: string): boolean => KNOWN_KEYS.has(key);

/** Whether a name is that of a file in the folder itself. */
export const isFileName = (name: string): boolean => name !== '' && !/[\\/\p{Cc}]|^\.{1,2}$/u.test(name);

/**
 * The registry with what is known now of some of its files. What else their entries say stays, and so do all other entries.
 */
export function updateRegistry(
  registry: ReadonlyMap<string, SourceEntry>,
  entries: Iterable<SourceEntry>,
): Map<string, SourceEntry> {
  const updated = new Map(registry);
  for (const entry of entries) updated.set(entry.file, { ...registry.get(entry.file), ...entry });
  return updated;
}

/**
 * The files that are recorded and are not there. An entry without a hash is of no file: it tells of an article that stands in
 * a file with others. What somebody else has written is not asked for: of a file that we would not read, or under keys that
 * we do not know.
 */
export const missingFiles = (
  folder: string,
  registry: ReadonlyMap<string, SourceEntry>,
  isSource: (name: string) => boolean,
): string[] =>
  [...registry.values()]
    .filter((entry) => entry.sha256 && isSource(entry.file) && Object.keys(entry).every(isKnownKey))
    .map(({ file }) => file)
    .filter((file) => !existsSync(join(folder, file)));

/** The registry as it is written: sorted by file, two spaces, a final line feed. */
export function formatRegistry(entries: Iterable<SourceEntry>): string {
  return `${JSON.stringify(
    [...entries].sort((a, b) => byName(a.file, b.file)),
    null,
    2,
  )}\n`;
}

/** What is recorded of a source of which nothing is known. */
export const unrecorded = (file: string): Omit<SourceEntry, 'sha256'> => ({
  file,
  title: null,
  url: null,
  revision: null,
  retrieved: null,
  licence: null,
  attribution: null,
});

/** The names of the files in a folder that are sources, in an order that no locale changes. */
export function listSources(folder: string, isSource: (name: string) => boolean): string[] {
  return list(folder)
    .filter(({ name, trouble }) => isSource(name) && trouble === null)
    .map(({ name }) => name);
}

/**
 * What stands in a folder of sources and is none, a reason each: a file of an unknown kind, a folder, a link that leads out.
 * Hidden files, whose names begin with a dot, are not told of.
 */
export function listStrangers(
  folder: string,
  isSource: (name: string) => boolean,
): { path: string; reason: string }[] {
  return list(folder).flatMap(({ name, trouble }) => {
    if (name.startsWith('.') || (isSource(name) && trouble === null)) return [];
    const reason =
      trouble ??
      (name.endsWith('.next')
        ? 'It is not read: a command was broken off while it wrote it. Remove it'
        : 'It is not read: its name does not end as that of a source does (.txt, .md, .wiki, .xml, .ndjson)');
    return [{ path: join(folder, name), reason }];
  });
}

/** What stands in a folder beside its registry, in an order that no locale changes. */
function list(folder: string): { name: string; trouble: string | null }[] {
  if (!existsSync(folder))
    throw new SourceError(`There is no folder ${folder}. Name another with --sources.`);
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== REGISTRY)
    .map((entry) => ({ name: entry.name, trouble: entry.isFile() ? null : troubleWith(folder, entry) }))
    .sort((a, b) => byName(a.name, b.name));
}

/** Why what is no plain file is not read; null where it is a link to a file beside it. */
function troubleWith(folder: string, entry: Dirent): string | null {
  const path = join(folder, entry.name);
  if (entry.isDirectory()) return `It is not looked at: only the files in ${folder} itself are read`;
  if (!entry.isSymbolicLink()) return 'It is not read: it is no file';
  try {
    const to = realpathSync(path);
    // What is published must be ours to publish.
    if (dirname(to) !== realpathSync(folder))
      return `It is not read: it is a link that leads out of ${folder}`;
    return isFile(to) ? null : 'It is not read: it leads to what is no file';
  } catch {
    return 'It is not read: it is a link that leads nowhere';
  }
}

/** The text that bytes are. Bytes that are not UTF-8, or none, are a {@link SourceError}. */
export function decodeText(path: string, bytes: Uint8Array | null): string {
  if (!bytes) throw new SourceError(`${path} cannot be read`);
  try {
    // A byte order mark stays in the text: offsets count it, as Python's do.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SourceError(`${path}: the text is not UTF-8. Save it as UTF-8 and run again.`);
  }
}

/** Decodes a text and makes its row, under the name that its entry has. Fails as {@link decodeText} does. */
export function toSource(path: string, bytes: Uint8Array, entry?: SourceEntry): Source {
  const text = decodeText(path, bytes);
  const file = entry?.file ?? basename(path);
  const row: SourceRow = {
    source_id: file.replace(/\.txt$/i, ''),
    file,
    title: entry?.title ?? null,
    url: entry?.url ?? null,
    revision: entry?.revision ?? null,
    retrieved: entry?.retrieved ?? null,
    licence: entry?.licence ?? null,
    attribution: entry?.attribution ?? null,
    sha256: sha256(bytes),
    // Code points: of a pair of surrogates, one is counted.
    characters: text.replace(/[\ud800-\udbff]/g, '').length,
    wikidata: entry?.wikidata ?? null,
  };
  return { row, path, text };
}

/** Reads one text, with what the `sources.json` beside it records of it. */
export function readSource(
  path: string,
  registry: ReadonlyMap<string, SourceEntry> = readRegistry(dirname(path)),
): Source {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new SourceError(`${path} cannot be read: ${(error as Error).message}`);
  }
  return toSource(path, bytes, registry.get(basename(path)));
}
