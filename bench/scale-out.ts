import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { realArticles } from './builds.ts';
import { writeArticles } from './many-articles.ts';
import { type Part, type Row, skipped } from './measuring.ts';
import { build, checksums, OPENBATTLES, ROOT, run, scratchFolder } from './run-openbattles.ts';

const PYTHON = process.env.OPENBATTLES_PYTHON ?? 'python3';
/** More are not needed to see that the bytes are the same. */
const MOST_ARTICLES = 2000;
/** How many files Ray is given: a task for each. */
const SHARDS = 4;

const succeeds = (command: string, args: readonly string[]) => spawnSync(command, args).status === 0;

/** How the examples are told of the command. */
const ENVIRONMENT = { OPENBATTLES: `${process.execPath} ${OPENBATTLES}` };

interface Example {
  name: string;
  exists: () => boolean;
  missing: string;
  /** Reads the articles of the file into a folder of records. */
  read: (articles: string, records: string) => Promise<void>;
}

const EXAMPLES: readonly Example[] = [
  {
    name: 'GNU parallel',
    exists: () => succeeds('parallel', ['--version']),
    missing: 'there is no GNU parallel (Debian: apt-get install parallel)',
    async read(articles, records) {
      const script = join(ROOT, 'examples/scale-out/parallel.sh');
      await run('bash', [script, articles, records, '--block', '1M', '--jobs', '2'], { env: ENVIRONMENT });
    },
  },
  {
    name: 'Ray',
    exists: () => succeeds(PYTHON, ['-c', 'import ray']),
    missing: `${PYTHON} cannot import ray (pip install ray; OPENBATTLES_PYTHON names the python)`,
    async read(articles, records) {
      const shards = `${records}-shards`;
      mkdirSync(shards);
      await run('split', [
        `--number=l/${SHARDS}`,
        '--additional-suffix=.ndjson',
        articles,
        join(shards, 'articles-'),
      ]);
      const script = join(ROOT, 'examples/scale-out/ray_records.py');
      await run(PYTHON, [script, records, ...readdirSync(shards).map((name) => join(shards, name))], {
        env: ENVIRONMENT,
      });
    },
  },
];

/** The examples of `examples/scale-out` that can run here, each to a release, beside a plain build of the same articles. */
export const part: Part = async ({ corpora, articles }) => {
  const real = realArticles(corpora);
  if (real.length === 0) return [skipped('scale-out', 'no folder of real articles: --corpora')];
  const scratch = scratchFolder('openbattles-scale-out');
  const [sources, plain, list] = ['sources', 'plain', 'articles.ndjson'].map((name) =>
    join(scratch, name),
  ) as [string, string, string];
  const count = Math.min(MOST_ARTICLES, articles);
  writeArticles(sources, count, real);
  const alone = await build(plain, sources, ['--no-cache']);
  const expected = checksums(plain);
  const rows: Row[] = [];
  for (const { name, exists, missing, read } of EXAMPLES) {
    if (!exists()) {
      rows.push(skipped(`records by ${name}`, missing));
      continue;
    }
    const [records, release] = [join(scratch, `${name}-records`), join(scratch, `${name}-release`)];
    const since = performance.now();
    await run('bash', [
      '-c',
      '"$1" "$2" articles --sources "$3" >"$4"',
      'bash',
      process.execPath,
      OPENBATTLES,
      sources,
      list,
    ]);
    await read(list, records);
    await build(release, sources, ['--no-cache', '--records', records]);
    const took = (performance.now() - since) / 1000;
    const same = checksums(release) === expected;
    rows.push({
      what: `${count} articles by ${name} on this machine, then build --records`,
      measured: `${took.toFixed(1)} s, ${same ? 'the same bytes' : 'OTHER BYTES'}`,
      beside: `build: ${alone.seconds.toFixed(1)} s`,
      ratio: (took / alone.seconds).toFixed(2),
      wanted: 'the same bytes',
      reached: same,
    });
  }
  return rows;
};
