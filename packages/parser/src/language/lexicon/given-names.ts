import chained from '../words/chained-names.json' with { type: 'json' };
import names from '../words/given-names.json' with { type: 'json' };
import type { WordList } from './word-list.ts';

const namesOf = (languages: Readonly<Record<string, WordList>>): ReadonlySet<string> =>
  new Set(Object.values(languages).flatMap(({ words }) => words));

/**
 * Where the rendering lost the line breaks of a list ("Francisco Franco Emilio Mola …"), a given name after a family name
 * begins the next person. Names that are as often family names (Franco, Lee, Grant, Martin) are left out on purpose.
 */
export const GIVEN_NAMES = namesOf(names);

/** Where a father's and a grandfather's given name follow a person's own, a given name begins no new person by itself. */
export const CHAINED_NAMES = namesOf(chained);
