import { POSSESSIVES } from '../../language/lexicon/function-words.ts';
import { DOCUMENTS, isAlsoElse, isTeller } from '../../language/lexicon/speech-words.ts';
import { peopleCalled } from '../../language/peoples.ts';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import {
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  MARK,
  MILITARY,
  NEGATION,
  NUMBER,
  PREPOSITION,
  PRONOUN,
  VERB_FORM,
} from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import type { Figure } from '../figures/figure.ts';
import { isPassage } from '../figures/passages.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { isOpening, issuerIn, LONGEST_SPEAKER, phraseFrom, trimmed, wordOf } from '../speaker-phrases.ts';
import { speakerOfQuotation } from './quotations.ts';
import { CONTRASTS, depthOf, isWithin, type SayingRule } from './saying-rule.ts';
import { DENIES } from './sayings.ts';
import { type Opener, openersOf } from './speakers.ts';
import { canSpeak } from './who-can-speak.ts';

/** Who says so by a phrase: brackets, "an estimate by", "in Livy's account", "according to". */
export const SAID_IN_PHRASES: readonly SayingRule[] = [
  {
    name: 'in-brackets',
    example: 'The Romans lost 300 men (Livy) or 700 men (Polybius); 300 men (modern estimate)',
    read(scene, figure) {
      const { sentence } = scene;
      let open = Math.max(figure.counted.numberTo, figure.counted.nounTo, figure.counted.outcome?.to ?? 0);
      if (sentence.tokens[open]?.kind !== 'open' && figure.words.from >= open) open = figure.words.to;
      open = afterPhrase(sentence, open);
      if (sentence.tokens[open]?.kind !== 'open') return null;
      // "(by Danish accounts)"
      if (/^(?:by|from|in|per)$/.test(wordOf(sentence, open + 1))) open++;
      let to = open + 1;
      while (to < open + 6 && sentence.word(to) !== null) to++;
      // "(modern estimate)", "(British sources)"
      const last = wordOf(sentence, to - 1);
      const isDocument = to > open + 2 && (DOCUMENTS.has(last) || isTeller(last));
      // "two battlecruisers (Lion)", "one officer (Captain Smith)" name what is counted
      const mayBeName = /^(?:personnel|formation)$/.test(figure.category) && (figure.counted.high ?? 2) >= 2;
      if (!isDocument && (!mayBeName || sentence.tokens[open]!.kind !== 'open')) return null;
      if (!isDocument)
        for (
          to = open + 1;
          to < open + 5 && sentence.tokens[to]?.kind === 'word' && sentence.tokens[to]!.capital;
        )
          to++;
      // "(Smith, 1990)", "(Smith 1990)"
      const year = sentence.tokens[to]?.kind === 'comma' ? to + 1 : to;
      const isOnly =
        sentence.tokens[to]?.kind === 'close' ||
        (sentence.tokens[year]?.kind === 'number' &&
          (year > to || sentence.tokens[year + 1]?.kind === 'close')) ||
        isPassage(sentence, to);
      if (to === open + 1 || !isOnly) return null;
      const range = { from: open + 1, to };
      if (
        !isDocument &&
        scene.mentions.some((mention) => mention.from >= range.from && mention.to <= range.to)
      )
        return null;
      // "(US)", "(KIA)" abbreviate something, "(First Army)" is who they are
      if (range.to - range.from === 1 && /^[\p{Lu}.\d]+s?$/u.test(sentence.written(range.from))) return null;
      for (let at = range.from; at < range.to && !isDocument; at++)
        if ((sentence.classes[at]! & MILITARY) !== 0) return null;
      return {
        rule: 'in-brackets',
        speaker: { scene, range: trimmed(sentence, range) },
        denied: false,
        depth: 100,
      };
    },
  },
  {
    name: 'before-colon',
    example: 'The Romans lost 300 men (Carthaginian sources: 500)',
    read(scene, figure) {
      const { sentence } = scene;
      const colon = figure.counted.left - 1;
      if (sentence.tokens[colon]?.kind !== 'colon') return null;
      let from = colon;
      while (from > 0 && from > colon - LONGEST_SPEAKER && sentence.tokens[from - 1]!.kind === 'word') from--;
      const last = wordOf(sentence, colon - 1);
      const opens = /^(?:open|semicolon)$/.test(sentence.tokens[from - 1]?.kind ?? '');
      if (!opens || sentence.bracket[colon]! < 0 || !(DOCUMENTS.has(last) || isTeller(last))) return null;
      return {
        rule: 'before-colon',
        speaker: { scene, range: trimmed(sentence, { from, to: colon }) },
        denied: false,
        depth: 100,
      };
    },
  },
  {
    name: 'claim-of',
    example:
      "the MNLA's previous claim of losing four men; an estimate by Askew of 70,000; the British estimate of 225 aircraft; an estimate of 70,000 men by Askew",
    read(scene, figure) {
      const { sentence } = scene;
      for (let at = figure.counted.from - 1; at >= Math.max(1, figure.counted.from - FARTHEST); at--) {
        if (sentence.tokens[at]!.kind === 'semicolon' || CONTRASTS.test(wordOf(sentence, at))) return null;
        if (!DOCUMENTS.has(wordOf(sentence, at))) continue;
        // "the governor of the Southern Province claims that"
        if (scene.clauseAt(at).verb?.head === at && wordOf(sentence, at + 1) !== 'by') return null;
        if (!isClaimed(scene, figure, at)) return null;
        const owner = ownerOf(scene, at, figure);
        if (!owner) return null;
        return {
          rule: 'claim-of',
          speaker: { scene, range: owner },
          denied: DENIES.test(wordOf(sentence, at)),
          depth: 50,
        };
      }
      return null;
    },
  },
  {
    name: 'in-the-account-of',
    example:
      "In Vergil's chronicle, 100 men were killed; By Livy's count the Gauls lost 400; The Gauls, by Livy's count, lost 400; They were said (in Livy's account) to number 400; By his own account, Caesar lost 30 men; By some estimates 300 fell; 300 men fell by Livy's count",
    read(scene, figure) {
      const { sentence } = scene;
      const { length } = sentence.tokens;
      for (let at = 0; at < length; at++) {
        if ((sentence.classes[at]! & PREPOSITION) === 0) continue;
        const opens = wordOf(sentence, at);
        // "Based on Livy's report, the Gauls lost 300", "to judge by his report"
        const to = wordOf(sentence, at - 2) === 'to' ? at - 2 : at - 1;
        const isBased = BASED.test(`${wordOf(sentence, at - 1)} ${opens}`) && isOpening(sentence, to);
        if (!isBased && !(/^(?:in|by|on|per|from)$/.test(opens) && reaches(scene, figure, at))) continue;
        if (isSetAgainst(scene, figure, at) || isByOthers(sentence, at + 1, figure.counted.from)) continue;
        const end = documentAfter(sentence, at + 1, opens === 'by');
        if (end === 0 || (end > figure.counted.from && at < endOf(figure.counted))) continue;
        // "on Horn's own admission", but not "on Horn's return"
        if (opens === 'on' && !isBased && !OWNED_UP.test(wordOf(sentence, end - 1))) continue;
        const range = issuerIn(sentence, trimmed(sentence, { from: at + 1, to: end }));
        // "In his report, Wellington said": who says it is told more nearly
        const isPronoun = (sentence.classes[range.from]! & DETERMINER) !== 0;
        const isSource = isSourceOfSaying(scene, figure, at);
        const isVague = isPronoun || isBased;
        const depth = isSource ? depthOf(scene, figure.place.clause) + 0.5 : isVague ? 0.5 : 1.5;
        return { rule: 'in-the-account-of', speaker: { scene, range }, denied: false, depth };
      }
      return null;
    },
  },
  {
    name: 'in-quotation',
    example: 'Horn wrote: “We lost 400 men. The enemy left 900 dead.”',
    read(scene, figure) {
      const speaker = speakerOfQuotation(scene, figure.counted.from);
      return speaker && { rule: 'in-quotation', speaker, denied: false, depth: 0.25 };
    },
  },
  {
    name: 'according-to',
    example: 'According to Reuters, twenty soldiers were killed; twenty were killed, according to Reuters',
    read(scene, figure) {
      const openers = openersOf(scene);
      return openers.flatMap(({ speaker, clause, opens, at }) => {
        if (!opens && isOfOther(scene, figure, at, openers)) return [];
        // "– 500 according to Livy – and 40 ships"
        if (!opens && at < figure.counted.from && hasDash(scene.sentence, at, figure.counted.from)) return [];
        // "350 ships (according to Polybius)"
        const open = scene.sentence.bracket[at]!;
        const end = Math.max(endOf(figure.counted), figure.words.to);
        if (open >= 0 && open === at - 1 && (open === end || open === endOf(figure.counted)))
          return [{ rule: 'according-to', speaker, denied: false, depth: 100 }];
        // "the garrison (3,000 men according to Livy)": a figure that glosses what stands before the brackets
        const isGloss =
          clause.kind === 'bracket' &&
          clause.verb === null &&
          open === scene.sentence.bracket[figure.counted.from];
        const stops = (inner: Clause): boolean => {
          // what another says, or what is set against it
          if (inner.kind === 'contrast')
            return (
              !opens ||
              inner.verb?.meaning === 'say' ||
              // "…, but lost 40" goes on with the same subject
              (inner.subject !== null && inner.connective !== ';' && CONTRASTS.test(inner.connective ?? ''))
            );
          return !opens && inner.kind === 'coordinate' && inner.subject !== null && inner.from > at;
        };
        return isGloss || isWithin(scene, figure.place.clause, clause, stops)
          ? [{ rule: 'according-to', speaker, denied: false, depth: depthOf(scene, clause) - 0.5 }]
          : [];
      });
    },
  },
];

