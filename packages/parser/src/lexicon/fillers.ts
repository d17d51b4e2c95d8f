/** What stands in a list of people or parties and is neither: placeholders, links to longer lists, joining words. */
export const FILLERS =
  'unknown|none|n/a|not known|uncertain|unnamed|various|several|others|and others|other|et al|etc|see below|see above|see here|see list|full list|list|more|and more|then|later|formerly|initially|until|from|and|with|no commander|leaderless|disputed|tbd|\\?+|-+|–|—|see \\S+(?: \\S+){0,4}|list of \\S+(?: \\S+){0,6}';

/** At the end of a name: "Charles Pasley full list…". */
export const TRAILING_FILLERS = 'full list|and others|et al|among others|and more|\\.\\.\\.|…|list';

/** A bracket that says when or which, and not who or whose. */
export const TIME_WORDS =
  'until|from|since|after|before|till|to|by|during|initially|formerly|later|first|briefly|january|february|march|april|may|june|july|august|september|october|november|december|c\\.|circa|as of|on|in \\d|early|late|\\d';

/** A bracket that says whose kin. */
export const KIN_WORDS =
  'father|mother|son|daughter|brother|sister|uncle|nephew|cousin|grandson|wife|husband|heir|widow';
