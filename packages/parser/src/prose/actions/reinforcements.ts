import { ACTION_NOUNS, POWERS, REINFORCEMENTS } from '../../language/lexicon/action-words.ts';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { kindOfForce } from '../../language/nouns.ts';
import { peopleCalled } from '../../language/peoples.ts';
import type { Range } from '../../language/sentence.ts';
import { CAPITAL, DETERMINER, MILITARY, NUMBER, PRONOUN } from '../../language/word-classes.ts';
import { type Deed, phraseWith, verbOf } from './deed.ts';
import { parentIn } from './hidden-verbs.ts';
import { headAt, headNoun, holdsPhrase, isForce } from './phrases.ts';

/** "reinforced the wall", "strengthened a causeway": no troops were added, as they are to "the fighting line". */
export const isMadeStronger = ({ scene, object, clause, passive }: Deed): boolean => {
  const noun = headNoun(scene, object!);
  if (ACTION_NOUNS.has(noun)) return true;
  // "swelled to 300"
  if (/^swell/.test(scene.sentence.word(clause.verb!.head) ?? ''))
    return passive || scene.sentence.word(clause.verb!.to) === 'to';
  if (
    noun === 'line' &&
    /^(?:battle|fighting|firing|front)$/.test(scene.sentence.word(headAt(scene, object!) - 1) ?? '')
  )
    return false;
  if (/^(?:wall|fortification|defen[cs]e|defen[cs]es|position|point|line|bridge|perimeter)$/.test(noun))
    return true;
  return (
    /^(?:augment|bolster|strengthen)/.test(scene.sentence.word(clause.verb!.head) ?? '') &&
    !isForce(scene, object)
  );
};

/** "consisted of regulars, augmented by volunteers": what an army is made up of. */
export const isComposition = ({ scene, clause, passive }: Deed): boolean =>
  passive &&
  clause.kind === 'participle' &&
  /^(?:compris|consist|number)/.test(parentIn(scene, clause)?.verb?.lemma ?? '');

/** "reinforcements", "fresh troops", "two more regiments"; not "more men than others", "more ladders" */
export function areReinforcements(scene: Deed['scene'], range: Range | null): boolean {
  if (range === null || holdsPhrase(scene, range, REINFORCEMENTS)) return range !== null;
  const { word } = scene.sentence;
  const head = headAt(scene, range);
  const noun = word(head) ?? '';
  let isMore = false;
  for (let at = range.from; at < head; at++)
    isMore ||= /^(?:additional|extra|fresh|further|more)$/.test(word(at) ?? '');
  const isArmed = (scene.sentence.classes[head]! & MILITARY) !== 0 && kindOfForce(noun) !== 'other';
  if (!isMore || noun === 'security' || (!FORCE_NOUNS.has(noun) && !isArmed)) return false;
  for (let at = head - 6; at < head + 12; at++) if (word(at) === 'than') return false;
  return isForce(scene, range);
}

/** "received 2,000 Irish" */
export const receivesMen = (deed: Deed): boolean => {
  const { scene, object, passive } = deed;
  if (passive || object === null || !/^recei/.test(verbOf(deed)) || !isForce(scene, deed.doer)) return false;
  const { classes, dated } = scene.sentence;
  let counted = false;
  for (let at = object.from; at < object.to; at++) counted ||= (classes[at]! & NUMBER) !== 0 && !dated[at];
  const noun = scene.sentence.word(headAt(scene, object)) ?? '';
  return counted && (FORCE_NOUNS.has(noun) || peopleCalled(noun).length > 0);
};

/** "joined the military as volunteers": who enlists, and no force that comes. */
export const isEnlisting = (deed: Deed): boolean => {
  const as = phraseWith(deed, /^as$/);
  return (
    (as !== null && /^(?:recruit|soldier|volunteer)$/.test(headNoun(deed.scene, as))) ||
    (!deed.passive &&
      deed.object !== null &&
      /^(?:cause|crusade|marines|military|movement|navy|rank|resistance)$/.test(
        headNoun(deed.scene, deed.object),
      ))
  );
};

/** "a combined force entered the town" */
export const isCombined = ({ scene, clause, object }: Deed): boolean =>
  scene.sentence.word(clause.verb!.head) === 'combined' &&
  object !== null &&
  object.from === clause.verb!.to &&
  (scene.sentence.classes[object.from]! & (DETERMINER | PRONOUN | NUMBER | CAPITAL)) === 0;

/** "linked one column with the next": who does so is not who comes. */
export const joinsOthers = (deed: Deed): boolean =>
  /^(?:combin|link|merg|unit)/.test(deed.scene.sentence.word(deed.clause.verb!.head) ?? '') &&
  (phraseWith(deed, /^(?:to|with)$/) !== null ||
    // "who linked the left wing, behind the village, with the right"
    /^(?:link|merg)/.test(deed.scene.sentence.word(deed.clause.verb!.head) ?? ''));

/** "joined with their troops", but not "linked with the lines" */
export function joinsForce(deed: Deed): boolean {
  const other = phraseWith(deed, /^with$/);
  return other !== null && isForce(deed.scene, other) && headNoun(deed.scene, other) !== 'line';
}

/** "The two armies united" */
export const bothJoin = ({ scene, clause, doer, passive }: Deed): boolean =>
  !passive &&
  doer !== null &&
  /^(?:finite|perfect)$/.test(clause.verb!.form) &&
  /^(?:armies|columns|corps|detachments|fleets|forces|squadrons)$/.test(
    scene.sentence.word(headAt(scene, doer)) ?? '',
  );

/** "joined the alliance": no force was joined */
export const ofPower = ({ scene, object }: Deed): boolean =>
  object !== null && POWERS.has(headNoun(scene, object));
