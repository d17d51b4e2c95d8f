import { clausesOf } from '../language/clauses.ts';
import { GIVEN_NAMES } from '../language/lexicon/given-names.ts';
import { RANK_MODIFIERS, RANKS, TITLES } from '../language/lexicon/ranks.ts';
import { wordSet } from '../language/lexicon/word-list.ts';
import { categoryOfWord } from '../language/nouns.ts';
import { namedSo, type People, peopleCalled, plural } from '../language/peoples.ts';
import type { Sentence } from '../language/sentence.ts';
import unitNouns from '../language/words/ends-of-unit-names.json' with { type: 'json' };
import noHeads from '../language/words/no-heads-of-side.json' with { type: 'json' };
import roleWords from '../language/words/role-words.json' with { type: 'json' };
import { isPossessive, withoutPossessive } from '../language/words-of-text.ts';
import { type KindOfName, type Mention, type NameTable, ROLE_OF_PARTICIPLE } from './name-table.ts';
import { clean, SURE } from './names-of-parties.ts';

/** What an article says of words that are no names of the infobox: for which side each spoke, and how often. */
class Votes {
  readonly #of = new Map<string, { is: KindOfName; sides: number[] }>();

  add(word: string, side: number, is: KindOfName): void {
    const known = this.#of.get(word) ?? { is, sides: [] };
    known.sides[side] = (known.sides[side] ?? 0) + 1;
    this.#of.set(word, known);
  }

  /** The words for which nearly all votes name one side. */
  *won(): Generator<{ word: string; side: number; is: KindOfName }> {
    for (const [word, { is, sides }] of this.#of) {
      const all = sides.reduce((sum, count) => sum + (count ?? 0), 0);
      const side = sides.findIndex((count) => (count ?? 0) >= MOST * all);
      if (side > 0) yield { word, side, is };
    }
  }
}
/** So large a part of the votes must agree. */
const MOST = 0.8;

/** What one way to learn a name from a sentence reads, and the votes that it gives. */
interface Learning {
  sentence: Sentence;
  mentions: readonly Mention[];
  table: NameTable;
  votes: Votes;
  /** For the peoples of whom the infobox does not say on which side they are. */
  peoples: PeopleCount;
}

interface LearningRule {
  name: string;
  /** Whether it reads clauses, so that only a sentence with one of its verbs is worth them. */
  byClauses?: boolean;
  /** A sentence that teaches something, and what. */
  example: string;
  learn(learning: Learning): void;
}

