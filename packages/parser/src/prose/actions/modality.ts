import { AIM_NOUNS, GOVERNORS } from '../../language/lexicon/action-words.ts';
import { CONDITIONALS } from '../../language/lexicon/function-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { ADVERB, PREPOSITION } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { isNearlyDone } from '../verbs-of-war.ts';
import { isPassive, isThere } from './deed.ts';
import { EFFECTS, type Effect, ofNoun } from './effects.ts';
import { isGivenUp, ofParticiple } from './governed-participles.ts';
import { ofGovernor } from './governed-verbs.ts';
import { parentIn } from './hidden-verbs.ts';
import { firstOfPair, isSecondInfinitive, sharesHelper } from './joined-verbs.ts';
import { isByNone, isNotOnly } from './negation.ts';
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
  let inner = clause;
  let modality = ownModality(scene, clause);
  for (let depth = 0; depth < DEEPEST && modality !== null; depth++) {
    if (isConditional(scene, inner)) return null;
    const outer = parentIn(scene, inner);
    if (outer === null) break;
    // "if they surrendered", where the verb was taken for a participle
    if (outer.verb === null && isConditional(scene, outer)) return null;
    // "unless they left or surrendered"
    if (inner.kind === 'coordinate' && isConditional(scene, outer)) return null;
    if (!hangsOn(scene, inner, outer)) break;
    // "if they came, he would be unable to attack"
    if (inner.kind === 'infinitive' && hasCondition(scene, outer)) return null;
    const around = effectOf(scene, inner, outer);
    // "in order not to be destroyed"
    if (around === null && modality === 'negated' && inner === clause && inner.kind === 'infinitive')
      return null;
    // of what was planned, attempted or refused, only what the verb around it makes impossible is asked
    if (around === null || outer.verb === null) modality = modality === 'stated' ? around : modality;
    else if (ownModality(scene, outer) === null && inner.kind !== 'subordinate') modality = null;
    // "went out to prevent them from entering"
    else if (
      modality === 'negated' &&
      inner.verb?.form === 'infinitive' &&
      inner !== clause &&
      // "was not able to prevent him from crossing"
      (around !== 'stated' || ownModality(scene, outer) !== 'stated')
    )
      modality = null;
    // "could not prevent him from crossing"
    else if (
      modality === 'stated' &&
      around === 'negated' &&
      inner.kind === 'participle' &&
      ownModality(scene, outer) !== 'stated'
    )
      modality = null;
    else if (modality === 'stated') modality = around === 'stated' ? enabled(scene, inner, outer) : around;
    inner = outer;
  }
  if (modality === null || hasCondition(scene, clause)) return null;
  // "they would turn and attack, if he came"
  const first = clause.kind === 'coordinate' && clause.subject === null ? parentIn(scene, clause) : null;
  return first !== null && hasCondition(scene, first) ? null : modality;
}

/** "was not able to hold them off": who did not manage has tried. */
function enabled(scene: Scene, inner: Clause, outer: Clause): Effect {
  const own = ownModality(scene, outer);
  const { word } = scene.sentence;
  // a list around the clause may have no verb
  const isAble =
    word((inner.verb ?? inner).from - 1) === 'able' ||
    /^(?:manage|succeed)/.test(word(outer.verb!.head) ?? '');
  return own === 'negated' && isAble ? 'attempted' : own;
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
    ? ofSubordinate(scene, clause, outer) === 'planned'
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

/** What the verb itself says. */
function ownModality(scene: Scene, clause: Clause): Effect {
  const verb = clause.verb!;
  const { word } = scene.sentence;
  if (isNearlyDone(scene.sentence, verb)) return null;
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
  if (!verb.negated || isNotOnly(scene, clause)) return isByNone(scene, clause) ? 'negated' : 'stated';
  return isUntil(scene, clause) ? null : 'negated';
}

/** Verbs of which what follows "that" is a fact, whether somebody noticed it or not. */
const NOTICES =
  /^(?:acknowledge|admit|announce|appreciate|consider|discover|inform|know|learn|mention|notice|reali[sz]e|recogni[sz]e|report|reveal|see|take|tell)$/;
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
  if (kind === 'subordinate') return connective === 'that' || connective === null;
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
  if (/^(?:on|upon)$/.test(before)) return outer.verb?.to === verb.from - 1;
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
  return verb.form === 'ing' || isMade || outer.verb?.modal != null;
}

const STATES = /^(?:add|argu|assert|claim|declar|explain|insist|not|say|stat|threaten|vow|warn)ing$/;
const CAUSES = /^(?:get|have|leave|order|see|want)$/;
/** "It was not until May that", "It was not long after this that": what stands after "that" is told. */
const isCleft = ({ sentence }: Scene, { subject, verb, phrases, objects }: Clause): boolean =>
  verb?.meaning === 'be' &&
  sentence.word(subject?.from ?? -1) === 'it' &&
  phrases.some(({ at }) => at >= verb.to) &&
  objects.every(({ from }) => sentence.word(from) === 'long');

