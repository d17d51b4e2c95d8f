import { clausesOf, subjectOf } from '../../language/clauses.ts';
import { LOSS_NOUNS } from '../../language/lexicon/loss-verbs.ts';
import { NUMBER_NOUNS } from '../../language/lexicon/number-words.ts';
import { Phrases } from '../../language/lexicon/phrases.ts';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import { ADVERB, PREPOSITION } from '../../language/word-classes.ts';
import type { Seen } from './figure-rule.ts';
import { numberedBy } from './force-reading.ts';
import { joined, outcomesAt } from './outcome-words.ts';
import { isElided, isEquipment } from './things.ts';

export const nounsOfLoss = new Phrases(LOSS_NOUNS);

/** Verbs of amounting: between the noun for a loss and its number. */
const AMOUNTS =
  /^(?:be|have|number|total|amount|count|include|exceed|reach|average|equal|approach|rise|climb|grow|stand|put|place|give|estimate|report|list|set|come|range|vary|comprise|surpass|run)$/;

const BEFORE_AMOUNT: ReadonlySet<string> = new Set(['to', 'at', 'as', 'of', 'between']);

/** The noun for a loss that a number counts: the subject of "were", the object of "put … at", or what a colon follows. */
export function amountNoun({ sentence, counted, place }: Seen): { outcome: string; at: number } | null {
  const { word, tokens } = sentence;
  const { clause } = place;
  const { verb } = clause;
  const { clauses } = clausesOf(sentence);
  const before = tokens[counted.left - 1];
  if (clause.kind === 'apposition' && clause.connective === ':') {
    const outer = clauses[clause.parent]!;
    const found = outer.subject && lossNounIn(sentence, outer.subject);
    if (found) return found;
  }
  const label = labelBefore(sentence, counted.left - 1);
  if (label !== null) return label;
  // "the prisoners, 300 in number"
  const numbered = numberedBy({ sentence, counted, place });
  if (numbered !== null) return lossNounIn(sentence, numbered);
  if (place.role === 'subject' && place.of < 0) return null;
  // "put the dead at 500 and the wounded at 800": each number has its noun right before it
  const near = /^(?:as|at)$/.test(word(counted.left - 1) ?? '') ? nounAt(sentence, counted.left - 2) : null;
  if (near !== null && verb !== null && word(near.at - 1) !== 'and' && isElided(counted)) return near;
  if (verb === null) {
    if (before?.kind === 'colon') return nounAt(sentence, counted.left - 2);
    // "Total Danish loss, 700"
    const { subject } = clause;
    const isAfterNoun =
      place.role === 'object' && before?.kind === 'comma' && subject?.to === counted.left - 1;
    if (isAfterNoun && clause.kind === 'main') return lossNounIn(sentence, subject);
    return null;
  }
  if (counted.numberTo - 1 < verb.to) return null;
  // "suffered heavy casualties, nearly 29,000 in total"
  const named =
    place.role === 'object' &&
    isElided(counted) &&
    clause.objects.find(({ to }) => to + 1 === place.phrase.from);
  if (named && tokens[named.to]!.kind === 'comma') return lossNounIn(sentence, named);
  const isAmount = AMOUNTS.test(verb.lemma) || verb.meaning === 'say' || verb.meaning === 'count';
  if (!isAmount) return null;
  const taken = /^(?:be|include|comprise|number|total)$/.test(verb.lemma) && takenThings(sentence, verb);
  if (taken) {
    const areShips = /^(?:ships|vessels)$/.test(word(verb.from - 1)!);
    const isThing = areShips === (counted.category === 'ship') && (isEquipment(counted) || !counted.known);
    return isThing ? taken : null;
  }
  const subject = subjectOf(sentence, clause);
  // "the number of wounded was 43"; "among the dead were 12 officers"
  const direct =
    place.role === 'object' ||
    (place.role === 'phrase' &&
      (BEFORE_AMOUNT.has(place.preposition ?? '') ||
        // "range from 300 to 500", "have been estimated from 300 to 500"
        (place.preposition === 'from' &&
          (/^(?:range|run|vary)$/.test(verb.lemma) || (verb.passive && verb.meaning === 'say')))));
  if (!direct || (place.of >= 0 && !/^(?:total|number|figure)$/.test(word(place.of - 1) ?? ''))) return null;
  if (verb.meaning !== 'say' || verb.passive) {
    const found = subject && lossNounAbout(sentence, clause, subject);
    if (found) return verb.meaning === 'have' ? null : found;
    const befell =
      clause.subject !== null && /^(?:be|number|total)$/.test(verb.lemma) && isElided(counted)
        ? befellSubject(sentence, clause, clause.subject)
        : null;
    if (befell) return befell;
    const among = clause.phrases.find(({ preposition, to }) => preposition === 'among' && to <= verb.from);
    // "among the planes lost were 30 bombers"
    if (among && verb.meaning === 'be')
      return lossNounIn(sentence, among) ?? befellSubject(sentence, clause, among);
    // "a modern guess at the dead is 40,000"
    const isGuess = subject !== null && GUESSES.test(word(subject.to - 1) ?? '');
    const of = isGuess ? clause.phrases.find(({ to }) => to <= verb.from) : undefined;
    if (of && !verb.passive) return lossNounIn(sentence, of);
    if (verb.meaning === 'be') {
      const lone = inverted(sentence, verb);
      if (lone) return lone;
    }
  }
  // "put the losses to be 300"; "casualties estimated to be 300"
  const outer = clauses[clause.parent];
  if (clause.kind === 'infinitive' && verb.meaning === 'be' && outer?.verb?.meaning === 'say') {
    const about = outer.verb.passive
      ? (outer.phrases.find(({ to }) => to <= outer.verb!.from) ?? subjectOf(sentence, outer))
      : outer.objects.at(-1);
    return about ? lossNounIn(sentence, about) : null;
  }
  if (verb.passive && verb.meaning !== 'say') return null;
  // "estimates losses between 300 and 500"
  if (place.role === 'object' && counted.left > verb.to) {
    const noun = nounAt(sentence, counted.left - 1);
    if (noun) return noun;
  }
  // "puts the Roman dead at 300", "estimates losses of 300"
  if (place.role !== 'phrase') return null;
  for (const object of clause.objects) {
    if (object.from >= counted.from) break;
    const found = lossNounIn(sentence, object);
    if (found) return found;
  }
  return null;
}

