import { subjectOf } from '../language/clauses.ts';
import { FORCE_NOUNS } from '../language/lexicon/force-words.ts';
import { wordSet } from '../language/lexicon/word-list.ts';
import { categoryOfWord, singular } from '../language/nouns.ts';
import type { Range, Sentence } from '../language/sentence.ts';
import { CAPITAL, DETERMINER, MILITARY, NUMBER } from '../language/word-classes.ts';
import noForce from '../language/words/no-force.json' with { type: 'json' };
import type { FigureRule, Reading, Seen } from './figure-rule.ts';
import { endOf, isElided } from './things.ts';

export const NO_FORCE = wordSet(noForce);

const here = (
  { counted, place }: Seen,
  words: Range = { from: counted.from, to: counted.from },
): Reading => ({
  outcome: null,
  words,
  bearer: 'owner',
  governing: place.clause,
});

/** Fewer than this and no noun: a number of anything. */
export const LEAST_ELIDED = 10;
export const mostOf = ({ counted }: Seen): number => counted.high ?? counted.low ?? 0;

const isForceWord = (word: string | null): boolean => word !== null && FORCE_NOUNS.has(word);

/** Whether a phrase speaks of a force: "the army of Falco", "they". */
function speaksOfForce({ classes, word }: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    if (isForceWord(word(at)) || /^(?:they|who|which|we)$/.test(word(at) ?? '')) return true;
    if (
      (classes[at]! & MILITARY) !== 0 &&
      categoryOfWord(word(at)!, { kind: 'strength', aircraft: false }) === 'personnel'
    )
      return true;
  }
  return false;
}

/** "the population", "the dead": no force. */
function speaksOfPeace({ word }: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++)
    if (
      /^(?:population|people|inhabitants|residents|citizens|civilians|refugees|dead|losses|casualties|wounded|prisoners|victims|years|members|deaths|slaves|town|city|village)$/.test(
        word(at) ?? '',
      )
    )
      return true;
  return false;
}

