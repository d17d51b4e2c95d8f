import { AIM_NOUNS, BELIEF_NOUNS, GOVERNORS } from '../../language/lexicon/action-words.ts';
import { CONDITIONALS } from '../../language/lexicon/function-words.ts';
import type { Clause } from '../../language/sentence.ts';
import { ADVERB, PREPOSITION } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { isNearlyDone } from '../verbs-of-war.ts';
import { isPassive, isThere } from './deed.ts';
import { type Effect, effectOn, type Making, ofAdjective, ofNoun, ofNounAt } from './effects.ts';
import { meantFor, ofParticiple } from './governed-participles.ts';
import { ofGovernor } from './governed-verbs.ts';
import { parentIn } from './hidden-verbs.ts';
import { firstOfPair, isSecondInfinitive, sharesHelper } from './joined-verbs.ts';
import { isByNone, isNoEvidence, isNotOnly, isOfManner } from './negation.ts';
import { isAbsolute, isHabit, isOfState } from './no-deeds.ts';
import { headAt, headNoun, namesIntent } from './phrases.ts';
import { effectOfTurn } from './turns-of-phrase.ts';

/** "if they surrendered", "whereas if they surrendered" */
const isConditional = ({ sentence }: Scene, { connective, subject, antecedent }: Clause): boolean =>
  CONDITIONALS.has(connective ?? '') ||
  CONDITIONALS.has(sentence.word(((subject ?? antecedent)?.from ?? 0) - 1) ?? '');
/** Modals of which nothing is told as done. */
const UNSAID_MODALS = /^(?:can|could|may|might|must|shall|should|will)$/;
/** Subordinate clauses after these are told as facts, whatever holds of the clause around them. */
const DEEPEST = 6;

/** Whether what a clause tells was done, planned, attempted or not done; null where it is a habit, a fear or a condition. */
export function modalityOf(scene: Scene, clause: Clause): Effect {
  if (isHabit(scene, clause) || isOfState(scene, clause)) return null;
  const modality = toldOf(scene, clause, 0);
  if (modality === null || hasCondition(scene, clause)) return null;
  // "they would turn and attack, if he came"
  const first = clause.kind === 'coordinate' && clause.subject === null ? parentIn(scene, clause) : null;
  return first !== null && hasCondition(scene, first) ? null : modality;
}

/** What is told of a clause by its own verb and by the clauses that it hangs on. */
function toldOf(scene: Scene, clause: Clause, depth: number, isDeniedApart = false): Effect {
  const itself = clause.verb === null ? 'stated' : ownModality(scene, clause);
  // "determined not to yield and to attack": the second is not denied with the first
  const own = isDeniedApart && itself === 'negated' ? 'stated' : itself;
  if (own === null || depth >= DEEPEST) return own;
  if (isConditional(scene, clause)) return null;
  const outer = parentIn(scene, clause);
  if (outer === null) return own;
  // "if they surrendered", where the verb was taken for a participle
  if (outer.verb === null && isConditional(scene, outer)) return null;
  // "unless they left or surrendered"
  if (clause.kind === 'coordinate' && isConditional(scene, outer)) return null;
  if (!hangsOn(scene, clause, outer)) return isOfOthers(scene, clause, outer) ? null : own;
  // "if they came, he would be unable to attack"
  if (clause.kind === 'infinitive' && hasCondition(scene, outer)) return null;
  const isSecond = clause.kind === 'infinitive' && isSecondInfinitive(scene, clause, outer);
  if (isSecond && own === 'stated')
    return toldOf(scene, outer, depth + 1, scene.sentence.word(clause.verb!.from - 1) !== 'or');
  let outside = toldOf(scene, outer, depth + 1);
  // "could not be persuaded to attack": nobody tried
  if (outside === 'attempted' && clause.kind !== 'coordinate' && outer.verb?.modal && isPassive(scene, outer))
    outside = 'negated';
  const told = effectOn(makingOf(scene, clause, outer), outside);
  if (own === 'stated') return told;
  // "ordered them not to attack", but "in order not to be destroyed"; "believed that they would attack"
  const isUnsaid = told === null && (clause.kind === 'infinitive' || outside !== 'stated');
  return isUnsaid ? null : own;
}

/** "would have attacked if", "if they attacked, he would retreat": a clause with a condition tells no fact. */
const hasCondition = (scene: Scene, clause: Clause): boolean =>
  clause.verb?.modal != null &&
  scene.tree.clauses.some(
    ({ connective, parent }) =>
      (connective === 'if' || connective === 'unless') && scene.tree.clauses[parent] === clause,
  );

