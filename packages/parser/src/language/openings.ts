import { MONTHS } from '@openbattles/dates';
import { NOMINATIVES, OBJECT_PRONOUNS } from './lexicon/function-words.ts';
import { WEEKDAYS } from './lexicon/labels.ts';
import { EVENTS } from './lexicon/loss-verbs.ts';
import { QUALIFIERS_BEFORE } from './lexicon/qualifiers.ts';
import { wordSet } from './lexicon/word-list.ts';
import { nounish } from './present-verbs.ts';
import type { Sentence } from './sentence.ts';
import type { VerbsAhead } from './verbs-ahead.ts';
import {
  ADVERB,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  MARK,
  NUMBER,
  PREPOSITION,
  RELATIVE,
  SUBORDINATOR,
} from './word-classes.ts';
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
const isAfterTime = (sentence: Sentence, at: number, { preposition, from }: OpenPhrase): boolean =>
  preposition === null &&
  nounish(sentence.classes[at]) &&
  !ENDS_OF_OPENINGS.has(sentence.word(at) ?? '') &&
  endOfTime(sentence, from) === at;
const SAYS_HOW_LONG = /^(?:ago|alone|earlier|later|prior|since)$/;
const COUNTS_TIME = /^(?:an?|few|several|some)$/;
const POINTS_TO_TIME = /^(?:next|same|that|this)$/;
const PARTS_OF_DAY = /^(?:afternoon|day|evening|morning|night|week|year)$/;

/** Whether a phrase that says when or where may end with a word: "before the battle", "after this", "against them". */
export const endsOpening = (word: string): boolean =>
  ENDS_OF_OPENINGS.has(word) || EVENTS.has(word) || POINTERS.has(word) || OBJECT_PRONOUNS.has(word);

/** "On 5 May Lannes attacked", "At noon Lannes attacked": a name or number after a date, or after a phrase that says when. */
export function opensSubject(sentence: Sentence, at: number, state: OpenPhrase): boolean {
  const { classes, word, dated } = sentence;
  if (dated[at]) return false;
  if (isAfterTime(sentence, at, state)) return true;
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

/** After these words a clause tells when. */
const OF_CLAUSE = /^(?:at|by|from|on|until) the (?:day|moment|morning|night|time)$/;

/** So many words a phrase has at most that opens a clause. */
const LONGEST_OPENING = 8;

/**
 * Where the subject begins after a phrase that opens a clause and says when, where or how, if its verb follows: the "Horn" of "and
 * after the battle Horn lost 300 men"; -1 where there is no such phrase.
 */
export function subjectAfterOpening(sentence: Sentence, verbs: VerbsAhead, start: number): number {
  const { classes, word, tokens } = sentence;
  let first = start;
  while ((classes[first]! & ADVERB) !== 0 && (classes[first]! & (DETERMINER | PREPOSITION)) === 0) first++;
  const afterTime = endOfTime(sentence, first);
  if (afterTime > 0) return opensWithVerb(sentence, verbs, afterTime) ? afterTime : -1;
  // "at least 300 men", "over 300 men"
  const isPhrase = ((classes[first] ?? MARK) & PREPOSITION) !== 0 && verbs.groups[first] === undefined;
  if (!isPhrase || (isCountAt(sentence, first) && !sentence.dated[first + 1])) return -1;
  // "by the time Horn came" has a clause of its own
  if (OF_CLAUSE.test(`${word(first)} ${word(first + 1)} ${word(first + 2)}`)) return -1;
  // "on seeing the Danes Horn attacked": after what is seen
  const inner = verbs.groups[first + 1];
  if (inner && inner.form !== 'ing') return -1;
  const from = inner ? inner.to + 1 : first + 2;
  for (let at = from; at <= first + LONGEST_OPENING && at < tokens.length; at++) {
    // "in the battle that followed"
    const said = (classes[at]! & RELATIVE) !== 0 ? verbs.groups[at + 1] : undefined;
    if (said !== undefined) {
      at = said.to;
      const opens =
        ((classes[at] ?? MARK) & (CAPITAL | DETERMINER | NUMBER)) !== 0 || NOMINATIVES.has(word(at) ?? '');
      return opens && opensWithVerb(sentence, verbs, at) ? at : -1;
    }
    if (verbs.groups[at] || verbs.nextStop[at] === at) return -1;
    if (mayOpen(sentence, at) && opensWithVerb(sentence, verbs, at)) return at;
  }
  return -1;
}

/** Whether a subject stands at an index and then its verb, be it after an aside. */
function opensWithVerb({ tokens }: Sentence, verbs: VerbsAhead, at: number): boolean {
  if (verbs.subjectThenVerb(at) !== null || verbs.verbAfterSubjectAndAside(at)) return true;
  // "In May the navy, unable to put to sea, sent 300 men"
  const comma = verbs.nextStop[at]!;
  return tokens[comma]?.kind === 'comma' && verbs.nextGroup[at]! > comma && verbs.verbAfterClause(comma + 1);
}

/** "that night", "the next day", "two days later": where such words end; 0 where they do not stand there. */
function endOfTime({ classes, word }: Sentence, from: number): number {
  const isCounted = (classes[from]! & NUMBER) !== 0 || COUNTS_TIME.test(word(from) ?? '');
  if (isCounted && /^(?:afterwards|earlier|later)$/.test(word(from + 2) ?? '')) return from + 3;
  const at = word(from) === 'the' ? from + 1 : from;
  return POINTS_TO_TIME.test(word(at) ?? '') && PARTS_OF_DAY.test(word(at + 1) ?? '') ? at + 2 : 0;
}

/** "300 men", "over 300 men": whether a number stands at an index, or what qualifies one. */
function isCountAt({ classes, word }: Pick<Sentence, 'classes' | 'word'>, at: number): boolean {
  const number = at + (QUALIFIERS_BEFORE.at(at, word)?.length ?? 0);
  return ((classes[number] ?? MARK) & NUMBER) !== 0;
}

/** Whether a word within a phrase can only open another, or a subject. */
function mayOpen({ classes, tokens, word, dated }: Sentence, at: number): boolean {
  const own = classes[at]!;
  const before = classes[at - 1]!;
  const last = word(at - 1) ?? '';
  if (dated[at] || before === MARK) return false;
  const isDone = dated[at - 1] || POINTERS.has(last);
  if (!isDone && (before & (PREPOSITION | COORDINATOR | DETERMINER | ADVERB | SUBORDINATOR)) !== 0)
    return false;
  // "Peter I"
  if (NOMINATIVES.has(word(at) ?? '')) return !tokens[at]!.capital;
  if ((own & DETERMINER) !== 0) return !/^(?:all|both|double|half|twice)$/.test(last);
  const isLower = (before & (CAPITAL | NUMBER)) === 0;
  if (isCountAt({ classes, word }, at)) return isLower && !BEFORE_COUNT.test(last);
  // "near the river Rhine" is one name
  const isWhole = endsOpening(last) || /[^s]s$/.test(last);
  return (own & CAPITAL) !== 0 && (isDone || (isLower && isWhole));
}

/** Adjectives before a number in a phrase: "over the next two months". */
export const BEFORE_COUNT =
  /^(?:next|last|first|past|final|previous|following|remaining|other|same|coming|early|late|original|entire|whole)$/;
