import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { EVENTS, LOSS_NOUNS } from '../../language/lexicon/loss-verbs.ts';
import type { Sentence } from '../../language/sentence.ts';
import { PREPOSITION } from '../../language/word-classes.ts';
import { OF_LOSSES, type OwnSection } from '../names/sections-of-sides.ts';
import { UNITS } from '../names/words-around-names.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst } from '../verbs-of-war.ts';
import { whoseSubject } from './whose-words.ts';

/** What an item of a list begins with. */
const ITEM = /^\s*[-–—•*]\s/;

export const isListOfItems = (paragraph: string): boolean => ITEM.test(paragraph);

/**
 * Whose forces or losses a list tells by what stands right above it: "The Danish army consisted of three regiments:",
 * "Swedish Army, General Horn". `list` are the sentences of the list, `above` those of the paragraph above. Null where
 * that says nothing, or names several.
 */
export function sideOfList(above: readonly Scene[], list: readonly Scene[]): OwnSection | null {
  const last = above.at(-1);
  if (!last) return null;
  const isLine = above.length === 1 && isNameOfForce(last.sentence);
  if (!isLine) return sectionOfOpening(last);
  const side = oneSideOf(above) ?? oneSideOf(list);
  return side === null ? null : { side, of: 'forces' };
}

/** No longer is a line that does as a heading. */
const LONGEST_LINE = 12;

/** Whether a line is the name of a force, with who led it: "Royalist Army of Peru", "Horn's Brigade - Col. Carl Horn". */
function isNameOfForce({ tokens, classes, word }: Sentence): boolean {
  if (tokens.length > LONGEST_LINE || tokens.at(-1)?.kind === 'stop') return false;
  let isForce = false;
  for (let at = 0; at < tokens.length; at++) {
    const text = word(at) ?? '';
    if (EVENTS.has(text) || ((classes[at]! & PREPOSITION) !== 0 && !/^(?:of|under)$/.test(text)))
      return false;
    if (FORCE_NOUNS.has(text) || UNITS.has(text)) isForce = true;
  }
  return isForce;
}

/** The one side whose people some sentences name, and nobody else's; null where they name none. */
function oneSideOf(scenes: readonly Scene[]): number | null {
  const sides = new Set(scenes.flatMap(({ mentions }) => mentions.map(({ side }) => side)));
  return sides.size === 1 ? [...sides][0]! : null;
}

/** How one has, or places, what is told in a list. */
const HAS =
  /^(?:arrang|array|arriv|assembl|command|deploy|dispos|divid|draw|drew|field|fought|fight|form|includ|lead|led|muster|number|organi[sz]|place|position|serve|station)/;

/** Whose those are who have what comes after a colon, or what they lost. */
function sectionOfOpening(scene: Scene): OwnSection | null {
  const { sentence, tree, mentions } = scene;
  if (sentence.tokens.at(-1)?.text !== ':') return null;
  const main = tree.clauses.findLast(({ kind, verb }) => /^(?:main|coordinate)$/.test(kind) && verb !== null);
  if (!main?.verb || main.verb.negated || isAgainst(main)) return null;
  if (!/^(?:have|be|count)$/.test(main.verb.meaning ?? '') && !HAS.test(main.verb.lemma)) return null;
  const head = main.subject ? headOf(sentence, main.subject) : '';
  if (EVENTS.has(head) || EVENTS.has(head.replace(/s$/, ''))) return null;
  const side = whoseSubject(scene, main);
  if (typeof side !== 'number' || mentions.some((mention) => mention.side !== side)) return null;
  // "The Danish losses were as follows:", but not "the Danish attacks", "the Danish booty"
  if (OF_LOSSES.test(head)) return { side, of: 'losses' };
  return LOSS_NOUNS.has(head) ? null : { side, of: 'forces' };
}
