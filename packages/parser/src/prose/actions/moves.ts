import { DIRECTIONS, TIMES } from '../../language/lexicon/action-words.ts';
import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { kindOfForce } from '../../language/nouns.ts';
import { peopleCalled } from '../../language/peoples.ts';
import type { Range } from '../../language/sentence.ts';
import { CAPITAL, DETERMINER, MILITARY, NUMBER, PRONOUN } from '../../language/word-classes.ts';
import { type Deed, phraseWith, verbOf, wordAfter } from './deed.ts';
import { goesSomewhere, hasGuns } from './guards.ts';
import { parentIn } from './hidden-verbs.ts';
import { leaves } from './leaving.ts';
import { anyWord, headAt, headNoun, isForce, isPlace } from './phrases.ts';

/** What a verb of moving asks besides its force. */
interface Move {
  /** The beginnings of its forms. */
  verbs: RegExp;
  /** Only where no word of a phrase belongs to it: "went", but not "went out". */
  alone?: true;
  holds(deed: Deed): boolean;
}

/** "went forward at noon" */
const HOURS =
  /^(?:dawn|daybreak|dusk|hour|light|midday|midnight|moment|night|nightfall|noon|once|sunrise|sunset|time)$/;
const isMeasure = (word: string): boolean => /^(?:altitude|distance|height|pace|speed)$/.test(word);
const TO = /^(?:to|into|over|through|towards?)$/;
const isTo = (deed: Deed): boolean => isPlace(deed.scene, phraseWith(deed, TO));
/** "went round the hill" */
const ALONG = /^(?:across|along|around|down|past|round|to|into|over|through|towards?|up)$/;

/** The verbs of which a direction alone does not tell that somebody moved, or that need none. */
const MOVES: readonly Move[] = [
  { verbs: /^(?:left|leav)/, holds: leaves },
  // "went to Ireland", but "went to war"
  {
    verbs: /^(?:went|go|gone|going|came|come|coming)$/,
    alone: true,
    holds: (deed) =>
      isPlace(deed.scene, phraseWith(deed, /^[cg]/.test(verbOf(deed)) ? TO : ALONG)) ||
      goesFar(deed) ||
      // "Behind them came the cavalry"
      (/^came/.test(verbOf(deed)) && isLate(deed)) ||
      comesFrom(deed) ||
      comesWith(deed),
  },
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
      comesUp(deed) ||
      isLate(deed) ||
      (BEFORE.test(wordAfter(deed)) &&
        isPlace(deed.scene, phraseWith(deed, BEFORE)) &&
        !SITS.test(headNoun(deed.scene, phraseWith(deed, BEFORE)!))),
  },
  // "flooded the camp"
  { verbs: /^flood/, holds: (deed) => objectOfMove(deed) === null && goesSomewhere(deed) },
  // "began to move"
  {
    verbs: /^mov/,
    // and no "moved the capital"
    holds: (deed) => {
      const object = objectOfMove(deed);
      // "moved to three camps" has an object by its number
      const isTo = object !== null && deed.scene.sentence.word(object.from) === 'to';
      if (object !== null && !isTo && !DIRECTIONS.has(headNoun(deed.scene, object))) return false;
      return goesOn(deed) || (object === null && wordAfter(deed) === '' && deed.clause.kind === 'infinitive');
    },
  },
  {
    verbs: /^dr[io]v/,
    // "drove off the cattle"
    holds: (deed) => deed.object === null && wordAfter(deed) !== 'off' && goesSomewhere(deed),
  },
  { verbs: /^start/, alone: true, holds: (deed) => deed.object === null && STARTS.test(wordAfter(deed)) },
  // "departing from his usual tactics"
  {
    verbs: /^depart/,
    holds: (deed) => wordAfter(deed) !== 'from' || isPlace(deed.scene, phraseWith(deed, /^from$/)),
  },
  // "closed with the enemy", but "closed with a loss"
  {
    verbs: /^clos/,
    holds: (deed) =>
      deed.scene.sentence.word(deed.words.to - 1) !== 'with' || isForce(deed.scene, deed.object),
  },
  // "the orders were late when they arrived"
  { verbs: /^(?:arriv|dr[ae]w)/, holds: (deed) => !meansThing(deed) },
  // "followed the enemy", but "followed the example"
  {
    verbs: /^(?:caught|catch|follow|overt[ao])/,
    holds: (deed) => follows(deed),
  },
  // "rolled boulders down the slope"
  { verbs: /^roll/, holds: (deed) => deed.object === null && goesSomewhere(deed) },
  // "threw himself into Lund", but "into his work"
  { verbs: /^thr[eo]w/, holds: ({ scene, object }) => isPlace(scene, object) },
  // "put into Lund"
  { verbs: /^put/, holds: puts },
  {
    verbs: /^round/,
    holds: ({ scene, object }) =>
      object !== null &&
      /^(?:cape|corner|headland|hill|island|point|promontory)$/.test(headNoun(scene, object)),
  },
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
    // "passed the river", but "passed a law"; "the brigade would pass through", "passed north of Lund"
    verbs: /^(?:re-?)?pass/,
    holds: (deed) =>
      !deed.passive &&
      (COMPASS.test(wordAfter(deed)) ||
        (deed.object !== null &&
          (WATERS.test(headNoun(deed.scene, deed.object)) ||
            (hasGuns(deed) && isPlace(deed.scene, deed.object)))) ||
        (objectOfMove(deed) === null &&
          ((wordAfter(deed) === 'through' && phraseWith(deed, /^through$/) === null) ||
            isPlace(
              deed.scene,
              phraseWith(deed, /^(?:across|along|beyond|by|down|into|over|through|up)$/),
            )))),
  },
  // "proceeded to lay waste to the land"
  {
    verbs: /^proceed/,
    holds: (deed) =>
      (wordAfter(deed) !== 'to' || deed.scene.clauseAt(deed.words.to) === deed.clause) && goesSomewhere(deed),
  },
  {
    verbs: /^(?:re-?)?(?:cross|approach)/,
    holds: (deed) => (objectOfMove(deed) === null ? comesNear(deed) || goesSomewhere(deed) : meets(deed)),
  },
  {
    verbs: /^(?:out)?flank/,
    holds: ({ scene, object, clause }) =>
      object !== null &&
      clause.verb!.form !== 'participle' &&
      (isForce(scene, object) || isPlace(scene, object)),
  },
  {
    verbs: /^(?:reach|enter|ford|near|travers|bypass|circumvent|skirt|circl)/,
    holds: (deed) => deed.object !== null && meets(deed),
  },
  {
    verbs: /^(?:ascend|descend|climb)/,
    holds: (deed) =>
      deed.object === null ? phraseWith(deed, OFF) !== null || wordAfter(deed) === 'out' : meets(deed),
  },
];
/** "The news was bad when it arrived": whether a pronoun means a thing that is the subject of the clause around. */
function meansThing({ scene, clause, doer }: Deed): boolean {
  const up = clause.kind === 'subordinate' ? parentIn(scene, clause)?.subject : null;
  if (doer === null || up == null || !/^(?:it|they)$/.test(scene.sentence.word(doer.from) ?? ''))
    return false;
  return !isForce(scene, up) && !isPlace(scene, up);
}
/** "Behind them came the cavalry", "There appeared a fleet" */
const isLate = ({ doer, clause }: Deed): boolean => doer !== null && doer.from >= clause.verb!.to;
/** "Fresh fighters appeared", "the battalion followed", but "he appeared" */
const comesUp = ({ scene, doer, clause, words }: Deed): boolean =>
  doer !== null &&
  clause.verb!.form === 'finite' &&
  scene.sentence.word(words.to) === null &&
  (scene.sentence.classes[headAt(scene, doer)]! & MILITARY) !== 0;
