/**
 * What a date is said of. A date in a main clause governs it and what hangs on it, and sentences that go on with it; one in
 * a clause that depends on another ("who had landed in May"), in brackets, in an apposition or in a phrase that goes
 * before ("since the battle in 1985") governs that alone.
 */
import type { FoundDate } from '@openbattles/dates';
import { clauseAt, clausesOf } from '../../language/clauses.ts';
import type { Clause, ClauseKind, Phrase, Sentence } from '../../language/sentence.ts';
import { MARK, NUMBER } from '../../language/word-classes.ts';
import type { Span } from '../../text/span.ts';
import { goesBy, isPresent, reachEnd, wordsFrom } from './reach.ts';

export interface Governed {
  date: FoundDate;
  sentence: Sentence;
  passage: Span;
  reach: Span;
}

/** Clauses that have a time of their own. */
const OWN_TIME: ReadonlySet<ClauseKind> = new Set(['subordinate', 'relative', 'apposition', 'bracket']);
/** Joined to another, with a verb of their own. */
const JOINED: ReadonlySet<ClauseKind> = new Set(['coordinate', 'contrast']);
/** Before a phrase in which a date stands, they say that it is another time than the clause's: "since the battle in 1985". */
const ANOTHER_TIME: ReadonlySet<string> = new Set([
  'since',
  'after',
  'before',
  'until',
  'following',
  'than',
  'like',
  'despite',
]);
/** A clause begins with its date where no more words stand before it: "and later, on 8 May". */
const FRONT = 3;

interface Placed {
  date: FoundDate;
  sentence: Sentence;
  /** Index of the date's first token. */
  at: number;
  /** Where the sentence stands among those of the paragraph. */
  number: number;
  clause: Clause;
  /** The words that alone it governs; null where it governs its clause as a main one. */
  alone: Span | null;
}

/** What each of the dates of a paragraph governs, in their order. `times` are times of the days that they say. */
export function governedBy(
  text: string,
  paragraph: Span,
  dates: readonly FoundDate[],
  times: readonly Span[],
  sentences: readonly Sentence[],
): Governed[] {
  const placed = place(dates, sentences);
  const main = placed.filter(({ alone }) => alone === null);
  const tails = tailsOf(placed);
  const timed = openedBy(times, sentences);
  const starts = main.map((each, k) => startOf(each, main[k - 1]));
  for (let k = 1; k < starts.length; k++) starts[k] ??= starts[k - 1]!;
  const fronted = openedByOthers(placed);
  const found = new Map<Placed, { passage: Span; reach: Span }>();
  for (let k = main.length - 1; k >= 0; k--) {
    const each = main[k]!;
    const start = starts[k]!;
    let next = k + 1;
    while (next < main.length && starts[next] === start) next++;
    const limit = starts[next] ?? paragraph.end;
    const tail = tails.get(each.sentence);
    const end =
      tail && tail.start > each.date.end
        ? Math.min(tail.start, limit)
        : passageEnd(each, limit, sentences, timed);
    // what had happened before is no time that the story goes on from
    const isBackground = each.clause.verb?.form === 'perfect' || isToCome(each);
    const inBrackets = each.sentence.bracket[each.at]! >= 0;
    const to = inBrackets ? Math.min(limit, bracketEnd(each)) : end;
    found.set(each, {
      passage: { start, end: to },
      reach: {
        start,
        end:
          inBrackets || isBackground
            ? to
            : Math.max(to, reachEnd(sentences, each.number, limit, fronted, each.date.precision === 'day')),
      },
    });
  }
  return placed.map((each) => {
    const { passage, reach } = found.get(each) ?? { passage: each.alone!, reach: each.alone! };
    return { date: each.date, sentence: each.sentence, passage: trimmed(text, passage), reach };
  });
}

/** "Ney was not to leave before 17 November", "he would attack on 6 May": nothing is told of that day yet. */
const isToCome = ({ sentence, clause: { verb } }: Placed): boolean =>
  verb !== null &&
  (verb.modal !== null || /^(?:was|were) (?:not )?to\b/.test(wordsFrom(sentence, verb.from)));

/** The sentences that open with another time in a clause or phrase of its own: "After the war ended in 1815, he lost 300 men". */
const openedByOthers = (placed: readonly Placed[]): Set<Sentence> =>
  new Set(
    placed.flatMap(({ alone, sentence }) =>
      alone !== null && alone.start === sentence.start && sentence.bracket[0]! < 0 ? [sentence] : [],
    ),
  );

/** Where the bracket ends that holds a date. */
function bracketEnd({ sentence: { tokens, bracket }, at }: Placed): number {
  let last = at;
  while (last + 1 < tokens.length && bracket[last + 1] === bracket[at]) last++;
  return tokens[Math.min(last + 1, tokens.length - 1)]!.end;
}