/** The noun for a loss that the subject of a clause is, or is about: "estimates for the number of the dead vary". */
function lossNounAbout(
  sentence: Sentence,
  { verb, phrases }: Clause,
  subject: Range,
): { outcome: string; at: number } | null {
  const found = lossNounIn(sentence, subject) ?? lossAfter(sentence, subject);
  if (found || !/^(?:estimates?|figures?)$/.test(sentence.word(subject.to - 1) ?? '')) return found;
  const about = phrases.find(
    ({ preposition, at, to }) => at === subject.to && to <= verb!.from && /^(?:for|of|on)$/.test(preposition),
  );
  return about ? lossNounIn(sentence, about) : null;
}

/** What somebody says that a number is. */
const GUESSES = /^(?:guess|estimate|figure|count|tally|reckoning)$/;

/** "Killed were 14 policemen", "Captured at Lund were 150 men": a participle that opens its clause and stands for its subject. */
function inverted(sentence: Sentence, { from }: Range): { outcome: string; at: number } | null {
  const first = startOfPart(sentence, from);
  const found = first === null ? null : outcomesAt(sentence, first);
  if (found === null || found.noun) return null;
  const isWhere = ((sentence.classes[found.to] ?? 0) & PREPOSITION) !== 0 && sentence.word(found.to) !== 'by';
  return found.to === from || isWhere ? { outcome: joined(found.outcomes), at: found.from } : null;
}

