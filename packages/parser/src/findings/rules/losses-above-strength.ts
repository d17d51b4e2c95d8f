import type { ClaimRow } from '@openbattles/schema';

import { amount, capital, list, sideName, what } from '../describe.ts';

import { casualtyRef, type FindingRule, type Reference } from '../rule.ts';

/** Outcomes that exclude each other: their figures may be added up. "Casualties" cover them all. */
const APART = new Set([
  'killed',
  'captured',
  'missing',
  'deserted',
  'defected',
  'surrendered',
  'wounded',
  'killed+wounded',
  'captured+missing',
]);

export const lossesAboveStrength: FindingRule = {
  kind: 'losses-above-strength',
  *check({ record, claims, hasUnread }) {
    for (const side of new Set(record.strengths.map((row) => row.side))) {
      const men = record.strengths.filter((row) => row.side === side && row.category === 'personnel');
      const isOpen = record.strengths.some(
        (row) =>
          row.side === side &&
          (hasUnread(row.line) ||
            row.category === 'formation' ||
            (row.category === 'personnel' && row.high === null)),
      );
      if (men.length === 0 || isOpen) continue;
      const totals = men.filter((row) => row.is_total);
      const strength =
        totals.length > 0
          ? Math.max(...totals.map(({ high }) => high!))
          : men.reduce((sum, { high }) => sum + high!, 0);
      const losses = record.casualties.filter(
        (row) =>
          row.side === side &&
          row.category === 'personnel' &&
          !hasUnread(row.line) &&
          row.low !== null &&
          row.claimant === null &&
          row.group === null,
      );
      const parts = losses.filter((row) => APART.has(row.outcome) && !row.is_total);
      const isRepeated = new Set(parts.map(({ outcome }) => outcome)).size < parts.length;
      const whole = losses.filter((row) => row.outcome === 'casualties' || row.is_total);
      const most = Math.max(0, ...whole.map(({ low }) => low!));
      const sum = isRepeated ? 0 : parts.reduce((total, { low }) => total + low!, 0);
      if (Math.max(most, sum) <= strength) continue;
      // the infobox may have the strength of one part, or of the end, where the prose has that of the whole
      const isStronger = ({ side: of, outcome, category, low }: ClaimRow) =>
        (of === side || of === null) && outcome === null && category === 'personnel' && (low ?? 0) > strength;
      if (claims.all.some(isStronger)) continue;
      const counted = sum > most ? parts : whole.filter(({ low }) => low === most);
      yield {
        key: [side],
        message: `${capital(sideName(record, side))}: ${list(counted.map((row) => `${amount(row)} ${what(row)}`))}, more than its strength of ${list((totals.length > 0 ? totals : men).map(amount))}.`,
        refs: [
          ...counted.map((row) => casualtyRef(row, 'losses')),
          ...men.map(
            ({ strength_id }): Reference => ({ table: 'strengths', id: strength_id, role: 'strength' }),
          ),
        ],
      };
    }
  },
};
