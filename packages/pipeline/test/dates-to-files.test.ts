import { arrowExporter } from '@openbattles/exporter-arrow';
import { createCsvExporter } from '@openbattles/exporter-csv';
import { type Exporter, events, rowsOf } from '@openbattles/schema';
import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { readArticle } from '../src/reading/read-article.ts';
import { toSource } from '../src/sources/sources.ts';

const SENTENCES = [
  'The king was crowned on 25 December 800.',
  'The fortress fell on 29 February 1704.',
  'The fleet sailed in September 490 BC.',
];

const EXPECTED = [
  ['0800-12-25', '0800-12-25', '0800-12-25', 800],
  ['1704-02-29', '1704-02-29', '1704-02-29', 1704],
  ['-0489-09', null, null, -489],
];

async function write(exporter: Exporter): Promise<Buffer> {
  const rows = SENTENCES.flatMap((sentence, index) => {
    const text = Buffer.from(`= Campaign ${index + 1} =\n\n${sentence}\n`);
    return rowsOf(readArticle(toSource(`campaign-${index + 1}.txt`, text)).record!, events);
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of exporter.write(events, rows)) pieces.push(piece);
  return Buffer.concat(pieces);
}

test('a year-800 and a leap day reach CSV as days, a year before the common era as EDTF and a number', async () => {
  const [header, ...lines] = String(await write(createCsvExporter()))
    .trimEnd()
    .split('\n');
  const columns = ['date_edtf', 'date_start', 'date_end', 'year_start'].map((name) =>
    header!.split(',').indexOf(name),
  );
  // No cell before the dates holds a comma.
  const cells = lines.map((line) => columns.map((column) => line.split(',')[column]));
  expect(cells).toEqual(EXPECTED.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
});

test('and Arrow as date32 and int32', async () => {
  const table = tableFromIPC(await write(arrowExporter));
  const type = (name: string) => String(table.schema.fields.find((field) => field.name === name)?.type);
  expect([type('date_start'), type('year_start')]).toEqual(['Date32<DAY>', 'Int32']);
  const day = (value: number | null) => (value === null ? null : new Date(value).toISOString().slice(0, 10));
  const rows = table.toArray().map((row) => row.toJSON());
  expect(
    rows.map(({ date_edtf, date_start, date_end, year_start }) => [
      date_edtf,
      day(date_start),
      day(date_end),
      year_start,
    ]),
  ).toEqual(EXPECTED);
});
