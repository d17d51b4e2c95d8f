import { spdxOf } from '../licences/licences.ts';
import { MessagePrinter } from '../reading/messages.ts';
import { Progress } from '../reading/progress.ts';
import { type News, saveSources } from '../sources/save-sources.ts';
import { type SourceEntry, SourceError, sha256 } from '../sources/sources.ts';
import { isWebAddress, readPageAddress, splitLogin } from '../sources/wiki/addresses.ts';
import { WikiClient } from '../sources/wiki/client.ts';
import { InterruptedError, WikiError } from '../sources/wiki/errors.ts';
import {
  fetchPages,
  isPage,
  MOST_TITLES,
  plainTitle,
  type WikiPage,
  type WikiSite,
} from '../sources/wiki/pages.ts';
import { findSource } from './find-source.ts';
import { type Gathering, type GatherOptions, RefusedError } from './options.ts';
import { originOf } from './prepare-page.ts';
import { readWikitext } from './read-text.ts';
import { readTitle, SourceIndex } from './source-index.ts';
import { Summary } from './summary.ts';

export interface RefreshOptions extends GatherOptions {
  /** Whether texts that were edited by hand, or of which no revision is known, give way. */
  replace: boolean;
}

/** A source that came from a wiki. */
interface Asked {
  entry: SourceEntry;
  /** The title of its page in the wiki. */
  title: string;
  /** Whether its text stands as it was fetched. */
  isUntouched: boolean;
}

/** What came of a refreshing. */
export interface Refreshed {
  /** The sources whose texts are new. */
  changed: SourceEntry[];
  /** Whether every source could be asked for, and is there. */
  isWell: boolean;
}

/** What is wrong with a source: somebody has to look at it. */
const GONE = 'deleted, or moved without a redirect';
const MOVED = 'moved, or merged into another article';
const NOT_HAD = 'not had';
const NOT_TAKEN = 'not taken, and kept as they are';
/** What is as it should be. */
const UNCHANGED = 'as they were';
const FROM_NO_WIKI = 'from no wiki, and not asked for';
const OF_ANOTHER_WIKI = 'of another wiki than that of --api';
const COUNTS_ONLY = [UNCHANGED, OF_ANOTHER_WIKI];

const WRONG = [GONE, MOVED, NOT_HAD, NOT_TAKEN];

/**
 * Asks the wikis for newer revisions of the sources that came from them, all or those that are named, and fetches those that
 * changed. Written batch by batch: what was written stays when somebody interrupts.
 *
 * @throws {RefusedError} where a source is named that there is not.
 */
export async function refreshSources(names: readonly string[], options: RefreshOptions): Promise<Refreshed> {
  const index = new SourceIndex(options.sources);
  const printer = new MessagePrinter({ notes: options.notes, all: false });
  const summary = new Summary();
  const files = names.map((name) => findSource(name, index));
  const changed: SourceEntry[] = [];
  let isWell = true;
  const wikis = byWiki(files.length > 0 ? files : [...index.registry.keys()], index, summary, options);
  const total = [...wikis.values()].reduce((sum, asked) => sum + asked.length, 0);
  const progress = new Progress('refreshing', total);
  for (const [api, asked] of wikis) {
    try {
      const client = new WikiClient({ ...options.wiki, api, tell: options.tell });
      for (let from = 0; from < asked.length; from += MOST_TITLES) {
        const batch = asked.slice(from, from + MOST_TITLES);
        const news = await refreshBatch(client, batch, summary, { index, printer, progress, options });
        saveSources(options.sources, news);
        changed.push(...news.filter(({ bytes }) => bytes !== null).map(({ entry }) => entry));
        progress.add(batch.length);
      }
    } catch (error) {
      if (!(error instanceof WikiError || error instanceof SourceError)) throw error;
      isWell = false;
      progress.clear();
      options.tell(error.message);
      if (!(error instanceof InterruptedError)) continue;
      options.tell('The same command goes on: what is as new as the wiki is not fetched again.');
      break;
    }
  }
  progress.clear();
  printer.summarize();
  for (const line of summary.lines(options.notes, COUNTS_ONLY)) options.tell(line);
  return { changed, isWell: isWell && WRONG.every((kind) => summary.count(kind) === 0) };
}

/** The sources to be asked for, by the API of their wiki. */
function byWiki(
  files: readonly string[],
  index: SourceIndex,
  summary: Summary,
  { wiki }: RefreshOptions,
): Map<string, Asked[]> {
  const named = wiki.api === undefined ? null : splitLogin(wiki.api).address;
  const wikis = new Map<string, Asked[]>();
  for (const file of files) {
    const entry = index.registry.get(file);
    const page = entry && file.endsWith('.txt') ? pageOf(entry) : null;
    if (!entry || !page || (named !== null && page.api !== named)) {
      summary.add(page ? OF_ANOTHER_WIKI : FROM_NO_WIKI, file);
      continue;
    }
    const bytes = index.bytesOf(file);
    if (!bytes) {
      summary.add(NOT_HAD, file, `${index.pathOf(file)} is not there: npx openbattles remove ${file}`);
      continue;
    }
    // The login stands in the named address alone.
    const api = wiki.api ?? page.api;
    const hash = entry.fetched_sha256 ?? (entry.revision === null ? null : entry.sha256);
    const asked = { entry, title: page.title, isUntouched: sha256(bytes) === hash };
    const sameWiki = wikis.get(api) ?? [];
    wikis.set(api, sameWiki);
    sameWiki.push(asked);
  }
  return wikis;
}

