import { clausesOf, subjectOf } from '../language/clauses.ts';
import { FORCE_NOUNS } from '../language/lexicon/force-words.ts';
import { DETERMINERS } from '../language/lexicon/function-words.ts';
import { Phrases } from '../language/lexicon/phrases.ts';
import { categoryOfPhrase } from '../language/nouns.ts';
import type { Clause, Range, Sentence, VerbGroup } from '../language/sentence.ts';
import { LOSS, NUMBER } from '../language/word-classes.ts';
import { type Counted, findCounted } from './counted.ts';
import type { Figure, Place } from './figure.ts';
import type { Reading, Seen } from './figure-rule.ts';
import { lossNounIn } from './loss-amounts.ts';
import { lossVeto } from './loss-vetoes.ts';
import { comitativeBefore, LOSS_RULES } from './losses.ts';
import { placeOf } from './place.ts';
import { STRENGTH_VETOES } from './strength-vetoes.ts';
import { LEAST_ELIDED, mostOf, STRENGTH_RULES } from './strengths.ts';
import { countsPlaces, endOf, headOf, isElided, isEquipment, isPeople, lossOf } from './things.ts';
import { type Told, topicOf } from './told.ts';

/** A counted thing that became no claim, and the name of what held it back. */
export interface Unread {
  counted: Counted;
  because: string;
}

/** What a sentence counts: what of it is claimed, and what is not. Both are in the order of the text. */
export interface Figures {
  claimed: Figure[];
  unread: Unread[];
}

/** A counted thing while it is found out what it is. */
interface Draft {
  seen: Seen;
  figure: Figure | null;
  because: string;
}

/** Reads what a sentence counts. `told` is what the sentences before it told of. */
export function figuresOf(sentence: Sentence, told: Told): Figures {
  const { kinds } = sentence;
  if ((kinds & (NUMBER | LOSS)) === 0) return NO_FIGURES;
  const mayLose = (kinds & LOSS) !== 0;
  // one thing, or none, is worth a word only where it was lost
  const counted = findCounted(sentence, mayLose).filter(
    (thing) => thing.kind !== 'article' || isOnePerson(sentence, thing),
  );
  if (counted.length === 0) return NO_FIGURES;
  takeWholes(sentence, counted);
  const drafts = counted.map(
    (thing): Draft => ({ seen: seenOf(sentence, thing), figure: null, because: 'no-rule' }),
  );
  if (mayLose) {
    for (const [k, draft] of drafts.entries()) if (!isOfPlaces(draft, drafts[k - 1])) readLoss(draft);
    for (const share of SHARES) share(drafts);
  }
  const ownLosses = drafts.flatMap(({ figure }) =>
    figure && OF_ITSELF.has(figure.rule) ? [{ from: figure.counted.from, to: figure.words.to }] : [],
  );
  for (const draft of drafts) {
    draft.seen.told = ownLosses;
    if (!draft.figure) readStrength(draft, told);
  }
  lostThings(drafts);
  shareWords(drafts);
  shareElided(drafts);
  readSaid(drafts, told);
  markTotals(drafts);
  return {
    claimed: drafts.flatMap(({ figure }) => (figure === null ? [] : [figure])),
    unread: drafts.flatMap(({ figure, seen, because }) =>
      figure === null && countsSomething(seen.counted, because) ? [{ counted: seen.counted, because }] : [],
    ),
  };
}

/** "12 of their 30 aircraft", "eleven ships fled, the remaining nine were taken": what a number alone counts. */
function takeWholes({ word }: Sentence, counted: readonly Counted[]): void {
  for (const [k, part] of counted.entries()) {
    const [before, next] = [counted[k - 1], counted[k + 1]];
    const isOf = next?.isWhole && word(part.numberTo) === 'of' && next.from <= part.numberTo + 3;
    const whole = isOf ? next : word(part.from - 1) === 'remaining' ? before : undefined;
    if (!whole || !isElided(part)) continue;
    part.category = whole.category;
    part.known = whole.known;
  }
}

/** Rules by which a loss is told of one thing alone. */
const OF_ITSELF: ReadonlySet<string> = new Set([
  'outcome-noun',
  'participle-after',
  'participle-before-noun',
]);

