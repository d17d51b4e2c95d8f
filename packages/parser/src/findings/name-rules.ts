import type { BattleRecord, BelligerentRow, CommanderRow } from '@openbattles/schema';
import { RANKS } from '../language/lexicon/ranks.ts';
import { COMMON_PARTY_WORDS } from '../language/lexicon/side-words.ts';
import { categoryOfPhrase } from '../language/nouns.ts';
import { otherNames, rememberedByName } from '../language/polities.ts';
import { formsOf } from '../prose/names-of-parties.ts';
import { slug } from '../text/ids.ts';
import { list, sideName } from './describe.ts';
import type { Article, FindingRule } from './rules.ts';
import { standsAsWritten, wordsIn, wordsOf } from './words.ts';

/** Words of a name by which a text may call its bearer: not particles, ranks or numbers. */
const isTelling = (word: string): boolean =>
  word.length > 3 && !COMMON_PARTY_WORDS.has(word) && !RANK_WORDS.has(word);

const tellingWords = (name: string): string[] => wordsOf(name).filter(isTelling);

const RANK_WORDS = new Set(RANKS.flatMap((rank) => rank.split(' ')));

/** Prose shorter than this tells too little for a silence to mean anything. */
const LEAST_PROSE = 1500;

/** Names after these many are looked for all at once: one look for each would take too long where there are thousands. */
const MOST_LOOKS = 50;

const isOwnWord = (word: string): boolean => word.length > 2 && !COMMON_PARTY_WORDS.has(word);

/** An abbreviation tells nothing of the names that the prose may use. */
const ABBREVIATION = /^[\p{Lu}.]+$/u;

/** The words of each form of a party's name. */
const formsInWords = rememberedByName((name): string[][] =>
  [...new Set(formsOf(name))].map(wordsOf).filter((form) => form.length > 0),
);

interface Absent {
  commanders: readonly CommanderRow[];
  belligerents: readonly BelligerentRow[];
}
const NONE: Absent = { commanders: [], belligerents: [] };

/** Who stands in the infobox and nowhere in the prose. One look at the text for all names that do not stand as written. */
function findAbsent({ record, text, proseStart }: Article): Absent {
  if (text.length - proseStart < LEAST_PROSE) return NONE;
  const isSought = (name: string, index: number, tells: (word: string) => boolean) =>
    index >= MOST_LOOKS || !standsAsWritten(name, tells, text, proseStart);
  const wanted = new Set<string>();
  const commanders: { row: CommanderRow; telling: readonly string[] }[] = [];
  for (const [index, row] of record.commanders.entries()) {
    if (!isSought(row.name, index, isTelling)) continue;
    const telling = tellingWords(row.name);
    for (const word of telling) wanted.add(word);
    if (telling.length > 0) commanders.push({ row, telling });
  }
  const belligerents: { row: BelligerentRow; forms: readonly string[][] }[] = [];
  for (const [index, row] of record.belligerents.entries()) {
    if (ABBREVIATION.test(row.name) || !isSought(row.name, index, isOwnWord)) continue;
    const forms = formsInWords(row.name);
    for (const form of forms) for (const word of form) wanted.add(word);
    belligerents.push({ row, forms });
  }
  const words = wordsIn(text, proseStart, wanted);
  const stands = (word: string) => words.has(word);
  return {
    commanders: commanders.filter(({ telling }) => !telling.some(stands)).map(({ row }) => row),
    belligerents: belligerents
      .filter(({ forms }) => !forms.some((form) => form.every(stands)))
      .map(({ row }) => row),
  };
}

/** What two rules ask of one article. */
const ABSENT = new WeakMap<Article, Absent>();
function absentOf(article: Article): Absent {
  const known = ABSENT.get(article);
  if (known) return known;
  const absent = findAbsent(article);
  ABSENT.set(article, absent);
  return absent;
}

