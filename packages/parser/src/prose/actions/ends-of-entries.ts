import { SIEGES } from '../../language/lexicon/action-words.ts';
import type { VerbEntry } from '../../language/lexicon/verb-phrases.ts';
import type { Clause, Sentence } from '../../language/sentence.ts';
import {
  ADVERB,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  FUNCTION_WORD,
  ING,
  MARK,
  NUMBER,
  PARTICIPLE,
  PAST,
  PREPOSITION,
  WORD,
} from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';

/** So far after its verb a particle stands: "drove the Austrians back". */
export const FARTHEST = 8;
/** Particles that may stand after the object. */
const SEPARABLE: ReadonlySet<string> = new Set([
  'ablaze',
  'across',
  'afire',
  'aflame',
  'ahead',
  'alight',
  'apart',
  'ashore',
  'away',
  'back',
  'down',
  'forward',
  'from',
  'off',
  'out',
  'over',
  'together',
  'under',
  'up',
  'waste',
]);

/**
 * Whether the words of an entry follow a verb: right after it, or after its object, where no other phrase is between.
 * The index after the last of them; 0 where they do not.
 */
export function endOfEntry(scene: Scene, clause: Clause, { particles }: VerbEntry): number {
  const verb = clause.verb!;
  if (particles.length === 0) return verb.to;
  const { word, classes } = scene.sentence;
  const isSeparable = particles.length > 1 || SEPARABLE.has(particles[0]!);
  for (let at = verb.to; at < verb.to + FARTHEST; at++) {
    const text = word(at);
    if (text === null) return 0;
    // "sent a strong forward detachment"
    if (text === 'forward' && at > verb.to && isPlainNoun(classes[at + 1])) return 0;
    const end = text === particles[0] ? endOfParticles(word, particles, at) : 0;
    if (end > 0) return at > verb.to && isOther(scene.sentence, at, end) ? 0 : end;
    const own = classes[at]!;
    // "took the offensive"
    const isArticle = at === verb.to && ARTICLE.test(text);
    // "set two of the tanks on fire"
    const isOf = text === 'of' && (classes[at - 1]! & NUMBER) !== 0;
    if (own === MARK || ((own & PREPOSITION) !== 0 && !isOf)) return 0;
    if (!isSeparable && !isArticle && (own & ADVERB) === 0) return 0;
    const { clauses, clauseOf } = scene.tree;
    if (clauses[clauseOf[at]!] !== clause) return 0;
  }
  return 0;
}

const isPlainNoun = (own = MARK): boolean =>
  (own & WORD) !== 0 && (own & (ADVERB | COORDINATOR | DETERMINER | PREPOSITION)) === 0;
/** Nouns that mean something else where an article stands before them: "took ship", but "took the ship". */
const BARE: ReadonlySet<string> = new Set([
  'camp',
  'flight',
  'ground',
  'post',
  'refuge',
  'sail',
  'shelter',
  'ship',
  'station',
  'tail',
]);
/** Whether an article before a word makes another thing of it: "took the ship", "laid the siege guns". */
function isOther({ word, classes }: Sentence, at: number, end: number): boolean {
  if (!ARTICLES.test(word(at - 1) ?? '')) return false;
  const next = classes[end] ?? MARK;
  return (
    BARE.has(word(at) ?? '') ||
    (SIEGES.has(word(at) ?? '') &&
      isPlainNoun(next) &&
      (next & (PAST | PARTICIPLE | ING | FUNCTION_WORD | CAPITAL | NUMBER)) === 0)
  );
}
const ARTICLES = /^(?:the|an?)$/;
/** What may stand between the words of a phrase. */
export const ARTICLE = /^(?:the|their|his|its|her|an?)$/;

/** Where the words of a phrase end; an article may stand among them: "came to the relief". */
function endOfParticles(
  word: (at: number) => string | null,
  particles: readonly string[],
  from: number,
): number {
  let k = 1;
  let next = from + 1;
  for (; k < particles.length; next++) {
    if (word(next) === particles[k]) k++;
    // "came to the Danes' aid"
    else if (!ARTICLE.test(word(next) ?? '') && !/['’]s?$/.test(word(next) ?? '')) return 0;
  }
  return next;
}
