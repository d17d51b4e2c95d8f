import { WikiError } from './errors.ts';

/** What an address of a wiki's page says: the title and, beside it, where the wiki's API is. */
export interface PageAddress {
  title: string;
  /** By the custom of Wikimedia's wikis; another place is named with `--api`. */
  api: string;
}

/** Whether something is an address of any scheme, and no title. */
export const isAddress = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(text);

/** Whether something is an address that we ask: of HTTP, plain or secured. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

/** Reads `https://en.wikipedia.org/wiki/Title` and `…/w/index.php?title=Title`; null where it is neither. */
export function readPageAddress(address: string): PageAddress | null {
  if (!isWebAddress(address)) return null;
  const url = new URL(address);
  if (url.searchParams.has('oldid') || url.searchParams.has('diff')) {
    throw new WikiError(
      `${withoutPassword(address)} is an old revision: only the current one can be added. Leave out oldid and diff.`,
    );
  }
  const path = /\/wiki\/(.+)$/.exec(url.pathname)?.[1];
  const title = url.searchParams.get('title') ?? (path === undefined ? null : decode(path));
  if (!title) return null;
  // en.m.wikipedia.org shows the same pages, and has no licence of its own to tell of.
  const host = url.host.replace(/^([a-z-]{2,12})\.m\./, '$1.');
  return { title: title.replaceAll('_', ' '), api: `${url.protocol}//${host}/w/api.php` };
}

/** What a part of an address says; null where a `%` in it stands for nothing. */
function decode(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** An address as it may be printed and recorded: a password in it is masked, also where it is no proper address. */
export const withoutPassword = (address: string): string =>
  address.replace(/^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)@/i, (_, scheme: string, login: string) => {
    const name = login.split(':')[0];
    return login.includes(':') ? `${scheme}${name}:***@` : `${scheme}***@`;
  });

/** An address without who logs in, and that as a header of HTTP, where there is one. */
export function splitLogin(address: string): { address: string; authorization: string | null } {
  const url = new URL(address);
  const { username, password } = url;
  if (username === '' && password === '') return { address, authorization: null };
  url.username = '';
  url.password = '';
  const login = Buffer.from(`${decode(username) ?? username}:${decode(password) ?? password}`);
  return { address: url.href, authorization: `Basic ${login.toString('base64')}` };
}