const commanderOnlyInInfobox: FindingRule = {
  kind: 'commander-only-in-infobox',
  *check(article) {
    const { record } = article;
    const { commanders } = absentOf(article);
    if (commanders.length === 0) return;
    // the sides stand in the order of their first commanders, named in the prose or not
    for (const side of new Set(record.commanders.map((row) => row.side))) {
      const own = commanders.filter((row) => row.side === side);
      if (own.length === 0) continue;
      yield {
        key: [side],
        message: `${list(own.map(({ name }) => name))}, ${own.length === 1 ? 'a commander' : 'commanders'} of ${sideName(record, side)} in the infobox, ${own.length === 1 ? 'stands' : 'stand'} nowhere in the prose.`,
        refs: own.map(({ commander_id }) => ({ table: 'commanders', id: commander_id, role: 'infobox' })),
      };
    }
  },
};

const belligerentOnlyInInfobox: FindingRule = {
  kind: 'belligerent-only-in-infobox',
  *check(article) {
    for (const row of absentOf(article).belligerents) {
      yield {
        key: [row.side, slug(row.name)],
        message: `${row.name} fights on side ${row.side} in the infobox and stands nowhere in the prose.`,
        refs: [{ table: 'belligerents', id: row.belligerent_id, role: 'infobox' }],
      };
    }
  },
};

/** A noun for those who fight: "Ansar Dine rebels". */
const FIGHTERS = / (?:rebels|fighters|militants|insurgents|combatants|guerrillas|militiamen)\b/g;
/** A name right before it. */
const NAME_BEFORE = /(?<![.!?] )(?<![\p{L}\p{N}-])((?:\p{Lu}[\p{L}'’-]{1,30} ){1,3})$/u;
/** Longer than any name that is met. */
const LONGEST_NAME = 200;

/** The names right before nouns for those who fight, with the space after them. */
function namesOfFighters(text: string): string[] {
  const names: string[] = [];
  FIGHTERS.lastIndex = 0;
  for (let found = FIGHTERS.exec(text); found !== null; found = FIGHTERS.exec(text)) {
    const { index } = found;
    let at = index - 1;
    for (let code = text.charCodeAt(at); code >= 97 && code <= 122; code = text.charCodeAt(at)) at--;
    // "the rebels": a word in small letters, as before nearly all of them
    if (at < 0 || text[at] === ' ') continue;
    const name = NAME_BEFORE.exec(text.slice(Math.max(0, index - LONGEST_NAME), index + 1))?.[1];
    if (name !== undefined) names.push(name);
  }
  return names;
}

/** The words of all names in the infobox, in both numbers. */
function wordsOfInfobox({ belligerents, battle }: BattleRecord): ReadonlySet<string> {
  const names = [
    ...belligerents.map(({ name }) => name),
    battle.name ?? '',
    battle.place_text ?? '',
    battle.part_of ?? '',
  ];
  const words = names.flatMap((name) => [
    ...wordsOf(name),
    ...otherNames(name).flatMap(wordsOf),
    ...name.split(/\s+/).flatMap(otherNames).flatMap(wordsOf),
  ]);
  return new Set(words.flatMap((word) => [word, `${word}s`]));
}

const belligerentOnlyInProse: FindingRule = {
  kind: 'belligerent-only-in-prose',
  *check({ record }) {
    if (record.belligerents.length === 0) return;
    let known: ReadonlySet<string> | null = null;
    const seen = new Set<string>();
    for (const event of record.events) {
      for (const name of namesOfFighters(event.quote)) {
        const words = wordsOf(name);
        const { category, known: isThing } = categoryOfPhrase(words, { kind: 'strength', aircraft: true });
        if (isThing && category !== 'personnel') continue;
        if (words.length < 2 || seen.has(words.join(' '))) continue;
        known ??= wordsOfInfobox(record);
        if (words.some((word) => known?.has(word))) continue;
        seen.add(words.join(' '));
        yield {
          key: [slug(name)],
          message: `${name.trim()} fights in the prose and stands nowhere in the infobox.`,
          refs: [{ table: 'events', id: event.event_id, role: 'prose' }],
        };
      }
    }
  },
};

/** The rules on who is named in only one of infobox and prose. */
export const NAME_RULES: readonly FindingRule[] = [
  commanderOnlyInInfobox,
  belligerentOnlyInInfobox,
  belligerentOnlyInProse,
];
