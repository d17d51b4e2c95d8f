import type { Entry } from '../entries.ts';
import { type Html, html } from '../html.ts';
import {
  type AddressOf,
  binsOf,
  countBins,
  dots,
  histogram,
  LIST_STEP,
  listItem,
  mapLabel,
} from '../index-views.ts';
import { SORTS } from '../query.ts';
import type { SiteRelease } from '../release.ts';
import { plain, plural, sayNumber } from '../words/figures.ts';
import { worldMap } from '../world.ts';

/** What the first page shows before anything is asked: the finding whose numbers are furthest apart. */
export interface Example {
  sentence: Html;
  address: string;
  name: string;
}

/** How high the highest bar of the histogram is. */
function most(entries: readonly Entry[]): string {
  const bins = binsOf(entries);
  return bins === null
    ? ''
    : `; the highest bar is ${sayNumber(Math.max(...countBins(bins, entries)))} in ${plural(bins.step, 'year')}`;
}

/** The index: search, filters, map, histogram and list. */
export function indexBody(
  release: SiteRelease,
  entries: readonly Entry[],
  rows: number,
  addressOf: AddressOf,
  example: Example | null,
): Html {
  const isWhole = addressOf('') !== 'battle.html#';
  const words = (column: 'country' | 'result') =>
    [...new Set(entries.map((entry) => entry[column]))].filter((word) => word !== null).sort();
  const onMap = entries.filter(({ point }) => point !== null).length;
  return html`<section class="opening"><h1>Battles, and the words that say so</h1>
<p class="lead">${plural(release.size, 'battle')}, read from encyclopedia articles into ${plural(rows, 'value')}. Open a battle and point at a number: the words that it was read from light up.</p>
${example !== null && html`<figure class="example"><p class="label">Furthest apart in this release</p><blockquote>${example.sentence}</blockquote><figcaption><a href="${example.address}">${example.name}</a> · <a href="disputed.html">all that is disputed</a></figcaption></figure>`}
</section>
<form class="ask" id="ask" role="search" aria-label="Battles" hidden>
<label class="wide">Name, place, party or commander <input type="search" name="q" autocomplete="off" spellcheck="false"></label>
<label>From year <input name="from" autocomplete="off" placeholder="490 BC"></label>
<label>to <input name="to" autocomplete="off" placeholder="today"></label>
<label>Country <select name="country"><option value="">every country</option>${words('country').map((word) => html`<option>${word}</option>`)}</select></label>
<label>Result <select name="result"><option value="">every result</option>${words('result').map((word) => html`<option value="${word}">${plain(word)}</option>`)}</select></label>
<label>Sort by <select name="sort">${Object.entries(SORTS).map(([key, name]) => html`<option value="${key}">${name}</option>`)}</select></label>
<label class="tick"><input type="checkbox" name="conflicts"> has conflicting claims</label>
</form>
<div class="explore">
<section class="views" aria-label="Map and time">
<figure class="mapped">${worldMap(mapLabel(entries), html`<path class="dots" d="${dots(entries)}"/>`)}<figcaption>${onMap === 0 ? 'No article of this release gives coordinates, so no battle is on the map.' : html`<output class="pointed"></output> ${sayNumber(onMap)} of ${plural(entries.length, 'battle')} have coordinates. Equal areas.`}</figcaption></figure>
<figure class="timed">${histogram(entries)}<figcaption>Battles by the year in which they began${most(entries)}. <span class="scripted" hidden>Drag over the years to choose them.</span></figcaption></figure>
</section>
<section class="listed" aria-label="The battles"><div class="counted"><p class="count" role="status">${plural(entries.length, 'battle')}</p><button type="reset" form="ask" hidden>Start over</button></div>
${!isWhole && html`<noscript><p class="missing">Without JavaScript the first ${LIST_STEP} stand here; <a href="data.html">the tables</a> hold all.</p></noscript>`}
<ol class="battles">${(isWhole ? entries : entries.slice(0, LIST_STEP)).map((entry) => listItem(entry, addressOf))}</ol>
<button type="button" class="more" hidden>Show more</button></section></div>`;
}
