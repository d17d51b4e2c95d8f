import { type BattleRecord, type BattleRow, battles, type SourceRow } from '@openbattles/schema';
import type { VFile } from 'vfile';
import { readFindings } from './findings/read-findings.ts';
import { knownField } from './infobox/fields.ts';
import { readInfobox } from './infobox/read-infobox.ts';
import { readProse } from './prose/read-prose.ts';
import { upToEnough } from './syntax/messages.ts';
import { type ArticleOptions, layOutArticle } from './syntax/parse-article.ts';
import type { Article } from './text/article.ts';
import { Ids, slug } from './text/ids.ts';
import { MOST_REMARKS_A_RULE } from './text/reading.ts';
import { SourceText } from './text/source-text.ts';

const EMPTY_BATTLE = Object.fromEntries(
  battles.columns.map(({ name }) => [name, null]),
) as unknown as BattleRow;

function emptyRecord(battleId: string, title: string | null, source: SourceRow): BattleRecord {
  return {
    battle: { ...EMPTY_BATTLE, battle_id: battleId, title, source_id: source.source_id },
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

/** A message is an error whose stack trace vfile-message throws away: to make it takes ten times as long as all the rest. */
function withoutStackTrace(leave: () => void): void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    leave();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

export type ReadOptions = Pick<ArticleOptions, 'maxCharacters' | 'parser'>;

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
  { maxCharacters, parser }: ReadOptions = {},
): BattleRecord | null {
  const text = new SourceText(String(file), source.characters);
  const isInfoboxKey = (key: string) => knownField(key) !== null;
  const layout = layOutArticle(file, text, { isInfoboxKey, maxCharacters, parser });
  if (!layout) return null;
  const { title, infobox, headings, paragraphs } = layout;
  const name = slug(title ?? source.source_id);
  // A text whose title differs from another's in marks alone is told apart by the name of its file, `eth--1a2b3c4d`.
  const isOwn = name === '' || source.source_id.startsWith(`${name}--`);
  const battleId = isOwn ? source.source_id : name;
  const record = emptyRecord(battleId, title, source);
  const reasonOf = upToEnough(MOST_REMARKS_A_RULE);
  const article: Article = {
    text,
    record,
    ids: new Ids(),
    remark({ rule, reason, harmless, start, end }) {
      const words = reasonOf(rule, () => reason);
      if (words === null) return;
      const options = {
        place: { start: text.point(start), end: text.point(end) },
        ruleId: rule,
        source: 'openbattles',
      };
      withoutStackTrace(() => (harmless ? file.info(words, options) : file.message(words, options)));
    },
  };
  readInfobox(infobox?.fields ?? [], article);
  readProse(article, headings, paragraphs);
  if (paragraphs[0]) readFindings(article, paragraphs[0].start);
  return record;
}
