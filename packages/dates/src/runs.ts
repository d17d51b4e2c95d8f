/**
 * Cuts a text into runs of the tokens that dates are made of, in one pass. A run starts at a digit or at a word
 * that can open a date and goes on while tokens follow each other; most words die after two or three letters of
 * a walk through a letter tree, and nothing is allocated for them.
 */
import { DIGIT, isSpace, kindOf, LETTER, matchAt, OTHER, SPACE, wordBefore } from './characters.ts';
import { codeUnits } from './code-units.ts';
import {
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
import { type TokenClass, WORDS } from './lexicon.ts';
import { type Token, TokenReader } from './tokens.ts';

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

/** Within a range: "c. 1274 – c. 1270 BC". */
const CIRCA = /(?:c|ca|cca|circa)\.? ?(?=\d)/y;
const LETTER_C = 99;

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
  readonly #reader: TokenReader;
  #at: number;

  /** `glued`: whether years may be glued to what comes next, as in the values of infoboxes. */
  constructor(text: string, start: number, end: number, glued = false) {
    this.#text = text;
    this.#units = codeUnits(text);
    this.#at = start;
    this.#end = end;
    this.#reader = new TokenReader(text, end, glued);
  }

  /** The next run that may hold a date, or null at the end of the text. */
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
      const cls = this.#reader.read(at, kind, null);
      if (cls === null || (TRAITS[cls.charCodeAt(0)]! & OPENING) === 0) {
        at = Math.max(this.#reader.end, at + 1);
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
    const text = this.#text;
    const units = this.#units;
    const reader = this.#reader;
    const tokens: Token[] = [];
    const start = this.#at;
    let at = start;
    let traits = 0;
    for (let cls: TokenClass | null = first; cls !== null; ) {
      // "the 6th" tells of a date, "the sixth" by itself does not
      traits |= cls === 'o' && kindOf(units[at]!) === DIGIT ? TELLING : TRAITS[cls.charCodeAt(0)]!;
      const token = { cls, value: reader.value, start: at, end: reader.end };
      tokens.push(token);
      at = reader.end;
      while (at < this.#end && isSpace(units[at]!)) at++;
      if (at >= this.#end || tokens.length === LONGEST_RUN) break;
      if (units[at]! === LETTER_C && '-T&|'.includes(cls)) at += matchAt(CIRCA, text, at)?.[0].length ?? 0;
      cls = reader.readInside(at, token);
      // A number that is no part of a date is done with; a word is looked at again as an opening.
      if (cls === null && kindOf(units[at]!) === DIGIT) at = reader.end;
    }
    this.#at = at;
    if ((traits & TELLING) === 0) return null;
    const lead = this.#leading(start);
    if (lead) tokens.unshift(lead);
    const classes = tokens.map(({ cls }) => cls).join('');
    return { classes, mask: maskOf(classes), tokens };
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
}
