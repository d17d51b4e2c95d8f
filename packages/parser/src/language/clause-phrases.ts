import { isOfName } from './epithets.ts';
import { nameAsSubject, objectAsSubject, PLURAL_NAME } from './late-subjects.ts';
import { NOMINATIVES, OBJECT_PRONOUNS, OPENERS_OF_PREPOSITIONS } from './lexicon/function-words.ts';
import { WEEKDAYS } from './lexicon/labels.ts';
import { QUALIFIERS_BEFORE } from './lexicon/qualifiers.ts';
import type { OpenClause, OpenClauses } from './open-clauses.ts';
import { BEFORE_COUNT, ENDS_OF_OPENINGS, endsOpening, opensSubject, POINTERS } from './openings.ts';
import { nounish } from './present-verbs.ts';
import type { ClauseKind, Phrase, Range, Sentence } from './sentence.ts';
import { isRangeDash, STOPS, type VerbsAhead } from './verbs-ahead.ts';
import {
  ADVERB,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  MARK,
  NUMBER,
  OPENER,
  PREPOSITION,
  RELATIVE,
  SUBORDINATOR,
} from './word-classes.ts';

/** They stand before numbers and are no prepositions then. */
const BEFORE_NUMBERS: ReadonlySet<string> = new Set([
  'about',
  'around',
  'over',
  'between',
  'up',
  'to',
  'near',
  'under',
  'below',
  'above',
  'like',
  'some',
]);

const JOINED: ReadonlySet<ClauseKind> = new Set(['coordinate', 'contrast']);

/** The phrase that goes on in a clause; `from` is -1 where there is none. */
interface PhraseState {
  preposition: string | null;
  at: number;
  from: number;
  to: number;
  /** Whether a date is among its words. */
  dated: boolean;
}

/** Where a qualifier ends that a number follows: "at least", "more than", "in excess of"; 0 where none begins. */
function qualifierAt({ classes, word, dated }: Sentence, at: number): number {
  const found = QUALIFIERS_BEFORE.at(at, word);
  if (found === null) return 0;
  const to = at + found.length;
  return !dated[to] && (((classes[to] ?? MARK) & NUMBER) !== 0 || word(to) === 'a') ? to : 0;
}

function isBeforeNumber({ classes, word, dated }: Sentence, at: number): boolean {
  if (dated[at + 1]) return false;
  const next = classes[at + 1]!;
  return (
    (next & NUMBER) !== 0 || (BEFORE_NUMBERS.has(word(at + 1) ?? '') && (classes[at + 2]! & NUMBER) !== 0)
  );
}

/**
 * "From 200 to 250 Swedes were killed", "lost from 200 to 250 men": whether "from" opens a number, and no phrase; not where
 * something grew, or went, so far.
 */
function isCountFrom({ tokens, classes, word, dated }: Sentence, at: number, clause: OpenClause): boolean {
  const [first, second] = [tokens[at + 1], tokens[at + 3]];
  if (first?.kind !== 'number' || second?.kind !== 'number' || word(at + 2) !== 'to' || dated[at + 1])
    return false;
  if (/^any(?:thing|where)$/.test(word(at - 1) ?? '')) return true;
  const { verb } = clause;
  if (verb === null) return false;
  if (verb.to === at) return /^(?:capture|destroy|have|kill|lose|sink|wound)$/.test(verb.meaning ?? '');
  if (at + 4 > verb.from || verb.from > at + LONGEST_COUNTED_FROM) return false;
  if (at !== clause.from && at !== clause.from + 1) return false;
  for (let next = at + 4; next < verb.from; next++)
    if (classes[next] === MARK || (classes[next]! & (DETERMINER | PREPOSITION)) !== 0) return false;
  return true;
}
const LONGEST_COUNTED_FROM = 7;

/** "300 Danes, perhaps more, were killed": where words end that only say that there may be more or fewer; 0 where none stand there. */
function moreAside({ word, tokens }: Sentence, from: number): number {
  let at = from;
  while (at < from + 4 && MAY_BE.test(word(at) ?? '')) at++;
  const isMore = at > from && /^(?:fewer|less|more)$/.test(word(at) ?? '');
  return isMore && /^(?:comma|semicolon|stop)$/.test(tokens[at + 1]?.kind ?? 'stop') ? at + 1 : 0;
}
const MAY_BE = /^(?:and|even|far|if|many|maybe|not|or|perhaps|possibly|probably)$/;

