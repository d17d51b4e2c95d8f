import { clausesOf, subjectOf } from '../language/clauses.ts';
import { ESCAPED, FREED } from '../language/lexicon/loss-verbs.ts';
import { ADVERBS, OUTCOME_TAILS } from '../language/lexicon/outcomes.ts';
import { Phrases } from '../language/lexicon/phrases.ts';
import type { Clause, Range, Sentence, VerbGroup } from '../language/sentence.ts';
import {
  ADVERB,
  AUXILIARY,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  MARK,
  MILITARY,
  NUMBER,
  PREPOSITION,
} from '../language/word-classes.ts';
import lossNouns from '../language/words/loss-nouns.json' with { type: 'json' };
import lossPhrases from '../language/words/loss-phrases.json' with { type: 'json' };
import { isMoreThan } from './compared.ts';
import type { Counted } from './counted.ts';
import type { Figure, Place } from './figure.ts';
import { joined, outcomesAt } from './outcome-words.ts';
import { unrealOf } from './reality.ts';
import {
  countsPlaces,
  endOf,
  fits,
  headOf,
  isElided,
  isEquipment,
  isOfPart,
  isPeople,
  lossOf,
} from './things.ts';

/** What says that a counted thing is a claim, before it is known whose it is. */
export type Reading = Pick<Figure, 'outcome' | 'words' | 'bearer' | 'governing'> & {
  /** The noun, where it does not stand after the number: "the number of rebels reached 600". */
  noun?: Range;
};

/** What a rule may look at. */
export interface Seen {
  sentence: Sentence;
  counted: Counted;
  place: Place;
  /** Where the words stand that tell the losses of other things and of these alone: "133,000 casualties". */
  told?: readonly Range[];
}

export interface FigureRule {
  name: string;
  read(seen: Seen): Reading | null;
}

const phrasesOfLoss = new Phrases(Object.entries(lossPhrases.meanings));
const nounsOfLoss = new Phrases(Object.entries(lossNouns.meanings));

/** What happened to the object of a verb, or to its subject where it is passive. */
const OUTCOMES_OF: ReadonlyMap<string, string> = new Map([
  ['kill', 'killed'],
  ['wound', 'wounded'],
  ['capture', 'captured'],
  ['destroy', 'destroyed'],
  ['sink', 'sunk'],
  ['damage', 'damaged'],
]);
/** What happened to the subject of a verb. */
const OUTCOMES_BY: ReadonlyMap<string, string> = new Map([
  ['die', 'killed'],
  ['surrender', 'surrendered'],
  ['flee', 'fled'],
  ['desert', 'deserted'],
  ['defect', 'defected'],
  ['sink', 'sunk'],
]);

/** After "fell" they say that nobody died: "fell back", "fell to the rebels". */
const FELL_OTHERWISE =
  /^(?:back|to|into|under|from|upon|on|short|by|behind|ill|sick|asleep|silent|within|outside|apart|out|in|off|through|prey|victim|prisoner|a)$/;
const FELL_IN = /^(?:battle|action|combat|fight|fighting|the|this|that|a|his|their|its|an|these)$/;

