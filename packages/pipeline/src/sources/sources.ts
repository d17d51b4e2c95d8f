import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SourceRow } from '@openbattles/schema';

/** What is recorded of a source text in `sources.json`. What is not known is null. */
export interface SourceEntry
  extends Pick<
    SourceRow,
    'file' | 'title' | 'url' | 'revision' | 'retrieved' | 'licence' | 'attribution' | 'sha256'
  > {}

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
  if (!existsSync(path)) return new Map();
  let entries: SourceEntry[];
  try {
    entries = JSON.parse(readFileSync(path, 'utf8'));
    if (!Array.isArray(entries)) throw new Error('it is not a list');
  } catch (error) {
    throw new SourceError(`${path} cannot be read: ${(error as Error).message}`);
  }
  return new Map(entries.map((entry) => [entry.file, entry]));
}

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
  if (!existsSync(folder))
    throw new SourceError(`There is no folder ${folder}. Name another with --sources.`);
  return readdirSync(folder)
    .filter((name) => isSource(name) && name !== REGISTRY)
    .sort(byName);
}

/** What an entry says of a source, in the order of the table's columns. */
const known = ({
  title,
  url,
  revision,
  retrieved,
  licence,
  attribution,
}: Omit<SourceEntry, 'file' | 'sha256'>) => ({
  title,
  url,
  revision,
  retrieved,
  licence,
  attribution,
});

/** The first bytes of characters beyond U+FFFF, which take two code units and four bytes of UTF-8, are these and above. */
const FIRST_OF_FOUR = 0xf0;

/** How many code points a text has, whose bytes in UTF-8 are these. */
function countCodePoints(text: string, bytes: Uint8Array): number {
  if (bytes.length === text.length) return text.length;
  let pairs = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! >= FIRST_OF_FOUR) pairs++;
  return text.length - pairs;
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
    source_id: file.replace(/\.txt$/, ''),
    ...unrecorded(file),
    ...(entry && known(entry)),
    sha256: sha256(bytes),
    characters: countCodePoints(text, bytes),
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
