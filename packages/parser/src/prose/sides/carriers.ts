import { categoryOfWord } from '../../language/nouns.ts';
import type { Range } from '../../language/sentence.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';

/** What holds men, and is no weapon that kills others. */
const HOLDS_MEN: ReadonlySet<string> = new Set(['aircraft', 'ship', 'vehicle']);
const SURROUNDINGS = { kind: 'strength', aircraft: false } as const;
const STORES =
  /^(?:arsenal|barracks|boiler|cannon|gun|bridge|camp|depot|headquarters|magazine|train|turret)$/;

/** The noun that a phrase is about, be it before a name: "the Danish frigate Lund". */
function nounOf({ sentence }: Scene, { from, to }: Range): string {
  const head = headOf(sentence, { from, to });
  let at = from;
  while (at < to && sentence.word(at) !== head) at++;
  while (at > from && sentence.tokens[at]?.capital) at--;
  return sentence.tokens[at]?.capital ? head : (sentence.word(at) ?? head);
}

const categoryOf = (scene: Scene, range: Range): string =>
  categoryOfWord(nounOf(scene, range), SURROUNDINGS) ?? '';

/** Whether a phrase names one ship, which may be "she". */
export const isShip = (scene: Scene, range: Range): boolean =>
  categoryOf(scene, range) === 'ship' && !nounOf(scene, range).endsWith('s');

/** Whether a phrase names what holds men, who die where it perishes: a ship, a tank, a camp. */
export function holdsMen(scene: Scene, range: Range): boolean {
  const noun = nounOf(scene, range);
  // a bomb was a ship once; "she sank"
  if (noun === 'bomb') return false;
  const isUnit = scene.mentions.some(
    ({ is, from, to }) => is === 'unit' && from >= range.from && to === range.to,
  );
  return isUnit || STORES.test(noun) || noun === 'she' || HOLDS_MEN.has(categoryOf(scene, range));
}
