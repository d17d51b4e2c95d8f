/**
 * Cuts a text into runs of the tokens that dates are made of, in one pass. A run starts at a digit or at a word
 * that can open a date and goes on while tokens follow each other; most words die after two or three letters of
 * a walk through a letter tree, and nothing is allocated for them.
 */
import { APOSTROPHE, CHARACTERS, DIGIT, kindOf, LETTER, OTHER, wordAfter, wordBefore } from './characters.ts';
import { codeUnits } from './code-units.ts';
import {
  DEAD_END,
  goesOn,
  LEAVES,
  NEVER,
  OPENING,
  OPENS,
  ROOT,
  stepFrom,
  TELLING,
  TRAITS,
  WITH_MORE,
} from './letter-tree.ts';
import {
  CLAUSE_WORDS,
  COUNTED,
  EXACT_LIMITS,
  FILE_ENDINGS,
  MONTHS,
  type TokenClass,
  WORDS,
} from './lexicon.ts';

export interface Token {
  cls: TokenClass;
  value: number;
  start: number;
  end: number;
}

export interface Run {
  /** A letter a token: what the rules' patterns are matched against. */
  classes: string;
  /** A bit for each of the classes, so that most rules are passed over at a look; some share theirs. */
  mask: number;
  tokens: Token[];
}

/** Longer runs are cut here: no date is that long, and it bounds what a rule can look at. */
const LONGEST_RUN = 64;

/** Words put before a run that they belong to. */
const LEADING: ReadonlySet<TokenClass> = new Set('DaHl'.split('') as TokenClass[]);

const LAST_LETTERS: ReadonlySet<number> = new Set(
  [...WORDS].filter(([, { cls }]) => LEADING.has(cls)).map(([word]) => word.charCodeAt(word.length - 1)),
);

const isUpper = (code: number): boolean => code >= 65 && code <= 90;

