import { GOVERNORS } from '../../language/lexicon/action-words.ts';
import type { Clause } from '../../language/sentence.ts';
import { PREPOSITION } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { isThere } from './deed.ts';
import { type Making, ofAdjective, ofNounAt } from './effects.ts';
import { ofGovernor } from './governed-verbs.ts';
import { firstOfPair } from './joined-verbs.ts';
import { isNoEvidence, isNone } from './negation.ts';
import { GOES_ON } from './no-deeds.ts';

/** "to prevent them", "forbade them": which of these verbs a clause has. */
const refusalOf = ({ sentence }: Scene, { verb }: Clause): Making | undefined =>
  (GOVERNORS.get(sentence.word(verb?.head ?? -1) ?? '') ?? []).find(
    ({ list }) => list === 'refuse' || list === 'avert',
  )?.list;

/** "ordered the bridge burned", "feared the town captured": what is made of what is meant or feared for an object. */
export function meantFor(scene: Scene, { verb, antecedent }: Clause, outer: Clause): Making | undefined {
  const isOfObject =
    verb!.passive &&
    verb!.form === 'participle' &&
    antecedent?.to === verb!.from &&
    outer.verb !== null &&
    !outer.verb.passive &&
    outer.objects.some(({ from, to }) => from === outer.verb!.to && to === antecedent.to);
  if (!isOfObject) return undefined;
  const made = ofGovernor(scene, outer, '', verb!.from - 1);
  return made === 'plan' || FEARS_OR_NEEDS.test(outer.verb!.lemma) ? made : undefined;
}

/** What the clause around a participle makes of what it tells. */
export function ofParticiple(scene: Scene, inner: Clause, outer: Clause): Making {
  const { word, classes } = scene.sentence;
  const from = inner.verb!.from;
  // "there were men crossing", but "there was no hope of crossing", "there was no sign of them crossing"
  if (isThere(scene, outer)) {
    const objects = outer.objects.filter((object) => object.from < from);
    if (objects.some((object) => isNoEvidence(scene, object))) return 'unsaid';
    if ((classes[from - 1]! & PREPOSITION) === 0)
      return objects.some((object) => isNone(scene, object)) ? 'never' : 'achieve';
  }
  const first = firstOfPair(scene, inner);
  if (first !== null) return ofParticiple(scene, first, outer);
  // "were prevented from even forming up"
  const before = word(from - 1) === 'even' ? (word(from - 2) ?? '') : (word(from - 1) ?? '');
  // "ordered his guns to start bombarding"
  if (GOES_ON.test(word(from - 1) ?? '') && word(from - 2) === 'to')
    return outer.verb === null
      ? 'plan'
      : (ofGovernor(scene, outer, word(from - 3) ?? '', from - 3) ?? 'plan');
  // "without attacking", "without a shot being fired"
  if (before === 'without' || inner.connective === 'without') return 'refuse';
  if (before === 'of' && /^(?:instead|short)$/.test(word(from - 2) ?? '')) return 'refuse';
  // "Far from surrendering, they attacked"
  if (before === 'from' && word(from - 2) === 'far') return 'refuse';
  if (before === 'than') return 'refuse';
  // "came close to capturing the bridge", but nobody tried to surrender
  if (before === 'to' && /^(?:close|near)$/.test(word(from - 2) ?? ''))
    return inner.verb!.passive || YIELDS.test(word(inner.verb!.head) ?? '') ? 'unsaid' : 'attempt';
  if (/^(?:of|at|for|in|from|about|to|against|on|upon|with)$/.test(before))
    return afterPreposition(scene, outer, before, from);
  if (outer.verb?.to !== from) {
    const of = inner.antecedent;
    const isObject = of !== null && outer.objects.some(({ to }) => to === of.to);
    if (!isObject) return 'achieve';
    // "to prevent them concentrating"
    if (!inner.verb!.passive) return refusalOf(scene, outer) ?? 'achieve';
    return meantFor(scene, inner, outer) ?? 'achieve';
  }
  return ofGovernor(scene, outer, word(from - 1) ?? '', from - 1) ?? 'achieve';
}

const FEARS_OR_NEEDS = /^(?:dread|fear|need)/;
const YIELDS = /^(?:collaps|fall|flee|los|retreat|surrender|withdraw|yield)/;

/** "an attempt at crossing", "was prevented from crossing", "was wounded in crossing", "was skilled in storming forts" */
function afterPreposition(scene: Scene, outer: Clause, before: string, from: number): Making {
  const { word } = scene.sentence;
  const { verb } = outer;
  const at = from - 2;
  const isBefore = verb !== null && verb.head < from;
  // "lost no time in attacking"
  const idiom = isBefore ? ofGovernor(scene, outer, '', at, true) : undefined;
  if (idiom !== undefined) return idiom;
  // "had little hope of taking it": nobody says that they tried
  if (word(at) === 'hope' && /^(?:any|little|no)$/.test(word(at - 1) ?? '')) return 'unsaid';
  const noun = ofNounAt(scene, outer, at);
  if (noun !== undefined) return noun;
  const isOfBe = verb?.meaning === 'be';
  const governed =
    isBefore && !isOfBe && verb.to >= from - 1 ? ofGovernor(scene, outer, word(at) ?? '', at) : undefined;
  if (governed !== undefined) return governed;
  // "were unsuccessful in taking it", "Unsuccessful in taking it, they"
  const adjective = isOfBe || !isBefore ? ofAdjective(word(at) ?? '') : undefined;
  if (adjective !== undefined) return adjective;
  // "prevented the Danes from crossing"
  if (before === 'from' && isBefore) return refusalOf(scene, outer) ?? 'unsaid';
  return /^(?:in|with)$/.test(before) && !isOfBe ? 'said' : 'unsaid';
}
