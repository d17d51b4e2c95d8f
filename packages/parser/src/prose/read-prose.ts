import { type Aside, type FoundDate, findDates } from '@openbattles/dates';
import type { BattleRecord, ClaimRow, EventRow } from '@openbattles/schema';
import { DateCursor } from '../language/words-of-text.ts';
import { dateColumns } from '../text/date-columns.ts';
import { withoutFootnoteMarks } from '../text/footnote-marks.ts';
import { slug } from '../text/ids.ts';
import type { ReadingContext } from '../text/reading-context.ts';
import type { Span } from '../text/span.ts';
import { type Action, actionsOf } from './actions/action-reader.ts';
import { type Claim, ClaimReader, wordsOfParagraph } from './claims.ts';
import { eventIds } from './dates/event-ids.ts';
import { type DatedPassage, datedPassages, type Paragraph } from './dates/events.ts';
import { eventsOfClaims } from './dates/events-of-claims.ts';
import { isRoleOfParty } from './names/names-of-parties.ts';
import { sectionOf, subtitleOf } from './names/sections-of-sides.ts';
import { readSides, type SideNames } from './names/sides.ts';
import { type Scene, scenesOf } from './scene.ts';
import { sentences } from './sentences.ts';
import { isListOfItems, sideOfList } from './sides/lists-of-sides.ts';

/** Reads what the prose says into the record's events and claims. The infobox must have been read. */
export function readProse(
  article: ReadingContext,
  headings: readonly Span[],
  paragraphs: readonly Paragraph[],
): void {
  const { text, record } = article;
  const body = paragraphs[0];
  if (!body) return;
  const prose = withoutFootnoteMarks(text.text, (remark) => article.remark(remark));
  const dates = findDates(prose, {
    range: { start: Math.min(body.start, headings[0]?.start ?? body.start), end: prose.length },
    headings: [...headings],
    extent: { firstDay: record.battle.date_start, lastDay: record.battle.date_end },
    ...(record.battle.title !== null && { title: record.battle.title }),
  });
  remarkAsides(article, dates, paragraphs);
  const cursor = new DateCursor(dates);
  /** By the number of the paragraph. */
  const words: ReturnType<typeof wordsOfParagraph>[] = [];
  for (const paragraph of paragraphs)
    words[paragraph.number - 1] = wordsOfParagraph(prose, paragraph, sentences(prose, paragraph), cursor);
  const passages = datedPassages(prose, paragraphs, dates, ({ number }) => words[number - 1]!);
  const events = passages.filter(({ sameAs }) => sameAs === null);
  const ids = writeEvents(article, events);
  const rows = new Map(events.map((passage, index) => [passage, index]));
  const { victor_side, victor } = record.battle;
  const named = readSides(sidesOf(record), prose, () => words.flat(), victor_side, victor ?? '');
  const claims = new ClaimReader(prose);
  const subtitle = subtitleOf(record.battle.title ?? '');
  let next = 0;
  /** The last paragraph that is no list. */
  let opening: readonly Scene[] = [];
  for (const paragraph of paragraphs) {
    const from = next;
    while (next < passages.length && passages[next]!.paragraph === paragraph) next++;
    const dated = passages.slice(from, next);
    const above = opening;
    const isList = isListOfItems(prose.slice(paragraph.start, paragraph.start + LONGEST_SIGN));
    const scenes: Scene[] = scenesOf(
      words[paragraph.number - 1]!,
      named,
      () =>
        (isList ? sideOfList(above, scenes) : null) ??
        sectionOf([...paragraph.enclosing, ...subtitle], named),
    );
    if (!isList) opening = scenes;
    const eventFinder = () => {
      const passageOf = eventsOfClaims(dated);
      return (told: Claim | Action): EventOfRow | null => {
        const passage = passageOf(told);
        const row = passage && rows.get(passage.sameAs ?? passage)!;
        return row === null ? null : { id: ids[row]!, edtf: record.events[row]!.date_edtf };
      };
    };
    const eventOfClaim = eventFinder();
    for (const claim of claims.read(scenes)) writeClaim(article, claim, eventOfClaim(claim));
    const eventOfAction = eventFinder();
    for (const action of scenes.flatMap(actionsOf)) writeAction(article, action, eventOfAction(action));
  }
  for (const remark of claims.unread) article.remark(remark);
}