const NO_FIGURES: Figures = { claimed: [], unread: [] };

/** Whether a figure of people or arms was counted, so that it is worth a word that it was not read. */
const countsSomething = (counted: Counted, because: string): boolean =>
  counted.kind === 'number' &&
  (counted.known || (isElided(counted) && because !== 'no-rule')) &&
  counted.category !== 'other' &&
  (counted.high ?? counted.low ?? 0) > 1;

function seenOf(sentence: Sentence, counted: Counted): Seen {
  let place: Place | null = null;
  return {
    sentence,
    counted,
    get place() {
      place ??= placeOf(sentence, counted);
      return place;
    },
  };
}

function make({ seen }: Draft, rule: string, { noun, ...reading }: Reading, shares: Figure | null): Figure {
  const { sentence, place } = seen;
  const counted = exceeded(noun ? withNoun(sentence, seen.counted, noun) : seen.counted, place);
  return {
    sentence,
    counted,
    place,
    rule,
    ...reading,
    shares,
    side: null,
    category: isOfCivilians(sentence, rule, reading) ? 'civilian' : counted.category,
    isTotal: counted.isTotal,
  };
}

/** "losses exceeded 300": more than that. */
function exceeded(counted: Counted, { clause: { verb } }: Place): Counted {
  const isOver =
    verb !== null && verb.to === counted.from && !verb.negated && /^(?:exceed|surpass)$/.test(verb.lemma);
  return isOver && counted.qualifier === 'exact'
    ? { ...counted, qualifier: 'more_than', high: null }
    : counted;
}

/** "the number of civilian deaths was 300", "300 civilian deaths" */
function isOfCivilians({ word }: Sentence, rule: string, { words }: Reading): boolean {
  return /^(?:noun-is|outcome-noun)$/.test(rule) && /^civilians?$/.test(word(words.from - 1) ?? '');
}

function withNoun(sentence: Sentence, counted: Counted, { from, to }: Range): Counted {
  const words = Array.from({ length: to - from }, (_, k) => sentence.word(from + k) ?? '');
  const { category, known } = categoryOfPhrase(words, { kind: 'strength', aircraft: false });
  return { ...counted, nounFrom: from, nounTo: to, category, known };
}

/** "66 towns, of which 40 surrendered" counts no men. */
function isOfPlaces({ seen: { sentence, counted } }: Draft, before: Draft | undefined): boolean {
  if (!before || !isElided(counted)) return false;
  const isOfWhich = sentence.word(counted.left - 1) === 'which' && sentence.word(counted.left - 2) === 'of';
  return isOfWhich && countsPlaces(sentence, before.seen.counted);
}

function readLoss(draft: Draft): void {
  const { seen } = draft;
  const { counted } = seen;
  for (const { name, read } of LOSS_RULES) {
    const reading = read(seen);
    if (reading === null) continue;
    if (counted.isWhole) {
      draft.because = 'whole';
      return;
    }
    const veto = lossVeto(seen, reading);
    if (veto === null) draft.figure = make(draft, name, reading, null);
    else draft.because = veto;
    return;
  }
}

/** "a" counts one where it is a person or a machine: not an army, a village, a defeat. */
const isOnePerson = (sentence: Sentence, counted: Counted): boolean =>
  counted.known &&
  /^(?:personnel|civilian|vehicle|aircraft|ship)$/.test(counted.category) &&
  !FORCE_NOUNS.has(headOf(sentence, counted) ?? '');

function readStrength(draft: Draft, told: Told): void {
  const { seen } = draft;
  if (draft.because !== 'no-rule' && draft.because !== 'whole') return;
  if (seen.counted.outcome !== null || seen.counted.kind === 'article' || seen.counted.kind === 'none')
    return;
  for (const { name, read } of STRENGTH_RULES) {
    const reading = read(seen);
    if (reading === null) continue;
    const veto = STRENGTH_VETOES.find(({ applies }) => applies(seen, told));
    if (veto === undefined) draft.figure = make(draft, name, reading, null);
    else draft.because = veto.name;
    return;
  }
}

const JOINTS = new Phrases(
  [
    'as well as',
    'along with',
    'together with',
    'in addition to',
    'and',
    'or',
    'plus',
    'and also',
    'and another',
    'but',
  ].map((phrase) => [phrase, true] as const),
);

