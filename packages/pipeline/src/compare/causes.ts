import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadOptions } from '@openbattles/parser';
import { type BattleRecord, type Cause, type Row, rowsOf, type SourceRow, TABLES } from '@openbattles/schema';
import { BATTLES } from '../metadata/facts.ts';
import { isLarge, keptTexts } from '../published/kept-texts.ts';
import { eachRow } from '../published/release-tables.ts';
import { formatRecord, readArticle } from '../reading/read-article.ts';
import type { Source } from '../sources/sources.ts';
import type { CausedDifference, CauseOf, Change } from './comparison.ts';
import { idOf, sameCell } from './diff.ts';

/** A text as the table `sources` tells of it. */
export type Origin = Pick<SourceRow, 'source_id' | 'file' | 'sha256'>;

/** Which text each battle of a release was read from. */
interface Origins {
  folder: string;
  sources: ReadonlyMap<string, Origin>;
  /** The hashes of the texts. */
  hashes: ReadonlySet<string>;
  sourceOf: ReadonlyMap<unknown, Origin | undefined>;
}

function originsOf(folder: string): Origins {
  const sources = new Map<string, Origin>();
  const hashes = new Set<string>();
  for (const row of eachRow(folder, 'sources') as Iterable<unknown> as Iterable<SourceRow>) {
    const { source_id, file, sha256 } = row;
    sources.set(source_id, { source_id, file, sha256 });
    hashes.add(sha256);
  }
  const sourceOf = new Map<unknown, Origin | undefined>();
  for (const { battle_id, source_id } of eachRow(folder, 'battles'))
    sourceOf.set(battle_id, sources.get(String(source_id)));
  return { folder, sources, hashes, sourceOf };
}

/** The texts that a row was read from, in the earlier release and in the later one, as far as they have its battle. */
function textsOf(difference: CausedDifference, before: Origins, after: Origins) {
  const { row } = difference;
  const rowBefore = 'rowBefore' in difference ? difference.rowBefore : row;
  return { was: before.sourceOf.get(rowBefore.battle_id), is: after.sourceOf.get(row.battle_id) };
}

/** Whether the text that a row was read from is in both releases, byte for byte. */
function isSameText(difference: CausedDifference, before: Origins, after: Origins): boolean {
  const { was, is } = textsOf(difference, before, after);
  if (difference.kind === 'row added') return before.hashes.has(is?.sha256 ?? '');
  if (difference.kind === 'row removed') return after.hashes.has(was?.sha256 ?? '');
  return was !== undefined && was.sha256 === is?.sha256;
}

/**
 * Causes that are plain from the hashes: where the text is the same, only the rules can differ. What `sources` says of
 * a text is its record. Every other difference goes to `resolve`.
 */
function causesBetween(
  before: string,
  after: string,
  resolve: (difference: CausedDifference, was: Origins, is: Origins) => Cause | null,
): CauseOf {
  let origins: [was: Origins, is: Origins] | undefined;
  return (difference) => {
    if (difference.table === 'sources') return 'source';
    origins ??= [originsOf(before), originsOf(after)];
    return isSameText(difference, ...origins) ? 'rules' : resolve(difference, ...origins);
  };
}

/**
 * Causes as the table `changes` of the later release has recorded them. What is not listed there moved with an edit of
 * the text.
 */
export function recordedCauses(before: string, after: string, changes: readonly Change[]): CauseOf {
  const place = (table: string, id: string, column: string) => `${table}\n${id}\n${column}`;
  const recorded = new Map(changes.map(({ table, id, column, cause }) => [place(table, id, column), cause]));
  return causesBetween(
    before,
    after,
    ({ table, id, column }) => recorded.get(place(table, id, column)) ?? 'source',
  );
}

/**
 * Causes found by reading the earlier texts with the rules of today, which are those that the later release was read
 * with. Where that reading has the later cell already, the edit of the text was not needed for it: the cause is
 * `rules`. Else it is `source`. Null where the earlier text is not kept, or where `doubtful` says that the later
 * release was read with other rules.
 */
export function causesByReading(
  before: string,
  after: string,
  reading: ReadOptions,
  doubtful: (source: Origin, battleId: string) => boolean = () => false,
): CauseOf {
  let readings: Readings | undefined;
  return causesBetween(before, after, (difference, origins, later) => {
    const { kind, table, id } = difference;
    const { was, is } = textsOf(difference, origins, later);
    if (kind === 'row added' && !was && is && !origins.sources.has(is.source_id)) return 'source';
    if (kind === 'row removed' && !is && was && !later.sources.has(was.source_id)) return 'source';
    readings ??= readAgain(origins, later, reading, doubtful);
    const source = was ?? origins.sources.get(is?.source_id ?? '');
    if (!source || readings.unknown.has(source.source_id)) return null;
    const rows = readings.rows.get(table);
    const read = rows?.get(id);
    if (kind === 'row removed') return read ? 'source' : 'rules';
    if (kind !== 'cell changed') return read ? 'rules' : 'source';
    const earlier = read ?? rows?.get(difference.was);
    return earlier && sameCell(earlier[difference.column] ?? null, difference.after) ? 'rules' : 'source';
  });
}

/** The edited texts of an earlier release as the rules of today read them. */
interface Readings {
  rows: Map<string, Map<string, Row>>;
  /** The sources of which it cannot be said what today's rules make of them. */
  unknown: Set<string>;
}

function readAgain(
  before: Origins,
  after: Origins,
  reading: ReadOptions,
  doubtful: (source: Origin, battleId: string) => boolean,
): Readings {
  const rows = new Map(TABLES.map(({ name }) => [name as string, new Map<string, Row>()]));
  const unknown = new Set<string>();
  const battleOf = new Map([...after.sourceOf].map(([battleId, source]) => [source?.source_id, battleId]));
  const wanted = new Map<string, Origin>();
  for (const source of before.sources.values()) {
    if (after.hashes.has(source.sha256)) continue;
    unknown.add(source.source_id);
    const now = after.sources.get(source.source_id);
    if (!now || !doubtful(now, String(battleOf.get(now.source_id)))) wanted.set(source.file, source);
  }
  for (const { file, source } of keptTexts(before.folder, wanted.keys())) {
    const { source_id, sha256 } = wanted.get(file)!;
    if (source?.row.sha256 !== sha256) continue;
    unknown.delete(source_id);
    const { record } = readArticle(source, reading);
    if (!record) continue;
    for (const table of TABLES) {
      for (const row of rowsOf(record, table)) rows.get(table.name)!.set(idOf(table.key, row), row);
    }
  }
  return { rows, unknown };
}

/** The text that a release keeps of a source, or null where it is not the one that the release was read from. */
function keptText(folder: string, { file, sha256 }: Origin): Source | null {
  const [kept] = keptTexts(folder, [file]);
  return kept?.source?.row.sha256 === sha256 ? kept.source : null;
}

/**
 * Whether today's rules make another record of a text that a release keeps than the one that it holds. What the release
 * says of the text's origin is no reading, and is not kept beside the text. A large release holds no records: of it this
 * cannot be said, and it counts as read otherwise.
 */
export function isReadOtherwise(folder: string, source: Origin, battleId: string): boolean {
  const path = join(folder, BATTLES, battleId, 'battle.json');
  const text = isLarge(folder) ? null : keptText(folder, source);
  if (!text || !existsSync(path)) return true;
  const { record } = readArticle(text);
  const held: BattleRecord = JSON.parse(readFileSync(path, 'utf8'));
  return !record || formatRecord({ ...record, source: held.source }) !== formatRecord(held);
}
