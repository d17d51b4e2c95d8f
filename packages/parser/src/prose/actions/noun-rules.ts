import type { Modality } from '@openbattles/schema';
import { type ActionFrame, GENERAL, HAPPENING, INTENTS } from '../../language/lexicon/action-words.ts';
import type { Range, VerbGroup } from '../../language/sentence.ts';
import {
  ADVERB,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  MARK,
  NUMBER,
  PAST,
  PREPOSITION,
  WORD,
} from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { sideOfDoer } from './actors.ts';
import { endsOwn, ONLY_DONE } from './guards.ts';
import type { Naming } from './naming.ts';
import { frameOf, isFramedBy, type Role, sideOfMaker, sideOfNaming } from './naming-role.ts';
import { isNone, isOfManner } from './negation.ts';
import { endOfName, endWithDate } from './noun-dates.ts';
import { headNoun, isForce, isPlace } from './phrases.ts';

/** What a clause makes of the noun in it. */
export interface Told {
  modality: Modality;
  words: Range;
  side: number | null;
}

/** A rule that reads an action from a noun and a clause that says something of it. */
export interface NounRule {
  /** What stands in the column `rule`. */
  name: string;
  example: string;
  read(naming: Naming, role: Role): Told | null;
}

/** Longer stretches of words are told of by a part alone. */
const LONGEST_QUOTE = 14;

