import { clausesOf } from '../../language/clauses.ts';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import { isModel, isPlural, singular } from '../../language/nouns.ts';
import { isAdjective } from '../../language/polities.ts';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import moves from '../../language/words/moves-of-people.json' with { type: 'json' };
import toldBefore from '../../language/words/told-before.json' with { type: 'json' };
import unitNouns from '../../language/words/unit-nouns.json' with { type: 'json' };
import afterWar from '../../language/words/verbs-after-war.json' with { type: 'json' };
import { isVerbOf } from '../verbs-of-war.ts';
import type { Counted } from './counted.ts';
import type { Seen, Veto } from './figure-rule.ts';
import { LEAST_ELIDED, losesPart, mostOf, NO_FORCE } from './force-reading.ts';
import { FELL_OTHERWISE } from './loss-verbs.ts';
import { NO_STRENGTHS } from './no-strengths.ts';
import { isKnown } from './noun-words.ts';
import { boundOf, isDoubted, unrealOf } from './reality.ts';
import { isCompound, makesUpForce } from './strengths.ts';
import {
  countsPlaces,
  endOf,
  headOf,
  isDefinite,
  isElided,
  isMenByWeapon,
  isOfPart,
  isScale,
} from './things.ts';

const UNITS = wordSet(unitNouns);
const TOLD_BEFORE = wordSet(toldBefore);
const AFTER_WAR = wordSet(afterWar);

const hasOf = ({ word }: Sentence, { nounFrom, nounTo }: Counted): boolean => {
  for (let at = nounFrom; at < nounTo; at++) if (word(at) === 'of') return true;
  return false;
};

/** "the treaty stated that 3,000 men should leave": what is to be done. */
function isPlanned(sentence: Sentence, { verb, parent, phrases, kind, from }: Clause): boolean {
  const isPlan = (range: Range | null | undefined) =>
    range != null && PLANS.test(sentence.word(range.to - 1) ?? '');
  const outer = clausesOf(sentence).clauses[parent];
  const isToBe = /^(?:would|should|must|shall)$/.test(verb?.modal ?? '');
  if (isToBe) return isPlan(outer?.subject) || phrases.some(isPlan);
  // "plans to land 3,000 men were abandoned", "the plan involved landing 3,000 men", "under the plan 3,000 men were to land"
  if (kind === 'infinitive' && isPlan(outer?.subject)) return outer!.subject!.to === from;
  if (kind === 'participle' && isPlan(outer?.subject)) return outer?.verb?.to === from;
  return verb?.meaning === 'be' && sentence.word(verb.to) === 'to' && phrases.some(isPlan);
}
const PLANS = /^(?:plans?|orders?|treaty|agreement|terms|truce|decree|proposals?)$/;

/** "the promised 3,000 men", "3,000 men promised by the king" */
const PROMISED = /^(?:expected|intended|planned|promised|proposed|projected)$/;

/** Verbs of which "to" tells how many are there in the end. */
const LEFT_WITH = /^(?:cut|diminish|dwindle|fall|reduce|shrink|weaken)/;

