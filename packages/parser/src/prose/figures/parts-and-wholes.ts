import { LOSS_NOUNS } from '../../language/lexicon/loss-verbs.ts';
import type { Clause, Sentence } from '../../language/sentence.ts';
import { PREPOSITION } from '../../language/word-classes.ts';
import type { Figure } from './figure.ts';
import { type Draft, make } from './figure-drafts.ts';
import type { Seen } from './figure-rule.ts';
import { LEAST_ELIDED, mostOf } from './force-reading.ts';
import { IN_ALL, share } from './shared-losses.ts';
import { isElided, isEquipment, isPeople } from './things.ts';
import type { Told } from './told.ts';

/** Strengths that "of whom", "of them" may make a part of what was lost. */
const OF_WHOM = /^number-(?:of-them|were-men)$/;

/** What a number without a noun is a part or the whole of, where the sentence says so. */
export function readPartsAndWholes(drafts: readonly Draft[], told: Told): void {
  for (const [k, draft] of drafts.entries()) {
    const { counted } = draft.seen;
    if (draft.figure && !OF_WHOM.test(draft.figure.rule)) continue;
    if (counted.kind !== 'number' || counted.outcome !== null) continue;
    if (!isElided(counted)) {
      // "3,000 prisoners, including 800 Germans"
      if (draft.because === 'among-losses' && draft.seen.sentence.word(counted.left - 1) === 'including')
        share(drafts[k - 1]!, draft);
      continue;
    }
    if (counted.isWhole) readWhole(draft, drafts[k - 1], drafts[k + 1]);
    else {
      readPart(draft, drafts[k - 1]?.figure ?? null, told);
      readForcePart(draft, drafts[k - 1]);
      readSum(draft, drafts[k - 1]);
    }
  }
  readNamedParts(drafts);
}

/** "7,000 men, of whom 300 were unarmed", "40 ships, including 12 in the harbour": a part of a force, whatever it did. */
function readForcePart(part: Draft, whole: Draft | undefined): void {
  const { sentence, counted, place } = part.seen;
  if (
    part.figure !== null ||
    !whole?.figure ||
    mostOf(part.seen) < 2 ||
    mostOf(part.seen) >= mostOf(whole.seen)
  )
    return;
  const isOf = isOfWhom(place.clause) && place.role === 'subject' && whole.figure.outcome === null;
  const isIncluded =
    /^includ(?:ed|ing)$/.test(sentence.word(counted.left - 1) ?? '') &&
    ((sentence.classes[counted.numberTo] ?? 0) & PREPOSITION) !== 0;
  if (isOf ? part.because === 'no-rule' : isIncluded) share(whole, part);
  if (part.figure !== null) (part.figure as Figure).category = whole.figure.category;
}

/** "two legions and 2,000 horsemen, perhaps 17,000 in all": what those before it make up. */
function readSum(sum: Draft, before: Draft | undefined): void {
  const { sentence, counted } = sum.seen;
  if (sum.figure !== null || before?.figure?.outcome !== null || mostOf(sum.seen) <= mostOf(before.seen))
    return;
  if (IN_ALL.at(counted.numberTo, sentence.word) === null) return;
  share(before, sum);
  if (sum.figure === null) return;
  const figure = sum.figure as Figure;
  figure.isTotal = true;
  figure.category = 'personnel';
}

/** "29,000 men from three states: Hesse (16,000), Waldeck (1,200) and Ansbach (2,300)": numbers after names make up the one before. */
function readNamedParts(drafts: readonly Draft[]): void {
  const parts = drafts.filter(({ figure, seen }) => figure === null && isInBracketOfName(seen));
  const [first] = parts;
  if (!first || parts.length < 2) return;
  const whole = drafts.slice(0, drafts.indexOf(first)).findLast(({ figure }) => figure !== null);
  if (!whole?.figure || parts.some(({ seen }) => mostOf(seen) > mostOf(whole.seen))) return;
  for (const part of parts) share(whole, part);
}

