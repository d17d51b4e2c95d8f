import { clausesOf, subjectOf } from '../../language/clauses.ts';
import type { Sentence, VerbGroup } from '../../language/sentence.ts';
import { DETERMINER, ING, PARTICIPLE, PREPOSITION } from '../../language/word-classes.ts';
import { isMoreThan } from './compared.ts';
import type { Veto } from './figure-rule.ts';
import { unrealOf } from './reality.ts';
import { endOf } from './things.ts';

/** The words before a counted thing, the nearest first. */
const before = (seen: Parameters<Veto['applies']>[0]): readonly [string, string] => {
  const last = seen.counted.left - 1;
  return [seen.sentence.word(last) ?? '', seen.sentence.word(last - 1) ?? ''];
};

const ASKING = /^(?:appeal|apply|applied|ask|begg?|call|hop|look|plead|wait)(?:e|ed|ing|s)?$/;
const GETTING =
  /^(?:acquir|assembl|conscript|enlist|enrol|gather|hir|levi|levy|mobilis|mobiliz|muster|obtain|procur|rais|recruit|secur)/;
const NOT_DOING = /^(?:declin|refus|threaten)/;
const BEFALLS = /^(?:crush|disarm|enslav|imprison|intern|rescu|releas|swallow|sweep|swept|trap)/;
const INTO_CAPTIVITY = /^(?:into|to) (?:captivity|prison|slavery)/;
const LAID_LOW = /^(?:down with|hors de|ill with|out of|sick with)/;
const LIMITS = /^(?:confin|limit|restrict)/;
const MADE_UP = /^(?:compris|consist|contain|have|number|total)/;
const USUALLY = /^(?:nominally|normally|notionally|theoretically|typically|usually)$/;
const USUAL = /^(?:authori[sz]ed|average|normal|notional|theoretical|typical|usual)$/;
const EXCHANGES = /^(?:exchang|free|freed|liberat|ransom|releas|repatriat|rescu|swap)/;
const PROVISIONS =
  /^(?:accommodation|ammunition|arms|berths?|clothing|equipment|food|quarters|rations?|provisions|room|space|stores|supplies|tents?|uniforms|weapons)$/;
const CHANGES = /^(?:augment|cut|deplet|diminish|increas|reduc)/;
const DIFFERENCES = /^(?:advantage|deficit|majority|shortage|shortfall|superiority)$/;

