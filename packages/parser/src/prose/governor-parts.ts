import { OUTCOMES, type Outcome } from '@openbattles/schema';
import { isDigit } from '../language/lexicon/characters.ts';
import { FORCE_NOUNS, FORCE_VERBS, MADE_UP_OF, MOVED, NO_FORCE } from '../language/lexicon/force-words.ts';
import {
  ADVERBS_BETWEEN,
  AUXILIARIES,
  DETERMINERS,
  MODALS,
  PHRASE_LINKS,
} from '../language/lexicon/function-words.ts';
import {
  ABANDONING_FORMS,
  ACTIVE_FORMS,
  AMOUNT_LINKS,
  ESCAPED,
  FREED,
  INFLICTING_FORMS,
  INTRANSITIVE,
  LOSING_FORMS,
  NO_LOSSES,
  SUFFERING_FORMS,
  TAKING_FORMS,
} from '../language/lexicon/loss-verbs.ts';
import { ADVERBS, OUTCOME_WORDS } from '../language/lexicon/outcomes.ts';
import { entries, Phrases, remembered } from '../language/lexicon/words.ts';
import { categoryOfPhrase, categoryOfWord, isModel, singular } from '../language/nouns.ts';
import type { Sentence } from '../language/sentence.ts';
import { endsPhrase } from '../language/words-of-text.ts';
import { type Counted, type OutcomeAt, outcomeAt } from './counted.ts';

/** What says that a counted thing is a loss or a strength. Indices are those of tokens, ends exclusive. */
export interface Governor {
  /** The name of the rule. */
  rule: string;
  /** Null for a strength. */
  outcome: string | null;
  /** Where its words stand. */
  from: number;
  to: number;
  /**
   * Who is the grammatical subject: `victim` lost it ("losing four men"), `agent` did it to the other side ("killing a
   * hundred"), `owner` has it, `none` where the counted thing is itself the subject.
   */
  subject: 'victim' | 'agent' | 'owner' | 'none';
  /** Whether it also governs what is joined to it: "killing 5 officers, 1 surgeon and 500 men". */
  spreads: 'left' | 'right' | 'no';
  /** The noun, where it stands with the governor: "the number of fighters reached 600". */
  noun?: { from: number; to: number };
}

export const outcomeOf = (participle: string): Outcome | null =>
  OUTCOME_WORDS.at(0, (k) => participle.split(' ')[k] ?? null)?.meaning.outcome ?? null;

export const active = new Phrases([...ACTIVE_FORMS].map(([form, participle]) => [form, participle] as const));
const phraseSet = (words: ReadonlySet<string>) =>
  new Phrases([...words].map((word) => [word, true] as const));
export const taking = phraseSet(TAKING_FORMS);
export const losing = phraseSet(LOSING_FORMS);
export const abandoning = phraseSet(ABANDONING_FORMS);
export const suffering = phraseSet(SUFFERING_FORMS);
export const inflicting = phraseSet(INFLICTING_FORMS);
export const intransitive = phraseSet(INTRANSITIVE);

const EQUIPMENT: ReadonlySet<string> = new Set([
  'vehicle',
  'aircraft',
  'ship',
  'artillery',
  'animal',
  'other',
]);
export const isEquipment = ({ category, known }: Counted): boolean => known && EQUIPMENT.has(category);
const isPeople = ({ category }: Counted): boolean =>
  category === 'personnel' || category === 'civilian' || category === 'formation';

/** Where a counted thing ends, with what the noun says of itself. */
export const endOf = (counted: Counted): number =>
  Math.max(counted.numberTo, counted.nounTo, counted.outcome?.to ?? 0);

/** The phrase of a lexicon that ends right before an index. */
export function phraseBefore<Meaning>(
  phrases: Phrases<Meaning>,
  { word }: Sentence,
  end: number,
): { from: number; meaning: Meaning } | null {
  for (let from = Math.max(0, end - 4); from < end; from++) {
    const found = phrases.at(from, word);
    if (found !== null && from + found.length === end) return { from, meaning: found.meaning };
  }
  return null;
}

/** "was", "were", "being" before an index, over adverbs: a participle after it is passive. */
export function isPassive({ word }: Sentence, at: number): boolean {
  let k = at - 1;
  while (k >= 0 && (ADVERBS_BETWEEN.has(word(k) ?? '') || ADVERBS.has(word(k) ?? ''))) k--;
  return PASSIVES.has(word(k) ?? '');
}
const PASSIVES: ReadonlySet<string> = new Set(entries('was, were, been, being, is, are, be'));