/** Documents that are nothing but what somebody says. */
const STATEMENTS = /^(?:announcement|assertion|claim|declaration|statement)s?$/;

/** Words before a document that a figure goes back to. */
const BASED = /^(?:based on|going by|judg(?:e|ing) (?:by|from))$/;

/** Documents that somebody gives of himself. */
const OWNED_UP = /^(?:admissions?|confession|count|estimat(?:e|ion)|reckoning|testimony)$/;

/** "Smith's figure is too high for Jones, who proposes 300": what a relative says is said of whom it tells. */
const isOfSomebodyElse = ({ kind, verb }: Clause): boolean =>
  kind === 'relative' && verb !== null && verb.meaning !== 'die';

/** Whether a figure stands in what follows a document, and not in what the clause around the document tells: "After Horn's report that 300 fell, the king sent 900 men". */
function isClaimed(scene: Scene, { counted, place }: Figure, document: number): boolean {
  const own = scene.clauseAt(document);
  if (!isWithin(scene, place.clause, own, isOfSomebodyElse)) return false;
  let child: Clause | null = null;
  for (let at = place.clause; at !== own; at = scene.parentOf(at)!) child = at;
  const start = child?.from ?? counted.from;
  const { subject, verb } = own;
  const isBetween = (at: number): boolean => document < at && at <= start;
  if (subject && isBetween(subject.from)) return false;
  const isThat = child?.connective === 'that' && child.kind === 'subordinate';
  // "Horn's claim was that 300 fell", "the army's statement put the dead at 300"
  if (verb && isBetween(verb.from))
    return (verb.meaning === 'be' && isThat) || (child === null && verb.from === document + 1);
  return child === null || isThat || start <= document + 2 || (child.antecedent?.to ?? 0) > document;
}

