import { readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fieldName } from '@openbattles/parser';
import { type BattleRecord, type ChangeRow, changes, codebook, type Row } from '@openbattles/schema';
import type { PastRelease, SiteBattle, SiteRelease } from '@openbattles/site';
import { listFiles } from '../files/files.ts';
import { DATASET } from '../metadata/facts.ts';
import { keptTexts } from '../published/kept-texts.ts';
import { releaseRecords, type Tell } from '../published/release-records.ts';
import { eachRow, hasCodebook, readRows, requireCodebook } from '../published/release-tables.ts';
import { listVersions } from '../published/versions.ts';
import { changelogEntries, readChangelog } from '../release/changelog.ts';

/**
 * A release on the disk as the pages are made of it: its tables, columns and files as it describes them itself.
 *
 * @param tell of what is wrong with the release.
 */
export function siteRelease(folder: string, datasets: string, tell: Tell): SiteRelease {
  requireCodebook(folder);
  const described = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
  const columns = readRows(folder, codebook.name);
  const own = new Set(columns.map(({ table }) => `${table}.json`));
  // A table of today that an older release did not have yet is no fault of it.
  const tellOwn: Tell = (problem) => {
    if (own.has(problem.slice(0, problem.search(/[: ]/)))) tell(problem);
  };
  const version = String(described.version);
  return {
    version,
    title: DATASET.title,
    description: DATASET.description,
    codebook: columns,
    tables: new Map(
      (described.resources as Row[]).map(({ name, title, description }) => [
        String(name),
        { title: String(title ?? name), description: String(description ?? '') },
      ]),
    ),
    files: listFiles(folder).map((path) => ({ path, bytes: statSync(join(folder, path)).size })),
    history: historyOf(folder, version, datasets),
    size: [...eachRow(folder, 'battles')].length,
    battles: () => siteBattles(folder, columns, tellOwn),
  };
}

function* siteBattles(folder: string, columns: readonly Row[], tell: Tell): Generator<SiteBattle> {
  const readFrom = columns
    .filter(({ table, read_from }) => table === 'battles' && read_from !== null)
    .map(({ column, read_from }) => [String(column), String(read_from).split('|')] as const);
  const texts = keptTexts(folder);
  for (const record of releaseRecords(folder, tell)) {
    const kept = texts.next().value;
    if (!kept?.source) {
      tell(`sources.json: ${kept?.problem ?? 'a text is missing'}`);
      continue;
    }
    yield { record, text: kept.source.text, readFrom: fieldsOf(record, readFrom) };
  }
}

/** For each column of the battle that has a value, the infobox fields that it was read from. */
function fieldsOf(
  { battle, infobox }: BattleRecord,
  readFrom: readonly (readonly [column: string, fields: readonly string[]])[],
): SiteBattle['readFrom'] {
  const cells = battle as unknown as Row;
  const named = readFrom
    .filter(([column]) => (cells[column] ?? null) !== null)
    .map(([column, fields]) => {
      const own = infobox.filter(({ key }) => fields.includes(fieldName(key) ?? ''));
      return [column, own.map(({ field_id }) => field_id)] as const;
    });
  return Object.fromEntries(named);
}

/** The release and those before it, the newest first. */
function historyOf(folder: string, version: string, datasets: string): PastRelease[] {
  const entries = changelogEntries(readChangelog(datasets) ?? '');
  const versions = listVersions(datasets);
  const place = versions.indexOf(basename(resolve(folder)));
  const before = (place < 0 ? versions : versions.slice(0, place)).reverse();
  return [[version, folder] as const, ...before.map((name) => [name, join(datasets, name)] as const)].map(
    ([name, path]) => ({
      version: name,
      // Its heading names the version, which the pages do themselves.
      entry:
        entries
          .get(name)
          ?.replace(/^.*\n?/, '')
          .trim() ?? null,
      changes: hasCodebook(path) ? (readRows(path, changes.name) as unknown as ChangeRow[]) : [],
    }),
  );
}