/** What a verb says of its subject. */
function subjectLoss(
  sentence: Sentence,
  verb: VerbGroup,
  counted: Counted,
): { outcome: string; to: number } | null {
  const { word } = sentence;
  const phrase = phrasesOfLoss.at(verb.head, word);
  const active = !verb.passive;
  if (phrase && (!active || !NEEDS_PASSIVE.test(word(verb.head)!) || phrase.length > 1)) {
    const isShotDown = phrase.meaning === 'destroyed' && isPeople(counted) && counted.known;
    return { outcome: isShotDown ? 'killed' : phrase.meaning, to: verb.head + phrase.length };
  }
  if (verb.lemma === 'fall' && active) {
    const next = word(verb.to) ?? '';
    const isIn =
      next === 'in' &&
      FELL_IN.test(word(verb.to + 1) ?? '') &&
      !/^(?:hands?|trap|ambush|pit)$/.test(word(verb.to + 2) ?? '');
    const intoHands = handsAfter(sentence, verb.to);
    if (intoHands > 0) return { outcome: 'captured', to: intoHands };
    if (FELL_OTHERWISE.test(next) && !isIn) return null;
    return isEquipment(counted) || countsPlaces(sentence, counted)
      ? null
      : { outcome: 'killed', to: verb.to };
  }
  // "sustained injuries", "suffering heavy casualties"
  if (active && (verb.meaning === 'suffer' || verb.lemma === 'receive')) {
    for (let at = verb.to; at < verb.to + 3; at++) {
      const noun = SUFFERED.get(word(at) ?? '');
      if (noun !== undefined) return { outcome: noun, to: at + 1 };
    }
    return null;
  }
  if (verb.meaning === 'be' || verb.lemma === 'lie' || verb.lemma === 'remain' || verb.lemma === 'go') {
    const found = outcomesAt(sentence, verb.to);
    if (found && !found.noun && found.outcomes[0] !== 'captured')
      return { outcome: joined(found.outcomes), to: found.to };
    return null;
  }
  if (verb.passive) {
    const found = outcomesAt(sentence, verb.head);
    if (found && !found.noun)
      return { outcome: ofPeople(joined(found.outcomes), counted), to: Math.max(found.to, verb.to) };
    if (verb.meaning === 'lose') return { outcome: lossOf(counted), to: verb.to };
    if (verb.lemma === 'leave' && isEquipment(counted)) return { outcome: 'lost', to: verb.to };
    if (verb.lemma === 'take' && isEquipment(counted)) return { outcome: 'captured', to: verb.to };
    if (verb.meaning === 'say' || verb.lemma === 'find' || verb.lemma === 'leave') {
      let at = verb.to;
      // "were reported as having been lost", "were found to be dead"
      while (
        at < verb.to + LONGEST_CHAIN &&
        (/^(?:as|to)$/.test(word(at) ?? '') || ((sentence.classes[at] ?? MARK) & AUXILIARY) !== 0)
      )
        at++;
      if (word(at) === 'lost') return { outcome: lossOf(counted), to: at + 1 };
      const said = outcomesAt(sentence, at);
      if (said && !said.noun) return { outcome: ofPeople(joined(said.outcomes), counted), to: said.to };
    }
    const outcome = verb.meaning === null ? undefined : OUTCOMES_OF.get(verb.meaning);
    return outcome === undefined ? null : { outcome, to: verb.to };
  }
  const outcome = verb.meaning === null ? undefined : OUTCOMES_BY.get(verb.meaning);
  if (outcome === undefined || hasObject(sentence, verb.to)) return null;
  if (verb.lemma === 'escape' && (ESCAPED.has(word(verb.to) ?? '') || word(verb.to) !== 'to'))
    return word(verb.to) === null ? { outcome, to: verb.to } : null;
  const all = outcomesAt(sentence, verb.head);
  return {
    outcome: all && !all.noun && verb.lemma !== 'escape' ? joined(all.outcomes) : outcome,
    to: all?.to ?? verb.to,
  };
}
const SUFFERED: ReadonlyMap<string, string> = new Map([
  ['casualties', 'casualties'],
  ['injuries', 'wounded'],
  ['wounds', 'wounded'],
  ['burns', 'wounded'],
]);
const NEEDS_PASSIVE = /^(?:shot|buried|wrecked|cut|put|crashed)$/;

const ofPeople = (outcome: string, counted: Counted): string =>
  outcome === 'lost' && counted.known && isPeople(counted) ? 'casualties' : outcome;

/** "fell into Swedish hands", "fell into the hands of": where the words end; 0 where they are none. */
function handsAfter({ word }: Sentence, at: number): number {
  if (word(at) !== 'into' && word(at) !== 'in') return 0;
  for (let k = at + 1; k < at + 5; k++) if (word(k) === 'hands' || word(k) === 'captivity') return k + 1;
  return 0;
}

/** An object after a participle shows that it is a past tense: "20 rebels captured the town". */
function hasObject({ classes, word, tokens, dated }: Sentence, at: number): boolean {
  const own = classes[at];
  if (own === undefined || own === MARK || dated[at]) return false;
  if (tokens[at]!.kind === 'number' || (own & NUMBER) !== 0) return true;
  if ((own & DETERMINER) !== 0 || /^(?:him|them|her|several|many)$/.test(word(at) ?? '')) return true;
  return (own & CAPITAL) !== 0 && (own & PREPOSITION) === 0;
}

/** More auxiliaries do not follow each other. */
const LONGEST_CHAIN = 7;