function effectOf(scene: Scene, inner: Clause, outer: Clause): Effect {
  if (inner.kind === 'infinitive')
    return isSecondInfinitive(scene, inner, outer) ? 'stated' : ofInfinitive(scene, inner, outer);
  if (inner.kind === 'coordinate') return ownModality(scene, outer);
  if (inner.kind === 'subordinate') return ofSubordinate(scene, inner, outer);
  return ofParticiple(scene, inner, outer);
}

function ofInfinitive(scene: Scene, inner: Clause, outer: Clause): Effect {
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
    return 'stated';
  // "in order to", "so as to"
  if (verb!.negated && /^(?:order|as|so)$/.test(before === 'not' ? (word(at - 1) ?? '') : before))
    return null;
  if ((before === 'order' && word(at - 1) === 'in') || before === 'as') return 'planned';
  if (before === 'enough') return null;
  // "left him with insufficient forces to fight"
  for (let left = at - 1; left > at - 4 && left >= 0; left--)
    if (/^(?:in)?sufficient$/.test(word(left) ?? '')) return null;
  // "did nothing to stop them"
  if (before === 'nothing') return 'negated';
  // "seized the chance to attack"
  if (before === 'chance' && /^(?:seiz|t[ao]k|took)/.test(word(outer.verb?.head ?? -1) ?? ''))
    return 'planned';
  const noun = ofNoun(before);
  // "made no effort to attack"
  if (noun != null && /^(?:no|little)$/.test(word(at - 1) ?? '')) return 'negated';
  // "had no choice but to retreat"
  if (before === 'but' && /^(?:alternative|choice|option)$/.test(word(at - 1) ?? '')) return 'stated';
  if (noun === 'planned' && isGivenUp(scene, outer, at)) return 'negated';
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
  const ofHead = word(head + 1) === 'of' ? ofNoun(word(head) ?? '') : undefined;
  if (ofHead !== undefined) return ofHead;
  if (outer.verb === null) return 'planned';
  // "were free to attack"
  if (before === 'free' && outer.verb.meaning === 'be') return null;
  // "no man was to retreat"
  if (outer.verb.meaning === 'be' && isOfVerb && isByNone(scene, outer)) return 'negated';
  // "fled before the king was able to attack"
  if (before === 'able' && outer.connective === 'before') return null;
  const isAfterVerb = at >= outer.verb.head;
  // "unable to take the town, he withdrew"
  const adjective = GOVERNORS.get(before)?.find(({ particles }) => particles.length === 0);
  if (!isAfterVerb && adjective !== undefined) return EFFECTS[adjective.list]!;
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
      const ofObject = ofNoun(word(headAt(scene, object)) ?? '');
      if (ofObject !== undefined) return ofObject;
    }
  }
  // "are said to have taken", "is reputed to have taken"
  if (outer.verb.meaning === 'say' || (outer.verb.passive && word(verb!.from + 1) === 'have'))
    return 'stated';
  return 'planned';
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

const isNoEvidence = (scene: Scene, object: Range): boolean =>
  scene.sentence.word(object.from) === 'no' &&
  /^(?:evidence|indication|proof|record|sign|suggestion)$/.test(headNoun(scene, object));

const SURE = /^(?:certain|clear|evident|obvious|sure)$/;
const UNSURE =
  /^(?:conceivable|doubtful|impossible|improbable|likely|plausible|possible|probable|uncertain|unclear|unlikely)$/;
/** Before "that" they tell of what may not have been. */
const BELIEFS = /^(?:assumption|belief|expectation|fear|fears|hope|hopes|impression|suspicion|theory)$/;

function ofSubordinate(scene: Scene, inner: Clause, outer: Clause): Effect {
  const { verb } = outer;
  if (verb === null) return 'stated';
  const { word } = scene.sentence;
  const wished = isWished(scene, inner);
  // "in the belief that they had attacked"
  if (inner.connective === 'that' && BELIEFS.test(word(inner.from - 1) ?? '')) return null;
  const { subject } = outer;
  // "the plan was that they would attack"
  if (verb.meaning === 'be' && subject !== null && namesIntent(scene, subject)) return 'planned';
  // "it is possible that they attacked", "it was not clear that they had attacked"
  const adjective = verb.meaning === 'be' ? outer.objects.find(({ from }) => from >= verb.to) : undefined;
  const said = adjective === undefined ? '' : (word(headAt(scene, adjective)) ?? '');
  if (verb.negated ? SURE.test(said) : UNSURE.test(said)) return null;
  // "there is no evidence that they attacked"
  if (isThere(scene, outer) && outer.objects.some((object) => isNoEvidence(scene, object))) return null;
  // "denied that they had attacked"
  if (verb.lemma === 'deny' && !verb.negated && inner.connective === 'that') return 'negated';
  // "orders were given that"
  if (wished && subject !== null && AIM_NOUNS.has(word(headAt(scene, subject)) ?? '')) return 'planned';
  // "gave orders that"
  if (wished && outer.objects.some((object) => AIM_NOUNS.has(word(headAt(scene, object)) ?? '')))
    return 'planned';
  for (const entry of GOVERNORS.get(word(verb.head) ?? '') ?? []) {
    if (entry.particles.length > 0) continue;
    if (entry.list === 'plan' && wished) return 'planned';
    if (entry.list === 'unsaid') return null;
  }
  return verb.meaning === 'hope' && !wished ? null : 'stated';
}
