import { foldName } from './fold.ts';
import words from './words/area-words.json' with { type: 'json' };

/** The longest first: "Gorodskoy Okrug" before "Okrug". */
const folded = (list: readonly string[]): string =>
  list
    .map((word) => foldName(word)!)
    .sort((a, b) => b.length - a.length)
    .join('|');
const BEFORE = new RegExp(`^(?:the )?(?:${folded(words.before.words)}) (?=.)`);
const AFTER = new RegExp(`(?<=.) (?:${folded(words.after.words)})$`);

/**
 * The name of an area without what says of what kind it is: "helmand" of "helmand province"; the same name where nothing
 * says so.
 *
 * @param name in the form in which names are compared.
 */
export function bareAreaName(name: string): string {
  return name.replace(AFTER, '').replace(BEFORE, '');
}
