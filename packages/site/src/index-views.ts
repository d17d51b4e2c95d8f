import type { Entry } from './entries.ts';
import { type Html, html, trusted } from './html.ts';
import { sayDate, sayYear } from './words/dates.ts';
import { plain, plural } from './words/figures.ts';

/** How many battles the list shows at first, and how many more each time. */
export const LIST_STEP = 60;

/** Where the page of a battle is: a file of its own, or the one that makes them all. */
export type AddressOf = (id: string) => string;
export const ownPage: AddressOf = (id) => `battles/${encodeURIComponent(id)}.html`;
export const madePage: AddressOf = (id) => `battle.html#${encodeURIComponent(id)}`;

/** When a battle was, in words. */
export function whenIn({ date, from }: Entry): string {
  if (date !== null) return sayDate(date);
  return from === null ? 'no date' : sayYear(from);
}

/** A battle in the list. */
export function listItem(entry: Entry, addressOf: AddressOf): Html {
  const { name, place, country, sides, result, victor, conflicts, partOf } = entry;
  const outcome = victor === null ? result && plain(result) : `${victor} won`;
  return html`<li><a href="${addressOf(entry.id)}"><span class="when">${whenIn(entry)}</span>
<span class="what"><strong dir="auto">${name}</strong>${partOf !== null && html` <small>${partOf}</small>`}</span>
<span class="who">${sides.length > 0 ? sides.map((side, at) => html`${at > 0 && html` <i>against</i> `}<span>${side.join(', ')}</span>`) : html`<i>no parties named</i>`}</span>
<span class="where">${[place, country].filter((part) => part !== null).join(', ')}</span><span class="outcome">${outcome ?? ''}${conflicts > 0 && html` <b class="conflict">${plural(conflicts, 'conflict')}</b>`}</span></a></li>`;
}

/** The battles on the map, as one drawing: a dot for each, however many there are. */
export const dots = (entries: readonly Entry[]): string =>
  entries.map(({ point }) => (point === null ? '' : `M${point[0]} ${point[1]}h0`)).join('');

export const mapLabel = (entries: readonly Entry[]): string =>
  `${plural(entries.filter(({ point }) => point !== null).length, 'battle')} of ${entries.length} on a map of the world`;

/** Years cut into equal stretches. */
export interface Bins {
  first: number;
  /** How many years a bin has. */
  step: number;
  count: number;
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const MOST_BINS = 64;
const LEAST_YEARS = 20;
const MOST_TICKS = 5;

/** The bins for the years of a release; null where no battle has a year. */
export function binsOf(entries: readonly Entry[]): Bins | null {
  let [least, greatest] = [Infinity, -Infinity];
  for (const { from } of entries) {
    if (from === null) continue;
    least = Math.min(least, from);
    greatest = Math.max(greatest, from);
  }
  if (least > greatest) return null;
  // Battles of one year need years around them to stand in.
  const around = Math.max(0, LEAST_YEARS - (greatest - least)) / 2;
  least = Math.floor(least - around);
  greatest = Math.ceil(greatest + around);
  const step = STEPS.find((years) => (greatest - least) / years < MOST_BINS) ?? 1000;
  const first = Math.floor(least / step) * step;
  return { first, step, count: Math.floor((greatest - first) / step) + 1 };
}

export function countBins(bins: Bins, entries: readonly Entry[]): number[] {
  const counts = new Array<number>(bins.count).fill(0);
  for (const { from } of entries) if (from !== null) counts[Math.floor((from - bins.first) / bins.step)]!++;
  return counts;
}

export const CHART_WIDTH = 960;
const CHART_HEIGHT = 120;

/** The bars of a histogram, as one drawing. */
export function barsPath(counts: readonly number[], max: number): string {
  const width = CHART_WIDTH / counts.length;
  return counts
    .map((count, at) => {
      if (count === 0 || max === 0) return '';
      const height = Math.max((count / max) * (CHART_HEIGHT - 8), 3);
      const x = at * width + Math.min(1, width * 0.1);
      return `M${x.toFixed(1)} ${CHART_HEIGHT}v${(-height).toFixed(1)}h${Math.min(width * 0.84, 40).toFixed(1)}v${height.toFixed(1)}z`;
    })
    .join('');
}

/** Round years along the histogram, few enough to be read; each stands where its first day is, in percent of the width. */
function ticksOf({ first, step, count }: Bins): { year: number; place: number }[] {
  const years = step * count;
  const apart = STEPS.find((between) => years / between <= MOST_TICKS) ?? 1000;
  const start = Math.ceil(first / apart) * apart;
  return Array.from(
    { length: Math.floor((first + years - start) / apart) + 1 },
    (_, at) => start + at * apart,
  )
    .map((year) => ({ year, place: ((year - first) / years) * 100 }))
    .filter(({ place }) => place > 3 && place < 97);
}

/** How many battles began in each stretch of years. */
export function histogram(entries: readonly Entry[]): Html {
  const bins = binsOf(entries);
  if (bins === null) return html`<p class="missing">No battle has a year.</p>`;
  const counts = countBins(bins, entries);
  const max = Math.max(...counts);
  return html`<svg class="histogram" viewBox="0 0 ${CHART_WIDTH} ${CHART_HEIGHT}" preserveAspectRatio="none" role="img" aria-label="How many battles began in each ${plural(bins.step, 'year')}, from ${sayYear(bins.first)} on; ${max} at most">
<path class="all" d="${barsPath(counts, max)}"/><path class="found" d="${barsPath(counts, max)}"/><rect class="brush" width="0" height="${CHART_HEIGHT}"/></svg>
<svg class="ticks" aria-hidden="true">${ticksOf(bins).map(({ year, place }) => html`<text x="${place.toFixed(2)}%" y="14" text-anchor="middle">${sayYear(year)}</text>`)}</svg>`;
}

export const noBattle = trusted(
  '<li class="missing">No battle is like that. Try fewer words or a longer time.</li>',
);