const isOfPlan = ({ sentence }: Scene): boolean =>
  sentence.tokens.some((_, at) =>
    /^(?:intend(?:ed|ing)|intentions?|plans?|planned|planning|scheme)$/.test(sentence.word(at) ?? ''),
  );

/** "gave orders that the fort should be taken" */
function isOrdered(scene: Scene, clause: Clause): boolean {
  const outer = parentIn(scene, clause);
  return clause.kind === 'subordinate' && clause.connective === 'that' && outer !== null
    ? ofSubordinate(scene, clause, outer) === 'plan'
    : false;
}

/** "or else they would be destroyed" */
const isElse = ({ sentence }: Scene, { subject }: Clause): boolean =>
  subject !== null && /^(?:else|otherwise)$/.test(sentence.word(subject.from - 1) ?? '');
const REFUSES =
  /^(?:agree|announce|assure|decide|declare|decree|determine|insist|order|pledge|promise|reply|resolve|say|state|swear|tell|vow)$/;
const FEARS = /^(?:doubt|dread|fear|suspect|worr)/;

/** "did not surrender until May": they did */
const isUntil = ({ tree }: Scene, clause: Clause): boolean =>
  clause.phrases.some(({ preposition }) => /^(?:until|till)$/.test(preposition)) ||
  tree.clauses.some(
    ({ parent, connective }) => tree.clauses[parent] === clause && /^(?:until|till)$/.test(connective ?? ''),
  );

/** "It was not the Danes who attacked" */
const isOfOthers = ({ sentence }: Scene, { kind }: Clause, { subject, verb }: Clause): boolean =>
  kind === 'relative' &&
  verb?.meaning === 'be' &&
  verb.negated &&
  sentence.word(subject?.from ?? -1) === 'it';

/** "Not everyone surrendered", "Not all the Danes withdrew" */
const isOfSome = ({ sentence: { word } }: Scene, { subject }: Clause): boolean =>
  subject !== null &&
  (word(subject.from) === 'not' || word(subject.from - 1) === 'not') &&
  /^(?:all|each|every|everybody|everyone|many)$/.test(
    word(word(subject.from) === 'not' ? subject.from + 1 : subject.from) ?? '',
  );

/** Whether a verb is denied by a word of its own: "not to attack", but "did not hesitate to attack". */
function isDenied(scene: Scene, clause: Clause): boolean {
  const { negated, form, from } = clause.verb!;
  if (!negated || form === 'finite' || form === 'perfect') return negated;
  const outer = parentIn(scene, clause)?.verb;
  return !(outer?.to === from && outer.negated);
}

/** What the verb itself says. */
function ownModality(scene: Scene, clause: Clause): Effect {
  const verb = clause.verb!;
  const { word } = scene.sentence;
  if (isNearlyDone(scene.sentence, verb) || isOfSome(scene, clause)) return null;
  let perfect = false;
  for (let at = verb.from; at < verb.head; at++) if (word(at) === 'have') perfect = true;
  // "the choices: to retreat, or be encircled"
  if (word(verb.from) === 'be' && (clause.kind === 'apposition' || clause.connective === 'or')) return null;
  if (verb.modal !== null) {
    if (verb.modal === 'would') {
      if (perfect || isElse(scene, clause)) return null;
      // "believed that the assault would come": what is foreseen is no story
      const head = clause.kind === 'coordinate' ? (parentIn(scene, clause) ?? clause) : clause;
      if (head.kind === 'subordinate' && /^(?:that|)$/.test(head.connective ?? '')) {
        const thinking = parentIn(scene, head)?.verb ?? null;
        // "declared that they would not attack", but "believed that they would not"
        if (verb.negated) return REFUSES.test(thinking?.lemma ?? '') ? 'negated' : null;
        return FEARS.test(thinking?.lemma ?? '') ? null : 'planned';
      }
      if (verb.negated) return 'negated';
      // "the plan was simple: they would attack"
      return isOfPlan(scene) || (scene.before !== null && isOfPlan(scene.before)) ? 'planned' : 'stated';
    }
    if (verb.negated && /^(?:could|cannot|can)$/.test(verb.modal) && !perfect)
      return isUntil(scene, clause) ? null : 'attempted';
    // "must have ordered it", "gave orders that they should attack"
    if (verb.modal === 'must' && perfect) return 'stated';
    if (verb.modal === 'should' && isOrdered(scene, clause)) return 'stated';
    if (UNSAID_MODALS.test(verb.modal) || verb.modal === 'cannot') return null;
  }
  if (!isDenied(scene, clause) || isNotOnly(scene, clause))
    return isByNone(scene, clause) ? 'negated' : 'stated';
  return isUntil(scene, clause) || isOfManner(scene, clause) ? null : 'negated';
}