const ROLES = wordSet(roleWords);
/** Each role by its words: "royalist", "royalists". */
const ROLE_OF_WORD: ReadonlyMap<string, string> = new Map(
  [...ROLES].flatMap((role) => [[role, role] as const, [role.replace(/s$/, ''), role] as const]),
);
const UNITS = wordSet(unitNouns);
const NO_HEADS = wordSet(noHeads);
const RANK_WORDS: ReadonlySet<string> = new Set([
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
const RULERS: ReadonlySet<string> = new Set(
  'king queen emperor empress sultan tsar czar shah khan caliph emir pope duke prince doge dey bey pasha consul shogun nawab raja peshwa elector grand-duke archduke earl count marquis viceroy khedive negus'.split(
    ' ',
  ),
);
const isShip = (word: string): boolean =>
  categoryOfWord(word, { kind: 'strength', aircraft: false }) === 'ship' && word !== 'fleet';

const isName = ({ tokens }: Sentence, at: number): boolean =>
  tokens[at]?.kind === 'word' && tokens[at]!.capital;
const wordAt = ({ word }: Sentence, at: number): string => withoutPossessive(word(at) ?? '');

/** Where the ranks that begin at a token end: "Vice Admiral", "general". */
function afterRanks(sentence: Sentence, at: number): number {
  let to = at;
  while (
    to < at + 5 &&
    (RANK_WORDS.has(wordAt(sentence, to)) ||
      (to > at && /^(?:of|in|the)$/.test(wordAt(sentence, to)) && RANK_WORDS.has(wordAt(sentence, to + 1))))
  )
    to++;
  return to;
}

/** Where the capitals that begin at a token end, at most five. */
function afterName(sentence: Sentence, at: number): number {
  let to = at;
  while (to < at + 5 && isName(sentence, to)) {
    to++;
    if (isPossessive(sentence, to - 1)) break;
    if (/^(?:of|de|von|van|del|da|di|ibn|al)$/.test(wordAt(sentence, to)) && isName(sentence, to + 1)) to++;
  }
  return to;
}

const phrase = (sentence: Sentence, from: number, to: number): string => {
  const words: string[] = [];
  for (let at = from; at < to; at++) words.push(wordAt(sentence, at));
  return words.join(' ');
};

/** A name that stands beside a side: all of it, and its last word. */
function learnPerson({ sentence, table, votes }: Learning, from: number, to: number, side: number): void {
  if (to <= from) return;
  const whole = phrase(sentence, from, to);
  let own = to;
  for (let at = from + 1; at < to; at++)
    if (/^(?:of|[ivx]+)$/.test(wordAt(sentence, at))) own = Math.min(own, at);
  const last = wordAt(sentence, own - 1);
  const isKnown = (word: string) =>
    table.knows(word) || peopleCalled(word).length > 0 || namedSo(word).length > 0;
  if (isKnown(whole) || RANK_WORDS.has(last)) return;
  if (NO_PERSONS.test(last)) return;
  votes.add(whole, side, 'person');
  const written = sentence.written(own - 1).replace(/['’]s?$/, '');
  if (last.length > 2 && !isKnown(last) && (own - from === 1 || !GIVEN_NAMES.has(written)))
    votes.add(last, side, 'person');
}

/** Words with a capital that end the name of an office, a unit or a place, and of no person. */
const NO_PERSONS =
  /^(?:headquarters|service|staff|department|ministry|office|council|house|court|navy|army|guard|guards|force|forces|fleet|air|corps|division|brigade|regiment|command|government|parliament|island|islands|river|bay|point|hill|ridge|line|war|battle|empire|republic|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** The names of persons in a phrase that the table does not know: where each begins and ends. */
function unknownNames(
  { sentence, mentions, peoples }: Learning,
  from: number,
  to: number,
): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let at = from; at < to; at++) {
    if (!isName(sentence, at) || RANK_WORDS.has(wordAt(sentence, at))) continue;
    let end = at + 1;
    while (end < to && isName(sentence, end) && !isPossessive(sentence, end - 1)) end++;
    const isKnown =
      mentions.some((mention) => mention.from < end && mention.to > at) ||
      peoples.groupAt(sentence, at) !== null;
    if (!isKnown) found.push({ from: at, to: end });
    at = end;
  }
  return found;
}

const FORCE_WORD =
  /^(?:army|armies|force|forces|fleet|troops|men|soldiers|garrison|cavalry|infantry|column|corps|division|brigade|regiment|battalion|squadron|squadrons|detachment|contingent|host|expedition|vanguard|rearguard|militia|fighters|ships|navy|units?)$/;

/** After a people's name: where the name of the one who leads its force begins; -1 where none is told. */
function leaderAfter(sentence: Sentence, from: number): number {
  let at = from;
  let isForce = true;
  for (; at < from + 4; at++) {
    const word = wordAt(sentence, at);
    if (FORCE_WORD.test(word)) isForce = true;
    else if (/^(?:led|commanded|headed|under|of)$/.test(word)) break;
    else if (sentence.tokens[at]?.kind !== 'word' || isName(sentence, at)) return -1;
  }
  let link = wordAt(sentence, at);
  if (link === 'of' && (at === from || !FORCE_WORD.test(wordAt(sentence, at - 1)))) return -1;
  if (!isForce || !/^(?:led|commanded|headed|under|of)$/.test(link)) return -1;
  at++;
  if (/^(?:led|commanded|headed)$/.test(link)) {
    while (/ly$/.test(wordAt(sentence, at))) at++;
    link = wordAt(sentence, at);
    if (link !== 'by' && link !== 'under') return -1;
    at++;
  }
  if (wordAt(sentence, at) === 'the' && /^(?:command|leadership)$/.test(wordAt(sentence, at + 1))) at++;
  if (/^(?:command|leadership)$/.test(wordAt(sentence, at)) && wordAt(sentence, at + 1) === 'of') at += 2;
  const name = afterRanks(sentence, at);
  return isName(sentence, name) ? name : -1;
}

/** The verbs by which one who leads sends others of his own. */
const ORDERS =
  /^(?:order|ordered|send|sent|dispatch|dispatched|despatched|instruct|instructed|appoint|appointed|allow|allowed|permit|permitted|forbid|forbade|forbidden|direct|directed|detach|detached|command|commanded|tell|told)$/;
const OPPOSES =
  /^(?:attack|attacked|defeat|defeated|repulse|repulsed|repel|repelled|ambush|ambushed|besiege|besieged|pursue|pursued|rout|routed|beat|beaten|engage|engaged|assault|assaulted|harass|harassed|charge|charged)$/;

/** The verbs that clauses are asked for: most sentences have none of them, and their clauses need not be read. */
const MAY_TELL =
  /^(?:order|sen[dt]|dispatch|despatch|instruct|appoint|allow|permit|forb|direct|detach|command|t[eo]ll?d|attack|defeat|repuls|repel|ambush|besieg|pursu|rout|beat|engag|assault|harass|charg|compris|consist|includ|compos)/;

const mayTell = ({ tokens }: Sentence): boolean =>
  tokens.some(({ capital, text }) => !capital && MAY_TELL.test(text));

export const LEARNING_RULES: readonly LearningRule[] = [
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
    name: 'whose-unit',
    example: "China's 58th Division, Davout's I Corps, the Japanese 10th Army",
    learn({ sentence, mentions, votes, table }) {
      for (const { is, to, side, possessive } of mentions) {
        if (is === 'role' || (is === 'person' && !possessive)) continue;
        const end = afterName(sentence, to);
        const name = phrase(sentence, to, end);
        if (end > to + 1 && UNITS.has(wordAt(sentence, end - 1)) && !table.knows(name))
          votes.add(name, side, 'unit');
      }
    },
  },
  {
    name: 'unit-led-by',
    example: 'the Imperial Guard, led personally by Napoleon',
    learn({ sentence, mentions, votes, table }) {
      for (const { from, side } of mentions) {
        let by = from - 1;
        while (by > from - 5 && (RANK_WORDS.has(wordAt(sentence, by)) || isName(sentence, by))) by--;
        if (!/^(?:by|under)$/.test(wordAt(sentence, by))) continue;
        let end = by;
        while (
          end > by - 4 &&
          /^(?:led|commanded|headed|personally|jointly|now|then|under|command|the|of)$|ly$/.test(
            wordAt(sentence, end - 1),
          )
        )
          end--;
        if (sentence.tokens[end - 1]?.kind === 'comma') end--;
        let first = end;
        while (first > 0 && first > end - 5 && isName(sentence, first - 1)) first--;
        if (/^(?:the|a|an)$/.test(wordAt(sentence, first))) first++;
        const name = phrase(sentence, first, end);
        if (end - first > 1 && UNITS.has(wordAt(sentence, end - 1)) && !table.knows(name))
          votes.add(name, side, 'unit');
      }
    },
  },
  {
    name: 'unit-of-commander',
    example: 'SEA commander Matsui; Tang, commander of the Nanking Garrison Force',
    learn({ sentence, mentions, votes, table }) {
      const learn = (from: number, to: number, side: number) => {
        const name = phrase(sentence, from, to);
        if (to > from && !table.knows(name) && !RANK_WORDS.has(name)) votes.add(name, side, 'unit');
      };
      for (const { is, from, to, side } of mentions) {
        if (is !== 'person') continue;
        if (wordAt(sentence, from - 1) === 'commander') {
          let first = from - 1;
          while (first > 0 && first > from - 6 && isName(sentence, first - 1)) first--;
          if (/^(?:the|a|an)$/.test(wordAt(sentence, first))) first++;
          learn(first, from - 1, side);
        }
        let of = to;
        if (sentence.tokens[of]?.kind === 'comma') of++;
        while (/^(?:the|overall|general|then)$/.test(wordAt(sentence, of))) of++;
        if (wordAt(sentence, of) !== 'commander' || wordAt(sentence, of + 1) !== 'of') continue;
        const name = wordAt(sentence, of + 2) === 'the' ? of + 3 : of + 2;
        const end = afterName(sentence, name);
        if (end > name + 1) learn(name, end, side);
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
        if (ROLES.has(role) && (is === 'people' || isPossessive(sentence, to - 1)))
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
    name: 'role-of',
    example: 'a garrison of Ottomans, the rebels under Keita',
    learn({ sentence, mentions, votes }) {
      for (const { from, side } of mentions)
        for (let at = from - 1; at > from - 5; at--) {
          const word = wordAt(sentence, at);
          if (!/^(?:of|under|by|from)$/.test(word)) continue;
          let role = at - 1;
          while (
            role > at - 4 &&
            /^(?:commanded|led|headed|command|under|consisting|composed)$/.test(wordAt(sentence, role))
          )
            role--;
          if (ROLES.has(wordAt(sentence, role))) votes.add(wordAt(sentence, role), side, 'role');
          break;
        }
    },
  },
  {
    name: 'who-besieges',
    example: 'The Ottomans besieged the town',
    learn({ sentence, mentions, votes }) {
      for (const { is, to, side } of mentions) {
        if (is === 'role') continue;
        let at = to;
        while (at < to + 2 && /^(?:then|also|had|forces|army|troops)$/.test(wordAt(sentence, at))) at++;
        const does = wordAt(sentence, at);
        if (does === 'besieged' || (does === 'laid' && wordAt(sentence, at + 1) === 'siege'))
          votes.add('besiegers', side, 'role');
        if (does === 'invaded') votes.add('invaders', side, 'role');
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
        const known = mentions.find(({ is, from, to }) => is === 'people' && from <= at && at < to);
        if (!known && peoples.groupAt(sentence, at) === null) continue;
        const name = leaderAfter(sentence, known?.to ?? at + 1);
        if (name < 0) continue;
        if (known) {
          const [person] = unknownNames(learning, name, afterName(sentence, name));
          if (person?.from === name) learnPerson(learning, person.from, person.to, known.side);
        } else {
          const person = mentions.find(({ is, from }) => is === 'person' && from === name);
          if (person) peoples.vote(sentence, at, person.side);
        }
      }
    },
  },
  {
    name: 'sends-person',
    byClauses: true,
    example: 'Kutuzov ordered Tormasov to march; Howe sent Vaughan',
    learn(learning) {
      const { sentence, mentions, votes } = learning;
      if (mentions.length === 0) return;
      for (const { subject, verb, objects } of clausesOf(sentence).clauses) {
        if (!subject || !verb || verb.passive || !ORDERS.test(verb.lemma)) continue;
        const who = mentions.find(
          ({ from, to, possessive }) => from >= subject.from && to === subject.to && !possessive,
        );
        const [object] = objects;
        if (!who || !object) continue;
        const unit =
          wordAt(sentence, object.from) === 'the' ? afterName(sentence, object.from + 1) : object.from;
        if (
          unit > object.from + 2 &&
          UNITS.has(wordAt(sentence, unit - 1)) &&
          !isPossessive(sentence, unit - 1)
        )
          votes.add(phrase(sentence, object.from + 1, unit), who.side, 'unit');
        const ranked = afterRanks(sentence, object.from);
        const [name] = unknownNames(learning, ranked, object.to);
        if (name && name.from === ranked && !isPossessive(sentence, name.to - 1))
          learnPerson(learning, name.from, name.to, who.side);
      }
    },
  },
  {
    name: 'opposes-side',
    byClauses: true,
    example: 'Galitzin attacked the French',
    learn(learning) {
      const { sentence, mentions, table } = learning;
      if (mentions.length === 0 || table.count !== 2) return;
      for (const { subject, verb, objects } of clausesOf(sentence).clauses) {
        if (!subject || !verb || verb.passive || verb.negated || !OPPOSES.test(verb.lemma)) continue;
        const [object] = objects;
        const whom = object && mentions.find(({ from, to }) => from >= object.from && to <= object.to);
        if (!whom || mentions.some(({ from, to }) => from >= subject.from && to <= subject.to)) continue;
        const ranked = afterRanks(sentence, subject.from);
        const [name] = unknownNames(learning, ranked, subject.to);
        if (name && name.from === ranked && name.to === subject.to && wordAt(sentence, ranked) !== 'the')
          learnPerson(learning, name.from, name.to, whom.side === 1 ? 2 : 1);
      }
    },
  },
  {
    name: 'opposes-people',
    byClauses: true,
    example: 'Zhukov attacked the Germans; the Germans repulsed Zhukov',
    learn({ sentence, mentions, peoples, table }) {
      if (mentions.length === 0 || table.count !== 2) return;
      for (const { subject, verb, objects } of clausesOf(sentence).clauses) {
        const [object] = objects;
        if (!subject || !object || !verb || verb.passive || verb.negated || !OPPOSES.test(verb.lemma))
          continue;
        const inside = (range: { from: number; to: number }) =>
          mentions.filter(({ from, to }) => from >= range.from && to <= range.to);
        const [doers, sufferers] = [inside(subject), inside(object)];
        if (doers.length > 0 === sufferers.length > 0) continue;
        const [known] = [...doers, ...sufferers];
        const unknown = doers.length > 0 ? object : subject;
        for (let at = unknown.from; at < unknown.to; at++)
          peoples.vote(sentence, at, known!.side === 1 ? 2 : 1);
      }
    },
  },
  {
    name: 'made-up-of',
    byClauses: true,
    example: "Stirling's command comprised William Maxwell's brigade and Daniel Morgan's riflemen",
    learn(learning) {
      const { sentence, mentions } = learning;
      if (mentions.length === 0) return;
      for (const { subject, verb, objects, phrases } of clausesOf(sentence).clauses) {
        if (!subject || verb?.meaning !== 'count') continue;
        const who = mentions.find(({ from, to }) => from >= subject.from && to <= subject.to);
        if (!who) continue;
        for (const part of [...objects, ...phrases.filter(({ preposition }) => preposition === 'of')])
          for (const name of unknownNames(learning, part.from, part.to))
            if (isPossessive(sentence, name.to - 1)) learnPerson(learning, name.from, name.to, who.side);
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

/** The peoples of an article whose side the infobox does not tell. */
class PeopleCount {
  readonly #table: NameTable;
  readonly #groups = new Map<People, { count: number; sides: number[] }>();
  readonly #groupOf = new Map<string, People | null>();

  constructor(table: NameTable) {
    this.#table = table;
  }

  /** The people that a word stands for, where it is none of a known side. */
  groupAt(sentence: Sentence, at: number): People | null {
    if (!isName(sentence, at)) return null;
    const word = wordAt(sentence, at);
    const known = this.#groupOf.get(word);
    if (known !== undefined) return known;
    // all that are called so are counted as one: the first that the lexicon has
    const group = this.#table.knows(word) ? null : (peopleCalled(word)[0] ?? null);
    this.#groupOf.set(word, group);
    return group;
  }

  count(sentence: Sentence): void {
    for (let at = 0; at < sentence.tokens.length; at++) {
      const group = this.groupAt(sentence, at);
      if (!group || NO_HEADS.has(wordAt(sentence, at + 1))) continue;
      // "Scotch Plains", "New Brunswick"
      const next = wordAt(sentence, at + 1);
      if (
        isName(sentence, at + 1) &&
        !RANK_WORDS.has(next) &&
        !UNITS.has(next) &&
        !isPossessive(sentence, at)
      )
        continue;
      const counted = this.#groups.get(group) ?? { count: 0, sides: [] };
      counted.count++;
      this.#groups.set(group, counted);
    }
  }

  vote(sentence: Sentence, at: number, side: number): void {
    const group = this.groupAt(sentence, at);
    if (!group) return;
    const counted = this.#groups.get(group) ?? { count: 0, sides: [] };
    counted.sides[side] = (counted.sides[side] ?? 0) + 1;
    this.#groups.set(group, counted);
  }

  /** The peoples that stand beside the commanders of one side only. */
  *besideCommanders(): Generator<{ group: People; side: number }> {
    for (const [group, { sides }] of this.#groups) {
      const named = sides.flatMap((count, side) => (count ? [side] : []));
      if (named.length === 1) yield { group, side: named[0]! };
    }
  }

  /**
   * The people that is named most, far more often than any other and no more than twice as often as the sides that are
   * known: else it is rather the one of a flag that the known side lost.
   */
  mostNamed(known: number): People | null {
    const ranked = [...this.#groups].sort(([, a], [, b]) => b.count - a.count);
    const [first, second] = ranked;
    if (!first || first[1].count < LEAST_NAMED || first[1].count > 2 * known) return null;
    return second && second[1].count * 2 > first[1].count ? null : first[0];
  }
}
/** A people that is named less often may be anyone. */
const LEAST_NAMED = 4;

/**
 * Learns from an article by what other words it calls the sides: peoples, persons, units, roles. `isFree` tells the
 * sides for which the infobox has no party, or only a flag that the text lost.
 */
export function learnNames(
  table: NameTable,
  article: readonly Sentence[],
  isFree: (side: number) => boolean,
): void {
  acronyms(table, article);
  const peoples = new PeopleCount(table);
  learnOnce(table, article, peoples);
  const known = [...Array(table.count).keys()].map((at) => at + 1).filter((side) => !isFree(side));
  const taken = new Set(known);
  let found = false;
  const give = (group: People, side: number) => {
    for (const people of group.peoples)
      for (const each of [people, plural(people)])
        if (!table.knows(each)) table.add(each, side, SURE.learnt, 'people');
    for (const name of group.names) if (!table.knows(name)) table.add(name, side, SURE.learnt, 'people');
    taken.add(side);
    found = true;
  };
  for (const { group, side } of peoples.besideCommanders()) give(group, side);
  const left = [...Array(table.count).keys()].map((at) => at + 1).filter((side) => !taken.has(side));
  if (table.count === 2 && left.length === 1) {
    const rest = new PeopleCount(table);
    let named = 0;
    for (const sentence of article) {
      rest.count(sentence);
      for (const { is, side } of table.mentionsIn(sentence)) if (is === 'people' && side !== left[0]) named++;
    }
    const most = rest.mostNamed(named);
    if (most) give(most, left[0]!);
  }
  if (found) learnOnce(table, article, new PeopleCount(table));
}

function learnOnce(table: NameTable, article: readonly Sentence[], peoples: PeopleCount): void {
  const votes = new Votes();
  for (const sentence of article) {
    const mentions = table.mentionsIn(sentence);
    peoples.count(sentence);
    if (mentions.length === 0) continue;
    const learning: Learning = { sentence, mentions, table, votes, peoples };
    const hasVerb = mayTell(sentence);
    for (const rule of LEARNING_RULES) if (!rule.byClauses || hasVerb) rule.learn(learning);
  }
  for (const { word, side, is } of votes.won()) {
    if (!table.knows(word)) table.add(word, side, SURE.learnt, is);
    // "Imperial Guardsmen" of the Imperial Guard
    if (is === 'unit' && word.endsWith(' guard'))
      for (const men of ['smen', 'sman'])
        if (!table.knows(word + men)) table.add(word + men, side, SURE.learnt, is);
  }
}

/** "National Movement for the Liberation of Azawad (MNLA)": an acronym in brackets after a name, or after words that begin with its letters. */
function acronyms(table: NameTable, article: readonly Sentence[]): void {
  for (const sentence of article) {
    const { tokens } = sentence;
    for (let open = 1; open + 2 < tokens.length; open++) {
      if (tokens[open]!.kind !== 'open' || tokens[open + 2]!.kind !== 'close') continue;
      const short = sentence.written(open + 1);
      if (!/^\p{Lu}[\p{Lu}\p{N}-]{1,9}$/u.test(short)) continue;
      const lower = clean(short);
      const before = mentionBefore(table, sentence, open);
      if (before) table.add(lower, before.side, SURE.word, 'people');
      else {
        const long = longFormOf(sentence, open, lower);
        const mention = table.knows(lower) ? table.mentionAt(sentence, open + 1) : null;
        if (long !== null && mention) table.add(long, mention.side, SURE.word, 'people');
      }
    }
  }
}

/** The mention of a party of several words that ends right before a token. */
function mentionBefore(table: NameTable, sentence: Sentence, at: number): Mention | null {
  for (let from = Math.max(0, at - 10); from < at - 1; from++) {
    const mention = table.mentionAt(sentence, from);
    if (mention && mention.to === at && mention.is === 'people') return mention;
  }
  return null;
}

/** The words before a token that begin with the letters of an acronym; small words need no letter. */
function longFormOf(sentence: Sentence, at: number, acronym: string): string | null {
  let letter = acronym.length - 1;
  for (let from = at - 1; from >= Math.max(0, at - 14); from--) {
    const word = wordAt(sentence, from);
    if (word[0] === acronym[letter]) {
      if (letter === 0) return phrase(sentence, from, at);
      letter--;
    } else if (!/^(?:of|the|and|for|in|de|la|al|du)$/.test(word)) return null;
  }
  return null;
}
