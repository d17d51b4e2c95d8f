import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lines } from '../src/files/lines.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'openbattles-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const read = (path: string) => [...lines(path)].map(({ bytes }) => String(bytes));

test('gives every line with its place, the last one with or without its end', () => {
  const path = write('a', 'one\n\nzwölf\nlast');
  expect([...lines(path)].map(({ bytes, start }) => [String(bytes), start])).toEqual([
    ['one', 0],
    ['', 4],
    ['zwölf', 5],
    ['last', 12],
  ]);
  expect(read(write('b', 'one\n'))).toEqual(['one']);
  expect(read(write('c', ''))).toEqual([]);
});

test('a line may be longer than what is read at once', () => {
  const long = 'x'.repeat(3_500_000);
  expect(read(write('d', `a\n${long}\nb\n`))).toEqual(['a', long, 'b']);
});
