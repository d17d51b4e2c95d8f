import { PHRASES, type Phrase, WORDS, type Word } from './lexicon.ts';

/** Traits of a class: it can open a run (the, of, and, a dash only go on with one); a run without one that tells holds no date. */
export const OPENING = 1;
export const TELLING = 2;
export const TRAITS = new Uint8Array(128);
for (const cls of 'nbhyocikqdmswfepuYvNPSLt') TRAITS[cls.charCodeAt(0)]! |= OPENING;
for (const cls of 'hyikqdmsfeuYvtzw') TRAITS[cls.charCodeAt(0)]! |= TELLING;

/** Whether a word can open a run: only where the next character is one with which a phrase goes on. */
export const NEVER = 0;
export const WITH_MORE = 1;
const ALWAYS = 2;

/** What ends at a node of the letter tree. */
interface Leaf {
  word: Word | null;
  phrases: Omit<Phrase, 'first'>[];
}

/**
 * The letter tree: 32 steps a node, one for each letter by the five bits that its two cases share. A word that leaves
 * the tree is at the dead end, from where every letter leads there again.
 */
export const ROOT = 0;
const DEAD_END = 1;
const STEPS_A_NODE = 32;
const TREE: number[] = new Array(2 * STEPS_A_NODE).fill(DEAD_END);
/** By node, what ends there. */
export const LEAVES: (Leaf | null)[] = [null, null];

function leafOf(word: string): Leaf {
  let node = ROOT;
  for (const char of word) {
    const step = node * STEPS_A_NODE + (char.charCodeAt(0) & 31);
    if (TREE[step] === DEAD_END) {
      TREE[step] = LEAVES.length;
      LEAVES.push(null);
      TREE.push(...new Array(STEPS_A_NODE).fill(DEAD_END));
    }
    node = TREE[step]!;
  }
  const leaf = LEAVES[node] ?? { word: null, phrases: [] };
  LEAVES[node] = leaf;
  return leaf;
}
for (const [word, entry] of WORDS) leafOf(word).word = entry;
for (const { first, ...phrase } of PHRASES) leafOf(first).phrases.push(phrase);

const STEPS = Uint16Array.from(TREE);
/** Where a letter leads; letters beyond ASCII lead out of the tree. */
export const stepFrom = (node: number, code: number): number =>
  code < 128 ? STEPS[node * STEPS_A_NODE + (code & 31)]! : DEAD_END;

/** Whether the word that ends at a node can open a run: most of those that are words of dates cannot ("the", "of"). */
export const OPENS = Uint8Array.from(LEAVES, (leaf) => {
  if (!leaf) return NEVER;
  if (leaf.word && TRAITS[leaf.word.cls.charCodeAt(0)]! & OPENING) return ALWAYS;
  return leaf.phrases.some(({ inside }) => !inside) ? WITH_MORE : NEVER;
});

/** Whether one of the phrases that begin with a word may go on with a character. */
export const goesOn = ({ phrases }: Leaf, code: number): boolean =>
  phrases.some(({ next }) => next === '' || next.includes(String.fromCharCode(code)));
