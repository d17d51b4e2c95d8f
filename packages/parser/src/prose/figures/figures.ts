import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import type { Range, Sentence } from '../../language/sentence.ts';
import { LOSS, MILITARY, NUMBER } from '../../language/word-classes.ts';
import { isDate } from './amounts.ts';
import { ANSWERS } from './answering-losses.ts';
import { type Counted, findCounted, type Uncertain } from './counted.ts';
import type { Figure, Place } from './figure.ts';
import { type Draft, make } from './figure-drafts.ts';
import type { Seen } from './figure-rule.ts';
import { shareElided } from './left-out-nouns.ts';
import { lossVeto } from './loss-vetoes.ts';
import { LOSS_RULES } from './losses.ts';
import { readPartsAndWholes } from './parts-and-wholes.ts';
import { placeOf } from './place.ts';
import { readSaid } from './said-figures.ts';
import { lostThings, markTotals, SHARES, shareWords } from './shared-losses.ts';
import { takeNouns, takeNounsBefore } from './shared-nouns.ts';
import { STRENGTH_VETOES } from './strength-vetoes.ts';
import { STRENGTH_RULES } from './strengths.ts';
import { countsPlaces, endOf, headOf, isElided } from './things.ts';
import type { Told } from './told.ts';

/** A counted thing that became no claim, and the name of what held it back, or what is wrong with its number. */
export interface Unread {
  counted: Counted;
  because: string;
}

/** What a sentence counts: what of it is claimed, and what is not. Both are in the order of the text. */
export interface Figures {
  claimed: Figure[];
  unread: Unread[];
}

/** Reads what a sentence counts. `told` is what the sentences before it told of. */
export function figuresOf(sentence: Sentence, told: Told): Figures {
  const { kinds } = sentence;
  if ((kinds & (NUMBER | LOSS)) === 0 && !countsLikeYear(sentence)) return NO_FIGURES;
  const mayLose = (kinds & LOSS) !== 0;
  // one thing, or none, is worth a word only where it was lost
  const uncertain: Uncertain[] = [];
  const things = findCounted(sentence, mayLose, uncertain);
  takeNouns(sentence, things);
  const counted = things.filter((thing) => thing.kind !== 'article' || isOnePerson(sentence, thing));
  const unreadable = uncertain.filter((thing) => countsPeopleOrArms(sentence, thing.counted, mayLose));
  if (counted.length === 0) return unreadable.length === 0 ? NO_FIGURES : { claimed: [], unread: unreadable };
  takeWholes(sentence, counted);
  takeBoth(sentence, counted);
  takeAnother(sentence, counted, told);
  takeFighters(sentence, counted);
  takeNounsBefore(sentence, counted);
  takeOnes(sentence, counted);
  const drafts = counted.map(
    (thing): Draft => ({ seen: new SeenThing(sentence, thing), figure: null, because: 'no-rule' }),
  );
  if (mayLose)
    for (const [k, draft] of drafts.entries()) if (!isOfPlaces(draft, drafts[k - 1])) readLoss(draft);
  const isOfSeveral = drafts.length > 1;
  if (isOfSeveral && drafts.some(({ figure }) => figure !== null))
    for (const share of [...ANSWERS, ...SHARES]) share(drafts);
  const losses = claimedOf(drafts);
  for (const draft of drafts) {
    if (losses.length > 0)
      draft.seen.told = losses.filter((figure) => isOfItself(figure, draft)).map(rangeOf);
    if (!draft.figure) readStrength(draft, told);
  }
  lostThings(drafts, told);
  if (isOfSeveral) {
    shareWords(drafts);
    shareElided(drafts);
  }
  readSaid(drafts, told);
  // "Mercer had 20,000, the emperor 14,000"
  if (isOfSeveral) shareElided(drafts);
  readPartsAndWholes(drafts, told);
  if (isOfSeveral) markTotals(drafts);
  const unread = drafts.flatMap(({ figure, seen, because }): Unread[] =>
    figure === null && countsSomething(seen.counted, because) ? [{ counted: seen.counted, because }] : [],
  );
  return {
    claimed: claimedOf(drafts),
    unread: [...unread, ...unreadable].sort((a, b) => a.counted.from - b.counted.from),
  };
}

