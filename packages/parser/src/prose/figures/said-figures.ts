import { clausesOf, subjectOf } from '../../language/clauses.ts';
import { NUMBER_NOUNS } from '../../language/lexicon/number-words.ts';
import { peopleCalled } from '../../language/peoples.ts';
import type { Clause, Sentence, VerbGroup } from '../../language/sentence.ts';
import { STATING } from '../../language/verbs.ts';
import { CAPITAL, COORDINATOR, MARK, MILITARY, SUBORDINATOR } from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import { headOf } from '../speaker-phrases.ts';
import { hasObject, PUTS } from '../verbs-of-war.ts';
import type { Counted } from './counted.ts';
import type { Figure, Place } from './figure.ts';
import { type Draft, make } from './figure-drafts.ts';
import type { Seen } from './figure-rule.ts';
import { unrealOf } from './reality.ts';
import { isElided, isPeople } from './things.ts';
import { type Told, type Topic, topicOf } from './told.ts';

/** Fewer than this a historian hardly says without a noun, and a number like a year may be one. */
const LEAST_SAID = 100;
/** Fewer than this, "he had 300" may be of anything. */
const LEAST_OF_ARMY = 1000;
/** So near to its verb, nothing else is said. */
const NEAR = 5;
const GIVES = /^(?:give|put|place|set)$/;

/** "this figure stood at 1,515", "the number had surpassed 2,000" */
const isReached = ({ meaning, lemma }: VerbGroup): boolean =>
  (meaning === 'count' || lemma === 'stand') && !/^(?:range|vary)$/.test(lemma);

/** "gives 300, Livy 400", "put the dead at 300": whether a number is what a verb of giving states, and no force that is given, put or set somewhere. */
function isGiven({ sentence, counted, place }: Seen, verb: VerbGroup): boolean {
  if (/^(?:as|at)$/.test(place.preposition ?? '')) return true;
  // "gave 500 to the poor", "gave Horn 500 more", "put 400 to flight"
  const isFirst = verb.lemma !== 'give' || counted.left === verb.to;
  return place.role === 'object' && isFirst && isAlone(sentence, counted);
}

/** Whether nothing is said of a number after it. */
function isAlone({ classes }: Sentence, { numberTo }: Counted): boolean {
  const next = classes[numberTo] ?? MARK;
  return next === MARK || (next & (COORDINATOR | SUBORDINATOR)) !== 0;
}

/** Whether the number after a verb is one that somebody states: "says", "put the number to be", "estimates range from". */
function states(seen: Seen, verb: VerbGroup): boolean {
  const {
    sentence,
    place: { clause },
  } = seen;
  if (verb.meaning === 'be') {
    const own = clause.subject;
    // "put it to be 300", "claims it was only 300"
    const isOfTold =
      clause.kind === 'infinitive' ||
      (clause.kind === 'subordinate' && own !== null && /^(?:it|they)$/.test(sentence.word(own.from) ?? ''));
    if (isOfTold) return clausesOf(sentence).clauses[clause.parent]?.verb?.meaning === 'say';
    // "Smith's figure is 300", "a more sober estimate is 300"
    if (own === null || !NUMBER_NOUNS.has(sentence.word(own.to - 1) ?? '')) return false;
    // "the figure for refugees is 300": of what else it is
    const isOfElse = clause.phrases.some(({ at }) => at >= own.to && at < verb.from);
    return isPossessive(sentence, own.from) || (clause.kind !== 'main' && own.to - own.from > 2 && !isOfElse);
  }
  if (verb.passive) return false;
  if (verb.lemma === 'range' || verb.lemma === 'vary') {
    const subject = subjectOf(sentence, clause);
    return (
      subject !== null && /^(?:estimates?|figures?|accounts|sources|numbers)$/.test(headOf(sentence, subject))
    );
  }
  if (GIVES.test(verb.lemma)) return isGiven(seen, verb);
  if (verb.meaning === 'say') return true;
  // "speak of 5,000", "owned to 300"
  const next = sentence.word(verb.to);
  if (verb.lemma === 'speak' || verb.lemma === 'tell') return next === 'of';
  if (verb.lemma === 'own') return next === 'to';
  // "believes that it had 26,000"
  const up = clause.kind === 'subordinate' ? clausesOf(sentence).clauses[clause.parent] : undefined;
  const isIts = /^(?:it|they)$/.test(sentence.word(clause.subject?.from ?? -1) ?? '');
  if (verb.meaning === 'have' && isIts && up?.verb?.meaning === 'say') return true;
  // "al-Tabari has 200,000", "Smith goes as far as 27,500", "Gibbon settled on 140,000"
  if (verb.lemma === 'have' && sentence.word(verb.head) === 'has') return true;
  if (verb.lemma === 'go' && next === 'as' && /^(?:far|high|low)$/.test(sentence.word(verb.to + 1) ?? ''))
    return true;
  if (verb.lemma.startsWith('settle') && next === 'on') return true;
  const subject = isReached(verb) ? subjectOf(sentence, clause) : null;
  return (
    subject !== null &&
    /^(?:this|that|the|these)$/.test(sentence.word(subject.from) ?? '') &&
    NUMBER_NOUNS.has(sentence.word(subject.to - 1) ?? '')
  );
}

