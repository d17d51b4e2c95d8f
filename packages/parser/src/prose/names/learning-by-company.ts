import { clausesOf } from '../../language/clauses.ts';
import { FORCE_NOUNS, OPPONENTS } from '../../language/lexicon/force-words.ts';
import { POSSESSIVES } from '../../language/lexicon/function-words.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import { categoryOfWord } from '../../language/nouns.ts';
import type { Clause, Phrase, Range, Sentence } from '../../language/sentence.ts';
import { ADVERB, CAPITAL, NUMBER, PREPOSITION, VERB_FORM } from '../../language/word-classes.ts';
import placesInLine from '../../language/words/places-in-line.json' with { type: 'json' };
import { headOf } from '../speaker-phrases.ts';
import { isHelp } from '../verbs-of-war.ts';
import { type Learning, type LearningRule, learnWhoever } from './learning.ts';
import { OPPOSES } from './learning-by-clauses.ts';
import { learnNamed } from './learning-persons.ts';
import { isName, RANK_WORDS, ROLES, UNITS, wordAt } from './words-around-names.ts';

/** What those do who lead a force, or make up a part of its line. */
const MAKES_UP = /^(?:command|form|head|held|hold|lead|led)/;

/** Verbs of those who stand beside others, with "alongside". */
const STANDS = /^(?:advance|attack|deploy|fight|fought|march|serve|stand|stood)/;

/** What a commander does with men of his own, where they are its object. */
const COMMANDS = /^(?:command|lead|led)$/;

const LEADS = /^(?:command|head|lead|led)/;

/** Verbs by which a force is told to be made up of others. */
const CONSISTS = /^(?:compris|consist|includ)/;

/** What one orders one's own to do. */
const FIGHTS =
  /^(?:advance|assault|attack|charge|counter-?attack|defend|hold|reinforce|seize|storm|support)$/;

/** What an army does with men of its own, named after "with". */
const DOES_WITH =
  /^(?:advance|arrive|attack|besiege|charge|cross|defend|enter|garrison|hold|held|invade|land|leave|left|march|move|sail|set|storm)/;

/** Those whom one has and who are not of one's own. */
const HELD =
  /^(?:captives?|defectors?|deserters?|enem(?:y|ies)|hostages?|mercenar(?:y|ies)|prisoners?|renegades?|slaves?)$/;

/** Roles that one takes in a moment, and the other side in the next. */
const OF_A_MOMENT: ReadonlySet<string> = new Set(
  'aggressors assailants attackers besieged besiegers defenders garrison government invaders raiders'.split(
    ' ',
  ),
);

const PLACES_IN_LINE = wordSet(placesInLine);

const SURROUNDINGS = { kind: 'strength', aircraft: false } as const;

/** The one side that a phrase is, or whose force it is: "the Danes", "the left of the Danish army", but not "the attack on the Danes". */
function sideOf({ sentence, mentions }: Learning, { from, to: end }: Range): number | null {
  let to = end;
  while (to > from + 1 && (sentence.classes[to - 1]! & ADVERB) !== 0) to--;
  let side: number | null = null;
  let first = to;
  for (const mention of mentions) {
    if (mention.from < from || mention.to > to || mention.is === 'role') continue;
    if (side !== null && side !== mention.side) return null;
    side = mention.side;
    first = Math.min(first, mention.from);
  }
  for (let at = from; at < to; at++) {
    const word = sentence.word(at) ?? '';
    const own = sentence.classes[at]!;
    if (OPPONENTS.has(word) || HELD.test(word) || /^(?:captured|former)$/.test(word)) return null;
    // "the army sent against the Danes", "the attack on the Danish left"
    const isOther = (own & PREPOSITION) !== 0 ? word !== 'of' : (own & (VERB_FORM | CAPITAL)) === VERB_FORM;
    if (at < first && isOther) return null;
  }
  const head = headOf(sentence, { from, to });
  const isForce = FORCE_NOUNS.has(head) || UNITS.has(head) || PLACES_IN_LINE.has(head);
  const isNamed = mentions.some(
    (mention) => mention.to === to && mention.from >= from && !mention.possessive,
  );
  const isOf = (sentence.word(first - 1) === 'of' || sentence.word(first - 2) === 'of') && first > from;
  return isForce || (isNamed && !isOf) ? side : null;
}

