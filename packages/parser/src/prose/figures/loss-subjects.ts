import { clausesOf } from '../../language/clauses.ts';
import { FORCE_NOUNS, REST } from '../../language/lexicon/force-words.ts';
import { OBJECT_PRONOUNS } from '../../language/lexicon/function-words.ts';
import { isPlural } from '../../language/nouns.ts';
import type { Clause, Range, Sentence, VerbGroup } from '../../language/sentence.ts';
import { CAPITAL, MARK, NUMBER, RELATIVE } from '../../language/word-classes.ts';
import type { Counted } from './counted.ts';
import type { Reading, Seen } from './figure-rule.ts';
import { lossAsSubject } from './loss-verbs.ts';
import { endOf, isOfPart, isPeople } from './things.ts';

/** "two rebels were killed", "there fell 300 Romans": what the verb of a counted thing says of it; null where it is no loss. */
export function subjectLost(seen: Seen): Reading | null {
  const { sentence, counted, place } = seen;
  const { clause } = place;
  const { clauses } = clausesOf(sentence);
  // "with a dozen fighters sustaining casualties"
  const isWith =
    clause.kind === 'participle' &&
    /^with(?:out)?$/.test(place.preposition ?? '') &&
    clause.verb !== null &&
    counted.from < clause.verb.from;
  // "an arsenal along with a tank were destroyed"
  const isBeside =
    clause.verb !== null && counted.from < clause.verb.from && comitativeBefore(sentence, counted.left);
  if (isBeside) return lossAsSubject(seen, clause);
  // "there fell 300 knights", "there were killed in it three knights"
  if (clause.verb !== null && isInverted(seen, clause.verb)) return lossAsSubject(seen, clause);
  const like = likeClause(seen);
  if (like !== null) return lossAsSubject(seen, like);
  const rest = restOf(seen);
  if (rest !== null) return rest.counts ? lossAsSubject(seen, rest.clause) : null;
  if (clause.verb !== null && (place.role === 'subject' || isWith) && isHead(seen)) {
    // "300 men are said by Livy to have fallen", "300 men chose to surrender"
    const { passive, meaning, lemma } = clause.verb;
    const isInInfinitive = passive ? meaning === 'say' : /^(?:choose|manage|opt)/.test(lemma);
    const inner =
      isInInfinitive && clauses.find((each) => each.kind === 'infinitive' && clauses[each.parent] === clause);
    const loss = lossAsSubject(seen, inner || clause);
    // "an army of 3,000 was wiped out"
    const isUnit = loss !== null && place.of >= 0 && isPeople(counted);
    return isUnit && isUndone(sentence, loss.words) ? null : loss;
  }
  const later = verbOfSubject(seen);
  if (later !== null && isHead(seen)) {
    const loss = lossAsSubject(seen, later);
    // "the army, 3,000 men, was destroyed"
    const isArmy = loss !== null && clause.kind === 'apposition' && isPeople(counted);
    return isArmy && isUndone(sentence, loss.words) ? null : loss;
  }
  // "men who were killed": not where a comma sets the relative off
  const relative = clauses.find(
    ({ kind, antecedent, subject, from }) =>
      kind === 'relative' &&
      antecedent !== null &&
      antecedent.to > counted.from &&
      antecedent.from <= endOf(counted) &&
      // "500 fighters, 18 of whom died": not the 500
      (subject === null || (sentence.classes[subject.from]! & RELATIVE) !== 0) &&
      sentence.tokens[from - 1]?.kind !== 'comma',
  );
  // "the names of the 255 soldiers who died"
  const isOfMany =
    relative?.antecedent?.to === endOf(counted) &&
    counted.kind === 'number' &&
    (place.of === place.phrase.from || isPlural(sentence.word(place.of - 1) ?? ''));
  return relative?.verb && (isHead(seen) || isOfMany) && relative.verb.head < endOf(counted) + 8
    ? lossAsSubject(seen, relative)
    : null;
}

