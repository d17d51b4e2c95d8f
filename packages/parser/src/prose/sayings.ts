import { FORCE_NOUNS } from '../language/lexicon/force-words.ts';
import { LOSS_NOUNS } from '../language/lexicon/loss-verbs.ts';
import { DOCUMENTS, isSpeaker, isTeller } from '../language/lexicon/speech-words.ts';
import { wordSet } from '../language/lexicon/word-list.ts';
import type { Clause, Phrase, Range, VerbGroup } from '../language/sentence.ts';
import { STATING } from '../language/verbs.ts';
import { CAPITAL, DETERMINER, MILITARY, NUMBER } from '../language/word-classes.ts';
import givingVerbs from '../language/words/giving-verbs.json' with { type: 'json' };
import noSaying from '../language/words/no-saying.json' with { type: 'json' };
import type { Figure } from './figure.ts';
import type { Saying } from './saying-rule.ts';
import type { Scene } from './scene.ts';
import { headOf, wordOf } from './speaker-phrases.ts';
import { canSpeak, NO_SPEAKERS, type Speaker, speakerAt, subjectOf } from './speakers.ts';
import { endOf } from './things.ts';
import { isVerbOf } from './verbs-of-war.ts';

const GIVING = wordSet(givingVerbs);

const NO_SAYING = wordSet(noSaying);

export const DENIES = /^(?:deny|denied|denies|denying|denial)$/;

/** Conjunctions of what somebody says; other clauses only stand beside it. */
const SAID = /^(?:how|that|whether)$/;

/** "Smith writes that 300 fell; and that 40 drowned": whether what stands after a semicolon is said as well. */
export function goesOnToSay({ sentence }: Scene, { connective, from }: Clause): boolean {
  if (connective !== ';') return false;
  let at = from + 1;
  if (/^(?:and|but)$/.test(wordOf(sentence, at))) at++;
  return wordOf(sentence, at) === 'that';
}

/** Whether what a clause tells is what its parent's verb says: "said that five were killed", "claimed to have killed", "reported losing". */
function isComplement(scene: Scene, clause: Clause, parent: Clause): boolean {
  const { verb } = parent;
  if (!verb || clause.from < verb.to) return false;
  if (clause.kind === 'subordinate') return clause.connective === null || SAID.test(clause.connective);
  if (clause.kind === 'infinitive') return true;
  if (clause.kind === 'contrast') return goesOnToSay(scene, clause);
  // "Smith writes, “Lannes lost 300 men”", "Smith reports: the enemy lost 300 men"
  if (clause.kind === 'coordinate' || clause.kind === 'apposition') {
    const isMark = clause.connective === null || clause.connective === ':';
    // "Smith reports to the king: the enemy lost 300 men"
    if (clause.connective === ':' && verb.meaning === 'say' && parent.objects.length === 0) return true;
    return isMark && clause.from === verb.to && parent.objects.length === 0 && parent.kind !== 'coordinate';
  }
  if (clause.kind !== 'participle') return false;
  // "quoted a general as saying"
  if (clause.connective === 'as') return parent.objects.length > 0;
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
    const phrase = clause.phrases.find((each) => each.from <= at && at < each.to && each.at < at);
    // "reported 300 men with 40 guns", but not "claimed the town with 300 men"
    if (phrase?.preposition === 'with') return hasNumber(scene, verb.to, phrase.at);
    return !phrase || /^(?:at|as|of|for|about|up|to|between|over|around|in)$/.test(phrase.preposition);
  }
  // "Caesar counted 300 dead"
  if (verb.lemma === 'count' && !verb.passive) return isPerson(scene, clause);
  if (isVerbOf(GIVING, verb.lemma)) return gives(scene, figure, clause, at);
  if (CHANGES.test(verb.lemma)) return changes(scene, figure, clause, at);
  if (STATING.has(verb.lemma) && isSource(scene, clause) && hasWord(scene, clause, at, isAmount)) return true;
  // "writers of that age make them 300"
  if (MAKES.test(verb.lemma) && !verb.passive && isToldBy(scene, clause)) return true;
  // "some accounts make it 300"
  return verb.meaning === null && !verb.passive && isDocument(subjectOf(scene, clause));
}

const MAKES = /^(?:make|made)$/;

function isToldBy(scene: Scene, clause: Clause): boolean {
  const subject = subjectOf(scene, clause);
  return subject !== null && isTold(subject);
}

