import { ACTION_NOUNS, ACTION_VERBS, FIRST_FORMS, GOVERNORS } from '../../language/lexicon/action-words.ts';
import { singular } from '../../language/nouns.ts';
import type { Clause, Phrase, Range, VerbGroup } from '../../language/sentence.ts';
import {
  ADVERB,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  MARK,
  NUMBER,
  PREPOSITION,
  PRONOUN,
  WORD,
} from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { isForce } from './phrases.ts';

/** Verbs whose object does what a verb without "to" tells: "had his men charge". */
const BARE = /^(?:did|had|let|lets|letting|made|make|making|saw|seen|watched|helped|help|helping)$/;
/** Words that open an object that does something: "his men", "them". */
const DOERS = /^(?:he|she|they|the|his|her|its|their|them|him|both|all|these|those)$/;

/**
 * The clauses of a sentence, with those of verbs in their first form that end as nouns do, and that only the lists of actions
 * know: "ordered to harass supply trains", "to attack and destroy the fort", "had his phalanx charge".
 */
export function clausesWithHidden(scene: Scene): readonly Clause[] {
  // the nouns of a sentence ask no more than once
  scene.withHidden ??= withHidden(scene);
  return scene.withHidden;
}

function withHidden(scene: Scene): readonly Clause[] {
  const { clauses } = scene.tree;
  if (!hasFirstForm(scene)) return clauses;
  const hidden: Clause[] = [];
  // what is found is asked in its turn: "to harass the rear and attack the trains"
  for (let index = 0; index < clauses.length + hidden.length; index++)
    addHidden(scene, clauses[index] ?? hidden[index - clauses.length]!, index, hidden);
  return hidden.length === 0 ? clauses : [...clauses, ...hidden];
}

/** Whether a sentence has a word that may be a hidden verb. */
function hasFirstForm({ sentence }: Scene): boolean {
  for (const { text } of sentence.tokens) if (MAY_BE_HIDDEN.has(text)) return true;
  return false;
}

/** The clause that another depends on, be it hidden. */
export const parentIn = (scene: Scene, { parent }: Clause): Clause | null =>
  clausesWithHidden(scene)[parent] ?? null;

/** Past tenses that are more often no verbs: "the united army". */
const SELDOM: ReadonlySet<string> = new Set(['handed', 'united', 'counter-attacked', 'counter-charged']);
/** Forms in "-ing" that are no adjectives: what follows is their object. */
const NEED_OBJECTS: ReadonlySet<string> = new Set([
  'bringing',
  'capturing',
  'conducting',
  'deploying',
  'destroying',
  'launching',
  'receiving',
  'seizing',
  'sending',
]);
const MAY_BE_HIDDEN: ReadonlySet<string> = new Set([...FIRST_FORMS, ...SELDOM, ...NEED_OBJECTS]);

/** "The two armies soon united": the clause of a verb that was taken for the last word of a noun phrase. */
function addEndOf(scene: Scene, clause: Clause, index: number, range: Range, found: Clause[]): void {
  const at = range.to - 1;
  const word = scene.sentence.word(at) ?? '';
  if (at === range.from || !word.endsWith('ed') || !SELDOM.has(word)) return;
  if ((scene.sentence.classes[at]! & CAPITAL) !== 0) return;
  const hidden = hiddenAt(scene, clause, index, { from: at, at, kind: 'coordinate' });
  const subject = { from: range.from, to: at };
  found.push({ ...hidden, subject, verb: { ...hidden.verb!, form: 'finite' } });
}