const A_FORCE: Topic = { outcome: null, category: 'personnel' };

/** "suggests a figure of 1,000": whether a number is that of a figure which a verb gives. */
const isOfFigure = ({ word }: Sentence, { verb }: Clause, of: number): boolean =>
  of >= 0 &&
  NUMBER_NOUNS.has(word(of - 1) ?? '') &&
  verb !== null &&
  !verb.passive &&
  (verb.meaning === 'say' || STATING.has(verb.lemma) || GIVES.test(verb.lemma));

/** "Mercer had 20,000", "the emperor brought 14,000": whose army was spoken of has so many men. */
function hasForce(sentence: Sentence, clause: Clause, verb: VerbGroup): boolean {
  if (verb.passive || !hasObject(clause)) return false;
  const subject = subjectOf(sentence, clause);
  if (subject === null) return false;
  const head = sentence.word(subject.to - 1) ?? '';
  return /^(?:he|they|who)$/.test(head) || (sentence.classes[subject.to - 1]! & (CAPITAL | MILITARY)) !== 0;
}

/** "gave the strength of those who held the track as 1,688": whether a number is what an amount is said to be. */
const isOfAmount = (sentence: Sentence, { clause, preposition, phrase }: Place): boolean =>
  /^(?:as|at)$/.test(preposition ?? '') &&
  clause.objects.some(
    ({ from, to }) =>
      to <= phrase.from &&
      Array.from({ length: to - from }, (_, k) => sentence.word(from + k) ?? '').some((word) =>
        /^(?:figure|number|size|strength)s?$/.test(word),
      ),
  );

/** "put the former at 8,000": of two that were counted, the first. */
const saysFormer = ({ word }: Sentence, { clause: { objects } }: Place): boolean =>
  objects.some(({ to }) => word(to - 1) === 'former');

/** "considers 40,000 more plausible", "20,000 is closer to the truth": whether a number is set above another. */
function isPreferred({ word }: Sentence, { numberTo }: Counted): boolean {
  let at = numberTo;
  while (/^(?:as|be|is|to|was)$/.test(word(at) ?? '')) at++;
  const next = word(at + 1) ?? '';
  if (/^(?:closer|nearer)$/.test(word(at) ?? '')) return next === 'to';
  return (
    word(at) === 'more' && /^(?:accurate|credible|likely|plausible|probable|realistic|reasonable)$/.test(next)
  );
}

/** "raises the number to 300", "Livy doubles it to 300", but not "the fire reduced it to 300" */
function isCorrected({ word }: Sentence, { left }: Counted, verb: VerbGroup): boolean {
  const object = word(left - 2) ?? '';
  if (word(left - 1) !== 'to' || !/^(?:doubl|halv|increas|lower|rais|reduc|revis|tripl)/.test(verb.lemma))
    return false;
  return NUMBER_NOUNS.has(object) || (object === 'it' && !/(?:ed|ing)$/.test(word(verb.head) ?? ''));
}

/** "estimates the French at 25,000": whether a people is what somebody puts at a number. */
function isOfPeople(sentence: Sentence, { clause, preposition, phrase }: Place): boolean {
  const { verb } = clause;
  if (preposition !== 'at' || verb === null || verb.passive || !PUTS.test(verb.lemma)) return false;
  const object = clause.objects.find(({ to }) => to === phrase.from - 1);
  return (
    object !== undefined &&
    object.to - object.from <= 2 &&
    sentence.word(object.from) === 'the' &&
    peopleCalled(sentence.written(object.to - 1)).length > 0
  );
}

