import { oneLine } from '@openbattles/parser';
import { SaxesParser } from 'saxes';
import { ByteReader, type Piece } from './byte-reader.ts';
import type { InfoboxNames } from './wikitext/infobox-names.ts';

/** A page of a dump, with the revision that stands in it. */
export interface DumpPage {
  title: string;
  /** The number of the page in its wiki. */
  id: string;
  revision: string | null;
  /** The address of the page, made from that of the wiki's main page; null where the dump does not tell it. */
  url: string | null;
  wikitext: string;
}

/** What is wanted of a dump, and who is told of the rest. */
export interface DumpOptions {
  /** Which templates are the infobox. */
  names: InfoboxNames;
  /** How long a text may be, in UTF-16 code units: no longer page is held in memory. */
  maxCharacters: number;
  /** Told of each page that is left out because it cannot be read, and of a dump that ends early. */
  problem(reason: string): void;
  /** Told, at the end, what the dump holds. */
  tell(sentence: string): void;
}

/** What a character of a text takes in XML at most, in bytes: `&quot;`. */
const BYTES_OF_CHARACTER = 6;
/** What a page takes beside its text. */
const LONGEST_REST = 2 ** 20;
/** What stands before, between and after pages is short: the names of the namespaces, a closing tag. */
const LONGEST_GAP = 2 ** 20;

/**
 * The articles of a MediaWiki dump (`pages-articles`) that have the infobox of a battle: pages of namespace 0 that are no
 * redirect. A page is found by its tags alone, since a text in XML holds no `<`, and only one that names the infobox is
 * read as XML. Time is linear in the bytes, and memory holds one page.
 */
export async function* findPages(
  chunks: AsyncIterable<Uint8Array>,
  options: DumpOptions,
): AsyncGenerator<DumpPage> {
  const reader = new ByteReader(chunks);
  try {
    yield* readPages(reader, options);
  } finally {
    await reader.close();
  }
}

async function* readPages(
  reader: ByteReader,
  { names, maxCharacters, problem, tell }: DumpOptions,
): AsyncGenerator<DumpPage> {
  let gap = await reader.until('<page', LONGEST_GAP);
  const siteinfo = gap.bytes.toString();
  if (!siteinfo.includes('<mediawiki')) return problem(NO_DUMP);
  const encoding = /^\s*<\?xml[^>]{0,200}\sencoding\s?=\s?["']([\w.-]{1,40})["']/.exec(siteinfo)?.[1];
  if (encoding !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(encoding))
    return problem(`the dump is ${encoding} and not UTF-8. Convert it to UTF-8 and run again.`);
  const prefix = addressPrefix(siteinfo);
  const longest = BYTES_OF_CHARACTER * maxCharacters + LONGEST_REST;
  let [pages, found] = [0, 0];
  try {
    for (; gap.found; gap = await reader.until('<page', LONGEST_GAP)) {
      const page = await reader.until('</page>', longest);
      if (!page.found) {
        return problem(
          `the dump ends within a page, which begins at byte ${page.offset}: it is not whole. The pages before it were read.`,
        );
      }
      pages++;
      if (page.overlong) {
        problem(`the page at byte ${page.offset} is longer than ${longest} bytes and was left out`);
        continue;
      }
      if (!isCandidate(page.bytes, names)) continue;
      try {
        const read = readPage(`<page${decode(page)}`, prefix);
        if (!read || !names.areIn(read.wikitext)) continue;
        found++;
        yield read;
      } catch (error) {
        // Saxes begins its messages with the line and column within the page.
        problem(`the page at byte ${page.offset} was left out, ${(error as Error).message}`);
      }
    }
    if (!gap.bytes.includes('</mediawiki'))
      problem(`the dump ends without </mediawiki> after byte ${gap.offset}: it is not whole`);
  } finally {
    // Also where the bytes behind them cannot be read.
    const hint = found > 0 ? '' : ' (--infobox names other templates with its fields)';
    tell(`${found} of ${pages} pages have the infobox of a battle${hint}`);
  }
}

const NO_DUMP =
  'this is no MediaWiki dump: it does not begin with <mediawiki>. What is read is a dump called pages-articles.';

function decode({ bytes }: Piece): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('it is not UTF-8');
  }
}

/** Whether a page is worth to be read as XML; tells of every page that is none of ours at the price of a search. */
function isCandidate(page: Buffer, names: InfoboxNames): boolean {
  const revision = page.indexOf('<revision', 0, 'latin1');
  const head = page.toString('latin1', 0, Math.max(0, revision));
  // Dumps before export format 0.6 name no namespace.
  if (/<ns>\s*(?!0\s*<)/.test(head) || head.includes('<redirect')) return false;
  return names.mayBeIn(page.toString('latin1', Math.max(0, revision)));
}

/**
 * What the addresses of a wiki's pages begin with, from the address of its main page.
 *
 * @param siteinfo `…<base>https://en.wikipedia.org/wiki/Main_Page</base>…`
 */
function addressPrefix(siteinfo: string): string | null {
  const base = /<base>\s{0,20}(https?:\/\/[^<>\s]{1,500}\/)[^<>\s/]{1,500}\s{0,20}<\/base>/.exec(siteinfo);
  return base?.[1]?.replaceAll('&amp;', '&') ?? null;
}

/** The address of a page as MediaWiki writes it: https://www.mediawiki.org/wiki/Manual:PAGENAMEE_encoding */
const addressOf = (prefix: string, title: string) =>
  prefix +
  encodeURIComponent(title.replaceAll(' ', '_')).replace(/%(?:3B|40|24|2C|2F|3A)/g, (code) =>
    decodeURIComponent(code),
  );

/**
 * Reads one page.
 *
 * @throws {Error} where it is not well formed.
 */
function readPage(xml: string, prefix: string | null): DumpPage | null {
  // The text of each element that holds nothing but text, by its path; of several the last.
  const values = new Map<string, string>();
  const open: string[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new Error(`it is not XML: ${error.message}`);
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    text = '';
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('cdata', (part) => {
    text += part;
  });
  parser.on('closetag', () => {
    values.set(open.join(' '), text);
    open.pop();
    text = '';
  });
  parser.write(xml).close();
  // A title is one line, whatever a reference in it stands for: below it a line could say it were the infobox.
  const title = oneLine(values.get('page title') ?? '');
  const wikitext = values.get('page revision text');
  if (title === '' || wikitext === undefined) throw new Error('it has no title or no text');
  const model = values.get('page revision model') ?? 'wikitext';
  if (model !== 'wikitext') return null;
  return {
    title,
    id: values.get('page id') ?? '',
    revision: values.get('page revision id') ?? null,
    url: prefix === null ? null : addressOf(prefix, title),
    wikitext,
  };
}
