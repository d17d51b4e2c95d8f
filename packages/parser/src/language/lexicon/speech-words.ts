import words from '../words/speech-words.json' with { type: 'json' };
import { wordSet } from './word-list.ts';

export const ISSUED = wordSet(words.issued);
export const REPORTING_VERBS = wordSet(words.reportingVerbs);
export const REPORTING_NOUNS = wordSet(words.reportingNouns);