/** So far before a figure is looked for the document that it is of. */
const FARTHEST = 14;

/** Whose a document of a figure is: "the MNLA's claim of", "an estimate by Askew of", "the British estimate of"; null where that is not told. */
function ownerOf(scene: Scene, document: number, figure: Figure): Range | null {
  const { sentence } = scene;
  const next = wordOf(sentence, document + 1);
  if (next === 'by') {
    const range = trimmed(sentence, phraseFrom(sentence, document + 2));
    return range.to < figure.counted.from && range.to > range.from ? range : null;
  }
  // "the Chinese claim to have lost", but not "a report to Rommel"
  if (next === 'to' && wordOf(sentence, document + 2) !== 'have') return null;
  // "the army's statement put the dead at 300"; "Livy's history" puts it itself
  const isGiven = STATEMENTS.test(wordOf(sentence, document)) && /^(?:puts?|gives?|gave)$/.test(next);
  if (!isGiven && !/^(?:of|that|to)$/.test(next)) return null;
  for (let owner = document - 1; owner >= Math.max(0, document - 4); owner--) {
    if (!isPossessive(sentence, owner)) continue;
    const range = { from: startOfOwner(sentence, owner), to: owner + 1 };
    return canSpeak(scene, range, 'they') ? range : null;
  }
  // "the opinion of Askew that 70,000 fell"
  if (next === 'of') {
    const range = phraseFrom(sentence, document + 2);
    if (wordOf(sentence, range.to) === 'that' && range.to < figure.counted.from)
      return trimmed(sentence, range);
  }
  // "an estimate of 70,000 men by Askew"
  const end = Math.max(endOf(figure.counted), figure.words.to);
  if (next === 'of' && wordOf(sentence, end) === 'by') {
    const range = trimmed(sentence, phraseFrom(sentence, end + 1));
    if (range.to > range.from) return range;
  }
  // "the figure of 70,000 men given by Askew"
  const given = sentence.tokens[end]?.kind === 'comma' ? end + 1 : end;
  if (next === 'of' && GIVEN.test(wordOf(sentence, given)) && wordOf(sentence, given + 1) === 'by') {
    const range = trimmed(sentence, phraseFrom(sentence, given + 2));
    if (range.to > range.from) return range;
  }
  let from = document;
  while (from > 0 && (sentence.classes[from - 1]! & (CAPITAL | DETERMINER | PREPOSITION)) === CAPITAL) from--;
  if (from === document) return null;
  // "the British estimate of about 225 aircraft"
  if (next === 'of') return figure.counted.from - document <= 4 ? { from, to: document + 1 } : null;
  // "The Chinese claim to have lost 300 men"
  const isNoun = ((sentence.classes[from - 1] ?? MARK) & DETERMINER) !== 0;
  return isNoun && /^(?:that|to)$/.test(next) ? { from, to: document } : null;
}

