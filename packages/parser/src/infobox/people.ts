import type { Status } from '@openbattles/schema';
import { isLetter } from '../language/lexicon/characters.ts';
import { FILLER, NAME_PARTICLES, TIME } from '../language/lexicon/fillers.ts';
import { TITLES } from '../language/lexicon/ranks.ts';
import { STATUS_MARKS, STATUS_WORDS } from '../language/lexicon/statuses.ts';
import { wordSet } from '../language/lexicon/word-list.ts';
import units from '../language/words/ends-of-unit-names.json' with { type: 'json' };
import fillers from '../language/words/fillers.json' with { type: 'json' };
import ranks from '../language/words/ranks.json' with { type: 'json' };
import { anyOf, type Words } from '../text/any-of.ts';
import { oneLine } from '../text/one-line.ts';
import type { Reading } from '../text/remarks.ts';
import type { Span } from '../text/span.ts';
import { cutAtAnd, cutAtGivenNames, cutAtSeams, isGivenName } from './lists-of-people.ts';
import { bracketsIn, type Gap, inBrackets, type Masked, said, splitParts, trim } from './parts.ts';
import {
  isRank,
  normal,
  opensWithRank,
  RANK_SET,
  rankLength,
  SUFFIX,
  TITLE_SET,
} from './rank-before-name.ts';

