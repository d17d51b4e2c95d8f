import { clausesOf } from '../../language/clauses.ts';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import { DETERMINER, FUNCTION_WORD, PRONOUN } from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst, opposes } from '../verbs-of-war.ts';
import { type Learning, type LearningRule, learnPerson, learnWhoever } from './learning.ts';
import type { Mention } from './name-table.ts';
import {
  afterName,
  afterRanks,
  afterTitles,
  isName,
  RANK_WORDS,
  UNITS,
  wordAt,
} from './words-around-names.ts';

/** Offices that one has under somebody: "Trolle's lieutenant Meyer". A brother or an ally may be on the other side. */
const UNDER_SOMEBODY =
  /^(?:adjutant|admiral|aide|aide-de-camp|captain|chief|colonel|commander|leader|deputy|general|legate|lieutenant|marshal|officer|second-in-command|subordinate|vice-admiral|vizier)s?$/;

const isRank = (word: string): boolean => RANK_WORDS.has(word) || RANK_WORDS.has(word.replace(/s$/, ''));

/** No more words stand between a people and the office of its commander: "the Danish cavalry commander". */
const LONGEST_OFFICE = 3;

/** Where the office ends that begins at a token; -1 where none does. */
function afterOffice(sentence: Sentence, from: number, is: (word: string) => boolean): number {
  for (let at = from; at < from + LONGEST_OFFICE; at++) {
    if (sentence.tokens[at]?.kind !== 'word') return -1;
    if (is(wordAt(sentence, at))) {
      // "lieutenant general"
      while (is(wordAt(sentence, at + 1))) at++;
      return at + 1;
    }
    if (isName(sentence, at)) return -1;
  }
  return -1;
}

/** Where it ends that tells where somebody commands: "the Danish commander in the village, Meyer". */
function afterPlace(sentence: Sentence, from: number): number {
  if (!/^(?:at|in|of|on)$/.test(wordAt(sentence, from))) return from;
  let to = from + 1;
  while (to < from + LONGEST_PLACE && sentence.tokens[to]?.kind === 'word') to++;
  return sentence.tokens[to]?.kind === 'comma' ? to : from;
}
const LONGEST_PLACE = 5;

/** Learns the names that begin at a token, "and" or commas between them; whether they end where a phrase does. */
export function learnNamed(learning: Learning, from: number, side: number, mustEnd: boolean): void {
  const { sentence } = learning;
  const found: Range[] = [];
  let at = from;
  for (;;) {
    const name = afterTitles(sentence, at);
    if (!isName(sentence, name)) break;
    const to = afterName(sentence, name);
    if (isPossessive(sentence, to - 1)) return;
    found.push({ from: name, to });
    at = to;
    const next = sentence.tokens[at]?.kind;
    const isAnd = wordAt(sentence, at) === 'and' || (next === 'comma' && wordAt(sentence, at + 1) === 'and');
    if (isAnd) at += next === 'comma' ? 2 : 1;
    else if (next === 'comma' && found.length > 0 && isName(sentence, afterRanks(sentence, at + 1))) at++;
    else break;
  }
  const end = sentence.tokens[at]?.kind;
  if (
    mustEnd &&
    end !== undefined &&
    end !== 'comma' &&
    end !== 'close' &&
    end !== 'stop' &&
    end !== 'semicolon'
  )
    return;
  for (const { from: first, to } of found)
    if (!learning.mentions.some((mention) => mention.from < to && mention.to > first))
      learnPerson(learning, first, to, side);
}

/** "Danes", "Chinese", "Frenchmen": how words for many of a people end. */
const MANY = /(?:s|ese|ish|men|ch)$/;

const isForceWord = (word: string): boolean =>
  FORCE_NOUNS.has(word) || UNITS.has(word) || /^(?:cavalry|infantry|artillery|horse|foot)$/.test(word);

/** The side that a phrase names as those whom it is about: "the Danes", "300 Danish soldiers", "his Danish troops". */
function whoAre({ sentence, mentions }: Learning, { from, to }: Range): Mention | null {
  const inside = mentions.filter((mention) => mention.from >= from && mention.to <= to);
  const [one] = inside;
  if (!one || inside.some(({ side }) => side !== one.side) || one.is === 'role' || one.possessive)
    return null;
  for (let at = from; at < one.from; at++)
    if (/^(?:against|captured|enemy|former|from|of|on|prisoners?)$/.test(wordAt(sentence, at))) return null;
  const head = headOf(sentence, { from, to });
  if (one.is === 'people' && (isForceWord(head) || (one.to === to && MANY.test(wordAt(sentence, to - 1)))))
    return one;
  return one.is === 'person' && one.to === to ? one : null;
}

