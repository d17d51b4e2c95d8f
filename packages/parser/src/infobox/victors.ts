import { remembered } from '../language/lexicon/remembered.ts';
import { otherNames, polityKey } from '../language/polities.ts';
import words from '../language/words/result-words.json' with { type: 'json' };
import { anyOf } from '../text/any-of.ts';

/** A name and its words, in small letters between single spaces, also at both ends. */
interface Name {
  name: string;
  words: string;
}
const inWords = (name: string): Name => {
  const key = polityKey(name);
  // most names are made of nothing but letters of the English alphabet and blanks between them
  const isPlain = !/[^a-z ]| {2}|^ | $/.test(key);
  return { name, words: ` ${isPlain ? key : key.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} ` };
};
const holds = (name: Name, part: Name): boolean => name.words.includes(part.words);

/** What the side of a victor may be called otherwise. */
const VICTOR_WORDS = new Map(
  Object.entries(words.victorWords.meanings).map(([victor, called]) => [
    victor,
    called.split(', ').map(inWords),
  ]),
);

/** What else a state is called: the names of the lexicon, which the articles go on asking for. */
const othersInWords = remembered((name) => otherNames(name).map(inWords));

/** "British government": who won is the British. */
const GENERIC_NOUN = new RegExp(` ${anyOf(words.victorNouns)}$`, 'i');

/** "Yorkist" and "York", "Lancastrian" and "Lancaster": one word is the other with another ending. */
function sameStem(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 4) return false;
  let shared = 0;
  while (shared < short.length && short[shared] === long[shared]) shared++;
  return shared === short.length || (shared >= 6 && shared >= short.length - 2);
}

/** The letters of an acronym, "S.D.F." or "SDF"; null where the name is none. */
function lettersOf(name: string): string | null {
  const letters = name.replaceAll('.', '');
  return /^\p{Lu}{2,8}$/u.test(letters) ? letters.toLowerCase() : null;
}

/** Words of a name that lend an acronym no letter, or may lend one. */
const SMALL = /^(?:of|the|and|for|in|to|de|del|la|el|al|du|des|d|l|w|wa|wal|bi|von|der|die|und)$/;
const ARTICLE = /^(?:al|an|as|ash|at|ad|az|ar|wal|el|l|d)['’-](?=\p{L})/u;
/** The first letters of a name's words, without the small ones and with them; none of a name of one word. */
const initialsOf = remembered((name: string): string[] => {
  const words = name
    .replace(/\(.*\)/, '')
    .toLowerCase()
    .split(/[\s/]+|(?<=\p{L}{4})-/u)
    .map((word) => word.replace(ARTICLE, ''))
    .filter((word) => /^\p{L}/u.test(word));
  const own = words.filter((word) => !SMALL.test(word));
  return own.length < 2 ? [] : [own, words].map((all) => all.map((word) => word[0]!).join(''));
});
const sorted = (letters: string): string => [...letters].sort().join('');

/** Whether a side with some names is the one that a victor is called by. */
type Same = (side: Name) => boolean;

/** The ways in which a victor and a side's name can be the same, the surest first. */
const SAME: readonly ((victor: Name) => Same)[] = [
  (victor) => {
    const plural = `${victor.words.trimEnd()}s `;
    return ({ words }) => words === victor.words || words === plural;
  },
  (victor) => (side) => holds(side, victor) || holds(victor, side),
  (victor) => {
    const others = othersInWords(victor.name);
    return (side) => others.some((other) => holds(side, other));
  },
  (victor) => {
    const called = VICTOR_WORDS.get(polityKey(victor.name)) ?? [];
    return (side) => called.some((word) => holds(side, word));
  },
  (victor) => {
    const letters = lettersOf(victor.name);
    return ({ name }) => letters !== null && initialsOf(name).includes(letters);
  },
  // "MNLA" is made of the words of another language, and their order: the letters are those of the English name
  (victor) => {
    const letters = sorted(lettersOf(victor.name) ?? '');
    return ({ name }) =>
      letters.length > 3 && initialsOf(name).some((initials) => sorted(initials) === letters);
  },
  (victor) => {
    if (othersInWords(victor.name).length > 0 || lettersOf(victor.name) !== null) return () => false;
    const own = victor.words.trim().split(' ');
    return (side) => {
      const stems = side.words.trim().split(' ');
      return own.some((word) => stems.some((stem) => sameStem(word, stem)));
    };
  },
];

type Sides = readonly { side: number; names: readonly Name[] }[];

/** The sides that the surest way finds. */
function sidesNamed(victor: string, sides: Sides): number[] {
  const name = inWords(victor);
  for (const way of SAME) {
    const isSame = way(name);
    const found = sides.filter(({ names }) => names.some(isSame));
    if (found.length > 0) return found.map(({ side }) => side);
  }
  return [];
}

/** What joins the names of a joint victor. */
const JOINT = / ?[-–—/&,] ?| and /;

/**
 * The side that a victor's name means. It may be the side's own name, one in brackets, that of its people ("French" for
 * "France"), or the same word with another ending ("Yorkist" for "House of York"). The parts of a joint victor ("Tang
 * and Silla") must lead to one side; "Anti-X" is the side that is not X. Null where it is not certain.
 */
export function matchVictor(
  victor: string,
  named: readonly { side: number; names: readonly string[] }[],
): number | null {
  const sides = named.map(({ side, names }) => ({ side, names: names.map(inWords) }));
  const against = /^anti-/i.exec(victor);
  if (against) {
    const name = victor.slice(against[0].length).replace(GENERIC_NOUN, '');
    const not = sidesNamed(name, sides);
    const others = sides.filter(({ side }) => !not.includes(side));
    return not.length === 1 && others.length === 1 ? others[0]!.side : null;
  }
  const person = victor.replace(GENERIC_NOUN, '');
  for (const name of person === victor ? [victor] : [victor, person]) {
    const whole = sidesNamed(name, sides);
    if (whole.length === 1) return whole[0]!;
    if (!JOINT.test(name)) continue;
    const parts = name.split(JOINT).filter((part) => part.length > 1);
    const found = parts.map((part) => sidesNamed(part, sides)).filter((found) => found.length > 0);
    const shared = sides.map(({ side }) => side).filter((side) => found.every((some) => some.includes(side)));
    if (found.length > 0 && shared.length === 1) return shared[0]!;
  }
  return null;
}
