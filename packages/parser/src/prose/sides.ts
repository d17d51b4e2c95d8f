import { DETERMINERS } from '../language/lexicon/function-words.ts';
import { GIVEN_NAMES } from '../language/lexicon/given-names.ts';
import {
  COMMON_PARTY_WORDS,
  GOVERNMENT_WORDS,
  PLACE_PREFIXES,
  REBEL_WORDS,
} from '../language/lexicon/side-words.ts';
import { Phrases } from '../language/lexicon/words.ts';
import { singular } from '../language/nouns.ts';
import { otherNames, rememberedByName } from '../language/polities.ts';
import type { Sentence } from '../language/sentence.ts';
import { isPossessive, withoutPossessive } from '../language/words-of-text.ts';

/** What the infobox says of a side: its parties under all their names, and who led them. */
export interface SideNames {
  side: number;
  names: readonly string[];
  commanders: readonly string[];
}

/** Words in a sentence that mean a side. Indices are those of tokens, `to` exclusive. */
export interface Mention {
  side: number;
  from: number;
  to: number;
  possessive: boolean;
}

/** The names by which a text calls the sides of its battle. */
export interface Sides {
  /** How many sides there are. */
  count: number;
  /** The side that some words at a token mean; null where they mean none, or may mean several. */
  mentionAt(sentence: Sentence, index: number): Mention | null;
}

const LONGEST_CLEANED = 200;

/** Small letters and single blanks: nothing to clean. */
const CLEAN = /^(?!the )[a-z]+(?: [a-z]+)*$/;

