import { CONTROLS, GOVERNORS } from '../../language/lexicon/action-words.ts';
import type { Clause } from '../../language/sentence.ts';
import { verbForm } from '../../language/verbs.ts';
import type { Scene } from '../scene.ts';
import { doerOf } from './deed.ts';
import type { Making } from './effects.ts';
import { endOfEntry } from './ends-of-entries.ts';
import { isForce } from './phrases.ts';

/**
 * What a verb, or an adjective after it, makes of the verb after these: "tried to", "was unable to"; undefined where it makes
 * nothing of it. Of a verb with words of its own alone, where these are asked for: "lost no time in".
 */
export function ofGovernor(
  scene: Scene,
  outer: Clause,
  before: string,
  at: number,
  onlyPhrases = false,
): Making | undefined {
  const verb = outer.verb!;
  // "had to surrender"
  if (verb.meaning === 'have' && at === verb.head) return verb.modal === null ? 'achieve' : 'unsaid';
  const words = [before, ...(before === verb.lemma ? [] : [scene.sentence.word(verb.head) ?? ''])];
  for (const [index, word] of words.entries())
    for (const entry of GOVERNORS.get(word) ?? []) {
      if (onlyPhrases && entry.particles.length === 0) continue;
      // no "his forces to besiege it"
      const isAlone = index === 0 && entry.particles.length === 0 && !/s$/.test(word);
      const end = endOfEntry(scene, outer, entry);
      if (!isAlone && end === 0) continue;
      // "used boats to cross the river", but "used to cross it"
      if (/^us/.test(word) && !isAlone && outer.objects.some(({ from }) => from >= verb.to && from <= at))
        return 'achieve';
      if (word === 'used' && !verb.passive && at === verb.head) return 'unsaid';
      // "began to arrive, to drive them out": what was begun follows at once, or after who is made to do it
      // but "continued for several days to beat them back"
      const goesOn = /^continu/.test(word) && !/ing$/.test(scene.sentence.word(verb.to) ?? '');
      const follows = isAlone || end > at || goesOn || isMadeTo(scene, outer, at);
      if (entry.list === 'achieve' && (!follows || isNounLike(scene, outer))) continue;
      return entry.list;
    }
  return undefined;
}

/** "arrayed all forces to besiege it": a noun that was taken for a verb in the present. */
function isNounLike({ sentence }: Scene, { verb }: Clause): boolean {
  const own =
    verb!.form === 'finite' && verb!.from === verb!.head ? verbForm(sentence.word(verb!.head) ?? '') : null;
  return own?.present === true && !own.past;
}

/** "forced Stirling to retreat": whether a verb has an object that does what follows. */
function isMadeTo(scene: Scene, outer: Clause, at: number): boolean {
  const { sentence } = scene;
  const { verb, objects, phrases } = outer;
  const word = sentence.word(verb!.head) ?? '';
  if (!CONTROLS.has(word)) return false;
  // "led the army to the coast, to fight": whom they lead stands right before
  if (/^(?:led|leading|brought)$/.test(word)) {
    // "the losses led him to retreat", but "the king led his men to fight"
    const leader = doerOf(scene, outer);
    return !verb!.passive && !isForce(scene, leader) && objects.some(({ to }) => to === at + 1);
  }
  // "left them to burn it", but "left the camp to attack them"
  if (/^(?:leav|left)/.test(word))
    return verb!.passive || objects.some((object) => object.from >= verb!.to && isForce(scene, object));
  return verb!.passive || [...objects, ...phrases].some(({ from }) => from >= verb!.to);
}
