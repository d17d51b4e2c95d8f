import type { PlaceRelation } from '@openbattles/schema';
import {
  ARTICLE_NOUNS,
  DIRECTIONS,
  DOUBT,
  ELSEWHERE,
  NO_NAME_NOW,
  NO_PLACE,
  REGION_NOUNS,
  RELATIONS,
  SETTLEMENTS,
  TODAY_WORDS,
} from '../lexicon/place-words.ts';
import type { Remark, Span } from '../reading.ts';
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
import { isSovereign } from './polities.ts';

export interface PlaceReading {
  /** The places named, in their order, cleaned; none of them is the present-day name. */
  parts: string[];
  relation: PlaceRelation | null;
  locality: string | null;
  region: string | null;
  country: string | null;
  place_now: string | null;
  /** Decimal degrees, north and east positive. */
  latitude: number | null;
  longitude: number | null;
}

export interface Coordinates extends Span {
  latitude: number;
  longitude: number;
}

/** One notation: `read` gives latitude and longitude, or null for what cannot be a point on the globe. */
interface Notation {
  name: string;
  /** What a value holds that may be in this notation: a quick look before the slow one. */
  hint: RegExp;
  pattern: RegExp;
  read(groups: (string | undefined)[]): [latitude: number, longitude: number] | null;
}

const ANGLE = String.raw`(\d{1,3}(?:\.\d{1,12})?) ?[°º] ?(?:(\d{1,2}(?:\.\d{1,12})?) ?['′’] ?(?:(\d{1,2}(?:\.\d{1,12})?) ?(?:["″”]|''|′′) ?)?)?`;
const degrees = (d = '0', m = '0', s = '0', side = ''): number | null => {
  if (Number(m) >= 60 || Number(s) >= 60) return null;
  const size = Number(d) + Number(m) / 60 + Number(s) / 3600;
  return /[SW]/i.test(side) ? -size : size;
};
const point = (latitude: number | null, longitude: number | null): [number, number] | null =>
  latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? [latitude, longitude]
    : null;

