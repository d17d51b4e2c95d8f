import { clausesOf, subjectOf } from '../language/clauses.ts';
import { FORCE_NOUNS } from '../language/lexicon/force-words.ts';
import { wordSet } from '../language/lexicon/word-list.ts';
import { categoryOfWord, isModel, singular } from '../language/nouns.ts';
import type { Range, Sentence } from '../language/sentence.ts';
import { CAPITAL, DETERMINER, MILITARY, NUMBER } from '../language/word-classes.ts';
import noForce from '../language/words/no-force.json' with { type: 'json' };
import toldBefore from '../language/words/told-before.json' with { type: 'json' };
import unitNouns from '../language/words/unit-nouns.json' with { type: 'json' };
import { isMoreThan } from './compared.ts';
import type { Counted } from './counted.ts';
import type { FigureRule, Reading, Seen } from './figure-rule.ts';
import { unrealOf } from './reality.ts';
import { countsPlaces, endOf, headOf, isElided, isOfPart } from './things.ts';
import type { Told } from './told.ts';

const NO_FORCE = wordSet(noForce);
const UNITS = wordSet(unitNouns);
const TOLD_BEFORE = wordSet(toldBefore);

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
const LEAST_ELIDED = 10;
const mostOf = ({ counted }: Seen): number => counted.high ?? counted.low ?? 0;

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

const hasOf = ({ word }: Sentence, { nounFrom, nounTo }: Counted): boolean => {
  for (let at = nounFrom; at < nounTo; at++) if (word(at) === 'of') return true;
  return false;
};

/** "16,000-strong": what it counts stands within the word. */
const isCompound = ({ word }: Sentence, at: number): boolean =>
  /^.+-(?:man|men|strong|men-strong)$/.test(word(at) ?? '');

interface Veto {
  name: string;
  applies(seen: Seen, told: Told): boolean;
}

const SCALE = /^(?:dozen|dozens|score|scores|hundred|hundreds|thousand|thousands)$/;

