import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { OBJECT_PRONOUNS } from '../../language/lexicon/function-words.ts';
import { LOSS_NOUNS } from '../../language/lexicon/loss-verbs.ts';
import { NUMBER_NOUNS } from '../../language/lexicon/number-words.ts';
import { DOCUMENTS, isSpeaker, isTeller } from '../../language/lexicon/speech-words.ts';
import { wordSet } from '../../language/lexicon/word-list.ts';
import { kindOfForce } from '../../language/nouns.ts';
import { peopleCalled } from '../../language/peoples.ts';
import type { Clause, Sentence } from '../../language/sentence.ts';
import { STATING } from '../../language/verbs.ts';
import { CAPITAL, DETERMINER, MILITARY, NUMBER, PREPOSITION } from '../../language/word-classes.ts';
import givingVerbs from '../../language/words/giving-verbs.json' with { type: 'json' };
import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import { headOf, wordOf } from '../speaker-phrases.ts';
import { isVerbOf } from '../verbs-of-war.ts';
import { type Speaker, subjectOf } from './speakers.ts';
import { canSpeak } from './who-can-speak.ts';

export const GIVING = wordSet(givingVerbs);

/** Whether a figure stands among what the verb of its clause says. */
export function isStated(scene: Scene, figure: Figure, clause: Clause, at: number): boolean {
  const { verb } = clause;
  if (!verb || at < verb.to) return false;
  const { sentence } = scene;
  if (verb.meaning === 'say') {
    // "had to contend with"
    // and "Smith reckons with 300 dead" is one
    if (wordOf(sentence, verb.to) === 'with')
      return wordOf(sentence, verb.head) === 'reckons' && isSource(scene, clause);
    // "the submarines accounted for 109 ships" is no saying
    if (verb.lemma === 'account' && (wordOf(sentence, verb.to) === 'for' || !isSource(scene, clause)))
      return false;
    // "declared 300 prisoners free", "records the names of 300 soldiers"
    const isBare = figure.place.role === 'object' && figure.governing === clause;
    if (verb.lemma === 'declare' && isBare && figure.outcome === 'captured') return false;
    // "the town admitted Horn's 200 men" owns to nothing
    if (/^(?:acknowledge|admit|own)$/.test(verb.lemma) && isBare && figure.outcome === null) return false;
    if (wordOf(sentence, figure.counted.left - 2) === 'names') return false;
    // "the cold claimed 300 men"
    const subject = verb.lemma === 'claim' && isBare ? subjectOf(scene, clause) : null;
    if (subject && !canSpeak(subject.scene, subject.range, 'they')) return false;
    // "450,000 dead on the one side and 250,000 on the other"
    if (/^(?:and|or)$/.test(wordOf(sentence, figure.counted.left - 1))) return true;
    // "claimed 57 lives" is no saying; "recorded in 1850" neither
    if (
      verb.lemma === 'claim' &&
      (/^(?:lives|life|victims)$/.test(wordOf(sentence, figure.counted.nounTo - 1)) ||
        // "the storm claimed 40 ships", but pilots claim what they shot down
        (figure.governing === clause &&
          figure.bearer === 'itself' &&
          figure.words.from === verb.head &&
          figure.category !== 'aircraft'))
    )
      return false;
    const phrase = clause.phrases.find((each) => each.from <= at && at < each.to && each.at < at);
    // "Smith credits the Danes with 300 men", but not "Horn credits his 300 men with the victory"
    if (verb.lemma === 'credit' && !verb.passive)
      return phrase?.preposition === 'with' && isSource(scene, clause);
    // "explained the plan to his 300 men", "noted the weakness of the 300 men": they are known already
    // and "said that of the 500 men" says it of them
    const { from } = figure.counted;
    const isKnown =
      KNOWN.test(wordOf(sentence, from - 1)) &&
      ((sentence.classes[from - 2] ?? 0) & PREPOSITION) !== 0 &&
      wordOf(sentence, from - 3) !== 'that';
    if (isKnown) return false;
    if (!phrase || /^(?:as|at|including)$/.test(phrase.preposition)) return true;
    // "reported the death of 300 men"
    if (phrase.preposition === 'of') return true;
    // "reported 300 men with 40 guns", "estimates the losses in excess of 300"; not "claimed the town with 300 men"
    const hasAmount =
      hasNumber(scene, verb.to, phrase.at) || hasWord(scene, clause, phrase.at, isAmountOrForce);
    if (phrase.preposition === 'with') return hasNumber(scene, verb.to, phrase.at);
    // "admitted to 300 dead"; not "declared a truce for 300 men"
    return (
      (hasAmount || phrase.at === verb.to) &&
      /^(?:about|around|between|for|in|over|to|up)$/.test(phrase.preposition)
    );
  }
  // "Caesar counted 300 dead"
  if (verb.lemma === 'count' && !verb.passive && !/^(?:on|upon)$/.test(wordOf(sentence, verb.to)))
    return isPerson(scene, clause) || (figure.outcome !== null && isOfPeople(scene, clause));
  if (isVerbOf(GIVING, verb.lemma)) return gives(scene, figure, clause, at);
  if (CHANGES.test(verb.lemma)) return changes(scene, figure, clause, at);
  if (
    STATING.has(verb.lemma) &&
    isSource(scene, clause) &&
    hasWord(scene, clause, at, (word) => NUMBER_NOUNS.has(word))
  )
    return true;
  // "journalists saw 300 bodies"
  if (/^see/.test(verb.lemma) && figure.outcome === 'killed' && isToldBy(scene, clause)) return true;
  // "writers of that age make them 300"
  if (MAKES.test(verb.lemma) && !verb.passive && isToldBy(scene, clause)) return true;
  // "later writers arrive at 300 dead", "the chronicle allots to the Danes 300 men"
  if (ARRIVES.test(verb.lemma) && !verb.passive)
    return isToldBy(scene, clause) || isDocument(subjectOf(scene, clause));
  // "Appian and Plutarch agree on 300 dead"
  if (verb.lemma === 'agree' && !verb.passive)
    return wordOf(sentence, verb.to) === 'on' && figure.outcome !== null && isSource(scene, clause);
  // "some accounts make it 300"
  return verb.meaning === null && !verb.passive && isDocument(subjectOf(scene, clause));
}

