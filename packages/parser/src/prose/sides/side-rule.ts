import { DETERMINERS } from '../../language/lexicon/function-words.ts';
import type { Sentence } from '../../language/sentence.ts';
import { PREPOSITION } from '../../language/word-classes.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import type { Whose } from './whose.ts';

/** Where a rule finds a side: a number, null where it finds that none can be told, undefined where it says nothing. */
export interface SideRule {
  name: string;
  example: string;
  /** Whether it gives a figure the side of what was told before, so that it does not hold where others are told of. */
  goesOn?: true;
  read(scene: Scene, figure: Figure): Whose;
}

export const isLoss = ({ outcome }: Figure): boolean => outcome !== null;

/** Whether nothing but marks, "and" and articles stands between two figures of one kind. */
export function isJoined({ sentence }: Scene, left: Figure, right: Figure): boolean {
  if (isLoss(left) !== isLoss(right)) return false;
  // "When Horn attacked with 5,000 men, 3,000 defended the town": the comma ends a clause
  const { clause, role } = right.place;
  if (role === 'subject' && clause.kind === 'main' && left.place.clause.kind === 'subordinate') return false;
  const from = Math.max(endOf(left.counted), left.words.to <= right.counted.from ? left.words.to : 0);
  if (from >= right.counted.from) return false;
  for (let at = from; at < right.counted.from; at++) {
    const { kind } = sentence.tokens[at]!;
    if (kind === 'open') {
      // "300 men (that number may be too low), 40 guns"
      const close = endOfBracket(sentence, at);
      if (close > 0 && close < right.counted.from) at = close;
      continue;
    }
    if (kind === 'comma' || kind === 'ampersand') continue;
    const word = sentence.word(at) ?? '';
    if (
      /^(?:and|or|plus|with|along|together|as|well|another|a|an|some|further|also|only)$/.test(word) ||
      DETERMINERS.has(word)
    )
      continue;
    return false;
  }
  return true;
}

/** Where the bracket ends that opens at a token; -1 where it does not. */
function endOfBracket({ tokens }: Sentence, open: number): number {
  for (let at = open + 1; at < tokens.length; at++) {
    const { kind } = tokens[at]!;
    if (kind === 'close') return at;
    if (kind === 'open' || kind === 'semicolon') return -1;
  }
  return -1;
}

/** No longer a phrase stands between two things of a list: "nine divisions in the conquered lands, four in reserve". */
const LONGEST_TAIL = 10;

/** Whether two strengths stand in one list, though a phrase follows the first: nothing there names anybody or has a verb of its own. */
export function goesOnAfterPhrase({ sentence, mentions, tree }: Scene, left: Figure, right: Figure): boolean {
  if (isLoss(left) || isLoss(right)) return false;
  const from = endOf(left.counted);
  const to = right.counted.from - 1;
  if (to <= from || to - from > LONGEST_TAIL) return false;
  if (sentence.word(to) !== 'and' && sentence.tokens[to]!.kind !== 'comma') return false;
  if ((sentence.classes[from]! & PREPOSITION) === 0) return false;
  if (mentions.some((mention) => mention.from >= from && mention.from < to)) return false;
  return !tree.clauses.some(
    ({ verb, kind }) => verb !== null && verb.from >= from && verb.from < to && kind !== 'infinitive',
  );
}
