import type { Sentence } from '../../language/sentence.ts';

/** "2,500 more men than the enemy". */
export function isMoreThan({ word }: Sentence, at: number, end: number): boolean {
  if (!/^(?:more|fewer|less)$/.test(word(at) ?? '')) return false;
  // "22 fewer aircraft"
  if (word(at) !== 'more' && end > at + 1) return true;
  for (let k = end; k < end + 4; k++) if (word(k) === 'than') return true;
  return false;
}
