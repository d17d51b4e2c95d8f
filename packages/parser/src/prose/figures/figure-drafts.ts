import { categoryOfPhrase } from '../../language/nouns.ts';
import type { Range, Sentence } from '../../language/sentence.ts';
import type { Counted } from './counted.ts';
import type { Figure, Place } from './figure.ts';
import type { Reading, Seen } from './figure-rule.ts';
import { boundOf } from './reality.ts';
import { endOf, isMenByWeapon } from './things.ts';

/** A counted thing while it is found out what it is. */
export interface Draft {
  seen: Seen;
  figure: Figure | null;
  because: string;
}

export function make(
  { seen }: Draft,
  rule: string,
  { noun, ...reading }: Reading,
  shares: Figure | null,
): Figure {
  const { sentence, place } = seen;
  const named = noun ? withNoun(sentence, seen.counted, noun) : seen.counted;
  const isMen = reading.outcome === null && isMenByWeapon(sentence, named);
  const counted = bounded(sentence, isMen ? { ...named, category: 'personnel' } : named, place);
  return {
    sentence,
    counted,
    place,
    rule,
    ...reading,
    shares,
    side: null,
    category: isOfCivilians(sentence, rule, reading, counted) ? 'civilian' : counted.category,
    isTotal: counted.isTotal,
  };
}

/** "losses exceeded 300": more than that; "did not exceed 300", "could not rally above 300": no more than that. */
function bounded(sentence: Sentence, counted: Counted, { clause: { verb } }: Place): Counted {
  const bound = boundOf(sentence, counted, verb);
  if (bound === null) return counted;
  return bound === 'at_least' || bound === 'more_than'
    ? { ...counted, qualifier: bound, low: counted.low ?? counted.high, high: null }
    : { ...counted, qualifier: bound, low: null, high: counted.high ?? counted.low };
}

/** "the number of civilian deaths was 300", "300 civilian deaths", "300 civilian contractor deaths" */
function isOfCivilians(
  { word }: Sentence,
  rule: string,
  { words }: Reading,
  { numberTo, from }: Counted,
): boolean {
  if (!/^(?:noun-is|outcome-noun)$/.test(rule)) return false;
  const first = from < words.from ? numberTo : words.from - 1;
  for (let at = first; at < words.from; at++) if (/^civilians?$/.test(word(at) ?? '')) return true;
  return false;
}

function withNoun(sentence: Sentence, counted: Counted, { from, to }: Range): Counted {
  const words = Array.from({ length: to - from }, (_, k) => sentence.word(from + k) ?? '');
  const { category, known } = categoryOfPhrase(words, { kind: 'strength', aircraft: false });
  return { ...counted, nounFrom: from, nounTo: to, category, known };
}

export const bracketOf = ({ seen }: Draft): number => seen.sentence.bracket[seen.counted.from]!;

/** Where what is said of a thing ends: at its noun, or at the words after it. */
export const saidTo = ({ seen, figure }: Draft): number =>
  figure === null ? endOf(seen.counted) : Math.max(endOf(seen.counted), figure.words.to);

/** The thing whose brackets hold another. */
export function wholeOf(drafts: readonly Draft[], draft: Draft): Draft | null {
  const open = bracketOf(draft);
  if (open < 0) return null;
  const whole = drafts.findLast((other) => bracketOf(other) === -1 && other.seen.counted.from < open);
  return whole && (open === saidTo(whole) || open === endOf(whole.seen.counted)) ? whole : null;
}
