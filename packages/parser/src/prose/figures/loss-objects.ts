import { clausesOf } from '../../language/clauses.ts';
import { EVENTS } from '../../language/lexicon/loss-verbs.ts';
import { isSpeaker } from '../../language/lexicon/speech-words.ts';
import type { Clause, Range, Sentence, VerbGroup } from '../../language/sentence.ts';
import { CAPITAL } from '../../language/word-classes.ts';
import type { Counted } from './counted.ts';
import type { Figure } from './figure.ts';
import { goesSomewhere, isMachine, isToDeath, OUTCOMES_OF, phrasesOfLoss } from './loss-verbs.ts';
import { outcomeAt } from './outcome-words.ts';
import { endOf, headOf, isElided, isEquipment, isPeople, lossOf } from './things.ts';

/** Verbs of which the words after them tell what is done to their object: "shot down", "wiping out". */
const DONE_TO_OBJECTS =
  /^(?:bl(?:ew|ow|owing)|br(?:ing|inging|ought)|burn(?:ed|ing|t)?|cut(?:ting)?|gun(?:ned|ning)?|knock(?:ed|ing)?|mow(?:ed|ing|n)?|round(?:ed|ing)?|set(?:ting)?|sho(?:ot|oting|t)|str(?:ike|iking|uck)|wip(?:e|ed|ing))$/;

/** Who is handed over, and does not yield. */
const PRISONERS = /^(?:captives?|prisoners?)$/;

