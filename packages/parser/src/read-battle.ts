import type { Gazetteer } from '@openbattles/places';
import {
  type BattleRecord,
  type BattleRow,
  battles,
  describeRefusal,
  mendRecord,
  type Refusal,
  type SourceRow,
} from '@openbattles/schema';
import type { VFile } from 'vfile';
import { readFindings } from './findings/read-findings.ts';
import { fieldName, knownField } from './infobox/fields.ts';
import { readInfobox } from './infobox/read-infobox.ts';
import { readProse } from './prose/read-prose.ts';
import { parseArticle } from './syntax/parse.ts';
import { type ArticleParts, partsOf } from './syntax/parts.ts';
import { Ids, slug } from './text/ids.ts';
import { isPortableName } from './text/portable-names.ts';
import type { ReadingContext } from './text/reading-context.ts';
import { remarkOn } from './text/remarks.ts';
import { SourceText } from './text/source-text.ts';

export interface ReadOptions {
  /** How long a text may be, in UTF-16 code units. 2,000,000 if not given. */
  maxCharacters?: number | undefined;
  /**
   * Gives the gazetteer in which places are looked up, and is called when there is one to look up. Without it the only locations are
   * the coordinates that the text states.
   */
  gazetteer?: (() => Gazetteer) | undefined;
}

/**
 * Reads the battle that an article is about. A value that no record may have, such as a last day before the first, or a count
 * that no reader of the data could hold, is left out with a warning at its place.
 *
 * @param file the text of the article. Messages are left on it, each with its place, `ruleId` and `source`.
 * @param source the row of the text in the table `sources`.
 * @returns the record, which is valid, or null where the article cannot be read: a fatal message on the file then says why.
 */
export function readBattle(file: VFile, source: SourceRow, options: ReadOptions = {}): BattleRecord | null {
  const text = new SourceText(String(file), source.characters);
  const parts = readParts(file, text, options);
  if (!parts) return null;
  const { title, fields, headings, paragraphs, apparatus } = parts;
  const record = emptyRecord(title, source);
  const article: ReadingContext = { text, record, ids: new Ids(), remark: remarkOn(file, text) };
  for (const span of apparatus)
    article.remark({ rule: 'apparatus', reason: APPARATUS, harmless: true, ...span });
  readInfobox(fields, article, options.gazetteer);
  const unreadLines = linesOfUnread(file);
  readProse(article, headings, paragraphs);
  readFindings(article, { paragraphs, unreadLines });
  const refusals = mendRecord(record, fieldName);
  if (refusals.length === 0) return record;
  // What was found may be found no more without the values that went.
  record.findings = [];
  record.finding_refs = [];
  for (const { problem, place } of refusals)
    if (place && problem.table !== 'findings')
      unreadLines.add(text.point(text.offset(place.char_start)).line);
  readFindings({ ...article, ids: new Ids() }, { paragraphs, unreadLines });
  return tell([...refusals, ...mendRecord(record, fieldName)], article, file) ? record : null;
}

const APPARATUS = 'These are notes, works or links: no events and no claims are read from them';

/** Says at its place what was refused; answers whether the record could be mended. */
function tell(refusals: readonly Refusal[], { text, remark }: ReadingContext, file: VFile): boolean {
  let isMended = true;
  for (const refusal of refusals) {
    const { problem, mended } = refusal;
    const { char_start, char_end } = refusal.place ?? { char_start: 0, char_end: 0 };
    const span = { start: text.offset(char_start), end: text.offset(char_end) };
    const reason = describeRefusal(refusal);
    if (mended !== null) remark({ rule: problem.rule, reason, ...span });
    else {
      const place = { start: text.point(span.start), end: text.point(span.end) };
      file.message(reason, { place, ruleId: problem.rule, source: 'openbattles' }).fatal = true;
      isMended = false;
    }
  }
  return isMended;
}

/** The rules of the messages that say where a strength or a loss of the infobox was not read: `extract` and `build` count them. */
export const BOX_FIGURE_NOT_READ: ReadonlySet<string> = new Set(['unread', 'unreadable-number']);
/** The messages after which a figure of the infobox may be missing, or of something else. */
const UNREAD = new Set([...BOX_FIGURE_NOT_READ, 'no-count', 'unknown-noun']);

/** The lines, from 1, that hold a figure which could not be read: a field stands on one line. */
function linesOfUnread({ messages }: VFile): Set<number> {
  const lines = messages.flatMap(({ ruleId, line }) => (UNREAD.has(ruleId ?? '') && line ? [line] : []));
  return new Set(lines);
}

/** Lets go of the tree: of a long text it would be most of what lives while the text is read. */
function readParts(file: VFile, text: SourceText, options: ReadOptions): ArticleParts | null {
  const isInfoboxKey = (key: string) => knownField(key) !== null;
  const tree = parseArticle(file, text, { ...options, isInfoboxKey });
  return tree && partsOf(tree, text.text);
}

const EMPTY_BATTLE = Object.fromEntries(
  battles.columns.map(({ name }) => [name, null]),
) as unknown as BattleRow;

function emptyRecord(title: string | null, source: SourceRow): BattleRecord {
  const { source_id } = source;
  const name = slug(title ?? source_id);
  // A text whose title differs from another's in marks alone is told apart by the name of its file, `eth--1a2b3c4d`.
  // So is one whose title is no name of a folder: the name of its file is.
  const battle_id = !isPortableName(name) || source_id.startsWith(`${name}--`) ? source_id : name;
  return {
    battle: { ...EMPTY_BATTLE, battle_id, title, source_id },
    belligerents: [],
    commanders: [],
    strengths: [],
    casualties: [],
    events: [],
    claims: [],
    locations: [],
    actions: [],
    findings: [],
    finding_refs: [],
    source,
    infobox: [],
  };
}