/** Verbs of which what follows "that" is a fact, whether somebody noticed it or not. */
const NOTICES =
  /^(?:acknowledge|admit|announce|appreciate|consider|discover|inform|know|learn|mention|notice|reali[sz]e|recogni[sz]e|report|reveal|see|take|tell)$/;
/** Those of them that are no sayings. */
const FACTS = /^(?:discover|know|learn|notice|reali[sz]e|recogni[sz]e|see)$/;
/** "ordered that the town be taken", but "was told that it had been taken" */
const isWished = ({ sentence }: Scene, { verb }: Clause): boolean =>
  verb !== null && (verb.modal !== null || sentence.word(verb.from) === 'be');

/** Whether what a clause tells depends on the clause around it. */
function hangsOn(scene: Scene, inner: Clause, outer: Clause): boolean {
  const { sentence } = scene;
  const { kind, connective, verb } = inner;
  // "To keep up the pressure the Danes attacked": the verb of the sentence, where no comma parts it from what opens it
  if (
    kind === 'participle' &&
    outer.kind === 'infinitive' &&
    verb?.form === 'participle' &&
    !isPassive(scene, inner)
  )
    return false;
  // "failed to notice that they had crossed"
  const isNoticed = connective === 'that' && outer.kind === 'infinitive' && !isWished(scene, inner);
  if (isNoticed && NOTICES.test(outer.verb?.lemma ?? '')) return false;
  if (kind === 'infinitive') return true;
  // "to attack and destroy"
  if (kind === 'coordinate')
    return outer.verb !== null && (verb?.form === 'infinitive' || sharesHelper(scene, inner, outer));
  // "it was not until May that they landed"
  if (connective === 'that' && isCleft(scene, outer)) return false;
  // "denying that, and arguing": a clause without a verb says nothing of others
  if (kind === 'subordinate') return verb !== null && (connective === 'that' || connective === null);
  if (kind !== 'participle' || verb === null) return false;
  const first = firstOfPair(scene, inner);
  if (first !== null) return hangsOn(scene, first, outer);
  const before = sentence.word(verb.from - 1) ?? '';
  // "having captured the bridge, they could not cross the river", but "without having captured it"
  const isBehind =
    ((sentence.classes[verb.from - 1] ?? 0) & PREPOSITION) !== 0 || outer.verb?.to === verb.from;
  if (sentence.word(verb.from) === 'having' && !isBehind) return false;
  // "Crossing the river, they could not find the Danes"
  if (verb.from === 0 && outer.subject !== null && sentence.tokens[outer.subject.from - 1]?.kind === 'comma')
    return false;
  // "insisted on attacking", but "on entering the town"
  if (/^(?:on|upon)$/.test(before))
    return outer.verb?.to === verb.from - 1 || ofAdjective(sentence.word(verb.from - 2) ?? '') !== undefined;
  if (/^(?:after|before|but|while|when|since|during)$/.test(before)) return false;
  // "driving", "finally driving", after a comma
  const last = (sentence.classes[verb.from - 1] ?? 0) & ADVERB ? verb.from - 2 : verb.from - 1;
  // "he would go round them, cutting the road", but "he said that he would, adding"
  if (sentence.tokens[last]?.kind === 'comma')
    return (
      verb.form === 'ing' &&
      outer.verb?.modal === 'would' &&
      !outer.verb.negated &&
      !STATES.test(sentence.word(verb.head) ?? '')
    );
  // "It was not known who did it, with the Danes denying that they attacked"
  if (
    connective === 'with' &&
    inner.phrases.some(({ preposition, to }) => preposition === 'with' && to <= verb.from)
  )
    return false;
  // "ordered them to withdraw, five of his ships limping away"
  if (inner.antecedent !== null && isAbsolute(scene, inner.antecedent)) return false;
  if (outer.kind === 'infinitive')
    // "to exchange them for the towns captured by Falk", but "to have the town burned"
    return !(
      verb.form === 'participle' &&
      inner.antecedent?.to === verb.from &&
      !CAUSES.test(outer.verb?.lemma ?? '')
    );
  // "might have found himself blockaded", "did not let the Danes withdraw"
  const isMade = verb.form === 'infinitive' && !/^(?:see|watch|saw)/.test(outer.verb?.lemma ?? '');
  return (
    verb.form === 'ing' || isMade || outer.verb?.modal != null || meantFor(scene, inner, outer) !== undefined
  );
}

