import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Line, lines } from '../files/lines.ts';
import { TEXTS, TEXTS_FILE } from '../metadata/facts.ts';
import { isFileName, readSource, type Source, SourceError, toSource } from '../sources/sources.ts';
import { eachRow } from './release-tables.ts';

/** A text as a line of `texts.ndjson`. Its name comes first, so that a line is found without reading it. */
export const formatKeptText = (file: string, text: string): string => `${JSON.stringify({ file, text })}\n`;

/** Whether a release keeps its texts in one file, and has no folder for each battle. */
export const isLarge = (release: string): boolean => existsSync(join(release, TEXTS_FILE));

/** A text of a release, or why it cannot be had. */
export type KeptText = { file: string } & ({ source: Source } | { source: null; problem: string });

/**
 * The texts of these files as a release keeps them. The row of each says nothing but what its bytes do. Files that come in
 * the order of the release are found in one pass.
 *
 * @param files all in that order, if not given.
 */
export function* keptTexts(
  release: string,
  files: Iterable<string> = fileNames(release),
): Generator<KeptText> {
  if (isLarge(release)) {
    yield* packedTexts(join(release, TEXTS_FILE), files);
    return;
  }
  for (const file of files) {
    if (!isFileName(file)) {
      yield { file, source: null, problem: `${file} is no name of a text` };
      continue;
    }
    try {
      yield { file, source: readSource(join(release, TEXTS, file), new Map()) };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      yield { file, source: null, problem: error.message };
    }
  }
}

function* fileNames(release: string): Generator<string> {
  for (const { file } of eachRow(release, 'sources')) yield String(file);
}

function* packedTexts(path: string, files: Iterable<string>): Generator<KeptText> {
  let rest = lines(path);
  for (const file of files) {
    let line = find(rest, file);
    if (!line) {
      // It stands before the last one, or nowhere.
      rest = lines(path);
      line = find(rest, file);
    }
    if (line) yield { file, source: toSource(file, Buffer.from(JSON.parse(line.toString()).text)) };
    else yield { file, source: null, problem: `${path} has no text ${file}` };
  }
}

/** The next line of that text, which begins with its name. */
function find(rest: Generator<Line>, file: string): Buffer | null {
  const begin = Buffer.from(`${JSON.stringify({ file }).slice(0, -1)},`);
  for (;;) {
    const { done, value } = rest.next();
    if (done) return null;
    if (value.bytes.subarray(0, begin.length).equals(begin)) return value.bytes;
  }
}
