import type { BelligerentRow, CommanderRow } from '@openbattles/schema';
import { bar, scaleOf } from '../../bars.ts';
import { type Evidence, type Mark, value } from '../../evidence.ts';
import { type Html, html, joined } from '../../html.ts';
import { plain, plural, sayCategory, sayNumber } from '../../words/figures.ts';
import { figureOf, permalink, remarksOf, sayFigureRow } from './figure.ts';

const OF_SIDES = ['belligerents', 'commanders', 'strengths', 'casualties'];

/** The name of a side as its parties make it: "Malian Army". */
export function sideName(evidence: Evidence, side: number): string {
  const parties = evidence
    .of('belligerents')
    .map(({ row }) => row as unknown as BelligerentRow)
    .filter((row) => row.side === side && row.role === 'combatant');
  const heads = parties.filter(({ parent }) => parent === null);
  const names = (heads.length > 0 ? heads : parties).map(({ name }) => name);
  if (names.length === 0) return `side ${side}`;
  return names.length > 3 ? `${names.slice(0, 2).join(', ')} and others` : names.join(', ');
}

/** The sides face to face: parties, commanders, strength and losses. The figures of a kind share one scale. */
export function sidesSection(evidence: Evidence): Html {
  const marks = OF_SIDES.flatMap((table) => evidence.of(table));
  const sides = [...new Set(marks.map(({ row }) => Number(row.side)))].sort((a, b) => a - b);
  if (sides.length === 0)
    return html`<p class="missing">The infobox names no sides, commanders or figures.</p>`;
  const scales = new Map<string, number>();
  const figures = [...evidence.of('strengths'), ...evidence.of('casualties')].map(figureOf);
  for (const category of new Set(figures.map(({ category }) => category)))
    scales.set(category, scaleOf(figures.filter((figure) => figure.category === category)));
  const told = [...scales].filter(([, max]) => max > 0);
  return html`<div class="sides">${sides.map((side) =>
    sideColumn(
      evidence,
      side,
      marks.filter(({ row }) => row.side === side),
      scales,
    ),
  )}</div>
${
  told.length > 0 &&
  html`<p class="key">${barKey()}<br>Strength and losses of all sides share one scale for each kind (people thick, all else thin): ${joined(
    told.map(([category, max]) => `${sayCategory(category)} to ${sayNumber(max)}`),
    ', ',
  )}. What the text does not count has no bar.</p>`
}`;
}

/** How bars are to be read. */
export const barKey =
  (): Html => html`<span class="legend"><svg class="bar" viewBox="0 0 48 12" aria-hidden="true"><rect class="sure" y="2" width="28" height="8"/><rect class="range" x="28" y="2" width="20" height="8"/></svg> from the lowest to the highest number</span>
<span class="legend"><svg class="bar" viewBox="0 0 48 12" aria-hidden="true"><rect class="sure" y="2" width="24" height="8"/><path class="open" d="M24 6H48"/></svg> and more, or an open bound</span>`;

function sideColumn(
  evidence: Evidence,
  side: number,
  marks: readonly Mark[],
  scales: ReadonlyMap<string, number>,
): Html {
  const of = (table: string) => marks.filter((mark) => mark.table === table);
  const [parties, commanders] = [of('belligerents'), of('commanders')];
  return html`<section class="side side-${Math.min(side, 4)}" aria-label="Side ${side}: ${sideName(evidence, side)}">
<p class="number">Side ${side}</p>
${parties.length > 0 ? html`<ul class="parties">${parties.map(party)}</ul>` : html`<p class="missing">The infobox does not name this side.</p>`}
<h3>${commanders.length > 1 ? plural(commanders.length, 'commander') : 'Commander'}</h3>
${commanders.length > 0 ? html`<ul class="commanders${commanders.length > 12 && ' many'}">${commanders.map(commander)}</ul>` : html`<p class="missing">None named.</p>`}
<h3>Strength</h3>${figureList(of('strengths'), scales)}
<h3>Losses</h3>${figureList(of('casualties'), scales)}
</section>`;
}

function party(mark: Mark): Html {
  const { name, role, parent } = mark.row as unknown as BelligerentRow;
  return html`<li id="${mark.id}"${parent !== null && html` class="below"`}>${value([mark], name)}${role === 'supporter' && html` <small>supporter</small>`}${parent !== null && html` <small>under ${parent}</small>`}${permalink(mark)}</li>`;
}

/** The marks of a person's fate, as books of history set them. */
const FATES: Readonly<Record<string, string>> = { killed: '†', executed: '†', died: '†' };

function commander(mark: Mark): Html {
  const { name, rank, status, affiliation } = mark.row as unknown as CommanderRow;
  return html`<li id="${mark.id}">${rank !== null && html`<small>${rank}</small> `}${value([mark], name)}${status !== null && html` <span class="fate">${FATES[status]} ${plain(status)}</span>`}${affiliation !== null && html` <small>${affiliation}</small>`}${permalink(mark)}</li>`;
}

const figureList = (marks: readonly Mark[], scales: ReadonlyMap<string, number>): Html =>
  marks.length === 0
    ? html`<p class="missing">The infobox does not say.</p>`
    : html`<ul class="figures">${marks.map((mark) => {
        const figure = figureOf(mark);
        return html`<li id="${mark.id}"><p>${sayFigureRow(mark)}${remarksOf(figure)}${permalink(mark)}</p>${bar(figure, scales.get(figure.category) ?? 0)}</li>`;
      })}</ul>`;