/** The subject of a clause, be it that of the clause around a participle. */
const subjectOf = (clauses: readonly Clause[], clause: Clause): Range | null =>
  clause.antecedent ??
  clause.subject ??
  (clause.kind === 'participle' ? (clauses[clause.parent]?.subject ?? null) : null);

/** What one does with men of one's own. */
const LEADS = /^(?:command|deploy|exhort|head|lead|led|order|rally|rallied|urge)/;
/** What one does with men of one's own, named after "with". */
const DOES_WITH =
  /^(?:advance|arrive|attack|besiege|charge|cross|defend|enter|garrison|hold|held|invade|land|march|move|sail|set|stand|stood|storm|wait)/;
const HELD = /^(?:captives?|defectors?|deserters?|hostages?|mercenar(?:y|ies)|prisoners?|renegades?)$/;
/** What men do who are fought in person, and no town does. */
const MEETS =
  /^(?:ambush|beat|chase|confront|defeat|encounter|engage|face|fight|fought|harass|intercept|meet|met|outmanoeuvr|outmaneuver|pursu|repuls|rout|shadow)/;
/** Where two are named together, these tell of what they do to each other. */
const EACH_OTHER =
  /^(?:agree|argue|battle|clash|collide|confer|converge|differ|duel|fight|fought|meet|met|negotiat|quarrel|sign|talk)/;

const holdsWord = (sentence: Sentence, { from, to }: Range, words: RegExp): boolean => {
  for (let at = from; at < to; at++) if (words.test(wordAt(sentence, at))) return true;
  return false;
};

const each =
  (learn: (learning: Learning, clause: Clause, subject: Range) => void): LearningRule['learn'] =>
  (learning) => {
    const { clauses } = clausesOf(learning.sentence);
    for (const clause of clauses) {
      if (!clause.verb || clause.verb.negated || clause.verb.modal !== null) continue;
      const subject = subjectOf(clauses, clause);
      if (subject) learn(learning, clause, subject);
    }
  };

/** What words beside a name tell of a person. */
export const PERSONS_BY_WORDS: readonly LearningRule[] = [
  {
    name: 'commander-of-people',
    example: 'The Danish commander, Marshal Meyer, advanced; the Danish generals Meyer and Bille',
    learn(learning) {
      const { sentence } = learning;
      for (const { is, to, side, possessive } of learning.mentions) {
        if (is !== 'people' && !possessive) continue;
        const end = afterOffice(sentence, to, isRank);
        if (end < 0 || (is !== 'people' && !UNDER_SOMEBODY.test(wordAt(sentence, end - 1)))) continue;
        const there = is === 'people' ? afterPlace(sentence, end) : end;
        const isComma = sentence.tokens[there]?.kind === 'comma';
        const isMany = wordAt(sentence, end - 1).endsWith('s');
        if (isComma || isMany || is !== 'people')
          learnNamed(learning, isComma ? there + 1 : end, side, isComma);
      }
    },
  },
  {
    name: 'person-commander-of-people',
    example: 'Jens Meyer, Danish commander at Lund, advanced',
    learn(learning) {
      const { sentence } = learning;
      for (const { is, from, to, side, possessive } of learning.mentions) {
        if (is !== 'people' || possessive) continue;
        const article = /^(?:a|an|the)$/.test(wordAt(sentence, from - 1)) ? from - 1 : from;
        const end = afterOffice(sentence, to, isRank);
        if (sentence.tokens[article - 1]?.kind !== 'comma' || end < 0 || isName(sentence, end)) continue;
        let name = article - 1;
        while (name > 0 && name > article - 5 && isName(sentence, name - 1)) name--;
        const first = afterRanks(sentence, name);
        const isKnown = learning.mentions.some((mention) => mention.from < article - 1 && mention.to > first);
        if (first < article - 1 && !isKnown && !isPossessive(sentence, article - 2))
          learnPerson(learning, first, article - 1, side);
      }
    },
  },
];

