import type { Outcome } from '@openbattles/schema';
import { categoryOfPhrase, categoryOfWord, isModel, singular } from '../infobox/figures/nouns.ts';
import {
  AFTER_COUNT,
  COMMITTED,
  ESTIMATING,
  FORCE_NOUNS,
  MADE_UP_OF,
  MOVED,
  NO_FORCE,
} from '../lexicon/force-words.ts';
import {
  ADVERBS_BETWEEN,
  AUXILIARIES,
  DETERMINERS,
  MODALS,
  PHRASE_ENDS,
  PHRASE_LINKS,
} from '../lexicon/function-words.ts';
import {
  ABANDONING_FORMS,
  ACTIVE_FORMS,
  INFLICTING_FORMS,
  INTRANSITIVE,
  LOSING_FORMS,
  SUFFERING_FORMS,
  TAKING_FORMS,
} from '../lexicon/loss-verbs.ts';
import { ADVERBS, OUTCOME_TAILS, OUTCOME_WORDS } from '../lexicon/outcomes.ts';
import { Phrases } from '../lexicon/words.ts';
import { type Counted, type OutcomeAt, outcomeAt } from './counted.ts';
import type { Sentence } from './text-of-sentence.ts';

/** What says that a counted thing is a loss or a strength. Indices are those of tokens, ends exclusive. */
export interface Governor {
  /** The name of the rule. */
  rule: string;
  /** Null for a strength. */
  outcome: string | null;
  /** Where its words stand. */
  from: number;
  to: number;
  /**
   * Who is the grammatical subject: `victim` lost it ("losing four men"), `agent` did it to the other side ("killing a
   * hundred"), `owner` has it, `none` where the counted thing is itself the subject.
   */
  subject: 'victim' | 'agent' | 'owner' | 'none';
  /** Whether it also governs what is joined to it: "killing 5 officers, 1 surgeon and 500 men". */
  spreads: 'left' | 'right' | 'no';
  /** The noun, where it stands with the governor: "the number of fighters reached 600". */
  noun?: { from: number; to: number };
}

interface GovernorRule {
  name: string;
  read(sentence: Sentence, counted: Counted): Omit<Governor, 'rule'> | null;
}

const outcomeOf = (participle: string): Outcome | null =>
  OUTCOME_WORDS.at(0, (k) => participle.split(' ')[k] ?? null)?.meaning.outcome ?? null;

const active = new Phrases([...ACTIVE_FORMS].map(([form, participle]) => [form, participle] as const));
const phraseSet = (words: ReadonlySet<string>) =>
  new Phrases([...words].map((word) => [word, true] as const));
const taking = phraseSet(TAKING_FORMS);
const losing = phraseSet(LOSING_FORMS);
const abandoning = phraseSet(ABANDONING_FORMS);
const suffering = phraseSet(SUFFERING_FORMS);
const inflicting = phraseSet(INFLICTING_FORMS);
const intransitive = phraseSet(INTRANSITIVE);

const EQUIPMENT: ReadonlySet<string> = new Set([
  'vehicle',
  'aircraft',
  'ship',
  'artillery',
  'animal',
  'other',
]);
export const isEquipment = ({ category, known }: Counted): boolean => known && EQUIPMENT.has(category);
const isPeople = ({ category }: Counted): boolean =>
  category === 'personnel' || category === 'civilian' || category === 'formation';

/** Where a counted thing ends, with what the noun says of itself. */
export const endOf = (counted: Counted): number =>
  Math.max(counted.numberTo, counted.nounTo, counted.outcome?.to ?? 0);

/** The index after the last word that says something, going left from a quantity over articles and adverbs. */
export function leftOf({ word, tokens }: Sentence, counted: Counted): number {
  let at = counted.from;
  while (at > 0) {
    const text = word(at - 1);
    if (text === null) {
      if (tokens[at - 1]!.text === '_') at--;
      else break;
    } else if (
      DETERMINERS.has(text) ||
      ADVERBS_BETWEEN.has(text) ||
      ADVERBS.has(text) ||
      /^(?:up|total|an|some|up to|estimated|further)$/.test(text)
    )
      at--;
    else break;
  }
  return at;
}

/** The phrase of a lexicon that ends right before an index. */
function phraseBefore<Meaning>(
  phrases: Phrases<Meaning>,
  { word }: Sentence,
  end: number,
): { from: number; meaning: Meaning } | null {
  for (let from = Math.max(0, end - 4); from < end; from++) {
    const found = phrases.at(from, word);
    if (found !== null && from + found.length === end) return { from, meaning: found.meaning };
  }
  return null;
}

