import type { ActionType } from '@openbattles/schema';
import { ACTION_NOUNS, DIRECTIONS, GUNS, SIEGES, TERMS } from '../../language/lexicon/action-words.ts';
import { POSSESSIVES } from '../../language/lexicon/function-words.ts';
import { kindOfForce, singular } from '../../language/nouns.ts';
import type { Range } from '../../language/sentence.ts';
import { CAPITAL, DETERMINER, NUMBER } from '../../language/word-classes.ts';
import { agentOf, type Deed, doerOf, isPassive, phraseWith, verbOf, wordAfter } from './deed.ts';
import { clausesWithHidden, parentIn } from './hidden-verbs.ts';
import { anyWord, headAt, headNoun, holdsPhrase, isCivilian, isForce, isPlace } from './phrases.ts';

export const ofForce = ({ scene, clause, doer, object, passive }: Deed): boolean => {
  // "the orders were to proceed"
  if (!passive && doer === null && clause.verb!.form === 'infinitive') return true;
  const whose = passive ? object : doer;
  return isForce(scene, whose) && !isCivilian(scene, whose);
};
export const onPlace = ({ scene, object }: Deed): boolean => isPlace(scene, object);
export const onForce = ({ scene, object }: Deed): boolean => isForce(scene, object);
export const onTarget = (deed: Deed): boolean => onPlace(deed) || onForce(deed);
/** Whether those who fire have guns: artillery or a ship. */
export const hasGuns = (deed: Deed): boolean => {
  // "opened fire with their guns"
  const held = phraseWith(deed, /^with$/);
  return (
    (deed.doer !== null && holdsGuns(deed.scene, deed.doer)) || (held !== null && holdsGuns(deed.scene, held))
  );
};
export const holdsGuns = (scene: Deed['scene'], range: Range): boolean =>
  anyWord(
    scene,
    range,
    (word) => /^(?:artillery|ship)$/.test(kindOfForce(word) ?? '') || GUNS.has(singular(word)),
  );
/** What is announced once it is done: "announced the capture of Lund", but "announced an offensive". */
export const ONLY_DONE = /^(?:capture|conquest|fall|liberation|surrender)$/;
/** Who is held. */
export const CAPTIVE = /^(?:captives?|detainee|hostage|inmate|internee|pow|prisoner|slave)$/;
export const holds = (deed: Deed, is: (word: string) => boolean): boolean =>
  deed.object !== null && anyWord(deed.scene, deed.object, (word) => is(singular(word)));
export const onSiege = (deed: Deed): boolean =>
  deed.object !== null && SIEGES.has(headNoun(deed.scene, deed.object));
export const isDeed = ({ scene, object }: Deed): boolean =>
  object !== null && ACTION_NOUNS.has(headNoun(scene, object));
export const goesSomewhere = (deed: Deed): boolean => {
  const { dated } = deed.scene.sentence;
  return (
    // "retired in 1850"
    (DIRECTIONS.has(wordAfter(deed)) && !dated[deed.words.to + 1]) ||
    // "penetrated as far as the river"
    (wordAfter(deed) === 'as' && deed.scene.sentence.word(deed.words.to + 1) === 'far') ||
    deed.clause.phrases.some(
      ({ preposition, at, from }) =>
        at >= deed.clause.verb!.to && DIRECTIONS.has(preposition) && !dated[from],
    ) ||
    (deed.object !== null &&
      (isPlace(deed.scene, deed.object) || DIRECTIONS.has(headNoun(deed.scene, deed.object))))
  );
};

/** "fell upon the rear", not "turned on his own initiative": after the preposition of a verb's phrase stands whom it is aimed at. */
export function isAtTarget({ scene, clause, words, passive }: Deed): boolean {
  // "striking at least two"
  if (scene.sentence.word(words.to) === 'least') return false;
  if (
    passive ||
    !/^(?:on|upon)$/.test(scene.sentence.word(words.to - 1) ?? '') ||
    words.to === clause.verb!.to
  )
    return true;
  // "fell on 25 April"
  if (scene.sentence.dated[words.to]) return false;
  const target = [...clause.phrases, ...clause.objects].find(({ from }) => from === words.to) ?? null;
  return isForce(scene, target) || isPlace(scene, target);
}

/** "fought in the war", "fought in the American army": that somebody served. */
export const isService = ({ scene, clause }: Deed): boolean =>
  clause.phrases.some(
    (phrase) =>
      // "fought as infantry"
      (phrase.preposition === 'as' && phrase.at === clause.verb!.to) ||
      (phrase.preposition === 'in' &&
        /^(?:war|army|navy|service|campaign|militia|fashion|manner|style|way)$/.test(
          headNoun(scene, phrase),
        )),
  );

export const holdsTerms = (scene: Deed['scene'], range: Parameters<typeof headAt>[1]): boolean =>
  holdsPhrase(scene, { from: headAt(scene, range), to: headAt(scene, range) + 1 }, TERMS);

