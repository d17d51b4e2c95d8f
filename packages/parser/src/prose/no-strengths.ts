import type { Veto } from './figure-rule.ts';
import { unrealOf } from './reality.ts';

/** The words before a counted thing, the nearest first. */
const before = (seen: Parameters<Veto['applies']>[0]): readonly [string, string] => {
  const last = seen.counted.left - 1;
  return [seen.sentence.word(last) ?? '', seen.sentence.word(last - 1) ?? ''];
};

const ASKING = /^(?:appeal|apply|applied|ask|begg?|call|hop|look|plead|wait)(?:e|ed|ing|s)?$/;
const GETTING =
  /^(?:acquir|assembl|conscript|enlist|enrol|gather|hir|levi|levy|mobilis|mobiliz|muster|obtain|procur|rais|recruit|secur)/;
const PROVISIONS =
  /^(?:accommodation|ammunition|arms|berths?|clothing|equipment|food|quarters|rations?|provisions|room|space|stores|supplies|tents?|uniforms|weapons)$/;
const DIFFERENCES = /^(?:advantage|deficit|majority|shortage|shortfall|superiority)$/;

/** What is told of people or arms who were not there, or not so many. */
export const NO_STRENGTHS: readonly Veto[] = [
  {
    // "called for 75,000 volunteers"
    name: 'asked-for',
    applies: (seen) => before(seen)[0] === 'for' && ASKING.test(seen.place.clause.verb?.lemma ?? ''),
  },
  {
    // "failed to raise 3,000 men", "tried to hire 300 Scots"
    name: 'not-got',
    applies({ sentence, counted, place: { clause, role } }) {
      if (clause.verb === null || role !== 'object' || counted.from < clause.verb.to) return false;
      return GETTING.test(clause.verb.lemma) && unrealOf(sentence, clause) === 'tried';
    },
  },
  {
    // "It would take 3,080 men to hold the fort"
    name: 'needed',
    applies({ sentence, counted, place: { clause, role } }) {
      const { verb, subject } = clause;
      if (role !== 'object' || verb?.modal !== 'would' || counted.from < verb.to) return false;
      const isIt = subject !== null && sentence.word(subject.to - 1) === 'it';
      return isIt && /^(?:cost|take)/.test(verb.lemma);
    },
  },
  {
    // "Instead of 3,000 men he found 300"
    name: 'instead',
    applies(seen) {
      const [last, first] = before(seen);
      return last === 'of' && first === 'instead';
    },
  },
  {
    // "food for 3,000 men"
    name: 'provided',
    applies(seen) {
      const [last, first] = before(seen);
      return last === 'for' && PROVISIONS.test(first);
    },
  },
  {
    // "outnumbered by 2,000 men", "a superiority of 3,000 men"
    name: 'difference',
    applies(seen) {
      const [last, first] = before(seen);
      return (
        (last === 'by' && /^(?:exceeded|outnumbered)$/.test(first)) ||
        (last === 'of' && DIFFERENCES.test(first))
      );
    },
  },
  {
    // "four battalions, each of 600 men"
    name: 'of-each',
    applies(seen) {
      const [last, first] = before(seen);
      return /^(?:of|with)$/.test(last) && first === 'each';
    },
  },
];