/** In order of preference, where a value gives the same point in several of them, as Wikipedia's rendering does. */
const NOTATIONS: readonly Notation[] = [
  {
    name: 'decimal-pair',
    hint: /; -?\d/,
    pattern: /(?<![\d.°])(-?\d{1,2}(?:\.\d{1,15})?); (-?\d{1,3}(?:\.\d{1,15})?)(?![\d.]*[°\d])/g,
    read: ([, latitude, longitude]) => point(Number(latitude), Number(longitude)),
  },
  {
    name: 'decimal-comma-pair',
    hint: /\.\d+, ?-?\d/,
    pattern: /(?<![\d.°])(-?\d{1,2}\.\d{2,15}), ?(-?\d{1,3}\.\d{2,15})(?![\d.]*[°\d])/g,
    read: ([, latitude, longitude]) => point(Number(latitude), Number(longitude)),
  },
  {
    name: 'coord-template',
    hint: /\{\{/,
    pattern: /\{\{ ?coord ?\|([^{}]{1,200})\}\}/gi,
    read: ([, fields]) => fromTemplate(fields ?? ''),
  },
  {
    name: 'degrees',
    hint: /[°º]/,
    pattern: new RegExp(String.raw`${ANGLE}([NS])[,;]? ?${ANGLE}([EW])(?!\p{L})`, 'gu'),
    read: ([, a, b, c, ns, d, e, f, ew]) => point(degrees(a, b, c, ns), degrees(d, e, f, ew)),
  },
  {
    name: 'sides-first',
    hint: /[NS] ?\d/,
    pattern: new RegExp(String.raw`(?<!\p{L})([NS]) ?${ANGLE}[,;]? ?([EW]) ?${ANGLE}`, 'gu'),
    read: ([, ns, a, b, c, ew, d, e, f]) => point(degrees(a, b, c, ns), degrees(d, e, f, ew)),
  },
  {
    name: 'decimal-sides',
    hint: /\d ?[NS]/,
    pattern: /(?<![\d.°])(\d{1,2}\.\d{1,15}) ?([NS])[,;]? ?(\d{1,3}\.\d{1,15}) ?([EW])(?![\p{L}\d])/gu,
    read: ([, a, ns, b, ew]) => point(degrees(a, '0', '0', ns), degrees(b, '0', '0', ew)),
  },
];

/** The fields of Wikipedia's {{coord}}: decimal, or degrees with up to minutes and seconds before N, S, E, W. */
function fromTemplate(fields: string): [number, number] | null {
  const values = fields.split('|').map((field) => field.trim());
  const ns = values.findIndex((field) => /^[NS]$/i.test(field));
  const ew = values.findIndex((field) => /^[EW]$/i.test(field));
  if (ns > 0 && ns <= 3 && ew > ns + 1 && ew <= ns + 4) {
    const [a, b, c] = values.slice(0, ns);
    const [d, e, f] = values.slice(ns + 1, ew);
    return point(degrees(a, b, c, values[ns]), degrees(d, e, f, values[ew]));
  }
  const [latitude, longitude] = values;
  if (!/^-?\d+\.?\d*$/.test(latitude ?? '') || !/^-?\d+\.?\d*$/.test(longitude ?? '')) return null;
  return point(Number(latitude), Number(longitude));
}

/** A point, and the place of its notation in the order of preference. */
interface Notated extends Coordinates {
  preference: number;
}

/** Every notation found in a value, in the order of the text, overlaps left to the one preferred. */
function everyCoordinate(value: string): Notated[] {
  const found: Notated[] = [];
  if (!/\d[°º;.,|]/.test(value)) return found;
  NOTATIONS.forEach(({ hint, pattern, read }, preference) => {
    if (!hint.test(value)) return;
    for (const match of value.matchAll(pattern)) {
      const where = read(match);
      if (!where) continue;
      const start = match.index;
      found.push({
        latitude: where[0],
        longitude: where[1],
        start,
        end: start + match[0].length,
        preference,
      });
    }
  });
  return found.sort((a, b) => a.start - b.start || a.preference - b.preference);
}

/**
 * The first point that a value gives, in any of the common notations: 53°45′04″N 1°39′50″W, 53.751°N 1.664°W,
 * N 53°45′ W 1°39′, 53.751; -1.664, {{coord|…}}. Where one point stands in several notations, side by side as Wikipedia
 * renders it, the decimal pair is read and the span is that of them all. UTF-16 offsets; null where there is none.
 */
export function readCoordinates(value: string): Coordinates | null {
  return firstPoint(value, everyCoordinate(value));
}

function firstPoint(value: string, found: readonly Notated[]): Coordinates | null {
  const first = found[0];
  if (!first) return null;
  let best = first;
  let end = first.end;
  for (const next of found.slice(1)) {
    if (next.start > end && !isBetween(value, end, next.start)) break;
    if (next.start >= end && next.preference < best.preference) best = next;
    end = Math.max(end, next.end);
  }
  return { latitude: best.latitude, longitude: best.longitude, start: first.start, end };
}

/** Whether only white space and a slash stand between two notations. */
const isBetween = (value: string, end: number, start: number): boolean =>
  start - end <= 5 && /^[\s/\ufeff]*$/.test(value.slice(end, start));

/** What goes with coordinates and names no place. */
const LABELS = /Coordinates ?:|grid reference [A-Z]{0,2} ?\d{4,10}/gi;

const TODAY_NAME = String.raw`(?:${TODAY_WORDS})(?: (?:in|part of|near|known as|called))?(?: the)? (?!(?:${NO_NAME_NOW})(?: |$))(?=\S)`;
/** "present-day X" at the beginning, or after words in small letters ("identified as modern-day X"). */
const TODAY = [
  new RegExp(`^${TODAY_NAME}`, 'i'),
  new RegExp(String.raw`^(?:\p{Ll}+ ){1,6}${TODAY_NAME}`, 'u'),
];
/** Without one of these words neither pattern matches: a quick look before the slow one. */
const TODAY_HINT = new RegExp(TODAY_WORDS, 'i');
const RELATION_HINT = new RegExp(Object.keys(RELATIONS).join('|'), 'i');
const LEAD = new RegExp(
  `^(?:(?:the|and|[Aa]t|[Aa]round|along|on|(?:[Tt]he )?(?:${SETTLEMENTS}) of(?: the)?|${DOUBT}) )+`,
);
const ARTICLE = new RegExp(`^The (?=(?:.{0,60} )?(?:${ARTICLE_NOUNS})(?: of |$))`, 'i');
const TAIL = new RegExp(`(?:^|[ ,])(?:${ELSEWHERE})$`, 'i');
const NOWHERE = new RegExp(`^(?:${NO_PLACE}|${SETTLEMENTS})$`, 'i');
const RELATION = new RegExp(
  String.raw`(?<![\p{L}\p{N}-])(${Object.keys(RELATIONS)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?= )`,
  'giu',
);
const REGION = new RegExp(`^(?:${DIRECTIONS}) |(?:^|[ -])(?:${REGION_NOUNS})s?$`, 'i');
/** "northeast of Osaka Castle", "40 miles west of Mogadishu": a bearing from a place, and that place. */
const BEARING =
  /^(?:[^,]{0,40} )?(?:(?:north|south)-?(?:east|west)?|east|west|[NS][EW]?|[EW]) of (?:the )?(?<place>.+)$/i;
/** From so many parts on, a value lists the theatres of a war and leads to no one place. */
const THEATRES = 6;

const isNamed = (words: string): boolean => /[\p{L}\p{N}]/u.test(words);

/** A place named in a value, and how it was said to lie to what stands before it. */
interface Named {
  name: string;
  relation: PlaceRelation | null;
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * "Swat, Pakistan; Swat Valley, Buner": a link's target and its text, where both were kept. What stands before a
 * semicolon and begins as the text after it does is left out.
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
    if (inBrackets(masked, at) && !within) continue;
    pieces.push({ ...trim(text, { start: from, end: at }), relation });
    relation = RELATIONS[match[0].toLowerCase()] ?? null;
    from = at + match[0].length;
  }
  pieces.push({ ...trim(text, { start: from, end }), relation });
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
  return text
    .replace(/^[\s.:–—-]+/, '')
    .replace(LEAD, '')
    .replace(ARTICLE, '')
    .replace(TAIL, '')
    .replace(/ \.$|(?<=\p{Ll})\.$/u, '');
}

/**
 * Reads where a battle was: the places from the smallest to the largest, the state last where it is one, the name the
 * place has now, how the battle lies to it, and the coordinates. Only what the value says; nothing is looked up.
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
      const present = today(words.replace(/^(?:in|near) /i, ''));
      if (present !== null) {
        if (/^near /i.test(words)) relations.add('near');
        if (now.length === 0) now = [present];
      } else if (/^(?:near|off|between|close to) /i.test(words)) {
        for (const one of splitAtCommas(text, inside)) {
          if (!nowToTheEnd) add(one);
        }
        nowToTheEnd = false;
      } else if (isSovereign(words) && i === spans.length - 1) named.push({ name: words, relation: null });
    }
  });
  const place_now = now.filter(isNamed).join(', ') || null;
  if (named.length === 0 && place_now !== null) {
    named.push(
      ...place_now
        .split(', ')
        .filter(isNamed)
        .map((name) => ({ name, relation: null })),
    );
  }
  if (named.length === 0 && coordinates === null && /\p{L}/u.test(value)) {
    remarks.push({ rule: 'place-unread', reason: 'no place could be read', start: 0, end: value.length });
  }
  return {
    place: {
      parts: named.map(({ name }) => name),
      relation:
        (['near', 'off', 'between', 'in'] as const).find((relation) => relations.has(relation)) ?? null,
      ...levels(named, coordinates),
      place_now,
      latitude: coordinates?.latitude ?? null,
      longitude: coordinates?.longitude ?? null,
    },
    remarks,
  };
}

/** The coordinates and their labels: what the reader of names does not meet. In order, without overlaps. */
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
 * Locality, region and country: the first place, what it lies in, and the last part where it is a sovereign state. A
 * sea or a province before a place is no locality, and a landmark ("near X", "south of X") is no region. A list of
 * theatres has a last part that the others do not lie in.
 */
function levels(
  named: readonly Named[],
  coordinates: Coordinates | null,
): { locality: string | null; region: string | null; country: string | null } {
  const nothing = { locality: null, region: null, country: null };
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
  return {
    locality: locality && (BEARING.exec(locality)?.groups?.place ?? locality),
    region: region || null,
    country,
  };
}

/** Georgia is a state on the Black Sea, or one of the United States: only the longitude can tell, else neither. */
function isCaucasian(named: readonly Named[], coordinates: Coordinates | null): boolean {
  if (named.some(({ name }) => /\bcount(?:y|ies)$/i.test(name))) return false;
  return coordinates !== null && coordinates.longitude > 0;
}
