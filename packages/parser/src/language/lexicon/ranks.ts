import words from '../words/ranks.json' with { type: 'json' };

export const RANKS: readonly string[] = words.ranks.words;
export const RANK_MODIFIERS: readonly string[] = words.rankModifiers.words;
export const TITLES: readonly string[] = words.titles.words;
export const NAME_SUFFIXES: readonly string[] = words.nameSuffixes.words;