/** Whether nothing but commas, conjunctions and articles stands between two indices. */
export function isJoint({ tokens, word }: Sentence, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const { kind } = tokens[at]!;
    const phrase = JOINTS.at(at, word);
    if (kind === 'comma' || kind === 'ampersand') at++;
    else if (phrase) at += phrase.length;
    else if (
      DETERMINERS.has(word(at) ?? '') ||
      /^(?:only|further|also|then|some|about|around|including|nearly|over)$/.test(word(at) ?? '')
    )
      at++;
    else return false;
  }
  return at === to && to > from;
}

/** Things and people are not lost in the same way: "losing 500 men and 3 guns" is, "20 men and 3 guns were killed" is not. */
function isSameKind(source: Counted, target: Counted, outcome: string | null): boolean {
  if (target.kind === 'none') return false;
  const elided = isElided(target);
  if (!elided && !target.known) return false;
  if (outcome === null) return target.kind === 'number';
  if (/captured|lost|casualties/.test(outcome)) return true;
  return elided || isPeople(source) === isPeople(target);
}

/** The target says of itself nothing: it shares what is said of the source. */
function share(source: Draft, target: Draft): void {
  const { figure } = source;
  const { counted } = target.seen;
  if (figure === null || target.figure !== null || counted.outcome !== null) return;
  if (!isSameKind(source.seen.counted, counted, figure.outcome)) return;
  if (counted.isWhole || target.seen.sentence.word(counted.from - 1) === 'not') return;
  // "one being refloated": a part of those before
  if (isElided(counted) && counted.low === 1 && target.seen.sentence.word(counted.from) === 'one') return;
  const isLoss = figure.outcome === 'casualties' || figure.outcome === 'lost';
  const outcome = isLoss && !isElided(counted) ? lossOf(counted) : figure.outcome;
  const { words, bearer, governing, rule } = figure;
  target.figure = make(target, rule, { outcome, words, bearer, governing }, figure);
}

/** "lost 200 men and 3 guns": of figures that have the same words, the others share those of the nearest. */
function shareWords(drafts: readonly Draft[]): void {
  const figures = drafts.flatMap(({ figure }) => (figure === null ? [] : [figure]));
  for (const [k, figure] of figures.entries()) {
    const { words, counted } = figure;
    if (figure.shares || words.from === words.to) continue;
    const other = words.from < counted.from ? figures[k - 1] : figures[k + 1];
    const isSame =
      other && other.words.from === words.from && other.words.to === words.to && other.shares !== figure;
    if (isSame && other.rule === figure.rule) figure.shares = other;
  }
}

/** "sinking nine galleys and losing two", "had 30 guns and lost 12": what is lost without a noun is what was told of before. */
function lostThings(drafts: readonly Draft[]): void {
  for (const [k, { figure }] of drafts.entries()) {
    const before = drafts[k - 1]?.figure;
    if (!figure || !before || !isElided(figure.counted) || figure.outcome !== 'casualties') continue;
    if (figure.governing.verb?.meaning !== 'lose' || !isEquipment(before.counted)) continue;
    if (before.outcome === null && mostOf(drafts[k]!.seen) > mostOf(drafts[k - 1]!.seen)) continue;
    figure.outcome = 'lost';
    figure.category = before.category;
  }
}

const bracketOf = ({ seen }: Draft): number => seen.sentence.bracket[seen.counted.from]!;

/** Where what is said of a thing ends: at its noun, or at the words after it. */
const saidTo = ({ seen, figure }: Draft): number =>
  figure === null ? endOf(seen.counted) : Math.max(endOf(seen.counted), figure.words.to);

