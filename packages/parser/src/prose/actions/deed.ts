import { CONTROLS, DIRECTIONS } from '../../language/lexicon/action-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { verbForm } from '../../language/verbs.ts';
import { ADVERB, CAPITAL, COORDINATOR, NUMBER, PREPOSITION } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { ARTICLE, endOfEntry } from './ends-of-entries.ts';
import { parentIn } from './hidden-verbs.ts';
import { isForce, isPlace, namesIntent } from './phrases.ts';
import { INTRANSITIVE, lostSubject, splitSubject, subjectOf } from './subjects-of-deeds.ts';
import { beforeSeem, doerOfTurn, ownerBefore, ownerOfPlan } from './turns-of-phrase.ts';

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

/** Of those that may be passive, what follows tells. */
const AFTER_ACTIVE =
  /^(?:across|against|around|at|down|east|for|forward|from|home|into|north|over|past|south|through|to|toward|towards|up|upon|west|)$/;

/** Whether a verb stands after a comma, and before where it leads to. */
const isSetApart = ({ sentence }: Scene, { verb, kind }: Clause): boolean =>
  kind === 'participle' &&
  sentence.tokens[verb!.from - 1]?.kind === 'comma' &&
  /^(?:across|against|at|for|into|on|through|to|towards?|upon)$/.test(sentence.word(verb!.to) ?? '') &&
  !sentence.dated[verb!.to + 1];

/** "300 soldiers arrived by sea, and the garrison fled": what stands before the verb did it, as no verb is said of it else. */
const hasOwnSubject = ({ sentence }: Scene, { verb, kind, antecedent }: Clause): boolean =>
  kind === 'participle' &&
  antecedent?.to === verb!.from &&
  (AFTER_ACTIVE.test(sentence.word(verb!.to) ?? '') ||
    // "headed by Falk" is passive
    (sentence.word(verb!.to) === 'by' && sentence.word(verb!.head) !== 'headed') ||
    /^(?:eastwards?|in|northwards?|southwards?|westwards?)$/.test(sentence.word(verb!.to) ?? ''));

/** Whether a participle is a past tense that lost its subject to another phrase: "the army, on 4 May, captured the town". */
function isActive(scene: Scene, clause: Clause): boolean {
  const { sentence } = scene;
  const verb = clause.verb!;
  if (verb.from !== verb.head) return false;
  const word = sentence.word(verb.head) ?? '';
  if (!verbForm(word)?.past) return false;
  if (lostSubject(scene, clause) !== null) return true;
  // "they proceeded by ship", where nothing else is said of them; "they were thrown back and retreated"
  // "Antony, returning to Egypt, advanced on Pelusium"
  if (INTRANSITIVE.test(word) && (isSetApart(scene, clause) || hasOwnSubject(scene, clause))) return true;
  const isAfterPassive = /^(?:coordinate|contrast)$/.test(clause.kind) && clause.subject === null;
  if (INTRANSITIVE.test(word) && (isAfterPassive || parentIn(scene, clause)?.verb === null))
    return !isAfterPassive || AFTER_ACTIVE.test(sentence.word(verb.to) ?? '');
  if (verb.form !== 'participle' && !isAfterPassive) return false;
  // "sent forward to scout"
  return clause.objects.some(
    ({ from, to }) =>
      from >= verb.to &&
      from <= verb.to + 1 &&
      !sentence.dated[from] &&
      !(SENT.test(word) && to === from + 1 && DIRECTIONS.has(sentence.word(from) ?? '')),
  );
}

const SENT = /^(?:brought|called|driven|forced|led|pressed|pushed|pursued|sent|taken|thrown)$/;

export const isPassive = (scene: Scene, clause: Clause): boolean =>
  clause.verb!.passive && !isActive(scene, clause);

/**
 * Who does what a passive tells: the phrase that "by" opens after its verb ("taken by night by the Danes"), or before it; of verbs
 * that are joined, the last has it ("bombarded and burned by the Danes").
 */
export function agentOf(scene: Scene, clause: Clause, depth = 0): Range | null {
  const { verb, phrases } = clause;
  if (verb === null) return null;
  const by = phrases.filter(({ preposition }) => preposition === 'by');
  const after = by.filter(({ at }) => at >= verb.from);
  const first = after.length > 1 ? (after.find((phrase) => isForce(scene, phrase)) ?? after[0]) : after[0];
  if (first !== undefined) return first;
  const next = depth < DEEPEST ? joinedTo(scene, clause) : null;
  if (next?.verb?.passive) return agentOf(scene, next, depth + 1);
  return by.find((phrase) => phrase.at === clause.from && isForce(scene, phrase)) ?? null;
}

