import type { BattleRecord } from '@openbattles/schema';
import english from './words/english-function-words.json' with { type: 'json' };

/** Why a text may be none that was meant: it can be read, and hardly anything would come of it. */
export interface Doubt {
  rule: 'empty' | 'no-battle' | 'not-english';
  /** What is wrong, as the end of a sentence about the text. */
  reason: string;
}

/** What of a record tells whether its text is about a battle. */
type Rows = Pick<BattleRecord, 'infobox' | 'events'>;

const RULES: readonly (Doubt & { holds: (text: string, record: Rows) => boolean })[] = [
  {
    rule: 'empty',
    reason: 'there is no letter or digit in it',
    holds: (text) => !/[\p{L}\p{N}]/u.test(text),
  },
  {
    rule: 'no-battle',
    reason: 'it has neither an infobox nor a dated passage, so that no row would come of it',
    holds: (text, { infobox, events }) =>
      /[\p{L}\p{N}]/u.test(text) && infobox.length === 0 && events.length === 0,
  },
  {
    rule: 'not-english',
    reason: 'it does not seem to be English, and only English is read',
    holds: (text) => !seemsEnglish(text),
  },
];

/**
 * What is to be doubted about a text in the source format, in the order of the rules.
 *
 * @param record what was read from it.
 */
export function doubtsOf(text: string, record: Rows): Doubt[] {
  return RULES.filter(({ holds }) => holds(text, record));
}

/** So much of a text tells in which language it is. */
const LOOKED_AT = 20_000;

/** With fewer letters of prose, nothing is said of its language. */
const FEWEST_LETTERS = 150;

/**
 * The least share of English function words. Of 641 openings of English articles the lowest was 0.14, a list of foreign names
 * (most have 0.25 to 0.4); of texts in 18 other languages the highest was 0.04, Frisian.
 */
const LEAST_SHARE = 0.08;

const ENGLISH: ReadonlySet<string> = new Set(english.words);

/** What is no prose: the title, headings, the fields of the infobox. */
const NO_PROSE = /^\uFEFF?(?:=|Infobox\s*$|- [^:\n]{1,80}:).*$/gm;

/** Whether the prose of a text may be English, told by the words that every English sentence has. */
function seemsEnglish(text: string): boolean {
  const prose = text.slice(0, LOOKED_AT).replace(NO_PROSE, '');
  let letters = 0;
  let words = 0;
  let known = 0;
  for (const word of prose.toLowerCase().match(/\p{L}+/gu) ?? []) {
    letters += word.length;
    words++;
    if (ENGLISH.has(word)) known++;
  }
  return letters < FEWEST_LETTERS || known >= LEAST_SHARE * words;
}
