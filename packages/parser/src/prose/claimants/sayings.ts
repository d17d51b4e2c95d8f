import { DOCUMENTS, isAlsoElse, isSpeaker } from '../../language/lexicon/speech-words.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import { ENDS_OF_OPENINGS } from '../../language/openings.ts';
import type { Clause, Phrase, Range, VerbGroup } from '../../language/sentence.ts';
import { STATING } from '../../language/verbs.ts';
import { CAPITAL, MILITARY, PRONOUN } from '../../language/word-classes.ts';
import tellingVerbs from '../../language/words/telling-verbs.json' with { type: 'json' };
import type { Figure } from '../figures/figure.ts';
import { otherSubject } from '../figures/left-out-nouns.ts';
import { isDeniedClaim } from '../figures/reality.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { headOf, trimmed, wordOf } from '../speaker-phrases.ts';
import { isVerbOf } from '../verbs-of-war.ts';
import type { Saying } from './saying-rule.ts';
import { isMaking, NO_SPEAKERS, OTHERS, speakerAt, subjectOf } from './speakers.ts';
import {
  CHANGES,
  GIVING,
  hasWord,
  isAmountOrForce,
  isAmountOrLoss,
  isPerson,
  isSource,
  isStated,
  isTold,
} from './stated-figures.ts';
import {
  hasOtherObject,
  hasStatedBefore,
  isBesideStated,
  isOfOtherSide,
  isPartOfStated,
} from './told-with-stated.ts';
import { canSpeak } from './who-can-speak.ts';

const TELLING = wordSet(tellingVerbs);

export const DENIES = /^(?:deny|denied|denies|denying|denial|disput(?:e|es|ed|ing))$/;

/** Conjunctions of what somebody says; other clauses only stand beside it. */
const SAID = /^(?:how|that|whether)$/;

/** "says that, in the first days of the war, …": the "that" of a verb of saying which a phrase parts from the clause that it opens. */
export const thatBefore = ({ sentence }: Scene, { from }: Clause, { objects, verb }: Clause): Range | null =>
  objects.find(
    (object) =>
      // "that of the 500 men, 300 had died"
      (object.to === object.from + 1 || wordOf(sentence, object.from + 1) === 'of') &&
      object.from >= verb!.to &&
      object.to <= from &&
      wordOf(sentence, object.from) === 'that',
  ) ?? null;

/** Whether what a clause tells is what its parent's verb says: "said that five were killed", "claimed to have killed", "reported losing". */
function isComplement(scene: Scene, clause: Clause, parent: Clause): boolean {
  const { verb } = parent;
  if (!verb || clause.from < verb.to) return false;
  // "Smith says that when the war began, the army lost 300 men"
  if (clause.kind === 'subordinate')
    return (
      clause.connective === null ||
      SAID.test(clause.connective) ||
      thatBefore(scene, clause, parent)?.to === clause.from
    );
  // "proposed to attack with 300 men" tells what shall be
  if (clause.kind === 'infinitive') return verb.lemma !== 'propose';
  if (clause.kind === 'contrast') return false;
  // "Smith writes, “Lannes lost 300 men”", "Smith reports: the enemy lost 300 men"
  if (clause.kind === 'coordinate' || clause.kind === 'apposition') {
    const isMark = clause.connective === null || clause.connective === ':';
    // "Smith reports to the king: the enemy lost 300 men"
    if (clause.connective === ':' && verb.meaning === 'say' && parent.objects.length === 0) return true;
    // "Smith says that in the first days of the war, the army lost 300 men"
    if (isMark && clause.kind === 'coordinate' && thatBefore(scene, clause, parent)) return true;
    // "The group said during the day, 51 were killed"
    const isNext =
      clause.from === verb.to ||
      (verb.meaning === 'say' && parent.phrases.some(({ at, to }) => at === verb.to && to === clause.from));
    return isMark && isNext && parent.objects.length === 0 && parent.kind !== 'coordinate';
  }
  if (clause.kind !== 'participle') return false;
  if (clause.connective === 'of') return /^(?:accus|boast)/.test(verb.lemma);
  // "quoted a general as saying"
  if (clause.connective === 'as') return parent.objects.length > 0;
  // "admitted to losing 300"
  if (clause.connective === 'to') return clause.from === verb.to && verb.meaning === 'say';
  if (clause.connective !== null) return false;
  // "estimated that 300 raids occur, killing 20": the verb of what is said was not known as one
  const isInside = parent.objects.some(
    ({ from, to }) => wordOf(scene.sentence, from) === 'that' && to <= clause.from,
  );
  if (isInside) return true;
  // "reported losing 20", "reported 20 of its men killed"; what a comma parts is what the speaker does
  return (
    wordOf(scene.sentence, clause.from) !== '' && scene.sentence.tokens[clause.from - 1]?.kind !== 'comma'
  );
}

