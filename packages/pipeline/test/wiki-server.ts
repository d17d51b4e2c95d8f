import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of the wiki. */
export interface PageOfWiki {
  /** Its wikitext. */
  text: string;
  revision?: number;
  /** Its item in Wikidata. */
  item?: string;
  disambiguation?: boolean;
  /** The titles that it links to. */
  links?: readonly string[];
  /** The names of the categories that it is in; `Category:…` pages are in others. */
  categories?: readonly string[];
  /** Its text is not shown. */
  hidden?: boolean;
  /** Every answer that has its text breaks off. */
  broken?: boolean;
}

/** The pages by title. A text alone is its wikitext. */
export type WikiPages = Readonly<Record<string, string | PageOfWiki | { redirect: string }>>;

/** What stands in the way of the next answers, one each; then the wiki answers as it should. */
export interface Trouble {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as it is where it is text or bytes, else as JSON. */
  body?: unknown;
  /** The connection breaks without an answer. */
  hangUp?: boolean;
  /** The connection breaks in the middle of the answer. */
  cut?: boolean;
  /** No answer comes. */
  silent?: boolean;
}

export interface WikiRequest {
  url: URL;
  /** The parameters, of the address or of the body. */
  parameters: URLSearchParams;
  userAgent: string | undefined;
  authorization: string | undefined;
}

export interface WikiServer {
  api: string;
  /** The origin, for the addresses of pages. */
  origin: string;
  requests: WikiRequest[];
  troubles: Trouble[];
  rights: { url: string; text: string };
  /** May be changed as editors change a wiki. */
  pages: Map<string, WikiPages[string]>;
  /** How many members of a list stand in one answer. */
  listLimit: number;
  /** How many texts stand in one answer. */
  textLimit: number;
  /** Told of each request before it is answered. */
  onRequest: ((request: WikiRequest) => void) | null;
  close(): Promise<void>;
}

export interface WikiServerOptions {
  port?: number;
  /** How long each answer takes, in milliseconds. */
  delay?: number;
}

const REVISION = 1234567;
/** As MediaWiki has it. */
const MOST_TITLES = 50;

/** A server on this machine that answers `action=query` as MediaWiki does with `formatversion=2`. */
export async function startWiki(
  pages: WikiPages,
  { port = 0, delay = 0 }: WikiServerOptions = {},
): Promise<WikiServer> {
  const wiki: Omit<WikiServer, 'api' | 'origin' | 'close'> = {
    requests: [],
    troubles: [],
    rights: {
      url: 'https://creativecommons.org/licenses/by-sa/4.0/deed.en',
      text: 'Creative Commons Attribution-Share Alike 4.0',
    },
    pages: new Map(Object.entries(pages)),
    listLimit: 500,
    textLimit: MOST_TITLES,
    onRequest: null,
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url!, `http://${request.headers.host}`);
    const body: Buffer[] = [];
    for await (const piece of request) body.push(piece);
    const parameters = new URLSearchParams([
      ...url.searchParams,
      ...new URLSearchParams(Buffer.concat(body).toString()),
    ]);
    const { 'user-agent': userAgent, authorization } = request.headers;
    wiki.requests.push({ url, parameters, userAgent, authorization });
    wiki.onRequest?.(wiki.requests.at(-1)!);
    if (delay > 0) await new Promise((done) => setTimeout(done, delay));
    const trouble = wiki.troubles.shift();
    if (trouble?.silent) return;
    if (trouble?.hangUp) return void request.socket.destroy();
    if (trouble) {
      const { status = 200, headers = {}, body = '', cut } = trouble;
      const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      response.writeHead(status, cut ? { ...headers, 'content-length': '1000000' } : headers);
      if (!cut) return void response.end(bytes);
      return void response.write(bytes || '{"query":', () => request.socket.destroy());
    }
    if (url.pathname !== '/w/api.php') return void response.writeHead(404).end('<html>Not found</html>');
    response.setHeader('content-type', 'application/json; charset=utf-8');
    const text = JSON.stringify(query(parameters, url.origin, wiki));
    if (!text.includes('"broken":true')) return void response.end(text);
    response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
  };
  const server = createServer((request, response) => void answer(request, response));
  // Who has much to do between two requests would ask just when the server closes the connection that it kept.
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(wiki, {
    origin,
    api: `${origin}/w/api.php`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  });
}

type Wiki = Pick<WikiServer, 'pages' | 'rights' | 'listLimit' | 'textLimit'>;