const STATES = /^(?:add|argu|assert|claim|declar|explain|insist|not|say|stat|threaten|vow|warn)ing$/;
const CAUSES = /^(?:get|have|leave|order|see|want)$/;
/** "It was not until May that", "It was not long after this that": what stands after "that" is told. */
const isCleft = ({ sentence }: Scene, { subject, verb, phrases, objects }: Clause): boolean =>
  verb?.meaning === 'be' &&
  sentence.word(subject?.from ?? -1) === 'it' &&
  phrases.some(({ at }) => at >= verb.to) &&
  objects.every(({ from }) => sentence.word(from) === 'long');

function makingOf(scene: Scene, inner: Clause, outer: Clause): Making {
  if (inner.kind === 'infinitive')
    return isSecondInfinitive(scene, inner, outer) ? 'achieve' : ofInfinitive(scene, inner, outer);
  // "did not attack or withdraw"
  if (inner.kind === 'coordinate') return 'achieve';
  if (inner.kind === 'subordinate') return ofSubordinate(scene, inner, outer);
  return ofParticiple(scene, inner, outer);
}

function ofInfinitive(scene: Scene, inner: Clause, outer: Clause): Making {
  const { word, classes } = scene.sentence;
  const { verb } = inner;
  let at = verb!.from - 1;
  while (at >= 0 && (classes[at]! & ADVERB) !== 0 && word(at) !== 'only' && !GOVERNORS.has(word(at)!)) at--;
  const before = word(at) ?? '';
  const turned = effectOfTurn(scene, inner, outer, at);
  if (turned !== undefined) return turned;
  // "the first to cross", but "the third attempt to cross"
  // and "the first goal was to attack"
  const isOfVerb = outer.verb !== null && at >= outer.verb.from && at < outer.verb.to;
  // "gave permission only to cross"
  if (before === 'only' && ofNoun(word(at - 1) ?? '') !== undefined) return ofNoun(word(at - 1)!)!;
  if (before === 'only' || (!isOfVerb && isRanked(scene, at) && ofNoun(before) === undefined))
    return 'achieve';
  // "in order to", "so as to"
  if (verb!.negated && /^(?:order|as|so)$/.test(before === 'not' ? (word(at - 1) ?? '') : before))
    return 'unsaid';
  if ((before === 'order' && word(at - 1) === 'in') || before === 'as') return 'plan';
  if (before === 'enough') return 'unsaid';
  // "left him with insufficient forces to fight"
  for (let left = at - 1; left > at - 4 && left >= 0; left--)
    if (/^(?:in)?sufficient$/.test(word(left) ?? '')) return 'unsaid';
  // "did nothing to stop them"
  if (before === 'nothing') return 'never';
  // "had no choice but to retreat"
  if (before === 'but' && /^(?:alternative|choice|option)$/.test(word(at - 1) ?? '')) return 'known';
  const noun = ofNounAt(scene, outer, at);
  if (noun !== undefined) return noun;
  // "an order for the army to withdraw"
  // "an attempt by the garrison to break out"
  const whose = outer.phrases.find(
    ({ preposition, to }) => /^(?:by|for)$/.test(preposition) && to === at + 1,
  );
  const forWhom = whose === undefined ? undefined : ofNoun(word(whose.at - 1) ?? '');
  if (forWhom !== undefined) return forWhom;
  // "the failure of the Danes to take the town"
  const range = [outer.subject, ...outer.phrases].find((one) => one?.to === at + 1);
  const head = range == null ? -1 : headAt(scene, range);
  const ofHead = word(head + 1) === 'of' ? ofNounAt(scene, outer, head) : undefined;
  if (ofHead !== undefined) return ofHead;
  if (outer.verb === null) return 'plan';
  // "were free to attack"
  if (before === 'free' && outer.verb.meaning === 'be') return 'unsaid';
  // "no man was to retreat", "they were never to return", but "the aim was not to attack"
  const isNoPlan = outer.subject === null || !namesIntent(scene, outer.subject);
  if (outer.verb.meaning === 'be' && isOfVerb)
    if (isByNone(scene, outer) || (outer.verb.negated && isNoPlan)) return 'never';
  // "fled before the king was able to attack"
  if (before === 'able' && outer.connective === 'before') return 'unsaid';
  const isAfterVerb = at >= outer.verb.head;
  // "unable to take the town, he withdrew"
  const adjective = isAfterVerb ? undefined : ofAdjective(before);
  if (adjective !== undefined) return adjective;
  if (isAfterVerb) {
    // "attempts by boats were made to reinforce them", "the decision was made to retreat"
    const { subject } = outer;
    if (before === 'made' && outer.verb.passive && subject !== null) {
      const made = ofNoun(word(headAt(scene, subject)) ?? '');
      if (made !== undefined) return made;
    }
    const governed = ofGovernor(scene, outer, before, at);
    if (governed !== undefined && !(outer.verb.meaning === 'be' && before === word(outer.verb.head)))
      return governed;
    for (const object of outer.objects) {
      if (object.from < outer.verb.to || object.to > verb!.from) continue;
      const ofObject = ofNounAt(scene, outer, headAt(scene, object));
      if (ofObject !== undefined) return ofObject;
    }
  }
  // "are said to have taken", "is reputed to have taken"
  if (outer.verb.meaning === 'say' || (outer.verb.passive && word(verb!.from + 1) === 'have'))
    return 'achieve';
  return 'plan';
}

