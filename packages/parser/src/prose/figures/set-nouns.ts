import type { Category } from '@openbattles/schema';
import { DESIGNATIONS, NAMED_MODELS } from '../../language/lexicon/military-nouns.ts';
import { categoryOfWord, isPlural, opensModel } from '../../language/nouns.ts';
import type { Sentence } from '../../language/sentence.ts';
import { isKnown, SURROUNDINGS } from './noun-words.ts';

/** What is counted in words that make no noun of the lexicon, and where they end. */
export interface SetNoun {
  to: number;
  category: Category;
}

/** "ten of the line", "three 74s", "twelve 88s", "30 Ju 87s", "400 rank and file": null where no such words stand. */
export function setNounAt(sentence: Sentence, at: number): SetNoun | null {
  const { word, tokens } = sentence;
  const first = word(at);
  // "about 3,000 of inferior rank"
  if (
    first === 'of' &&
    /^(?:ranks?|degree)$/.test(word(at + 2) ?? '') &&
    /^(?:inferior|lesser|lower|all|other|various)$/.test(word(at + 1)!)
  )
    return { to: at + 3, category: 'personnel' };
  if (first === 'of')
    return word(at + 1) === 'the' &&
      word(at + 2) === 'line' &&
      word(at + 3) !== 'of' &&
      !isKnown(word(at + 3) ?? '')
      ? { to: at + 3, category: 'ship' }
      : null;
  // "4,110 other ranks"
  if (/^(?:all|other)$/.test(first ?? '') && word(at + 1) === 'ranks')
    return { to: at + 2, category: 'personnel' };
  if (first === 'rank')
    return word(at + 1) === 'and' && word(at + 2) === 'file' ? { to: at + 3, category: 'personnel' } : null;
  if (first === null) return null;
  const calibre = /^(\d{2,3})s$/.exec(first)?.[1];
  if (calibre !== undefined) return { to: at + 1, category: CALIBRES.has(calibre) ? 'artillery' : 'ship' };
  const isModel =
    tokens[at]!.capital && opensModel(first) && /^\d{2,3}[a-z]?s?$/.test(tokens[at + 1]?.text ?? '');
  const category = isModel ? DESIGNATIONS.get(first) : undefined;
  if (category === undefined) return null;
  // "two Type 209 submarines"
  const kind = word(at + 2);
  const own = kind !== null && isPlural(kind) ? categoryOfWord(kind, SURROUNDINGS) : null;
  return own === null ? { to: at + 2, category } : { to: at + 3, category: own };
}

/** Guns that are called by what they fire, in millimetres; other numbers with "s" are those of the guns of a ship. */
const CALIBRES: ReadonlySet<string> = new Set(
  '20 37 40 57 75 76 77 85 88 100 105 122 130 152 155 203'.split(' '),
);

const MEN_LIKE_MODELS = /^(?:centurion|challenger|conqueror|liberator|marauder)$/;
/** Words in small letters, in both numbers, that are the names of models only with a capital. */
const COMMON: ReadonlyMap<string, 'men' | 'other'> = new Map(
  [...NAMED_MODELS.keys()].flatMap((one) =>
    [one, `${one}s`, `${one}es`, one.replace(/y$/, 'ies')].map(
      (form) => [form, MEN_LIKE_MODELS.test(one) ? 'men' : 'other'] as const,
    ),
  ),
);

/** "eleven centurions", "two tigers": what a word in small letters counts that is the name of a model only with a capital; null of other words. */
export const commonNounAt = ({ tokens, word }: Sentence, at: number): 'men' | 'other' | null =>
  tokens[at]!.capital ? null : (COMMON.get(word(at) ?? '') ?? null);
