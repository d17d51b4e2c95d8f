import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BattleRecord } from '@openbattles/schema';
import { findArticles, openArticle } from '../packages/pipeline/src/inputs/articles.ts';
import { readArticle } from '../packages/pipeline/src/reading/read-article.ts';
import { SourceError } from '../packages/pipeline/src/sources/sources.ts';
import { calledWrongly, readArguments } from './arguments.ts';
import { scratchFolder } from './run-openbattles.ts';

const HELP = `usage: node --import tsx --conditions=source bench/reports.ts REPORTS.jsonl [--wrong] [--only TEXT]

Reads small inputs made after public reports, {"id", "kind": "txt" | "wiki" | "md", "trouble", "right", "content"}, each as a
file of its own, and says of each whether what was read is what is right. --wrong prints only those that are wrong, --only
those with TEXT in id or trouble.

right   a list of figures ('outcome', low, high, 'qualifier'): exactly the casualties of the infobox, or the claims where the
        infobox has none; a list of names: exactly the belligerents; a date in EDTF, "or" between several that are right: the
        date of the battle where the infobox has the words that the trouble quotes, else of an event; []: what the trouble
        is about is neither claim nor event. What is right in other words has a judge of its own in this file.`;

interface Report {
  id: string;
  kind: string;
  trouble: string;
  right: string;
  content: string;
}

/** What came of an input: its record, null where it was left out, and everything that was said. */
interface Reading {
  record: BattleRecord | null;
  text: string;
  messages: string[];
}

const FORMATS: Readonly<Record<string, string>> = { txt: 'txt', wiki: 'wiki', md: 'md' };
/** How the reports show the bytes of Windows' Latin letters. */
const LOST_BYTES = /\ufffd/g;

function bytesOf({ content, trouble }: Report): Uint8Array {
  if (!trouble.includes('windows-1252')) return Buffer.from(content, 'utf8');
  return Buffer.from(content.replace(LOST_BYTES, '\x96'), 'latin1');
}