/** "was", "were", "being" before an index, over adverbs: a participle after it is passive. */
function isPassive({ word }: Sentence, at: number): boolean {
  let k = at - 1;
  while (k >= 0 && (ADVERBS_BETWEEN.has(word(k) ?? '') || ADVERBS.has(word(k) ?? ''))) k--;
  return /^(?:was|were|been|being|is|are|be)$/.test(word(k) ?? '');
}

/** How far before a verb what makes it a mere possibility may stand. */
const PLAN_REACH = 7;

function isPlanned({ word, tokens }: Sentence, at: number): boolean {
  for (let k = at - 1; k >= Math.max(0, at - PLAN_REACH) && tokens[k]!.kind === 'word'; k--)
    if (MODALS.has(word(k)!)) return true;
  return false;
}

/** Auxiliaries and adverbs from an index on; `found` tells whether an auxiliary was among them. */
function skipAuxiliaries({ word }: Sentence, from: number): { to: number; found: boolean } {
  let at = from;
  let found = false;
  for (; at < from + 7; at++) {
    const text = word(at);
    if (text === null) break;
    if (
      AUXILIARIES.has(text) ||
      (/^(?:reported|believed|said|estimated|confirmed|left|found|claimed|thought|listed|known|counted)$/.test(
        text,
      ) &&
        found) ||
      (/^(?:to|as)$/.test(text) && found)
    )
      found = true;
    else if (!ADVERBS_BETWEEN.has(text) && !ADVERBS.has(text)) break;
  }
  return { to: at, found };
}

/** The word for what happened at an index, with those joined to it: "killed or wounded". */
function outcomesAt(
  sentence: Sentence,
  at: number,
): { outcomes: Outcome[]; from: number; to: number; noun: boolean } | null {
  const first = participleAt(sentence, at);
  if (first === null) return null;
  const outcomes = [first.outcome];
  let to = first.to;
  for (;;) {
    const joint = sentence.word(to);
    const isComma = sentence.tokens[to]?.kind === 'comma';
    const isJoint = joint === 'and' || joint === 'or' || sentence.tokens[to]?.kind === 'slash' || isComma;
    if (!isJoint) break;
    const next = participleAt(sentence, to + 1);
    if (next === null || next.noun !== first.noun) break;
    // "killed, wounded or missing", but not "20 were killed, captured positions were lost"
    if (
      isComma &&
      !/^(?:and|or)$/.test(sentence.word(next.to) ?? '') &&
      sentence.tokens[next.to]?.kind !== 'comma'
    )
      break;
    if (!outcomes.includes(next.outcome)) outcomes.push(next.outcome);
    to = next.to;
  }
  return { outcomes, from: at, to, noun: first.noun };
}

function participleAt(sentence: Sentence, at: number): OutcomeAt | null {
  const first = outcomeAt(sentence, at);
  if (first !== null) return first;
  // "was ambushed and killed"
  const isOther = /ed$/.test(sentence.word(at) ?? '') && sentence.word(at + 1) === 'and';
  const second = isOther ? outcomeAt(sentence, at + 2) : null;
  return second && !second.noun ? second : null;
}

const ORDER: readonly Outcome[] = [
  'killed',
  'wounded',
  'captured',
  'missing',
  'deserted',
  'defected',
  'surrendered',
  'sick',
  'fled',
  'displaced',
  'destroyed',
  'sunk',
  'damaged',
  'lost',
  'casualties',
];
/** People who are lost, with no more said, are casualties. */
const endOfPeople = (outcome: string, counted: Counted): string =>
  outcome === 'lost' && counted.known && isPeople(counted) ? 'casualties' : outcome;
const joined = (outcomes: readonly Outcome[]): string =>
  ORDER.filter((outcome) => outcomes.includes(outcome)).join('+');

/** "escaped being sunk", "escaped injury": nobody fled. */
const isEscapeFrom = (sentence: Sentence, at: number, after: number): boolean =>
  sentence.word(at) === 'escaped' &&
  (/^(?:being|injury|injuries|capture|death|destruction|detection|damage|unharmed|unscathed|unhurt)$/.test(
    sentence.word(after) ?? '',
  ) ||
    hasObject(sentence, after));

/** An object after a participle shows that it is a past tense: "20 rebels captured the town". */
function hasObject({ word, tokens }: Sentence, at: number): boolean {
  const text = word(at);
  if (text === null) return tokens[at]?.kind === 'number';
  return /^(?:the|a|an|his|her|their|its|several|many|all|some|at|them|him)$/.test(text)
    ? text !== 'at'
    : tokens[at]!.capital && !/^(?:on|in|by)$/.test(text);
}