/** Verbs of saying that, right before "to", tell what is said of their subject. */
const UNDERGONE = /^(?:estimate|believe|say|report|think|suppose|presume|assume|rumou?r)/;

/** "Livy gives 300 dead, Swedish archives 500": whether the subject of a clause without a verb is who says a figure, and nobody whom it counts. */
export function isOfAnswer(scene: Scene, figure: Figure): boolean {
  const { clause } = figure.place;
  if (clause.verb !== null || !clause.subject || !figure.shares) return false;
  const speaker = sayingOf(scene, figure, clause, null)?.speaker;
  return (
    speaker != null &&
    speaker.scene === scene &&
    clause.subject.from <= speaker.range.from &&
    speaker.range.to <= clause.subject.to
  );
}

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
    const { subject: told } = clause;
    const isHidden =
      told !== null &&
      ((NO_SPEAKERS.has(wordOf(scene.sentence, told.from)) &&
        wordOf(scene.sentence, told.from + 1) !== 'of') ||
        // "early reports put the dead at 300; later ones at 400"
        OTHERS.test(wordOf(scene.sentence, told.to - 1)));
    // "Smith says 300 men were lost, Jones 400"
    // "The government said 43 soldiers died, the rebels 120"
    const isAnswer = figure.shares?.place.role === 'subject' && isNamed(scene, clause.subject);
    if (up?.kind === 'subordinate' && outer && (isAlone || isHidden || isAnswer)) up = outer;
    const shared = figure.shares;
    const states =
      up?.verb?.meaning === 'say' ||
      (up?.verb &&
        isVerbOf(GIVING, up.verb.lemma) &&
        (isSource(scene, up) ||
          (shared !== null &&
            shared.place.clause === up &&
            isStated(scene, shared, up, shared.counted.numberTo - 1))));
    if (states && isHidden) return { speaker: null, denied: false };
    if (states && isOfOtherSide(scene, figure, clause, up!))
      return { speaker: subjectOf(scene, up!), denied: false };
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
  if (!verb) {
    // "Horn said that 300 men fell, and Rantzau that 150 fell"
    const up = child!.connective === 'that' && clause.subject ? scene.parentOf(clause) : null;
    const saysIt = up?.verb && !up.verb.passive && (up.verb.meaning === 'say' || STATING.has(up.verb.lemma));
    if (!saysIt) return null;
    return {
      speaker: isNamed(scene, clause.subject) ? speakerAt(scene, clause.subject!, clause) : null,
      denied: false,
    };
  }
  const other = child === null ? otherSubject(scene.sentence, figure) : null;
  if (other) return { speaker: speakerAt(scene, other, clause), denied: false };
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
      (child === null ? isBesideStated(clause, figure) : isPartOfStated(figure, clause, child)));
  // "eyewitness reports of the flags" are no saying
  const written = wordOf(scene.sentence, verb.head);
  if (
    DOCUMENTS.has(written) &&
    /^(?:of|for|from|in|on|by|is|are|was|were)$/.test(wordOf(scene.sentence, verb.to))
  )
    return null;
  const denies = DENIES.test(verb.lemma) || DENIES.test(wordOf(scene.sentence, verb.head));
  // "did not deny that 300 had died"
  const denied = denies && !verb.negated;
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
    // "the toll was revised to 300 by the ministry"
    const changer = isSaid && CHANGES.test(verb.lemma) ? agentOf(clause, verb, figure) : undefined;
    if (changer)
      return isNamed(scene, changer) ? { speaker: speakerAt(scene, changer, clause), denied } : null;
    if (!states) return null;
    // "was put to flight by 300 Danes", "300 men were given by the king": no figure is told
    const isGiving = verb.meaning !== 'say' && isVerbOf(GIVING, verb.lemma);
    if (isGiving && !isSaid && (MOVES.test(verb.lemma) || !isTellable(figure, verb))) return null;
    const by = agentOf(clause, verb, figure) ?? placeOfSaying(scene, clause, verb);
    const isTold =
      child === null ||
      isSaid ||
      // "Horn, who had 3,000 men, is credited with 6,000 by Smith"
      (child.kind !== 'relative' && clause.subject !== null && child.antecedent?.to === clause.subject.to);
    if (denied && child !== null && isDeniedClaim(scene.sentence, clause, child)) return null;
    if (by && isTold) return { speaker: speakerAt(scene, by, clause), denied };
    return isSaid ? { speaker: null, denied } : null;
  }
  if (!isSaid) return null;
  // "Horn, told that 300 Danes were near": he tells nobody
  const isTold =
    /^(?:advised|assured|informed|notified|told)$/.test(wordOf(scene.sentence, verb.head)) &&
    clause.objects.length === 0 &&
    (clause.kind === 'participle' || scene.sentence.tokens[verb.from - 1]?.kind === 'comma');
  if (isTold) return null;
  // "a force, estimated to number 10,000": somebody else estimates it
  if (child?.kind === 'infinitive' && child.from === verb.to && UNDERGONE.test(verb.lemma))
    return { speaker: null, denied };
  // who "does not say that 300 fell" says nothing, and who "does not admit" it is silent about what happened
  if (child !== null && !denies && (verb.negated || isByNobody(scene, clause)))
    return { speaker: null, denied: !IS_SO.test(verb.lemma) };
  const speaker = subjectOf(scene, clause);
  // "the smoke indicated that": what only shows something has not said it
  if (speaker && SHOWS.test(verb.lemma) && !canSpeak(speaker.scene, speaker.range, 'they'))
    return { speaker: null, denied };
  // “I announce that 300 fell”: who is quoted says it
  if (speaker === null && isFirstPerson(scene, clause)) return null;
  return { speaker, denied };
}