/** The clause of the next verb in a list that has one subject: "reached, attacked and then destroyed"; null where there is none. */
function joinedTo({ sentence, tree }: Scene, { verb, kind }: Clause): Clause | null {
  let at = verb!.to;
  if (sentence.tokens[at]?.kind === 'comma') at++;
  if (((sentence.classes[at] ?? 0) & COORDINATOR) !== 0) at++;
  if (at === verb!.to) return null;
  while (((sentence.classes[at] ?? 0) & ADVERB) !== 0) at++;
  const next = tree.clauses[tree.clauseOf[at] ?? -1];
  if (next?.verb?.from !== at || next.subject !== null) return null;
  return next.kind === 'coordinate' || (kind === 'participle' && next.kind === kind) ? next : null;
}

/** The first object after the verb, without the words that belong to its phrase. */
function objectOf(
  { sentence }: Scene,
  { objects, phrases, verb }: Clause,
  end: number,
  particles: number,
): Range | null {
  const isJoined = particles > 0 && end === verb!.to + particles;
  // "pushed the army back 10 miles"
  const opens = end - particles;
  const isArticle = opens === verb!.to + 1 && ARTICLE.test(sentence.word(verb!.to) ?? '');
  const behind = particles > 0 && opens > verb!.to && !isArticle ? opens : 0;
  // "handed over the fort": of a verb with a preposition, what stands after it
  const object =
    // "made their way", "gave battle": all of it belongs to the verb
    objects.find(
      ({ from, to }) =>
        from >= verb!.to &&
        !(isJoined && to <= end) &&
        // "effected a junction"
        !(to === end && from === verb!.to && to === from + 2 && ARTICLE.test(sentence.word(from) ?? '')),
    ) ??
    (end > verb!.to ? (phrases.find(({ from }) => from === end) ?? afterWords(phrases, end)) : undefined);
  // "captured, by a single effort, three lines": what stands between two commas is set apart
  const isApart = sentence.tokens[verb!.to]?.kind === 'comma';
  if (!object || (!isApart && sentence.tokens[object.from - 1]!.kind === 'comma')) return null;
  // "300 men turned back, and another 200 died"
  const isAnother = (sentence.classes[object.from - 1]! & COORDINATOR) !== 0;
  if (!isApart && isAnother && sentence.tokens[object.from - 2]?.kind === 'comma') return null;
  const isWithin = object.from < end && end < object.to;
  const from = isWithin && (object.from <= verb!.to || isJoined) && behind === 0 ? end : object.from;
  const isLast = object.from < end && end === object.to && end > verb!.to + 1;
  const to = isWithin && behind > object.from ? behind : isLast ? object.to - 1 : object.to;
  let first = from;
  while (first < to && (sentence.classes[first]! & ADVERB) !== 0 && first + 1 < to) first++;
  return first < to ? { from: first, to } : null;
}

/** "put to flight the Swedish horse": what follows the words of a verb within their phrase. */
const afterWords = (phrases: Clause['phrases'], end: number): Range | undefined =>
  phrases.filter(({ from, to }) => from === end - 1 && end < to).map(({ to }) => ({ from: end, to }))[0];

/** What a clause tells with the words up to `end`. */
export function deedOf(scene: Scene, clause: Clause, end: number, particles: number): Deed {
  const verb = clause.verb!;
  const passive = isPassive(scene, clause);
  // "There appeared before the town a fleet"
  const isInverted = !passive && verb.meaning !== 'be' && isOfThere(scene, clause);
  const late = isInverted ? (clause.objects.find(({ from }) => from >= end) ?? null) : null;
  return {
    scene,
    clause,
    words: { from: startOf(scene, clause), to: end },
    passive,
    doer: passive ? (agentOf(scene, clause) ?? causerOf(scene, clause)) : (late ?? doerOf(scene, clause)),
    object: passive
      ? (undergoerOf(scene, clause) ?? subjectOf(scene, clause))
      : late !== null
        ? null
        : (objectOf(scene, clause, Math.max(end, verb.to), particles) ??
          relatedObject(scene, clause) ??
          beforePronoun(scene, clause) ??
          sharedObject(scene, clause)),
  };
}

