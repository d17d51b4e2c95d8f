import type { ActionType, Modality } from '@openbattles/schema';
import type { ActionVerbs } from '../../language/lexicon/action-words.ts';
import type { Deed } from './deed.ts';

/** A rule that reads an action from a verb. The first one that holds is taken. */
export interface VerbRule {
  /** What stands in the column `rule`. */
  name: string;
  type: ActionType;
  /** What the verb itself says of the deed, where nothing around it says more; stated where it is left out. */
  modality?: Modality;
  /** The list in `action-verbs.json` that has its verbs. */
  verbs: ActionVerbs;
  example: string;
  /** What must hold besides; nothing where the verb says all. */
  when?(deed: Deed): boolean;
  /** Whether the noun to which it is done carries the meaning, and so belongs to the quote. */
  carried?: true;
  /** The side that does it; null where the text does not say, or both do. */
  side(deed: Deed): number | null;
}