/** "exchanged 200 prisoners", "200 prisoners were freed": what was lost before is set free. */
function isFreed(sentence: Sentence, counted: Counted, to: number): boolean {
  let verb = to;
  while (verb < to + LONGEST_CHAIN && ((sentence.classes[verb] ?? MARK) & AUXILIARY) !== 0) verb++;
  if (FREED.has(sentence.word(verb) ?? '')) return true;
  for (let at = counted.left - 1; at >= Math.max(0, counted.left - 5); at--)
    if (FREED.has(sentence.word(at) ?? '')) return true;
  return false;
}

/** Whether a thing is the head of the phrase that holds it, or a part that "and" joins to its head. */
const isHead = ({ sentence, counted, place }: Seen): boolean =>
  place.of < 0 ||
  (!isOfPart(sentence, counted.from, place.phrase.from) &&
    CONTAINERS.test(sentence.word(place.of - 1) ?? ''));
/** "a convoy of 26 trucks": what holds so many is these. */
const CONTAINERS =
  /^(?:army|force|fleet|squadron|flotilla|convoy|train|column|group|band|party|body|garrison|detachment|contingent|host|unit|crew|total|battery|troop|patrol|pair)$/;

/** The words before a thing that join it to another: "along with", "as well as". */
export function comitativeBefore({ word }: Sentence, left: number): boolean {
  const before = word(left - 1);
  if (before === 'with') return /^(?:along|together)$/.test(word(left - 2) ?? '');
  if (before === 'as') return word(left - 2) === 'well' && word(left - 3) === 'as';
  if (before === 'to') return word(left - 2) === 'addition' && word(left - 3) === 'in';
  return before === 'besides' || before === 'plus';
}

