import { findDates } from '@openbattles/dates';
import { type BattleRecord, type BattleRow, battles, type SourceRow } from '@openbattles/schema';
import type { VFile } from 'vfile';
import { type Article, dateColumns } from './article.ts';
import { Ids, slug } from './ids.ts';
import { knownField } from './infobox/fields.ts';
import { readInfobox } from './infobox/read-infobox.ts';
import { layOut } from './lay-out.ts';
import { datedPassages, type Paragraph } from './prose/events.ts';
import type { Span } from './reading.ts';
import { SourceText } from './source-text.ts';
import { type ArticleOptions, parseArticle } from './syntax/parse-article.ts';

function emptyRecord(battleId: string, title: string | null, source: SourceRow): BattleRecord {
  const battle = Object.fromEntries(battles.columns.map(({ name }) => [name, null])) as unknown as BattleRow;
  return {
    battle: { ...battle, battle_id: battleId, title, source_id: source.source_id },
    belligerents: [],
    commanders: [],
    strengths: [],
    casualties: [],
    events: [],
    claims: [],
    findings: [],
    finding_refs: [],
    source,
    infobox: [],
  };
}

export type ReadOptions = Pick<ArticleOptions, 'maxCharacters'>;

/**
 * Reads the battle that an article is about.
 *
 * @param file the text of the article. Messages are left on it, each with its place, `ruleId` and `source`.
 * @param source the row of the text in the table `sources`.
 * @returns the record, or null where the article cannot be read: a fatal message on the file then says why.
 */
export function readBattle(
  file: VFile,
  source: SourceRow,
  { maxCharacters }: ReadOptions = {},
): BattleRecord | null {
  const tree = parseArticle(file, { isInfoboxKey: (key) => knownField(key) !== null, maxCharacters });
  if (!tree) return null;
  const text = new SourceText(String(file));
  const { title, fields, headings, paragraphs } = layOut(tree);
  const battleId = slug(title ?? source.source_id) || source.source_id;
  const record = emptyRecord(battleId, title, source);
  const article: Article = {
    text,
    record,
    ids: new Ids(),
    remark({ rule, reason, start, end }, weight = 'warning') {
      const options = {
        place: { start: text.point(start), end: text.point(end) },
        ruleId: rule,
        source: 'openbattles',
      };
      if (weight === 'note') file.info(reason, options);
      else file.message(reason, options);
    },
  };
  readInfobox(fields, article);
  readEvents(article, headings, paragraphs);
  return record;
}

function readEvents(article: Article, headings: readonly Span[], paragraphs: readonly Paragraph[]): void {
  const { text, record, ids } = article;
  const body = paragraphs[0];
  if (!body) return;
  const dates = findDates(text.text, {
    range: { start: Math.min(body.start, headings[0]?.start ?? body.start), end: text.text.length },
    headings: [...headings],
    extent: { firstDay: record.battle.date_start, lastDay: record.battle.date_end },
    ...(record.battle.title !== null && { title: record.battle.title }),
  });
  for (const { date, when, passage, role, paragraph } of datedPassages(text.text, paragraphs, dates)) {
    const columns = dateColumns(date.interval ?? date);
    const evidence = text.evidence(passage, date.rule);
    record.events.push({
      event_id: ids.make(
        [record.battle.battle_id, columns.date_edtf!.replace('/', '--')],
        [slug(paragraph.section ?? 'lead'), slug(evidence.quote.slice(0, 40))],
      ),
      battle_id: record.battle.battle_id,
      section: paragraph.section,
      paragraph: paragraph.number,
      date_text: text.text.slice(when.start, when.end),
      date_char_start: text.codePoint(when.start),
      date_char_end: text.codePoint(when.end),
      ...columns,
      date_basis: date.basis,
      date_role: role,
      ...evidence,
    });
  }
}
