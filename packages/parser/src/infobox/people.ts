import type { Status } from '@openbattles/schema';
import { isLetter, isSpace } from '../language/lexicon/characters.ts';
import { FILLER, TIME } from '../language/lexicon/fillers.ts';
import { CHAINED_NAMES, GIVEN_NAMES } from '../language/lexicon/given-names.ts';
import { NAME_SUFFIXES, RANK_MODIFIERS, RANKS, TITLES } from '../language/lexicon/ranks.ts';
import { STATUS_MARKS, STATUS_WORDS } from '../language/lexicon/statuses.ts';
import { anyOf, wordSet } from '../language/lexicon/word-list.ts';
import fillers from '../language/words/fillers.json' with { type: 'json' };
import ranks from '../language/words/ranks.json' with { type: 'json' };
import type { Reading, Span } from '../text/reading.ts';
import { bracketsIn, type Gap, inBrackets, inOneLine, type Masked, said, splitParts, trim } from './parts.ts';

export interface Person extends Span {
  rule: string;
  /** Without rank, residue, brackets and status marks; titles that belong to the name stay. */
  name: string;
  /** As written. */
  rank: string | null;
  status: Status | null;
  /** Whose commander, where brackets after the name say it. */
  affiliation: string | null;
}

/** A stretch that may be a person: what a status mark, a separator or a lost line break leaves. */
interface Piece extends Span {
  gaps: readonly Gap[];
  status: Status | null;
  rule: string;
  /** What is said in it, without brackets. */
  words: string;
}

const RANK_SET = new Set(RANKS);
const TITLE_SET = new Set(TITLES);
const MODIFIER_SET = new Set(RANK_MODIFIERS);
/** The words with which a rank begins: every other text has none. */
const RANK_BEGINNINGS = new Set([...RANKS, ...RANK_MODIFIERS].map((rank) => rank.split(' ')[0]!));
const LONGEST_RANK = Math.max(...RANKS.map((rank) => rank.split(' ').length));