/** Whether a speaker is a document, which does nothing but tell. */
function isDocument(speaker: Speaker | null): boolean {
  if (speaker === null) return false;
  const head = headOf(speaker.scene.sentence, speaker.range);
  return TELLING.test(head);
}

const TELLING =
  /^(?:accounts?|annals|chronicles?|communiqu[eé]s?|diar(?:y|ies)|dispatch(?:es)?|estimates?|figures|histories|history|memoirs?|narratives?|records|reports?|sources)$/;

const hasNumber = ({ sentence: { classes } }: Scene, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if ((classes[at]! & NUMBER) !== 0) return true;
  return false;
};

/** Whether one who is named is the subject: "Caesar counted 300 dead", but not "the garrison counted 300 men". */
function isPerson(scene: Scene, clause: Clause): boolean {
  const subject = subjectOf(scene, clause);
  if (!subject) return false;
  const { sentence } = subject.scene;
  const { from, to } = subject.range;
  for (let at = from; at < to; at++)
    if ((sentence.classes[at]! & (CAPITAL | MILITARY)) !== CAPITAL) return isTold(subject);
  // "the Danes counted 2,000 men" were so many
  return (((sentence.classes[from - 1] ?? 0) | sentence.classes[from]!) & DETERMINER) === 0;
}

/** Whether a word that an object of a clause has before a token is of some kind. */
const hasWord = (
  { sentence }: Scene,
  { objects }: Clause,
  before: number,
  isOfKind: (word: string) => boolean,
): boolean =>
  objects.some(({ from, to }) => {
    for (let at = from; at < Math.min(to, before); at++) if (isOfKind(wordOf(sentence, at))) return true;
    return false;
  });

/** "Plutarch gives 300 killed", "put his losses at 300", "speaks of 800 dead": a giving of figures, not of things. */
export function gives(scene: Scene, figure: Figure, clause: Clause, figureAt: number): boolean {
  const { sentence } = scene;
  const verb = clause.verb!;
  const written = wordOf(sentence, verb.head);
  const preposition =
    clause.phrases.find(({ from, to }) => from <= figureAt && figureAt < to)?.preposition ?? null;
  if (verb.form === 'ing' && !isSource(scene, clause)) return false;
  if (/^(?:speak|tell)/.test(verb.lemma) || /^(?:spoke|told)$/.test(written)) return preposition === 'of';
  // "which Smith puts at 300"
  const hasObject = clause.objects.length > 0 || (clause.kind === 'relative' && clause.antecedent !== null);
  if (/^(?:fix|peg|place|put|set)/.test(verb.lemma))
    return hasObject && (preposition === 'at' || isAtOrAsHighAs(scene, figure));
  if (verb.lemma === 'number') return clause.objects.length > 0 && preposition === 'at';
  if (verb.lemma === 'have') return written === 'has' && isSource(scene, clause) && figure.outcome !== null;
  if (hasWord(scene, clause, figureAt, isAmountOrForce) || preposition === 'as') return true;
  const isPresent = /s$/.test(written) || /^(?:cite|give|show)$/.test(written);
  const subject = subjectOf(scene, clause);
  // "William gave 24 dead": nobody has dead to give
  const isNoGift = figure.outcome !== null && figure.outcome !== 'captured';
  return isPresent || isNoGift ? isSource(scene, clause) : subject !== null && isTold(subject);
}

/** "at 300", "as high as 300" */
const isAtOrAsHighAs = ({ sentence }: Scene, { counted: { left } }: Figure): boolean =>
  wordOf(sentence, left - 1) === 'at' || wordOf(sentence, left) === 'as';

const isAmount = (word: string): boolean =>
  /^(?:figures?|numbers?|size|estimates?|totals?|tolls?|strength)$/.test(word);

/** Verbs by which one gives another figure than those before him. */
const CHANGES = /^(?:correct|halve|lower|raise|reduce|revise)/;

/** "Smith reduces the dead to 300": a change of a figure that is told, and none of those whom it counts. */
function changes(scene: Scene, { counted }: Figure, clause: Clause, at: number): boolean {
  const { sentence } = scene;
  const verb = clause.verb!;
  const isTo = wordOf(sentence, counted.left - 1) === 'to' && hasWord(scene, clause, at, isAmountOrLoss);
  if (!isTo || verb.passive) return false;
  const subject = subjectOf(scene, clause);
  return (
    subject !== null &&
    (isTold(subject) || (/s$/.test(wordOf(sentence, verb.head)) && isSource(scene, clause)))
  );
}

const isAmountOrLoss = (word: string): boolean => isAmount(word) || LOSS_NOUNS.has(word);