/** A name as words are compared: small letters, single blanks, no signs but those within words, no article. */
function clean(name: string): string {
  if (CLEAN.test(name)) return name;
  const small = name.toLowerCase();
  // what is longer is no name, and would be put together of as many strings as it has words
  const plain = small.length <= LONGEST_CLEANED ? cleanAscii(small) : null;
  if (plain !== null) return plain;
  return small
    .replace(/[’`]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/[^\p{L}\p{N}'. -]+/gu, ' ')
    .replace(/\.(?!\p{L})/gu, '')
    .replace(/'s?(?= |$)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^the /, '');
}

const isSmall = (code: number): boolean => code >= 97 && code <= 122;

/** The same, of a name in small letters of ASCII without apostrophes, as most are; null of another. */
function cleanAscii(small: string): string | null {
  let cleaned = '';
  /** Where the characters begin that stay and are not yet in the cleaned name; -1 after one that does not. */
  let from = -1;
  let isParted = false;
  for (let at = 0; at <= small.length; at++) {
    const code = at < small.length ? small.charCodeAt(at) : 32;
    if (code === 39 || code === 96 || code > 126) return null;
    const stays =
      isSmall(code) ||
      code === 45 ||
      (code >= 48 && code <= 57) ||
      (code === 46 && at + 1 < small.length && isSmall(small.charCodeAt(at + 1)));
    if (stays) {
      if (from < 0) from = at;
      continue;
    }
    if (from >= 0) {
      cleaned =
        cleaned === '' || !isParted ? cleaned + small.slice(from, at) : `${cleaned} ${small.slice(from, at)}`;
      from = -1;
      isParted = false;
    }
    if (code !== 46) isParted = true;
  }
  return cleaned.startsWith('the ') ? cleaned.slice(4) : cleaned;
}

/** What a party's name is compared by. All are cleaned. */
interface PartyName {
  words: readonly string[];
  /** What else the party is called, and the name itself. */
  forms: readonly string[];
}

const partyName = rememberedByName(
  (name): PartyName => ({
    words: clean(name).split(' '),
    forms: [...new Set(formsOf(name).map(clean))],
  }),
);

/** The sides' names from the infobox, from the brackets of the article, and from words that only one of them can mean. */
export function readSides(sides: readonly SideNames[], text: string): Sides {
  // many an article states no figure, and nobody asks whose it is
  let names: Names | null = null;
  return {
    count: sides.length,
    mentionAt(sentence, index) {
      names ??= new Names(sides, text);
      return names.mentionAt(sentence, index);
    },
  };
}

/** A side with the names that the article gives its parties. */
interface OwnNames {
  side: number;
  names: readonly string[];
  parties: readonly PartyName[];
}

/** By what a text calls the sides; null is what may mean several. */
class Names {
  readonly #text: string;
  readonly #sides: readonly OwnNames[];
  readonly #words = new Map<string, number | null>();
  /** The names of several words under their first, and how they are looked for once that is met. */
  readonly #longer = new Map<string, Map<string, number | null>>();
  readonly #phrases = new Map<string, Phrases<number | null>>();
  /** The words that names begin with, since most words begin none. */
  readonly #firstWords = new Set<string>();
  /** What words for those who rebel or govern mean; looked for when one of them is met. */
  readonly #plain = new Map<string, number | null>();
  /** For each side the words that describe its names in the text; looked for when the names themselves tell nothing. */
  #beside: readonly ReadonlySet<string>[] | null = null;

  constructor(sides: readonly SideNames[], text: string) {
    this.#text = text;
    const acronyms = acronymsIn(text);
    this.#sides = sides.map(({ side, names: written }) => {
      const names = withAcronyms(written, acronyms);
      return { side, names, parties: names.map(partyName) };
    });
    for (const { side, parties } of this.#sides)
      for (const { forms } of parties) for (const form of forms) this.#add(form, side);
    for (const { side, commanders } of sides)
      for (const name of commanders)
        for (const form of commanderForms(name, text)) this.#add(clean(form), side);
  }

  #add(form: string, side: number): void {
    if (form.length < 2) return;
    const blank = form.indexOf(' ');
    const first = blank < 0 ? form : form.slice(0, blank);
    this.#firstWords.add(first);
    let meanings = blank < 0 ? this.#words : this.#longer.get(first);
    if (!meanings) {
      meanings = new Map();
      this.#longer.set(first, meanings);
    }
    const known = meanings.get(form);
    meanings.set(form, known === undefined || known === side ? side : null);
  }

  #phrasesFrom(first: string): Phrases<number | null> | undefined {
    const longer = this.#longer.get(first);
    if (!longer) return undefined;
    const phrases = this.#phrases.get(first) ?? new Phrases(longer);
    this.#phrases.set(first, phrases);
    return phrases;
  }

  mentionAt(sentence: Sentence, index: number): Mention | null {
    const word = sentence.word(index);
    if (word === null) return null;
    const first = withoutPossessive(word);
    if (!this.#firstWords.has(first) && !PLAIN_WORDS.has(first)) return null;
    const phrase = this.#phrasesFrom(first)?.at(index, (at) => {
      const next = sentence.word(at);
      return next === null ? null : withoutPossessive(next);
    });
    const named = this.#words.get(first);
    const plain = named === undefined ? this.#plainSide(first) : null;
    const side = phrase ? phrase.meaning : (named ?? plain);
    if (side === null || belongsToAnother(sentence, index, plain !== null)) return null;
    const to = index + (phrase?.length ?? 1);
    return { side, from: index, to, possessive: isPossessive(sentence, to - 1) };
  }

  /** The side that a word such as "rebels" means. */
  #plainSide(word: string): number | null {
    const same = this.#sides.length === 2 ? PLAIN_WORDS.get(word) : undefined;
    if (same === undefined) return null;
    const known = this.#plain.get(word);
    if (known !== undefined) return known;
    const named = this.#sides.filter(({ parties }) =>
      parties.some(({ words }) => same.some((each) => words.includes(each))),
    );
    const meant = named.length > 0 || GOVERNMENT_WORDS.includes(word) ? named : this.#described(same);
    const side = meant.length === 1 ? meant[0]!.side : null;
    this.#plain.set(word, side);
    return side;
  }

  /** The sides one of whose names stands in the text beside one of some words. */
  #described(words: readonly string[]): readonly OwnNames[] {
    this.#beside ??= this.#sides.map(({ names }) => wordsBeside(this.#text, names));
    const beside = this.#beside;
    return this.#sides.filter((_, index) => words.some((word) => beside[index]!.has(word)));
  }
}

/** "Fort Washington", "North America" are no Washington and no America; "Burgoyne's army" and "the British army" no other's. */
function belongsToAnother(sentence: Sentence, index: number, isPlain: boolean): boolean {
  const before = sentence.word(index - 1);
  if (before === null) return false;
  if (PLACE_PREFIXES.has(before)) return true;
  return (
    isPlain &&
    (sentence.tokens[index - 1]!.capital || isPossessive(sentence, index - 1)) &&
    !DETERMINERS.has(before)
  );
}

/** Words of at most this many letters before an acronym in brackets belong to its name. */
const LONGEST_NAME = 80;

/** An acronym in brackets with the words before it that it stands for: "National Movement for the Liberation of Azawad (MNLA)". */
interface Acronym {
  short: string;
  long: string;
}

const ACRONYM = /\((\p{Lu}[\p{Lu}\p{N}-]{1,9})\)/uy;

function acronymsIn(text: string): Acronym[] {
  const found: Acronym[] = [];
  for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
    ACRONYM.lastIndex = at;
    const short = ACRONYM.exec(text)?.[1];
    if (short === undefined) continue;
    const long = acronymOf(text.slice(Math.max(0, at - LONGEST_NAME), at).trimEnd(), short);
    if (long !== null) found.push({ short, long });
  }
  return found;
}

/** The names of a party, and what the article itself calls it in brackets. */
function withAcronyms(names: readonly string[], acronyms: readonly Acronym[]): readonly string[] {
  if (acronyms.length === 0) return names;
  const all = new Set(names);
  const known = new Set(names.map(clean));
  for (const { short, long } of acronyms) {
    if (known.has(clean(short))) all.add(long);
    else if (known.has(clean(long))) all.add(short);
  }
  return [...all];
}

/** The words before an acronym that begin with its letters; small words need no letter. */
function acronymOf(before: string, acronym: string): string | null {
  const words = before.split(/\s+/);
  let letter = acronym.length - 1;
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at]!.replace(/^["“'(]+/, '');
    const first = word[0]?.toLowerCase();
    if (first === acronym[letter]!.toLowerCase()) {
      if (letter === 0) return words.slice(at).join(' ');
      letter--;
    } else if (!/^(?:of|the|and|for|in|de|la|al|du)$/i.test(word)) return null;
  }
  return null;
}

/** "Malian Army" is also "Malian", "Malians", "Mali's"; "Kingdom of France" is "France", "French". */
export function formsOf(name: string): string[] {
  const whole = clean(name);
  const forms = [whole, `${whole}s`];
  const words = name
    .replace(/[’`]/g, "'")
    .split(/[\s,/–-]+/)
    .filter((word) => word !== '');
  for (const word of words) {
    const plain = clean(word);
    if (!/^\p{Lu}/u.test(word) || COMMON_PARTY_WORDS.has(plain) || plain.length < 3) continue;
    forms.push(plain, plural(plain), singular(plain));
  }
  for (const state of [whole, ...words.map(clean)]) {
    for (const other of otherNames(state)) forms.push(other, plural(other));
  }
  if (/\bempire\b/i.test(name)) forms.push('imperial', 'imperials');
  if (/\brepublic/i.test(name)) forms.push('republican', 'republicans');
  if (/\bconfedera|^C\.?S\.?A\b/i.test(name)) forms.push('confederate', 'confederates');
  if (/\bunited states\b|^U\.?S\.?A?\b/i.test(name))
    forms.push('us', 'u.s', 'american', 'americans', 'union', 'federal', 'federals');
  if (/\bunited kingdom\b|\bgreat britain\b/i.test(name)) forms.push('uk', 'british', 'britain');
  return forms;
}

