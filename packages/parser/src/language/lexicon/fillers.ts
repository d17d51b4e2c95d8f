/** What stands in a list of people or parties and is neither: placeholders, links to longer lists, joining words. */
export const FILLERS =
  'unknown(?: \\S+){0,4}|no (?:\\S+ )?(?:leaders?|leadership|commanders?|command)|none|n/a|not known|uncertain|unnamed|various|several|others|and others|other|et al|etc|see below|see above|see here|see list|full list|list|more|and more|then|later|formerly|initially|until|from|and|with|no commander|leaderless|disputed|tbd|\\?+|-+|–|—|see \\S+(?: \\S+){0,4}|list of \\S+(?: \\S+){0,6}';

/** At the end of a name: "Charles Pasley full list…". */
export const TRAILING_FILLERS = 'full list|and others|et al|among others|and more|\\.\\.\\.|…|list';

/** A bracket that says when, and not who or whose. */
export const TIME_WORDS =
  '(?:until|till|from|since|after|before|during|initially|formerly|later|originally|briefly|as of|c\\.|circa|early|mid|late|january|february|march|april|may|june|july|august|september|october|november|december)(?!\\p{L})|\\d{1,4}(?![\\d\\p{L}])|\\d{1,2}(?:st|nd|rd|th) (?:century|january|february|march|april|may|june|july|august|september|october|november|december)';

/** A bracket that says whose kin. */
export const KIN_WORDS =
  'father|mother|son|daughter|brother|sister|uncle|nephew|cousin|grandson|wife|husband|heir|widow';
