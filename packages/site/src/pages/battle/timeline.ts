import type { EventRow } from '@openbattles/schema';
import { type Evidence, type Mark, value } from '../../evidence.ts';
import { groupBy } from '../../group.ts';
import { type Html, html } from '../../html.ts';
import { sayDate } from '../../words/dates.ts';
import { figureOf, permalink, sayFigureRow } from './figure.ts';
import { sideName } from './sides.ts';

const BASES: Readonly<Record<string, string>> = {
  inherited: 'the year or month stands earlier in the text',
  relative: 'counted from another date of the text',
};

const eventOf = (mark: Mark) => mark.row as unknown as EventRow;

/** The dated passages, the earliest first. */
export function inTime(evidence: Evidence): Mark[] {
  const orderOf = (mark: Mark): string => {
    const { year_start, date_start } = eventOf(mark);
    // Years before the common era sort by number; days within a year by their text.
    return `${String((year_start ?? 99_999) + 100_000).padStart(7, '0')} ${date_start ?? ''}`;
  };
  return evidence.of('events').sort((a, b) => {
    const [first, second] = [orderOf(a), orderOf(b)];
    return first === second ? a.start - b.start : first < second ? -1 : 1;
  });
}

/** The dated passages, the earliest first, each with the figures that it states. */
export function timelineSection(evidence: Evidence): Html {
  const sorted = inTime(evidence);
  if (sorted.length === 0) return html`<p class="missing">The prose gives no dates.</p>`;
  const claims = groupBy(evidence.of('claims'), ({ row }) => row.event_id);
  return html`<ol class="timeline">${sorted.map((mark) => {
    const event = eventOf(mark);
    const basis = BASES[event.date_basis];
    return html`<li id="${mark.id}"${event.date_role === 'report' && html` class="report"`}>
<p class="date">${value([mark], event.date_edtf === null ? `“${event.date_text}”` : sayDate(event.date_edtf))}${permalink(mark)}
<small>${event.date_role === 'report' && 'reported '}${basis && html`as “${event.date_text}”: ${basis}`}</small></p>
<div><p class="passage">${event.quote}</p>${(claims.get(event.event_id) ?? []).map((claim) => claimLine(claim, evidence))}</div></li>`;
  })}</ol>`;
}

function claimLine(mark: Mark, evidence: Evidence): Html {
  const figure = figureOf(mark);
  return html`<p class="said">${sayFigureRow(mark)}${figure.side !== null && html`, ${sideName(evidence, figure.side)}`}: ${figure.claimant === null ? 'the article itself says so' : html`<span class="who">${figure.claimant}</span> says so`}</p>`;
}
