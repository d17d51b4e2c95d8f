import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { DETERMINERS, POSSESSIVES, WHOM_OF } from '../../language/lexicon/function-words.ts';
import type { Clause, Phrase, Range } from '../../language/sentence.ts';
import {
  ADVERB,
  AUXILIARY,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  ING,
  MARK,
  NUMBER,
  PREPOSITION,
  VERB_FORM,
} from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isOpponent, isPronoun } from './mentions-in-phrases.ts';
import { isJoined } from './side-rule.ts';
import { subjectRange } from './subjects.ts';
import { nameOthers } from './tells-of-others.ts';
import type { Whose } from './whose.ts';
import { perspective, pronoun, whosePhrase, whoseSubject } from './whose-words.ts';

/** The words of a counted thing and those that describe it, as far as nothing else begins. */
export function ownWords({ sentence }: Scene, figure: Figure): Range {
  const { counted } = figure;
  let to = Math.max(counted.nounTo, counted.numberTo);
  // "3,000 men Lannes had sent": whoever follows a noun is someone else
  const isWhole = counted.nounTo > counted.nounFrom && !sentence.tokens[to - 1]!.capital;
  const isCompound = sentence.word(counted.numberTo - 1)?.includes('-') === true;
  if (isWhole && !isCompound) return { from: counted.from, to };
  // "a 5,500 strong Danish force"
  if (sentence.word(to) === 'strong') to++;
  while (to < sentence.tokens.length) {
    const own = sentence.classes[to]!;
    const isName = (own & CAPITAL) !== 0 && (own & MARK) === 0;
    if (!isName) break;
    to++;
  }
  return { from: figure.counted.from, to };
}

/** Whose "his" and "their" are: of what is killed or taken, not those of the one who does it. */
export function ownedBy(scene: Scene, figure: Figure, at: number): Whose {
  const isOwn = scene.sentence.word(at + 1) === 'own';
  if (!isOwn && figure.outcome !== null && figure.bearer === 'agent') {
    const doer = whoseSubject(scene, figure.governing);
    if (typeof doer === 'number') return scene.other(doer);
  }
  return pronoun(scene, at);
}

