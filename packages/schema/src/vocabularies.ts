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

/** What kinds of findings there are. Each has a page's section in `docs/findings.md`. */
export const FINDING_KINDS = [
  'bound-explained',
  'bound-unexplained',
  'claim-above-infobox',
  'claim-below-infobox',
  'claimants-differ',
  'outcome-differs',
  'loss-denied',
  'losses-above-strength',
  'date-differs',
  'date-outside',
  'commander-only-in-infobox',
  'belligerent-only-in-infobox',
  'belligerent-only-in-prose',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const FINDING_KIND_MEANINGS: Readonly<Record<FindingKind, string>> = {
  'bound-explained': 'a bound of the infobox is the sum of figures of the prose',
  'bound-unexplained': 'the prose states several figures, and no sum of them is a bound of the infobox',
  'claim-above-infobox': 'the prose states a greater loss than the infobox',
  'claim-below-infobox': 'the prose states a smaller loss of a whole side than the infobox',
  'claimants-differ': 'those whom the prose names state different numbers of the same loss',
  'outcome-differs': 'infobox and prose say of the same number that something else became of it',
  'loss-denied': 'somebody says that there was no such loss, and another figure counts it',
  'losses-above-strength': 'a side lost more than it had, by the infobox alone',
  'date-differs': 'the prose says that the battle was fought, began or ended on another day than the infobox',
  'date-outside': 'the prose tells of the place of the battle on a day that is none of those in the infobox',
  'commander-only-in-infobox': 'the prose of a whole article never names the commander',
  'belligerent-only-in-infobox': 'the prose of a whole article never names the party',
  'belligerent-only-in-prose': 'the prose names a party that fights, and the infobox does not',
};

/** What a row can be to the finding that refers to it. */
export const FINDING_ROLES = [
  'infobox',
  'prose',
  'part',
  'more',
  'less',
  'none',
  'losses',
  'strength',
] as const;
export type FindingRole = (typeof FINDING_ROLES)[number];

export const FINDING_ROLE_MEANINGS: Readonly<Record<FindingRole, string>> = {
  infobox: 'what the infobox says',
  prose: 'what the prose says',
  part: 'a term of the sum',
  more: 'the greatest of the figures that differ',
  less: 'a smaller one of them',
  none: 'the figure that denies the loss',
  losses: 'a loss that exceeds the strength',
  strength: 'the strength that it exceeds',
};

/** Why a cell of a release differs from the release before: the text was edited, or it is only read otherwise. */
export const CAUSES = ['source', 'rules'] as const;
export type Cause = (typeof CAUSES)[number];

/** Where the point of a location comes from. */
export const LOCATION_BASES = ['stated', 'gazetteer'] as const;
export type LocationBasis = (typeof LOCATION_BASES)[number];

export const LOCATION_PRECISIONS = ['place', 'near', 'district', 'province', 'country', 'sea'] as const;
export type LocationPrecision = (typeof LOCATION_PRECISIONS)[number];

export const LOCATION_PRECISION_MEANINGS: Readonly<Record<LocationPrecision, string>> = {
  place: 'at the point',
  near: 'near the point, or at a smaller place near it that the gazetteer does not have',
  district: 'within a division of the second order, as a county; the point is its middle',
  province: 'within a division of the first order, as a state; the point is its middle',
  country: 'within a country, which has no point',
  sea: 'at sea, which has no point',
};