/** What makes a counted thing no strength. */
export const STRENGTH_VETOES: readonly Veto[] = [
  ...NO_STRENGTHS,
  {
    // "no troops", "a soldier", "several ships"; but "several hundred men"
    name: 'no-number',
    applies({ sentence, counted }) {
      if (counted.kind === 'number') return false;
      const { kind, category } = counted;
      return kind !== 'vague' || category !== 'personnel' || !isScale(sentence, counted);
    },
  },
  { name: 'one', applies: (seen) => seen.counted.kind === 'number' && mostOf(seen) < 2 },
  {
    // "300 civilians", "40 rifles", "two villages", "20 oxen"
    name: 'no-arms',
    applies(seen) {
      const { sentence, counted } = seen;
      if (isElided(counted) || makesUpForce(seen)) return false;
      const { category } = counted;
      if (isMenByWeapon(sentence, counted)) return false;
      if (category === 'animal') {
        const animal = singular(sentence.word(counted.nounTo - 1) ?? '');
        // "a litter between two horses"
        return animal !== 'elephant' && !(/^(?:camel|horse)$/.test(animal) && mostOf(seen) >= LEAST_ELIDED);
      }
      return category === 'civilian' || category === 'other' || countsPlaces(sentence, counted);
    },
  },
  {
    // "two officers", "three columns", "five attacks"
    name: 'no-force',
    applies(seen) {
      const { sentence, counted } = seen;
      if (isElided(counted) || makesUpForce(seen)) return false;
      const head = headOf(sentence, counted);
      // "150,000 forces" are so many men
      if (
        /^(?:forces|army|military|militia|police|assailants|attackers)$/.test(head ?? '') &&
        mostOf(seen) >= LEAST_DEFINITE
      )
        return false;
      if (isMenByWeapon(sentence, counted)) return false;
      // "six or eight enemy" are so many men, "two enemies" may be anybody
      if (head === 'enemy') return false;
      const last = sentence.word(counted.nounTo - 1);
      const isOfPhrase = last !== head && hasOf(sentence, counted);
      if (isCompound(sentence, counted.numberTo - 1)) return false;
      const isNone = (word: string | null) =>
        word !== null && !isModel(word) && (NO_FORCE.has(word) || NO_FORCE.has(singular(word)));
      if (head === 'men' || last === 'men') return false;
      // "5,000 mercenaries and allies": the first of two nouns is a force
      if (sentence.word(counted.nounTo - 2) === 'and') {
        const first = sentence.word(counted.nounTo - 3);
        if (first !== null && isKnown(first) && !isNone(first)) return false;
      }
      if (isSpecialForces(sentence, counted)) return false;
      // "75,000 members of state militias"
      if (
        /^members?$/.test(head ?? '') &&
        isOfPhrase &&
        /(?:militias?|army|guard|forces|force|corps|legion|regiment|garrison)$/.test(last ?? '')
      )
        return false;
      return isNone(head) || (!isOfPhrase && isNone(last) && !sentence.tokens[counted.nounTo - 1]!.capital);
    },
  },
  {
    // "two armies", "three forces": only units of a kind
    name: 'no-unit',
    applies(seen) {
      const { sentence, counted } = seen;
      if (counted.category !== 'formation' || isElided(counted)) return false;
      // "34 Swedish ones" are of the units before
      if (headOf(sentence, counted) === 'ones') return false;
      const last = sentence.word(counted.nounTo - 2);
      if (/^(?:task|battle|carrier|battlecruiser|strike)$/.test(last ?? '')) return false;
      if (
        /^(?:forces|army|military)$/.test(headOf(sentence, counted) ?? '') &&
        mostOf(seen) >= LEAST_DEFINITE
      )
        return false;
      if (isSpecialForces(sentence, counted)) return false;
      const isUnit = (word: string | null) => word !== null && (UNITS.has(singular(word)) || UNITS.has(word));
      // "two legions and allies"
      const isFirst =
        sentence.word(counted.nounTo - 2) === 'and' && isUnit(sentence.word(counted.nounTo - 3));
      return !isFirst && !isUnit(headOf(sentence, counted)) && !isUnit(sentence.word(counted.nounTo - 1));
    },
  },
  {
    // "two of the ships" are a part of what was told
    name: 'part',
    applies: (seen) =>
      (seen.counted.isWhole && mostOf(seen) < LEAST_ELIDED) ||
      (seen.sentence.word(seen.counted.numberTo) === 'of' &&
        seen.counted.nounFrom !== seen.counted.numberTo &&
        !isOfGroup(seen) &&
        seen.sentence.word(seen.counted.numberTo - 1) !== 'pair' &&
        seen.counted.low !== null &&
        mostOf(seen) < 20),
  },
  {
    // "the first two battalions", "the remaining ships"
    name: 'told-before',
    applies: ({ sentence, counted }) =>
      (counted.high ?? counted.low ?? 0) < LEAST_DEFINITE &&
      (TOLD_BEFORE.has(sentence.word(counted.from - 1) ?? '') ||
        (/^(?:other|others)$/.test(sentence.word(counted.numberTo) ?? '') &&
          headOf(sentence, counted) !== 'ranks')),
  },
  {
    // "the two battleships" of which the text told before
    name: 'known',
    applies({ sentence, counted }, told) {
      const before = sentence.word(counted.from - 1);
      if (counted.kind !== 'number' || !/^(?:the|both|all)$/.test(before ?? '')) return false;
      // "the two combatants" are persons of the story
      if (
        before === 'the' &&
        counted.category === 'personnel' &&
        (counted.high ?? counted.low ?? 0) < LEAST_ELIDED
      )
        return true;
      const head = headOf(sentence, counted);
      return head !== null && (counted.high ?? counted.low ?? 0) < LEAST_KNOWN && told.has(head);
    },
  },
  {
    // a loss is told of it in words that no rule reads: no strength is sure then
    name: 'loss-near',
    applies({ sentence, counted, place, told }) {
      // the whole of a loss is a strength, and so is a force of which a part was lost
      if (counted.isWhole || isOfPart(sentence, counted.from, place.phrase.from)) return false;
      const { clause } = place;
      // "was reduced to 6,000 men by the loss of the rearguard"
      if (sentence.word(counted.left - 1) === 'to' && LEFT_WITH.test(clause.verb?.lemma ?? '')) return false;
      if (losesPart(sentence, place)) return false;
      const { clauseOf, clauses } = clausesOf(sentence);
      const end = endOf(counted);
      const isObject = clause.verb !== null && counted.from >= clause.verb.to;
      for (
        let at = Math.max(0, counted.from - LOSS_REACH);
        at < Math.min(sentence.tokens.length, end + LOSS_REACH);
        at++
      ) {
        if (at >= counted.from && at < end) continue;
        if (clauses[clauseOf[at]!] !== clause) continue;
        if (told?.some(({ from, to }) => from <= at && at < to)) continue;
        if (!LOSSY.test(sentence.word(at) ?? '') || (at > 0 && sentence.tokens[at]!.capital)) continue;
        // "fell upon the rearguard"
        if (sentence.word(at) === 'fell' && FELL_OTHERWISE.test(sentence.word(at + 1) ?? '')) continue;
        // "20 rebels killed the guards": whoever kills is a force
        const isVerb = clause.verb !== null && clause.verb.head === at;
        if (
          isVerb &&
          !clause.verb!.passive &&
          !isObject &&
          place.role === 'subject' &&
          !/^(?:surrender|los|died|fled|desert|fell|perish|surviv|escap)/.test(sentence.word(at)!)
        )
          continue;
        if (isVerb && isObject && place.role === 'phrase' && place.preposition !== 'of') continue;
        return true;
      }
      return false;
    },
  },
  {
    // "ended with 300 Danes dead, 20 Swedes killed, and 90 Finns": what befell the last is left out
    name: 'among-losses',
    applies({ sentence, counted, told }) {
      const before = told?.findLast(({ to }) => to <= counted.left);
      const joint = sentence.word(counted.left - 1);
      if (!before || before.to < counted.left - 2 || !/^(?:and|including)$/.test(joint ?? '')) return false;
      return before.to === counted.left - 1 || sentence.tokens[before.to]!.kind === 'comma';
    },
  },
  {
    name: 'unreal',
    applies({ sentence, counted, place }) {
      if (isPlanned(sentence, place.clause) || isDoubted(sentence, counted, place)) return true;
      // "had a million been there"
      const { verb } = place.clause;
      if (verb && sentence.word(verb.from) === 'been' && sentence.word(counted.left - 1) === 'had')
        return true;
      const unreal = unrealOf(sentence, place.clause);
      // "could not rally above 600 men"
      if (unreal === 'negated' && boundOf(sentence, counted, verb) !== null) return false;
      // "to pin the 70,000 Dutch": they are there, whatever was hoped
      if (unreal !== 'negated' && isDefinite(sentence, counted)) return false;
      // "could only spare 250 men" had them
      const isAble =
        unreal === 'modal' && /^(?:could|can)$/.test(verb?.modal ?? '') && counted.from >= (verb?.to ?? 0);
      if (
        isAble &&
        (/^(?:afford|call|draw|field|muster|put|rely|spare)$/.test(verb?.lemma ?? '') ||
          // "could put only 300 men in the field"
          /^(?:only|but|no|barely|hardly|scarcely)$/.test(sentence.word(counted.left) ?? '') ||
          (/^(?:bring|hold|have|count)$/.test(verb?.meaning ?? '') &&
            !/^(?:hold|carry)/.test(verb?.lemma ?? '')))
      )
        return false;
      if (unreal === null || unreal === 'tried')
        return /^(?:not|no|without|instead)$/.test(sentence.word(counted.left - 1) ?? '');
      // "Not even 300 men could have saved the town", but "could have numbered 300"
      const isOfWish = verb?.modal === 'could' && sentence.word(verb.from + 1) === 'have';
      if (isOfWish && place.role === 'subject' && !/^(?:be|count|have)$/.test(verb.meaning ?? ''))
        return true;
      // "would provide a rear guard of 300 men" is told as it came about, "would have been joined by 300" is not
      if (unreal === 'modal' && verb?.modal === 'would' && sentence.word(verb.from + 1) === 'have')
        return true;
      if (unreal === 'modal') return place.role !== 'subject' && !/^(?:would|will)$/.test(verb?.modal ?? '');
      return true;
    },
  },
  {
    // "demanded 300 men", "needed two divisions"
    name: 'wanted',
    applies: ({ sentence: { word }, counted, place }) =>
      [counted.left, counted.from - 1].some((at) => PROMISED.test(word(at) ?? '')) ||
      (PROMISED.test(word(endOf(counted)) ?? '') && word(endOf(counted) + 1) === 'by') ||
      (place.clause.verb?.meaning === 'hope' &&
        counted.from >= place.clause.verb.to &&
        place.role === 'object'),
  },
  {
    // "a Boeing 727 jet", "239 Battery": a number after which the noun is in the singular is a name
    name: 'singular',
    applies(seen) {
      const { sentence, counted } = seen;
      if (
        isElided(counted) ||
        isCompound(sentence, counted.numberTo - 1) ||
        !(
          /^(?:vehicle|aircraft|ship|artillery|formation)$/.test(counted.category) ||
          isNumbered(seen) ||
          isAdjectiveOnly(seen)
        )
      )
        return false;
      const head = headOf(sentence, counted);
      return (
        head !== null &&
        singular(head) === head &&
        !isModel(head) &&
        !ALSO_PLURAL.test(head) &&
        !/\ds$/.test(head) &&
        mostOf(seen) > 1
      );
    },
  },
  {
    // "four infantry, two armoured and one mechanized": divisions
    name: 'few-of-a-mass',
    applies: (seen) =>
      seen.counted.kind === 'number' &&
      mostOf(seen) < LEAST_ELIDED &&
      /^(?:infantry|cavalry|horse|foot|artillery|strong|personnel|militia)$/.test(
        headOf(seen.sentence, seen.counted) ?? '',
      ),
  },
  {
    // "11,000 Guaraní lived in the missions", "an influx of 3,000 Saxons": a population
    name: 'population',
    applies({ sentence, counted, place }) {
      if (counted.category !== 'personnel') return false;
      const { verb } = place.clause;
      if (verb !== null && LIVING.test(verb.lemma)) return true;
      // "a million Parisians left the city"
      const isPeople =
        sentence.tokens[counted.nounTo - 1]?.capital === true && counted.nounTo > counted.nounFrom;
      const isMany = (counted.low ?? 0) >= LEAST_OF_A_CITY;
      if (isPeople && isMany && verb?.lemma === 'leave' && place.role === 'subject') return true;
      return sentence.word(counted.left - 1) === 'of' && MOVES.has(sentence.word(counted.left - 2) ?? '');
    },
  },
  {
    // "4,000 men were paid off", "thirty soldiers were decorated": what happens when nobody fights
    name: 'after-war',
    applies({ sentence, counted, place }) {
      const { verb } = place.clause;
      // "the 21 soldiers who fought there were decorated" are those who fought
      if (
        verb === null ||
        /^(?:who|that|involved|engaged|present)$/.test(sentence.word(counted.nounTo) ?? '')
      )
        return false;
      // "twelve soldiers received the Medal of Honor", "attended the ceremony"
      const { objects } = place.clause;
      const namesHonour = ({ from, to }: Range): boolean => {
        for (let at = from; at < to; at++) if (HONOURS.test(sentence.word(at) ?? '')) return true;
        return false;
      };
      const isHonoured = objects.length > 0 && (verb.lemma.startsWith('attend') || objects.some(namesHonour));
      if (!verb.passive && place.role === 'subject' && isHonoured) return true;
      const isOf = verb.passive
        ? place.role === 'subject' && counted.numberTo <= verb.from
        : place.role === 'object' && counted.from >= verb.to;
      if (!isOf) return false;
      const isPaid = verb.lemma === 'pay' && sentence.word(verb.to) === 'off';
      return isPaid || isVerbOf(AFTER_WAR, verb.lemma);
    },
  },
  {
    // "ten men deep", "a depth of six men"
    name: 'depth',
    applies: ({ sentence, counted }) =>
      /^(?:deep|abreast|wide|thick|apart)$/.test(sentence.word(endOf(counted)) ?? '') ||
      (sentence.word(counted.left - 1) === 'of' &&
        /^(?:depth|width|rate|ratio)$/.test(sentence.word(counted.left - 2) ?? '')),
  },
];

