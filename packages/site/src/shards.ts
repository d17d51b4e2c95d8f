import type { SiteBattle, SiteFile } from './release.ts';

/** How long a shard is at most, in UTF-16 units, unless a single battle is longer. */
const LONGEST = 400_000;

/** Packs battles into scripts that the browser loads one at a time, since a page from the disk may fetch nothing else. */
export class ShardWriter {
  /** For each shard, which battle it begins with, counted from 0. */
  readonly firsts: number[] = [];
  #battles = 0;
  #waiting: string[] = [];
  #length = 0;

  *add(battle: SiteBattle): Generator<SiteFile> {
    const packed = JSON.stringify(battle);
    if (this.#length > 0 && this.#length + packed.length > LONGEST) yield* this.end();
    if (this.#waiting.length === 0) this.firsts.push(this.#battles);
    this.#waiting.push(packed);
    this.#length += packed.length;
    this.#battles++;
  }

  *end(): Generator<SiteFile> {
    if (this.#waiting.length === 0) return;
    const path = shardPath(this.firsts.length - 1);
    yield { path, content: `openBattlesShard=[\n${this.#waiting.join(',\n')}\n]\n` };
    this.#waiting = [];
    this.#length = 0;
  }
}

export const shardPath = (number: number): string => `shards/${number}.js`;