/** How far before a verb what makes it a mere possibility may stand. */
const PLAN_REACH = 7;

export function isPlanned({ word, tokens }: Sentence, at: number): boolean {
  for (let k = at - 1; k >= Math.max(0, at - PLAN_REACH) && tokens[k]!.kind === 'word'; k--)
    if (MODALS.has(word(k)!)) return true;
  return false;
}

/** "were reported to have been killed" */
const BETWEEN_AUXILIARIES: ReadonlySet<string> = new Set(
  entries(
    'reported, believed, said, estimated, confirmed, left, found, claimed, thought, listed, known, counted, to, as',
  ),
);

/** Auxiliaries and adverbs from an index on; `found` tells whether an auxiliary was among them. */
export function skipAuxiliaries({ word }: Sentence, from: number): { to: number; found: boolean } {
  let at = from;
  let found = false;
  for (; at < from + 7; at++) {
    const text = word(at);
    if (text === null) break;
    if (AUXILIARIES.has(text) || (found && BETWEEN_AUXILIARIES.has(text))) found = true;
    else if (!ADVERBS_BETWEEN.has(text) && !ADVERBS.has(text)) break;
  }
  return { to: at, found };
}

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
    if (next === null || next.noun !== first.noun) break;
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

function participleAt(sentence: Sentence, at: number): OutcomeAt | null {
  const first = outcomeAt(sentence, at);
  if (first !== null) return first;
  // "was ambushed and killed"
  const isOther = sentence.word(at + 1) === 'and' && sentence.word(at)?.endsWith('ed');
  const second = isOther ? outcomeAt(sentence, at + 2) : null;
  return second && !second.noun ? second : null;
}

/** People who are lost, with no more said, are casualties. */
export const endOfPeople = (outcome: string, counted: Counted): string =>
  outcome === 'lost' && counted.known && isPeople(counted) ? 'casualties' : outcome;
export const joined = (outcomes: readonly Outcome[]): string =>
  OUTCOMES.filter((outcome) => outcomes.includes(outcome)).join('+');

/** "escaped being sunk", "escaped injury": nobody fled. */
export const isEscapeFrom = (sentence: Sentence, at: number, after: number): boolean =>
  sentence.word(at) === 'escaped' && (ESCAPED.has(sentence.word(after) ?? '') || hasObject(sentence, after));

/** An object after a participle shows that it is a past tense: "20 rebels captured the town". */
export function hasObject({ word, tokens }: Sentence, at: number): boolean {
  const text = word(at);
  if (text === null) return tokens[at]?.kind === 'number';
  return /^(?:the|a|an|his|her|their|its|several|many|all|some|at|them|him)$/.test(text)
    ? text !== 'at'
    : tokens[at]!.capital && !/^(?:on|in|by)$/.test(text);
}

/** The category of a word that a strength may count. */
export const categoryOfBody = remembered((word) =>
  categoryOfWord(word, { kind: 'strength', aircraft: false }),
);

/** What may stand between a noun and its verb: phrases with "of", "from", "in", names, brackets. Null where more stands there. */
export function verbAfter(sentence: Sentence, from: number): number | null {
  const { tokens, word } = sentence;
  let at = from;
  for (let steps = 0; steps < 14 && at < tokens.length; steps++) {
    const token = tokens[at]!;
    if (token.kind === 'open') {
      let close = at + 1;
      while (close < tokens.length && sentence.bracket[close] !== sentence.bracket[at]) close++;
      at = close;
      if (tokens[at]?.kind === 'close') at++;
      continue;
    }
    if (token.kind === 'comma' && word(at + 1) === 'including') {
      let close = at + 1;
      while (close < tokens.length && close < at + 20 && tokens[close]!.kind !== 'comma') close++;
      if (tokens[close]?.kind !== 'comma' && !AUXILIARIES.has(word(close) ?? '')) return null;
      at = close + 1;
      continue;
    }
    if (token.kind === 'comma' && at > from && skipAuxiliaries(sentence, at + 1).found) return at + 1;
    if (token.kind !== 'word') return null;
    if (skipAuxiliaries(sentence, at).found) return at;
    if (token.text === 'who' || token.text === 'that' || token.text === 'which')
      return skipAuxiliaries(sentence, at + 1).found ? at + 1 : null;
    if (intransitive.at(at, word) !== null) return at;
    const isPart =
      PHRASE_LINKS.has(token.text) ||
      ADVERBS_BETWEEN.has(token.text) ||
      DETERMINERS.has(token.text) ||
      token.capital ||
      categoryOfBody(token.text) !== null ||
      PHRASE_LINKS.has(word(at - 1) ?? '') ||
      DETERMINERS.has(word(at - 1) ?? '');
    if (!isPart) return null;
    at++;
  }
  return null;
}

