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

const SPACES = /[^\S\n\r\u2028]+/y;
const LOST = /\uFFFD+/y;
const DIGITS = /\d+(?:[.,'’\u00A0\u2009\u202F]\d+)*(?:,? 000(?!\d))*[½¼¾]?/y;
const LETTERS =
  /[\p{L}\p{M}]{1,40}(?:['’]-?[\p{L}\p{M}]+|\.(?=\p{L}\.)\p{L}|[-‐‑–](?=\p{L})[\p{L}\p{M}]+)*/uy;
/** "T-34/85s", "Mk.VII", "M113A1": what a designation goes on with after its first letters. */
const MODEL_TAIL = /(?:-?\d{1,4}[A-Za-z]{0,3}\d{0,2}[A-Za-z]{0,2}(?![\p{L}\d])|-?\d{1,4}(?=\p{Lu}\p{Ll}))/uy;
/** What belongs to a number and makes it no count: "6-pounder", "155mm", "58th", "1990s". */
const NUMBER_TAIL =
  /-?(?:pounder|pdr|inch|mm|cm|km|mi|kg|lb|lbs|in|gun|ton|tonne|th|st|nd|rd|hp|m|ft|x|p)s?(?![\p{L}\d])|s(?![\p{L}\d])|-(?=\p{L})[\p{L}-]+/uy;
const THOUSANDS_TAIL = /k(?![\p{L}\d])/iuy;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s()[\]]+/iy;

/** A name begins with a capital letter, be it after an article or a prefix ("al-Qaeda", "iNdlondo"); "7th" begins one too. */
const CAPITAL = /^(?:(?:a[lnstdrz]h?|el|ul)-)?\p{Ll}?\p{Lu}|^\d+(?:st|nd|rd|th)$/u;

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

const QUARTERS: Readonly<Record<string, number>> = { '¼': 0.25, '½': 0.5, '¾': 0.75 };

function numericValue(digits: string): number | null {
  const quarter = QUARTERS[digits.at(-1)!];
  if (quarter !== undefined)
    return PLAIN.test(digits.slice(0, -1)) ? Number(digits.slice(0, -1)) + quarter : null;
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
  return joinThousands(new Tokenizer(text, raw).run());
}

class Tokenizer {
  readonly #text: string;
  readonly #raw: string;
  /** Where the last token can end. */
  readonly #end: number;
  readonly #tokens: Token[] = [];
  #at = 0;
  #spaced = true;

  constructor(text: string, raw: string) {
    this.#text = text;
    this.#raw = raw;
    this.#end = text.trimEnd().length;
  }

  run(): Token[] {
    while (this.#at < this.#end) {
      const character = this.#text[this.#at]!;
      if (character === ' ') {
        this.#at++;
        this.#spaced = true;
      } else if (character >= '0' && character <= '9') this.#number();
      else if (!this.#space() && !this.#address(character) && !this.#letters()) this.#sign(character);
    }
    return this.#tokens;
  }

  #push(
    kind: TokenKind,
    end: number,
    text = this.#text.slice(this.#at, end),
    capital = false,
    value: number | null = null,
  ) {
    this.#tokens.push({ kind, start: this.#at, end, text, spaced: this.#spaced, value, capital });
    this.#at = end;
    this.#spaced = false;
  }

  #pushWord(end: number, mendedAs: string | null = null): void {
    const written = this.#text.slice(this.#at, end);
    const dot = this.#text[end] === '.' && ABBREVIATED.test(written.toLowerCase()) ? 1 : 0;
    const word = mendedAs ?? written.toLowerCase().replace(/’/g, "'").replace(/[‐‑–]/g, '-');
    this.#push('word', end + dot, word, CAPITAL.test(written));
  }

  /** What was glued to the token before begins as if after a space. */
  #pushGap(): void {
    this.#push('gap', this.#at);
    this.#spaced = true;
  }

  #space(): boolean {
    const spaces = match(SPACES, this.#text, this.#at);
    if (spaces === null) return false;
    this.#at += spaces.length;
    this.#spaced = true;
    return true;
  }

  #number(): void {
    const digits = match(DIGITS, this.#text, this.#at)!;
    const end = this.#at + digits.length;
    const value = numericValue(digits);
    const thousands = match(THOUSANDS_TAIL, this.#text, end);
    if (thousands !== null) {
      this.#push('number', end + thousands.length, undefined, false, value === null ? null : value * 1000);
      return;
    }
    const tail = match(NUMBER_TAIL, this.#text, end);
    if (tail !== null && tail !== 'x') {
      this.#pushWord(end + tail.length);
      return;
    }
    this.#push('number', end, undefined, false, value);
    if (/\p{L}/u.test(this.#text[end] ?? '')) this.#pushGap();
  }

  #address(character: string): boolean {
    const address = character === 'h' || character === 'w' ? match(ADDRESS, this.#text, this.#at) : null;
    if (address !== null) this.#push('mark', this.#at + address.length);
    return address !== null;
  }

  #letters(): boolean {
    const letters = match(LETTERS, this.#text, this.#at);
    if (letters === null) return false;
    const joint = seam(letters);
    if (joint > 0) {
      this.#pushWord(this.#at + joint, mended(letters.slice(0, joint).toLowerCase(), true, false, false));
      this.#pushGap();
      return true;
    }
    const end = this.#at + letters.length;
    const lower = letters.toLowerCase();
    const follower = this.#text[end] ?? '';
    const isBeforeNumber = follower === ' ' && NUMBER_NEXT.test(this.#text.slice(end, end + 4));
    const whole = mended(lower, /[\d(]/.test(follower), isBeforeNumber, end === this.#end);
    if (whole !== null) {
      this.#pushWord(end, whole);
      this.#pushGap();
    } else if (/[\d-]/.test(follower)) {
      const tail = opensDesignation(letters, follower === '-') ? match(MODEL_TAIL, this.#text, end) : null;
      this.#pushWord(end + (tail?.length ?? 0));
      if (tail === null && follower !== '-') this.#pushGap();
    } else if (lower === 'x' && this.#tokens.at(-1)?.kind === 'number') this.#push('times', end);
    else this.#pushWord(end);
    return true;
  }

  #sign(character: string): void {
    const kind = SIGNS[character] ?? 'mark';
    const { length } = kind === 'lost' ? match(LOST, this.#text, this.#at)! : character;
    const isRule = kind === 'line' && /^(?:-|<hr)/i.test(this.#raw.slice(this.#at, this.#at + 3));
    this.#push(isRule ? 'rule' : kind, this.#at + length);
  }
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