function query(parameters: URLSearchParams, origin: string, wiki: Wiki): object {
  const list = parameters.get('list');
  if (list === 'categorymembers') return categoryMembers(parameters, wiki);
  const titles = (parameters.get('titles') ?? '').split('|');
  if (titles.length > MOST_TITLES)
    return { error: { code: 'toomanyvalues', info: `Too many values (${titles.length}) for "titles".` } };
  const common = { general: { sitename: 'Testopedia' }, rightsinfo: wiki.rights };
  const lists = { normalized: [] as object[], redirects: [] as object[], interwiki: [] as object[] };
  const answered = new Map<string, object>();
  const props = new Set(parameters.get('prop')?.split('|'));
  const from = Number(parameters.get('rvcontinue') ?? 0);
  const withText = parameters.get('rvprop')?.includes('content') === true;
  let texts = 0;
  for (const asked of titles) {
    if (asked.startsWith('fr:')) {
      lists.interwiki.push({ title: asked, iw: 'fr' });
      continue;
    }
    if (/[<>[\]{}]/.test(asked)) {
      const invalidreason = 'The requested page title contains invalid characters.';
      answered.set(asked, { title: asked, invalid: true, invalidreason });
      continue;
    }
    let title = asked.charAt(0).toUpperCase() + asked.slice(1).replaceAll('_', ' ');
    if (title !== asked) lists.normalized.push({ fromencoded: false, from: asked, to: title });
    for (let page = wiki.pages.get(title); typeof page === 'object' && 'redirect' in page; ) {
      lists.redirects.push({ from: title, to: page.redirect });
      title = page.redirect;
      page = wiki.pages.get(title);
    }
    const canonicalurl = `${origin}/wiki/${encodeURI(title.replaceAll(' ', '_'))}`;
    const content = wiki.pages.get(title);
    const page = typeof content === 'string' ? { text: content } : (content as PageOfWiki | undefined);
    if (!page) {
      answered.set(title, { ns: 0, title, missing: true, canonicalurl });
      continue;
    }
    const at = texts++;
    const isShown = !withText || (at >= from && at < from + wiki.textLimit);
    answered.set(title, {
      pageid: 42,
      ns: 0,
      title,
      ...(props.has('info') && { canonicalurl }),
      ...(props.has('pageprops') && pageProps(page)),
      ...(props.has('revisions') && isShown && { revisions: [revisionOf(title, page, withText)] }),
      ...(props.has('links') && { links: linksOf(page, parameters, wiki) }),
    });
  }
  const links = Number(parameters.get('plcontinue') ?? 0) + wiki.listLimit;
  const hasMoreLinks =
    props.has('links') &&
    [...answered.keys()].some((title) => linksAfter(wiki.pages.get(title), links).length > 0);
  const going =
    withText && texts > from + wiki.textLimit ? { rvcontinue: String(from + wiki.textLimit) } : null;
  const more = hasMoreLinks ? { plcontinue: String(links) } : going;
  return {
    ...(more ? { continue: { ...more, continue: '||' } } : { batchcomplete: true }),
    query: {
      ...Object.fromEntries(Object.entries(lists).filter(([, steps]) => steps.length > 0)),
      ...common,
      pages: [...answered.values()],
    },
  };
}

function pageProps({ item, disambiguation }: PageOfWiki): object {
  const pageprops = { ...(item && { wikibase_item: item }), ...(disambiguation && { disambiguation: '' }) };
  return Object.keys(pageprops).length > 0 ? { pageprops } : {};
}

function revisionOf(title: string, page: PageOfWiki, withText: boolean): object {
  const revid = page.revision ?? REVISION;
  const contentmodel = title.endsWith('.js') ? 'javascript' : 'wikitext';
  const main = page.hidden
    ? { contentmodel, texthidden: true }
    : {
        contentmodel,
        contentformat: 'text/x-wiki',
        content: page.text,
        ...(page.broken && { broken: true }),
      };
  return { revid, parentid: revid - 1, ...(withText && { slots: { main } }) };
}

const linksAfter = (page: WikiPages[string] | undefined, from: number): readonly string[] =>
  typeof page === 'object' && 'links' in page ? (page.links ?? []).slice(from) : [];

const linksOf = (page: PageOfWiki, parameters: URLSearchParams, { listLimit }: Wiki): object[] =>
  linksAfter(page, Number(parameters.get('plcontinue') ?? 0))
    .slice(0, listLimit)
    .map((title) => ({ ns: 0, title }));

function categoryMembers(parameters: URLSearchParams, { pages, listLimit }: Wiki): object {
  const name = (parameters.get('cmtitle') ?? '').replace(/^Category:/, '');
  const members = [...pages].flatMap(([title, page]) => {
    const categories = typeof page === 'object' && 'categories' in page ? (page.categories ?? []) : [];
    return categories.includes(name)
      ? [{ pageid: 42, ns: title.startsWith('Category:') ? 14 : 0, title }]
      : [];
  });
  const from = Number(parameters.get('cmcontinue')?.split('|')[1] ?? 0);
  const to = from + listLimit;
  return {
    ...(members.length > to
      ? { continue: { cmcontinue: `page|${to}`, continue: '-||' } }
      : { batchcomplete: true }),
    query: { categorymembers: members.slice(from, to) },
  };
}