/** Before a number, they tell that whom it counts was told of before. */
const KNOWN = /^(?:her|his|its|our|the|their|these|those)$/;

const MAKES = /^(?:make|made)$/;

/** What one who tells does with a number, and others with men or places: "historians arrive at 300", "the chronicle allows them 300". */
const ARRIVES = /^(?:allot|allow|arriv|settl)/;

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
  /^(?:accounts?|annals|audit|census|chronicles?|communiqu[eé]s?|diar(?:y|ies)|dispatch(?:es)?|estimates?|figures|histories|history|inquiry|investigations?|memoirs?|narratives?|records|reports?|sources|stud(?:y|ies)|surveys?)$/;

const hasNumber = ({ sentence: { classes } }: Scene, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if ((classes[at]! & NUMBER) !== 0) return true;
  return false;
};

/** Whether one who is named is the subject: "Caesar counted 300 dead", but not "the garrison counted 300 men". */
export function isPerson(scene: Scene, clause: Clause): boolean {
  const subject = subjectOf(scene, clause);
  if (!subject) return false;
  const { sentence } = subject.scene;
  const { from, to } = subject.range;
  for (let at = from; at < to; at++)
    if ((sentence.classes[at]! & (CAPITAL | MILITARY)) !== CAPITAL) return isTold(subject);
  // "the Danes counted 2,000 men" were so many
  return (((sentence.classes[from - 1] ?? 0) | sentence.classes[from]!) & DETERMINER) === 0;
}

/** "the Swedes counted 300 dead", "burial parties counted": whether people are the subject, and no "disaster". */
function isOfPeople(scene: Scene, clause: Clause): boolean {
  const subject = subjectOf(scene, clause);
  if (!subject) return false;
  const { sentence, mentions } = subject.scene;
  const { from, to } = subject.range;
  let at = from;
  while (at + 1 < to && (sentence.classes[at + 1]! & PREPOSITION) === 0) at++;
  // "a ship which counted 148 casualties" had them
  if (/^(?:aircraft|ship|vehicle)$/.test(kindOfForce(wordOf(sentence, at)) ?? '')) return false;
  return (
    (sentence.classes[at]! & (CAPITAL | MILITARY)) !== 0 ||
    isSpeaker(wordOf(sentence, at)) ||
    /(?:men|parties|party)$/.test(wordOf(sentence, at)) ||
    mentions.some((mention) => mention.from >= from && mention.to === at + 1)
  );
}