/** "On the Danish side, the army was led by Meyer": the side of which a clause says at its beginning that it tells. */
function sideBeside(learning: Learning, { phrases, verb }: Clause): number | null {
  const { sentence, mentions } = learning;
  const beside = phrases.find(
    ({ preposition, at, to }) => preposition === 'on' && at < verb!.from && sentence.word(to - 1) === 'side',
  );
  const who = beside && mentions.find(({ from, to }) => from >= beside.from && to === beside.to - 1);
  return who?.side ?? null;
}

/** Whether "and" or a comma joins several things in a phrase. */
const isList = ({ tokens, word }: Sentence, { from, to }: Range): boolean => {
  for (let at = from; at < to; at++) if (word(at) === 'and' || tokens[at]!.kind === 'comma') return true;
  return false;
};

/** Whether a clause tells of another time, or of those who are led along: "fought alongside the Danes in 1630", "until 1640". */
function isOfOtherTimes(sentence: Sentence, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    const word = sentence.word(at) ?? '';
    if (OTHER_TIMES.test(word) || HELD.test(word)) return true;
    if (/^\d{3,4}$/.test(sentence.written(at)) && sentence.word(at - 1) === 'in') return true;
  }
  return false;
}
const OTHER_TIMES = /^(?:earlier|former|formerly|later|once|previously|until)$/;

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

/** The subject of a clause, or what a relative or a participle goes back to. */
const subjectIn = (clause: Clause): Range | null =>
  clause.kind === 'main' || !clause.antecedent ? clause.subject : clause.antecedent;

