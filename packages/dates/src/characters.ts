export const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const APOSTROPHE = 3;
export const CHARACTERS = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  if (/[A-Za-z]/.test(char)) CHARACTERS[code] = LETTER;
  else if (/\d/.test(char)) CHARACTERS[code] = DIGIT;
  else if (char === "'") CHARACTERS[code] = APOSTROPHE;
}

/** What a character is to a word; other scripts' letters are letters, so that no word is found inside one. */
export function kindOf(code: number): number {
  if (code < 128) return CHARACTERS[code]!;
  if (code === 0x2019 || code === 0x2018) return APOSTROPHE;
  // to U+2212, which is a minus
  const punctuation = code < 0xc0 || (code >= 0x2000 && code <= 0x2212) || code === 0x3000 || code >= 0xfe00;
  return punctuation || code === 0xd7 || code === 0xf7 ? OTHER : LETTER;
}

/** Spaces, an opening bracket and quotation marks: what may stand between a word and what it goes with. */
const OPENERS: ReadonlySet<number> = new Set([...' \u00a0("“‘\''].map((char) => char.charCodeAt(0)));

/** The word right before a position on its line, lower case, and where it starts; empty when there is none near. */
export function wordBefore(text: string, at: number): { word: string; start: number } {
  let end = at;
  while (end > 0 && at - end < 3 && OPENERS.has(text.charCodeAt(end - 1))) end--;
  let start = end;
  while (start > 0 && end - start < 20 && kindOf(text.charCodeAt(start - 1)) === LETTER) start--;
  return { word: text.slice(start, end).toLowerCase(), start };
}

/** The word right after a position (past one space or hyphen), as written; empty when there is none. */
export function wordAfter(text: string, at: number): string {
  let start = at;
  const code = text.charCodeAt(start);
  if (code === 32 || code === 0xa0 || code === 45) start++;
  let end = start;
  while (end - start < 20 && kindOf(text.charCodeAt(end)) === LETTER) end++;
  return text.slice(start, end);
}
