import { typeOfNoun } from './lexicon/action-words.ts';
import { EVENTS } from './lexicon/loss-verbs.ts';
import { nounish } from './present-verbs.ts';
import type { Sentence, VerbGroup } from './sentence.ts';
import { verbForm } from './verbs.ts';
import {
  ADVERB,
  AUXILIARY,
  BASE,
  CAPITAL,
  DETERMINER,
  ING,
  MARK,
  MILITARY,
  MODAL,
  NUMBER,
  PARTICIPLE,
  PAST,
  PREPOSITION,
  PRESENT,
  PRONOUN,
  VERB_FORM,
} from './word-classes.ts';
import { isPossessive } from './words-of-text.ts';

/** Determiners after which a verb may come at once: "all died", "that captured". */
const ALONE: ReadonlySet<string> = new Set([
  'that',
  'all',
  'both',
  'some',
  'this',
  'these',
  'those',
  'each',
  'another',
  'any',
]);

/** Verbs of which a past tense takes an object. */
export const UNDERGONE: ReadonlySet<string> = new Set([
  'kill',
  'wound',
  'capture',
  'destroy',
  'sink',
  'damage',
]);

/** "a UK-based monitoring group" */
const OF_WHOM = /-(?:affiliated|backed|based|controlled|led|linked|owned|run)$/;

const SIDES_OF = /^(?:wing|flank|bank|side|hand|centre|center|column|division|of)$/;

/** After these prepositions a participle is a noun. */
const NOUN_AFTER = /^(?:of|for|among|amongst|from|to|between|including)$/;

const BESIDE_MISSING = /^(?:captured|dead|killed|wounded)$/;

