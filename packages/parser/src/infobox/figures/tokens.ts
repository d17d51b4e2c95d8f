import { MILITARY_NOUNS } from '../../lexicon/military-nouns.ts';
import { OUTCOME_WORDS } from '../../lexicon/outcomes.ts';
import { UNKNOWN_WORDS } from '../../lexicon/qualifiers.ts';
import type { Span } from '../../reading.ts';
import { singular } from './nouns.ts';

/**
 * - `number`: digits; `value` is what they say, null where they say nothing certain ("1,23")
 * - `line` a line break, `rule` a separating line, `gap` a place where two words were glued together
 */
export type TokenKind =
  | 'number'
  | 'word'
  | 'comma'
  | 'semicolon'
  | 'line'
  | 'rule'
  | 'gap'
  | 'bullet'
  | 'colon'
  | 'open'
  | 'close'
  | 'dash'
  | 'plus'
  | 'slash'
  | 'about'
  | 'less'
  | 'more'
  | 'question'
  | 'ampersand'
  | 'times'
  | 'stop'
  | 'percent'
  | 'money'
  | 'lost'
  | 'mark';

export interface Token extends Span {
  kind: TokenKind;
  /** Words in lower case with a straight apostrophe and hyphen, other tokens as written. */
  text: string;
  /** Whether white space, or the beginning of the value, stands before it. */
  spaced: boolean;
  /** Only of numbers. */
  value: number | null;
  /** Whether a word begins with a capital letter. */
  capital: boolean;
}

const SIGNS: Readonly<Record<string, TokenKind>> = {
  ',': 'comma',
  '،': 'comma',
  ';': 'semicolon',
  '\n': 'line',
  '\r': 'line',
  '\u2028': 'line',
  '•': 'bullet',
  '*': 'bullet',
  '·': 'bullet',
  '●': 'bullet',
  '¦': 'mark',
  '|': 'mark',
  ':': 'colon',
  '：': 'colon',
  '(': 'open',
  '[': 'open',
  '{': 'open',
  ')': 'close',
  ']': 'close',
  '}': 'close',
  '–': 'dash',
  '—': 'dash',
  '-': 'dash',
  '−': 'dash',
  '‒': 'dash',
  '―': 'dash',
  '‑': 'dash',
  '‐': 'dash',
  '+': 'plus',
  '/': 'slash',
  '⁄': 'slash',
  '~': 'about',
  '∼': 'about',
  '～': 'about',
  '≈': 'about',
  '≃': 'about',
  '±': 'about',
  '<': 'less',
  '>': 'more',
  '≤': 'less',
  '≥': 'more',
  '?': 'question',
  '&': 'ampersand',
  '×': 'times',
  '.': 'stop',
  '%': 'percent',
  $: 'money',
  '£': 'money',
  '€': 'money',
  '\uFFFD': 'lost',
};

