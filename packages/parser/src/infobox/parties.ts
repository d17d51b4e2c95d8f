import type { BelligerentRole } from '@openbattles/schema';
import { isLetter } from '../language/lexicon/characters.ts';
import { FILLER, MONTH, TIME as TIME_WORDS } from '../language/lexicon/fillers.ts';
import { wordSet } from '../language/lexicon/word-list.ts';
import { isAdjective, isKnownPolity, isSovereign } from '../language/polities.ts';
import words from '../language/words/party-words.json' with { type: 'json' };
import { anyOf } from '../text/any-of.ts';
import type { Reading } from '../text/remarks.ts';
import type { Span } from '../text/span.ts';
import { bracketsIn, inBrackets, joinDangling, type Masked, said, splitParts, trim } from './parts.ts';

interface Party extends Span {
  rule: string;
  name: string;
  role: BelligerentRole;
  /** The party or heading that it stands under. */
  parent: string | null;
  /** What brackets after the name call it besides. */
  aliases: string[];
}

/** "from 1710", "until May": a time after a comma. */
const SINCE = new RegExp(`^(?:after|before|from|since|till|to|until) (?:c\\. )?(?:${MONTH}|\\d)`, 'i');
const TIME = new RegExp(`^(?:${TIME_WORDS})`, 'u');
const HELP = anyOf(words.support);
const KIND_OF_HELP = anyOf(words.kindsOfSupport);
/** Headings after which stand those who helped without fighting. */
const SUPPORT = `(?:with )?(?:the )?(?:${KIND_OF_HELP} )?${HELP} (?:from|by|of)|${KIND_OF_HELP} ${HELP}|${anyOf(words.supporters, words.supportedBy, words.suppliedBy)}`;
const SUPPORT_HEADING = new RegExp(`^(?:${SUPPORT})$`, 'i');
const SUPPORT_HINT = /support|backed|aid|assist|backing/i;
const SUPPORT_WITHIN = new RegExp(
  String.raw`(?:^|[\s(])(?:with (?:the )?(?:\p{L}+ )?${HELP} (?:from|of)|${anyOf(words.supportedBy)})\s`,
  'iu',
);
const HEADING_AT_END = new RegExp(String.raw`(?<=\S)\s(?:${SUPPORT}|${anyOf(words.groupHeadings)})$`, 'i');
const TROOPS_AT_END = new RegExp(String.raw`\s\p{Lu}\p{Ll}+ ${anyOf(words.kindsOfTroops)}$`, 'u');
const ALLIANCE = new RegExp(
  String.raw`^(?!allies$|.* and )(?:.*\s)?${anyOf(words.alliances)}$|^${anyOf(words.alliancesOf)} of `,
  'i',
);
const MADE = new RegExp(`(?: |,)+${anyOf(words.madeOf)}$`, 'i');
const FORCES = wordSet(words.forces);
const isForce = (word: string): boolean => FORCES.has(word.toLowerCase());
const FORMS_OF = wordSet(words.formsOf);
const BRANCHES = wordSet(words.branches);
const NAMELESS_BRANCHES = wordSet(words.namelessBranches);
const PARTICLES = wordSet(words.nameParticles);
const NAME_WORD = /^[\p{Lu}\d"'“‘(]/u;
/** What stands before a name and is no part of it. */
const BEFORE_NAME = /^(?:(?:and|also|[Pp]ossibly|[Pp]robably|[Pp]erhaps|the) )+/;
/** "led by Sparta" after a comma. */
const LED_BY = /^(?:led|commanded|headed|under the command) (?:by|of) /i;
const DOUBT = /^(?:and )?(?:possibly|probably|perhaps) /i;
const ONE_NAME = /^[A-Z][^ ]*$/;
const isName = (text: string): boolean =>
  text !== '' &&
  (ONE_NAME.test(text) || text.split(' ').every((word) => NAME_WORD.test(word) || PARTICLES.has(word)));

/** Words of the longest single name, and of the longest list without separators that is still cut. */
const LONGEST_NAME = 7;
const LONGEST_LIST = 40;
/** Characters of the longest name before "and". */
const LONGEST_PAIR = 200;

/** Whether some words are one party's name: a known polity, "House of X", or a name that ends in "Army", "Legion"… */
function isOneParty(words: readonly string[]): boolean {
  for (let of = words.lastIndexOf('of'); of > 0; of = words.lastIndexOf('of', of - 1))
    if (FORMS_OF.has(words[of - 1]!.toLowerCase())) return of === 1 && words.length <= 5 && words.length > 2;
  if (isKnownPolity(words.length === 1 ? words[0]! : words.join(' '))) return true;
  if (words.length < 2 || !isForce(words.at(-1)!)) return false;
  return !words.slice(0, -1).some((word) => isForce(word)) && !words.some((word) => PARTICLES.has(word));
}

/**
 * Cuts a list whose separators were lost ("Newfoundland France", "Guangdong Army 8th Route Army"), if it is made of
 * names of parties only. It takes the cut with the fewest names, none of which begins with another name.
 */
function cutAtNames(text: string, span: Span): Span[] {
  const whole = text.slice(span.start, span.end);
  if (!whole.includes(' ') || isKnownPolity(whole)) return [span];
  const words: { word: string; at: number }[] = [];
  for (const match of whole.matchAll(/\S+/g)) {
    if (words.length === LONGEST_LIST) return [span];
    words.push({ word: match[0], at: span.start + match.index });
  }
  const all = words.map(({ word }) => word);
  if (!isName(all.join(' '))) return [span];
  // best[i]: where the name that ends the best cut of the first i words begins
  const best: { from: number; count: number }[] = [{ from: 0, count: 0 }];
  let isCut = false;
  for (let end = 1; end <= all.length; end++) {
    if (end === all.length && !isCut) return [span];
    let choice = { from: -1, count: Number.POSITIVE_INFINITY };
    for (let from = Math.max(0, end - LONGEST_NAME); from < end; from++) {
      const before = best[from]!;
      if (!Number.isFinite(before.count)) continue;
      const name = all.slice(from, end);
      if (!isOneParty(name)) continue;
      if (from > 0 && BRANCHES.has(name[0]!.toLowerCase()) && !isKnownPolity(name.join(' '))) continue;
      if (holdsNameFirst(name)) continue;
      // "Palestine Liberation Organization"
      const last = all.slice(before.from, from);
      const isLand = last.length === 1 || (last.length === 2 && DIRECTION.test(last[0]!));
      if (from > 0 && isLand && isKnownPolity(last.join(' ')) && isNameless(name)) continue;
      if (before.count + 1 < choice.count) choice = { from, count: before.count + 1 };
    }
    best.push(choice);
    isCut ||= choice.from >= 0;
  }
  if (best.at(-1)!.count < 2 || !Number.isFinite(best.at(-1)!.count)) return [span];
  const spans: Span[] = [];
  for (let end = all.length; end > 0; end = best[end]!.from) {
    const from = best[end]!.from;
    spans.unshift(trim(text, { start: words[from]!.at, end: words[end]?.at ?? span.end }));
  }
  return spans;
}

const DIRECTION = /^(?:North|South|East|West)$/;
/** Whether a force has no name of its own, as a people's or a number, so that it is that of the land before it. */
const isNameless = (words: readonly string[]): boolean =>
  !isKnownPolity(words.join(' ')) &&
  !words.some((word) => isKnownPolity(word) || isAdjective(word) || word === 'of' || /^\d|-/.test(word));

/** "Nationalist Spain Legionary Air Force" begins with the name of another party. */
function holdsNameFirst(words: readonly string[]): boolean {
  if (words.length < 3 || isKnownPolity(words.join(' '))) return false;
  for (let size = 1; size < words.length - 1; size++) {
    if (isKnownPolity(words.slice(0, size).join(' ')) && isOneParty(words.slice(size))) return true;
  }
  return false;
}

const AND = /\s(?:and|&)\s/;

/** "A and B" are two where both are names; "Trinidad and Tobago" and "Australian and New Zealand Army Corps" are one. */
function cutAtAnd(masked: Masked, span: Span): Span[] {
  if (span.start >= span.end) return [];
  const { text } = masked;
  const words = text.slice(span.start, span.end);
  if (!AND.test(words)) return [span];
  const ands = [...words.matchAll(/\s(?:and|&)\s/g)]
    .map((match) => ({ start: span.start + match.index, end: span.start + match.index + match[0].length }))
    .filter(({ start }) => !inBrackets(masked, start));
  if (ands.length === 0 || isKnownPolity(said(masked, span))) return [span];
  const names = [...ands, { start: span.end, end: span.end }].map(({ start }, i) =>
    trim(text, { start: ands[i - 1]?.end ?? span.start, end: start }),
  );
  const joined: Span[] = [];
  for (const name of names) {
    const last = joined.at(-1);
    if (last && (last.end - last.start > LONGEST_PAIR || !areTwo(said(masked, last), said(masked, name)))) {
      last.end = name.end;
    } else joined.push(name);
  }
  return joined;
}

function areTwo(left: string, right: string): boolean {
  const plural = /\b(?:Islands|Isles|Counties|Provinces)$/.test(right) && !left.includes(' ');
  const shared = left.includes(' of ') && !right.includes(' ') && !isKnownPolity(right);
  return isName(left) && isName(right.replace(/^the /, '')) && !isAdjective(left) && !shared && !plural;
}

/** Where a heading begins that a lost line break glued to the party before it. 0 where no party stands before it. */
function headingAt(words: string): number {
  const glued = HEADING_AT_END.exec(words);
  if (glued) return glued.index;
  const troops = TROOPS_AT_END.exec(words);
  return troops && isKnownPolity(words.slice(0, troops.index)) ? troops.index : 0;
}

/** "Yunnan Army supported by X": the party itself, and who helps it. */
function cutAtSupport(masked: Masked, span: Span): [own: Span, helpers: Span | null] {
  const words = masked.text.slice(span.start, span.end);
  const support = SUPPORT_HINT.test(words) ? SUPPORT_WITHIN.exec(words) : null;
  if (!support) return [span, null];
  const at = span.start + support.index;
  if (inBrackets(masked, at + 1)) return [span, null];
  return [
    trim(masked.text, { start: span.start, end: at }),
    trim(masked.text, { start: at + support[0].length, end: span.end }),
  ];
}

/** The members of a list in brackets. */
function list(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(/[,;\n]| and /g)) {
    spans.push(trim(text, { start: from, end: start + match.index }));
    from = start + match.index + match[0].length;
  }
  spans.push(trim(text, { start: from, end }));
  return spans.filter((span) => span.start < span.end);
}

