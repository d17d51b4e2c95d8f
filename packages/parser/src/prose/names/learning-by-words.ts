import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { meaningsByWord, wordSet } from '../../language/lexicon/word-list.ts';
import type { Sentence } from '../../language/sentence.ts';
import { PAST } from '../../language/word-classes.ts';
import epithets from '../../language/words/epithets.json' with { type: 'json' };
import shipPrefixes from '../../language/words/ship-prefixes.json' with { type: 'json' };
import { isPossessive } from '../../language/words-of-text.ts';
import { type LearningRule, learnPerson, learnUnit, learnWhoever, unknownNames } from './learning.ts';
import { type Mention, ROLE_OF_PARTICIPLE } from './name-table.ts';
import {
  afterName,
  afterRanks,
  afterTitles,
  isName,
  isShip,
  leaderAfter,
  phrase,
  RANK_WORDS,
  ROLE_OF_WORD,
  ROLES,
  RULERS,
  UNITS,
  wordAt,
} from './words-around-names.ts';

const EPITHETS = wordSet(epithets);
const SHIP_PREFIXES = meaningsByWord(shipPrefixes);

const peopleAt = (mentions: readonly Mention[], at: number): Mention | undefined =>
  mentions.find(({ is, from, to }) => is === 'people' && from <= at && at < to);

