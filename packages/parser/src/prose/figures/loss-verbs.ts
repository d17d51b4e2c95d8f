import type { Outcome } from '@openbattles/schema';
import { clausesOf } from '../../language/clauses.ts';
import { ESCAPED, LOSS_NOUNS } from '../../language/lexicon/loss-verbs.ts';
import { MEN_OR_AIRCRAFT } from '../../language/lexicon/military-nouns.ts';
import { Phrases } from '../../language/lexicon/phrases.ts';
import { categoryOfWord, isPlural, singular } from '../../language/nouns.ts';
import { readQualifiers } from '../../language/number-qualifiers.ts';
import type { Clause, Sentence, VerbGroup } from '../../language/sentence.ts';
import { opensShare } from '../../language/shares.ts';
import {
  ADVERB,
  AUXILIARY,
  CAPITAL,
  DETERMINER,
  FUNCTION_WORD,
  MARK,
  NEGATION,
  NUMBER,
  PREPOSITION,
  PRONOUN,
} from '../../language/word-classes.ts';
import lossPhrases from '../../language/words/loss-phrases.json' with { type: 'json' };
import ofThings from '../../language/words/loss-phrases-of-things.json' with { type: 'json' };
import type { Counted } from './counted.ts';
import type { Reading, Seen } from './figure-rule.ts';
import { joined, outcomeAt, outcomesAt } from './outcome-words.ts';
import { countsPlaces, fits, headOf, isDefinite, isEquipment, isPeople, lossOf } from './things.ts';

export const phrasesOfLoss = new Phrases(Object.entries(lossPhrases.meanings));
export const phrasesOfThings = new Phrases(Object.entries(ofThings.meanings));

/** What happened to the object of a verb, or to its subject where it is passive. */
export const OUTCOMES_OF: ReadonlyMap<string, string> = new Map([
  ['kill', 'killed'],
  ['wound', 'wounded'],
  ['capture', 'captured'],
  ['destroy', 'destroyed'],
  ['sink', 'sunk'],
  ['damage', 'damaged'],
]);

/** What happened to the subject of a verb. */
export const OUTCOMES_BY: ReadonlyMap<string, string> = new Map([
  ['die', 'killed'],
  ['surrender', 'surrendered'],
  ['flee', 'fled'],
  ['desert', 'deserted'],
  ['defect', 'defected'],
  ['sink', 'sunk'],
]);

/** After "fell" they say that nobody died: "fell back", "fell to the rebels". */
export const FELL_OTHERWISE =
  /^(?:away|afoul|flat|for|foul|over|back|to|into|under|from|upon|on|short|among|amongst|by|behind|ill|sick|asleep|silent|within|outside|apart|out|in|off|through|prey|victim|prisoner|a)$/;

const FELL_IN = /^(?:battle|action|combat|fight|fighting|the|this|that|a|his|their|its|an|these)$/;