/** The rules for losses, tried from top to bottom for each counted thing. */
export const LOSS_RULES: readonly FigureRule[] = [
  {
    // "a single wounded soldier", "500 captured men"
    name: 'participle-before-noun',
    read({ counted, place }) {
      const { outcome } = counted;
      if (outcome === null || outcome.noun || counted.kind === 'article') return null;
      return { outcome: outcome.outcome, words: outcome, bearer: 'itself', governing: place.clause };
    },
  },
  {
    // "six vehicles destroyed", "25,000 men killed or wounded", "seven taken as prisoners"
    name: 'participle-after',
    read({ sentence, counted, place }) {
      let at = endOf(counted);
      while (ADVERBS.has(sentence.word(at) ?? '') || sentence.word(at) === 'being') at++;
      // "fifteen in killed, wounded and missing"
      if (sentence.word(at) === 'in' && (outcomesAt(sentence, at + 1)?.outcomes.length ?? 0) > 1) at++;
      const phrase = phrasesOfLoss.at(at, sentence.word);
      if (phrase && phrase.length > 2 && fits(phrase.meaning, counted))
        return {
          outcome: phrase.meaning,
          words: { from: at, to: at + phrase.length },
          bearer: 'itself',
          governing: place.clause,
        };
      const found = outcomesAt(sentence, at);
      if (found === null || found.noun) return null;
      const { clauses, clauseOf } = clausesOf(sentence);
      const verb = clauses[clauseOf[at]!]!.verb;
      // a past tense with an object did it: "20 rebels captured the town"
      const isObjectAhead =
        hasObject(sentence, found.to) && OUTCOME_TAILS.at(found.to, sentence.word) === null;
      if (isObjectAhead) return null;
      const isIntransitive =
        verb !== null && verb.head === at && verb.meaning !== null && OUTCOMES_BY.has(verb.meaning);
      if (isIntransitive && sentence.word(at) === 'escaped') return null;
      const outcome = ofPeople(joined(found.outcomes), counted);
      if (sentence.word(at) === 'recovered' && !isEquipment(counted)) return null;
      if (/captured|surrendered/.test(outcome) && countsPlaces(sentence, counted)) return null;
      if (!fits(outcome, counted)) return null;
      return { outcome, words: { from: at, to: found.to }, bearer: 'itself', governing: place.clause };
    },
  },
  {
    // "14 prisoners", "17 dead", "40 casualties"
    name: 'outcome-noun',
    read({ sentence, counted, place }) {
      const noun = counted.outcome;
      if (noun === null || !noun.noun || counted.kind === 'article') return null;
      const found = outcomesAt(sentence, noun.from);
      const to = found?.to ?? noun.to;
      if (noun.outcome === 'captured' && isFreed(sentence, counted, to)) return null;
      const { verb } = place.clause;
      // "they shot more than 30 prisoners", "300 prisoners were executed"
      const isKilling =
        verb?.meaning === 'kill' ||
        (verb !== null && phrasesOfLoss.at(verb.head, sentence.word)?.meaning === 'killed');
      const isKilled = isKilling && (verb.passive ? place.role === 'subject' : place.role === 'object');
      if (isKilled && place.of < 0 && /captured|wounded/.test(noun.outcome))
        return {
          outcome: 'killed',
          words: { from: verb.from, to: verb.to },
          bearer: verb.passive ? 'itself' : 'agent',
          governing: place.clause,
        };
      const isObject = verb !== null && counted.from >= verb.to;
      const bearer = !isObject
        ? 'itself'
        : verb.meaning === 'inflict' || verb.meaning === 'take' || OUTCOMES_OF.has(verb.meaning ?? '')
          ? 'agent'
          : verb.meaning === 'suffer' || verb.meaning === 'lose' || verb.meaning === 'have'
            ? 'victim'
            : 'itself';
      return {
        outcome: joined(found?.outcomes ?? [noun.outcome]),
        words: { from: noun.from, to },
        bearer,
        governing: place.clause,
      };
    },
  },
  {
    // "two rebels were killed", "300 Romans fell", "the five ships in the convoy were sunk"
    name: 'subject-lost',
    read(seen) {
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
      if ((place.role === 'subject' || isWith) && isHead(seen)) return lossAsSubject(seen, clause);
      // "men who were killed": not where a comma sets the relative off
      const relative = clauses.find(
        ({ kind, antecedent, from }) =>
          kind === 'relative' &&
          antecedent !== null &&
          antecedent.to > counted.from &&
          antecedent.from <= endOf(counted) &&
          sentence.tokens[from - 1]?.kind !== 'comma',
      );
      return relative?.verb && isHead(seen) && relative.verb.head < endOf(counted) + 8
        ? lossAsSubject(seen, relative)
        : null;
    },
  },
  {
    // "killing a hundred", "lost 300 men", "took 10 cannon", "cost him 40 men"
    name: 'object-lost',
    read(seen) {
      const { sentence, counted, place } = seen;
      const { verb } = place.clause;
      const isBehind = verb?.lemma === 'leave' && place.preposition === 'behind';
      if (verb === null || verb.passive || (place.role !== 'object' && !isBehind) || !isHead(seen))
        return null;
      if (!isBehind && !reaches(seen, verb)) return null;
      const loss = objectLoss(sentence, verb, counted);
      if (loss === null || countsPlaces(sentence, counted)) return null;
      if (loss.outcome !== 'captured' && !fits(loss.outcome, counted)) return null;
      if (counted.kind === 'article' && !counted.known) return null;
      return {
        outcome: loss.outcome,
        words: { from: verb.head, to: verb.to },
        bearer: loss.bearer,
        governing: place.clause,
      };
    },
  },
  {
    // "the deaths of 32 civilians", "a loss of 500 men", "the bodies of 13 soldiers"
    name: 'noun-of',
    read({ sentence, counted, place }) {
      const of = counted.left - 1;
      if (sentence.word(of) !== 'of' || counted.kind === 'none') return null;
      const noun = nounsOfLoss.at(of - 1, sentence.word);
      if (noun === null || noun.length > 1) return null;
      const isWorth = !/^(?:dead|slain|killed|wounded|injured|missing|prisoners|captives)$/.test(
        sentence.word(of - 1)!,
      );
      const outcome = noun.meaning === 'casualties' ? lossOf(counted) : noun.meaning;
      if (!isWorth || !fits(outcome, counted) || countsPlaces(sentence, counted)) return null;
      // "the murder of a woman" is no battle's
      const isCrime = /^(?:murder|execution|killing|massacre|slaughter)$/.test(sentence.word(of - 1)!);
      if (counted.kind === 'article' && (!counted.known || isCrime)) return null;
      return { outcome, words: { from: of - 1, to: of + 1 }, bearer: 'noun', governing: place.clause };
    },
  },
  {
    // "Soviet losses were 452,720 men", "casualties amounted to 300", "puts the dead at 5,000", "casualties: 300"
    name: 'noun-is',
    read(seen) {
      const { sentence, counted, place } = seen;
      if (
        counted.kind === 'article' ||
        (counted.kind === 'vague' &&
          isElided(counted) &&
          counted.qualifier === 'vague' &&
          !isScale(sentence, counted))
      )
        return null;
      const noun = amountNoun(seen);
      if (noun === null) return null;
      const outcome = noun.outcome === 'casualties' ? lossOf(counted) : noun.outcome;
      if (!fits(outcome, counted)) return null;
      return { outcome, words: { from: noun.at, to: noun.at + 1 }, bearer: 'noun', governing: place.clause };
    },
  },
];

