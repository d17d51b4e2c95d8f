import { ACTION_NOUNS, REINFORCEMENTS, TERMS } from '../../language/lexicon/action-words.ts';
import type { Range } from '../../language/sentence.ts';
import { ACTION, DETERMINER, MARK, NUMBER, PRONOUN } from '../../language/word-classes.ts';
import type { VerbRule } from './action-rule.ts';
import { doer } from './actors.ts';
import { type Deed, phraseWith, verbOf, wordAfter } from './deed.ts';
import { ONLY_DONE } from './guards.ts';
import { headAt, headNoun, holdsPhrase, isForce } from './phrases.ts';
import { asSpoken, isOfficial, speaks, tellsThat } from './statements.ts';

/** Whether the object of a verb is a thing, and no deed that is ordered or asked for. */
const isOfThing = ({ scene, passive, object }: Deed): boolean =>
  !passive && object !== null && !ACTION_NOUNS.has(headNoun(scene, object)) && !isForce(scene, object);
const CLAIMED =
  /^(?:accusation|allegation|attack|casualty|claim|credit|dead|death|defeat|fatality|involvement|killing|loss|part|presence|prisoner|report|responsibility|success|victory)$/;
/** What somebody said before. */
const SAID =
  /^(?:account|accusation|allegation|announcement|assertion|authenticity|charge|claim|figure|finding|report|statement|that|this|toll|version|warning)$/;
const isAtNumber = (deed: Deed): boolean => {
  const at = phraseWith(deed, /^(?:as|at)$/);
  return at !== null && (deed.scene.sentence.classes[headAt(deed.scene, at)]! & NUMBER) !== 0;
};
const DECLARED = /^(?:emergency|law|mobili[sz]ation|mourning|success|victory)$/;
const RESOLUTIONS = /^(?:declaration|manifesto|resolution)$/;
const MESSAGES = /^(?:cable|despatch|dispatch|letter|message|note|report|signal|telegram)$/;
/** What is asked for and is no word alone. */
const HELP =
  /^(?:aid|air|artillery|assistance|backup|conference|council|fire|food|help|meeting|men|money|relief|supply|supplies|support|surrender|volunteer)$/;

/** "condemned to death" */
const isSentenced = (deed: Deed): boolean =>
  /^(?:death|exile|hang|imprisonment|prison|servitude|slavery)$/.test(
    deed.scene.sentence.word(phraseWith(deed, /^to$/)?.from ?? -1) ?? '',
  );

/** Verbs of so many meanings that few of their objects make an action of war. */
const OF_MUCH = /^(?:end|give|hold|keep|make|put|stop|take)$/;

/** Whether somebody is called on to do what is no action of war, and so told of by that verb: "urged the parties to show restraint". */
function asksToDo({ scene, clause, words }: Deed): boolean {
  const self = scene.tree.clauses.indexOf(clause);
  const asked = scene.tree.clauses.find(
    ({ kind, parent, from }) => kind === 'infinitive' && parent === self && from >= words.to,
  );
  const { classes, word } = scene.sentence;
  if (asked?.verb != null)
    return (classes[asked.verb.head]! & ACTION) === 0 || OF_MUCH.test(word(asked.verb.head) ?? '');
  // "to protect civilians": a verb that no list knows
  const { phrases, objects } = clause;
  const to = phrases.find(({ preposition, at }) => preposition === 'to' && at >= words.to);
  return (
    to !== undefined &&
    objects.some((object) => object.to === to.at) &&
    word(to.from) === scene.sentence.written(to.from) &&
    (classes[to.from]! & (ACTION | DETERMINER | NUMBER | PRONOUN)) === 0
  );
}

