import words from '../words/measures.json' with { type: 'json' };
import { wordSet } from './word-list.ts';

export const MEASURES = wordSet(words.measures);
export const NUMBERED = wordSet(words.numbered);
export const BEFORE_YEAR = wordSet(words.beforeYear);
export const CALIBRES = wordSet(words.calibres);
