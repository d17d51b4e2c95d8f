import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { spdxOf } from '../licences.ts';

/** An article as a wiki gives it. */
export interface WikiArticle {
  title: string;
  wikitext: string;
  url: string | null;
  revision: string;
  /** The SPDX identifier of the wiki's licence; null where it names none that has one. */
  licence: string | null;
  /** What the wiki calls its licence, for messages. */
  licenceText: string | null;
  attribution: string | null;
  /** The title that was asked for, where the wiki led on to another. */
  redirectedFrom: string | null;
}

export interface WikiOptions {
  /** The address of `api.php`. */
  api: string;
  /** Where the operators of the wiki reach whoever runs this: an e-mail address or a page. */
  contact?: string;
  /** How long one answer may take, in seconds. */
  timeout: number;
  /** How often a request is made again after it failed for a while. */
  retries: number;
  /** Told of what takes time. */
  tell?: (message: string) => void;
}

/** The article cannot be had; the message says why, and what to do. */
export class WikiError extends Error {}

/** What stands between us and the article may pass: busy servers, a lost connection. */
class PassingError extends WikiError {
  readonly waitSeconds: number | null;

  constructor(message: string, waitSeconds: number | null = null) {
    super(message);
    this.waitSeconds = waitSeconds;
  }
}

/** The longest that we wait where the server says how long. */
const LONGEST_WAIT = 60;

/** How far the wiki's copies may lag behind, in seconds, before it asks us to come back later. */
const MAXLAG = 5;

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

/** Says who asks, as the wikis of Wikimedia want it: https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy */
export const userAgent = (contact?: string) =>
  `OpenBattles/${version} (${contact ?? 'no contact given'}) Node.js/${process.versions.node}`;

interface Answer {
  error?: { code?: string; info?: string };
  query?: {
    pages?: Page[];
    normalized?: { from: string; to: string }[];
    redirects?: { from: string; to: string }[];
    interwiki?: { title: string; iw: string }[];
    general?: { sitename?: string };
    rightsinfo?: { url?: string; text?: string };
  };
}

interface Page {
  title?: string;
  missing?: boolean;
  invalid?: boolean;
  invalidreason?: string;
  special?: boolean;
  canonicalurl?: string;
  revisions?: { revid?: number; slots?: { main?: { content?: string; contentmodel?: string } } }[];
}

/**
 * Fetches the current revision of an article through the API of MediaWiki, in one request.
 *
 * @throws {WikiError} where there is no such article, or the wiki cannot be reached or does not answer as MediaWiki does.
 */
export async function fetchArticle(title: string, options: WikiOptions): Promise<WikiArticle> {
  const address = new URL(options.api);
  const request: Record<string, string> = {
    action: 'query',
    format: 'json',
    formatversion: '2',
    maxlag: String(MAXLAG),
    titles: title,
    redirects: '1',
    prop: 'revisions|info',
    rvprop: 'ids|content',
    rvslots: 'main',
    inprop: 'url',
    meta: 'siteinfo',
    siprop: 'general|rightsinfo',
  };
  for (const [name, value] of Object.entries(request)) address.searchParams.set(name, value);
  return readAnswer(await ask(address, options), title, options.api);
}

async function ask(address: URL, options: WikiOptions): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await askOnce(address, options);
    } catch (error) {
      if (!(error instanceof PassingError)) throw error;
      const wait = error.waitSeconds ?? 2 ** attempt;
      if (attempt >= options.retries || wait > LONGEST_WAIT) {
        throw new WikiError(`${error.message}. Try again ${wait > 1 ? `in ${wait} seconds` : 'later'}.`);
      }
      options.tell?.(`${error.message}; asking again in ${wait} s`);
      await delay(wait * 1000);
    }
  }
}