/** Whether a thing is the head of the phrase that holds it, or a part that "and" joins to its head. */
export const isHead = ({ sentence, counted, place }: Seen): boolean =>
  place.of < 0 ||
  (!isOfPart(sentence, counted.from, place.phrase.from) &&
    isContainer(sentence.word(place.of - 1) ?? '') &&
    // "300 men of the 5,000"
    !isCounted(sentence, place.phrase.from, place.of));

/** Whether a number stands before an index in its phrase. */
function isCounted({ classes }: Sentence, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((classes[at]! & NUMBER) !== 0) return true;
  return false;
}

/** "a convoy of 26 trucks": what holds so many is these. */
const isContainer = (word: string): boolean =>
  FORCE_NOUNS.has(word) || /^(?:outpost|pair|patrol|picket|population|post|train|troop)$/.test(word);

/** The words before a thing that join it to another: "along with", "as well as", "and with them". */
export function comitativeBefore({ word }: Sentence, left: number): boolean {
  const [first, before] = [word(left - 2) ?? '', word(left - 1) ?? ''];
  if (before === 'with') return /^(?:along|company|together)$/.test(first);
  if (before === 'as') return first === 'well' && word(left - 3) === 'as';
  if (before === 'to') return first === 'addition' && word(left - 3) === 'in';
  if (OBJECT_PRONOUNS.has(before)) return first === 'with' && word(left - 3) === 'and';
  return /^(?:alongside|besides|plus)$/.test(before);
}

/** "300 wounded men were taken prisoner", "300 wounded men died", "2,000 captives were crucified": what the verb tells of men of whom the noun tells something else. */
export function undergone(seen: Seen): Reading | null {
  const { counted, place } = seen;
  const isUndergone =
    isPeople(counted) &&
    place.role === 'subject' &&
    place.of < 0 &&
    (place.clause.verb?.passive || place.clause.verb?.lemma === 'die');
  const loss = isUndergone ? lossAsSubject(seen, place.clause) : null;
  return loss && /^(?:killed|captured|killed\+captured)$/.test(loss.outcome ?? '') ? loss : null;
}

/**
 * The clause with the verb of a thing that the tree does not take for its subject: "in Diodorus 7,000 were cut down", "four
 * ships, the Alpha, the Beta and the Gamma, were sunk"; null where there is none.
 */
function verbOfSubject({ sentence, counted, place }: Seen): Clause | null {
  const { clause } = place;
  const { clauses } = clausesOf(sentence);
  const before = sentence.classes[counted.from - 1] ?? MARK;
  const isFronted =
    place.role === 'phrase' &&
    clause.subject === null &&
    clause.verb?.from === place.phrase.to &&
    counted.from > place.phrase.from &&
    (before & CAPITAL) !== 0;
  if (isFronted) return clause;
  const after = afterAside(sentence, counted);
  if (after !== null) return after;
  // "Horn and Trolle, the two generals, were killed"
  const around =
    clause.kind === 'apposition' && clause.connective === null ? clauses[clause.parent] : undefined;
  const isNamed =
    around?.subject != null && clause.antecedent !== null && clause.antecedent.to <= around.subject.to;
  if (isNamed && clause.verb === null && place.role === 'subject' && around.verb !== null)
    return around.verb.from > counted.from &&
      !around.verb.negated &&
      sentence.word(counted.numberTo) !== 'strong'
      ? around
      : null;
  if (clause.verb !== null || place.role !== 'subject' || clause.kind !== 'main') return null;
  let own = clauses.indexOf(clause);
  for (let at = own + 1; at < clauses.length; at++) {
    const { kind, parent, verb, subject } = clauses[at]!;
    if (kind !== 'apposition' || parent !== own) return null;
    own = at;
    // its own subject is one, and the verb is of many
    const isOfMany = verb?.passive === true && sentence.word(verb.from) === 'were';
    if (isOfMany && subject !== null) return clauses[at]!;
    if (verb !== null) return null;
  }
  return null;
}

