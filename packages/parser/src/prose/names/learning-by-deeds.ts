import { clausesOf } from '../../language/clauses.ts';
import { PLACES, typeOfNoun } from '../../language/lexicon/action-words.ts';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { categoryOfWord } from '../../language/nouns.ts';
import type { Clause, Range, Sentence, VerbGroup } from '../../language/sentence.ts';
import { PREPOSITION } from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import { headOf } from '../speaker-phrases.ts';
import { opposes } from '../verbs-of-war.ts';
import { type Learning, type LearningRule, learnWhoever } from './learning.ts';
import {
  isList,
  roleIn,
  SURROUNDINGS,
  sideIn,
  sideOf,
  subjectIn,
  tellsOfOthers,
} from './sides-in-phrases.ts';
import { afterRanks, UNITS, wordAt } from './words-around-names.ts';

const GIVES_UP = /^(?:capitulate|surrender)/;

/** What is done against those whom a phrase names. */
const AGAINST_IN_PHRASES = [
  { verbs: GIVES_UP, prepositions: /^to$/ },
  { verbs: /^(?:fire|open|shoot)/, prepositions: /^(?:at|on|upon)$/ },
  { verbs: /^inflict/, prepositions: /^(?:on|upon)$/ },
  { verbs: /^(?:flee|retire|retreat|withdraw)/, prepositions: /^before$/ },
  { verbs: /^(?:clash|skirmish)/, prepositions: /^with$/ },
  { verbs: /^(?:beat|drive|fight|hold)/, prepositions: /^off$/ },
  { verbs: /^(?:prevail|triumph)/, prepositions: /^over$/ },
  { verbs: /^(?:advance|attack|battle|fight|march|move)/, prepositions: /^against$/ },
];

/** With the noun of an attack as their object they are done "against" somebody. */
const MAKES_ATTACK = /^(?:launch|lead|make)/;

/** What befalls things of a side as well as its men. */
const HARMS = /^(?:capture|destroy|kill|sink|wound)$/;

/** What a side has for war. */
const OF_WAR = /^(?:aircraft|artillery|formation|personnel|ship|vehicle)$/;

/** Words of what one does without meaning to. */
const UNMEANT = /^(?:accident|accidentally|error|inadvertently|mistake|mistakenly)$/;

/** Before that of which those quarrel who are friends. */
const ABOUT = /^(?:about|over)$/;

/** What one does to others before "back". */
const BACK = /^(?:beat|drive|fight|force|hurl|push|throw)/;

/** What befalls a town more often than somebody of whom nothing but a name is known. */
const OF_TOWNS = /^(?:blockade|bombard|burn|capture|destroy|invade|occupy|overrun|raid|shell|storm|take)/;

/** Who does something to whom: the two are of different sides. */
interface Opposed {
  doer: Range;
  sufferer: Range;
}

/** Who does what a clause tells: those of whom the clause around it tells, where it has no subject of its own. */
function doerOf(clauses: readonly Clause[], clause: Clause): Range | null {
  const own = subjectIn(clause);
  if (own || clause.antecedent || !/^(?:coordinate|participle)$/.test(clause.kind)) return own;
  const up = clauses[clause.parent];
  return up?.verb && !up.verb.passive ? subjectIn(up) : null;
}

/** Whether others are made to go back: "drove the Danes back", "turned back the Danes", "pushing Mellin's squadrons from the field". */
function drivesBack({ word }: Sentence, { verb, phrases }: Clause, object: Range | undefined): boolean {
  if (verb === null) return false;
  const isNext = word(verb.to) === 'back';
  if (BACK.test(verb.lemma) && (isNext || (object && word(object.to - 1) === 'back'))) return true;
  if (/^turn/.test(verb.lemma) && isNext) return true;
  return (
    /^push/.test(verb.lemma) &&
    phrases.some(({ preposition, at }) => /^(?:from|off)$/.test(preposition) && at === object?.to)
  );
}