/** Whether a thing is the object of a verb: right after it, or joined to what is. */
function reaches({ sentence, place }: Seen, verb: VerbGroup): boolean {
  const { clause, phrase } = place;
  let to = verb.to;
  for (const object of clause.objects) {
    if (object.from > phrase.from) break;
    for (let at = to; at < object.from; at++) {
      const own = sentence.classes[at]!;
      const isLink =
        (own & (ADVERB | COORDINATOR)) !== 0 ||
        own === MARK ||
        /^(?:up|off|down|out|behind|another|him|them|as|well|with|along|together)$/.test(
          sentence.word(at) ?? '',
        );
      if (!isLink) return object.from === phrase.from ? isAfterNumber(sentence, to, at) : false;
    }
    if (object.from === phrase.from) return true;
    to = object.to;
  }
  return false;
}

/** "lost 300 men at Rome and 200 horses": a phrase between the parts of a list of figures. */
const isAfterNumber = ({ classes }: Sentence, from: number, at: number): boolean =>
  (classes[from - 1]! & (NUMBER | MILITARY)) !== 0 && (classes[at]! & PREPOSITION) !== 0;

function lossAsSubject({ sentence, counted }: Seen, clause: Clause): Reading | null {
  // "Seton, a noble, defected": a person who is named is not counted
  const isNamed =
    counted.kind === 'article' &&
    sentence.tokens[counted.from - 1]?.kind === 'comma' &&
    ((sentence.classes[counted.from - 2] ?? 0) & CAPITAL) !== 0;
  if (isNamed) return null;
  const { clauses } = clausesOf(sentence);
  const index = clauses.indexOf(clause);
  const isShared = ({ parent, subject, verb, kind }: Clause) =>
    parent === index && subject === null && verb !== null && (kind === 'coordinate' || kind === 'contrast');
  const own = clause.verb;
  if (own === null) return null;
  // "were surrounded and killed", "were not killed but captured"
  const all = [clause, ...(own.passive ? clauses.filter(isShared) : [])];
  for (const each of all) {
    const verb = each.verb!;
    const loss = subjectLoss(sentence, verb, counted);
    if (loss === null) continue;
    if (!fits(loss.outcome, counted)) continue;
    if (/captured|surrendered/.test(loss.outcome) && countsPlaces(sentence, counted)) continue;
    if (each === clause && all.length > 1 && verb.negated) continue;
    return {
      outcome: loss.outcome,
      words: { from: verb.from, to: loss.to },
      bearer: 'itself',
      governing: each,
    };
  }
  return null;
}