/** What may stand between a noun and its verb: phrases with "of", "from", "in", names, brackets. Null where more stands there. */
function verbAfter(sentence: Sentence, from: number): number | null {
  const { tokens, word } = sentence;
  let at = from;
  for (let steps = 0; steps < 14 && at < tokens.length; steps++) {
    const token = tokens[at]!;
    if (token.kind === 'open') {
      let close = at + 1;
      while (close < tokens.length && sentence.bracket[close] !== sentence.bracket[at]) close++;
      at = close;
      if (tokens[at]?.kind === 'close') at++;
      continue;
    }
    if (token.kind === 'comma' && word(at + 1) === 'including') {
      let close = at + 1;
      while (close < tokens.length && close < at + 20 && tokens[close]!.kind !== 'comma') close++;
      if (tokens[close]?.kind !== 'comma' && !AUXILIARIES.has(word(close) ?? '')) return null;
      at = close + 1;
      continue;
    }
    if (token.kind === 'comma' && at > from && skipAuxiliaries(sentence, at + 1).found) return at + 1;
    if (token.kind !== 'word') return null;
    if (skipAuxiliaries(sentence, at).found) return at;
    if (/^(?:who|that|which)$/.test(token.text))
      return skipAuxiliaries(sentence, at + 1).found ? at + 1 : null;
    if (intransitive.at(at, word) !== null) return at;
    const isPart =
      PHRASE_LINKS.has(token.text) ||
      ADVERBS_BETWEEN.has(token.text) ||
      DETERMINERS.has(token.text) ||
      token.capital ||
      categoryOfWord(token.text, { kind: 'strength', aircraft: false }) !== null ||
      PHRASE_LINKS.has(word(at - 1) ?? '') ||
      DETERMINERS.has(word(at - 1) ?? '');
    if (!isPart) return null;
    at++;
  }
  return null;
}

/** Whom an outcome can happen to: nobody sinks a soldier, no truck defects. */
function fits(outcome: string, counted: Counted): boolean {
  const { category, known } = counted;
  const elided = counted.nounFrom === counted.nounTo && counted.kind !== 'vague';
  if (counted.kind === 'article' && !known) return false;
  if (/killed|wounded|sick|missing|deserted|defected|surrendered|displaced/.test(outcome)) {
    if (outcome === 'surrendered' || outcome === 'defected' || outcome === 'missing')
      return known ? category !== 'other' : elided;
    return known
      ? isPeople(counted) || category === 'animal'
      : elided || counted.kind !== 'vague' || counted.nounFrom === counted.nounTo;
  }
  if (/captured/.test(outcome)) return elided || known;
  if (/destroyed|sunk|damaged/.test(outcome))
    return elided || (known && category !== 'civilian' && category !== 'personnel');
  return elided || known;
}

const PLACES =
  /^(?:village|town|city|cities|camp|base|fort|fortress|castle|stronghold|position|outpost|post|hill|bridge|airfield|airport|airbase|building|house|home|church|mosque|temple|school|hospital|point|redoubt|strongpoint|bunker|trench|checkpoint|district|area|street|farm|island|port|harbour|harbor|gate|tower|wall|station|attack|raid|strike|airstrike|mission|clash|incident|operation|sortie|territory|province|settlement|depot|barrack|barracks|factory|neighbourhood|neighborhood|mountain|ridge|height|line|site|field|tunnel|road|crossing|citadel|headquarters)$/;
/** Whether the head of the noun is a place: its capture is no loss of men or arms. */
export function countsPlaces(sentence: Sentence, { nounFrom, nounTo }: Counted): boolean {
  for (let at = nounTo - 1; at >= nounFrom; at--)
    if (PLACES.test(singular(sentence.word(at) ?? ''))) return true;
  return false;
}

const ownNoun = (counted: Counted): OutcomeAt | null => (counted.outcome?.noun ? counted.outcome : null);