/** The ways in which a thing that says nothing of itself shares the loss of another, one after the other. */
const SHARES: readonly ((drafts: readonly Draft[]) => void)[] = [
  // "killed 176,000 people: 46,319 civilians, 69,095 soldiers": what a colon parts
  (drafts) => {
    for (const [k, target] of drafts.entries()) {
      const { sentence, counted, place } = target.seen;
      const source = drafts[k - 1];
      if (!source?.figure || target.figure || place.clause.connective !== ':') continue;
      const isFirst = sentence.tokens[counted.left - 1]?.kind === 'colon' && saidTo(source) <= counted.left;
      if (isFirst || source.seen.place.clause === place.clause) share(source, target);
    }
  },
  // "killing 5 officers, 1 surgeon and 500 men"; "300 Romans fell, and 500 Carthaginians"
  (drafts) => {
    const outer = drafts.filter((draft) => bracketOf(draft) === -1);
    for (const [k, target] of outer.entries()) {
      const source = outer[k - 1];
      if (!source?.figure || target.figure) continue;
      const { sentence, counted } = target.seen;
      const from = afterSaying(sentence, afterBracket(sentence, saidTo(source)));
      const words = sentence.word(counted.left - 1) === 'but' ? counted.left : counted.from;
      if (isJoint(sentence, from, words) && !hasOwnVerb(target) && spreadsRight(source.figure))
        share(source, target);
    }
  },
  // "The Malian army lost 60 soldiers and the MNLA 150 fighters": the verb is told once
  (drafts) => {
    for (const [k, target] of drafts.entries()) {
      const { counted, place, sentence } = target.seen;
      const source = drafts[k - 1];
      const { clause } = place;
      if (!source?.figure || target.figure || isElided(counted) || !counted.known) continue;
      const isGapped =
        clause.verb === null &&
        clause.subject !== null &&
        clause.subject.to === counted.left &&
        /^(?:coordinate|contrast)$/.test(clause.kind) &&
        source.seen.place.role === 'object' &&
        source.figure.governing === clausesOf(sentence).clauses[clause.parent];
      if (!isGapped) continue;
      share(source, target);
      if (target.figure) (target.figure as Figure).governing = clause;
    }
  },
  // "20 soldiers and 3 civilians were killed": those before it in a list
  (drafts) => {
    const outer = drafts.filter((draft) => bracketOf(draft) === -1);
    for (let k = outer.length - 2; k >= 0; k--) {
      const [target, source] = [outer[k]!, outer[k + 1]!];
      const { sentence } = target.seen;
      if (!source.figure || target.figure || source.figure.words.from < source.seen.counted.from) continue;
      if (source.figure.rule !== 'participle-after' && source.figure.rule !== 'subject-lost') continue;
      if (isJoint(sentence, afterBracket(sentence, endOf(target.seen.counted)), source.seen.counted.from))
        share(source, target);
    }
  },
  // "30,000 prisoners (20,000 Italians and 10,724 Germans)"
  (drafts) => {
    for (const draft of drafts) {
      const whole = wholeOf(drafts, draft);
      if (whole?.figure) share(whole, draft);
    }
  },
  // "three Jews were killed, compared to 200 Arabs"
  (drafts) => {
    for (const [k, target] of drafts.entries()) {
      const { sentence, counted } = target.seen;
      const before = /^(?:to|with)$/.test(sentence.word(counted.left - 1) ?? '');
      if (!before || sentence.word(counted.left - 2) !== 'compared') continue;
      const source = drafts.slice(0, k).findLast(({ figure }) => figure !== null);
      if (source) share(source, target);
    }
  },
  // "Five soldiers were killed along with two fighters"; "together with 40 Ottomans, twelve Venetians were killed"
  (drafts) => {
    for (const [k, target] of drafts.entries()) {
      if (target.figure || !comitativeBefore(target.seen.sentence, target.seen.counted.left)) continue;
      const before = drafts.slice(0, k).findLast(({ figure }) => figure !== null);
      const source = before ?? drafts.slice(k + 1).find(({ figure }) => figure !== null);
      if (source) share(source, target);
    }
  },
];

/** Whether the words of a figure reach what is joined to it on its right. */
function spreadsRight({ rule, words, counted }: Figure): boolean {
  if (rule === 'outcome-noun' || rule === 'participle-before-noun') return false;
  return words.to <= counted.from || rule === 'subject-lost';
}

/** Whether a thing is the subject of a verb of its own. */
function hasOwnVerb({ seen }: Draft): boolean {
  const { place } = seen;
  return (
    place.role === 'subject' && place.clause.verb !== null && place.clause.verb.from >= endOf(seen.counted)
  );
}

