import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { SourceRow } from '@openbattles/schema';
import { findArticles, isInput, openArticle } from '../inputs/articles.ts';
import type { InputProblem } from '../inputs/report.ts';
import { messagesOf, omissionMessage, printProblem } from '../reading/messages.ts';
import { readArticle } from '../reading/read-article.ts';
import { doubtsOf } from '../sources/doubts.ts';
import { fileName } from '../sources/file-names.ts';
import { type SourceEntry, sha256, unrecorded } from '../sources/sources.ts';
import { type AddOptions, type Gathering, RefusedError } from './options.ts';
import { type Addition, alreadyThere, unknownOf } from './prepare-page.ts';
import { accept, readText } from './read-text.ts';
import type { SourceIndex } from './source-index.ts';

/** A larger file is copied by hand: it would be held in memory. */
const LARGEST_FILE = 256 * 2 ** 20;

/**
 * Makes a source of a file, of any kind that is read.
 *
 * @throws {RefusedError} where it cannot be read, is doubted, or another text stands in its place.
 */
export async function prepareFile(path: string, gathering: Gathering<AddOptions>): Promise<Addition> {
  const { index, options } = gathering;
  const bytes = readBytes(path, options.sources);
  const name = basename(path);
  const inPlace = realpathSync(dirname(path)) === realpathSync(index.folder);
  if (isInput(name) && !name.endsWith('.txt')) return await prepareOther(path, bytes, inPlace, gathering);
  const { title, doubts } = readText(path, bytes, gathering);
  const accepted = accept(path, doubts, options.insist);
  const twin = index.find(title);
  if (inPlace && twin && twin.file !== name) {
    throw new RefusedError(
      `${index.pathOf(twin.file)} is the same article, “${title}”. Remove one of the two.`,
    );
  }
  const file = inPlace ? name : index.fileFor(title, null);
  const isSame = index.bytesOf(file)?.equals(bytes) ?? false;
  if (!isSame && (!file.endsWith('.txt') || (existsSync(index.pathOf(file)) && !options.replace)))
    throw alreadyThere(index, file, title);
  const before = index.registry.get(file);
  const entry = {
    ...entryOf(file, bytes, before, options),
    title: before?.title ?? title,
    ...accepted,
  };
  return { entry, bytes: isSame ? null : bytes, unknown: unknownOf(entry) };
}

/** What is recorded of a file: what was known of it, and what is said now. */
function entryOf(
  file: string,
  bytes: Uint8Array,
  before: SourceEntry | undefined,
  { stated }: AddOptions,
): SourceEntry {
  const hash = sha256(bytes);
  const isSame = before?.sha256 === hash;
  return {
    ...(before ?? unrecorded(file)),
    // Of a text that someone has changed, nobody knows which revision it is.
    ...(before && !isSame && { revision: null, retrieved: null }),
    ...stated,
    sha256: hash,
  };
}

function readBytes(path: string, sources: string): Buffer {
  try {
    const stats = statSync(path);
    const { size } = stats;
    if (stats.isDirectory()) throw new RefusedError(`${path} is a folder: name the files in it.`);
    if (!stats.isFile()) throw new RefusedError(`${path} is no file.`);
    if (size > LARGEST_FILE)
      throw new RefusedError(`${path} is too large to be held in memory: copy it into ${sources} yourself.`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof RefusedError) throw error;
    throw new RefusedError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

/** A file in another format than that of the sources: it is kept as it is, and build renders it. */
async function prepareOther(
  path: string,
  bytes: Buffer,
  inPlace: boolean,
  { index, options, printer }: Gathering<AddOptions>,
): Promise<Addition> {
  const file = basename(path);
  let isWhole = true;
  const origins: SourceRow[] = [];
  const report = (problem: InputProblem) => {
    isWhole = false;
    printProblem(problem);
  };
  const accepted = new Set<string>();
  for await (const article of findArticles(path, { registry: index.registry, report })) {
    const source = await openArticle(article);
    const { file: told, record } = readArticle(source, options.reading);
    printer.print(article.path, [...messagesOf(told), ...source.omissions.map(omissionMessage)]);
    if (!record) throw new RefusedError(`${path} is not taken: a build would leave out what is said above.`);
    checkName(article, file, record.battle.title, index);
    for (const rule of accept(article.path, doubtsOf(source.text, record), options.insist).accepted ?? [])
      accepted.add(rule);
    origins.push(source.row);
  }
  if (!isWhole) throw new RefusedError(`${path} is not taken: a build would leave out what is said above.`);
  if (origins.length === 0)
    throw new RefusedError(`${path} is not taken: there is no article of a battle in it.`);
  const isSame = index.bytesOf(file)?.equals(bytes) ?? false;
  if (!inPlace && !isSame && existsSync(index.pathOf(file)) && !options.replace) {
    throw new RefusedError(
      `${index.pathOf(file)} is there already. --replace puts the new file in its place.`,
    );
  }
  return {
    entry: {
      ...entryOf(file, bytes, index.registry.get(file), options),
      ...(accepted.size > 0 && { accepted: [...accepted] }),
    },
    bytes: isSame ? null : bytes,
    unknown: unknownOf(...origins.map((origin) => ({ ...origin, ...options.stated }))),
  };
}

/** No other source has the name that an article has in a release, or its title. */
function checkName(
  { file, path }: { file: string; path: string },
  from: string,
  title: string | null,
  index: SourceIndex,
): void {
  const names = [file, ...(title === null ? [] : [fileName(title)])];
  const there = names
    .map((name) => index.fileNamed(name))
    .find((name) => name !== undefined && name !== from);
  if (there === undefined) return;
  throw new RefusedError(`${path} is the same article as ${index.pathOf(there)}. Remove one of the two.`);
}
