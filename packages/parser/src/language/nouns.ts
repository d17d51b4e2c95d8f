import type { Category } from '@openbattles/schema';
import { isDigit } from './lexicon/characters.ts';
import {
  DESIGNATIONS,
  DESIGNATIONS_APART,
  MEN_BY_WEAPON,
  MEN_OR_AIRCRAFT,
  MILITARY_NOUNS,
  MODELS,
  NAMED_MODELS,
  NOUN_ENDINGS,
  PEOPLE_ENDINGS,
  PEOPLE_OF_PEACE,
} from './lexicon/military-nouns.ts';
import { remembered } from './lexicon/remembered.ts';

/** The singular of an English noun, as far as its ending shows it; a compound's last word decides. */
export function singular(noun: string): string {
  if (noun.length < 4) return noun;
  if (!noun.endsWith('s')) return noun.endsWith('men') ? `${noun.slice(0, -3)}man` : noun;
  if (noun.endsWith('ss') || noun.endsWith('us') || noun.endsWith('is')) return noun;
  if (noun.endsWith('ies')) return noun.length > 4 ? `${noun.slice(0, -3)}y` : noun.slice(0, -1);
  return noun.endsWith('es') && /(?:ches|shes|sses|xes|zes)$/.test(noun)
    ? noun.slice(0, -2)
    : noun.slice(0, -1);
}

export type FigureKind = 'strength' | 'casualties';

export interface Surroundings {
  kind: FigureKind;
  /** Whether the value speaks of bombers, planes, or things shot down. */
  readonly aircraft: boolean;
  /** Whether what is counted was killed or wounded, as only men are. */
  men?: boolean;
}

/** What a noun counts: its category, or what that hangs on. */
type Counts = Category | 'man or aircraft' | 'man of peace' | 'man by weapon';

const counts = (nouns: Iterable<string>, what: Counts) => [...nouns].map((noun) => [noun, what] as const);
/** Of two entries for a noun, the later holds. */
const NOUNS: ReadonlyMap<string, Counts> = new Map<string, Counts>([
  ...MILITARY_NOUNS,
  ...counts(MEN_BY_WEAPON, 'man by weapon'),
  ...counts(PEOPLE_OF_PEACE, 'man of peace'),
  ...counts(MEN_OR_AIRCRAFT, 'man or aircraft'),
]);

/**
 * The category of a noun in the lexicon. It is looked up as it stands, then in the singular, then without its last "s".
 */
function lookUp(noun: string, surroundings: Surroundings): Category | null {
  const found = lookUpForm(noun, surroundings);
  if (found !== null || noun.length < 2) return found;
  const one = singular(noun);
  const ofOne = one === noun ? null : lookUpForm(one, surroundings);
  if (ofOne !== null || !noun.endsWith('s') || one.length === noun.length - 1) return ofOne;
  return lookUpForm(noun.slice(0, -1), surroundings);
}

function lookUpForm(form: string, surroundings: Surroundings): Category | null {
  const what = NOUNS.get(form);
  if (what === undefined) return null;
  if (surroundings.men === true && form === 'bomber') return 'personnel';
  if (what === 'man or aircraft') return surroundings.aircraft ? 'aircraft' : 'personnel';
  if (what === 'man of peace') return surroundings.kind === 'strength' ? 'personnel' : 'civilian';
  if (what === 'man by weapon') return surroundings.kind === 'strength' ? 'personnel' : 'other';
  return what;
}

/** Whether the lexicon itself has a word as a common noun, its ending aside. */
export function isListed(word: string): boolean {
  const form = singular(word);
  if (NAMED_MODELS.has(word) || NAMED_MODELS.has(form)) return false;
  return isMilitaryNoun(word) || PEOPLE_OF_PEACE.has(form);
}

/** Whether the lexicon of war has a noun, in the singular or the plural. */
export const isMilitaryNoun = (word: string): boolean =>
  MILITARY_NOUNS.has(word) || MILITARY_NOUNS.has(singular(word));

/** "T-34s", "BRDM-2", "M113": the letters, and what they stand for. */
const MODEL = /^([a-z.]{1,8})-?(\d{1,4})[a-z0-9/-]{0,8}$/;

function hasDigit(word: string): boolean {
  for (let at = 0; at < word.length; at++) if (isDigit(word.charCodeAt(at))) return true;
  return false;
}

export const isModel = (word: string): boolean =>
  (hasDigit(word) && MODEL.test(word)) || DESIGNATIONS_APART.has(word);

/** Whether a word opens a designation whose number stands apart: the number after it counts nothing. */
export const opensModel = (word: string): boolean =>
  DESIGNATIONS_APART.has(word) && word !== 'f' && word !== 'i';

function modelCategory(word: string): Category | null {
  const plain = word.endsWith('s') ? word.slice(0, -1) : word;
  const letters = hasDigit(word) ? MODEL.exec(word)?.[1] : undefined;
  // "6 BRDM", "two MiGs": the letters alone, where they are too many to be anything else.
  if (letters === undefined) {
    return opensModel(word) || plain.length > 2
      ? (DESIGNATIONS.get(opensModel(word) ? word : plain) ?? null)
      : null;
  }
  for (let end = plain.length; end > 1; end--) {
    const model = MODELS.get(plain.slice(0, end));
    if (model !== undefined) return model;
    if (/\d/.test(plain[end - 1]!) && !/\d/.test(plain.slice(0, end - 1))) break;
  }
  return DESIGNATIONS.get(letters) ?? 'vehicle';
}

