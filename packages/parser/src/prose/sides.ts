import { singular } from '../infobox/figures/nouns.ts';
import { otherNames } from '../infobox/polities.ts';
import { DETERMINERS } from '../lexicon/function-words.ts';
import { GIVEN_NAMES } from '../lexicon/given-names.ts';
import { COMMON_PARTY_WORDS, GOVERNMENT_WORDS, PLACE_PREFIXES, REBEL_WORDS } from '../lexicon/side-words.ts';
import { Phrases } from '../lexicon/words.ts';
import { isPossessive, type Sentence, withoutPossessive } from './text-of-sentence.ts';

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

/** Small letters and single blanks: nothing to clean. */
const CLEAN = /^(?!the )[a-z]+(?: [a-z]+)*$/;

function clean(name: string): string {
  if (CLEAN.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/[^\p{L}\p{N}'. -]+/gu, ' ')
    .replace(/\.(?!\p{L})/gu, '')
    .replace(/'s?(?= |$)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^the /, '');
}

/** The sides' names from the infobox, from the brackets of the article, and from words that only one of them can mean. */
export function readSides(sides: readonly SideNames[], text: string): Sides {
  const meanings = new Map<string, number | null>();
  const add = (name: string, side: number) => {
    const phrase = clean(name);
    if (phrase.length < 2) return;
    const known = meanings.get(phrase);
    meanings.set(phrase, known === undefined || known === side ? side : null);
  };
  const own = sides.map(({ side, names, commanders }) => ({
    side,
    commanders,
    names: withBrackets(names, text),
  }));
  for (const { side, names } of own)
    for (const name of names) for (const form of formsOf(name)) add(form, side);
  for (const { side, commanders } of own)
    for (const name of commanders) for (const form of commanderForms(name, text)) add(form, side);
  const plain = new Set<string>();
  for (const [word, side] of sides.length === 2 ? plainWords(own, text) : []) {
    if (meanings.has(word)) continue;
    add(word, side);
    plain.add(word);
  }
  const phrases = new Phrases([...meanings].filter((entry): entry is [string, number] => entry[1] !== null));
  const ambiguous = new Phrases(
    [...meanings].filter(([, side]) => side === null).map(([phrase]) => [phrase, true] as const),
  );
  const firstWords = new Set(phrases.firstWords);
  return {
    count: sides.length,
    mentionAt(sentence, index) {
      const word = sentence.word(index);
      if (word === null) return null;
      const first = withoutPossessive(word);
      if (!firstWords.has(first)) return null;
      const base = (at: number) => {
        const next = sentence.word(at);
        return next === null ? null : withoutPossessive(next);
      };
      const found = phrases.at(index, base);
      if (found === null) return null;
      const doubt = ambiguous.at(index, base);
      if (doubt !== null && doubt.length >= found.length) return null;
      const to = index + found.length;
      if (belongsToAnother(sentence, index, plain.has(first))) return null;
      return { side: found.meaning, from: index, to, possessive: isPossessive(sentence, to - 1) };
    },
  };
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

/** What the article itself calls a party in brackets: "National Movement for the Liberation of Azawad (MNLA)". */
function withBrackets(names: readonly string[], text: string): string[] {
  const all = new Set(names);
  const known = new Set(names.map(clean));
  for (const match of text.matchAll(/\((\p{Lu}[\p{Lu}\p{N}-]{1,9})\)/gu)) {
    const before = text.slice(Math.max(0, match.index - LONGEST_NAME), match.index).trimEnd();
    const long = acronymOf(before, match[1]!);
    if (long === null) continue;
    if (known.has(clean(match[1]!))) all.add(long);
    else if (known.has(clean(long))) all.add(match[1]!);
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
    const isAlone = /^(?:['’]s)?[,.]? \p{Ll}/u.test(text.slice(at + given.length, at + given.length + 5));
    const isFirst = !/\p{Lu}\p{Ll}* $/u.test(text.slice(Math.max(0, at - 12), at));
    if (isAlone && isFirst) calls++;
  }
  return calls >= LEAST_CALLS;
}

/** The whole name, and its last word where that is no title. */
function commanderForms(name: string, text: string): string[] {
  const whole = clean(name);
  const words = whole.split(' ');
  const last = words.at(-1)!;
  const own = words.findIndex((word) => /^(?:of|the|ibn|bin|i|ii|iii|iv|v|vi)$/.test(word));
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
 * them, say so ("MNLA rebels", "rebel forces from the separatist National Movement…").
 */
function plainWords(
  sides: readonly { side: number; names: readonly string[] }[],
  text: string,
): [string, number][] {
  const found: [string, number][] = [];
  const [one, two] = sides;
  if (!one || !two) return found;
  const isNamed = ({ names }: { names: readonly string[] }, words: readonly string[]) =>
    names.some((name) =>
      clean(name)
        .split(' ')
        .some((word) => words.includes(word)),
    );
  const beside = sides.map(({ names }) => names.map((name) => wordsBeside(text, name)));
  for (const words of REBEL_WORDS) {
    const named = sides.filter((side) => isNamed(side, words));
    const described = sides.filter((_, index) =>
      beside[index]!.some((set) => words.some((word) => set.has(word))),
    );
    const meant = named.length > 0 ? named : described;
    const side = meant.length === 1 ? meant[0]! : null;
    if (side !== null) for (const word of words) found.push([word, side.side]);
  }
  for (const word of GOVERNMENT_WORDS) {
    const named = sides.filter((side) => isNamed(side, [word]));
    if (named.length === 1) found.push([word, named[0]!.side]);
  }
  return found;
}

/** How far before a name a word that describes it may stand. */
const REACH = 40;

/** The word after a name, or after the names that are joined to it: "MNLA and Ansar Dine rebels". */
const BESIDE = /^(?: and(?: \p{Lu}[\p{L}-]{0,30}){1,4})?[^\p{L}\p{N}.,;]{1,3}(\p{L}+)/u;

/**
 * The words that describe a name in the text: right after it, right before it, or before it with "from" or "of" between
 * ("rebel forces from the separatist National Movement").
 */
function wordsBeside(text: string, name: string): ReadonlySet<string> {
  const words = new Set<string>();
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
  return words;
}
