import { codebook, codebookMarkdown, codebookRows, losses, TABLES, VIEWS } from '@openbattles/schema';
import { expect, test } from 'vitest';

const EVIDENCE = ['quote', 'char_start', 'char_end', 'line', 'rule'];

test.each(TABLES.map((table) => [table.name, table] as const))('%s is well made', (_, table) => {
  const names = table.columns.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
  expect(names).toEqual(expect.arrayContaining([...table.key]));
  for (const name of names) expect(name).toMatch(/^[a-z]+(?:_?[a-z0-9]+)*$/);
  for (const column of table.columns) expect(column.description).not.toBe('');
  const at = names.indexOf('quote');
  if (at >= 0) expect(names.slice(at, at + EVIDENCE.length)).toEqual(EVIDENCE);
  if (table.name !== 'sources') expect(names).toContain('battle_id');
});

test('every reference names a column that exists', () => {
  const columns = TABLES.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
  for (const { references } of TABLES.flatMap((table) => [...table.columns])) {
    if (references) expect(columns).toContain(references);
  }
});

const columnsOf = (tables: readonly { columns: readonly unknown[] }[]) =>
  tables.reduce((sum, { columns }) => sum + columns.length, 0);

test('the codebook has a row for every column of every table and view, in the columns of its own table', () => {
  const rows = codebookRows();
  expect(rows).toHaveLength(columnsOf([...TABLES, losses, ...VIEWS.map(({ table }) => table)]));
  expect(rows.at(-1)).toMatchObject({ table: VIEWS.at(-1)!.table.name, type: 'text' });
  expect(codebook.columns.map(({ name }) => name)).toEqual(Object.keys(rows[0]!));
  const [keys, nullable] = [rows.filter(({ is_key }) => is_key), rows.filter((row) => row.nullable)];
  expect(keys.map(({ column }) => column)).toContain('event_id');
  expect(nullable.map(({ column }) => column)).not.toContain('quote');
});

test('the codebook to be read has a line for every column, with what its words mean and its counterparts', () => {
  const lines = codebookMarkdown().split('\n');
  for (const { name } of TABLES.flatMap(({ columns }) => columns)) {
    expect(lines.some((line) => line.startsWith(`| \`${name}\` | `))).toBe(true);
  }
  expect(lines.filter((line) => line.startsWith('| `'))).toHaveLength(columnsOf([...TABLES, losses]));
  expect(codebookMarkdown()).toContain('`unknown` (the text states that the number is unknown)');
  expect(codebookMarkdown()).toContain(
    'Elsewhere: UCDP GED `date_start`, Wikidata `P580`, schema.org `startDate`.',
  );
});

test('meanings are told of words that are allowed, and counterparts of Wikidata are properties or the label', () => {
  for (const { allowed, meanings, counterparts } of TABLES.flatMap((table) => [...table.columns])) {
    if (meanings) expect(Object.keys(meanings)).toEqual(allowed);
    if (counterparts?.wikidata) expect(counterparts.wikidata).toMatch(/^(?:P[1-9]\d*|label)$/);
  }
});