const claimedOf = (drafts: readonly Draft[]): Figure[] =>
  drafts.flatMap(({ figure }) => (figure === null ? [] : [figure]));

/** "at the head of 2000 dragoons": whether a number that looks like a year counts. */
function countsLikeYear(sentence: Sentence): boolean {
  if ((sentence.kinds & MILITARY) === 0) return false;
  const { tokens, dated, word } = sentence;
  for (let at = 0; at < tokens.length; at++) {
    if (!dated[at] || tokens[at]!.kind !== 'number') continue;
    const isOf = word(at - 1) === 'of' && (FORCE_NOUNS.has(word(at - 2) ?? '') || word(at - 2) === 'head');
    if ((isOf || word(at - 1) === 'with') && !isDate(sentence, at)) return true;
  }
  return false;
}

/** "12 of their 30 aircraft", "eleven ships fled, the remaining nine were taken": what a number alone counts. */
function takeWholes({ word }: Sentence, counted: readonly Counted[]): void {
  for (const [k, part] of counted.entries()) {
    const [before, next] = [counted[k - 1], counted[k + 1]];
    const isOf = next?.isWhole && word(part.numberTo) === 'of' && next.from <= part.numberTo + 3;
    // "103 guns, 73 of which were taken"
    const isOfWhich = word(part.numberTo) === 'of' && word(part.numberTo + 1) === 'which';
    const isOfBefore = isOfWhich || word(part.from - 1) === 'remaining' || isAfterOfThose(word, part);
    const whole = isOf ? next : isOfBefore ? before : undefined;
    if (!whole || !isElided(part)) continue;
    part.category = whole.category;
    part.known = whole.known;
  }
}

/** "of which 73 were taken", "of those, 73 were taken" */
function isAfterOfThose(word: Sentence['word'], { left }: Counted): boolean {
  const last = word(left - 1) === null ? left - 2 : left - 1;
  return word(last - 1) === 'of' && /^(?:these|those|which)$/.test(word(last) ?? '');
}

/** "two scouts were caught, and both were killed": "both" counts where two were counted before. */
function takeBoth({ word }: Sentence, counted: Counted[]): void {
  for (let k = counted.length - 1; k >= 0; k--) {
    const thing = counted[k]!;
    if (word(thing.from) !== 'both') continue;
    const two = counted.slice(0, k).findLast(({ kind, known }) => kind === 'number' && known);
    if (two?.high === 2 && two.low === 2 && isElided(thing)) thing.category = two.category;
    else counted.splice(k, 1);
  }
}

/** "two ships were sunk and another was damaged": "another" is of what was counted before, and counts nothing after a fort or a general. */
function takeAnother(sentence: Sentence, counted: Counted[], told: Told): void {
  for (let k = counted.length - 1; k >= 0; k--) {
    const thing = counted[k]!;
    if (sentence.word(thing.from) !== 'another' || thing.numberTo > thing.from + 1 || !isElided(thing))
      continue;
    const earlier = counted.slice(0, k);
    const named = earlier.findLast((each) => !isElided(each));
    // "claimed one destroyed and another damaged"
    if (!named && earlier.length > 0) continue;
    const before = named ?? told.figures.at(-1)?.counted;
    if (!before?.known || countsPlaces(sentence, before)) counted.splice(k, 1);
    else thing.category = before.category;
  }
}

/** "36 bombers and 20 fighters", "the Luftwaffe lost 20 fighters": where men fight in the air they are aircraft. */
function takeFighters(sentence: Sentence, counted: readonly Counted[]): void {
  const fighters = counted.filter((thing) => /^fighters?$/.test(headOf(sentence, thing) ?? ''));
  if (fighters.length === 0) return;
  const isInTheAir = sentence.tokens.some(({ kind, text }) => kind === 'word' && AIR_WORDS.test(text));
  for (const thing of fighters) {
    const isPlain = thing.nounTo === thing.nounFrom + 1;
    const isModel = isOfTheAir(sentence, thing);
    if ((isInTheAir && isPlain) || isModel || isBroughtDown(sentence, thing)) thing.category = 'aircraft';
  }
}

