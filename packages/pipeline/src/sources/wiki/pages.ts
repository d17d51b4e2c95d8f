import type { AnsweredPage, Query, Rights, Step } from './answers.ts';
import type { WikiClient } from './client.ts';
import { AnswerError } from './errors.ts';

/** How many titles MediaWiki takes in one request. */
export const MOST_TITLES = 50;

/** A page that a wiki has, as it is now. */
export interface WikiPage {
  title: string;
  /** The title that was asked for, where it leads on to this page. */
  redirectedFrom: string | null;
  url: string | null;
  revision: string;
  /** Null where it was not asked for. */
  wikitext: string | null;
  /** The wiki's item in Wikidata, `Q123`. */
  wikidata: string | null;
  /** Whether it only lists pages of similar names. */
  isDisambiguation: boolean;
}

/** What the wiki says of itself. */
export interface WikiSite {
  name: string | null;
  rights: Rights | null;
}

/** Why a page is not had. */
export interface NoPage {
  message: string;
  /** Whether the wiki says that it has no such page. */
  isMissing: boolean;
}

const noPage = (message: string, isMissing = false): NoPage => ({ message, isMissing });

export interface FoundPage {
  /** The title as it was asked for. */
  asked: string;
  page: WikiPage | NoPage;
}

export const isPage = (page: WikiPage | NoPage): page is WikiPage => 'revision' in page;

/** A title as MediaWiki compares it, but for the rules of one wiki: the first letter is a capital, blanks are blanks. */
export function plainTitle(title: string): string {
  const [first = '', ...rest] = title.normalize('NFC').replace(/#.*$/s, '').replaceAll('_', ' ').trim();
  return `${first.toUpperCase()}${rest.join('')}`;
}

/**
 * Asks for pages by their titles, as many in a request as the wiki takes, and follows redirects. Where an answer to many is
 * no good one, fewer are asked for, so that one page does not stand in the way of the others.
 *
 * @param withText whether the texts are asked for too.
 * @returns what each title gives, in their order, and what the wiki says of itself.
 */
export async function fetchPages(
  client: WikiClient,
  titles: readonly string[],
  withText: boolean,
): Promise<{ found: FoundPage[]; site: WikiSite }> {
  const wrong = titles.filter((title) => isNoTitle(title));
  if (wrong.length > 0) {
    const rest = titles.filter((title) => !isNoTitle(title));
    const { found, site } = rest.length > 0 ? await fetchPages(client, rest, withText) : NOTHING;
    const pages = new Map(found.map(({ asked, page }) => [asked, page]));
    return {
      found: titles.map((asked) => ({
        asked,
        page: pages.get(asked) ?? noPage(`“${asked}” is no title of a page`),
      })),
      site,
    };
  }
  const query: Query = {};
  try {
    const parameters = {
      titles: titles.join('|'),
      redirects: '1',
      prop: 'revisions|info|pageprops',
      rvprop: withText ? 'ids|content' : 'ids',
      rvslots: 'main',
      inprop: 'url',
      ppprop: 'wikibase_item|disambiguation',
      meta: 'siteinfo',
      siprop: 'general|rightsinfo',
    };
    for await (const part of client.query(parameters)) add(query, part);
  } catch (error) {
    if (!(error instanceof AnswerError) || !client.hasAnswered) throw error;
    if (titles.length > 1) {
      const half = Math.ceil(titles.length / 2);
      const first = await fetchPages(client, titles.slice(0, half), withText);
      const second = await fetchPages(client, titles.slice(half), withText);
      return { found: [...first.found, ...second.found], site: first.site.name ? first.site : second.site };
    }
    const page = noPage(`“${titles[0]}”: ${error.message}`);
    return { found: [{ asked: titles[0]!, page }], site: NOTHING.site };
  }
  const find = finder(query);
  return {
    found: titles.map((asked) => ({
      asked,
      page: readPage(find(asked), asked, query, client.api, withText),
    })),
    site: { name: query.general?.sitename ?? null, rights: query.rightsinfo ?? null },
  };
}

const NOTHING: { found: FoundPage[]; site: WikiSite } = { found: [], site: { name: null, rights: null } };

/** Whether a title cannot be asked for: `|` stands between titles. */
const isNoTitle = (title: string) => title.includes('|') || plainTitle(title) === '';

/** Puts a part of an answer to those before it: of a page, each part may tell something else. */
function add(query: Query, part: Query): void {
  const pages = new Map((query.pages ?? []).map((page) => [page.title, page]));
  for (const page of part.pages ?? []) pages.set(page.title, { ...pages.get(page.title), ...page });
  query.pages = [...pages.values()];
  query.normalized = [...(query.normalized ?? []), ...(part.normalized ?? [])];
  query.redirects = [...(query.redirects ?? []), ...(part.redirects ?? [])];
  query.interwiki = [...(query.interwiki ?? []), ...(part.interwiki ?? [])];
  if (part.general) query.general = part.general;
  if (part.rightsinfo) query.rightsinfo = part.rightsinfo;
}

/** Finds the page that a title leads to. */
function finder({ pages, normalized, redirects }: Query) {
  const pageOf = new Map((pages ?? []).map((page) => [page.title, page]));
  const steps = (list: readonly Step[] = []) => new Map(list.map(({ from, to }) => [from, to]));
  const [normal, redirect] = [steps(normalized), steps(redirects)];
  return (asked: string): { page: AnsweredPage | undefined; redirected: boolean } => {
    const from = normal.get(asked) ?? normal.get(asked.normalize('NFC')) ?? asked;
    let title = from;
    for (let times = 0; redirect.has(title) && times <= redirect.size; times++) title = redirect.get(title)!;
    return { page: pageOf.get(title), redirected: title !== from };
  };
}

function readPage(
  { page, redirected }: { page: AnsweredPage | undefined; redirected: boolean },
  asked: string,
  { interwiki }: Query,
  api: string,
  withText: boolean,
): WikiPage | NoPage {
  if (!page) {
    const elsewhere = interwiki?.some(({ title }) => plainTitle(title) === plainTitle(asked));
    return noPage(
      elsewhere
        ? `“${asked}” is the title of a page in another wiki. Name that wiki's api.php with --api.`
        : `${api} says nothing of “${asked}”`,
    );
  }
  if (page.invalid) return noPage(`“${asked}” is no title: ${page.invalidreason ?? 'the wiki refuses it'}`);
  const there = page.title === asked ? `“${asked}”` : `“${page.title}” (asked for as “${asked}”)`;
  if (page.missing || page.special) {
    return noPage(`${api} has no article ${there}. Is the title written as in the article's address?`, true);
  }
  const revision = page.revisions?.[0];
  const content = revision?.slots?.main;
  if (revision?.revid === undefined || (withText && content?.content === undefined)) {
    return noPage(`${api} gives no text of ${there}: it may be hidden.`);
  }
  if (content?.contentmodel !== undefined && content.contentmodel !== 'wikitext') {
    return noPage(`${there} is no article: its content is ${content.contentmodel}`);
  }
  return {
    title: page.title,
    redirectedFrom: redirected ? asked : null,
    url: page.canonicalurl ?? null,
    revision: String(revision.revid),
    wikitext: withText ? content!.content! : null,
    wikidata: page.pageprops?.wikibase_item ?? null,
    isDisambiguation: page.pageprops?.disambiguation !== undefined,
  };
}
