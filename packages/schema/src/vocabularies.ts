/**
 * The closed lists of words that stand in the tables. Each is defined here and nowhere else: types, JSON Schemas,
 * codebook and the parser's rules take them from this file.
 */

/** What happened to the people or things that a loss counts. A figure over several of them joins them in this order with `+`. */
export const OUTCOMES = [
  'killed',
  'wounded',
  'captured',
  'missing',
  'deserted',
  'defected',
  'surrendered',
  'sick',
  'fled',
  'displaced',
  'destroyed',
  'sunk',
  'damaged',
  'lost',
  'casualties',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const CATEGORIES = [
  'personnel',
  'civilian',
  'vehicle',
  'aircraft',
  'ship',
  'artillery',
  'animal',
  'formation',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const QUALIFIERS = [
  'exact',
  'range',
  'about',
  'at_least',
  'more_than',
  'at_most',
  'less_than',
  'vague',
  'unknown',
] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** The last two are what tells a number that the text withholds from one that it does not mention: then there is no row. */
export const QUALIFIER_MEANINGS: Readonly<Record<Qualifier, string>> = {
  exact: 'the number itself',
  range: 'from the low number to the high one',
  about: 'the number, approximately',
  at_least: 'the low number or more',
  more_than: 'more than the low number',
  at_most: 'the high number or less',
  less_than: 'less than the high number',
  vague: 'the text counts without a number, as in "several"',
  unknown: 'the text states that the number is unknown',
};

export const RESULTS = [
  'victory',
  'defeat',
  'draw',
  'inconclusive',
  'disputed',
  'ongoing',
  'ceasefire',
  'other',
] as const;
export type Result = (typeof RESULTS)[number];

export const DECISIVENESS = ['decisive', 'pyrrhic', 'tactical', 'strategic', 'major', 'minor'] as const;
export type Decisiveness = (typeof DECISIVENESS)[number];

export const STATUSES = [
  'killed',
  'wounded',
  'captured',
  'surrendered',
  'executed',
  'missing',
  'died',
] as const;
export type Status = (typeof STATUSES)[number];

export const PLACE_RELATIONS = ['near', 'off', 'between', 'in'] as const;
export type PlaceRelation = (typeof PLACE_RELATIONS)[number];

export const BELLIGERENT_ROLES = ['combatant', 'supporter'] as const;
export type BelligerentRole = (typeof BELLIGERENT_ROLES)[number];

export const DATE_PRECISIONS = ['day', 'month', 'season', 'year', 'decade', 'century'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

export const DATE_BASES = ['stated', 'inherited', 'relative'] as const;
export type DateBasis = (typeof DATE_BASES)[number];

export const DATE_ROLES = ['occurrence', 'report'] as const;
export type DateRole = (typeof DATE_ROLES)[number];

/** Why a cell of a release differs from the release before: the text was edited, or it is only read otherwise. */
export const CAUSES = ['source', 'rules'] as const;
export type Cause = (typeof CAUSES)[number];
