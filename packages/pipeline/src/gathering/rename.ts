import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { isInput } from '../inputs/articles.ts';
import { readArticle } from '../reading/read-article.ts';
import { fileName } from '../sources/file-names.ts';
import { saveSources } from '../sources/save-sources.ts';
import { sha256, toSource, unrecorded } from '../sources/sources.ts';
import { plainTitle } from '../sources/wiki/pages.ts';
import { findSource } from './find-source.ts';
import { RefusedError } from './options.ts';
import { battleIdOf } from './remove.ts';
import { SourceIndex, titleOf } from './source-index.ts';

export interface Renamed {
  from: string;
  to: string;
  /** The ids of the battle before and after; null where it is not one text that can be read. */
  battleIds: [before: string | null, after: string | null];
}

/**
 * Renames a source that is named by file or title. A new title is written into the text, and the file is named after it; the
 * new name of a file leaves the text as it is. What is recorded of it moves with it; of an article of a wiki, title and
 * address stay those of its origin until they are refreshed.
 *
 * @throws {RefusedError} where there is no such source, or something is in the way.
 * @throws {SourceError} where the folder cannot be written.
 */
export function renameSource(name: string, asked: string, folder: string): Renamed {
  const index = new SourceIndex(folder);
  const from = findSource(name, index);
  const bytes = index.bytesOf(from);
  if (!bytes) throw new RefusedError(`${index.pathOf(from)} is not there: npx openbattles remove ${from}`);
  const isFile = isInput(asked);
  const text = isFile ? bytes : withTitle(bytes, asked, from);
  const to = isFile ? asked : fileFor(asked, from, index);
  if (to === from && text.equals(bytes))
    throw new RefusedError(`${index.pathOf(from)} is called so already.`);
  if (/[\\/]/.test(to)) throw new RefusedError(`${to} is not the name of a file in ${folder} itself.`);
  if (extname(to) !== extname(from))
    throw new RefusedError(`${from} stays of its kind: name it something${extname(from)}`);
  if (to !== from && (existsSync(index.pathOf(to)) || index.registry.has(to)))
    throw new RefusedError(`${index.pathOf(to)} is there already.`);
  const before = battleIdOf(index.pathOf(from));
  const entry = index.registry.get(from) ?? { ...unrecorded(from), sha256: '' };
  const hash = sha256(text);
  const renamed = {
    ...entry,
    file: to,
    ...(!isFile && entry.url === null && { title: asked }),
    sha256: hash,
    // A new title is no edit that a refreshing could destroy: it keeps the title.
    ...(entry.fetched_sha256 === sha256(bytes) && { fetched_sha256: hash }),
  };
  saveSources(folder, [{ entry: renamed, bytes: text }], to === from ? [] : [from]);
  return { from, to, battleIds: [before, battleIdOf(index.pathOf(to))] };
}

/** The file of a text that gets a new title: that of its title, where no other text has it. */
function fileFor(title: string, from: string, index: SourceIndex): string {
  if (fileName(title) === from) return from;
  const twin = index.find(title);
  if (twin && twin.file !== from) throw new RefusedError(`${index.pathOf(twin.file)} is called so already.`);
  return twin ? fileName(title) : index.fileFor(title, null);
}

/** A text with another title in its first line, which stays as it is else. */
function withTitle(bytes: Buffer, title: string, file: string): Buffer {
  if (!file.endsWith('.txt'))
    throw new RefusedError(`The title of ${file} stands in the file itself: change it there.`);
  if (title.trim() === '' || /[\n\r=]/.test(title))
    throw new RefusedError(`“${title}” can be no title of a text.`);
  const text = bytes.toString('utf8');
  const old = titleOf(text);
  if (old === null) throw new RefusedError(`${file} has no title. Its first line is to be = ${title} =`);
  const renamed = Buffer.from(text.replace(old, () => title));
  const { record } = readArticle(toSource(file, renamed));
  if (plainTitle(record?.battle.title ?? '') !== plainTitle(title))
    throw new RefusedError(`${file} cannot be read with the title “${title}”.`);
  return renamed;
}
