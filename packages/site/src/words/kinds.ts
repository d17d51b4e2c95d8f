import { plain } from './figures.ts';

/** The kinds of findings as a reader understands them at once. */
const KINDS: Readonly<Record<string, string>> = {
  'bound-explained': 'The prose explains the infobox',
  'bound-unexplained': 'The prose does not add up to the infobox',
  'claim-above-infobox': 'The prose says more than the infobox',
  'claim-below-infobox': 'The prose says less than the infobox',
  'claimants-differ': 'Claimants differ',
  'outcome-differs': 'Infobox and prose differ on what became of them',
  'loss-denied': 'A loss is denied',
  'losses-above-strength': 'More lost than there were',
  'date-differs': 'Infobox and prose differ on the day',
  'date-outside': 'The prose goes beyond the days of the infobox',
  'commander-only-in-infobox': 'A commander stands in the infobox only',
  'belligerent-only-in-infobox': 'A party stands in the infobox only',
  'belligerent-only-in-prose': 'A party stands in the prose only',
};

/** A kind of finding in words. One that is not known here is said by its own name. */
export const sayKind = (kind: string): string => KINDS[kind] ?? plain(kind);
