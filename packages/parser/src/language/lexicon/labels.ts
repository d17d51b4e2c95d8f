import { MONTHS } from '@openbattles/dates';
import words from '../words/labels.json' with { type: 'json' };
import { meaningsByWord, phrases, wordSet } from './word-list.ts';

export const TOTAL_WORDS = phrases(words.totalWords);
export const PART_WORDS = phrases(words.partWords);
export const BLANK_LABELS = wordSet(words.blankLabels);
export const PHASE_WORDS = wordSet(words.phaseWords);
export const PHASE_OPENERS = wordSet(words.phaseOpeners);
/** The months and their abbreviations, in lower case. */
export const MONTH_WORDS: ReadonlySet<string> = new Set([
  ...MONTHS,
  ...MONTHS.map((month) => month.slice(0, 3)),
  'sept',
]);
export const WEEKDAYS = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
export const CLAIM_WORDS = wordSet(words.claimWords);
export const LABEL_CLAIM_WORDS = wordSet(words.labelClaimWords);
export const PLAIN_CLAIM_WORDS = wordSet(words.plainClaimWords);
export const CLAIM_OPENERS = phrases(words.claimOpeners);
export const CLAIM_VERBS = meaningsByWord<'finite' | 'either'>(words.claimVerbs);
export const HISTORIANS = wordSet(words.historians);
export const CITATION_WORDS = wordSet(words.citationWords);
export const OWN_GROUPS = wordSet(words.ownGroups);
