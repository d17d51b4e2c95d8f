import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Command,
  type OptionValues,
  READING_HELP,
  READING_OPTIONS,
  reading,
  SOURCES_HELP,
  SOURCES_OPTION,
  sourcesOf,
  UsageError,
} from '../command.ts';
import type { TitleLists } from '../gathering/add-many.ts';
import { interruptible } from '../gathering/interruption.ts';
import type { AddOptions } from '../gathering/options.ts';
import type { Addition } from '../gathering/prepare-page.ts';
import { inLine, print, tell } from '../sinks/terminal.ts';
import { isWebAddress, withoutPassword } from '../sources/wiki/addresses.ts';
import { WIKI_HELP, WIKI_OPTIONS, wholeNumberFrom, wikiOptions } from './wiki-options.ts';

export const command: Command = {
  help: `usage: openbattles add [OPTION…] FILE|URL|TITLE…
       openbattles add [OPTION…] --category NAME | --list FILE | --linked-from PAGE

Adds texts to the sources and records them in sources.json. A FILE of any kind that is read (text, Markdown, wikitext,
dump, NDJSON) is copied as it is. A TITLE, or the URL of an article, is fetched from a wiki that runs MediaWiki and
rendered to the source format; its address, revision, day, licence and those to name are recorded. What is not known is
null: it is never made up. Every text is read first; where one cannot be read or had, nothing is written, and the exit
code is 1.

Many articles at once are fetched batch by batch, and what has come is kept: the same command goes on after a break.
Left out and told of at the end are pages without the infobox of a battle, disambiguation pages, redirects to articles
that are there, and what cannot be had or read; for the last two the exit code is 1.

  --category NAME      the articles of a category: "Battles of the Peninsular War"
  --depth N            how many levels of categories below it are looked at too (default: 0)
  --list FILE          the articles whose titles or addresses stand in a file, a line each; - is standard input
  --linked-from PAGE   the articles that a page links to: "List of Roman battles"

  --licence ID         the licence of the text, as an SPDX identifier, or LicenseRef-… for another: CC-BY-SA-4.0
  --attribution TEXT   who is to be named
  --url URL            where the text of a FILE is from
  --replace            put the text in the place of the one that is there
  --insist             add a text in spite of doubts: it is not English, or no row would come of it; of many, also
                       pages without the infobox of a battle
${WIKI_HELP}
${SOURCES_HELP}
  --notes              also print notes, such as residue that was cleaned, and all that was left out
${READING_HELP}`,
  options: {
    ...READING_OPTIONS,
    ...WIKI_OPTIONS,
    category: { type: 'string', multiple: true },
    depth: { type: 'string' },
    list: { type: 'string', multiple: true },
    'linked-from': { type: 'string', multiple: true },
    licence: { type: 'string' },
    attribution: { type: 'string' },
    url: { type: 'string' },
    replace: { type: 'boolean' },
    insist: { type: 'boolean' },
    ...SOURCES_OPTION,
    notes: { type: 'boolean' },
  },
  async run(things, options) {
    const lists = titleLists(options);
    if (lists === null && things.length === 0)
      throw new UsageError(
        'add needs at least one FILE, URL or TITLE, or --category, --list or --linked-from',
      );
    if (lists !== null && things.length > 0)
      throw new UsageError(`--category, --list and --linked-from take no further ${things[0]}`);
    const sources = sourcesOf(options);
    if (!existsSync(sources))
      throw new UsageError(`there is no folder ${sources}; name another with --sources`);
    const stated = await statedIn(options);
    if (stated.url !== undefined && (lists !== null || things.length > 1))
      throw new UsageError('--url is the address of one FILE');
    return await interruptible(async (signal) => {
      const adding: AddOptions = {
        sources,
        stated,
        replace: options.replace === true,
        insist: options.insist === true,
        notes: options.notes === true,
        wiki: { ...wikiOptions(options), signal },
        reading: reading(options),
        tell: (message) => tell(`${inLine(message)}\n`),
      };
      if (lists === null) {
        const { addSources } = await import('../gathering/add-sources.ts');
        return report(await addSources(things, adding), sources);
      }
      const { addMany } = await import('../gathering/add-many.ts');
      const { added, isWell } = await addMany(lists, adding);
      report(added, sources);
      return isWell ? 0 : 1;
    });
  },
};

/** Where many titles come from; null where no option says so. */
function titleLists(options: OptionValues): TitleLists | null {
  const texts = (name: string) => (options[name] ?? []) as string[];
  const [categories, linkedFrom, files] = [texts('category'), texts('linked-from'), texts('list')];
  const depth = wholeNumberFrom(options, 'depth', 0, 0);
  if (options.depth !== undefined && categories.length === 0)
    throw new UsageError('--depth is how deep --category goes');
  if (categories.length + linkedFrom.length + files.length === 0) return null;
  return { categories, depth, linkedFrom, titles: files.flatMap(readList) };
}

function readList(path: string): string[] {
  if (path !== '-' && !existsSync(path)) throw new UsageError(`there is no file ${path}`);
  return readFileSync(path === '-' ? 0 : path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

async function statedIn(options: OptionValues): Promise<AddOptions['stated']> {
  const { licence, attribution, url } = options as Record<string, string | undefined>;
  if (licence !== undefined && !(await import('../licences/licences.ts')).isLicence(licence)) {
    throw new UsageError(
      `--licence takes an SPDX identifier such as CC-BY-SA-4.0, or LicenseRef-… for another licence, not ${licence}`,
    );
  }
  if (url !== undefined && !isWebAddress(url))
    throw new UsageError(`--url takes an address that begins with https://, not ${withoutPassword(url)}`);
  return {
    ...(url !== undefined && { url: withoutPassword(url) }),
    ...(licence !== undefined && { licence }),
    ...(attribution !== undefined && { attribution }),
  };
}

/** Says what was added, and what is not known of it. */
function report(added: readonly Addition[] | null, sources: string): number {
  if (!added || added.length === 0) {
    tell('Nothing was added.\n');
    return 1;
  }
  for (const addition of added) print(`${describe(sources, addition)}\n`);
  print('To make the next release: npx openbattles build\n');
  for (const line of unknowns(sources, added)) tell(`${line}\n`);
  return 0;
}

function describe(sources: string, { entry: { file, title, revision, licence } }: Addition): string {
  const said = [title, revision && `revision ${revision}`, licence].filter(Boolean);
  return `${join(sources, file)}${said.length > 0 ? `: ${said.join(', ')}` : ''}`;
}

/** What is not known, a line for all the texts of which the same is not known. */
function unknowns(sources: string, added: readonly Addition[]): string[] {
  const byNames = new Map<string, Addition[]>();
  for (const addition of added) {
    const names = addition.unknown.join(' ');
    const sameNames = byNames.get(names) ?? [];
    byNames.set(names, sameNames);
    sameNames.push(addition);
  }
  return [...byNames].flatMap(([names, [first, ...more]]) => {
    if (names === '' || !first) return [];
    const unknown = names.split(' ');
    const flags = unknown.map((name) => `--${name} …`).join(' ');
    const path = join(sources, first.entry.file);
    const rest = more.length > 0 ? ` and ${more.length} more` : '';
    return [
      `${path}${rest}: ${unknown.join(' and ')} not known. Fill it in in ${join(sources, 'sources.json')}, or run: npx openbattles add ${flags} ${path}`,
    ];
  });
}
