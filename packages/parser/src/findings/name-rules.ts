import { slug } from '../ids.ts';
import { categoryOfPhrase } from '../infobox/figures/nouns.ts';
import { otherNames } from '../infobox/polities.ts';
import { RANKS } from '../lexicon/ranks.ts';
import { COMMON_PARTY_WORDS } from '../lexicon/side-words.ts';
import { formsOf } from '../prose/sides.ts';
import { list, sideName } from './describe.ts';
import type { FindingRule } from './rules.ts';

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? [];

/** Words of a name by which a text may call its bearer: not particles, ranks or numbers. */
const tellingWords = (name: string): string[] =>
  wordsOf(name).filter((word) => word.length > 3 && !COMMON_PARTY_WORDS.has(word) && !RANK_WORDS.has(word));

const RANK_WORDS = new Set(RANKS.flatMap((rank) => rank.split(' ')));

/** Prose shorter than this tells too little for a silence to mean anything. */
const LEAST_PROSE = 1500;

const commanderOnlyInInfobox: FindingRule = {
  kind: 'commander-only-in-infobox',
  *check({ record, prose }) {
    if (prose.length < LEAST_PROSE) return;
    const words = new Set(wordsOf(prose));
    for (const side of new Set(record.commanders.map((row) => row.side))) {
      const own = record.commanders.filter((row) => row.side === side);
      const absent = own.filter(({ name }) => {
        const telling = tellingWords(name);
        return telling.length > 0 && !telling.some((word) => words.has(word));
      });
      if (absent.length === 0) continue;
      yield {
        key: [side],
        message: `${list(absent.map(({ name }) => name))}, ${absent.length === 1 ? 'a commander' : 'commanders'} of ${sideName(record, side)} in the infobox, ${absent.length === 1 ? 'stands' : 'stand'} nowhere in the prose.`,
        refs: absent.map(({ commander_id }) => ({ table: 'commanders', id: commander_id, role: 'infobox' })),
      };
    }
  },
};

const belligerentOnlyInInfobox: FindingRule = {
  kind: 'belligerent-only-in-infobox',
  *check({ record, prose }) {
    if (prose.length < LEAST_PROSE) return;
    const words = new Set(wordsOf(prose));
    for (const row of record.belligerents) {
      const forms = formsOf(row.name).map(wordsOf);
      const isNamed = forms.some((form) => form.length > 0 && form.every((word) => words.has(word)));
      // an abbreviation tells nothing of the names that the prose may use
      if (isNamed || /^[\p{Lu}.]+$/u.test(row.name)) continue;
      yield {
        key: [row.side, slug(row.name)],
        message: `${row.name} fights on side ${row.side} in the infobox and stands nowhere in the prose.`,
        refs: [{ table: 'belligerents', id: row.belligerent_id, role: 'infobox' }],
      };
    }
  },
};

/** A name right before a noun for those who fight: "Ansar Dine rebels". */
const FIGHTERS =
  /(?<![.!?] )(?<![\p{L}\p{N}-])((?:\p{Lu}[\p{L}'’-]{1,30} ){1,3})(?:rebels|fighters|militants|insurgents|combatants|guerrillas|militiamen)\b/gu;

const belligerentOnlyInProse: FindingRule = {
  kind: 'belligerent-only-in-prose',
  *check({ record }) {
    if (record.belligerents.length === 0) return;
    const known = new Set(
      [
        ...record.belligerents.map(({ name }) => name),
        record.battle.name ?? '',
        record.battle.place_text ?? '',
        record.battle.part_of ?? '',
      ]
        .flatMap((name) => [
          ...wordsOf(name),
          ...otherNames(name).flatMap(wordsOf),
          ...name.split(/\s+/).flatMap(otherNames).flatMap(wordsOf),
        ])
        .flatMap((word) => [word, `${word}s`]),
    );
    const seen = new Set<string>();
    for (const event of record.events) {
      for (const [, name] of event.quote.matchAll(FIGHTERS)) {
        const words = wordsOf(name!);
        const { category, known: isThing } = categoryOfPhrase(words, { kind: 'strength', aircraft: true });
        if (isThing && category !== 'personnel') continue;
        if (words.some((word) => known.has(word)) || seen.has(words.join(' ')) || words.length < 2) continue;
        seen.add(words.join(' '));
        yield {
          key: [slug(name!)],
          message: `${name!.trim()} fights in the prose and stands nowhere in the infobox.`,
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