/** "lost in it 300 men", "lost in these charges 13 officers": whether nothing but a new phrase can follow on a pronoun, or on a noun that is pointed at. */
const isPhraseDone = (sentence: Sentence, state: PhraseState): boolean =>
  isOnSide(sentence, state) ||
  OBJECT_PRONOUNS.has(sentence.word(state.to - 1) ?? '') ||
  (state.to > state.from + 1 && POINTERS.has(sentence.word(state.from) ?? ''));

/** "on the Danish side 300 men" */
const isOnSide = ({ word }: Sentence, { to, preposition }: PhraseState): boolean =>
  preposition === 'on' && /^(?:part|side)$/.test(word(to - 1) ?? '');
const WHOM = /^(?:them|these|those|which|whom)$/;
const ARTICLES = /^(?:an?|his|her|its|the|their)$/;

/** They stand between a subject and its verb: "Plutarch and Justin both give". */
const OF_ALL: ReadonlySet<string> = new Set(['all', 'both', 'each']);

/** Finds the subjects, objects and phrases of all clauses, in one pass. */
export function fillPhrases(
  sentence: Sentence,
  { all, clauseOf, opened }: OpenClauses,
  verbs: VerbsAhead,
): void {
  const { classes, word, tokens, dated } = sentence;
  const { length } = tokens;
  const states = all.map((): PhraseState => ({ preposition: null, at: -1, from: -1, to: -1, dated: false }));
  let groupTo = 0;
  let qualifierTo = 0;
  let asideTo = 0;
  for (let at = 0; at < length; at++) {
    const index = clauseOf[at]!;
    const clause = all[index]!;
    const state = states[index]!;
    const group = verbs.groups[at];
    if (group) groupTo = group.to;
    if (at < groupTo) {
      if (state.preposition !== 'according to') close(sentence, clause, state);
      continue;
    }
    const own = classes[at]!;
    const text = word(at);
    if (at < asideTo) continue;
    if (own === MARK) {
      if (tokens[at]!.kind === 'comma') asideTo = moreAside(sentence, at + 1);
      if (STOPS.has(tokens[at]!.kind) && !isRangeDash(sentence, at)) close(sentence, clause, state);
      continue;
    }
    if (
      (own & (SUBORDINATOR | RELATIVE)) !== 0 &&
      clause.connective?.endsWith(text!) &&
      at <= clause.from + 4
    ) {
      close(sentence, clause, state);
      continue;
    }
    // "Had Horn attacked": the helper is no part of the subject
    if (at === clause.from && clause.connective === 'if' && text !== 'if') continue;
    const ownQualifierTo = (own & OPENER) === 0 ? 0 : qualifierAt(sentence, at);
    if (at < qualifierTo || ownQualifierTo > at) {
      // "within a year over 316 ships were taken": the count is a phrase of its own
      // "lost in it about 300 men", "of the Saxons about 300 had fallen"
      const opens =
        at >= qualifierTo &&
        (classes[at - 1]! & (PREPOSITION | DETERMINER | COORDINATOR | ADVERB)) === 0 &&
        ((classes[at - 1]! & CAPITAL) === 0 ||
          PLURAL_NAME.test(word(at - 1) ?? '') ||
          // "according to the BBC more than 300 died"
          state.preposition === 'according to' ||
          (state.from === at - 1 && WEEKDAYS.test(word(at - 1) ?? '')));
      if (
        opens &&
        state.preposition !== null &&
        clause.verb !== null &&
        state.from >= 0 &&
        classes[at - 1] !== MARK
      )
        close(sentence, clause, state);
      // "Polybius no fewer than 500"
      if (at >= qualifierTo && isSubjectAlone(clause, state)) close(sentence, clause, state);
      qualifierTo = Math.max(qualifierTo, ownQualifierTo);
      if (state.from < 0) state.from = at;
      state.to = at + 1;
      continue;
    }
    // "with the Danes losing 300 men" has a subject
    const opensAbsolute = at === clause.from && clause.kind === 'participle' && clause.verb?.form === 'ing';
    if (opensAbsolute && (text === 'with' || text === 'without') && clause.verb!.from > at + 1) {
      close(sentence, clause, state);
      continue;
    }
    const opensNumber =
      (BEFORE_NUMBERS.has(text ?? '') && isBeforeNumber(sentence, at)) ||
      (text === 'from' && isCountFrom(sentence, at, clause));
    // "leaving behind 30 dead", but "behind them"
    const isLeft = text === 'behind' && clause.verb?.meaning === 'leave' && clause.verb.to === at;
    if (isLeft && isBeforeNumber(sentence, at)) continue;
    if ((own & PREPOSITION) !== 0 && !opensNumber) {
      if (text === 'of' && state.from >= 0) {
        state.to = at + 1;
        continue;
      }
      close(sentence, clause, state);
      state.preposition = text;
      state.at = at;
      continue;
    }
    // "Plutarch and Justin both give"
    if (verbs.groups[at + 1] && state.from >= 0 && OF_ALL.has(text ?? '')) continue;
    // "according to Smith and 400 according to Jones"
    if (text === 'according' && word(at + 1) === 'to') {
      close(sentence, clause, state);
      state.preposition = 'according to';
      state.at = at;
      groupTo = at + 2;
      continue;
    }
    if ((own & COORDINATOR) !== 0) {
      // "as 3,000 by Smith and 4,500 by Jones"
      const isSource = state.preposition === 'by' && state.to === at && (classes[at - 1]! & CAPITAL) !== 0;
      if ((isSource || state.preposition === 'according to') && (classes[at + 1]! & NUMBER) !== 0)
        close(sentence, clause, state);
      if (state.from >= 0) state.to = at + 1;
      continue;
    }
    // "Polybius only 500"
    if ((own & ADVERB) !== 0 && (classes[at + 1]! & NUMBER) !== 0 && isSubjectAlone(clause, state))
      close(sentence, clause, state);
    // "In all 300 Danes fell"
    const isInAll = text === 'all' && state.preposition === 'in' && state.at === at - 1;
    if (isInAll && (classes[at + 1]! & NUMBER) !== 0) {
      state.preposition = null;
      continue;
    }
    // "By then the Danes", "There Horn"
    const isAdverb = (own & ADVERB) !== 0 && (own & DETERMINER) === 0;
    if (state.from < 0 && (isAdverb || isAdverbBeforeName(sentence, at))) {
      if (state.preposition !== null && AFTER_PREPOSITION.test(text ?? '')) state.preposition = null;
      continue;
    }
    // "Thanks to the rain Horn captured 300 men"
    const isOpener = at === clause.from && OPENERS_OF_PREPOSITIONS.has(text ?? '');
    if (isOpener && ((classes[at + 1] ?? MARK) & PREPOSITION) !== 0) continue;
    // "historians such as Delbrück": no noun of its own
    if (text === 'such' && word(at + 1) === 'as') {
      close(sentence, clause, state);
      continue;
    }
    // "In a letter he claimed", "at Kidal it lost 40 men"
    const isBare = text === 'it' && ((classes[at - 1] ?? MARK) & PREPOSITION) === 0;
    const isNominative =
      clause.verb !== null &&
      at < clause.verb.from &&
      (NOMINATIVES.has(text ?? '') || (isBare && verbs.pronounOf(clause.verb) === at)) &&
      !tokens[at]!.capital;
    // "His own losses he put at 300": what stands before it is the object, but not in "The next day he lost 300 men"
    if (isNominative && state.preposition === null && state.from >= 0) {
      const isWhen =
        state.dated || verbs.hasObject(clause.verb!.to) || ENDS_OF_OPENINGS.has(word(at - 1) ?? '');
      if (!isWhen) clause.objects.push({ from: state.from, to: at });
      state.from = -1;
    }
    const isOwn = opened.size > 0 && opened.get(at) === index;
    if (isNominative || (state.from >= 0 && (isOwn || opensPhrase(sentence, at, clause, state))))
      close(sentence, clause, state);
    if (state.from < 0) state.from = at;
    state.to = at + 1;
    if (dated[at]) state.dated = true;
  }
  for (let index = 0; index < all.length; index++) {
    const clause = all[index]!;
    close(sentence, clause, states[index]!);
    if (clause.subject === null) nameAsSubject(sentence, clause);
    if (clause.subject === null) objectAsSubject(sentence, clause);
    // "Neither the Danes nor the Swedes lost 300 men"
    if (clause.verb !== null && clause.subject !== null && word(clause.subject.from - 1) === 'neither')
      clause.verb = { ...clause.verb, negated: true };
  }
}