/** What the verb says of a thing that is its object, and whether the verb's subject did it or suffered it; null where it is no loss. */
export function objectLoss(
  sentence: Sentence,
  { verb, objects }: Clause & { verb: VerbGroup },
  counted: Counted,
): { outcome: string; bearer: Figure['bearer'] } | null {
  const { word } = sentence;
  const after = afterList(sentence, objects, endOf(counted));
  if (verb.meaning === 'lose')
    return isElided(counted) || counted.known || word(counted.numberTo) === 'of'
      ? { outcome: lossOf(counted), bearer: 'victim' }
      : null;
  const phrase = splitPhrase(sentence, verb, after) ?? phrasesOfLoss.at(verb.head, word);
  if (phrase && DONE_TO_OBJECTS.test(word(verb.head)!)) {
    const isMen = isPeople(counted) && counted.known;
    return { outcome: isMen && phrase.meaning === 'destroyed' ? 'killed' : phrase.meaning, bearer: 'agent' };
  }
  // "abducted 20 hostages", "held 200 hostages"
  const isHostage = /^hostages?$/.test(headOf(sentence, counted) ?? '');
  if (isHostage && /^(?:have|hold|take|capture)$/.test(verb.meaning ?? ''))
    return { outcome: 'captured', bearer: 'agent' };
  // "disease carried off 500 men"
  if (phrase?.meaning === 'captured' && word(verb.head) === 'carried' && isMute(sentence, verb))
    return { outcome: 'killed', bearer: 'itself' };
  const isPrisoner = /^(?:prisoners?|captives?|hostages?)$/.test(word(after) ?? '');
  if (verb.lemma === 'take' || verb.lemma === 'make') {
    if (isPrisoner) return { outcome: 'captured', bearer: 'agent' };
    // "sank, taking 450 sailors with her"
    const isWithIt = word(after) === 'with' && /^(?:it|her|them)$/.test(word(after + 1) ?? '');
    if (isWithIt && isPeople(counted) && sinks(sentence, verb))
      return { outcome: 'killed', bearer: 'itself' };
    if (goesOn(sentence, verb) || goesSomewhere(sentence, after)) return null;
    const isThing =
      isEquipment(counted) &&
      counted.category !== 'animal' &&
      word(after) !== 'with' &&
      verb.lemma === 'take';
    return isThing && word(verb.to) !== 'with' ? { outcome: 'captured', bearer: 'agent' } : null;
  }
  // "forced 300 men to surrender"
  const yields = word(after) === 'to' && /^(?:capitulate|surrender|yield)$/.test(word(after + 1) ?? '');
  if (yields && /^(?:compel|forc|induc|oblig|persuad)/.test(verb.lemma) && isPeople(counted))
    return { outcome: 'surrendered', bearer: 'agent' };
  // "put 300 men out of action"
  const isOut = /^(?:out of (?:action|the|combat)|hors de combat)$/.test(
    [0, 1, 2].map((at) => word(after + at)).join(' '),
  );
  if (verb.lemma === 'put' && isOut && (isMachine(counted) || (isPeople(counted) && counted.known)))
    return { outcome: isMachine(counted) ? 'damaged' : 'casualties', bearer: 'agent' };
  const isToSword =
    verb.lemma === 'put' && [0, 1, 2].map((at) => word(after + at)).join(' ') === 'to the sword';
  if (isToSword || isToDeath(sentence, verb, after)) return { outcome: 'killed', bearer: 'agent' };
  // "secured 20 guns"
  if (
    /^secur/.test(verb.lemma) &&
    counted.known &&
    isMachine(counted) &&
    counted.category !== 'ship' &&
    word(after) !== 'for'
  )
    return { outcome: 'captured', bearer: 'agent' };
  if (verb.lemma === 'put' || verb.lemma === 'cut') return null;
  if (verb.meaning === 'leave') {
    const isOnField = word(after) === 'on' && /^(?:field|battlefield)$/.test(word(after + 2) ?? '');
    const isBehind =
      word(verb.to) === 'behind' ||
      word(after) === 'behind' ||
      isOnField ||
      verb.lemma !== 'leave' ||
      // "leaving 30 guns to the Danes"
      word(after) === 'to';
    if (isOnField && isPeople(counted) && counted.known) return { outcome: 'casualties', bearer: 'victim' };
    return isBehind && isEquipment(counted) ? { outcome: 'lost', bearer: 'victim' } : null;
  }
  // "disease claimed 3,000 men": what cannot speak
  if (verb.lemma === 'claim' && counted.known && isPeople(counted) && isMute(sentence, verb))
    return { outcome: 'killed', bearer: 'itself' };
  // "the squadron claimed three bombers": to have destroyed them; not "they claim that 24 tanks were there"
  if (verb.lemma === 'claim' && isMachine(counted) && sentence.word(verb.to) !== 'that')
    return isTold(sentence, verb) ? null : { outcome: 'destroyed', bearer: 'agent' };
  // "surrendered twelve guns", "gave up twelve guns"
  const isGiven = verb.lemma === 'surrender' || givesUp(sentence, verb);
  if (isGiven && counted.known && isMachine(counted)) return { outcome: 'captured', bearer: 'victim' };
  // "surrendered his army of 7,000 men"
  if (verb.lemma === 'surrender' && !verb.passive && word(counted.left - 1) !== 'to')
    return isPeople(counted) &&
      counted.known &&
      !isHostage &&
      !PRISONERS.test(headOf(sentence, counted) ?? '')
      ? { outcome: 'surrendered', bearer: 'victim' }
      : null;
  // "the victors buried 475 Gauls"
  if (/^bur(?:y|ied|ying)$/.test(verb.lemma) && isPeople(counted) && (counted.known || isElided(counted)))
    return { outcome: 'killed', bearer: 'itself' };
  if (verb.lemma === 'cost') return { outcome: lossOf(counted), bearer: 'itself' };
  const outcome = verb.meaning === null ? undefined : OUTCOMES_OF.get(verb.meaning);
  if (outcome === undefined) return null;
  // an unknown noun of many is a thing that was taken: "captured 1,000 overcoats"; one may be anything
  if (outcome === 'captured' && !counted.known && !isElided(counted)) {
    const isMany = counted.kind === 'number' && (counted.high ?? counted.low ?? 0) > 1;
    const last = headOf(sentence, counted) ?? '';
    return isMany && /[^s]s$/.test(last) && !isName(sentence, counted) ? { outcome, bearer: 'agent' } : null;
  }
  return {
    outcome:
      outcome === 'destroyed' && isPeople(counted) && counted.known && counted.category !== 'formation'
        ? 'killed'
        : outcome,
    bearer: 'agent',
  };
}

