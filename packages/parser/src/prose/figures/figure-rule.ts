import type { Range, Sentence } from '../../language/sentence.ts';
import type { Counted } from './counted.ts';
import type { Figure, Place } from './figure.ts';
import type { Told } from './told.ts';

/** What says that a counted thing is a claim, before it is known whose it is. */
export type Reading = Pick<Figure, 'outcome' | 'words' | 'bearer' | 'governing'> & {
  /** The noun, where it does not stand after the number: "the number of rebels reached 600". */
  noun?: Range;
};

/** What a rule may look at. */
export interface Seen {
  sentence: Sentence;
  counted: Counted;
  place: Place;
  /** Where the words stand that tell the losses of other things and of these alone: "133,000 casualties". */
  told?: readonly Range[];
}

export interface FigureRule {
  name: string;
  read(seen: Seen): Reading | null;
}

/** What keeps a counted thing from being a claim of some kind. */
export interface Veto {
  name: string;
  applies(seen: Seen, told: Told): boolean;
}
