import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sha256 } from '../src/sources/sources.ts';

/** As it is built: a thread runs no TypeScript. */
const { FileHashes }: typeof import('../src/release/file-hashes.ts') = await import(
  new URL('../dist/file-hashes.js', import.meta.url).href
);

const folder = mkdtempSync(join(tmpdir(), 'file-hashes-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the hashes of files that grow', () => {
  it.each([
    ['in a thread from the first byte on', 0],
    ['in a thread when there is enough', 3_000_000],
    ['in this thread', Number.POSITIVE_INFINITY],
  ])('are those of the whole files, hashed %s', async (_, enough) => {
    const hashes = new FileHashes(enough);
    const paths = ['long', 'short', 'empty'].map((name) => join(folder, name));
    for (const path of paths) writeFileSync(path, '');
    const grow = (path: string, bytes: Buffer) => {
      appendFileSync(path, bytes);
      hashes.grow(path, bytes.length);
    };
    for (let piece = 0; piece < 7; piece++) {
      grow(paths[0]!, Buffer.alloc(700_001, `piece ${piece} `));
      grow(paths[1]!, Buffer.from(`${piece}\n`));
    }
    expect(await hashes.take(paths)).toEqual(paths.map((path) => sha256(readFileSync(path))));
    await hashes.close();
  });
});
