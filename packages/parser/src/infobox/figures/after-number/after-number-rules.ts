import {
  BEFORE_NAMES,
  CONDITIONS,
  DETERMINERS,
  MORE_OF,
  OUTCOME_LINKS,
} from '../../../language/lexicon/around-figures.ts';
import { CLAIM_OPENERS } from '../../../language/lexicon/labels.ts';
import { ADVERBS, NOT_LOST, OUTCOME_TAILS } from '../../../language/lexicon/outcomes.ts';
import { isListed } from '../../../language/nouns.ts';
import { claimName } from '../labels.ts';
import { endsNounPhrase, REACH, SEPARATORS } from '../node-text.ts';
import {
  completesNoun,
  isConjunction,
  isLabelWord,
  isParticiple,
  isUpperEnd,
  isWithinPhrase,
  joinedNouns,
  joinedOutcome,
  keepsNounBeforeLabel,
  nounsAfterOutcome,
  originAfter,
  partitive,
} from './look-ahead.ts';
import type { AfterNumberRule, Read } from './rule.ts';

const only = (...words: string[]): ReadonlySet<string> => new Set(words);
const endAt = (to: number): Read => ({ to, stops: true });
const nounTo = (from: number, to: number): Read => ({ noun: [from, to], to });
const outcomeAt = (outcome: number): Read => ({ outcome, to: outcome + 1 });
const tailFrom = (to: number): Read => ({ stage: 'tail', to });