/** Whether an attack is told before, in the sentence or in the one before it. */
export function followsAttack({ scene, words, doer, passive, clause }: Deed): boolean {
  // "The Danes attacked and drove them back": who attacked has repulsed nobody
  if (!passive && doer !== null)
    for (const other of clausesWithHidden(scene)) {
      if (other === clause || other.verb === null || other.verb.from > words.from) continue;
      if (!isAttackWord(scene.sentence.word(other.verb.head) ?? '')) continue;
      // "was attacked by Moore's brigade, which pushed it back", but "attacked Moore's brigade, which pushed it back"
      const related = clause.kind === 'coordinate' ? parentIn(scene, clause) : clause;
      if (related?.kind === 'relative' && parentIn(scene, related) === other) {
        if (other.objects.some(({ to }) => to === related.antecedent?.to)) continue;
        return false;
      }
      const who = isPassive(scene, other) ? agentOf(scene, other) : doerOf(scene, other);
      if (who !== null && who.from <= doer.from && doer.from < who.to) return false;
    }
  for (let at = words.from - 1; at >= 0; at--) if (isAttackWord(scene.sentence.word(at) ?? '')) return true;
  if (passive && wentForward(scene, clause)) return true;
  const { before } = scene;
  return before?.sentence.tokens.some((_, at) => isAttackWord(before.sentence.word(at) ?? '')) ?? false;
}
const isAttackWord = (word: string): boolean =>
  /^(?:attack|assault|charg|storm|offensive|sorti|sall|enter|broke|breach)/.test(word);

/** "Horn attacked Brahe, but he repulsed him": whether one who is only called "he" or "they" may be the one who was attacked. */
export function isReply(type: ActionType, { scene, clause, doer, passive }: Deed): boolean {
  if (!/^(?:repulse|surrender|withdrawal)$/.test(type) || passive || doer === null) return false;
  if (doer.to > doer.from + 1 || !/^(?:he|it|she|they)$/.test(scene.sentence.word(doer.from) ?? ''))
    return false;
  return scene.tree.clauses.some(
    (other) =>
      other !== clause &&
      other.verb !== null &&
      other.verb.to <= doer.from &&
      !isPassive(scene, other) &&
      isAttackWord(scene.sentence.word(other.verb.head) ?? '') &&
      other.objects.some((object) => object.from >= other.verb!.to && isForce(scene, object)),
  );
}

/** "They advanced, but were driven back", "Horn advanced. He was pushed back": whether those who are driven back came on before. */
function wentForward(scene: Deed['scene'], clause: Deed['clause']): boolean {
  const isOn = ({ sentence }: Deed['scene'], { verb }: Deed['clause']) =>
    verb !== null && !verb.passive && GOES_ON.test(sentence.word(verb.head) ?? '');
  const up = clause.kind === 'participle' ? null : parentIn(scene, clause);
  if (clause.subject === null) return up !== null && isOn(scene, up);
  const { before } = scene;
  return (
    before !== null &&
    /^(?:he|it|they)$/.test(scene.sentence.word(clause.subject.from) ?? '') &&
    before.tree.clauses.some((one) => one.kind === 'main' && isOn(before, one))
  );
}
const GOES_ON = /^(?:advanced|flung|hurled|pressed|pushed|threw)$/;

/** "overran the centre": those who stood there, and no place */
export const overrunsLine = (deed: Deed): boolean =>
  /^overr[au]n/.test(verbOf(deed)) &&
  /^(?:cent(?:er|re)|flank|left|rear|right|wing)$/.test(headNoun(deed.scene, deed.object));

/** "halted their attacks", "decided to stop attacks": who ends his own has repulsed nobody. */
export const endsOwn = ({ sentence }: Deed['scene'], verb: number, { from }: Range): boolean =>
  /^(?:halt|stop)/.test(sentence.word(verb) ?? '') &&
  (POSSESSIVES.has(sentence.word(from) ?? '') ||
    (sentence.classes[from]! & (CAPITAL | DETERMINER | NUMBER)) === 0);

/** "regained control of the battle" */
const NO_GROUND =
  /^(?:army|battle|brigade|command|company|division|economy|fleet|force|forces|government|horse|men|military|navy|party|politics|regiment|situation|troops|war)$/;

/** Whether what a phrase names can be taken: a place, "control" or "possession" of one. */
export const ofControl = (deed: Deed): boolean =>
  holds(deed, (word) => word === 'control' || word === 'possession' || word === 'ownership') &&
  deed.scene.sentence.word(deed.object!.from - 1) !== 'under' &&
  !deed.clause.phrases.some(
    (phrase) =>
      phrase.preposition === 'of' &&
      phrase.at >= deed.object!.from &&
      NO_GROUND.test(headNoun(deed.scene, phrase)),
  ) &&
  !NO_GROUND.test(deed.scene.sentence.word(deed.object!.to - 1) ?? '');

/** "led them" */
export const isLeading = ({ scene, clause }: Deed): boolean =>
  /^le/.test(scene.sentence.word(clause.verb!.head) ?? '');
