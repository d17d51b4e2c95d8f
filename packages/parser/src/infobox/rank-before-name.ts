import { isSpace } from '../language/lexicon/characters.ts';
import { NAME_PARTICLES } from '../language/lexicon/fillers.ts';
import { NAME_SUFFIXES, RANK_MODIFIERS, RANKS, TITLES } from '../language/lexicon/ranks.ts';

export const RANK_SET = new Set(RANKS);
export const TITLE_SET = new Set(TITLES);
/** "Jr.", "KCB", after a name. */
export const SUFFIX = new RegExp(String.raw`^(?:${NAME_SUFFIXES.join('|')})\.?$`, 'i');
const MODIFIER_SET = new Set(RANK_MODIFIERS);
/** The words with which a rank begins: every other text has none. */
const RANK_BEGINNINGS = new Set([...RANKS, ...RANK_MODIFIERS].map((rank) => rank.split(' ')[0]!));
const LONGEST_RANK = Math.max(...RANKS.map((rank) => rank.split(' ').length));

/** A word as the lexicon of ranks compares it. */
export function normal(word: string): string {
  const lower = word.toLowerCase();
  return /[.’']/.test(lower) ? lower.replace(/[.’']/g, ' ').trim() : lower;
}

/** Whether a text begins with a word with which a rank may begin. */
export function opensWithRank(text: string): boolean {
  let end = 0;
  for (; end < text.length && end < 40; end++) {
    const code = text.charCodeAt(end);
    if (code === 46 || code === 45 || isSpace(code)) break;
  }
  return RANK_BEGINNINGS.has(normal(text.slice(0, end)));
}

/** How many characters of a text are the rank at its beginning. Zero where there is none, or nothing follows it. */
export function rankLength(text: string): number {
  if (!opensWithRank(text)) return 0;
  const words = [...text.slice(0, 200).matchAll(/[^\s.-]+[.-]?/g)].slice(0, 12);
  const plain = words.map(({ 0: word }) => normal(word.replace(/[.-]$/, '')));
  let end = 0;
  let at = 0;
  while (at < words.length) {
    let taken = 0;
    for (let size = Math.min(LONGEST_RANK, words.length - at); size > 0; size--) {
      const phrase = size === 1 ? plain[at]! : plain.slice(at, at + size).join(' ');
      if (RANK_SET.has(phrase)) {
        taken = size;
        end = at + size;
        break;
      }
      if (size === 1 && MODIFIER_SET.has(phrase)) taken = 1;
    }
    if (taken === 0) break;
    at += taken;
  }
  const next = words[end];
  if (end === 0 || !next) return 0;
  // "Prince of Orange", "Prince de Condé": a title by which a person is named
  const noble = TITLE_SET.has(normal(words[end - 1]![0]));
  return next[0] === 'of' || (noble && NAME_PARTICLES.has(next[0])) ? 0 : next.index;
}

/** Whether the whole text is a rank, with nothing after it. */
export const isRank = (text: string): boolean =>
  opensWithRank(text) && rankLength(`${text} X`) === text.length + 1;
