import { POSSESSIVES, WHOM_OF } from '../../language/lexicon/function-words.ts';
import { LOSS_NOUNS } from '../../language/lexicon/loss-verbs.ts';
import { DOCUMENTS, isTeller } from '../../language/lexicon/speech-words.ts';
import type { Clause, Phrase, Range } from '../../language/sentence.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst, OWNS_TO, opposes } from '../verbs-of-war.ts';
import { isOpponent, mentionsOf } from './mentions-in-phrases.ts';
import { whoseVictim } from './side-by-verb.ts';
import { isJoined, isLoss } from './side-rule.ts';
import { subjectRange } from './subjects.ts';
import type { Whose } from './whose.ts';
import { whoseReporter } from './whose-reporter.ts';
import { lastSubject, perspective, whosePhrase, whoseSubject } from './whose-words.ts';
import { areHeld, isSideElided } from './words-around-figure.ts';

/** Whether a phrase is about losses: "Total French losses". */
export function isLossNoun({ sentence }: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (LOSS_NOUNS.has(sentence.word(at) ?? '')) return true;
  return false;
}

/** "on the Roman side", "in the Malian ranks", "among the rebels": a phrase of the clause that says whose its figures are. */
export function whoseSidePhrase(scene: Scene, clause: Clause): Whose {
  for (const phrase of clause.phrases) {
    const last = scene.sentence.word(phrase.to - 1) ?? '';
    // "on the Danish side of the river"
    const isPlace = last === 'side' && scene.sentence.word(phrase.to) === 'of';
    const says =
      (!isPlace &&
        /^(?:on|from|in)$/.test(phrase.preposition) &&
        // "in their attack on the Swedish camp", "lost 300 men in the Swedish camp"
        (/^(?:side|ranks?)$/.test(last) ||
          (last === 'camp' && phrase.preposition !== 'on' && !isOwnLoss(clause)))) ||
      // "on the Danish side 200 fell; on the Swedish, 450"
      (phrase.preposition === 'on' && isSideElided(scene, phrase)) ||
      // "on the part of the Russians", "on the side of the Danes"
      isSideOf(scene, phrase) ||
      // "among them Moore's brother": one of those who were counted
      (/^(?:among|amongst)$/.test(phrase.preposition) &&
        !WHOM_OF.has(scene.sentence.word(phrase.from) ?? ''));
    if (!says) continue;
    const whose = whosePhrase(scene, phrase);
    // "Among Horn's 300 prisoners were 40 officers"
    if (whose !== undefined) return areHeld(scene, phrase.to - 1) ? scene.other(whose) : whose;
  }
  return undefined;
}

/** Whether the subject of a clause loses what is its own, wherever that is. */
export const isOwnLoss = ({ verb }: Clause): boolean =>
  verb !== null && !verb.passive && /^(?:lose|suffer)$/.test(verb.meaning ?? '');

/** "on the side of the Danes", "in the ranks of the Swedes" */
function isSideOf({ sentence }: Scene, { preposition, from }: Phrase): boolean {
  return (
    /^(?:on|from|in)$/.test(preposition) &&
    /^(?:part|ranks|side)$/.test(sentence.word(from + 1) ?? '') &&
    sentence.word(from + 2) === 'of'
  );
}

