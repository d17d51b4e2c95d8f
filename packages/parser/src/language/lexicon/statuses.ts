import type { Status } from '@openbattles/schema';

/**
 * What became of a person. Marks are the letters and signs that Wikipedia's status templates leave, often glued to the
 * name ("BougaraPOW"); words are said in brackets or after the name.
 */
export const STATUS_MARKS: Readonly<Record<string, Status>> = {
  '†': 'killed',
  '✝': 'killed',
  KIA: 'killed',
  DOW: 'died',
  WIA: 'wounded',
  POW: 'captured',
  MIA: 'missing',
  Executed: 'executed',
  Surrendered: 'surrendered',
  Assassinated: 'killed',
};

/** From top to bottom: "died of wounds" is died before "wounds" can be read as anything else. */
export const STATUS_WORDS: readonly (readonly [word: string, status: Status])[] = [
  ['executed', 'executed'],
  ['died of wounds', 'died'],
  ['died of his wounds', 'died'],
  ['died of', 'died'],
  ['mortally wounded', 'died'],
  ['killed in action', 'killed'],
  ['missing in action', 'missing'],
  ['wounded in action', 'wounded'],
  ['prisoner of war', 'captured'],
  ['taken prisoner', 'captured'],
  ['kia', 'killed'],
  ['killed', 'killed'],
  ['assassinated', 'killed'],
  ['murdered', 'killed'],
  ['slain', 'killed'],
  ['wia', 'wounded'],
  ['wounded', 'wounded'],
  ['injured', 'wounded'],
  ['pow', 'captured'],
  ['captured', 'captured'],
  ['prisoner', 'captured'],
  ['arrested', 'captured'],
  ['surrendered', 'surrendered'],
  ['mia', 'missing'],
  ['missing', 'missing'],
  ['dow', 'died'],
  ['died', 'died'],
  ['drowned', 'died'],
  ['suicide', 'died'],
];
