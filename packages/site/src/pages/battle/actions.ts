import type { ActionRow, EventRow } from '@openbattles/schema';
import { type Evidence, type Mark, value } from '../../evidence.ts';
import { groupBy } from '../../group.ts';
import { type Html, html } from '../../html.ts';
import { sayDate } from '../../words/dates.ts';
import { plain } from '../../words/figures.ts';
import { permalink } from './figure.ts';
import { sideName } from './sides.ts';
import { inTime } from './timeline.ts';

const MODALITIES: Readonly<Record<string, string>> = {
  planned: 'planned',
  attempted: 'attempted',
  negated: 'not done',
};

/** What the prose says was done, by its dates, the earliest first; what has none comes last. */
export function actionsSection(evidence: Evidence): Html {
  const actions = groupBy(evidence.of('actions'), ({ row }) => row.event_id);
  if (actions.size === 0) return html`<p class="missing">The prose tells of no actions.</p>`;
  const dated = inTime(evidence).filter(({ id }) => actions.has(id));
  const undated = actions.get(null) ?? [];
  return html`<ol class="timeline actions">${dated.map((event) => {
    const { date_edtf, date_text, date_role } = event.row as unknown as EventRow;
    const date = date_edtf === null ? `“${date_text}”` : sayDate(date_edtf);
    return html`<li${date_role === 'report' && html` class="report"`}><p class="date">${value([event], date)}${date_role === 'report' && html` <small>reported</small>`}</p>
${linesOf(actions.get(event.id)!, evidence)}</li>`;
  })}${undated.length > 0 && html`<li class="undated"><p class="date"><small>no date</small></p>${linesOf(undated, evidence)}</li>`}</ol>`;
}

const linesOf = (marks: readonly Mark[], evidence: Evidence): Html =>
  html`<ul>${marks.map((mark) => {
    const { type, modality, side, quote } = mark.row as unknown as ActionRow;
    const how = modality === 'stated' ? null : (MODALITIES[modality] ?? plain(modality));
    return html`<li id="${mark.id}"><strong>${plain(type)}</strong>${how && html` <em>${how}</em>`}${side !== null && html`, ${sideName(evidence, side)}`}: ${value([mark], `“${quote}”`)}${permalink(mark)}</li>`;
  })}</ul>`;
