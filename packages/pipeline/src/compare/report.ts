import { markdown } from '../sinks/markdown.ts';
import { inLine } from '../sinks/terminal.ts';
import { type Change, type Comparison, leastStep, reasonOf, type TableCounts } from './comparison.ts';

/** How many changes are printed unless all are asked for. */
const SHOWN = 40;

/** How many characters of a cell are printed. */
const CELL_WIDTH = 60;

const COUNTED: readonly (keyof Omit<TableCounts, 'table'>)[] = [
  'rows_added',
  'rows_removed',
  'rows_renamed',
  'columns_changed',
  'cells_changed',
  'cells_moved',
];
const HEADINGS = COUNTED.map((name) => name.replace('_', ' '));

/** The tables in which something differs, with their counts in the order of the headings. */
const touched = ({ tables }: Comparison) =>
  tables
    .map((counts) => ({ table: counts.table, cells: COUNTED.map((name) => counts[name]) }))
    .filter(({ cells }) => cells.some((cell) => cell > 0));

/** The counts by table, in Markdown. */
export function countsTable(comparison: Comparison): string {
  const rows = touched(comparison).map(({ table, cells }) => `| ${table} | ${cells.join(' | ')} |\n`);
  if (rows.length === 0) return '';
  return `| table | ${HEADINGS.join(' | ')} |\n|---|${'---:|'.repeat(HEADINGS.length)}\n${rows.join('')}`;
}

/** How many of the listed changes have which cause, as a sentence. */
export function causeCounts({ changes }: Comparison): string {
  const counts = new Map<string, number>();
  for (const { cause } of changes) {
    const name = cause ?? 'not known';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return `Causes: ${[...counts].map(([cause, count]) => `${cause} ${count}`).join(', ')}.`;
}

const NOTHING = '∅';

/** What stands in the two cells, cut to the surroundings of their first difference, without control characters. */
function cutCells({ before, after }: Change): [string, string] {
  const [was, is] = [before ?? '', after ?? ''];
  let same = 0;
  while (same < was.length && was[same] === is[same]) same++;
  const from = Math.max(was.length, is.length) > CELL_WIDTH ? Math.max(0, same - CELL_WIDTH / 3) : 0;
  const cut = (cell: string | null) => {
    if (cell === null) return NOTHING;
    const piece = cell.slice(from, from + CELL_WIDTH).replace(/[\p{Cc}\p{Cs}]+/gu, ' ');
    return `${from > 0 ? '…' : ''}${piece}${from + CELL_WIDTH < cell.length ? '…' : ''}`;
  };
  return [cut(before), cut(after)];
}

/** For a terminal: the step and why, the counts by table, and the changes, cut to the first ones unless `all`. */
export function reportText(comparison: Comparison, { all }: { all: boolean }): string {
  const step = leastStep(comparison);
  if (!step) return 'No difference.\n';
  const { shown, rest } = shownChanges(comparison, all);
  const parts = [
    `${step}: ${reasonOf(comparison)}\n`,
    countsText(comparison),
    listText(shown) + (rest > 0 ? `… and ${rest} more changes (--all shows them)\n` : ''),
    shown.length > 0 ? `${causeCounts(comparison)}\n` : '',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

function countsText(comparison: Comparison): string {
  const rows = touched(comparison);
  if (rows.length === 0) return '';
  const line = (table: string, cells: readonly (string | number)[]) =>
    `  ${table.padEnd(14)}${cells.map((cell, index) => String(cell).padStart(HEADINGS[index]!.length + 2)).join('')}\n`;
  return line('table', HEADINGS) + rows.map(({ table, cells }) => line(table, cells)).join('');
}

/** Whether a line tells of a whole row that came or went: it stands under the row's key, with its id on one side. */
const isRow = ({ id, before, after }: Change) =>
  (before === null && after === id) || (after === null && before === id);

/** Whether a line tells of a row that has another id than it had. */
const isRename = ({ id, before, after }: Change) => after === id && before !== null;

/** The first changes in the order in which one reads them: columns and cells, then rows that came or went. */
function shownChanges({ changes }: Comparison, all: boolean): { shown: Change[]; rest: number } {
  const ordered = [...changes.filter((change) => !isRow(change)), ...changes.filter(isRow)];
  const shown = all ? ordered : ordered.slice(0, SHOWN);
  return { shown, rest: ordered.length - shown.length };
}

/** Under each row's table and id the columns with their cells and the cause; a row that came, went or was renamed as one line. */
function listText(changes: readonly Change[]): string {
  let row = '';
  let text = '';
  for (const change of changes) {
    const { table, id, column } = change;
    const cause = `[${change.cause ?? 'cause not known'}]`;
    if (isRow(change)) {
      text += `${change.before === null ? '+' : '-'} ${table} ${id}  ${cause}\n`;
      continue;
    }
    if (isRename(change)) {
      text += `~ ${table} ${change.before} → ${id}  ${cause}\n`;
      continue;
    }
    const heading = `${table} ${id}\n`;
    if (heading !== row) text += heading;
    row = heading;
    const [before, after] = cutCells(change).map(inLine);
    text += `  ${column}: ${before} → ${after}  ${cause}\n`;
  }
  return text;
}

/** For a pull request: the same as {@link reportText}, in Markdown. */
export function reportMarkdown(
  from: string,
  to: string,
  comparison: Comparison,
  { all }: { all: boolean },
): string {
  const title = `## Data: ${markdown(from)} → ${markdown(to)}\n\n`;
  const step = leastStep(comparison);
  if (!step) return `${title}No difference.\n`;
  const { shown, rest } = shownChanges(comparison, all);
  const lines = shown.map((change) => {
    const cells = [change.table, change.id, change.column, ...cutCells(change), change.cause ?? 'not known'];
    return `| ${cells.map(markdown).join(' | ')} |\n`;
  });
  const list =
    lines.length > 0
      ? `\n${causeCounts(comparison)}\n\n| table | id | column | before | after | cause |\n|---|---|---|---|---|---|\n${lines.join('')}`
      : '';
  const more = rest > 0 ? `\n… and ${rest} more changes.\n` : '';
  return `${title}**${step}**: ${markdown(reasonOf(comparison))}\n\n${countsTable(comparison)}${list}${more}`;
}

/** For programs: one JSON object, each change on a line of its own. */
export function reportJson(from: string, to: string, comparison: Comparison): string {
  const { changes, tables } = comparison;
  const step = leastStep(comparison);
  const head = { from, to, step, reason: step && reasonOf(comparison) };
  const list = (rows: readonly unknown[]) =>
    rows.length > 0 ? `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]` : '[]';
  return `${JSON.stringify(head).slice(0, -1)},"tables":${list(tables)},"changes":${list(changes)}}\n`;
}