/** The rules, tried from top to bottom for each counted thing. */
export const GOVERNORS: readonly GovernorRule[] = [
  {
    // "six vehicles destroyed", "25,000 men killed or wounded", "seven taken as prisoners"
    name: 'participle-after',
    read(sentence, counted) {
      let at = endOf(counted);
      while (ADVERBS.has(sentence.word(at) ?? '') || sentence.word(at) === 'being') at++;
      const found = outcomesAt(sentence, at);
      if (found === null || found.noun) return null;
      const isActive = hasObject(sentence, found.to) && OUTCOME_TAILS.at(found.to, sentence.word) === null;
      const isTransitive = active.at(at, sentence.word) !== null;
      if (isActive && (isTransitive || intransitive.at(at, sentence.word) === null)) return null;
      const outcome = endOfPeople(joined(found.outcomes), counted);
      if (sentence.word(at) === 'recovered' && !isEquipment(counted)) return null;
      if (outcome === 'captured' && countsPlaces(sentence, counted)) return null;
      if (isEscapeFrom(sentence, at, found.to)) return null;
      if (
        !fits(outcome, counted) ||
        (intransitive.at(at, sentence.word) === null &&
          counted.kind === 'article' &&
          sentence.word(found.to) !== null &&
          isActive)
      )
        return null;
      return { outcome, from: at, to: found.to, subject: 'none', spreads: 'left' };
    },
  },
  {
    // "two rebels were killed", "eight combatants died"
    name: 'verb-after',
    read(sentence, counted) {
      const verb = verbAfter(sentence, endOf(counted));
      if (verb === null) return null;
      const { to, found: hasAuxiliary } = skipAuxiliaries(sentence, verb);
      if (isPlanned(sentence, verb)) return null;
      const found = outcomesAt(sentence, hasAuxiliary ? to : verb);
      if (found === null || found.noun) return null;
      if (hasAuxiliary && isActiveVoice(sentence, verb, to) && intransitive.at(to, sentence.word) === null)
        return null;
      const outcome = endOfPeople(joined(found.outcomes), counted);
      if (sentence.word(to) === 'recovered' && !isEquipment(counted)) return null;
      if (outcome === 'captured' && countsPlaces(sentence, counted)) return null;
      if (isEscapeFrom(sentence, found.from, found.to)) return null;
      if (!fits(outcome, counted)) return null;
      return { outcome, from: verb, to: found.to, subject: 'none', spreads: 'left' };
    },
  },
  {
    // "a single wounded soldier", "500 captured men"
    name: 'participle-before-noun',
    read(_, counted) {
      const { outcome } = counted;
      if (outcome === null || outcome.noun || counted.kind === 'article') return null;
      return { outcome: outcome.outcome, from: outcome.from, to: outcome.to, subject: 'none', spreads: 'no' };
    },
  },
  {
    // "killing a hundred", "captured 50"
    name: 'verb-before',
    read(sentence, counted) {
      const end = leftOf(sentence, counted);
      const found = phraseBefore(active, sentence, end);
      if (found === null || (counted.kind === 'article' && !counted.known)) return null;
      if (isPassive(sentence, found.from) || isPlanned(sentence, found.from)) return null;
      const outcome = outcomeOf(found.meaning);
      if (outcome === null || !fits(outcome, counted) || countsPlaces(sentence, counted)) return null;
      if (outcome === 'captured' && !counted.known && counted.nounFrom !== counted.nounTo) return null;
      return { outcome, from: found.from, to: end, subject: 'agent', spreads: 'right' };
    },
  },
  {
    // "took 10 Hungarian cannon", "taking 8 prisoner"
    name: 'taken',
    read(sentence, counted) {
      const end = leftOf(sentence, counted);
      const found = phraseBefore(taking, sentence, end);
      if (found === null || isPlanned(sentence, found.from)) return null;
      const isPrisoner =
        /^prisoners?$|^captives?$/.test(sentence.word(endOf(counted)) ?? '') ||
        counted.outcome?.outcome === 'captured';
      const isThing =
        isEquipment(counted) && !countsPlaces(sentence, counted) && counted.category !== 'animal';
      if (!isPrisoner && !isThing) return null;
      if (sentence.word(endOf(counted)) === 'with' || sentence.word(found.from + 1) === 'with') return null;
      const to = isPrisoner
        ? Math.min(Math.max(endOf(counted) + (counted.outcome ? 0 : 1), end), sentence.tokens.length)
        : end;
      return { outcome: 'captured', from: found.from, to, subject: 'agent', spreads: 'right' };
    },
  },
  {
    // "14 prisoners", "17 dead", "40 casualties"
    name: 'outcome-noun',
    read(sentence, counted) {
      const noun = ownNoun(counted);
      if (noun === null || counted.kind === 'article') return null;
      const found = outcomesAt(sentence, noun.from);
      const to = found?.to ?? noun.to;
      // what is done with prisoners is no loss: "exchanged 200 prisoners", "200 prisoners were freed"
      if (noun.outcome === 'captured' && isFreed(sentence, counted, to)) return null;
      return {
        outcome: joined(found?.outcomes ?? [noun.outcome]),
        from: noun.from,
        to,
        subject: 'none',
        spreads: 'no',
      };
    },
  },
  {
    // "losing four men", "lost 3 guns"
    name: 'lost',
    read(sentence, counted) {
      const end = leftOf(sentence, counted);
      const found = phraseBefore(losing, sentence, end);
      if (found === null || isPassive(sentence, found.from) || isPlanned(sentence, found.from)) return null;
      if (
        counted.kind === 'article' ||
        (!counted.known && counted.nounFrom !== counted.nounTo) ||
        countsPlaces(sentence, counted)
      )
        return null;
      const outcome = isEquipment(counted) ? 'lost' : 'casualties';
      return { outcome, from: found.from, to: end, subject: 'victim', spreads: 'right' };
    },
  },
  {
    // "leaving behind hundreds of weapons"
    name: 'abandoned',
    read(sentence, counted) {
      const found = phraseBefore(abandoning, sentence, leftOf(sentence, counted));
      if (
        found === null ||
        !isEquipment(counted) ||
        countsPlaces(sentence, counted) ||
        isPassive(sentence, found.from)
      )
        return null;
      return { outcome: 'lost', from: found.from, to: counted.from, subject: 'victim', spreads: 'no' };
    },
  },
  {
    // "the deaths of 32 civilians", "a loss of 500 men", "the capture of 12 guns"
    name: 'noun-of',
    read(sentence, counted) {
      const end = leftOf(sentence, counted);
      if (sentence.word(end - 1) !== 'of' || counted.kind === 'article') return null;
      const noun = LOSS_NOUNS.get(sentence.word(end - 2) ?? '');
      if (noun === undefined || isPlanned(sentence, end - 2)) return null;
      const outcome = noun === 'casualties' && isEquipment(counted) ? 'lost' : noun;
      if (!fits(outcome, counted) || countsPlaces(sentence, counted)) return null;
      return { outcome, from: end - 2, to: end, subject: 'none', spreads: 'right' };
    },
  },
  {
    // "Soviet losses were 452,720 men", "casualties amounted to 300"
    name: 'noun-is',
    read(sentence, counted) {
      const end = leftOf(sentence, counted);
      const noun = amountOf(sentence, end);
      if (noun === null || counted.kind === 'article' || isPlanned(sentence, noun.from)) return null;
      const outcome = noun.outcome === 'casualties' && isEquipment(counted) ? 'lost' : noun.outcome;
      if (!fits(outcome, counted)) return null;
      return { outcome, from: noun.from, to: end, subject: 'none', spreads: 'right' };
    },
  },
  {
    // "a force of 11,000 men", "an army numbering 9,000"
    name: 'force-of',
    read(sentence, counted) {
      if (!canBeForce(sentence, counted)) return null;
      const end = leftOf(sentence, counted);
      const { word } = sentence;
      if (word(end - 1) === 'of' && FORCE_NOUNS.has(word(end - 2) ?? ''))
        return { outcome: null, from: end - 2, to: end, subject: 'owner', spreads: 'right' };
      if (
        word(end - 1) === 'to' &&
        FORCE_NOUNS.has(word(end - 2) ?? '') &&
        word(end - 2) !== 'total' &&
        hasGrowth(sentence, end - 2)
      ) {
        return { outcome: null, from: end - 2, to: end, subject: 'owner', spreads: 'right' };
      }
      const isEstimate = sentence.tokens
        .slice(counted.from, counted.numberTo)
        .some(({ text }) => text === 'estimated');
      if (isEstimate && hasForceBefore(sentence, counted.from + 1))
        return { outcome: null, from: counted.from, to: counted.from, subject: 'owner', spreads: 'right' };
      if (isManForce(sentence, counted))
        return { outcome: null, from: counted.from, to: counted.from, subject: 'none', spreads: 'no' };
      const noun = numberOf(sentence, end);
      if (noun !== null)
        return { outcome: null, from: noun.from, to: end, subject: 'owner', spreads: 'no', noun };
      const made = phraseBefore(MADE_UP_OF, sentence, end);
      if (made === null) return null;
      if (
        word(end - 1) === 'at' &&
        !/^(?:estimated|numbered|strength|put|total|force)$/.test(word(end - 2) ?? '')
      )
        return null;
      const reached = /^(?:reached|reaching|fell to|rose to|number|numbers)/.test(word(made.from) ?? '');
      if (reached && !hasForceBefore(sentence, made.from)) return null;
      return { outcome: null, from: made.from, to: end, subject: 'owner', spreads: 'right' };
    },
  },
  {
    // "deployed 107 vehicles", "defended by roughly 800 soldiers"
    name: 'committed',
    read(sentence, counted) {
      if (!canBeForce(sentence, counted) || !isForceNoun(sentence, counted)) return null;
      const end = leftOf(sentence, counted);
      const found = phraseBefore(COMMITTED, sentence, end);
      if (found === null || isPlanned(sentence, found.from) || amountOf(sentence, end) !== null) return null;
      if (
        counted.category === 'formation' &&
        /^(?:with|of|by|under|against|included|including|held by|used|sent|sending)$/.test(
          sentence.word(found.from) ?? '',
        )
      )
        return null;
      const isLeader =
        sentence.word(found.from) === 'with' &&
        sentence.tokens[found.from - 1]?.capital === true &&
        counted.category === 'personnel';
      if (
        /^(?:with|of|by|against|under|included|including|held|used)$/.test(sentence.word(found.from) ?? '') &&
        !isLeader &&
        !hasForceBefore(sentence, found.from)
      )
        return null;
      return { outcome: null, from: found.from, to: end, subject: 'owner', spreads: 'right' };
    },
  },
  {
    // "5,000 strong", "300 soldiers commanded by", "500 fresh troops were landed"
    name: 'count-then-force',
    read(sentence, counted) {
      if (!canBeForce(sentence, counted)) return null;
      const at = endOf(counted);
      if (counted.category === 'formation') return null;
      const found = AFTER_COUNT.at(at, sentence.word);
      if (
        found !== null &&
        (/^(?:strong|on|fought|took|participated)$/.test(sentence.word(at) ?? '') ||
          isForceNoun(sentence, counted))
      ) {
        return { outcome: null, from: at, to: at + found.length, subject: 'none', spreads: 'left' };
      }
      const moved = isForceNoun(sentence, counted) ? movedAt(sentence, at) : null;
      return moved === null ? null : { outcome: null, from: at, to: moved, subject: 'none', spreads: 'left' };
    },
  },
  {
    // "Sočić company — around 120 men"
    name: 'unit-list',
    read(sentence, counted) {
      const dash = sentence.tokens[counted.from - 1];
      if (!canBeForce(sentence, counted) || !isForceNoun(sentence, counted)) return null;
      if (dash?.kind !== 'dash' && dash?.kind !== 'colon') return null;
      // "Myrhorod Regiment (Colonel Matviy Hladky) - 3009 cossacks"
      const inside = sentence.bracket[counted.from - 3] ?? -1;
      const unit =
        sentence.tokens[counted.from - 2]?.kind === 'close' && inside > 0 ? inside - 1 : counted.from - 2;
      if (categoryOfWord(sentence.word(unit) ?? '', { kind: 'strength', aircraft: false }) !== 'formation')
        return null;
      return { outcome: null, from: counted.from, to: counted.from, subject: 'none', spreads: 'right' };
    },
  },
  {
    // "Nepos estimates 200,000 infantry"
    name: 'estimated-force',
    read(sentence, counted) {
      if (
        !canBeForce(sentence, counted) ||
        !isForceNoun(sentence, counted) ||
        counted.category === 'formation'
      )
        return null;
      const end = leftOf(sentence, counted);
      if (!ESTIMATING.has(sentence.word(end - 1) ?? '')) return null;
      return { outcome: null, from: counted.from, to: counted.from, subject: 'none', spreads: 'right' };
    },
  },
  {
    // "the 70,000 Dutch and English troops"
    name: 'the-force',
    read(sentence, counted) {
      if (!canBeForce(sentence, counted) || !isForceNoun(sentence, counted)) return null;
      if (counted.category !== 'personnel' && counted.category !== 'ship') return null;
      const isNamed = sentence.tokens[counted.nounFrom]?.capital && counted.nounTo > counted.nounFrom + 1;
      if (sentence.word(counted.from - 1) !== 'the' || !isNamed || (counted.low ?? 0) < LEAST_NAMED_FORCE)
        return null;
      return { outcome: null, from: counted.from, to: counted.from, subject: 'none', spreads: 'no' };
    },
  },
  {
    // "four regiments (about 4,000 men)"
    name: 'bracketed-force',
    read(sentence, counted) {
      if (
        !canBeForce(sentence, counted) ||
        !isForceNoun(sentence, counted) ||
        counted.category !== 'personnel'
      )
        return null;
      const isAlone =
        sentence.tokens[counted.from - 1]?.kind === 'open' &&
        sentence.tokens[endOf(counted)]?.kind === 'close';
      const unit = sentence.tokens[counted.from - 2];
      const isUnit =
        unit?.kind === 'word' &&
        (unit.capital ||
          FORCE_NOUNS.has(unit.text) ||
          categoryOfWord(unit.text, { kind: 'strength', aircraft: false }) === 'formation');
      return isAlone && isUnit
        ? { outcome: null, from: counted.from, to: counted.from, subject: 'owner', spreads: 'no' }
        : null;
    },
  },
  {
    // "Villeroi's 46,000 troops", "the 260 ships of Octavian's fleet"
    name: 'owned-force',
    read(sentence, counted) {
      if (
        !canBeForce(sentence, counted) ||
        !isForceNoun(sentence, counted) ||
        counted.category === 'formation'
      )
        return null;
      const owner = sentence.word(counted.from - 1) ?? '';
      const isOwned = /'s$/.test(owner) || /^(?:their|his|its)$/.test(owner);
      const belongs = sentence.tokens
        .slice(counted.nounFrom, counted.nounTo)
        .some(
          ({ text }, k, all) => text === 'of' && all.slice(k).some(({ text: part }) => FORCE_NOUNS.has(part)),
        );
      if (!isOwned && !belongs) return null;
      return { outcome: null, from: counted.from, to: counted.from, subject: 'none', spreads: 'no' };
    },
  },
];