function objectLoss(
  sentence: Sentence,
  verb: VerbGroup,
  counted: Counted,
): { outcome: string; bearer: Figure['bearer'] } | null {
  const { word } = sentence;
  const after = endOf(counted);
  if (verb.meaning === 'lose')
    return isElided(counted) || counted.known ? { outcome: lossOf(counted), bearer: 'victim' } : null;
  const phrase = phrasesOfLoss.at(verb.head, word);
  if (
    phrase &&
    /^(?:cut|shot|mowed|mown|gunned|struck|wiped|brought|blew|knocked|burned|burnt|set)$/.test(
      word(verb.head)!,
    )
  ) {
    const isMen = isPeople(counted) && counted.known;
    return { outcome: isMen && phrase.meaning === 'destroyed' ? 'killed' : phrase.meaning, bearer: 'agent' };
  }
  const isPrisoner = /^(?:prisoners?|captives?|hostages?)$/.test(word(after) ?? '');
  if (verb.lemma === 'take' || verb.lemma === 'make') {
    if (isPrisoner) return { outcome: 'captured', bearer: 'agent' };
    const isThing =
      isEquipment(counted) &&
      counted.category !== 'animal' &&
      word(after) !== 'with' &&
      verb.lemma === 'take';
    return isThing && word(verb.to) !== 'with' ? { outcome: 'captured', bearer: 'agent' } : null;
  }
  if (verb.lemma === 'put' || verb.lemma === 'cut') {
    if (
      word(after) === 'to' &&
      /^(?:death|the)$/.test(word(after + 1) ?? '') &&
      (word(after + 1) === 'death' || word(after + 2) === 'sword')
    )
      return { outcome: 'killed', bearer: 'agent' };
    return null;
  }
  if (verb.meaning === 'leave') {
    const isBehind = word(verb.to) === 'behind' || verb.lemma !== 'leave';
    return isBehind && isEquipment(counted) ? { outcome: 'lost', bearer: 'victim' } : null;
  }
  if (verb.lemma === 'cost') return { outcome: lossOf(counted), bearer: 'itself' };
  const outcome = verb.meaning === null ? undefined : OUTCOMES_OF.get(verb.meaning);
  if (outcome === undefined) return null;
  // an unknown noun of many is a thing that was taken: "captured 1,000 overcoats"; one may be anything
  if (outcome === 'captured' && !counted.known && !isElided(counted)) {
    const isMany = counted.kind === 'number' && (counted.high ?? counted.low ?? 0) > 1;
    const last = headOf(sentence, counted) ?? '';
    return isMany && /[^s]s$/.test(last) && !isName(sentence, counted) ? { outcome, bearer: 'agent' } : null;
  }
  return {
    outcome:
      outcome === 'destroyed' && isPeople(counted) && counted.known && counted.category !== 'formation'
        ? 'killed'
        : outcome,
    bearer: 'agent',
  };
}

/** Whether a capital stands in a noun. */
const isName = ({ classes }: Sentence, { nounFrom, nounTo }: Counted): boolean =>
  classes.slice(nounFrom, nounTo).some((own) => (own & CAPITAL) !== 0);

/** Verbs of amounting: between the noun for a loss and its number. */
const AMOUNTS =
  /^(?:be|have|number|total|amount|count|include|exceed|reach|average|equal|approach|rise|climb|grow|stand|put|place|give|estimate|report|list|set|come|range|vary|comprise|surpass|run)$/;
const BEFORE_AMOUNT: ReadonlySet<string> = new Set(['to', 'at', 'as', 'of', 'between']);

