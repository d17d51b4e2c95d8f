import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { DETERMINERS } from '../../language/lexicon/function-words.ts';
import { GIVEN_NAMES } from '../../language/lexicon/given-names.ts';
import { Phrases } from '../../language/lexicon/phrases.ts';
import { PLACE_PREFIXES } from '../../language/lexicon/side-words.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import { categoryOfWord } from '../../language/nouns.ts';
import { namedSo, peopleCalled } from '../../language/peoples.ts';
import type { Sentence } from '../../language/sentence.ts';
import { verbForm } from '../../language/verbs.ts';
import {
  ADVERB,
  AUXILIARY,
  CAPITAL,
  DETERMINER,
  FUNCTION_WORD,
  MARK,
  NUMBER,
  PREPOSITION,
  PRONOUN,
  VERB_FORM,
} from '../../language/word-classes.ts';
import combining from '../../language/words/combining-peoples.json' with { type: 'json' };
import noHeads from '../../language/words/no-heads-of-side.json' with { type: 'json' };
import roleWords from '../../language/words/role-words.json' with { type: 'json' };
import { isPossessive, withoutPossessive } from '../../language/words-of-text.ts';
import { type Forms, HONORIFIC } from './names-of-parties.ts';
import { RANK_WORDS, UNITS } from './words-around-names.ts';

/** A `seat` is that of a government, which stands for its state where it acts. */
export type KindOfName = 'people' | 'person' | 'unit' | 'role' | 'seat';

/** Words in a sentence that mean a side. Indices are those of tokens, `to` exclusive. */
export interface Mention {
  side: number;
  from: number;
  to: number;
  possessive: boolean;
  is: KindOfName;
}

interface Meaning {
  /** Null where it may mean several. */
  side: number | null;
  sure: number;
  is: KindOfName;
}

const NO_HEADS = wordSet(noHeads);
const ROLES = wordSet(roleWords);
/** After them a state's name is a place: "in Mali", "near Sparta". */
const PLACING =
  /^(?:in|at|near|into|toward|towards|outside|inside|within|across|through|around|to|off|via|throughout|reached|entered|left)$/;
/** "the Battle of Syracuse", "the Treaty of Rome". */
const OF_PLACE =
  /^(?:battle|siege|treaty|gulf|bay|city|town|walls|fall|sack|capital|port|strait|province|coast|throne|capture|relief|isle|island|gates|north|south|east|west)$/;
/** What happened there is called so: "the Battle of Britain". */
const OF_EVENT = /^(?:battle|battles|siege|sieges|treaty|peace|convention|capitulation|war|congress)$/;
/** "French-led forces" are French; "British-held towns" are no British. */
const LEADING = /^(?:led|allied|manned|flagged|commanded|aligned|owned)$/;

/** What peoples are called at the beginning of a compound: "Belgo-Congolese". */
const COMBINING: Readonly<Record<string, string>> = combining.meanings;

const ACCENTED = /[\u0080-\uFFFF]/;
/** A name without its accents: an article writes them here and leaves them out there. */
const folded = (name: string): string =>
  ACCENTED.test(name)
    ? name
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[‘’ʿʾʼ]/g, "'")
    : name;

/** What those are called who besiege: "the besieging Ottomans". */
export const ROLE_OF_PARTICIPLE: ReadonlyMap<string, string> = new Map([
  ['besieging', 'besiegers'],
  ['besieged', 'besieged'],
  ['attacking', 'attackers'],
  ['defending', 'defenders'],
  ['invading', 'invaders'],
  ['garrisoned', 'garrison'],
]);

/** The role of those whom a text calls the enemy, whoever else its sentences are about. Nobody writes it. */
export const ENEMY_OF_TEXT = 'enemy of the text';

/** The names by which an article calls its sides. */
export class NameTable {
  readonly count: number;
  readonly #words = new Map<string, Meaning>();
  /** Names of peoples that are written small. */
  readonly #small = new Set<string>();
  /** The names of several words under their first, and how they are looked for once that is met. */
  readonly #longer = new Map<string, Map<string, Meaning>>();
  readonly #phrases = new Map<string, Phrases<Meaning>>();

  constructor(count: number) {
    this.count = count;
  }

  addAll(forms: Forms, side: number, is: KindOfName): void {
    for (const [form, sure] of forms) this.add(form, side, sure, is);
  }

