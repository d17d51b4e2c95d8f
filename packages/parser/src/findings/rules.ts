import { dayNumber, parseDay } from '@openbattles/dates';
import type { BattleRecord, CasualtyRow, ClaimRow, EventRow } from '@openbattles/schema';
import { anyOf } from '../language/lexicon/word-list.ts';
import words from '../language/words/findings.json' with { type: 'json' };
import { type Claims, isSame, kindOf } from './comparable.ts';
import { amount, bySpeaker, capital, day, list, onDay, sideName, what } from './describe.ts';

/** A row that a finding speaks of, by its place in the record. */
export interface Reference {
  table: 'claims' | 'casualties' | 'strengths' | 'events' | 'belligerents' | 'commanders' | 'infobox';
  id: string;
  role: string;
}

/** What a rule found. The first reference is where a reader should look. */
export interface Finding {
  /** What tells it from others of its kind: never a number, so that a corrected one keeps the finding's id. */
  key: readonly (string | number | null)[];
  message: string;
  refs: readonly Reference[];
}

/** What rules read. */
export interface Article {
  record: BattleRecord;
  claims: Claims;
  /** The text of the article, and the offset (UTF-16) at which the prose begins, after title and infobox. */
  text: string;
  proseStart: number;
}

/** A rule over one article. It states what stands on both sides and never who is right. */
export interface FindingRule {
  kind: string;
  check(article: Article): Iterable<Finding>;
}

const dateOf = (event: EventRow | undefined): string | null => event?.date_edtf ?? null;

const claimRef = ({ claim_id }: ClaimRow, role: string): Reference => ({
  table: 'claims',
  id: claim_id,
  role,
});
const casualtyRef = ({ casualty_id }: CasualtyRow, role: string): Reference => ({
  table: 'casualties',
  id: casualty_id,
  role,
});

/** More terms explain any number. */
const MOST_TERMS = 3;
/** With more claims than this, some sum meets a bound by chance. */
const MOST_CLAIMS = 10;

/** Claims that may be added up: of different events, or of one list by one speaker. */
function areDisjoint(claims: Claims, a: ClaimRow, b: ClaimRow): boolean {
  return !claims.isSameEvent(a, b) || (a.claimant === b.claimant && a.line === b.line);
}

/** The first sum of two or three disjoint claims that makes a number; null where none does. */
function sumOf(all: Claims, claims: readonly ClaimRow[], target: number): ClaimRow[] | null {
  if (claims.length > MOST_CLAIMS) return null;
  const extend = (chosen: ClaimRow[], from: number, left: number): ClaimRow[] | null => {
    if (left === 0 && chosen.length > 1) return chosen;
    if (chosen.length === MOST_TERMS) return null;
    for (let k = from; k < claims.length; k++) {
      const claim = claims[k]!;
      if (claim.low! > left || !chosen.every((other) => areDisjoint(all, other, claim))) continue;
      const found = extend([...chosen, claim], k + 1, left - claim.low!);
      if (found) return found;
    }
    return null;
  };
  return extend([], 0, target);
}

/** The bounds that a row of the infobox states, without the same one twice. */
const boundsOf = ({ low, high }: CasualtyRow): number[] =>
  [...new Set([low, high])].filter((bound): bound is number => bound !== null && bound > 0);

const isAbove = (claim: ClaimRow, { high }: CasualtyRow): boolean =>
  high !== null && claim.low !== null && claim.low > high;

const boundExplained: FindingRule = {
  kind: 'bound-explained',
  *check({ record, claims: all }) {
    for (const row of record.casualties) {
      const claims = all.of(row);
      for (const bound of boundsOf(row)) {
        if (claims.some(({ low, high }) => low === bound || high === bound)) continue;
        const terms = sumOf(all, claims, bound);
        if (!terms) continue;
        yield {
          key: [row.side, row.outcome, kindOf(row), bound === row.low ? 'low' : 'high'],
          message: `${capital(what(row))}, ${sideName(record, row.side)}: the ${bound} of the infobox (${amount(row)}) equals ${terms.map(({ low }) => low).join(' + ')} of the prose: ${told(all, terms)}.`,
          refs: [casualtyRef(row, 'infobox'), ...terms.map((claim) => claimRef(claim, 'part'))],
        };
      }
    }
  },
};