const ORDINAL_SUFFIXES: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th']);
const WORDS_AFTER_HOURS: ReadonlySet<string> = new Set(['am', 'pm']);
const SPACE = 32;
const COMMA = 44;
const HYPHEN = 45;
const FULL_STOP = 46;
const COLON = 58;
const UNDERSCORE = 95;
const LETTER_A = 65;
const LETTER_C = 99;
const LETTER_T = 116;
const SLASH = 47;
const NO_BREAK_SPACE = 0xa0;
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
/** What such hours begin with, as codes. */
const HOURS_OPEN: ReadonlySet<number> = new Set([...'hGUZ'].map((char) => char.charCodeAt(0)));
const AT = /(?:^|[\s("“])at $/i;
/** Within a range: "c. 1274 – c. 1270 BC". */
const CIRCA = /(?:c|ca|cca|circa)\.? ?(?=\d)/y;

const SHORT_YEAR = /['’‘](\d\d)(?![\d\p{L}])/uy;

/** The bits of some classes. */
export function maskOf(classes: string): number {
  let mask = 0;
  for (let at = 0; at < classes.length; at++) mask |= 1 << (classes.charCodeAt(at) & 31);
  return mask;
}

export class Scanner {
  readonly #text: string;
  readonly #units: Uint16Array;
  readonly #end: number;
  /** Reads a year that the next word is glued to ("2009Sri Lanka"), as rendered infoboxes have it. */
  readonly #glued: boolean;
  /** The tokens of the run that is being read: most runs come to nothing, and are not to cost objects. */
  readonly #pool: Token[] = [];
  #at: number;
  #tokenEnd = 0;
  #value = 0;

  constructor(text: string, start: number, end: number, glued = false) {
    this.#text = text;
    this.#units = codeUnits(text);
    this.#at = start;
    this.#end = end;
    this.#glued = glued;
  }

  /** The next run that may hold a date, or null at the end of the text; its tokens are good until the next call. */
  next(): Run | null {
    const units = this.#units;
    const end = this.#end;
    let at = this.#at;
    while (at < end) {
      let code = units[at]!;
      const kind = kindOf(code);
      if (kind === OTHER) {
        at++;
        continue;
      }
      if (kind === LETTER) {
        // nearly all words can open no run: one look at each of their letters, and no more
        let node = ROOT;
        let to = at;
        do {
          node = stepFrom(node, code);
          code = ++to < end ? units[to]! : SPACE;
        } while (kindOf(code) === LETTER);
        const opens = OPENS[node]!;
        if (opens === NEVER || (opens === WITH_MORE && !goesOn(LEAVES[node]!, code))) {
          at = to;
          continue;
        }
      }
      this.#at = at;
      const cls = this.#token(at, kind, null);
      if (cls === null || (TRAITS[cls.charCodeAt(0)]! & OPENING) === 0) {
        at = Math.max(this.#tokenEnd, at + 1);
        continue;
      }
      const run = this.#run(cls);
      if (run) return run;
      at = this.#at;
    }
    this.#at = at;
    return null;
  }

  /** The run that the token just read opens; null when it holds nothing that tells of a date. */
  #run(first: TokenClass): Run | null {
    const units = this.#units;
    const pool = this.#pool;
    let count = 0;
    let traits = this.#keep(count++, first, this.#at) | this.#figureOrdinal(first, this.#at);
    let at = this.#tokenEnd;
    while (count < LONGEST_RUN) {
      while (at < this.#end && isSpace(units[at]!)) at++;
      if (at >= this.#end) break;
      if (units[at]! === LETTER_C && '-T&|'.includes(pool[count - 1]!.cls)) {
        const circa = this.#matches(CIRCA, at);
        if (circa) at += circa[0].length;
      }
      const start = at;
      const cls = this.#inner(at, pool[count - 1]!);
      if (cls === null) {
        // A number that is no part of a date is done with; a word is looked at again as an opening.
        if (kindOf(units[start]!) === DIGIT) at = this.#tokenEnd;
        break;
      }
      traits |= this.#keep(count++, cls, start) | this.#figureOrdinal(cls, start);
      at = this.#tokenEnd;
    }
    const start = this.#at;
    this.#at = at;
    if ((traits & TELLING) === 0) return null;
    const tokens = pool.slice(0, count);
    const lead = this.#leading(start);
    if (lead) tokens.unshift(lead);
    let classes = '';
    let mask = 0;
    for (const { cls } of tokens) {
      classes += cls;
      mask |= maskOf(cls);
    }
    return { classes, mask, tokens };
  }

  /** "the 6th" tells of a date, "the sixth" by itself does not. */
  #figureOrdinal(cls: TokenClass, start: number): number {
    return cls === 'o' && kindOf(this.#units[start]!) === DIGIT ? TELLING : 0;
  }

  /** Puts the token just read into the pool; gives the traits of its class. */
  #keep(index: number, cls: TokenClass, start: number): number {
    const token = this.#pool[index];
    if (token) {
      token.cls = cls;
      token.value = this.#value;
      token.start = start;
      token.end = this.#tokenEnd;
    } else this.#pool.push({ cls, value: this.#value, start, end: this.#tokenEnd });
    return TRAITS[cls.charCodeAt(0)]!;
  }

  /** "the", "a", "that" right before a run. */
  #leading(at: number): Token | null {
    // The last letter tells nearly always that none of them stands there.
    if (this.#text.charCodeAt(at - 1) !== SPACE) return null;
    if (!LAST_LETTERS.has(this.#text.charCodeAt(at - 2) | 32)) return null;
    const { word, start } = wordBefore(this.#text, at - 1);
    const entry = WORDS.get(word);
    return entry && LEADING.has(entry.cls) && start + word.length === at - 1
      ? { cls: entry.cls, value: entry.value, start, end: at - 1 }
      : null;
  }

  /** A token inside a run: punctuation counts there. */
  #inner(at: number, last: Token): TokenClass | null {
    const code = this.#text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind !== OTHER) return this.#token(at, kind, last);
    this.#value = 0;
    this.#tokenEnd = at + 1;
    if (code === COMMA) return ',';
    if (code === 47) return '/';
    if (code === 38) return '&';
    if (isDash(code)) {
      let end = at + 1;
      while (end < this.#end && end - at < 8 && isDash(this.#text.charCodeAt(end))) end++;
      this.#tokenEnd = end;
      return '-';
    }
    return null;
  }

  /** Reads the token at a position; sets its end and value. Null: no token, and the end says where to go on. */
  #token(at: number, kind: number, last: Token | null): TokenClass | null {
    if (kind === DIGIT || kind === LETTER) {
      const cls = kind === DIGIT ? this.#number(at, last) : this.#word(at);
      return cls !== null && isInFileName(this.#text, at, this.#tokenEnd) ? null : cls;
    }
    SHORT_YEAR.lastIndex = at;
    const short = SHORT_YEAR.exec(this.#text);
    this.#tokenEnd = at + 1;
    if (!short) return null;
    this.#tokenEnd = at + 3;
    this.#value = Number(short[1]);
    return 'q';
  }

  #word(at: number): TokenClass | null {
    const text = this.#text;
    const units = this.#units;
    let node = ROOT;
    let end = at;
    let uppers = 0;
    for (; end < this.#end; end++) {
      const code = units[end]!;
      if (code > 127 || CHARACTERS[code] !== LETTER) break;
      if (code < 97) uppers++;
      node = stepFrom(node, code);
      if (node === DEAD_END) break;
    }
    const dead = node === DEAD_END;
    const wordEnd = end;
    while (end < this.#end && kindOf(units[end]!) === LETTER) end++;
    this.#tokenEnd = end;
    const leaf = dead || end > wordEnd ? null : LEAVES[node];
    if (!leaf) return null;
    for (const { next, pattern, cls, value } of leaf.phrases) {
      if (next !== '' && !next.includes(text[end] ?? '\n')) continue;
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found && at + found[0].length <= this.#end) {
        this.#tokenEnd = at + found[0].length;
        this.#value = value;
        return cls;
      }
    }
    const { word } = leaf;
    if (!word) return null;
    if (word.capital === 'first' && !isUpper(units[at]!)) return null;
    if (word.capital === 'all' && uppers !== end - at) return null;
    if (word.cls === 'c' && word.value >= 20 && word.value % 10 === 0) return this.#tens(word.value, end);
    this.#value = word.value;
    if (word.cls === 'm' && units[end]! === FULL_STOP && isAbbreviated(word.value, end - at)) {
      this.#tokenEnd++;
    }
    return word.cls;
  }

  /** "twenty-two", "twenty-fifth": the unit after the ten, if there is one. */
  #tens(ten: number, end: number): TokenClass {
    const code = this.#text.charCodeAt(end);
    const unit =
      code === HYPHEN || code === SPACE ? WORDS.get(wordAfter(this.#text, end).toLowerCase()) : undefined;
    const joined = unit && (unit.cls === 'c' || unit.cls === 'o') && unit.value < 10;
    this.#value = ten + (joined ? unit.value : 0);
    if (joined) this.#tokenEnd = end + 1 + wordAfter(this.#text, end).length;
    return joined ? unit.cls : 'c';
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
    this.#value = value;
    this.#tokenEnd = end;
    if (isNumbering(text, at, last)) return this.#noNumber(end);
    if (length > 4) return this.#overlong(at, end);
    if (end < this.#end && kindOf(code) === LETTER) return this.#suffixed(end, length);
    if (length === 4 && value % 10 === 0 && this.#isPossessiveDecade(at, end, last)) {
      this.#tokenEnd = end + 2;
      return 'd';
    }
    if (code === COMMA && length < 4 && isThousands(text, end)) return this.#noNumber(end);
    if (code === HYPHEN && length >= 3) {
      const rest = this.#matches(REST_OF_ISO_DAY, end);
      if (rest) return this.#isoDay(value, Number(rest[1]), Number(rest[2]), end + rest[0].length);
    }
    if (code === FULL_STOP && kindOf(text.charCodeAt(end + 1)) === DIGIT) {
      const clock = length < 3 && value <= 24 && this.#matches(DOTTED_CLOCK, end);
      if (clock && (clock[2] || clock[3] || (this.#isAfterAt(at) && this.#endsPhrase(end + 3)))) {
        this.#value = value * 60 + Number(clock[1]);
        this.#tokenEnd = end + clock[0].length;
        return 'k';
      }
      const rest = length < 3 && this.#matches(DOTTED_DAY, end);
      if (!rest) return this.#noNumber(end);
      return this.#isoDay(Number(rest[2]), Number(rest[1]), value, end + rest[0].length);
    }
    if (code === SLASH && length < 3) {
      const rest = this.#matches(SLASHED_DAY, end);
      // "5/6/1944" has two readings.
      const [first, second] = [value, Number(rest?.[1])];
      if (rest && (first > 12 || second > 12 || first === second)) {
        const [day, month] = second > 12 ? [second, first] : [first, second];
        return this.#isoDay(Number(rest[2]), month, day, end + rest[0].length);
      }
    }
    if (code === COLON && length < 3 && value <= 24) {
      const minutes = this.#matches(MINUTES, end);
      if (minutes) {
        this.#value = value * 60 + Number(minutes[1]);
        this.#tokenEnd = end + minutes[0].length;
        return 'k';
      }
    }
    if (MEASURES.has(code)) return this.#noNumber(end);
    if (length >= 3 && units[end + 1] === LETTER_A && this.#matches(HIJRI, end)) return this.#noNumber(end);
    if (
      length === 4 &&
      isTime(value) &&
      (HOURS_OPEN.has(units[end + 1]!) || HOURS_OPEN.has(code) || this.#isAfterAt(at))
    ) {
      const hours = this.#matches(HOURS, end);
      if (hours || (this.#isAfterAt(at) && !this.#counts(at, end, length, last))) {
        this.#value = Math.floor(value / 100) * 60 + (value % 100);
        this.#tokenEnd = end + (hours?.[0].length ?? 0);
        return 'k';
      }
    }
    if (this.#counts(at, end, length, last)) return null;
    return this.#plain(length, value);
  }

  /** "at 1545". */
  #isAfterAt(at: number): boolean {
    return this.#units[at - 2] === LETTER_T && AT.test(this.#text.slice(Math.max(0, at - 4), at));
  }

  /** No noun follows that would be measured: "at 17.30 they left". */
  #endsPhrase(end: number): boolean {
    const next = wordAfter(this.#text, end);
    return next === '' || isUpper(next.charCodeAt(0)) || CLAUSE_WORDS.has(next);
  }

  /** "the 1860's" is a decade, "1969's totals" are a year's. */
  #isPossessiveDecade(at: number, end: number, last: Token | null): boolean {
    if (kindOf(this.#text.charCodeAt(end)) !== APOSTROPHE || wordAfter(this.#text, end + 1) !== 's')
      return false;
    return last ? last.cls === 'D' || last.cls === 'p' : wordBefore(this.#text, at).word === 'the';
  }

  #plain(length: number, value: number): TokenClass {
    if (length === 4) return 'y';
    if (length === 3) return 'h';
    return value >= 1 && value <= 31 ? 'n' : 'b';
  }

  #isoDay(year: number, month: number, day: number, end: number): TokenClass {
    this.#value = year * 10000 + month * 100 + day;
    this.#tokenEnd = end;
    return 'i';
  }

  /** Five or six digits are a year and the day glued to it ("199120 March"), where values are glued at all. */
  #overlong(at: number, end: number): TokenClass | null {
    if (!this.#glued || end - at > 6) return this.#noNumber(end);
    this.#tokenEnd = at + 4;
    return 'y';
  }

  /** Letters right after a number: 5th, 1940s, 5am; all else is no number of ours. */
  #suffixed(end: number, length: number): TokenClass | null {
    const suffix = wordAfter(this.#text, end).toLowerCase();
    if (length < 3 && ORDINAL_SUFFIXES.has(suffix)) {
      this.#tokenEnd = end + 2;
      const stop = this.#matches(STOP_BEFORE_MONTH, end + 2);
      if (stop) this.#tokenEnd++;
      return 'o';
    }
    if (length >= 3 && suffix === 's' && this.#value % 10 === 0) {
      this.#tokenEnd = end + 1;
      return 'd';
    }
    if (length === 4 && this.#glued) return 'y';
    return length < 3 && WORDS_AFTER_HOURS.has(suffix)
      ? this.#plain(length, this.#value)
      : this.#noNumber(end);
  }

  /**
   * Whether the number counts what the next word says: always before a noun that is counted, but "in 1943 troops
   * landed" has a year; three digits before any word that does not begin a clause ("in August 300 Spartans came").
   */
  #counts(at: number, end: number, length: number, last: Token | null): boolean {
    const code = this.#text.charCodeAt(end);
    if (code !== SPACE && code !== NO_BREAK_SPACE && code !== HYPHEN) return false;
    if (kindOf(this.#text.charCodeAt(end + 1)) !== LETTER) return false;
    const next = wordAfter(this.#text, end).toLowerCase();
    if (length === 3 && !this.#glued && COUNTED.has(next)) return true;
    if (length === 3 && !this.#glued && !CLAUSE_WORDS.has(next) && !WORDS.has(next) && next.length > 1) {
      // "In July 634 Amr came", "in 216 Hannibal came", "in the autumn of 637 Antioch fell", but "in August 300 Spartans came"
      const isName =
        isUpper(this.#units[end + 1]!) &&
        ((last !== null && 'FYv'.includes(last.cls)) || EXACT_LIMITS.has(wordBefore(this.#text, at).word));
      if ((last?.cls !== 'm' && !isName) || (isPlural(next) && !ANCIENT_NAME.test(next))) return true;
    }
    if (last?.cls === 'm' || !COUNTED.has(next)) return false;
    return length !== 4 || !EXACT_LIMITS.has(wordBefore(this.#text, at).word);
  }

  #matches(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(this.#text);
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
    this.#tokenEnd = at;
    return null;
  }
}

/** Whether a month written in so many letters is not written out ("Sept", and not "May"). */
export const isAbbreviated = (month: number, letters: number): boolean => letters < MONTHS[month - 1]!.length;
const isDash = (code: number): boolean =>
  code === 45 || (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xfffd;
const isSpace = (code: number): boolean =>
  code === 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f;

/** Whether a word, or the name of a people, may be told of many. */
export const isPlural = (word: string): boolean => /(?:s|men|ese|ish|ench|utch)$/.test(word);

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
  if (code === 46) return kindOf(whole.charCodeAt(at - 2)) === DIGIT;
  if (!isDash(code) || at < 2 || code === 0x2014) return false;
  if (kindOf(whole.charCodeAt(at - 2)) !== LETTER) return false;
  const { word } = wordBefore(whole, at - 1);
  return word !== 'post' && word !== 'pre';
}
