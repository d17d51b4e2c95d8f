import { GIVEN_NAMES } from '../../language/lexicon/given-names.ts';
import { NAME_SUFFIXES, RANKS, TITLES } from '../../language/lexicon/ranks.ts';
import { COMMON_PARTY_WORDS } from '../../language/lexicon/side-words.ts';
import { singular } from '../../language/nouns.ts';
import { namedSo, peopleCalled, plural } from '../../language/peoples.ts';
import { otherNames, rememberedByName } from '../../language/polities.ts';

/**
 * How surely a form means a party: its name, what the lexicon knows it by, a word of its name, what the article lets
 * one learn. Where a form means several sides, the surest wins.
 */
export const SURE = { name: 4, lexicon: 3, word: 2, learnt: 1, ownWord: 0.5, partOfName: 0.25 } as const;

/** Words that begin with so many same letters are of one name: Castile and Castilian. */
const STEM = 4;

/** What a party may be called: each form, cleaned, with how surely it means the party. */
export type Forms = ReadonlyMap<string, number>;

const LONGEST_CLEANED = 200;

/** Small letters and single blanks: nothing to clean. */
const CLEAN = /^(?!the )[a-z]+(?: [a-z]+)*$/;

/** A name as words are compared: small letters, single blanks, no signs but those within words, no article. */
export function clean(name: string): string {
  if (CLEAN.test(name)) return name;
  return name
    .slice(0, LONGEST_CLEANED)
    .toLowerCase()
    .replace(/[’`‘ʿʾ]/g, "'")
    .replace(/[–—]/g, '-')
    .replace(/[^\p{L}\p{M}\p{N}'. -]+/gu, ' ')
    .replace(/\.(?!\p{L})/gu, '')
    .replace(/'s?(?= |$)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Words of a name as written, cut at blanks, commas and dashes. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/[’`]/g, "'")
    .split(/[\s,/–-]+/)
    .filter((word) => word !== '');

/** Endings of what the people of a name are called that no list knows: "Tyrians" of Tyre. */
const OF_PEOPLE = ['an', 'ian', 'ene', 'er', 'ese', 'i', 'ic', 'ish', 'ite', 'iote'].flatMap((ending) => [
  ending,
  `${ending}s`,
]);

/** What a state is called before the name of its land. */
const STATE_OF =
  /^(?:beylik|county|crown|duchy|emirate|kingdom|khanate|lordship|principality|republic|sultanate|taifa|voivodeship) of /;

/** The words of an article that seem to be made of a party's name. `words` are those with a capital. */
export function demonymsOf(name: string, words: ReadonlyMap<string, unknown>): string[] {
  // "Emirate of Granada" has Granadans
  const whole = clean(name).replace(STATE_OF, '');
  if (/[^a-z]/.test(whole) || whole.length < 4 || namedSo(whole).length > 0) return [];
  const stem = whole.replace(/[aeiouy]+$/, '');
  if (stem.length < 3) return [];
  return OF_PEOPLE.map((ending) => stem + ending).filter(
    (word) => word !== whole && words.has(word) && peopleCalled(word).length === 0,
  );
}

/** The forms of a party's name. */
export const formsOfParty = rememberedByName((name): Forms => {
  const forms = new Map<string, number>();
  const add = (form: string, sure: number) => {
    if (form.length > 1 && sure > (forms.get(form) ?? 0)) forms.set(form, sure);
  };
  const addAll = (words: readonly string[], sure: number) => {
    for (const word of words) {
      add(word, sure);
      add(plural(word), sure);
    }
  };
  /** All that the lexicon says of a name; whether it knows it. */
  const look = (called: string, sure: number): boolean => {
    const named = namedSo(called);
    // "Hungarian" is of Hungary before it is of Austria-Hungary
    const people = peopleCalled(called);
    const first = people.filter(({ peoples }) => peoples[0] === called);
    const own = named.length > 0 ? named : first.length > 0 ? first : people;
    for (const { names, peoples } of own) {
      addAll(peoples, sure);
      for (const other of names) add(other, sure - 1);
    }
    return own.length > 0;
  };
  const whole = clean(name);
  add(whole, SURE.name);
  add(`${whole}s`, SURE.name);
  // "Indian allies" on one side leave the Indians to the other
  if (ONLY_SOME.test(whole)) return forms;
  const own = wordsOf(name).filter((word) => {
    const plain = clean(word);
    return /^\p{Lu}/u.test(word) && !COMMON_PARTY_WORDS.has(plain) && plain.length > 2;
  });
  // "People's Liberation Army", "United States (Union)" as they are written
  const isKnown = look(whole, SURE.lexicon) || look(name, SURE.lexicon);
  for (const other of otherNamesIn(name)) {
    add(clean(other), SURE.lexicon);
    look(other, SURE.lexicon);
  }
  // "Carthaginian" is of Carthage before it is of the Carthaginian mutineers
  const core = own.length > 1 ? SURE.word : SURE.lexicon - (whole.includes(' ') ? SURE.partOfName : 0);
  for (const word of own) {
    const plain = clean(word);
    // of a name that the lexicon knows, the words may mean others: "Holy Roman Empire"
    const isOfOthers = isKnown && [plain, singular(plain)].some((each) => isInLexicon(each));
    if (isOfOthers) continue;
    addAll([plain, singular(plain)], isKnown ? SURE.word : core);
    if (isKnown) continue;
    look(plain, core);
    look(singular(plain), core);
  }
  // of those that the lexicon names together, a party's own word means it before the others
  for (const word of own) {
    const stem = clean(word).slice(0, STEM);
    if (stem.length < STEM) continue;
    for (const [form, sure] of forms)
      if (form.startsWith(stem) && sure <= SURE.lexicon) forms.set(form, sure + SURE.ownWord);
  }
  if (/\bempire\b/i.test(name)) addAll(['imperial'], SURE.learnt);
  if (/\brepublic/i.test(name)) addAll(['republican'], SURE.learnt);
  if (/\ballie[ds]\b|alliance|coalition/i.test(name)) addAll(['allied', 'ally', 'coalition'], SURE.word);
  for (const word of whole.split(' ')) if (ROLE_OF_NAME.has(word)) addAll([singular(word)], SURE.word);
  if (AGAINST_RULERS.test(name)) addAll(['rebel'], SURE.learnt);
  // "Missouri State Guard" is the State Guard too
  const tail = whole.split(' ').slice(1);
  if (tail.length > 1 && !/^(?:of|and|the|for)$/.test(tail[0]!)) add(tail.join(' '), SURE.learnt);
  return forms;
});

const isInLexicon = (word: string): boolean => namedSo(word).length > 0 || peopleCalled(word).length > 0;

/** The names of other parties that a name has within: "United States-led coalition", "Delian League (led by Athens)", "CSA (Confederacy)". */
function otherNamesIn(name: string): string[] {
  const led = /^(.{2,40})-led /.exec(name)?.[1];
  const inside = /\((?:led by )?([^()]{2,40})\)/.exec(name)?.[1];
  return [led, inside].filter((other): other is string => other !== undefined && namedSo(other).length > 0);
}

/** Parties that are some of a people and not all of it. */
const ONLY_SOME = /(?<! and| other| its| their| his) (?:allies|exiles|defectors|deserters)$/;

/** Words in small letters that a party's own name may give it: "MNLA rebels". */
const ROLE_OF_NAME: ReadonlySet<string> = new Set(
  'rebels separatists insurgents militants guerrillas partisans islamists revolutionaries loyalists royalists nationalists crusaders patriots mutineers jihadists pirates government'.split(
    ' ',
  ),
);

/** "Rebellious cities" and "mutineers" are rebels. */
const AGAINST_RULERS = /\b(?:insurgent|insurrectionary|mutin(?:eer|ou)s?|rebellious|revolted|seditious)/i;

/** What a party is called that is called by what its people are: "Miners" has miners, a "miner". Null for any other name. */
export function commonNounOf(name: string): string | null {
  const plain = clean(name);
  const isOne = /^[a-z]{4,}s$/.test(plain) && !COMMON_PARTY_WORDS.has(plain) && !NO_COMMON_NOUN.test(plain);
  return isOne && namedSo(plain).length === 0 && peopleCalled(plain).length === 0 ? plain : null;
}
const NO_COMMON_NOUN = /(?:ss|us|is|os|as)$/;

export const isRoleOfParty = (name: string): boolean => ROLE_OF_NAME.has(name);

/** The capitals of a name of several words: "Syrian Democratic Forces" is the SDF. */
export function initialsOf(name: string): string | null {
  const words = wordsOf(name).filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 2 ? words.map((word) => word[0]!).join('') : null;
}

/** "Malian Army" is also "Malian", "Malians", "Mali's"; "Kingdom of France" is "France", "French". */
export function formsOf(name: string): string[] {
  const whole = clean(name);
  const forms = [whole, `${whole}s`];
  const words = wordsOf(name);
  for (const word of words) {
    const plain = clean(word);
    if (!/^\p{Lu}/u.test(word) || COMMON_PARTY_WORDS.has(plain) || plain.length < 3) continue;
    forms.push(plain, plural(plain), singular(plain));
  }
  for (const state of [whole, ...words.map(clean)])
    for (const other of otherNames(state)) forms.push(other, plural(other));
  if (/\bempire\b/i.test(name)) forms.push('imperial', 'imperials');
  if (/\brepublic/i.test(name)) forms.push('republican', 'republicans');
  if (/\bconfedera|^C\.?S\.?A\b/i.test(name)) forms.push('confederate', 'confederates');
  if (/\bunited states\b|^U\.?S\.?A?\b/i.test(name))
    forms.push('us', 'u.s', 'american', 'americans', 'union', 'federal', 'federals');
  if (/\bunited kingdom\b|\bgreat britain\b/i.test(name)) forms.push('uk', 'british', 'britain');
  return forms;
}

/** Titles that stand before a given name alone. */
export const HONORIFIC = /^(?:dame|dom|don|fra|fray|sir)$/;

/** Words of a name after the man's own: "Eugene of Savoy", "Henry V". */
const AFTER_OWN_NAME = /^(?:of|the|ibn|bin|i|ii|iii|iv|v|vi|vii|viii|ix|x|xi|xii|xiii|xiv|xv|xvi)$/;
const ROMAN = /^[ivx]+$/;
const PATRONYMIC = /^(?:ibn|bin|ben|ould|ag)$/;
const RULER =
  /^(?:duke|prince|king|earl|emperor|sultan|elector|marquess|marquis|margrave|landgrave|viscount|khan|shah|tsar|emir|archduke)$/;
/** Endings of the words for those who follow a leader. */
const FOLLOWERS = ['ian', 'ean', 'ist', 'ite', 'eian'];
const RANK_WORDS: ReadonlySet<string> = new Set([...RANKS, ...TITLES].flatMap((rank) => rank.split(' ')));
const SUFFIXES: ReadonlySet<string> = new Set(NAME_SUFFIXES.flatMap((suffix) => suffix.split(' ')));
/** Small words within names, and numbers of rulers. */
const PARTICLES =
  /^(?:al|ul|ud|ad|el|de|del|della|di|da|du|la|le|les|von|van|der|den|ten|ter|zu|und|y|e|dos|das|do|ag|ould|abu|ben|ap|mac|san|saint|ibn|bin|of|the|and|[ivx]+)$/;

/**
 * By what a text calls a commander: the whole name, and those of its words that are the family's, or that the text uses
 * by themselves. `calls` tells how often a word of a name stands alone, as "Henry" in "Henry crossed".
 */
export function formsOfPerson(name: string, calls: (word: string) => number): Forms {
  const forms = new Map<string, number>();
  const whole = clean(name.replace(/<.*/, '').replace(/\(.*/, ''));
  const words = whole.split(' ').filter((word) => word !== '');
  if (words.length === 0) return forms;
  forms.set(whole, SURE.name);
  const isOwn = (word: string): boolean =>
    word.length > 2 &&
    !RANK_WORDS.has(word) &&
    !SUFFIXES.has(word) &&
    !COMMON_PARTY_WORDS.has(word) &&
    !PARTICLES.test(word);
  const after = words.findIndex(
    (word, at) => at > 0 && AFTER_OWN_NAME.test(word) && !(ROMAN.test(word) && at + 1 < words.length),
  );
  const isTitle = after > 0 && words[after] === 'of' && RANK_WORDS.has(words[after - 1]!);
  // "Eugene of Savoy" is Eugene, "Duke of Norfolk" is Norfolk
  const own = (after > 0 && !isTitle ? words.slice(0, after) : words).filter(isOwn);
  const written = new Map(wordsOf(name).map((word) => [clean(word), word]));
  for (const [index, word] of own.entries()) {
    const isLast = index === own.length - 1;
    const isGiven = GIVEN_NAMES.has(written.get(word) ?? word);
    // "Alfonso VI" has no other name
    // "Sir Jens Albert" is Albert
    const needed = isLast && !isGiven ? 0 : isLast || !isGiven ? 1 : 2;
    if (needed === 0 || calls(word) >= needed) forms.set(word, isLast && !isGiven ? SURE.word : SURE.learnt);
  }
  // "Sir James Dunbar" is Sir James
  if (words.length > 2 && HONORIFIC.test(words[0]!) && isOwn(words[1]!))
    forms.set(words.slice(0, 2).join(' '), SURE.learnt);
  // "Ibrahim ibn al-Ashtar" is Ibn al-Ashtar
  // and "Hasan ibn Ali ibn Yazid" Ibn Yazid
  for (let at = 1; at + 1 < words.length; at++)
    if (PATRONYMIC.test(words[at]!)) forms.set(words.slice(at, at + 2).join(' '), SURE.word);
  // "the Duke of Marlborough" is the Duke
  if (words[1] === 'of' && RULER.test(words[0]!)) forms.set(`the ${words[0]}`, SURE.learnt);
  // "Pompey" has his Pompeians
  const last = own.at(-1);
  if (last !== undefined && last.length > 3) {
    const stem = last.replace(/(?:ey|us|[aeiouy])$/, '');
    for (const ending of FOLLOWERS)
      for (const form of [stem, last].flatMap((start): string[] => [start + ending, `${start + ending}s`]))
        if (form !== last && calls(form) > 0) forms.set(form, SURE.learnt);
  }
  // a particle is a part of the name: "de Brito", "Saint-Cyr"
  for (let at = 1; at < words.length; at++)
    if (PARTICLES.test(words[at - 1]!) && isOwn(words[at]!) && own.includes(words[at]!))
      forms.set(`${words[at - 1]} ${words[at]}`, SURE.word);
  return forms;
}
