// For the readers of prose only, until they are merged: it goes then, and so does NO_LOSSES of loss-verbs.ts.
/** The entries of a list that is written as running text, so that a lexicon can be read and amended like prose. */
export const entries = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.replace(/\s+/g, ' ').trim())
    .filter((entry) => entry !== '');

export { Phrases } from './phrases.ts';
export { remembered } from './remembered.ts';