/** "the captured guns", "5,000 mounted men": no verb of a clause. */
export function isAttributive(sentence: Sentence, at: number, last: VerbGroup | null): boolean {
  const { classes, word } = sentence;
  const own = classes[at]!;
  const next = classes[at + 1];
  let before = at - 1;
  while (before >= 0 && (classes[before]! & ADVERB) !== 0 && (classes[before]! & DETERMINER) === 0) before--;
  const prev = before >= 0 ? classes[before]! : MARK;
  const text = word(before) ?? '';
  // "the left wing"
  if (word(at) === 'left' && SIDES_OF.test(word(at + 1) ?? '')) return true;
  // "broke the Swedish left, killing 500"
  const isFlank =
    word(at) === 'left' && (prev & CAPITAL) !== 0 && last !== null && (next === undefined || next === MARK);
  if (isFlank && ((classes[before - 1] ?? 0) & DETERMINER) !== 0) return true;
  const opens = ((prev & DETERMINER) !== 0 && !ALONE.has(text)) || /['’]s?$/.test(text);
  if ((own & ING) !== 0) {
    // "the dead and missing", "300 killed and missing"
    const isBeside = /^(?:and|or)$/.test(text) && BESIDE_MISSING.test(word(before - 1) ?? '');
    if (word(at) === 'missing' && isBeside) return true;
    if (opens || OF_WHOM.test(text) || isEvent(sentence, at, last)) return true;
    if ((prev & NUMBER) !== 0) return nounish(next);
    // "a Swedish raiding party"
    const isOfName = (prev & CAPITAL) !== 0 && /^an?$/.test(word(before - 1) ?? '');
    if (isOfName) return nounish(next) && (next! & MILITARY) !== 0;
    if ((prev & PREPOSITION) === 0) return false;
    // "was hit, with devastating effect"; but "charged with defending Lund"
    if (text === 'with' && nounish(next) && ((classes[before - 1] ?? MARK) & VERB_FORM) === 0) return true;
    return (
      nounish(next) &&
      (next! & (MILITARY | VERB_FORM)) !== 0 &&
      !/^(?:after|before|by|without|while|when|in|for)$/.test(text)
    );
  }
  if (opens) return (own & PARTICIPLE) !== 0;
  // "300 captured out of 7,000 engaged"
  const isOfWhole = (prev & NUMBER) !== 0 && word(before - 1) === 'of' && (next ?? MARK) === MARK;
  if (isOfWhole && /^(?:deployed|engaged|involved)$/.test(word(at)!)) return true;
  // "put the Danish killed and wounded at 2,000"
  const isFirst =
    (prev & CAPITAL) !== 0 &&
    ((classes[before - 1] ?? 0) & DETERMINER) !== 0 &&
    word(at + 1) === 'and' &&
    UNDERGONE.has(verbForm(word(at)!)?.meaning ?? '') &&
    UNDERGONE.has(verbForm(word(at + 2) ?? '')?.meaning ?? '');
  if (isFirst && ((classes[at + 3] ?? MARK) & (DETERMINER | NUMBER)) === 0) return true;
  // "put the killed and wounded at 2,000"
  const isSecond =
    text === 'and' &&
    UNDERGONE.has(verbForm(word(before - 1) ?? '')?.meaning ?? '') &&
    UNDERGONE.has(verbForm(word(at)!)?.meaning ?? '');
  if (
    isSecond &&
    (((classes[before - 2] ?? 0) & DETERMINER) !== 0 ||
      ((classes[before - 2]! & CAPITAL) !== 0 && ((classes[before - 3] ?? 0) & DETERMINER) !== 0)) &&
    (next === undefined || (next & (DETERMINER | NUMBER)) === 0)
  )
    return true;
  // "their dead and wounded"
  if (/^(?:and|or)$/.test(text) && word(before - 1) === 'dead') return true;
  // "the number of wounded"
  if (NOUN_AFTER.test(text) && (own & PARTICIPLE) !== 0) return true;
  if (!nounish(next) || (own & PARTICIPLE) === 0) return false;
  // "his 8,000 attacked Vance's 9,000", "a force of 600 lost half its men", "of 12,000 suffered heavy losses"
  const takesObject =
    isPossessive(sentence, at + 1) ||
    /^(?:half|more|most|much)$/.test(word(at + 1) ?? '') ||
    /^(?:inflict|suffer)$/.test(verbForm(word(at)!)?.meaning ?? '');
  if ((prev & NUMBER) !== 0 && (own & PAST) !== 0 && takesObject) return false;
  if ((prev & (NUMBER | PREPOSITION)) !== 0) return true;
  // "Unconfirmed reports said", "Captured documents show"
  const isFirstWord = before < 0 || (before === 0 && prev === MARK);
  if (isFirstWord && ((classes[at + 2] ?? 0) & (AUXILIARY | BASE | MODAL | PAST | PRESENT)) !== 0)
    return true;
  // "Newly raised Danish regiments near Lund numbered 3,000", but "Promised new troops, the Danes stayed"
  if (before < 0 && (classes[at + 1]! & (MARK | DETERMINER | NUMBER | PRONOUN)) === 0) {
    let to = at + 1;
    while (nounish(classes[to])) to++;
    return to < classes.length && classes[to] !== MARK;
  }
  // "included captured guns"
  if (last !== null && last.to === before + 1) return true;
  return isBeforeUnit(sentence, at);
}

/** "after heavy fighting the Danes fled", "a night crossing", but not "troops fighting": whether a form in "-ing" is a noun for what happens, with what says of which kind it is. */
function isEvent({ classes, word }: Sentence, at: number, last: VerbGroup | null): boolean {
  const kind = classes[at - 1];
  const next = classes[at + 1] ?? MARK;
  const text = word(at - 1) ?? '';
  // "Fierce fighting broke out": the first word of a sentence has its capital anyway
  const isName = (kind! & CAPITAL) !== 0 && !(at === 1 && (next & (PAST | AUXILIARY)) !== 0);
  const isMany = text.endsWith('s') && !text.endsWith('ss');
  // "took part shooting at them"
  if (last?.lemma === 'take' && last.to === at - 1 && text === 'part') return false;
  // "could finish crossing"
  if (!nounish(kind) || isName || isMany || (kind! & (MILITARY | VERB_FORM)) !== 0 || last?.to === at)
    return false;
  if (typeOfNoun(word(at)!) === null) return false;
  // "on a road crossing the border"
  return EVENTS.has(word(at)!) || (next & (DETERMINER | NUMBER | CAPITAL | PRONOUN)) === 0;
}

/** "one separate motorized training brigade": a unit without an article is no object of a verb. */
function isBeforeUnit({ classes, tokens, word }: Sentence, at: number): boolean {
  let head = at + 1;
  while (head < at + 3 && nounish(classes[head + 1])) head++;
  // "comprised Maxwell's brigade"
  for (let k = at + 1; k < head; k++) if (tokens[k]!.capital || word(k)!.endsWith("'s")) return false;
  return ONE_UNIT.test(word(head) ?? '');
}
const ONE_UNIT = /^(?:army|battalion|battery|brigade|company|corps|division|flotilla|regiment|squadron)$/;
