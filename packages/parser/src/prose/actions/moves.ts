import { DIRECTIONS, STATES } from '../../language/lexicon/action-words.ts';
import type { Range } from '../../language/sentence.ts';
import { CAPITAL, DETERMINER, MILITARY, NUMBER, PRONOUN } from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import { type Deed, phraseWith, wordAfter } from './deed.ts';
import { goesSomewhere } from './guards.ts';
import { anyWord, headNoun, isForce, isPlace } from './phrases.ts';

/** What a verb of moving asks besides its force. */
interface Move {
  /** The beginnings of its forms. */
  verbs: RegExp;
  /** Only where no word of a phrase belongs to it: "went", but not "went out". */
  alone?: true;
  holds(deed: Deed): boolean;
}

const isMeasure = (word: string): boolean => /^(?:altitude|distance|height|pace|speed)$/.test(word);
const TO = /^(?:to|into|over|through|towards?)$/;
const isTo = (deed: Deed): boolean => isPlace(deed.scene, phraseWith(deed, TO));

/** The verbs of which a direction alone does not tell that somebody moved, or that need none. */
const MOVES: readonly Move[] = [
  { verbs: /^(?:left|leav)/, holds: leaves },
  // "went to Ireland", but "went to war"
  { verbs: /^(?:went|go|gone|going|came|come|coming)$/, alone: true, holds: isTo },
  // "Argentina returned to democracy"
  {
    verbs: /^return/,
    // "returned all their booty to the temple", "returned to duty"
    holds: (deed) => {
      if (OFFICES.test(deed.scene.sentence.word(deed.words.to + 1) ?? '')) return false;
      const object = objectOfMove(deed);
      if (object !== null && !isPlace(deed.scene, object) && !DIRECTIONS.has(headNoun(deed.scene, object)))
        return false;
      return phraseWith(deed, /^to$/) === null ? goesSomewhere(deed) : isTo(deed);
    },
  },
  // "appeared before the town", but "appeared to be lost"
  {
    verbs: /^appear/,
    holds: (deed) =>
      BEFORE.test(wordAfter(deed)) &&
      isPlace(deed.scene, phraseWith(deed, BEFORE)) &&
      !SITS.test(headNoun(deed.scene, phraseWith(deed, BEFORE)!)),
  },
  // "flooded the camp"
  { verbs: /^flood/, holds: (deed) => objectOfMove(deed) === null && goesSomewhere(deed) },
  // "began to move"
  {
    verbs: /^mov/,
    holds: (deed) =>
      goesOn(deed) || (deed.object === null && wordAfter(deed) === '' && deed.clause.kind === 'infinitive'),
  },
  { verbs: /^dr[io]v/, holds: (deed) => deed.object === null && goesSomewhere(deed) },
  { verbs: /^start/, alone: true, holds: (deed) => deed.object === null && STARTS.test(wordAfter(deed)) },
  // "departing from his usual tactics"
  {
    verbs: /^depart/,
    holds: (deed) => wordAfter(deed) !== 'from' || isPlace(deed.scene, phraseWith(deed, /^from$/)),
  },
  { verbs: /^(?:arriv|clos)/, holds: () => true },
  {
    verbs: /^continu/,
    holds: (deed) => isPlace(deed.scene, phraseWith(deed, ONWARD)) || COMPASS.test(wordAfter(deed)),
  },
  // "turned to the south", but "turned to Rome for help"
  {
    verbs: /^turn/,
    holds: (deed) =>
      deed.scene.sentence.word(deed.words.to - 1) === 'to'
        ? deed.object !== null && DIRECTIONS.has(headNoun(deed.scene, deed.object))
        : goesOn(deed),
  },
  { verbs: /^emerg/, holds: (deed) => isPlace(deed.scene, phraseWith(deed, /^(?:from|into|of|through)$/)) },
  {
    verbs: /^pass/,
    holds: (deed) =>
      !deed.passive &&
      objectOfMove(deed) === null &&
      isPlace(deed.scene, phraseWith(deed, /^(?:across|along|beyond|by|down|into|over|through|up)$/)),
  },
  // "proceeded to lay waste to the land"
  {
    verbs: /^proceed/,
    holds: (deed) =>
      (wordAfter(deed) !== 'to' || deed.scene.clauseAt(deed.words.to) === deed.clause) && goesSomewhere(deed),
  },
  {
    verbs: /^(?:cross|approach)/,
    holds: (deed) => (objectOfMove(deed) === null ? comesNear(deed) || goesSomewhere(deed) : meets(deed)),
  },
  {
    verbs: /^(?:reach|enter|ford|travers|bypass|circumvent|skirt|circl)/,
    holds: (deed) => deed.object !== null && meets(deed),
  },
  {
    verbs: /^(?:ascend|descend|climb)/,
    holds: (deed) =>
      deed.object === null ? phraseWith(deed, OFF) !== null || wordAfter(deed) === 'out' : meets(deed),
  },
];
const BEFORE = /^(?:before|off|on|outside)$/;
const SITS = /^(?:assembly|commission|committee|congress|council|court|parliament|senate|tribunal)$/;
const OFFICES = /^(?:civilian|duty|normal|office|peace|politics|power|private|service|work)$/;
const COMPASS = /^(?:(?:north|south)?(?:east|north|south|west)(?:wards?)?|onwards?)$/;
const ONWARD = /^(?:across|along|down|into|over|past|through|to|towards?|up)$/;
const OFF = /^(?:down|from|into|onto|out|over|to|up)$/;
const STARTS = /^(?:again|along|back|by|down|from|off|out|toward|towards|up)$/;
/** "When the army approached, they fled." */
const comesNear = ({ scene, clause }: Deed): boolean =>
  /^approached$/.test(scene.sentence.word(clause.verb!.head) ?? '') && clause.verb!.form !== 'participle';
