import type { ClaimRow } from '@openbattles/schema';
import { DETERMINERS } from '../language/lexicon/function-words.ts';
import { Phrases } from '../language/lexicon/words.ts';
import type { Sentence } from '../language/sentence.ts';
import { type Counted, findCounted } from './counted.ts';
import { amountOf, countsPlaces, endOf, type Governor, isEquipment } from './governor-parts.ts';
import { governorOf } from './governors.ts';

/** A counted thing with what governs it, while the columns of its claim are found. */
export interface Draft {
  counted: Counted;
  governor: Governor;
  /** The governor stands elsewhere in the list that this is a part of. */
  spread: boolean;
  side: number | null;
  category: ClaimRow['category'];
  isTotal: boolean;
}

/** They join what one verb governs; "with" and "while" go on with another verb and the same side. */
const phrases = (list: readonly string[]) => new Phrases(list.map((phrase) => [phrase, true] as const));
const JOINTS = ['as well as', 'along with', 'together with', 'and', 'or', 'plus', 'and also', 'and another'];
const tight = phrases(JOINTS);
const loose = phrases([...JOINTS, 'with', 'while']);

/** Whether nothing but commas, conjunctions and articles stands between two indices. */
export function isJoint(sentence: Sentence, from: number, to: number, joints = loose): boolean {
  let at = from;
  while (at < to) {
    const kind = sentence.tokens[at]!.kind;
    const phrase = joints.at(at, sentence.word);
    if (kind === 'comma' || kind === 'ampersand' || kind === 'colon') at++;
    else if (phrase) at += phrase.length;
    else if (
      DETERMINERS.has(sentence.word(at) ?? '') ||
      /^(?:only|further|also|then|some|including)$/.test(sentence.word(at) ?? '')
    )
      at++;
    else return false;
  }
  return at === to && to > from;
}

/**
 * The claims that a sentence makes, in order, before it is known whose they are: each counted thing with what governs it,
 * be it by itself, through the list that it is a part of, or in the brackets of its total.
 */
export function draftsOf(sentence: Sentence): Draft[] {
  const counted = findCounted(sentence);
  const governed = counted.map((thing, index): { governor: Governor; spread: boolean } | null => {
    // "66 towns, of which 40 surrendered"
    const before = counted[index - 1];
    const isOfWhich = sentence.word(thing.from - 1) === 'which' && sentence.word(thing.from - 2) === 'of';
    if (isOfWhich && before && countsPlaces(sentence, before)) return null;
    const governor = governorOf(sentence, thing);
    return governor === null || (thing.isWhole && governor.outcome !== null)
      ? null
      : { governor, spread: false };
  });
  if (governed.every((found) => found === null)) return [];
  const outer = counted
    .map((_, index) => index)
    .filter((index) => sentence.bracket[counted[index]!.from] === -1);
  const joined = (left: number, right: number) => {
    const end = Math.max(endOf(counted[left]!), rightEnd(governed[left]?.governor, counted[left]!));
    return isJoint(sentence, Math.max(end, closeAfter(sentence, end)), counted[right]!.from, tight);
  };
  for (const [k, first] of outer.entries()) {
    const sum = governed[first]?.governor.outcome && amountOf(sentence, counted[first]!.left);
    if (!sum) continue;
    // "casualties included 25,000 killed, 510 tanks and 2,000 guns": what says nothing of itself is lost
    for (let at = k + 1; at < outer.length && joined(outer[at - 1]!, outer[at]!); at++) {
      const thing = outer[at]!;
      const outcome = isEquipment(counted[thing]!) ? 'lost' : 'casualties';
      if (counted[thing]!.kind === 'number')
        governed[thing] ??= {
          governor: {
            rule: 'noun-is',
            outcome,
            from: sum.from,
            to: sum.from + 1,
            subject: 'none',
            spreads: 'no',
          },
          spread: true,
        };
    }
  }
  for (let k = 1; k < outer.length; k++) {
    const [left, right] = [outer[k - 1]!, outer[k]!];
    const from = governed[left];
    if (from?.governor.spreads === 'right' && !governed[right] && joined(left, right)) spread(left, right);
  }
  for (let k = outer.length - 2; k >= 0; k--) {
    const [left, right] = [outer[k]!, outer[k + 1]!];
    const from = governed[right];
    if (from?.governor.spreads === 'left' && !governed[left] && joined(left, right)) spread(right, left);
  }
  const totals = new Set<number>();
  for (const [index, { from }] of counted.entries()) {
    const open = sentence.bracket[from]!;
    if (open < 0) continue;
    const whole = outer.findLast((at) => counted[at]!.from < open);
    if (whole === undefined || !governed[whole]) continue;
    const end = Math.max(endOf(counted[whole]!), rightEnd(governed[whole]!.governor, counted[whole]!));
    if (open !== end && open !== endOf(counted[whole]!)) continue;
    if (!governed[index]) spread(whole, index);
    if (governed[index]) totals.add(whole);
  }
  function spread(source: number, target: number): void {
    const { governor } = governed[source]!;
    const thing = counted[target]!;
    if (!isSameKind(counted[source]!, thing, governor)) return;
    // people who are lost are casualties, things are lost
    const isLoss = governor.outcome === 'casualties' || governor.outcome === 'lost';
    const outcome = isLoss ? (isEquipment(thing) ? 'lost' : 'casualties') : governor.outcome;
    governed[target] = {
      governor: outcome === governor.outcome ? governor : { ...governor, outcome },
      spread: true,
    };
  }
  return counted.flatMap((thing, index) => {
    const found = governed[index];
    if (!found || (found.governor.outcome === null && thing.kind !== 'number')) return [];
    if (thing.kind === 'article' && !isArticleClaim(thing)) return [];
    return [
      {
        counted: thing,
        ...found,
        side: null,
        category: thing.category,
        isTotal: thing.isTotal || totals.has(index),
      },
    ];
  });
}

/** "a" counts one where it is a person or a machine: not an army, a village, a defeat. */
const isArticleClaim = ({ category, known }: Counted): boolean =>
  known &&
  (category === 'personnel' ||
    category === 'civilian' ||
    category === 'vehicle' ||
    category === 'aircraft' ||
    category === 'ship');

/** Things and people are not lost in the same way: "losing 500 men and 3 guns" is, "20 men and 3 guns were killed" is not. */
function isSameKind(source: Counted, target: Counted, { outcome }: Governor): boolean {
  if (target.kind === 'none') return false;
  const elided = target.nounFrom === target.nounTo;
  if (!elided && !target.known) return false;
  const people = ({ category }: Counted) =>
    category === 'personnel' || category === 'civilian' || category === 'formation';
  if (outcome === null) return target.kind === 'number';
  if (/captured|lost|casualties/.test(outcome)) return true;
  return elided || people(source) === people(target);
}

/** Where the words of a governor that stands after the noun end. */
export const rightEnd = (governor: Governor | undefined, counted: Counted): number =>
  governor && governor.from >= endOf(counted)
    ? governor.to
    : governor && governor.to > endOf(counted)
      ? governor.to
      : 0;

/** After the bracket that opens at an index; 0 where none does. */
function closeAfter({ tokens, bracket }: Sentence, at: number): number {
  if (tokens[at]?.kind !== 'open') return 0;
  let close = at + 1;
  while (close < tokens.length && bracket[close] !== bracket[at]) close++;
  return close < tokens.length ? close : 0;
}