/** Adverbs that a preposition governs: "by then". */
const AFTER_PREPOSITION = /^(?:here|now|then|there|today)$/;

/** "There Horn had 300 men", "Soon afterwards Horn attacked" */
const isAdverbBeforeName = ({ classes, word }: Sentence, at: number): boolean =>
  /^(?:afterwards?|here|there|thereafter|today)$/.test(word(at) ?? '') &&
  ((classes[at + 1] ?? MARK) & CAPITAL) !== 0;

/** After them an article goes on with their phrase: "half the fleet", "of the fleet". */
const GOES_BEFORE_ARTICLE = /^(?:all|both|double|half|of|plus|twice)$/;

/** Whether a phrase of its own begins at a word, and not the next word of the one that goes on. */
function opensPhrase(sentence: Sentence, at: number, clause: OpenClause, state: PhraseState): boolean {
  const { classes, word } = sentence;
  const { verb } = clause;
  const own = classes[at]!;
  const previous = classes[at - 1]!;
  // "After this the Danes attacked"
  const isPointer = POINTERS.has(word(at - 1) ?? '') && ARTICLES.test(word(at) ?? '');
  if (
    (own & DETERMINER) !== 0 &&
    ((previous & (COORDINATOR | PREPOSITION | DETERMINER)) === 0 || isPointer)
  ) {
    const isBefore = GOES_BEFORE_ARTICLE.test(word(at - 1) ?? '');
    // "31 other ranks"
    const isCounted = (previous & NUMBER) !== 0 && word(at) === 'other' && !sentence.dated[at - 1];
    if (!isBefore && !isCounted && !isOfName(sentence, at)) return true;
  }
  // "and the Swedes under Horn 500"
  const isUnder =
    verb === null &&
    state.preposition === 'under' &&
    (own & NUMBER) !== 0 &&
    (previous & CAPITAL) !== 0 &&
    clause.objects.length === 0 &&
    (JOINED.has(clause.kind) || clause.kind === 'apposition');
  if (isUnder) return true;
  // "the Carthaginians 500"
  if (verb === null)
    return (
      (own & NUMBER) !== 0 &&
      JOINED.has(clause.kind) &&
      clause.subject === null &&
      (previous & (COORDINATOR | NUMBER | ADVERB | DETERMINER | PREPOSITION)) === 0
    );
  // "On the Danish side losses were 300 men"
  const isOfSide = isOnSide(sentence, state) && ((classes[state.to - 2] ?? 0) & CAPITAL) !== 0;
  if (isOfSide && at < verb.from && nounish(own)) return true;
  // "on the Swedish side 300 men were killed"
  const isCount = (own & NUMBER) !== 0 || (word(at) === 'only' && ((classes[at + 1] ?? MARK) & NUMBER) !== 0);
  // "according to Peter Smith 300 died"
  const isAfterSource =
    isCount && state.preposition === 'according to' && at < verb.from && !sentence.dated[at];
  if (isAfterSource && (previous & (NUMBER | PREPOSITION | DETERMINER | COORDINATOR | ADVERB)) === 0)
    return true;
  // "Of these 400 were killed"
  if (isCount && state.preposition === 'of' && at < verb.from && WHOM.test(word(at - 1) ?? '')) return true;
  // "lost in the battle 300 men"
  const isShifted =
    state.at === verb.to &&
    SHIFTS.test(verb.meaning ?? '') &&
    !verb.passive &&
    // "gathered in reply 50,000 men"
    (endsOpening(word(at - 1) ?? '') || state.from === at - 1);
  if (
    isCount &&
    state.preposition !== null &&
    (at < verb.from || isShifted || isPhraseDone(sentence, state)) &&
    (previous & (CAPITAL | NUMBER | PREPOSITION | DETERMINER | COORDINATOR | ADVERB)) === 0 &&
    !BEFORE_COUNT.test(word(at - 1) ?? '')
  )
    return true;
  return at < verb.from && opensSubject(sentence, at, state);
}

