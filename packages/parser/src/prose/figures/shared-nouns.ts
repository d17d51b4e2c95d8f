import { wordSet } from '../../language/lexicon/word-list.ts';
import { isModel, isPlural, singular } from '../../language/nouns.ts';
import { isAdjective } from '../../language/polities.ts';
import type { Sentence } from '../../language/sentence.ts';
import describing from '../../language/words/describing-nouns.json' with { type: 'json' };
import type { Counted } from './counted.ts';
import { headOf } from './things.ts';

const DESCRIBING = wordSet(describing);

/** More infantry than this are men, and no battalions of them. */
const MOST_OF_A_MASS = 20;
/** "104 infantry and 19 armoured divisions": beside divisions, so few would be no mass of men. */
const MOST_BESIDE_DIVISIONS = 300;

/** "22 German and 10 Italian tanks", "six heavy and four light guns": words that only describe count what the next number does. */
export function takeNouns(sentence: Sentence, counted: readonly Counted[]): void {
  for (let k = counted.length - 2; k >= 0; k--) takeNoun(sentence, counted[k]!, counted[k + 1]!);
}

/** "81 German tanks and 197 Italian": an adjective that ends a list counts what the thing before it does. */
export function takeNounsBefore(sentence: Sentence, counted: readonly Counted[]): void {
  const { word, tokens } = sentence;
  for (const [k, thing] of counted.entries()) {
    const before = counted[k - 1];
    const next = thing.nounTo;
    const isAlone =
      next === thing.nounFrom + 1 &&
      isAdjective(word(thing.nounFrom) ?? '') &&
      (tokens[next]?.kind !== 'word' || /^(?:and|but|or|in|at|on)$/.test(word(next) ?? ''));
    if (!before?.known || before.kind !== 'number' || !isAlone || !joins(sentence, before.nounTo, thing))
      continue;
    let isSame = false;
    for (let at = before.nounFrom; at < before.nounTo - 1; at++) isSame ||= isAdjective(word(at) ?? '');
    if (!isSame) continue;
    thing.category = before.category;
    thing.sharedHead = headOf(sentence, before);
  }
}

function takeNoun(sentence: Sentence, first: Counted, next: Counted): void {
  const { nounFrom, nounTo } = first;
  if (
    nounFrom === nounTo ||
    nounTo - nounFrom > 2 ||
    first.outcome !== null ||
    !joins(sentence, nounTo, next)
  )
    return;
  const head = next.sharedHead ?? headOf(sentence, next);
  const isDescribed = next.sharedHead !== null || next.nounTo - next.nounFrom > 1;
  if (head === null || !isDescribed || !isPlural(head) || !describes(sentence, first, next, head)) return;
  // "269 Spitfire and 533 Hurricane fighters"
  if (!first.known || first.category !== 'aircraft') first.category = next.category;
  first.known = next.known;
  first.sharedHead = head;
}

/** Whether "and" or a comma, and nothing else, stands between an index and the next thing. */
function joins({ word, tokens }: Sentence, at: number, { from }: Counted): boolean {
  const isComma = tokens[at]?.kind === 'comma';
  const to = isComma && !/^(?:and|or)$/.test(word(at + 1) ?? '') ? at : isComma ? at + 1 : at;
  return to + 1 === from && (isComma || /^(?:and|or)$/.test(word(at) ?? ''));
}

/** Whether the noun after a number is none by itself: a people's adjective, a type in the singular after several, "heavy". */
function describes(sentence: Sentence, first: Counted, next: Counted, head: string): boolean {
  const { nounFrom, nounTo, category } = first;
  const last = sentence.word(nounTo - 1);
  const most = first.high ?? first.low ?? 0;
  if (last === null || first.kind !== 'number' || singular(last) !== last) return false;
  if (isModel(last) && !DESCRIBING.has(last)) return false;
  const isAlone = nounTo === nounFrom + 1;
  if (isAlone && sentence.tokens[nounFrom]!.capital && isAdjective(last)) return true;
  if (isAlone && DESCRIBING.has(last))
    return (
      !isPlural(last) ||
      (next.category === 'formation' &&
        most < (head === 'divisions' ? MOST_BESIDE_DIVISIONS : MOST_OF_A_MASS))
    );
  return most > 1 && category === 'aircraft' && !isPlural(last) && sentence.tokens[nounTo - 1]!.capital;
}
