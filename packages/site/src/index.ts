import type { BattleRecord } from '@openbattles/schema';
import { type Entry, packEntries } from './entries.ts';
import { entryOf } from './entry-of.ts';
import { Evidence } from './evidence.ts';
import { groupBy } from './group.ts';
import { html } from './html.ts';
import { madePage, ownPage } from './index-views.ts';
import { battleBody, nameOf, whenOf } from './pages/battle/battle.ts';
import { changesBody } from './pages/changes.ts';
import { dataBody } from './pages/data.ts';
import {
  compareDisputes,
  type Dispute,
  disputedBody,
  disputeSentence,
  disputesOf,
} from './pages/disputed.ts';
import { indexBody } from './pages/index.ts';
import { layout, type Page } from './pages/layout.ts';
import type { BattleContext, SiteBattle, SiteFile, SiteOptions, SiteRelease } from './release.ts';
import { ShardWriter } from './shards.ts';

export type { PastRelease, ReleaseFile, SiteBattle, SiteFile, SiteOptions, SiteRelease } from './release.ts';

/** How many findings the page of findings shows. */
const MOST_DISPUTES = 1000;

/**
 * The files of the site of a release, one at a time: pages, and the data that the browser needs. What is no text (style,
 * script, type) is beside them in `assets/`, and the files of the release under `data/`: the caller copies both.
 */
export function* siteFiles(release: SiteRelease, options: SiteOptions): Generator<SiteFile> {
  const paths: string[] = [];
  const page = (made: Page): SiteFile => {
    paths.push(made.path);
    return { path: made.path, content: layout(made, release, options) };
  };
  const isLarge = release.size > options.mostPages;
  const addressOf = isLarge ? madePage : ownPage;
  const downloads = groupBy(release.files, ({ path }) => /^battles\/([^/]+)\//.exec(path)?.[1] ?? '');
  const shards = new ShardWriter();
  const entries: Entry[] = [];
  let disputes: Dispute[] = [];
  let disputed = 0;
  let rows = 0;
  for (const battle of release.battles()) {
    const { record } = battle;
    const id = record.battle.battle_id;
    if (isLarge) yield* shards.add(battle);
    else
      yield page(
        battlePage(battle, {
          version: release.version,
          title: release.title,
          downloads: downloads.get(id) ?? [],
        }),
      );
    entries.push(entryOf(record));
    rows += new Evidence(record).marks.length;
    const found = disputesOf(record);
    disputed += found.length;
    disputes.push(...found);
    if (disputes.length > 2 * MOST_DISPUTES)
      disputes = disputes.sort(compareDisputes).slice(0, MOST_DISPUTES);
  }
  disputes = disputes.sort(compareDisputes).slice(0, MOST_DISPUTES);
  if (isLarge) {
    yield* shards.end();
    yield page(madeBattlePage(release));
  }
  const [first] = disputes;
  const example =
    first && first.ratio > 0
      ? {
          sentence: disputeSentence(first, addressOf),
          address: addressOf(first.finding.battle_id),
          name: first.battle,
        }
      : null;
  const index = { large: isLarge, shards: shards.firsts, entries: packEntries(entries) };
  yield { path: 'assets/index.js', content: `openBattlesIndex=${JSON.stringify(index)}\n` };
  yield page({
    path: 'index.html',
    kind: 'index',
    title: release.title,
    description: release.description,
    body: indexBody(release, entries, rows, addressOf, example),
    about: {
      keywords: ['battles', 'military history', 'casualties', 'provenance'],
      distribution: distributions(release, options),
    },
    data: ['assets/index.js'],
  });
  yield page({
    path: 'disputed.html',
    kind: 'findings',
    title: 'Disputed',
    description: `Where the articles of ${release.title} disagree with themselves, those furthest apart first.`,
    body: disputedBody(disputes, disputed, addressOf),
  });
  yield page({
    path: 'data.html',
    kind: 'data',
    title: 'Data',
    description: `The tables of ${release.title} ${release.version}, their columns, and how to load them.`,
    body: dataBody(release),
    about: { distribution: distributions(release, options) },
  });
  yield page({
    path: 'changes.html',
    kind: 'changes',
    title: 'Changes',
    description: `What changed from release to release of ${release.title}, and why.`,
    body: changesBody(release),
  });
  if (options.url !== null) yield { path: 'sitemap.xml', content: sitemap(options.url, paths) };
}

function battlePage(battle: SiteBattle, context: BattleContext): Page {
  const { battle: row } = battle.record;
  const name = nameOf(row);
  return {
    path: `battles/${row.battle_id}.html`,
    kind: 'battle',
    title: name,
    description: describeBattle(battle.record),
    body: battleBody(battle, context),
    about: {
      ...(battle.record.source.licence === null ? {} : { license: battle.record.source.licence }),
      ...(battle.record.source.url === null ? {} : { isBasedOn: battle.record.source.url }),
      about: { '@type': 'Event', name, ...(row.date_start === null ? {} : { startDate: row.date_start }) },
    },
  };
}

/** The page that is made in the browser, of whichever battle its address names. */
const madeBattlePage = (release: SiteRelease): Page => ({
  path: 'battle.html',
  kind: 'battle',
  title: 'A battle',
  description: `A battle of ${release.title}, beside the text that it was read from.`,
  body: html`<p class="loading-note" data-release="${release.version}" data-title="${release.title}">The battle is being fetched. This page is made by JavaScript; <a href="data.html">the tables</a> hold the same.</p>`,
  data: ['assets/index.js'],
});

function describeBattle({ battle, belligerents }: BattleRecord): string {
  const parties = belligerents.filter(({ parent }) => parent === null).map(({ name }) => name);
  const said = [whenOf(battle), battle.place_text, battle.result_text].filter((part) => part !== null);
  const between = parties.length > 1 ? `Between ${parties.slice(0, 4).join(', ')}.` : '';
  return `${nameOf(battle)}: ${said.join('; ')}. ${between} Every value beside the words that it was read from.`;
}

function distributions({ files }: SiteRelease, { url }: SiteOptions): unknown[] {
  const archives = files.filter(({ path }) => /^[^/]+\.(csv|parquet|xlsx|sqlite|geojson)$/.test(path));
  return archives.map(({ path }) => ({
    '@type': 'DataDownload',
    name: path,
    encodingFormat: path.replace(/^.*\./, ''),
    contentUrl: `${url === null ? '' : `${url}/`}data/${encodeURI(path)}`,
  }));
}

const sitemap = (url: string, paths: readonly string[]): string =>
  html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${paths.map((path) => html`<url><loc>${url}/${path === 'index.html' ? '' : encodeURI(path)}</loc></url>\n`)}</urlset>
`.text;