/** By sentence, the clause with a date of its own that ends it: ", which he reached on 22 June." */
function tailsOf(placed: readonly Placed[]): Map<Sentence, Span> {
  const tails = new Map<Sentence, Span>();
  for (const { sentence, alone, clause } of placed) {
    const isTail = alone !== null && alone.end >= sentence.end - 1 && clause.kind !== 'main';
    if (isTail && !tails.has(sentence)) tails.set(sentence, alone);
  }
  return tails;
}

/** The sentences that open with one of some times of the day. */
function openedBy(times: readonly Span[], sentences: readonly Sentence[]): Set<Sentence> {
  const opened = new Set<Sentence>();
  let number = 0;
  for (const { start } of times) {
    while (number + 1 < sentences.length && sentences[number]!.end <= start) number++;
    const sentence = sentences[number];
    if (sentence && start - sentence.start <= LONGEST_OPENING) opened.add(sentence);
  }
  return opened;
}
/** So many characters stand before the time in "Sometime around 3:00 p.m.". */
const LONGEST_OPENING = 16;

function place(dates: readonly FoundDate[], sentences: readonly Sentence[]): Placed[] {
  let number = 0;
  let at = 0;
  return dates.flatMap((date): Placed[] => {
    while (number + 1 < sentences.length && sentences[number]!.end <= date.start) {
      number++;
      at = 0;
    }
    const sentence = sentences[number];
    if (!sentence) return [];
    const { tokens } = sentence;
    while (at + 1 < tokens.length && tokens[at]!.end <= date.start) at++;
    const clause = clauseOfDate(sentence, at);
    return [{ date, sentence, at, number, clause, alone: aloneAt(sentence, clause, at) }];
  });
}

/** Clauses whose time is that of what they hang on: "killing 40 men", "to attack", "with 40 killed", "when the town fell". */
function sharesTime(sentence: Sentence, clause: Clause): boolean {
  const { kind, verb, connective, from } = clause;
  if (kind === 'infinitive') return true;
  if (isEarlier(sentence, clause)) return false;
  // "was a battle, fought on 5 May"
  if (kind === 'participle' && verb?.lemma === 'fight') return true;
  if (kind === 'subordinate')
    return connective !== null && SAME_TIME.has(connective) && !isAsMuch(sentence, from);
  return (
    kind === 'participle' && (connective === 'with' || (verb?.form === 'ing' && verb.lemma !== 'follow'))
  );
}
/** "Having taken the town on 2 May, he lost 300 men", "after landing on 2 May": what had happened before the rest. */
const isEarlier = ({ word }: Sentence, { kind, verb, connective }: Clause): boolean =>
  kind === 'participle' &&
  ((connective !== null && ANOTHER_TIME.has(connective)) || (verb !== null && word(verb.from) === 'having'));

const SAME_TIME: ReadonlySet<string> = new Set(['when', 'as', 'while']);
/** "as many as he had lost in 1597"; not "as soon as he came". */
const isAsMuch = ({ word }: Sentence, as: number): boolean =>
  word(as) === 'as' && word(as - 2) === 'as' && !/^(?:long|soon)$/.test(word(as - 1) ?? '');

function clauseOfDate(sentence: Sentence, at: number): Clause {
  const { clauses, clauseOf } = clausesOf(sentence);
  let clause = clauses[clauseOf[at]!]!;
  while (
    clause.parent >= 0 &&
    (sharesTime(sentence, clause) ||
      holdsOnlyDates(sentence, clause) ||
      isVerbOf(clause, clauses[clause.parent]!))
  )
    clause = clauses[clause.parent]!;
  return clause;
}

/** "Howe returned to Amboy" after words that hide its subject: a participle of a clause that has no verb is its verb. */
const isVerbOf = ({ kind }: Clause, parent: Clause): boolean => kind === 'participle' && parent.verb === null;

/** "at Lindesberg (19 July 1703)": the bracket dates what it stands behind. */
const holdsOnlyDates = ({ dated, classes }: Sentence, { kind, from, to }: Clause): boolean => {
  if (kind !== 'bracket') return false;
  for (let at = from; at < to; at++) if (!dated[at] && !(classes[at]! & MARK)) return false;
  return true;
};

const hasOwnTime = (sentence: Sentence, clause: Clause): boolean =>
  OWN_TIME.has(clause.kind) ||
  (clause.kind === 'participle' && (clause.verb?.form !== 'ing' || clause.verb.lemma === 'follow')) ||
  isEarlier(sentence, clause);