/** Where a source's page is; null where it came from no wiki, as far as we know. */
function pageOf({ url, title, api }: SourceEntry): { title: string; api: string } | null {
  let page: ReturnType<typeof readPageAddress> = null;
  try {
    page = url === null ? null : readPageAddress(url);
  } catch (error) {
    if (!(error instanceof WikiError)) throw error;
  }
  const name = page?.title ?? title;
  const where = api ?? page?.api;
  return name === null || where === undefined || !isWebAddress(where) ? null : { title: name, api: where };
}

interface Means extends Gathering<RefreshOptions> {
  progress: Progress;
}

/** Asks for the revisions of some sources, then for the texts of those that changed. */
async function refreshBatch(
  client: WikiClient,
  batch: readonly Asked[],
  summary: Summary,
  means: Means,
): Promise<News[]> {
  const { replace } = means.options;
  const { found, site } = await fetchPages(client, titlesOf(batch), false);
  means.progress.clear();
  const news: News[] = [];
  const stale: Asked[] = [];
  for (const [at, { page }] of found.entries()) {
    const asked = batch[at]!;
    const { entry } = asked;
    if (!isPage(page)) {
      if (page.isMissing) summary.add(GONE, entry.file, goneWords(entry, asked.title));
      else summary.add(NOT_HAD, entry.file, `${entry.file}: ${page.message}`);
      continue;
    }
    if (!isExpected(page, entry, means)) {
      summary.add(MOVED, entry.file, movedWords(entry, asked.title, page));
      continue;
    }
    const isNewer = page.revision !== entry.revision;
    if (isNewer || (replace && !asked.isUntouched)) {
      if (asked.isUntouched || replace) {
        stale.push(asked);
        continue;
      }
      if (entry.revision === null)
        summary.add('of no known revision, and kept (--replace fetches them)', entry.file);
      else
        summary.add(
          'edited by hand, and kept though there is a newer revision (--replace fetches them)',
          entry.file,
        );
    } else summary.add(UNCHANGED, entry.file);
    news.push({ entry: { ...entry, ...itemOf(page, site, client.api, entry) }, bytes: null });
  }
  if (stale.length === 0) return news;
  const texts = await fetchPages(client, titlesOf(stale), true);
  means.progress.clear();
  for (const [at, { page }] of texts.found.entries()) {
    const { entry } = stale[at]!;
    try {
      if (!isPage(page)) throw new RefusedError(page.message);
      const fresh = renew(page, texts.site, client.api, entry, means);
      summary.add(fresh.bytes ? 'changed' : 'of a new revision with the same text', entry.file);
      news.push(fresh);
    } catch (error) {
      if (!(error instanceof RefusedError || error instanceof SourceError)) throw error;
      summary.add(NOT_TAKEN, entry.file, `${entry.file}: ${error.message}`);
    }
  }
  return news;
}

const titlesOf = (asked: readonly Asked[]) => asked.map(({ title }) => title);

const goneWords = ({ file }: SourceEntry, title: string) =>
  `${file}: its wiki has no page “${title}” any more. The text stays as it is; to take it out: npx openbattles remove ${file}`;

/** Whether a page is the one that a source came from: a redirect leads on only to where the source has been renamed to. */
function isExpected(page: WikiPage, entry: SourceEntry, { index }: Means): boolean {
  if (page.redirectedFrom === null) return true;
  const own = readTitle(index.pathOf(entry.file));
  return own !== null && plainTitle(own) === plainTitle(page.title);
}

function movedWords({ file, wikidata }: SourceEntry, from: string, page: WikiPage): string {
  const same = wikidata && page.wikidata === wikidata ? `, the same item of Wikidata (${wikidata})` : '';
  const rename = `npx openbattles rename ${file} ${JSON.stringify(page.title)}`;
  return `${file}: “${from}” leads to “${page.title}” now${same}. Its text stays as it is. If that is the same battle, run: ${rename}, then refresh again.`;
}

/** What the wiki says beside the text, and is recorded also where the text stays. */
function itemOf(
  page: WikiPage,
  site: WikiSite,
  api: string,
  { wikidata, rights = site.rights ?? undefined }: SourceEntry,
): Pick<SourceEntry, 'wikidata' | 'api' | 'rights'> {
  // What was said of the licence when the text was fetched is what holds for it.
  return { wikidata: page.wikidata ?? wikidata ?? null, api, ...(rights && { rights }) };
}

/** The source of a page's newer revision. It keeps its file and its title, by which its battle is known. */
function renew(page: WikiPage, site: WikiSite, api: string, entry: SourceEntry, means: Means): News {
  const { index, options } = means;
  const title = readTitle(index.pathOf(entry.file)) ?? page.title;
  const read = readWikitext(title, page.wikitext ?? '', means);
  const doubts = read.doubts.filter(({ rule }) => !entry.accepted?.includes(rule));
  if (doubts.length > 0) throw new RefusedError(doubts.map(({ reason }) => reason).join('; '));
  const before = spdxOf(entry.rights?.url ?? '');
  const now = spdxOf(site.rights?.url ?? '');
  // What somebody has said of the licence stays; what the wiki had said changes with the wiki.
  const licence = entry.licence === null || entry.licence === before ? (now ?? entry.licence) : entry.licence;
  if (licence !== entry.licence)
    options.tell(`${entry.file}: the licence is ${licence} now, and was ${entry.licence}`);
  const renewed = { ...entry, ...originOf(page, site, api, read.bytes), licence };
  const isSame = index.bytesOf(entry.file)?.equals(read.bytes) ?? false;
  return { entry: renewed, bytes: isSame ? null : read.bytes };
}