/** "2 Para": a few men do not have a capital, and a unit has. */
const isNumbered = ({
  sentence: { tokens, word },
  counted: { from, numberTo, nounFrom, nounTo },
}: Seen): boolean =>
  tokens[from]!.kind === 'number' &&
  ((tokens[from]!.value ?? LEAST_ELIDED) < LEAST_ELIDED || UNITS.has(word(nounFrom) ?? '')) &&
  nounFrom === numberTo &&
  nounTo === nounFrom + 1 &&
  tokens[nounFrom]!.capital;

/** "three German attempts to relieve the city", not "81 German tanks and 197 Italian". */
const isAdjectiveOnly = ({ sentence: { word, tokens }, counted: { nounTo, sharedHead } }: Seen): boolean => {
  const [head, next] = [word(nounTo - 1) ?? '', word(nounTo) ?? ''];
  return (
    sharedHead === null &&
    head.endsWith('an') &&
    isAdjective(head) &&
    isPlural(next) &&
    !tokens[nounTo]!.capital
  );
};

const HONOURS = /^(?:awards?|decorations?|medals?|pensions?)$/;
const MOVES = wordSet(moves);
/** From this on those who leave are rather the people of a city than a force. */
const LEAST_OF_A_CITY = 100_000;
/** Verbs of living somewhere, as far as lists and endings tell their first forms. */
const LIVING = /^(?:live|living|resid|dwel|inhabit|populat|hous|emigrat|immigrat|migrat|resettl)/;

