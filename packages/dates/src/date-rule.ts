/**
 * What a rule is. Its pattern is a regular expression over a run's classes, a letter a token (`CLASSES` in `lexicon.ts`), so
 * `nmy` is "18 January 2012". Its groups name the stretches of tokens that the reader gets: `prefix`, `year` and `clock`;
 * what is left is `body`.
 */
import type { Match, Mention } from './mentions.ts';

/** A compiled pattern, and the number of each of its groups. */
interface Pattern {
  regexp: RegExp;
  prefix: number;
  year: number;
  clock: number;
}

export interface Rule {
  name: string;
  pattern: Pattern;
  /** The classes that a match can begin with, so that few rules are tried at a token. */
  opens: string;
  /** Classes of which one stands in every match; a run without them is not tried. Left out where there is none. */
  needs?: string;
  /** The dates read, in order; null refuses the match. */
  read(match: Match): Mention[] | null;
}

/** The number of a group that a pattern lacks: none has so many. */
const NO_GROUP = 9;

/** All groups of a pattern are named ones; numbers are cheaper to read. */
export function inTokens(pattern: string): Pattern {
  const names = [...pattern.matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name!);
  const numberOf = (name: string): number => names.indexOf(name) + 1 || NO_GROUP;
  const regexp = new RegExp(pattern.replaceAll(/\(\?<\w+>/g, '('), 'y');
  return { regexp, prefix: numberOf('prefix'), year: numberOf('year'), clock: numberOf('clock') };
}
