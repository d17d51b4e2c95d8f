import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Article,
  findArticles,
  isInput,
  openArticle,
} from '../packages/pipeline/src/inputs/articles.ts';
import { describeOmission, type Omission } from '../packages/pipeline/src/inputs/omissions.ts';
import { readArticle } from '../packages/pipeline/src/reading/read-article.ts';
import { SourceError } from '../packages/pipeline/src/sources/sources.ts';
import { calledWrongly, readArguments } from './arguments.ts';
import { type Part, type Row, skipped, told } from './measuring.ts';

const HELP = `usage: node --import tsx --conditions=source bench/inputs.ts [--text] PATH…

Reads files of any kind that openbattles takes (.txt, .md, .wiki, .xml, .xml.bz2, .ndjson, .jsonl), and those in folders. For
each: the articles found, those with an infobox, the records, and what was left out and why; and for all together what the
rendering of the infobox lost, and how many megabytes of processor time are found and rendered a second. --text prints each
rendering instead, to be looked at. A path that is not there is skipped with a sentence.`;

interface Tally {
  articles: number;
  boxes: number;
  records: number;
  leftOut: string[];
}

const processorSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const omissions = new Map<string, { omission: Omission; example: string }>();
const cost = { finding: 0, rendering: 0, bytes: 0 };

function count(found: Article, all: readonly Omission[]): void {
  for (const omission of all) {
    if (omission.place !== 'infobox') continue;
    const key =
      `${omission.kind} ${omission.kind === 'image' || omission.kind === 'flag' ? '' : omission.name}`.trim();
    const known = omissions.get(key);
    if (known) known.omission = { ...known.omission, times: known.omission.times + omission.times };
    else
      omissions.set(key, {
        omission,
        example: `${describeOmission({ ...omission, times: 1 })} (${found.path})`,
      });
  }
}

async function measure(path: string, printed: boolean): Promise<Tally> {
  const tally: Tally = { articles: 0, boxes: 0, records: 0, leftOut: [] };
  let since = processorSeconds();
  const report = ({ line, reason }: { line?: number; reason: string }) =>
    tally.leftOut.push(line === undefined ? reason : `line ${line}: ${reason}`);
  for await (const found of findArticles(path, { registry: new Map(), report })) {
    cost.finding += processorSeconds() - since;
    tally.articles++;
    try {
      since = processorSeconds();
      const source = await openArticle(found);
      cost.rendering += processorSeconds() - since;
      cost.bytes += found.content === null ? statSync(path).size : Buffer.byteLength(found.content);
      count(found, source.omissions);
      if (printed) process.stdout.write(`${source.text}\n`);
      const { file, record } = readArticle(source);
      if (record) tally.records++;
      else tally.leftOut.push(`${found.path}: ${file.messages.find(({ fatal }) => fatal)?.reason}`);
      if (record && record.infobox.length > 0) tally.boxes++;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      tally.leftOut.push(error.message);
    }
    since = processorSeconds();
  }
  cost.finding += processorSeconds() - since;
  return tally;
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter(isInput)
    .sort()
    .map((name) => join(path, name));
}

/** Articles and records of the dumps, and of the wikitext among the corpora. */
export const part: Part = async ({ corpora, dumps }) => {
  const folders = { dump: dumps, wikitext: corpora && join(corpora, 'wikitext') };
  const rows: Row[] = [];
  for (const [kind, folder] of Object.entries(folders)) {
    if (!folder || !existsSync(folder)) {
      rows.push(skipped(`inputs: ${kind}`, `no such folder: ${kind === 'dump' ? '--dumps' : '--corpora'}`));
      continue;
    }
    const tallies: (Omit<Tally, 'leftOut'> & { file: string })[] = [];
    const files = filesOf(folder).filter((path) => /\.(?:wiki|xml|xml\.bz2)$/.test(path));
    for (const path of files) tallies.push({ file: basename(path), ...(await measure(path, false)) });
    const sum = (of: keyof Tally & ('articles' | 'boxes' | 'records')) =>
      tallies.reduce((total, tally) => total + tally[of], 0);
    const all = {
      file: `${files.length} files`,
      articles: sum('articles'),
      boxes: sum('boxes'),
      records: sum('records'),
    };
    for (const { file, articles, boxes, records } of kind === 'dump' ? tallies : [all])
      rows.push({
        what: `${kind}: ${file}`,
        measured: `${records} records`,
        beside:
          articles === 0
            ? 'no page names the infobox of a battle'
            : `${articles} articles, ${boxes} with an infobox`,
        ratio: '',
        wanted: 'a record of each',
        reached: articles === 0 ? null : records === articles,
      });
  }
  const most = [...omissions].sort(([, a], [, b]) => b.omission.times - a.omission.times).slice(0, 3);
  rows.push(
    told(
      'what the rendering of these infoboxes lost (bench/inputs.ts lists all)',
      `${omissions.size} kinds`,
      most.map(([key, { omission }]) => `${key}: ${omission.times}`).join(', '),
    ),
  );
  return rows;
};

async function main(): Promise<number> {
  const { values, positionals: paths } = readArguments(HELP, {
    options: { text: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (paths.length === 0) return calledWrongly('No file was given');
  for (const path of paths) {
    if (!existsSync(path)) {
      process.stdout.write(`Skipped: there is no ${path}\n`);
      continue;
    }
    for (const file of filesOf(path)) {
      const { articles, boxes, records, leftOut } = await measure(file, values.text);
      if (values.text) continue;
      process.stdout.write(`${file}: ${articles} articles, ${boxes} with an infobox, ${records} records\n`);
      for (const reason of leftOut) process.stdout.write(`  left out: ${reason}\n`);
    }
  }
  if (!values.text) {
    process.stdout.write('\nwhat the rendering of the infoboxes lost\n');
    for (const [key, { omission, example }] of [...omissions].sort(
      ([, a], [, b]) => b.omission.times - a.omission.times,
    )) {
      process.stdout.write(`${String(omission.times).padStart(6)}  ${key.padEnd(36)}  ${example}\n`);
    }
    const { finding, rendering, bytes } = cost;
    const speed = (bytes / 1e6 / rendering).toFixed(2);
    process.stdout.write(
      `\n${(bytes / 1e6).toFixed(2)} MB of articles: ${finding.toFixed(2)} s to find, ${rendering.toFixed(2)} s to render (${speed} MB/s)\n`,
    );
  }
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