/** Where the name begins that ends with a possessive: "General Horn's", "the ministry's"; the first word of a sentence has a capital anyway. */
function startOfOwner({ classes }: Sentence, owner: number): number {
  const isName = (classes[owner]! & CAPITAL) !== 0;
  const isPart = (at: number): boolean =>
    ((classes[at]! ^ (isName ? CAPITAL : 0)) & (CAPITAL | NO_PART)) === 0 &&
    (at > 0 || (classes[at]! & VERB_FORM) === 0);
  let from = owner;
  while (from > 0 && owner - from < LONGEST_SPEAKER && isPart(from - 1)) from--;
  return isName || ((classes[from - 1] ?? MARK) & DETERMINER) !== 0 ? from : owner;
}
const NO_PART = DETERMINER | PREPOSITION | COORDINATOR | NUMBER | MARK | PRONOUN;

const GIVEN = /^(?:cited|claimed|given|made|offered|proposed|provided|quoted|reported|suggested)$/;

/** Whether a phrase that begins at a token, as "by Livy's count" does, is said of a figure. */
function reaches(scene: Scene, figure: Figure, at: number): boolean {
  const { sentence } = scene;
  const isOwn = scene.clauseAt(at) === figure.place.clause;
  // "lost several ships and, by Livy's count, 300 men"
  const joint = sentence.tokens[at - 1]?.kind === 'comma' ? at - 2 : at - 1;
  if (at >= endOf(figure.counted))
    return (
      isOwn &&
      ((sentence.classes[joint] ?? 0) & COORDINATOR) === 0 &&
      !scene.figures.some(({ counted }) => counted.from > figure.counted.from && counted.from < at)
    );
  // "attacked and by his own account took 300 prisoners"
  const isAside = (sentence.tokens[at - 1]?.kind === 'comma' || wordOf(sentence, at - 1) === 'and') && isOwn;
  return isAside || isOpening(sentence, at) || isSourceOfSaying(scene, figure, at);
}

/** "By one count 300 fell, by another 500": whether another document, which no noun names, is told between two indices. */
const isByOthers = (sentence: Sentence, from: number, to: number): boolean => {
  for (let at = from; at < to - 1; at++)
    if (/^(?:by|in|to)$/.test(wordOf(sentence, at)) && /^(?:another|others)$/.test(wordOf(sentence, at + 1)))
      return true;
  return false;
};

/** "had 3,000 men on the field (Livy)": where brackets open after a phrase of a thing's own; not "at Lund (Skåne)", which they gloss. */
function afterPhrase({ classes, tokens }: Sentence, from: number): number {
  if (((classes[from] ?? MARK) & PREPOSITION) === 0) return from;
  let at = from + 1;
  while (
    at < from + LONGEST_PHRASE &&
    tokens[at]?.kind === 'word' &&
    (classes[at]! & (COORDINATOR | NUMBER)) === 0
  )
    at++;
  return tokens[at]?.kind === 'open' && (classes[at - 1]! & CAPITAL) === 0 ? at : from;
}
const LONGEST_PHRASE = 6;

/** "By Danish accounts 300 fell; Smith concedes 500": whether another than the phrase at a token speaks in what is set against its clause. */
const isSetAgainst = (scene: Scene, { place }: Figure, at: number): boolean =>
  isWithin(scene, place.clause, scene.clauseAt(at), () => false) &&
  !isWithin(
    scene,
    place.clause,
    scene.clauseAt(at),
    ({ kind, subject, verb }) => kind === 'contrast' && subject !== null && verb?.meaning === 'say',
  );

