import { findDates } from '@openbattles/dates';
import type { BattleRecord, ClaimRow, EventRow } from '@openbattles/schema';
import type { Paragraph } from '../syntax/parts.ts';
import { dateColumns } from '../text/date-columns.ts';
import { slug } from '../text/ids.ts';
import type { ReadingContext } from '../text/reading-context.ts';
import type { Span } from '../text/span.ts';
import { type Claim, ClaimReader } from './claims.ts';
import { eventIds } from './event-ids.ts';
import { type DatedPassage, datedPassages } from './events.ts';
import { sentences } from './sentences.ts';
import { readSides, type SideNames } from './sides.ts';

/** Reads what the prose says into the record's events and claims. The infobox must have been read. */
export function readProse(
  article: ReadingContext,
  headings: readonly Span[],
  paragraphs: readonly Paragraph[],
): void {
  const { text, record } = article;
  const body = paragraphs[0];
  if (!body) return;
  const dates = findDates(text.text, {
    range: { start: Math.min(body.start, headings[0]?.start ?? body.start), end: text.text.length },
    headings: [...headings],
    extent: { firstDay: record.battle.date_start, lastDay: record.battle.date_end },
    ...(record.battle.title !== null && { title: record.battle.title }),
  });
  // of the paragraphs with dates, whose sentences are asked for twice; those of all the others need not live that long
  const known: (readonly Span[] | undefined)[] = paragraphs.map(() => undefined);
  const passages = datedPassages(text.text, paragraphs, dates, (paragraph) => {
    const spans = sentences(text.text, paragraph);
    known[paragraph.number - 1] = spans;
    return spans;
  });
  const ids = writeEvents(article, passages);
  const named = readSides(sidesOf(record), text.text);
  const claims = new ClaimReader(text.text, dates, named);
  let passage = 0;
  for (const paragraph of paragraphs) {
    const from = passage;
    while (passage < passages.length && passages[passage]!.paragraph === paragraph) passage++;
    const own = passages.slice(from, passage);
    let last = -1;
    const spans = known[paragraph.number - 1] ?? sentences(text.text, paragraph);
    for (const claim of claims.read(paragraph, spans)) {
      while (last + 1 < own.length && own[last + 1]!.passage.start <= claim.start) last++;
      while (last >= 0 && own[last]!.passage.start > claim.start) last--;
      // of dates that govern the same passage, the first stands for all
      let at = last;
      while (at > 0 && own[at - 1]!.passage.start === own[at]!.passage.start) at--;
      const holds = at >= 0 && claim.start < own[at]!.passage.end;
      writeClaim(
        article,
        claim,
        holds ? { id: ids[from + at]!, edtf: record.events[from + at]!.date_edtf } : null,
      );
    }
  }
}

/** The sides as the infobox names them. */
function sidesOf({ belligerents, commanders }: BattleRecord): SideNames[] {
  const numbers = [...new Set(belligerents.map(({ side }) => side))].sort((a, b) => a - b);
  return numbers.map((number) => ({
    side: number,
    names: belligerents.filter(({ side }) => side === number).map(({ name }) => name),
    commanders: commanders.filter(({ side }) => side === number).map(({ name }) => name),
  }));
}

/** Rows of which an article has many name their columns: to spread objects into them takes ten times as long. */
function writeEvents({ text, record }: ReadingContext, passages: readonly DatedPassage[]): string[] {
  const battleId = record.battle.battle_id;
  const rows = passages.map(({ date, when, passage, role, paragraph }): EventRow => {
    const { date_edtf, date_start, date_end, year_start, year_end, date_precision } = dateColumns(
      date.interval ?? date,
    );
    const { quote, char_start, char_end, line, rule } = text.evidence(passage, date.rule);
    return {
      event_id: '',
      battle_id: battleId,
      section: paragraph.section,
      paragraph: paragraph.number,
      date_text: text.text.slice(when.start, when.end),
      date_char_start: text.codePoint(when.start),
      date_char_end: text.codePoint(when.end),
      date_edtf,
      date_start,
      date_end,
      year_start,
      year_end,
      date_precision,
      date_basis: date.basis,
      date_role: role,
      quote,
      char_start,
      char_end,
      line,
      rule,
    };
  });
  const ids = eventIds(rows.map(({ date_edtf, quote }) => ({ battleId, edtf: date_edtf!, quote })));
  for (const [index, row] of rows.entries()) {
    row.event_id = ids[index]!;
    record.events.push(row);
  }
  return ids;
}

/** The words of a figure in an id: "34-", "4000-5000", "several". */
const figureOf = ({ low, high, qualifier }: Pick<ClaimRow, 'low' | 'high' | 'qualifier'>): string => {
  if (low === null && high === null) return qualifier;
  return low === high ? String(low) : `${low ?? ''}-${high ?? ''}`;
};

function writeClaim(
  { text, record, ids }: ReadingContext,
  claim: Claim,
  event: { id: string; edtf: string | null } | null,
): void {
  const battleId = record.battle.battle_id;
  const { quote, char_start, char_end, line, rule } = text.evidence(claim, claim.rule);
  const what = claim.subject === null ? claim.category : slug(claim.subject);
  record.claims.push({
    claim_id: ids.make(
      [
        battleId,
        'claims',
        claim.side,
        claim.outcome ?? 'strength',
        what,
        slug(claim.claimant ?? ''),
        event?.edtf?.replace('/', '--') ?? null,
      ],
      // A number is corrected more often than a claim is doubled: it tells apart and does not name.
      [figureOf(claim)],
    ),
    battle_id: battleId,
    event_id: event?.id ?? null,
    side: claim.side,
    outcome: claim.outcome,
    subject: claim.subject,
    category: claim.category,
    low: claim.low,
    high: claim.high,
    qualifier: claim.qualifier,
    is_total: claim.is_total,
    group: claim.group,
    claimant: claim.claimant,
    reported_by: claim.reported_by,
    quote,
    char_start,
    char_end,
    line,
    rule,
  });
}