/** Signs, brackets and outcomes, and then words. The first rule that answers decides. */
export const AFTER_NUMBER_RULES: readonly AfterNumberRule[] = [
  {
    name: 'times',
    of: ['times'],
    when: { first: true },
    read: (_, i) => i + 1,
  },
  { name: 'other-sign', of: ['times'], read: (_, i) => endAt(i) },
  { name: 'next-figure', of: ['quantity'], read: (_, i) => endAt(i) },
  {
    // "3 of whom were wounded"
    name: 'part-of',
    of: ['part'],
    when: { first: true, words: only('of') },
    read: (_, i) => ({ said: { part: true }, to: i + 1 }),
  },
  {
    name: 'quotation-mark',
    of: ['mark'],
    when: { words: only(...'"“”\'‘’«»') },
    read: (_, i, __, next) => (next === undefined ? null : i + 1),
  },
  {
    // "killed, wounded or captured", "troops, sailors and militia"
    name: 'comma',
    of: ['line', 'comma'],
    read(soFar, i, { kind }, next) {
      const outcome = joinedOutcome(soFar, i);
      if (outcome > i) return outcomeAt(outcome);
      if (kind === 'line') return endAt(i);
      const nouns = soFar.stage === 'noun' && soFar.hasNoun ? joinedNouns(soFar, i) : i;
      if (nouns > i) return nounTo(i, nouns);
      return soFar.group === null && soFar.node(i - 1)?.text === 'from' && next?.capital ? i + 1 : endAt(i);
    },
  },
  {
    name: 'end',
    of: ['semicolon', 'line', 'rule', 'gap', 'bullet', 'stop', 'mark', 'colon', 'close', 'part', 'aside'],
    read: (_, i) => endAt(i),
  },
  {
    // "20 ships of the line (1,396 guns) lost", "6,000 (excluding prisoners) to 11,000 casualties"
    name: 'bracket',
    of: ['open'],
    read(soFar, i) {
      const close = soFar.text.closing(i);
      if (close < 0) return endAt(i);
      const to = Math.min(soFar.to, close + 1);
      const beyond = soFar.node(to);
      const goesOn =
        beyond === undefined ||
        beyond.kind === 'open' ||
        (beyond.kind === 'word' && OUTCOME_LINKS.has(beyond.text)) ||
        (beyond.kind === 'outcome' &&
          soFar.outcomes.length === 0 &&
          !soFar.hasOutcome &&
          !isLabelWord(soFar, to));
      if (goesOn) return { bracket: i, to };
      const upper = soFar.node(to + 1);
      if (beyond.text === 'to' && !soFar.hasNoun && upper?.kind === 'quantity')
        if (isUpperEnd(soFar.quantity, upper.quantity))
          return { bracket: i, said: { high: upper.quantity.high }, quoteTo: to + 2, to: to + 2 };
      return { bracket: i, ...endAt(to) };
    },
  },
  {
    name: 'total',
    of: ['total'],
    read: (soFar, i) =>
      soFar.text.beginsLabel(i, soFar.to) ? endAt(i) : { said: { total: true }, quoteTo: i + 1, to: i + 1 },
  },
  {
    // "killed or wounded", "captured/missing", "mercenaries and allies"
    name: 'conjunction',
    of: ['slash', 'ampersand', 'dash', 'word'],
    read(soFar, i, node, next) {
      if (!isConjunction(node) && node.kind !== 'dash') return null;
      if (soFar.stage === 'outcome' && soFar.outcomes.length > 0) {
        const outcome = joinedOutcome(soFar, i);
        return outcome > i ? outcomeAt(outcome) : endAt(i);
      }
      const joins = soFar.stage === 'noun' && soFar.hasNoun && node.kind !== 'dash' && next?.kind === 'word';
      return joins && !soFar.text.endsNoun(i + 1, soFar.to) ? nounTo(i, i + 2) : endAt(i);
    },
  },
  {
    // "69 wounded prisoners"
    name: 'second-outcome',
    of: ['outcome'],
    read(soFar, i, node) {
      if (node.kind !== 'outcome') return null;
      if (soFar.hasOutcome) return endAt(i);
      if (soFar.stage !== 'outcome') return null;
      if (!node.noun) return endAt(i);
      if (node.outcome === 'casualties') return { quoteTo: i + 1, to: i + 1 };
      return soFar.hasNoun || i > soFar.at + 2 ? endAt(i) : nounTo(i, i + 1);
    },
  },
  {
    // "1,000 men of the 5th Brigade were killed", but not "500 killed after being arrested"
    name: 'outcome-in-tail',
    of: ['outcome'],
    when: { stage: 'tail' },
    read(soFar, i, _, next) {
      if (soFar.outcomes.length > 0) return i + 1;
      const adjective = next?.kind === 'word' && !endsNounPhrase(next);
      return !soFar.auxiliary && (!soFar.hasNoun || adjective) ? i + 1 : null;
    },
  },
  {
    name: 'outcome-label',
    of: ['outcome'],
    when: { hasNoun: true },
    read: (soFar, i) => (soFar.text.beginsLabel(i, soFar.to) ? endAt(i) : null),
  },
  {
    // "8 prisoners killed": what was counted had an outcome before
    name: 'counted-outcome',
    of: ['outcome'],
    when: { hasNoun: false },
    read(soFar, i, node, next) {
      if (node.kind !== 'outcome' || !node.noun) return null;
      const verb = next?.kind === 'word' && OUTCOME_LINKS.has(next.text) ? soFar.node(i + 2) : next;
      return verb?.kind === 'outcome' && !verb.noun ? nounTo(i, i + 1) : null;
    },
  },
  {
    // "1 seized cargo vessel" among the forces
    name: 'participle-of-strength',
    of: ['outcome'],
    when: { hasNoun: false, kind: 'strength' },
    read: (soFar, i, _, next) =>
      next?.kind === 'word' && !soFar.text.endsNoun(i + 1, soFar.to) ? i + 1 : null,
  },
  {
    // "5 killed", "2 captured ships"
    name: 'outcome',
    of: ['outcome'],
    read(soFar, i) {
      const nouns = soFar.hasNoun ? i + 1 : nounsAfterOutcome(soFar, i + 1);
      return nouns > i + 1 ? { outcome: i, ...nounTo(i + 1, nouns) } : outcomeAt(i);
    },
  },
  {
    // "30 guns Spain: …"
    name: 'label',
    read(soFar, i) {
      if (!soFar.text.beginsLabel(i, soFar.to)) return null;
      const begun = soFar.hasNoun || soFar.stage !== 'noun';
      const goesOn = begun ? isWithinPhrase(soFar, i) : keepsNounBeforeLabel(soFar, i);
      return goesOn ? null : endAt(i);
    },
  },
  {
    // "men were killed", "men have been reported missing"
    name: 'auxiliary',
    when: { words: OUTCOME_LINKS },
    read(_, i, __, next) {
      const verb =
        next?.kind === 'outcome' ||
        (next?.kind === 'word' && (OUTCOME_LINKS.has(next.text) || ADVERBS.has(next.text)));
      return verb ? { said: { auxiliary: true }, to: i + 1 } : null;
    },
  },
  {
    // "150,000 according to Mehmed II himself"
    name: 'claimant',
    read({ text, to }, i) {
      const opener = CLAIM_OPENERS.among(text.nodes, i, to);
      if (opener === null) return null;
      let end = i + opener.length;
      while (end < Math.min(to, i + REACH) && /^(?:word|ampersand)$/.test(text.nodes[end]!.kind)) end++;
      return { said: { claimant: claimName(text, i, end) }, understood: [i, end], ...endAt(end) };
    },
  },
  {
    // "4 were Spanish"
    name: 'copula',
    when: { words: only('was', 'were', 'are', 'is'), hasNoun: false, stage: 'noun' },
    read: (_, i) => i + 1,
  },
  {
    // "killed in battle", "dead on the return voyage"
    name: 'after-outcome',
    when: { stage: 'outcome' },
    read(soFar, i, node) {
      const tail = OUTCOME_TAILS.among(soFar.text.nodes, i, soFar.to);
      if (tail !== null) {
        const to = i + tail.length;
        return { said: { total: soFar.total || tail.meaning === 'all' }, quoteTo: to, to };
      }
      if (ADVERBS.has(node.text)) return i + 1;
      return endsNounPhrase(node) || CONDITIONS.has(node.text) ? tailFrom(i + 1) : endAt(i);
    },
  },
  {
    // "killed after a battle near Grozny", up to a name that begins something else
    name: 'tail',
    when: { stage: 'tail' },
    read(soFar, i, { capital }) {
      const before = soFar.text.nodes[i - 1]!;
      const isOfName = BEFORE_NAMES.has(before.text) || before.capital;
      return soFar.outcomes.length > 0 && capital && !isOfName ? endAt(i) : i + 1;
    },
  },
  {
    // "165–400+La nouvelle", "20 soldiers Ansar Dine": a line break was lost
    name: 'lost-break',
    when: { capital: true },
    read(soFar, i, { spaced, text }) {
      const isNew = soFar.hasNoun
        ? completesNoun(soFar.text.nodes[i - 1]!)
        : !spaced && i === soFar.at + 1 && !isListed(text);
      return isNew ? endAt(i) : null;
    },
  },
  {
    // "5 of the 20 ships": the second number is what there were
    name: 'partitive',
    when: { hasNoun: false },
    read(soFar, i) {
      const { rule } = soFar.quantity;
      const whole = rule === 'number' || rule === 'range' ? partitive(soFar, i) : i;
      return whole === i ? null : { quoteTo: whole + 1, to: whole + 1 };
    },
  },
  {
    // "hundreds of men", "300 more"
    name: 'determiner',
    when: { words: only('of', 'the', 'a', 'an', 'more'), hasNoun: false },
    read: (_, i) => i + 1,
  },
  {
    // "300 additional"
    name: 'more-of-them',
    when: { words: MORE_OF, hasNoun: false },
    read: (soFar, i) => (soFar.text.endsNoun(i + 1, soFar.to) ? i + 1 : null),
  },
  {
    // "20 severely damaged", "2 heavily"
    name: 'adverb',
    when: { words: ADVERBS },
    read(soFar, i, _, next) {
      if (soFar.hasNoun) return next?.kind === 'outcome' ? i + 1 : null;
      if (next?.kind === 'word' || next?.kind === 'outcome') return i + 1;
      return { said: { elided: true }, quoteTo: i + 1, to: i + 1 };
    },
  },
  {
    // "20,000 Ottoman troops to 60,000"
    name: 'range-around-noun',
    when: { words: only('to'), hasNoun: true },
    read(soFar, i, _, next) {
      if (next?.kind !== 'quantity') return null;
      const beyond = soFar.node(i + 2);
      const bare =
        beyond === undefined || SEPARATORS.has(beyond.kind) || /^(?:open|close)$/.test(beyond.kind);
      if (!bare || !isUpperEnd(soFar.quantity, next.quantity)) return null;
      return { said: { high: next.quantity.high }, stage: 'outcome', quoteTo: i + 2, to: i + 2 };
    },
  },
  {
    // "squadrons of cavalry", "ships of the line", but not "men of the 5th Brigade"
    name: 'of',
    when: { words: only('of') },
    read(soFar, i, _, next) {
      if (next?.kind !== 'word') return tailFrom(i + 1);
      if (next.text === 'the' && soFar.node(i + 2)?.text === 'line') return nounTo(i, i + 3);
      return DETERMINERS.has(next.text) ? tailFrom(i + 1) : nounTo(i, i + 1);
    },
  },
  {
    // "4,500 soldiers from Gran Colombia"
    name: 'origin',
    when: { words: only('from'), hasNoun: true, kind: 'strength' },
    read(soFar, i) {
      const origin = originAfter(soFar, i + 1);
      if (origin === null) return null;
      return { said: { group: origin.name }, understood: [i, origin.to], ...tailFrom(origin.to) };
    },
  },
  {
    // "5 in reserve"
    name: 'preposition',
    read(soFar, i, node) {
      if (!endsNounPhrase(node)) return null;
      return { said: { elided: soFar.elided || !soFar.hasNoun }, ...tailFrom(i + 1) };
    },
  },
  {
    // "200 evacuated", "2,299 IEDs cleared": no loss, or none that we know
    name: 'no-loss',
    when: { kind: 'casualties' },
    read(soFar, i, { text }, next) {
      if (soFar.outcomes.length > 0) return null;
      const unknown = soFar.hasNoun && next?.kind !== 'word' && isParticiple(soFar, i);
      return NOT_LOST.has(text) || unknown ? { said: { lossless: true } } : null;
    },
  },
  {
    // "2,299 IEDs cleared": what is done with them ends the noun
    name: 'participle',
    when: { hasNoun: true },
    read: (soFar, i) => (isParticiple(soFar, i) ? tailFrom(i + 1) : null),
  },
  {
    // "65,000 engaged", "50 active soldiers", "infantry fighting vehicles"
    name: 'state',
    when: { words: CONDITIONS },
    read(soFar, i, _, next) {
      const { hasNoun, text, to } = soFar;
      const isWithinNoun =
        next?.kind === 'word' &&
        (hasNoun
          ? !next.capital && isListed(next.text)
          : !text.endsNoun(i + 1, to) && text.isKnownNoun(i + 1));
      if (isWithinNoun) return nounTo(i, i + 1);
      return { said: { elided: soFar.elided || !hasNoun }, quoteTo: i + 1, ...tailFrom(i + 1) };
    },
  },
  { name: 'noun', read: (_, i) => nounTo(i, i + 1) },
];
