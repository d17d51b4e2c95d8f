import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { PRONOUN } from '../../language/word-classes.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf, headOf, isElided } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { headOf as headOfPhrase } from '../speaker-phrases.ts';
import { isAgainst } from '../verbs-of-war.ts';
import { isPronoun, isUnknownPerson } from './mentions-in-phrases.ts';
import { isLoss, type SideRule } from './side-rule.ts';
import { whosePhrase, whoseSubject } from './whose-words.ts';

const LOSSES = /^(?:casualties|dead|death|deaths|loss|losses|toll)$/;
const MAIN = /^(?:main|coordinate|contrast)$/;

/** The figures of the last sentence that has some, at most two back, with no side named between. */
function figuresBefore(scene: Scene): readonly Figure[] {
  const { before } = scene;
  if (before === null || before.figures.length > 0) return before?.figures ?? [];
  // "The Hussars fled", of whom nobody knows whose they are
  const isOfOthers = before.tree.clauses.some(({ subject }) => subject && isUnknownPerson(before, subject));
  return before.mentions.length === 0 && !isOfOthers ? (before.before?.figures ?? []) : [];
}

/** The one side of some figures; null where one of them has none, or they have several. */
function oneSide(figures: readonly Figure[]): number | null {
  const sides = new Set(figures.map(({ side }) => side));
  return sides.size === 1 ? [...sides][0]! : null;
}

/** Verbs of those who stand somewhere, before what they tell of: "In reserve stood three battalions". */
const STANDS = /^(?:be|lay|lie|remain|sit|sat|stand|stood|wait)$/;

/** Whether a figure is what its clause is about, be it that the verb comes first. */
function isWhoStands({ place: { clause, role }, counted }: Figure): boolean {
  if (role === 'subject') return true;
  const { verb, subject } = clause;
  if (role !== 'object' || verb === null || subject !== null || counted.from < verb.to) return false;
  return STANDS.test(verb.meaning ?? '') || STANDS.test(verb.lemma);
}

/** Whether another side is named between what was counted and a figure, or after it in what is no relative clause. */
const namesOthers = (scene: Scene, figure: Figure, from: number, side: number | null): boolean =>
  scene.mentions.some(
    (mention) =>
      mention.side !== side &&
      mention.from >= from &&
      (mention.from < endOf(figure.counted) || scene.clauseAt(mention.from).kind !== 'relative'),
  );

/** Where those are who stand on the other side. */
const OPPOSITE = /^(?:above|across|against|beyond|confronting|facing|opposed|opposing|opposite|over)$/;

/** Whether a clause about what is counted tells of others too whom it does something to, or against whom it stands: "against them", "facing the Danes". */
function standsAgainst(scene: Scene, { place: { clause }, counted }: Figure): boolean {
  const { word, classes } = scene.sentence;
  for (let at = clause.from; at < clause.to; at++) {
    if (OPPOSITE.test(word(at) ?? '')) return true;
    const isOf = word(at - 1) === 'of' || (at >= counted.from && at < endOf(counted));
    if ((classes[at]! & PRONOUN) !== 0 && /^(?:him|it|them|these)$/.test(word(at) ?? '') && !isOf)
      return true;
  }
  return isAgainst(clause) && !clause.verb!.passive;
}

/** What those do who are a part of a force, and neither those who come upon it nor those whom it comes upon. */
const OF_FORCE =
  /^(?:advanc|cross|deploy|embark|follow|form|land|march|mov|raid|reach|retreat|return|sail|serv|turn|withdr[ae]w)/;

/** Whose the force is that the sentence before is about, where that and this one name nobody else. */
function whoseForceBefore(scene: Scene): number | null {
  const { before, mentions } = scene;
  if (!before) return null;
  const sides = new Set([...before.mentions, ...mentions].map(({ side }) => side));
  if (sides.size !== 1 || before.figures.length > 0) return null;
  const { clauses } = before.tree;
  const subject = clauses.find(({ kind, subject }) => kind === 'main' && subject)?.subject;
  if (!subject || clauses.some(isAgainst) || !FORCE_NOUNS.has(headOfPhrase(before.sentence, subject)))
    return null;
  return whosePhrase(before, subject) ?? null;
}

/** What is done with a part of a force by its own. */
const POSTED =
  /^(?:array|deploy|detach|draw|drawn|form|hold|held|keep|kept|place|plac|position|post|set|station)/;

/** What one does who takes up a place, or whose parts are told. */
const TAKES_PLACE =
  /^(?:arrang|array|camp|consist|deploy|draw|drew|encamp|form|line|number|post|stand|stood|station)/;

/** Whose the force is of which a clause before tells how it stands, where nobody else is named: "Horn's line consisted of 16 ships; five frigates were drawn up". */
function whoseStands(scene: Scene, figure: Figure): number | null {
  const { before } = scene;
  const isFirst = figure.place.clause.kind === 'main';
  const told = isFirst ? before : scene;
  const sides = new Set(
    [...(isFirst ? (before?.mentions ?? []) : []), ...scene.mentions].map(({ side }) => side),
  );
  if (!told || sides.size !== 1) return null;
  const main = told.tree.clauses.find(({ kind, subject }) => kind === 'main' && subject);
  const { verb, objects } = main ?? {};
  const takesUp = objects?.some((object) => /^positions?$/.test(headOfPhrase(told.sentence, object)));
  if (!main || !verb || verb.passive || !(takesUp || TAKES_PLACE.test(verb.lemma))) return null;
  return whoseSubject(told, main) ?? null;
}