/** Over a longer time the prose tells of many fights, and a single one says nothing of the whole. */
const LONGEST_BATTLE = 100;

const boundUnexplained: FindingRule = {
  kind: 'bound-unexplained',
  *check({ record, claims: all }) {
    const { date_start, date_end } = record.battle;
    if (
      date_start === null ||
      date_end === null ||
      numberOf(date_end) - numberOf(date_start) > LONGEST_BATTLE
    )
      return;
    for (const row of record.casualties) {
      const claims = all.of(row);
      const isOnly = record.casualties.every((other) => other === row || !isSame(row, other));
      if (!isOnly || row.group !== null || claims.length === 0 || claims.length > MOST_CLAIMS) continue;
      const bounds = boundsOf(row);
      if (bounds.length === 0 || claims.some((claim) => isAbove(claim, row))) continue;
      const isMet = (bound: number, { low, high }: ClaimRow) =>
        (low ?? 0) <= bound && bound <= (high ?? Number.POSITIVE_INFINITY);
      if (bounds.some((bound) => claims.some((claim) => isMet(bound, claim)) || sumOf(all, claims, bound)))
        continue;
      yield {
        key: [row.side, row.outcome, kindOf(row)],
        message: `${capital(what(row))}, ${sideName(record, row.side)}: ${amount(row)} in the infobox; the prose states ${told(all, claims)}${claims.length > 1 ? `, and no sum of these makes ${list(bounds.map(String))}` : ''}.`,
        refs: [casualtyRef(row, 'infobox'), ...claims.map((claim) => claimRef(claim, 'prose'))],
      };
    }
  },
};

/** "17 on 10 February 2012 and 32 on 2 March 2012 by MNLA". */
const told = (all: Claims, claims: readonly ClaimRow[]): string =>
  list(claims.map((claim) => `${amount(claim)}${onDay(all.eventOf(claim))}${bySpeaker(claim)}`));

const claimAboveInfobox: FindingRule = {
  kind: 'claim-above-infobox',
  *check({ record, claims: all }) {
    for (const row of record.casualties) {
      const rows = record.casualties.filter((other) => isSame(row, other));
      if (rows[0] !== row) continue;
      for (const claim of all.of(row)) {
        if (!rows.every((other) => isAbove(claim, other))) continue;
        yield {
          key: [row.side, row.outcome, kindOf(row), dateOf(all.eventOf(claim)), claim.claimant],
          message: `${capital(what(row))}, ${sideName(record, row.side)}${onDay(all.eventOf(claim))}: ${amount(claim)}${bySpeaker(claim)} in the prose against ${list(rows.map(amount))} in the infobox.`,
          refs: [claimRef(claim, 'prose'), ...rows.map((other) => casualtyRef(other, 'infobox'))],
        };
      }
    }
  },
};

/** Who is killed is among the losses: more killed than all losses that another states cannot both be. */
const canCompare = (a: ClaimRow, b: ClaimRow): boolean =>
  a.outcome === b.outcome ||
  (a.outcome === 'killed' && b.outcome === 'casualties' && a.low! > (b.high ?? Number.POSITIVE_INFINITY));

const differs = (a: ClaimRow, b: ClaimRow): boolean =>
  (a.high !== null && b.low !== null && a.high < b.low) ||
  (b.high !== null && a.low !== null && b.high < a.low);

const claimantsDiffer: FindingRule = {
  kind: 'claimants-differ',
  *check({ record, claims: all }) {
    const claims = all.numbers.filter(
      ({ side, outcome, claimant }) => side !== null && outcome !== null && claimant !== null,
    );
    for (const [index, first] of claims.entries()) {
      for (const second of claims.slice(index + 1, index + 1 + MOST_CLAIMS)) {
        if (
          first.claimant === second.claimant ||
          first.side !== second.side ||
          kindOf(first) !== kindOf(second)
        )
          continue;
        if (!all.isSameEvent(first, second) || !differs(first, second)) continue;
        if (!canCompare(first, second) && !canCompare(second, first)) continue;
        const [more, less] = (first.low ?? 0) > (second.low ?? 0) ? [first, second] : [second, first];
        const ratio = Math.round((10 * more.low!) / less.low!) / 10;
        const event = all.eventOf(first) ?? all.eventOf(second);
        const lesser = less.outcome === more.outcome ? amount(less) : `${amount(less)} ${what(less)} in all`;
        yield {
          key: [more.side, more.outcome, kindOf(more), dateOf(event), more.claimant, less.claimant],
          message: `${capital(what(more))}, ${sideName(record, more.side)}${onDay(event)}: ${amount(more)}${bySpeaker(more)} against ${lesser}${bySpeaker(less)}, ${ratio} times as many.`,
          refs: [claimRef(more, 'more'), claimRef(less, 'less')],
        };
      }
    }
  },
};

