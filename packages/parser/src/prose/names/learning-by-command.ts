import { clausesOf } from '../../language/clauses.ts';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import type { Clause, Sentence } from '../../language/sentence.ts';
import placesInLine from '../../language/words/places-in-line.json' with { type: 'json' };
import { type Learning, type LearningRule, learnWhoever } from './learning.ts';
import { learnNamed } from './learning-persons.ts';
import { RANK_WORDS, UNITS, wordAt } from './words-around-names.ts';

const PLACES_IN_LINE = wordSet(placesInLine);

/** What may stand before the people of a force. */
const BEFORE_PEOPLE = /^(?:a|all|an|entire|his|main|remaining|the|whole)$/;

/** The side whose force follows "of", and where its name ends: "of the Danish left wing"; null where none follows. */
function forceAfter({ sentence, mentions }: Learning, of: number): { side: number; to: number } | null {
  let at = of + 1;
  while (BEFORE_PEOPLE.test(wordAt(sentence, at))) at++;
  const who = mentions.find(({ is, from }) => is === 'people' && from === at);
  if (!who || who.possessive) return null;
  let { to } = who;
  const isForce = (word: string) => FORCE_NOUNS.has(word) || UNITS.has(word) || PLACES_IN_LINE.has(word);
  while (isForce(wordAt(sentence, to))) to++;
  return to > who.to || /s$/.test(wordAt(sentence, to - 1)) ? { side: who.side, to } : null;
}

/** Whether a word is that of a command over a force: "command of", "at the head of". */
const isCommand = (sentence: Sentence, at: number): boolean =>
  wordAt(sentence, at + 1) === 'of' &&
  (/^(?:command|leadership)$/.test(wordAt(sentence, at)) ||
    (wordAt(sentence, at) === 'head' &&
      wordAt(sentence, at - 1) === 'the' &&
      wordAt(sentence, at - 2) === 'at'));

/** How a command goes over to somebody. */
const PASSES = /^(?:devolv|entrust|fall|fell|g[ai]ve|given|hand|pass|transfer)/;

/** How somebody comes to a command, or has it. */
const TAKES =
  /^(?:assum|be|exercis|g[ai]ve|given|had|has|have|held|hold|place|put|receiv|resum|retain|take|took)/;

const AIMS = /^(?:aim|fir|shoot|shot|str[iu][ck])/;

/** Whom a clause tells to have a command that is named at a token. */
function commanderIn(sentence: Sentence, clause: Clause, at: number) {
  const { verb, subject, antecedent, phrases } = clause;
  if (!verb || verb.negated || verb.modal !== null) return undefined;
  if (subject && subject.from <= at && at < subject.to)
    return PASSES.test(verb.lemma)
      ? phrases.find(({ preposition, at: to }) => /^(?:to|on|upon)$/.test(preposition) && to >= verb.to)
      : undefined;
  const isHead = wordAt(sentence, at) === 'head';
  // "struck at the head of the Danish column"
  if (isHead && AIMS.test(verb.lemma)) return undefined;
  const has = isHead ? !verb.passive : TAKES.test(verb.lemma) || verb.meaning === 'be';
  return has ? (antecedent ?? subject ?? undefined) : undefined;
}

/** What is told of the command over a force. */
export const RULES_BY_COMMAND: readonly LearningRule[] = [
  {
    name: 'has-command',
    example: 'Meyer took command of the Danish army; command of the Danish army passed to Meyer',
    learn(learning) {
      const { sentence } = learning;
      const { clauses, clauseOf } = clausesOf(sentence);
      for (let at = 0; at + 2 < sentence.tokens.length; at++) {
        const force = isCommand(sentence, at) ? forceAfter(learning, at + 1) : null;
        const who = force ? commanderIn(sentence, clauses[clauseOf[at]!]!, at) : undefined;
        if (force && who) learnWhoever(learning, who, force.side);
      }
    },
  },
  {
    name: 'commander-of-force',
    example: 'The commander of the Danish garrison, Colonel Meyer, refused',
    learn(learning) {
      const { sentence } = learning;
      for (let at = 1; at + 3 < sentence.tokens.length; at++) {
        if (!RANK_WORDS.has(wordAt(sentence, at)) || wordAt(sentence, at + 1) !== 'of') continue;
        if (!/^(?:the|a|new|overall|supreme)$/.test(wordAt(sentence, at - 1))) continue;
        const force = forceAfter(learning, at + 1);
        if (force && sentence.tokens[force.to]?.kind === 'comma')
          learnNamed(learning, force.to + 1, force.side, true);
      }
    },
  },
];

const TELLING = /^(?:command|commander|head|leader|leadership)$/;

/** Whether a sentence may tell of a command. */
export const mayCommand = ({ tokens }: Sentence): boolean => tokens.some(({ text }) => TELLING.test(text));
