/** Classes of characters by their UTF-16 code: to scan a text by them is quicker than by regexes. */

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** A letter of the English alphabet. */
export function isLetter(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}

export const isCapital = (code: number): boolean => code >= 65 && code <= 90;

/** Whether a code is white space as regexes have it (`\s`). */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13);
  if (code < 160) return false;
  return (
    code === 160 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Beyond it no character is looked for. */
const LAST_CHARACTER = 0x3fff;

/** Some characters, asked for by their code units: quicker than a set. */
export class Characters {
  readonly #members = new Uint8Array(LAST_CHARACTER + 1);

  constructor(characters: string) {
    for (const character of characters) this.#members[character.charCodeAt(0)] = 1;
  }

  /** Whether a code unit is one of them; NaN, which stands beyond a text, is none. */
  has(unit: number): boolean {
    return unit <= LAST_CHARACTER && this.#members[unit] === 1;
  }
}