/** Sections that tell of other times on purpose. */
const OTHER_TIMES = new RegExp(anyOf(words.otherTimes), 'i');
/** Days further from the battle belong to another story. */
const NEAR_DAYS = 100;

/** The number of a day that the schema holds to be one. */
const numberOf = (iso: string): number => dayNumber(parseDay(iso)!);

const dateOutside: FindingRule = {
  kind: 'date-outside',
  *check({ record }) {
    const { date_start, date_end, date_precision } = record.battle;
    if (date_start === null || date_end === null || date_precision !== 'day') return;
    const field = record.infobox.find(({ key }) => key.toLowerCase() === 'date');
    if (!field) return;
    const outside = record.events.filter((event) => isOutside(event, date_start, date_end));
    for (const [where, events] of [
      ['before', outside.filter((event) => event.date_start! < date_start)],
      ['after', outside.filter((event) => event.date_start! > date_end)],
    ] as const) {
      const days = [...new Set(events.map((event) => event.date_start!))].sort();
      if (days.length === 0) continue;
      yield {
        key: [where],
        message: `${list(days.map(day))} in the prose ${days.length === 1 ? 'lies' : 'lie'} ${where} the days of the infobox, ${day(date_start)}${date_start === date_end ? '' : ` to ${day(date_end)}`}.`,
        refs: [
          ...events.map((event): Reference => ({ table: 'events', id: event.event_id, role: 'prose' })),
          { table: 'infobox', id: field.field_id, role: 'infobox' },
        ],
      };
    }
  },
};

function isOutside(event: EventRow, first: string, last: string): boolean {
  if (event.date_precision !== 'day' || event.date_basis === 'relative') return false;
  if (event.date_start === null || event.date_start !== event.date_end) return false;
  if (event.section !== null && OTHER_TIMES.test(event.section)) return false;
  if (event.date_start >= first && event.date_start <= last) return false;
  const distance =
    event.date_start > last
      ? numberOf(event.date_start) - numberOf(last)
      : numberOf(first) - numberOf(event.date_start);
  return distance <= NEAR_DAYS;
}

/** Words for leaving one's side: a text may use one for another. */
const LEAVING = new Set(['fled', 'defected', 'deserted', 'surrendered', 'missing']);
/** Fewer than this many may agree by chance. */
const LEAST_NUMBER = 20;

const outcomeDiffers: FindingRule = {
  kind: 'outcome-differs',
  *check({ record }) {
    for (const row of record.casualties) {
      if (row.low === null || row.low < LEAST_NUMBER || row.category !== 'personnel') continue;
      for (const claim of record.claims) {
        if (
          claim.outcome === null ||
          claim.outcome === row.outcome ||
          claim.side !== row.side ||
          claim.category !== 'personnel'
        )
          continue;
        if (!meansTheSame(row, claim)) continue;
        if (
          record.casualties.some(
            (other) =>
              other.side === claim.side && other.outcome === claim.outcome && other.low === claim.low,
          )
        )
          continue;
        yield {
          key: [row.side, row.outcome, claim.outcome, claim.claimant],
          message: `${capital(sideName(record, row.side))}: ${amount(row)} ${what(row)} in the infobox, ${amount(claim)} ${what(claim)}${bySpeaker(claim)} in the prose.`,
          refs: [claimRef(claim, 'prose'), casualtyRef(row, 'infobox')],
        };
      }
    }
  },
};

/** The same number with another word, or a bound near a number where both words are of leaving. */
function meansTheSame(row: CasualtyRow, claim: ClaimRow): boolean {
  const isEqual = row.low === claim.low && row.high === claim.high;
  if (isEqual) return !isPart(row.outcome, claim.outcome!);
  if (!LEAVING.has(row.outcome) || !LEAVING.has(claim.outcome!) || claim.low === null || row.low === null)
    return false;
  const isWithin = row.low >= claim.low && row.low <= (claim.high ?? Number.POSITIVE_INFINITY);
  return isWithin && claim.low >= row.low * 0.9;
}

