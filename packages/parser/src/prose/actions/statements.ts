import { OFFICIALS } from '../../language/lexicon/action-words.ts';
import type { Range } from '../../language/sentence.ts';
import type { Scene } from '../scene.ts';
import { whosePhrase } from '../whose-words.ts';
import type { Deed } from './deed.ts';
import { headAt, holdsPhrase } from './phrases.ts';

const ACRONYM = /^\p{Lu}{2,}(?:-\p{Lu}+)?$/u;

/** Whether a phrase names a side, its people or somebody in office; a historian is none. */
export function isOfficial(scene: Scene, range: Range | null): boolean {
  if (range === null) return false;
  const head = headAt(scene, range);
  if (holdsPhrase(scene, { from: range.from, to: head + 1 }, OFFICIALS)) return true;
  return ACRONYM.test(scene.sentence.written(head)) || typeof whosePhrase(scene, range) === 'number';
}

/** Whether a clause has what its verb says: another clause, or a quotation. */
export function speaks({ scene, clause, words }: Deed): boolean {
  const { clauses } = scene.tree;
  const self = clauses.indexOf(clause);
  const isSaid = clauses.some(
    ({ parent, kind, connective, from }) =>
      parent === self &&
      from >= words.to &&
      ((kind === 'subordinate' && (connective === 'that' || (connective === null && from === words.to))) ||
        kind === 'quotation'),
  );
  return (
    isSaid ||
    /^["“]/.test(scene.sentence.written(words.to + 1)) ||
    scene.sentence.tokens[words.to]?.kind === 'colon'
  );
}