function addHidden(scene: Scene, clause: Clause, index: number, found: Clause[]): void {
  const { verb, subject, objects, phrases } = clause;
  if (verb === null) {
    if (subject !== null) addEndOf(scene, clause, index, subject, found);
    return;
  }
  // "The army counter-attacked and defeated them"
  if (subject !== null && scene.sentence.word(subject.to - 1)?.startsWith('counter-'))
    if ((scene.sentence.classes[subject.to] ?? 0) & COORDINATOR)
      addEndOf(scene, clause, index, subject, found);
  const isBare = objects.length > 0 && BARE.test(scene.sentence.word(verb.head) ?? '');
  const isJoining =
    verb.form === 'infinitive' || verb.modal !== null || scene.sentence.word(verb.from) === 'did';
  for (const phrase of phrases) {
    const at = phrase.preposition === 'to' ? afterTo(scene, clause, phrase) : -1;
    if (at >= 0) found.push(hiddenAt(scene, clause, index, { from: phrase.at, at, kind: 'infinitive' }));
    // "from sending reinforcements"
    const isDone =
      phrase.at >= verb.to &&
      phrase.to - phrase.from > 1 &&
      NEED_OBJECTS.has(scene.sentence.word(phrase.from) ?? '');
    if (isDone && /^(?:after|before|by|from|in|of|without)$/.test(phrase.preposition)) {
      const done = hiddenAt(scene, clause, index, { from: phrase.from, at: phrase.from, kind: 'participle' });
      found.push({ ...done, verb: { ...done.verb!, form: 'ing' } });
    }
    if (isJoining) addJoined(scene, clause, index, phrase, found);
  }
  for (const object of objects) {
    addEndOf(scene, clause, index, object, found);
    if (isJoining && addJoined(scene, clause, index, object, found)) continue;
    const at = object.to - 1;
    const doer = { from: object.from, to: at };
    if (isBare && isDoing(scene, doer, at))
      found.push({ ...hiddenAt(scene, clause, index, { from: at, at, kind: 'participle' }), subject: doer });
  }
}

/** "to attack and destroy the fort": adds the second verb, where a range holds one. */
function addJoined(scene: Scene, clause: Clause, index: number, range: Range, found: Clause[]): boolean {
  const at = afterAnd(scene, clause.verb!, range);
  if (at < 0 || [...scene.tree.clauses, ...found].some(({ verb }) => verb?.head === at)) return false;
  found.push(hiddenAt(scene, clause, index, { from: at, at, kind: 'coordinate' }));
  return true;
}

const isFirstForm = (word: string | null): boolean => ACTION_VERBS.has(word ?? '') && FIRST_FORMS.has(word!);

/** Where the verb of "to harass supply trains" stands; -1 where "to" goes before a noun. */
function afterTo(scene: Scene, clause: Clause, { from, to, at }: Phrase): number {
  const { classes, word } = scene.sentence;
  let verb = from;
  while (verb < to && ((classes[verb]! & ADVERB) !== 0 || /^(?:first|help)$/.test(word(verb) ?? ''))) verb++;
  // "began to panic and flee"
  const second = verb + 2;
  const isSecond =
    second < to &&
    GOVERNORS.has(word(clause.verb!.head) ?? '') &&
    (classes[verb]! & (DETERMINER | PRONOUN | CAPITAL | NUMBER)) === 0 &&
    (classes[verb + 1]! & COORDINATOR) !== 0 &&
    isFirstForm(word(second)) &&
    !ACTION_NOUNS.has(word(second)!);
  if (isSecond && !isFirstForm(word(verb))) return second;
  if (verb >= to || !FIRST_FORMS.has(word(verb) ?? '')) return -1;
  if ((classes[verb]! & (DETERMINER | PRONOUN)) !== 0) return -1;
  // "brought to battle", "came to land": a noun as well, where nothing says that somebody is to do it
  const isNoun =
    ACTION_NOUNS.has(word(verb)!) || /^(?:land|battle|surrender|order|shell|rape)$/.test(word(verb)!);
  const hasMore = verb + 1 < to || clause.objects.some(({ from: opens }) => opens === verb + 1);
  const isAsked = GOVERNORS.has(word(at - 1) ?? '') || GOVERNORS.has(word(clause.verb!.head) ?? '');
  // "back to battle ready status"
  if (word(verb) === 'battle' && verb + 1 < to && !isAsked) return -1;
  return isNoun && !isAsked && !hasMore ? -1 : verb;
}

/** What one does and no noun without an article names. */
const GOES = /^(?:advance|attack|charge|counterattack|march|retreat|surrender)$/;

