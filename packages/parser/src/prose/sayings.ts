import { FORCE_NOUNS } from '../language/lexicon/force-words.ts';
import { LOSS_NOUNS } from '../language/lexicon/loss-verbs.ts';
import { wordSet } from '../language/lexicon/word-list.ts';
import type { Clause, Range } from '../language/sentence.ts';
import { CAPITAL } from '../language/word-classes.ts';
import givingVerbs from '../language/words/giving-verbs.json' with { type: 'json' };
import noSaying from '../language/words/no-saying.json' with { type: 'json' };
import type { Figure } from './figure.ts';
import type { Scene } from './scene.ts';
import { DOCUMENTS, headOf, wordOf } from './speaker-phrases.ts';
import { type Speaker, speakerAt, subjectOf } from './speakers.ts';
import { isVerbOf } from './verbs-of-war.ts';

/** Words that say something, as far as they reach. */
export interface Saying {
  /** The name of the rule that found it. */
  rule: string;
  /** Who says it; null where the text hides that ("it was reported"). */
  speaker: Speaker | null;
  denied: boolean;
  /** The deeper it stands, the nearer it is to the figure. */
  depth: number;
}

const GIVING = wordSet(givingVerbs);

const NO_SAYING = wordSet(noSaying);

export const DENIES = /^(?:deny|denied|denies|denying|denial)$/;

/** Conjunctions of what somebody says; other clauses only stand beside it. */
const SAID = /^(?:that|whether)$/;

/** Whether what a clause tells is what its parent's verb says: "said that five were killed", "claimed to have killed", "reported losing". */
function isComplement(scene: Scene, clause: Clause, parent: Clause): boolean {
  const { verb } = parent;
  if (!verb || clause.from < verb.to) return false;
  if (clause.kind === 'subordinate') return clause.connective === null || SAID.test(clause.connective);
  if (clause.kind === 'quotation') return true;
  if (clause.kind === 'infinitive') return true;
  if (clause.kind !== 'participle') return false;
  if (clause.connective !== null) return false;
  // "reported losing 20", "reported 20 of its men killed"; what a comma parts is what the speaker does
  return (
    wordOf(scene.sentence, clause.from) !== '' && scene.sentence.tokens[clause.from - 1]?.kind !== 'comma'
  );
}

/** Whether a figure stands among what the verb of its clause says. */
function isStated(scene: Scene, figure: Figure, clause: Clause, at: number): boolean {
  const { verb } = clause;
  if (!verb || at < verb.to) return false;
  const { sentence } = scene;
  if (verb.meaning === 'say') {
    // "had to contend with"
    if (wordOf(sentence, verb.to) === 'with') return false;
    // "the submarines accounted for 109 ships" is no saying
    if (verb.lemma === 'account' && !isSource(scene, clause)) return false;
    // "declared 300 prisoners free", "records the names of 300 soldiers"
    const isBare = figure.place.role === 'object' && figure.governing === clause;
    if (verb.lemma === 'declare' && isBare && figure.outcome === 'captured') return false;
    if (wordOf(sentence, figure.counted.left - 2) === 'names') return false;
    // "450,000 dead on the one side and 250,000 on the other"
    if (/^(?:and|or)$/.test(wordOf(sentence, figure.counted.left - 1))) return true;
    // "claimed 57 lives" is no saying; "recorded in 1850" neither
    if (
      verb.lemma === 'claim' &&
      (/^(?:lives|life|victims)$/.test(wordOf(sentence, figure.counted.nounTo - 1)) ||
        (figure.governing === clause && figure.bearer === 'itself' && figure.words.from === verb.head))
    )
      return false;
    return !clause.phrases.some(
      ({ at: opens, from, to, preposition }) =>
        from <= at &&
        at < to &&
        opens < at &&
        !/^(?:at|as|of|for|about|up|to|between|over|with|around|in)$/.test(preposition),
    );
  }
  if (!isVerbOf(GIVING, verb.lemma)) return false;
  return gives(scene, figure, clause, at);
}

/** "Plutarch gives 300 killed", "put his losses at 300", "speaks of 800 dead": a giving of figures, not of things. */
export function gives(scene: Scene, figure: Figure, clause: Clause, figureAt: number): boolean {
  const { sentence } = scene;
  const verb = clause.verb!;
  const written = wordOf(sentence, verb.head);
  const phrase = clause.phrases.find(({ from, to }) => from <= figureAt && figureAt < to);
  const isAmount = (range: Range): boolean => {
    for (let at = range.from; at < Math.min(range.to, figureAt); at++)
      if (isAmountNoun(wordOf(sentence, at))) return true;
    return false;
  };
  const hasAmount = clause.objects.some(isAmount);
  if (/^(?:speak|tell)/.test(verb.lemma) || /^(?:spoke|told)$/.test(written))
    return phrase?.preposition === 'of';
  if (/^(?:put|place|set)/.test(verb.lemma))
    return (
      (phrase?.preposition === 'at' || wordOf(sentence, figureAt - 1) === 'at') &&
      (hasAmount || clause.objects.length > 0)
    );
  const isPresent = /s$/.test(written) || /^(?:give|show|mention)$/.test(written);
  if (verb.lemma === 'have') return written === 'has' && isSource(scene, clause) && figure.outcome !== null;
  if (/^mention/.test(verb.lemma)) return true;
  return hasAmount || phrase?.preposition === 'as' || (isPresent && isSource(scene, clause));
}

