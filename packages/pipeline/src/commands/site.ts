import {
  type Command,
  DATASETS_HELP,
  DATASETS_OPTION,
  datasetsOf,
  textOption,
  UsageError,
  wholeNumber,
} from '../command.ts';
import { print, tell } from '../sinks/terminal.ts';
import { isWebAddress } from '../sources/wiki/addresses.ts';

/** Up to how many battles have a page each: more would be tens of thousands of files. */
export const MOST_PAGES = 1000;

export const command: Command = {
  help: `usage: openbattles site [--out DIR] [--url URL] [--datasets DIR] [RELEASE]

RELEASE is a version, a draft such as 1.1.0-draft, or the folder of one (default: the draft, or the last release where there
is none). Writes a folder that any static host can serve, and that a browser opens from the disk: open DIR/index.html.
What stood in DIR is replaced once all is made, if it was made by this command.

  --out DIR            the folder of the pages (default: site)
  --url URL            where they will stand, for the sitemap and for links to them from elsewhere
  --battle-pages N     up to how many battles have a page each; of more, the browser makes the pages (default: ${MOST_PAGES})
${DATASETS_HELP}`,
  options: {
    ...DATASETS_OPTION,
    out: { type: 'string' },
    url: { type: 'string' },
    'battle-pages': { type: 'string' },
  },
  async run(args, options) {
    if (args.length > 1) throw new UsageError('site takes one RELEASE');
    const datasets = datasetsOf(options);
    const out = textOption(options, 'out', 'site');
    const url = options.url === undefined ? null : webAddress(String(options.url));
    const mostPages =
      options['battle-pages'] === undefined ? MOST_PAGES : wholeNumber(options, 'battle-pages', 0);
    const [{ findRelease }, { writeSite }] = await Promise.all([
      import('../published/release-tables.ts'),
      import('../showing/write-site.ts'),
    ]);
    const release = findRelease(datasets, args[0]);
    const { battles, files, problems } = await writeSite({ release, datasets, out, url, mostPages });
    if (problems.length > 0) {
      tell(`${problems.map((problem) => `${release}: ${problem}`).join('\n')}\n`);
      tell(`No pages were made. openbattles verify ${release} says all that is wrong with it.\n`);
      return 1;
    }
    print(`${out}/index.html shows ${release}: ${battles} battles, ${files} files\n`);
    return 0;
  },
};

function webAddress(text: string): string {
  if (!isWebAddress(text))
    throw new UsageError(`--url takes a web address such as https://example.org/battles, not ${text}`);
  const { origin, pathname } = new URL(text);
  return origin + pathname.replace(/\/+$/, '');
}
