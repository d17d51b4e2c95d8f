import type { BattleRecord, Row } from '@openbattles/schema';
import { type Html, html, type Part } from './html.ts';

/** A row that was read from characters of the text. */
export interface Mark {
  /** Its number on the page. */
  n: number;
  table: string;
  /** Its id, which the first column of every such table holds. */
  id: string;
  /** In code points; the end is exclusive. */
  start: number;
  end: number;
  row: Row;
}

/** A stretch of the text that the same rows were read from. */
export interface Segment {
  start: number;
  end: number;
  /** The numbers of its rows. */
  marks: readonly number[];
}

/** The rows of a battle that carry evidence, whatever their tables, numbered. */
export class Evidence {
  readonly marks: readonly Mark[];
  readonly #byId: ReadonlyMap<string, Mark>;

  constructor(record: BattleRecord) {
    const marks: Mark[] = [];
    for (const [table, rows] of Object.entries(record)) {
      for (const row of Array.isArray(rows) ? (rows as Row[]) : []) {
        if (typeof row.char_start !== 'number' || typeof row.char_end !== 'number') continue;
        const id = String(Object.values(row)[0]);
        marks.push({ n: marks.length, table, id, start: row.char_start, end: row.char_end, row });
      }
    }
    this.marks = marks;
    this.#byId = new Map(marks.map((mark) => [`${mark.table} ${mark.id}`, mark]));
  }

  find(table: string, id: unknown): Mark | undefined {
    return this.#byId.get(`${table} ${id}`);
  }

  of(table: string): Mark[] {
    return this.marks.filter((mark) => mark.table === table);
  }
}

/** Cuts a text of so many code points wherever evidence begins or ends. The segments follow one another without a gap. */
export function segmentsOf(length: number, marks: readonly Mark[]): Segment[] {
  const cuts = new Set([0, length]);
  for (const { start, end } of marks) cuts.add(start).add(end);
  const places = [...cuts].sort((a, b) => a - b);
  const byStart = [...marks].sort((a, b) => a.start - b.start);
  let next = 0;
  let open: Mark[] = [];
  return places.slice(0, -1).map((start, index) => {
    open = open.filter(({ end }) => end > start);
    for (; next < byStart.length && byStart[next]!.start <= start; next++)
      if (byStart[next]!.end > start) open.push(byStart[next]!);
    return { start, end: places[index + 1]!, marks: open.map(({ n }) => n) };
  });
}

/** A value that leads to the characters which it was read from: all of the marks. Without marks it is only itself. */
export function value(marks: readonly (Mark | undefined)[], content: Part): Html {
  const known = marks.filter((mark) => mark !== undefined);
  if (known.length === 0) return html`${content}`;
  // A number is not broken at the end of a line.
  const brief = typeof content === 'string' && content.length < 16 && ' brief';
  return html`<a class="v${brief}" href="#c${known[0]!.start}" data-n="${known.map(({ n }) => n).join(' ')}">${content}</a>`;
}
