import type { BattleRecord, Evidence, FindingRow } from '@openbattles/schema';
import type { Paragraph } from '../syntax/parts.ts';
import { slug } from '../text/ids.ts';
import type { ReadingContext } from '../text/reading-context.ts';
import { Claims } from './comparable.ts';
import { claimsWithin, type SentenceOfClaim } from './extent.ts';
import { FINDING_RULES } from './finding-rules.ts';
import type { Reference } from './rule.ts';

const KEYS: Readonly<Record<Reference['table'], string>> = {
  claims: 'claim_id',
  casualties: 'casualty_id',
  strengths: 'strength_id',
  events: 'event_id',
  belligerents: 'belligerent_id',
  commanders: 'commander_id',
  infobox: 'field_id',
};

/** No infobox has more figures. To compare each with each claim would take too long, and tell nothing of a battle. */
const MOST_FIGURES = 500;

/** What the article holds beside its record. */
export interface ReadArticle {
  paragraphs: readonly Paragraph[];
  /** The lines, from 1, on which a reader of the infobox left something unread. */
  unreadLines: ReadonlySet<number>;
}

/**
 * Checks the finished record against itself and writes what was found into it. The evidence of a finding is that of
 * its first reference. An article without prose has none.
 */
export function readFindings(
  { text, record, ids, remark }: ReadingContext,
  { paragraphs, unreadLines }: ReadArticle,
): void {
  if (!paragraphs[0]) return;
  const proseStart = paragraphs[0].start;
  const figures = record.strengths.length + record.casualties.length;
  if (figures > MOST_FIGURES) {
    const reason = `The infobox has ${figures} figures: what more than ${MOST_FIGURES} contradict is not looked for`;
    remark({ rule: 'too-many-figures', reason, start: 0, end: proseStart });
    return;
  }
  const evidenceOf = evidenceById(record);
  const { battle_id } = record.battle;
  const hasUnread = (line: number) => unreadLines.has(line);
  const sentenceOf = ({ char_start, char_end }: Evidence) =>
    sentenceAround(text.text, text.offset(char_start), text.offset(char_end));
  const article = {
    record,
    claims: new Claims(record, claimsWithin(record, sectionsByOffset(text, paragraphs), sentenceOf)),
    sentenceOf,
    casualties: record.casualties.filter(({ line }) => !hasUnread(line)),
    hasUnread,
    text: text.text,
    proseStart,
    hasSections: paragraphs.some(({ section }) => section !== null),
  };
  for (const { kind, check } of FINDING_RULES) {
    for (const { key, message, refs } of check(article)) {
      const row = refs[0] && evidenceOf(refs[0]);
      if (!row) continue;
      const { quote, char_start, char_end, line } = row;
      const evidence = { quote, char_start, char_end, line };
      const finding: FindingRow = {
        finding_id: ids.make([
          battle_id,
          'findings',
          kind,
          ...key.map((part) => (typeof part === 'string' ? slug(part) : part)),
        ]),
        battle_id,
        kind,
        message,
        ...evidence,
        rule: kind,
      };
      record.findings.push(finding);
      for (const [index, { table, id, role }] of refs.entries()) {
        const { finding_id } = finding;
        record.finding_refs.push({ finding_id, battle_id, position: index + 1, table, id, role });
      }
    }
  }
}

/** So far from its quote the sentence of a claim is looked at. */
const NEAR = 300;

/** The words of a sentence before a stretch of it, and all of its words. A full stop ends it, be it that of "Gen.". */
function sentenceAround(text: string, start: number, end: number): SentenceOfClaim {
  const near = text.slice(Math.max(0, start - NEAR), start);
  const before = near.slice(Math.max(near.lastIndexOf('.'), near.lastIndexOf('\n')) + 1);
  const behind = /^[^.\n]*/.exec(text.slice(end, end + NEAR))![0];
  return { before, whole: before + text.slice(start, end) + behind };
}

/** The heading over each place, which is an offset in code points. Places are asked for in any order. */
function sectionsByOffset(
  text: ReadingContext['text'],
  paragraphs: readonly Paragraph[],
): (codePoint: number) => string | null {
  return (codePoint) => {
    const offset = text.offset(codePoint);
    let low = 0;
    let high = paragraphs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (paragraphs[middle]!.start <= offset) low = middle + 1;
      else high = middle;
    }
    return paragraphs[low - 1]?.section ?? null;
  };
}

/** Finds the row that a reference means. A table is indexed when the first is asked for: most have none. */
function evidenceById(record: BattleRecord): (reference: Reference) => Evidence | undefined {
  const tables = new Map<Reference['table'], Map<string, Evidence>>();
  return ({ table, id }) => {
    let rows = tables.get(table);
    if (!rows) {
      const all = record[table] as unknown as readonly (Evidence & Record<string, string>)[];
      rows = new Map(all.map((row) => [row[KEYS[table]]!, row]));
      tables.set(table, rows);
    }
    return rows.get(id);
  };
}