/** Verbs whose object may stand after a phrase: "lost in the battle 300 men". */
const SHIFTS = /^(?:bring|capture|destroy|have|kill|lose|sink|suffer|take|wound)$/;

/** Whether what goes on is the subject of a clause that has no verb of its own. */
const isSubjectAlone = (clause: OpenClause, { from, preposition }: PhraseState): boolean =>
  from >= 0 &&
  preposition === null &&
  clause.verb === null &&
  clause.subject === null &&
  JOINED.has(clause.kind);

/** "a 2015 study", "the 4 May attack": whether a date only describes what a phrase names. */
function isDatedThing({ classes, dated }: Sentence, { from, to }: Range): boolean {
  const isDescribing =
    (classes[from]! & DETERMINER) !== 0 && dated[from] !== true && dated[from + 1] === true;
  return isDescribing && dated[to - 1] !== true && nounish(classes[to - 1]);
}

const isOnlyAdverb = (own: number): boolean =>
  (own & ADVERB) !== 0 && (own & (DETERMINER | CAPITAL | NUMBER | PREPOSITION)) === 0;

/** "Horn's corps, with three divisions, 27,000 men and 90 guns, withdrew": the phrase of an aside that a count goes on with; null where it goes on with none. */
function listedIn({ classes, tokens }: Sentence, clause: OpenClause, { from, to }: Range): Phrase | null {
  const last = clause.phrases.at(-1);
  const isAside =
    clause.subject !== null &&
    last !== undefined &&
    COMPRISING.test(last.preposition) &&
    last.at > clause.subject.to &&
    tokens[last.at - 1]!.kind === 'comma';
  const isListed = last?.to === from - 1 && tokens[from - 1]!.kind === 'comma';
  return isAside && isListed && (classes[from]! & NUMBER) !== 0 && tokens[to]?.kind === 'comma' ? last : null;
}
const COMPRISING = /^(?:including|with)$/;

