import { fieldName, SourceText } from '@openbattles/parser';
import {
  battles,
  findingRefs,
  findings,
  infobox,
  type Row,
  sources as sourcesTable,
  TABLES,
  type Table,
} from '@openbattles/schema';
import { distance } from 'fastest-levenshtein';
import { UsageError } from '../errors.ts';
import { inLine } from '../sinks/terminal.ts';
import { keptTexts } from './kept-texts.ts';
import { eachRow } from './release-tables.ts';

/** A row, found by the first column of its key. */
interface FoundRow {
  table: Table;
  row: Row;
}

const idOf = ({ table, row }: FoundRow): string => String(row[table.key[0]!]);

/**
 * Where a row of a release was read from, as lines of text: the line of its source with the span underlined, the rule,
 * and its cells. Of a battle the same for each field of its infobox that its columns are read from, of a finding for
 * each row that it speaks of.
 *
 * @throws UsageError where there is no such row, with the ids that are nearest, or no text of it.
 */
export function explainRow(release: string, id: string): string {
  const found = findRow(release, id);
  if (!found) throw new UsageError(`${release} has no row ${id}${nearest(release, id)}`);
  const { path, text } = sourceOf(release, found);
  const source = new SourceText(text);
  const evidence = evidenceOf(release, found).map((row) => `\n${drawSpan(path, source, row)}\n`);
  const referred = referredBy(release, found).map(
    ({ role, other }) =>
      `\n${role}: ${idOf(other)}  (${other.table.name})\n${evidenceOf(release, other)
        .map((row) => `${drawSpan(path, source, row)}\n`)
        .join('')}${cellsOf(other.row)}`,
  );
  const name = `${id}  (${found.table.name})\n`;
  return `${name}${evidence.join('')}\n${cellsOf(found.row)}${referred.join('')}`;
}

const cellsOf = (row: Row): string =>
  Object.entries(row)
    .filter(([, cell]) => cell !== null)
    .map(([name, cell]) => `  ${name.padEnd(16)}${inLine(String(cell))}\n`)
    .join('');

function findRow(release: string, id: string): FoundRow | null {
  for (const table of TABLES) {
    for (const row of eachRow(release, table.name)) if (row[table.key[0]!] === id) return { table, row };
  }
  return null;
}

/** How many ids are told of where the one that was asked for is none. */
const SHOWN = 5;

/** The ids that are most like one that is none, for the end of a sentence. */
function nearest(release: string, id: string): string {
  const ids = new Set(
    TABLES.flatMap(({ name, key }) => [...eachRow(release, name)].map((row) => String(row[key[0]!]))),
  );
  const byDistance = [...ids]
    .map((other) => ({ other, steps: other.startsWith(id) ? 0 : distance(other, id) }))
    .filter(({ other, steps }) => steps <= Math.max(other.length, id.length) / 2)
    .sort((a, b) => a.steps - b.steps || (a.other < b.other ? -1 : 1));
  const near = byDistance.slice(0, SHOWN).map(({ other }) => other);
  return near.length > 0 ? `; there is ${near.join(', ')}` : '';
}

/** The text that a row was read from. */
function sourceOf(release: string, { row }: FoundRow): { path: string; text: string } {
  let sourceId = row.source_id;
  for (const battle of eachRow(release, battles.name))
    if (battle.battle_id === row.battle_id) sourceId = battle.source_id;
  const files: string[] = [];
  for (const { source_id, file } of eachRow(release, sourcesTable.name))
    if (source_id === sourceId) files.push(String(file));
  const [kept] = keptTexts(release, files);
  if (!kept?.source) throw new UsageError(kept?.problem ?? `${release} names no text of it`);
  return kept.source;
}

/** The rows whose spans are shown: the row itself, or for a battle the infobox fields that it is read from. */
function evidenceOf(release: string, { table, row }: FoundRow): Row[] {
  if ('quote' in row) return [row];
  const fields = table.columns
    .filter(({ name }) => row[name] !== null)
    .flatMap(({ readFrom }) => readFrom ?? []);
  if (fields.length === 0) return [];
  return [...eachRow(release, infobox.name)].filter(
    ({ battle_id, key }) => battle_id === row.battle_id && fields.includes(fieldName(String(key)) ?? ''),
  );
}

/** The rows that a finding speaks of, each with its role. */
function referredBy(release: string, { table, row }: FoundRow): { role: string; other: FoundRow }[] {
  if (table !== findings) return [];
  return [...eachRow(release, findingRefs.name)]
    .filter(({ finding_id }) => finding_id === row.finding_id)
    .flatMap(({ table: name, id, role }) => {
      const other = TABLES.find((candidate) => candidate.name === name);
      if (!other) return [];
      return [...eachRow(release, other.name)]
        .filter((candidate) => candidate[other.key[0]!] === id)
        .map((candidate) => ({ role: String(role), other: { table: other, row: candidate } }));
    });
}

/** How much of a long line is shown on either side of the span. */
const AROUND = 40;

/** The line of the source with the span underlined, as a compiler shows it. */
function drawSpan(path: string, source: SourceText, row: Row): string {
  const start = source.offset(Number(row.char_start));
  const end = source.offset(Number(row.char_end));
  const { line, column } = source.point(start);
  const lineStart = start - column + 1;
  const lineEnd = [...source.text.slice(start)].findIndex((character) => /[\r\n]/.test(character));
  const from = Math.max(lineStart, start - AROUND);
  const to = Math.min(lineEnd < 0 ? source.text.length : start + lineEnd, end + AROUND);
  const before = inLine(`${from > lineStart ? '…' : ''}${source.text.slice(from, start)}`);
  const quote = inLine(source.text.slice(start, Math.min(end, to)));
  const after = inLine(source.text.slice(end, to));
  return `${path}:${line}:${column}  rule ${row.rule}
  ${before}${quote}${after}
  ${' '.repeat([...before].length)}${'^'.repeat([...quote].length)}`;
}