  add(name: string, side: number, sure: number, is: KindOfName): void {
    const form = folded(name);
    if (form.length < 2) return;
    const blank = form.indexOf(' ');
    let meanings = this.#words;
    if (blank >= 0) {
      const first = form.slice(0, blank);
      meanings = this.#longer.get(first) ?? new Map<string, Meaning>();
      this.#longer.set(first, meanings);
      this.#phrases.delete(first);
    }
    const known = meanings.get(form);
    if (!known || sure > known.sure) meanings.set(form, { side, sure, is });
    else if (known.side !== side && known.sure === sure) meanings.set(form, { ...known, side: null });
  }

  /** Adds a people that is called by a common noun, and so written small: "miners". */
  addSmall(noun: string, side: number, sure: number): void {
    this.add(noun, side, sure, 'people');
    this.#small.add(noun);
  }

  /** Whether a form is known, be it of one side or of several. */
  knows(name: string): boolean {
    const form = folded(name);
    const blank = form.indexOf(' ');
    return blank < 0 ? this.#words.has(form) : (this.#longer.get(form.slice(0, blank))?.has(form) ?? false);
  }

  #phrasesFrom(first: string): Phrases<Meaning> | undefined {
    const longer = this.#longer.get(first);
    if (!longer) return undefined;
    const phrases = this.#phrases.get(first) ?? new Phrases(longer);
    this.#phrases.set(first, phrases);
    return phrases;
  }

  mentionAt(sentence: Sentence, index: number): Mention | null {
    const word = sentence.word(index);
    if (word === null || isSmallWord(sentence, index)) return null;
    const first = folded(withoutPossessive(word));
    const phrases = this.#phrasesFrom(first);
    const phrase = phrases ? phraseAt(phrases, sentence, index) : null;
    const isPhrase =
      phrase !== null &&
      (sentence.tokens[index]!.capital || ROLES.has(first) || phrase.meaning.is === 'role'
        ? first !== 'the' || isTitleAlone(sentence, index + phrase.length)
        : first === 'the' && isTitleAlone(sentence, index + phrase.length));
    const meaning = isPhrase
      ? phrase.meaning
      : (this.#words.get(first) ?? this.#compound(sentence, index, first));
    if (!meaning || meaning.side === null) return null;
    const to = index + (isPhrase ? phrase.length : 1);
    if (!isPhrase && !this.#small.has(first) && !isWritten(sentence, index, first, meaning)) return null;
    if (this.#belongsToAnother(sentence, index, to, meaning)) return null;
    return {
      side: meaning.side,
      from: index,
      to,
      possessive: isPossessive(sentence, to - 1),
      is: meaning.is,
    };
  }

  /** The side that a word for those who do something means in the article; null where it means none, or several. */
  sideOfRole(role: string): number | null {
    const blank = role.indexOf(' ');
    const meaning = blank < 0 ? this.#words.get(role) : this.#longer.get(role.slice(0, blank))?.get(role);
    return meaning?.is === 'role' ? meaning.side : null;
  }

  /** The side whose people a word means; null where it means none, or several. */
  sideOfPeople(people: string): number | null {
    const meaning = this.#words.get(people);
    return meaning?.is === 'people' ? meaning.side : null;
  }

  /** Every mention of a side in a sentence, in order. */
  mentionsIn(sentence: Sentence): Mention[] {
    const mentions: Mention[] = [];
    for (let index = 0; index < sentence.tokens.length; ) {
      const mention = this.mentionAt(sentence, index);
      if (mention) mentions.push(mention);
      index = mention ? mention.to : index + 1;
    }
    return mentions;
  }

  /** "Anglo-Dutch" where both are of one side, "French-led", "pro-government", "anti-French". */
  #compound(sentence: Sentence, index: number, word: string): Meaning | null {
    const dash = word.indexOf('-');
    if (dash < 0) return null;
    const parts = word.split('-');
    if (parts.length === 2 && /^(?:pro|anti)$/.test(parts[0]!)) {
      const whom = this.#words.get(parts[1]!);
      if (!whom || whom.side === null || (parts[0] === 'anti' && this.count !== 2)) return null;
      return parts[0] === 'pro' ? whom : { ...whom, side: whom.side === 1 ? 2 : 1 };
    }
    if (!sentence.tokens[index]!.capital) return null;
    const leads = LEADING.test(parts.at(-1)!);
    const meanings = (leads ? parts.slice(0, -1) : parts).map(
      (part) => this.#words.get(part) ?? this.#words.get(COMBINING[part] ?? ''),
    );
    const [one] = meanings;
    if (!one || one.side === null) return null;
    return meanings.every((other) => other?.side === one.side) ? one : null;
  }

  /** "Fort Washington", "the English Channel", "in Mali" are no party; "Burgoyne's army" and "the British army" no other's. */
  #belongsToAnother(sentence: Sentence, index: number, to: number, { is }: Meaning): boolean {
    const before = sentence.word(index - 1);
    const after = sentence.word(to);
    if (is === 'person' && to === index + 1 && isAnotherOfName(sentence, index)) return true;
    // "Sir James Outram" is not Sir James Dunbar
    const isTitled = is === 'person' && to === index + 2 && HONORIFIC.test(sentence.word(index)!);
    if (isTitled && sentence.tokens[to]?.capital && !isPossessive(sentence, to - 1)) return true;
    if (is === 'seat') return !isActing(sentence, index, to);
    if (is === 'people') {
      if (after !== null && NO_HEADS.has(after) && !isPossessive(sentence, to - 1)) return true;
      if (isPlace(sentence, index, to)) return true;
    }
    if (before === null) return false;
    if (PLACE_PREFIXES.has(before) && sentence.tokens[index - 1]!.capital) return true;
    // "the military wing", "a police station"
    if (is === 'role' && this.#isAdjectiveOfThing(sentence, to)) return true;
    // "the army of Gao" is none of the one side that is called an army
    if (is === 'role' && after === 'of' && !isPlural(sentence.word(index)!)) return true;
    if (is !== 'role') return false;
    const isOne = !isMany(sentence.word(index)!) && !isCountOfMen(sentence, index, to);
    if (DETERMINERS.has(before) === false) {
      const isNamed = sentence.tokens[index - 1]!.capital && index > 1;
      return isNamed || isPossessive(sentence, index - 1) || isOne;
    }
    // "his army", "an army of 4,000": of whom, the words before tell
    return !/^(?:the|these|those)$/.test(before) && isOne;
  }

  /** Whether what follows a word for a side is a thing that it describes, and no force of it. */
  #isAdjectiveOfThing(sentence: Sentence, to: number): boolean {
    const word = sentence.word(to - 1)!;
    if (isPlural(word) || isPossessive(sentence, to - 1)) return false;
    const next = sentence.word(to);
    if (next === null || (sentence.classes[to]! & NO_NOUN) !== 0 || FORCE_NOUNS.has(next)) return false;
    // "police officers"
    if (isOfMen(next)) return false;
    // "government helicopters"
    return !isPlural(next) || !ARMS.has(categoryOfWord(next, SURROUNDINGS) ?? '');
  }
}