const BEFORE = /^(?:before|off|on|outside)$/;
const WATERS = /^(?:bridge|ford|frontier|mountain|river|strait|straits|stream)$/;
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

/** Words of a verb's phrase that say where it leads to. */
const DIRECTED =
  /^(?:across|ahead|forward|in|inland|on|out|past|through|up|(?:north|south)(?:east|west)(?:wards?)?|(?:east|north|south|west)(?:wards?)?)$/;

/** "went south", "went as far as the river" */
const goesFar = (deed: Deed): boolean =>
  COMPASS.test(wordAfter(deed)) ||
  /^(?:aboard|ahead|down(?:river|stream)|inland|overland|up(?:river|stream))$/.test(wordAfter(deed)) ||
  (wordAfter(deed) === 'as' && deed.scene.sentence.word(deed.words.to + 1) === 'far');

/** "came with 300 men", "came from Lund with 300 men", "came in force" */
const comesWith = (deed: Deed): boolean => {
  const many = phraseWith(deed, /^in$/);
  if (many !== null && /^(?:force|numbers?|strength)$/.test(headNoun(deed.scene, many))) return true;
  if (deed.object !== null) return false;
  const along = phraseWith(deed, /^with$/);
  return (
    along !== null &&
    /^(?:from|with)$/.test(wordAfter(deed)) &&
    isForce(deed.scene, along) &&
    (deed.scene.sentence.classes[along.from]! & (NUMBER | DETERMINER)) !== 0
  );
};

/** "came from the west", "had come from Ireland", but "came from Ireland": where they were born */
const comesFrom = (deed: Deed): boolean => {
  const from = phraseWith(deed, /^from$/);
  if (deed.clause.verb!.form === 'perfect' && isPlace(deed.scene, from)) return true;
  return (
    from !== null && (COMPASS.test(headNoun(deed.scene, from)) || headNoun(deed.scene, from) === 'direction')
  );
};

