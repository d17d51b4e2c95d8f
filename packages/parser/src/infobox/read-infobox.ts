import { readExtent } from '@openbattles/dates';
import type { Gazetteer } from '@openbattles/places';
import type { BattleRow, Evidence } from '@openbattles/schema';
import { remembered } from '../language/lexicon/remembered.ts';
import type { Field } from '../syntax/parts.ts';
import { dateColumns } from '../text/date-columns.ts';
import { slug } from '../text/ids.ts';
import { oneLine } from '../text/one-line.ts';
import type { ReadingContext } from '../text/reading-context.ts';
import type { Remark } from '../text/remarks.ts';
import type { Span } from '../text/span.ts';
import { type KnownField, knownField, MOST_KEYS } from './fields.ts';
import { type Figure, readFigures } from './figures.ts';
import { addLocated, statedLocation } from './locations.ts';
import { readBelligerents } from './parties.ts';
import { readCommanders } from './people.ts';
import { readCoordinates, readPlace } from './places.ts';
import { maskResidue } from './residue.ts';
import { readResult } from './results.ts';
import { matchVictor } from './victors.ts';

/** What a reader of a field works on: the value, where it stands, and what is read so far. */
interface Reader extends ReadingContext {
  field: Field;
  known: KnownField;
  /** The names of each side's parties, by which a victor is recognised. */
  sides: Map<number, string[]>;
  /** How many rows each table has of each side so far. */
  positions: Record<SideTable, number[]>;
  gazetteer: (() => Gazetteer) | undefined;
}

/** The tables whose rows are numbered by side. */
type SideTable = 'belligerents' | 'commanders' | 'strengths' | 'casualties';

type ReadField = (reader: Reader) => void;

/** The rows of a kind of field, with what each is made of. */
const READ: Readonly<Record<KnownField['kind'], ReadField>> = {
  name: (reader) => setText(reader, 'name'),
  part_of: (reader) => setText(reader, 'part_of'),
  territory: (reader) => setText(reader, 'territory'),
  date: readDate,
  place: readPlaceField,
  coordinates: readCoordinatesField,
  result: readResultField,
  combatant: readCombatants,
  commander: readCommanderField,
  strength: (reader) => readFigureField(reader, 'strengths'),
  casualties: (reader) => readFigureField(reader, 'casualties'),
  other: () => {},
};

/** Reads every field of the infobox that has a key, in its order, into the rows of the record. */
export function readInfobox(
  fields: readonly Field[],
  article: ReadingContext,
  gazetteer?: () => Gazetteer,
): void {
  const { text, record, ids, remark } = article;
  const sides = new Map<number, string[]>();
  const positions = { belligerents: [], commanders: [], strengths: [], casualties: [] };
  for (const field of fields) {
    // the syntax said so already
    if (field.key === '') continue;
    writeRow(article, field);
    if (field.value === '') continue;
    const known = knownField(field.key);
    if (known) READ[known.kind]({ text, record, ids, remark, field, known, sides, positions, gazetteer });
    else {
      article.remark({
        rule: 'unknown-field',
        harmless: true,
        reason: `${field.key} is no field that is known: it is kept as written, in the table infobox`,
        ...field.keySpan,
      });
    }
  }
  remarkNameless(fields, sides, article);
  const { battle } = article.record;
  if (battle.victor !== null) {
    battle.victor_side = matchVictor(
      battle.victor,
      [...sides].map(([side, names]) => ({ side, names })),
    );
  }
}

/**
 * Says which sides no party is named of, as where a flag was all that the page showed of one. Their other fields are read
 * all the same.
 */
function remarkNameless(
  fields: readonly Field[],
  named: ReadonlyMap<number, readonly string[]>,
  { remark }: ReadingContext,
): void {
  const first = new Map<number, Field>();
  let hasCombatants = false;
  for (const field of fields) {
    const known = knownField(field.key);
    if (!known || known.side === null || known.kind === 'other') continue;
    if (known.kind === 'combatant') hasCombatants = true;
    // an empty Combatant is what went wrong, and any other field shows that the side is there
    if (known.kind === 'combatant' || (field.value !== '' && !first.has(known.side)))
      first.set(known.side, field);
  }
  if (!hasCombatants) return;
  for (const [side, { keySpan }] of first)
    if ((named.get(side) ?? []).length === 0)
      remark({
        rule: 'nameless-side',
        reason: `No party is named of side ${side}: a flag may have been all that the page showed of it; write its name into Combatant${side}`,
        ...keySpan,
      });
}

