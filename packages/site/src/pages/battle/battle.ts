import type { BattleRow, InfoboxRow, SourceRow } from '@openbattles/schema';
import { Evidence, type Mark, value } from '../../evidence.ts';
import { groupBy } from '../../group.ts';
import { type Html, html, jsonData, type Part } from '../../html.ts';
import type { BattleContext, SiteBattle } from '../../release.ts';
import { sayDate } from '../../words/dates.ts';
import { plain, plural, sayBytes } from '../../words/figures.ts';
import { actionsSection } from './actions.ts';
import { claimsSection } from './claims.ts';
import { permalink } from './figure.ts';
import { findingsSection } from './findings.ts';
import { sidesSection } from './sides.ts';
import { sourceText } from './source-text.ts';
import { timelineSection } from './timeline.ts';

export const nameOf = ({ name, title, battle_id }: BattleRow): string => name ?? title ?? battle_id;

/** When a battle was, in words; null where nobody says. */
export const whenOf = ({ date_edtf, date_text }: BattleRow): string | null =>
  date_edtf === null ? date_text : sayDate(date_edtf);

/** A page of a battle: what was read on one side, the text that it was read from on the other. */
export function battleBody(battle: SiteBattle, context: BattleContext): Html {
  const { record, text } = battle;
  const evidence = new Evidence(record);
  const sections: [id: string, title: string, about: Part, body: Html][] = [
    ['sides', 'The sides', null, sidesSection(evidence)],
    [
      'findings',
      'Where the article disagrees with itself, or explains itself',
      'Stated as found. Nobody decides here who is right.',
      findingsSection(evidence, record.findings.length > 0 ? record.finding_refs : []),
    ],
    [
      'claims',
      'Who says how many',
      'Every figure of the prose, beside what the infobox says of the same. The bars of all losses of a kind share one scale, those of all strengths another.',
      claimsSection(evidence),
    ],
    ['timeline', 'What happened when', null, timelineSection(evidence)],
    // A record of a release before 1.1 has no actions.
    ...(record.actions === undefined ? [] : [actionsPart(evidence)]),
    ['infobox', 'The infobox as written', null, infoboxSection(evidence)],
    ...furtherSections(evidence),
  ];
  const short: Readonly<Record<string, string>> = {
    sides: 'Sides',
    findings: 'Findings',
    claims: 'Claims',
    timeline: 'Timeline',
    actions: 'Actions',
    infobox: 'Infobox',
  };
  return html`<article class="read" id="${record.battle.battle_id}">
${summary(battle, evidence)}
<nav class="within" aria-label="On this page">${sections.map(([id, title]) => html`<a href="#${id}">${short[id] ?? title}</a>`)}<a href="#downloads">Downloads</a><a class="to-text" href="#source">The text</a></nav>
${sections.map(([id, title, about, body]) => html`<section class="part" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${about && html`<p class="about">${about}</p>`}${body}</section>`)}
${downloads(record.source, context, record.battle)}
</article>
<aside class="source" id="source" aria-label="The text that the values were read from">
<div class="source-head"><h2>The text</h2><p class="hint">${plural(evidence.marks.length, 'value')} of this page ${evidence.marks.length === 1 ? 'was' : 'were'} read from it. Point at one, or tap it, to see where.</p>
<div class="card" aria-live="polite" hidden></div></div>
<div class="text" tabindex="0" role="group" aria-label="The text. Arrow keys go from mark to mark, Enter shows what was read there." dir="auto">${sourceText(text, evidence)}</div>
</aside>
<script type="application/json" id="rows">${jsonData({
    release: `${context.title} ${context.version}`,
    from: attributionOf(record.source),
    rows: evidence.marks.map(({ table, id, row }) => [plain(table), id, row.line, row.rule]),
  })}</script>`;
}

const actionsPart = (evidence: Evidence): [string, string, Part, Html] => [
  'actions',
  'Who did what',
  'Every action that the prose tells of, a line for each telling. No side stands where the text names none, or both fight.',
  actionsSection(evidence),
];

function summary({ record, readFrom }: SiteBattle, evidence: Evidence): Html {
  const { battle } = record;
  const marksOf = (...columns: string[]) => [
    ...new Set(columns.flatMap((column) => readFrom[column] ?? []).map((id) => evidence.find('infobox', id))),
  ];
  const when = whenOf(battle);
  return html`<header class="title">
<h1 dir="auto">${nameOf(battle)}</h1>
${battle.part_of !== null && html`<p class="part-of">Part of ${value(marksOf('part_of'), battle.part_of)}</p>`}
<dl class="facts">
${fact('When', when, html`${value(marksOf('date_edtf'), when)}${battle.date_precision !== null && html` <small>known to the ${battle.date_precision}</small>`}`)}
${fact('Where', battle.place_text, html`${value(marksOf('place_text'), battle.place_text)}${battle.place_now !== null && html` <small>today ${battle.place_now}</small>`} ${coordinates(battle, marksOf('latitude'))}`)}
${fact('Who won', battle.result_text, html`${value(marksOf('result_text'), battle.result_text)} ${victor(battle)}`)}
${battle.territory !== null && fact('Territory', battle.territory, value(marksOf('territory'), battle.territory))}
</dl></header>`;
}

/** Beyond how many UTF-16 units a text takes the whole width. */
const LONG = 70;

