import { PLACES } from '../../language/lexicon/action-words.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import { peopleCalled } from '../../language/peoples.ts';
import { AUXILIARY, MARK, PREPOSITION, VERB_FORM } from '../../language/word-classes.ts';
import roleWords from '../../language/words/role-words.json' with { type: 'json' };
import type { Figure } from '../figures/figure.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { isOpponent } from './mentions-in-phrases.ts';
import { ownWords } from './words-around-figure.ts';

const ROLES = wordSet(roleWords);

/** Whether those who are counted are called after a people that is on no side: "23 Norwegian ships". */
export function areOfOthers(scene: Scene, figure: Figure): boolean {
  const { from, to } = ownWords(scene, figure);
  for (let at = from; at < to; at++)
    if (scene.sentence.tokens[at]!.capital && isNobodys(scene, at))
      if (peopleCalled(scene.sentence.word(at) ?? '').length > 0) return true;
  return false;
}

/** Whether they are called by what they do, and the article does not say for whom: "14 rebels". */
export function haveRoleOfTheirOwn(scene: Scene, figure: Figure): boolean {
  const last = figure.counted.nounTo - 1;
  return ROLES.has(scene.sentence.word(last) ?? '') && isNobodys(scene, last);
}

/** After them others stand than those of whom a figure is. */
const OF_OTHERS =
  /^(?:after|against|at|before|behind|by|from|into|near|on|over|to|toward|towards|upon|with)$/;

/** Where those are of whom nobody told before: "20 of those inside the town", "Within the fort, 20 men". */
const WITHIN = /^(?:inside|within)$/;

/**
 * Whether the words around a figure, as far as the next, tell of others than those who were counted before, be it that nobody
 * knows whose they are: "200 of the garrison", "20 for the defenders", "the other side 20", "compared with 20".
 */
export function areStrangers(scene: Scene, figure: Figure): boolean {
  if (areOfOthers(scene, figure) || haveRoleOfTheirOwn(scene, figure)) return true;
  const { sentence, figures } = scene;
  const { word, classes } = sentence;
  const index = figures.indexOf(figure);
  const { clause } = figure.place;
  const last = figures[index - 1];
  const from = last ? Math.max(clause.from, endOf(last.counted)) : clause.from;
  const to = Math.min(
    Math.max(clause.to, endOf(figure.counted)),
    figures[index + 1]?.counted.left ?? clause.to,
  );
  let link = '';
  for (let at = from; at < to; at++) {
    const own = classes[at]!;
    const text = word(at) ?? '';
    if ((own & PREPOSITION) !== 0) {
      const isPlace = PLACES.has(word(at + 2) ?? '') || PLACES.has(word(at + 1) ?? '');
      if (WITHIN.test(text) && (isPlace || word(at - 1) === 'those')) return true;
      if (/^(?:compared|opposed)$/.test(word(at - 1) ?? '') && at < figure.counted.from) return true;
      link = text;
    } else if (own === MARK || (own & (VERB_FORM | AUXILIARY)) !== 0) link = '';
    else if (!OF_OTHERS.test(link)) {
      if (text === 'other' && /^(?:party|side)$/.test(word(at + 1) ?? '')) return true;
      if ((ROLES.has(text) && isNobodys(scene, at)) || isOpponent(sentence, at)) return true;
    }
  }
  return false;
}

const SOLDIERS = /^(?:airm[ae]n|peacekeepers?|policem[ae]n|sailors?|servicem[ae]n|soldiers?|troops?)$/;

/** Whether soldiers are counted, be it told whose. */
export const isSoldiers = ({ sentence }: Scene, { counted }: Figure): boolean =>
  counted.nounTo > counted.nounFrom && SOLDIERS.test(sentence.word(counted.nounTo - 1) ?? '');

/** Whether soldiers are counted, and no word tells whose: "186 troops". */
export const isPlainSoldiers = ({ sentence }: Scene, { counted }: Figure): boolean =>
  counted.nounTo - counted.nounFrom === 1 && SOLDIERS.test(sentence.word(counted.nounFrom) ?? '');

/** "28 Danes and 12 soldiers": whether one of two figures counts a people or those of a role, and the other soldiers who are none of them. */
export function areSetBeside(scene: Scene, one: Figure, other: Figure): boolean {
  const isCalled = ({ counted: { nounTo } }: Figure): boolean =>
    scene.mentions.some(({ is, to }) => to === nounTo && (is === 'people' || is === 'role'));
  // "said that 20 Danish sailors fell and that 12 soldiers were wounded"
  const isToldAnew =
    one.place.clause !== other.place.clause && scene.sentence.word(other.counted.from - 1) === 'that';
  if (isToldAnew && isPlainSoldiers(scene, other)) return true;
  return (isCalled(one) && isPlainSoldiers(scene, other)) || (isCalled(other) && isPlainSoldiers(scene, one));
}

const isNobodys = ({ sentence, mentions, sides }: Scene, at: number): boolean =>
  !mentions.some(({ from, to }) => from <= at && at < to) && !sides.knows(sentence.word(at) ?? '');
