/** A letter of another alphabet, which no mark or base letter is. */
const OTHER_ALPHABET = /[\u0370-\u1dff\u2c00-\ua71f\ua800-\ufaff]/;
const PLAIN = /^[a-z0-9 ]*$/;

/** Letters that are no base letter with a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
  ə: 'a',
};
const OTHER_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
/** Apostrophes and letters that stand for one: "N'Djamena", "Sanʻāʾ". */
const APOSTROPHES = /['’‘`´ʻʼʽʾʿ]/g;

/**
 * A name in the form in which names are compared: small letters `a` to `z` and digits, words apart by one blank, without
 * marks, "st" as "saint". Null for one that has letters of other alphabets.
 */
export function foldName(name: string): string | null {
  if (OTHER_ALPHABET.test(name)) return null;
  const small = name.toLowerCase();
  const plain = PLAIN.test(small) ? small : withoutMarks(small);
  if (/[^\P{L}a-z]/u.test(plain)) return null;
  const words = plain.replace(/[^a-z0-9]+/g, ' ').trim();
  return words.replace(/\bst(?=e? )/g, 'saint') || null;
}

const withoutMarks = (small: string): string =>
  small
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(OTHER_LETTERS, (letter) => LETTERS[letter]!)
    .replace(APOSTROPHES, '');