/** Whom an outcome can happen to: nobody sinks a soldier, no truck defects. */
export function fits(outcome: string, counted: Counted): boolean {
  const { category, known } = counted;
  const elided = counted.nounFrom === counted.nounTo && counted.kind !== 'vague';
  if (counted.kind === 'article' && !known) return false;
  if (/killed|wounded|sick|missing|deserted|defected|surrendered|displaced/.test(outcome)) {
    if (outcome === 'surrendered' || outcome === 'defected' || outcome === 'missing')
      return known ? category !== 'other' : elided;
    return known
      ? isPeople(counted) || category === 'animal'
      : elided || counted.kind !== 'vague' || counted.nounFrom === counted.nounTo;
  }
  if (/captured/.test(outcome)) return elided || known;
  if (/destroyed|sunk|damaged/.test(outcome))
    return elided || (known && category !== 'civilian' && category !== 'personnel');
  return elided || known;
}

/** Whether the head of the noun is a place: its capture is no loss of men or arms. */
export function countsPlaces(sentence: Sentence, { nounFrom, nounTo }: Counted): boolean {
  for (let at = nounTo - 1; at >= nounFrom; at--)
    if (NO_LOSSES.has(singular(sentence.word(at) ?? ''))) return true;
  return false;
}

export const ownNoun = (counted: Counted): OutcomeAt | null =>
  counted.outcome?.noun ? counted.outcome : null;

/** How far "the number of" may stand before its verb. */
const NUMBER_REACH = 10;

const AMOUNTING: ReadonlySet<string> = new Set(
  entries('reached, was, were, is, are, exceeded, grew, rose, to'),
);

/** "the number of MNLA fighters reached": the noun, where a verb of amounting ends at an index. */
export function numberOf(sentence: Sentence, end: number): { from: number; to: number } | null {
  const { word, tokens } = sentence;
  if (!AMOUNTING.has(word(end - 1) ?? '')) return null;
  for (let at = end - 2; at > Math.max(0, end - NUMBER_REACH) && tokens[at]!.kind !== 'comma'; at--) {
    if (word(at) !== 'of' || !/^(?:number|numbers|strength)$/.test(word(at - 1) ?? '')) continue;
    let from = at + 1;
    while (DETERMINERS.has(word(from) ?? '')) from++;
    let to = from;
    while (
      to < end - 1 &&
      word(to) !== null &&
      !endsPhrase(sentence, to) &&
      !/^(?:reached|exceeded|grew|rose)$/.test(word(to)!)
    )
      to++;
    const { category, known } = categoryOfPhrase(
      tokens.slice(from, to).map(({ text }) => text),
      { kind: 'strength', aircraft: false },
    );
    const isForce =
      known && category !== 'civilian' && category !== 'other' && !NO_FORCE.has(singular(word(to - 1) ?? ''));
    return to > from && isForce ? { from, to } : null;
  }
  return null;
}

/** "the 2700 man army" */
export function isManForce({ word }: Sentence, { nounFrom, nounTo }: Counted): boolean {
  return word(nounFrom) === 'man' && nounTo > nounFrom + 1 && FORCE_NOUNS.has(word(nounFrom + 1) ?? '');
}

/** "bolstering Hannibal's army to", "reducing the garrison to". */
export function hasGrowth({ word }: Sentence, at: number): boolean {
  for (let k = at - 1; k >= Math.max(0, at - 4); k--) {
    if (
      /^(?:bolster|bring|rais|increas|swell|reduc|expand|strengthen|build|augment|cut|reinforc)(?:ing|ed|s|e)?$|^(?:brought|built)$/.test(
        word(k) ?? '',
      )
    )
      return true;
  }
  return false;
}