/** What a verb says of its subject. */
function subjectLoss(
  sentence: Sentence,
  verb: VerbGroup,
  counted: Counted,
): { outcome: string; to: number } | null {
  const { word } = sentence;
  const phrase = phrasesOfLoss.at(verb.head, word);
  const active = !verb.passive;
  // "300 men slipped away" may only have marched: who deserts is a part of a force
  const isMarch =
    phrase?.meaning === 'deserted' &&
    /^(?:slipped|stole)$/.test(word(verb.head)!) &&
    !isPart(sentence, counted);
  // "two men were buried under the wall" may live
  if (word(verb.head) === 'buried' && /^(?:under|beneath|by|in)$/.test(word(verb.to) ?? '')) return null;
  // "300 men were left behind to hold the town" are there
  const isKept = phrase?.meaning === 'lost' && isPeople(counted);
  // "vanished into the woods"
  const isGone = phrase?.meaning === 'missing' && /^(?:from|into|over|behind)$/.test(word(verb.to) ?? '');
  // "three fighters shot down two bombers"
  // "took the city and set it ablaze"
  const isDoer =
    phrase !== null &&
    active &&
    (word(verb.head) === 'set' || hasObject(sentence, verb.head + phrase.length));
  if (
    phrase &&
    !isMarch &&
    !isKept &&
    !isGone &&
    !isDoer &&
    (!active || !NEEDS_PASSIVE.test(word(verb.head)!) || phrase.length > 1)
  ) {
    const isShotDown = phrase.meaning === 'destroyed' && isPeople(counted) && counted.known;
    return { outcome: isShotDown ? 'killed' : phrase.meaning, to: verb.head + phrase.length };
  }
  const ofThing = active && counted.known && isMachine(counted) ? phrasesOfThings.at(verb.head, word) : null;
  if (ofThing?.meaning === 'sunk' && counted.category === 'ship')
    return { outcome: 'sunk', to: verb.head + ofThing.length };
  // a bomb was a ship once
  const isBomb = /^bombs?$/.test(headOf(sentence, counted) ?? '');
  if (ofThing && !isBomb && ofThing.meaning !== 'sunk' && !word(verb.head)!.startsWith('account'))
    return { outcome: ofThing.meaning, to: verb.head + ofThing.length };
  if (verb.lemma === 'fall' && active) {
    const next = word(verb.to) ?? '';
    const isIn =
      next === 'in' &&
      FELL_IN.test(word(verb.to + 1) ?? '') &&
      !/^(?:hands?|trap|ambush|pit)$/.test(word(verb.to + 2) ?? '');
    const intoHands = handsAfter(sentence, verb.to);
    if (intoHands > 0) return { outcome: 'captured', to: intoHands };
    // "six guns fell to the Danes", "fell to the attackers"
    const taker = word(verb.to + 1) === 'the' ? verb.to + 2 : verb.to + 1;
    const isTaker =
      sentence.tokens[taker]?.capital ||
      categoryOfWord(word(taker) ?? '', { kind: 'casualties', aircraft: false }) === 'personnel';
    if (next === 'to' && isEquipment(counted) && isTaker) return { outcome: 'captured', to: verb.to };
    // "fell wounded"
    const state = outcomeAt(sentence, verb.to);
    if (state !== null && !state.noun && fits(state.outcome, counted))
      return { outcome: state.outcome, to: state.to };
    // "fell on 3 May"
    if (FELL_OTHERWISE.test(next) && !isIn && !sentence.dated[verb.to + 1]) return null;
    return isEquipment(counted) || countsPlaces(sentence, counted)
      ? null
      : { outcome: 'killed', to: verb.to };
  }
  // "sustained injuries"
  if (active && (verb.meaning === 'suffer' || verb.lemma === 'receive')) {
    for (let at = verb.to; at < verb.to + 3; at++) {
      // "suffered 2,655 casualties" have a number of their own
      if (((sentence.classes[at] ?? MARK) & NUMBER) !== 0 || /^(?:little|no)$/.test(word(at) ?? ''))
        return null;
      const noun = SUFFERED.get(word(at) ?? '');
      // "the 300 men suffered casualties", "three battalions suffered heavy casualties": some of them did
      const areSome = counted.category === 'formation' || at > verb.to || isDefinite(sentence, counted);
      if (noun === 'casualties' && areSome) return null;
      if (noun !== undefined) return fits(noun, counted) ? { outcome: noun, to: at + 1 } : null;
    }
    return null;
  }
  // "ten aircraft failed to return"
  if (active && verb.lemma === 'fail' && word(verb.to) === 'to' && word(verb.to + 1) === 'return')
    return { outcome: isEquipment(counted) ? 'lost' : 'missing', to: verb.to + 2 };
  if (verb.meaning === 'be' || verb.lemma === 'lie' || verb.lemma === 'remain' || verb.lemma === 'go') {
    // 'had been "annihilated"'
    // "37 nobles were among the dead"
    const among = word(verb.to) === 'among' && word(verb.to + 1) === 'the' ? word(verb.to + 2) : null;
    const befell = among === null ? undefined : LOSS_NOUNS.get(among);
    if (befell !== undefined && verb.meaning === 'be') return { outcome: befell, to: verb.to + 3 };
    const isQuoted = verb.meaning === 'be' && /^["“]$/.test(sentence.tokens[verb.to]?.text ?? '');
    const found = outcomesAt(sentence, isQuoted ? verb.to + 1 : verb.to);
    if (found && !found.noun && found.outcomes[0] !== 'captured')
      return { outcome: joined(found.outcomes), to: found.to };
    return null;
  }
  // "were missing", but not "were missing two guns"
  if (word(verb.head) === 'missing' && verb.head > verb.from && !hasObject(sentence, verb.to))
    return { outcome: 'missing', to: verb.to };
  if (verb.passive) {
    // "one fighter was hit" may be a man or an aircraft
    if (verb.lemma === 'hit' && !MEN_OR_AIRCRAFT.has(singular(headOf(sentence, counted) ?? '')))
      return { outcome: isEquipment(counted) ? 'damaged' : 'casualties', to: verb.to };
    // "were trampled to death"
    if (isToDeath(sentence, verb, verb.to)) return { outcome: 'killed', to: verb.to + 2 };
    const found = outcomesAt(sentence, verb.head);
    if (found && !found.noun) {
      // "1,500 officers and men were destroyed"
      const areMen =
        counted.kind === 'number' &&
        counted.known &&
        counted.category === 'personnel' &&
        !MEN_OR_AIRCRAFT.has(singular(headOf(sentence, counted) ?? ''));
      const all = joined(found.outcomes);
      const outcome = all === 'destroyed' && areMen ? 'killed' : ofPeople(all, counted);
      return { outcome, to: Math.max(found.to, verb.to) };
    }
    if (verb.meaning === 'lose') return { outcome: lossOf(counted), to: verb.to };
    // "only four tanks were left": those that remain
    const isRest = /^(?:just|only)$/.test(word(counted.from - 1) ?? '') || word(counted.from) === 'only';
    if (verb.lemma.startsWith('abandon') && isEquipment(counted)) return { outcome: 'lost', to: verb.to };
    // "300 men were left on the field"
    const isOnField = word(verb.to) === 'on' && /^(?:field|battlefield)$/.test(word(verb.to + 2) ?? '');
    if (verb.lemma === 'leave' && isOnField && isPeople(counted))
      return { outcome: 'casualties', to: verb.to + 3 };
    // "were left to guard the bridge"
    const isLeft = !isRest && !/^(?:as|at|in|to|with)$/.test(word(verb.to) ?? '');
    if (verb.lemma === 'leave' && isEquipment(counted))
      return isLeft ? { outcome: 'lost', to: verb.to } : null;
    const isTaken = isEquipment(counted) && !goesSomewhere(sentence, verb.to);
    if (verb.lemma === 'take' && (isTaken || isAsPrisoner(sentence, verb.to)))
      return { outcome: 'captured', to: verb.to };
    if (verb.meaning === 'say' || verb.lemma === 'find' || verb.lemma === 'leave') {
      let at = verb.to;
      // "were reported as having been lost", "were found to be dead"
      while (
        at < verb.to + LONGEST_CHAIN &&
        (/^(?:as|to)$/.test(word(at) ?? '') || ((sentence.classes[at] ?? MARK) & AUXILIARY) !== 0)
      )
        at++;
      if (word(at) === 'lost') return { outcome: lossOf(counted), to: at + 1 };
      const said = outcomesAt(sentence, at);
      if (said && !said.noun) return { outcome: ofPeople(joined(said.outcomes), counted), to: said.to };
    }
    const outcome = verb.meaning === null ? undefined : OUTCOMES_OF.get(verb.meaning);
    return outcome === undefined ? null : { outcome, to: verb.to };
  }
  const outcome = verb.meaning === null ? undefined : OUTCOMES_BY.get(verb.meaning);
  // "300 civilians fled the city"
  if (outcome === undefined || (hasObject(sentence, verb.to) && verb.lemma !== 'flee')) return null;
  if (verb.lemma === 'escape' && (ESCAPED.has(word(verb.to) ?? '') || word(verb.to) !== 'to'))
    return word(verb.to) === null ? { outcome, to: verb.to } : null;
  const all = outcomesAt(sentence, verb.head);
  return {
    outcome: all && !all.noun && verb.lemma !== 'escape' ? joined(all.outcomes) : outcome,
    to: all?.to ?? verb.to,
  };
}

/** "took 12 guns up the hill", "were taken to Lund", "from Lund to Vik": whether a thing is brought somewhere, by those who have it. */
export function goesSomewhere({ word }: Sentence, at: number): boolean {
  if (word(at) !== 'from') return /^(?:up|to|into|across|back|aboard|along|onto|out)$/.test(word(at) ?? '');
  for (let to = at + 2; to < at + LONGEST_PLACE && word(to) !== null; to++)
    if (word(to) === 'to') return true;
  return false;
}
/** So many words after "from" its place ends. */
const LONGEST_PLACE = 6;

/** "were taken to Malmö as prisoners" */
function isAsPrisoner({ word }: Sentence, from: number): boolean {
  for (let at = from; at < from + LONGEST_CHAIN && word(at) !== null; at++)
    if (word(at) === 'as' && /^(?:captives|hostages|prisoners)$/.test(word(at + 1) ?? '')) return true;
  return false;
}

/** "6,000 of them", "about 300 of his men" */
const isPart = ({ word }: Sentence, { numberTo }: Counted): boolean => word(numberTo) === 'of';

/** Vehicles, aircraft, ships and guns: what is destroyed. */
export const isMachine = ({ category }: Counted): boolean =>
  /^(?:vehicle|aircraft|ship|artillery)$/.test(category);

/** "the gunners accounted for 12 tanks": what a thing in a phrase with "for" met with; null where it is no loss. */
export function accountedFor({ sentence, counted, place }: Seen): string | null {
  const { verb } = place.clause;
  if (verb === null || verb.passive || place.preposition !== 'for' || place.of >= 0) return null;
  if (place.phrase.from !== verb.to + 1 || !counted.known || !isMachine(counted)) return null;
  return phrasesOfThings.at(verb.head, sentence.word)?.meaning ?? null;
}

/** "were trampled to death", "tortured 700 men to death": whoever is sentenced to it may live. */
export const isToDeath = ({ word }: Sentence, { lemma }: VerbGroup, at: number): boolean =>
  word(at) === 'to' &&
  word(at + 1) === 'death' &&
  !/^(?:sentence|condemn|doom|send|lead|march|face|prefer|consign)/.test(lemma);

const SUFFERED: ReadonlyMap<string, string> = new Map([
  ['casualties', 'casualties'],
  ['injuries', 'wounded'],
  ['wounds', 'wounded'],
  ['burns', 'wounded'],
  ['damage', 'damaged'],
]);

const NEEDS_PASSIVE = /^(?:shot|buried|wrecked|cut|put|crashed)$/;

export function ofPeople(outcome: string, counted: Counted): string {
  if (!counted.known || !isPeople(counted)) return outcome;
  // "many knights were shot down or killed"
  if (counted.category !== 'formation' && /killed.*destroyed/.test(outcome))
    return outcome.replace('+destroyed', '');
  return outcome === 'lost' ? 'casualties' : outcome;
}

/** "fell into Swedish hands", "fell into the hands of": where the words end; 0 where they are none. */
function handsAfter({ word }: Sentence, at: number): number {
  if (word(at) !== 'into' && word(at) !== 'in') return 0;
  for (let k = at + 1; k < at + 5; k++) if (word(k) === 'hands' || word(k) === 'captivity') return k + 1;
  return 0;
}

/** "the next day", "that night", "a week later": when, and no object. */
function isTime(word: Sentence['word'], at: number): boolean {
  if (!/^(?:the|that|this|a|an|one|two|three|some|several|early|late)$/.test(word(at) ?? '')) return false;
  return [1, 2].some((k) => TIME_WORDS.test(word(at + k) ?? ''));
}
export const TIME_WORDS =
  /^(?:day|days|morning|afternoon|evening|night|dawn|week|weeks|month|months|year|years|hour|hours|minutes|moment)$/;

/** An object after a participle shows that it is a past tense: "20 rebels captured the town", "the 600 lost nearly 20 men". */
export function hasObject({ classes, word, tokens, dated }: Sentence, from: number): boolean {
  let at = from;
  // "killed only two", "lost not a man"
  while (((classes[at] ?? 0) & (ADVERB | NEGATION)) !== 0 && (classes[at]! & (DETERMINER | PRONOUN)) === 0)
    at++;
  if (classes[at] === undefined || classes[at] === MARK || dated[at] || isTime(word, at)) return false;
  if (opensShare(tokens, at)) return true;
  const { to } = readQualifiers(tokens, at);
  if (((classes[to] ?? 0) & NUMBER) !== 0 || tokens[to]?.kind === 'number') return true;
  if ((classes[at]! & DETERMINER) !== 0 || OBJECTS.test(word(at)!)) return true;
  if ((classes[at]! & CAPITAL) !== 0) return (classes[at]! & PREPOSITION) === 0;
  // "captured enemy positions", "destroyed bridges": a noun of many, with the words before it
  for (let last = at; last < at + LONGEST_BARE && word(last) !== null; last++) {
    if ((classes[last]! & (FUNCTION_WORD | DETERMINER | ADVERB | PRONOUN)) !== 0) return false;
    if (/[^s]s$/.test(word(last)!) && isPlural(word(last)!)) return true;
  }
  return false;
}
/** Words that are an object, and no determiner. */
const OBJECTS =
  /^(?:half|her|him|it|many|most|much|part|several|them|us|(?:any|every|no|some)(?:one|body|thing)|none|who(?:m|so)?ever|few|little|no|enough|more)$/;
/** So many words may stand in an object without a determiner. */
const LONGEST_BARE = 3;

const bothOf = (first: string, second: string): string =>
  joined([first, second].flatMap((each) => each.split('+')) as Outcome[]);

/** More auxiliaries do not follow each other. */
export const LONGEST_CHAIN = 7;

export function lossAsSubject({ sentence, counted }: Seen, clause: Clause): Reading | null {
  // "Seton, a noble, defected": a person who is named is not counted
  const isNamed =
    counted.kind === 'article' &&
    sentence.tokens[counted.from - 1]?.kind === 'comma' &&
    ((sentence.classes[counted.from - 2] ?? 0) & CAPITAL) !== 0;
  if (isNamed) return null;
  const own = clause.verb;
  if (own === null) return null;
  const { clauses } = clausesOf(sentence);
  const index = clauses.indexOf(clause);
  // "were surrounded, attacked and taken": the second stands as a participle
  const second = clauses.findIndex(
    ({ parent, kind, connective, verb, from }) =>
      parent === index &&
      kind === 'participle' &&
      connective === null &&
      verb?.passive &&
      from === own.to + 1,
  );
  const isShared = ({ parent, subject, verb, kind }: Clause) =>
    (parent === index || (parent === second && second > 0)) &&
    subject === null &&
    verb !== null &&
    // "took the city, only to find it deserted and set ablaze": a participle is not of those who took it
    (own.passive || !verb.passive || verb.head > verb.from) &&
    (kind === 'coordinate' || kind === 'contrast');
  // "were believed by the press to have been killed"
  const isSaid = ({ parent, kind, verb }: Clause) =>
    parent === index &&
    kind === 'infinitive' &&
    verb !== null &&
    // "had to be scuttled"
    ((own.meaning === 'have' && own.modal === null && own.to === verb.from) ||
      // "were forced to surrender"
      (own.passive && (own.meaning === 'say' || /^(?:compel|forc|oblig)/.test(own.lemma))));
  // "were surrounded and killed", "were not killed but captured", "caught fire and sank"
  const all = [clause, ...clauses.filter((each) => isSaid(each) || isShared(each))];
  for (const each of all) {
    const verb = each.verb!;
    const loss = subjectLoss(sentence, verb, counted);
    if (loss === null) continue;
    if (!fits(loss.outcome, counted)) continue;
    if (/captured|surrendered/.test(loss.outcome) && countsPlaces(sentence, counted)) continue;
    if (each === clause && all.length > 1 && verb.negated) continue;
    // "were either cut to pieces or taken prisoners"
    const other = all.find(({ connective, verb: next }) => connective === 'or' && next!.from > verb.from);
    const last = other ? subjectLoss(sentence, other.verb!, counted) : null;
    return {
      outcome: last && fits(last.outcome, counted) ? bothOf(loss.outcome, last.outcome) : loss.outcome,
      words: { from: verb.from, to: loss.to },
      bearer: 'itself',
      governing: each,
    };
  }
  return null;
}
