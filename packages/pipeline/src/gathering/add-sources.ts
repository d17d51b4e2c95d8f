import { existsSync } from 'node:fs';
import { isInput } from '../inputs/articles.ts';
import { MessagePrinter } from '../reading/messages.ts';
import { saveSources } from '../sources/save-sources.ts';
import { SourceError } from '../sources/sources.ts';
import { isAddress, isWebAddress, readPageAddress, withoutPassword } from '../sources/wiki/addresses.ts';
import { WikiClient } from '../sources/wiki/client.ts';
import { WikiError } from '../sources/wiki/errors.ts';
import { fetchPages, isPage, MOST_TITLES } from '../sources/wiki/pages.ts';
import { type AddOptions, DEFAULT_API, RefusedError } from './options.ts';
import { prepareFile } from './prepare-file.ts';
import { type Addition, preparePage } from './prepare-page.ts';
import { SourceIndex } from './source-index.ts';

/** What is to be added: a file, or a page by its title in a wiki. */
type Thing = { path: string } | { title: string; api: string };

/**
 * Adds texts to the sources: local files, and articles that are fetched by their title or address. All are fetched,
 * rendered and read before the first is written; where one of them fails, none is.
 *
 * @returns what was added, or null where something failed. What failed was told.
 */
export async function addSources(names: readonly string[], options: AddOptions): Promise<Addition[] | null> {
  const index = new SourceIndex(options.sources);
  const printer = new MessagePrinter({ notes: options.notes, all: true });
  const gathering = { index, printer, options };
  const additions: Addition[] = [];
  const files = new Set<string>();
  const take = (name: string, addition: Addition) => {
    const { file } = addition.entry;
    if (files.has(file)) throw new RefusedError(`${name} is ${file}, which is among what is added already`);
    files.add(file);
    index.add(addition.entry);
    additions.push(addition);
  };
  const pages = new Map<string, string[]>();
  for (const name of names) {
    await orTell(options, async () => {
      const thing = readThing(name, options);
      if ('path' in thing) take(name, await prepareFile(thing.path, gathering));
      else pages.set(thing.api, [...(pages.get(thing.api) ?? []), thing.title]);
    });
  }
  for (const [api, titles] of pages) {
    const client = new WikiClient({ ...options.wiki, api, tell: options.tell });
    for (let from = 0; from < titles.length; from += MOST_TITLES) {
      await orTell(options, async () => {
        const { found, site } = await fetchPages(client, titles.slice(from, from + MOST_TITLES), true);
        for (const { asked, page } of found) {
          await orTell(options, () => {
            if (!isPage(page)) throw new WikiError(page.message);
            if (page.redirectedFrom !== null) options.tell(`“${asked}” leads to “${page.title}”`);
            if (page.isDisambiguation)
              options.tell(
                `“${page.title}” is a disambiguation page, which only lists articles of similar names`,
              );
            take(asked, preparePage(page, site, client.api, gathering));
          });
        }
      });
    }
  }
  if (additions.length < names.length) return null;
  const saved = await orTell(options, () => void saveSources(options.sources, additions));
  return saved ? additions : null;
}

/** Does something, and tells why it cannot be done. */
async function orTell({ tell }: AddOptions, act: () => void | Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (!(error instanceof RefusedError || error instanceof WikiError || error instanceof SourceError))
      throw error;
    tell(error.message);
    return false;
  }
}

function readThing(name: string, { wiki, stated }: AddOptions): Thing {
  if (existsSync(name)) return { path: name };
  const page = isAddress(name) ? readAddress(name) : { title: name, api: DEFAULT_API };
  if (!isAddress(name) && (isInput(name) || /^[.~]{0,2}[\\/]/.test(name)))
    throw new RefusedError(`There is no file ${name}.`);
  if (stated.url !== undefined) {
    throw new RefusedError(
      `--url says where a FILE is from; the address of “${name}” is what the wiki says.`,
    );
  }
  return { title: page.title, api: wiki.api ?? page.api };
}

function readAddress(address: string): { title: string; api: string } {
  const shown = withoutPassword(address);
  if (!isWebAddress(address)) throw new RefusedError(`${shown} is no address that begins with https://`);
  const page = readPageAddress(address);
  if (!page)
    throw new RefusedError(
      `${shown} is no address of a wiki's page. Give the title of the article, and --api.`,
    );
  return page;
}