/** The role that a phrase is, with nothing that says whose: "the rebels". */
function roleIn(sentence: Sentence, { from, to }: Range): string | null {
  const word = sentence.word(to - 1) ?? '';
  return to - from === 2 && sentence.word(from) === 'the' && ROLES.has(word) ? word : null;
}

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
    name: 'allied-with',
    example: 'The Templars were allied with the Danes; the Templars fought alongside the Danes',
    learn: each((learning, clause) => {
      const subject = subjectIn(clause);
      const { sentence } = learning;
      // "had been allied with the Danes": before the battle
      if (!subject || sentence.word(clause.verb!.from) === 'had' || isOfOtherTimes(sentence, clause)) return;
      const isAllied =
        /^all(?:y|ied)$/.test(clause.verb!.lemma) ||
        clause.objects.some(({ to }) => sentence.word(to - 1) === 'allied');
      for (const phrase of clause.phrases) {
        const { preposition, at } = phrase;
        if (at < clause.verb!.to) continue;
        const isBeside =
          (isAllied && /^(?:to|with)$/.test(preposition)) ||
          (/^(?:alongside|beside)$/.test(preposition) && STANDS.test(clause.verb!.lemma));
        const side = isBeside ? sideOf(learning, phrase) : null;
        if (side !== null) learnWhoever(learning, subject, side);
      }
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
  {
    name: 'commands',
    example: 'Juel commanded the Highlanders',
    learn: each((learning, { subject, verb, objects }) => {
      const [object] = objects;
      if (!subject || !object || verb!.passive || !COMMANDS.test(verb!.lemma)) return;
      const who = learning.mentions.find(
        ({ is, from, to, possessive }) =>
          is === 'person' && from >= subject.from && to === subject.to && !possessive,
      );
      // "commanded the Templars to yield"
      if (learning.sentence.word(object.to) === 'to') return;
      if (who && !isList(learning.sentence, object)) learnWhoever(learning, object, who.side);
    }),
  },
  {
    name: 'sent-by',
    example: 'The Saxons were sent by the Danish king',
    learn: each((learning, clause) => {
      const subject = subjectIn(clause);
      const by = byOf(clause);
      if (!clause.verb!.passive || !/^(?:deploy|dispatch|despatch|send|sent)/.test(clause.verb!.lemma))
        return;
      if (!subject || !by) return;
      const isRank = RANK_WORDS.has(wordAt(learning.sentence, by.to - 1));
      const who = learning.mentions.find(
        ({ is, from, to, possessive }) =>
          is !== 'role' && from >= by.from && (to === by.to || (isRank && to === by.to - 1)) && !possessive,
      );
      if (who) learnWhoever(learning, subject, who.side);
    }),
  },
  {
    name: 'orders-to-fight',
    example: 'Juel ordered the Highlanders to attack',
    learn: each((learning, { subject, verb, objects }) => {
      const [object] = objects;
      const { sentence } = learning;
      if (!subject || !object || verb!.passive || !/^(?:direct|instruct|order)/.test(verb!.lemma)) return;
      if (sentence.word(object.to) !== 'to' || !FIGHTS.test(sentence.word(object.to + 1) ?? '')) return;
      const side = sideOf(learning, subject);
      if (side !== null && !isList(sentence, object)) learnWhoever(learning, object, side);
    }),
  },
  {
    name: 'opposed-by',
    example: 'The Danes were attacked by the Saxons; the Saxons were routed by the Danes',
    learn: each((learning, clause) => {
      const by = byOf(clause);
      const { subject, verb } = clause;
      if (learning.table.count !== 2 || !verb!.passive || !OPPOSES.test(verb!.lemma) || !subject || !by)
        return;
      for (const [known, unknown] of [
        [subject, by],
        [by, subject],
      ] as const) {
        const side = sideOf(learning, known);
        if (side !== null && !isList(learning.sentence, unknown))
          learnWhoever(learning, unknown, side === 1 ? 2 : 1);
      }
    }),
  },
  {
    name: 'has-people',
    example: 'Coad held the hills with 2,000 British and Australian soldiers',
    learn: each((learning, clause) => {
      const { subject, objects, phrases } = clause;
      const verb = clause.verb!;
      if (!subject || verb.passive) return;
      const side = sideOf(learning, subject);
      if (side === null) return;
      const { sentence } = learning;
      const counts = CONSISTS.test(verb.lemma) && FORCE_NOUNS.has(headOf(sentence, subject));
      const has = COMMANDS.test(verb.lemma) || verb.meaning === 'have';
      for (const object of objects) {
        // "had the Saxons at their mercy", "had 300 Saxons shot"
        const next = sentence.classes[object.to] ?? 0;
        const isHeld =
          sentence.word(object.from) === 'the' ||
          sentence.word(object.to) === 'at' ||
          ((next & VERB_FORM) !== 0 && (next & PREPOSITION) === 0);
        if (counts && !isList(sentence, object)) learnWhoever(learning, object, side);
        if (counts || (has && !isHeld)) voteForMen(learning, object, side);
      }
      for (const phrase of phrases) {
        if (phrase.at < verb.to) continue;
        const isOwn =
          (phrase.preposition === 'with' && DOES_WITH.test(verb.lemma)) ||
          (counts && phrase.preposition === 'of');
        if (!isOwn) continue;
        voteForMen(learning, phrase, side);
        // "with three battalions, about 2,000 Saxon soldiers"
        const anew = objects.find(({ from }) => from === phrase.to + 1);
        if (anew && learning.sentence.tokens[phrase.to]?.kind === 'comma') voteForMen(learning, anew, side);
      }
    }),
  },
  {
    name: 'role-is',
    example: 'The attackers were the Swedes',
    learn: each((learning, { subject, verb, objects }) => {
      const { sentence, mentions, votes } = learning;
      const [object] = objects;
      if (!subject || !object || verb!.meaning !== 'be') return;
      for (const [one, other] of [
        [subject, object],
        [object, subject],
      ] as const) {
        const role = roleIn(sentence, one);
        const who = mentions.find(
          ({ is, from, to }) =>
            is === 'people' && from >= other.from && from <= other.from + 1 && to === other.to,
        );
        if (role !== null && who) votes.add(role, who.side, 'role');
      }
    }),
  },
  {
    name: 'surrenders-to',
    example: 'The mutineers surrendered to the Swedes',
    learn: each((learning, { subject, verb, phrases }) => {
      const { sentence, votes, table } = learning;
      if (!subject || table.count !== 2 || verb!.passive) return;
      if (!/^(?:surrender|capitulate|submit)/.test(verb!.lemma)) return;
      const role = roleIn(sentence, subject);
      const to = phrases.find(({ preposition, at }) => preposition === 'to' && at >= verb!.to);
      const side = to ? sideOf(learning, to) : null;
      if (role !== null && side !== null && !OF_A_MOMENT.has(role))
        votes.add(role, side === 1 ? 2 : 1, 'role');
    }),
  },
];

/** Words that such a sentence has. */
const TELLING =
  /^(?:accompan|aided|all(?:y|ied|ies)|alongside|assist|back|beside|command|compris|compos|consist|dispatch|despatch|deploy|escort|had|attack|assault|ambush|beat|besieg|charg|confront|defeat|direct|engag|fac|form|harass|oppos|shadow|chas|intercept|outflank|surround|encircl|overwhelm|resist|head|held|instruct|order|pursu|repel|repuls|rout|has|have|includ|join|lead|led|number|reinforc|sent|support|surrender|capitulat|submit|with|were|was)/;

/** Whether a sentence may tell who is in company with whom. */
export const mayKeepCompany = ({ tokens }: Sentence): boolean =>
  tokens.some(({ text, capital }) => !capital && TELLING.test(text));