/** The letters of a mark are glued to a small letter, a regnal number or a bracket, or stand alone. */
const MARK_LETTERS = new RegExp(`[†✝]|${[...STATUS_MARKS.keys()].join('|')}`);
const MARK = new RegExp(
  String.raw`[†✝]|(?<=[\p{Ll}\s.)IVXL"”]|^)(?:${[...STATUS_MARKS.keys()]
    .filter((mark) => mark.length > 1)
    .join('|')})(?!\p{L})`,
  'gu',
);
const TRAILING = new RegExp(String.raw`(?:^|[\s.…]{1,9})${anyOf(fillers.trailingFillers)}[\s.…]{0,9}$`, 'i');
/** Of a text in small letters. */
const TIME_OR_KIN = new RegExp(String.raw`^(?:${TIME})|(?<!\p{L})${anyOf(fillers.kinWords)}(?!\p{L})`, 'u');
const TITLE_OF = new RegExp(
  String.raw`^(?:(?:the )?(?:\d{1,2}(?:st|nd|rd|th) )?(?:${TITLES.join('|')})s? ${anyOf(ranks.titleLinks)}(?: |'|’)|\d{1,2}(?:st|nd|rd|th) (?:${TITLES.join('|')})|holy roman emperor)`,
  'i',
);
const MAY_BE_TITLE = new RegExp(`^(?:\\d|the |${TITLES.join('|')})`, 'i');
const SUFFIX = new RegExp(String.raw`^(?:${NAME_SUFFIXES.join('|')})\.?$`, 'i');
/** "Edward, the Black Prince", or a nickname in quotation marks. */
const EPITHET = /^(?:the \p{Lu}|["“])/u;
const ROMAN = /^[IVX]+$/;

/** A word as the lexicon of ranks compares it. */
function normal(word: string): string {
  const lower = word.toLowerCase();
  return /[.’']/.test(lower) ? lower.replace(/[.’']/g, ' ').trim() : lower;
}

/** Whether a text begins with a word with which a rank may begin. */
function opensWithRank(text: string): boolean {
  let end = 0;
  for (; end < text.length && end < 40; end++) {
    const code = text.charCodeAt(end);
    if (code === 46 || code === 45 || isSpace(code)) break;
  }
  return RANK_BEGINNINGS.has(normal(text.slice(0, end)));
}

/** How many characters of a text are the rank at its beginning. Zero where there is none, or nothing follows it. */
function rankLength(text: string): number {
  if (!opensWithRank(text)) return 0;
  const words = [...text.slice(0, 200).matchAll(/[^\s.-]+[.-]?/g)].slice(0, 12);
  const plain = words.map(({ 0: word }) => normal(word.replace(/[.-]$/, '')));
  let end = 0;
  let at = 0;
  while (at < words.length) {
    let taken = 0;
    for (let size = Math.min(LONGEST_RANK, words.length - at); size > 0; size--) {
      const phrase = size === 1 ? plain[at]! : plain.slice(at, at + size).join(' ');
      if (RANK_SET.has(phrase)) {
        taken = size;
        end = at + size;
        break;
      }
      if (size === 1 && MODIFIER_SET.has(phrase)) taken = 1;
    }
    if (taken === 0) break;
    at += taken;
  }
  const next = words[end];
  if (end === 0 || !next) return 0;
  // "Prince of Orange", "Prince de Condé": a title by which a person is named
  const noble = TITLE_SET.has(normal(words[end - 1]![0]));
  return next[0] === 'of' || (noble && PARTICLES.has(next[0])) ? 0 : next.index;
}

/** Whether the whole text is a rank, with nothing after it. */
const isRank = (text: string): boolean => opensWithRank(text) && rankLength(`${text} X`) === text.length + 1;

const EVERY_GIVEN_NAME = new Set([...GIVEN_NAMES, ...CHAINED_NAMES]);

const WORD = /[^\s]+/g;
const isCapital = (word: string): boolean => /^[\p{Lu}"“‘']/u.test(word);
const PARTICLES = wordSet(fillers.nameParticles);

const INITIALS = /^(?:\p{Lu}\.){1,3}$/u;

/** The words at which a new person begins, where these names are taken for given names. */
function beginnings(words: readonly string[], given: ReadonlySet<string>): number[] {
  const cuts: number[] = [];
  let begun = 0;
  let family = false;
  words.forEach((word, i) => {
    const next = words[i + 1];
    const named = given.has(word) || INITIALS.test(word);
    const begins = next !== undefined && (named || INITIALS.test(next)) && !ROMAN.test(next);
    if (begins && family && !PARTICLES.has(words[i - 1]!)) {
      cuts.push(i);
      begun = i;
      family = false;
    } else if (i > begun && !named && !PARTICLES.has(word)) family = true;
  });
  return cuts;
}

/** Whether a span has less than four words, as a list of people has. */
function hasFewWords(text: string, start: number, end: number): boolean {
  let words = 0;
  for (let at = start; at < end; at++)
    if (
      !isSpace(text.charCodeAt(at)) &&
      (at + 1 === end || isSpace(text.charCodeAt(at + 1))) &&
      ++words === 4
    )
      return false;
  return true;
}

/**
 * Cuts a list whose line breaks were lost: a given name after a family name begins the next person. Names that also
 * follow one another within one person's ("Ali Mohsen Saleh") cut only a list that another name has shown to be one.
 */
function cutAtGivenNames(text: string, { start, end }: Span): Span[] {
  if (hasFewWords(text, start, end)) return [{ start, end }];
  const whole = text.slice(start, end);
  const rank = rankLength(whole);
  const words: RegExpExecArray[] = [];
  for (const word of whole.slice(rank).matchAll(WORD)) {
    if (!isCapital(word[0]) && !PARTICLES.has(word[0])) return [{ start, end }];
    words.push(word);
  }
  const all = words.map(({ 0: word }) => word);
  if (all.length < 4) return [{ start, end }];
  if (all.includes('of') && all.length < 6) return [{ start, end }];
  if (all.some((word) => RANK_SET.has(normal(word)))) return [{ start, end }];
  if (beginnings(all, GIVEN_NAMES).length === 0) return [{ start, end }];
  const starts = [0, ...beginnings(all, EVERY_GIVEN_NAME)];
  return starts.map((from, k) => {
    const next = words[starts[k + 1] ?? words.length];
    const begin = k === 0 ? start : start + rank + words[from]!.index;
    return trim(text, { start: begin, end: next ? start + rank + next.index : end });
  });
}

const MAY_BE_TWO = /\/|\s(?:and|&|und)\s/;

/** "A and B" are two where both are names; "James VI and I" and "Count of X and Y" are one. */
function cutAtAnd(masked: Masked, span: Span): Span[] {
  const { text } = masked;
  const words = text.slice(span.start, span.end);
  if (!MAY_BE_TWO.test(words)) return [span];
  const pieces: Span[] = [];
  let from = span.start;
  for (const match of words.matchAll(/\s(?:and|&|und)\s|\s?\/\s?/g)) {
    const at = span.start + match.index;
    const next = at + match[0].length;
    const after = /^\S{1,40}/.exec(text.slice(next, Math.min(next + 40, span.end)))?.[0] ?? '';
    if (inBrackets(masked, at) || ROMAN.test(after)) continue;
    if (!isCapital(text.slice(from, from + 2)) || !isCapital(after)) continue;
    pieces.push(trim(text, { start: from, end: at }));
    from = next;
  }
  return [...pieces, trim(text, { start: from, end: span.end })];
}

/** Up to its mark, a person or several that share it ("A and B †"): `end` is the end of their names. */
interface Marked extends Span {
  status: Status | null;
  markEnd: number;
}

const marked = ({ start, end }: Span, status: Status | null, markEnd: number): Marked => ({
  start,
  end,
  status,
  markEnd,
});

/** Cuts a part at the status marks in it: each mark ends a person. */
function cutAtMarks(masked: Masked, span: Span): Marked[] {
  const { text } = masked;
  const words = text.slice(span.start, span.end);
  if (!MARK_LETTERS.test(words)) return [marked(span, null, span.end)];
  const pieces: Marked[] = [];
  let from = span.start;
  for (const match of words.matchAll(MARK)) {
    const start = span.start + match.index;
    if (inBrackets(masked, start)) continue;
    const end = start + match[0].length;
    const status = STATUS_MARKS.get(match[0])!;
    if (/\p{L}/u.test(text[start - 1] ?? '')) {
      const reason = `${JSON.stringify(match[0])} is a status glued to the name`;
      masked.remarks.push({ rule: 'glued-status', reason, harmless: true, start, end });
    }
    const last = pieces.at(-1);
    if (text.slice(from, start).trim() === '' && last) last.markEnd = end;
    else pieces.push(marked(trim(text, { start: from, end: start }), status, end));
    from = end;
  }
  const tail = trim(text, { start: from, end: span.end });
  if (tail.start < tail.end) {
    const last = pieces.at(-1);
    // a bracket after the mark belongs to the person before it
    if (last && said(masked, tail) === '') last.markEnd = tail.end;
    else pieces.push(marked(tail, null, tail.end));
  }
  return pieces;
}

/** A person's name before the heading of the next group, where the line break between them was lost. */
const GLUED_HEADING = /(?<=\p{Ll}\s)(?:\d{1,3}(?:st|nd|rd|th)\s|Army Group\s|Army of\s)/u;

/**
 * Reads the commanders of one side: rank, name, status and affiliation of each. Headings, placeholders and links to
 * longer lists are remarks. Offsets are UTF-16 units into the value, and the slice states the person.
 */
export function readCommanders(value: string): Reading<Person> {
  const masked = splitParts(value);
  const { text, remarks } = masked;
  const leave = (span: Span, rule: string, reason: string) =>
    remarks.push({
      rule,
      reason: `${JSON.stringify(value.slice(span.start, span.end))} is ${reason}`,
      start: span.start,
      end: span.end,
    });

  const hasMarks = MARK_LETTERS.test(text);
  const pieces: Piece[] = [];
  for (const part of masked.parts) {
    let span: Span = part;
    if (part.heading) {
      const glued = GLUED_HEADING.exec(text.slice(part.start, part.end));
      const at = part.start + (glued?.index ?? 0);
      leave({ start: at, end: part.end }, 'heading', 'a heading and no person');
      if (!glued) continue;
      span = trim(text, { start: part.start, end: at });
    }
    let gaps = part.gaps;
    for (const piece of hasMarks ? cutAtMarks(masked, span) : [marked(span, null, span.end)]) {
      const listed = cutAtGivenNames(text, piece);
      const rule = listed.length > 1 ? 'lost-line-break' : 'person';
      for (const both of listed) {
        const marked = both.end === piece.end ? piece.status : null;
        for (const one of cutAtAnd(masked, both)) {
          const end = one.end === piece.end ? piece.markEnd : one.end;
          const words = said(masked, { start: one.start, end });
          pieces.push({ start: one.start, end, gaps, status: marked, rule, words });
          gaps = [];
        }
      }
    }
  }
  const items: Person[] = [];
  for (const piece of joinTitles(masked, pieces)) {
    const person = readPerson(masked, piece, hasMarks);
    if (person) items.push(person);
    else leave(piece, 'no-person', 'no person');
  }
  return { items, remarks };
}

/** What stands between two people, and not within the name of one as a comma may. */
const PARTS_PEOPLE: ReadonlySet<Gap> = new Set(['image', 'line', 'rule', 'bullet', 'loose', 'semicolon']);

/**
 * Puts together what a comma inside a name has parted: "Charles IV, Duke of Lorraine", "John Smith, Jr.". A list in
 * which such a title must be a person of its own (it stands first, after an image, or after another title) is one of
 * people called by their titles, and there only a name without a family name takes a title.
 */
function joinTitles(masked: Masked, pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.length < 2) return pieces;
  const names = pieces.map(({ words }) => words);
  const titled = names.map((name) => MAY_BE_TITLE.test(name) && TITLE_OF.test(name));
  const apart = (i: number) => i === 0 || pieces[i]!.gaps.some((gap) => PARTS_PEOPLE.has(gap));
  const byTitle = titled.some((is, i) => is && (apart(i) || titled[i - 1]));
  /** Whether what stands after a comma belongs to the name before it. */
  const isOfNameBefore = (i: number): boolean => {
    const words = names[i]!;
    if (SUFFIX.test(words) || EPITHET.test(words)) return true;
    if (!titled[i] || titled[i - 1]) return false;
    const before = names[i - 1] ?? '';
    const numbered = /^\d/.test(words);
    const named = numbered || (!/ of /.test(before) && !TITLE_SET.has(normal(before.split(' ')[0]!)));
    const short = !before.includes(' ') || numbered;
    return named && (!byTitle || short);
  };
  const joined: Piece[] = [];
  pieces.forEach((piece, i) => {
    const last = joined.at(-1);
    const mayJoin = last !== undefined && last.status === null && piece.gaps.includes('comma') && !apart(i);
    if (mayJoin && isOfNameBefore(i)) {
      last.end = piece.end;
      last.status = piece.status;
      last.words = said(masked, last);
    } else joined.push(piece);
  });
  return joined;
}

const ANY_STATUS = new RegExp(STATUS_WORDS.map(([words]) => words).join('|'), 'i');

/** The first status of the lexicon whose words stand in a bracket; most brackets say none. */
function statusSaid(words: string): Status | null {
  if (!ANY_STATUS.test(words)) return null;
  const lower = words.toLowerCase();
  return STATUS_WORDS.find(([phrase]) => standsIn(lower, phrase))?.[1] ?? null;
}

/** Whether a phrase stands in a text with no letter beside it. */
function standsIn(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (
      !/\p{L}$/u.test(text.slice(Math.max(0, at - 2), at)) &&
      !/^\p{L}/u.test(text.slice(at + phrase.length, at + phrase.length + 2))
    )
      return true;
  return false;
}

function readPerson(masked: Masked, piece: Piece, hasMarks: boolean): Person | null {
  const { text } = masked;
  let { status } = piece;
  let affiliation: string | null = null;
  let bracketRank: string | null = null;
  for (const bracket of bracketsIn(masked, piece)) {
    const words = said(masked, { start: bracket.start + 1, end: bracket.end - 1 }, { brackets: true });
    const became = STATUS_MARKS.get(words) ?? statusSaid(words);
    if (became) status ??= became;
    else if (isRank(words)) bracketRank ??= words;
    else if (words !== '' && !TIME_OR_KIN.test(words.toLowerCase())) affiliation ??= words;
  }
  let end = piece.end;
  let { words } = piece;
  // the mark, glued or not, and what stands in its place without a meaning
  const isMarked = hasMarks && MARK_LETTERS.test(words);
  if (isMarked) words = words.replace(MARK, ' ');
  if (!isLetter(words.charCodeAt(words.length - 1))) words = words.replace(/[\s+#‡*?:=~]{1,20}$/, '');
  if (!isLetter(words.charCodeAt(0))) words = words.replace(/^[\s+#‡*.:…–-]{1,20}/, '');
  if (isMarked) words = inOneLine(words);
  const trailing = TRAILING.exec(words);
  if (trailing) {
    words = words.slice(0, trailing.index).trim();
    end = trim(text, {
      start: piece.start,
      end: piece.start + text.slice(piece.start, piece.end).lastIndexOf(words) + words.length,
    }).end;
    if (end <= piece.start) end = piece.end;
  }
  if (FILLER.test(words) || !/\p{L}/u.test(words)) return null;
  const ranked = opensWithRank(words);
  if (ranked && isRank(words)) return null;
  const length = ranked ? rankLength(words) : 0;
  const rank = length > 0 ? words.slice(0, length).trim() : bracketRank;
  const name = words.slice(length).trim();
  return { start: piece.start, end, rule: piece.rule, name, rank, status, affiliation };
}
