import { subjectOf } from '../../language/clauses.ts';
import { categoryOfWord, isPlural, singular } from '../../language/nouns.ts';
import type { Sentence } from '../../language/sentence.ts';
import { CAPITAL, DETERMINER, ING, NUMBER } from '../../language/word-classes.ts';
import verbs from '../../language/words/action-verbs.json' with { type: 'json' };
import { isBeside, isVerbOf } from '../verbs-of-war.ts';
import type { FigureRule, Seen } from './figure-rule.ts';
import {
  here,
  LEAST_ELIDED,
  mostOf,
  NO_FORCE,
  numberedBy,
  speaksOfForce,
  speaksOfPeace,
} from './force-reading.ts';
import { isPeople, unitEnd } from './noun-words.ts';
import { isElided } from './things.ts';

const { attack, camp, land, march, move, retire, withdraw } = verbs;

/** Rules for strengths of numbers whose noun is left out. */
export const NUMBER_RULES: readonly FigureRule[] = [
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
        isPeople(sentence, complement.to - 1) ||
        (category !== null &&
          category !== 'other' &&
          category !== 'civilian' &&
          !NO_FORCE.has(singular(word!)));
      return isMen && isPlural(word!) ? here(seen, { from: clause.verb.from, to: complement.to }) : null;
    },
  },
  {
    // "about 50,000 of these would take part", "3,000 of them were horsemen", "400 of the 6th Michigan", "50 from the 14th"
    name: 'number-of-them',
    read(seen) {
      const { sentence, counted, place } = seen;
      const at = counted.numberTo;
      const isOf =
        sentence.word(at) === 'of' &&
        (/^(?:these|them|whom)$/.test(sentence.word(at + 1) ?? '') ||
          // "41 of the 47 countries"
          (isNumberSoon(sentence, at + 1) && !NO_FORCE.has(singular(sentence.word(at + 3) ?? ''))));
      const unitTo = /^(?:of|from)$/.test(sentence.word(at) ?? '') ? unitEnd(sentence, at + 1) : 0;
      // "33 of the dead came from the Guards, 21 from the 3rd Battalion"
      if (sentence.word(at) === 'from' && seen.told && seen.told.length > 0) return null;
      return isElided(counted) &&
        (isOf || unitTo > 0) &&
        mostOf(seen) >= LEAST_ELIDED &&
        place.clause.verb !== null
        ? here(seen, { from: at, to: Math.max(unitTo, at + 2) })
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
      // "about 3,500 under arms"
      const isPerson = ((sentence.classes[name] ?? 0) & CAPITAL) !== 0 || sentence.word(name) === 'arms';
      return isElided(counted) && isUnder && isPerson && mostOf(seen) >= LEAST_ELIDED
        ? here(seen, { from: at, to: name })
        : null;
    },
  },
  {
    // "of the 24,000 present, 20,000 fell", "the 3,000 engaged"
    name: 'number-present',
    read(seen) {
      const { sentence, counted } = seen;
      const at = counted.numberTo;
      const next = sentence.tokens[at + 1];
      const isThere = /^(?:committed|deployed|employed|engaged|present)$/.test(sentence.word(at) ?? '');
      const isLast = next?.kind !== 'word' || AFTER_PRESENT.test(next.text);
      const isAlone = isElided(counted) || (counted.nounFrom === at && counted.nounTo === at + 1);
      if (!isThere || !isLast || !isAlone || mostOf(seen) < LEAST_ELIDED) return null;
      return { ...here(seen, { from: at, to: at + 1 }), noun: { from: at, to: at } };
    },
  },
  {
    // "Another 2,000 garrisoned the city", "of which only 100,000 fought", "with 150 taking part in the battle"
    name: 'number-fought',
    read(seen) {
      const { sentence, counted, place } = seen;
      const { verb } = place.clause;
      if (isOfCommander(seen)) return here(seen);
      if (!isElided(counted) || verb === null || counted.numberTo > verb.from) return null;
      const isDoer = place.role === 'subject' || place.clause.kind === 'participle';
      const isPart = verb.lemma === 'take' && sentence.word(verb.to) === 'part';
      const isMilitary = isPart || verb.meaning === 'fight' || verb.meaning === 'hold';
      if (!isDoer || !isMilitary || mostOf(seen) < LEAST_ELIDED) return null;
      return here(seen, { from: verb.from, to: verb.to });
    },
  },
  {
    // "the gate was held by 300", "manned by about 1,700"
    name: 'number-manned',
    read(seen) {
      const { sentence, counted, place } = seen;
      const { verb } = place.clause;
      const isBy = place.preposition === 'by' && sentence.word(counted.left - 1) === 'by';
      const isManned = verb?.passive === true && MANNED.test(verb.lemma);
      return isElided(counted) && isBy && isManned && mostOf(seen) >= LEAST_ELIDED
        ? here(seen, { from: verb.from, to: counted.from })
        : null;
    },
  },
  {
    // "the garrison had been reinforced by a further 100"
    name: 'number-more',
    read(seen) {
      const { sentence, counted, place } = seen;
      const { verb } = place.clause;
      if (!isElided(counted) || verb?.passive !== true || !isBeside(place.clause)) return null;
      if (place.preposition !== 'by' || mostOf(seen) < LEAST_ELIDED) return null;
      for (let at = counted.left - 1; at < counted.numberTo; at++)
        if (/^(?:additional|another|further)$/.test(sentence.word(at) ?? ''))
          return here(seen, { from: verb.from, to: counted.from });
      return null;
    },
  },
  {
    // "the squadron, in number about 500", "they were ten thousand in number"
    name: 'in-number',
    read(seen) {
      const about = numberedBy(seen);
      if (about === null || mostOf(seen) < LEAST_ELIDED) return null;
      // "the Swedes, to the number of 600"
      const isOfPeople = isPeople(seen.sentence, about.to - 1) || isPeople(seen.sentence, about.to - 2);
      const isForce = isOfPeople || speaksOfForce(seen.sentence, about);
      return isForce && !speaksOfPeace(seen.sentence, about) ? here(seen) : null;
    },
  },
  {
    // "the general, with near 80,000, was close at hand"
    name: 'number-with',
    read(seen) {
      const { sentence, counted, place } = seen;
      const isAlone = place.preposition === 'with' && place.phrase.to === counted.numberTo;
      if (!isElided(counted) || !isAlone || place.of >= 0 || mostOf(seen) < LEAST_OF_ARMY) return null;
      if (/^\d{4}$/.test(sentence.written(counted.numberTo - 1))) return null;
      // "with 1,300 claiming a pension"
      if (((sentence.classes[counted.numberTo] ?? 0) & ING) !== 0) return null;
      const about = subjectOf(sentence, place.clause);
      if (about === null) return null;
      // "Philip waited on the far bank with 16,000"
      const isNamed = ((sentence.classes[about.to - 1] ?? 0) & CAPITAL) !== 0;
      const { verb } = place.clause;
      const isAbout = isNamed && verb !== null && !verb.passive && isVerbOf(MARCHES, verb.lemma);
      return isAbout || speaksOfForce(sentence, about) ? here(seen) : null;
    },
  },
];