/**
 * Reads the parties of one side: combatants and supporters, what stands under what, and what they are called besides.
 * Headings that name no state or alliance are only the parent of what follows. Offsets are UTF-16 units into the value.
 */
export function readBelligerents(value: string): Reading<Party> {
  const masked = splitParts(value);
  const { text, remarks } = masked;
  const items: Party[] = [];
  let heading: string | null = null;
  let role: BelligerentRole = 'combatant';
  /** The last party that stands for itself: bullets stand under it. */
  let top: string | null = null;
  let last: string | null = null;

  /** Bullets without a party over them are parties of their own. */
  let flat = false;

  const leave = ({ start, end }: Span, rule: string, reason: string) =>
    remarks.push({ rule, reason: `${JSON.stringify(value.slice(start, end))} is ${reason}`, start, end });
  const add = (
    span: Span,
    parent: string | null,
    rule: string,
    as: BelligerentRole,
    words = said(masked, span),
  ): string | null => {
    let name = words.replace(BEFORE_NAME, '');
    if (DOUBT.test(words)) leave(span, 'doubtful-party', 'a party only with some doubt');
    if (!isLetter(name.charCodeAt(0)) || !isLetter(name.charCodeAt(name.length - 1)))
      name = name.replace(/^[\s.…:–-]{1,20}|[\s:–]{1,20}$|(?<=\p{Ll})\.$/gu, '');
    if (FILLER.test(name) || SINCE.test(name) || LED_BY.test(name) || !/\p{L}/u.test(name)) {
      leave(span, 'no-party', 'no party');
      return null;
    }
    const party: Party = { start: span.start, end: span.end, rule, name, role: as, parent, aliases: [] };
    items.push(party);
    for (const bracket of bracketsIn(masked, span)) {
      const inside = trim(text, { start: bracket.start + 1, end: bracket.end - 1 });
      const words = said(masked, inside, { brackets: true });
      if (words === '' || TIME.test(words.toLowerCase())) continue;
      const support = SUPPORT_HINT.test(words) ? SUPPORT_WITHIN.exec(`${words} `) : null;
      const members = list(text, inside);
      if (support?.index === 0)
        add({ ...inside, start: inside.start + support[0].length }, null, 'supporter', 'supporter');
      else if (members.length > 1 && members.every((member) => isName(said(masked, member)))) {
        for (const member of members) add(member, name, 'in-brackets', as);
      } else if (/\p{L}/u.test(words)) party.aliases.push(words);
    }
    return name;
  };

  for (const part of joinDangling(masked)) {
    let span: Span = part;
    let title: Span | null = null;
    if (part.gaps.includes('rule')) {
      heading = null;
      role = 'combatant';
      top = null;
      flat = false;
    }
    if (part.heading) {
      const at = span.start + headingAt(text.slice(span.start, span.end));
      title = trim(text, { start: at, end: span.end });
      span = trim(text, { start: span.start, end: at });
    }
    const [own, helpers] = cutAtSupport(masked, span);
    let underBullet = part.gaps.includes('bullet');
    for (const one of cutAtAnd(masked, own).flatMap((name) => cutAtNames(text, name))) {
      const words = said(masked, one);
      const generic = NAMELESS_BRANCHES.has(words.toLowerCase());
      if (underBullet && top === null) flat = true;
      if (underBullet && flat) top = null;
      const parent = underBullet ? (top ?? (generic ? last : heading)) : generic ? last : heading;
      const name = add(one, role === 'supporter' ? null : parent, underBullet ? 'under' : role, role, words);
      if (name === null) continue;
      last = name;
      if (!underBullet && !generic) top = name;
      underBullet = false;
    }
    for (const one of helpers ? cutAtAnd(masked, helpers) : []) add(one, null, 'supporter', 'supporter');
    if (title) {
      const words = said(masked, title);
      const made = MADE.exec(words);
      top = null;
      flat = false;
      role = SUPPORT_HEADING.test(words) ? 'supporter' : 'combatant';
      heading = role === 'supporter' ? null : words;
      if (made) heading = top = add({ ...title, end: title.end - made[0].length }, null, 'heading', role);
      else if (heading !== null && (isSovereign(heading) || ALLIANCE.test(heading))) {
        top = add(title, null, 'heading', role);
      } else leave(title, 'heading', 'a heading and no party');
    }
  }
  return { items, remarks };
}