/** The category of a single word, from the lexicon or its ending. Null where that would be a guess. */
export function categoryOfWord(word: string, surroundings: Surroundings): Category | null {
  const found = lookUp(word, surroundings) ?? modelCategory(word);
  if (found !== null) return found;
  if (word.includes('-')) {
    const parts = word.split('-');
    const head = parts.includes('of') ? parts[parts.indexOf('of') - 1] : parts.at(-1);
    const category = head === undefined || head === '' ? null : lookUp(head, surroundings);
    if (category !== null) return category;
  }
  const ending = NOUN_ENDING.exec(singular(word)) ?? NOUN_ENDING.exec(word);
  return ending && NOUN_ENDINGS.get(ending[1]!)!;
}

/** One of some endings, after two letters at least. */
const anyEnding = (endings: Iterable<string>): RegExp => new RegExp(`..(${[...endings].join('|')})$`);
const NOUN_ENDING = anyEnding(NOUN_ENDINGS.keys());
const PEOPLE_ENDING = anyEnding(PEOPLE_ENDINGS);

const looksLikePeople = (word: string): boolean =>
  PEOPLE_ENDING.test(word) || PEOPLE_ENDING.test(singular(word));

interface PhraseCategory {
  category: Category;
  known: boolean;
  shaped: boolean;
}

/**
 * What a noun phrase counts. Its head decides: the last word before an "of" or a bracket. Where that is unknown, the
 * nearest known word to its left does. `known` is false where the lexicons say nothing; `shaped` tells then whether the
 * ending is one of words for people.
 */
export function categoryOfPhrase(words: readonly string[], surroundings: Surroundings): PhraseCategory {
  if (words.length === 1) {
    const { category, known } = endingAt(words, 0, surroundings);
    return { category, known, shaped: !known && looksLikePeople(words[0]!) };
  }
  const conjunction = words.findIndex(
    (word, k) => k > 0 && (word === 'and' || word === 'or' || word === '&' || word === ',' || word === '/'),
  );
  if (conjunction > 0) {
    const first = categoryOfPhrase(words.slice(0, conjunction), surroundings);
    const second = first.known ? first : categoryOfPhrase(words.slice(conjunction + 1), surroundings);
    return second.known ? second : first;
  }
  const of = words.indexOf('of', 1);
  if (of > 0) {
    const whole = endingAt(words, words.length - 1, surroundings);
    const head = categoryOfPhrase(words.slice(0, of), surroundings);
    return whole.span > words.length - of
      ? whole
      : head.known
        ? head
        : categoryOfPhrase(words.slice(of + 1), surroundings);
  }
  // "Spitfire Mk V" is no tank
  const named = /^(?:mk|mark)$/.test(words.at(-2)!) ? NAMED_MODELS.get(words[0]!) : undefined;
  if (named !== undefined) return { category: named, known: true, shaped: false };
  for (let end = words.length - 1; end >= 0; end--) {
    const found = endingAt(words, end, surroundings);
    if (found.known) return found;
    if (
      end === words.length - 1 &&
      words.length > 1 &&
      looksLikePeople(words[end]!) &&
      !isModel(words[end - 1]!)
    )
      break;
  }
  return { category: 'personnel', known: false, shaped: looksLikePeople(words.at(-1) ?? '') };
}

/** The last words of the entries of several words, in the forms that `lookUp` leads back to them. */
const LAST_WORDS: ReadonlySet<string> = new Set(
  [...NOUNS.keys()].flatMap((noun) => {
    const last = /(?<= )\S+$/.exec(noun)?.[0];
    return last === undefined
      ? []
      : [last, `${last}s`, `${last}es`, last.replace(/y$/, 'ies'), last.replace(/man$/, 'men')];
  }),
);

/** The longest entry of the lexicon that ends at a word, looked for over at most four words. */
function endingAt(words: readonly string[], end: number, surroundings: Surroundings) {
  const longest = LAST_WORDS.has(words[end]!) ? Math.min(4, end + 1) : 1;
  for (let span = longest; span > 1; span--) {
    const category = lookUp(words.slice(end - span + 1, end + 1).join(' '), surroundings);
    if (category !== null) return { category, known: true, shaped: false, span };
  }
  const category = categoryOfWord(words[end]!, surroundings);
  return {
    category: category ?? ('personnel' as Category),
    known: category !== null,
    shaped: false,
    span: 1,
  };
}

/** Whether a noun is one of many by its form, or by what it is: "men", "cavalry". */
export const isPlural = remembered(
  (word: string): boolean =>
    singular(word) !== word ||
    /(?:men|people|police|infantry|cavalry|horse|foot|personnel|cannon|aircraft)$/.test(word),
);

/** What a noun of war is of: people, ships, artillery and so on. */
export const kindOfForce = (word: string): ReturnType<typeof categoryOfWord> =>
  categoryOfWord(word, { kind: 'strength', aircraft: false });