/** What is told of people or arms who were not there, or not so many. */
export const NO_STRENGTHS: readonly Veto[] = [
  {
    // "called for 75,000 volunteers", "called for the deployment of 186 divisions", "pressed the case for 300 tanks"
    name: 'asked-for',
    applies({ sentence: { word, tokens }, counted, place: { clause, phrase } }) {
      const left = tokens[counted.left - 1]?.kind === 'mark' ? counted.left - 1 : counted.left;
      if (word(left - 1) === 'for' && /^(?:case|demand|need|plea|request)$/.test(word(left - 2) ?? ''))
        return true;
      const isFor = word(left - 1) === 'for' || word(phrase.from - 1) === 'for';
      return isFor && ASKING.test(clause.verb?.lemma ?? '');
    },
  },
  {
    // "the fleet escaped save for seven ships": what did not
    name: 'rest',
    applies({ sentence: { word }, counted: { left }, place: { clause } }) {
      const last = word(left - 1) ?? '';
      const isBut = /^(?:except|save)$/.test(last === 'for' ? (word(left - 2) ?? '') : last);
      return isBut && /^(?:escape|evade|flee|fled|retreat|scatter|withdraw)/.test(clause.verb?.lemma ?? '');
    },
  },
  {
    // "failed to raise 3,000 men", "tried to hire 300 Scots"
    name: 'not-got',
    applies({ sentence, counted, place: { clause, role } }) {
      if (clause.verb === null || role !== 'object' || counted.from < clause.verb.to) return false;
      if (unrealOf(sentence, clause) !== 'tried') return false;
      // "refused to send 800 men"
      const outer = clausesOf(sentence).clauses[clause.parent]?.verb?.lemma ?? '';
      return GETTING.test(clause.verb.lemma) || NOT_DOING.test(outer);
    },
  },
  {
    // "It would take 3,080 men to hold the fort", "300 men are enough"; but so many "were needed" are there
    name: 'needed',
    applies({ sentence, counted, place: { clause, role } }) {
      const { verb, subject } = clause;
      if (verb === null) return false;
      if (role === 'subject' && counted.numberTo <= verb.from) return isEnough(sentence, verb);
      if (role !== 'object' || verb.modal !== 'would' || counted.from < verb.to) return false;
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
    // "food for 3,000 men", "a capacity of 300 men", "worth 300 men", "was built for 300 men", "was designed to carry 300 men"
    name: 'provided',
    applies(seen) {
      const [last, first] = before(seen);
      if (last === 'worth' || (last === 'of' && first === 'capacity')) return true;
      if (last === 'for' && PROVISIONS.test(first)) return true;
      const { sentence, place } = seen;
      const { verb, kind, parent } = place.clause;
      if (kind === 'infinitive') return isMade(clausesOf(sentence).clauses[parent]?.verb ?? null);
      return place.preposition === 'for' && isMade(verb);
    },
  },
  {
    // "outnumbered by 2,000 men", "a superiority of 3,000 men"
    name: 'difference',
    applies(seen) {
      const [last, first] = before(seen);
      const { verb } = seen.place.clause;
      // "3,000 more men than the Danes"
      if (isMoreThan(seen.sentence, seen.counted.numberTo, endOf(seen.counted))) return true;
      // "was two battalions short", "short of 300 men", "lacked 800 men", "outnumbered Juel by 800 men"
      if (seen.sentence.word(seen.counted.nounTo) === 'short') return true;
      if (/^(?:by|of)$/.test(last) && first === 'short') return true;
      if (last === 'by' && CHANGES.test(verb?.lemma ?? '')) return true;
      if (verb && /^lack/.test(verb.lemma) && seen.place.role === 'object') return true;
      if (verb && /^(?:exceed|outnumber)/.test(verb.lemma) && last === 'by' && !verb.passive) return true;
      return (
        (last === 'by' && /^(?:exceeded|outnumbered)$/.test(first)) ||
        (last === 'of' && DIFFERENCES.test(first))
      );
    },
  },
  {
    // "300 men were crushed", "were marched into captivity", "were down with dysentery", "accounted for 300 men"
    name: 'befallen',
    applies({ sentence, place: { clause, role, preposition } }) {
      const { verb } = clause;
      if (verb === null) return false;
      if (preposition === 'for' && !verb.passive && verb.lemma.startsWith('account')) return true;
      if (role !== 'subject') return false;
      if (verb.passive && BEFALLS.test(verb.lemma)) return true;
      if (verb.lemma === 'commit' && sentence.word(verb.to) === 'suicide') return true;
      const next = [sentence.word(verb.to) ?? '', sentence.word(verb.to + 1) ?? ''].join(' ');
      return verb.passive ? INTO_CAPTIVITY.test(next) : verb.meaning === 'be' && LAID_LOW.test(next);
    },
  },
  {
    // "each brigade was to have 3,600 men", "limited the navy to 10 ships"
    name: 'allotted',
    applies({ sentence, counted, place: { clause } }) {
      const { verb } = clause;
      const isLimit = sentence.word(counted.left - 1) === 'to' && verb !== null && LIMITS.test(verb.lemma);
      if (isLimit || verb === null || clause.kind !== 'infinitive' || !MADE_UP.test(verb.lemma))
        return isLimit;
      const outer = clausesOf(sentence).clauses[clause.parent]?.verb;
      return outer?.meaning === 'be' && outer.to === verb.from;
    },
  },
  {
    // "a regiment normally had 800 men"
    name: 'usual',
    applies({ sentence, counted, place: { clause } }) {
      for (let at = clause.from; at < counted.from; at++)
        if (USUALLY.test(sentence.word(at) ?? '')) return true;
      // "the average battalion numbered 600 men"
      const { subject } = clause;
      for (let at = subject?.from ?? counted.from; at < counted.from; at++)
        if (USUAL.test(sentence.word(at) ?? '') && isAfterDeterminer(sentence, at)) return true;
      return false;
    },
  },
  {
    // "took 300 horses": brought along, or taken
    name: 'taken',
    applies: ({ counted, place: { clause, role } }) =>
      counted.category === 'animal' && role === 'object' && clause.verb?.lemma === 'take',
  },
  {
    // "in return for 900 prisoners", "freed 150 men"
    name: 'exchanged',
    applies(seen) {
      const [last, first] = before(seen);
      if (last === 'for' && /^(?:exchange|return)$/.test(first)) return true;
      const { verb } = seen.place.clause;
      if (verb === null || verb.passive || seen.place.role !== 'object') return false;
      return EXCHANGES.test(verb.lemma) && seen.counted.from >= verb.to;
    },
  },
  {
    // "four battalions, each of 600 men", "each legion numbered 4,200 men", "with 200 men on each"
    name: 'of-each',
    applies({ sentence, counted, place: { clause } }) {
      const { word } = sentence;
      const end = endOf(counted);
      if (/^(?:aboard|for|from|in|on|to|per)$/.test(word(end) ?? '') && EACH.test(word(end + 1) ?? ''))
        return true;
      const subject = subjectOf(sentence, clause);
      const isOfSubject =
        subject !== null &&
        subject.from < counted.from &&
        EACH.test(word(subject.from) ?? '') &&
        !OF_TWO.test(word(subject.to - 1) ?? '');
      if (isOfSubject && (MADE_UP.test(clause.verb?.lemma ?? '') || clause.verb?.passive)) return true;
      // "each with a crew of 200", "each manned by 200 rowers"
      for (let at = counted.left - 1; at > counted.left - LONGEST_EACH && word(at) !== null; at--)
        if (word(at) === 'each') return (sentence.classes[at + 1]! & (PREPOSITION | PARTICIPLE | ING)) !== 0;
      return false;
    },
  },
];

/** "the average battalion", "the frigate's normal complement" */
const isAfterDeterminer = ({ classes, word }: Sentence, at: number): boolean =>
  word(at - 1) === 'the' || ((classes[at - 1] ?? 0) & DETERMINER) !== 0 || /['’]s?$/.test(word(at - 1) ?? '');

/** "was designed", "were built" */
const isMade = (verb: VerbGroup | null): boolean =>
  verb?.passive === true && /^(?:build|built|construct|design|intend|mean)/.test(verb.lemma);

/** Those of which two fight: "each army had 40,000 men" tells how many both had. */
const OF_TWO = /^(?:army|fleet|force|side)$/;
const EACH = /^(?:each|every)$/;
/** So many words may stand between "each" and the number that each has. */
const LONGEST_EACH = 6;

/** "would be enough", "are needed": a verb of how many somebody thinks it takes. */
const isEnough = ({ word }: Sentence, { from, to, lemma, meaning, modal, passive }: VerbGroup): boolean =>
  (modal !== null || /^(?:am|are|is)$/.test(word(from) ?? '')) &&
  (/^suffice/.test(lemma) ||
    (passive && /^(?:need|require)/.test(lemma)) ||
    (meaning === 'be' && /^(?:enough|sufficient|necessary|adequate)$/.test(word(to) ?? '')));