/** What clauses tell of a person. */
export const PERSONS_BY_CLAUSES: readonly LearningRule[] = [
  {
    name: 'succeeds',
    example: 'Meyer replaced Trolle; Trolle was succeeded by Meyer',
    learn: each((learning, { verb, objects, phrases }, subject) => {
      if (!/^(?:replace|succeed|supersede)/.test(verb!.lemma)) return;
      const by = phrases.find(({ preposition, at }) => preposition === 'by' && at >= verb!.to);
      const [one, other] = verb!.passive ? [subject, by] : [subject, objects[0]];
      if (!one || !other) return;
      for (const [known, unknown] of [
        [one, other],
        [other, one],
      ] as const) {
        const who = learning.mentions.find(
          ({ is, from, to, possessive }) =>
            is === 'person' && from >= known.from && to === known.to && !possessive,
        );
        if (who) learnWhoever(learning, unknown, who.side);
      }
    }),
  },
  {
    name: 'leads-people',
    example: 'Meyer rallied the Danes; Meyer held the bridge with 300 Danes',
    learn: each((learning, clause, subject) => {
      const { sentence } = learning;
      const { verb, objects, phrases } = clause;
      if (verb!.passive) return;
      const [object] = objects;
      const isLed = object !== undefined && (LEADS.test(verb!.lemma) || verb!.meaning === 'have');
      const isAlong = DOES_WITH.test(verb!.lemma);
      if ((!isLed && !isAlong) || holdsWord(sentence, clause, HELD)) return;
      // "led the Danes into a trap", "ordered the Danes to surrender"
      const isAgainstThem =
        holdsWord(sentence, clause, /^(?:ambush|captivity|trap)$/) ||
        (object !== undefined &&
          /^(?:to)$/.test(wordAt(sentence, object.to)) &&
          // both those who lead them and those who face them tell them to withdraw
          !/^(?:advance|attack|charge|hold|march)$/.test(wordAt(sentence, object.to + 1)));
      const led = isLed && !isAgainstThem ? whoAre(learning, object) : null;
      const along = isAlong
        ? phrases.find(({ preposition, at }) => preposition === 'with' && at >= verb!.to)
        : undefined;
      const who = led ?? (along ? whoAre(learning, along) : null);
      if (who && who.is === 'people') learnWhoever(learning, subject, who.side);
    }),
  },
  {
    name: 'beaten-person',
    example: "The Swedes defeated Meyer; the Swedes attacked Meyer's army",
    learn: each((learning, clause, subject) => {
      const { sentence, table } = learning;
      const { verb, objects } = clause;
      const [object] = objects;
      if (table.count !== 2 || verb!.passive || !object || !isAgainst(clause)) return;
      const who = whoAre(learning, subject);
      if (!who) return;
      const name = afterRanks(sentence, object.from);
      const isRanked = name > object.from;
      const isOwner = isName(sentence, name) && isPossessive(sentence, afterName(sentence, name) - 1);
      if (!isRanked && !isOwner && !MEETS.test(verb!.lemma)) return;
      if (opposes(clause) || MEETS.test(verb!.lemma)) learnWhoever(learning, object, who.side === 1 ? 2 : 1);
    }),
  },
  {
    name: 'named-together',
    example: 'Meyer and the Danes attacked the camp; Trolle and Meyer advanced',
    learn: each((learning, { verb }, subject) => {
      const { sentence, mentions } = learning;
      if (
        verb!.passive ||
        EACH_OTHER.test(verb!.lemma) ||
        !/^(?:bring|fight|flee|lead|leave|capture)$/.test(verb!.meaning ?? '')
      )
        return;
      let and = subject.from;
      while (and < subject.to && wordAt(sentence, and) !== 'and') and++;
      if (and >= subject.to - 1) return;
      const parts = [
        { from: subject.from, to: and },
        { from: and + 1, to: subject.to },
      ];
      const inside = mentions.filter(({ from, to }) => from >= subject.from && to <= subject.to);
      if (inside.length !== 1) return;
      for (const [known, unknown] of [
        [parts[0]!, parts[1]!],
        [parts[1]!, parts[0]!],
      ] as const) {
        const who = whoAre(learning, known);
        if (who) learnWhoever(learning, unknown, who.side);
      }
    }),
  },
];

/** The beginnings of the words that such clauses have: most sentences have none of them. */
const MAY_LEAD =
  /^(?:advanc|ambush|arriv|attack|beat|besieg|captur|charg|chas|command|confront|cross|defeat|defend|deploy|encounter|engag|enter|exhort|fac|fight|fled|flee|fought|garrison|harass|had|head|held|hold|intercept|invad|land|lead|led|march|met|mov|order|outman|pursu|rall|replac|repuls|retreat|rout|sail|set|shadow|stood|storm|succeed|supersed|urg|withdr)/;

/** Whether a sentence may tell of a person by its clauses. */
export const mayLead = ({ tokens }: Sentence): boolean =>
  tokens.some(({ capital, text }) => !capital && MAY_LEAD.test(text));

/** Whether a sentence has a name that is of nobody known: else it teaches nothing of persons. */
export const hasStranger = ({ tokens, classes }: Sentence, mentions: readonly Mention[]): boolean => {
  for (let at = 0, next = 0; at < tokens.length; at++) {
    while (next < mentions.length && mentions[next]!.to <= at) next++;
    if (!tokens[at]!.capital || (next < mentions.length && mentions[next]!.from <= at)) continue;
    if ((classes[at]! & (FUNCTION_WORD | DETERMINER | PRONOUN)) === 0) return true;
  }
  return false;
};