/** "described the battle as a disaster", "called it “a disaster”" */
function hasAs({ scene, clause, words, object }: Deed): boolean {
  const { classes, word, written } = scene.sentence;
  const isCalled = scene.sentence.word(clause.verb!.head) === 'called';
  for (let at = words.to; at < words.to + LONGEST_OBJECT && classes[at] !== undefined; at++) {
    // "called it a massacre"
    if (isCalled && at === words.to + 1 && /^(?:it|this)$/.test(word(words.to) ?? ''))
      if ((classes[at]! & DETERMINER) !== 0) return true;
    if (word(at) === 'as') return !isCalled;
    if (/^["“]$/.test(written(at)))
      return (
        isCalled &&
        object !== null &&
        object.from >= words.to &&
        object.from < at &&
        isDeedOrIt(scene, object)
      );
    if (classes[at] === MARK) return false;
  }
  return false;
}
const LONGEST_OBJECT = 15;
const isDeedOrIt = (scene: Deed['scene'], object: Range): boolean =>
  /^(?:it|this|that)$/.test(scene.sentence.word(object.from) ?? '') ||
  ACTION_NOUNS.has(headNoun(scene, object));

/** What verbs tell of a side or somebody in office who speaks. */
export const STATEMENTS: readonly VerbRule[] = [
  {
    name: 'statement',
    type: 'statement',
    verbs: 'say',
    example: 'The ministry announced that the town was taken',
    when: (deed) => !deed.passive && speaks(deed) && isOfficial(asSpoken(deed)),
    side: (deed) => doer(asSpoken(deed)),
  },
  {
    name: 'statement-announced',
    type: 'statement',
    verbs: 'announce',
    example: 'The ministry announced the end of the siege',
    // "proclaimed him emperor"
    when: (deed) =>
      (isOfThing(deed) || (!deed.passive && ONLY_DONE.test(headNoun(deed.scene, deed.object)))) &&
      // "declared war", "declared Lund a republic"
      (!/^declar/.test(verbOf(deed)) || DECLARED.test(headNoun(deed.scene, deed.object!))) &&
      !/^(?:her|him|himself|them)$/.test(deed.scene.sentence.word(deed.object!.from) ?? '') &&
      isOfficial(deed),
    side: doer,
  },
  {
    name: 'statement-admitted',
    type: 'statement',
    verbs: 'admit',
    example: 'The rebels claimed responsibility',
    when: (deed) =>
      isOfThing(deed) &&
      CLAIMED.test(headNoun(deed.scene, deed.object!)) &&
      // "put its losses at 300"
      (!/^(?:estimat|g[ai]v|put|set)/.test(verbOf(deed)) || isAtNumber(deed)) &&
      isOfficial(deed),
    side: doer,
  },
  {
    name: 'statement-comment',
    type: 'statement',
    verbs: 'comment',
    example: 'The president condemned the strike',
    // "welcomed the army", "condemned them to death"
    when: (deed) =>
      deed.object !== null &&
      // "did not welcome war": what he felt
      !(deed.clause.verb!.negated && /^welcom/.test(verbOf(deed))) &&
      (/^(?:express|hail|voic|welcom)/.test(verbOf(deed))
        ? !deed.passive &&
          (ACTION_NOUNS.has(headNoun(deed.scene, deed.object)) || !isForce(deed.scene, deed.object))
        : !isSentenced(deed)) &&
      isOfficial(deed),
    side: doer,
  },
  {
    name: 'statement-described',
    type: 'statement',
    verbs: 'describe',
    example: 'The commander described the battle as a disaster',
    // "dismissed Horn as their commander"
    when: (deed) =>
      !deed.passive &&
      hasAs(deed) &&
      !(/^(?:dismiss|reject)/.test(verbOf(deed)) && isForce(deed.scene, deed.object)) &&
      isOfficial(deed),
    side: doer,
  },
  {
    name: 'statement-appeal',
    type: 'statement',
    verbs: 'appeal',
    example: 'The minister urged all parties to show restraint',
    when: (deed) => {
      if (deed.passive || !isOfficial(deed)) return false;
      const { scene, object } = deed;
      const verb = verbOf(deed);
      if (/^apolog/.test(verb)) return /^(?:for|to)$/.test(wordAfter(deed));
      if (/^(?:pledg|promis|vow)/.test(verb)) return object === null && asksToDo(deed);
      const isFor = scene.sentence.word(deed.words.to - 1) === 'for';
      const isThing =
        isOfThing(deed) &&
        !HELP.test(headNoun(scene, object!)) &&
        !holdsPhrase(scene, object, TERMS) &&
        !holdsPhrase(scene, object, REINFORCEMENTS);
      return isFor ? isThing : asksToDo(deed) || (/^urg/.test(verb) && isThing);
    },
    side: doer,
  },
  {
    name: 'statement-contradicted',
    type: 'statement',
    verbs: 'contradict',
    example: 'The ministry rejected the accusation',
    when: (deed) =>
      deed.object !== null &&
      (SAID.test(headNoun(deed.scene, deed.object)) ||
        (/^confirm/.test(verbOf(deed)) && CLAIMED.test(headNoun(deed.scene, deed.object)))) &&
      isOfficial(deed),
    side: doer,
  },
  {
    name: 'statement-sent',
    type: 'statement',
    verbs: 'sendWord',
    example: 'The general sent a message that the town had fallen',
    carried: true,
    when: (deed) => {
      const { passive, object, scene } = deed;
      if (passive || object === null) return false;
      const noun = headNoun(scene, object);
      const isSent = /^(?:cabl|sen[dt]|writ|wrote)/.test(verbOf(deed));
      return isSent ? MESSAGES.test(noun) && tellsThat(deed) : RESOLUTIONS.test(noun);
    },
    side: doer,
  },
];