/** "twenty-one, including Surgeon Hale, were wounded": the clause whose verb follows on an aside after a thing; null where none does. */
function afterAside(sentence: Sentence, counted: Counted): Clause | null {
  const { tokens, word } = sentence;
  // "20 men including Surgeon Hale, were wounded"
  const end = word(endOf(counted)) === 'including' ? endOf(counted) - 1 : endOf(counted);
  if (
    (tokens[end]?.kind !== 'comma' && end === endOf(counted)) ||
    !/^(?:including|among|mostly|most|all|half)$/.test(word(end + 1) ?? '')
  )
    return null;
  for (let at = end + 2; at < Math.min(tokens.length, end + LONGEST_ASIDE); at++) {
    if (tokens[at]!.kind === 'stop') return null;
    if (tokens[at]!.kind !== 'comma') continue;
    const clause = clausesOf(sentence).clauses.find(({ verb }) => verb?.from === at + 1);
    return clause && /^(?:finite|perfect)$/.test(clause.verb!.form) ? clause : null;
  }
  return null;
}
const LONGEST_ASIDE = 12;

/** Whether a thing after a verb is what it tells of: after "there", and after "fell" and "perished", which have no object. */
function isInverted({ sentence, counted, place }: Seen, verb: VerbGroup): boolean {
  if (place.role !== 'object' || place.of >= 0 || counted.from < verb.to) return false;
  if (verb.meaning === 'be') return false;
  if (sentence.word(verb.from - 1) === 'there') return true;
  // "of the enemy were slain 1,400"
  if (verb.passive && verb.meaning !== 'say' && place.clause.subject === null && place.clause.kind === 'main')
    return place.phrase.from === verb.to && verb.from > 0;
  const isAlone = verb.lemma === 'fall' || verb.lemma === 'perish';
  return isAlone && place.clause.subject === null && counted.known && isPeople(counted);
}

/** "Horn was captured, as were 300 of his men", "and so did 40 others": the clause whose verb an auxiliary alone takes up; null where none does. */
function likeClause({ sentence, place: { clause, role, phrase, of } }: Seen): Clause | null {
  const { verb } = clause;
  const up = clausesOf(sentence).clauses[clause.parent];
  if (verb === null || !up?.verb || role !== 'object' || phrase.from !== verb.to || of >= 0) return null;
  const isAlone = /^(?:did|was|were)$/.test(sentence.word(verb.head) ?? '') && verb.to === verb.from + 1;
  const isLike = isAlone && /^(?:as|so)$/.test(sentence.word(verb.from - 1) ?? '');
  return isLike && up.verb.passive === (verb.meaning === 'be') ? up : null;
}

/** So many words stand between "the remainder" and its verb. */
const LONGEST_REST = 7;

/**
 * The clause of a verb that tells of what is left of a force, where that stands right before it with its number: whether a
 * counted thing is that number, or stands before it and has no part in the verb; null where the verb tells of no such thing.
 */
function restOf({ sentence, counted, place }: Seen): { clause: Clause; counts: boolean } | null {
  const { word, tokens } = sentence;
  for (let clause: Clause | undefined = place.clause, up = 0; clause && up < 3; up++) {
    const { verb } = clause;
    if (verb !== null && verb.from > counted.from && tokens[verb.from - 1]?.kind === 'comma')
      for (let at = verb.from - 2; at > Math.max(0, verb.from - LONGEST_REST); at--)
        if (
          tokens[at]!.kind === 'comma' &&
          REST.has(word(at - 1) ?? '') &&
          /^(?:the|his|their|its)$/.test(word(at - 2) ?? '')
        )
          return { clause, counts: counted.left === at + 1 || counted.from === at + 1 };
    clause = clausesOf(sentence).clauses[clause.parent];
  }
  return null;
}

/** Units that are destroyed as such: it is not told that each of their men died. */
const UNDONE = /^(?:annihilat|wip|destroy|obliterat|eliminat|exterminat|overr[au]n|decimat)/;

export function isUndone({ word }: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (UNDONE.test(word(at) ?? '')) return true;
  return false;
}
