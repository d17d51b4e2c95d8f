import type { Clause } from '../../language/sentence.ts';
import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import type { Speaker } from './speakers.ts';

/** Words that say something, as far as they reach. */
export interface Saying {
  /** The name of the rule that found it. */
  rule: string;
  /** Who says it; null where the text hides that ("it was reported"). */
  speaker: Speaker | null;
  denied: boolean;
  /** The deeper it stands, the nearer it is to the figure. */
  depth: number;
}

export interface SayingRule {
  name: string;
  example: string;
  read(scene: Scene, figure: Figure): Saying | Saying[] | null;
}

/** How many clauses a clause lies in, itself counted. */
export const depthOf = (scene: Scene, clause: Clause): number => {
  let depth = 0;
  for (let at: Clause | null = clause; at; at = scene.parentOf(at)) depth++;
  return depth;
};

/** Whether a clause is another, or lies within it. */
export function isWithin(
  scene: Scene,
  clause: Clause,
  outer: Clause,
  stops: (inner: Clause) => boolean,
): boolean {
  for (let at: Clause | null = clause; at; at = scene.parentOf(at)) {
    if (at === outer) return true;
    if (stops(at)) return false;
  }
  return false;
}

/** What opens a clause that is set against another. */
export const CONTRASTS = /^(?:but|although|though|however|;|yet)$/;
