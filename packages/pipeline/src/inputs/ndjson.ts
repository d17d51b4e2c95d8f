import { MAX_CHARACTERS } from '@openbattles/parser';
import { nameProblem } from '../sources/file-names.ts';
import { ORIGIN_KEYS, type Origin } from '../sources/sources.ts';
import { ByteReader } from './byte-reader.ts';

/** An article as a line of NDJSON tells it. */
export interface NdjsonArticle {
  /** 1-based. */
  line: number;
  /** The name of its text, where it gives one; then the text is taken as it is. */
  file: string | null;
  title: string | null;
  text: string;
  format: 'text' | 'markdown' | 'wikitext';
  /** The columns of `sources` that it gives, besides the title. */
  origin: Partial<Origin>;
}

const FORMATS = ['text', 'markdown', 'wikitext'] as const;
/** What a character of a text takes in JSON at most, in bytes: `\\u0041`. */
const BYTES_OF_CHARACTER = 6;
/** What a line takes beside its text. */
const LONGEST_REST = 2 ** 16;
/** As in MediaWiki; what is longer can be no name of a file either. */
const LONGEST_TITLE = 255;

/**
 * The articles of newline-delimited JSON, `{"title": …, "text": …}` a line: in the source format, or prose, before which the
 * title is put as the source format has it; `"format"` says where it is Markdown or wikitext. A `"file"`, as `openbattles
 * articles` prints it, names the text, which is then taken as it is. Empty lines are none.
 *
 * @param problem told of each line that is left out.
 * @param maxCharacters how long a text may be, in UTF-16 code units: no longer line is held in memory.
 */
export async function* readNdjson(
  chunks: AsyncIterable<Uint8Array>,
  problem: (reason: string, line: number) => void,
  maxCharacters = MAX_CHARACTERS,
): AsyncGenerator<NdjsonArticle> {
  const reader = new ByteReader(chunks);
  const longest = BYTES_OF_CHARACTER * maxCharacters + LONGEST_REST;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let line = 1, isLast = false; !isLast; line++) {
      const { bytes, found, overlong } = await reader.until('\n', longest);
      isLast = !found;
      try {
        if (overlong)
          throw new LineError(
            `the line is longer than ${longest} bytes: its text has more characters than an article may have`,
          );
        const article = readLine(decode(decoder, bytes), line);
        if (article) yield article;
      } catch (error) {
        if (!(error instanceof LineError)) throw error;
        problem(error.message, line);
      }
    }
  } finally {
    await reader.close();
  }
}

class LineError extends Error {}

function decode(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new LineError('the line is not UTF-8');
  }
}

function readLine(json: string, line: number): NdjsonArticle | null {
  if (json.trim() === '') return null;
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(json.trim());
  } catch (error) {
    throw new LineError(`the line is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new LineError('the line is no object with "title" and "text"');
  }
  const { text, format = 'text' } = value;
  if (typeof text !== 'string') throw new LineError('it has no "text" that is a string');
  if (!FORMATS.includes(format as NdjsonArticle['format'])) {
    throw new LineError(`"format" is one of ${FORMATS.join(', ')}, not ${JSON.stringify(format)}`);
  }
  const origin: NdjsonArticle['origin'] = {};
  for (const key of ORIGIN_KEYS) {
    if (key === 'title') continue;
    const given = value[key] ?? undefined;
    if (typeof given === 'string') origin[key] = given;
    else if (typeof given === 'number' && key === 'revision') origin[key] = String(given);
    else if (given !== undefined) throw new LineError(`"${key}" is no string`);
  }
  const file = readFileName(value.file);
  const title = readTitle(value.title);
  return {
    line,
    file,
    ...(file === null ? titled(title, text, format as NdjsonArticle['format']) : { title, text }),
    format: format as NdjsonArticle['format'],
    origin,
  };
}

/** A name that is no path: what is written under it stands among the texts. */
function readFileName(given: unknown): string | null {
  if (given === undefined || given === null) return null;
  if (typeof given === 'string' && /\.txt$/i.test(given) && nameProblem(given) === null) return given;
  throw new LineError(
    `"file" is the name of a text, such as battle-of-actium.txt, not ${JSON.stringify(given)}`,
  );
}

function readTitle(given: unknown): string | null {
  if (given === undefined || given === null) return null;
  if (typeof given !== 'string') throw new LineError('"title" is no string');
  const title = given.replace(/\s+/g, ' ').trim();
  if (Buffer.byteLength(title) > LONGEST_TITLE) {
    throw new LineError(`"title" is longer than ${LONGEST_TITLE} bytes`);
  }
  return title || null;
}

/** A text in the source format begins with its title. */
const TITLE_LINE = /^\uFEFF?\s{0,100}=[ \t]{0,100}([^=\n][^\n]{0,1000}?)[ \t]{0,100}=[ \t\r]{0,100}(?:\n|$)/;

function titled(title: string | null, text: string, format: NdjsonArticle['format']) {
  const stated = format === 'text' ? (TITLE_LINE.exec(text)?.[1] ?? null) : null;
  if (stated !== null) return { title: title ?? readTitle(stated), text };
  if (title === null && format === 'text') throw new LineError('it has neither a "title" nor a title line');
  return { title, text: format === 'text' ? `= ${title} =\n\n${text}` : text };
}