/** "fell into the hands of the Finns", "defected to the rebels": whose they were, where there are two. */
export function whoseBefore(scene: Scene, { outcome }: Figure, clause: Clause): Whose {
  if (/^(?:defected|deserted)$/.test(outcome ?? '')) {
    const to = clause.phrases.find(({ preposition }) => preposition === 'to');
    return to ? scene.other(whosePhrase(scene, to)) : undefined;
  }
  // "two ships were lost to the Danes"
  if (clause.verb?.passive && /^(?:lose|lost)$/.test(clause.verb.lemma)) {
    const taker = clause.phrases.find(({ preposition, at }) => preposition === 'to' && at >= clause.verb!.to);
    const whose = taker ? whosePhrase(scene, taker) : undefined;
    if (typeof whose === 'number') return scene.other(whose);
  }
  if (!/captured/.test(outcome ?? '')) return undefined;
  // "six guns fell to the Danes"
  const taker =
    clause.verb?.lemma === 'fall' && clause.phrases.find(({ preposition }) => preposition === 'to');
  if (taker) return scene.other(whosePhrase(scene, taker));
  const hands = clause.phrases.find(
    ({ preposition, from, to }) =>
      /^(?:into|in)$/.test(preposition) &&
      (scene.sentence.word(to - 1) === 'hands' || scene.sentence.word(from + 1) === 'hands'),
  );
  if (!hands) return undefined;
  // "43 tanks fell into their hands": theirs of whom the sentence before told
  const isTheirs =
    scene.sentence.word(hands.from) === 'their' && clause.subject !== null && clause.subject.from === 0;
  return scene.other(isTheirs ? lastSubject(scene, 'their') : whosePhrase(scene, hands));
}

/** "Of the army of Horn, 300 men were killed": of whom some are counted, told before they are. */
export function whoseWhole(scene: Scene, { clause, role }: Figure['place']): Whose {
  const of = clause.phrases.find(({ preposition, at }) => preposition === 'of' && at === clause.from);
  const isBefore = of && role === 'subject' && clause.subject !== null && of.to <= clause.subject.from;
  return isBefore && mentionsOf(scene, of).length > 0 ? whosePhrase(scene, of) : undefined;
}

/** "For the Muslims the sources vary from 24,000 to 40,000 men": of whom a number is told. */
export function whoseNumber(scene: Scene, { verb, phrases }: Clause): Whose {
  if (verb === null || !(verb.meaning === 'say' || /^(?:range|vary|be|stand)$/.test(verb.lemma)))
    return undefined;
  const of = phrases.find(({ preposition, at }) => preposition === 'for' && at < verb.from);
  return of ? whosePhrase(scene, of) : undefined;
}

/** "Of the army of Decius, the killed amounted to 7,000": of whom losses are told. */
export function whoseLossesOf(scene: Scene, { verb, subject, phrases }: Clause): Whose {
  if (verb === null || subject === null || !/^(?:be|count)$/.test(verb.meaning ?? '')) return undefined;
  if (!isLossNoun(scene, subject)) return undefined;
  const of = phrases.find(({ preposition, at }) => preposition === 'of' && at < subject.from);
  return of ? whosePhrase(scene, of) : undefined;
}

/** "reported a loss of 300", "listed its losses as 300": nouns of what befell those who tell it. */
const OWN_LOSS = /^(?:casualties|loss|losses)$/;

/** Whether an object is "a loss", "losses of", before an index, and says nothing of whose. */
function isLossAlone(scene: Scene, object: Range, end: number): boolean {
  if (mentionsOf(scene, object).length > 0) return false;
  for (let at = object.from; at < Math.min(object.to, end); at++) {
    const word = scene.sentence.word(at) ?? '';
    // "the loss of the enemy as 60 men"
    if (OWN_LOSS.test(word)) return scene.sentence.word(at + 1) !== 'of' || at + 2 >= end;
    // "the enemy's losses", "his losses"
    if (POSSESSIVES.has(word) || isPossessive(scene.sentence, at)) return false;
  }
  return false;
}

const REPORTS = /^(?:announc|confirm|list|record|report|return)/;

/** Whether a clause counts wounded or missing beside the dead, and names nobody: so one tells of one's own. */
function tellsOfWounded(scene: Scene, clause: Clause): boolean {
  const told = scene.figures.filter((figure) => figure.place.clause === clause);
  const isOfEnemy = ({ counted }: Figure) => /^enem/.test(scene.sentence.word(counted.nounFrom) ?? '');
  return (
    told.some(({ outcome }) => /wounded|missing/.test(outcome ?? '')) &&
    told.every((figure) => mentionsOf(scene, figure.place.phrase).length === 0 && !isOfEnemy(figure))
  );
}