/** After the bracket that opens at an index; the index where none does. */
function afterBracket({ tokens, bracket }: Sentence, at: number): number {
  if (tokens[at]?.kind !== 'open') return at;
  let close = at + 1;
  while (close < tokens.length && bracket[close] !== bracket[at]) close++;
  return close < tokens.length ? close : at;
}

/** "300 men according to Smith and 400": after whom the words before are from; the index where they are from no one. */
function afterSaying({ word }: Sentence, at: number): number {
  if (word(at) !== 'according') return at;
  let to = at + 2;
  while (to < at + LONGEST_SAYING && word(to) !== null && !/^(?:and|or|but)$/.test(word(to)!)) to++;
  return to;
}
const LONGEST_SAYING = 9;

const SET_AGAINST: ReadonlySet<string> = new Set(['against', 'to', 'for', 'with']);

/**
 * Numbers without a noun and a verb of their own: "the Carthaginians 500", "whereas the rebels had 23,000", "against
 * Carthage's 30,000", "but the Dutch only four".
 */
function shareElided(drafts: readonly Draft[]): void {
  for (const [k, target] of drafts.entries()) {
    const { counted, place, sentence } = target.seen;
    if (target.figure || !isElided(counted) || counted.kind !== 'number' || counted.outcome !== null)
      continue;
    const source = drafts.slice(0, k).findLast(({ figure }) => figure !== null);
    if (!source?.figure) continue;
    const { figure } = source;
    const { clause } = place;
    const { clauses } = clausesOf(sentence);
    const isVerbless =
      clause.verb === null &&
      (clause.subject !== null || clause.phrases.length > 0) &&
      (clause.kind === 'coordinate' || clause.kind === 'contrast');
    const verb = figure.governing.verb ?? clauses[figure.governing.parent]?.verb;
    const isSameVerb =
      clause !== figure.governing &&
      clause.verb !== null &&
      verb?.lemma === clause.verb.lemma &&
      place.role === 'object';
    const before = sentence.word(counted.left - 1);
    const owner = sentence.word(counted.from - 1) ?? '';
    const isAgainst =
      clause === figure.governing || clause.kind === 'participle'
        ? (before !== null &&
            SET_AGAINST.has(before) &&
            (before !== 'with' || /^(?:compared|contrasted)$/.test(sentence.word(counted.left - 2) ?? '')) &&
            endOf(counted) - saidTo(source) < 8) ||
          (/'s$|'$/.test(owner) && counted.from - saidTo(source) < 6)
        : false;
    const isParallel = hasParallel(sentence, source, target);
    const isButOnly = place.clause.kind === 'contrast' && clause.verb === null;
    if (!isVerbless && !isSameVerb && !isAgainst && !isButOnly && !isParallel) continue;
    if (isEquipment(source.seen.counted) && figure.outcome === null && (counted.high ?? 0) > 1000) continue;
    share(source, target);
    if (target.figure) {
      const found = target.figure as Figure;
      found.category = figure.category;
      // "the dead numbered 300 and the wounded 400"
      const own = isVerbless && clause.subject ? lossNounIn(sentence, clause.subject) : null;
      if (own && own.outcome !== 'casualties' && figure.outcome !== null) found.outcome = own.outcome;
      found.governing = isAgainst || isParallel ? figure.governing : clause;
    }
  }
}

/** "110,000 served in the one army and at least 40,000 in the other": the same preposition follows both numbers. */
function hasParallel(sentence: Sentence, source: Draft, { seen }: Draft): boolean {
  const { counted } = seen;
  const preposition = sentence.word(counted.numberTo);
  if (preposition === null || !/^(?:in|for|from|of|at|on|among|by)$/.test(preposition)) return false;
  if (mostOf(seen) < (source.figure?.outcome ? 2 : LEAST_ELIDED) || !isAfterJoint(sentence, counted.left))
    return false;
  const from = saidTo(source);
  if (counted.left - from > LONGEST_PARALLEL) return false;
  for (let at = from; at < counted.left; at++) if (sentence.word(at) === preposition) return true;
  return false;
}
const LONGEST_PARALLEL = 16;

