import type { Category } from '@openbattles/schema';
import words from '../words/military-nouns.json' with { type: 'json' };
import { meaningsByWord, wordSet } from './word-list.ts';

export const NAMED_MODELS = meaningsByWord<Category>(words.namedModels);
export const MILITARY_NOUNS: ReadonlyMap<string, Category> = new Map([
  ...meaningsByWord<Category>(words.militaryNouns),
  ...NAMED_MODELS,
]);
export const PEOPLE_OF_PEACE = wordSet(words.peopleOfPeace);
export const MEN_BY_WEAPON = wordSet(words.menByWeapon);
export const MEN_OR_AIRCRAFT = wordSet(words.menOrAircraft);
export const NOUN_ENDINGS = meaningsByWord<Category>(words.nounEndings);
export const PEOPLE_ENDINGS: readonly string[] = words.peopleEndings.words;
export const DESIGNATIONS = meaningsByWord<Category>(words.designations);
export const DESIGNATIONS_APART = wordSet(words.designationsApart);
export const MODELS = meaningsByWord<Category>(words.models);