/** Who does what to whom in a clause that tells it as a fact; null where the two need not be enemies. */
function opposedIn(sentence: Sentence, clauses: readonly Clause[], clause: Clause): Opposed | null {
  const { word } = sentence;
  const { verb, objects, phrases } = clause;
  // "who had defeated the Danes in 1650": he may serve them since
  if (!verb || verb.negated || verb.modal !== null || verb.form === 'perfect') return null;
  const subject = doerOf(clauses, clause);
  if (!subject) return null;
  for (let at = clause.from; at < clause.to; at++) if (UNMEANT.test(word(at) ?? '')) return null;
  // "with Mellin wounded, and 400 Danes taken": what follows on a comma is no object of his
  const isNext = ({ from }: Range) => sentence.tokens[verb.to]?.kind !== 'comma' || from < verb.from;
  const object = objects.find(
    (each) => isNext(each) && (each.to > each.from + 1 || word(each.from) !== 'back'),
  );
  const isBehind = object !== undefined && word(object.to - 1) === 'back';
  const isHostile = drivesBack(sentence, clause, object) || opposes(clause);
  if (verb.passive) {
    const by = phrases.find(({ preposition, at }) => preposition === 'by' && at >= verb.to);
    return by && isHostile ? { doer: by, sufferer: subject } : null;
  }
  const isAttack = object && MAKES_ATTACK.test(verb.lemma) && typeOfNoun(headOf(sentence, object)) !== null;
  const link = isAttack
    ? /^against$/
    : AGAINST_IN_PHRASES.find(({ verbs }) => verbs.test(verb.lemma))?.prepositions;
  const whom = phrases.find(({ preposition, at }) => at >= verb.to && link?.test(preposition));
  // "clashed with Horn over the plan"
  const isQuarrel = /^clash/.test(verb.lemma) && phrases.some(({ preposition }) => ABOUT.test(preposition));
  if (whom) return isQuarrel ? null : { doer: subject, sufferer: whom };
  if (!object || !isHostile) return null;
  return { doer: subject, sufferer: { from: object.from, to: object.to - (isBehind ? 1 : 0) } };
}

/** The side of those to whom something is done, or to whose men, ships and camps: "sank two Danish frigates", "repulsed the Danish attack". */
function sideOfSufferer(learning: Learning, whom: Range, { verb }: Clause): number | null {
  const { sentence, mentions } = learning;
  // "captured about 300 Danes"
  const isAbout = (sentence.classes[whom.from]! & PREPOSITION) !== 0;
  const sufferer = isAbout ? { from: whom.from + 1, to: whom.to } : whom;
  const own = sideOf(learning, sufferer);
  if (own !== null || tellsOfOthers(sentence, sufferer)) return own;
  const head = headOf(sentence, sufferer);
  const isThing =
    HARMS.test(verb!.meaning ?? '') &&
    (PLACES.has(head) || OF_WAR.test(categoryOfWord(head, SURROUNDINGS) ?? ''));
  // "captured the men of Horn's rival"
  const isOfPerson = mentions.some(
    ({ is, from, to }) => is === 'person' && from > sufferer.from && to <= sufferer.to,
  );
  return (isThing && !isOfPerson) || typeOfNoun(head) !== null ? sideIn(learning, sufferer) : null;
}

/** Whether a phrase is about men and no place: "General Mellin", "Mellin's brigade", "the 8th Infantry", but not "Malmö". */
function areMen(sentence: Sentence, { from, to }: Range): boolean {
  const name = wordAt(sentence, from) === 'the' ? from + 1 : from;
  if (afterRanks(sentence, name) > name) return true;
  const last = wordAt(sentence, to - 1);
  const isForce = FORCE_NOUNS.has(last) || UNITS.has(last);
  return isForce || isPossessive(sentence, to - 1);
}

/** Whether somebody of whom nothing but a name is known is no town by what is told of him. */
function isNoTown({ passive, lemma }: VerbGroup, isDoer: boolean): boolean {
  return isDoer ? !GIVES_UP.test(lemma) : passive && !OF_TOWNS.test(lemma);
}

/** Those who rise against men of their own side, or fight for no other. */
const AGAINST_THEIR_OWN = /^(?:bandits|conspirators|mutineers|outlaws|pirates|rioters)$/;

/** Lets those of whom nothing is known be against those whom they fight. */
function learn(learning: Learning): void {
  const { sentence, mentions, table } = learning;
  if (mentions.length === 0 || table.count !== 2) return;
  const { clauses } = clausesOf(sentence);
  for (const clause of clauses) {
    const opposed = opposedIn(sentence, clauses, clause);
    if (!opposed) continue;
    const { doer, sufferer } = opposed;
    const ofDoer = sideOf(learning, doer);
    const ofSufferer = sideOfSufferer(learning, sufferer, clause);
    if ((ofDoer === null) === (ofSufferer === null)) continue;
    const unknown = ofDoer === null ? doer : sufferer;
    if (unknown === sufferer && isList(sentence, unknown)) continue;
    const other = (ofDoer ?? ofSufferer) === 1 ? 2 : 1;
    const role = roleIn(sentence, unknown);
    if (role !== null && AGAINST_THEIR_OWN.test(role)) continue;
    if (role !== null) learning.votes.add(role, other, 'role');
    else if (isNoTown(clause.verb!, unknown === doer) || areMen(sentence, unknown))
      learnWhoever(learning, unknown, other);
  }
}

export const RULE_BY_DEEDS: LearningRule = {
  name: 'opposes-side',
  example:
    'Mellin attacked the Danes; the 8th Infantry sank two Danish frigates; Mellin was routed by the Danes',
  learn,
};
