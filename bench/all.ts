import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { calledWrongly, positive, readArguments } from './arguments.ts';
import { type Part, type PartOptions, type Row, skipped } from './measuring.ts';
import { ROOT } from './run-openbattles.ts';

/** In the order of the table. */
const PARTS: Readonly<Record<string, () => Promise<{ part: Part }>>> = {
  parser: () => import('./parser.ts'),
  articles: () => import('./articles.ts'),
  dates: () => import('./dates.ts'),
  builds: () => import('./builds.ts'),
  'scale-out': () => import('./scale-out.ts'),
  hostile: () => import('./hostile.ts'),
  inputs: () => import('./inputs.ts'),
};

const HELP = `usage: node --import tsx --conditions=source bench/all.ts [options]

Measures everything, one part after the other, each in a process of its own on the code as it is built (built first), and
prints one table in Markdown. Exits with 1 where a row misses what is wanted. Nothing else should run on the machine.

--corpora FOLDER    real articles: folders plain, wikitext, exact, prose
--dumps FOLDER      dumps of wikis, .xml or .xml.bz2
--only PART         ${Object.keys(PARTS).join(', ')}; may be given several times
--articles N        how many articles are built, made of the real ones (default 20000)
--rounds N          rounds of each timing (default 5; the median counts)
--build-rounds N    rounds of the builds, which take minutes (default 3)
--hostile WORDS     the hostile texts whose name has these words
--every-command     give every hostile text to the command, and not only those that fare worst in a warm process
--json              no table, but its rows as JSON, measured in this process
--help

OPENBATTLES_PYTHON names a python with mwparserfromhell or ray. What is not there is skipped with a sentence.`;

const { values } = readArguments(HELP, {
  options: {
    corpora: { type: 'string' },
    dumps: { type: 'string' },
    only: { type: 'string', multiple: true },
    articles: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '5' },
    'build-rounds': { type: 'string', default: '3' },
    hostile: { type: 'string', default: '' },
    'every-command': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const options: PartOptions = {
  corpora: values.corpora,
  dumps: values.dumps,
  articles: positive('articles', values.articles),
  rounds: positive('rounds', values.rounds),
  buildRounds: positive('build-rounds', values['build-rounds']),
  hostile: values.hostile,
  everyCommand: values['every-command'],
};

/** The part in a process of its own: there the packages are those that are built, and nobody else's garbage is in the way. */
async function measureApart(name: string): Promise<Row[]> {
  const given = process.argv
    .slice(2)
    .filter((argument, at, all) => argument !== '--only' && all[at - 1] !== '--only');
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(import.meta.url), ...given, '--only', name, '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let printed = '';
  child.stdout.on('data', (bytes) => {
    printed += bytes;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  return code === 0
    ? (JSON.parse(printed) as Row[])
    : [{ ...skipped(name, `it ended with ${code}`), reached: false }];
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const toLine = ({ what, measured, beside, ratio, wanted, reached }: Row): string =>
  line([what, measured, beside, ratio, wanted, reached === null ? '' : reached ? 'yes' : '**no**']);

async function main(): Promise<number> {
  const names = Object.keys(PARTS).filter((name) => values.only?.includes(name) ?? true);
  if (names.length === 0) calledWrongly(`--only takes ${Object.keys(PARTS).join(', ')}`);
  if (values.json) {
    const rows: Row[] = [];
    for (const name of names) rows.push(...(await (await PARTS[name]!()).part(options)));
    console.log(JSON.stringify(rows));
    return 0;
  }
  for (const path of [options.corpora, options.dumps])
    if (path !== undefined && !existsSync(path))
      console.log(`There is no ${path}: what needs it is skipped.\n`);
  const compiled = spawnSync('npx', ['tsc', '-b', 'packages/pipeline'], { cwd: ROOT, encoding: 'utf8' });
  if (compiled.status !== 0) {
    console.error(`It cannot be built:\n${compiled.stdout}`);
    return 2;
  }
  // Ctrl-C reaches the part too, which clears away what it made.
  let isStopped = false;
  process.on('SIGINT', () => {
    isStopped = true;
  });
  console.log(line(['what', 'measured (median)', 'beside', 'ratio', 'wanted', 'reached']));
  console.log(line(['---', '---', '---', '---:', '---', '---']));
  let isMissed = false;
  for (const name of names) {
    const rows = await measureApart(name);
    if (isStopped) return 130;
    for (const row of rows) console.log(toLine(row));
    isMissed ||= rows.some(({ reached }) => reached === false);
  }
  return isMissed ? 1 : 0;
}

process.exitCode = await main();
