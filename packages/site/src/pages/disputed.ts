import type { BattleRecord, FindingRole, FindingRow } from '@openbattles/schema';
import { isConflict } from '../entries.ts';
import { Evidence, type Mark } from '../evidence.ts';
import { type Html, html } from '../html.ts';
import type { AddressOf } from '../index-views.ts';
import { plural, sayNumber } from '../words/figures.ts';
import { sayKind } from '../words/kinds.ts';
import { nameOf, whenOf } from './battle/battle.ts';
import { figureOf } from './battle/figure.ts';
import { findingSentence } from './battle/findings.ts';

/** A finding with what the page of findings says of it. */
export interface Dispute {
  finding: FindingRow;
  battle: string;
  when: string | null;
  /** How many times the least of its numbers the greatest is; 0 where that cannot be said. */
  ratio: number;
  rows: readonly Mark[];
}

/** The findings of a battle. */
export function disputesOf(record: BattleRecord): Dispute[] {
  if (record.findings.length === 0) return [];
  const evidence = new Evidence(record);
  return record.findings.map((finding) => {
    const refs = record.finding_refs.flatMap(({ finding_id, table, id, role }) => {
      const mark = finding_id === finding.finding_id ? evidence.find(table, id) : undefined;
      return mark ? [{ mark, role }] : [];
    });
    return {
      finding,
      battle: nameOf(record.battle),
      when: whenOf(record.battle),
      ratio: ratioOf(finding.kind, refs),
      rows: refs.map(({ mark }) => mark),
    };
  });
}

/** For the kinds of findings that set figures against each other: the roles of either side. Of other kinds nothing is divided. */
const AGAINST: Readonly<Record<string, readonly [FindingRole, FindingRole]>> = {
  'claimants-differ': ['more', 'less'],
  'claim-above-infobox': ['prose', 'infobox'],
  'claim-below-infobox': ['prose', 'infobox'],
  'losses-above-strength': ['losses', 'strength'],
};

/** How many times the one figure the other is, where they are furthest apart; 0 where that cannot be said. */
function ratioOf(kind: string, refs: readonly { mark: Mark; role: string }[]): number {
  const roles = AGAINST[kind];
  if (!roles) return 0;
  const [ours, theirs] = roles.map((role) =>
    refs
      .filter((ref) => ref.role === role && 'qualifier' in ref.mark.row)
      .map(({ mark }) => figureOf(mark))
      .map(({ low, high }) => ({ low: low ?? high ?? 0, high: high ?? low ?? 0 })),
  );
  const ratios = ours!.flatMap((a) => theirs!.flatMap((b) => [apart(a, b), apart(b, a)]));
  return Math.max(0, ...ratios);
}

/** How many times the high bound of one the low bound of the other is; 0 where they meet, or nothing is divided by nothing. */
const apart = (more: { low: number }, less: { high: number }): number =>
  less.high > 0 && more.low > less.high ? more.low / less.high : 0;

/** The largest ratio first; then conflicts before what only explains. */
export const compareDisputes = (a: Dispute, b: Dispute): number =>
  b.ratio - a.ratio || Number(isConflict(b.finding.kind)) - Number(isConflict(a.finding.kind));

/** The sentence of a dispute, whose numbers lead to their rows on the battle's page. */
export const disputeSentence = ({ finding, rows }: Dispute, addressOf: AddressOf): Html =>
  findingSentence(
    finding,
    rows,
    ([mark], content) =>
      html`<a class="v" href="${rowAddress(finding.battle_id, mark!.id, addressOf)}">${content}</a>`,
  );

function rowAddress(battle: string, id: string, addressOf: AddressOf): string {
  const address = addressOf(battle);
  return address.includes('#') ? address.replace(/#.*/, `#${encodeURI(id)}`) : `${address}#${encodeURI(id)}`;
}

/** Every finding of the release, or as many as a page can show. */
export function disputedBody(disputes: readonly Dispute[], total: number, addressOf: AddressOf): Html {
  const kinds = [...new Set(disputes.map(({ finding }) => finding.kind))].sort();
  return html`<h1>Disputed</h1>
<p class="lead">Where articles disagree with themselves, or explain themselves: infobox against prose, one claimant against another. Those furthest apart come first. Nobody decides here who is right.</p>
<p class="count">${plural(total, 'finding')}${disputes.length < total && html`; the first ${sayNumber(disputes.length)} stand here, and <a href="data.html">the table of findings</a> holds all`}.</p>
<form class="ask kinds" hidden><label>Kind <select name="kind"><option value="">every kind</option>${kinds.map((kind) => html`<option value="${kind}">${sayKind(kind)}</option>`)}</select></label></form>
<ol class="disputes">${disputes.map(
    (
      dispute,
    ) => html`<li data-kind="${dispute.finding.kind}"><p class="ratio">${dispute.ratio > 0 ? html`<b>${times(dispute.ratio)}×</b>` : html`<b class="none" aria-hidden="true">–</b>`}</p>
<div><p class="kind">${sayKind(dispute.finding.kind)}</p><p class="sentence">${disputeSentence(dispute, addressOf)}</p>
<p class="from"><a href="${addressOf(dispute.finding.battle_id)}">${dispute.battle}</a>${dispute.when !== null && `, ${dispute.when}`} · <a href="${rowAddress(dispute.finding.battle_id, dispute.finding.finding_id, addressOf)}">see it beside the text</a></p></div></li>`,
  )}</ol>`;
}

/** A ratio with one place after the point where that says more. */
const times = (ratio: number): string =>
  ratio < 10 ? String(Math.round(ratio * 10) / 10) : sayNumber(Math.round(ratio));
