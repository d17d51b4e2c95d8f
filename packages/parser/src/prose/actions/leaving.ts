import { STATES } from '../../language/lexicon/action-words.ts';
import type { Range } from '../../language/sentence.ts';
import { MILITARY } from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import type { Scene } from '../scene.ts';
import { type Deed, wordAfter } from './deed.ts';
import { headNoun, isPlace } from './phrases.ts';

/** "left the town", "left for the coast", "burned it and left". */
export function leaves(deed: Deed): boolean {
  const { scene, clause, object } = deed;
  if (leavesBehind(deed) || isLeftHand(deed)) return false;
  if (object !== null) return isPlace(scene, object);
  return /^(?:for|)$/.test(wordAfter(deed)) && /^(?:finite|perfect)$/.test(clause.verb!.form);
}

/** "left his right wing in reserve", "left the town in Danish hands": what stays, and not he. */
function leavesBehind({ scene, object, clause }: Deed): boolean {
  if (object === null) return false;
  const { word } = scene.sentence;
  if (headNoun(scene, object) === 'garrison') return true;
  // "fled, leaving infantry and camp", "leaving the left flank of the army"
  if (clause.verb!.form === 'ing' && clause.from > 0 && holdsForce(scene, object)) return true;
  // "retreated, leaving Moore with a victory"
  if (clause.verb!.form === 'ing' && word(object.to) === 'with') return true;
  // "leaving the left wing exposed"
  const next = /ly$/.test(word(object.to) ?? '') ? object.to + 1 : object.to;
  if (LEFT_SO.test(word(object.to - 1) ?? '') || LEFT_SO.test(word(next) ?? '')) return true;
  if (!/^(?:as|in|to|under|with)$/.test(word(object.to) ?? '')) return false;
  if (/^(?:his|her|its|their|a|an|some)$/.test(word(object.from) ?? '')) return true;
  return clause.phrases.some((phrase) => phrase.at === object.to && STATES.has(headNoun(scene, phrase)));
}

/** Whether a phrase names men, or where they stand in the line. */
function holdsForce({ sentence }: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++)
    if ((sentence.classes[at]! & MILITARY) !== 0 || OF_LINE.test(sentence.word(at) ?? '')) return true;
  return false;
}
const OF_LINE = /^(?:centre|center|flanks?|rear|wings?)$/;

const LEFT_SO =
  /^(?:abandoned|alone|bare|burning|cut|dead|defen[cs]eless|deserted|destroyed|empty|exposed|intact|isolated|leaderless|open|stranded|undefended|unguarded|unmanned|unprotected|unsupported|vulnerable|wounded)$/;

/** "the Macedonian left", "([left]) in his halftrack": no verb. */
function isLeftHand({ scene, clause, object, words }: Deed): boolean {
  const { sentence } = scene;
  // "their left and right flanks"
  if (sentence.word(words.to) === 'and' && sentence.word(words.to + 1) === 'right') return true;
  if (object !== null || sentence.word(words.to) === 'for') return false;
  const isNoun = clause.kind === 'coordinate' && clause.subject !== null;
  const before = sentence.tokens[words.from - 1];
  // "The brigade on the Danes' left — should"
  const isOn = clause.phrases.some(
    ({ preposition, to }) => preposition === 'on' && to >= words.from - 1 && to <= words.from,
  );
  return isNoun || isOn || before?.kind === 'open' || isPossessive(sentence, words.from - 1);
}