/** The words that alone a date governs, where it stands in a clause or a phrase with a time of its own. */
function aloneAt(sentence: Sentence, clause: Clause, at: number): Span | null {
  const { clauses } = clausesOf(sentence);
  let isAlone = false;
  let root = clause;
  for (let each: Clause | undefined = clause; each; each = clauses[each.parent]) {
    isAlone ||= hasOwnTime(sentence, each);
    root = each;
  }
  // without a verb in its main clause a sentence was not understood
  if (isAlone && root.verb === null && root.kind !== 'bracket') return null;
  // "fewer than the 900 men he had led in 1597": those were led then
  const whom = clause.antecedent?.from ?? clause.from;
  const first = sentence.word(whom - 1) === 'than' ? whom : clause.from;
  if (isAlone) return spanOf(sentence, Math.min(first, at), Math.max(endOf(sentence, clause), at + 1));
  const { phrases } = clauseAt(sentence, at);
  const own = phrases.findLast((phrase) => phrase.at <= at && at < phrase.to);
  if (!own) return null;
  // "Following the invasion of 1808", and no "after 1808"
  if (ANOTHER_TIME.has(own.preposition) && at > own.from) return spanOf(sentence, own.at, own.to);
  if (at < (clause.subject?.from ?? 0) && isCompared(sentence, clause.from))
    return spanOf(sentence, clause.from, own.to);
  let before: Phrase = own;
  for (let index = phrases.indexOf(own) - 1; index >= 0; index--) {
    const phrase: Phrase = phrases[index]!;
    if (phrase.to < before.at) break;
    before = phrase;
    if (ANOTHER_TIME.has(phrase.preposition)) return spanOf(sentence, phrase.from, own.to);
  }
  // "twice as many as at Lund in 1597", "more than in 1597"; not "as of 1597"
  const as = before.at - 1;
  const isThan = sentence.word(as) === 'than' || isAsMuch(sentence, as);
  return isThan ? spanOf(sentence, as, own.to) : null;
}

/** "Unlike the attack in 1808, this one failed", "As in 1808, …". */
const isCompared = (sentence: Sentence, at: number): boolean =>
  /^(?:unlike|like|as (?:in|on|during|with|at)) /.test(wordsFrom(sentence, at));

/** A clause with those that hang on it right after it: "which he reached on 22 June, having left the town". */
function endOf(sentence: Sentence, clause: Clause): number {
  const { clauses } = clausesOf(sentence);
  let end = clause.to;
  for (const { kind, from, to } of clauses) {
    if (
      from >= end &&
      from - end <= 1 &&
      (kind === 'participle' || kind === 'subordinate' || kind === 'infinitive')
    )
      end = to;
  }
  return end;
}

const spanOf = ({ tokens }: Sentence, from: number, to: number): Span => ({
  start: tokens[from]!.start,
  end: tokens[Math.max(from, to - 1)]!.end,
});

/** The first word of a clause that is neither a mark nor what joins it. */
function firstWord({ classes, word }: Sentence, { from, to }: Clause): number {
  let at = from;
  while (
    at + 1 < to &&
    (classes[at]! & MARK || /^(?:and|but|while|whereas|though|although|then|or)$/.test(word(at) ?? ''))
  )
    at++;
  return at;
}

/** Where what a date governs begins; null where it shares all with the date before. */
function startOf({ sentence, clause, at, date }: Placed, before: Placed | undefined): number | null {
  const first = firstWord(sentence, clause);
  const lead = leadOf(sentence, at);
  // "13 and 14 February"
  if (
    before?.sentence === sentence &&
    (lead === null || lead === at) &&
    date.start - (before.date.interval ?? before.date).end <= LONGEST_JOINT &&
    !countsBetween(sentence, before.at, at)
  )
    return null;
  if (lead !== null && (before?.sentence !== sentence || lead > before.at))
    return sentence.tokens[lead]!.start;
  if (before?.sentence !== sentence) {
    return JOINED.has(clause.kind) && at - first <= FRONT ? sentence.tokens[first]!.start : sentence.start;
  }
  if (clause !== before.clause && clause.from > before.at) return sentence.tokens[first]!.start;
  return clauseStart(sentence, (before.date.interval ?? before.date).end, at);
}

/** "lost 300 men on 2 May and 400 on 4 May": whether something is counted between the tokens of two dates. */
function countsBetween({ classes, dated }: Sentence, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!dated[at] && (classes[at]! & NUMBER) !== 0) return true;
  return false;
}

/** The first word of "on 9 November" where that begins a part of the sentence: "…, and finally on 9 November …". */
function leadOf(sentence: Sentence, at: number): number | null {
  let from = at;
  while (from > 0 && at - from < LONGEST_LEAD && LEADING.has(sentence.word(from - 1) ?? '')) from--;
  // "and, on 9 November,"
  if (sentence.tokens[from - 1]?.kind === 'comma' && JOINTS.test(sentence.word(from - 2) ?? '')) return from;
  const before = sentence.tokens[from - 1];
  return before && (before.text === 'and' || before.text === 'but' || before.text === ';') ? from : null;
}
const JOINTS = /^(?:and|but)$/;
const LONGEST_LEAD = 6;
const LEADING: ReadonlySet<string> = new Set(
  'on in by at from since during until before after around about the night evening morning afternoon of early late finally then later even only eventually'.split(
    ' ',
  ),
);

