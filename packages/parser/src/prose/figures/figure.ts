import type { ClaimRow } from '@openbattles/schema';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import type { Counted } from './counted.ts';

/** Where a counted thing stands in its clause: in its subject, among its objects, in a phrase with a preposition, or before a verb that it lacks. */
export interface Place {
  clause: Clause;
  role: 'subject' | 'object' | 'phrase' | 'free';
  /** The phrase that holds it, without the preposition; the thing itself where none does. */
  phrase: Range;
  /** The preposition of that phrase; null where it has none. */
  preposition: string | null;
  /** "of" where the thing is a part of the phrase that follows another noun: "an army of 300 men". The index of that "of", or -1. */
  of: number;
}

/** A counted thing that is a claim. Indices are those of tokens of its sentence, ends exclusive. */
export interface Figure {
  sentence: Sentence;
  counted: Counted;
  place: Place;
  /** The name of the rule that read it. */
  rule: string;
  /** What happened, as the schema writes it; null for a strength. */
  outcome: string | null;
  /** The words that say so: "losing", "were killed". Empty where nothing but the noun does. */
  words: Range;
  /**
   * Whose the words are. `victim`: the subject of their clause lost it ("losing 4 men"); `agent`: the subject did it to
   * others ("killing 20"); `owner`: the subject has or is it ("had 300 men"); `noun`: the noun that the words are tells whose
   * it is ("Roman losses were 300"); `itself`: the counted thing is its own subject, or stands alone.
   */
  bearer: 'victim' | 'agent' | 'owner' | 'noun' | 'itself';
  /** The clause of those words: often that of the thing, else the one before that it is joined to ("the Carthaginians 500"). */
  governing: Clause;
  /** The figure whose words it shares ("killing 5 officers and 500 men"), or the whole that it is a part of ("300 men, 40 of them …"); null where it stands by itself. */
  shares: Figure | null;
  side: number | null;
  category: ClaimRow['category'];
  isTotal: boolean;
}
