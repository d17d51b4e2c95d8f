import { clausesOf } from '../../language/clauses.ts';
import { DETERMINERS } from '../../language/lexicon/function-words.ts';
import { Phrases } from '../../language/lexicon/phrases.ts';
import type { Clause, Sentence } from '../../language/sentence.ts';
import { AUXILIARY, CAPITAL, MARK, NUMBER, PAST, VERB_FORM } from '../../language/word-classes.ts';
import type { Counted } from './counted.ts';
import type { Figure } from './figure.ts';
import { bracketOf, type Draft, make, saidTo, wholeOf } from './figure-drafts.ts';
import { mostOf } from './force-reading.ts';
import { comitativeBefore } from './loss-subjects.ts';
import { endOf, fits, isElided, isEquipment, isPeople, lossOf } from './things.ts';
import type { Told } from './told.ts';

const JOINTS = new Phrases(
  [
    'as well as',
    'along with',
    'together with',
    'in addition to',
    'besides',
    'and',
    'or',
    'plus',
    'and also',
    'and another',
    'but',
  ].map((phrase) => [phrase, true] as const),
);

/** Words after a number that sum up those before it. */
export const IN_ALL = new Phrases(
  ['in all', 'in total', 'altogether', 'all told'].map((phrase) => [phrase, true] as const),
);

/** Whether nothing but commas, conjunctions and articles stands between two indices. */
function isJoint({ tokens, word }: Sentence, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const { kind } = tokens[at]!;
    const phrase = JOINTS.at(at, word);
    if (kind === 'comma' || kind === 'ampersand') at++;
    else if (phrase) at += phrase.length;
    // "the lives of 450 Danes and of 700 Swedes"
    else if (word(at) === 'of' && word(at - 1) === 'and') at++;
    // "told an officer that 300 Danes had fallen"
    else if (word(at) === 'that' && at === from) return false;
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
  // "destroyed two battalions (600 men)"
  if (!fits(outcome, target)) return false;
  if (/captured|lost|casualties/.test(outcome)) return true;
  return elided || isPeople(source) === isPeople(target);
}