/** "killed" is a part of "killed or wounded". */
const isPart = (a: string, b: string): boolean => a.split('+').some((word) => b.split('+').includes(word));

const lossDenied: FindingRule = {
  kind: 'loss-denied',
  *check({ record, claims: all }) {
    for (const claim of record.claims) {
      if (claim.high !== 0 || claim.outcome === null || claim.category === 'civilian') continue;
      // the kinds last: they are looked for in the words
      const isOwn = (other: CasualtyRow | ClaimRow) =>
        (other.low ?? 0) > 0 &&
        other.outcome === claim.outcome &&
        (claim.side === null || other.side === claim.side) &&
        kindOf(other) === kindOf(claim);
      // said of one day, it does not touch what the infobox says of all
      const rows = claim.event_id === null ? record.casualties.filter(isOwn) : [];
      const others = all.near(claim).filter((other) => isOwn(other) && all.isSameEvent(claim, other));
      if (rows.length + others.length === 0) continue;
      yield {
        key: [claim.side, claim.outcome, claim.claimant],
        message: `None ${what(claim)}${bySpeaker(claim)} ("${claim.quote}"), against ${list([
          ...rows.map((row) => `${amount(row)} ${what(row)} of ${sideName(record, row.side)} in the infobox`),
          ...others.map(
            (other) =>
              `${amount(other)} ${what(other)}${other.side === null ? '' : ` of ${sideName(record, other.side)}`}${bySpeaker(other)}`,
          ),
        ])}.`,
        refs: [
          claimRef(claim, 'none'),
          ...rows.map((row) => casualtyRef(row, 'infobox')),
          ...others.map((other) => claimRef(other, 'prose')),
        ],
      };
    }
  },
};

/** Outcomes that exclude each other, so that they may be added up; losses of no stated kind hold them all. */
const APART = new Set([
  'killed',
  'captured',
  'missing',
  'deserted',
  'defected',
  'surrendered',
  'wounded',
  'killed+wounded',
  'captured+missing',
]);

const lossesAboveStrength: FindingRule = {
  kind: 'losses-above-strength',
  *check({ record }) {
    for (const side of new Set(record.strengths.map((row) => row.side))) {
      const men = record.strengths.filter((row) => row.side === side && row.category === 'personnel');
      const isOpen = record.strengths.some(
        (row) =>
          row.side === side &&
          (row.category === 'formation' || (row.category === 'personnel' && row.high === null)),
      );
      if (men.length === 0 || isOpen) continue;
      const totals = men.filter((row) => row.is_total);
      const strength =
        totals.length > 0
          ? Math.max(...totals.map(({ high }) => high!))
          : men.reduce((sum, { high }) => sum + high!, 0);
      const losses = record.casualties.filter(
        (row) =>
          row.side === side &&
          row.category === 'personnel' &&
          row.low !== null &&
          row.claimant === null &&
          row.group === null,
      );
      const parts = losses.filter((row) => APART.has(row.outcome) && !row.is_total);
      const isRepeated = new Set(parts.map(({ outcome }) => outcome)).size < parts.length;
      const whole = losses.filter((row) => row.outcome === 'casualties' || row.is_total);
      const most = Math.max(0, ...whole.map(({ low }) => low!));
      const sum = isRepeated ? 0 : parts.reduce((total, { low }) => total + low!, 0);
      if (Math.max(most, sum) <= strength) continue;
      const counted = sum > most ? parts : whole.filter(({ low }) => low === most);
      yield {
        key: [side],
        message: `${capital(sideName(record, side))}: ${list(counted.map((row) => `${amount(row)} ${what(row)}`))}, more than its strength of ${list((totals.length > 0 ? totals : men).map(amount))}.`,
        refs: [
          ...counted.map((row) => casualtyRef(row, 'losses')),
          ...men.map(
            ({ strength_id }): Reference => ({ table: 'strengths', id: strength_id, role: 'strength' }),
          ),
        ],
      };
    }
  },
};

/** Every rule, in the order in which its findings stand. */
export const FINDING_RULES: readonly FindingRule[] = [
  boundExplained,
  boundUnexplained,
  claimAboveInfobox,
  claimantsDiffer,
  outcomeDiffers,
  lossDenied,
  lossesAboveStrength,
  dateOutside,
];
