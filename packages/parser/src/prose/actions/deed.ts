import { CONTROLS } from '../../language/lexicon/action-words.ts';
import type { VerbEntry } from '../../language/lexicon/verb-phrases.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { verbForm } from '../../language/verbs.ts';
import { ADVERB, MARK, PREPOSITION } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { subjectRange } from '../subjects.ts';

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
/** Particles that may stand after the object. */
const SEPARABLE =
  /^(?:across|ablaze|afire|aflame|alight|apart|away|back|down|from|off|out|over|together|up|waste|under)$/;

/**
 * Whether the words of an entry follow a verb: right after it, or after its object, where no other phrase is between.
 * The index after the last of them; 0 where they do not.
 */
export function endOfEntry({ sentence, tree }: Scene, clause: Clause, { particles }: VerbEntry): number {
  const verb = clause.verb!;
  if (particles.length === 0) return verb.to;
  const { word, classes } = sentence;
  const self = tree.clauses.indexOf(clause);
  const isSeparable = particles.length > 1 || SEPARABLE.test(particles[0]!);
  for (let at = verb.to; at < verb.to + FARTHEST; at++) {
    const text = word(at);
    if (text === null) return 0;
    const end = text === particles[0] ? endOfParticles(word, particles, at) : 0;
    if (end > 0) return end;
    const own = classes[at]!;
    if (!isSeparable && (own & ADVERB) === 0) return 0;
    if (own === MARK || tree.clauseOf[at] !== self || (own & PREPOSITION) !== 0) return 0;
  }
  return 0;
}

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
    else if (!/^(?:the|their|his|its|her|a)$/.test(word(next) ?? '')) return 0;
  }
  return next;
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
function objectOf({ sentence }: Scene, { objects, phrases, verb }: Clause, end: number): Range | null {
  // "handed over the fort": of a verb with a preposition, what stands after it
  const object =
    objects.find(({ from }) => from >= verb!.to) ??
    (end > verb!.to ? phrases.find(({ from }) => from === end) : undefined);
  if (!object || sentence.tokens[object.from - 1]!.kind === 'comma') return null;
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
  return {
    scene,
    clause,
    words: { from: startOf(scene, clause), to: end },
    passive,
    doer: passive ? agentOf(clause) : doerOf(scene, clause),
    object: passive
      ? (subjectRange(scene, clause)?.range ?? null)
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

/**
 * Who does what an active clause tells: its subject; after a comma, the subject of the clause before ("attacked the town,
 * killing 30"); or who is made to do it ("forced them to retreat").
 */
export function doerOf(scene: Scene, clause: Clause, depth = 0): Range | null {
  const { kind, verb, connective } = clause;
  const up = scene.parentOf(clause);
  const fallback = (): Range | null => subjectRange(scene, clause)?.range ?? null;
  if (clause.subject !== null || up === null || verb === null || depth > DEEPEST) return fallback();
  if (kind === 'infinitive' && up.verb !== null)
    return madeToDo(scene, up, verb.from) ?? doerOf(scene, up, depth + 1);
  if (kind !== 'participle') return fallback();
  // "with the knights charging"
  const own = clause.phrases.find(({ preposition, to }) => preposition === 'with' && to <= verb.from);
  if (connective === 'with' && own) return own;
  const isAfterComma = verb.form === 'ing' && scene.sentence.tokens[verb.from - 1]?.kind === 'comma';
  const goesUp = connective === 'of' || connective === 'and' || (connective === null && isAfterComma);
  return goesUp ? doerOf(scene, up, depth + 1) : fallback();
}
const DEEPEST = 5;

/** The object or phrase of a clause that does what the verb after it tells: "ordered them to attack"; the subject of a passive. */
function madeToDo(scene: Scene, clause: Clause, before: number): Range | null {
  const verb = clause.verb!;
  if (isPassive(scene, clause)) return clause.subject ?? clause.antecedent;
  const controls = CONTROLS.get(scene.sentence.word(verb.head) ?? '') ?? [];
  if (!controls.some((entry) => endOfEntry(scene, clause, entry) > 0)) return null;
  const isBetween = ({ from, to }: Range) => from >= verb.to && to <= before;
  return clause.objects.find(isBetween) ?? clause.phrases.find(isBetween) ?? null;
}

/** The first token of a clause's words after its verb that is none of an entry, in lower case. */
export const wordAfter = ({ scene, words }: Deed): string => scene.sentence.word(words.to) ?? '';

export const phraseWith = ({ clause }: Deed, prepositions: RegExp): Range | null =>
  clause.phrases.find(({ preposition, at }) => at >= clause.verb!.to && prepositions.test(preposition)) ??
  null;