/** The number of a unit: "II Corps", "2nd Army". */
const NUMBER_OF_UNIT = /^(?:[ivx]+|\d+(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh)$/;

/** Where the name that ends at a token begins, without ranks before it. */
function nameBefore(sentence: Sentence, to: number): number {
  let first = to;
  while (first > 0 && first > to - 5 && isName(sentence, first - 1)) first--;
  return Math.min(to, afterRanks(sentence, first));
}

/** What a name says itself, in sentences that name no side as well. */
export const SHIP_PREFIX: LearningRule = {
  name: 'ship-prefix',
  example: 'HMS Lion, USS Maine',
  learn({ sentence, votes, table }) {
    const { tokens } = sentence;
    for (let at = 0; at + 1 < tokens.length; at++) {
      if (!tokens[at]!.capital || !isName(sentence, at + 1)) continue;
      const people = SHIP_PREFIXES.get(tokens[at]!.text);
      if (people === undefined) continue;
      const side = table.sideOfPeople(people);
      const name = phrase(sentence, at + 1, afterName(sentence, at + 1));
      if (side === null) continue;
      for (const form of [name, `${tokens[at]!.text} ${name}`])
        if (!table.knows(form)) votes.add(form, side, 'unit');
    }
  },
};

/** What stands before two who are named together. */
const OF_BOTH = /^(?:between|both)$/;

/** What the words around the name of a side tell. */
export const RULES_BY_WORDS: readonly LearningRule[] = [
  {
    name: 'people-rank-name',
    example: 'The Japanese Vice Admiral Abe',
    learn(learning) {
      for (const { is, to, side } of learning.mentions) {
        if (is !== 'people') continue;
        const from = afterRanks(learning.sentence, to);
        if (from > to) learnPerson(learning, from, afterName(learning.sentence, from), side);
      }
    },
  },
  {
    name: 'name-of-people',
    example: 'General Torrence of the Union Army',
    learn(learning) {
      const { sentence } = learning;
      for (const { is, from, side } of learning.mentions) {
        if (is !== 'people') continue;
        let of = from - 1;
        if (sentence.word(of) === 'the') of--;
        if (sentence.word(of) !== 'of') continue;
        let first = of;
        while (first > 0 && first > of - 5 && isName(sentence, first - 1)) first--;
        const name = afterRanks(sentence, first);
        if (name > first && name < of) learnPerson(learning, name, of, side);
      }
    },
  },
  {
    name: 'ruler-of-people',
    example: 'Robert the Bruce, King of Scots; Jens Meyer, Duke of Denmark',
    learn(learning) {
      const { sentence } = learning;
      for (const { is, from, side, possessive } of learning.mentions) {
        const of = wordAt(sentence, from - 1) === 'the' ? from - 2 : from - 1;
        if (is !== 'people' || possessive || sentence.word(of) !== 'of') continue;
        const comma = of - 2;
        if (!RULERS.has(wordAt(sentence, of - 1)) || sentence.tokens[comma]?.kind !== 'comma') continue;
        const name = nameBefore(sentence, comma);
        // "Frederick the Great", "Robert the Bruce"
        const isOfName = wordAt(sentence, name - 1) === 'the' && isName(sentence, name - 2);
        if (isOfName) learnPerson(learning, name - 2, name - 1, side);
        if (!isOfName || !EPITHETS.has(wordAt(sentence, name))) learnPerson(learning, name, comma, side);
      }
    },
  },
  {
    name: 'people-ship-name',
    example: 'the Japanese battleship Hiei',
    learn({ sentence, mentions, votes, table }) {
      for (const { is, to, side } of mentions) {
        if (is !== 'people') continue;
        let at = to;
        while (at < to + 3 && !isName(sentence, at) && !isShip(wordAt(sentence, at))) at++;
        if (!isShip(wordAt(sentence, at)) || !isName(sentence, at + 1) || isName(sentence, at)) continue;
        const name = phrase(sentence, at + 1, afterName(sentence, at + 1));
        if (!table.knows(name)) votes.add(name, side, 'unit');
      }
    },
  },
  {
    name: 'against-each-other',
    example:
      'fighting between the allies and the Paraguayans; both the allies and the Paraguayans suffered; fought between miners and the Danes',
    learn({ sentence, mentions, votes, table }) {
      if (table.count !== 2) return;
      const isRole = (word: string): boolean => ROLES.has(word) || word === 'allies';
      const article = (at: number): boolean => /^(?:the|a)$/.test(wordAt(sentence, at));
      for (const { from, to, side, is } of mentions) {
        if (is === 'role') continue;
        const and = article(from - 1) ? from - 2 : from - 1;
        const role = wordAt(sentence, and - 1);
        const first = article(and - 2) ? and - 3 : and - 2;
        const isFirst =
          wordAt(sentence, and) === 'and' && isRole(role) && OF_BOTH.test(wordAt(sentence, first));
        if (isFirst) votes.add(role, side === 1 ? 2 : 1, 'role');
        // "between the Danes and the rebels"
        const start = article(from - 1) ? from - 2 : from - 1;
        const next = article(to + 1) ? to + 2 : to + 1;
        const isSecond = wordAt(sentence, start) === 'between' && wordAt(sentence, to) === 'and';
        for (const at of isSecond ? [next, next + 1] : [])
          if (isRole(wordAt(sentence, at))) votes.add(wordAt(sentence, at), side === 1 ? 2 : 1, 'role');
      }
    },
  },
  {
    name: 'possessor-of-people',
    example: "Kleist's Prussian corps",
    learn(learning) {
      const { sentence, peoples } = learning;
      for (let at = 1; at < sentence.tokens.length; at++) {
        if (!isName(sentence, at - 1) || !isPossessive(sentence, at - 1)) continue;
        const known = peopleAt(learning.mentions, at);
        let force = known?.to ?? at + 1;
        // "Kleist's Prussian 2nd Corps"
        if (NUMBER_OF_UNIT.test(wordAt(sentence, force))) force++;
        const next = wordAt(sentence, force);
        // "Kleist's Prussians"
        const areMen = /s$/.test(wordAt(sentence, at)) && !isName(sentence, at + 1);
        // "Napoleon's Grande Armée": the name of an army, or of a state
        const isWhole = known !== undefined && known.to > known.from + 1;
        if (!FORCE_NOUNS.has(next) && !UNITS.has(next) && !areMen && !isWhole) continue;
        // "Lund's Danish garrison": a town's
        if (next === 'garrison') continue;
        const owner = learning.mentions.find(({ to }) => to === at);
        if (known?.from === at && !owner) {
          const [person] = unknownNames(learning, nameBefore(sentence, at), at);
          if (person) learnPerson(learning, person.from, at, known.side);
        } else if (owner && !known) peoples.vote(sentence, at, owner.side);
      }
    },
  },
  {
    name: 'whose-unit',
    example: "China's 58th Division, Davout's I Corps, the Japanese 10th Army",
    learn(learning) {
      const { sentence, mentions, table } = learning;
      for (const { is, to, side, possessive } of mentions) {
        if (is === 'role' || (is === 'person' && !possessive)) continue;
        const end = afterName(sentence, to);
        const name = phrase(sentence, to, end);
        if (end > to + 1 && UNITS.has(wordAt(sentence, end - 1)) && !table.knows(name))
          learnUnit(learning, to, end, side);
      }
    },
  },
  {
    name: 'unit-under-person',
    example: 'The 5th Jutland Regiment under Colonel Horn; the frigate Freja (Captain Horn)',
    learn(learning) {
      const { sentence, mentions } = learning;
      for (const { is, from, side } of mentions) {
        if (is !== 'person') continue;
        let link = from - 1;
        while (RANK_WORDS.has(wordAt(sentence, link))) link--;
        const isOpen = sentence.tokens[link]?.kind === 'open';
        if (!isOpen && !/^(?:of|under)$/.test(wordAt(sentence, link))) continue;
        const end = sentence.tokens[link - 1]?.kind === 'comma' ? link - 1 : link;
        const name = nameBefore(sentence, end);
        // "the frigate Freja", but "The 5th Regiment"
        const ship = isShip(wordAt(sentence, name - 1)) ? name - 1 : name;
        const the = wordAt(sentence, name) === 'the' ? name : ship - 1;
        if (name < end && wordAt(sentence, the) === 'the')
          learnWhoever(learning, { from: the, to: end }, side);
      }
    },
  },
  {
    name: 'people-role',
    example: 'the Ottoman garrison, the Tuareg rebels',
    learn({ sentence, mentions, votes }) {
      for (const { is, from, to, side } of mentions) {
        if (is === 'unit' || is === 'role') continue;
        const role = wordAt(sentence, to);
        // "the Danes besieged Lund"
        const isVerb = ((sentence.classes[to] ?? 0) & PAST) !== 0;
        // "the Danish garrison of Lund", where another town is besieged
        const isElsewhere =
          role === 'garrison' && /^(?:at|in|of)$/.test(wordAt(sentence, to + 1)) && isName(sentence, to + 2);
        if (ROLES.has(role) && !isVerb && !isElsewhere && (is === 'people' || isPossessive(sentence, to - 1)))
          votes.add(role, side, 'role');
        const before = ROLE_OF_PARTICIPLE.get(wordAt(sentence, from - 1));
        if (before && is === 'people' && wordAt(sentence, from - 2) === 'the')
          votes.add(before, side, 'role');
      }
    },
  },
  {
    name: 'role-of-commander',
    example: 'the royalist commander Canterac, the royalist army under La Serna',
    learn({ sentence, mentions, votes }) {
      for (let at = 0; at < sentence.tokens.length; at++) {
        const role = ROLE_OF_WORD.get(sentence.tokens[at]!.text) ?? null;
        if (role === null) continue;
        const ranked = afterRanks(sentence, at + 1);
        const name = ranked > at + 1 ? ranked : leaderAfter(sentence, at + 1);
        const person = mentions.find(({ is, from }) => is === 'person' && from === name);
        // who leads them tells more than what stands beside them
        if (person) for (let vote = 0; vote < 3; vote++) votes.add(role, person.side, 'role');
      }
    },
  },
  {
    name: 'allied-people',
    example: 'the Allied Greeks held the pass',
    learn({ sentence, mentions, votes }) {
      for (const { is, from, side } of mentions) {
        const isAllied = wordAt(sentence, from - 1) === 'allied' && wordAt(sentence, from - 2) === 'the';
        if (is === 'people' && isAllied) for (const word of ['allied', 'allies']) votes.add(word, side, is);
      }
    },
  },
  {
    name: 'ruler',
    example: 'Sultan Suleiman',
    learn({ sentence, mentions, votes }) {
      for (const { is, from, side } of mentions) {
        const title = wordAt(sentence, from - 1);
        if (is === 'person' && RULERS.has(title)) votes.add(`the ${title}`, side, 'person');
      }
    },
  },
  {
    name: 'force-of-person',
    example:
      'a British force commanded by Lieutenant General William Howe; squadrons of Cossacks under Ozharovsky',
    learn(learning) {
      const { sentence, mentions, peoples } = learning;
      for (let at = 0; at < sentence.tokens.length; at++) {
        if (!isName(sentence, at)) continue;
        // "the right wing of Trolle's army, commanded by Meyer"
        const owner = mentions.find(
          ({ is, from, possessive }) => is === 'person' && from === at && possessive,
        );
        const known = peopleAt(mentions, at) ?? owner;
        if (!known && peoples.groupAt(sentence, at) === null) continue;
        const name = leaderAfter(sentence, known?.to ?? at + 1);
        if (name < 0) continue;
        // "Trolle's army of Meyer" would be nobody's
        if (owner && wordAt(sentence, owner.to + 1) === 'of') continue;
        if (known) {
          const [person] = unknownNames(learning, name, afterName(sentence, name));
          // "the Central China Area Army" need not be China's
          const before = known.from - 1;
          const isWithin =
            isName(sentence, before) && wordAt(sentence, before) !== 'the' && isName(sentence, known.to);
          if (person?.from !== name || isWithin) continue;
          learnPerson(learning, person.from, person.to, known.side);
          // "under Meyer and Bille", but not "under Meyer and Horn's army"
          const other = wordAt(sentence, person.to) === 'and' ? afterTitles(sentence, person.to + 1) : -1;
          const [second] = other < 0 ? [] : unknownNames(learning, other, afterName(sentence, other));
          if (second?.from === other && !isPossessive(sentence, second.to - 1))
            learnPerson(learning, second.from, second.to, known.side);
        } else {
          const person = mentions.find(({ is, from }) => is === 'person' && from === name);
          if (person) peoples.vote(sentence, at, person.side);
        }
      }
    },
  },
  {
    name: 'people-of-commander',
    example: 'The Japanese Admiral Abe; Abe, the Japanese commander',
    learn({ sentence, mentions, peoples }) {
      for (const { is, from, to, side } of mentions) {
        if (is !== 'person') continue;
        let before = from - 1;
        while (
          before > from - 7 &&
          (RANK_WORDS.has(wordAt(sentence, before)) ||
            (isName(sentence, before) && peoples.groupAt(sentence, before) === null))
        )
          before--;
        if (before < from - 1 || isName(sentence, before)) peoples.vote(sentence, before, side);
        const mark = sentence.tokens[to]?.kind;
        if (mark !== 'comma' && mark !== 'open') continue;
        let after = to + 1;
        while (
          after < to + 8 &&
          /^(?:the|a|an|commander|of|in|leader|general|supreme|chief)$/.test(wordAt(sentence, after))
        )
          after++;
        const isHead =
          RANK_WORDS.has(wordAt(sentence, after + 1)) ||
          RANK_WORDS.has(wordAt(sentence, after - 2)) ||
          RANK_WORDS.has(wordAt(sentence, after - 3));
        if (isHead) peoples.vote(sentence, after, side);
      }
    },
  },
];
