import type { EventRow } from '@openbattles/schema';
import { bar, scaleOf } from '../../bars.ts';
import { type Evidence, type Mark, value } from '../../evidence.ts';
import { type Html, html } from '../../html.ts';
import { sayDate } from '../../words/dates.ts';
import { sayCategory, sayFigure } from '../../words/figures.ts';
import { figureOf, outcomeOf, permalink, remarksOf } from './figure.ts';
import { sideName } from './sides.ts';

/** Figures that say how many of a side met the same end, or how many there were. */
interface Subject {
  side: number | null;
  title: string;
  claims: Mark[];
  /** What the infobox says of it. */
  infobox: Mark[];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function subjectsOf(evidence: Evidence): Subject[] {
  const subjects = new Map<string, Subject>();
  const keyOf = (mark: Mark): string => {
    const figure = figureOf(mark);
    return [figure.side ?? 'x', outcomeOf(figure) ?? 'strength', figure.category].join(' ');
  };
  for (const mark of evidence.of('claims')) {
    const figure = figureOf(mark);
    const outcome = outcomeOf(figure) ?? 'strength';
    const things = figure.category === 'personnel' ? '' : ` (${sayCategory(figure.category)})`;
    const subject: Subject = subjects.get(keyOf(mark)) ?? {
      side: figure.side,
      title: `${capital(outcome)}${things}`,
      claims: [],
      infobox: [],
    };
    subject.claims.push(mark);
    subjects.set(keyOf(mark), subject);
  }
  for (const mark of [...evidence.of('strengths'), ...evidence.of('casualties')])
    subjects.get(keyOf(mark))?.infobox.push(mark);
  // The losses of people are what most readers come for; within a kind the order is that of the text.
  const rankOf = ({ claims: [first] }: Subject): number => {
    const { category } = figureOf(first!);
    return (outcomeOf(figureOf(first!)) === null ? 1 : 0) + (category === 'personnel' ? 0 : 2);
  };
  return [...subjects.values()].sort((a, b) => rankOf(a) - rankOf(b));
}

/** What the prose claims, side by side by who says so, with what the infobox says of the same. */
export function claimsSection(evidence: Evidence): Html {
  const subjects = subjectsOf(evidence);
  if (subjects.length === 0) return html`<p class="missing">The prose states no figures.</p>`;
  const sides = [...new Set(subjects.map(({ side }) => side))].sort(
    (a, b) => (a ?? Infinity) - (b ?? Infinity),
  );
  const scales = new Map<string, number>();
  for (const { claims, infobox } of subjects)
    for (const figure of [...claims, ...infobox].map(figureOf))
      scales.set(scaleKey(figure), Math.max(scales.get(scaleKey(figure)) ?? 0, scaleOf([figure])));
  return html`${sides.map(
    (side) => html`<section class="claimed ${side === null ? 'side-none' : `side-${Math.min(side, 4)}`}">
<h3>${side === null ? 'No side named' : sideName(evidence, side)}</h3>
${subjects.filter((subject) => subject.side === side).map((subject) => subjectTable(subject, scales, evidence))}
</section>`,
  )}`;
}

/** Losses of a kind share one scale, and strengths of a kind another: a bar is as long in one table as in the next. */
const scaleKey = (figure: ReturnType<typeof figureOf>): string =>
  `${outcomeOf(figure) === null ? 'strength' : 'loss'} ${figure.category}`;

function subjectTable(
  { side, title, claims, infobox }: Subject,
  scales: ReadonlyMap<string, number>,
  evidence: Evidence,
): Html {
  const max = scales.get(scaleKey(figureOf(claims[0]!)))!;
  return html`<table class="claims"><caption>${title}${side !== null && html` <small>${sideName(evidence, side)}</small>`}</caption>
<thead><tr><th scope="col">Who says so</th><th scope="col">How many</th><th scope="col" class="drawn"><span class="unseen">Drawn on one scale</span></th><th scope="col">When</th></tr></thead>
<tbody>${infobox.map((mark) => line(mark, html`<em>infobox</em>`, max, null))}${claims.map((mark) => {
    const figure = figureOf(mark);
    const event = 'event_id' in figure ? evidence.find('events', figure.event_id) : undefined;
    const says = figure.claimant ?? html`<em>the article itself</em>`;
    const reporter = 'reported_by' in figure && figure.reported_by;
    return line(mark, html`${says}${reporter && html` <small>by way of ${reporter}</small>`}`, max, event);
  })}</tbody></table>`;
}

function line(mark: Mark, says: Html, max: number, event: Mark | null | undefined): Html {
  const figure = figureOf(mark);
  const number =
    figure.low === null && figure.high === null
      ? html`${value([mark], `“${figure.quote}”`)} <small>${figure.qualifier === 'unknown' ? 'unknown' : 'not counted'}</small>`
      : html`${value([mark], sayFigure(figure))} <small>${figure.subject}</small>`;
  const id = mark.table === 'claims' && html` id="${mark.id}"`;
  return html`<tr${id}><th scope="row">${says}</th><td>${number}${remarksOf(figure, { claimant: false })}${mark.table === 'claims' && permalink(mark)}</td><td class="drawn">${bar(figure, max)}</td><td class="when">${event && sayDate(String((event.row as unknown as EventRow).date_edtf ?? event.row.date_text))}</td></tr>`;
}
