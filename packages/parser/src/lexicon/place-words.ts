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

/** "the village of": what a place is, said before its name and left out of it. */
export const SETTLEMENTS =
  'village|villages|town|towns|city|fortress|fort|castle|hamlet|port|settlement|commune|municipality|promontory|oasis|region|area|vicinity|territory|outskirts';

/** Ends of a value that name no place. */
export const ELSEWHERE =
  'and elsewhere|elsewhere|and (?:the )?surrounding (?:areas?|villages|regions?|countryside|waters)|surrounding areas?|and (?:its )?(?:surroundings|environs|vicinity)|and (?:the )?(?:nearby|adjacent|neighbou?ring) areas?';

/** A place under one of these nouns, or of one of these directions, is a region and no locality. */
export const REGION_NOUNS =
  'border|frontier|sea|ocean|gulf|europe|asia|africa|america|americas|oceania|mediterranean|atlantic|pacific|caribbean|balkans|caucasus|subcontinent|peninsula|region|province|governorate|oblast|desert|front';
export const DIRECTIONS =
  'north|northern|south|southern|east|eastern|west|western|central|northeast|northeastern|north-eastern|northwest|northwestern|north-western|southeast|southeastern|south-eastern|southwest|southwestern|south-western|upper|lower|mainland';
