import type { Clause, Range } from '../../language/sentence.ts';
import type { Scene } from '../scene.ts';
import { headNoun } from './phrases.ts';

/** "not only halted the advance" */
export function isNotOnly({ sentence }: Scene, { verb }: Clause): boolean {
  for (let at = verb!.from - 2; at < verb!.head; at++)
    if (sentence.word(at) === 'not' && /^(?:just|merely|only|simply)$/.test(sentence.word(at + 1) ?? ''))
      return true;
  return false;
}

/** Whether a phrase is of nothing: "no ships", "none of them", "not a man", "almost no fighting", but "no fewer than 300 men". */
export function isNone({ sentence }: Scene, { from }: Range): boolean {
  const { word } = sentence;
  const first = word(from) ?? '';
  const isSo =
    /^(?:neither|no|nobody|none|nothing)$/.test(first) ||
    (word(from - 1) === 'not' && /^(?:an?|one)$/.test(first)) ||
    (/^(?:almost|nearly|virtually)$/.test(first) && /^(?:no|none)$/.test(word(from + 1) ?? '')) ||
    // "Neither the Danes nor the Swedes attacked"
    word(from - 1) === 'neither';
  // "No. 11 Group"
  const isNumber = sentence.tokens[from + 1]?.kind === 'number' || sentence.written(from + 1) === '.';
  // "no man's land", "no fly zones"
  return (
    isSo && !isNumber && !/^(?:doubt|fewer|fly|less|longer|man['’]s|more|sooner)$/.test(word(from + 1) ?? '')
  );
}

/** "No Danish troops crossed" */
export const isByNone = (scene: Scene, { subject }: Clause): boolean =>
  subject !== null && isNone(scene, subject);

/** Whether what is denied is only how, or for how long: "did not surrender easily", "did not take it without a fight", "did not last long". */
export function isOfManner({ sentence }: Scene, { verb, objects, phrases }: Clause): boolean {
  const isHow = (at: number) => HOW.test(sentence.word(at) ?? '');
  return (
    isHow(verb!.to) ||
    objects.some(({ from, to }) => from === verb!.to && isHow(to)) ||
    phrases.some(
      (phrase) =>
        phrase.at >= verb!.to &&
        (/^(?:as|without)$/.test(phrase.preposition) ||
          (phrase.preposition === 'by' &&
            /^(?:assault|force|storm|surprise)$/.test(sentence.word(phrase.from) ?? ''))),
    )
  );
}
/** Adverbs of manner, measure and haste. */
const HOW =
  /^(?:alone|easily|far|fast|idly|immediately|lightly|long|much|quickly|quietly|readily|smoothly|soon|well|willingly)$/;

/** "no sign of them", "no evidence that they attacked" */
export const isNoEvidence = (scene: Scene, object: Range): boolean =>
  scene.sentence.word(object.from) === 'no' &&
  /^(?:evidence|indication|proof|question|record|sign|suggestion)$/.test(headNoun(scene, object));
