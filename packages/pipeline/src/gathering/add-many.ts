import { INFOBOX_NAMES } from '../inputs/wikitext/infobox-names.ts';
import { MessagePrinter } from '../reading/messages.ts';
import { Progress } from '../reading/progress.ts';
import { saveSources } from '../sources/save-sources.ts';
import { SourceError } from '../sources/sources.ts';
import { readPageAddress } from '../sources/wiki/addresses.ts';
import { WikiClient } from '../sources/wiki/client.ts';
import { InterruptedError, WikiError } from '../sources/wiki/errors.ts';
import { titlesInCategory, titlesLinkedFrom } from '../sources/wiki/lists.ts';
import { fetchPages, isPage, MOST_TITLES, plainTitle, type WikiPage } from '../sources/wiki/pages.ts';
import { type AddOptions, DEFAULT_API, RefusedError } from './options.ts';
import { type Addition, preparePage } from './prepare-page.ts';
import { SourceIndex } from './source-index.ts';
import { Summary } from './summary.ts';

/** Where the titles of the articles come from. Addresses of pages stand for their titles. */
export interface TitleLists {
  categories: readonly string[];
  /** How many levels below a category are looked at. */
  depth: number;
  /** Pages that link to the articles. */
  linkedFrom: readonly string[];
  /** Titles that somebody has written down. */
  titles: readonly string[];
}

/** What came of adding many articles. */
export interface Many {
  added: Addition[];
  /** Whether all that could be added was, and nothing is wrong with what was left out. */
  isWell: boolean;
}

/**
 * Adds articles of a wiki, batch by batch: what was written stays when the next batch fails or somebody interrupts, and is
 * not fetched again by another run. What is left out is told at the end, with the reason.
 */
export async function addMany(lists: TitleLists, options: AddOptions): Promise<Many> {
  const index = new SourceIndex(options.sources);
  const printer = new MessagePrinter({ notes: options.notes, all: false });
  const client = new WikiClient({ ...options.wiki, api: apiOf(lists, options), tell: options.tell });
  const summary = new Summary();
  const added: Addition[] = [];
  /** The pages that were met in this run. */
  const met = new Set<string>();
  let isWell = true;
  try {
    const titles = await listTitles(client, lists, index, summary, options);
    const progress = new Progress('fetching', titles.length);
    try {
      for (let from = 0; from < titles.length; from += MOST_TITLES) {
        const batch = titles.slice(from, from + MOST_TITLES);
        const { found, site } = await fetchPages(client, batch, true);
        progress.clear();
        const ready: Addition[] = [];
        for (const { asked, page } of found) {
          if (!isPage(page)) {
            summary.add('not had', asked, page.message);
            continue;
          }
          const why = met.has(page.title) ? NAMED_TWICE : reasonAgainst(page, index, options);
          met.add(page.title);
          if (why !== null) {
            summary.add(why, asked);
            continue;
          }
          try {
            const addition = preparePage(page, site, client.api, { index, printer, options });
            index.add(addition.entry);
            ready.push(addition);
          } catch (error) {
            if (!(error instanceof RefusedError || error instanceof SourceError)) throw error;
            summary.add('not taken', asked, error.message);
          }
        }
        saveSources(options.sources, ready);
        added.push(...ready);
        progress.add(batch.length);
      }
    } finally {
      progress.clear();
    }
  } catch (error) {
    if (!(error instanceof WikiError || error instanceof SourceError)) throw error;
    isWell = false;
    options.tell(error.message);
    if (added.length > 0 || error instanceof InterruptedError)
      options.tell(`The same command goes on where it stopped: what was added is not fetched again.`);
  }
  printer.summarize();
  options.tell(`added: ${added.length}`);
  for (const line of summary.lines(options.notes, [THERE])) options.tell(line);
  return { added, isWell: isWell && summary.count('not had') + summary.count('not taken') === 0 };
}

/** The wiki that is asked: the one that is named, else that of an address. */
function apiOf({ categories, linkedFrom, titles }: TitleLists, { wiki }: AddOptions): string {
  if (wiki.api !== undefined) return wiki.api;
  for (const name of [...categories, ...linkedFrom, ...titles]) {
    const api = readPageAddress(name)?.api;
    if (api !== undefined) return api;
  }
  return DEFAULT_API;
}

const THERE = 'there already';
const NAMED_TWICE = 'named twice, also as a redirect';

const titleOf = (name: string) => readPageAddress(name)?.title ?? name;

/** The titles that are asked for, each once, without those of articles that are there. */
async function listTitles(
  client: WikiClient,
  { categories, depth, linkedFrom, titles }: TitleLists,
  index: SourceIndex,
  summary: Summary,
  { replace }: AddOptions,
): Promise<string[]> {
  const listed = titles.map(titleOf);
  for (const category of categories)
    listed.push(...(await titlesInCategory(client, titleOf(category), depth)));
  for (const page of linkedFrom) listed.push(...(await titlesLinkedFrom(client, titleOf(page))));
  const wanted = new Map<string, string>();
  for (const title of listed) {
    const plain = plainTitle(title);
    if (!replace && index.find(plain)) summary.add(THERE, plain);
    else if (wanted.has(plain)) summary.add(NAMED_TWICE, plain);
    else wanted.set(plain, title.normalize('NFC'));
  }
  return [...wanted.values()];
}

/** Why a page is none of those that are wanted, though nothing is wrong with it; null where it is. */
function reasonAgainst(
  page: WikiPage,
  index: SourceIndex,
  { replace, insist }: AddOptions,
):
  | 'disambiguation pages'
  | 'redirects to articles that are there'
  | 'without the infobox of a battle'
  | null {
  if (page.isDisambiguation) return 'disambiguation pages';
  if (page.redirectedFrom !== null && !replace && index.find(page.title, page.url))
    return 'redirects to articles that are there';
  return insist || INFOBOX_NAMES.areIn(page.wikitext ?? '') ? null : 'without the infobox of a battle';
}