/** The same few keys stand in every infobox. */
const slugOfKey = remembered(slug, MOST_KEYS);

function writeRow({ record, text, ids }: ReadingContext, field: Field): void {
  const id = record.battle.battle_id;
  const span = field.value === '' ? field.keySpan : field.valueSpan;
  record.infobox.push({
    field_id: ids.make([id, 'infobox', slugOfKey(field.key)]),
    battle_id: id,
    key: field.key,
    position: record.infobox.length + 1,
    text: field.value === '' ? null : field.value,
    ...text.evidence(span, 'infobox'),
  });
}

/** Passes on what a reader remarked of its value, at its place in the source text. */
function pass({ remark, field }: Reader, remarks: readonly Remark[]): void {
  for (const said of remarks) {
    const { start } = field.valueSpan;
    const { rule, reason, harmless = false } = said;
    remark({ rule, reason, harmless, start: start + said.start, end: start + said.end });
  }
}

/** Says that a field stands a second time where the battle can have only one; true where it does. */
function isRepeated({ record, remark, field }: Reader, column: keyof BattleRow): boolean {
  if (record.battle[column] === null) return false;
  const reason = `${field.key} was read from an earlier field: this one is kept as written, in the table infobox`;
  remark({ rule: 'repeated-field', reason, ...field.keySpan });
  return true;
}

/** The value without residue, on one line. */
function clean(reader: Reader): string | null {
  const { text, remarks } = maskResidue(reader.field.value);
  pass(reader, remarks);
  const words = oneLine(text)
    .replace(/ ([,;.])/g, '$1')
    // The look-behind lets a run be tried once and not again at each of its characters.
    .replace(/^[ ,;]+|(?<![ ,;])[ ,;]+$/g, '');
  return words === '' ? null : words;
}

function setText(reader: Reader, column: 'name' | 'part_of' | 'territory'): void {
  if (!isRepeated(reader, column)) reader.record.battle[column] = clean(reader);
}

function readDate(reader: Reader): void {
  const { record, remark, field } = reader;
  if (isRepeated(reader, 'date_text')) return;
  pass(reader, maskResidue(field.value).remarks);
  record.battle.date_text = field.value;
  const extent = readExtent(field.value);
  if (extent) Object.assign(record.battle, dateColumns(extent));
  else
    remark({
      rule: 'date-unread',
      reason: `No date could be read from ${JSON.stringify(field.value)}`,
      ...field.valueSpan,
    });
}

function readPlaceField(reader: Reader): void {
  if (isRepeated(reader, 'place_text')) return;
  const { record } = reader;
  const { battle } = record;
  const { place, remarks } = readPlace(reader.field.value);
  pass(reader, remarks);
  const { parts, coordinates, relation, latitude, longitude, ...names } = place;
  Object.assign(battle, { place_text: reader.field.value, place_relation: relation, ...names });
  // A field of coordinates is the more exact of the two, wherever it stands.
  battle.latitude ??= latitude;
  battle.longitude ??= longitude;
  if (coordinates)
    record.locations.push(statedLocation(reader, reader.field, coordinates, parts[0]?.name ?? null));
  if (reader.gazetteer) addLocated(reader, reader.field, place, reader.gazetteer());
}

function readCoordinatesField(reader: Reader): void {
  const { record, remark, field } = reader;
  const coordinates = readCoordinates(field.value);
  if (coordinates) {
    record.battle.latitude = coordinates.latitude;
    record.battle.longitude = coordinates.longitude;
    // before what the place gives, as it is the more exact
    record.locations.unshift(statedLocation(reader, field, coordinates, null));
  } else
    remark({ rule: 'coordinates-unread', reason: 'No coordinates could be read here', ...field.valueSpan });
}

