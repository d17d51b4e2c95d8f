import { clausesOf } from '../../language/clauses.ts';
import { isSpeaker } from '../../language/lexicon/speech-words.ts';
import type { Range, Sentence } from '../../language/sentence.ts';
import { CAPITAL, MARK, NUMBER } from '../../language/word-classes.ts';
import { hasObject } from '../verbs-of-war.ts';
import type { Counted } from './counted.ts';
import type { Figure } from './figure.ts';
import { type Draft, saidTo } from './figure-drafts.ts';
import type { Seen } from './figure-rule.ts';
import { LEAST_ELIDED, mostOf } from './force-reading.ts';
import { lossNounIn } from './loss-amounts.ts';
import { TIME_WORDS } from './loss-verbs.ts';
import { share } from './shared-losses.ts';
import { endOf, isElided, isEquipment } from './things.ts';

const SET_AGAINST: ReadonlySet<string> = new Set(['against', 'to', 'for', 'with']);

/**
 * Numbers without a noun and a verb of their own: "the Carthaginians 500", "whereas the rebels had 23,000", "against
 * Carthage's 30,000", "but the Dutch only four".
 */
export function shareElided(drafts: readonly Draft[]): void {
  for (const [k, target] of drafts.entries()) {
    const { counted, place, sentence } = target.seen;
    if (target.figure || !isElided(counted) || counted.kind !== 'number' || counted.outcome !== null)
      continue;
    const nearest = drafts
      .slice(0, k)
      .findLast((draft) => draft.figure !== null && !isPartBeside(draft, target));
    const source = nearest && respectively(drafts, nearest, target);
    if (!source?.figure) continue;
    const { figure } = source;
    const { clause } = place;
    const { clauses } = clausesOf(sentence);
    const isVerbless =
      clause.verb === null &&
      (clause.subject !== null || clause.phrases.length > 0) &&
      (clause.kind === 'coordinate' || clause.kind === 'contrast');
    const verb = figure.governing.verb ?? clauses[figure.governing.parent]?.verb;
    const isSameVerb =
      clause !== figure.governing &&
      clause.verb !== null &&
      verb?.lemma === clause.verb.lemma &&
      place.role === 'object';
    const before = sentence.word(counted.left - 1);
    const owner = sentence.tokens[counted.from - 1]?.text ?? '';
    const isAgainst =
      clause === figure.governing || clause.kind === 'participle'
        ? (before !== null &&
            SET_AGAINST.has(before) &&
            (before !== 'with' || /^(?:compared|contrasted)$/.test(sentence.word(counted.left - 2) ?? '')) &&
            endOf(counted) - saidTo(source) < 8) ||
          (/['’]s?$/.test(owner) && counted.from - saidTo(source) < (isContrast(sentence, counted) ? 12 : 6))
        : false;
    const isParallel = hasParallel(sentence, source, target) || isOfOthers(source, target);
    const isLikewise = areLikewise(source, target);
    const isOr =
      isAlternative(sentence, saidTo(source), counted.from) || isOfOtherSource(sentence, source, target);
    const isMore =
      countsMore(sentence, source, target) ||
      (clause === figure.governing && otherSubject(sentence, target.seen) !== null);
    const isButOnly = place.clause.kind === 'contrast' && clause.verb === null;
    if (
      !isVerbless &&
      !isSameVerb &&
      !isAgainst &&
      !isButOnly &&
      !isLikewise &&
      !isParallel &&
      !isOr &&
      !isMore
    )
      continue;
    if (isEquipment(source.seen.counted) && figure.outcome === null && (counted.high ?? 0) > 1000) continue;
    share(source, target);
    if (target.figure) {
      const found = target.figure as Figure;
      found.category = figure.category;
      // "the dead numbered 300 and the wounded 400"
      const own = isVerbless && clause.subject ? lossNounIn(sentence, clause.subject) : null;
      if (own && own.outcome !== 'casualties' && figure.outcome !== null) found.outcome = own.outcome;
      found.governing = isAgainst || isParallel || isOr ? figure.governing : clause;
    }
  }
}

/**
 * "300 killed and 400 wounded; the Danish, 500 and 700": of figures that tell different things the one that stands in the place
 * of a number among as many; none where there are more or fewer of them.
 */
function respectively(drafts: readonly Draft[], nearest: Draft, target: Draft): Draft | undefined {
  const { clause } = target.seen.place;
  const outer = drafts
    .slice(0, drafts.indexOf(target))
    .findLast(({ figure, seen }) => figure !== null && seen.place.clause !== clause);
  if (clause.verb !== null || !outer) return nearest;
  const told = drafts.filter(
    ({ seen, figure }) => figure !== null && seen.place.clause === outer.seen.place.clause,
  );
  if (new Set(told.map(({ figure }) => figure!.outcome)).size < 2) return nearest;
  const beside = drafts.filter(({ seen }) => seen.place.clause === clause && isElided(seen.counted));
  return told.length === beside.length ? told[beside.indexOf(target)] : undefined;
}

/** "lost 450 men (150 killed), the Swedes 600", "lost 450, 20 of them killed, the Swedes 600": what stands for a part alone. */
function isPartBeside({ seen: { sentence, counted } }: Draft, { seen: target }: Draft): boolean {
  const isInside = sentence.bracket[counted.from] !== sentence.bracket[target.counted.from];
  return (
    isInside ||
    counted.isWhole ||
    (sentence.word(counted.numberTo) === 'of' &&
      /^(?:them|these|whom)$/.test(sentence.word(counted.numberTo + 1) ?? ''))
  );
}

/** "an army of 10,000 (Smith) or 40,000", "4,000, or according to another 10,000": whether "or" joins two numbers, with no more than brackets and a source between. */
function isAlternative({ word, tokens, bracket, classes }: Sentence, from: number, to: number): boolean {
  let at = from;
  while (
    at < to &&
    (bracket[at] !== bracket[to] || tokens[at]!.kind === 'close' || tokens[at]!.kind === 'comma')
  )
    at++;
  if (word(at) !== 'or') return false;
  at++;
  if (word(at) !== 'according') return at === to;
  if (to - at > LONGEST_SOURCE) return false;
  for (; at < to; at++) if ((classes[at]! & (NUMBER | MARK)) !== 0 && word(at) !== 'one') return false;
  return true;
}
const LONGEST_SOURCE = 7;

/** "killed 6,000 men in one afternoon according to one source, or 2,000 according to another" */
function isOfOtherSource({ word }: Sentence, source: Draft, { seen: { counted } }: Draft): boolean {
  if (word(counted.left - 1) !== 'or' || word(counted.numberTo) !== 'according') return false;
  for (let at = counted.left - 1; at >= saidTo(source); at--) if (word(at) === 'according') return true;
  return false;
}

/** "in stark contrast with the Allies' 800": whether what stands before a number sets it against another. */
function isContrast({ word }: Sentence, { left }: Counted): boolean {
  for (let at = left - 1; at > left - LONGEST_OWNER; at--)
    if (/^(?:compared|contrast|contrasted|opposed)$/.test(word(at) ?? '')) return true;
  return false;
}
const LONGEST_OWNER = 6;

/** "Livy speaks of 300 dead, Appian of 400": who stands before a number as another subject of its verb; null where nobody does. */
export function otherSubject(
  sentence: Sentence,
  { counted, place }: Pick<Seen, 'counted' | 'place'>,
): Range | null {
  const { clause, phrase, of } = place;
  const { verb, subject } = clause;
  if (verb === null || verb.passive || subject === null || place.role !== 'object' || of <= phrase.from)
    return null;
  if (sentence.tokens[phrase.from - 1]?.kind !== 'comma' || counted.left !== of + 1) return null;
  const isSaid = verb.meaning === 'say' || /^(?:speak|tell)$/.test(verb.lemma);
  // the same preposition stands after the verb
  if (!isSaid || sentence.word(verb.to) !== 'of') return null;
  for (let at = phrase.from; at < of; at++) if ((sentence.classes[at]! & NUMBER) !== 0) return null;
  const canSay = (sentence.classes[of - 1]! & CAPITAL) !== 0 || isSpeaker(sentence.word(of - 1) ?? '');
  if (!canSay) return null;
  return { from: phrase.from, to: of };
}

/** "had 14 squadrons, and Horn 13 more", "a further 11 were in reserve": whether a number adds to a strength. */
function countsMore({ word }: Sentence, { figure }: Draft, { seen: { counted, place } }: Draft): boolean {
  const { verb, objects } = place.clause;
  if (figure?.outcome !== null || verb === null || place.of >= 0) return false;
  let isAdded = word(counted.numberTo) === 'more';
  for (let at = counted.from - 1; at < counted.numberTo; at++)
    if (/^(?:another|further)$/.test(word(at) ?? '')) isAdded = true;
  if (!isAdded) return false;
  if (place.role === 'object') return hasObject(place.clause);
  const isThere = verb.meaning === 'be' || /^(?:remain|stand|lie)$/.test(verb.lemma);
  return place.role === 'subject' && isThere && objects.length === 0;
}

/** "110,000 served in the one army and at least 40,000 in the other": the same preposition follows both numbers. */
function hasParallel(sentence: Sentence, source: Draft, { seen }: Draft): boolean {
  const { counted } = seen;
  const preposition = sentence.word(counted.numberTo);
  if (
    preposition === null ||
    !/^(?:against|among|at|by|during|for|from|in|into|near|of|on|to|towards?)$/.test(preposition)
  )
    return false;
  if (mostOf(seen) < (source.figure?.outcome ? 2 : LEAST_ELIDED) || !isAfterJoint(sentence, counted.left))
    return false;
  const from = saidTo(source);
  if (counted.left - from > LONGEST_PARALLEL) return false;
  // "on the first day, and over 3,100 during the first three"
  const isThen = opensTime(sentence, counted.numberTo);
  for (let at = from; at < counted.left; at++)
    if (sentence.word(at) === preposition || (isThen && opensTime(sentence, at))) return true;
  return false;
}

/** "With 300 men Horn faced Brahe, with 400", "attacked Brahe, who had 400": whether a number alone is what others have, after men that are counted. */
function areLikewise({ figure, seen: { counted: men } }: Draft, { seen }: Draft): boolean {
  const { counted, place } = seen;
  if (figure?.outcome !== null || men.category !== 'personnel' || mostOf(seen) < LEAST_ELIDED) return false;
  if (place.phrase.to !== counted.numberTo || place.of >= 0) return false;
  const { clause, role, preposition } = place;
  if (preposition === 'with') return place.phrase.from === counted.from;
  return (
    clause.kind === 'relative' && role === 'object' && hasObject(clause) && clause.verb!.to === counted.from
  );
}

/** "of the Swedes 300 were killed, of the Danes 450": whether both numbers follow on "of" and whose they are. */
function isOfOthers({ seen: { counted, place } }: Draft, { seen }: Draft): boolean {
  const isOf = ({ role, preposition, phrase }: Seen['place'], { numberTo, left }: Counted) =>
    role === 'phrase' && preposition === 'of' && phrase.from < left && phrase.to === numberTo;
  const [first] = place.clause.phrases;
  // "of our men were slain 40, of the Danes 200"
  const isFirst = first?.preposition === 'of' && first.to <= (place.clause.verb?.from ?? 0);
  if (!(isOf(place, counted) || isFirst) || !isOf(seen.place, seen.counted)) return false;
  return isAfterJoint(seen.sentence, seen.place.phrase.from - 1);
}

/** "on the first day", "by 5 July": whether a phrase of time begins at a token. */
function opensTime({ word, dated }: Sentence, at: number): boolean {
  if (!/^(?:at|by|during|in|on)$/.test(word(at) ?? '')) return false;
  for (let next = at + 1; next < at + LONGEST_TIME && word(next) !== null; next++)
    if (dated[next] || TIME_WORDS.test(word(next)!)) return true;
  return dated[at + 1] === true;
}
const LONGEST_TIME = 6;
const LONGEST_PARALLEL = 16;

/** Whether "and" or a comma stands before an index. */
const isAfterJoint = ({ word, tokens }: Sentence, at: number): boolean =>
  /^(?:and|or|but)$/.test(word(at - 1) ?? '') || tokens[at - 1]?.kind === 'comma';