/** How far "the number of" may stand before its verb. */
const NUMBER_REACH = 10;

/** "the number of MNLA fighters reached": the noun, where a verb of amounting ends at an index. */
function numberOf(sentence: Sentence, end: number): { from: number; to: number } | null {
  const { word, tokens } = sentence;
  if (!/^(?:reached|was|were|is|are|exceeded|grew|rose|to)$/.test(word(end - 1) ?? '')) return null;
  for (let at = end - 2; at > Math.max(0, end - NUMBER_REACH) && tokens[at]!.kind !== 'comma'; at--) {
    if (word(at) !== 'of' || !/^(?:number|numbers|strength)$/.test(word(at - 1) ?? '')) continue;
    let from = at + 1;
    while (DETERMINERS.has(word(from) ?? '')) from++;
    let to = from;
    while (
      to < end - 1 &&
      word(to) !== null &&
      !PHRASE_ENDS.has(word(to)!) &&
      !/^(?:reached|exceeded|grew|rose)$/.test(word(to)!)
    )
      to++;
    const { category, known } = categoryOfPhrase(
      tokens.slice(from, to).map(({ text }) => text),
      { kind: 'strength', aircraft: false },
    );
    const isForce =
      known && category !== 'civilian' && category !== 'other' && !NO_FORCE.has(singular(word(to - 1) ?? ''));
    return to > from && isForce ? { from, to } : null;
  }
  return null;
}