interface Person extends Span {
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

const capitalised = ({ words: list }: Words): Words => ({
  words: list.map((word) => `${word[0]!.toUpperCase()}${word.slice(1)}`),
});

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
/** "Edward, the Black Prince", or a nickname in quotation marks. */
const EPITHET = /^(?:the \p{Lu}|["“])/u;

/**
 * One person or several that share a mark ("A and B †"). `end` is the end of their names, `markEnd` that of the mark.
 */
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

/** Brackets that say what became of a person, before the name of the next: "John Smith (killed) Henry Brown". */
function statusBrackets(masked: Masked, span: Span): (Span & { status: Status })[] {
  return bracketsIn(masked, span).flatMap((bracket) => {
    const status = statusSaid(masked.text.slice(bracket.start + 1, bracket.end - 1));
    const isBeforeName = /^\s*\p{Lu}/u.test(masked.text.slice(bracket.end, bracket.end + 20));
    return status && isBeforeName && bracket.end < span.end ? [{ ...bracket, status }] : [];
  });
}

/** Cuts a part at the status marks in it: each mark ends a person. */
function cutAtMarks(masked: Masked, span: Span): Marked[] {
  const { text } = masked;
  const words = text.slice(span.start, span.end);
  const marks = [
    ...(MARK_LETTERS.test(words) ? [...words.matchAll(MARK)] : [])
      .map(({ 0: mark, index }) => ({
        start: span.start + index,
        end: span.start + index + mark.length,
        status: STATUS_MARKS.get(mark)!,
      }))
      .filter(({ start }) => !inBrackets(masked, start)),
    ...statusBrackets(masked, span),
  ].sort((a, b) => a.start - b.start);
  if (marks.length === 0) return [marked(span, null, span.end)];
  const pieces: Marked[] = [];
  let from = span.start;
  for (const { start, end, status } of marks) {
    if (/\p{L}/u.test(text[start - 1] ?? '')) {
      const reason = `${JSON.stringify(text.slice(start, end))} is a status glued to the name`;
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
    const mayBeMarked = hasMarks || masked.brackets.length > 0;
    for (const piece of mayBeMarked ? cutAtMarks(masked, span) : [marked(span, null, span.end)]) {
      const listed = cutAtSeams(text, piece).flatMap((one) => cutAtGivenNames(text, one));
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
 * Joins what a comma inside a name has parted: "Charles IV, Duke of Lorraine", "John Smith, Jr.". In some lists people
 * are called by their titles: a title stands first, after an image, or after another title. There, a title joins only a
 * name of one word.
 */
function joinTitles(masked: Masked, pieces: readonly Piece[]): readonly Piece[] {
  if (pieces.length < 2) return pieces;
  const names = pieces.map(({ words }) => words.replace(MARK, ' ').trim());
  const titled = names.map((name) => MAY_BE_TITLE.test(name) && TITLE_OF.test(name));
  const apart = (i: number) => i === 0 || pieces[i]!.gaps.some((gap) => PARTS_PEOPLE.has(gap));
  const byTitle = titled.some((is, i) => is && (apart(i) || titled[i - 1]));
  /** Whether what stands after a comma belongs to the name before it. */
  const isOfNameBefore = (i: number): boolean => {
    const words = names[i]!;
    if (SUFFIX.test(words) || EPITHET.test(words)) return true;
    const before = names[i - 1] ?? '';
    // "Henry, Lord Paget"
    if (LORD.test(words) && isGivenName(before)) return true;
    if (!titled[i] || titled[i - 1]) return false;
    // "Archduke Charles, Duke of Teschen"
    const [title, given, ...more] = before.split(' ');
    if (RANK_SET.has(normal(title!)) && isGivenName(given ?? '') && more.length === 0) return true;
    const numbered = /^\d/.test(words);
    const named = numbered || (!/ of /.test(before) && !TITLE_SET.has(normal(before.split(' ')[0]!)));
    const short = !before.includes(' ') || numbered || (RULING.test(words) && RULER.test(before));
    return named && (!byTitle || short);
  };
  const joined: Piece[] = [];
  pieces.forEach((piece, i) => {
    const last = joined.at(-1);
    // "John Smith, killed in action"
    const became = STATUS_ALONE.test(names[i]!)
      ? statusSaid(names[i]!)
      : names[i] === ''
        ? piece.status
        : null;
    if (last !== undefined && became !== null) {
      last.status ??= became;
      return;
    }
    const mayJoin = last !== undefined && last.status === null && piece.gaps.includes('comma') && !apart(i);
    if (mayJoin && isOfNameBefore(i)) {
      last.end = piece.end;
      last.status = piece.status;
      last.words = said(masked, last);
    } else joined.push(piece);
  });
  return joined;
}

/** What became of a person, in small letters, and nothing else; or after a name. */
const STATUS_PHRASE = `(?:later |was )?(?:${STATUS_WORDS.map(([words]) => words)
  .filter((words) => words.length > 3)
  .join('|')})`;
const STATUS_ALONE = new RegExp(`^${STATUS_PHRASE}$`);
const STATUS_AT_END = new RegExp(String.raw` ${STATUS_PHRASE}$`);
/** "Leopold I", "Maximilian II Emanuel": his title comes after. */
const RULING = /^(?:Prince|Elector|Landgrave|Margrave|Archduke|Grand Duke|King|Emperor|Tsar|Doge) /;
const RULER = /^\p{Lu}\S+ [IVX]+(?: \p{Lu}\S+)?$/u;
/** "Local commanders" are no person. */
const PEOPLE_AT_LARGE = new RegExp(`(?:^| )${anyOf(fillers.leaders)}$`);
/** "Lord Paget" */
const LORD = /^(?:Lord|Viscount|Baron|Earl|Marquess|Marquis|Count|Duke) \p{Lu}[^\s]*$/u;
/** What a person had of the army: "King Stephen-center", "John Smith – 5th Division". */
const COMMAND_AT_END = new RegExp(
  String.raw`\s?[-–—]\s?(?:${anyOf(fillers.positions)}(?: ${anyOf(fillers.wings)})?)$|\s[-–—]\s(?:\p{Ll}|\d).*$`,
  'u',
);
/** A unit and no person: "Army Group B", "5th Panzer Division". */
const UNIT = new RegExp(
  String.raw`^Army Group |^(?:\d{1,3}(?:st|nd|rd|th)|[A-Z][^\s]*) (?:.* )?${anyOf(capitalised(units))}$`,
);
const LEADING_UNIT = new RegExp(`^${anyOf(fillers.unitsBeforeNames)} (?=\\S)`, 'i');

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

/** "commander of the 5th Division": words in small letters, none of which is part of a name. */
const isRole = (words: string): boolean => {
  const [first, ...more] = words.split(' ');
  return more.length > 0 && /^\p{Ll}{3,}$/u.test(first!) && !NAME_PARTICLES.has(first!) && ROLES.has(first!);
};
const ROLES = wordSet(fillers.roles);

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
  if (isMarked) words = oneLine(words);
  const trailing = TRAILING.exec(words);
  if (trailing) {
    words = words.slice(0, trailing.index).trim();
    end = trim(text, {
      start: piece.start,
      end: piece.start + text.slice(piece.start, piece.end).lastIndexOf(words) + words.length,
    }).end;
    if (end <= piece.start) end = piece.end;
  }
  words = words.replace(COMMAND_AT_END, '').replace(LEADING_UNIT, '');
  const fate = STATUS_AT_END.exec(words);
  if (fate) {
    status ??= statusSaid(fate[0]);
    words = words.slice(0, fate.index);
  }
  if (
    FILLER.test(words) ||
    UNIT.test(words) ||
    PEOPLE_AT_LARGE.test(words) ||
    !/\p{L}/u.test(words) ||
    isRole(words)
  )
    return null;
  const ranked = opensWithRank(words);
  if (ranked && isRank(words)) return null;
  const length = ranked ? rankLength(words) : 0;
  const rank = length > 0 ? words.slice(0, length).trim() : bracketRank;
  const name = words.slice(length).trim();
  return { start: piece.start, end, rule: piece.rule, name, rank, status, affiliation };
}