/** What a force has. */
const ARMS: ReadonlySet<string> = new Set(['aircraft', 'artillery', 'ship', 'vehicle']);
const SURROUNDINGS = { kind: 'strength', aircraft: false } as const;

/** What a government does: it tells, sends and loses. */
const DOES_AS_STATE = /^(?:bring|lose|say|suffer)$/;

/** Whether the name of a seat is the subject of what a government does: "Moscow admitted 300 dead", but not "in Moscow". */
function isActing(sentence: Sentence, index: number, to: number): boolean {
  const article = sentence.word(index - 1) === 'the' ? index - 1 : index;
  const before = sentence.classes[article - 1] ?? MARK;
  if ((before & (PREPOSITION | CAPITAL)) !== 0 && article > 1) return false;
  let verb = to;
  while ((sentence.classes[verb]! & (ADVERB | AUXILIARY)) !== 0) verb++;
  return DOES_AS_STATE.test(verbForm(sentence.word(verb) ?? '')?.meaning ?? '');
}

/** "of", "was": no side is called so. */
const isSmallWord = ({ classes }: Sentence, index: number): boolean =>
  (classes[index]! & FUNCTION_WORD) !== 0 && (classes[index]! & CAPITAL) === 0;

/** Classes of words that are no plain noun. */
const NO_NOUN = FUNCTION_WORD | DETERMINER | ADVERB | VERB_FORM | PRONOUN;

const phraseAt = (phrases: Phrases<Meaning>, sentence: Sentence, index: number) =>
  phrases.at(index, (at) => {
    const next = sentence.word(at);
    if (next !== null) return folded(withoutPossessive(next));
    // "Bf 109"
    const token = sentence.tokens[at];
    return token?.kind === 'number' ? token.text : null;
  });

