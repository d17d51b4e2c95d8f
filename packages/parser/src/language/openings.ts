import { MONTHS } from '@openbattles/dates';
import { OBJECT_PRONOUNS } from './lexicon/function-words.ts';
import { WEEKDAYS } from './lexicon/labels.ts';
import { EVENTS } from './lexicon/loss-verbs.ts';
import { wordSet } from './lexicon/word-list.ts';
import { nounish } from './present-verbs.ts';
import type { Sentence } from './sentence.ts';
import { CAPITAL, DETERMINER, NUMBER } from './word-classes.ts';
import endsOfOpenings from './words/ends-of-openings.json' with { type: 'json' };

/** Last words of phrases that say when: "That day, …". */
export const ENDS_OF_OPENINGS = wordSet(endsOfOpenings);

export const POINTERS: ReadonlySet<string> = new Set(['this', 'that', 'these', 'those']);

/** A phrase of which the next word is asked; `from` is its first word after the preposition. */
interface OpenPhrase {
  preposition: string | null;
  from: number;
}

/** "Two days later officials said", "The next day rebels attacked": whether a noun follows on words that say when, without a preposition. */
function isAfterTime(
  { classes, word }: Pick<Sentence, 'classes' | 'word'>,
  at: number,
  state: OpenPhrase,
): boolean {
  if (state.preposition !== null || !nounish(classes[at]) || ENDS_OF_OPENINGS.has(word(at) ?? ''))
    return false;
  const first = word(state.from) === 'the' ? state.from + 1 : state.from;
  const last = word(at - 1) ?? '';
  if (last === 'later')
    return ((classes[first]! & NUMBER) !== 0 || COUNTS_TIME.test(word(first) ?? '')) && at - first === 3;
  return at - first === 2 && POINTS_TO_TIME.test(word(first) ?? '') && PARTS_OF_DAY.test(last);
}
const SAYS_HOW_LONG = /^(?:ago|alone|earlier|later|prior|since)$/;
const COUNTS_TIME = /^(?:an?|few|several|some)$/;
const POINTS_TO_TIME = /^(?:next|same|that|this)$/;
const PARTS_OF_DAY = /^(?:afternoon|day|evening|morning|night|week|year)$/;

/** Whether a phrase that says when or where may end with a word: "before the battle", "after this", "against them". */
export const endsOpening = (word: string): boolean =>
  ENDS_OF_OPENINGS.has(word) || EVENTS.has(word) || POINTERS.has(word) || OBJECT_PRONOUNS.has(word);

/** "On 5 May Lannes attacked", "At noon Lannes attacked": a name or number after a date, or after a phrase that says when. */
export function opensSubject({ classes, word, dated }: Sentence, at: number, state: OpenPhrase): boolean {
  if (dated[at]) return false;
  if (isAfterTime({ classes, word }, at, state)) return true;
  // "On 5 May state media reported", "On Monday activists said": a noun right after
  const isNoun =
    state.preposition !== null &&
    nounish(classes[at]) &&
    !ENDS_OF_OPENINGS.has(word(at) ?? '') &&
    // "in the weeks prior"
    !SAYS_HOW_LONG.test(word(at) ?? '');
  // "On Monday 300 men died", but not "On Monday 3 May"
  const isCount =
    state.preposition !== null && (classes[at]! & NUMBER) !== 0 && !MONTHS.includes(word(at + 1) ?? '');
  if ((isNoun || isCount) && state.from === at - 1 && WEEKDAYS.test(word(at - 1) ?? '')) return true;
  if ((classes[at]! & (CAPITAL | NUMBER)) === 0 && !isNoun) return false;
  if (dated[at - 1]) {
    let first = at - 1;
    while (first > 0 && dated[first - 1]) first--;
    // "the 1809 French attack"
    return first === 0 || (classes[first - 1]! & DETERMINER) === 0;
  }
  // "in South Vietnam" is one name
  const isName = (classes[at - 1]! & CAPITAL) !== 0;
  if (state.preposition === null || isName || !endsOpening(word(at - 1) ?? '')) return false;
  // "against this force"
  return !POINTERS.has(word(at - 1)!) || (classes[at]! & CAPITAL) !== 0;
}
