import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldedName } from '@openbattles/parser';
import { isInput } from '../inputs/articles.ts';
import { fileName, ownFileName } from '../sources/file-names.ts';
import { listSources, readRegistry, type SourceEntry } from '../sources/sources.ts';

/** The sources of a folder, found by title, address or file. */
export class SourceIndex {
  readonly folder: string;
  readonly registry: Map<string, SourceEntry>;
  readonly #byTitle = new Map<string, SourceEntry>();
  readonly #byUrl = new Map<string, SourceEntry>();
  /** The files that are there, by the names that their articles have in a release, folded. */
  readonly #names = new Map<string, string>();

  constructor(folder: string) {
    this.folder = folder;
    this.registry = new Map(readRegistry(folder));
    for (const entry of this.registry.values()) this.#file(entry);
    for (const name of listSources(folder, isInput)) this.#names.set(foldedName(nameOfText(name)), name);
  }

  /** Takes up what is recorded of a source from now on. */
  add(entry: SourceEntry): void {
    this.registry.set(entry.file, entry);
    this.#file(entry);
    this.#names.set(foldedName(nameOfText(entry.file)), entry.file);
  }

  #file(entry: SourceEntry): void {
    if (entry.title !== null) this.#byTitle.set(plain(entry.title), entry);
    if (entry.url !== null) this.#byUrl.set(entry.url, entry);
  }

  /** The source that is the same article: of the same title, letter by letter, or from the same address. */
  find(title: string, url: string | null = null): SourceEntry | undefined {
    return (url === null ? undefined : this.#byUrl.get(url)) ?? this.#byTitle.get(plain(title));
  }

  /** The file that a text of that title has or gets: one of its own where it differs from another's in marks alone. */
  fileFor(title: string, url: string | null): string {
    const known = this.find(title, url);
    if (known) return known.file;
    const name = fileName(title);
    const there = this.fileNamed(name);
    return there === undefined || this.#isTitleOf(there, title) ? (there ?? name) : ownFileName(title);
  }

  pathOf(file: string): string {
    return join(this.folder, file);
  }

  /** What a file holds; null where it is not there. */
  bytesOf(file: string): Buffer | null {
    const path = this.pathOf(file);
    return existsSync(path) ? readFileSync(path) : null;
  }

  /** The file whose article has a name in a release, or one that some file system takes for the same. */
  fileNamed(name: string): string | undefined {
    return this.#names.get(foldedName(name));
  }

  #isTitleOf(file: string, title: string): boolean {
    const recorded = this.registry.get(file)?.title ?? null;
    const own = readTitle(join(this.folder, file));
    // A file of which no title is known may well be the same article.
    if (recorded === null && own === null) return true;
    return [recorded, own].some((one) => one !== null && plain(one) === plain(title));
  }
}

const plain = (title: string) => title.normalize('NFC').trim();

/** `battle-of-actium.md` is `battle-of-actium.txt` in a release; a file of many articles is none of them. */
const nameOfText = (file: string) =>
  /\.(?:xml|xml\.bz2|ndjson|jsonl)$/.test(file) ? file : file.replace(/\.[^.]+$/, '.txt');

const TITLE = /^\uFEFF?[^\S\n]*=(?!=)[^\S\n]*(\S.*?)[^\S\n]*=[^\S\n]*\r?$/;

/** The title that a text in the source format gives itself in its first line; null where it gives none. */
export function titleOf(text: string): string | null {
  const [line = ''] = text.trimStart().split('\n', 1);
  return TITLE.exec(line)?.[1] ?? null;
}

/** The same, of a file; null where it is no text in the source format. */
export function readTitle(path: string): string | null {
  return path.endsWith('.txt') && existsSync(path) ? titleOf(readFileSync(path, 'utf8')) : null;
}
