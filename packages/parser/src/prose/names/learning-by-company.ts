import { clausesOf } from '../../language/clauses.ts';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { POSSESSIVES } from '../../language/lexicon/function-words.ts';
import { categoryOfWord } from '../../language/nouns.ts';
import type { Clause, Phrase, Range, Sentence } from '../../language/sentence.ts';
import { ADVERB, NUMBER, PREPOSITION } from '../../language/word-classes.ts';
import { headOf } from '../speaker-phrases.ts';
import { isHelp } from '../verbs-of-war.ts';
import { type Learning, type LearningRule, learnWhoever } from './learning.ts';
import { learnNamed } from './learning-persons.ts';
import { HELD, isList, PLACES_IN_LINE, roleIn, SURROUNDINGS, sideOf, subjectIn } from './sides-in-phrases.ts';
import { isName, UNITS, wordAt } from './words-around-names.ts';

/** What those do who lead a force, or make up a part of its line. */
const MAKES_UP = /^(?:command|form|head|held|hold|lead|led)/;

const LEADS = /^(?:command|head|lead|led)/;

/** "On the Danish side, the army was led by Meyer": the side of which a clause says at its beginning that it tells. */
function sideBeside(learning: Learning, { phrases, verb }: Clause): number | null {
  const { sentence, mentions } = learning;
  const beside = phrases.find(
    ({ preposition, at, to }) => preposition === 'on' && at < verb!.from && sentence.word(to - 1) === 'side',
  );
  const who = beside && mentions.find(({ from, to }) => from >= beside.from && to === beside.to - 1);
  return who?.side ?? null;
}

/** Lets every people vote for a side whose men a phrase counts: "2,000 British and Australian soldiers". */
function voteForMen({ sentence, peoples }: Learning, range: Range, side: number): void {
  let to = range.from;
  while (
    to < range.to - 1 &&
    (sentence.classes[to + 1]! & (PREPOSITION | ADVERB)) === 0 &&
    sentence.word(to + 1) !== 'too'
  )
    to++;
  const head = sentence.word(to) ?? '';
  if (HELD.test(head)) return;
  const areMen =
    FORCE_NOUNS.has(head) ||
    UNITS.has(head) ||
    /^(?:personnel|formation)$/.test(categoryOfWord(head, SURROUNDINGS) ?? '') ||
    peoples.groupAt(sentence, to) !== null;
  if (!areMen) return;
  for (let at = range.from; at <= to; at++) {
    if (HELD.test(wordAt(sentence, at))) return;
    const before = sentence.word(at - 1) ?? '';
    // "the French army's Saxons" and "men of Saxon towns" tell less
    const opens =
      at === range.from || (sentence.classes[at - 1]! & NUMBER) !== 0 || /^(?:a|an|and|the)$/.test(before);
    if (opens) peoples.vote(sentence, at, side);
  }
}

const byOf = ({ verb, phrases }: Clause): Phrase | undefined =>
  phrases.find(({ preposition, at }) => preposition === 'by' && verb !== null && at >= verb.to);

const each =
  (learn: (learning: Learning, clause: Clause) => void): LearningRule['learn'] =>
  (learning) => {
    const { clauses } = clausesOf(learning.sentence);
    for (const clause of clauses) {
      if (!clause.verb || clause.verb.negated || clause.verb.modal !== null) continue;
      // "The army that the Danes met was led by Meyer": whose verb it is, is not certain
      if (clause.connective === 'that' && clauses[clause.parent]?.verb === null) continue;
      learn(learning, clause);
    }
  };

/** What the company tells in which somebody is. */
export const RULES_BY_COMPANY: readonly LearningRule[] = [
  {
    name: 'joined-by',
    example:
      'Horn was joined by the Templars; the Danish army was led by Rantzau, its left held by the Saxons',
    learn: each((learning, clause) => {
      const subject = subjectIn(clause);
      const by = byOf(clause);
      const { lemma, passive } = clause.verb!;
      if (!passive || !subject || !by || !(isHelp(clause) || MAKES_UP.test(lemma))) return;
      const isPlace = PLACES_IN_LINE.has(headOf(learning.sentence, subject));
      if (/^(?:hold|held)/.test(lemma) && !isPlace) return;
      // "were led by Meyer into captivity"
      if (
        /^(?:lead|led)$/.test(lemma) &&
        clause.phrases.some(({ preposition }) => /^(?:in)?to$/.test(preposition))
      )
        return;
      const role = MAKES_UP.test(lemma) ? roleIn(learning.sentence, subject) : null;
      const leader = learning.mentions.find(({ is, to }) => is === 'person' && to === by.to);
      // who leads them tells more than what stands beside them
      if (role !== null && leader)
        for (let vote = 0; vote < 3; vote++) learning.votes.add(role, leader.side, 'role');
      const side = sideOf(learning, subject) ?? sideBeside(learning, clause);
      if (side === null) return;
      if (!isList(learning.sentence, by)) learnWhoever(learning, by, side);
      // "were led by Meyer and Bille"
      else if (LEADS.test(lemma)) learnNamed(learning, by.from, side, false);
      voteForMen(learning, by, side);
    }),
  },
  {
    name: 'their-allies',
    example: 'The Danes and their Saxon allies',
    learn({ sentence, mentions, peoples }) {
      for (const { to, side, is, possessive } of mentions) {
        if (is === 'role' || possessive) continue;
        if (sentence.word(to) !== 'and' || !POSSESSIVES.has(sentence.word(to + 1) ?? '')) continue;
        const isAlly = /^all(?:y|ies)$/;
        if (isName(sentence, to + 2) && isAlly.test(sentence.word(to + 3) ?? ''))
          peoples.vote(sentence, to + 2, side);
      }
    },
  },
];

/** Words of which such a sentence has one. */
const TELLING = /^(?:all(?:y|ies)|by)$/;

/** Whether a sentence may tell who is in company with whom. */
export const mayKeepCompany = ({ tokens }: Sentence): boolean =>
  tokens.some(({ text, capital }) => !capital && TELLING.test(text));