/** From the first of two ranges to the last, as long as that is no whole sentence; else the second. */
const over = (a: Range, b: Range): Range => {
  const joined = { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
  return joined.to - joined.from > LONGEST_QUOTE ? b : joined;
};

const MODALITY_OF: Readonly<Partial<Record<ActionFrame, Modality>>> = {
  make: 'stated',
  plan: 'planned',
  attempt: 'attempted',
  forgo: 'negated',
};

/** Types of which a noun alone, as the subject of any deed, tells anew. */
const TOLD_BY_SUBJECT = /^(?:attack|counter-attack|raid|bombardment|air-strike|reinforcement)$/;
/** "Reinforcements raised the number to 300." */
const SWELLS = /^(?:increas|rais|bring|brought|swell|boost|bolster|strengthen)/;
/** Nouns after which "for" tells of what is meant. */
const PLANS = /^(?:orders?|plans?|preparations?|proposals?|signal)$/;
const MADE_SO = /^(?:difficult|easy|easier|impossible|possible|risky?|unlikely|unnecessary)$/;
const FORESEEN = /^(?:anticipated|awaited|expected|feared|foreseen|predicted)$/;
const COMES_TO = /^(?:beg[aiu]n|conclud|culminat|end|follow|lead|led|open|preced|result|start)/;
const ANSWERS = /^(?:answer|counter|repl|respond|retaliat)/;
const KEEPS_OFF = /^(?:beat|h[eo]ld)/;
const BEGINS = /^(?:beg[aiu]n|start|open)/;
const LEADS = /^(?:lead|led)/;
const LASTS = /^(?:continu|drag|go|last|persist|rag|wear)/;
const FIGHTS = /^f(?:ought|ight)/;

/** Whether a general noun tells of an action with the verb of a clause. */
const ofVerb = ({ scene, noun }: Naming, { verb }: Role): boolean =>
  GENERAL.get(noun)?.has(scene.sentence.word(verb.head) ?? '') ?? false;

/** Whether a frame makes an action of a noun with a verb: "launched an operation", but "took action". */
function makes(
  { scene, type, noun, phrase, isNew, isGeneral }: Naming,
  { verb, as, passive, clause }: Role,
  list: ActionFrame,
): boolean {
  const word = scene.sentence.word(verb.head) ?? '';
  const own = isGeneral ? GENERAL.get(noun)! : null;
  if (own !== null && (own.size === 0 || (!/^(?:plan|attempt)$/.test(list) && !own.has(word)))) return false;
  // "ran the blockade"
  if (type === 'encirclement' && /^r[au]n/.test(word)) return false;
  // "fought the offensive to a stalemate"
  if (type !== 'clash' && FIGHTS.test(word)) return false;
  // "to continue the prolonged battle"
  if (type === 'clash' && !isNew && verb.form === 'infinitive') return false;
  // "took part in the battle" and "started the battle with 300 men" tell of no new one; who leads in one may not fight
  // but "The fight was begun"
  if (type === 'clash' && !isNew && (as === 'phrase' || (BEGINS.test(word) && !passive))) return false;
  if (type === 'clash' && LEADS.test(word)) return false;
  // "led to open combat"
  if (type === 'clash' && word === 'open' && (scene.sentence.classes[verb.to]! & DETERMINER) === 0)
    return false;
  // "avoided a battle", but "avoided an attack" of others; "abandoned the siege" is read from its verb
  if (list === 'forgo' && (type === 'encirclement' || (type !== 'clash' && word.startsWith('avoid'))))
    return false;
  // "abandoned the invasion and weakened the reinforcement of others"
  if (list === 'forgo')
    for (let at = verb.to; at < phrase.from; at++)
      if ((scene.sentence.classes[at]! & COORDINATOR) !== 0) return false;
  // "fighting was reported", but who reports an attack does not make it
  if (!passive && /^report/.test(word)) return false;
  // "making it the largest battle"
  if (/^m[ak]/.test(word) && /^(?:it|this)$/.test(scene.sentence.word(verb.to) ?? '')) return false;
  // "making an attack difficult"
  if (/^mak/.test(word))
    for (let at = phrase.to; at < clause.to; at++)
      if (MADE_SO.test(scene.sentence.word(at) ?? '')) return false;
  if (list !== 'plan') return true;
  if (ONLY_DONE.test(noun) && /^announc/.test(word)) return false;
  // "demanded that they cease the attack"
  for (let at = verb.to; at < phrase.from; at++) if (scene.sentence.word(at) === 'that') return false;
  // "finds that suggest heavy fighting"
  if (type === 'clash' && word.startsWith('suggest')) return false;
  return type !== 'encirclement' && (type !== 'civilians-harmed' || word.startsWith('order'));
}

/** "Reinforcements prevented further losses": a past tense that was taken for a participle. */
function isActiveAfterAll({ scene, phrase }: Naming, { verb, passive, as }: Role): boolean {
  if (!passive || as !== 'done' || verb.from < verb.head || phrase.to > verb.from) return false;
  const next = scene.sentence.classes[verb.to] ?? MARK;
  if (scene.sentence.word(verb.to) === 'further') return true;
  return (next & WORD) !== 0 && (next & (PREPOSITION | ADVERB | COORDINATOR | PAST)) === 0;
}

/** "The campaign was intended to bring peace": what for, and not whether. */
const isMeantTo = ({ scene }: Naming, { verb, passive }: Role): boolean =>
  passive &&
  /^(?:designed|intended)$/.test(scene.sentence.word(verb.head) ?? '') &&
  scene.sentence.word(verb.to) === 'to' &&
  !BEGINS.test(scene.sentence.word(verb.to + 1) ?? '') &&
  !/^(?:be|commence|follow|take)$/.test(scene.sentence.word(verb.to + 1) ?? '');

/** "Battle of Lund" */
const isNamed = ({ scene, at }: Naming): boolean =>
  (scene.sentence.classes[at]! & CAPITAL) !== 0 && scene.sentence.word(at + 1) === 'of';
/** General nouns that name an action where "of" follows: "the capture of Lund". */
const OF_THINGS = /^(?:capture|conquest|fall|occupation)$/;
/** Whether a noun with a date of its own tells of an action that took place: no plan, and no part of one. */
function isTold({ scene, noun, at, phrase, isGeneral, type }: Naming): boolean {
  const { word } = scene.sentence;
  if (isGeneral && !(OF_THINGS.test(noun) && word(at + 1) === 'of')) return false;
  if (type === 'statement' || type === 'movement' || noun === 'fight') return false;
  // "to raise the siege of Lund in November"
  if (type === 'encirclement' && /^(?:br[eo]|lift|rais|reliev)/.test(word(phrase.from - 1) ?? ''))
    return false;
  // "plans for an invasion in 1779", "the danger of an attack in May"
  return !(/^(?:for|of)$/.test(word(phrase.from - 1) ?? '') && INTENTS.has(word(phrase.from - 2) ?? ''));
}

/** What includes an attack that is only meant. */
const IS_PLAN =
  /^(?:aim|condition|demand|goal|idea|instruction|intention|mission|objective|orders?|plan|proposal|strategy|task|terms?)$/;

/** The rules in their order: the first that holds is taken. */
export const NOUN_RULES: readonly NounRule[] = [
  {
    name: 'noun-made',
    example: 'The Danes launched an attack; A raid was carried out; An assault led by Moore',
    read(naming, role) {
      const { type, scene, phrase } = naming;
      const { verb, passive, as, isNext } = role;
      if (as === 'subject' || as === 'aside' || (as === 'phrase' && (passive || !isNext))) return null;
      const isJoined = passive && type === 'clash' && scene.sentence.word(verb.head) === 'joined';
      const frame = isJoined
        ? { list: 'make' as const, end: verb.to }
        : frameOf(naming, role, ['make', 'plan', 'attempt', 'forgo']);
      if (frame === null || (as === 'phrase' && frame.end === verb.to)) return null;
      if (!makes(naming, role, frame.list)) return null;
      if (isActiveAfterAll(naming, role) || isMeantTo(naming, role)) return null;
      // "to hold back the advance", "the attack was beaten back"
      if (
        /^(?:back|down|off|up)$/.test(scene.sentence.word(verb.to) ?? '') &&
        KEEPS_OFF.test(scene.sentence.word(verb.head) ?? '')
      )
        return null;
      const side = frame.list === 'forgo' ? sideOfNaming(naming, role) : sideOfMaker(naming, role);
      return { modality: MODALITY_OF[frame.list]!, words: over(verb, phrase), side };
    },
  },
  {
    name: 'noun-happens',
    example: 'Fighting broke out; The attack began at dawn',
    read(naming, role) {
      const { noun, phrase, type, isGeneral, scene } = naming;
      const { verb, clause, as } = role;
      if (as !== 'subject') return null;
      // "a struggle ensued"
      const isHappening = HAPPENING.has(noun) || (type === 'clash' && ofVerb(naming, role));
      if (isGeneral && !isHappening) return null;
      const frame = frameOf(naming, role, ['happen']);
      if (frame === null) return null;
      // "the fighting did not last long": there was some; "the attack was coming"
      if (verb.negated && (LASTS.test(scene.sentence.word(verb.head) ?? '') || isOfManner(scene, clause)))
        return null;
      if (verb.form === 'finite' && isYetToCome(scene, verb)) return null;
      // "the attack came to a standstill"
      if (
        /^c[ao]me/.test(naming.scene.sentence.word(verb.head) ?? '') &&
        clause.phrases.some(({ preposition }) => preposition === 'to')
      )
        return null;
      // "the battle opened the road to Rome"
      const object = clause.objects.find(({ from }) => from >= verb.to) ?? null;
      const isFire = type === 'bombardment' || type === 'air-strike';
      const isHit = isFire && (isForce(naming.scene, object) || isPlace(naming.scene, object));
      if (object !== null && !isHit && frameOf(naming, role, ['happenTo']) !== null) return null;
      const words = over(phrase, { from: verb.from, to: frame.end });
      return { modality: 'stated', words, side: sideOfNaming(naming, role) };
    },
  },
  {
    name: 'noun-with',
    example: 'It began with a bombardment; The landing was followed by an assault',
    read(naming, role) {
      if (role.as !== 'phrase' || !isFramedBy(naming, role)) return null;
      const verb = naming.scene.sentence.word(role.verb.head) ?? '';
      // "ended with the fall of the town"
      const isOutcome = COMES_TO.test(verb) && naming.scene.sentence.word(naming.at + 1) === 'of';
      if (!naming.isNew && !isOutcome) return null;
      // who leads others in a battle may not fight
      if (naming.type === 'clash' && role.preposition === 'in' && LEADS.test(verb)) return null;
      if (naming.isGeneral && !GENERAL.get(naming.noun)!.has(verb)) return null;
      // "replied with a barrage"
      const side =
        !role.passive && ANSWERS.test(verb) ? sideOfMaker(naming, role) : sideOfNaming(naming, role);
      return { modality: 'stated', words: naming.phrase, side };
    },
  },
  {
    name: 'noun-planned',
    example: 'He began preparations for an offensive; He gave the order for the attack',
    read({ scene, phrase, type, isGeneral }, { as, clause }) {
      const { word } = scene.sentence;
      if (as !== 'phrase' || isGeneral || !/^(?:for|of)$/.test(word(phrase.from - 1) ?? '')) return null;
      if (!PLANS.test(word(phrase.from - 2) ?? '') || type === 'clash') return null;
      // "had no contingency plan for an invasion"
      for (let at = phrase.from - 3; at > phrase.from - 6; at--) if (word(at) === 'no') return null;
      return { modality: 'planned', words: phrase, side: sideOfDoer(scene, clause) };
    },
  },
  {
    name: 'noun-there',
    example: 'There were three attacks; There was no fighting',
    read(naming, role) {
      const { scene, phrase, isNew, isGeneral } = naming;
      const { verb, clause, as } = role;
      const { word } = scene.sentence;
      if (as !== 'done' || verb.meaning !== 'be' || !isNew || isGeneral) return null;
      if (clause.subject === null || word(clause.subject.from) !== 'there') return null;
      const isOfNone = clause.objects.some((object) => isNone(scene, object));
      const modality = verb.negated || isOfNone ? 'negated' : 'stated';
      return { modality, words: over(verb, phrase), side: sideOfNaming(naming, role) };
    },
  },
  {
    name: 'noun-caused',
    example: 'The shelling provoked a counter-attack',
    read(naming, role) {
      const { isNew, isGeneral, phrase, scene, noun, at } = naming;
      if (role.as !== 'done' || frameOf(naming, role, ['cause']) === null) return null;
      // "The invasion included the landing of marines"
      const isIncluded = scene.sentence.word(role.verb.head) === 'included';
      if (isIncluded) {
        const { subject } = role.clause;
        if (subject === null || isForce(scene, subject) || IS_PLAN.test(headNoun(scene, subject)))
          return null;
        const isTold = /^(?:against|at|between|of|on|upon)$/.test(scene.sentence.word(at + 1) ?? '');
        const isOne = isNew && (scene.sentence.classes[phrase.from]! & (DETERMINER | NUMBER)) !== 0;
        if (!isOne && !(isTold && (!isGeneral || OF_THINGS.test(noun)))) return null;
      } else if (!isNew || isGeneral) return null;
      return { modality: 'stated', words: phrase, side: sideOfNaming(naming, role) };
    },
  },
  {
    name: 'noun-undergone',
    example: 'They repulsed three assaults',
    read(naming, role) {
      const { type, isNew, isGeneral, scene, phrase } = naming;
      if (role.as !== 'done' || !isNew || isGeneral) return null;
      if (type === 'clash' || type === 'encirclement' || frameOf(naming, role, ['undergo']) === null)
        return null;
      if (!role.passive && endsOwn(scene, role.verb.head, phrase)) return null;
      const own = sideOfNaming(naming, role);
      const side = role.passive ? own : (own ?? scene.other(sideOfDoer(scene, role.clause)));
      return { modality: 'stated', words: phrase, side };
    },
  },
  {
    name: 'noun-subject',
    example: 'A third attack broke the square',
    read(naming, role) {
      const { type, isNew, isGeneral, scene, phrase } = naming;
      const { verb, clause } = role;
      if (/^(?:phrase|aside)$/.test(role.as) || clause.subject === null || phrase.from >= verb.from)
        return null;
      if (!isNew || isGeneral || !TOLD_BY_SUBJECT.test(type)) return null;
      // "“Attack at once,” said Horn"
      for (let at = phrase.to; at < verb.from; at++)
        if (/^["”“]$/.test(scene.sentence.written(at))) return null;
      if (verb.modal !== null || verb.negated || !/^(?:finite|perfect)$/.test(verb.form)) return null;
      if (isYetToCome(scene, verb)) return null;
      if (verb.meaning === 'be' || verb.meaning === 'have') return null;
      // "an attack was expected"
      if (role.passive && FORESEEN.test(scene.sentence.word(verb.head) ?? '')) return null;
      if (frameOf(naming, role, ['plan', 'attempt', 'forgo']) !== null) return null;
      if (type === 'reinforcement' && !SWELLS.test(scene.sentence.word(verb.head) ?? '')) return null;
      return { modality: 'stated', words: phrase, side: sideOfNaming(naming, role) };
    },
  },
  {
    name: 'noun-result',
    example: 'The Battle of Lund ended in a Danish defeat',
    read(naming, role) {
      const { scene, at, type } = naming;
      if (role.as !== 'subject' || !/^(?:clash|encirclement)$/.test(type)) return null;
      if (!isNamed(naming) || frameOf(naming, role, ['result']) === null) return null;
      // "the victory in the Battle of Lund marked the end"
      const { subject } = role.clause;
      if (subject !== null && subject.from !== naming.phrase.from) return null;
      return { modality: 'stated', words: { from: at, to: endOfName(scene.sentence, at) }, side: null };
    },
  },
  {
    name: 'noun-dated',
    example: 'After the fall of Lund on 3 May 1676, the king left',
    read(naming, role) {
      const { scene, phrase, at } = naming;
      if (role.as !== 'aside' || !isTold(naming)) return null;
      // "The siege of Lund in 1676 was a turning point" says what it was
      const { subject } = role.clause;
      if (role.verb.meaning === 'be' && subject !== null && at >= subject.from && at < subject.to)
        return null;
      // "predicted an attack on 15 September"
      if (FORESEEN.test(scene.sentence.word(role.verb.head) ?? '')) return null;
      const end = endWithDate(naming);
      return end === 0
        ? null
        : {
            modality: 'stated',
            words: { from: phrase.from, to: Math.max(at + 1, end) },
            side: sideOfNaming(naming, role),
          };
    },
  },
];

/** "An attack was coming": what comes has not been made yet. */
const isYetToCome = ({ sentence }: Scene, verb: VerbGroup): boolean => sentence.word(verb.head) === 'coming';
