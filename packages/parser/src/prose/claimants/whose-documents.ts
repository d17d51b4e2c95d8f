import { DOCUMENTS } from '../../language/lexicon/speech-words.ts';
import type { Clause } from '../../language/sentence.ts';
import { headOf, trimmed, wordOf } from '../speaker-phrases.ts';
import { antecedentOf, PRONOUN_OF_SPEAKER, type Speaker } from './speakers.ts';
import { canSpeak, isOfNumber } from './who-can-speak.ts';

/** "By his own count", "in their report": whoever the pronoun means; the document itself where the text does not tell. */
export function whoseDocument({ scene, range }: Speaker): Speaker {
  const pronoun = OF_POSSESSIVES[wordOf(scene.sentence, range.from)];
  if (pronoun === undefined || !DOCUMENTS.has(headOf(scene.sentence, range))) return { scene, range };
  let clause = scene.clauseAt(range.from);
  for (let up: Clause | null = clause; up && !clause.subject; up = scene.parentOf(up)) clause = up;
  const { subject } = clause;
  // "By his count, Horn lost 300 men" may be another's, "by his own count" is not
  const isOwn = wordOf(scene.sentence, range.from + 1) === 'own';
  if (subject && (subject.to <= range.from || isOwn)) {
    const only = wordOf(scene.sentence, subject.from);
    const means = PRONOUN_OF_SPEAKER.test(only) ? antecedentOf(scene, subject, clause, only) : null;
    if (means) return means;
    if (canSpeak(scene, subject, pronoun) && isOfNumber(scene, subject, pronoun))
      return { scene, range: trimmed(scene.sentence, subject) };
  }
  return antecedentOf(scene, range, clause, pronoun) ?? { scene, range };
}

const OF_POSSESSIVES: Readonly<Record<string, string>> = { his: 'he', her: 'she', its: 'it', their: 'they' };