function readResultField(reader: Reader): void {
  if (isRepeated(reader, 'result_text')) return;
  const { outcome, remarks } = readResult(reader.field.value);
  pass(reader, remarks);
  const { result, decisiveness, victor } = outcome;
  Object.assign(reader.record.battle, { result_text: reader.field.value, result, decisiveness, victor });
}

/** The side that the field's number names. A field without one belongs to no side and stays as written. */
function sideOf({ known, remark, field }: Reader): number | null {
  if (known.side !== null) return known.side;
  remark({
    rule: 'no-side',
    reason: `${field.key} names no side: it is kept as written, in the table infobox`,
    ...field.keySpan,
  });
  return null;
}

/** The position of the next row of a side in a table, from 1. */
function nextPosition({ positions }: Reader, table: SideTable, side: number): number {
  const position = (positions[table][side] ?? 0) + 1;
  positions[table][side] = position;
  return position;
}

/** The evidence of a row that an item of the field's value makes. */
function evidenceOf({ text, field }: Reader, { start, end, rule }: Span & { rule: string }): Evidence {
  const base = field.valueSpan.start;
  return text.evidence({ start: base + start, end: base + end }, rule);
}

function readCombatants(reader: Reader): void {
  const side = sideOf(reader);
  if (side === null) return;
  const { record, ids, field, sides } = reader;
  const { items, remarks } = readBelligerents(field.value);
  pass(reader, remarks);
  const names = sides.get(side) ?? [];
  sides.set(side, names);
  const { battle_id } = record.battle;
  for (const party of items) {
    const { name, role, parent, aliases } = party;
    names.push(name);
    for (const alias of aliases) names.push(alias);
    record.belligerents.push({
      belligerent_id: ids.make([battle_id, 'belligerents', side, slug(name)]),
      battle_id,
      side,
      position: nextPosition(reader, 'belligerents', side),
      name,
      role,
      parent,
      ...evidenceOf(reader, party),
    });
  }
}

function readCommanderField(reader: Reader): void {
  const side = sideOf(reader);
  if (side === null) return;
  const { record, ids, field } = reader;
  const { items, remarks } = readCommanders(field.value);
  pass(reader, remarks);
  const { battle_id } = record.battle;
  for (const person of items) {
    const { name, rank, status, affiliation } = person;
    record.commanders.push({
      commander_id: ids.make([battle_id, 'commanders', side, slug(name)]),
      battle_id,
      side,
      position: nextPosition(reader, 'commanders', side),
      name,
      rank,
      status,
      affiliation,
      ...evidenceOf(reader, person),
    });
  }
}

function readFigureField(reader: Reader, table: 'strengths' | 'casualties'): void {
  const side = sideOf(reader);
  if (side === null) return;
  const { record, field } = reader;
  const { items, remarks } = readFigures(field.value, table === 'strengths' ? 'strength' : 'casualties');
  pass(reader, remarks);
  const { battle_id } = record.battle;
  for (const item of items) {
    const { start: _, end: __, rule: ___, outcome, ...figure } = item;
    const id = figureId(reader, table, side, item);
    const row = { battle_id, side, position: nextPosition(reader, table, side) };
    const evidence = evidenceOf(reader, item);
    if (table === 'strengths') record.strengths.push({ strength_id: id, ...row, ...figure, ...evidence });
    else if (outcome !== null)
      record.casualties.push({ casualty_id: id, ...row, outcome, ...figure, ...evidence });
  }
}

function figureId(
  { record, ids }: Reader,
  table: string,
  side: number,
  { outcome, subject, group, claimant, category, low, high }: Figure,
): string {
  const what = subject === null ? (outcome === null ? category : null) : slug(subject);
  return ids.make(
    [record.battle.battle_id, table, side, outcome, what],
    [
      group === null ? null : slug(group),
      claimant === null ? null : slug(claimant),
      low === null || high === null ? (low ?? high) : `${low}-${high}`,
    ],
  );
}