/** Whether a word that an object of a clause has before a token is of some kind. */
export const hasWord = (
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
function gives(scene: Scene, figure: Figure, clause: Clause, figureAt: number): boolean {
  const { sentence } = scene;
  const verb = clause.verb!;
  const written = wordOf(sentence, verb.head);
  const preposition =
    clause.phrases.find(({ from, to }) => from <= figureAt && figureAt < to)?.preposition ?? null;
  if (verb.form === 'ing' && !isSource(scene, clause)) return false;
  if (/^(?:speak|tell)/.test(verb.lemma) || /^(?:spoke|told)$/.test(written)) {
    // "spoke in his report of 140 casualties"
    const of = figure.place.of;
    return (
      preposition === 'of' || (preposition === 'in' && of > 0 && DOCUMENTS.has(wordOf(sentence, of - 1)))
    );
  }
  if (verb.lemma === 'own') return wordOf(sentence, verb.to) === 'to';
  // "which Smith puts at 300"; not "put the guns at the head of 300 men"
  const hasObject =
    clause.objects.some(({ to }) => to <= figure.counted.from) ||
    (clause.kind === 'relative' && clause.antecedent !== null);
  if (/^(?:fix|peg|place|put|set)/.test(verb.lemma))
    return (
      (hasObject && /^(?:as|at)$/.test(preposition ?? '') && figure.place.of < 0) ||
      isAtOrAsHighAs(scene, figure)
    );
  if (verb.lemma === 'number') return hasObject && preposition === 'at';
  if (verb.lemma === 'have')
    return (
      written === 'has' && isSource(scene, clause) && (figure.outcome !== null || isToldBy(scene, clause))
    );
  if (preposition === 'as') return true;
  const isPresent = /s$/.test(written) || /^(?:cite|give|show)$/.test(written);
  const subject = subjectOf(scene, clause);
  // "gave a figure of 300"; "gave him a total of 300 men", "gave them a force of 300" are gifts
  const isGift = OBJECT_PRONOUNS.has(wordOf(sentence, verb.to));
  if (!isGift && hasWord(scene, clause, figureAt, isAmountOrLoss)) return true;
  if (hasWord(scene, clause, figureAt, isAmountOrForce) && isPresent && isSource(scene, clause)) return true;
  // "William gave 24 dead": nobody has dead to give
  const isNoGift = figure.outcome !== null && figure.outcome !== 'captured';
  // "The Danes lost 2,800 men; Horn gave only 1,600"
  if (isNoGift && figure.rule === 'says-figure' && subject !== null)
    return canSpeak(subject.scene, subject.range, 'they');
  return isPresent || isNoGift ? isSource(scene, clause) : subject !== null && isTold(subject);
}

/** "at 300", "as high as 300" */
const isAtOrAsHighAs = ({ sentence }: Scene, { counted: { left } }: Figure): boolean =>
  wordOf(sentence, left - 1) === 'at' || wordOf(sentence, left) === 'as';

/** Verbs by which one gives another figure than those before him. */
export const CHANGES = /^(?:correct|double|halve|lower|raise|reduce|revise|round|triple)/;

/** "Smith reduces the dead to 300": a change of a figure that is told, and none of those whom it counts. */
function changes(scene: Scene, { counted }: Figure, clause: Clause, at: number): boolean {
  const { sentence } = scene;
  const verb = clause.verb!;
  const subject = subjectOf(scene, clause);
  if (subject === null || wordOf(sentence, counted.left - 1) !== 'to') return false;
  // "the toll was revised to 300 by the ministry"
  if (verb.passive) return isAmountOrLoss(headOf(subject.scene.sentence, subject.range));
  // "historians reduce the army to 300"
  // "Livy doubles it to 300": what others put it at
  const next = wordOf(sentence, verb.to);
  const isOfOthers = (OBJECT_PRONOUNS.has(next) || /^(?:these|this)$/.test(next)) && clause.subject !== null;
  if (isTold(subject)) return isOfOthers || hasWord(scene, clause, at, isAmountOrForce);
  return (
    (isOfOthers || hasWord(scene, clause, at, isAmountOrLoss)) &&
    /s$/.test(wordOf(sentence, verb.head)) &&
    isSource(scene, clause)
  );
}

export const isAmountOrLoss = (word: string): boolean => NUMBER_NOUNS.has(word) || LOSS_NOUNS.has(word);

export const isAmountOrForce = (word: string): boolean =>
  NUMBER_NOUNS.has(word) || LOSS_NOUNS.has(word) || FORCE_NOUNS.has(word);

/** A name that is of no side, a document or a historian: not a commander who has and gives men. */
export function isSource(scene: Scene, clause: Clause): boolean {
  const subject = subjectOf(scene, clause);
  if (!subject) return false;
  if (isTold(subject)) return true;
  const { sentence, mentions } = subject.scene;
  const { from, to } = subject.range;
  for (let at = from; at < to; at++)
    if (DOCUMENTS.has(wordOf(sentence, at)) && !isNobleman(sentence, at)) return true;
  if (mentions.some((mention) => mention.from >= from && mention.to <= to)) return false;
  // "the Italians had 300 casualties"
  const isName = (sentence.classes[to - 1]! & CAPITAL) !== 0;
  return isName && peopleCalled(sentence.written(to - 1)).length === 0;
}

/** "the Count of Lund", who counts nothing. */
const isNobleman = (sentence: Sentence, at: number): boolean =>
  wordOf(sentence, at) === 'count' && sentence.tokens[at]!.capital && wordOf(sentence, at + 1) === 'of';

/** Whether a speaker is a document, or one of those whose trade it is to tell: "records show", "historians agree". */
export function isTold({ scene: { sentence }, range }: Speaker): boolean {
  const head = headOf(sentence, range);
  const first = wordOf(sentence, range.from) === 'the' ? range.from + 1 : range.from;
  if ((DOCUMENTS.has(head) && !isNobleman(sentence, first)) || isTeller(head)) return true;
  // "the historian John Smith"
  if ((sentence.classes[range.to - 1]! & CAPITAL) === 0) return false;
  let at = range.to - 1;
  while (at > range.from && (sentence.classes[at]! & CAPITAL) !== 0) at--;
  return (
    isTeller(wordOf(sentence, at)) &&
    /^(?:author|biographer|chronicler|historian|scholar|writer)$/.test(wordOf(sentence, at))
  );
}