/** "were said (in Livy's account) to number 400": whether brackets open at a token that tell who says what a figure is part of. */
function isSourceOfSaying(scene: Scene, figure: Figure, at: number): boolean {
  if (scene.sentence.tokens[at - 1]?.kind !== 'open') return false;
  const says = scene.parentOf(scene.clauseAt(at));
  return (
    says?.verb?.meaning === 'say' &&
    says.verb.passive &&
    says.verb.to === at - 1 &&
    isWithin(scene, figure.place.clause, says, () => false)
  );
}

/** Documents of which "by" tells the kind, or the owner's people: "by some estimates", "by Turkish accounts". */
const COUNTS =
  /^(?:accounts?|calculations?|counts?|estimates?|figures?|reckonings?|reports?|sources?|tall(?:y|ies))$/;

/**
 * Where a document ends that someone owns, and that a comma or a new phrase follows: "Livy's count", "his own account"; 0
 * where none stands. One of which only the kind is told, "some estimates", is none unless `byKind`,
 * or a people's ("Danish reports").
 */
function documentAfter(sentence: Sentence, from: number, byKind: boolean): number {
  let isOwned = false;
  const isHis = POSSESSIVES.has(wordOf(sentence, from));
  for (let at = from; at < from + LONGEST_SPEAKER && sentence.word(at) !== null; at++) {
    const word = wordOf(sentence, at);
    const isKind =
      (byKind || peopleCalled(sentence.written(at - 1)).length > 0) &&
      at > from &&
      COUNTS.test(word) &&
      !/^(?:all|an?|that|the|this)$/.test(wordOf(sentence, at - 1));
    if (DOCUMENTS.has(word) && (isOwned || isKind || (isHis && !isAlsoElse(word)))) {
      const next = sentence.classes[at + 1] ?? MARK;
      const isEnd =
        /^(?:comma|close|stop)$/.test(sentence.tokens[at + 1]?.kind ?? 'stop') ||
        (next & (DETERMINER | CAPITAL | NUMBER | PRONOUN)) !== 0;
      return isEnd ? at + 1 : 0;
    }
    // "by the figures of Livy, 300 men"
    if (byKind && COUNTS.test(word) && wordOf(sentence, at + 1) === 'of') {
      const { to } = phraseFrom(sentence, at + 2);
      return /^(?:comma|close|stop)$/.test(sentence.tokens[to]?.kind ?? 'stop') ? to : 0;
    }
    if (isPossessive(sentence, at)) isOwned = true;
    if (at > from && (sentence.classes[at]! & PREPOSITION) !== 0) return 0;
  }
  return 0;
}

/** "300 men according to Livy and 400, or 500, according to Appian": the next of them is that of a figure, up to an "or". */
function isOfOther(
  { sentence, figures }: Scene,
  { counted }: Figure,
  at: number,
  openers: readonly Opener[],
): boolean {
  const end = endOf(counted);
  if (at < end) return openers.some((other) => other.at >= end);
  // "lost 300 men (according to Livy, 500)", "lost 300 men, 500 according to Livy"
  const bracket = sentence.bracket[at]!;
  const isOfNext =
    (bracket >= 0 || (sentence.classes[at - 1]! & NUMBER) !== 0) &&
    figures.some(
      (other) =>
        other.counted.from >= end &&
        ((bracket >= 0 && bracket === sentence.bracket[other.counted.from]) ||
          (other.shares?.counted === counted && endOf(other.counted) === at)),
    );
  if (isOfNext) return true;
  // "300, or according to Livy 500", "300 and not 500 as noted by Livy"
  const before = at - 1 - (sentence.tokens[at - 1]?.kind === 'comma' ? 1 : 0);
  // "1,700 knights and, according to Livy, 30,000 footmen"
  if (/^(?:and|but|or)$/.test(wordOf(sentence, before))) return true;
  for (let between = end; between < at; between++)
    if ((sentence.classes[between]! & NEGATION) !== 0 && isNumberSoon(sentence, between + 1)) return true;
  if (openers.some((other) => other.at >= end && other.at < at)) return true;
  for (let between = end; between < at; between++)
    if (wordOf(sentence, between) === 'or' && isNumberSoon(sentence, between + 1)) return true;
  return false;
}

const hasDash = ({ tokens }: Sentence, from: number, to: number): boolean =>
  tokens.slice(from, to).some(({ kind, spaced }) => kind === 'dash' && spaced);

const isNumberSoon = ({ classes }: Sentence, at: number): boolean =>
  (((classes[at] ?? 0) | (classes[at + 1] ?? 0)) & NUMBER) !== 0;