/** Verbs of saying what is so, be it said or not. */
const IS_SO = /^(?:acknowledge|add|admit|confess|disclose|explain|mention|note|reveal|tell|warn)/;

/** Verbs of what things do that say nothing. */
const SHOWS = /^(?:confirm|imply|indicate|prove|reveal|show|suggest)/;

/** "no source says that", "neither Livy nor Appian says that" */
const isByNobody = ({ sentence }: Scene, { subject }: Clause): boolean =>
  subject !== null && /^(?:neither|no|nobody|none)$/.test(wordOf(sentence, subject.from));

/** Whether a figure before a verb of giving is one that nobody has to give away: "300 dead are cited by". */
const isTellable = ({ outcome, counted }: Figure, verb: VerbGroup): boolean =>
  outcome !== null && outcome !== 'captured' && counted.from < verb.from;

/** Verbs that give a figure only where they put it at one. */
const MOVES = /^(?:fix|have|place|put|set|speak)$/;

/** Whether "I" or "we" is the subject of a clause, or of the one that it hangs on. */
function isFirstPerson(scene: Scene, clause: Clause): boolean {
  for (let at: Clause | null = clause; at; at = scene.parentOf(at)) {
    const subject = at.subject ?? at.antecedent;
    if (subject) return /^(?:am|i|we)$/.test(wordOf(scene.sentence, subject.from));
  }
  return false;
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

/** "is given in Livy's report as 300", "was reported in the Times": the document in which a verb tells something; undefined where none stands. */
const placeOfSaying = ({ sentence }: Scene, { phrases }: Clause, verb: VerbGroup): Phrase | undefined =>
  phrases.find(({ preposition, at, from, to }) => {
    if (preposition !== 'in' || at < verb.to) return false;
    const head = headOf(sentence, { from, to });
    return (
      (DOCUMENTS.has(head) && !isAlsoElse(head)) ||
      ((sentence.classes[to - 1]! & CAPITAL) !== 0 && NEWSPAPERS.test(head))
    );
  });

const NEWSPAPERS = /^(?:courier|gazette|guardian|herald|mercury|post|telegraph|times|tribune)$/;

/** Whether a phrase is a name, or has one who can tell as its head. */
function isNamed(scene: Scene, phrase: Range | null): boolean {
  if (phrase === null) return false;
  const range = trimmed(scene.sentence, phrase);
  return (
    isTold({ scene, range }) ||
    isSpeaker(headOf(scene.sentence, range)) ||
    (scene.sentence.classes[range.to - 1]! & CAPITAL) !== 0
  );
}

/** Whether a clause within another is what its verb says, be the verb listed or not. */
function isSaidBy(scene: Scene, clause: Clause, child: Clause): boolean {
  const verb = clause.verb!;
  // "gives these losses: 300 killed and 400 wounded"
  if (child.connective === ':' && (verb.meaning === 'say' || isVerbOf(GIVING, verb.lemma)))
    if (isSource(scene, clause) && hasWord(scene, clause, child.from, isAmountOrLoss)) return true;
  if (!isComplement(scene, child, clause)) return false;
  // "it is telling that 300 men were sent"
  if (verb.lemma === 'tell' && verb.form === 'ing' && wordOf(scene.sentence, verb.from - 1) === 'it')
    return false;
  // "suggested that 300 men be sent"
  if (child.verb !== null && wordOf(scene.sentence, child.verb.from) === 'be') return false;
  const isQuote = child.kind === 'coordinate' && STATING.has(verb.lemma);
  // "told the press 300 had fallen"
  const isTelling = verb.lemma === 'tell' && child.kind === 'subordinate' && child.connective === null;
  if (verb.meaning === 'say' || isQuote || isTelling || statesIn(scene, clause, child)) return true;
  // "accused the Danes of killing 300"
  if (child.connective === 'of' && /^accus/.test(verb.lemma)) return !verb.passive;
  // "gives the strength as being 300"
  const isBeing = child.kind === 'participle' && child.connective === 'as' && child.verb?.meaning === 'be';
  if (isBeing && isVerbOf(GIVING, verb.lemma)) return hasWord(scene, clause, child.from, isAmountOrForce);
  if (child.kind !== 'subordinate' || !/^(?:how|that)$/.test(child.connective ?? '')) return false;
  if (verb.meaning !== null && !STATING.has(verb.lemma)) return false;
  if (!/^(?:finite|perfect|ing)$/.test(verb.form)) return false;
  // "tells us that"
  const isNext =
    child.from === verb.to ||
    (child.connective === 'that' && isAfterOccasion(scene, clause, child, verb.to)) ||
    // "points out that"
    (child.from === verb.to + 1 && wordOf(scene.sentence, verb.to) === 'out') ||
    // "tells us that", but not "received word that"
    clause.objects.some(
      (told) =>
        told.from === verb.to &&
        isAfterOccasion(scene, clause, child, told.to) &&
        (TELLS.test(wordOf(scene.sentence, verb.head)) || isSomebody(scene, told)),
    );
  const subject = subjectOf(scene, clause);
  if (!isNext || !subject) return false;
  // "a nurse told the BBC that": whoever tells somebody is a person
  const tellsSomebody =
    TELLS.test(wordOf(scene.sentence, verb.head)) &&
    clause.objects.some((told) => told.from === verb.to && isSomebody(scene, told)) &&
    /^(?:an?|another|one)$/.test(wordOf(scene.sentence, clause.subject?.from ?? 0));
  if (!tellsSomebody && !canSpeak(subject.scene, subject.range, 'they')) return false;
  // "an investigation determined that", but not "Horn determined that"
  const written = wordOf(scene.sentence, verb.head);
  if (isVerbOf(TELLING, verb.lemma) || TELLS.test(written) || DENIES.test(written) || isTold(subject))
    return true;
  // "Smith considers that": a writer, and not one of the story
  const isPresent = /^(?:agree|.*s)$/.test(written);
  return isPresent && JUDGES.test(verb.lemma) && isSource(scene, clause);
}

/** "recalled in his memoirs that", "cabled to London that", "radioed at midnight that": whether nothing but where, when and to whom it is told parts the index where a verb or whom it tells ends from a clause. */
function isAfterOccasion(scene: Scene, { phrases }: Clause, child: Clause, from: number): boolean {
  const { sentence } = scene;
  let to = from;
  for (const phrase of phrases) {
    if (phrase.at < to) continue;
    const { preposition } = phrase;
    const isOccasion =
      (preposition === 'to' && isSomebody(scene, phrase)) ||
      (/^(?:from|in)$/.test(preposition) && DOCUMENTS.has(headOf(sentence, phrase))) ||
      (/^(?:at|from|in|on)$/.test(preposition) && (sentence.classes[phrase.to - 1]! & CAPITAL) !== 0) ||
      sentence.dated[phrase.to - 1] === true ||
      (/^(?:at|on|in)$/.test(preposition) && ENDS_OF_OPENINGS.has(wordOf(sentence, phrase.to - 1)));
    if (phrase.at !== to || !isOccasion) return false;
    to = phrase.to;
  }
  return to === child.from;
}

/** Verbs that have whoever is told as their object: "informed the emperor that". */
const TELLS = /^(?:advis|assur|inform|notif|tell|told)/;

/** What a writer does who comes to a number. */
const JUDGES = /^(?:accept|agree|consider|conclude|determine|find|found|hold|judge|observe|suspect)s?$/;

/** Whether a phrase is one to whom something can be told: a pronoun, a name, or people. */
export const isSomebody = ({ sentence }: Scene, { from, to }: Range): boolean =>
  (sentence.classes[from]! & PRONOUN) !== 0 ||
  (sentence.classes[to - 1]! & (CAPITAL | MILITARY)) !== 0 ||
  isSpeaker(headOf(sentence, { from, to }));

/** "The ministry released a statement on 4 May that 20 were killed": who makes a document states what it says. */
function statesIn({ sentence }: Scene, clause: Clause, child: Clause): boolean {
  return (
    child.connective === 'that' &&
    isMaking(clause) &&
    clause.objects.some((object) => object.to <= child.from && DOCUMENTS.has(headOf(sentence, object)))
  );
}