async function read(folder: string, report: Report): Promise<Reading> {
  const path = join(folder, report.id, `battle-of-lindow.${FORMATS[report.kind] ?? report.kind}`);
  mkdirSync(join(folder, report.id));
  writeFileSync(path, bytesOf(report));
  const reading: Reading = { record: null, text: '', messages: [] };
  try {
    for await (const found of findArticles(path, {
      registry: new Map(),
      report: ({ reason }) => reading.messages.push(reason),
    })) {
      const source = await openArticle(found);
      const { file, record } = readArticle(source);
      reading.record = record;
      reading.text = source.text;
      reading.messages.push(...file.messages.map(({ reason }) => reason));
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    reading.messages.push(error.message);
  }
  return reading;
}

const losses = ({ casualties }: BattleRecord) =>
  casualties.map(({ outcome, low, high, qualifier }) => [outcome, low, high, qualifier]);
const claims = ({ claims: all }: BattleRecord) =>
  all.map(({ outcome, low, high, qualifier }) => [outcome, low, high, qualifier]);
const parties = ({ belligerents }: BattleRecord) => belligerents.map(({ name }) => name);
const events = ({ events: all }: BattleRecord) => all.map(({ date_edtf }) => date_edtf);
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Where right is written in words that no program reads: what must hold then, by the number of the report. */
const JUDGES: Readonly<Record<string, (record: BattleRecord, reading: Reading) => boolean>> = {
  // One bidi mark left in a name is one too many; the accents are as the text has them.
  35: ({ commanders: [first] }) => /^Ótt[oó] Bránd$/.test(first?.name ?? '') && first?.status === 'killed',
  38: ({ infobox, casualties: [loss] }, { text }) =>
    infobox.length === 2 &&
    loss !== undefined &&
    [...text].slice(loss.char_start, loss.char_end).join('') === loss.quote,
  179: (record) => /^1704-05-(?:14|25)$/.test(events(record).join()),
  192: ({ events: [first] }) =>
    first?.date_edtf === '1704-05-03' && first.quote.includes('Dawn: Part One: Go'),
  201: (record) => isSame(events(record), ['1704-05-03']),
  203: (record) =>
    isSame(
      losses(record).filter(([, low]) => low !== 30),
      [['killed', 12, 12, 'exact']],
    ),
  205: (record) => isSame(events(record), ['1704-05-03']),
  // The template is a dot with blanks around it: two words must not become one.
  209: ({ battle }) => /Lindow\W+Benn/.test(battle.place_text ?? ''),
  221: ({ belligerents }) =>
    isSame(
      belligerents.map(({ side }) => side),
      [1, 1, 2],
    ) &&
    /Germany/.test(belligerents[0]!.name) &&
    /^(?:USA|United States)/.test(belligerents[1]!.name),
};

/** The figures that `right` lists in Python's way, or null where it lists none. */
function figuresIn(right: string): unknown[] | null {
  const found = [...right.matchAll(/\('([a-z+]+)', (\d+|None), (\d+|None), '(\w+)'\)/g)];
  const bound = (written: string) => (written === 'None' ? null : Number(written));
  return found.length === 0
    ? null
    : found.map(([, outcome, low, high, qualifier]) => [outcome, bound(low!), bound(high!), qualifier]);
}

/** The dates that `right` allows, null for none; or null where it gives no date. */
function datesIn(right: string): (string | null)[] | null {
  const all = right.split(' or ').map((date) => (date === 'None' ? null : date));
  return all.every((date) => date === null || /^-?\d[\dX]+[-\dX~?/]*$/.test(date)) ? all : null;
}

/** Whether an input was read rightly; what was read is told beside it. */
function judge(report: Report, reading: Reading): { isRight: boolean; read: unknown } {
  const { id, right, trouble, content } = report;
  const { record, messages } = reading;
  if (right === 'message, rc 1')
    return { isRight: record === null && messages.length > 0, read: messages.join('; ') };
  if (!record) return { isRight: false, read: `no record: ${messages.join('; ')}` };
  const special = JUDGES[id];
  if (special)
    return {
      isRight: special(record, reading),
      read: { events: events(record), losses: losses(record), parties: parties(record), ...record.battle },
    };
  const figures = figuresIn(right);
  if (figures) {
    const stated = /casualties\d/i.test(content) ? losses(record) : claims(record);
    const isTooLarge = (figures as unknown[][]).some(([, low]) => Number(low) > 2 ** 31 - 1);
    // The tables' numbers have an end: no number and a word about it is right too.
    const isTold = isTooLarge && stated.every(([, low]) => low === null) && messages.length > 0;
    return { isRight: isSame(stated, figures) || isTold, read: stated };
  }
  const names = [...right.matchAll(/'([^']+)'/g)].map(([, name]) => name);
  if (names.length > 0) return { isRight: isSame(parties(record), names), read: parties(record) };
  if (right === '[]') {
    const found = [...claims(record), ...events(record).filter((date) => date !== '1704-05-03')];
    return { isRight: found.length === 0, read: found };
  }
  const dates = datesIn(right);
  if (dates) {
    const quoted = /`(.+)`/.exec(trouble)?.[1] ?? '';
    const isOfBattle = report.kind === 'wiki' || content.includes(`Date: ${quoted}`);
    const stated = isOfBattle ? [record.battle.date_edtf] : events(record);
    return { isRight: stated.length === 1 && dates.includes(stated[0]!), read: stated };
  }
  return { isRight: false, read: `nothing says how to judge ${right}` };
}

const { values: options, positionals } = readArguments(HELP, {
  options: { wrong: { type: 'boolean' }, only: { type: 'string', default: '' } },
  allowPositionals: true,
});
const [path] = positionals;

if (path === undefined) calledWrongly('No file of reports was given');
if (!existsSync(path)) console.log(`Skipped: there is no ${path}`);
else {
  const reports = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Report)
    .filter(({ id, trouble }) => `${id} ${trouble}`.includes(options.only));
  const folder = scratchFolder('bench-reports');
  let right = 0;
  for (const report of reports) {
    const reading = await read(folder, report);
    const { isRight, read: found } = judge(report, reading);
    if (isRight) right++;
    if (isRight && options.wrong) continue;
    console.log(`${isRight ? 'right' : 'WRONG'}  ${report.id} ${report.kind}  ${report.trouble}`);
    if (isRight) continue;
    console.log(`       right: ${report.right}\n       read:  ${JSON.stringify(found)}`);
    for (const message of reading.messages) console.log(`       said:  ${message.slice(0, 200)}`);
  }
  console.log(`${right} of ${reports.length} right`);
}
