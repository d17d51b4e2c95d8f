import { clausesOf } from '../../language/clauses.ts';
import { typeOfNoun } from '../../language/lexicon/action-words.ts';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import type { Clause, Phrase, Range, Sentence } from '../../language/sentence.ts';
import standing from '../../language/words/verbs-of-standing.json' with { type: 'json' };
import { headOf } from '../speaker-phrases.ts';
import { isHelp, isVerbOf } from '../verbs-of-war.ts';
import { type Learning, type LearningRule, learnWhoever } from './learning.ts';
import { PLACES_IN_LINE, sideIn } from './sides-in-phrases.ts';
import { RANK_WORDS, UNITS, wordAt } from './words-around-names.ts';

const STANDING = wordSet(standing);

/** Verbs of those who do it for somebody, or under him. */
const FOR_SOMEBODY = /^(?:fight|serve|lead|command|defend|hold)$/;

/** Verbs of those who stand where a phrase says, without an object. */
const STANDS_THERE = /^(?:belong|deploy|fight|form|serve|stand)$/;

const isForce = (word: string): boolean =>
  FORCE_NOUNS.has(word) || UNITS.has(word) || PLACES_IN_LINE.has(word);

/** Whether a phrase is a force, or a place in the line of one: "the left of Sparre's line", but not "the centre of power". */
function isOfForce(sentence: Sentence, range: Range): boolean {
  const head = headOf(sentence, range);
  if (PLACES_IN_LINE.has(head)) return isForce(wordAt(sentence, range.to - 1));
  return isForce(head);
}

/** What somebody is no more, or is in somebody else's hands. */
const NO_MORE = /^(?:former|ex|retired|ousted|captured)$/;

/** Whether a phrase tells what somebody is: "a French general", "Golovin's best troops", "the last king of the House of York". */
function isKindOf(sentence: Sentence, range: Range): boolean {
  if (/^(?:part|parts|member|members|one)$/.test(wordAt(sentence, range.from))) return true;
  for (let at = range.from; at < range.to; at++) if (NO_MORE.test(wordAt(sentence, at))) return false;
  return isOfForce(sentence, range) || RANK_WORDS.has(headOf(sentence, range));
}

/** "held the Danish centre in check", "at bay": whether a phrase tells that somebody is held off. */
const keepsOff =
  ({ word }: Sentence) =>
  ({ preposition, from }: Phrase): boolean =>
    /^(?:in|at)$/.test(preposition) && /^(?:bay|check|place)$/.test(word(from) ?? '');

/** The side on which the subject of a clause stands by what the clause tells; null where it does not tell. */
function sideOfStanding(learning: Learning, clause: Clause, subject: Range): number | null {
  const { sentence } = learning;
  const { verb, objects, phrases } = clause;
  if (verb === null)
    return clause.kind === 'apposition' && isKindOf(sentence, clause) ? sideIn(learning, clause) : null;
  // "had served in the Swedish army": he may have left it
  if (verb.negated || verb.modal !== null || verb.form === 'perfect') return null;
  const [object] = objects;
  // "became commander of the Danish army"
  if (verb.meaning === 'be' || /^bec[ao]m/.test(verb.lemma))
    return object && isKindOf(sentence, object) ? sideIn(learning, object) : null;
  const stands = isVerbOf(STANDING, verb.lemma);
  // "fought the French army", "held the French army at bay" are against it
  const isWithin =
    verb.lemma === 'hold'
      ? object && PLACES_IN_LINE.has(headOf(sentence, object)) && !phrases.some(keepsOff(sentence))
      : verb.lemma !== 'fight' && object && isKindOf(sentence, object);
  if (stands && !verb.passive && object && isWithin) {
    const side = sideIn(learning, object);
    if (side !== null) return side;
  }
  // "Masinissa joined the Romans"
  if (!verb.passive && object && isHelp(clause)) {
    const joined = learning.mentions.find(
      ({ is, from, to }) => is !== 'role' && from >= object.from && to === object.to,
    );
    if (joined) return joined.side;
  }
  for (const phrase of phrases) {
    const { preposition, at } = phrase;
    // "the Camerons, on the Jacobite right, lost": whatever they do
    const isBeside =
      // but "Attacks on the Danish camp continued"
      typeOfNoun(sentence.word(subject.to - 1) ?? '') === null &&
      (at === subject.to || (at === subject.to + 1 && sentence.tokens[subject.to]!.kind === 'comma'));
    const isLed = preposition === 'by' && verb.passive && /^(?:lead|command|head)$/.test(verb.lemma);
    const isFor = /^(?:for|under)$/.test(preposition) && FOR_SOMEBODY.test(verb.lemma);
    // "fought with the British army", "led a charge on it": against it
    const isThere = verb.passive ? stands : STANDS_THERE.test(verb.lemma);
    const isIn =
      ((isThere && !(verb.lemma === 'fight' && preposition === 'with')) || isBeside) &&
      /^(?:in|on|at|of|to|within|with)$/.test(preposition) &&
      isOfForce(sentence, phrase);
    if (!isLed && !isFor && !isIn) continue;
    const side = sideIn(learning, phrase);
    if (side !== null) return side;
  }
  return null;
}

/** What the place of somebody in an army tells of him. */
export const RULES_BY_STANDING: readonly LearningRule[] = [
  {
    name: 'stands-with',
    example:
      'The Dalarna Regiment formed part of the Swedish left wing; Oxford, who commanded the Lancastrian right',
    learn(learning) {
      if (learning.mentions.length === 0) return;
      for (const clause of clausesOf(learning.sentence).clauses) {
        const subject = clause.kind === 'main' || !clause.antecedent ? clause.subject : clause.antecedent;
        if (!subject) continue;
        const side = sideOfStanding(learning, clause, subject);
        if (side !== null) learnWhoever(learning, subject, side);
      }
    },
  },
];

/** Words that such a sentence has: forces, ranks, and what they do. */
const TELLING: ReadonlySet<string> = new Set([
  ...FORCE_NOUNS,
  ...UNITS,
  ...PLACES_IN_LINE,
  ...RANK_WORDS,
  ...['part', 'joined', 'reinforced', 'supported', 'aided', 'assisted', 'led', 'commanded', 'headed'],
  ...['fought', 'fighting', 'served', 'serving', 'defended', 'held'],
]);

/** Whether a sentence may tell where somebody stands. */
export const mayStand = ({ tokens }: Sentence): boolean => tokens.some(({ text }) => TELLING.has(text));