const isAmountOrForce = (word: string): boolean =>
  isAmount(word) || LOSS_NOUNS.has(word) || FORCE_NOUNS.has(word);

/** A name that is of no side, a document or a historian: not a commander who has and gives men. */
function isSource(scene: Scene, clause: Clause): boolean {
  const subject = subjectOf(scene, clause);
  if (!subject) return false;
  if (isTold(subject)) return true;
  const { sentence, mentions } = subject.scene;
  const { from, to } = subject.range;
  for (let at = from; at < to; at++) if (DOCUMENTS.has(wordOf(sentence, at))) return true;
  if (mentions.some((mention) => mention.from >= from && mention.to <= to)) return false;
  return (sentence.classes[to - 1]! & CAPITAL) !== 0;
}

/** Whether a figure before another is what the verb of a clause states. */
const hasStatedBefore = (scene: Scene, { counted }: Figure, clause: Clause): boolean =>
  scene.figures.some(
    (other) =>
      other.place.clause === clause &&
      other.counted.from < counted.from &&
      isStated(scene, other, clause, other.counted.numberTo - 1),
  );

/** "puts the losses at 300, with 200 captured", "at 300 – 200 dead and 100 wounded": whether a figure of the same clause is told with another. */
function isBesideStated({ verb, objects, phrases }: Clause, { counted }: Figure): boolean {
  const at = counted.numberTo - 1;
  if (at < verb!.to) return false;
  if (objects.some(({ from, to }) => from <= at && at < to)) return true;
  const phrase = phrases.find(({ from, to }) => from <= at && at < to);
  return phrase !== undefined && /^(?:as|at|besides|for|including|of|with)$/.test(phrase.preposition);
}

/** "(200 dead)", ": 200 dead and 100 wounded", "with 200 killed", "; the Danes lost 400": whether a clause goes on counting where its parent states a figure. */
function isPartOfStated(scene: Scene, figure: Figure, clause: Clause, child: Clause): boolean {
  if (goesOnCounting(scene, child, clause)) return true;
  if (figure.place.clause !== child || child.from < clause.verb!.to) return false;
  if (child.kind === 'participle') return child.connective === 'with';
  return child.verb === null && /^(?:apposition|bracket|contrast|coordinate)$/.test(child.kind);
}

/** "Smith gave Danish losses as 300; Swedish losses were 200": whether a clause after a semicolon tells the like of what its parent states. */
export function goesOnCounting(scene: Scene, { kind, connective, subject, verb }: Clause, parent: Clause): boolean {
  if (kind !== 'contrast' || connective !== ';' || subject === null || verb?.meaning !== 'be') return false;
  if (parent.verb === null || !isVerbOf(GIVING, parent.verb.lemma)) return false;
  const isAmountIn = (range: Range): boolean => isAmountOrLoss(headOf(scene.sentence, range));
  return isAmountIn(subject) && parent.objects.some(isAmountIn);
}

/** "and the Swedish at 200": whether what stands for the subject of a clause without a verb is the object of its parent's verb, of another side. */
function hasOtherObject(scene: Scene, { subject }: Clause, { subject: speaker, objects }: Clause): boolean {
  const isOfSide = ({ from, to }: Range): boolean =>
    scene.mentions.some((mention) => mention.from >= from && mention.to <= to);
  return (
    subject !== null && isOfSide(subject) && objects.some(isOfSide) && !(speaker !== null && isOfSide(speaker))
  );
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
    let up = scene.parentOf(clause);
    const outer = up && scene.parentOf(up);
    const isAlone = clause.connective === null && isPerson(scene, clause);
    // "Smith puts the Danish losses at 300 and the Swedish at 200"
    if (up && hasOtherObject(scene, clause, up)) return null;
    // "Smith says 300 men were lost, Jones 400"
    if (up?.kind === 'subordinate' && outer && isAlone) up = outer;
    const states =
      up?.verb?.meaning === 'say' || (up?.verb && isVerbOf(GIVING, up.verb.lemma) && isSource(scene, up));
    const isHidden = clause.subject !== null && NO_SPEAKERS.has(wordOf(scene.sentence, clause.subject.from)) &&
      wordOf(scene.sentence, clause.subject.from + 1) !== 'of';
    if (states && isHidden) return { speaker: null, denied: false };
    if (
      states &&
      !up!.verb!.passive &&
      isNamed(scene, clause.subject) &&
      clause.subject!.to < figure.counted.numberTo
    )
      return { speaker: speakerAt(scene, clause.subject!, clause), denied: false };
    const { subject } = clause;
    const isBefore = subject && subject.from < figure.counted.left && figure.counted.left < subject.to;
    const before = isBefore ? { from: subject.from, to: figure.counted.left } : null;
    if (up?.verb?.meaning === 'say' && !up.verb.passive && figure.shares && isNamed(scene, before))
      return { speaker: speakerAt(scene, before!, clause), denied: false };
    return null;
  }
  if (!verb) return null;
  // what describes a figure, "20 killed", "300 men, of whom 20 died", stands where the figure does
  const isPart = child?.kind === 'relative' && /^of (?:whom|which)$/.test(child.connective ?? '');
  const describes =
    isPart || (child?.kind === 'participle' && child.connective === null) ? child!.antecedent : null;
  const at =
    child === null
      ? figure.counted.numberTo - 1
      : isPart
        ? (describes?.to ?? 0) - 1
        : (describes?.from ?? -1);
  const isSaid =
    (at >= 0 && isStated(scene, figure, clause, at)) ||
    (child !== null && isSaidBy(scene, clause, child)) ||
    (hasStatedBefore(scene, figure, clause) &&
      (child === null ? isBesideStated(clause, figure) : isPartOfStated(scene, figure, clause, child)));
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
    const by = agentOf(clause, verb, figure);
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