/** "left 40 guns and 300 wagons behind": where the words after the last of the objects begin, from the end of one of them. */
function afterList(sentence: Sentence, objects: readonly Range[], end: number): number {
  const { word, tokens } = sentence;
  const last = objects.at(-1)?.to ?? end;
  const isListed = word(end) === 'and' || tokens[end]?.kind === 'comma';
  // "left 300 foot and 40 horsemen dead on the field"
  if (!isListed || last <= end || outcomeAt(sentence, last - 1) !== null) return end;
  return PRISONER.test(word(last - 1) ?? '') ? last - 1 : last;
}
const PRISONER = /^(?:prisoner|captive|hostage)$/;

/** "gave up twelve guns", "handed over twelve guns": whether one lets others have what was one's own. */
export const givesUp = ({ word }: Sentence, { head, to }: VerbGroup): boolean =>
  /^(?:g[ai]v(?:e|ing)|hand(?:ed|ing)?|turn(?:ed|ing)?)$/.test(word(head) ?? '') &&
  /^(?:over|up)$/.test(word(to) ?? '');

/** "shot 12 aircraft down": a verb and the particle after its object. */
function splitPhrase(
  { word }: Sentence,
  verb: VerbGroup,
  after: number,
): { meaning: string; length: number } | null {
  const [head, particle] = [word(verb.head), word(after)];
  if (particle === null || !/^(?:down|out|up|off)$/.test(particle)) return null;
  // "knocked two allies out of the war": they fight no more, and live
  if (word(after + 1) === 'of' && /^(?:alliance|coalition|war)$/.test(word(after + 3) ?? '')) return null;
  return phrasesOfLoss.at(0, (at) => [head, particle][at] ?? null);
}

/** The clause of a verb; undefined where it is that of none. */
const clauseOf = (sentence: Sentence, verb: VerbGroup): Clause | undefined =>
  clausesOf(sentence).clauses.find((clause) => clause.verb === verb);

/** Whether a clause hangs on a verb of saying, or a speaker is its subject: what he claims is said of what he counts. */
function isTold(sentence: Sentence, verb: VerbGroup): boolean {
  if (isSpeaker(sentence.word(verb.from - 1) ?? '')) return true;
  const { clauses } = clausesOf(sentence);
  const own = clauses.findIndex((clause) => clause.verb === verb);
  return clauses.some(
    ({ parent, kind, verb: next }) => parent === own && kind === 'subordinate' && next !== null,
  );
}

/** Whether the subject of a verb is something that happens. */
const isMute = ({ word }: Sentence, { from }: VerbGroup): boolean => EVENTS.has(word(from - 1) ?? '');

/** Whether the clause that a verb hangs on tells that something sank, or was destroyed. */
function sinks(sentence: Sentence, verb: VerbGroup): boolean {
  const up = clausesOf(sentence).clauses[clauseOf(sentence, verb)?.parent ?? -1]?.verb;
  return up?.meaning === 'sink' || up?.meaning === 'destroy' || up?.lemma === 'explode';
}

/** "took 200 triremes and sailed to Phaselis", "took three tanks and attacked": who goes on had them before. */
function goesOn(sentence: Sentence, verb: VerbGroup): boolean {
  const { clauses } = clausesOf(sentence);
  const own = clauses.findIndex((clause) => clause.verb === verb);
  return clauses.some(
    ({ parent, kind, subject, verb: next }) =>
      parent === own && kind === 'coordinate' && subject === null && GOING.test(next?.lemma ?? ''),
  );
}

const GOING =
  /^(?:advanc|attack|cross|depart|go$|head|hurr|leave$|march|mov|proceed|ride|row|rush|sail|set$|steam)/;

/** Whether a capital stands in a noun. */
const isName = ({ classes }: Sentence, { nounFrom, nounTo }: Counted): boolean =>
  classes.slice(nounFrom, nounTo).some((own) => (own & CAPITAL) !== 0);
