import type { VerbEntry } from '../../language/lexicon/verb-phrases.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { verbForm } from '../../language/verbs.ts';
import { ADVERB, MARK, PREPOSITION } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { subjectRange } from '../whose-words.ts';

/** What a verb tells, with who does it and to whom. Ranges are of tokens. */
export interface Deed {
  scene: Scene;
  clause: Clause;
  /** The words that tell of it: the verb with its helpers, and the words of its phrase. */
  words: Range;
  passive: boolean;
  /** Who does it, as far as the clause names them: the subject, or the agent of a passive. */
  doer: Range | null;
  /** To whom or to what it is done: the object, or the subject of a passive. */
  object: Range | null;
}

/** So far after its verb a particle stands: "drove the Austrians back". */
const FARTHEST = 8;

/**
 * Whether the words of an entry follow a verb: right after it, or after its object, where no other phrase is between.
 * The index after the last of them; 0 where they do not.
 */
export function endOfEntry({ sentence, tree }: Scene, clause: Clause, { particles }: VerbEntry): number {
  const verb = clause.verb!;
  if (particles.length === 0) return verb.to;
  const { word, classes } = sentence;
  const self = tree.clauses.indexOf(clause);
  for (let at = verb.to; at < verb.to + FARTHEST; at++) {
    const text = word(at);
    if (text === null) return 0;
    if (text === particles[0]) {
      let k = 1;
      let next = at + 1;
      // "come to the relief"
      while (k < particles.length) {
        if (word(next) === particles[k]) k++;
        else if (!/^(?:the|their|his|its|her|a)$/.test(word(next) ?? '')) break;
        next++;
      }
      if (k === particles.length) return next;
    }
    const own = classes[at]!;
    const isInside = tree.clauseOf[at] === self;
    if (own === MARK || !isInside || ((own & PREPOSITION) !== 0 && text !== 'of')) return 0;
  }
  return 0;
}

/** Whether a participle is a past tense that lost its subject to another phrase: "the army, on 4 May, captured the town". */
function isActive({ sentence }: Scene, clause: Clause): boolean {
  const verb = clause.verb!;
  if (verb.form !== 'participle' || verb.from !== verb.head) return false;
  if (!verbForm(sentence.word(verb.head) ?? '')?.past) return false;
  return clause.objects.some(({ from }) => from >= verb.to && from <= verb.to + 1);
}

export const isPassive = (scene: Scene, clause: Clause): boolean =>
  clause.verb!.passive && !isActive(scene, clause);

/** The phrase of a clause that "by" opens after its verb. */
export const agentOf = ({ verb, phrases }: Clause): Range | null =>
  phrases.find(({ preposition, at }) => preposition === 'by' && verb !== null && at >= verb.from) ?? null;

/** The first object after the verb, without the words that belong to its phrase. */
function objectOf({ sentence }: Scene, { objects, verb }: Clause, end: number): Range | null {
  const object = objects.find(({ from }) => from >= verb!.to);
  if (!object) return null;
  const from =
    object.from < end && end < object.to ? (object.from > verb!.to ? object.from : end) : object.from;
  const to = object.from < end && end === object.to && end > verb!.to + 1 ? object.to - 1 : object.to;
  let first = from;
  while (first < to && (sentence.classes[first]! & ADVERB) !== 0 && first + 1 < to) first++;
  return first < to ? { from: first, to } : null;
}

/** What a clause tells with the words up to `end`. */
export function deedOf(scene: Scene, clause: Clause, end: number): Deed {
  const verb = clause.verb!;
  const passive = isPassive(scene, clause);
  const subject = subjectRange(scene, doingClause(scene, clause))?.range ?? null;
  return {
    scene,
    clause,
    words: { from: startOf(scene, clause), to: end },
    passive,
    doer: passive ? agentOf(clause) : subject,
    object: passive
      ? (clause.subject ?? clause.antecedent ?? subject)
      : objectOf(scene, clause, Math.max(end, verb.to)),
  };
}

/** "began shelling", "managed to push": the verb right before belongs to it. */
function startOf(scene: Scene, clause: Clause): number {
  const verb = clause.verb!;
  const outer = scene.parentOf(clause)?.verb;
  const isJoined = outer?.to === verb.from && (verb.form === 'infinitive' || verb.form === 'ing');
  return isJoined ? outer.from : verb.from;
}

/** "attacked the town, killing 30": after a comma, a participle is about the subject of the clause before. */
export function doingClause(scene: Scene, clause: Clause): Clause {
  const { kind, verb, connective } = clause;
  if (kind !== 'participle' || verb?.form !== 'ing' || connective !== null) return clause;
  if (scene.sentence.tokens[verb.from - 1]?.kind !== 'comma') return clause;
  const up = scene.parentOf(clause);
  return up?.verb && up.verb.to < verb.from ? up : clause;
}

/** The first token of a clause's words after its verb that is none of an entry, in lower case. */
export const wordAfter = ({ scene, words }: Deed): string => scene.sentence.word(words.to) ?? '';

export const phraseWith = ({ clause }: Deed, prepositions: RegExp): Range | null =>
  clause.phrases.find(({ preposition, at }) => at >= clause.verb!.to && prepositions.test(preposition)) ??
  null;
