import { MONTHS } from '@openbattles/dates';
import { anyOf } from '../../text/any-of.ts';
import words from '../words/fillers.json' with { type: 'json' };
import { wordSet } from './word-list.ts';

/** The whole of what stands in a list of people or parties and is neither. */
export const FILLER = new RegExp(
  String.raw`^(?:${anyOf(words.fillers)}|unknown(?: \S+){1,4}|no (?:\S+ )?${anyOf(words.leadership)}|see \S+(?: \S+){0,4}|list of \S+(?: \S+){0,6}|\?+|-+|[–—])$`,
  'i',
);

/** A month's name. */
export const MONTH = `(?:${MONTHS.join('|')})(?![a-z])`;

/**
 * What opens a bracket that says when, and not who or whose: a pattern for a text in small letters. (A regex that ignores
 * their case takes milliseconds to compile where it has classes of Unicode.)
 */
export const TIME = String.raw`(?:${anyOf(words.timeWords)}|${MONTHS.join('|')})(?!\p{L})|\d{1,4}(?![\d\p{L}])|\d{1,2}(?:st|nd|rd|th) (?:century|${MONTHS.join('|')})`;

export const NAME_PARTICLES = wordSet(words.nameParticles);