/** Who owns to something: not those who are counted before, but who said so: "claimed that 50 men had died and admitted". */
function whoseOwner(scene: Scene, clause: Clause): Whose {
  const subject = subjectRange(scene, clause);
  const isCounted = scene.figures.some(({ counted }) => subject && holds(subject.range, counted.from));
  if (!subject || !isCounted) return whoseSubject(scene, clause);
  const says = scene.parentOf(subject.clause);
  return says?.verb?.meaning === 'say' ? whoseSubject(scene, says) : undefined;
}

/** Whose a loss is that somebody tells of: his own where he owns to it, the other's where he counts those that he took. */
export function whoseTold(scene: Scene, figure: Figure): Whose {
  const { clause, preposition } = figure.place;
  const { verb } = clause;
  if (!isLoss(figure) || verb === null || verb.passive || figure.counted.from < verb.to) return undefined;
  // "admitted 300 wounded to their hospitals" owns to nothing
  const isPut =
    verb.lemma === 'admit' &&
    clause.phrases.some(({ preposition: to, at }) => to === 'to' && at > figure.counted.from);
  // "Beauregard reported a loss of 300", "of 43 killed and 171 wounded"
  const isReport =
    REPORTS.test(verb.lemma) &&
    (figure.bearer === 'noun' || scene.sentence.word(figure.counted.from - 1) === 'of') &&
    clause.objects.some((object) => isLossAlone(scene, object, figure.counted.left));
  // "The Danish commander reported 400 casualties", "200 killed and 300 wounded", but not "the Danish press"
  const isOfOwn =
    verb.lemma === 'report' &&
    (OWN_LOSS.test(scene.sentence.word(endOf(figure.counted) - 1) ?? '') || tellsOfWounded(scene, clause)) &&
    mentionsOf(scene, figure.place.phrase).length === 0 &&
    clause.subject !== null &&
    !isTeller(headOf(scene.sentence, clause.subject)) &&
    !DOCUMENTS.has(headOf(scene.sentence, clause.subject));
  if (isReport || (isOfOwn && preposition === null)) return whoseSubject(scene, clause) ?? undefined;
  if (OWNS_TO.test(verb.lemma) && !isPut && (preposition === null || preposition === 'to'))
    return (clause.subject ? whoseReporter(scene, clause.subject) : whoseOwner(scene, clause)) ?? undefined;
  // "claimed 120 aircraft destroyed", "claimed one destroyed"
  const isMachine =
    (/^(?:aircraft|ship|vehicle)$/.test(figure.category) ||
      /^(?:damaged|destroyed)$/.test(figure.outcome ?? '')) &&
    verb.lemma === 'claim' &&
    clause.objects.length > 0;
  if (isMachine && preposition === null) return scene.other(whoseSubject(scene, clause)) ?? undefined;
  const isTaken =
    figure.outcome === 'captured' && figure.counted.outcome?.noun === true && preposition === null;
  const tells =
    verb.meaning === 'say' || (verb.meaning === 'count' && verb.lemma === 'count') || verb.lemma === 'bag';
  const isOwned = clause.objects.some(({ from }) => POSSESSIVES.has(scene.sentence.word(from) ?? ''));
  if (!isTaken || !tells || isOwned) return undefined;
  // "put the Danish losses at 300 killed and 40 prisoners": whose the list is, the others tell
  const last = scene.figures[scene.figures.indexOf(figure) - 1];
  return last?.side != null && isJoined(scene, last, figure)
    ? undefined
    : scene.other(whoseSubject(scene, clause));
}