/** "the 2700 man army" */
function isManForce({ word }: Sentence, { nounFrom, nounTo }: Counted): boolean {
  return word(nounFrom) === 'man' && nounTo > nounFrom + 1 && FORCE_NOUNS.has(word(nounFrom + 1) ?? '');
}

/** "bolstering Hannibal's army to", "reducing the garrison to". */
function hasGrowth({ word }: Sentence, at: number): boolean {
  for (let k = at - 1; k >= Math.max(0, at - 4); k--) {
    if (
      /^(?:bolster|bring|rais|increas|swell|reduc|expand|strengthen|build|augment|cut|reinforc)(?:ing|ed|s|e)?$|^(?:brought|built)$/.test(
        word(k) ?? '',
      )
    )
      return true;
  }
  return false;
}

const LOSS_NOUNS: ReadonlyMap<string, string> = new Map([
  ['loss', 'casualties'],
  ['losses', 'casualties'],
  ['casualties', 'casualties'],
  ['death', 'killed'],
  ['deaths', 'killed'],
  ['killing', 'killed'],
  ['execution', 'killed'],
  ['capture', 'captured'],
  ['seizure', 'captured'],
  ['destruction', 'destroyed'],
  ['sinking', 'sunk'],
  ['surrender', 'surrendered'],
  ['desertion', 'deserted'],
  ['defection', 'defected'],
]);