/** The rules for strengths, tried from top to bottom for each number that is no loss. */
export const STRENGTH_RULES: readonly FigureRule[] = [
  {
    // "the 6,000-strong army", "was 600 strong", "a 2,300-man garrison"
    name: 'number-strong',
    read(seen) {
      if (isCompound(seen.sentence, seen.counted.numberTo - 1)) return here(seen);
      const { sentence, counted } = seen;
      const at = counted.numberTo;
      if (sentence.word(at) === 'strong' && !/^(?:wind|winds|current)/.test(sentence.word(at + 1) ?? ''))
        return here(seen, { from: at, to: at + 1 });
      return counted.kind === 'number' &&
        /^(?:man|men|strong)$/.test(sentence.word(counted.nounFrom) ?? '') &&
        counted.nounTo > counted.nounFrom + 1
        ? here(seen)
        : null;
    },
  },
  {
    // "an army of 15,000", "reinforcements of 600"
    name: 'force-of',
    read(seen) {
      const { sentence, counted } = seen;
      if (!isElided(counted) || mostOf(seen) < LEAST_ELIDED) return null;
      const of = counted.left - 1;
      if (sentence.word(of) !== 'of') return null;
      const noun = sentence.word(of - 1);
      return isForceWord(noun) &&
        !/^(?:number|total|side|party|group|unit|units|division|brigade|regiment|battalion)$/.test(noun!)
        ? here(seen, { from: of - 1, to: of + 1 })
        : null;
    },
  },
  {
    // "contingents (13,000–22,000)"
    name: 'number-in-brackets',
    read(seen) {
      const { sentence, counted } = seen;
      const open = sentence.bracket[counted.from]!;
      if (!isElided(counted) || open < 1 || mostOf(seen) < LEAST_ELIDED || counted.left !== open + 1)
        return null;
      if (sentence.tokens[endOf(counted)]?.kind !== 'close') return null;
      const isYear = /^\d{4}$/.test(sentence.written(counted.numberTo - 1));
      const noun = sentence.word(open - 1);
      return !isYear &&
        (isForceWord(noun) ||
          /^(?:contingents|detachments|regiments|battalions|troops|allies|levies|reserves)$/.test(noun ?? ''))
        ? here(seen)
        : null;
    },
  },
  {
    // "the army numbered 16,000", "was estimated at 15,000", "the force, numbering 9,000"
    name: 'force-amounts',
    read(seen) {
      const { sentence, counted, place } = seen;
      const { verb } = place.clause;
      if (!isElided(counted) || verb === null || counted.from < verb.to || mostOf(seen) < LEAST_ELIDED)
        return null;
      if (place.of >= 0) return null;
      const isCount =
        verb.meaning === 'count' &&
        (place.role === 'object' || /^(?:to|of|at|between|around)$/.test(place.preposition ?? ''));
      const isPut =
        (verb.meaning === 'say' ||
          /^(?:put|give|place|set|swell|grow|rise|increase|reduce|bring|reinforce)/.test(verb.lemma)) &&
        place.role === 'phrase' &&
        /^(?:at|as|to)$/.test(place.preposition ?? '');
      const isBe = verb.meaning === 'be' && place.role === 'object';
      if (!isCount && !isPut && !isBe) return null;
      const subject = subjectOf(sentence, place.clause);
      const about =
        isPut && !verb.passive
          ? place.clause.objects.filter(({ from }) => from < counted.from).at(-1)
          : subject;
      // whoever numbers so many is a force, unless people of peace are named
      const isNumbered =
        (verb.lemma === 'number' || verb.lemma === 'muster') &&
        !verb.passive &&
        about !== null &&
        about !== undefined &&
        !speaksOfPeace(sentence, about);
      if (!about || speaksOfPeace(sentence, about) || !(isNumbered || speaksOfForce(sentence, about)))
        return null;
      // "the number of" what, "the strength" of whom
      if (isBe && !hasAmountHead(sentence, about)) return null;
      const noun = nounOfNumber(sentence, about);
      return { ...here(seen, { from: verb.from, to: verb.to }), ...(noun && { noun }) };
    },
  },
  {
    // "in which 750 were knights", "of whom 40 were pikemen"
    name: 'number-were-men',
    read(seen) {
      const { sentence, counted, place } = seen;
      const { clause } = place;
      if (!isElided(counted) || place.role !== 'subject' || clause.verb?.meaning !== 'be' || mostOf(seen) < 2)
        return null;
      const complement = clause.objects[0];
      if (!complement || complement.from !== clause.verb.to) return null;
      const word = sentence.word(complement.to - 1);
      const category = word === null ? null : categoryOfWord(word, { kind: 'strength', aircraft: false });
      const isMen =
        category !== null &&
        category !== 'other' &&
        category !== 'civilian' &&
        !NO_FORCE.has(singular(word!));
      return isMen && singular(word!) !== word
        ? here(seen, { from: clause.verb.from, to: complement.to })
        : null;
    },
  },
  {
    // "about 50,000 of these would take part", "3,000 of them were horsemen"
    name: 'number-of-them',
    read(seen) {
      const { sentence, counted, place } = seen;
      const at = counted.numberTo;
      const isOf =
        sentence.word(at) === 'of' &&
        (/^(?:these|them|whom)$/.test(sentence.word(at + 1) ?? '') || isNumberSoon(sentence, at + 1));
      return isElided(counted) && isOf && mostOf(seen) >= LEAST_ELIDED && place.clause.verb !== null
        ? here(seen, { from: at, to: at + 2 })
        : null;
    },
  },
  {
    // "10,000 under Sempronius held out"
    name: 'number-under',
    read(seen) {
      const { sentence, counted } = seen;
      const at = counted.numberTo;
      const isUnder =
        sentence.word(at) === 'under' ||
        (/^(?:led|commanded|headed)$/.test(sentence.word(at) ?? '') && sentence.word(at + 1) === 'by');
      const name = sentence.word(at) === 'under' ? at + 1 : at + 2;
      const isPerson = ((sentence.classes[name] ?? 0) & CAPITAL) !== 0;
      return isElided(counted) && isUnder && isPerson && mostOf(seen) >= LEAST_ELIDED
        ? here(seen, { from: at, to: name })
        : null;
    },
  },
  {
    // every counted noun of men, ships and guns that no veto holds back
    name: 'counted-force',
    read: (seen) => (isElided(seen.counted) || !seen.counted.known ? null : here(seen)),
  },
];

/** "100,000 of its 160,000 troops". */
const isNumberSoon = ({ classes }: Sentence, at: number): boolean =>
  (classes[at]! & DETERMINER) !== 0 && (((classes[at + 1] ?? 0) | (classes[at + 2] ?? 0)) & NUMBER) !== 0;

/** "the number of rebels": the noun that is counted. */
function nounOfNumber({ word, classes }: Sentence, { from, to }: Range): Range | null {
  for (let at = from; at + 2 < to + 1; at++) {
    if (!/^(?:number|numbers)$/.test(word(at) ?? '') || word(at + 1) !== 'of') continue;
    let first = at + 2;
    while (first < to && (classes[first]! & DETERMINER) !== 0) first++;
    return first < to ? { from: first, to } : null;
  }
  return null;
}

/** "the number of rebels", "their strength", "the garrison", "his troops": "were 300" counts them. */
function hasAmountHead({ word }: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    if (
      /^(?:number|numbers|strength|size|total|force|forces|army|armies|fleet|garrison|troops|they)$/.test(
        word(at) ?? '',
      )
    )
      return true;
    if (word(at) === 'of') return false;
  }
  return false;
}

/** "16,000-strong": what it counts stands within the word. */
export const isCompound = ({ word }: Sentence, at: number): boolean =>
  /^.+-(?:man|men|strong|men-strong)$/.test(word(at) ?? '');
