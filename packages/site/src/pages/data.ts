import type { Row } from '@openbattles/schema';
import { groupBy } from '../group.ts';
import { type Html, html, joined } from '../html.ts';
import type { ReleaseFile, SiteRelease } from '../release.ts';
import { plain, sayBytes } from '../words/figures.ts';

/** The columns of the codebook that say what a column is called elsewhere. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  ucdp_ged: 'UCDP GED',
  acled: 'ACLED',
  wikidata: 'Wikidata',
  schema_org: 'schema.org',
};

const download = ({ path, bytes }: ReleaseFile, name: string): Html =>
  html`<a href="data/${encodeURI(path)}" download>${name} <small>${sayBytes(bytes)}</small></a> `;

const baseOf = (path: string): string => path.replace(/\.[^./]*$/, '');
const formatOf = (path: string): string => path.replace(/^.*\./, '');

/** The tables with their columns, downloads, and how to load them. All is taken from the release. */
export function dataBody(release: SiteRelease): Html {
  const tables = groupBy(release.codebook, ({ table }) => String(table));
  const top = release.files.filter(({ path }) => !path.includes('/'));
  const filesOf = groupBy(release.files, ({ path }) => baseOf(path));
  const others = top.filter(({ path }) => !tables.has(baseOf(path)));
  const example =
    ['losses', 'casualties'].find((name) => filesOf.has(name)) ?? [...tables.keys()][0] ?? 'battles';
  return html`<h1>Data</h1>
<p class="lead">${release.description} This is release ${release.version}; everything that these pages show is in its tables.</p>
<section class="part" aria-labelledby="files"><h2 id="files">Tables</h2>
<table class="downloads"><thead><tr><th scope="col">Table</th><th scope="col">A row is</th><th scope="col">Download</th></tr></thead><tbody>${[
    ...tables.keys(),
  ].map((name) => {
    const files = filesOf.get(name) ?? filesOf.get(`views/${name}`) ?? [];
    return html`<tr><th scope="row"><a href="#${name}">${plain(name)}</a></th><td>${describe(release, name)}</td><td>${files.map((file) => download(file, formatOf(file.path)))}</td></tr>`;
  })}</tbody></table>
<h3>Beside them</h3><p class="files">${joined(
    others.map((file) => download(file, file.path)),
    ' ',
  )}</p></section>
<section class="part" aria-labelledby="loading"><h2 id="loading">Loading them</h2>
<dl class="loading">${LOADING.map(([tool, code]) => html`<div><dt>${tool}</dt><dd><code>${code.replaceAll('TABLE', example)}</code></dd></div>`)}</dl>
<p>In every row that was read from text, <code>char_start</code> and <code>char_end</code> count Unicode code points: in Python, <code>text[char_start:char_end] == quote</code>. An empty cell says that the text does not tell.</p></section>
<section class="part" aria-labelledby="codebook"><h2 id="codebook">Codebook</h2>${[...tables].map(
    ([
      name,
      columns,
    ]) => html`<details class="columns" id="${name}"><summary><h3>${plain(name)}</h3> ${describe(release, name)}</summary>
<div class="scrolled" tabindex="0" role="region" aria-label="Columns of ${plain(name)}"><table><thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col">What it says</th></tr></thead><tbody>${columns.map(columnLine)}</tbody></table></div></details>`,
  )}</section>`;
}

const describe = (release: SiteRelease, name: string): string => {
  const table = release.tables.get(name);
  return table?.description || table?.title || '';
};

/** How people load a table, by the tool. */
const LOADING = [
  ['pandas', 'pd.read_parquet("TABLE.parquet", dtype_backend="pyarrow")'],
  ['Polars', 'pl.read_parquet("TABLE.parquet")'],
  ['DuckDB', "SELECT * FROM 'TABLE.parquet'"],
  ['R', 'arrow::read_parquet("TABLE.parquet")'],
] as const;

function columnLine(column: Row): Html {
  const names = Object.entries(ELSEWHERE).flatMap(([key, name]) =>
    column[key] ? [html`${name} <code>${String(column[key])}</code>`] : [],
  );
  const words = column.allowed === null ? [] : String(column.allowed).split('|');
  return html`<tr><th scope="row"><code>${String(column.column)}</code>${column.is_key === true && html` <small>key</small>`}</th>
<td>${String(column.type)}${column.unit !== null && html`<br><small>${String(column.unit)}</small>`}${column.nullable === true && html`<br><small>may be empty</small>`}</td>
<td>${String(column.description)}.${
    words.length > 0 &&
    html` One of ${joined(
      words.map((word) => html`<code>${word}</code>`),
      ', ',
    )}.`
  }${column.references !== null && html` Refers to <code>${String(column.references)}</code>.`}${column.read_from !== null && html` Read from <code>${String(column.read_from).replaceAll('|', ', ')}</code> of the infobox.`}${names.length > 0 && html` Elsewhere: ${joined(names, ', ')}.`}</td></tr>`;
}
