import type { ActionType } from '@openbattles/schema';
import {
  ACTION_NOUNS,
  ANEW,
  CIVILIANS,
  DIRECTIONS,
  FROM_THE_AIR,
  GENERAL,
  GUNS,
  PLACES,
  SERIES,
  typeOfNoun,
} from '../../language/lexicon/action-words.ts';
import { kindOfForce, singular } from '../../language/nouns.ts';
import type { Range } from '../../language/sentence.ts';
import {
  ADVERB,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  FUNCTION_WORD,
  ING,
  MARK,
  MILITARY,
  NUMBER,
  PARTICIPLE,
  PAST,
  PREPOSITION,
  PRONOUN,
  WORD,
} from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import type { Scene } from '../scene.ts';

/** A noun that tells of an action. */
export interface Naming {
  scene: Scene;
  type: ActionType;
  /** The index of the noun, and the noun in the singular. */
  at: number;
  noun: string;
  /** The noun with what stands before it. */
  phrase: Range;
  /** Whether the phrase tells of it anew: "an attack", "three raids", "Moore's assault". */
  isNew: boolean;
  /** Whether it tells of an action only with some verbs: "operation". */
  isGeneral: boolean;
}

/** What a noun phrase of an action holds before its noun at most. */
const LONGEST = 7;
const NAMED = /^(?:called|code-?named|dubbed|named)$/;
const OWNED = /^['’]$/;
const OWNERS = /^(?:his|her|its|their|another|several|many|some|all)$/;

/** The action that the noun at a token tells of; null where it is none, or no head of its phrase. */
export function namingAt(scene: Scene, at: number): Naming | null {
  const { sentence } = scene;
  const text = sentence.word(at);
  if (text === null) return null;
  const own = typeOfNoun(text);
  if (own === null || sentence.dated[at]) return null;
  // "made them surrender"
  if (/^(?:them|him|us|me)$/.test(sentence.word(at - 1) ?? '')) return null;
  if (sentence.word(at - 1) === 'heart') return null;
  // "an exchange of prisoners"
  if (/^exchanges?$/.test(text) && sentence.word(at + 1) === 'of' && !isOfFire(scene, at)) return null;
  // "a plan code-named Operation Thunder"
  if (NAMED.test(sentence.word(at - 1) ?? '') || NAMED.test(sentence.word(at - 2) ?? '')) return null;
  if (isVerb(scene, at) || !isHead(scene, at)) return null;
  const from = beginningOf(scene, at);
  const type = typeOf(scene, own, from, at);
  if (type === null) return null;
  const noun = singular(text);
  const first = withSeries(scene, from);
  return {
    scene,
    type,
    at,
    noun,
    phrase: { from: first, to: at + 1 },
    isNew: isNewAt(scene, first, at),
    isGeneral: GENERAL.has(noun) && !isOfGuns(type) && !isOfFire(scene, at) && !isOfTroops(scene, at),
  };
}

const isOfGuns = (type: ActionType): boolean => type === 'bombardment' || type === 'air-strike';

/** "a cavalry charge" is no other than an attack. */
const isOfTroops = ({ sentence: { word } }: Scene, at: number): boolean =>
  /^charges?$/.test(word(at) ?? '') &&
  /^(?:bayonet|camel|cavalry|chariot|elephant|horse|infantry|mounted|tank)$/.test(word(at - 1) ?? '');

/** "an exchange of fire" */
const isOfFire = ({ sentence: { word } }: Scene, at: number): boolean =>
  /^exchanges?$/.test(word(at) ?? '') &&
  word(at + 1) === 'of' &&
  /^(?:artillery|blows|broadsides|cannon|fire|gunfire|rifle|rocket|rockets|shots|small|volleys)$/.test(
    word(at + 2) ?? '',
  );

/** Whether no other noun follows: "attack aircraft" is no attack. */
function isHead({ sentence }: Scene, at: number): boolean {
  const next = sentence.classes[at + 1] ?? MARK;
  const ends = FUNCTION_WORD | ADVERB | DETERMINER | PRONOUN | NUMBER | PAST | PARTICIPLE | ING | COORDINATOR;
  const following = sentence.word(at + 1);
  // "Operation Thunder"
  if ((sentence.classes[at]! & CAPITAL) !== 0 && sentence.word(at) === 'operation' && (next & CAPITAL) !== 0)
    return true;
  // "his march back"
  if (DIRECTIONS.has(following ?? '')) return true;
  if ((next & WORD) !== 0 && (next & ends) === 0) return false;
  return following === null || (next & ING) === 0 || !ACTION_NOUNS.has(following);
}

/** Where the phrase of a noun begins. */
function beginningOf(scene: Scene, at: number): number {
  const { classes, word, tokens } = scene.sentence;
  let from = at;
  while (from > 0 && at - from <= LONGEST && !isVerb(scene, from - 1)) {
    const before = classes[from - 1]!;
    // "the Swedes' attack"
    const isOwner = from > 1 && OWNED.test(scene.sentence.written(from - 1)) && word(from - 2)?.endsWith('s');
    if ((before & WORD) === 0 && tokens[from - 1]!.kind !== 'number' && !isOwner) break;
    if ((before & (FUNCTION_WORD | PRONOUN)) !== 0 && !OWNERS.test(word(from - 1) ?? '')) break;
    from--;
    if ((before & DETERMINER) !== 0 && word(from) !== 'all') break;
  }
  return from;
}

/** "a series of raids": where the phrase begins that tells how many. */
function withSeries({ sentence }: Scene, from: number): number {
  const { classes, word } = sentence;
  if (word(from - 1) !== 'of' || !SERIES.has(word(from - 2) ?? '')) return from;
  let first = from - 2;
  while (first > 0 && (classes[first - 1]! & WORD) !== 0 && first > from - 5) {
    first--;
    if ((classes[first]! & DETERMINER) !== 0) break;
  }
  return first;
}

/** Whether a word is the verb of a clause, or its helper. "Japanese attacks" looks like one and is none. */
function isVerb({ sentence, tree }: Scene, at: number): boolean {
  const verb = tree.clauses[tree.clauseOf[at]!]!.verb;
  if (verb === null || at < verb.from || at >= verb.to) return false;
  // "leading to heavy fighting"
  if (verb.from === at && verb.form === 'ing') {
    if (ANEW.has(sentence.word(at - 1) ?? '')) return false;
    // "a surprise bombing raid", "Street fighting raged"
    if (typeOfNoun(sentence.word(at + 1) ?? '') !== null) return false;
    if (isBeforeVerb(tree, at)) return false;
  }
  return (
    verb.from < verb.head ||
    (sentence.classes[at]! & (PAST | PARTICIPLE | ING)) !== 0 ||
    !/s$/.test(sentence.word(at) ?? '')
  );
}

/** Whether a participle stands between a noun and the verb of the clause around it: it is the subject of that. */
function isBeforeVerb({ clauses, clauseOf }: Scene['tree'], at: number): boolean {
  const { antecedent, parent, verb, kind } = clauses[clauseOf[at]!]!;
  const outer = clauses[parent]?.verb;
  return (
    kind === 'participle' && antecedent?.to === at && outer?.from === verb!.to && outer.form === 'finite'
  );
}

function isNewAt({ sentence }: Scene, from: number, at: number): boolean {
  const { word, classes } = sentence;
  if (isPossessive(sentence, from) || (classes[from]! & NUMBER) !== 0) return true;
  for (let k = from; k < at; k++) if (isPossessive(sentence, k) || ANEW.has(word(k) ?? '')) return true;
  return (classes[from]! & DETERMINER) === 0;
}

/** "the evacuation of the inhabitants", but "the evacuation of the fort". */
function isOfCivilians(word: (at: number) => string | null, at: number): boolean {
  if (word(at + 1) !== 'of') return false;
  for (let k = at + 2; k < at + 7; k++) if (CIVILIANS.has(singular(word(k) ?? ''))) return true;
  return false;
}

/** Whether "Lund", "the town", "the old town" and the like begin at a token. */
function opensPlace({ classes, word }: Scene['sentence'], at: number): boolean {
  for (let k = at; k < at + 4; k++) {
    if (PLACES.has(singular(word(k) ?? ''))) return true;
    // "the sloop Liberty"
    if (kindOfForce(word(k) ?? '') === 'ship') return false;
    if ((classes[k]! & CAPITAL) !== 0) return (classes[k]! & MILITARY) === 0;
    if ((classes[k] ?? MARK) & (MARK | PREPOSITION)) return false;
  }
  return false;
}

const BY_AIR = /^(?:attack|assault|raid|strike|bombardment|bombing|sortie|operation|offensive|campaign)$/;
const HARM = /^(?:extermination|genocide|looting|murder|persecution|pillage|plunder|rape|repression|terror)$/;
const HELPING = /^(?:rescue|relief|salvage|recovery|clearance|search|air)$/;

/** The type with what stands before the noun: "air raid", "artillery fire". */
function typeOf({ sentence }: Scene, type: ActionType, from: number, at: number): ActionType | null {
  const { word } = sentence;
  const text = singular(word(at) ?? '');
  // "a campaign of genocide"
  if (type === 'attack' && word(at + 1) === 'of' && HARM.test(word(at + 2) ?? '')) return 'civilians-harmed';
  let gun = false;
  for (let k = from; k < at; k++) {
    const before = word(k) ?? '';
    if (FROM_THE_AIR.has(before) && BY_AIR.test(text)) return 'air-strike';
    // "a suicide bombing"
    if (text === 'bombing' && /^(?:car|roadside|suicide|truck)$/.test(before)) return 'attack';
    if (GUNS.has(singular(before))) gun = true;
  }
  // "the fall of the town", "the relief of the fort", but "the fall of 1944"
  if (text === 'fall' || text === 'relief')
    return word(at + 1) === 'of' && !sentence.dated[at + 2] && opensPlace(sentence, at + 2) ? type : null;
  // "the capture of the commander"
  if (type === 'capture' && word(at + 1) === 'of' && !opensPlace(sentence, at + 2)) return null;
  if (text === 'evacuation') return isOfCivilians(word, at) ? type : 'withdrawal';
  if (text === 'fire') return gun ? 'bombardment' : 'attack';
  if (gun && !/^(?:naval|torpedo)$/.test(word(at - 1) ?? '') && /^(?:attack|strike|barrage)$/.test(text))
    return 'bombardment';
  // "launched strikes on Lund"
  if (text === 'strike' && word(at) === 'strikes' && /^(?:against|on)$/.test(word(at + 1) ?? ''))
    return 'air-strike';
  if (text === 'strike' || (text === 'operation' && HELPING.test(word(at - 1) ?? ''))) return null;
  return type;
}