const isAmountNoun = (word: string): boolean =>
  LOSS_NOUNS.has(word) || FORCE_NOUNS.has(word) || /^(?:figures?|numbers|size|estimate)$/.test(word);

/** A name that is of no side, or a document: not a commander who has and gives men. */
function isSource(scene: Scene, clause: Clause): boolean {
  const subject = subjectOf(scene, clause);
  if (!subject) return false;
  const { sentence, mentions } = subject.scene;
  for (let at = subject.range.from; at < subject.range.to; at++)
    if (DOCUMENTS.has(wordOf(sentence, at))) return true;
  if (mentions.some(({ from, to }) => from >= subject.range.from && to <= subject.range.to)) return false;
  return (sentence.classes[subject.range.to - 1]! & CAPITAL) !== 0;
}

/** Verbs of saying that, right before "to", tell what is said of their subject. */
const UNDERGONE = /^(?:estimate|believe|say|report|think|suppose|presume|assume|rumou?r)/;

/** What a clause says of a figure in it, or in a clause within it that is what is said. */
export function sayingOf(
  scene: Scene,
  figure: Figure,
  clause: Clause,
  child: Clause | null,
): Omit<Saying, 'rule' | 'depth'> | null {
  const { verb } = clause;
  if (child === null && verb === null) {
    // "the army only twelve", after "The MNLA claimed 30 dead"
    const up = scene.parentOf(clause);
    if (
      up?.verb?.meaning === 'say' &&
      clause.subject &&
      clause.subject.to < figure.counted.numberTo &&
      !up.verb.passive
    )
      return { speaker: speakerAt(scene, clause.subject, clause), denied: false };
    const { subject } = clause;
    const isBefore = subject && subject.from < figure.counted.left && figure.counted.left < subject.to;
    if (up?.verb?.meaning === 'say' && !up.verb.passive && isBefore && figure.shares)
      return {
        speaker: speakerAt(scene, { from: subject.from, to: figure.counted.left }, clause),
        denied: false,
      };
    return null;
  }
  if (!verb) return null;
  // what describes a figure, "20 killed", stands where the figure does
  const describes = child?.kind === 'participle' && child.connective === null ? child.antecedent : null;
  const at = child === null ? figure.counted.numberTo - 1 : (describes?.from ?? -1);
  const isSaid =
    (at >= 0 && isStated(scene, figure, clause, at)) || (child !== null && isSaidBy(scene, clause, child));
  // "eyewitness reports of the flags" are no saying
  const written = wordOf(scene.sentence, verb.head);
  if (
    DOCUMENTS.has(written) &&
    /^(?:of|for|from|in|on|by|is|are|was|were)$/.test(wordOf(scene.sentence, verb.to))
  )
    return null;
  const denied = DENIES.test(verb.lemma) || DENIES.test(wordOf(scene.sentence, verb.head));
  // "a statement by the MNLA said five were killed" looks as "said" in "the words said" does
  // and so does "mentioned" in "Piasecki, who was there, mentioned 3,000 killed"
  const hasObject =
    child === null &&
    clause.objects.some(({ from, to }) => from === verb.to && figure.counted.numberTo <= to);
  const isActive =
    verb.form === 'participle' &&
    verb.from === verb.head &&
    isSaid &&
    (child?.kind === 'subordinate' || (verb.meaning === 'say' && hasObject));
  if (verb.passive && !isActive) {
    const states = verb.meaning === 'say' || isVerbOf(GIVING, verb.lemma);
    if (!states) return null;
    const by = clause.phrases.find(({ preposition, at }) => preposition === 'by' && at >= verb.from);
    const isTold =
      child === null || isSaid || (clause.subject !== null && child.antecedent?.to === clause.subject.to);
    if (by && isTold) return { speaker: speakerAt(scene, by, clause), denied };
    return isSaid ? { speaker: null, denied } : null;
  }
  if (!isSaid) return null;
  // "a force, estimated to number 10,000": somebody else estimates it
  if (child?.kind === 'infinitive' && child.from === verb.to && UNDERGONE.test(verb.lemma))
    return { speaker: null, denied };
  return { speaker: subjectOf(scene, clause), denied };
}

/** Whether a clause within another is what its verb says, be the verb listed or not. */
function isSaidBy(scene: Scene, clause: Clause, child: Clause): boolean {
  const verb = clause.verb!;
  if (!isComplement(scene, child, clause)) return false;
  if (verb.meaning === 'say' || statesIn(scene, clause, child)) return true;
  if (child.kind !== 'subordinate' || child.connective !== 'that' || verb.meaning !== null) return false;
  // "an investigation determined that", but not "he determined that"
  const subject = clause.subject && headOf(scene.sentence, clause.subject);
  const isSource = subject !== null && DOCUMENTS.has(subject);
  const says = isSource || !isVerbOf(NO_SAYING, verb.lemma);
  return child.from === verb.to && /^(?:finite|perfect)$/.test(verb.form) && says;
}

/** "The ministry released a statement on 4 May that 20 were killed": who makes a document states what it says. */
function statesIn({ sentence }: Scene, { verb, objects }: Clause, child: Clause): boolean {
  return (
    child.connective === 'that' &&
    /^(?:release|issue|publish|make|give|send|post|write|file)/.test(verb!.lemma) &&
    objects.some((object) => object.to <= child.from && DOCUMENTS.has(headOf(sentence, object)))
  );
}
