import type { CasualtyRow, ClaimRow, StrengthRow } from '@openbattles/schema';
import { type Mark, value } from '../../evidence.ts';
import { type Html, html, type Part } from '../../html.ts';
import { plain, sayCategory, sayFigure, sayOutcome } from '../../words/figures.ts';

export type FigureRow = StrengthRow | CasualtyRow | ClaimRow;

export const figureOf = (mark: Mark): FigureRow => mark.row as unknown as FigureRow;

/** What became of those whom a figure counts; null of a strength. */
export const outcomeOf = (figure: FigureRow): string | null =>
  'outcome' in figure && figure.outcome !== null ? sayOutcome(figure.outcome) : null;

/**
 * A figure as a phrase whose number leads to the text: "32–49 killed". One that the text does not count is said in the
 * text's own words.
 */
export function sayFigureRow(mark: Mark, { subject = true } = {}): Html {
  const figure = figureOf(mark);
  if (figure.low === null && figure.high === null) {
    const outcome = outcomeOf(figure);
    const why = figure.qualifier === 'unknown' ? 'unknown, the text says' : 'not counted';
    return html`${value([mark], `“${figure.quote}”`)} <small>${why}${outcome && ` (${outcome})`}</small>`;
  }
  const counted = figure.subject ?? (figure.category === 'personnel' ? null : sayCategory(figure.category));
  const outcome = outcomeOf(figure);
  // "4 men casualties" is no English.
  if (outcome === 'casualties' && counted !== null && subject)
    return html`${value([mark], sayFigure(figure))} casualties (${counted})`;
  const about = [subject ? counted : null, outcome].filter((word) => word !== null).join(' ');
  return html`${value([mark], sayFigure(figure))} ${about}`;
}

/** What else the row says of its figure: whom it counts, whether it is a total, who states it. */
export function remarksOf(figure: FigureRow, { claimant = true } = {}): Part {
  const remarks = [
    figure.group && `of ${figure.group}`,
    figure.is_total && 'in all',
    claimant && figure.claimant && `says ${figure.claimant}`,
    claimant && 'reported_by' in figure && figure.reported_by && `reported by ${figure.reported_by}`,
  ].filter((remark) => typeof remark === 'string');
  return remarks.length > 0 && html` <small>${remarks.join(', ')}</small>`;
}

/** The link to a row itself. */
export const permalink = (mark: Mark): Html =>
  html`<a class="perma" href="#${encodeURI(mark.id)}" aria-label="Link to this row: ${plain(mark.table)}, “${shorten(String(mark.row.quote))}”">#</a>`;

const MOST = 60;
export const shorten = (text: string): string => {
  const characters = Array.from(text);
  return characters.length > MOST ? `${characters.slice(0, MOST).join('')}…` : text;
};
