import { absentOf } from '../absent-names.ts';

import { list, sideName } from '../describe.ts';

import type { FindingRule } from '../rule.ts';

export const commanderOnlyInInfobox: FindingRule = {
  kind: 'commander-only-in-infobox',
  *check(article) {
    const { record } = article;
    const { commanders } = absentOf(article);
    if (commanders.length === 0) return;
    // the sides stand in the order of their first commanders, named in the prose or not
    for (const side of new Set(record.commanders.map((row) => row.side))) {
      const own = commanders.filter((row) => row.side === side);
      if (own.length === 0) continue;
      yield {
        key: [side],
        message: `${list(own.map(({ name }) => name))}, ${own.length === 1 ? 'a commander' : 'commanders'} of ${sideName(record, side)} in the infobox, ${own.length === 1 ? 'stands' : 'stand'} nowhere in the prose.`,
        refs: own.map(({ commander_id }) => ({ table: 'commanders', id: commander_id, role: 'infobox' })),
      };
    }
  },
};
