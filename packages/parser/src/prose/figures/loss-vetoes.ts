import { clausesOf } from '../../language/clauses.ts';
import { DOCUMENTS } from '../../language/lexicon/speech-words.ts';
import { isModel, isPlural } from '../../language/nouns.ts';
import type { Clause, Sentence, VerbGroup } from '../../language/sentence.ts';
import { WORD } from '../../language/word-classes.ts';
import { PUTS } from '../verbs-of-war.ts';
import { isMoreThan } from './compared.ts';
import type { Counted } from './counted.ts';
import type { Reading, Seen } from './figure-rule.ts';
import { TIME_WORDS } from './loss-verbs.ts';
import { boundOf, isDoubted, unrealOf } from './reality.ts';
import { endOf, isElided } from './things.ts';

/** Adverbs after which "would" tells what did happen. */
const DID_LATER = /^(?:later|eventually|ultimately|soon|subsequently|finally|then)$/;

/** Why a loss is none: it is denied, wished, feared, or only possible; null where it is told as a fact. */
export function lossVeto({ sentence, counted, place }: Seen, reading: Reading): string | null {
  const { governing, words } = reading;
  const { verb } = governing;
  if (isMoreThan(sentence, counted.numberTo, endOf(counted))) return 'compared';
  // "no figures exist on how many were killed"
  if (counted.kind === 'none')
    for (let at = counted.nounFrom; at < counted.nounTo; at++)
      if (DOCUMENTS.has(sentence.word(at) ?? '')) return 'untrue';
  if (isDoubted(sentence, counted, place)) return 'untrue';
  if (isRest(sentence, counted)) return 'rest';
  // "capturing slaves, one of the most profitable goods"
  const isOneOfAKind =
    counted.high === 1 &&
    sentence.word(counted.from) === 'one' &&
    sentence.tokens[counted.from - 1]?.kind === 'comma' &&
    sentence.word(counted.numberTo) === 'of' &&
    /^most$|est$/.test(sentence.word(counted.numberTo + 2) ?? '');
  if (isOneOfAKind) return 'compared';
  // "one by one"
  if (
    sentence.word(counted.numberTo) === 'by' &&
    sentence.word(counted.numberTo + 1) === sentence.word(counted.from)
  )
    return 'of-each';
  if (isRatio(sentence, counted) || isDaily(sentence, governing)) return 'of-each';
  // "a squad of 50 men was wiped out", "two battalions were annihilated": not so many men
  if (counted.category === 'formation' && /killed|wounded/.test(reading.outcome ?? '')) return 'unit';
  if (isRated(sentence, counted)) return 'rated';
  if (isNumbered(sentence, counted)) return 'singular';
  // "had three horses shot under him"
  const isMount =
    counted.category === 'animal' && [endOf(counted), words.to].some((at) => sentence.word(at) === 'under');
  if (isMount) return 'mount';
  const isAfter = verb !== null && counted.from >= verb.to;
  // "expected 300 casualties", "prevented the capture of four guns"
  if (isAfter && place.role === 'object' && (verb.meaning === 'hope' || verb.meaning === 'try'))
    return verb.meaning === 'hope' ? 'hoped' : 'tried';
  // "up to 300 casualties were expected", but "300 men were feared dead"
  if (verb?.passive && verb.meaning === 'hope' && words.to <= verb.from) return 'hoped';
  // "lost, Horn hoped, 300 men"
  const isHoped = clausesOf(sentence).clauses.some(
    (each) =>
      verb !== null &&
      each.kind === 'coordinate' &&
      each.verb?.to === counted.from - 1 &&
      verb.to === each.from &&
      /^(?:expect|fear|hope|wish)/.test(each.verb.lemma),
  );
  if (isHoped) return 'hoped';
  // the words of the loss may stand in a participle of the clause, which its negation does not reach
  const isOwn = verb !== null && words.from <= verb.head && verb.head < words.to;
  const unreal = unrealOf(sentence, governing);
  // "may have died" is what somebody thinks happened
  if (unreal === 'modal' && verb?.modal === 'may' && sentence.word(verb.from + 1) === 'have') return null;
  if (unreal === 'modal' && verb?.modal === 'would') {
    for (let at = verb.from; at < verb.to; at++) if (DID_LATER.test(sentence.word(at) ?? '')) return null;
    // "to these Smith would add 300 wounded" is what he says
    if (isAfter && (verb.lemma === 'add' || PUTS.test(verb.lemma))) return null;
  }
  // "did not exceed fifteen", "lost not more than fifteen" are "at most fifteen"
  if (unreal === 'negated' && boundOf(sentence, counted, verb) !== null) return null;
  if (unreal !== null && (isOwn || unreal !== 'negated' || isAfter)) return unreal;
  // "without the loss of a single man"
  for (let at = words.from - 1; at > words.from - 4 && counted.kind !== 'none'; at--)
    if (sentence.word(at) === 'without') return 'negated';
  // "Not 20 but 30 were killed"
  if (sentence.word(counted.from - 1) === 'not' || sentence.word(counted.left - 1) === 'not')
    return 'negated';
  return verb?.form === 'infinitive' &&
    isOwn &&
    !REACHED.test(outerLemma(sentence, governing)) &&
    verb.head === verb.from + 1 &&
    !isToBe(sentence, verb)
    ? 'purpose'
    : null;
}

