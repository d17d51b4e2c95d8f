import { OUTCOMES, type Outcome } from '@openbattles/schema';
import { DETERMINERS } from '../../language/lexicon/function-words.ts';
import { EVENTS, NOT_IN_PROSE, TAKEN_FORMS } from '../../language/lexicon/loss-verbs.ts';
import { OUTCOME_WORDS } from '../../language/lexicon/outcomes.ts';
import { Phrases } from '../../language/lexicon/phrases.ts';
import type { Sentence } from '../../language/sentence.ts';
import { AUXILIARY, DETERMINER, MARK, NUMBER } from '../../language/word-classes.ts';

/** A word for what happened. Indices are those of tokens. */
export interface OutcomeAt {
  outcome: Outcome;
  from: number;
  to: number;
  /** "prisoners", not "captured". */
  noun: boolean;
}

/** The word for what happened that stands at a token, in a sense that it has in running text. */
export function outcomeAt(sentence: Sentence, index: number): OutcomeAt | null {
  const text = sentence.word(index);
  if (text === null) return null;
  const taken = TAKEN_FORMS.has(text) ? takenAt(sentence, index) : null;
  if (taken !== null) return taken;
  const found = outcomes.at(index, sentence.word);
  if (found === null || found.meaning === null) return null;
  const { meaning, length } = found;
  return { outcome: meaning.outcome, from: index, to: index + length, noun: meaning.noun };
}

/** The words for what happened; null for the meaning of those that mean something else in running text. */
const outcomes = new Phrases(
  [...OUTCOME_WORDS.entries()].map(
    ([phrase, meaning]) => [phrase, NOT_IN_PROSE.has(phrase) ? null : meaning] as const,
  ),
);

/** "taken as prisoners", "fell in this fight"; and "recovered", which the reader of the noun must allow. */
function takenAt(sentence: Sentence, index: number): OutcomeAt | null {
  const { word } = sentence;
  const text = word(index);
  if (
    text === 'fell' &&
    word(index + 1) === 'in' &&
    DETERMINERS.has(word(index + 2) ?? '') &&
    EVENTS.has(word(index + 3) ?? '')
  ) {
    return { outcome: 'killed', from: index, to: index + 4, noun: false };
  }
  if (text === 'became' && /^(?:prisoners|captives)$/.test(word(index + 1) ?? '')) {
    return { outcome: 'captured', from: index, to: index + 2, noun: false };
  }
  if (text === 'recovered') return { outcome: 'captured', from: index, to: index + 1, noun: false };
  if (text !== 'taken') return null;
  const as = word(index + 1) === 'as' ? index + 2 : index + 1;
  const isPrisoner = /^(?:prisoners?|captives?|pows?|hostages?)$/.test(word(as) ?? '');
  if (isPrisoner) return { outcome: 'captured', from: index, to: as + 1, noun: false };
  return isTakenInList(sentence, index)
    ? { outcome: 'captured', from: index, to: index + 1, noun: false }
    : null;
}

/** "6,900 dead and 2,800 taken", "500 taken or missing": among words for what happened to men, "taken" is one of them. */
function isTakenInList(sentence: Sentence, at: number): boolean {
  const { word, tokens } = sentence;
  const tells = (index: number) => OF_MEN.has(outcomes.at(index, word)?.meaning?.outcome ?? '');
  if (/^(?:and|or)$/.test(word(at + 1) ?? '') && tells(at + 2)) return true;
  // "killed or taken"
  if (/^(?:and|or)$/.test(word(at - 1) ?? '') && tells(at - 2)) return true;
  const next = tokens[at + 1];
  const isLast = next === undefined || /^(?:stop|comma|semicolon|close)$/.test(next.kind);
  if (!isLast || !isCounted(sentence, at)) return false;
  for (let before = at - 2; before >= Math.max(0, at - REACH_OF_LIST); before--)
    if (tells(before)) return true;
  return false;
}
/** "2,800 taken", "twenty military standards taken": whether a number stands right before, or with a noun of many. */
function isCounted({ word, classes }: Sentence, at: number): boolean {
  if (((classes[at - 1] ?? 0) & NUMBER) !== 0) return true;
  if (!/[^s]s$/.test(word(at - 1) ?? '')) return false;
  for (let before = at - 2; before >= Math.max(0, at - 4) && word(before) !== null; before--)
    if ((classes[before]! & NUMBER) !== 0) return true;
  return false;
}

const OF_MEN: ReadonlySet<string> = new Set(['killed', 'wounded', 'missing']);
const REACH_OF_LIST = 8;

/** The word for what happened at an index, with those joined to it: "killed or wounded". */
export function outcomesAt(
  sentence: Sentence,
  at: number,
): { outcomes: Outcome[]; from: number; to: number; noun: boolean } | null {
  const first = participleAt(sentence, at);
  if (first === null) return null;
  const outcomes = [first.outcome];
  let to = first.to;
  for (;;) {
    const joint = sentence.word(to);
    const isComma = sentence.tokens[to]?.kind === 'comma';
    const isJoint = joint === 'and' || joint === 'or' || sentence.tokens[to]?.kind === 'slash' || isComma;
    if (!isJoint) break;
    const next = participleAt(sentence, to + 1);
    // "killed, wounded and prisoners", "prisoners of war or missing"
    const isLast =
      !isComma &&
      next !== null &&
      next.noun !== first.noun &&
      OUTCOME_ENDS.test(sentence.word(next.from) ?? '');
    const isHeld = isLast && ((sentence.classes[next.to] ?? MARK) & AUXILIARY) === 0;
    if (next === null || (next.noun !== first.noun && !isHeld)) break;
    // "killed, wounded or missing", but not "20 were killed, captured positions were lost"
    if (
      isComma &&
      !/^(?:and|or)$/.test(sentence.word(next.to) ?? '') &&
      sentence.tokens[next.to]?.kind !== 'comma'
    )
      break;
    if (!outcomes.includes(next.outcome)) outcomes.push(next.outcome);
    to = next.to;
  }
  return { outcomes, from: at, to, noun: first.noun };
}

const OUTCOME_ENDS = /^(?:prisoners|captives|missing)$/;

function participleAt(sentence: Sentence, at: number): OutcomeAt | null {
  const first = outcomeAt(sentence, at);
  if (first !== null) return first;
  // "was ambushed and killed"
  const isOther = sentence.word(at + 1) === 'and' && sentence.word(at)?.endsWith('ed');
  const second = isOther ? outcomeAt(sentence, at + 2) : null;
  // "was ambushed and lost 150 men"
  const isActive = second !== null && ((sentence.classes[second.to] ?? 0) & (NUMBER | DETERMINER)) !== 0;
  return second && !second.noun && !isActive ? second : null;
}

export const joined = (outcomes: readonly Outcome[]): string =>
  OUTCOMES.filter((outcome) => outcomes.includes(outcome)).join('+');