/** "the sultan", but neither "the Sultan Mehmed" nor "the sultan of Aceh". */
const isTitleAlone = (sentence: Sentence, to: number): boolean =>
  sentence.word(to) !== 'of' && !sentence.tokens[to]?.capital;

const isPlural = (word: string): boolean => /(?:s|men)$/.test(word);

/** Whether a word for a side means many of it without an article: "gunmen", "soldiers and police". */
const isMany = (word: string): boolean => isPlural(word) || word === 'police';

const isOfMen = (word: string): boolean => categoryOfWord(word, SURROUNDINGS) === 'personnel';

/** "two army officers", "a police officer": whose a word before those who are counted says that they are. */
const isCountOfMen = ({ classes, word }: Sentence, index: number, to: number): boolean =>
  isOfMen(word(to) ?? '') &&
  ((classes[index - 1]! & NUMBER) !== 0 || /^(?:an?|another)$/.test(word(index - 1)!));

/** A name of a party begins with a capital, an acronym is all capitals; what a side does is written small or not. */
function isWritten(sentence: Sentence, index: number, word: string, { is }: Meaning): boolean {
  if (is === 'role') return true;
  // "the allies", but not "their allies" and "the allies of the king"
  if (word === 'allies' && !sentence.tokens[index]!.capital)
    return sentence.word(index - 1) === 'the' && sentence.word(index + 1) !== 'of';
  if (!sentence.tokens[index]!.capital)
    return (
      ROLES.has(word) ||
      SMALL.test(word) ||
      word.startsWith('pro-') ||
      word.startsWith('anti-') ||
      (is === 'people' && LONG_PLURAL.test(word) && peopleCalled(word).length > 0)
    );
  if (word.length <= 4 && (word === 'us' || word === 'is' || word === 'au' || word === 'un')) {
    const written = sentence.written(index);
    return written.toUpperCase() === written || /^[A-Z]+['’]/.test(written);
  }
  return true;
}
/** Words for a side that are no names. */
const SMALL =
  /^(?:jihadist|islamist|separatist|imperial|imperialist|republican|communist|monarchist|unionist|fascist|socialist|legion|legionar(?:y|ie)|redcoat|janissar(?:y|ie)|sipahi|rebel|guerrilla|insurgent|militant|revolutionary|corsair|loyalist|royalist|patriot|partisan|colonial|colonist|nationalist|peacekeeper|fedayeen|coalition|opposition|native|volunteer|crusader|burgher|conquistador|continental|liberal|filibuster|peasant|sepoy|mutineer|paramilitary|cartel|regime|federal|exile|papal|shogunate|anarchist|maoist|honvéd|tribesman|extremist|gendarme)s?$|^(?:conservatives|minutem[ae]n|tribesmen|streltsy|mujah[ei]d(?:[ei]en|in)?|peshmerga|bakufu|paramilitaries|gendarmerie)$/;

/** "3,000 cossacks": a shorter one may be something else, as "poles" are. */
const LONG_PLURAL = /^.{6,}s$/;

/** "Peter Englund" is not Peter the Tsar: a given name with another name after it. */
function isAnotherOfName(sentence: Sentence, at: number): boolean {
  if (!GIVEN_NAMES.has(sentence.written(at)) || isPossessive(sentence, at)) return false;
  const next = sentence.tokens[at + 1];
  return (
    next?.kind === 'word' &&
    next.capital &&
    !/^[ivx]+$/.test(next.text) &&
    !RANK_WORDS.has(next.text) &&
    !UNITS.has(next.text)
  );
}

/** Whether the name of a state stands for its land. */
function isPlace(sentence: Sentence, index: number, to: number): boolean {
  const name = sentence.word(index);
  if (name === null || isPossessive(sentence, to - 1)) return false;
  if (sentence.word(index - 1) === 'of' && OF_EVENT.test(sentence.word(index - 2) ?? '')) return true;
  if (to - index > 1 || namedSo(name).length === 0 || peopleCalled(name).length > 0) return false;
  // "to the MNLA" is to no land, while "to the US" may be
  if (name.length > 3 && sentence.written(index).toUpperCase() === sentence.written(index)) return false;
  let before = index - 1;
  while (
    /^(?:the|northern|southern|eastern|western|central|north|south|east|west|modern)$/.test(
      sentence.word(before) ?? '',
    )
  )
    before--;
  const word = sentence.word(before) ?? '';
  return PLACING.test(word) || (word === 'of' && OF_PLACE.test(sentence.word(before - 1) ?? ''));
}