/** So far into a paragraph stands the sign by which an item of a list is known. */
const LONGEST_SIGN = 10;

/** Why a date became no event. */
const ASIDES: Readonly<Record<Aside, string>> = {
  origin: 'The date says since when there is someone or something',
  name: 'The year belongs to a name and is no event of the text',
  brackets: 'The years in brackets lie outside the battle: a citation, or somebody\u2019s life',
  publication: 'The date is that of a publication',
  outlook: 'The date is of what would come after the battle',
  'long-after': 'The date lies long after all that the text is about',
};

/** A note for each date of the paragraphs that is read and is no event. */
function remarkAsides(
  article: ReadingContext,
  dates: readonly FoundDate[],
  paragraphs: readonly Span[],
): void {
  let at = 0;
  for (const { aside, start, end } of dates) {
    while (at < paragraphs.length && paragraphs[at]!.end <= start) at++;
    const isInProse = at < paragraphs.length && paragraphs[at]!.start <= start;
    if (aside !== null && isInProse)
      article.remark({ rule: 'date-aside', reason: ASIDES[aside], harmless: true, start, end });
  }
}

/** The sides as the infobox names them. */
function sidesOf({ belligerents, commanders, strengths }: BattleRecord): SideNames[] {
  // where the text lost a flag, its commanders still stand there
  const numbers = [...new Set([...belligerents, ...commanders].map(({ side }) => side))].sort(
    (a, b) => a - b,
  );
  return numbers.map((number) => ({
    side: number,
    names: belligerents
      .filter(({ side }) => side === number)
      .flatMap(({ name, quote }) => [name, ...namesInBrackets(quote)]),
    commanders: commanders
      .filter(({ side }) => side === number)
      .flatMap(({ name, quote }) => [name, ...nicknamesIn(quote)]),
    titles: commanders.flatMap(({ side, rank }) => (side === number && rank !== null ? [rank] : [])),
    forces: strengths.flatMap(({ side, subject, low, high }) =>
      side === number && subject !== null ? [{ things: subject, count: low === high ? low : null }] : [],
    ),
  }));
}

/** "Gran Colombia (patriots)", "Azawad (MNLA)": what else a party is called, or who fought for it; not "(air support only)". */
const namesInBrackets = (quote: string): string[] =>
  [...quote.matchAll(/\(([^()\d]{3,60})\)/g)].flatMap(([, inside]) =>
    inside!.split(/,\s*/).filter((name) => /^\p{Lu}/u.test(name) || isRoleOfParty(name)),
  );

/** 'William Alexander ("Lord Stirling")': what else a commander is called. */
const nicknamesIn = (quote: string): string[] =>
  [...quote.matchAll(/["“]([^"“”]{3,40})["”]/g)].map(([, name]) => name!);

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
  const ids = eventIds(
    rows.map(({ date_edtf, quote }, index) => {
      const { start, end } = passages[index]!.reach;
      return { battleId, edtf: date_edtf!, quote, told: end - start };
    }),
  );
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

/** The dated passage that a row stands in. */
interface EventOfRow {
  id: string;
  edtf: string | null;
}

function writeAction({ text, record, ids }: ReadingContext, action: Action, event: EventOfRow | null): void {
  const battleId = record.battle.battle_id;
  const { quote, char_start, char_end, line, rule } = text.evidence(action, action.rule);
  const { type, modality, side } = action;
  record.actions.push({
    action_id: ids.make(
      [battleId, 'actions', side, type, event?.edtf?.replace('/', '--') ?? null],
      [modality, slug(quote)],
    ),
    battle_id: battleId,
    event_id: event?.id ?? null,
    type,
    modality,
    side,
    quote,
    char_start,
    char_end,
    line,
    rule,
  });
}

function writeClaim({ text, record, ids }: ReadingContext, claim: Claim, event: EventOfRow | null): void {
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
