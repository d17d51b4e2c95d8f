import { fieldName, SourceText } from '@openbattles/parser';
import { battles, infobox, type Row, sources as sourcesTable, TABLES, type Table } from '@openbattles/schema';
import { type Command, FOLDER_HELP, FOLDER_OPTIONS, folders, UsageError } from '../command.ts';
import { keptTexts } from '../published/kept-texts.ts';
import { findRelease, readTable } from '../published/release-tables.ts';

export const command: Command = {
  name: 'explain',
  summary: 'show where a row came from',
  help: `usage: openbattles explain [--release RELEASE] [--sources DIR] [--datasets DIR] ID

Prints the row that has this id in RELEASE, a version, a draft or a folder (default: the draft, or the last release where
there is none): the line of the text that it was read from, the span
underlined, the rule, and what was read. For a battle: the same for each field of its infobox that its columns are
read from.

${FOLDER_HELP}`,
  options: { ...FOLDER_OPTIONS, release: { type: 'string' } },
  async run(args, options) {
    const [id, ...more] = args;
    if (id === undefined || more.length > 0) throw new UsageError('explain takes one ID');
    const { sources, datasets } = folders(options);
    const named = typeof options.release === 'string' ? options.release : undefined;
    const release = findRelease(datasets, named);
    const found = findRow(release, id);
    const source = readTable(release, sourcesTable).find((row) => row.source_id === found.sourceId);
    const [kept] = keptTexts(release, [String(source?.file)], sources);
    if (!kept?.source) throw new UsageError(kept?.problem ?? `${release} names no text of ${id}`);
    const { path, text } = kept.source;
    const index = new SourceText(text);
    const print = (line = '') => process.stdout.write(`${line}\n`);
    print(`${id}  (${found.table.name})`);
    for (const row of found.evidence) {
      print();
      print(drawSpan(path, index, row));
    }
    print();
    for (const [name, cell] of Object.entries(found.row))
      if (cell !== null) print(`  ${name.padEnd(16)}${cell}`);
    return 0;
  },
};

interface Found {
  table: Table;
  row: Row;
  sourceId: unknown;
  /** The rows whose spans are shown: the row itself, or for a battle the infobox fields that it is read from. */
  evidence: Row[];
}

function findRow(release: string, id: string): Found {
  const battleRows = readTable(release, battles);
  const ids: string[] = [];
  for (const table of TABLES) {
    const rows = readTable(release, table);
    const row = rows.find((candidate) => candidate[table.key[0]!] === id);
    if (!row) {
      ids.push(...rows.map((candidate) => String(candidate[table.key[0]!])));
      continue;
    }
    const battleId = row.battle_id ?? battleRows.find(({ source_id }) => source_id === id)?.battle_id;
    const sourceId = battleRows.find((battle) => battle.battle_id === battleId)?.source_id;
    return { table, row, sourceId, evidence: evidenceOf(release, table, row) };
  }
  const near = ids.filter((candidate) => candidate.includes(id) || id.includes(candidate)).slice(0, 5);
  const hint = near.length > 0 ? `; there is ${near.join(', ')}` : '';
  throw new UsageError(`${release} has no row ${id}${hint}`);
}

function evidenceOf(release: string, table: Table, row: Row): Row[] {
  if ('quote' in row) return [row];
  const fields = table.columns
    .filter(({ name }) => row[name] !== null)
    .flatMap(({ readFrom }) => readFrom ?? []);
  return readTable(release, infobox).filter(
    ({ battle_id, key }) => battle_id === row.battle_id && fields.includes(fieldName(String(key)) ?? ''),
  );
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
  const before = `${from > lineStart ? '…' : ''}${source.text.slice(from, start)}`;
  const quote = source.text.slice(start, Math.min(end, to));
  const after = source.text.slice(end, to);
  return `${path}:${line}:${column}  rule ${row.rule}
  ${before}${quote}${after}
  ${' '.repeat([...before].length)}${'^'.repeat([...quote].length)}`;
}