/** "The Corinthians sank seven Athenian ships and lost three": who did it to one side is the other, whoever he is. */
export function whoseKiller(scene: Scene, clause: Clause): Whose {
  const subject = subjectRange(scene, clause)?.range;
  if (!subject) return null;
  const isSame = (each: Clause) => subjectRange(scene, each)?.range === subject;
  const killed = scene.figures.find(
    ({ bearer, side, governing }) => bearer === 'agent' && side !== null && isSame(governing),
  );
  if (killed) return scene.other(killed.side);
  // "The column took 40 prisoners and stormed the Danish camp"
  for (const each of scene.tree.clauses) {
    const { verb, objects } = each;
    if (!verb || verb.passive || verb.negated || verb.modal !== null || !opposes(each)) continue;
    const object = objects.find(({ from }) => from >= verb.to);
    if (object && mentionsOf(scene, object).length > 0 && isSame(each))
      return scene.other(whosePhrase(scene, object));
  }
  return null;
}

/** The clause whose verb has a thing as its object: of "40 men killed" and of "losses of 30 killed", that of the phrase. */
export function verbClauseOf(scene: Scene, { place }: Figure): { clause: Clause } {
  let { clause } = place;
  const isOwnParticiple =
    clause.kind === 'participle' && clause.antecedent !== null && clause.connective === null;
  if (isOwnParticiple && place.role !== 'object') clause = scene.parentOf(clause) ?? clause;
  return { clause };
}

/** "routed the French with a loss of 300": of those who rout, or of those who are routed, the clause does not say. */
export function beats(scene: Scene, clause: Clause): boolean {
  if (clause.verb === null || clause.verb.passive || !isAgainst(clause)) return false;
  // "killed 300 Frenchmen at a loss of 40": the losses of the others are told
  return clause.objects.some(
    (object) =>
      (mentionsOf(scene, object).length > 0 ||
        // "routed them"
        /^(?:him|it|them)$/.test(scene.sentence.word(object.from) ?? '')) &&
      !scene.figures.some(({ outcome, counted }) => outcome !== null && holds(object, counted.from)),
  );
}

export const holds = ({ from, to }: Range, at: number): boolean => from <= at && at < to;

/** Whose a loss is that is done to someone: "inflicted a loss of 300 on them", "accepted the surrender of 300". */
export function doneTo(scene: Scene, clause: Clause): Whose {
  const { verb } = clause;
  if (verb === null || verb.passive) return undefined;
  const isDone = verb.meaning === 'inflict' || TAKES_SURRENDER.test(verb.lemma);
  if (!isDone || !clause.subject) return undefined;
  const victim = whoseVictim(scene, clause);
  return typeof victim === 'number' ? victim : scene.other(whoseSubject(scene, clause));
}
const TAKES_SURRENDER = /^(?:accept|receiv|forc|compel|obtain|secur|negotiat)/;

/** "puts the Roman dead at 500 and those of Carthage at 700": whose the second of two numbers is. */
export function whoseAt(scene: Scene, figure: Figure): Whose {
  const { clause, phrase, preposition } = figure.place;
  const last = scene.figures[scene.figures.indexOf(figure) - 1];
  if (last === undefined || !/^(?:as|at|to)$/.test(preposition ?? '')) return undefined;
  // "the Danish losses at 500, his own at 280"
  const states = clause.verb === null ? scene.parentOf(clause) : clause;
  if (last.place.clause !== states) return undefined;
  const own = { from: endOf(last.counted), to: phrase.from - 1 };
  if (mentionsOf(scene, own).length > 0) return whosePhrase(scene, own);
  // "and the enemy's at 500"
  if (isOpponent(scene.sentence, own.to - 1)) return scene.other(perspective(scene, own));
  // "and his own at 280"
  const word = scene.sentence.word(own.to - 1);
  if (word === 'own')
    return (states.subject ? whoseReporter(scene, states.subject) : whoseSubject(scene, states)) ?? null;
  if (/^(?:his|hers|its|ours|theirs)$/.test(word ?? '')) return null;
  // "and those of its allies at 700"
  for (let at = own.from; at < own.to; at++)
    if (/^(?:that|those)$/.test(scene.sentence.word(at) ?? '')) return null;
  return undefined;
}
