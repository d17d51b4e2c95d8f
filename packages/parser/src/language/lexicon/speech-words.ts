import words from '../words/speech-words.json' with { type: 'json' };
import { wordSet } from './word-list.ts';

export const SPEECH_VERBS = wordSet(words.speechVerbs);
export const DENIALS = wordSet(words.denials);
export const FIGURE_VERBS = wordSet(words.figureVerbs);
export const SPEECH_NOUNS = wordSet(words.speechNouns);
export const ISSUED = wordSet(words.issued);
export const OPENERS: readonly string[] = words.openers.words;
export const CONTRASTS = wordSet(words.contrasts);
export const REPORTING_VERBS = wordSet(words.reportingVerbs);
export const REPORTING_NOUNS = wordSet(words.reportingNouns);
export const MANY_SPEAKERS = wordSet(words.manySpeakers);
