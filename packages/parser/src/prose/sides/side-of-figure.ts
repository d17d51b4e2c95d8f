import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import { PRIZES } from './side-by-booty.ts';
import { CLAUSE_WORDS } from './side-by-clause.ts';
import { FIGURES_BEFORE } from './side-by-figures-before.ts';
import { OWN_WORDS } from './side-by-own-words.ts';
import { sideOfSection } from './side-by-section.ts';
import { TOPIC_WORDS } from './side-by-topic.ts';
import { WHOLES } from './side-by-wholes.ts';
import { isLoss, type SideRule } from './side-rule.ts';
import { whosePhrase } from './whose-words.ts';

/** Those who hold a state call their own "soldiers" and their enemies something else. */
const OF_STATE = /^(?:government|army|military|ministry|minister|police|president|forces|command|officials)$/;

const SOLDIERS = /^(?:soldiers?|servicem[ae]n|troops?|policem[ae]n|peacekeepers?|sailors?|airm[ae]n)$/;

/** What those who state it tell of it. */
const SPEAKERS_WORDS: readonly SideRule[] = [
  {
    name: 'own-soldiers',
    example: 'The Malian army claimed that 24 soldiers were killed',
    read(scene, figure) {
      if (!isLoss(figure) || !SOLDIERS.test(scene.sentence.word(figure.counted.nounTo - 1) ?? ''))
        return undefined;
      if (figure.counted.nounTo - figure.counted.nounFrom !== 1 || figure.place.role !== 'subject')
        return undefined;
      const up = scene.parentOf(figure.place.clause);
      if (up?.verb?.meaning !== 'say' || !up.subject) return undefined;
      let isState = false;
      for (let at = up.subject.from; at < up.subject.to; at++)
        if (OF_STATE.test(scene.sentence.word(at) ?? '')) isState = true;
      return isState ? whosePhrase(scene, up.subject) : undefined;
    },
  },
  {
    name: 'soldiers-of-state',
    example: 'At least 40 soldiers and 60 militants were killed, where a state fights those who hold none',
    read({ sentence, sides }, { counted, outcome }) {
      const isPlain = counted.nounTo - counted.nounFrom === 1;
      if (outcome === null || !isPlain || !SOLDIERS.test(sentence.word(counted.nounFrom) ?? ''))
        return undefined;
      return sides.sideOfRole('state troops') ?? undefined;
    },
  },
];

export const SIDE_RULES: readonly SideRule[] = [
  ...PRIZES,
  ...OWN_WORDS,
  ...WHOLES,
  ...CLAUSE_WORDS,
  ...TOPIC_WORDS,
  ...FIGURES_BEFORE,
  ...SPEAKERS_WORDS,
];

/**
 * The side whose strength or loss a figure is; null where the text does not say. The figures of a sentence are asked for
 * in order: one may take its side from the one before.
 */
export function sideOf(scene: Scene, figure: Figure): number | null {
  if (scene.sides.count === 0) return null;
  // civilians are on no side, unless they are said to be
  const rules = figure.category === 'civilian' ? OWN_WORDS.slice(0, 1) : SIDE_RULES;
  for (const rule of rules) {
    const side = rule.read(scene, figure);
    if (side != null) return side;
    if (side === null) break;
  }
  return sideOfSection(scene, figure);
}
