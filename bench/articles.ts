import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import wtf from 'wtf_wikipedia';
import { unrecorded } from '../packages/pipeline/src/sources/sources.ts';
import { bounded, built, type Part, type Row, skipped, timeInTurn, told } from './measuring.ts';

/** Megabytes a second of mwparserfromhell and of wtf_wikipedia on these articles, measured elsewhere in one run. */
const ELSEWHERE = { mwparserfromhell: 7.8, wtf: 4.1 };

/** Prints the processor time, in milliseconds, of parsing all files, the median, and the version. Nothing is made of the tree. */
const MWPARSERFROMHELL = `
import statistics, sys, time
import mwparserfromhell
rounds, *paths = sys.argv[1:]
texts = [open(path, encoding="utf-8").read() for path in paths]
def parse():
    start = time.process_time()
    for text in texts:
        mwparserfromhell.parse(text)
    return time.process_time() - start
parse()
print(statistics.median(parse() for _ in range(int(rounds))) * 1000, mwparserfromhell.__version__)
`;

const PYTHON = process.env.OPENBATTLES_PYTHON ?? 'python3';

/** What mwparserfromhell takes to parse the files; null where this machine has none. */
function timeMwparserfromhell(
  paths: readonly string[],
  rounds: number,
): { milliseconds: number; version: string } | null {
  const { status, stdout } = spawnSync(PYTHON, ['-c', MWPARSERFROMHELL, String(rounds), ...paths], {
    encoding: 'utf8',
  });
  const [milliseconds, version] = stdout.trim().split(' ');
  return status === 0 ? { milliseconds: Number(milliseconds), version: version! } : null;
}

/**
 * How often all articles are read before it counts, on both sides alike: what is asked is how fast many are read, and V8
 * goes on compiling our many small rules for some thirty rounds, which processor time counts too. What the first reading
 * takes stands in a row of its own.
 */
const WARM_ROUNDS = 40;

/**
 * Article to record to JSON beside wtf_wikipedia's parse to JSON, on one thread each: from the texts in the source format,
 * and from the same wikitext as wtf_wikipedia, so that rendering is counted too.
 */
export const part: Part = async ({ corpora, rounds }) => {
  const [plain, wikitext] = [join(corpora ?? '', 'plain'), join(corpora ?? '', 'wikitext')];
  if (!corpora || !existsSync(plain) || !existsSync(wikitext))
    return [skipped('article to record to JSON', 'no folders plain and wikitext: --corpora')];
  const { readArticle } = await built<typeof import('../packages/pipeline/src/reading/read-article.ts')>(
    'pipeline/dist/reading/read-article.js',
  );
  const { openArticle } = await built<typeof import('../packages/pipeline/src/inputs/articles.ts')>(
    'pipeline/dist/inputs/articles.js',
  );
  const names = readdirSync(wikitext)
    .filter((name) => name.endsWith('.wiki'))
    .map((name) => name.slice(0, -'.wiki'.length));
  const found = (folder: string, ending: string, format: 'text' | 'wikitext') =>
    names.map((name) => {
      const path = join(folder, name + ending);
      const { file, ...origin } = unrecorded(`${name}.txt`);
      return {
        path,
        file,
        format,
        origin: { ...origin, wikidata: null },
        content: readFileSync(path, 'utf8'),
      };
    });
  const markup = found(wikitext, '.wiki', 'wikitext');
  const read = (articles: typeof markup) => async () => {
    for (const article of articles) JSON.stringify(readArticle(await openArticle(article)).record);
  };
  const works = [
    read(found(plain, '.txt', 'text')),
    read(markup),
    () => {
      for (const { content } of markup) JSON.stringify(wtf(content).json());
    },
  ];
  const [coldText, , coldTheirs] = (await timeInTurn(works, 1, 0)) as [number, number, number];
  const [fromText, fromMarkup, theirs] = (await timeInTurn(works, rounds, WARM_ROUNDS)) as [
    number,
    number,
    number,
  ];

  const each = (milliseconds: number) => `${(milliseconds / names.length).toFixed(2)} ms an article`;
  const ours: [string, number][] = [
    ['from text in the source format', fromText],
    ['from wikitext, rendering included', fromMarkup],
  ];
  const python = timeMwparserfromhell(
    markup.map(({ path }) => path),
    rounds,
  );
  const derived = theirs * (ELSEWHERE.wtf / ELSEWHERE.mwparserfromhell);
  const elsewhere = `DERIVED from wtf_wikipedia's time here and the ratio of both elsewhere (${ELSEWHERE.mwparserfromhell} to ${ELSEWHERE.wtf} MB/s): ${each(derived)}`;
  const rows = ours.flatMap(([from, milliseconds]): Row[] => {
    const what = `article to record to JSON, ${from}, ${names.length} articles, one thread, built code`;
    const measured = each(milliseconds);
    const besideTheirs = told(
      what,
      measured,
      `wtf_wikipedia to JSON: ${each(theirs)}`,
      (theirs / milliseconds).toFixed(2),
    );
    if (python === null)
      return [
        besideTheirs,
        bounded(
          { what, measured, beside: `mwparserfromhell, not on this machine: ${elsewhere}` },
          derived / milliseconds,
          '≥',
          1.5,
        ),
      ];
    const besidePython = `mwparserfromhell ${python.version}, parse alone: ${each(python.milliseconds)}`;
    return [
      besideTheirs,
      bounded({ what, measured, beside: besidePython }, python.milliseconds / milliseconds, '≥', 1.5),
      told(what, measured, `mwparserfromhell, ${elsewhere}`, (derived / milliseconds).toFixed(2)),
    ];
  });
  const first = 'the first reading of all, nothing compiled yet';
  const ratio = (coldTheirs / coldText).toFixed(2);
  return [...rows, told(`${first}, from text`, each(coldText), `wtf_wikipedia: ${each(coldTheirs)}`, ratio)];
};