/** Whether "and" or a comma stands before an index. */
const isAfterJoint = ({ word, tokens }: Sentence, at: number): boolean =>
  /^(?:and|or|but)$/.test(word(at - 1) ?? '') || tokens[at - 1]?.kind === 'comma';

/** Fewer than this a historian hardly says without a noun, and a number like a year may be one. */
const LEAST_SAID = 100;
const GIVES = /^(?:give|put|place|set)$/;

/** "this figure stood at 1,515", "the number had surpassed 2,000" */
const isReached = ({ meaning, lemma }: VerbGroup): boolean =>
  (meaning === 'count' || lemma === 'stand') && !/^(?:range|vary)$/.test(lemma);

/** Whether the number after a verb is one that somebody states: "says", "put the number to be", "estimates range from". */
function states(sentence: Sentence, clause: Clause, verb: VerbGroup): boolean {
  if (verb.meaning === 'be' && clause.kind === 'infinitive')
    return clausesOf(sentence).clauses[clause.parent]?.verb?.meaning === 'say';
  if (verb.passive) return false;
  if (verb.lemma === 'range' || verb.lemma === 'vary') {
    const subject = subjectOf(sentence, clause);
    return (
      subject !== null &&
      /^(?:estimates?|figures?|accounts|sources|numbers)$/.test(sentence.word(subject.to - 1) ?? '')
    );
  }
  if (verb.meaning === 'say' || GIVES.test(verb.lemma)) return true;
  const subject = isReached(verb) ? subjectOf(sentence, clause) : null;
  return (
    subject !== null &&
    /^(?:this|that|the|these)$/.test(sentence.word(subject.from) ?? '') &&
    /^(?:figures?|numbers?|total|toll|count)$/.test(sentence.word(subject.to - 1) ?? '')
  );
}

/** "Polybius says 2,000": a number that somebody states is of what the sentence, or the one before, speaks of. */
function readSaid(drafts: readonly Draft[], told: Told): void {
  for (const [k, target] of drafts.entries()) {
    const { counted, place, sentence } = target.seen;
    const { verb } = place.clause;
    if (target.figure || !isElided(counted) || counted.kind !== 'number' || counted.outcome !== null)
      continue;
    if (verb === null || verb.negated || !states(sentence, place.clause, verb)) continue;
    // "propose numbers for the infantry from 20,000 to 100,000"
    const isAfterAmount =
      /^(?:at|between|from)$/.test(place.preposition ?? '') &&
      place.clause.objects.some(({ to }) =>
        /^(?:figures|numbers|estimates)$/.test(sentence.word(to - 1) ?? ''),
      );
    const isNear = counted.from < verb.to + 5 || isAfterAmount;
    const isSaid = counted.from >= verb.to && isNear && place.of < 0;
    const most = counted.high ?? counted.low ?? 0;
    const isYear =
      counted.low === counted.high &&
      most >= 1000 &&
      most < 2100 &&
      /^\d{4}$/.test(sentence.written(counted.numberTo - 1));
    if (!isSaid || most < LEAST_SAID || isYear) continue;
    const before = drafts.slice(0, k).findLast(({ figure }) => figure !== null)?.figure;
    const topic = before ?? topicOf(sentence) ?? told.topic;
    if (!topic || (topic.outcome === null && isReached(verb))) continue;
    const words = { from: counted.from, to: counted.from };
    target.figure = make(
      target,
      'says-figure',
      { outcome: topic.outcome, words, bearer: 'itself', governing: place.clause },
      before ?? null,
    );
    target.figure.category = topic.category;
  }
}

/** "500 men (300 infantry, 200 horse)": the parts share what is said of the whole, which they make a total. */
function markTotals(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const whole = wholeOf(drafts, draft);
    if (!whole?.figure) continue;
    share(whole, draft);
    if (draft.figure) {
      whole.figure.isTotal = true;
      draft.figure.shares = whole.figure;
    }
  }
}

/** The thing whose brackets hold another. */
function wholeOf(drafts: readonly Draft[], draft: Draft): Draft | null {
  const open = bracketOf(draft);
  if (open < 0) return null;
  const whole = drafts.findLast((other) => bracketOf(other) === -1 && other.seen.counted.from < open);
  return whole && (open === saidTo(whole) || open === endOf(whole.seen.counted)) ? whole : null;
}