/** Whether a force goes after another, or comes up with it. */
const follows = (deed: Deed): boolean =>
  deed.object === null
    ? comesUp(deed) || isTimeOrDistance(headNoun(deed.scene, phraseWith(deed, /^for$/)))
    : followsForce(deed);
const followsForce = ({ scene, object, clause }: Deed): boolean =>
  object !== null &&
  isForce(scene, object) &&
  (FORCE_NOUNS.has(scene.sentence.word(headAt(scene, object)) ?? '') ||
    headNoun(scene, object) === 'enemy' ||
    peopleCalled(scene.sentence.word(headAt(scene, object)) ?? '').length > 0 ||
    (!/^follow/.test(scene.sentence.word(clause.verb!.head) ?? '') &&
      (scene.sentence.classes[object.from]! & PRONOUN) !== 0));

/** "put into Lund", "put in at Lund": ships that enter a harbour. */
function puts(deed: Deed): boolean {
  const { scene, doer, object, words } = deed;
  // "put off in four boats"
  if (scene.sentence.word(words.to - 1) === 'off')
    return (
      object === null && /^(?:at|for|from|in|)$/.test(wordAfter(deed)) && !scene.sentence.dated[words.to + 1]
    );
  if (doer === null || kindOfForce(headNoun(scene, doer)) !== 'ship') return false;
  return scene.sentence.word(words.to - 1) === 'into'
    ? isPlace(scene, object) && headNoun(scene, object!) !== 'position'
    : isPlace(scene, phraseWith(deed, /^(?:at|to)$/));
}
/** "reached the river", "moved north": whether a verb of moving tells of a move. */
export function moves(deed: Deed): boolean {
  const { scene, clause, words } = deed;
  const { word } = scene.sentence;
  if (/^(?:behind|open)$/.test(wordAfter(deed))) return false;
  // "walked into a trap"
  if (/^(?:ambush|trap)$/.test(headNoun(deed.scene, phraseWith(deed, /^into$/)))) return false;
  // "to head off the enemy"
  if (wordAfter(deed) === 'off' && /^head/.test(word(clause.verb!.head) ?? '')) return false;
  // "flew at low height"
  const at =
    wordAfter(deed) === 'at' && !/^arriv/.test(word(clause.verb!.head) ?? '')
      ? phraseWith(deed, /^at$/)
      : null;
  const isHour = at !== null && (scene.sentence.dated[at.from] || HOURS.test(headNoun(scene, at)));
  if (at !== null && !isHour && (!isPlace(scene, at) || anyWord(scene, at, isMeasure))) {
    const other = /^(?:across|against|from|into|onto|over|through|to|towards?)$/;
    if (deed.object === null && phraseWith(deed, other) === null) return false;
  }
  const text = word(clause.verb!.head) ?? '';
  const isAlone = words.to === clause.verb!.to;
  // "moved out", "came up": the direction belongs to the verb
  const isDirected = !isAlone && DIRECTED.test(word(words.to - 1) ?? '');
  // "moved in to attack", but "moved in good order"
  if (
    isDirected &&
    word(words.to - 1) === 'in' &&
    !/^(?:among|and|at|by|from|on|to|with|)$/.test(word(words.to) ?? '')
  )
    return false;
  // "swept the mines"
  if (deed.object !== null && headNoun(deed.scene, deed.object) === 'mine') return false;
  // "went after the convoy"
  if (word(words.to - 1) === 'after') return isForce(scene, deed.object);
  // "pushed through with his plan"
  if (isDirected && word(words.to - 1) === 'through' && word(words.to) === 'with') return false;
  // "came in 1644", "moved on 3 May"
  if (isDirected && /^(?:in|on)$/.test(word(words.to - 1) ?? '') && scene.sentence.dated[words.to])
    return false;
  // "came on a forced march", "came out victorious"
  if (isDirected && /^c[ao]m/.test(text) && /^(?:in|on|out)$/.test(word(words.to - 1) ?? ''))
    if (!/^(?:again|against|and|at|for|from|in|of|to|with|)$/.test(word(words.to) ?? '')) return false;
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
  if (isTimeOrDistance(headNoun(deed.scene, object))) return null;
  const isBehind = clause.phrases.some(({ at }) => at >= clause.verb!.to && at < object.from);
  return isBehind || isManner(deed, object) ? null : object;
}

const isTimeOrDistance = (word: string): boolean =>
  TIMES.has(word) || /^(?:kilomet(?:er|re)|km|league|met(?:er|re)|mile|pace|yard)$/.test(word);

/** "advanced undetected", "rode hard": words without a determiner or a name. */
function isManner({ scene }: Deed, { from, to }: Range): boolean {
  const { classes } = scene.sentence;
  for (let at = from; at < to; at++)
    if ((classes[at]! & (CAPITAL | DETERMINER | MILITARY | NUMBER | PRONOUN)) !== 0) return false;
  return true;
}