/** What makes a counted thing no strength. */
export const STRENGTH_VETOES: readonly Veto[] = [
  {
    // "no troops", "a soldier", "several ships"; but "several hundred men"
    name: 'no-number',
    applies({ sentence, counted }) {
      if (counted.kind === 'number') return false;
      if (counted.kind !== 'vague' || counted.category !== 'personnel') return true;
      for (let at = counted.from; at < counted.numberTo; at++)
        if (SCALE.test(sentence.word(at) ?? '')) return false;
      return true;
    },
  },
  { name: 'one', applies: (seen) => seen.counted.kind === 'number' && mostOf(seen) < 2 },
  {
    // "300 civilians", "40 rifles", "two villages", "20 oxen"
    name: 'no-arms',
    applies({ sentence, counted }) {
      if (isElided(counted)) return false;
      const { category } = counted;
      if (category === 'animal')
        return !/^(?:horse|elephant|camel)$/.test(singular(sentence.word(counted.nounTo - 1) ?? ''));
      return category === 'civilian' || category === 'other' || countsPlaces(sentence, counted);
    },
  },
  {
    // "two officers", "three columns", "five attacks"
    name: 'no-force',
    applies({ sentence, counted }) {
      if (isElided(counted)) return false;
      const head = headOf(sentence, counted);
      const last = sentence.word(counted.nounTo - 1);
      const isOfPhrase = last !== head && hasOf(sentence, counted);
      if (isCompound(sentence, counted.numberTo - 1)) return false;
      const isNone = (word: string | null) =>
        word !== null && !isModel(word) && (NO_FORCE.has(word) || NO_FORCE.has(singular(word)));
      if (head === 'men' || last === 'men') return false;
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
    applies({ sentence, counted }) {
      if (counted.category !== 'formation' || isElided(counted)) return false;
      const last = sentence.word(counted.nounTo - 2);
      if (/^(?:task|battle|carrier|battlecruiser|strike)$/.test(last ?? '')) return false;
      const isUnit = (word: string | null) => word !== null && (UNITS.has(singular(word)) || UNITS.has(word));
      return !isUnit(headOf(sentence, counted)) && !isUnit(sentence.word(counted.nounTo - 1));
    },
  },
  {
    // "two of the ships" are a part of what was told
    name: 'part',
    applies: (seen) =>
      (seen.counted.isWhole && mostOf(seen) < LEAST_ELIDED) ||
      (seen.sentence.word(seen.counted.numberTo) === 'of' &&
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
        /^(?:other|others)$/.test(sentence.word(counted.numberTo) ?? '')),
  },
  {
    // "the two battleships" of which the text told before
    name: 'known',
    applies({ sentence, counted }, told) {
      const before = sentence.word(counted.from - 1);
      if (before !== 'the' && before !== 'both' && !(before === 'all')) return false;
      // "the two combatants" are persons of the story
      if (
        before === 'the' &&
        counted.category === 'personnel' &&
        (counted.high ?? counted.low ?? 0) < LEAST_ELIDED
      )
        return true;
      const head = headOf(sentence, counted);
      return head !== null && mostOf({ sentence, counted } as Seen) < LEAST_DEFINITE && told.has(head);
    },
  },
  {
    // a loss is told of it in words that no rule reads: no strength is sure then
    name: 'loss-near',
    applies({ sentence, counted, place, told }) {
      // the whole of a loss is a strength, and so is a force of which a part was lost
      if (counted.isWhole || isOfPart(sentence, counted.from, place.phrase.from)) return false;
      const { clause } = place;
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
        if (!LOSSY.test(sentence.word(at) ?? '')) continue;
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
    name: 'unreal',
    applies({ sentence, counted, place }) {
      const unreal = unrealOf(sentence, place.clause);
      if (unreal === null || unreal === 'tried')
        return /^(?:not|no|without|instead)$/.test(sentence.word(counted.left - 1) ?? '');
      // "would provide a rear guard of 300 men" is told as it came about
      if (unreal === 'modal')
        return place.role !== 'subject' && !/^(?:would|will)$/.test(place.clause.verb?.modal ?? '');
      return true;
    },
  },
  {
    // "demanded 300 men", "needed two divisions"
    name: 'wanted',
    applies: ({ counted, place }) =>
      place.clause.verb?.meaning === 'hope' &&
      counted.from >= place.clause.verb.to &&
      place.role === 'object',
  },
  {
    // "a Boeing 727 jet", "239 Battery": a number after which the noun is in the singular is a name
    name: 'singular',
    applies(seen) {
      const { sentence, counted } = seen;
      if (
        isElided(counted) ||
        isCompound(sentence, counted.numberTo - 1) ||
        !/^(?:vehicle|aircraft|ship|artillery|formation)$/.test(counted.category)
      )
        return false;
      const head = headOf(sentence, counted);
      return (
        head !== null &&
        singular(head) === head &&
        !isModel(head) &&
        !ALSO_PLURAL.test(head) &&
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
    // "11,000 Guaraní lived in the missions": a population
    name: 'population',
    applies: ({ counted, place }) => {
      const { verb } = place.clause;
      return (
        counted.category === 'personnel' &&
        verb !== null &&
        /^(?:live|lives|lived|living|reside|resided|residing|dwell|dwelt|inhabit|inhabited|populate|populated)$/.test(
          verb.lemma,
        )
      );
    },
  },
  {
    // "ten men deep", "a depth of six men"
    name: 'depth',
    applies: ({ sentence, counted }) =>
      /^(?:deep|abreast|wide|thick|apart)$/.test(sentence.word(endOf(counted)) ?? '') ||
      /^(?:depth|width|rate|ratio)$/.test(sentence.word(counted.left - 2) ?? ''),
  },
  {
    // "more than the 300 men that", "twice as many as 300 men"
    name: 'compared',
    applies: ({ sentence, counted, place }) =>
      place.preposition === 'than' || isMoreThan(sentence, counted.numberTo, endOf(counted)),
  },
  {
    // "3rd Battalion", "the Hundred": a capital number is a name
    name: 'name',
    applies({ sentence, counted }) {
      const first = sentence.tokens[counted.from]!;
      const next = sentence.tokens[counted.numberTo];
      return (
        first.kind === 'word' &&
        first.capital &&
        counted.from > 0 &&
        next?.capital === true &&
        (sentence.tokens[counted.from - 1]!.kind === 'word' ||
          /^[_'’]$/.test(sentence.tokens[counted.from - 1]!.text))
      );
    },
  },
];

/** Nouns whose plural is as their singular, or that are plurals of another kind. */
const ALSO_PLURAL =
  /(?:men|craft|cannon|pdr|artillery|ordnance|sail|horse|cavalry|infantry|pieces|transport|crew|foot|of-the-line|of-war)$/;

/** From this on a number after "the" is a force told for its number. */
const LEAST_DEFINITE = 100;
/** How far around a thing words for a loss are looked for. */
const LOSS_REACH = 14;
const LOSSY =
  /^(?:kill|wound|injur|captur|destroy(?:ed|ing|s)?$|sunk|sank|sink|dead|died|die|dying|lost|los(?:s|ses|ing|e)$|casualt|prisoner|missing|surrender|slain|slay|slaughter|massacr|execut|perish|drown|desert|defect|shot|wreck|burn|scuttl|damag|fled|surviv|escap|bodies|corpse|fell$|hang)/;