/** "the last town to fall": one of those that did. */
function isRanked({ sentence }: Scene, noun: number): boolean {
  // "was first to break into the town"
  if (/^(?:first|last)$/.test(sentence.word(noun) ?? '')) return true;
  for (let at = noun; at > noun - 6 && at > 0 && sentence.tokens[at]!.kind !== 'comma'; at--)
    if (/^(?:first|last|only|second|third)$/.test(sentence.word(at) ?? '') && sentence.word(at - 1) === 'the')
      return true;
  return false;
}

const SURE = /^(?:certain|clear|evident|obvious|sure)$/;
const UNSURE =
  /^(?:conceivable|doubtful|impossible|improbable|likely|plausible|possible|probable|uncertain|unclear|unlikely)$/;
function ofSubordinate(scene: Scene, inner: Clause, outer: Clause): Making {
  const { verb } = outer;
  if (verb === null) return 'said';
  const { word } = scene.sentence;
  const wished = isWished(scene, inner);
  // "in the belief that they had attacked"
  if (inner.connective === 'that' && BELIEF_NOUNS.has(word(inner.from - 1) ?? '')) return 'unsaid';
  const { subject } = outer;
  // "A rumour spread that they had attacked"
  if (inner.connective === 'that' && BELIEF_NOUNS.has(headNoun(scene, subject))) return 'unsaid';
  // "insisted that the siege be continued"
  if (inner.verb !== null && word(inner.verb.from) === 'be' && verb.meaning !== 'be') return 'plan';
  // "the plan was that they would attack"
  if (verb.meaning === 'be' && subject !== null && namesIntent(scene, subject)) return 'plan';
  // "it is possible that they attacked", "it was not clear that they had attacked"
  const adjective = verb.meaning === 'be' ? outer.objects.find(({ from }) => from >= verb.to) : undefined;
  const said = adjective === undefined ? '' : (word(headAt(scene, adjective)) ?? '');
  if (verb.negated ? SURE.test(said) : UNSURE.test(said)) return 'unsaid';
  // "there is no evidence that they attacked"
  if (isThere(scene, outer) && outer.objects.some((object) => isNoEvidence(scene, object))) return 'unsaid';
  // "denied that they had attacked"
  if (verb.lemma === 'deny') return 'refuse';
  // "orders were given that"
  if (wished && subject !== null && AIM_NOUNS.has(word(headAt(scene, subject)) ?? '')) return 'plan';
  // "gave orders that"
  if (wished && outer.objects.some((object) => AIM_NOUNS.has(word(headAt(scene, object)) ?? '')))
    return 'plan';
  if (FACTS.test(verb.lemma) && !wished) return 'known';
  for (const entry of GOVERNORS.get(word(verb.head) ?? '') ?? []) {
    if (entry.particles.length > 0) continue;
    if (entry.list === 'plan' && wished) return 'plan';
    if (entry.list === 'unsaid') return 'unsaid';
  }
  if (verb.meaning === 'hope' && !wished) return 'unsaid';
  return 'said';
}