const AMOUNT_NOUNS: ReadonlyMap<string, string> = new Map([
  ['losses', 'casualties'],
  ['casualties', 'casualties'],
  ['dead', 'killed'],
  ['deaths', 'killed'],
  ['fatalities', 'killed'],
  ['prisoners', 'captured'],
]);

/** "losses were", "casualties amounted to", "killed numbered": the outcome before a verb of amounting that ends at an index. */
export function amountOf(sentence: Sentence, end: number): { outcome: string; from: number } | null {
  const { word } = sentence;
  let at = end - 1;
  for (; at > end - 8 && at >= 0; at--) {
    const text = word(at);
    if (text === null) return null;
    const outcome = AMOUNT_NOUNS.get(text);
    if (outcome !== undefined)
      return at < end - 1 && (outcome === 'casualties' || word(end - 1) !== 'of')
        ? { outcome, from: at }
        : null;
    const isLink =
      AUXILIARIES.has(text) ||
      MADE_UP_OF.at(at, word) !== null ||
      ADVERBS_BETWEEN.has(text) ||
      AMOUNT_LINKS.has(text) ||
      sentence.tokens[at]!.capital ||
      isDigit(text.charCodeAt(0));
    if (!isLink) return null;
  }
  return null;
}

/** "have killed", "had captured": the counted ones did it. */
export function isActiveVoice({ word }: Sentence, from: number, to: number): boolean {
  let hasHave = false;
  for (let at = from; at < to; at++) {
    const text = word(at) ?? '';
    if (/^(?:was|were|been|being|is|are|be|got|get|left|reported|remained)$/.test(text)) return false;
    if (/^(?:has|have|had|having|did)$/.test(text)) hasHave = true;
  }
  return hasHave;
}

/** What was lost before is set free: no loss. */
export function isFreed(sentence: Sentence, counted: Counted, to: number): boolean {
  const { to: verb } = skipAuxiliaries(sentence, to);
  const after = sentence.word(verb) ?? '';
  if (FREED.has(after)) return true;
  for (let at = counted.left - 1; at >= Math.max(0, counted.left - 5); at--)
    if (FREED.has(sentence.word(at) ?? '')) return true;
  return false;
}

/** Where only an article and a people's name say that a number is a force, it must be a large one. */
export const LEAST_NAMED_FORCE = 30;

/** Fewer men than this are no force but persons in a story. */
const LEAST_FORCE = 10;

export function canBeForce(sentence: Sentence, counted: Counted): boolean {
  if (counted.kind !== 'number') return false;
  if (counted.outcome !== null || countsPlaces(sentence, counted)) return false;
  const elided = counted.nounFrom === counted.nounTo;
  if (!counted.known && !elided) return false;
  const most = counted.high ?? counted.low ?? 0;
  if (most < 2) return false;
  if ((counted.category === 'personnel' || counted.category === 'civilian') && most < LEAST_FORCE)
    return false;
  return counted.category !== 'civilian' && (!elided || most >= LEAST_FORCE);
}

/** "800 troops, mainly of the 3rd Battalion, were landed": the end of the verb. */
export function movedAt(sentence: Sentence, from: number): number | null {
  const verb = verbAfter(sentence, sentence.tokens[from]?.kind === 'comma' ? from + 1 : from);
  if (verb === null || isPlanned(sentence, verb)) return null;
  const { to, found } = skipAuxiliaries(sentence, verb);
  return found && MOVED.has(sentence.word(to) ?? '') ? to + 1 : null;
}

/** Whether the noun itself is one of men under arms, ships, guns: not "people", not "officers". */
export function isForceNoun(sentence: Sentence, { nounFrom, nounTo, category }: Counted): boolean {
  if (nounFrom === nounTo || category === 'other' || category === 'animal') return false;
  let head = nounFrom;
  while (head + 1 < nounTo && sentence.word(head + 1) !== 'of') head++;
  const word = sentence.word(head) ?? '';
  return !NO_FORCE.has(singular(word)) || isModel(word);
}

/** Whether a force stands shortly before a preposition: "his army with 300 men", "a garrison of". */
export function hasForceBefore({ word, tokens }: Sentence, at: number): boolean {
  for (let k = at - 1; k >= Math.max(0, at - 6); k--) {
    if (tokens[k]!.kind === 'stop' || tokens[k]!.kind === 'semicolon') return false;
    if (FORCE_NOUNS.has(word(k) ?? '') || FORCE_VERBS.has(word(k) ?? '')) return true;
  }
  return false;
}
