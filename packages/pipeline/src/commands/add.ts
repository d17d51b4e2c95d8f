import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Command,
  type OptionValues,
  READING_HELP,
  READING_OPTIONS,
  reading,
  textOption,
  UsageError,
} from '../command.ts';
import { addSources } from '../gathering/add-sources.ts';
import { REGISTRY, type SourceEntry } from '../sources/sources.ts';

export const command: Command = {
  name: 'add',
  summary: 'add a text to the sources: a file, or an article of a wiki',
  help: `usage: openbattles add [OPTION…] FILE|URL|TITLE…

Adds texts to the sources and records them in sources.json. A FILE is a text in the source format; it is copied as it
is. A TITLE, or the URL of an article, is fetched from a wiki that runs MediaWiki and rendered to the source format;
its address, revision, date of retrieval, licence and those to name are recorded. What is not known is null: it is
never made up. Every text is read first; where one cannot be, or cannot be had, nothing is written, and the exit code
is 1.

  --licence ID         the licence of the text, as an SPDX identifier: CC-BY-SA-4.0
  --attribution TEXT   who is to be named
  --url URL            where the text of a FILE is from
  --replace            put the text in the place of the one that is there
  --api URL            the wiki's api.php (default: of the URL's wiki, else https://en.wikipedia.org/w/api.php)
  --contact TEXT       where the wiki's operators reach you, an e-mail address or a page: sent with every request, in
                       the user agent, as Wikimedia asks
  --timeout SECONDS    how long one answer may take (default: 30)
  --retries N          how often to ask again while the wiki is busy (default: 4)
  --sources DIR        the folder of the texts and of sources.json (default: sources)
  --notes              also print notes, such as residue that was cleaned
${READING_HELP}`,
  options: {
    ...READING_OPTIONS,
    licence: { type: 'string' },
    attribution: { type: 'string' },
    url: { type: 'string' },
    replace: { type: 'boolean' },
    api: { type: 'string' },
    contact: { type: 'string' },
    timeout: { type: 'string' },
    retries: { type: 'string' },
    sources: { type: 'string' },
    notes: { type: 'boolean' },
  },
  async run(things, options) {
    if (things.length === 0) throw new UsageError('add needs at least one FILE, URL or TITLE');
    const { api, contact, licence, attribution, url } = texts(options);
    if (licence !== undefined && !/^[A-Za-z0-9][A-Za-z0-9.+-]{0,63}$/.test(licence)) {
      throw new UsageError(`--licence takes an SPDX identifier such as CC-BY-SA-4.0, not ${licence}`);
    }
    for (const [name, address] of Object.entries({ api, url })) {
      if (address !== undefined && !(/^https?:\/\//i.test(address) && URL.canParse(address))) {
        throw new UsageError(`--${name} takes an address that begins with https://, not ${address}`);
      }
    }
    if (url !== undefined && things.length > 1) throw new UsageError('--url is the address of one FILE');
    const sources = textOption(options, 'sources', 'sources');
    if (!existsSync(sources))
      throw new UsageError(`there is no folder ${sources}; name another with --sources`);
    const entries = await addSources(things, {
      sources,
      stated: {
        ...(url !== undefined && { url }),
        ...(licence !== undefined && { licence }),
        ...(attribution !== undefined && { attribution }),
      },
      replace: options.replace === true,
      notes: options.notes === true,
      wiki: {
        ...(api !== undefined && { api }),
        ...(contact !== undefined && { contact }),
        timeout: wholeNumber(options, 'timeout', 30, 1),
        retries: wholeNumber(options, 'retries', 4, 0),
      },
      reading: reading(options),
      tell: (message) => process.stderr.write(`${message}\n`),
    });
    if (!entries) {
      process.stderr.write('Nothing was added.\n');
      return 1;
    }
    for (const entry of entries) process.stdout.write(`${describe(join(sources, entry.file), entry)}\n`);
    process.stdout.write('To make the next release: npx openbattles build\n');
    for (const entry of entries) process.stderr.write(missing(sources, entry));
    return 0;
  },
};

/** The options that are texts, by name; what is not given is undefined. */
const texts = (options: OptionValues) => options as Record<string, string | undefined>;

function wholeNumber(options: OptionValues, name: string, otherwise: number, least: number): number {
  const given = options[name];
  if (given === undefined) return otherwise;
  const number = Number(given);
  if (/^\d{1,6}$/.test(String(given)) && number >= least) return number;
  throw new UsageError(`--${name} takes a whole number from ${least} on, not ${given}`);
}

function describe(path: string, { title, revision, licence }: SourceEntry): string {
  const said = [title, revision && `revision ${revision}`, licence].filter(Boolean);
  return `${path}: ${said.join(', ')}`;
}

function missing(sources: string, entry: SourceEntry): string {
  const unknown = (['url', 'licence', 'attribution'] as const).filter((name) => entry[name] === null);
  if (unknown.length === 0) return '';
  const flags = unknown.map((name) => `--${name} …`).join(' ');
  const path = join(sources, entry.file);
  return `${path}: ${unknown.join(' and ')} not known. Fill it in in ${join(sources, REGISTRY)}, or run: npx openbattles add ${flags} ${path}\n`;
}
