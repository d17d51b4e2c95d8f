import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { RANK_MODIFIERS, RANKS, TITLES } from '../../language/lexicon/ranks.ts';
import { remembered } from '../../language/lexicon/remembered.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import { categoryOfWord } from '../../language/nouns.ts';
import type { Sentence } from '../../language/sentence.ts';
import {
  ACTION,
  AUXILIARY,
  MODAL,
  NUMBER,
  PAST,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  SUBORDINATOR,
} from '../../language/word-classes.ts';
import unitNouns from '../../language/words/ends-of-unit-names.json' with { type: 'json' };
import roleWords from '../../language/words/role-words.json' with { type: 'json' };
import { isPossessive, withoutPossessive } from '../../language/words-of-text.ts';

export const ROLES = wordSet(roleWords);

/** Each role by its words: "royalist", "royalists". */
export const ROLE_OF_WORD: ReadonlyMap<string, string> = new Map(
  [...ROLES].flatMap((role) => [[role, role] as const, [role.replace(/s$/, ''), role] as const]),
);

/** "rebel" of "rebels": what a role is called before what those have who are in it; null where nobody calls it so. */
export const adjectiveOfRole = (role: string): string | null =>
  ADJECTIVAL.test(role) ? role.slice(0, -1) : null;
const ADJECTIVAL =
  /^(?:guerrilla|insurgent|islamist|jihadist|loyalist|militant|nationalist|partisan|patriot|rebel|royalist|separatist)s$/;

export const UNITS = wordSet(unitNouns);

export const RANK_WORDS: ReadonlySet<string> = new Set([
  ...[...RANKS, ...TITLES, ...RANK_MODIFIERS]
    .flatMap((rank) => rank.split(' '))
    .filter(
      (word) =>
        !/^(?:of|the|in|army|fleet|air|force|navy|infantry|cavalry|artillery|division|brigade|squadron|wing|group|flight|royal|imperial|roman|holy|soviet|union|empire|france|poland|italy)$/.test(
          word,
        ),
    ),
  ...'leader chief chieftain officer consul dictator praetor tyrant satrap warlord commander-in-chief c-in-c regent shogun daimyo nawab raja maharaja rani peshwa politician statesman corsair privateer'.split(
    ' ',
  ),
]);

export const RULERS: ReadonlySet<string> = new Set(
  'king queen emperor empress sultan tsar czar shah khan caliph emir pope duke prince doge dey bey pasha consul shogun nawab raja peshwa elector grand-duke archduke earl count marquis viceroy khedive negus'.split(
    ' ',
  ),
);

export const isShip = remembered(
  (word: string): boolean =>
    categoryOfWord(word, { kind: 'strength', aircraft: false }) === 'ship' && word !== 'fleet',
);

export const isName = ({ tokens }: Sentence, at: number): boolean =>
  tokens[at]?.kind === 'word' && tokens[at]!.capital;

export const wordAt = ({ word }: Sentence, at: number): string => withoutPossessive(word(at) ?? '');

/** Where the ranks that begin at a token end: "Vice Admiral", "general". */
export function afterRanks(sentence: Sentence, at: number): number {
  let to = at;
  while (
    to < at + 5 &&
    (RANK_WORDS.has(wordAt(sentence, to)) ||
      (to > at && /^(?:of|in|the)$/.test(wordAt(sentence, to)) && RANK_WORDS.has(wordAt(sentence, to + 1))))
  )
    to++;
  return to;
}

/** Titles of those who are called by their land: "the Earl of Oxford" is Oxford, and no governor of it. */
const NOBLE = /^(?:baron|comte|count|duc|duke|earl|lord|marquess|marquis|prince|viscount)$/;

/** Where the name begins before which titles may stand: "General Horn", "the Marquis de Blainville", "the Earl of Oxford". */
export function afterTitles(sentence: Sentence, at: number): number {
  const isThe = wordAt(sentence, at) === 'the' && RANK_WORDS.has(wordAt(sentence, at + 1));
  const ranked = afterRanks(sentence, isThe ? at + 1 : at);
  const link = wordAt(sentence, ranked);
  const isLinked =
    ranked > at &&
    (/^(?:de|du|von|van)$/.test(link) || (link === 'of' && NOBLE.test(wordAt(sentence, ranked - 1))));
  return isLinked && isName(sentence, ranked + 1) ? ranked + 1 : ranked;
}