const fact = (name: string, text: string | null, said: Html): Html =>
  html`<div${text !== null && text.length > LONG && html` class="long"`}><dt>${name}</dt><dd>${text === null ? html`<span class="missing">The infobox does not say.</span>` : said}</dd></div>`;

function coordinates({ latitude, longitude }: BattleRow, marks: readonly (Mark | undefined)[]): Part {
  if (latitude === null || longitude === null) return null;
  const degrees = (number: number, positive: string, negative: string) =>
    `${Math.abs(number)}° ${number < 0 ? negative : positive}`;
  return html`<small>${value(marks, `${degrees(latitude, 'N', 'S')}, ${degrees(longitude, 'E', 'W')}`)}</small>`;
}

function victor({ victor: name, victor_side, result }: BattleRow): Part {
  if (name === null) return result !== null && html`<small>${plain(result)}</small>`;
  return html`<small>the winner as written: ${name}; ${victor_side === null ? 'no side bears that name' : `side ${victor_side}`}</small>`;
}

function infoboxSection(evidence: Evidence): Html {
  const fields = evidence.of('infobox');
  if (fields.length === 0) return html`<p class="missing">The article has no infobox.</p>`;
  return html`<dl class="infobox">${fields.map((mark) => {
    const { key, text } = mark.row as unknown as InfoboxRow;
    return html`<div id="${mark.id}"><dt>${key}</dt><dd dir="auto">${text === null ? html`${value([mark], key)} <small>empty</small>` : value([mark], text)}${permalink(mark)}</dd></div>`;
  })}</dl>`;
}

/** The tables that have a place of their own on the page. */
const PLACED = new Set([
  'infobox',
  'belligerents',
  'commanders',
  'strengths',
  'casualties',
  'events',
  'claims',
  'actions',
  'findings',
]);
/** Columns that say where a row stands, not what it says. */
const EVIDENCE = new Set(['battle_id', 'quote', 'char_start', 'char_end', 'line', 'rule']);

/** Tables that a later release may have: every cell of their rows, under the names of their columns. */
function furtherSections(evidence: Evidence): [string, string, Part, Html][] {
  const names = [...new Set(evidence.marks.map(({ table }) => table))].filter((name) => !PLACED.has(name));
  return names.map((name) => {
    const rows = evidence.of(name).map((mark) => {
      const cells = Object.entries(mark.row)
        .slice(1)
        .filter(([column, cell]) => !EVIDENCE.has(column) && cell !== null);
      return html`<li id="${mark.id}">${value([mark], `“${mark.row.quote}”`)}${permalink(mark)} <small>${cells.map(([column, cell]) => `${plain(column)}: ${cell}`).join('; ')}</small></li>`;
    });
    const title = plain(name);
    return [
      name,
      title.charAt(0).toUpperCase() + title.slice(1),
      null,
      html`<ul class="further">${rows}</ul>`,
    ];
  });
}

/** The address of the revision that was read, where it is known, else of the article. Null where it is no web address. */
export function articleAddress({ url, revision }: SourceRow): string | null {
  if (url === null || !/^https?:\/\//i.test(url)) return null;
  return revision !== null && url.includes('/wiki/') ? `${url}?oldid=${encodeURIComponent(revision)}` : url;
}

function attributionOf(source: SourceRow): string {
  const revision = source.revision === null ? 'revision not known' : `revision ${source.revision}`;
  const parts = [
    source.title === null ? null : `“${source.title}”`,
    source.attribution,
    source.url,
    revision,
    source.licence,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function downloads(
  source: SourceRow,
  { downloads: files, version, title }: BattleContext,
  { battle_id }: BattleRow,
): Html {
  const address = articleAddress(source);
  const tables = groupBy(files, ({ path }) => path.replace(/^.*\//, '').replace(/\.[^.]*$/, ''));
  return html`<section class="part" aria-labelledby="downloads"><h2 id="downloads">Take it with you</h2>
<p>${address === null ? html`Read from ${source.title ?? source.file}` : html`Read from <a href="${address}" rel="external noreferrer">${source.title ?? address}</a>`}${source.attribution !== null && `, ${source.attribution}`}. ${source.revision === null ? 'Which revision was read is not known.' : html`Revision ${source.revision}${source.retrieved !== null && `, retrieved on ${sayDate(source.retrieved)}`}.`}
${source.licence === null ? 'Its licence is not known.' : html`Text and rows are under <strong>${source.licence}</strong>.`}</p>
${
  files.length === 0
    ? html`<p><button type="button" class="save" data-name="${battle_id}.json" hidden>Save this battle as JSON</button> The tables of <a href="data.html">the whole release</a> hold it in every format.</p>`
    : html`<table class="downloads"><caption class="unseen">The rows of this battle, in every format</caption><tbody>${[
        ...tables,
      ].map(
        ([table, formats]) =>
          html`<tr><th scope="row">${plain(table)}</th><td>${formats.map(({ path, bytes }) => html`<a href="../data/${encodeURI(path)}" download>${path.replace(/^.*\./, '')} <small>${sayBytes(bytes)}</small></a> `)}</td></tr>`,
      )}</tbody></table>`
}
<p class="about">Cite it as ${title} ${version}, ${battle_id}. Each value has a citation of its own: click it, and it stands beside the text.</p></section>`;
}
