import type { PackedEntries } from '../entries.ts';
import type { SiteBattle } from '../release.ts';

/** What `assets/index.js` holds. */
export interface IndexData {
  /** Whether the pages of the battles are made in the browser. */
  large: boolean;
  /** For each shard, which battle it begins with. */
  shards: readonly number[];
  entries: PackedEntries;
}

declare global {
  var openBattlesIndex: IndexData | undefined;
  var openBattlesShard: SiteBattle[] | undefined;
}
