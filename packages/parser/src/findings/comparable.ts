import { dayNumber, parseDay } from '@openbattles/dates';
import type { BattleRecord, CasualtyRow, ClaimRow, EventRow } from '@openbattles/schema';
import { isModel } from '../language/nouns.ts';

/** From one day of the record to another: both are days by the schema. */
export const daysBetween = (from: string, to: string): number =>
  dayNumber(parseDay(to)!) - dayNumber(parseDay(from)!);

type Counted = Pick<CasualtyRow | ClaimRow, 'subject' | 'category'>;

/** What is counted, as far as figures are compared: a model by its letters, everything else by its category. */
export function kindOf({ subject, category }: Counted): string {
  if (subject === null) return category;
  for (const word of subject.toLowerCase().split(/\s+/)) {
    const plain = word.replace(/['’]?s$/, '');
    if (isModel(plain)) return `${category}/${/^[a-z.]+/.exec(plain)?.[0] ?? plain}`;
  }
  return category;
}

/** Whether two figures count the same kind of things of the same side that met the same end. */
export const isSame = (a: CasualtyRow | ClaimRow, b: CasualtyRow | ClaimRow): boolean =>
  a.side === b.side &&
  a.outcome === b.outcome &&
  a.category === b.category &&
  (a.subject === b.subject || kindOf(a) === kindOf(b));

/** So many claims before a claim may be its total, or about the same event. */
const NEIGHBOURS = 20;

/** A record with what the rules ask of its claims again and again. */
export class Claims {
  readonly #record: BattleRecord;
  /** Made when an event is first asked for. */
  #events: ReadonlyMap<string, EventRow> | null = null;
  #position: ReadonlyMap<ClaimRow, number> | null = null;
  readonly #all: readonly ClaimRow[];
  readonly #same = new Map<CasualtyRow, readonly ClaimRow[]>();
  /**
   * The claims whose number stands for itself. Left out are "none", vague amounts, and parts of a total in brackets.
   */
  readonly numbers: readonly ClaimRow[];

  /** @param claims those of the record that may be of the battle itself, in their order. */
  constructor(record: BattleRecord, claims: readonly ClaimRow[]) {
    this.#record = record;
    this.#all = claims;
    this.numbers = claims.filter(
      (claim, index) => claim.low !== null && claim.low > 0 && !this.#isPart(claim, index),
    );
  }

  /** All claims, with those of no number. */
  get all(): readonly ClaimRow[] {
    return this.#all;
  }

  /** The claims that count what a row of the infobox counts: three rules ask for them. */
  of(row: CasualtyRow): readonly ClaimRow[] {
    let same = this.#same.get(row);
    if (!same) {
      same = this.numbers.filter((claim) => isSame(row, claim));
      this.#same.set(row, same);
    }
    return same;
  }

  /** The event that a claim stands in. */
  eventOf({ event_id }: ClaimRow): EventRow | undefined {
    if (event_id === null) return undefined;
    this.#events ??= new Map(this.#record.events.map((event) => [event.event_id, event]));
    return this.#events.get(event_id);
  }

  /** The claims that stand near one in the text, without itself. */
  near(claim: ClaimRow): ClaimRow[] {
    this.#position ??= new Map(this.#all.map((each, index) => [each, index]));
    const at = this.#position.get(claim)!;
    return this.#all.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS).filter((other) => other !== claim);
  }

  /** Whether two claims may be about the same event: they stand under one date, or in one paragraph. */
  isSameEvent(a: ClaimRow, b: ClaimRow): boolean {
    const [first, second] = [this.eventOf(a), this.eventOf(b)];
    // a paragraph is a line of the text
    if (a.line === b.line)
      return (
        !first || !second || first.date_edtf === second.date_edtf || first.date_role !== second.date_role
      );
    return first !== undefined && first.date_edtf === second?.date_edtf;
  }

  /** Whether a claim is a part of the total before it: it stands in brackets, and only other parts stand between. */
  #isPart(claim: ClaimRow, index: number): boolean {
    for (let at = index - 1; at >= Math.max(0, index - NEIGHBOURS); at--) {
      const other = this.#all[at]!;
      if (other.line !== claim.line || other.outcome !== claim.outcome || other.side !== claim.side)
        return false;
      if (other.is_total)
        return (other.low ?? 0) >= claim.low! && claim.char_end <= other.char_end + LONGEST_BRACKET;
    }
    return false;
  }
}

/** Parts further behind a total are no parts of it. */
const LONGEST_BRACKET = 60;
