import type { PlaceRelation } from '@openbattles/schema';
import { isLetter } from '../language/lexicon/characters.ts';
import { meaningsByWord } from '../language/lexicon/word-list.ts';
import { isSovereign } from '../language/polities.ts';
import words from '../language/words/place-words.json' with { type: 'json' };
import { anyOf, type Words } from '../text/any-of.ts';
import type { Remark } from '../text/remarks.ts';
import type { Span } from '../text/span.ts';
import { type Coordinates, everyCoordinate, firstPoint, isBetween } from './coordinates.ts';
import {
  bracketsIn,
  inBrackets,
  joinDangling,
  type Masked,
  type Part,
  said,
  splitParts,
  trim,
} from './parts.ts';

export { readCoordinates } from './coordinates.ts';

export interface PlaceReading {
  /** The places named, in their order, cleaned, without the present-day name unless the value gives no other. */
  parts: Named[];
  relation: PlaceRelation | null;
  locality: string | null;
  region: string | null;
  country: string | null;
  place_now: string | null;
  /** Decimal degrees, north and east positive. */
  latitude: number | null;
  longitude: number | null;
  /** The same with the span of it all. */
  coordinates: Coordinates | null;
}

/** What goes with coordinates and names no place. */
const LABELS = /Coordinates ?:|grid reference [A-Z]{0,2} ?\d{4,10}/gi;

const RELATIONS = meaningsByWord<PlaceRelation>(words.relations);
const SETTLEMENT = anyOf(words.settlements);
const TODAY_NAME = String.raw`${anyOf(words.todayWords)}(?: (?:in|part of|near|known as|called))?(?: the)? (?!${anyOf(words.noNameNow)}(?: |$))(?=\S)`;
/** "present-day X" at the beginning, or after words in small letters ("identified as modern-day X"). */
const TODAY = [
  new RegExp(`^${TODAY_NAME}`, 'i'),
  new RegExp(String.raw`^(?:\p{Ll}+ ){1,6}${TODAY_NAME}`, 'u'),
];
/** Without one of these words neither pattern matches: a quick look before the slow one. */
const TODAY_HINT = new RegExp(anyOf(words.todayWords), 'i');
const RELATION_WORD = anyOf({ words: [...RELATIONS.keys()] });
const RELATION_HINT = new RegExp(RELATION_WORD, 'i');
const RELATION = new RegExp(`${RELATION_WORD}(?= )`, 'gi');
/** "(near Tunis)", but not "(in Northamptonshire)". */
const BEGINS_RELATION = new RegExp(`^(?!in |within |inside )${RELATION_WORD} `, 'i');
/** Words with a small or a capital first letter. */
const either = ({ words: list }: Words): string =>
  anyOf({ words: list.flatMap((word) => [word, `${word[0]!.toUpperCase()}${word.slice(1)}`]) });
const LEAD = new RegExp(
  `^(?:(?:the|and|${either(words.leads)}|(?:[Tt]he )?${SETTLEMENT} of(?: the)?|${either(words.doubt)}) )+`,
);
const ARTICLE = new RegExp(`^The (?=(?:.{0,60} )?${anyOf(words.articleNouns)}(?: of |$))`, 'i');
const TAIL = new RegExp(`(?:^|[ ,])${anyOf(words.elsewhere)}$`, 'i');
// a number is taken whole: cut anywhere, a long one would take time without end
const NUMBER = String.raw`\d[\d.,–-]*(?![\d.,–-])`;
const DISTANCE = String.raw`(?:(?:about|some|c\.|approximately|several|a few|${NUMBER}) ?)+${anyOf(words.distances)}`;
const NOWHERE = new RegExp(
  String.raw`^(?:${anyOf(words.vaguePlaces)}(?: ${anyOf(words.placeNouns)}(?: \S+)?)?|${anyOf(words.emptyPlaces, words.settlements, words.doubt)}|${DISTANCE})$`,
  'i',
);
/** The end of what stands before a relation, where that is the end of a longer word. */
const WITHIN_WORD = /[\p{L}\p{N}-]$/u;
const REGION = new RegExp(`^${anyOf(words.directions)} |(?:^|[ -])${anyOf(words.regionNouns)}s?$`, 'i');
/** "northeast of Osaka Castle", "40 miles west of Mogadishu": a bearing from a place, and that place. */
const BEARING = new RegExp(
  `^(?:(?:[^,]{0,40} )?${anyOf(words.bearings)} of|${DISTANCE} (?:away )?from) (?:the )?(?<place>.+)$`,
  'i',
);
/** From so many parts on, a value lists the theatres of a war and leads to no one place. */
const THEATRES = 6;

