import type { FindingRefRow, FindingRow } from '@openbattles/schema';
import { type Evidence, type Mark, value } from '../../evidence.ts';
import { type Html, html, joined, type Part } from '../../html.ts';
import { sayFigure } from '../../words/figures.ts';
import { sayKind } from '../../words/kinds.ts';
import { permalink, shorten } from './figure.ts';

export function findingsSection(evidence: Evidence, refs: readonly FindingRefRow[]): Html {
  const findings = evidence.of('findings');
  if (findings.length === 0)
    return html`<p class="missing">Nothing was found in which infobox and prose disagree or explain one another.</p>`;
  return html`<ul class="findings">${findings.map(
    (mark) =>
      html`<li id="${mark.id}"><p class="kind">${sayKind(String(mark.row.kind))}${permalink(mark)}</p><p>${findingSentence(
        mark.row as unknown as FindingRow,
        refs
          .filter(({ finding_id }) => finding_id === mark.id)
          .map(({ table, id }) => evidence.find(table, id)),
        value,
      )}</p></li>`,
  )}</ul>`;
}

/** How the words of a sentence that stand for a row are linked to it. */
type Link = (marks: readonly Mark[], content: Part) => Html;

/**
 * The sentence of a finding, in which the words that stand for the rows it speaks of lead to them: numbers for figures,
 * names for persons and parties. Rows that the sentence has no words of follow it.
 */
export function findingSentence(
  { message }: Pick<FindingRow, 'message'>,
  rows: readonly (Mark | undefined)[],
  link: Link,
): Html {
  const known = rows.filter((mark) => mark !== undefined);
  const places: { start: number; end: number; mark: Mark }[] = [];
  const unnamed: Mark[] = [];
  for (const mark of known) {
    const found = wordsOf(mark)
      .map((words) => find(message, words, places))
      .find((place) => place !== null);
    if (found) places.push({ ...found, mark });
    else unnamed.push(mark);
  }
  places.sort((a, b) => a.start - b.start);
  const parts: Part[] = [];
  let at = 0;
  for (const { start, end, mark } of places) {
    parts.push(message.slice(at, start), link([mark], message.slice(start, end)));
    at = end;
  }
  parts.push(message.slice(at));
  if (unnamed.length > 0)
    parts.push(
      html` <small>In the text: ${joined(
        unnamed.map((mark) => link([mark], `“${shorten(String(mark.row.quote))}”`)),
        ', ',
      )}</small>`,
    );
  return html`${parts}`;
}

/** How a sentence may name a row, the best first. */
function wordsOf({ row, table }: Mark): string[] {
  if (table === 'events') return [];
  if (typeof row.name === 'string') return [row.name];
  const {
    low = null,
    high = null,
    qualifier,
  } = row as { low?: number | null; high?: number | null; qualifier?: string };
  if (qualifier === undefined || (low === null && high === null)) return [];
  const said = sayFigure({ low, high, qualifier });
  return [
    said,
    said.charAt(0).toUpperCase() + said.slice(1),
    ...(low === high ? [sayFigure({ low, high, qualifier: 'exact' })] : []),
  ];
}

const isPartOfWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** What stands before or after a number that is none of a row's: of a side, a day, a year, a ratio. */
const OTHER_NUMBERS = {
  before:
    /(?:\bside|\b(?:Jan|Febr)uary|\bMarch|\bApril|\bMay|\bJune|\bJuly|\bAugust|\b(?:Septem|Octo|Novem|Decem)ber) $/,
  after:
    /^ (?:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|times as many)\b/,
};

/** The first place where words stand alone, and nothing is linked yet. */
function find(
  message: string,
  words: string,
  taken: readonly { start: number; end: number }[],
): { start: number; end: number } | null {
  for (let start = message.indexOf(words); start >= 0; start = message.indexOf(words, start + 1)) {
    const end = start + words.length;
    const isAlone = !isPartOfWord(message[start - 1]) && !isPartOfWord(message[end]);
    const [before, after] = [message.slice(0, start), message.slice(end)];
    const isInNumber = /[–,.]$/.test(before) || /^[–,.]\d/.test(after);
    const isOther = OTHER_NUMBERS.before.test(before) || OTHER_NUMBERS.after.test(after);
    if (isAlone && !isInNumber && !isOther && !taken.some((place) => place.start < end && place.end > start))
      return { start, end };
  }
  return null;
}