/** Where the next word of a name stands whose last ends at a token: in "Robert E. Lee" and "Thomas "Stonewall" Jackson" past the marks; -1 where none does. */
function nextOfName(sentence: Sentence, at: number): number {
  const { tokens } = sentence;
  if (isName(sentence, at)) return at;
  const isInitial = tokens[at]?.kind === 'stop' && tokens[at - 1]!.text.length === 1;
  if (isInitial && isName(sentence, at + 1)) return at + 1;
  const nickname = isInitial ? at + 1 : at;
  const isQuoted = QUOTE.test(tokens[nickname]?.text ?? '') && QUOTE.test(tokens[nickname + 2]?.text ?? '');
  return isQuoted && isName(sentence, nickname + 1) && isName(sentence, nickname + 3) ? nickname + 3 : -1;
}
const QUOTE = /^["“”]$/;

/** Where the name that begins at a token ends, after at most five words. */
export function afterName(sentence: Sentence, from: number): number {
  if (!isName(sentence, from)) return from;
  let to = from + 1;
  for (let words = 1; words < LONGEST_NAME && !isPossessive(sentence, to - 1); words++) {
    const isOf =
      /^(?:of|de|von|van|del|da|di|ibn|al)$/.test(wordAt(sentence, to)) && isName(sentence, to + 1);
    const next = isOf ? to + 1 : nextOfName(sentence, to);
    if (next < 0) break;
    to = next + 1;
  }
  return to;
}
const LONGEST_NAME = 5;

export const phrase = (sentence: Sentence, from: number, to: number): string => {
  const words: string[] = [];
  for (let at = from; at < to; at++) if (sentence.word(at) !== null) words.push(wordAt(sentence, at));
  return words.join(' ');
};

const isUnit = (word: string): boolean => FORCE_NOUNS.has(word) || UNITS.has(word);

/** Where the name ends that begins at a token, be it that of an "Army of the Sound"; there where none begins. */
function afterUnitName(sentence: Sentence, at: number): number {
  const to = afterName(sentence, at);
  const isOfThe = to > at && wordAt(sentence, to) === 'of' && wordAt(sentence, to + 1) === 'the';
  return isOfThe && isName(sentence, to + 2) ? afterName(sentence, to + 2) : to;
}

/** "the Danes attacked a force under Meyer": whether a word tells what somebody did to others. */
const isDone = ({ classes }: Sentence, at: number): boolean =>
  (classes[at]! & PAST) !== 0 && (classes[at]! & ACTION) !== 0;

/** So many words at most stand between a force and its leader that count of whom it is made. */
const LONGEST_COUNT = 16;
/** What is no part of such a count. */
const NO_COUNT = AUXILIARY | MODAL | PAST | PREPOSITION | PRONOUN | RELATIVE | SUBORDINATOR;

/** "of 300 foot, 40 horse and two guns under Meyer": where the words begin that tell who leads them; null where none stand there. */
function afterCounted(sentence: Sentence, from: number): number | null {
  let counts = false;
  for (let at = from; at < from + LONGEST_COUNT; at++) {
    const { kind } = sentence.tokens[at] ?? { kind: 'stop' };
    if (counts && /^(?:led|commanded|headed|under)$/.test(wordAt(sentence, at))) return at;
    if ((sentence.classes[at]! & NUMBER) !== 0) counts = true;
    else if (kind !== 'comma' && (kind !== 'word' || (sentence.classes[at]! & NO_COUNT) !== 0)) return null;
  }
  return null;
}

/** So far after a people's name, or that of its unit, its leader is looked for. */
const FARTHEST_LEADER = 4;

/** After a people's name: where the name of the one who leads its force begins; -1 where none is told. */
export function leaderAfter(sentence: Sentence, from: number): number {
  let at = from;
  let end = from + FARTHEST_LEADER;
  for (; at < end; at++) {
    const word = wordAt(sentence, at);
    if (FORCE_NOUNS.has(word) && !isName(sentence, at)) continue;
    if (/^(?:led|commanded|headed|under|of)$/.test(word)) break;
    // "the enemies of the Danes were led by Meyer": its clause tells of whom that is said
    if (/^(?:are|been|is|was|were)$/.test(word) || isDone(sentence, at)) return -1;
    // "the Danish North Squadron under Meyer", "the Danish Army of the Sound led by Meyer"
    const named = afterUnitName(sentence, at);
    if (named > at && (isUnit(wordAt(sentence, at)) || isUnit(wordAt(sentence, named - 1)))) {
      end += named - at;
      at = named - 1;
      continue;
    }
    if (sentence.tokens[at]?.kind !== 'word' || isName(sentence, at)) return -1;
  }
  let link = wordAt(sentence, at);
  const isForce = FORCE_NOUNS.has(wordAt(sentence, at - 1)) && !isName(sentence, at - 1);
  if (link === 'of' && (at === from || !isForce)) return -1;
  if (link === 'of') {
    at = afterCounted(sentence, at + 1) ?? at;
    link = wordAt(sentence, at);
  }
  if (!/^(?:led|commanded|headed|under|of)$/.test(link)) return -1;
  at++;
  if (/^(?:led|commanded|headed)$/.test(link)) {
    while (/ly$/.test(wordAt(sentence, at))) at++;
    link = wordAt(sentence, at);
    if (link !== 'by' && link !== 'under') return -1;
    at++;
  }
  if (wordAt(sentence, at) === 'the' && /^(?:command|leadership)$/.test(wordAt(sentence, at + 1))) at++;
  if (/^(?:command|leadership)$/.test(wordAt(sentence, at)) && wordAt(sentence, at + 1) === 'of') at += 2;
  const name = afterTitles(sentence, at);
  return isName(sentence, name) ? name : -1;
}
