import type { BelligerentRow, CommanderRow } from '@openbattles/schema';
import { RANKS } from '../language/lexicon/ranks.ts';
import { COMMON_PARTY_WORDS } from '../language/lexicon/side-words.ts';
import { rememberedByName } from '../language/polities.ts';
import { formsOf } from '../prose/names/names-of-parties.ts';
import type { ArticleToCheck } from './rule.ts';
import { standsAsWritten, wordsIn, wordsOf } from './words-of-names.ts';

/** Words of a name by which a text may call its bearer: not particles, ranks or numbers. */
const isTelling = (word: string): boolean =>
  word.length > 3 && !COMMON_PARTY_WORDS.has(word) && !RANK_WORDS.has(word);

/** The last word of a name tells however short it is: "Michel Ney", "Lian Po". */
const tellingWords = (name: string): string[] =>
  wordsOf(name).filter(
    (word, index, all) => isTelling(word) || (index === all.length - 1 && word.length > 1),
  );

const RANK_WORDS = new Set(RANKS.flatMap((rank) => rank.split(' ')));

/** Prose shorter than this, or without headings, is an excerpt: its silence means nothing. */
const LEAST_PROSE = 4000;

/** So many names are looked for one by one. The others are looked for all at once, for there may be thousands. */
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

/**
 * Who stands in the infobox and nowhere in the prose. All names that do not stand there as written are looked for at
 * once.
 */
function findAbsent({ record, text, proseStart, hasSections }: ArticleToCheck): Absent {
  if (!hasSections || text.length - proseStart < LEAST_PROSE) return NONE;
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
const ABSENT = new WeakMap<ArticleToCheck, Absent>();
export function absentOf(article: ArticleToCheck): Absent {
  const known = ABSENT.get(article);
  if (known) return known;
  const absent = findAbsent(article);
  ABSENT.set(article, absent);
  return absent;
}
