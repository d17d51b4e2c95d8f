import { type ColumnSchema, nullable, oneOf, type RowOf, text } from './columns.ts';
import { sideName } from './parties.ts';
import type { BattleRecord } from './record.ts';
import { table } from './table.ts';
import { battles, type CasualtyRow, type ClaimRow, casualties, claims, events, sources } from './tables.ts';

const [battle, loss, claim, event] = [
  battles.row.properties,
  casualties.row.properties,
  claims.row.properties,
  events.row.properties,
];

/** The same column, told of in other words. */
const retold = <Value>(schema: ColumnSchema<Value>, description: string): ColumnSchema<Value> => ({
  ...schema,
  description,
});

/**
 * What each side lost, who says so, and where: infobox and prose in one table, with the names beside the ids, for those
 * who want no joins. It says nothing that the tables do not.
 */
export const losses = table(
  'losses',
  'Losses, joined',
  'Every figure of a loss, of the infobox and of the prose, with its battle, its side and who states it. Figures are never added up: a total stands beside its parts, and two claims beside each other',
  ['loss_id'],
  {
    battle: nullable(text('The name of the battle, or else the title of its article')),
    date_edtf: retold(battle.date_edtf, 'The extent of the battle in EDTF level 1 (ISO 8601-2)'),
    year_start: retold(battle.year_start, 'First possible year of the battle, astronomical: 1 BC is 0'),
    place_text: retold(battle.place_text, 'The place of the battle as written'),
    country: retold(battle.country, 'The last part of the place, where it is or was a sovereign state'),
    side: retold(
      claim.side,
      'The side that lost, as numbered by the infobox; null where the text does not say',
    ),
    side_name: nullable(
      text('The combatants of that side, joined by "; "; null where the infobox names none'),
    ),
    outcome: loss.outcome,
    subject: loss.subject,
    category: loss.category,
    group: loss.group,
    low: loss.low,
    high: loss.high,
    qualifier: loss.qualifier,
    is_total: loss.is_total,
    claimant: retold(loss.claimant, 'Who states the figure, as written; null where it is the article itself'),
    reported_by: claim.reported_by,
    stated_in: oneOf(['infobox', 'prose'], 'Where the article states it'),
    event_date_edtf: retold(
      event.date_edtf,
      'The date of the passage that states it, in EDTF level 1; null for the infobox',
    ),
    quote: loss.quote,
    url: retold(sources.row.properties.url, 'The address of the article'),
    battle_id: loss.battle_id,
    loss_id: text('The id of the row of casualties or claims: openbattles explain shows where it stands'),
  },
);

export type LossRow = RowOf<(typeof losses)['row']['properties']>;

/** The losses of one battle: those of the infobox, then those of the prose, in the order of their tables. */
export function lossesOf(record: BattleRecord): LossRow[] {
  const { battle, source } = record;
  const dates = new Map(record.events.map(({ event_id, date_edtf }) => [event_id, date_edtf]));
  const toRow = (
    row: CasualtyRow | ClaimRow,
    own: Pick<LossRow, 'loss_id' | 'outcome' | 'reported_by' | 'stated_in' | 'event_date_edtf'>,
  ): LossRow => ({
    battle: battle.name ?? battle.title,
    date_edtf: battle.date_edtf,
    year_start: battle.year_start,
    place_text: battle.place_text,
    country: battle.country,
    side: row.side,
    side_name: sideName(record, row.side),
    outcome: own.outcome,
    subject: row.subject,
    category: row.category,
    group: row.group,
    low: row.low,
    high: row.high,
    qualifier: row.qualifier,
    is_total: row.is_total,
    claimant: row.claimant,
    reported_by: own.reported_by,
    stated_in: own.stated_in,
    event_date_edtf: own.event_date_edtf,
    quote: row.quote,
    url: source.url,
    battle_id: battle.battle_id,
    loss_id: own.loss_id,
  });
  const ofInfobox = record.casualties.map((row) =>
    toRow(row, {
      loss_id: row.casualty_id,
      outcome: row.outcome,
      reported_by: null,
      stated_in: 'infobox',
      event_date_edtf: null,
    }),
  );
  const ofProse = record.claims.flatMap((row) =>
    row.outcome === null
      ? []
      : toRow(row, {
          loss_id: row.claim_id,
          outcome: row.outcome,
          reported_by: row.reported_by,
          stated_in: 'prose',
          event_date_edtf: row.event_id === null ? null : (dates.get(row.event_id) ?? null),
        }),
  );
  return [...ofInfobox, ...ofProse];
}