/** "Miloradovich's 17,000 troops", "Ozharovsky's 3,500-strong force": a possessive right before, be it with an adjective between. */
export function possessorBefore(scene: Scene, figure: Figure): Whose {
  const { sentence } = scene;
  const at = figure.counted.from;
  // "lost their lives and two others were wounded"
  const { clause } = figure.place;
  const first = Math.max(clause.from < at ? clause.from : 0, at - 4);
  for (let before = at - 1; before >= first; before--) {
    if (isPossessive(sentence, before) || sentence.word(before) === null) {
      const mention = scene.mentions.find(
        ({ to, possessive }) => possessive && (to === before + 1 || to === before),
      );
      if (mention) return mention.side;
      // "the enemy's 300 men"
      if (isOpponent(sentence, before))
        return scene.other(perspective(scene, { from: before, to: before + 1 }));
      if (isPossessive(sentence, before)) return null;
      if (!/^['’]$/.test(sentence.written(before))) return undefined;
      continue;
    }
    if (POSSESSIVES.has(sentence.word(before)!)) {
      // "Moore and his 3,000 men": his who stands before
      const isJoined =
        sentence.word(before - 1) === 'and' && ((sentence.classes[before - 2] ?? 0) & CAPITAL) !== 0;
      if (isJoined) return scene.mentions.find(({ to }) => to === before - 1)?.side ?? null;
      // "lost 300 men to their 40"
      const isOfOthers =
        figure.shares &&
        sentence.word(before - 1) === 'to' &&
        /^(?:lose|suffer)$/.test(figure.shares.governing.verb?.meaning ?? '');
      return isOfOthers ? scene.other(figure.shares!.side) : ownedBy(scene, figure, before);
    }
    // "300 for Horn's army and 500 for the Danes"
    const isJoint = ((sentence.classes[before] ?? 0) & COORDINATOR) !== 0;
    if (isJoint && figure.counted.nounFrom === figure.counted.nounTo) return undefined;
    // "40 dead on their side and 300 on that of the Danes"
    if (/^(?:part|side)$/.test(sentence.word(before) ?? '')) return undefined;
    // "Horn, whose 300 horsemen fled"
    if (sentence.word(before) === 'whose' && clause.antecedent)
      return whosePhrase(scene, clause.antecedent) ?? undefined;
    // "their opponents 2,800"
    if (isOpponent(sentence, before)) return undefined;
    const own = sentence.classes[before]!;
    if (
      (own & (PREPOSITION | VERB_FORM | AUXILIARY)) !== 0 &&
      !/^(?:remaining|about|around|over|under|some)$/.test(sentence.word(before)!)
    )
      return undefined;
  }
  return undefined;
}

/** "led by Horn", "serving in the Danish fleet", "loyal to Horn" */
const LEADS_ON =
  /^(?:allotted|assigned|attached|available|belonging|commanded|faithful|fighting|headed|led|loyal|serving)$/;

/** The phrases that follow right after a thing, each after its preposition: "of the garrison under Zrinski". */
export function* phrasesAfter(scene: Scene, figure: Figure): Generator<Phrase> {
  const { sentence } = scene;
  let at = endOf(figure.counted);
  if (figure.words.from >= at && figure.words.from <= at + 2 && figure.words.to > at) at = figure.words.to;
  // "12 of the 40 Danish ships"
  if (sentence.word(at - 1) === 'the' && sentence.word(at - 2) === 'of') at -= 2;
  // "4,000 under Horn"
  if (at === figure.words.to && sentence.word(at - 1) === 'under') at--;
  // "550 Walloons and Germans commanded by Horn"
  const isPair = sentence.word(at) === 'and' && sentence.tokens[at + 1]?.capital === true;
  if (isPair && /^(?:commanded|headed|led|under)$/.test(sentence.word(at + 2) ?? '')) at += 2;
  for (let count = 0; count < 3; count++) {
    while ((sentence.classes[at]! & ADVERB) !== 0) at++;
    let open = at;
    // "led by", "commanded by", "under the command of"
    if (LEADS_ON.test(sentence.word(open) ?? '')) {
      open++;
      while ((sentence.classes[open]! & ADVERB) !== 0) open++;
    }
    const preposition = sentence.word(open);
    if (preposition === null || (sentence.classes[open]! & PREPOSITION) === 0) return;
    // "three out of five Venetian galleys"
    const isOutOf = preposition === 'out' && sentence.word(open + 1) === 'of';
    // "300 on that of the Danes", after "on the Swedish side"
    const isThat = sentence.word(open + 1) === 'that' && sentence.word(open + 2) === 'of';
    let from = isThat ? open + 3 : isOutOf ? open + 2 : open + 1;
    while (DETERMINERS.has(sentence.word(from) ?? '') && !POSSESSIVES.has(sentence.word(from)!)) from++;
    if (
      /^(?:command|leadership|banner|orders)$/.test(sentence.word(from) ?? '') &&
      sentence.word(from + 1) === 'of'
    )
      from += 2;
    let to = from;
    while (to < from + 10 && to < sentence.tokens.length) {
      const own = sentence.classes[to]!;
      if (own === MARK || (own & PREPOSITION) !== 0) break;
      if ((own & VERB_FORM) !== 0 && (own & CAPITAL) === 0 && to > from) break;
      if (/^(?:and|or|but|who|which|that|were|was|had|while)$/.test(sentence.word(to) ?? '')) break;
      to++;
    }
    // "lost 300 men in killing 40 Danes": what he did
    const isDeed =
      (sentence.classes[from]! & ING) !== 0 &&
      ((sentence.classes[from + 1] ?? MARK) & (NUMBER | DETERMINER | CAPITAL)) !== 0;
    if (to === from || isDeed) return;
    yield {
      preposition:
        isOutOf || isThat || (open > at && preposition === 'to')
          ? 'of'
          : open > at && preposition === 'by'
            ? 'led by'
            : preposition,
      at: open,
      from,
      to,
    };
    at = to;
  }
}

/** Phrases of which what they govern owns what stands before them. */
export const OWNING = /^(?:of|under|from|in|among|amongst|for|on|within|led by|with|to|aboard|belonging|by)$/;

/** Verbs whose subject has what their object is. */
export const HAS = /^(?:count|have|hold|bring|lead|command)$/;

/** Verbs by which one takes service with those who are named after "for". */
export const FOR_SOMEBODY = /^(?:arrive|fight|fought|serve)/;

/** What one does with men of one's own. */
const GATHERS = /^(?:assembl|collect|gather|hir|levi|muster|rais|recruit)/;

/** Whose those are of whom a relative clause tells who gathered them, or for whom they fought. */
export function whoHadThem(scene: Scene, figure: Figure): Whose {
  const end = endOf(figure.counted);
  const had = scene.tree.clauses.find(
    ({ kind, antecedent, verb }) =>
      kind === 'relative' && antecedent?.to === end && verb !== null && !verb.passive,
  );
  if (!had) return undefined;
  if (had.subject === null) return whoseService(scene, had);
  const { meaning, lemma } = had.verb!;
  if (figure.outcome !== null || !(HAS.test(meaning ?? '') || GATHERS.test(lemma))) return undefined;
  const whose = whosePhrase(scene, had.subject);
  return typeof whose === 'number' ? whose : undefined;
}

/** "men who served in the Danish fleet", "who fought for Horn": whose those are of whom a clause tells where they served. */
function whoseService(scene: Scene, { verb, phrases }: Clause): Whose {
  if (!verb || verb.negated || !FOR_SOMEBODY.test(verb.lemma)) return undefined;
  const under = phrases.find(
    (phrase) =>
      /^(?:aboard|for|under)$/.test(phrase.preposition) ||
      (phrase.preposition === 'in' && FORCE_NOUNS.has(headOf(scene.sentence, phrase))),
  );
  return under ? (whosePhrase(scene, under) ?? undefined) : undefined;
}

/** Whose a figure is of several that are told of several subjects in turn. */
export function inTurn(scene: Scene, figure: Figure): Whose {
  const { sentence, figures } = scene;
  const { clause } = figure.place;
  let says = clause.from;
  while (says < clause.to + 2 && sentence.word(says) !== 'respectively') says++;
  if (sentence.word(says) !== 'respectively') return undefined;
  const index = figures.indexOf(figure);
  let first = index;
  while (first > 0 && isJoined(scene, figures[first - 1]!, figures[first]!)) first--;
  let last = index;
  while (last + 1 < figures.length && isJoined(scene, figures[last]!, figures[last + 1]!)) last++;
  const subject = subjectRange(scene, figure.governing)?.range;
  if (last === first || !subject) return undefined;
  const namedIn = ({ from, to }: Range) =>
    scene.mentions.filter((mention) => mention.from >= from && mention.to <= to);
  // "losses were 300 and 200 for the Danes and the Norwegians respectively"
  const whom = clause.phrases.find(({ preposition, from }) => preposition === 'for' && from < says);
  const own = namedIn(subject);
  const named = own.length > 0 || !whom ? own : namedIn(whom);
  // "the Danes and the Norwegians lost 300 and 200 men respectively": be it whom, one side's
  if (new Set(named.map(({ side }) => side)).size === 1) return named[0]!.side;
  if (named.length === 0) return undefined;
  return named.length === last - first + 1 ? named[index - first]!.side : null;
}

/** So many words lie at most between a people and the side that is named in full after it: "and 800 men on the Roman side". */
const LONGEST_ELLIPSIS = 8;

/** "15,000 on the Carthaginian side and 800 on the Roman", "15,000 on the Carthaginian and 800 on the Roman side": a people alone, where a side is named in full. */
export function isSideElided({ sentence, mentions }: Scene, { from, to, at }: Phrase): boolean {
  if (!mentions.some((mention) => mention.is === 'people' && mention.from >= from && mention.to === to))
    return false;
  for (let before = at - 1; before >= 0; before--)
    if (/^sides?$/.test(sentence.word(before) ?? '')) return true;
  if (sentence.word(to) === 'and')
    for (let after = to + 1; after <= to + LONGEST_ELLIPSIS; after++)
      if (sentence.word(after) === 'side') return true;
  return false;
}

/** Who are called after those who hold them, and are of the others: "Horn's prisoners". */
export const HELD = /^(?:captives?|hostages?|prisoners?)$/;

/** Whether those at a token are held by somebody named right before, be it with their number: "Horn's 300 prisoners", "his captives". */
export function areHeld({ sentence, mentions }: Scene, at: number): boolean {
  if (!HELD.test(sentence.word(at) ?? '')) return false;
  let before = at;
  while ((sentence.classes[before - 1]! & NUMBER) !== 0) before--;
  return (
    POSSESSIVES.has(sentence.word(before - 1) ?? '') ||
    mentions.some(({ to, possessive }) => possessive && (to === before || to === before - 1))
  );
}

/** Nouns of what one side does to the other. */
export const TAKINGS =
  /^(?:capture|destruction|execution|killing|massacre|murder|seizure|sinking|slaughter|wounding)$/;

/** "the French capture of 70 men": the index of a noun for what the other side does; -1 where there is none. */
export function takingIn({ sentence }: Scene, { from, to }: Range): number {
  for (let at = from; at < to; at++)
    if (TAKINGS.test(sentence.word(at) ?? '') && sentence.word(at + 1) === 'of') return at;
  return -1;
}

/** "their own guns" */
export function isOwn({ sentence }: Scene, { from, to }: Range): boolean {
  // "own" is a verb as well, and may end a phrase
  for (let at = from; at <= to; at++) if (sentence.word(at) === 'own') return true;
  return false;
}

/** Whether no figure and one side alone is told before a figure, in its sentence or in the one before: "600 of them". */
export function isOfOneSide(scene: Scene, figure: Figure): boolean {
  const { figures, mentions, before } = scene;
  if (figures[0] !== figure || (before !== null && before.figures.length > 0)) return false;
  const own = mentions.filter(({ to }) => to <= figure.counted.from);
  const around = own.length > 0 ? scene : before;
  if (
    around &&
    nameOthers(
      around,
      around.tree.clauses.filter((clause) => clause !== figure.place.clause),
    )
  )
    return false;
  const told = own.length > 0 ? own : (before?.mentions ?? []);
  return new Set(told.map(({ side }) => side)).size === 1;
}

/** "including 500 horse", "these included 500 horse": whether a figure is a part of what was counted before; "Brahe's army included 500" is of Brahe's. */
export function isIncluded(scene: Scene, { counted, place: { clause } }: Figure): boolean {
  const before = scene.sentence.word(counted.left - 1) ?? '';
  if (!/^(?:among|include|included|including)$/.test(before)) return false;
  const { verb, subject } = clause;
  const isOfSubject = verb !== null && subject !== null && verb.head === counted.left - 1;
  return !isOfSubject || isPronoun(scene, subject) || WHOM_OF.has(scene.sentence.word(subject.from) ?? '');
}

/** The side of the figure before, be it in the sentence before. */
export function lastFigure(scene: Scene, figure: Figure): number | null {
  const index = scene.figures.indexOf(figure);
  const own = index > 0 ? scene.figures[index - 1] : undefined;
  if (own) return own.side;
  return scene.before?.figures.at(-1)?.side ?? null;
}

/** The figure of the sentence, or of the one before, that counts the same with "the": "20,000 Greeks … The 20,000 Greeks". */
export function lastOfSame(scene: Scene, figure: Figure): Figure | undefined {
  const { sentence, figures, before } = scene;
  const { counted } = figure;
  if (sentence.word(counted.left) !== 'the' && sentence.word(counted.left - 1) !== 'the') return undefined;
  const told = [...(before?.figures ?? []), ...figures.slice(0, figures.indexOf(figure))];
  return told.findLast(
    ({ counted: { low, high }, outcome }) => outcome === null && low === counted.low && high === counted.high,
  );
}

/** The side that stands before the colon after which a thing is listed; undefined where none does. */
export function labelBefore({ sentence, mentions }: Scene, { counted }: Figure): number | undefined {
  for (let at = counted.left - 1; at > 0; at--) {
    const { kind } = sentence.tokens[at]!;
    if (kind === 'semicolon' || kind === 'stop') return undefined;
    if (kind !== 'colon') continue;
    // "Danish forces: 1st Company – 300 men"
    const isForce = FORCE_NOUNS.has(sentence.word(at - 1) ?? '');
    return mentions.find(({ to }) => to === at || (isForce && to === at - 1))?.side;
  }
  return undefined;
}

/** "300 (Danish)": the side that alone stands in brackets after a figure. */
export function labelAfter({ sentence, mentions }: Scene, { counted }: Figure): number | undefined {
  const end = endOf(counted);
  if (sentence.tokens[end]?.kind !== 'open') return undefined;
  return mentions.find(({ from, to }) => from === end + 1 && sentence.tokens[to]?.kind === 'close')?.side;
}

/** "A Danish army of 300 foot, 40 horse": the one side that the words before a force of so many name. */
export function forceBefore(
  { sentence, mentions }: Scene,
  { counted: { left } }: Figure,
): number | undefined {
  if (sentence.word(left - 1) !== 'of' || !FORCE_NOUNS.has(sentence.word(left - 2) ?? '')) return undefined;
  return mentions.find(({ is, to }) => is === 'people' && to === left - 2)?.side;
}

/** "Lund and its garrison of 300 men", "killed its garrison of 300 men": whether those are counted who hold what is named before them. */
export function areOfPlace(
  { sentence: { word } }: Scene,
  { place: { phrase }, counted, bearer }: Figure,
): boolean {
  for (let at = phrase.from; at < counted.from; at++)
    if (
      /^(?:crew|crews|garrison|garrisons)$/.test(word(at) ?? '') &&
      /^(?:its|their)$/.test(word(at - 1) ?? '')
    )
      return /^(?:and|including|with)$/.test(word(at - 2) ?? '') || bearer === 'agent';
  return false;
}
