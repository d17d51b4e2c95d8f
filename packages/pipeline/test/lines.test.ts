import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lines, otherLines, type Stretch } from '../src/files/lines.ts';

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
const read = (path: string, stretch?: Stretch) => [...lines(path, stretch)].map(({ bytes }) => String(bytes));

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

const text = fc
  .array(fc.constantFrom('a', 'b', 'ab', '', 'cc'), { maxLength: 8 })
  .map((all) => all.map((line) => `${line}\n`).join(''));

test('the lines of two files that are left over stand between equal ones, whole', () => {
  fc.assert(
    fc.property(text, text, text, text, (before, one, other, after) => {
      const paths = [write('e', before + one + after), write('f', before + other + after)] as const;
      const stretches = otherLines(...paths);
      for (const [index, path] of paths.entries()) {
        const all = read(path);
        const [from, to] = stretches[index]!;
        const [first, middle, last] = [read(path, [0, from]), read(path, [from, to]), read(path, [to, 1e9])];
        expect([...first, ...middle, ...last]).toEqual(all);
      }
      const outer = ([from, to]: Stretch, path: string) => [read(path, [0, from]), read(path, [to, 1e9])];
      expect(outer(stretches[0], paths[0])).toEqual(outer(stretches[1], paths[1]));
      if (one === other) expect(read(paths[0], stretches[0])).toEqual([]);
    }),
  );
});
