import type { Clause } from '../../language/sentence.ts';
import type { Scene } from '../scene.ts';

/** "not only halted the advance" */
export function isNotOnly({ sentence }: Scene, { verb }: Clause): boolean {
  for (let at = verb!.from - 2; at < verb!.head; at++)
    if (sentence.word(at) === 'not' && /^(?:just|merely|only)$/.test(sentence.word(at + 1) ?? ''))
      return true;
  return false;
}

/** "No Danish troops crossed", "none of them attacked", but "no fewer than 300 men attacked" */
export const isByNone = ({ sentence }: Scene, { subject }: Clause): boolean =>
  subject !== null &&
  (/^(?:neither|no|nobody|none)$/.test(sentence.word(subject.from) ?? '') ||
    // "Not a man retreated"
    (sentence.word(subject.from - 1) === 'not' && /^(?:an?|one)$/.test(sentence.word(subject.from) ?? '')) ||
    // "Almost no fighting took place"
    (/^(?:almost|nearly|virtually)$/.test(sentence.word(subject.from) ?? '') &&
      sentence.word(subject.from + 1) === 'no') ||
    // "Neither the Danes nor the Swedes attacked"
    sentence.word(subject.from - 1) === 'neither') &&
  // "No. 11 Group"
  sentence.tokens[subject.from + 1]?.kind !== 'number' &&
  sentence.written(subject.from + 1) !== '.' &&
  !/^(?:doubt|fewer|less|longer|more|sooner)$/.test(sentence.word(subject.from + 1) ?? '');
