import type { PlaceRelation } from '@openbattles/schema';

/** Words that say how a battle lies to a place. They are lifted out wherever they stand, and separate two places. */
export const RELATIONS: Readonly<Record<string, PlaceRelation>> = {
  near: 'near',
  'close to': 'near',
  nearby: 'near',
  off: 'off',
  'off the coast of': 'off',
  'off the coasts of': 'off',
  'off the shores of': 'off',
  between: 'between',
  in: 'in',
};

/** Said before the name that a place has now. */
export const TODAY_WORDS =
  "present[- ]day|modern[- ]day|modern|now|nowadays|today|today's|currently|contemporary|current|what is now|what is today";

/** After them no name follows: "now spelled …", "now a suburb". */
export const NO_NAME_NOW = 'spelled|spelt|written|abandoned|submerged|lost|destroyed|under|an?|called|known';

/** "the village of": what a place is, said in small letters before its name and left out of it. */
export const SETTLEMENTS =
  'village|villages|town|towns|city|fortress|fort|castle|hamlet|port|settlement|commune|municipality|promontory|oasis|territory|colony';

/** "The Gulf of Aden" has an article, "The Hague" has it in its name. */
export const ARTICLE_NOUNS =
  'sea|ocean|gulf|strait|straits|bay|river|channel|islands|isles|peninsula|province|region|area|district|border|desert|mountains|valley|empire|kingdom|republic|netherlands|philippines|balkans|caucasus|mediterranean|atlantic|pacific|caribbean|baltic|rhine|danube|alps';

/** Doubt before a name. */
export const DOUBT = 'possibly|probably|perhaps|likely|presumably|approximately';

/** What is said where no place is known. */
export const NO_PLACE =
  '(?:unknown|uncertain|disputed|unclear|various|several|multiple)(?: (?:places?|locations?|sites?|regions?)(?: \\S+)?)?|locations?';

/** Ends of a value that name no place. */
export const ELSEWHERE =
  'and elsewhere|elsewhere|and (?:the )?surrounding (?:areas?|villages|regions?|countryside|waters)|surrounding areas?|and (?:its )?(?:surroundings|environs|vicinity)|and (?:the )?(?:nearby|adjacent|neighbou?ring) areas?';

/** A place under one of these nouns, or in one of these directions, is a region and no locality. */
export const REGION_NOUNS =
  'border|frontier|sea|ocean|gulf|europe|asia|africa|america|americas|oceania|mediterranean|atlantic|pacific|caribbean|balkans|caucasus|subcontinent|peninsula|region|province|governorate|oblast|desert|front';
export const DIRECTIONS =
  'northern|southern|eastern|western|central|mainland|(?:north|south)-?(?:eastern|western)';
