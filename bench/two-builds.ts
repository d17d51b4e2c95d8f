/**
 * Measures how long this build takes from text to record beside another build of the repository, both warm:
 * `node --import tsx --conditions=source bench/two-builds.ts --help`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { SourceRow } from '@openbattles/schema';
import { VFile } from 'vfile';
import { calledWrongly, readArguments } from './arguments.ts';
import { built, processorTime } from './measuring.ts';

const HELP = `usage: node --import tsx --conditions=source bench/two-builds.ts [--rounds N] OTHER FOLDER…

OTHER is a checkout of another version, built; each FOLDER holds articles, .txt. Prints the processor time of both, from
text to record: of each article the least of all rounds, added up, so that other work on the machine counts little.`;

/** Rounds before it counts: V8 compiles our many small rules for that long. */
const WARM_ROUNDS = 10;

type Parser = typeof import('../packages/parser/src/index.ts');

interface Article {
  path: string;
  text: string;
}

const findArticles = (folders: readonly string[]): Article[] =>
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => ({ path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') })),
  );

const rowOf = ({ path, text }: Article): SourceRow => ({
  source_id: basename(path, '.txt'),
  file: basename(path),
  title: null,
  url: null,
  revision: null,
  retrieved: null,
  licence: null,
  attribution: null,
  wikidata: null,
  sha256: '0'.repeat(64),
  characters: [...text].length,
});

async function main(): Promise<number> {
  const { values, positionals } = readArguments(HELP, {
    options: { rounds: { type: 'string', default: '10' } },
    allowPositionals: true,
  });
  const [other, ...folders] = positionals;
  if (other === undefined || folders.length === 0)
    return calledWrongly('It takes another checkout and folders of articles');
  const module = resolve(other, 'packages/parser/dist/index.js');
  if (!existsSync(module)) {
    console.error(`There is no ${module}: build that version first, with npm ci && npm run build.`);
    return 2;
  }
  const articles = findArticles(folders).map((article) => ({ ...article, row: rowOf(article) }));
  const parsers: Parser[] = [await import(module), await built<Parser>('parser/dist/index.js')];
  const least = parsers.map(() => articles.map(() => Number.POSITIVE_INFINITY));
  for (let round = -WARM_ROUNDS; round < Number(values.rounds); round++)
    for (const [which, { readBattle }] of parsers.entries())
      for (const [index, { path, text, row }] of articles.entries()) {
        const file = new VFile({ path, value: text });
        const time = await processorTime(() => JSON.stringify(readBattle(file, row)));
        least[which]![index] = Math.min(least[which]![index]!, time);
      }
  const [theirs, ours] = least.map((times) => times.reduce((sum, time) => sum + time, 0));
  const ratio = (ours! / theirs!).toFixed(2);
  console.log(
    `${articles.length} articles: ${other} ${theirs!.toFixed(0)} ms, this build ${ours!.toFixed(0)} ms`,
  );
  console.log(`This build takes ${ratio} times as long.`);
  return 0;
}

process.exitCode = await main();
