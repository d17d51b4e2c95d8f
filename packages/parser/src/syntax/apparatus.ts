import words from '../language/words/apparatus.json' with { type: 'json' };
import { anyOf } from '../text/any-of.ts';

const NOUN = new RegExp(`(?<![\\p{L}])${anyOf(words.nouns)}(?![\\p{L}])`, 'giu');
const ADJECTIVE = new RegExp(`(?<![\\p{L}])${anyOf(words.adjectives)}(?![\\p{L}])`, 'giu');
/** No name of such a section is longer. */
const LONGEST_NAME = 100;

/** Whether a section of that name holds notes, works or links, and no narrative: "Sources and further reading". */
export function isApparatus(heading: string): boolean {
  if (heading.length > LONGEST_NAME) return false;
  const rest = heading.replace(NOUN, '');
  return rest !== heading && !/[\p{L}\p{N}]/u.test(rest.replace(ADJECTIVE, ''));
}

/** An item of a list may begin with a mark. A name turned round: "Smith, John", "Le Bas, C. W.". */
const TURNED_NAME =
  /^(?:[*#•–-]\s{0,3})?(?:\p{Lu}[\p{L}’'-]{1,30}|\p{L}{1,4}) ?(?:\p{Lu}[\p{L}’'-]{1,30})?, \p{Lu}[\p{L}.’'-]{0,30}/u;
const PUBLISHING = new RegExp(
  `(?<!\\p{L})(?:${anyOf(words.publishers)}(?!\\p{L})|${anyOf(words.abbreviations)}(?:\\.| ?\\d))`,
  'u',
);
const YEAR = /(?<!\d)(?:1[4-9]|20)\d\d(?!\d)/;
const NUMBER_OF_BOOK = /ISBN(?:-1[03])?:? ?[\dX][\dX –-]{8}/;
/** A paragraph of more characters, and without the number of a book, tells a story. */
const LONGEST_WORK = 1000;

/** Whether a paragraph is a work as a list of works names it: "Smith, John (1999). The War. Oxford University Press." */
export function isWork(paragraph: string): boolean {
  if (NUMBER_OF_BOOK.test(paragraph)) return true;
  if (paragraph.length > LONGEST_WORK) return false;
  return TURNED_NAME.test(paragraph) && PUBLISHING.test(paragraph) && YEAR.test(paragraph);
}
