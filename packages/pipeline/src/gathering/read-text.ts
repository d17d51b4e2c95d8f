import { VFile } from 'vfile';
import { renderArticle } from '../inputs/wikitext/render-article.ts';
import { messagesOf } from '../reading/messages.ts';
import { readArticle } from '../reading/read-article.ts';
import { type Doubt, doubtsOf } from '../sources/doubts.ts';
import { toSource } from '../sources/sources.ts';
import { type Gathering, RefusedError } from './options.ts';

/** A text in the source format that was read: it has a title and is about a battle, as far as nothing is doubted. */
export interface ReadText {
  bytes: Uint8Array;
  title: string;
  doubts: Doubt[];
}

/**
 * Reads a text as `build` will, so that none is added that a build would leave out. Its messages are printed.
 *
 * @param name how messages name it.
 * @throws {RefusedError} where it cannot be read or has no title.
 */
export function readText(name: string, bytes: Uint8Array, { options, printer }: Gathering): ReadText {
  const source = toSource(name, bytes);
  const { file, record } = readArticle(source, options.reading);
  printer.print(name, messagesOf(file));
  if (!record)
    throw new RefusedError(`${name} is not taken: a build would leave it out, for what is said above.`);
  const { title } = record.battle;
  const doubts = doubtsOf(source.text, record);
  if (title === null) {
    const empty = doubts.find(({ rule }) => rule === 'empty');
    throw new RefusedError(
      `${name} is not taken: ${empty?.reason ?? 'it has no title. Its first line is to be = Title ='}`,
    );
  }
  return { bytes, title, doubts };
}

/** Renders the wikitext of an article and reads what comes of it. What was left out is printed. */
export function readWikitext(title: string, wikitext: string, gathering: Gathering): ReadText {
  const { text, omissions } = renderArticle(title, wikitext);
  const file = new VFile({ path: title });
  for (const omission of omissions)
    file.message(omission, { ruleId: 'left-out', source: 'openbattles-wikitext' });
  gathering.printer.print(title, messagesOf(file));
  return readText(title, Buffer.from(text), gathering);
}

/** The rules of doubts that are passed over, which are recorded. Without leave to do so, it is an error. */
export function accept(name: string, doubts: readonly Doubt[], insist: boolean): { accepted?: string[] } {
  if (doubts.length === 0) return {};
  if (insist) return { accepted: doubts.map(({ rule }) => rule) };
  const reasons = doubts.map(({ reason }) => reason).join('; ');
  throw new RefusedError(`${name} is not taken: ${reasons}. --insist takes it all the same.`);
}
