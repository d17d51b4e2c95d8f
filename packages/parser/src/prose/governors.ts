import {
  AFTER_COUNT,
  COMMITTED,
  ESTIMATING,
  FORCE_NOUNS,
  MADE_UP_OF,
} from '../language/lexicon/force-words.ts';
import { LOSS_NOUNS } from '../language/lexicon/loss-verbs.ts';
import { ADVERBS, OUTCOME_TAILS } from '../language/lexicon/outcomes.ts';
import { categoryOfWord } from '../language/nouns.ts';
import type { Sentence } from '../language/sentence.ts';
import type { Counted } from './counted.ts';
import {
  abandoning,
  active,
  amountOf,
  canBeForce,
  countsPlaces,
  endOf,
  endOfPeople,
  fits,
  type Governor,
  hasForceBefore,
  hasGrowth,
  hasObject,
  intransitive,
  isActiveVoice,
  isEquipment,
  isEscapeFrom,
  isForceNoun,
  isFreed,
  isManForce,
  isPassive,
  isPlanned,
  joined,
  LEAST_NAMED_FORCE,
  losing,
  movedAt,
  numberOf,
  outcomeOf,
  outcomesAt,
  ownNoun,
  phraseBefore,
  skipAuxiliaries,
  taking,
  verbAfter,
} from './governor-parts.ts';

interface GovernorRule {
  name: string;
  read(sentence: Sentence, counted: Counted): Omit<Governor, 'rule'> | null;
}

/** The rules for what is lost, by words that are among those of `gate.ts`. */
const OF_LOSSES: readonly GovernorRule[] = [
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
      const end = counted.left;
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
      const end = counted.left;
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
      const end = counted.left;
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
      const found = phraseBefore(abandoning, sentence, counted.left);
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
      const end = counted.left;
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
      const end = counted.left;
      const noun = amountOf(sentence, end);
      if (noun === null || counted.kind === 'article' || isPlanned(sentence, noun.from)) return null;
      const outcome = noun.outcome === 'casualties' && isEquipment(counted) ? 'lost' : noun.outcome;
      if (!fits(outcome, counted)) return null;
      return { outcome, from: noun.from, to: end, subject: 'none', spreads: 'right' };
    },
  },
];

/** The rules for strengths, of things that can be one. */
const OF_STRENGTHS: readonly GovernorRule[] = [
  {
    // "a force of 11,000 men", "an army numbering 9,000"
    name: 'force-of',
    read(sentence, counted) {
      const end = counted.left;
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
      if (!isForceNoun(sentence, counted)) return null;
      const end = counted.left;
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
      if (!isForceNoun(sentence, counted)) return null;
      if (dash?.kind !== 'dash' && dash?.kind !== 'colon') return null;
      // "Overkirk's squadrons – 48 Dutch" counts squadrons
      if (sentence.tokens[counted.nounTo - 1]!.capital) return null;
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
      if (!isForceNoun(sentence, counted) || counted.category === 'formation') return null;
      const end = counted.left;
      if (!ESTIMATING.has(sentence.word(end - 1) ?? '')) return null;
      return { outcome: null, from: counted.from, to: counted.from, subject: 'none', spreads: 'right' };
    },
  },
  {
    // "the 70,000 Dutch and English troops"
    name: 'the-force',
    read(sentence, counted) {
      if (!isForceNoun(sentence, counted)) return null;
      if (counted.category !== 'personnel' && counted.category !== 'ship') return null;
      const isNamed = sentence.tokens[counted.nounFrom]?.capital && counted.nounTo > counted.nounFrom + 1;
      if (
        counted.isWhole ||
        sentence.word(counted.from - 1) !== 'the' ||
        !isNamed ||
        (counted.low ?? 0) < LEAST_NAMED_FORCE
      )
        return null;
      return { outcome: null, from: counted.from, to: counted.from, subject: 'none', spreads: 'no' };
    },
  },
  {
    // "four regiments (about 4,000 men)"
    name: 'bracketed-force',
    read(sentence, counted) {
      if (!isForceNoun(sentence, counted) || counted.category !== 'personnel') return null;
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
      if (!isForceNoun(sentence, counted) || counted.category === 'formation') return null;
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

/** The rules, tried from top to bottom for each counted thing. */
export const GOVERNORS: readonly GovernorRule[] = [...OF_LOSSES, ...OF_STRENGTHS];

/** What governs a counted thing; null where nothing does. */
export function governorOf(sentence: Sentence, counted: Counted): Governor | null {
  for (const { name, read } of OF_LOSSES) {
    const governor = read(sentence, counted);
    if (governor) return { rule: name, ...governor };
  }
  if (canBeForce(sentence, counted))
    for (const { name, read } of OF_STRENGTHS) {
      const governor = read(sentence, counted);
      if (governor) return { rule: name, ...governor };
    }
  return null;
}