/** "given by Smith as 300 and by Jones as 400", "given as 300 by Smith and 400 by Jones": which of the agents of a verb says a figure. */
function agentOf({ phrases }: Clause, verb: VerbGroup, { counted }: Figure): Phrase | undefined {
  const agents = phrases.filter(({ preposition, at }) => preposition === 'by' && at >= verb.from);
  return (
    agents.find(({ at }) => at === endOf(counted)) ??
    agents.findLast(({ at }) => at < counted.from) ??
    agents[0]
  );
}

/** Whether a phrase is a name, or has one who can tell as its head. */
const isNamed = (scene: Scene, range: Range | null): boolean =>
  range !== null &&
  (isTold({ scene, range }) ||
    isSpeaker(headOf(scene.sentence, range)) ||
    (scene.sentence.classes[range.to - 1]! & CAPITAL) !== 0);

/** Whether a clause within another is what its verb says, be the verb listed or not. */
function isSaidBy(scene: Scene, clause: Clause, child: Clause): boolean {
  const verb = clause.verb!;
  if (!isComplement(scene, child, clause)) return false;
  const isQuote = child.kind === 'coordinate' && STATING.has(verb.lemma);
  // "told the press 300 had fallen"
  const isTelling = verb.lemma === 'tell' && child.kind === 'subordinate' && child.connective === null;
  if (verb.meaning === 'say' || isQuote || isTelling || statesIn(scene, clause, child)) return true;
  // "gives the strength as being 300"
  const isBeing = child.kind === 'participle' && child.connective === 'as' && child.verb?.meaning === 'be';
  if (isBeing && isVerbOf(GIVING, verb.lemma))
    return hasWord(scene, clause, child.from, isAmountOrForce);
  if (child.kind !== 'subordinate' || !/^(?:how|that)$/.test(child.connective ?? '')) return false;
  if (verb.meaning !== null && !STATING.has(verb.lemma)) return false;
  if (!/^(?:finite|perfect|ing)$/.test(verb.form)) return false;
  // "tells us that"
  const isNext =
    child.from === verb.to ||
    clause.objects.some(
      (told) =>
        told.from === verb.to && told.to === child.from && !DOCUMENTS.has(headOf(scene.sentence, told)),
    );
  const subject = subjectOf(scene, clause);
  if (!isNext || !subject || !canSpeak(subject.scene, subject.range, 'they')) return false;
  // "an investigation determined that", but not "he determined that"
  return isTold(subject) || !isVerbOf(NO_SAYING, verb.lemma);
}

/** Whether a speaker is a document, or one of those whose trade it is to tell: "records show", "historians agree". */
function isTold({ scene: { sentence }, range }: Speaker): boolean {
  const head = headOf(sentence, range);
  return DOCUMENTS.has(head) || isTeller(head);
}

/** "The ministry released a statement on 4 May that 20 were killed": who makes a document states what it says. */
function statesIn({ sentence }: Scene, { verb, objects }: Clause, child: Clause): boolean {
  return (
    child.connective === 'that' &&
    /^(?:release|issue|publish|make|give|send|post|write|file)/.test(verb!.lemma) &&
    objects.some((object) => object.to <= child.from && DOCUMENTS.has(headOf(sentence, object)))
  );
}
