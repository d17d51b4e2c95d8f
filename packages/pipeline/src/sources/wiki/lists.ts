import type { WikiClient } from './client.ts';
import { WikiError } from './errors.ts';

const ARTICLES = 0;
const CATEGORIES = 14;

/**
 * The titles of the articles in a category, each once, and of those in the categories below it.
 *
 * @param depth how many levels below it are looked at; 0 for the category alone.
 * @throws {WikiError} where nothing is in it.
 */
export async function titlesInCategory(
  client: WikiClient,
  category: string,
  depth: number,
): Promise<string[]> {
  const name = `Category:${category.replace(/^category:/i, '').trim()}`;
  const titles = new Set<string>();
  const seen = new Set([name]);
  let level = [name];
  for (let down = 0; level.length > 0 && down <= depth; down++) {
    const below: string[] = [];
    for (const one of level) {
      const parameters = {
        list: 'categorymembers',
        cmtitle: one,
        cmnamespace: `${ARTICLES}|${CATEGORIES}`,
        cmlimit: 'max',
      };
      for await (const { categorymembers = [] } of client.query(parameters)) {
        for (const { ns, title } of categorymembers) {
          if (ns === ARTICLES) titles.add(title);
          if (ns !== CATEGORIES || seen.has(title)) continue;
          seen.add(title);
          below.push(title);
        }
      }
    }
    level = below;
  }
  if (titles.size === 0) {
    const deeper = level.length > 0 ? ` but ${level.length} categories: give --depth` : '';
    throw new WikiError(`${client.api} has no article in “${name}”${deeper}.`);
  }
  return [...titles];
}

/**
 * The titles of the articles that a page links to, each once.
 *
 * @throws {WikiError} where there is no such page, or no link on it.
 */
export async function titlesLinkedFrom(client: WikiClient, title: string): Promise<string[]> {
  const titles = new Set<string>();
  const parameters = {
    titles: title,
    redirects: '1',
    prop: 'links',
    plnamespace: String(ARTICLES),
    pllimit: 'max',
  };
  for await (const { pages = [] } of client.query(parameters)) {
    const [page] = pages;
    if (!page || page.missing || page.invalid) throw new WikiError(`${client.api} has no page “${title}”.`);
    for (const link of page.links ?? []) titles.add(link.title);
  }
  if (titles.size === 0) throw new WikiError(`No article is linked from “${title}” in ${client.api}.`);
  return [...titles];
}
