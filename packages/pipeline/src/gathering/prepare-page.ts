import { spdxOf } from '../licences/licences.ts';
import type { News } from '../sources/save-sources.ts';
import { type Origin, type SourceEntry, sha256 } from '../sources/sources.ts';
import type { WikiPage, WikiSite } from '../sources/wiki/pages.ts';
import { type AddOptions, type Gathering, RefusedError } from './options.ts';
import { accept, readWikitext } from './read-text.ts';
import type { SourceIndex } from './source-index.ts';

/** A text that is ready to be added: it was read, and nothing has been written yet. */
export interface Addition extends News {
  /** What should be known of it for a release, and is not. */
  unknown: Wanted[];
}

type Wanted = (typeof WANTED)[number];
const WANTED = ['url', 'licence', 'attribution'] as const;

/** What is not known of one text at least. */
export const unknownOf = (...rows: readonly Pick<Origin, Wanted>[]): Wanted[] =>
  WANTED.filter((name) => rows.some((row) => row[name] === null));

/** What a wiki says of a page, as it is recorded of the text that was made of it. */
export function originOf(
  page: WikiPage,
  site: WikiSite,
  api: string,
  bytes: Uint8Array,
): Omit<SourceEntry, 'file' | 'licence' | 'attribution'> {
  const hash = sha256(bytes);
  return {
    title: page.title,
    url: page.url,
    revision: page.revision,
    retrieved: new Date().toISOString().slice(0, 10),
    sha256: hash,
    wikidata: page.wikidata,
    api,
    ...(site.rights && { rights: site.rights }),
    fetched_sha256: hash,
  };
}

/**
 * Makes a source of an article that was fetched.
 *
 * @throws {RefusedError} where it cannot be read, is doubted, or another text stands in its place.
 */
export function preparePage(
  page: WikiPage,
  site: WikiSite,
  api: string,
  gathering: Gathering<AddOptions>,
): Addition {
  const { index, options } = gathering;
  const read = readWikitext(page.title, page.wikitext ?? '', gathering);
  const accepted = accept(page.title, read.doubts, options.insist);
  const file = index.fileFor(page.title, page.url);
  const before = index.registry.get(file);
  const there = index.bytesOf(file);
  const isSame = there?.equals(read.bytes) ?? false;
  if (!file.endsWith('.txt') || (there && !isSame && !options.replace))
    throw alreadyThere(index, file, page.title);
  if (isSame && before?.sha256 === sha256(read.bytes) && !options.replace) {
    const entry = { ...before, ...options.stated };
    return { entry, bytes: null, unknown: unknownOf(entry) };
  }
  const said = spdxOf(site.rights?.url ?? '');
  const licence = options.stated.licence ?? said ?? before?.licence ?? null;
  if (licence === null) {
    const name = site.rights?.text || site.rights?.url || '';
    options.tell(`${api} names its licence “${name}”, which has no SPDX identifier that we know`);
  }
  const attribution = site.name === null ? null : `${site.name} contributors`;
  const { title, url, revision, retrieved, ...kept } = originOf(page, site, api, read.bytes);
  const entry: SourceEntry = {
    file,
    title,
    url,
    revision,
    retrieved,
    licence,
    attribution: options.stated.attribution ?? attribution,
    ...kept,
    ...accepted,
  };
  return { entry, bytes: isSame ? null : read.bytes, unknown: unknownOf(entry) };
}

/** What is there stays, unless it is to be replaced. */
export function alreadyThere(index: SourceIndex, file: string, title: string): RefusedError {
  const path = index.pathOf(file);
  return new RefusedError(
    file.endsWith('.txt')
      ? `${path} is there already. --replace puts the new text of “${title}” in its place.`
      : `${path} is the same article, “${title}”. Remove it first: npx openbattles remove ${file}`,
  );
}
