import { type Html, html } from './html.ts';
import { type Figure, sayFigure, sayNumber } from './words/figures.ts';

/** The width of a bar's drawing, in its own units. The greatest number ends before it, so that an open bound has room. */
const WIDTH = 1000;
const FULL = 900;

/** The greatest number of figures that share a scale; 0 where none has a number. */
export const scaleOf = (figures: readonly Figure[]): number =>
  Math.max(0, ...figures.map(({ low, high }) => high ?? low ?? 0));

/**
 * A figure as a bar from zero: what is certain is filled, a range is pale from its low end to its high end, and a bound
 * that the text leaves open is dotted. A figure without a number has no bar, since a bar would say zero.
 *
 * @param max the greatest number of the scale.
 */
export function bar(figure: Figure & { category: string }, max: number): Html | null {
  const { low, high } = figure;
  if (low === null && high === null) return null;
  const at = (number: number) => (max === 0 ? 0 : Math.round((number / max) * FULL));
  const sure = low === null ? 0 : at(low);
  const most = high === null ? WIDTH : at(high);
  return html`<svg class="bar${figure.category !== 'personnel' && ' thin'}" role="img" viewBox="0 0 ${WIDTH} 12" preserveAspectRatio="none" aria-label="${sayFigure(figure)}, on a scale to ${sayNumber(max)}">
<path class="zero" d="M1 0v12"/>${sure > 0 && html`<rect class="sure" y="2" width="${Math.max(sure, 4)}" height="8"/>`}
${low !== null && high !== null && most > sure && html`<rect class="range" x="${sure}" y="2" width="${Math.max(most - sure, 4)}" height="8"/>`}
${high === null && html`<path class="open" d="M${sure} 6H${WIDTH}"/>`}
${low === null && html`<path class="open" d="M0 6H${most}"/><path class="end" d="M${most} 1v10"/>`}</svg>`;
}
