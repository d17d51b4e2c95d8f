import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArticleReader } from '../article-reader.ts';
import {
  type Command,
  FOLDER_HELP,
  FOLDER_OPTIONS,
  FORMULA_HELP,
  FORMULA_OPTION,
  folders,
  UsageError,
} from '../command.ts';
import { CHECKSUMS, compareHashes, hashFolder, parseChecksums } from '../files.ts';
import { isFrozen, listVersions, writeRelease } from '../release.ts';
import { Scratch } from '../scratch.ts';
import { REGISTRY, readRegistry } from '../sources.ts';

export const command: Command = {
  name: 'check',
  summary: 'say whether the releases are what the sources give',
  help: `usage: openbattles check [--sources DIR] [--datasets DIR]

For continuous integration. Builds the last release again in a scratch folder and compares it byte for byte,
checks frozen releases against their SHA256SUMS and the texts against the hashes in sources.json. Changes nothing;
says what to run to mend what is wrong, and exits with 1.

${FOLDER_HELP}
${FORMULA_HELP}`,
  options: { ...FOLDER_OPTIONS, ...FORMULA_OPTION },
  async run(args, options) {
    if (args.length > 0) throw new UsageError(`check takes no argument: ${args[0]}`);
    const { sources, datasets } = folders(options);
    const versions = listVersions(datasets);
    const last = versions.at(-1);
    if (!last) return fail([`There is no release in ${datasets}.`], 'openbattles build');
    const wrong: string[] = [];
    for (const version of versions.filter(isFrozen)) wrong.push(...brokenFiles(join(datasets, version)));
    const reader = new ArticleReader(sources, { notes: false });
    const scratch = new Scratch(datasets);
    try {
      const again = join(scratch.folder, last);
      const escapeFormulas = options['escape-formulas'] === true;
      await writeRelease(again, last, reader.records(), { escapeFormulas });
      for (const { path, what } of compareHashes(hashFolder(again), hashFolder(join(datasets, last)))) {
        wrong.push(
          `${join(datasets, last, path)} is ${what === 'changed' ? 'not what the sources give' : what}`,
        );
      }
    } finally {
      scratch.remove();
    }
    const recorded = readRegistry(sources);
    for (const { file, sha256 } of reader.entries) {
      const known = recorded.get(file)?.sha256;
      const path = join(sources, file);
      if (known === undefined) wrong.push(`${path} is not recorded in ${REGISTRY}`);
      else if (known !== sha256) wrong.push(`${path} does not have the hash recorded in ${REGISTRY}`);
    }
    for (const file of recorded.keys()) {
      if (!existsSync(join(sources, file)))
        wrong.push(`${join(sources, file)} is recorded, but is not there`);
    }
    const readable = reader.report();
    if (wrong.length > 0) return fail(wrong, 'openbattles build');
    if (readable === 0) process.stdout.write(`${join(datasets, last)} is what the sources give\n`);
    return readable;
  },
};

function brokenFiles(release: string): string[] {
  const expected = parseChecksums(readFileSync(join(release, CHECKSUMS), 'utf8'));
  return compareHashes(expected, hashFolder(release)).map(
    ({ path, what }) => `${join(release, path)} is frozen, and is ${what}: restore it from version control`,
  );
}

function fail(wrong: readonly string[], mend: string): number {
  const shown = wrong.slice(0, 20);
  const rest = wrong.length > shown.length ? `… and ${wrong.length - shown.length} more\n` : '';
  process.stderr.write(`${shown.join('\n')}\n${rest}To mend it, run: npx ${mend}\n`);
  return 1;
}
