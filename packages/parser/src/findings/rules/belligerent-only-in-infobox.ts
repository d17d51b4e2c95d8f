import { slug } from '../../text/ids.ts';
import { absentOf } from '../absent-names.ts';

import type { FindingRule } from '../rule.ts';

export const belligerentOnlyInInfobox: FindingRule = {
  kind: 'belligerent-only-in-infobox',
  *check(article) {
    for (const row of absentOf(article).belligerents) {
      yield {
        key: [row.side, slug(row.name)],
        message: `${row.name} fights on side ${row.side} in the infobox and stands nowhere in the prose.`,
        refs: [{ table: 'belligerents', id: row.belligerent_id, role: 'infobox' }],
      };
    }
  },
};