/** Where the words begin that end at an index, after the sentence's start or a semicolon; null where another mark stands among them. */
function startOfPart({ tokens, classes }: Sentence, to: number): number | null {
  let from = to;
  while (from > 0 && to - from < LONGEST_LABEL && tokens[from - 1]!.kind === 'word') from--;
  if (from > 0 && tokens[from - 1]!.kind !== 'semicolon') return null;
  while (from < to && (classes[from]! & ADVERB) !== 0) from++;
  return from === to ? null : from;
}
const LONGEST_LABEL = 8;

/** "Killed: 40 Swedes; wounded: 70": what befell those whom a number counts after a colon, where nothing else stands before that. */
function labelBefore(sentence: Sentence, colon: number): { outcome: string; at: number } | null {
  if (sentence.tokens[colon]?.kind !== 'colon') return null;
  const first = startOfPart(sentence, colon);
  const found = first === null ? null : outcomesAt(sentence, first);
  return found?.to === colon ? { outcome: joined(found.outcomes), at: found.from } : null;
}

/** "The men killed in the attack numbered 400": what befell those who are the subject, in the participle right after it. */
function befellSubject(
  sentence: Sentence,
  clause: Clause,
  subject: Range,
): { outcome: string; at: number } | null {
  const { clauses } = clausesOf(sentence);
  const participle = clauses.find(
    ({ kind, antecedent, verb, connective }) =>
      kind === 'participle' &&
      connective === null &&
      antecedent?.to === subject.to &&
      verb?.from === subject.to &&
      verb.passive,
  );
  if (!participle || clauses[participle.parent] !== clause) return null;
  const found = outcomesAt(sentence, participle.verb!.head);
  return found && !found.noun ? { outcome: joined(found.outcomes), at: found.from } : null;
}

/** "the number of Frenchmen killed was 300" */
function lossAfter(sentence: Sentence, { from, to }: Range): { outcome: string; at: number } | null {
  if (!/^(?:number|numbers|total)$/.test(sentence.word(from) ?? '') && sentence.word(from + 1) !== 'number')
    return null;
  const found = outcomesAt(sentence, to);
  return found && !found.noun ? { outcome: joined(found.outcomes), at: to } : null;
}

/** "captured weapons included 40 rifles", "among the captured weapons were 40 rifles" */
function takenThings({ word, tokens }: Sentence, { from }: Range): { outcome: string; at: number } | null {
  const head = word(from - 1);
  if (head === null || !ARMS.test(head)) return null;
  for (let at = from - 2; at >= Math.max(0, from - LONGEST_OF_ARMS); at--) {
    if (tokens[at]!.kind !== 'word') return null;
    if (/^(?:captured|seized|confiscated|taken)$/.test(word(at)!)) return { outcome: 'captured', at };
  }
  return null;
}
const ARMS = /^(?:weapons?|weaponry|arms|guns|equipment|mat[eé]riel|items|vehicles|ships|vessels|supplies)$/;
const LONGEST_OF_ARMS = 5;

const nounAt = (sentence: Sentence, at: number): { outcome: string; at: number } | null => {
  const found = nounsOfLoss.at(at, sentence.word);
  return found === null ? null : { outcome: found.meaning, at };
};

/** The noun for a loss that is the head of a phrase: "Roman losses", "the number of dead", "losses of the Romans". */
export function lossNounIn(sentence: Sentence, { from, to }: Range): { outcome: string; at: number } | null {
  for (let at = from; at < to; at++) {
    const found = nounAt(sentence, at);
    if (found !== null) {
      const total = outcomesAt(sentence, at);
      const both = total && total.outcomes.length > 1 ? joined(total.outcomes) : found.outcome;
      return { outcome: both, at };
    }
    if (
      sentence.word(at) === 'of' &&
      !NUMBER_NOUNS.has(sentence.word(at - 1) ?? '') &&
      !/^records?$/.test(sentence.word(at - 1) ?? '')
    )
      return null;
  }
  return null;
}