/** "Hesse (16,000)" */
function isInBracketOfName({ sentence, counted }: Seen): boolean {
  const open = counted.left - 1;
  return (
    sentence.tokens[open]?.kind === 'open' &&
    sentence.tokens[counted.numberTo]?.kind === 'close' &&
    sentence.tokens[open - 1]?.capital === true &&
    isElided(counted) &&
    counted.kind === 'number' &&
    counted.outcome === null &&
    !/^\d{4}$/.test(sentence.written(counted.from))
  );
}

/** "300 of the 5,000 were killed", "out of 5,000, 300 were killed": of whom a part is claimed is a force. */
function readWhole(draft: Draft, before: Draft | undefined, next: Draft | undefined): void {
  const { sentence, counted, place } = draft.seen;
  const isOut = sentence.word(counted.left - 2) === 'out';
  const part = isPart(before, draft) ? before.figure : isOut && isPart(next, draft) ? next.figure : null;
  if (part === null || mostOf(draft.seen) < LEAST_ELIDED) return;
  const words = { from: counted.from, to: counted.from };
  draft.figure = make(
    draft,
    'number-of-whole',
    { outcome: null, words, bearer: 'owner', governing: place.clause },
    null,
  );
  draft.figure.category = part.category;
}

/** Whether a figure can be a part of a number. */
const isPart = (part: Draft | undefined, { seen }: Draft): part is Draft & { figure: Figure } =>
  part?.figure != null &&
  (isPeople(part.figure.counted) || isEquipment(part.figure.counted)) &&
  part.figure.category !== 'civilian' &&
  mostOf(part.seen) < mostOf(seen);

/** "lost 300 men, of whom 40 were officers", "300 were killed. Of these, 40 were in the guard": what befell all befell a part. */
function readPart(draft: Draft, before: Figure | null, told: Told): void {
  const { sentence, counted, place } = draft.seen;
  const { clause } = place;
  if (place.role !== 'subject' || clause.verb?.meaning !== 'be' || clause.verb.negated) return;
  const wholes =
    isOfWhom(clause) || (before && isOfThese(sentence, clause, counted.numberTo))
      ? [before]
      : isOfThese(sentence, clause, counted.numberTo)
        ? told.figures
        : [];
  const lost = wholes.filter((figure): figure is Figure => figure !== null && figure.outcome !== null);
  const whole = lost.at(-1);
  const all = lost.reduce((sum, { counted }) => sum + (counted.high ?? counted.low ?? 0), 0);
  if (!whole || mostOf(draft.seen) >= all) return;
  const { bearer } = whole;
  // of 40 killed and 60 wounded they may be either
  const isSame = lost.every((figure) => figure.outcome === whole.outcome);
  // "of whom 610 were prisoners"
  const called = LOSS_NOUNS.get(sentence.word(clause.verb.to) ?? '');
  const outcome = called ?? (isSame ? whole.outcome : 'casualties');
  // "40 of them": the words after the number are its own
  const { from, numberTo } = counted;
  const to =
    sentence.word(numberTo) === 'of'
      ? numberTo + 2
      : sentence.word(numberTo - 1) === 'of'
        ? numberTo + 1
        : from;
  const words = { from, to };
  draft.figure = make(draft, 'number-of-lost', { outcome, words, bearer, governing: clause }, before);
  draft.figure.category = whole.category;
}

const isOfWhom = ({ kind, connective }: Clause): boolean =>
  kind === 'relative' && /^of (?:whom|which)$/.test(connective ?? '');

/** "of these, 40 were Danes", "40 of them were Danes" */
const isOfThese = ({ word }: Sentence, { phrases, verb }: Clause, after: number): boolean =>
  (word(after) === 'of' && THOSE.test(word(after + 1) ?? '')) ||
  phrases.some(
    ({ preposition, from, to }) =>
      preposition === 'of' && to <= (verb?.from ?? 0) && to === from + 1 && THOSE.test(word(from) ?? ''),
  );
const THOSE = /^(?:these|those|them)$/;