/** The noun for a loss that a number counts: the subject of "were", the object of "put … at", or what a colon follows. */
function amountNoun({ sentence, counted, place }: Seen): { outcome: string; at: number } | null {
  const { word, tokens } = sentence;
  const { clause } = place;
  const { verb } = clause;
  const { clauses } = clausesOf(sentence);
  if (place.role === 'subject' && place.of < 0) return null;
  const before = tokens[counted.left - 1];
  if (clause.kind === 'apposition' && clause.connective === ':') {
    const outer = clauses[clause.parent]!;
    const found = outer.subject && lossNounIn(sentence, outer.subject);
    if (found) return found;
  }
  if (verb === null) {
    if (before?.kind === 'colon') return nounAt(sentence, counted.left - 2);
    return null;
  }
  if (counted.numberTo - 1 < verb.to) return null;
  const isAmount = AMOUNTS.test(verb.lemma) || verb.meaning === 'say' || verb.meaning === 'count';
  if (!isAmount) return null;
  const subject = subjectOf(sentence, clause);
  // "the number of wounded was 43"; "among the dead were 12 officers"
  const direct =
    place.role === 'object' ||
    (place.role === 'phrase' &&
      (BEFORE_AMOUNT.has(place.preposition ?? '') ||
        (place.preposition === 'from' && /^(?:range|vary)$/.test(verb.lemma))));
  if (!direct || (place.of >= 0 && !/^(?:total|number|figure)$/.test(word(place.of - 1) ?? ''))) return null;
  if (verb.meaning !== 'say' || verb.passive) {
    const found = subject && lossNounIn(sentence, subject);
    if (found) return verb.meaning === 'have' ? null : found;
    const among = clause.phrases.find(({ preposition, to }) => preposition === 'among' && to <= verb.from);
    if (among && verb.meaning === 'be') return lossNounIn(sentence, among);
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
  // "puts the Roman dead at 300", "estimates losses of 300"
  if (place.role !== 'phrase') return null;
  for (const object of clause.objects) {
    if (object.from >= counted.from) break;
    const found = lossNounIn(sentence, object);
    if (found) return found;
  }
  return null;
}

const nounAt = (sentence: Sentence, at: number): { outcome: string; at: number } | null => {
  const found = nounsOfLoss.at(at, sentence.word);
  return found === null ? null : { outcome: found.meaning, at };
};

/** The noun for a loss that is the head of a phrase: "Roman losses", "the number of dead", "losses of the Romans". */
function lossNounIn(sentence: Sentence, { from, to }: Range): { outcome: string; at: number } | null {
  for (let at = from; at < to; at++) {
    const found = nounAt(sentence, at);
    if (found !== null) {
      const total = outcomesAt(sentence, at);
      const both = total && total.outcomes.length > 1 ? joined(total.outcomes) : found.outcome;
      return { outcome: both, at };
    }
    if (
      sentence.word(at) === 'of' &&
      !/^(?:number|total|toll|count|figure|figures|estimate|estimates|numbers)$/.test(
        sentence.word(at - 1) ?? '',
      )
    )
      return null;
  }
  return null;
}

/** "several hundred", "dozens": vague, but a number. */
function isScale({ word }: Sentence, { from, numberTo }: Counted): boolean {
  for (let at = from; at < numberTo; at++)
    if (/^(?:dozen|hundred|thousand|million|score|ten)s?$/.test(word(at) ?? '')) return true;
  return false;
}

/** Adverbs after which "would" tells what did happen. */
const DID_LATER = /^(?:later|eventually|ultimately|soon|subsequently|finally|then)$/;

/** Why a loss is none: it is denied, wished, feared, or only possible; null where it is told as a fact. */
export function lossVeto({ sentence, counted, place }: Seen, reading: Reading): string | null {
  const { governing, words } = reading;
  const { verb } = governing;
  if (isMoreThan(sentence, counted.numberTo, endOf(counted))) return 'compared';
  const isAfter = verb !== null && counted.from >= verb.to;
  // "expected 300 casualties", "prevented the capture of four guns"
  if (isAfter && place.role === 'object' && (verb.meaning === 'hope' || verb.meaning === 'try'))
    return verb.meaning === 'hope' ? 'hoped' : 'tried';
  // the words of the loss may stand in a participle of the clause, which its negation does not reach
  const isOwn = verb !== null && words.from <= verb.head && verb.head < words.to;
  const unreal = unrealOf(sentence, governing);
  // "may have died" is what somebody thinks happened
  if (unreal === 'modal' && verb?.modal === 'may' && sentence.word(verb.from + 1) === 'have') return null;
  if (unreal === 'modal' && verb?.modal === 'would') {
    for (let at = verb.from; at < verb.to; at++) if (DID_LATER.test(sentence.word(at) ?? '')) return null;
  }
  // "did not exceed fifteen" is "at most fifteen"
  if (unreal === 'negated' && verb !== null && verb.lemma === 'exceed') return null;
  if (unreal !== null && (isOwn || unreal !== 'negated' || isAfter)) return unreal;
  // "Not 20 but 30 were killed"
  if (
    sentence.word(counted.from - 1) === 'not' ||
    sentence.word(counted.left - 1) === 'not' ||
    sentence.word(counted.from - 1) === 'not'
  )
    return 'negated';
  return verb?.form === 'infinitive' &&
    isOwn &&
    !REACHED.test(outerLemma(sentence, governing)) &&
    verb.head === verb.from + 1 &&
    !isToBe(sentence, verb)
    ? 'purpose'
    : null;
}

/** Verbs whose infinitive was done: "managed to kill 20", "went on to sink 3 ships". */
const REACHED =
  /^(?:manage|succeed|proceed|go|begin|continue|appear|seem|force|compel|say|claim|report|know|believe|estimate|think|find)/;
const outerLemma = (sentence: Sentence, { parent }: Clause): string =>
  clausesOf(sentence).clauses[parent]?.verb?.lemma ?? '';
const isToBe = ({ word }: Sentence, { from }: VerbGroup): boolean =>
  /^(?:be|have)$/.test(word(from + 1) ?? '');