/** "the territories he conquered": what stands before the subject of a clause that no word joins to it. */
function beforePronoun(scene: Scene, clause: Clause): Range | null {
  const lost = clause.objects.length === 0 ? lostSubject(scene, clause) : null;
  const { word, tokens } = scene.sentence;
  if (lost === null || lost.to !== clause.verb!.from || SELDOM_SHARES.test(word(lost.to) ?? '')) return null;
  const up = parentIn(scene, clause);
  const isBefore = ({ from, to }: Range) => from < lost.from && to >= lost.from && to <= lost.to;
  const before =
    up?.objects.find(isBefore) ??
    up?.phrases.find(
      (phrase) => /^(?:of|to|from|over|for|into)$/.test(phrase.preposition) && isBefore(phrase),
    );
  return before === undefined || tokens[lost.from - 1]!.kind === 'comma'
    ? null
    : { from: before.from, to: lost.from };
}

/** Verbs that need no object: "advanced and took the town". */
const SELDOM_SHARES =
  /^(?:advanc|arriv|assembl|broke|charg|cross|depart|deploy|dispers|embark|escap|evacuat|fell|fle|form|fought|gather|land|join|left|march|mov|pursu|rall|resist|retreat|return|rode|sail|scatter|submit|surrender|turn|withdr|yield)/;

/** "seized, sacked and then burned the town": the object of the last of verbs that are joined, of those without one. */
function sharedObject(scene: Scene, clause: Clause, depth = 0): Range | null {
  const { sentence } = scene;
  if (SELDOM_SHARES.test(sentence.word(clause.verb!.head) ?? '')) return null;
  const next = joinedTo(scene, clause);
  if (next === null || next.verb!.passive || depth > DEEPEST) return null;
  const { verb, objects } = next;
  // "had attacked and captured"
  const isLike =
    verb!.form === clause.verb!.form || (clause.verb!.form === 'perfect' && verb!.form === 'finite');
  if (!isLike) return null;
  // "killing men and taking hostages"
  if (/^(?:took|taken|taking)$/.test(sentence.word(verb!.head) ?? '')) {
    const taken = objects[0];
    if (taken !== undefined && !isPlace(scene, taken)) return null;
  }
  return objects.find(({ from }) => from === verb!.to) ?? sharedObject(scene, next, depth + 1);
}

/** "had the bridge burned": who has it done, where it is a certain thing; who "had two ships sunk" may have lost them. */
function causerOf(scene: Scene, clause: Clause): Range | null {
  const { kind, antecedent, verb } = clause;
  const up = kind === 'participle' && antecedent?.to === verb!.from ? parentIn(scene, clause) : null;
  const { word, classes } = scene.sentence;
  if (up?.verb == null || up.verb.to !== antecedent!.from || !/^ha(?:d|ving)$/.test(word(up.verb.head) ?? ''))
    return null;
  const isCertain =
    word(antecedent!.from) === 'the' || (classes[antecedent!.from]! & (CAPITAL | NUMBER)) === CAPITAL;
  return isCertain ? doerOf(scene, up) : null;
}

/** "the farms (which the Danes had taken)": what the relative stands for, right before its clause. */
function relatedObject(scene: Scene, clause: Clause): Range | null {
  const { kind, connective, subject, antecedent, from } = clause;
  // "The town that the Danes had taken was burned"
  if (kind === 'subordinate' && connective === 'that' && subject !== null) {
    const whole = parentIn(scene, clause)?.subject;
    return whole?.to === from ? whole : null;
  }
  if (kind !== 'relative' || subject === null || !/^(?:that|which|whom)$/.test(connective ?? 'that'))
    return null;
  if (antecedent !== null) return antecedent;
  const up = parentIn(scene, clause);
  const outer = up?.kind === 'bracket' ? parentIn(scene, up) : up;
  return outer?.objects.find(({ to }) => to === from || to === from - 1) ?? null;
}

/** "ordered the bridge to be destroyed" */
function undergoerOf(scene: Scene, clause: Clause): Range | null {
  // "with many of the knights shot down"
  const { kind, connective, verb, phrases } = clause;
  if (kind === 'participle' && connective === 'with')
    return phrases.find(({ preposition, to }) => preposition === 'with' && to <= verb!.from) ?? null;
  const up = kind === 'infinitive' ? parentIn(scene, clause) : null;
  return up?.verb && !isPassive(scene, up) ? madeToDo(scene, up, clause.verb!.from) : null;
}

/** "began shelling", "managed to push": the verb right before belongs to it. */
function startOf(scene: Scene, clause: Clause): number {
  const verb = clause.verb!;
  const outer = parentIn(scene, clause)?.verb;
  const isJoined = outer?.to === verb.from && (verb.form === 'infinitive' || verb.form === 'ing');
  return isJoined ? outer.from : verb.from;
}

/**
 * Who does what an active clause tells: its subject; after a comma, the subject of the clause before ("attacked the town,
 * killing 30"); or who is made to do it ("forced them to retreat").
 */