async function askOnce(address: URL, { contact, timeout }: WikiOptions): Promise<Answer> {
  let response: Response;
  let body: string;
  try {
    response = await fetch(address, {
      headers: { 'User-Agent': userAgent(contact), Accept: 'application/json' },
      signal: AbortSignal.timeout(timeout * 1000),
    });
    body = await response.text();
  } catch (error) {
    const { name, cause, message } = error as Error & { cause?: { code?: string; message?: string } };
    if (name === 'TimeoutError') throw new PassingError(`${address.host} did not answer within ${timeout} s`);
    throw new PassingError(`${address.host} cannot be reached (${cause?.code ?? cause?.message ?? message})`);
  }
  const wait = retryAfter(response.headers.get('retry-after'));
  if (response.status === 429 || response.status >= 500) {
    throw new PassingError(`${address.host} is busy (HTTP ${response.status})`, wait);
  }
  if (response.status === 403) {
    throw new WikiError(
      `${address.host} refuses the request (HTTP 403). Many wikis want to know whom to write to: give --contact.`,
    );
  }
  const where = `${address.origin}${address.pathname}`;
  if (!response.ok) {
    throw new WikiError(`${where} answers HTTP ${response.status}. Is it the address of api.php? See --api.`);
  }
  let answer: Answer;
  try {
    answer = JSON.parse(body);
    if (typeof answer !== 'object' || answer === null) throw new Error('no object');
  } catch {
    throw new WikiError(`${where} does not answer with JSON. Is it the address of api.php? See --api.`);
  }
  const { code, info } = answer.error ?? {};
  if (code === 'maxlag' || code === 'ratelimited' || code === 'readonly') {
    throw new PassingError(`${address.host} is busy (${code})`, wait);
  }
  if (answer.error) throw new WikiError(`${where} refuses the request: ${code}: ${info}`);
  return answer;
}

/** `Retry-After` in whole seconds: it is a number of them, or the date at which to come back. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? null : Math.max(0, Math.ceil((moment - Date.now()) / 1000));
}

function readAnswer({ query }: Answer, asked: string, api: string): WikiArticle {
  const page = query?.pages?.[0];
  if (query?.interwiki?.[0]) {
    throw new WikiError(
      `“${asked}” is the title of a page in another wiki. Name that wiki's api.php with --api.`,
    );
  }
  if (!page?.title) throw new WikiError(`${api} does not answer as MediaWiki does. See --api.`);
  if (page.invalid)
    throw new WikiError(`“${asked}” is no title: ${page.invalidreason ?? 'the wiki refuses it'}`);
  const there = page.title === asked ? `“${asked}”` : `“${page.title}” (asked for as “${asked}”)`;
  if (page.missing || page.special) {
    throw new WikiError(`${api} has no article ${there}. Is the title written as in the article's address?`);
  }
  const revision = page.revisions?.[0];
  const content = revision?.slots?.main;
  if (content?.content === undefined || revision?.revid === undefined) {
    throw new WikiError(`${api} gives no text of ${there}: it may be hidden.`);
  }
  if (content.contentmodel !== 'wikitext') {
    throw new WikiError(`${there} is no article: its content is ${content.contentmodel}`);
  }
  const { sitename } = query?.general ?? {};
  const rights = query?.rightsinfo;
  return {
    title: page.title,
    wikitext: content.content,
    url: page.canonicalurl ?? null,
    revision: String(revision.revid),
    licence: spdxOf(rights?.url ?? ''),
    licenceText: rights?.text || rights?.url || null,
    attribution: sitename ? `${sitename} contributors` : null,
    redirectedFrom: query?.redirects?.length ? asked : null,
  };
}

/** What an address of a wiki's page says: the title and, beside it, where the wiki's API is. */
export interface PageAddress {
  title: string;
  /** By the custom of Wikimedia's wikis; another place is named with `--api`. */
  api: string;
}

/** Reads `https://en.wikipedia.org/wiki/Title` and `…/w/index.php?title=Title`; null where it is neither. */
export function readPageAddress(address: string): PageAddress | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.searchParams.has('oldid') || url.searchParams.has('diff')) {
    throw new WikiError(
      `${address} is an old revision: only the current one can be added. Leave out oldid and diff.`,
    );
  }
  const path = /\/wiki\/(.+)$/.exec(url.pathname)?.[1];
  const title = url.searchParams.get('title') ?? (path === undefined ? null : decode(path));
  if (!title) return null;
  // en.m.wikipedia.org shows the same pages, and has no licence of its own to tell of.
  const host = url.host.replace(/^([a-z-]{2,12})\.m\./, '$1.');
  return { title: title.replaceAll('_', ' '), api: `${url.protocol}//${host}/w/api.php` };
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
