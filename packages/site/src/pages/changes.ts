import { groupBy } from '../group.ts';
import { type Html, html } from '../html.ts';
import type { PastRelease, SiteRelease } from '../release.ts';
import { plain, plural, sayNumber } from '../words/figures.ts';

/** How many changes of a release stand on the page; its `changes.csv` holds all. */
const MOST = 200;

const CAUSES: Readonly<Record<string, string>> = {
  source: 'the text was edited',
  rules: 'the same text is read otherwise',
};

/** The releases with what changed and why, the newest first. */
export function changesBody(release: SiteRelease): Html {
  return html`<h1>Changes</h1>
<p class="lead">A release never changes once it is published. What differs from one to the next is listed cell by cell, with its cause: the text was edited, or the same text is read otherwise.</p>
${release.history.map((past) => section(past, past.version === release.version))}`;
}

/** An entry of the changelog without its table, whose counts stand below, and without the addresses of its links. */
const withoutMarkdown = (entry: string): string =>
  entry
    .replace(/^\|.*\n?/gm, '')
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

function section({ version, entry, changes }: PastRelease, isThis: boolean): Html {
  const counts = groupBy(changes, ({ table }) => table);
  const causes = groupBy(changes, ({ cause }) => String(cause));
  return html`<section class="part" aria-labelledby="v${version}"><h2 id="v${version}">${version}${isThis && html` <small>shown on these pages</small>`}</h2>
${entry !== null && html`<p class="entry">${withoutMarkdown(entry)}</p>`}
${
  changes.length === 0
    ? entry === null && html`<p>No cell differs from the release before.</p>`
    : html`
<p>${plural(changes.length, 'change')}: ${[...causes].map(([cause, those], at) => `${at > 0 ? ', ' : ''}${sayNumber(those.length)} because ${CAUSES[cause] ?? 'of a cause that is not known'}`)}. By table: ${[...counts].map(([table, those], at) => `${at > 0 ? ', ' : ''}${plain(table)} ${sayNumber(those.length)}`)}.</p>
<details><summary>${changes.length > MOST ? `The first ${MOST} changes` : 'Each change'}</summary>
<div class="scrolled" tabindex="0" role="region" aria-label="Changes of ${version}"><table class="changes"><thead><tr><th scope="col">Row</th><th scope="col">Column</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Cause</th></tr></thead><tbody>${changes
        .slice(0, MOST)
        .map(
          ({ table, id, column, before, after, cause }) =>
            html`<tr><th scope="row"><small>${plain(table)}</small> ${id}</th><td>${column}</td><td>${before}</td><td>${after}</td><td>${cause}</td></tr>`,
        )}</tbody></table></div></details>`
}</section>`;
}
