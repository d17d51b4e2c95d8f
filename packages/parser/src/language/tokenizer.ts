import { codeUnits } from '@openbattles/dates';
import { anyOf } from '../text/any-of.ts';
import {
  hasGroups,
  isParted,
  joinThousands,
  mayBeTwo,
  numericValue,
  QUARTERS,
  thousandsAt,
} from './digits.ts';
import { Characters, isCapital, isDigit, isLetter, isSpace } from './lexicon/characters.ts';
import { MONTH_WORDS } from './lexicon/labels.ts';
import { MOST_WORDS, remembered } from './lexicon/remembered.ts';
import { wordSet } from './lexicon/word-list.ts';
import { mended, opensDesignation, SHORT_FORMS, seam } from './mended-words.ts';
import { kindOfSign, type Token, type TokenKind } from './tokens.ts';
import { CAPITAL, classesOfWord, MARK, NUMBER } from './word-classes.ts';
import measures from './words/measures.json' with { type: 'json' };
import spelling from './words/spelling.json' with { type: 'json' };

/** What a rendering puts in the place of words that it could not read. */
const LEFT_OUT = '[…]';

const SPACES = /[^\S\n\r\u2028]+/y;
const LOST = /\uFFFD+/y;
const DIGITS = /\d+(?:(?:[.,'’]|[\u00A0\u2009\u202F]{1,8})\d+)*(?:,? 000(?!\d))*[½¼¾⅓⅔]?/y;
/** Digits in groups of three, with a blank between them. */
const SPACED_GROUPS = /[1-9]\d{0,2}(?: \d{3}){1,5}(?!\d|[.,'’]\d)/y;
/** "9 155 mm guns", "2 500-ton ships": the last three digits belong to what comes next. */
const NAMES_GROUP = new RegExp(String.raw` ?(?!in )${anyOf(measures.calibres)}(?!\p{L})|-?\p{L}|["″']`, 'uy');
/** A word of more letters is cut after so many. */
const LONGEST_WORD = 40;
const LETTERS =
  /[\p{L}\p{M}]{1,40}(?:['’]-?[\p{L}\p{M}]+|\.(?=\p{L}\.)\p{L}|[-‐‑–](?=\p{L})[\p{L}\p{M}]+)*/uy;
/** "T-34/85s", "Mk.VII", "M113A1", "ZU-23-2": what a designation goes on with after its first letters. */
const MODEL_TAIL =
  /(?:-?\d{1,4}[A-Za-z]{0,3}\d{0,2}[A-Za-z]{0,2}(?:-\d{1,2})?(?![\p{L}\d])|-?\d{1,4}(?=\p{Lu}\p{Ll}))/uy;
/** What belongs to a number and makes it no count: "6-pounder", "155mm", "58th", "1990s". */
const NUMBER_TAIL = new RegExp(
  String.raw`-?${anyOf(spelling.numberEndings)}s?(?![\p{L}\d])|['’]?s(?![\p{L}\d])|-(?!odd(?!\p{L}))(?=\p{L})[\p{L}-]+`,
  'uy',
);
/** "thirty-odd" */
const ODD = /.-odd$/i;
/** "1OO", "2,O00", "1l0", "1e6": letters read for digits, or a number as programs write it. What is meant is not certain. */
const GARBLED_TAIL = /(?:,?[OoIl][OoIl\d]*|e[+-]?\d+)(?![\p{L}\d])/uy;
/** "5,,000", "1_000": more than English puts between the digits of a number. */
const ODD_JOINT = /^(?:,,|[_\u066B\u066C·])$/;
const THOUSANDS_TAIL = /[kK](?![\p{L}\d])/uy;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s()[\]]+/iy;

/**
 * A name begins with a capital letter, which an article or a prefix may precede ("al-Qaeda", "iNdlondo", "d'Estaing"). "7th"
 * begins one too.
 */
const BEGINS_NAME = /^(?:(?:a[lnstdrz]h?|el|ul)-|d['’])?\p{Ll}?\p{Lu}|^\d+(?:st|nd|rd|th)$/u;

/** Abbreviations whose point ends no sentence. */
const ABBREVIATED = wordSet(spelling.abbreviated);

/** What is known of a plain word. The same word has the same string each time, which makes looking it up quick. */
const plainWord = remembered((written) => {
  const text = written.toLowerCase();
  return {
    text,
    classes: classesOfWord(text),
    isShortForm: SHORT_FORMS.has(text) || text === 'www',
    isAbbreviated: ABBREVIATED.has(text),
  };
}, MOST_WORDS);

/** "didn't" is two words, "did" and "not": each with the first of them. */
const CONTRACTED = new Map<string, string>(
  'are could did does do had has have is must need should was were would'
    .split(' ')
    .map((helper) => [`${helper}n't`, helper] as const),
)
  .set("can't", 'can')
  .set("won't", 'will');

const match = (pattern: RegExp, text: string, at: number): string | null => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
};

/** "½", ".5" */
const BELOW_ONE = /[½¼¾⅓⅔]|\.\d+/y;

const NUMBER_NEXT = /^ {1,3}\d/;

/**
 * Cuts a text, or parts of it, into tokens. Offsets are those of the text; `raw` is the text before its residue was masked,
 * which shows whether a line break is a separating line.
 */
export class Tokenizer {
  readonly #text: string;
  readonly #units: Uint16Array;
  readonly #raw: string;
  /** Where the first token can begin, and the last can end. */
  readonly #start: number;
  readonly #end: number;
  #tokens: Token[] = [];
  #at = 0;
  #spaced = true;
  #groupsDigits: boolean | null = null;
  /** Running text, in which nothing cut a word short: "to capture 300 men". */
  readonly #inProse: boolean;

  /** Cuts what stands between two indices: all of the text, or lines of it. */
  constructor(text: string, raw: string, start = 0, end = text.length, inProse = false) {
    this.#inProse = inProse;
    this.#text = text;
    this.#units = codeUnits(text);
    this.#raw = raw;
    this.#start = start;
    let last = end;
    while (last > start && isSpace(text.charCodeAt(last - 1))) last--;
    this.#end = last;
  }

  /**
   * The tokens between two offsets, the same as if the whole lines were cut. `from` begins a line or follows a blank;
   * `to` ends a line or follows the sign that ends a sentence.
   */
  tokens(from = this.#start, to = this.#end): Token[] {
    const tokens = this.#cut(from, Math.min(to, this.#end));
    const groupsDigits = () => (this.#groupsDigits ??= this.#cut(this.#start, this.#end).some(hasGroups));
    // where other numbers have commas, a blank may just as well part two
    let hasParted = false;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      if (token.kind !== 'number') continue;
      if (mayBeTwo(token.text) && groupsDigits()) token.value = null;
      hasParted ||= isParted(tokens, at);
    }
    return hasParted && groupsDigits() ? joinThousands(tokens) : tokens;
  }

  #cut(from: number, to: number): Token[] {
    const units = this.#units;
    this.#tokens = [];
    this.#at = from;
    this.#spaced = true;
    while (this.#at < to) {
      const code = units[this.#at]!;
      if (code === 32) {
        this.#at++;
        this.#spaced = true;
      } else if (isLetter(code)) {
        if (!this.#plainWord(code) && !this.#address(code)) this.#letters();
      } else if (isDigit(code)) {
        if (!this.#plainNumber()) this.#number();
      } else if ((code > 32 && code < 128) || (!this.#space() && !this.#letters())) this.#sign(code);
    }
    return this.#tokens;
  }

  #push(kind: TokenKind, end: number, read: number | null = null): void {
    const value =
      read === null || this.#isPartOfNumber(end) || (!this.#spaced && this.#goesOn()) ? null : read;
    const classes = kind === 'number' ? NUMBER : MARK;
    this.#add(kind, end, this.#text.slice(this.#at, end), value, false, classes);
  }

  /** Whether a number stands before this one that cannot be parted from it: then neither says anything certain. */
  #goesOn(): boolean {
    const tokens = this.#tokens;
    let at = tokens.length - 1;
    let joint = '';
    while (at > 0 && (tokens[at]!.kind === 'comma' || tokens[at]!.kind === 'mark') && !tokens[at]!.spaced)
      joint = tokens[at--]!.text + joint;
    const before = tokens[at];
    if (before?.kind !== 'number' || !ODD_JOINT.test(joint)) return false;
    before.value = null;
    return true;
  }

  #add(
    kind: TokenKind,
    end: number,
    text: string,
    value: number | null,
    capital: boolean,
    classes: number,
  ): void {
    this.#tokens.push({ kind, start: this.#at, end, text, spaced: this.#spaced, value, capital, classes });
    this.#at = end;
    this.#spaced = false;
  }

  #addWord(end: number, text: string, capital: boolean, classes: number): void {
    this.#add('word', end, text, null, capital, capital ? classes | CAPITAL : classes);
  }

  /** Whether the rest of a number that ends there is not in the text: `1[…]0`. */
  #isPartOfNumber(end: number): boolean {
    const raw = this.#raw;
    return raw.startsWith(LEFT_OUT, end) || raw.startsWith(LEFT_OUT, this.#at - LEFT_OUT.length);
  }

  #pushWord(end: number, mendedAs: string | null = null): void {
    const written = this.#text.slice(this.#at, end);
    const dot = this.#text[end] === '.' && ABBREVIATED.has(written.toLowerCase()) ? 1 : 0;
    const word = mendedAs ?? written.toLowerCase().replace(/’/g, "'").replace(/[‐‑–]/g, '-');
    const helper = word.endsWith("n't") ? CONTRACTED.get(word) : undefined;
    if (helper === undefined) {
      this.#addWord(end + dot, word, BEGINS_NAME.test(written), classesOfWord(word));
      return;
    }
    this.#addWord(end - "n't".length, helper, BEGINS_NAME.test(written), classesOfWord(helper));
    this.#addWord(end, 'not', false, classesOfWord('not'));
  }

  /**
   * Reads a plain word, quickly: English letters, all capitals or small after the first, perhaps with a possessive
   * ending, and a blank or comma after it. False where none stands there: `#letters` reads all others, and would read
   * this the same.
   */
  #plainWord(first: number): boolean {
    const text = this.#text;
    const units = this.#units;
    const from = this.#at;
    let end = from + 1;
    let next = units[end]!;
    // no further than a word can reach, so that a line of letters takes linear time
    const last = from + LONGEST_WORD;
    if (isCapital(first) && isCapital(next)) while (isCapital(next) && end < last) next = units[++end]!;
    else while (next >= 97 && next <= 122 && end < last) next = units[++end]!;
    if (isLetter(next)) return false;
    const isOwner =
      (next === 39 || next === 0x2019) && units[end + 1]! === 115 && ENDS_PLAINLY.has(units[end + 2]!);
    if (end >= this.#end - 2 || (end === from + 1 && (first | 32) === 120)) return false;
    if (isOwner) {
      const owner = `${text.slice(from, end).toLowerCase()}'s`;
      this.#addWord(end + 2, owner, isCapital(first), classesOfWord(owner));
      return true;
    }
    const after = units[end + 1]!;
    if (next === 46) {
      // "capturedp. 20"
      if (isLetter(after) || after >= 128 || units[end - 1] === 112) return false;
    } else if (next !== 32 && !ENDS_PLAINLY.has(next)) return false;
    const word = plainWord(text.slice(from, end));
    if (word.isShortForm) return false;
    const dot = next === 46 && word.isAbbreviated ? 1 : 0;
    this.#addWord(end + dot, word.text, isCapital(first), word.classes);
    return true;
  }

  /**
   * Reads a plain number, quickly: digits, perhaps with commas at the thousands, and nothing glued to them. `#number`
   * would read it the same.
   */
  #plainNumber(): boolean {
    const text = this.#text;
    const units = this.#units;
    let end = this.#at;
    let value = 0;
    let next = units[end]!;
    for (; isDigit(next); next = units[++end]!) value = value * 10 + next - 48;
    const length = end - this.#at;
    if (length > 9) return false;
    while (next === 44 && isDigit(units[end + 1]!)) {
      const group = thousandsAt(units, end + 1);
      if (group < 0 || length > 3 || end - this.#at > 9) return false;
      value = value * 1000 + group;
      end += 4;
      next = units[end]!;
    }
    const after = units[end + 1]!;
    if (next === 32) {
      if (after === 48 || (length <= 3 && isDigit(after))) return false;
    } else if (next === 44) {
      if ((after === 32 && units[end + 2]! === 48) || isLetter(after)) return false;
    } else if (next === 46) {
      if (isDigit(after)) return false;
    } else if (next === 45) {
      if (after === 0 || after >= 128 || isLetter(after)) return false;
    } else if (next !== 0x2013 && end < text.length && !ENDS_PLAINLY.has(next)) return false;
    this.#push('number', end, value);
    return true;
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

  /** "1 234": a number in groups of three, unless the blank parts two numbers ("June 14 200 men", "581–670 800"). */
  #spacedGroups(): string | null {
    const digits = match(SPACED_GROUPS, this.#text, this.#at);
    if (digits === null || match(NAMES_GROUP, this.#text, this.#at + digits.length) !== null) return null;
    const before = this.#tokens.at(-1);
    if (before?.kind === 'word' && MONTH_WORDS.has(before.text)) return null;
    const isUpperEnd = before?.kind === 'dash' && this.#tokens.at(-2)?.kind === 'number';
    return isUpperEnd && !this.#tokens.at(-2)!.text.includes(' ') ? null : digits;
  }

  #number(): void {
    const digits = this.#spacedGroups() ?? match(DIGITS, this.#text, this.#at)!;
    const end = this.#at + digits.length;
    const value = numericValue(digits);
    const thousands = match(THOUSANDS_TAIL, this.#text, end);
    if (thousands !== null) {
      this.#push('number', end + thousands.length, value === null ? null : value * 1000);
      return;
    }
    const garbled = match(GARBLED_TAIL, this.#text, end);
    if (garbled !== null) {
      this.#push('number', end + garbled.length);
      return;
    }
    const tail = match(NUMBER_TAIL, this.#text, end);
    if (tail !== null && tail !== 'x') {
      this.#pushWord(end + tail.length);
      return;
    }
    this.#push('number', end, value);
    if (/\p{L}/u.test(this.#text[end] ?? '')) this.#pushGap();
  }

  #address(first: number): boolean {
    const address = first === 104 || first === 119 ? match(ADDRESS, this.#text, this.#at) : null;
    if (address !== null) this.#push('mark', this.#at + address.length);
    return address !== null;
  }

  #letters(): boolean {
    const letters = match(LETTERS, this.#text, this.#at);
    if (letters === null) return false;
    if (ODD.test(letters)) {
      this.#pushWord(this.#at + letters.length - 4);
      return true;
    }
    const joint = seam(letters, this.#text[this.#at + letters.length] === '.');
    if (joint > 0) {
      this.#pushWord(this.#at + joint, mended(letters.slice(0, joint).toLowerCase(), true, false, false));
      this.#pushGap();
      return true;
    }
    const end = this.#at + letters.length;
    const lower = letters.toLowerCase();
    const follower = this.#text[end] ?? '';
    const isBeforeNumber =
      !this.#inProse && follower === ' ' && NUMBER_NEXT.test(this.#text.slice(end, end + 4));
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

  #sign(code: number): void {
    const character = String.fromCodePoint(this.#text.codePointAt(this.#at)!);
    if (character in QUARTERS || (code === 46 && this.#spaced && isDigit(this.#units[this.#at + 1]!))) {
      const digits = match(BELOW_ONE, this.#text, this.#at)!;
      this.#push('number', this.#at + digits.length, QUARTERS[digits] ?? Number(digits));
      return;
    }
    const kind = kindOfSign(code);
    const { length } = kind === 'lost' ? match(LOST, this.#text, this.#at)! : character;
    const isRule = kind === 'line' && /^(?:-|<hr)/i.test(this.#raw.slice(this.#at, this.#at + 3));
    this.#push(isRule ? 'rule' : kind, this.#at + length);
  }
}

/** Signs after a word or a number that are no part of it, whatever follows them. */
const ENDS_PLAINLY = new Characters(' ,;!?)]}"”—%&/+\n');