/** "reported 43 dead; the army acknowledged only 12": whether a few are what another states of those of whom a loss was told, and ends with. */
function isAnswer(sentence: Sentence, { counted, place }: Seen, before: Figure): boolean {
  const { clause } = place;
  const { verb, subject } = clause;
  if (before.outcome === null || subject === null || verb === null || before.governing === clause)
    return false;
  if (!/^(?:contrast|coordinate)$/.test(clause.kind) || (counted.high ?? counted.low ?? 0) < 2) return false;
  // "said at 12 that"
  if (place.preposition === 'at' && !isOfAmount(sentence, place)) return false;
  const next = sentence.word(counted.numberTo);
  return next === null || /^(?:and|but|while|whereas)$/.test(next);
}

/**
 * "The Danes had 500 men. The Swedes had 300.": the figure of the sentence before that stands where a number does, after the
 * same verb, so that it is of the same; null where there is none.
 */
function hasSameVerb({ sentence, counted, place }: Seen, told: Told): Figure | null {
  const { clause } = place;
  const { verb } = clause;
  const before = told.figures.at(-1);
  if (!before || before.outcome !== null || before.place.role !== 'object' || before.place.of >= 0)
    return null;
  if (verb === null || verb.passive || place.role !== 'object' || place.of >= 0) return null;
  if (verb.lemma !== before.place.clause.verb?.lemma || unrealOf(sentence, clause) !== null) return null;
  // a number alone, right after its verb, that what follows says nothing of
  if (!isAlone(sentence, counted) || clause.subject === null || counted.left !== verb.to) return null;
  return /^\d{4}$/.test(sentence.written(counted.numberTo - 1)) ? null : before;
}

/** "Polybius says 2,000": a number that somebody states is of what the sentence, or the one before, speaks of. */
export function readSaid(drafts: readonly Draft[], told: Told): void {
  for (const [k, target] of drafts.entries()) {
    const { counted, place, sentence } = target.seen;
    const { verb } = place.clause;
    if (target.figure || !isElided(counted) || counted.kind !== 'number' || counted.outcome !== null)
      continue;
    if (verb === null || verb.negated) continue;
    const same = hasSameVerb(target.seen, told);
    if (same !== null) {
      const words = { from: counted.from, to: counted.from };
      const reading = { outcome: null, words, bearer: 'owner', governing: place.clause } as const;
      target.figure = make(target, 'says-figure', reading, null);
      target.figure.category = same.category;
      continue;
    }
    const isFigure = isOfFigure(sentence, place.clause, place.of);
    const isSetAbove = isPreferred(sentence, counted) || isCorrected(sentence, counted, verb);
    const isStated = isFigure || isSetAbove || states(target.seen, verb);
    // "Stilwell's headquarters counted 4,200"
    const isCounting = !isStated && verb.meaning === 'count' && !verb.passive && place.role === 'object';
    if (!isStated && !isCounting && !hasForce(sentence, place.clause, verb)) continue;
    const isSaid =
      isSetAbove ||
      (counted.from >= verb.to &&
        (counted.from < verb.to + NEAR || isOfAmount(sentence, place)) &&
        (place.of < 0 || isFigure));
    const most = counted.high ?? counted.low ?? 0;
    const isYear =
      counted.low === counted.high &&
      most >= 1000 &&
      most < 2100 &&
      /^\d{4}$/.test(sentence.written(counted.numberTo - 1));
    if (!isSaid || isYear) continue;
    // "had 110,000 men with 420 guns, against which he could set 64,000"
    const isOfMen = (figure: Figure | null): figure is Figure =>
      figure !== null && (most < LEAST_OF_ARMY || figure.outcome !== null || isPeople(figure.counted));
    const counts = drafts.slice(0, k).filter(({ figure }) => isOfMen(figure));
    // "put the former at 8,000"
    const before = counts.at(saysFormer(sentence, place) ? -2 : -1)?.figure;
    const answers = before != null && isAnswer(sentence, target.seen, before);
    if ((most < LEAST_SAID || isCounting) && !answers) continue;
    const topic = before ?? (isOfPeople(sentence, place) ? A_FORCE : (topicOf(sentence) ?? told.topic));
    if (!topic || (topic.outcome === null && isReached(verb))) continue;
    if (
      !isStated &&
      !isCounting &&
      (topic.outcome !== null || topic.category !== 'personnel' || most < LEAST_OF_ARMY)
    )
      continue;
    const words = { from: counted.from, to: counted.from };
    target.figure = make(
      target,
      'says-figure',
      { outcome: topic.outcome, words, bearer: 'itself', governing: place.clause },
      before ?? null,
    );
    target.figure.category = topic.category;
  }
}
