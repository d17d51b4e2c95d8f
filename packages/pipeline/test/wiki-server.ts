import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a page of the wiki answers, by title. A text is its wikitext. */
export type WikiPages = Readonly<Record<string, string | { redirect: string }>>;

/** What stands in the way of the next answers, one each; then the wiki answers as it should. */
export interface Trouble {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** The connection breaks without an answer. */
  hangUp?: boolean;
  /** No answer comes. */
  silent?: boolean;
}

export interface WikiServer {
  api: string;
  /** The origin, for the addresses of pages. */
  origin: string;
  requests: { url: URL; userAgent: string | undefined }[];
  troubles: Trouble[];
  rights: { url: string; text: string };
  close(): Promise<void>;
}

const REVISION = 1234567;

/** A server on this machine that answers `action=query` as MediaWiki does with `formatversion=2`. */
export async function startWiki(pages: WikiPages): Promise<WikiServer> {
  const wiki = {
    requests: [] as WikiServer['requests'],
    troubles: [] as Trouble[],
    rights: {
      url: 'https://creativecommons.org/licenses/by-sa/4.0/deed.en',
      text: 'Creative Commons Attribution-Share Alike 4.0',
    },
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url!, `http://${request.headers.host}`);
    wiki.requests.push({ url, userAgent: request.headers['user-agent'] });
    const trouble = wiki.troubles.shift();
    if (trouble?.silent) return;
    if (trouble?.hangUp) return void request.socket.destroy();
    if (trouble) {
      const { status = 200, headers = {}, body = '' } = trouble;
      response.writeHead(status, headers);
      return void response.end(typeof body === 'string' ? body : JSON.stringify(body));
    }
    if (url.pathname !== '/w/api.php') return void response.writeHead(404).end('<html>Not found</html>');
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(query(url, pages, wiki.rights)));
  };
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
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

function query(url: URL, pages: WikiPages, rightsinfo: WikiServer['rights']): object {
  const asked = url.searchParams.get('titles') ?? '';
  const common = { general: { sitename: 'Testopedia' }, rightsinfo };
  if (asked.startsWith('fr:')) {
    return { batchcomplete: true, query: { ...common, interwiki: [{ title: asked, iw: 'fr' }] } };
  }
  if (/[<>[\]{}|]/.test(asked)) {
    const invalidreason = 'The requested page title contains invalid characters.';
    return { query: { ...common, pages: [{ title: asked, invalid: true, invalidreason }] } };
  }
  const normal = asked.charAt(0).toUpperCase() + asked.slice(1).replaceAll('_', ' ');
  const normalized =
    normal === asked ? {} : { normalized: [{ fromencoded: false, from: asked, to: normal }] };
  const first = pages[normal];
  const redirects = typeof first === 'object' ? { redirects: [{ from: normal, to: first.redirect }] } : {};
  const title = typeof first === 'object' ? first.redirect : normal;
  const content = pages[title];
  const page =
    typeof content !== 'string'
      ? { ns: 0, title, missing: true, canonicalurl: `${url.origin}/wiki/${title.replaceAll(' ', '_')}` }
      : {
          pageid: 42,
          ns: 0,
          title,
          canonicalurl: `${url.origin}/wiki/${title.replaceAll(' ', '_')}`,
          revisions: [
            {
              revid: REVISION,
              parentid: REVISION - 1,
              slots: {
                main: {
                  contentmodel: title.endsWith('.js') ? 'javascript' : 'wikitext',
                  contentformat: 'text/x-wiki',
                  content,
                },
              },
            },
          ],
        };
  return { batchcomplete: true, query: { ...normalized, ...redirects, ...common, pages: [page] } };
}