/** What one does who is somewhere with an army. */
const MARCHES: ReadonlySet<string> = new Set([
  ...[attack, camp, land, march, move, retire, withdraw].flatMap(({ words }) => words),
  ...['lie', 'remain', 'stand', 'stay', 'wait'],
]);

/** What may follow "the 300 present". */
const AFTER_PRESENT = /^(?:in|at|on|there|with|under|according|only|and|but|were|during)$/;
/** "100,000 of its 160,000 troops". */
const isNumberSoon = ({ classes }: Sentence, at: number): boolean =>
  (classes[at]! & DETERMINER) !== 0 && (((classes[at + 1] ?? 0) | (classes[at + 2] ?? 0)) & NUMBER) !== 0;

/** Who does this to a place is there with so many men. */
const MANNED = /^(?:man|mann|manned|garrison|garrisoned|crew|crewed|defend|hold|guard)$/;
/** Fewer than this, "with 300" may be with 300 of anything. */
const LEAST_OF_ARMY = 1000;

/** "Marlborough's 52,000 faced Tallard's 56,000": a number that belongs to a name, where the clause tells of fighting. */
function isOfCommander({ sentence, counted, place }: Seen): boolean {
  const isNamed =
    /['’]s?$/.test(sentence.word(counted.from - 1) ?? '') && sentence.tokens[counted.from - 1]!.capital;
  return (
    isElided(counted) &&
    isNamed &&
    (counted.high ?? counted.low ?? 0) >= LEAST_OF_ARMY &&
    place.clause.verb?.meaning === 'fight'
  );
}
