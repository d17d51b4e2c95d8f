import { wordSet } from '../../language/lexicon/word-list.ts';
import { peopleCalled } from '../../language/peoples.ts';
import roleWords from '../../language/words/role-words.json' with { type: 'json' };
import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
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