/** Where the second verb of "to attack and destroy the fort" stands in a range; -1 where there is none. */
function afterAnd({ sentence }: Scene, { to }: VerbGroup, range: Range): number {
  const { classes, word } = sentence;
  for (let at = Math.max(range.from, to + 1); at < range.to; at++) {
    const isAfterComma = sentence.tokens[at - 1]!.kind === 'comma';
    if ((!isAfterComma && (classes[at - 1]! & COORDINATOR) === 0) || word(at - 1) === 'both') continue;
    // "on sea and land"
    if (!isFirstForm(word(at)) || (word(at) === 'land' && word(at - 2) === 'sea')) continue;
    const next = classes[at + 1] ?? MARK;
    // "to attack or retreat", "to attack, bombard or besiege the town": nothing but another verb can stand there
    const isNext = at === to + 1 && (!isAfterComma || (next & (COORDINATOR | DETERMINER | CAPITAL)) !== 0);
    if (
      isNext &&
      (next === MARK || (next & (PREPOSITION | COORDINATOR | ADVERB | DETERMINER | CAPITAL)) !== 0)
    )
      return at;
    // "to abandon the hill and retreat", but "to cover the landing and retreat", "to cover their retreat and flight"
    const isBareNoun =
      !isAfterComma &&
      (classes[range.from]! & DETERMINER) !== 0 &&
      (next === MARK || (next & (PREPOSITION | ADVERB)) !== 0) &&
      word(at + 1) !== 'of' &&
      GOES.test(word(at)!) &&
      !ACTION_NOUNS.has(singular(word(at - 2) ?? ''));
    if (isBareNoun) return at;
    // "to attack the fort, destroy the bridge and return"
    if (isAfterComma) {
      if ((next & (DETERMINER | PRONOUN)) !== 0 && !ACTION_NOUNS.has(word(at)!)) return at;
      continue;
    }
    const opens = ACTION_NOUNS.has(word(at)!) ? DETERMINER | PRONOUN : DETERMINER | PRONOUN | WORD;
    // "and destroy the fort", "and retreat."
    const isPhrase = ACTION_VERBS.get(word(at)!)!.some(({ particles }) => particles[0] === word(at + 1));
    if (
      (next & opens) !== 0 ||
      isPhrase ||
      // "and attack Union supply trains"
      (next & CAPITAL) !== 0 ||
      (ACTION_NOUNS.has(word(at)!) ? false : next === MARK || (next & PREPOSITION) !== 0)
    )
      return at;
  }
  return -1;
}

/** Whether somebody, and not a noun of his, does what follows: "his phalanx" before "charge". */
function isDoing(scene: Scene, doer: Range, at: number): boolean {
  const { word, classes } = scene.sentence;
  // "two of his regiments"
  const isPart = word(doer.from + 1) === 'of';
  if (doer.from >= doer.to || !DOERS.test(word(isPart ? doer.from + 2 : doer.from) ?? '')) return false;
  if (!isFirstForm(word(at))) return false;
  const next = classes[at + 1] ?? MARK;
  const ends = next === MARK || (next & (PREPOSITION | DETERMINER | PRONOUN | ADVERB | COORDINATOR)) !== 0;
  return ends && isForce(scene, doer);
}

interface Place {
  from: number;
  at: number;
  kind: Clause['kind'];
}

/** A clause for a verb that stands within another. */
function hiddenAt({ sentence }: Scene, clause: Clause, index: number, { from, at, kind }: Place): Clause {
  const lemma = sentence.word(at) ?? '';
  const after = ({ to }: Range) => to > at + 1;
  const cut = (range: Range): Range => (range.from <= at ? { ...range, from: at + 1 } : range);
  const inside = [...clause.objects, ...clause.phrases].find((range) => range.from <= at && at < range.to);
  const own = inside !== undefined && inside.to > at + 1 ? [{ from: at + 1, to: inside.to }] : [];
  const objects = clause.objects.filter((range) => range.from > at).map(cut);
  const phrases = clause.phrases.filter((range) => range.at > at && after(range));
  const isObject = (sentence.classes[at + 1]! & PREPOSITION) === 0;
  return {
    kind,
    connective: null,
    parent: index,
    from,
    to: clause.to,
    subject: null,
    antecedent: null,
    verb: {
      from,
      to: at + 1,
      head: at,
      lemma,
      meaning: null,
      passive: false,
      negated: false,
      modal: null,
      helper: null,
      form: 'infinitive',
    },
    objects: isObject ? [...own, ...objects] : objects,
    phrases,
  };
}