function close(sentence: Sentence, clause: OpenClause, state: PhraseState): void {
  if (state.from >= 0) {
    const { classes, word } = sentence;
    let { to } = state;
    while (to > state.from && ((classes[to - 1]! & COORDINATOR) !== 0 || word(to - 1) === 'of')) to--;
    const range = { from: state.from, to };
    const isDate = state.dated;
    if (state.preposition !== null)
      clause.phrases.push({ preposition: state.preposition, at: state.at, ...range });
    else if (
      clause.verb === null &&
      clause.subject !== null &&
      (classes[range.from]! & (NUMBER | OPENER)) !== 0
    ) {
      // "the MNLA, 12", "Polybius no fewer than 500"
      if (!isDate) clause.objects.push(range);
    } else if (clause.verb === null || range.from < clause.verb.from) {
      // "his report that night said"
      const isTime =
        clause.subject !== null &&
        to - range.from === 2 &&
        /^(?:that|this)$/.test(word(range.from) ?? '') &&
        ENDS_OF_OPENINGS.has(word(to - 1) ?? '');
      // "the army, farmers, and allies": a list was read as one
      const isListed = clause.subject !== null && clause.subject.to >= to;
      // "the attackers reportedly lost"
      let last = to;
      while (last > range.from + 1 && isOnlyAdverb(classes[last - 1]!)) last--;
      const aside = listedIn(sentence, clause, range);
      if (aside !== null) clause.phrases.push({ ...aside, ...range });
      else if (!(isDate && !isDatedThing(sentence, range)) && !isTime && !isListed)
        clause.subject = { from: range.from, to: last };
    } else if (!isDate) clause.objects.push(range);
  }
  state.preposition = null;
  state.from = -1;
  state.dated = false;
}
