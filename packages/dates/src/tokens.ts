/** What a word or a number of a text is to a date: a token of some class, or nothing. */
import {
  APOSTROPHE,
  COMMA,
  DIGIT,
  FULL_STOP,
  HYPHEN,
  isCapital,
  isDash,
  kindOf,
  LETTER,
  matchAt,
  OTHER,
  SPACE,
  wordAfter,
  wordBefore,
} from './characters.ts';
import { codeUnits } from './code-units.ts';
import { LEAVES, ROOT, stepFrom } from './letter-tree.ts';
import {
  CLAUSE_WORDS,
  COUNTED,
  EXACT_LIMITS,
  FILE_ENDINGS,
  isAbbreviated,
  isPlural,
  type TokenClass,
  WORDS,
} from './lexicon.ts';

export interface Token {
  cls: TokenClass;
  value: number;
  start: number;
  end: number;
}

const ORDINAL_SUFFIXES: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th']);
const WORDS_AFTER_HOURS: ReadonlySet<string> = new Set(['am', 'pm']);
const COLON = 58;
const UNDERSCORE = 95;
const LETTER_A = 65;
const LETTER_T = 116;
const SLASH = 47;
const AMPERSAND = 38;
/** %, °, ½, ′: after a number, it measures. */
const MEASURES: ReadonlySet<number> = new Set([37, 0xb0, 0xbd, 0x2032]);
/** $, #, £, ¥, €, №: before a number, it is no year. */
const SIGNS: ReadonlySet<number> = new Set([36, 35, 0xa3, 0xa5, 0x20ac, 0x2116]);

