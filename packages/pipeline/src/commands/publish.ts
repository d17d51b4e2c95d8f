import { basename, join } from 'node:path';
import { toEpochDay } from '@openbattles/schema';
import {
  type Command,
  DATASETS_HELP,
  DATASETS_OPTION,
  datasetsOf,
  type OptionValues,
  textOption,
  UsageError,
} from '../command.ts';
import type { Publication } from '../publishing/target.ts';
import { print, tell } from '../sinks/terminal.ts';
import { isWebAddress } from '../sources/wiki/addresses.ts';
import { MOST_PAGES } from './site.ts';

export const command: Command = {
  help: `usage: openbattles publish --to TARGET [OPTION…] [RELEASE]

RELEASE is a version, a draft such as 1.1.0-draft, or the folder of one (default: the last release). Uploads nothing: writes a
folder as the place wants it, and prints the command that uploads it.

  --to TARGET          huggingface | zenodo | kaggle | npm | pages
  --out DIR            the folder that is made (default: publish/TARGET); nothing may stand in it
  --owner NAME         the account or organisation that publishes
  --date YYYY-MM-DD    the day of publication, which a release cannot know
  --url URL            where the release can be had
  --doi DOI            its identifier, such as 10.5281/zenodo.1234567
${DATASETS_HELP}`,
  options: {
    ...DATASETS_OPTION,
    to: { type: 'string' },
    out: { type: 'string' },
    owner: { type: 'string' },
    date: { type: 'string' },
    url: { type: 'string' },
    doi: { type: 'string' },
  },
  async run(args, options) {
    if (args.length > 1) throw new UsageError('publish takes one RELEASE');
    const [{ TARGETS, prepareFolder }, { findRelease }, { listVersions }, { brokenFiles }] =
      await Promise.all([
        import('../publishing/prepare-folder.ts'),
        import('../published/release-tables.ts'),
        import('../published/versions.ts'),
        import('../release/frozen.ts'),
      ]);
    const to = textOption(options, 'to', '');
    const target = Object.hasOwn(TARGETS, to) ? TARGETS[to] : undefined;
    if (!target)
      throw new UsageError(`--to takes one of ${Object.keys(TARGETS).join(', ')}, not ${to || 'nothing'}`);
    const publication = readPublication(options);
    const out = textOption(options, 'out', join('publish', to));
    const datasets = datasetsOf(options);
    const named = args[0] ?? listVersions(datasets).at(-1);
    if (named === undefined)
      throw new UsageError(
        `there is no release in ${datasets}; run npx openbattles release, or name a draft`,
      );
    const release = findRelease(datasets, named);
    const broken = brokenFiles(release);
    if (broken.length > 0) {
      const { describeProblems } = await import('../release/problems.ts');
      tell(describeProblems(broken));
      return 1;
    }
    const places = { out, datasets, mostPages: MOST_PAGES };
    const { command, before } = await prepareFolder(release, target, publication, places);
    print(`${out} is ready for ${target.title}: ${basename(release)}\n`);
    for (const sentence of before) print(`Before: ${sentence}\n`);
    if (publication.owner === null && command.includes('OWNER'))
      print('Before: name the account that publishes, with --owner NAME\n');
    print(`To upload it, run:\n${command}\n`);
    return 0;
  },
};

/** What the options say that the release cannot know. */
function readPublication(options: OptionValues): Publication {
  const given = (name: string) => (typeof options[name] === 'string' ? options[name] : null);
  const [owner, date, url, doi] = [given('owner'), given('date'), given('url'), given('doi')];
  if (owner !== null && !/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(owner))
    throw new UsageError(`--owner takes the name of an account, not ${owner}`);
  if (date !== null && toEpochDay(date) === undefined)
    throw new UsageError(`--date takes a day such as 2026-01-31, not ${date}`);
  if (url !== null && !isWebAddress(url))
    throw new UsageError(`--url takes a web address such as https://example.org/battles, not ${url}`);
  if (doi !== null && !/^10\.\d{4,9}\/[^\s"]+$/.test(doi))
    throw new UsageError(`--doi takes an identifier such as 10.5281/zenodo.1234567, not ${doi}`);
  return { owner, date, url, doi };
}