/** The target says of itself nothing: it shares what is said of the source. */
export function share(source: Draft, target: Draft): void {
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
export function shareWords(drafts: readonly Draft[]): void {
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

/** "lost five ships. The Swedes lost 300.": so many more are no ships. */
const isOfSuchNumber = ({ seen }: Draft, { counted }: Figure): boolean =>
  mostOf(seen) <= MOST_TIMES * (counted.high ?? counted.low ?? 0);
const MOST_TIMES = 10;

/** "sinking nine galleys and losing two", "had 30 guns and lost 12": what is lost without a noun is what was told of before. */
export function lostThings(drafts: readonly Draft[], told: Told): void {
  // "The Danes lost five ships. The Swedes lost three."
  const [first] = drafts;
  const lost = told.figures;
  const areThings =
    lost.length > 0 &&
    first !== undefined &&
    isOfSuchNumber(first, lost[0]!) &&
    lost.every(
      ({ outcome, category, governing }) =>
        outcome === 'lost' && category === lost[0]!.category && governing.verb?.meaning === 'lose',
    );
  if (first?.figure && areThings && isElided(first.figure.counted)) {
    const { figure } = first;
    if (figure.outcome === 'casualties' && figure.governing.verb?.meaning === 'lose') {
      figure.outcome = 'lost';
      figure.category = lost[0]!.category;
    }
  }
  for (const [k, { figure }] of drafts.entries()) {
    const before = drafts[k - 1]?.figure;
    if (!figure || !before || !isElided(figure.counted) || figure.outcome !== 'casualties') continue;
    const isLoss =
      figure.governing.verb?.meaning === 'lose' ||
      // "shot down 57 aircraft for the loss of 23"
      (figure.rule === 'noun-of' && /^(?:aircraft|ship)$/.test(before.category));
    if (!isLoss || !isEquipment(before.counted) || !isOfSuchNumber(drafts[k]!, before)) continue;
    if (before.outcome === null && mostOf(drafts[k]!.seen) > mostOf(drafts[k - 1]!.seen)) continue;
    figure.outcome = 'lost';
    figure.category = before.category;
  }
}

/** "killing 5 officers, 1 surgeon and 500 men"; "300 Romans fell, and 500 Carthaginians" */
function shareJoined(drafts: readonly Draft[]): void {
  const outer = drafts.filter((draft) => bracketOf(draft) === -1);
  for (const [k, target] of outer.entries()) {
    const source = outer[k - 1];
    if (!source?.figure || target.figure) continue;
    const { sentence, counted, place } = target.seen;
    // "lost 210 galleys, of which 130 were captured, and 25,000 men"
    const { kind, parent } = source.seen.place.clause;
    if (kind === 'relative' && clausesOf(sentence).clauses[parent] === place.clause) continue;
    const from = afterSaying(sentence, afterBracket(sentence, saidTo(source)));
    const words = sentence.word(counted.left - 1) === 'but' ? counted.left : counted.from;
    // "40 deaths, including two civilians"
    const spreads =
      (spreadsRight(source.figure) && mostOf(target.seen) <= mostOfWhole(source.figure)) ||
      sentence.word(counted.left - 1) === 'including';
    if (isJoint(sentence, from, words) && !hasOwnVerb(target, source) && spreads) share(source, target);
  }
}

/** The ways in which a thing that says nothing of itself shares the loss of another, one after the other. */
export const SHARES: readonly ((drafts: readonly Draft[]) => void)[] = [
  // "killed 176,000 people: 46,319 civilians, 69,095 soldiers": what a colon parts
  (drafts) => {
    for (const [k, target] of drafts.entries()) {
      const { sentence, counted, place } = target.seen;
      const source = drafts[k - 1];
      if (!source?.figure || target.figure || place.clause.connective !== ':' || hasOwnVerb(target, source))
        continue;
      const isFirst = sentence.tokens[counted.left - 1]?.kind === 'colon' && saidTo(source) <= counted.left;
      if (isFirst || source.seen.place.clause === place.clause) share(source, target);
    }
  },
  shareJoined,
  // "The Malian army lost 60 soldiers and the MNLA 150 fighters": the verb is told once
  (drafts) => {
    for (const [k, target] of drafts.entries()) {
      const { counted, place, sentence } = target.seen;
      const { clause } = place;
      const source = drafts[beforeGaps(drafts, k)];
      if (!source?.figure || target.figure || isElided(counted) || !counted.known) continue;
      const isGapped =
        clause.verb === null &&
        clause.subject !== null &&
        (repeatsAt(target, source) ||
          (endOfSubject(clause) === counted.left && source.seen.place.role === 'object')) &&
        /^(?:coordinate|contrast)$/.test(clause.kind) &&
        source.figure.governing === clausesOf(sentence).clauses[clause.parent];
      if (!isGapped) continue;
      share(source, target);
      if (target.figure) (target.figure as Figure).governing = clause;
    }
  },
  // "and the MNLA 150 fighters and two tanks"
  shareJoined,
  // "20 soldiers and 3 civilians were killed": those before it in a list
  (drafts) => {
    const outer = drafts.filter((draft) => bracketOf(draft) === -1);
    for (let k = outer.length - 2; k >= 0; k--) {
      const [target, source] = [outer[k]!, outer[k + 1]!];
      const { sentence } = target.seen;
      if (!source.figure || target.figure || source.figure.words.from < source.seen.counted.from) continue;
      if (source.figure.rule !== 'participle-after' && source.figure.rule !== 'subject-lost') continue;
      // "210 people, 45 of whom died"
      if (/^(?:whom|which)$/.test(sentence.word(source.seen.counted.numberTo + 1) ?? '')) continue;
      // "500 infantry, 200 wounded" tells of the 200 alone
      const isAlone = source.figure.rule === 'participle-after' && isElided(source.seen.counted);
      if (isAlone && !isElided(target.seen.counted)) continue;
      // "sent 20 ships, but three were lost" tells of the three alone
      const isOfOther =
        target.seen.place.role === 'object' && target.seen.place.clause !== source.seen.place.clause;
      // and "Smith reported 300, and 43 Danes were wounded" of the 43
      const isSaid = target.seen.place.clause.verb?.meaning === 'say' && isElided(target.seen.counted);
      if (isOfOther && (isSaid || isElided(source.seen.counted))) continue;
      if (isJoint(sentence, afterBracket(sentence, endOf(target.seen.counted)), source.seen.counted.from))
        share(source, target);
    }
  },
  // "casualties included 20 officers and 539 men killed or wounded": what is said last is said of both
  (drafts) => {
    for (const [k, { figure, seen }] of drafts.entries()) {
      const next = drafts[k + 1];
      if (figure?.rule !== 'noun-is' || figure.outcome !== 'casualties' || isElided(seen.counted)) continue;
      if (next?.figure?.rule !== 'participle-after' || !isPeople(next.seen.counted)) continue;
      if (isJoint(seen.sentence, endOf(seen.counted), next.seen.counted.from))
        figure.outcome = next.figure.outcome;
    }
  },
  // "the loss of 3 Danish and 25 Swedish lives"
  (drafts) => {
    for (const [k, { figure, seen }] of drafts.entries()) {
      const next = drafts[k + 1];
      if (figure?.outcome !== 'casualties' || next?.figure?.outcome !== 'killed') continue;
      const { numberTo, nounTo } = seen.counted;
      const isOfLives =
        nounTo <= numberTo + 1 && seen.sentence.word(next.seen.counted.outcome?.from ?? -1) === 'lives';
      if (isOfLives && isJoint(seen.sentence, endOf(seen.counted), next.seen.counted.from))
        figure.outcome = 'killed';
    }
  },
  // "1,001 killed and 1,430 wounded, 2,431 in all"
  (drafts) => {
    for (const [k, target] of drafts.entries()) {
      const { sentence, counted } = target.seen;
      const source = drafts[k - 1];
      if (!source?.figure || target.figure || !isElided(counted)) continue;
      const isTotal = IN_ALL.at(counted.numberTo, sentence.word) !== null;
      const isNext =
        sentence.tokens[counted.left - 1]?.kind === 'comma' && saidTo(source) === counted.left - 1;
      if (!isTotal || !isNext) continue;
      const before = drafts[k - 2]?.figure;
      share(source, target);
      if (!target.figure) continue;
      const total = target.figure as Figure;
      total.isTotal = true;
      if (before && before.outcome !== source.figure.outcome) total.outcome = 'casualties';
    }
  },
  // "30,000 prisoners (20,000 Italians and 10,724 Germans)"
  (drafts) => {
    for (const draft of drafts) {
      const whole = wholeOf(drafts, draft);
      if (whole?.figure) share(whole, draft);
    }
  },
  // "300 Romans were killed, and on the Gallic side 4,000"
  (drafts) => {
    for (const [k, target] of drafts.entries()) {
      const { sentence, counted, place } = target.seen;
      const source = drafts.slice(0, k).findLast(({ figure }) => figure !== null);
      if (!source?.figure || target.figure || hasOwnVerb(target, source)) continue;
      const { verb } = place.clause;
      if (
        (verb === null || verb.to <= counted.from) &&
        isOfOtherSide(sentence, saidTo(source), counted.from, hasSide(source))
      )
        share(source, target);
    }
  },
  // "the lives of 340 men on the one side and of 1,000 on the other"
  (drafts) => {
    for (const [k, target] of drafts.entries()) {
      const { sentence, counted } = target.seen;
      if (sentence.word(counted.left - 1) !== 'of' || sentence.word(counted.left - 2) !== 'and') continue;
      const source = drafts.slice(0, k).findLast(({ figure }) => figure?.rule === 'noun-of');
      if (source && source.seen.place.clause === target.seen.place.clause) share(source, target);
    }
  },
  // "Five soldiers were killed along with two fighters"; "together with 40 Ottomans, twelve Venetians were killed"
  (drafts) => {
    for (const [k, target] of drafts.entries()) {
      if (target.figure || !comitativeBefore(target.seen.sentence, target.seen.counted.left)) continue;
      const before = drafts.slice(0, k).findLast(({ figure }) => figure !== null);
      const next = drafts[k + 1];
      // "the Danes, together with 300 Scots, captured 12 guns" tells of these alone
      const source = before ?? (next?.figure?.bearer === 'itself' ? next : undefined);
      if (source) share(source, target);
    }
  },
];

/** Where the subject of a clause ends, with "under Horn" after it; -1 where there is none. */
const endOfSubject = ({ subject, phrases }: Clause): number =>
  phrases.find(({ preposition, at }) => preposition === 'under' && at === subject?.to)?.to ??
  subject?.to ??
  -1;

/** "put the losses at 300 men, Livy at 500 men": whether "at" stands before both. */
function repeatsAt({ seen: { sentence, counted, place } }: Draft, { seen: before }: Draft): boolean {
  const at = sentence.word(counted.left - 1) ?? '';
  return (
    /^(?:as|at)$/.test(at) &&
    at === sentence.word(before.counted.left - 1) &&
    place.clause.subject?.to === counted.left - 1
  );
}

/** "lost seven guns, Morgan six, and Hurst two batteries": before a thing the one whose verb is told, over those without a noun. */
function beforeGaps(drafts: readonly Draft[], k: number): number {
  const { parent } = drafts[k]!.seen.place.clause;
  let at = k - 1;
  while (at > 0) {
    const { figure, seen } = drafts[at]!;
    if (figure !== null || !isElided(seen.counted) || seen.place.clause.parent !== parent) break;
    at--;
  }
  return at;
}

/** "slain on the Swedish part 70 men, and on the Danish 200": whether the side of a figure stands in such a phrase. */
const hasSide = ({ seen: { sentence, place } }: Draft): boolean =>
  place.clause.phrases.some(
    ({ preposition, to }) => preposition === 'on' && /^(?:part|side)$/.test(sentence.word(to - 1) ?? ''),
  );

/** ", and on the Gallic side", "; among the Gauls": whether a phrase that names the other side, and no verb, stands between two indices. */
function isOfOtherSide(
  { word, tokens, classes }: Sentence,
  from: number,
  to: number,
  isSaid: boolean,
): boolean {
  let at = from;
  // "in the assault", after the verb
  while (at < to && tokens[at]!.kind === 'word' && !/^(?:and|but|while)$/.test(word(at)!)) {
    if ((classes[at]! & (VERB_FORM | AUXILIARY | NUMBER)) !== 0) return false;
    at++;
  }
  const first = at;
  while (
    at < to &&
    (tokens[at]!.kind === 'comma' ||
      tokens[at]!.kind === 'semicolon' ||
      /^(?:and|but|while)$/.test(word(at) ?? ''))
  )
    at++;
  if (at === first || to - at > LONGEST_SIDE) return false;
  const opener = word(at) ?? '';
  let isSide = opener === 'among' || isSaid;
  if (!/^(?:on|among)$/.test(opener)) return false;
  for (at++; at < to; at++) {
    if (/^(?:sides?|part)$/.test(word(at) ?? '')) isSide = true;
    if ((classes[at]! & (AUXILIARY | NUMBER | MARK)) !== 0 || (classes[at]! & (PAST | CAPITAL)) === PAST)
      return false;
  }
  return isSide;
}
const LONGEST_SIDE = 10;

/** "40 deaths, including 12 civilians and 28 soldiers": the number of which what is included is a part. */
function mostOfWhole({ shares, sentence, counted }: Figure): number {
  if (shares === null) return Number.POSITIVE_INFINITY;
  const isPart = sentence.word(counted.left - 1) === 'including';
  return isPart ? (shares.counted.high ?? shares.counted.low ?? 0) : mostOfWhole(shares);
}

/** Whether the words of a figure reach what is joined to it on its right. */
function spreadsRight({ rule, words, counted, shares }: Figure): boolean {
  if ((rule === 'outcome-noun' || rule === 'participle-before-noun') && shares === null) return false;
  return words.to <= counted.from || rule === 'subject-lost';
}

/** Whether a thing is the subject of a verb of its own: not where it stands in one phrase with the source, "the loss of 11 officers and 430 men". */
function hasOwnVerb({ seen }: Draft, source: Draft): boolean {
  const { place, sentence } = seen;
  // "several hundred more being treated in the hospitals"
  if (sentence.word(endOf(seen.counted)) === 'being') return true;
  const isOnePhrase = source.seen.place.of >= 0 && source.seen.place.phrase.from === place.phrase.from;
  return (
    !isOnePhrase &&
    place.role === 'subject' &&
    place.clause.verb !== null &&
    place.clause.verb.from >= endOf(seen.counted)
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

/** "500 men (300 infantry, 200 horse)": the parts share what is said of the whole, which they make a total. */
export function markTotals(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const whole = wholeOf(drafts, draft);
    if (!whole?.figure) continue;
    share(whole, draft);
    // "2,500 men (out of 10,000)" is no total
    if (draft.figure && draft.figure.rule !== 'number-of-whole') {
      whole.figure.isTotal = true;
      draft.figure.shares = whole.figure;
    }
  }
}
