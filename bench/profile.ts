import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { Profiler, Runtime } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { positive, readArguments } from './arguments.ts';
import { realArticles } from './builds.ts';
import { writeArticles } from './many-articles.ts';
import { built } from './measuring.ts';

const HELP = `usage: node --import tsx bench/profile.ts --corpora FOLDER [options]

Builds a release in this process with one thread, of articles made of the real ones, and prints what share of the time each
stage takes, as V8's profiler sees it, in the code as it is built (npm run build; so without --conditions=source). A sample
counts for the innermost stage that is at work: dates read for a field of the infobox are dates.

--corpora FOLDER   real articles: folders plain, exact, prose
--articles N       (default 1000)
--warm             build once before: what a long run costs, without that of beginning
--functions N      also the N functions with the most time of their own
--help`;

/** The stages by where their code stands; the first that fits. */
const STAGES: readonly (readonly [string, RegExp])[] = [
  ['dates', /\/packages\/dates\/dist\//],
  [
    'parse: text to tree',
    /\/parser\/src\/(?:syntax|text\/line-cursor)|\/node_modules\/(?:unified|vfile|trough|remark|micromark|mdast)/,
  ],
  ['infobox: figures', /\/parser\/src\/infobox\/figures/],
  ['infobox: people', /\/parser\/src\/infobox\/people/],
  ['infobox: all else', /\/parser\/src\/infobox\//],
  ['prose', /\/parser\/src\/prose\//],
  ['findings', /\/parser\/src\/findings\//],
  ['evidence, ids, record', /\/parser\/src\//],
  ['validation', /\/schema\/dist\/(?:validate|assertions)|\/node_modules\/ajv/],
  ['CSV', /\/exporters\/csv\/|\/node_modules\/csv-stringify/],
  ['JSON', /\/exporters\/json\//],
  ['Arrow', /\/exporters\/arrow\/|\/node_modules\/(?:apache-arrow|flatbuffers)\//],
  ['Parquet', /\/exporters\/parquet\/|\/node_modules\/hyparquet/],
  ['workbook', /\/exporters\/xlsx\/|\/node_modules\/(?:hucre|fflate)/],
  ['views', /\/schema\/dist\/views/],
  ['rows and their checks, for all formats', /\/schema\/dist\//],
  [
    'messages',
    /\/pipeline\/dist\/reading\/(?:messages|progress)|\/node_modules\/(?:vfile-|string-width|supports-color)/,
  ],
  ['release: reading, hashing, metadata, writing', /\/pipeline\/dist\//],
];

/** What stands in no file. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['(garbage collector)', 'garbage collector'],
  ['(idle)', 'waiting for files'],
]);

/** The maps of the files that a build makes of many sources, by their address. */
const maps = new Map<string, SourceMap | null>();
function mapOf(url: string): SourceMap | null {
  const known = maps.get(url);
  if (known !== undefined) return known;
  const file = url.includes('/parser/dist/') ? `${fileURLToPath(url)}.map` : '';
  const map = existsSync(file) ? new SourceMap(JSON.parse(readFileSync(file, 'utf8'))) : null;
  maps.set(url, map);
  return map;
}

/** Where the source of a function stands: the reader is built into one file. */
function sourceOf({ url, lineNumber, columnNumber }: Runtime.CallFrame): string {
  const found = mapOf(url)?.findEntry(lineNumber, columnNumber);
  return found && 'originalSource' in found
    ? `${new URL(found.originalSource, url).href}:${found.originalLine + 1}`
    : `${url}:${lineNumber + 1}`;
}

async function main(): Promise<number> {
  const { values } = readArguments(HELP, {
    options: {
      corpora: { type: 'string' },
      articles: { type: 'string', default: '1000' },
      warm: { type: 'boolean', default: false },
      functions: { type: 'string', default: '0' },
    },
  });
  const count = positive('articles', values.articles);
  const real = realArticles(values.corpora);
  if (real.length === 0) {
    console.log('Skipped: there is no folder of real articles: --corpora');
    return 0;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'openbattles-profile-'));
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
  process.on('SIGINT', () => process.exit(130));
  const sources = join(scratch, 'sources');
  writeArticles(sources, count, real);
  const { main: openbattles } =
    await built<typeof import('../packages/pipeline/src/cli.ts')>('pipeline/dist/cli.js');
  const build = async (name: string): Promise<void> => {
    const write = { out: process.stdout.write, error: process.stderr.write };
    // What it prints is not looked at here.
    process.stdout.write = () => true;
    process.stderr.write = () => true;
    try {
      await openbattles([
        ...['build', '--sources', sources, '--datasets', join(scratch, name)],
        ...['--battle-folders', '0', '--no-cache', '--jobs', '1'],
      ]);
    } finally {
      process.stdout.write = write.out;
      process.stderr.write = write.error;
    }
  };
  if (values.warm) await build('warm');

  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 500 });
  await session.post('Profiler.start');
  await build('profiled');
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();

  type Node = Profiler.ProfileNode;
  const parents = new Map<number, Node>();
  for (const node of profile.nodes) for (const child of node.children ?? []) parents.set(child, node);
  const stageOf = ({ callFrame }: Node): string | undefined =>
    OTHERS.get(callFrame.functionName) ??
    STAGES.find(([, pattern]) => pattern.test(sourceOf(callFrame)))?.[0];
  const stages = new Map<number, string>();
  for (const node of profile.nodes) {
    let at: Node | undefined = node;
    let stage: string | undefined;
    while (at && stage === undefined) {
      stage = stageOf(at);
      at = parents.get(at.id);
    }
    stages.set(node.id, stage ?? 'Node: modules, streams, all else');
  }
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const shares = new Map<string, number>();
  const functions = new Map<string, number>();
  let total = 0;
  const add = (times: Map<string, number>, key: string, time: number) =>
    times.set(key, (times.get(key) ?? 0) + time);
  for (const [index, id] of (profile.samples ?? []).entries()) {
    const time = profile.timeDeltas?.[index] ?? 0;
    const { callFrame } = byId.get(id)!;
    total += time;
    add(shares, stages.get(id)!, time);
    add(functions, `${callFrame.functionName} ${sourceOf(callFrame).replace(/^.*\/packages\//, '')}`, time);
  }
  const sorted = (times: Map<string, number>) => [...times].sort(([, a], [, b]) => b - a);
  const share = (time: number) => `${((100 * time) / total).toFixed(1)} %`;
  const seconds = (total / 1e6).toFixed(1);
  console.log(`${count} articles, ${seconds} s, one thread${values.warm ? ', the second build' : ''}\n`);
  console.log('| stage | share | ms an article |\n| --- | ---: | ---: |');
  for (const [stage, time] of sorted(shares))
    console.log(`| ${stage} | ${share(time)} | ${(time / 1000 / count).toFixed(3)} |`);
  const shown = sorted(functions).slice(0, Number(values.functions));
  if (shown.length > 0) console.log('\n| function | share of its own |\n| --- | ---: |');
  for (const [name, time] of shown) console.log(`| ${name} | ${share(time)} |`);
  return 0;
}

process.exitCode = await main();