/** What separates two clauses of a sentence. */
const CLAUSE_BREAK = /^(?:[,;:–—(]|and|but|until|while|when|before|after|as|with|where)$/;

/** Further apart, two dates are never taken for one expression. */
const LONGEST_JOINT = 12;

/** Where the words of the date at a token begin, seen from the end of the date before it in the same clause; null where both share them. */
function clauseStart({ tokens }: Sentence, end: number, date: number): number | null {
  // the bracket that opens right before a date belongs to it
  let last = date - 1;
  for (let at = date - 1; at > 0 && tokens[date]!.start - tokens[at]!.start <= LONGEST_IN_BRACKETS; at--)
    if (tokens[at]!.kind === 'open') last = at - 1;
  while (last > 0 && tokens[last]!.start >= end && !CLAUSE_BREAK.test(tokens[last]!.text.toLowerCase()))
    last--;
  if (last <= 0 || tokens[last]!.start < end) return null;
  while (last < date && /^[,;:–—]$/.test(tokens[last]!.text)) last++;
  return tokens[last]!.start;
}
const LONGEST_IN_BRACKETS = 13;

/** Where what a date governs ends: with its sentence, or with the last that goes on from there. */
function passageEnd(
  placed: Placed,
  limit: number,
  sentences: readonly Sentence[],
  timed: ReadonlySet<Sentence>,
): number {
  const { sentence, at, number } = placed;
  const moved = timeMoves(placed);
  if (moved !== null) return Math.min(limit, moved);
  if (limit <= sentence.end || at > OPENING) return Math.min(limit, sentence.end);
  let end = sentence.end;
  for (let next = number + 1; next < sentences.length && sentences[next]!.start < limit; next++) {
    if (!timed.has(sentences[next]!) && !goesOn(sentences[next]!, placed.date.precision === 'day')) break;
    end = Math.min(limit, sentences[next]!.end);
  }
  return end;
}
/** Where a later part of the sentence tells of another time: "and several days later he agreed". */
function timeMoves({ sentence, at, clause: dated }: Placed): number | null {
  const { clauses } = clausesOf(sentence);
  // "They had lost 300 men at Lund in 1699; at Narva they lost 28"
  const wasBefore = dated.verb?.form === 'perfect' && at > dated.verb.from;
  const comesAfter = ({ kind, subject, verb }: Clause): boolean =>
    wasBefore && kind === 'contrast' && subject !== null && verb?.form === 'finite';
  for (const clause of clauses) {
    if (clause.from <= at || !JOINED.has(clause.kind)) continue;
    const first = firstWord(sentence, clause);
    if (MOVES.test(wordsFrom(sentence, first)) || comesAfter(clause))
      return sentence.tokens[clause.from]!.start;
  }
  return null;
}
const MOVES =
  /^(?:after|by|later|eventually|subsequently|within|the (?:next|following)|(?:several|a few|two|three|four|five|some|many) (?:hours|days|weeks|months|years) later)\b/;

/** A sentence opens with its date where no more words stand before it: "On the night of 5 May". */
const OPENING = 4;

/** Whether a sentence goes on with what the one before told, of a day or of a longer time: of the same person or thing, in the past tense. */
function goesOn(sentence: Sentence, isDay: boolean): boolean {
  const { tokens } = sentence;
  const first = sentence.word(0);
  if (
    first === null ||
    !(
      GOING_ON.has(first) ||
      ONWARD.test(
        tokens
          .slice(0, 3)
          .map(({ text }) => text)
          .join(' '),
      )
    )
  )
    return false;
  if (goesBy(sentence, isDay)) return false;
  const main = clausesOf(sentence).clauses.find(({ kind }) => kind === 'main');
  const verb = main?.verb;
  if (!verb) return true;
  return verb.form !== 'perfect' && verb.modal === null && !isPresent(sentence.word(verb.from));
}
const GOING_ON: ReadonlySet<string> = new Set(
  'he she they it his her their its these this those that here there both each then soon thereafter afterwards'.split(
    ' ',
  ),
);
const ONWARD =
  /^(?:later that|at (?:this|that|dawn|dusk|noon|nightfall|midnight)|in response|as a result|shortly|immediately|upon|in the (?:morning|afternoon|evening|night)|after (?:a|an|hours|some|two|three|several))\b/;

function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (to > from && /[\s,;–—]/.test(text[to - 1]!)) to--;
  while (from < to && /[\s,;–—]/.test(text[from]!)) from++;
  return { start: from, end: to };
}
