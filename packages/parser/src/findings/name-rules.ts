import type { BattleRecord, CommanderRow } from '@openbattles/schema';
import { slug } from '../ids.ts';
import { categoryOfPhrase } from '../infobox/figures/nouns.ts';
import { otherNames } from '../infobox/polities.ts';
import { RANKS } from '../lexicon/ranks.ts';
import { COMMON_PARTY_WORDS } from '../lexicon/side-words.ts';
import { formsOf } from '../prose/sides.ts';
import { list, sideName } from './describe.ts';
import type { FindingRule } from './rules.ts';
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

const commanderOnlyInInfobox: FindingRule = {
  kind: 'commander-only-in-infobox',
  *check({ record, text, proseStart }) {
    if (text.length - proseStart < LEAST_PROSE) return;
    const sought: { row: CommanderRow; telling: string[] }[] = [];
    for (const [index, row] of record.commanders.entries()) {
      if (index < MOST_LOOKS && standsAsWritten(row.name, isTelling, text, proseStart)) continue;
      const telling = tellingWords(row.name);
      if (telling.length > 0) sought.push({ row, telling });
    }
    const words = wordsIn(text, proseStart, new Set(sought.flatMap(({ telling }) => telling)));
    const absent = sought.filter(({ telling }) => !telling.some((word) => words.has(word)));
    // the sides stand in the order of their first commanders, named in the prose or not
    for (const side of new Set(absent.length > 0 ? record.commanders.map((row) => row.side) : [])) {
      const own = absent.filter(({ row }) => row.side === side).map(({ row }) => row);
      if (own.length === 0) continue;
      yield {
        key: [side],
        message: `${list(own.map(({ name }) => name))}, ${own.length === 1 ? 'a commander' : 'commanders'} of ${sideName(record, side)} in the infobox, ${own.length === 1 ? 'stands' : 'stand'} nowhere in the prose.`,
        refs: own.map(({ commander_id }) => ({ table: 'commanders', id: commander_id, role: 'infobox' })),
      };
    }
  },
};

const isOwnWord = (word: string): boolean => word.length > 2 && !COMMON_PARTY_WORDS.has(word);

const belligerentOnlyInInfobox: FindingRule = {
  kind: 'belligerent-only-in-infobox',
  *check({ record, text, proseStart }) {
    if (text.length - proseStart < LEAST_PROSE) return;
    const sought = record.belligerents
      .filter(
        // an abbreviation tells nothing of the names that the prose may use
        ({ name }, index) =>
          !/^[\p{Lu}.]+$/u.test(name) &&
          !(index < MOST_LOOKS && standsAsWritten(name, isOwnWord, text, proseStart)),
      )
      .map((row) => ({ row, forms: formsOf(row.name).map(wordsOf) }));
    const words = wordsIn(text, proseStart, new Set(sought.flatMap(({ forms }) => forms.flat())));
    for (const { row, forms } of sought) {
      if (forms.some((form) => form.length > 0 && form.every((word) => words.has(word)))) continue;
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
function* namesOfFighters(text: string): Iterable<string> {
  for (const { index } of text.matchAll(FIGHTERS)) {
    let at = index - 1;
    for (let code = text.charCodeAt(at); code >= 97 && code <= 122; code = text.charCodeAt(at)) at--;
    // "the rebels": a word in small letters, as before nearly all of them
    if (at < 0 || text[at] === ' ') continue;
    const name = NAME_BEFORE.exec(text.slice(Math.max(0, index - LONGEST_NAME), index + 1))?.[1];
    if (name !== undefined) yield name;
  }
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
