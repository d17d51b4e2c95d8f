import { NOMINATIVES } from './lexicon/function-words.ts';
import { nounish } from './present-verbs.ts';
import type { Sentence } from './sentence.ts';
import {
  AUXILIARY,
  BASE,
  CAPITAL,
  DETERMINER,
  FUNCTION_WORD,
  MARK,
  MODAL,
  NUMBER,
  PARTICIPLE,
  PRONOUN,
  VERB_FORM,
} from './word-classes.ts';

/** A helping verb before its subject, and the verb that it belongs to after it: "did the Danes attack". */
export interface Inverted {
  /** The token of the verb. */
  verb: number;
  negated: boolean;
}

/** What turns subject and verb round, and denies: "never had", "nor did", "at no time were". */
const DENIES = /^(?:neither|never|nor|nowhere)$/;
/** What turns them round and denies nothing: "only then did", "not only did", "so fast did", "no sooner had". */
const STRESSES = /^(?:barely|hardly|little|not|no|only|rarely|scarcely|seldom|so|such)$/;
/** After "not" and "no" these leave it said that it happened, be it late: "not until May did", "no sooner had". */
const HAPPENS = /^(?:only|sooner|until|till|before)$/;

/** So long an opening and a subject may be. */
const LONGEST_OPENING = 9;
const LONGEST_SUBJECT = 6;

/**
 * Whether a helping verb stands before its subject, as after "never", "nor" and "only then"; null where it does not, as where
 * the subject comes first ("not only the Danes had").
 */
export function invertedAt(sentence: Sentence, at: number): Inverted | null {
  const { classes, word } = sentence;
  const denies = openedBy(sentence, at);
  if (denies === null) return null;
  const does = /^(?:do|does|did)$/.test(word(at)!) || (classes[at]! & MODAL) !== 0;
  const wanted = does ? BASE : PARTICIPLE;
  // a subject begins at once: "only then had been told" has none
  if (((classes[at + 1] ?? MARK) & (AUXILIARY | MODAL)) !== 0) return null;
  for (let verb = at + 2; verb <= at + 1 + LONGEST_SUBJECT; verb++) {
    const own = classes[verb] ?? MARK;
    const isVerb = (own & wanted) !== 0 && (own & (CAPITAL | DETERMINER | NUMBER)) === 0;
    if (isVerb && (classes[verb - 1]! & DETERMINER) === 0) return { verb, negated: denies };
    const isInPhrase = (own & (FUNCTION_WORD | MARK)) === 0 || word(verb) === 'of' || word(verb) === 'and';
    if (!isInPhrase || (own & PRONOUN) !== 0) return null;
  }
  return null;
}

/** What a condition may begin with that has its helper before its subject. */
const OPENS_CONDITION = /^(?:had|should|were)$/;

/**
 * "Had the Danes attacked, …", "Should they lose 300 men, …", "Were Horn to lose, …": where the verb begins of a condition that its
 * helper opens; -1 where none stands there.
 */
export function verbOfCondition({ classes, tokens, word }: Sentence, at: number): number {
  const helper = word(at) ?? '';
  if (!OPENS_CONDITION.test(helper) || tokens.at(-1)!.kind === 'question') return -1;
  const isFirst = at === 0 || (at === 1 && /^(?:and|but)$/.test(word(0) ?? ''));
  // "argued that had the Danes attacked", but not "the men that had Horn surrounded"
  const isComma = tokens[at - 1]?.kind === 'comma';
  const before = classes[at - 2] ?? MARK;
  const isSaid = isComma
    ? word(at - 2) === 'that'
    : word(at - 1) === 'that' && (before === MARK || (before & VERB_FORM) !== 0);
  // "would have won, had they attacked", but not "Horn, they said, had 300 men shot"
  const isLast = isComma && NOMINATIVES.has(word(at + 1) ?? '');
  if (!isFirst && !isSaid && !isLast) return -1;
  // "Had attacks been made"
  const isBare = ((classes[at + 1] ?? MARK) & (DETERMINER | PRONOUN | CAPITAL | NUMBER)) === 0;
  for (let verb = at + 2; verb <= at + 1 + LONGEST_SUBJECT; verb++) {
    const own = classes[verb] ?? MARK;
    if (own === MARK || (isBare && (!nounish(classes[verb - 1]) || (own & AUXILIARY) === 0))) return -1;
    const isInfinitive = word(verb) === 'to' && word(verb + 1) !== null;
    if (helper === 'were' ? isInfinitive : isVerbAfter(classes, verb, helper)) return verb;
  }
  return -1;
}

/** Whether a word can be the verb of a helper that its subject stands after. */
function isVerbAfter(classes: Sentence['classes'], verb: number, helper: string): boolean {
  const own = classes[verb]!;
  const wanted = helper === 'had' ? PARTICIPLE : BASE;
  return (
    (own & (wanted | AUXILIARY)) !== 0 &&
    (own & (CAPITAL | DETERMINER | NUMBER)) === 0 &&
    (classes[verb - 1]! & DETERMINER) === 0
  );
}

/** Whether what opens the clause denies it; null where it turns nothing round. */
function openedBy({ classes, word, tokens }: Sentence, at: number): boolean | null {
  for (let first = at - 1; first >= 0 && first >= at - LONGEST_OPENING; first--) {
    const own = word(first);
    if (own === null) {
      if (tokens[first]!.kind === 'number') continue;
      return null;
    }
    const opens = first === 0 || classes[first - 1] === MARK || /^(?:and|but)$/.test(word(first - 1) ?? '');
    if (DENIES.test(own) && first === at - 1) return true;
    if (!opens) continue;
    if (DENIES.test(own)) return true;
    if (STRESSES.test(own)) return /^no/.test(own) && !HAPPENS.test(word(first + 1) ?? '');
    // "at no time", "under no circumstances"
    if (word(first + 1) === 'no' && /^(?:at|in|on|under)$/.test(own)) return true;
  }
  return null;
}