const plural = (word: string): string => (/(?:s|ese|ish|ch)$/.test(word) ? word : `${word}s`);

/** So often at least an article calls a man by his first name alone, if it does. */
const LEAST_CALLS = 5;

/** Whether an article calls someone by the first name alone, as it calls kings: "Henry's men", "Henry crossed". */
function isCalled(text: string, given: string): boolean {
  let calls = 0;
  for (
    let at = text.indexOf(given);
    at >= 0 && calls < LEAST_CALLS;
    at = text.indexOf(given, at + given.length)
  ) {
    if (beginsFamilyName(text, at + given.length)) continue;
    const isAlone = /^(?:['’]s)?[,.]? \p{Ll}/u.test(text.slice(at + given.length, at + given.length + 5));
    const isFirst = !/\p{Lu}\p{Ll}* $/u.test(text.slice(Math.max(0, at - 12), at));
    if (isAlone && isFirst) calls++;
  }
  return calls >= LEAST_CALLS;
}

/** A blank and a capital: the quick look, since nearly all names of men go on so. */
function beginsFamilyName(text: string, at: number): boolean {
  const capital = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 32 && capital >= 65 && capital <= 90;
}

/** Words of a name after the man's own: "Eugene of Savoy", "Henry V". */
const AFTER_OWN_NAME: ReadonlySet<string> = new Set('of the ibn bin i ii iii iv v vi'.split(' '));

/** The whole name, and its last word where that is no title. */
function commanderForms(name: string, text: string): string[] {
  const whole = clean(name);
  const words = whole.split(' ');
  const last = words.at(-1)!;
  const own = words.findIndex((word) => AFTER_OWN_NAME.has(word));
  // "Duke of Norfolk" is Norfolk, "Eugene of Savoy" is Eugene
  if (own > 0 && words[own] === 'of' && COMMON_PARTY_WORDS.has(words[own - 1]!)) return [whole, last];
  const given = name.split(' ')[0]!;
  const first = GIVEN_NAMES.has(given) && !isCalled(text, given) ? '' : words[0]!;
  return [whole, own > 0 ? words[own - 1]! : last, first].filter(
    (form) => form.length > 3 && !COMMON_PARTY_WORDS.has(form),
  );
}

/**
 * "The rebels", "the army": words that stand for one side of two where its names, or the article's own words beside
 * them, say so ("MNLA rebels", "rebel forces from the separatist National Movement…"). Each with those that mean the same.
 */
const PLAIN_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ...GOVERNMENT_WORDS.map((word) => [word, [word]] as const),
  ...REBEL_WORDS.flatMap((words) => words.map((word) => [word, words] as const)),
]);

/** How far before a name a word that describes it may stand. */
const REACH = 40;

/** The word after a name, or after the names that are joined to it: "MNLA and Ansar Dine rebels". */
const BESIDE = /^(?: and(?: \p{Lu}[\p{L}-]{0,30}){1,4})?[^\p{L}\p{N}.,;]{1,3}(\p{L}+)/u;

/**
 * The words that describe some names in the text: right after it, right before it, or before it with "from" or "of" between
 * ("rebel forces from the separatist National Movement").
 */
function wordsBeside(text: string, names: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const after = BESIDE.exec(text.slice(at + name.length, at + name.length + 2 * REACH))?.[1];
      if (after !== undefined) words.add(after.toLowerCase());
      const clause = text
        .slice(Math.max(0, at - REACH), at)
        .split(/[.,;()]|\b(?:by|and|against|on|with)\b/)
        .at(-1)!;
      const before: string[] = clause.toLowerCase().match(/\p{L}+/gu) ?? [];
      const link = Math.max(before.lastIndexOf('from'), before.lastIndexOf('of'));
      for (const [index, word] of before.entries())
        if (index < link || index === before.length - 1) words.add(word);
    }
  }
  return words;
}
