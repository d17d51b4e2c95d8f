import { clausesOf, subjectOf } from '../language/clauses.ts';
import type { Clause, Sentence, VerbGroup } from '../language/sentence.ts';
import { type Draft, make } from './figure-drafts.ts';
import { isElided } from './things.ts';
import { type Told, topicOf } from './told.ts';

/** Fewer than this a historian hardly says without a noun, and a number like a year may be one. */
const LEAST_SAID = 100;
const GIVES = /^(?:give|put|place|set)$/;

/** "this figure stood at 1,515", "the number had surpassed 2,000" */
const isReached = ({ meaning, lemma }: VerbGroup): boolean =>
  (meaning === 'count' || lemma === 'stand') && !/^(?:range|vary)$/.test(lemma);

/** Whether the number after a verb is one that somebody states: "says", "put the number to be", "estimates range from". */
function states(sentence: Sentence, clause: Clause, verb: VerbGroup): boolean {
  if (verb.meaning === 'be' && clause.kind === 'infinitive')
    return clausesOf(sentence).clauses[clause.parent]?.verb?.meaning === 'say';
  if (verb.passive) return false;
  if (verb.lemma === 'range' || verb.lemma === 'vary') {
    const subject = subjectOf(sentence, clause);
    return (
      subject !== null &&
      /^(?:estimates?|figures?|accounts|sources|numbers)$/.test(sentence.word(subject.to - 1) ?? '')
    );
  }
  if (verb.meaning === 'say' || GIVES.test(verb.lemma)) return true;
  const subject = isReached(verb) ? subjectOf(sentence, clause) : null;
  return (
    subject !== null &&
    /^(?:this|that|the|these)$/.test(sentence.word(subject.from) ?? '') &&
    /^(?:figures?|numbers?|total|toll|count)$/.test(sentence.word(subject.to - 1) ?? '')
  );
}

/** "Polybius says 2,000": a number that somebody states is of what the sentence, or the one before, speaks of. */
export function readSaid(drafts: readonly Draft[], told: Told): void {
  for (const [k, target] of drafts.entries()) {
    const { counted, place, sentence } = target.seen;
    const { verb } = place.clause;
    if (target.figure || !isElided(counted) || counted.kind !== 'number' || counted.outcome !== null)
      continue;
    if (verb === null || verb.negated || !states(sentence, place.clause, verb)) continue;
    const isSaid = counted.from >= verb.to && counted.from < verb.to + 5 && place.of < 0;
    const most = counted.high ?? counted.low ?? 0;
    const isYear =
      counted.low === counted.high &&
      most >= 1000 &&
      most < 2100 &&
      /^\d{4}$/.test(sentence.written(counted.numberTo - 1));
    if (!isSaid || most < LEAST_SAID || isYear) continue;
    const before = drafts.slice(0, k).findLast(({ figure }) => figure !== null)?.figure;
    const topic = before ?? topicOf(sentence) ?? told.topic;
    if (!topic || (topic.outcome === null && isReached(verb))) continue;
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
