import { GOVERNORS } from '../../language/lexicon/action-words.ts';
import type { Clause } from '../../language/sentence.ts';
import { PREPOSITION } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { isThere } from './deed.ts';
import { type Effect, ofNoun } from './effects.ts';
import { ofGovernor } from './governed-verbs.ts';
import { firstOfPair } from './joined-verbs.ts';
import { GOES_ON } from './no-deeds.ts';

/** "abandoned his plan to attack": whether a clause says of its object, a plan, that it was dropped. */
export const isGivenUp = ({ sentence }: Scene, { verb, objects }: Clause, noun: number): boolean =>
  verb !== null &&
  !verb.negated &&
  // "gave up the idea"
  ((/^g[ai]ve/.test(sentence.word(verb.head) ?? '') && sentence.word(verb.to) === 'up') ||
    (GIVES_UP.test(sentence.word(verb.head) ?? '') &&
      objects.some(({ from, to }) => from >= verb.to && from <= noun && noun < to)));
const GIVES_UP = /^(?:abandon|cancel|countermand|drop|for(?:e?go|went)|overrul|revok|scrap|shelv)/;

/** "to prevent them", "forbade them" */
const isRefused = ({ sentence }: Scene, { verb }: Clause): boolean =>
  (GOVERNORS.get(sentence.word(verb?.head ?? -1) ?? '') ?? []).some(({ list }) => list === 'refuse');

/** What the clause around a participle makes of what it tells. */
export function ofParticiple(scene: Scene, inner: Clause, outer: Clause): Effect {
  const { word, classes } = scene.sentence;
  // "there were men crossing", but "there was no hope of crossing"
  if (isThere(scene, outer) && (classes[inner.verb!.from - 1]! & PREPOSITION) === 0)
    return word(inner.verb!.from - 1) === 'no' ? 'negated' : 'stated';
  const first = firstOfPair(scene, inner);
  if (first !== null) return ofParticiple(scene, first, outer);
  const from = inner.verb!.from;
  // "were prevented from even forming up"
  const before = word(from - 1) === 'even' ? (word(from - 2) ?? '') : (word(from - 1) ?? '');
  // "ordered his guns to start bombarding"
  if (GOES_ON.test(word(from - 1) ?? '') && word(from - 2) === 'to')
    return outer.verb === null
      ? 'planned'
      : (ofGovernor(scene, outer, word(from - 3) ?? '', from - 3) ?? 'planned');
  if (before === 'without') return 'negated';
  if (before === 'of' && /^(?:instead|short)$/.test(word(from - 2) ?? '')) return 'negated';
  if (before === 'than') return 'negated';
  // "came close to capturing the bridge"
  if (before === 'to' && /^(?:close|near)$/.test(word(from - 2) ?? '')) return 'attempted';
  if (/^(?:of|at|for|in|from|about|to|against|on|upon|with)$/.test(before)) {
    const noun = ofNoun(word(from - 2) ?? '');
    // "had little hope of taking it": nobody says that they tried
    if (word(from - 2) === 'hope' && /^(?:any|little|no)$/.test(word(from - 3) ?? '')) return null;
    // "had no intention of surrendering"
    if (noun != null && word(from - 3) === 'no') return 'negated';
    if (noun === 'planned' && isGivenUp(scene, outer, from - 2)) return 'negated';
    if (noun !== undefined) return noun;
    const isGoverned = outer.verb !== null && outer.verb.to >= from - 1;
    const governed = isGoverned ? ofGovernor(scene, outer, word(from - 2) ?? '', from - 2) : undefined;
    if (governed !== undefined && outer.verb!.meaning !== 'be') return governed;
    // "prevented the Danes from crossing"
    if (before === 'from' && isRefused(scene, outer)) return 'negated';
    return /^(?:in|with)$/.test(before) ? 'stated' : null;
  }
  if (outer.verb?.to !== from) {
    // "to prevent them concentrating"
    const of = inner.antecedent;
    const isDoer = of !== null && outer.objects.some(({ to }) => to === of.to);
    return isRefused(scene, outer) && isDoer && !inner.verb!.passive ? 'negated' : 'stated';
  }
  return ofGovernor(scene, outer, word(from - 1) ?? '', from - 1) ?? 'stated';
}