/** Whose the figures before it are, in the sentence or before that. */
export const FIGURES_BEFORE: readonly SideRule[] = [
  {
    name: 'more-of-the-same',
    example:
      'Some 171,000 sailors served in the Swedish fleet. Around 1,240 were killed; The Swedes had 11 brigades. Nine brigades were in reserve',
    goesOn: true,
    read(scene, figure) {
      const { counted, place } = figure;
      // "The Bavarian army of 800 men": an army of its own
      if (place.phrase.from < counted.left) return undefined;
      if (!isWhoStands(figure) || !MAIN.test(place.clause.kind)) return undefined;
      const own = scene.figures.slice(0, scene.figures.indexOf(figure));
      const told = own.length > 0 ? own : figuresBefore(scene);
      const side = oneSide(told);
      const last = own.at(-1);
      if (side === null || namesOthers(scene, figure, last ? endOf(last.counted) : 0, side)) return undefined;
      if (standsAgainst(scene, figure)) return undefined;
      const noun = headOf(scene.sentence, counted);
      // 5,000 are no part of 3,000; but 5,000 wounded may be told after 3,000 killed
      const whole = told.reduce((sum, { counted: { low, high } }) => sum + (high ?? low ?? 0), 0);
      const isPart = isElided(counted) || whole === 0 || (counted.low ?? 0) <= whole;
      if (!isPart && !(isLoss(figure) && told.some(isLoss))) return undefined;
      const isSame = told.some((each) => headOf(each.sentence, each.counted) === noun);
      // "200,000 fought in the war; 25,000 died"
      const isNext = own.length === 0 || isLoss(figure);
      if (isElided(counted)) return !isNext || told.some(isLoss) ? undefined : side;
      return isSame ? side : undefined;
    },
  },
  {
    name: 'part-of-force',
    example: 'The Swedish fleet was preparing for war. Twenty ships sailed to the islands',
    read(scene, figure) {
      const { place } = figure;
      if (isLoss(figure) || place.clause.kind !== 'main' || scene.figures[0] !== figure) return undefined;
      if (place.phrase.from < figure.counted.left || place.role !== 'subject') return undefined;
      const { verb } = place.clause;
      // "attacked" may be what others do to the fleet
      const isRaid = verb?.lemma.startsWith('raid') === true;
      // "five ships had radar"
      const isOfIt =
        verb !== null && (OF_FORCE.test(verb.lemma) || /^(?:carr|have$|lack|mount)/.test(verb.lemma));
      if (!isOfIt || (isAgainst(place.clause) && !isRaid)) return undefined;
      return whoseForceBefore(scene) ?? undefined;
    },
  },
  {
    name: 'part-that-is-posted',
    example: "Horn's line consisted of sixteen ships; five frigates were drawn up to leeward",
    read(scene, figure) {
      const { clause, role } = figure.place;
      const { verb, phrases } = clause;
      if (isLoss(figure) || role !== 'subject' || !/^(?:main|contrast)$/.test(clause.kind)) return undefined;
      if (!verb?.passive || verb.negated || !POSTED.test(verb.lemma)) return undefined;
      if (phrases.some(({ preposition }) => preposition === 'by')) return undefined;
      return whoseStands(scene, figure) ?? undefined;
    },
  },
  {
    name: 'on-board',
    example: 'The Danish fleet consisted of 20 ships. On board were 1,600 soldiers',
    read(scene, { place: { clause, role }, outcome }) {
      const { word } = scene.sentence;
      const isOpened = word(0) === 'aboard' || (word(0) === 'on' && word(1) === 'board');
      if (outcome !== null || !isOpened || role === 'phrase' || clause.kind !== 'main') return undefined;
      const ships = figuresBefore(scene).filter(({ category }) => category === 'ship');
      return ships.length > 0 && scene.mentions.length === 0 ? (oneSide(ships) ?? undefined) : undefined;
    },
  },
  {
    name: 'part-that-moves',
    example: 'The Swedes crossed the river, with 300 men landing further north',
    read(scene, { place: { clause, role }, outcome }) {
      const up = scene.parentOf(clause);
      if (
        outcome !== null ||
        role !== 'subject' ||
        clause.kind !== 'participle' ||
        clause.connective !== 'with'
      )
        return undefined;
      if (!clause.verb || !OF_FORCE.test(clause.verb.lemma) || !up?.verb || up.verb.passive) return undefined;
      // "fled, with 300 men moving against them"
      const isAtThem = [...clause.objects, ...clause.phrases].some(({ from, to }) =>
        isPronoun(scene, { from, to }),
      );
      return isAtThem ? undefined : (whoseSubject(scene, up) ?? undefined);
    },
  },
  {
    name: 'the-losses',
    example: 'The Swedes lost 300 men in the battle; in the retreat the losses rose to 900 killed',
    read(scene, figure) {
      const { subject } = figure.place.clause;
      if (!isLoss(figure) || subject === null || subject.to - subject.from !== 2) return undefined;
      const { word } = scene.sentence;
      if (word(subject.from) !== 'the' || !LOSSES.test(word(subject.from + 1) ?? '')) return undefined;
      const own = scene.figures.slice(0, scene.figures.indexOf(figure)).filter(isLoss);
      return oneSide(own.length > 0 ? own : figuresBefore(scene).filter(isLoss)) ?? undefined;
    },
  },
];

/** "counted 110 cohorts in the Danish army, although Livy counted 88 cohorts": whose those are that another counted; null where two sides are. */
export function countedBefore({ sentence, figures }: Scene, figure: Figure): number | null {
  const noun = sentence.word(figure.counted.nounTo - 1);
  const told = figures
    .slice(0, figures.indexOf(figure))
    .filter(({ counted, outcome }) => outcome === null && sentence.word(counted.nounTo - 1) === noun);
  const [first] = told;
  return first?.place.clause.verb?.lemma === 'count' && told.every(({ side }) => side === first.side)
    ? first.side
    : null;
}
