/** Words or phrases, as a file of `language/words` lists them. */
export interface Words {
  words: readonly string[];
}

/** A pattern for any of the words of some lists, the longest first, in a group of its own. */
export const anyOf = (...lists: Words[]): string =>
  `(?:${lists
    .flatMap(({ words }) => words)
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})`;

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