export function doerOf(scene: Scene, clause: Clause, depth = 0): Range | null {
  const { kind, verb, connective } = clause;
  const up = parentIn(scene, clause);
  const fallback = (): Range | null => {
    const range = subjectOf(scene, clause);
    // "there was heavy fighting"
    const isNobody = range !== null && (scene.sentence.word(range.from) === 'there' || isThere(scene, up));
    return isNobody && !isForce(scene, range) ? null : range;
  };
  if (clause.subject !== null || up === null || verb === null || depth > DEEPEST) return fallback();
  const seeming = kind === 'infinitive' && up.verb === null ? beforeSeem(scene, up.subject) : null;
  if (seeming !== null) return seeming;
  if (kind === 'infinitive' && up.verb !== null) {
    const range =
      ownerBefore(scene, clause, up) ??
      doerOfTurn(scene, clause, up) ??
      madeToDo(scene, up, verb.from) ??
      doerOf(scene, up, depth + 1);
    // "the plan was to attack"
    if (range !== null && namesIntent(scene, range)) return ownerOfPlan(scene, range);
    // "the essence of it was to attack"
    const isOfNobody = up.verb.meaning === 'be' && !isForce(scene, range);
    return isOfNobody && !isPlace(scene, range) ? null : range;
  }
  if (kind === 'coordinate' && verb.form === 'infinitive') return doerOf(scene, up, depth + 1);
  if (kind !== 'participle') return fallback();
  // "prevented the Danes from crossing"
  if (up.verb !== null && scene.sentence.word(verb.from - 1) === 'from') {
    const kept = madeToDo(scene, up, verb.from - 1);
    if (kept !== null) return kept;
  }
  // "had no intention of surrendering"
  const isOf =
    clause.antecedent?.to === verb.from && (scene.sentence.classes[verb.from - 1]! & PREPOSITION) !== 0;
  if (isOf) return doerOf(scene, up, depth + 1);
  // "ordered his guns to start bombarding"
  if (up.verb !== null && scene.sentence.word(verb.from - 2) === 'to')
    return madeToDo(scene, up, verb.from) ?? fallback();
  // "with the knights charging"
  const own = clause.phrases.find(({ preposition, to }) => preposition === 'with' && to <= verb.from);
  if (connective === 'with' && own && !namesIntent(scene, own)) return own;
  const isAfterComma =
    (verb.form === 'ing' ||
      (INTRANSITIVE.test(scene.sentence.word(verb.head) ?? '') && isSetApart(scene, clause))) &&
    scene.sentence.tokens[verb.from - 1]?.kind === 'comma';
  const goesUp = connective === 'of' || connective === 'and' || (connective === null && isAfterComma);
  return goesUp ? doerOf(scene, up, depth + 1) : fallback();
}
const DEEPEST = 5;

const isOfThere = ({ sentence }: Scene, { subject }: Clause): boolean =>
  sentence.word(subject?.from ?? -1) === 'there';

/** Whether a clause says that there was something. */
export const isThere = (scene: Scene, clause: Clause | null): boolean =>
  clause?.verb?.meaning === 'be' && isOfThere(scene, clause);

/** The object or phrase of a clause that does what the verb after it tells: "ordered them to attack"; the subject of a passive. */
function madeToDo(scene: Scene, clause: Clause, before: number): Range | null {
  const verb = clause.verb!;
  if (isPassive(scene, clause)) return splitSubject(scene, clause) ?? clause.subject ?? clause.antecedent;
  const controls = CONTROLS.get(scene.sentence.word(verb.head) ?? '') ?? [];
  // "left the post to attack them"
  const isLeft = scene.sentence.word(verb.head) === 'left';
  if (!controls.some((entry) => endOfEntry(scene, clause, entry) > 0)) return null;
  const isBetween = (range: Range) =>
    range.from >= verb.to &&
    range.to <= before &&
    !namesIntent(scene, range) &&
    (!isLeft || isForce(scene, range));
  return clause.objects.find(isBetween) ?? clause.phrases.find(isBetween) ?? null;
}

/** The verb of a deed as written, in lower case. */
export const verbOf = ({ scene, clause }: Deed): string => scene.sentence.word(clause.verb!.head) ?? '';

/** The first token of a clause's words after its verb that is none of an entry, in lower case. */
export const wordAfter = ({ scene, words }: Deed): string => scene.sentence.word(words.to) ?? '';

export const phraseWith = ({ clause }: Deed, prepositions: RegExp): Range | null =>
  clause.phrases.find(({ preposition, at }) => at >= clause.verb!.to && prepositions.test(preposition)) ??
  null;