/** "losses were", "casualties amounted to", "killed numbered": the outcome before a verb of amounting that ends at an index. */
function amountOf(sentence: Sentence, end: number): { outcome: string; from: number } | null {
  const { word } = sentence;
  let at = end - 1;
  for (; at > end - 8 && at >= 0; at--) {
    const text = word(at);
    if (text === null) return null;
    const outcome = /^(?:losses|casualties)$/.test(text)
      ? 'casualties'
      : /^(?:dead|deaths|fatalities)$/.test(text)
        ? 'killed'
        : /^prisoners$/.test(text)
          ? 'captured'
          : null;
    if (outcome !== null)
      return at < end - 1 && (outcome === 'casualties' || word(end - 1) !== 'of')
        ? { outcome, from: at }
        : null;
    const isLink =
      AUXILIARIES.has(text) ||
      MADE_UP_OF.at(at, word) !== null ||
      ADVERBS_BETWEEN.has(text) ||
      /^(?:to|as|at|of|put|estimated|given|totaled|were|amounting|from|by|side|on|reported|placed|for|included|include|in|the|stood|stands|standing|during|battle|siege|fighting|campaign|action|of|his|their|its)$/.test(
        text,
      ) ||
      sentence.tokens[at]!.capital ||
      /^\d/.test(text);
    if (!isLink) return null;
  }
  return null;
}