/** "destroyed 21 fighters", "two fighters were shot down", "three fighters crashed" */
function isBroughtDown({ word }: Sentence, { left, nounTo }: Counted): boolean {
  let at = nounTo;
  while (/^(?:been|had|was|were)$/.test(word(at) ?? '')) at++;
  const isAfter = BROUGHT_DOWN.test(word(at) ?? '') || (word(at) === 'shot' && word(at + 1) === 'down');
  return (
    isAfter ||
    BROUGHT_DOWN.test(word(left - 1) ?? '') ||
    (word(left - 1) === 'down' && /^sho/.test(word(left - 2) ?? ''))
  );
}
const BROUGHT_DOWN = /^(?:crash|destroy|ditch|down)(?:ed|ing)$/;

/** "533 Hawker Hurricane fighters", "25 MiG-17 fighters" */
const isOfTheAir = ({ word }: Sentence, { nounFrom, nounTo }: Counted): boolean => {
  for (let at = nounFrom; at < nounTo - 1; at++)
    if (AIR_WORDS.test(word(at) ?? '') || /\d/.test(word(at) ?? '')) return true;
  return false;
};

/** "52 Danish battalions against 34 Swedish ones": the noun is that of those before. */
function takeOnes(sentence: Sentence, counted: readonly Counted[]): void {
  for (const [k, thing] of counted.entries()) {
    const before = counted.slice(0, k).findLast((each) => !isElided(each));
    if (!before || headOf(sentence, thing) !== 'ones') continue;
    thing.category = before.category;
    thing.known = before.known;
  }
}

/** Words of a war in the air; but militants who are bombed by aircraft are fighters as well. */
const AIR_WORDS =
  /^(?:(?:dive-)?bombers?|hurricanes?|luftwaffe|messerschmitts?|pilots?|raf|spitfires?|squadrons?)$/;

/** Rules by which a loss is told of one thing alone. */
const OF_ITSELF: ReadonlySet<string> = new Set([
  'outcome-noun',
  'participle-after',
  'participle-before-noun',
]);

/** Whether a loss is told of its own thing and not of another: "out of a crew of 336 270 were killed". */
function isOfItself({ rule, place, words }: Figure, { seen }: Draft): boolean {
  if (OF_ITSELF.has(rule)) return true;
  // "put the force at 300, and their loss at 20"
  if (rule === 'noun-is') return words.from >= endOf(seen.counted);
  if (rule !== 'subject-lost' || seen.place.role !== 'phrase' || seen.place.preposition !== 'of')
    return false;
  return place.clause === seen.place.clause && place.phrase.from !== seen.place.phrase.from;
}
const rangeOf = ({ counted, words }: Figure): Range => ({
  from: Math.min(counted.from, words.from),
  to: Math.max(words.to, counted.numberTo),
});

const NO_FIGURES: Figures = { claimed: [], unread: [] };

/** Whether a figure of people or arms was counted, so that it is worth a word that it was not read. */
const countsSomething = (counted: Counted, because: string): boolean =>
  counted.kind === 'number' &&
  (counted.known || (isElided(counted) && because !== 'no-rule')) &&
  counted.category !== 'other' &&
  (counted.high ?? counted.low ?? 0) > 1;

/** Whether what a number counts of which nothing is certain is worth a word: people or arms, or what somebody lost. */
const countsPeopleOrArms = (sentence: Sentence, counted: Counted, mayLose: boolean): boolean => {
  if (counted.category === 'other') return false;
  if (counted.known) return true;
  if (!mayLose || !isElided(counted)) return false;
  const seen = new SeenThing(sentence, counted);
  return LOSS_RULES.some(({ read }) => read(seen) !== null);
};

/** A counted thing that finds where it stands when somebody asks. */
class SeenThing implements Seen {
  readonly sentence: Sentence;
  readonly counted: Counted;
  told: readonly Range[] = [];
  #place: Place | null = null;

  constructor(sentence: Sentence, counted: Counted) {
    this.sentence = sentence;
    this.counted = counted;
  }

  get place(): Place {
    this.#place ??= placeOf(this.sentence, this.counted);
    return this.#place;
  }
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
  // "a casualty figure"
  !/^(?:figure|list|rate|report|toll|total)s?$/.test(sentence.word(counted.nounTo) ?? '') &&
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