const REST_OF_ISO_DAY = /-(\d\d)-(\d\d)(?!\d)/y;
const DOTTED_DAY = /\.(\d\d?)\.(\d{4})(?!\d)/y;
const SLASHED_DAY = /\/(\d\d?)\/(\d{4})(?![\d/])/y;
const MINUTES = /:([0-5]\d)(?!\d)(?:[ \u00a0](?:hours|hrs)\b)?/y;
/** "17.30", "17.30 hours"; before "p.m." too. */
const DOTTED_CLOCK = /\.([0-5]\d)(?![\d.%°])(?:([ \u00a0](?:hours|hrs)\b)|(?=([ \u00a0]?[ap]\.? ?m\b))|)/y;
/** "Aetius", "Leonidas": no people of whom there are many. */
const ANCIENT_NAME = /(?:us|as|os|cles|ades|ides)$/;
/** After four digits, says that they are hours and minutes. */
const HOURS = /[ \u00a0-]?(?:hours|hrs|h|GMT|UTC|Z)\b/y;
/** After a number, says that the year is one of the Islamic calendar. */
const HIJRI = /[ \u00a0](?:AH|A\. ?H\.)(?![A-Za-z])/y;
const STOP_BEFORE_MONTH = /\. ?(?=(?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))/y;
const AT = /(?:^|[\s("“])at $/i;
const SHORT_YEAR = /['’‘](\d\d)(?![\d\p{L}])/uy;

/** Reads tokens: the class is given back, value and end stand in the reader, since most tokens come to nothing. */
export class TokenReader {
  /** Where the last token ends; of what is none, where to go on. */
  end = 0;
  value = 0;
  readonly #text: string;
  readonly #units: Uint16Array;
  readonly #end: number;
  /** Reads a year that the next word is glued to ("2009Sri Lanka"), as rendered infoboxes have it. */
  readonly #glued: boolean;

  constructor(text: string, end: number, glued: boolean) {
    this.#text = text;
    this.#units = codeUnits(text);
    this.#end = end;
    this.#glued = glued;
  }

  /** Reads a token inside a run: punctuation counts there. `last`: the one before it. */
  readInside(at: number, last: Token): TokenClass | null {
    const code = this.#text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind !== OTHER) return this.read(at, kind, last);
    this.value = 0;
    this.end = at + 1;
    if (code === COMMA) return ',';
    if (code === SLASH) return '/';
    if (code === AMPERSAND) return '&';
    if (!isDash(code)) return null;
    while (this.end < this.#end && this.end - at < 8 && isDash(this.#text.charCodeAt(this.end))) this.end++;
    return '-';
  }

  /** Reads the token that begins with a character of some kind; null where none does. */
  read(at: number, kind: number, last: Token | null): TokenClass | null {
    if (kind === DIGIT || kind === LETTER) {
      const cls = kind === DIGIT ? this.#number(at, last) : this.#word(at);
      return cls !== null && isInFileName(this.#text, at, this.end) ? null : cls;
    }
    const short = matchAt(SHORT_YEAR, this.#text, at);
    this.end = at + 1;
    return short && this.#take('q', at + 3, Number(short[1]));
  }

  #word(at: number): TokenClass | null {
    const text = this.#text;
    const units = this.#units;
    let node = ROOT;
    let end = at;
    let uppers = 0;
    for (let code = units[end]!; end < this.#end && kindOf(code) === LETTER; code = units[++end]!) {
      if (code < 97) uppers++;
      node = stepFrom(node, code);
    }
    this.end = end;
    const leaf = LEAVES[node];
    if (!leaf) return null;
    for (const { next, pattern, cls, value } of leaf.phrases) {
      if (next !== '' && !next.includes(text[end] ?? '\n')) continue;
      const found = matchAt(pattern, text, at);
      if (found && at + found[0].length <= this.#end) return this.#take(cls, at + found[0].length, value);
    }
    const { word } = leaf;
    if (!word) return null;
    if (word.capital === 'first' && !isCapital(text, at)) return null;
    if (word.capital === 'all' && uppers !== end - at) return null;
    if (word.cls === 'c' && word.value >= 20 && word.value % 10 === 0) return this.#tens(word.value, end);
    const hasStop = word.cls === 'm' && units[end]! === FULL_STOP && isAbbreviated(word.value, end - at);
    return this.#take(word.cls, hasStop ? end + 1 : end, word.value);
  }

  /** "twenty-two", "twenty-fifth": the unit after the ten, if there is one. */
  #tens(ten: number, end: number): TokenClass {
    const code = this.#text.charCodeAt(end);
    const after = code === HYPHEN || code === SPACE ? wordAfter(this.#text, end) : '';
    const unit = WORDS.get(after.toLowerCase());
    return unit && (unit.cls === 'c' || unit.cls === 'o') && unit.value < 10
      ? this.#take(unit.cls, end + 1 + after.length, ten + unit.value)
      : this.#take('c', end, ten);
  }

  #number(at: number, last: Token | null): TokenClass | null {
    const text = this.#text;
    const units = this.#units;
    let end = at;
    let value = 0;
    let code = units[end]!;
    for (; code >= 48 && code <= 57 && end < this.#end; code = units[++end]!) {
      if (end - at < 4) value = value * 10 + code - 48;
    }
    const length = end - at;
    this.value = value;
    if (isNumbering(text, at, last)) return this.#noNumber(end);
    // five or six digits are a year and the day glued to it ("199120 March"), where values are glued at all
    if (length > 4) return this.#glued && length <= 6 ? this.#take('y', at + 4) : this.#noNumber(end);
    if (end < this.#end && kindOf(code) === LETTER) return this.#suffixed(end, length);
    if (length === 4 && value % 10 === 0 && this.#isPossessiveDecade(at, end, last))
      return this.#take('d', end + 2);
    if (code === COMMA && length < 4 && isThousands(text, end)) return this.#noNumber(end);
    const joined = this.#joined(code, at, end);
    if (joined) return joined;
    const isDecimal = code === FULL_STOP && kindOf(text.charCodeAt(end + 1)) === DIGIT;
    const isHijri = length >= 3 && units[end + 1] === LETTER_A && matchAt(HIJRI, text, end) !== null;
    if (isDecimal || isHijri || MEASURES.has(code)) return this.#noNumber(end);
    if (length === 4 && isTime(value)) {
      const hours = matchAt(HOURS, text, end);
      if (hours || (this.#isAfterAt(at) && !this.#counts(at, end, length, last)))
        return this.#clock(Math.floor(value / 100), value % 100, end + (hours?.[0].length ?? 0));
    }
    this.end = end;
    return this.#counts(at, end, length, last) ? null : this.#plain(end, length);
  }

  /** The day or the time that a sign makes of a number and what follows it: "1942-11-08", "8.11.1942", "17.30 hours". */
  #joined(sign: number, at: number, end: number): TokenClass | null {
    const text = this.#text;
    const { value } = this;
    if (sign === HYPHEN) {
      const rest = end - at >= 3 && matchAt(REST_OF_ISO_DAY, text, end);
      return rest ? this.#day(value, Number(rest[1]), Number(rest[2]), end + rest[0].length) : null;
    }
    if (end - at > 2) return null;
    if (sign === SLASH) {
      const rest = matchAt(SLASHED_DAY, text, end);
      const second = Number(rest?.[1]);
      // "5/6/1944" has two readings
      if (!rest || (value <= 12 && second <= 12 && value !== second)) return null;
      const [day, month] = second > 12 ? [second, value] : [value, second];
      return this.#day(Number(rest[2]), month, day, end + rest[0].length);
    }
    const isHour = value <= 24;
    if (sign === COLON) {
      const minutes = isHour && matchAt(MINUTES, text, end);
      return minutes ? this.#clock(value, Number(minutes[1]), end + minutes[0].length) : null;
    }
    if (sign !== FULL_STOP) return null;
    const clock = isHour && matchAt(DOTTED_CLOCK, text, end);
    if (clock && (clock[2] || clock[3] || (this.#isAfterAt(at) && this.#endsPhrase(end + 3))))
      return this.#clock(value, Number(clock[1]), end + clock[0].length);
    const rest = matchAt(DOTTED_DAY, text, end);
    return rest && this.#day(Number(rest[2]), Number(rest[1]), value, end + rest[0].length);
  }

  /** Ends the token just read. */
  #take(cls: TokenClass, end: number, value = this.value): TokenClass {
    this.end = end;
    this.value = value;
    return cls;
  }

  #day(year: number, month: number, day: number, end: number): TokenClass {
    return this.#take('i', end, year * 10000 + month * 100 + day);
  }

  #clock(hours: number, minutes: number, end: number): TokenClass {
    return this.#take('k', end, hours * 60 + minutes);
  }

  /** A number that is all figures. */
  #plain(end: number, length: number): TokenClass {
    if (length === 4) return this.#take('y', end);
    if (length === 3) return this.#take('h', end);
    return this.#take(this.value >= 1 && this.value <= 31 ? 'n' : 'b', end);
  }

  /** Letters right after a number: 5th, 1940s, 5am; all else is no number of ours. */
  #suffixed(end: number, length: number): TokenClass | null {
    const suffix = wordAfter(this.#text, end).toLowerCase();
    if (length < 3 && ORDINAL_SUFFIXES.has(suffix))
      return this.#take('o', end + (matchAt(STOP_BEFORE_MONTH, this.#text, end + 2) ? 3 : 2));
    if (length >= 3 && suffix === 's' && this.value % 10 === 0) return this.#take('d', end + 1);
    const isRead = length === 4 ? this.#glued : length < 3 && WORDS_AFTER_HOURS.has(suffix);
    return isRead ? this.#plain(end, length) : this.#noNumber(end);
  }

  /**
   * Whether the number counts what the next word says: always before a noun that is counted, but "in 1943 troops
   * landed" has a year; three digits before any word that does not begin a clause ("in August 300 Spartans came").
   */
  #counts(at: number, end: number, length: number, last: Token | null): boolean {
    const code = this.#text.charCodeAt(end);
    if (code !== SPACE && code !== 0xa0 && code !== HYPHEN) return false;
    if (kindOf(this.#text.charCodeAt(end + 1)) !== LETTER) return false;
    const next = wordAfter(this.#text, end).toLowerCase();
    if (length === 3 && !this.#glued && COUNTED.has(next)) return true;
    if (length === 3 && !this.#glued && !CLAUSE_WORDS.has(next) && !WORDS.has(next) && next.length > 1) {
      // "In July 634 Amr came", "in 216 Hannibal came", "in the autumn of 637 Antioch fell", but "in August 300 Spartans came"
      const isName =
        isCapital(this.#text, end + 1) &&
        ((last !== null && 'FYv'.includes(last.cls)) || EXACT_LIMITS.has(wordBefore(this.#text, at).word));
      if ((last?.cls !== 'm' && !isName) || (isPlural(next) && !ANCIENT_NAME.test(next))) return true;
    }
    if (last?.cls === 'm' || !COUNTED.has(next)) return false;
    return length !== 4 || !EXACT_LIMITS.has(wordBefore(this.#text, at).word);
  }

  /** "at 1545". */
  #isAfterAt(at: number): boolean {
    return this.#units[at - 2] === LETTER_T && AT.test(this.#text.slice(Math.max(0, at - 4), at));
  }

  /** No noun follows that would be measured: "at 17.30 they left". */
  #endsPhrase(end: number): boolean {
    const next = wordAfter(this.#text, end);
    return next === '' || isCapital(next, 0) || CLAUSE_WORDS.has(next);
  }

  /** "the 1860's" is a decade, "1969's totals" are a year's. */
  #isPossessiveDecade(at: number, end: number, last: Token | null): boolean {
    if (kindOf(this.#text.charCodeAt(end)) !== APOSTROPHE || wordAfter(this.#text, end + 1) !== 's')
      return false;
    return last ? last.cls === 'D' || last.cls === 'p' : wordBefore(this.#text, at).word === 'the';
  }

  /** Goes past a number that is none of ours, with all that is glued to it ("1,945", "25px", "3.5"). */
  #noNumber(end: number): null {
    const text = this.#text;
    let at = end;
    while (at < this.#end) {
      const kind = kindOf(text.charCodeAt(at));
      if (
        kind === OTHER &&
        !((text[at] === ',' || text[at] === '.') && kindOf(text.charCodeAt(at + 1)) === DIGIT)
      )
        break;
      if (kind === APOSTROPHE) break;
      at++;
    }
    this.end = at;
    return null;
  }
}

/** Whether four digits are hours and minutes. */
export const isTime = (value: number): boolean => value < 2400 && value % 100 < 60;

/** ",945" and no fourth digit: thousands, and not "May 4,1940". */
function isThousands(whole: string, comma: number): boolean {
  for (let i = 1; i <= 3; i++) if (kindOf(whole.charCodeAt(comma + i)) !== DIGIT) return false;
  return kindOf(whole.charCodeAt(comma + 4)) !== DIGIT;
}

/** "map_1999,_CIA.jpg", "Simunich_1857.png": underscores join it to a name, or a file's ending follows; "_1972_" is in italics. */
function isInFileName(whole: string, at: number, end: number): boolean {
  const after = whole.charCodeAt(end);
  if (after === UNDERSCORE && (kindOf(whole.charCodeAt(end + 1)) !== OTHER || whole[end + 1] === '('))
    return true;
  if (after === FULL_STOP && FILE_ENDINGS.has(wordAfter(whole, end + 1).toLowerCase())) return true;
  if (whole.charCodeAt(at - 1) !== UNDERSCORE || at < 2) return false;
  return !' \n\u00a0(["\'“‘-–—'.includes(whole[at - 2]!);
}

/** "BRDM-2", "U505", "$12", "#3": the number belongs to what stands right before it. */
function isNumbering(whole: string, at: number, last: Token | null): boolean {
  if (at === 0 || last?.end === at) return false;
  const code = whole.charCodeAt(at - 1);
  if (code === SPACE) return false;
  if (kindOf(code) === LETTER || SIGNS.has(code)) return true;
  if (code === FULL_STOP) return kindOf(whole.charCodeAt(at - 2)) === DIGIT;
  if (!isDash(code) || at < 2 || code === 0x2014) return false;
  if (kindOf(whole.charCodeAt(at - 2)) !== LETTER) return false;
  const { word } = wordBefore(whole, at - 1);
  return word !== 'post' && word !== 'pre';
}
