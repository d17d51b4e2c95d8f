export const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const APOSTROPHE = 3;

export const LINE_FEED = 10;
export const SPACE = 32;
export const COMMA = 44;
export const HYPHEN = 45;
export const FULL_STOP = 46;

const KINDS = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  if (/[A-Za-z]/.test(char)) KINDS[code] = LETTER;
  else if (/\d/.test(char)) KINDS[code] = DIGIT;
  else if (char === "'") KINDS[code] = APOSTROPHE;
}

/** What a character is to a word; other scripts' letters are letters, so that no word is found inside one. */
export function kindOf(code: number): number {
  if (code < 128) return KINDS[code]!;
  if (code === 0x2019 || code === 0x2018) return APOSTROPHE;
  // to U+2212, which is a minus
  const punctuation = code < 0xc0 || (code >= 0x2000 && code <= 0x2212) || code === 0x3000 || code >= 0xfe00;
  return punctuation || code === 0xd7 || code === 0xf7 ? OTHER : LETTER;
}

export const isSpace = (code: number): boolean =>
  code === SPACE || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f;

export const isDash = (code: number): boolean =>
  code === HYPHEN || (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xfffd;

/** Whether a capital of the English alphabet stands there. */
export function isCapital(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 65 && code <= 90;
}

/** What a pattern, which must be sticky, finds at a position. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
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
  if (code === SPACE || code === 0xa0 || code === HYPHEN) start++;
  let end = start;
  while (end - start < 20 && kindOf(text.charCodeAt(end)) === LETTER) end++;
  return text.slice(start, end);
}