/** "303 Hurricane shot down two": the number of a squadron before its aircraft, which are not counted. */
function isNumbered({ tokens }: Sentence, counted: Counted): boolean {
  const { from, numberTo, nounFrom, nounTo, category } = counted;
  return (
    tokens[from]!.kind === 'number' &&
    numberTo === from + 1 &&
    nounTo === nounFrom + 1 &&
    tokens[nounFrom]!.capital &&
    counted.sharedHead === null &&
    /^(?:vehicle|aircraft|ship|formation)$/.test(category) &&
    (counted.high ?? 0) > 1 &&
    !isModel(tokens[nounFrom]!.text) &&
    !isPlural(tokens[nounFrom]!.text)
  );
}

/** "all but a hundred were killed", "lost all their guns but one": those to whom it did not happen. */
function isRest({ word, classes }: Sentence, { from, left }: Counted): boolean {
  // "nearly all of the 300 men were killed"
  for (let at = left; at < from; at++)
    if (word(at) === 'all' && /^(?:almost|nearly|not|practically|virtually)$/.test(word(at - 1) ?? ''))
      return true;
  for (const but of [from - 1, left - 1]) {
    if (word(but) !== 'but' && word(but) !== 'except') continue;
    for (let at = but - 1; at >= 0 && at > but - 5 && (classes[at]! & WORD) !== 0; at--)
      if (/^(?:all|every|none|nothing)$/.test(word(at) ?? '')) return true;
  }
  return false;
}

/** "every day 300 men died", "300 men died daily" */
function isDaily({ word }: Sentence, { from, to, verb }: Clause): boolean {
  for (let at = from; at < to; at++) {
    const isAdverb = at === from || (verb !== null && at >= verb.to);
    if (isAdverb && /^(?:daily|nightly|weekly)$/.test(word(at) ?? '')) return true;
    if (/^(?:each|every|per)$/.test(word(at) ?? '') && TIME_WORDS.test(word(at + 1) ?? '')) return true;
  }
  return false;
}

/** "For every Swede killed, the Danes lost two" */
function isRatio({ word, tokens }: Sentence, { from }: Counted): boolean {
  for (let at = from - 1; at > 0 && tokens[at]!.kind !== 'semicolon'; at--)
    if (/^(?:each|every)$/.test(word(at) ?? '') && word(at - 1) === 'for') return true;
  return false;
}

/** "a French seventy-four": a ship that is called by its guns. */
const isRated = ({ word, tokens }: Sentence, counted: Counted): boolean =>
  isElided(counted) &&
  counted.low === counted.high &&
  tokens[counted.from - 1]?.capital === true &&
  /^(?:an?|one|another)$/.test(word(counted.from - 2) ?? '');

/** Verbs whose infinitive was done: "managed to kill 20"; and "went on to sink 3 ships", where "went there to" is a purpose. */
const REACHED =
  /^(?:manage|succeed|proceed|choose|opt|go on|have to|be able|begin|continue|appear|seem|force|compel|say|claim|report|know|believe|estimate|think|find|presume|suppose|assume|reckon)/;

function outerLemma(sentence: Sentence, { parent, verb: own }: Clause): string {
  const { clauses } = clausesOf(sentence);
  let at = parent;
  // "managed to reach the wall and to capture two guns": the second "to" hangs on the same verb
  const isJoined = (index: number) =>
    /^(?:and|or)$/.test(sentence.word((clauses[index]?.from ?? 0) - 1) ?? '');
  for (
    let inner = clauses.findIndex(({ verb }) => verb === own);
    isJoined(inner) && clauses[at]?.kind === 'infinitive';
  ) {
    inner = at;
    at = clauses[at]!.parent;
  }
  const verb = clauses[at]?.verb;
  const next = verb ? sentence.word(verb.to) : null;
  const isHave = verb?.meaning === 'have' && verb.modal === null;
  // "were able to take two guns" did so
  const isAble = verb?.meaning === 'be' && verb.modal === null && next === 'able';
  if ((verb?.lemma === 'go' && next === 'on') || (isHave && next === 'to') || isAble)
    return `${verb!.lemma} ${next}`;
  return verb?.lemma ?? '';
}

const isToBe = ({ word }: Sentence, { from }: VerbGroup): boolean =>
  /^(?:be|have)$/.test(word(from + 1) ?? '');
