/** What is remembered of so many words, before all is forgotten. */
const MOST_REMEMBERED = 10_000;
/** For what is asked of every word of a text: an article has some thousand words, a corpus some ten thousand. */
export const MOST_WORDS = 40_000;
/** A longer word holds on to the text that it was cut from: a copy of it is remembered. Still longer ones are no words. */
const LONGEST_OWN = 12;
const LONGEST_REMEMBERED = 40;

/**
 * The same function, which remembers what it gave for a word: most words come again and again.
 *
 * @param most how many words are remembered before all are forgotten.
 */
export function remembered<Value extends NonNullable<unknown> | null>(
  read: (word: string) => Value,
  most = MOST_REMEMBERED,
): (word: string) => Value {
  const known = new Map<string, Value>();
  return (word) => {
    if (word.length > LONGEST_REMEMBERED) return read(word);
    const found = known.get(word);
    if (found !== undefined) return found;
    const own = word.length > LONGEST_OWN ? [...word].join('') : word;
    const value = read(own);
    if (known.size >= most) known.clear();
    known.set(own, value);
    return value;
  };
}