const meets = ({ scene, object, clause }: Deed): boolean =>
  isPlace(scene, object) ||
  (/^(?:approach|circl)/.test(scene.sentence.word(clause.verb!.head) ?? '') && isForce(scene, object));

/** "reached the river", "moved north": whether a verb of moving tells of a move. */
export function moves(deed: Deed): boolean {
  const { scene, clause, words } = deed;
  const { word } = scene.sentence;
  if (/^(?:behind|open)$/.test(wordAfter(deed))) return false;
  // "to head off the enemy"
  if (wordAfter(deed) === 'off' && /^head/.test(word(clause.verb!.head) ?? '')) return false;
  // "flew at low height"
  const at =
    wordAfter(deed) === 'at' && !/^arriv/.test(word(clause.verb!.head) ?? '')
      ? phraseWith(deed, /^at$/)
      : null;
  if (at !== null && (!isPlace(scene, at) || anyWord(scene, at, isMeasure))) {
    const other = /^(?:across|against|from|into|onto|over|through|to|towards?)$/;
    if (deed.object === null && phraseWith(deed, other) === null) return false;
  }
  const text = word(clause.verb!.head) ?? '';
  const isAlone = words.to === clause.verb!.to;
  // "moved out", "came up": the direction belongs to the verb
  const isDirected = !isAlone && /^(?:ahead|forward|in|on|out|up)$/.test(word(words.to - 1) ?? '');
  // "moved in to attack", but "moved in good order"
  if (isDirected && word(words.to - 1) === 'in' && !/^(?:and|from|on|to|)$/.test(word(words.to) ?? ''))
    return false;
  if (isDirected && objectOfMove(deed) === null)
    return word(words.to) !== 'of' || isPlace(scene, phraseWith(deed, /^of$/));
  const own = MOVES.find(({ verbs, alone }) => verbs.test(text) && (!alone || isAlone));
  if (own) return own.holds(deed);
  return goesOn(deed);
}

/** Whether a verb has no object but a place, and says where it leads to. */
function goesOn(deed: Deed): boolean {
  const object = objectOfMove(deed);
  if (object !== null && !isPlace(deed.scene, object) && !DIRECTIONS.has(headNoun(deed.scene, object)))
    return false;
  return goesSomewhere(deed);
}

/** The object of a verb, where it is none of manner and none that stands behind a phrase: "advanced undetected", "came up from reserve and join the attack". */
export function objectOfMove(deed: Deed): Range | null {
  const { object, clause } = deed;
  if (object === null || deed.passive) return object;
  // "advanced nine miles"
  if (MEASURES.test(headNoun(deed.scene, object))) return null;
  const isBehind = clause.phrases.some(({ at }) => at >= clause.verb!.to && at < object.from);
  return isBehind || isManner(deed, object) ? null : object;
}

const MEASURES = /^(?:day|hour|kilomet(?:er|re)|km|league|met(?:er|re)|mile|pace|yard)$/;

/** "advanced undetected", "rode hard": words without a determiner or a name. */
function isManner({ scene }: Deed, { from, to }: Range): boolean {
  const { classes } = scene.sentence;
  for (let at = from; at < to; at++)
    if ((classes[at]! & (CAPITAL | DETERMINER | MILITARY | NUMBER | PRONOUN)) !== 0) return false;
  return true;
}

/** "left the town", "left for the coast", "burned it and left". */
function leaves(deed: Deed): boolean {
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
  // "retreated, leaving Moore with a victory"
  if (clause.verb!.form === 'ing' && word(object.to) === 'with') return true;
  // "leaving the left wing exposed"
  const next = /ly$/.test(word(object.to) ?? '') ? object.to + 1 : object.to;
  if (LEFT_SO.test(word(object.to - 1) ?? '') || LEFT_SO.test(word(next) ?? '')) return true;
  if (!/^(?:as|in|to|under|with)$/.test(word(object.to) ?? '')) return false;
  if (/^(?:his|her|its|their|a|an|some)$/.test(word(object.from) ?? '')) return true;
  return clause.phrases.some((phrase) => phrase.at === object.to && STATES.has(headNoun(scene, phrase)));
}

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
  return isNoun || before?.kind === 'open' || isPossessive(sentence, words.from - 1);
}
