import { DOCUMENTS, isTeller } from '../../language/lexicon/speech-words.ts';
import type { Range } from '../../language/sentence.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import type { Whose } from './whose.ts';
import { whosePhrase } from './whose-words.ts';

/** Whose those are who tell something, sources of a people among them: "Danish sources", "Horn". */
export function whoseReporter(scene: Scene, range: Range): Whose {
  const { sentence, sides } = scene;
  const head = headOf(sentence, range);
  if (!DOCUMENTS.has(head) && !isTeller(head)) return whosePhrase(scene, range);
  const found = new Set<number>();
  for (let at = range.from; at < range.to; at++) {
    const side = sentence.tokens[at]!.capital ? sides.sideOfPeople(sentence.word(at) ?? '') : null;
    if (side !== null) found.add(side);
  }
  return found.size === 1 ? [...found][0] : whosePhrase(scene, range);
}