/** "have killed", "had captured": the counted ones did it. */
function isActiveVoice({ word }: Sentence, from: number, to: number): boolean {
  let hasHave = false;
  for (let at = from; at < to; at++) {
    const text = word(at) ?? '';
    if (/^(?:was|were|been|being|is|are|be|got|get|left|reported|remained)$/.test(text)) return false;
    if (/^(?:has|have|had|having|did)$/.test(text)) hasHave = true;
  }
  return hasHave;
}

/** What was lost before is set free: no loss. */
function isFreed(sentence: Sentence, counted: Counted, to: number): boolean {
  const end = leftOf(sentence, counted);
  const { to: verb } = skipAuxiliaries(sentence, to);
  const after = sentence.word(verb) ?? '';
  const freed =
    /^(?:freed|freeing|released|releasing|liberated|liberating|exchanged|exchanging|rescued|rescuing|returned|returning|guarded|guarding|repatriated|escorting|escorted|hold|held|swapped)$/;
  if (freed.test(after)) return true;
  for (let at = end - 1; at >= Math.max(0, end - 5); at--)
    if (freed.test(sentence.word(at) ?? '')) return true;
  return false;
}

/** Where only an article and a people's name say that a number is a force, it must be a large one. */
const LEAST_NAMED_FORCE = 30;

/** Fewer men than this are no force but persons in a story. */
const LEAST_FORCE = 10;

function canBeForce(sentence: Sentence, counted: Counted): boolean {
  if (counted.kind !== 'number') return false;
  if (counted.outcome !== null || countsPlaces(sentence, counted)) return false;
  const elided = counted.nounFrom === counted.nounTo;
  if (!counted.known && !elided) return false;
  const most = counted.high ?? counted.low ?? 0;
  if ((counted.category === 'personnel' || counted.category === 'civilian') && most < LEAST_FORCE)
    return false;
  return counted.category !== 'civilian' && (!elided || most >= LEAST_FORCE);
}

/** "800 troops, mainly of the 3rd Battalion, were landed": the end of the verb. */
function movedAt(sentence: Sentence, from: number): number | null {
  const verb = verbAfter(sentence, sentence.tokens[from]?.kind === 'comma' ? from + 1 : from);
  if (verb === null || isPlanned(sentence, verb)) return null;
  const { to, found } = skipAuxiliaries(sentence, verb);
  return found && MOVED.has(sentence.word(to) ?? '') ? to + 1 : null;
}

/** Whether the noun itself is one of men under arms, ships, guns: not "people", not "officers". */
function isForceNoun(sentence: Sentence, { nounFrom, nounTo, category }: Counted): boolean {
  if (nounFrom === nounTo || category === 'other' || category === 'animal') return false;
  let head = nounFrom;
  while (head + 1 < nounTo && sentence.word(head + 1) !== 'of') head++;
  const word = sentence.word(head) ?? '';
  return !NO_FORCE.has(singular(word)) || isModel(word);
}

/** Whether a force stands shortly before a preposition: "his army with 300 men", "a garrison of". */
function hasForceBefore({ word, tokens }: Sentence, at: number): boolean {
  for (let k = at - 1; k >= Math.max(0, at - 6); k--) {
    if (tokens[k]!.kind === 'stop' || tokens[k]!.kind === 'semicolon') return false;
    if (
      FORCE_NOUNS.has(word(k) ?? '') ||
      /^(?:defended|garrisoned|attacked|reinforced|supported|accompanied|led|manned|launched|arrived|marched|guarded|held|commanded|sailed|advanced|returned|besieged|invaded)$/.test(
        word(k) ?? '',
      )
    )
      return true;
  }
  return false;
}

export { amountOf, inflicting, losing, suffering };
