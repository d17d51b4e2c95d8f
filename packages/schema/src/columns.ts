/**
 * A column is a JSON Schema of one cell. Beside the standard keywords it carries one annotation, `codebook`, for what
 * a reader of the data wants to know and JSON Schema has no word for.
 */
export interface ColumnNotes {
  /** What the number counts or measures, for example `code points` or `degrees`. */
  unit?: string;
  /** The infobox fields that the value is read from, by their names in the template, without the number of a side. */
  readFrom?: readonly string[];
  /** The table and column whose value stands here. */
  references?: string;
  /** Whether the cell only tells where the row stands, in the text or in a list: an edit elsewhere moves it. */
  locates?: true;
  /** What the words of a closed list mean, where the word alone does not say. */
  meanings?: Readonly<Record<string, string>>;
  /** The columns of other data that say the same of the same thing. What only resembles is no counterpart. */
  counterparts?: Counterparts;
}

/** A name in each of the vocabularies that users of other data know: a column, a property, or its number in Wikidata. */
export interface Counterparts {
  /** The column of UCDP's Georeferenced Event Dataset (https://ucdp.uu.se/downloads/). */
  ucdp_ged?: string;
  /** The column of ACLED (https://acleddata.com/). */
  acled?: string;
  /** The property of Wikidata. */
  wikidata?: string;
  /** The property of https://schema.org/. */
  schema_org?: string;
}

export type CellType = 'text' | 'integer' | 'number' | 'date' | 'boolean';

/** The JSON Schema of a column, as plain data. `Value` is the type of the cell, and there in the types alone. */
export interface ColumnSchema<Value = unknown> {
  type: string | [string, 'null'];
  description: string;
  format?: 'date';
  enum?: readonly (string | null)[];
  codebook?: ColumnNotes;
  [keyword: string]: unknown;
  readonly valueType?: Value;
}

/** The columns of a table by name, in their order. */
export type Columns = Readonly<Record<string, ColumnSchema>>;

/** The TypeScript type of a row with these columns. */
export type RowOf<Named extends Columns> = {
  [Name in keyof Named]: Named[Name] extends ColumnSchema<infer Value> ? Value : never;
};

function column<Value>(
  type: string,
  description: string,
  notes: ColumnNotes,
  keywords: Record<string, unknown> = {},
): ColumnSchema<Value> {
  const codebook = Object.keys(notes).length > 0 ? { codebook: notes } : {};
  return { type, description, ...keywords, ...codebook };
}

/** A text. Never the empty string, which a CSV cell cannot tell from a null. */
export const text = (description: string, notes: ColumnNotes = {}) =>
  column<string>('string', description, notes, { minLength: 1 });

/** A whole number within 32 bits: Arrow's `int32` wraps silently beyond them. */
export const integer = (description: string, notes: ColumnNotes = {}) =>
  column<number>('integer', description, notes, { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 });

/** A whole number that is never negative: a count, a position, an offset. */
export const count = (description: string, notes: ColumnNotes = {}) =>
  column<number>('integer', description, notes, { minimum: 0, maximum: 2 ** 31 - 1 });

export const number = (description: string, notes: ColumnNotes & { minimum: number; maximum: number }) => {
  const { minimum, maximum, ...rest } = notes;
  return column<number>('number', description, rest, { minimum, maximum });
};

export const boolean = (description: string, notes: ColumnNotes = {}) =>
  column<boolean>('boolean', description, notes);

/** A calendar day, `YYYY-MM-DD`, of the common era: earlier ones crash the usual readers and stand in EDTF and years. */
export const date = (description: string, notes: ColumnNotes = {}) =>
  column<string>('string', description, notes, { format: 'date', pattern: '^(?!0000)\\d{4}-\\d{2}-\\d{2}$' });

/** The number of an item in Wikidata. */
export const wikidataItem = (description: string, notes: ColumnNotes = {}) =>
  column<string>('string', description, notes, { pattern: '^Q[1-9]\\d*$' });

const EDTF_MARK = '[?~%]?';
const EDTF_DATE = `-?(?:\\d{4}(?:-\\d{2}(?:-\\d{2})?)?|\\d{3}X|\\d{2}XX)${EDTF_MARK}`;
/** Level 1 has no season and no unspecified digit in an interval. */
const EDTF_BOUND = `(?:-?\\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\\d{2})?)?${EDTF_MARK}|\\.\\.)?`;

/** A date or interval in EDTF level 1 (https://www.loc.gov/standards/datetime/), as far as the texts need it. */
export const edtf = (description: string, notes: ColumnNotes = {}) =>
  column<string>('string', description, notes, {
    pattern: `^(?:${EDTF_DATE}|${EDTF_BOUND}/${EDTF_BOUND})$`,
  });

/** One word of a closed list. */
export const oneOf = <const Words extends readonly string[]>(
  words: Words,
  description: string,
  notes: ColumnNotes = {},
) => column<Words[number]>('string', description, notes, { enum: words });

export function nullable<Value>(schema: ColumnSchema<Value>): ColumnSchema<Value | null> {
  const { type, enum: words, valueType: _, ...rest } = schema;
  return {
    ...rest,
    type: [String(type), 'null'],
    ...(words ? { enum: [...words, null] } : {}),
  } as ColumnSchema<Value | null>;
}

/** The type that every format gives the column. */
export function cellType(schema: ColumnSchema): CellType {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'string') return schema.format === 'date' ? 'date' : 'text';
  if (type === 'integer' || type === 'number' || type === 'boolean') return type;
  throw new Error(`No cell type for JSON Schema type ${type}`);
}