/** Nouns whose plural is as their singular, or that are plurals of another kind. */
const ALSO_PLURAL =
  /(?:men|craft|cannon|pdr|artillery|ordnance|sail|horse|cavalry|infantry|pieces|transport|crew|foot|of-the-line|of-war)$/;

/** "14 Special Forces" are so many men. */
const isSpecialForces = ({ word }: Sentence, { nounTo }: Counted): boolean =>
  word(nounTo - 1) === 'forces' && word(nounTo - 2) === 'special';

/** "a squadron of eight of his ships" */
const isOfGroup = ({ sentence: { word }, counted }: Seen): boolean =>
  word(counted.left - 1) === 'of' && FORCE_NOUNS.has(word(counted.left - 2) ?? '');

/** From this on nobody numbers what is known: "the 20 maniples" are told for their number. */
const LEAST_KNOWN = 12;
/** From this on a number after "the" is a force told for its number. */
const LEAST_DEFINITE = 100;
/** How far around a thing words for a loss are looked for. */
const LOSS_REACH = 14;
const LOSSY =
  /^(?:kill|wound|injur|slew$|captur|destroy(?:ed|ing|s)?$|sunk|sank|sink|dead|died|die|dying|lost|los(?:s|ses|ing|e)$|casualt|prisoner|missing|surrender|slain|slay|slaughter|massacr|execut(?:e|ed|ing|ions?)$|perish|drown|desert(?:ed|er|ers|ing|ion|ions)$|defect|shot$|wreck|burn(?:ed|ing|t)?$|scuttl|damag|fled|surviv|escap|bodies|captivity|corpse|annihilat|grave|lives$|unaccounted|wip(?:e|ed|ing)$|victim|fell$|hang(?:ed|ing)?$|hit$|buried$)/;
