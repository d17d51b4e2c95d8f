import type { Status } from '@openbattles/schema';
import words from '../words/statuses.json' with { type: 'json' };
import { meaningsByWord, type WordMeanings } from './word-list.ts';

export const STATUS_MARKS = meaningsByWord<Status>(words.statusMarks);

/** Where a text has several words, the first of these statuses holds. */
const OF_PHRASES: readonly Status[] = ['executed', 'died', 'killed', 'missing', 'wounded', 'captured'];
const OF_WORDS: readonly Status[] = ['killed', 'wounded', 'captured', 'surrendered', 'missing', 'died'];

const inOrder = (list: WordMeanings, order: readonly Status[]) =>
  [...meaningsByWord<Status>(list)].sort(([, a], [, b]) => order.indexOf(a) - order.indexOf(b));

/** What is said of a person's end, to be looked for from top to bottom. */
export const STATUS_WORDS: readonly (readonly [word: string, status: Status])[] = [
  ...inOrder(words.statusPhrases, OF_PHRASES),
  ...inOrder(words.statusWords, OF_WORDS),
];
