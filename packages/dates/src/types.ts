/** A stretch of a text in UTF-16 code units (JavaScript string indices), end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export type Precision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'century';

/** stated: the text says it all; inherited: a part comes from an earlier date; relative: counted from one. */
export type Basis = 'stated' | 'inherited' | 'relative';

/** The days that a date or an interval means. */
export interface Extent {
  /** EDTF level 1 (ISO 8601-2): `2012-01-18/2012-03-11`, `1864-05`, `-0489-09~`, `194X`. */
  edtf: string;
  /** First possible day, ISO in the proleptic Gregorian calendar; null for an open or unknown start. */
  firstDay: string | null;
  /** Last possible day; null for an open or unknown end. */
  lastDay: string | null;
  /** Astronomical: 1 BC is 0, 490 BC is -489. */
  yearStart: number | null;
  yearEnd: number | null;
  /** Of the coarser end. */
  precision: Precision;
}

/** A range as a whole ("18 January–11 March 2012"). */
export interface Interval extends Span, Extent {
  text: string;
}

/**
 * Why a date is no part of the story. name: the year of a treaty or war ("the Geneva Conventions of 1949"); brackets: a year
 * outside the story in brackets (a citation, life dates); publication: when a source came out; origin: since when there
 * is someone or something, long before; outlook: what "would" come
 * after the known years; long-after: far behind all else.
 */
export type Aside = 'name' | 'brackets' | 'publication' | 'origin' | 'outlook' | 'long-after';

/** A date found in prose. */
export interface FoundDate extends Span, Extent {
  /** `text.slice(start, end)` */
  text: string;
  /** The TIMEX2 value: `1943-02`, `BC0264`, `194`, `1942-SU`, `1918-11-11T11:00`, `1775-04-18TNI`. */
  timex: string;
  basis: Basis;
  /** The name of the rule that read it. */
  rule: string;
  /** The whole range when the date is one end of it; both ends share the same object. */
  interval: Interval | null;
  /** Why the date is no part of the story that the text tells; null where it is one. */
  aside: Aside | null;
}

/** What is known before reading. */
export interface DateContext {
  /** The days that the text is about, as an article's infobox says. */
  extent?: { firstDay: string | null; lastDay: string | null };
  /** The title; a year in it is where the narrative starts. */
  title?: string;
  /** Read only this part of the text; offsets stay those of the text. */
  range?: Span;
  /** Section headings; without them, lines that look like headings are taken as such. */
  headings?: Span[];
}