const SPACE = /[^\S\n\r\u2028]/;
const SPACES = /[^\S\n\r\u2028]+/y;
const LOST = /\uFFFD+/y;
const DIGITS = /\d+(?:[.,'’\u00A0\u2009\u202F]\d+)*(?:,? 000(?!\d))*/y;
const LETTERS = /[\p{L}\p{M}]{1,40}(?:['’][\p{L}\p{M}]+|\.(?=\p{L}\.)\p{L}|[-‐‑–](?=\p{L})[\p{L}\p{M}]+)*/uy;
/** "T-34/85s", "Mk.VII", "M113A1": what a designation goes on with after its first letters. */
const MODEL_TAIL = /(?:-?\d{1,4}[A-Za-z]{0,3}\d{0,2}[A-Za-z]{0,2}(?![\p{L}\d])|-?\d{1,4}(?=\p{Lu}\p{Ll}))/uy;
/** What belongs to a number and makes it no count: "6-pounder", "155mm", "58th", "1990s". */
const NUMBER_TAIL =
  /-?(?:pounder|pdr|inch|mm|cm|km|mi|kg|lb|lbs|in|gun|ton|tonne|th|st|nd|rd|hp|m|ft|x|p)s?(?![\p{L}\d])|s(?![\p{L}\d])|-(?=\p{L})[\p{L}-]+/uy;
const THOUSANDS_TAIL = /k(?![\p{L}\d])/iuy;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s()[\]]+/iy;

/** A name begins with a capital letter, be it after an article or a prefix: "al-Qaeda", "iNdlondo". */
const CAPITAL = /^(?:(?:a[lnstdrz]h?|el|ul)-)?\p{Ll}?\p{Lu}/u;

/** Abbreviations whose point ends no sentence. */
const ABBREVIATED =
  /^(?:c|ca|cca|circa|approx|aprox|appr|est|incl|inc|no|nos|nr|max|min|lt|col|gen|maj|capt|cpt|sgt|adm|brig|st|mk|vs|dr|mr|etc|jr|sr|vol|pp|p|u\.s|u\.k|u\.n|art|inf|cav|regt|bn|div|bde|co|mod|kpfw|pz)$/;

const match = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

/** Separators between groups of three digits, or of two in the Indian manner, are no decimal point. */
const GROUPED = /^\d{1,3}(?:(?:[.,'’\u00A0\u2009\u202F]|,? )\d{3})+$|^\d{1,2}(?:,\d{2})+,\d{3}$/;
const DECIMAL = /^\d{1,9}\.\d{1,2}$/;
const PLAIN = /^\d{1,15}$/;

function numericValue(digits: string): number | null {
  if (PLAIN.test(digits) || DECIMAL.test(digits)) return Number(digits);
  if (digits.length <= 21 && GROUPED.test(digits)) return Number(digits.replace(/\D/g, ''));
  return null;
}

const isKnown = (word: string): boolean =>
  OUTCOME_WORDS.has(word) ||
  MILITARY_NOUNS.has(word) ||
  MILITARY_NOUNS.has(singular(word)) ||
  UNKNOWN_WORDS.has(word);

/**
 * A known word that lost its last letter, as it happens where a line break was eaten ("kille44 wounded"), or its end,
 * where the value was cut off ("1 fireship destroy"); null where the letters may stand for anything else.
 */
function mended(word: string, glued: boolean, beforeNumber: boolean, last: boolean): string | null {
  if (glued && word === 'dow') return 'down';
  const suspect = glued || beforeNumber || last || word === 'kille' || word === 'wounde';
  if (!suspect || word.length < 3 || isKnown(word)) return null;

  if (glued || beforeNumber || word === 'kille' || word === 'wounde')
    for (const letter of glued ? 'dsrlntey' : 'd') {
      const whole = word + letter;
      if (letter === 'd') {
        if (OUTCOME_WORDS.has(whole)) return whole;
      } else if (word.length > 3 && (MILITARY_NOUNS.has(whole) || MILITARY_NOUNS.has(singular(whole))))
        return whole;
    }
  return last && word.length > 3 ? (CUT_SHORT.find((whole) => whole.startsWith(word)) ?? null) : null;
}

const NUMBER_NEXT = /^ {1,3}\d/;

const CUT_SHORT = [
  'killed',
  'wounded',
  'captured',
  'destroyed',
  'damaged',
  'missing',
  'surrendered',
  'deserted',
  'casualties',
  'injured',
];

/** "T", "BRDM", "MiG", but not "claim" or "Army": glued to digits they are a model's name. */
const opensDesignation = (letters: string, hyphen: boolean): boolean =>
  !OUTCOME_WORDS.has(letters.toLowerCase()) &&
  (hyphen || letters !== letters.toLowerCase()) &&
  (letters.length <= 3 ||
    (letters.length <= 6 && letters === letters.toUpperCase()) ||
    (hyphen && letters.length <= 8 && !isKnown(letters.toLowerCase())));

/** Where the letters of `word` fall apart into a known word and the next: "woundedPeople". */
function seam(word: string): number {
  if (word.slice(1) === word.slice(1).toLowerCase()) return -1;
  const acronym = /^(?:KIA|WIA|MIA|POWs?)(?=\p{Lu}\p{Ll})/u.exec(word);
  if (acronym !== null) return acronym[0].length;
  for (let at = 3; at < word.length - 1 && at < 24; at++)
    if (
      /\p{Ll}\p{Lu}/u.test(word.slice(at - 1, at + 1)) &&
      (at > 3 || isKnown(word.slice(0, at).toLowerCase()))
    )
      return at;
  return -1;
}

/**
 * Cuts a value into tokens. Offsets are those of the value; `raw` is the value before its residue was masked, which
 * shows whether a line break is a separating line.
 */
export function tokenize(text: string, raw: string): Token[] {
  const tokens: Token[] = [];
  const textEnd = text.trimEnd().length;
  let at = 0;
  let spaced = true;
  const push = (
    kind: TokenKind,
    end: number,
    word: string = text.slice(at, end),
    capital = false,
    value: number | null = null,
  ) => {
    tokens.push({ kind, start: at, end, text: word, spaced, value, capital });

    at = end;
    spaced = false;
  };
  const pushWord = (end: number, known?: string) => {
    const written = text.slice(at, end);
    const dot = text[end] === '.' && ABBREVIATED.test(written.toLowerCase()) ? 1 : 0;
    push(
      'word',
      end + dot,
      known ?? written.toLowerCase().replace(/[’]/g, "'").replace(/[‐‑–]/g, '-'),
      CAPITAL.test(written),
    );
  };
  const pushGap = () => {
    tokens.push({ kind: 'gap', start: at, end: at, text: '', spaced: false, value: null, capital: false });
    spaced = true;
  };

  while (at < text.length) {
    const character = text[at]!;
    if (character === ' ') {
      at++;
      spaced = true;
      continue;
    }
    if (SPACE.test(character)) {
      at += match(SPACES, text, at)!.length;
      spaced = true;
      continue;
    }
    if (character >= '0' && character <= '9') {
      const digits = match(DIGITS, text, at)!;
      let end = at + digits.length;
      const thousands = match(THOUSANDS_TAIL, text, end);
      if (thousands !== null) {
        const value = numericValue(digits);
        push('number', end + thousands.length, undefined, false, value === null ? null : value * 1000);
        continue;
      }
      const tail = match(NUMBER_TAIL, text, end);
      if (tail !== null && !(tail === 'x' || tail === 'X')) {
        end += tail.length;
        pushWord(end);
        continue;
      }
      push('number', end, undefined, false, numericValue(digits));
      if (/\p{L}/u.test(text[at] ?? '')) pushGap();
      continue;
    }
    const address = character === 'h' || character === 'w' ? match(ADDRESS, text, at) : null;
    if (address !== null) {
      push('mark', at + address.length);
      continue;
    }
    const letters = match(LETTERS, text, at);
    if (letters !== null) {
      const joint = seam(letters);
      if (joint > 0) {
        const left = letters.slice(0, joint).toLowerCase();
        pushWord(at + joint, mended(left, true, false, false) ?? undefined);
        pushGap();
        continue;
      }
      let end = at + letters.length;
      const lower = letters.toLowerCase();
      const glued = /[\d(]/.test(text[end] ?? '');
      const beforeNumber = NUMBER_NEXT.test(text.slice(end, end + 4));
      const whole = mended(lower, glued, beforeNumber, end === textEnd);
      if (whole !== null) {
        pushWord(end, whole);
        pushGap();
        continue;
      }
      if (/[\d-]/.test(text[end] ?? '')) {
        const tail = opensDesignation(letters, text[end] === '-') ? match(MODEL_TAIL, text, end) : null;
        if (tail !== null) end += tail.length;
        pushWord(end);
        if (tail === null && /\d/.test(text[end] ?? '')) pushGap();
        continue;
      }
      if (lower === 'x' && tokens.at(-1)?.kind === 'number') {
        push('times', end);
        continue;
      }
      pushWord(end);
      continue;
    }
    const kind = SIGNS[character];
    if (kind === 'line')
      push(raw[at] === '-' || /^<hr/i.test(raw.slice(at, at + 3)) ? 'rule' : 'line', at + 1);
    else if (kind === 'lost') push('lost', at + match(LOST, text, at)!.length);
    else push(kind ?? 'mark', at + 1);
  }
  return joinThousands(tokens);
}

/**
 * "46, 832" is one number where nothing is counted by either half and the value writes its thousands with a comma
 * elsewhere.
 */
function joinThousands(tokens: Token[]): Token[] {
  if (!tokens.some(({ kind, text }) => kind === 'number' && text.includes(','))) return tokens;
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const tail = tokens[i + 2];
    const next = tokens[i + 3]?.kind;
    if (
      token.kind === 'number' &&
      /^[1-9]\d{0,2}$/.test(token.text) &&
      tokens[i + 1]?.kind === 'comma' &&
      !tokens[i + 1]!.spaced &&
      tail?.kind === 'number' &&
      tail.spaced &&
      /^\d{3}$/.test(tail.text) &&
      (next === undefined || next === 'line' || next === 'comma' || next === 'semicolon' || next === 'close')
    ) {
      joined.push({
        ...token,
        end: tail.end,
        text: `${token.text}, ${tail.text}`,
        value: token.value! * 1000 + tail.value!,
      });
      i += 2;
    } else joined.push(token);
  }
  return joined;
}
