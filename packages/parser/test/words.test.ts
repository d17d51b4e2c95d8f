import { readdirSync, readFileSync } from 'node:fs';
import {
  CATEGORIES,
  DECISIVENESS,
  OUTCOMES,
  PLACE_RELATIONS,
  QUALIFIERS,
  STATUSES,
} from '@openbattles/schema';
import { describe, expect, test } from 'vitest';

interface List {
  about: string;
  words?: string[];
  meanings?: Record<string, string | number>;
  why?: Record<string, string>;
}

const FOLDERS = ['../src/language/words/', '../../dates/src/words/'].map(
  (path) => new URL(path, import.meta.url),
);
const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder).map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') })),
);
/** A file holds one list, or several by name. */
const lists = files.flatMap(({ name, text }): [name: string, list: List][] => {
  const content = JSON.parse(text) as List | Record<string, List>;
  if (typeof content.about === 'string') return [[name, content as List]];
  return Object.entries(content as Record<string, List>).map(([list, each]) => [`${name} ${list}`, each]);
});

/** What the lists of meanings may say: the words of the tables. */
const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  'military-nouns.json militaryNouns': CATEGORIES,
  'military-nouns.json namedModels': CATEGORIES,
  'military-nouns.json nounEndings': CATEGORIES,
  'military-nouns.json designations': CATEGORIES,
  'military-nouns.json models': CATEGORIES,
  'outcomes.json outcomeVerbs': OUTCOMES,
  'outcomes.json outcomeNouns': OUTCOMES,
  'qualifiers.json qualifiersBefore': QUALIFIERS,
  'qualifiers.json qualifiersAfter': QUALIFIERS,
  'statuses.json statusMarks': STATUSES,
  'statuses.json statusPhrases': STATUSES,
  'statuses.json statusWords': STATUSES,
  'result-words.json decisiveWords': DECISIVENESS,
  'place-words.json relations': PLACE_RELATIONS,
};

test.each(files)('$name has each word once, and a line for it', ({ text }) => {
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
});

describe.each(lists)('%s', (_, { about, words, meanings, why = {} }) => {
  test('says what it is for, in a sentence', () => {
    expect(about).toMatch(/^\p{Lu}.*[.!?]$/su);
  });

  test('is sorted, without doubles', () => {
    const written = words ?? Object.keys(meanings!);
    expect(written.length).toBeGreaterThan(0);
    expect(written).toEqual([...new Set(written)].sort());
    expect(Object.keys(why).filter((word) => !written.includes(word))).toEqual([]);
  });
});

const vocabularies = lists.filter(([name]) => name in VOCABULARIES);

test.each(vocabularies)('%s means what the tables know', (name, { meanings }) => {
  const unknown = Object.entries(meanings!).filter(([, it]) => !VOCABULARIES[name]!.includes(String(it)));
  expect(unknown).toEqual([]);
});

test('there is a list for each vocabulary', () => {
  const names = lists.map(([name]) => name);
  expect(Object.keys(VOCABULARIES).filter((name) => !names.includes(name))).toEqual([]);
});