const isNamed = (words: string): boolean => /[\p{L}\p{N}]/u.test(words);

/** A place named in a value, and how it was said to lie to what stands before it. */
export interface Named {
  name: string;
  relation: PlaceRelation | null;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Leaves out the target of a link whose text was kept too: "Swat, Pakistan; Swat Valley, Buner". The target stands
 * before a semicolon and begins as the text after it.
 */
function withoutTargets(masked: Masked, parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  let begin = 0;
  parts.forEach((part, i) => {
    if (part.gaps.includes('semicolon') && i > 0) {
      const target = `${folded(said(masked, kept[begin] ?? part))} `;
      const text = `${folded(said(masked, part))} `;
      if (kept.length > begin && (target.startsWith(text) || text.startsWith(target))) kept.length = begin;
      begin = kept.length;
    }
    kept.push(part);
  });
  return kept;
}

const related = ({ start, end }: Span, relation: PlaceRelation | null) => ({ start, end, relation });

/** A span cut at the relations in it, outside brackets: each piece with the relation that stands before it. */
function cutAtRelations(masked: Masked, { start, end }: Span): (Span & { relation: PlaceRelation | null })[] {
  const { text } = masked;
  const words = text.slice(start, end);
  if (!RELATION_HINT.test(words)) return [{ start, end, relation: null }];
  const within = inBrackets(masked, start);
  const pieces: (Span & { relation: PlaceRelation | null })[] = [];
  let from = start;
  let relation: PlaceRelation | null = null;
  for (const match of words.matchAll(RELATION)) {
    const at = start + match.index;
    if (WITHIN_WORD.test(text.slice(Math.max(start, at - 2), at))) continue;
    if (inBrackets(masked, at) && !within) continue;
    pieces.push(related(trim(text, { start: from, end: at }), relation));
    relation = RELATIONS.get(match[0].toLowerCase()) ?? null;
    from = at + match[0].length;
  }
  pieces.push(related(trim(text, { start: from, end }), relation));
  return pieces;
}

function splitAtCommas(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let from = start;
  for (let at = text.indexOf(',', start); at >= 0 && at < end; at = text.indexOf(',', from)) {
    spans.push(trim(text, { start: from, end: at }));
    from = at + 1;
  }
  return [...spans, trim(text, { start: from, end })];
}

function cleaned(text: string): string {
  return (isLetter(text.charCodeAt(0)) ? text : text.replace(/^[\s.:–—-]+/, ''))
    .replace(LEAD, '')
    .replace(ARTICLE, '')
    .replace(TAIL, '')
    .replace(/ \.$|(?<=\p{Ll})\.$/u, '');
}

/**
 * Reads where a battle was: the places from the smallest to the largest, the name that the place has now, how the battle
 * lies to it, and the coordinates. Only what the value says; nothing is looked up.
 */
export function readPlace(value: string): { place: PlaceReading; remarks: Remark[] } {
  const points = everyCoordinate(value);
  const coordinates = firstPoint(value, points);
  const masked = splitParts(value, notPlaces(value, points));
  const { text, remarks } = masked;
  const named: Named[] = [];
  const relations = new Set<PlaceRelation>();
  let now: string[] = [];
  let nowToTheEnd = false;

  /** The present-day name at the head of some words, or null. */
  const today = (words: string): string | null => {
    if (!TODAY_HINT.test(words)) return null;
    const match = TODAY[0]!.exec(words) ?? TODAY[1]!.exec(words);
    if (!match) return null;
    if (/\bnear\b/i.test(match[0])) relations.add('near');
    return cleaned(words.slice(match[0].length)).replace(/ ,/g, ',');
  };
  const add = (span: Span) => {
    for (const piece of cutAtRelations(masked, span)) {
      if (piece.relation) relations.add(piece.relation);
      const words = said(masked, piece);
      const present = today(words);
      const name = cleaned(words);
      if (present !== null) {
        now = [present];
        nowToTheEnd = true;
      } else if (isNamed(name) && !NOWHERE.test(name)) {
        named.push({ name, relation: piece.relation });
      }
    }
  };

  const spans = withoutTargets(
    masked,
    joinDangling(masked).filter(({ heading }) => !heading),
  );
  spans.forEach((span, i) => {
    if (nowToTheEnd) now.push(cleaned(said(masked, span)));
    else add(span);
    for (const bracket of bracketsIn(masked, span)) {
      const inside = trim(text, { start: bracket.start + 1, end: bracket.end - 1 });
      const words = said(masked, inside, { brackets: true });
      // "(Wrocław, now Poland)"
      const later = /^\p{Lu}[^,]{0,40}, (?<present>.+)$/u.exec(words)?.groups?.present;
      const present = today(words.replace(/^(?:in|near) /i, '')) ?? (later ? today(later) : null);
      if (present !== null) {
        if (/^near /i.test(words)) relations.add('near');
        if (now.length === 0) now = [present];
      } else if (BEGINS_RELATION.test(words)) {
        for (const one of splitAtCommas(text, inside)) {
          if (!nowToTheEnd) add(one);
        }
        nowToTheEnd = false;
      } else if (isSovereign(words) && i === spans.length - 1) named.push({ name: words, relation: null });
    }
  });
  const place_now = now.filter(isNamed).join(', ') || null;
  if (named.length === 0 && place_now !== null) {
    for (const name of place_now.split(', ').filter(isNamed)) named.push({ name, relation: null });
  }
  if (named.length === 0 && coordinates === null && /\p{L}/u.test(value)) {
    remarks.push({ rule: 'place-unread', reason: 'no place could be read', start: 0, end: value.length });
  }
  const { isNear, ...levels } = levelsOf(named, coordinates);
  if (isNear) relations.add('near');
  return {
    place: {
      parts: named,
      relation:
        (['near', 'off', 'between', 'in'] as const).find((relation) => relations.has(relation)) ?? null,
      ...levels,
      place_now,
      latitude: coordinates?.latitude ?? null,
      longitude: coordinates?.longitude ?? null,
      coordinates,
    },
    remarks,
  };
}

/** "East of Amiens" is near Amiens. How near, "40 miles west of Mogadishu" says otherwise: it stays as it is. */
export function seenFromAfar({ name, relation }: Named): Named {
  const place = /\d/.test(name) ? undefined : BEARING.exec(name)?.groups?.place;
  return place === undefined ? { name, relation } : { name: place, relation: 'near' };
}

/** Coordinates and their labels, which are no names. In order, without overlaps. */
function notPlaces(value: string, points: readonly Span[]): Span[] {
  const labels = [...value.matchAll(LABELS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const spans: Span[] = [];
  for (const { start, end } of [...points, ...labels].sort((a, b) => a.start - b.start)) {
    const last = spans.at(-1);
    if (last && (start < last.end || isBetween(value, last.end, start))) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans;
}

/**
 * Locality, region and country: the first place, what it lies in, and the last part if it is a sovereign state. A sea or
 * a province is no locality, a landmark ("near X", "south of X") no region. What lies south of a place is near it. A list of the theatres of a war has none of
 * the three.
 */
function levelsOf(
  named: readonly Named[],
  coordinates: Coordinates | null,
): { locality: string | null; region: string | null; country: string | null; isNear: boolean } {
  const nothing = { locality: null, region: null, country: null, isNear: false };
  const last = named.at(-1)?.name;
  if (last === undefined || named.length >= THEATRES) return nothing;
  const sovereign = last === 'Georgia' ? isCaucasian(named, coordinates) : isSovereign(last);
  const country = sovereign ? last : null;
  const within = named.slice(0, named.length - (country ? 1 : 0));
  const at = within.findIndex(
    ({ name, relation }, i) => (i === 0 || relation !== null) && !REGION.test(name) && !isSovereign(name),
  );
  const locality = within[at]?.name ?? null;
  const region = within
    .filter(({ name, relation }, i) => i !== at && !BEARING.test(name) && (!relation || relation === 'in'))
    .map(({ name }) => name)
    .join(', ');
  const bearing = locality && BEARING.exec(locality)?.groups?.place;
  return { locality: bearing || locality, region: region || null, country, isNear: Boolean(bearing) };
}

/** Georgia is a state on the Black Sea or one of the United States: only the longitude can tell which. */
function isCaucasian(named: readonly Named[], coordinates: Coordinates | null): boolean {
  if (named.some(({ name }) => /\bcount(?:y|ies)$/i.test(name))) return false;
  return coordinates !== null && coordinates.longitude > 0;
}
