import type { Category, Outcome } from '@openbattles/schema';
import { AFTER_COUNT } from '../../language/lexicon/force-words.ts';
import {
  ADVERBS_BETWEEN,
  DETERMINERS,
  OPENERS_OF_PREPOSITIONS,
  PHRASE_ENDS,
  PREPOSITIONS,
} from '../../language/lexicon/function-words.ts';
import { CALIBRES } from '../../language/lexicon/measures.ts';
import { categoryOfPhrase, isPlural, singular } from '../../language/nouns.ts';
import { nounish } from '../../language/present-verbs.ts';
import type { Sentence } from '../../language/sentence.ts';
import { verbForm } from '../../language/verbs.ts';
import {
  AUXILIARY,
  DETERMINER,
  ING,
  PARTICIPLE,
  PAST,
  PREPOSITION,
  VERB_FORM,
} from '../../language/word-classes.ts';
import { endsPhrase, withoutPossessive } from '../../language/words-of-text.ts';
import { type Amount, isNumber } from './amounts.ts';
import { isKnown, isPeople, SURROUNDINGS, unitEnd } from './noun-words.ts';
import { type OutcomeAt, outcomeAt } from './outcome-words.ts';
import { commonNounAt, setNounAt } from './set-nouns.ts';

/** The noun phrase after an amount, without its number. Indices are those of tokens, ends exclusive. */
export interface Noun {
  /** Empty (`nounFrom === nounTo`) where the noun is left out. */
  nounFrom: number;
  nounTo: number;
  category: Category;
  /** Whether the lexicon knows the noun; otherwise the category is a guess. */
  known: boolean;
  /** What the noun says of itself: "14 prisoners", "a single wounded soldier". */
  outcome: OutcomeAt | null;
}

/** At most so many words make a noun phrase, and its "of" phrase. */
export const LONGEST_PHRASE = 7;

const LONGEST_OF_PHRASE = 6;

/** "40 of them", "20 more men". */
const WHOLES: ReadonlySet<string> = new Set(['them', 'whom', 'which', 'us']);

const OTHERS: ReadonlySet<string> = new Set(['other', 'more', 'further', 'additional', 'others']);

/** "30 losses", "57 lives", "one death": counted, they are what was lost. */
function lostNounAt({ word }: Sentence, at: number, { kind, high }: Amount): OutcomeAt | null {
  if (kind !== 'number') return null;
  const outcome = (high === 1 ? ONE_LOST : LOST_NOUNS).get(word(at) ?? '');
  return outcome === undefined ? null : { outcome, from: at, to: at + 1, noun: true };
}

/** "three police injuries", "12 infantry deaths": whether a noun for a loss stands at an index. */
const isLostNoun = (sentence: Sentence, at: number, amount: Amount): boolean =>
  outcomeAt(sentence, at)?.noun === true || lostNounAt(sentence, at, amount) !== null;

const ONE_LOST: ReadonlyMap<string, Outcome> = new Map([
  ['death', 'killed'],
  ['fatality', 'killed'],
  ['casualty', 'casualties'],
]);

const LOST_NOUNS: ReadonlyMap<string, Outcome> = new Map([
  ['losses', 'casualties'],
  ['victims', 'casualties'],
  ['bodies', 'killed'],
  ['corpses', 'killed'],
  ['lives', 'killed'],
]);

/** Reads the noun phrase after a number, up to its head and the "of" phrase that belongs to it. */
export function readNoun(sentence: Sentence, amount: Amount): Noun {
  const { word } = sentence;
  let at = amount.numberTo;
  let outcome: OutcomeAt | null = null;
  if (amount.kind === 'none' && word(at) === 'loss' && word(at + 1) === 'of') {
    return {
      nounFrom: at,
      nounTo: at,
      category: 'personnel',
      known: true,
      outcome: { outcome: 'killed', from: at, to: at + 3, noun: true },
    };
  }
  const set = amount.kind === 'number' ? setNounAt(sentence, at) : null;
  if (set !== null) {
    const said = outcomeAt(sentence, set.to) ?? lostNounAt(sentence, set.to, amount);
    return {
      nounFrom: at,
      nounTo: set.to,
      category: set.category,
      known: true,
      outcome: said?.noun ? said : null,
    };
  }
  const isOf = word(at) === 'of' && amount.kind !== 'article';
  // "several thousand of our men": the vague amount has taken its "of"
  if (isOf || word(at - 1) === 'of') {
    if (isOf) at++;
    if (WHOLES.has(word(at) ?? ''))
      return { nounFrom: at, nounTo: at, category: 'personnel', known: false, outcome };
    while (DETERMINERS.has(word(at) ?? '')) at++;
    if (word(at - 1) === 'the' && unitEnd(sentence, at) > 0) return leftOut(amount.numberTo);
    // "1,000 of its own"
    if (word(at) === 'own' && DETERMINERS.has(word(at - 1) ?? '')) at++;
  } else {
    while (OTHERS.has(word(at) ?? '')) at++;
    if (word(at) === 'of') {
      at++;
      while (DETERMINERS.has(word(at) ?? '')) at++;
    }
  }
  at = afterCalibres(sentence, at);
  const named = afterName(sentence, at);
  if (named !== null) return sorted(sentence, named, named + 1, named + 1, null);
  const nounFrom = at;
  let head = -1;
  let words: string[] = [];
  for (; words.length < LONGEST_PHRASE; at++) {
    const text = word(at);
    if (
      text === null ||
      text === 'no' ||
      sentence.dated[at] ||
      (at > amount.numberTo && isNumber(sentence, at))
    )
      break;
    // "an army of 12,000 suffered heavy losses"
    if (words.length === 0 && /^(?:inflict|suffer)$/.test(verbForm(text)?.meaning ?? '')) break;
    const said = outcomeAt(sentence, at) ?? (words.length < 3 ? lostNounAt(sentence, at, amount) : null);
    if (said !== null) {
      if (said.noun) {
        // "300 executed prisoners"
        if (outcome?.outcome === 'killed') words.push(text);
        else outcome = said;
        break;
      }
      const next = word(said.to);
      const after = outcomeAt(sentence, said.to);
      // "twelve dead NPA rebels"
      const isNamed = sentence.tokens[said.to]?.capital === true && isKnown(word(said.to + 1) ?? '');
      const isPeoples = next !== null && isPlural(next) && isPeople(sentence, said.to);
      const isAdjective =
        head < 0 &&
        next !== null &&
        (after === null ? isKnown(next) || isNamed || isPeoples : after.noun && said.outcome === 'killed');
      if (!isAdjective) break;
      if (words.length === 0) {
        outcome = said;
        at = said.to - 1;
        continue;
      }
    }
    const joinsAdjectives =
      (text === 'and' || text === 'but' || text === 'yet') &&
      words.length > 0 &&
      (head < 0
        ? isKnown(word(at + 2) ?? '') || isKnown(word(at + 3) ?? '')
        : isBeforePlural(sentence, at + 1) && !isPlural(words.at(-1)!));
    if (joinsAdjectives || (text === 'and' && joinsNouns(sentence, at, head >= 0))) {
      words.push(text);
      continue;
    }
    if (text === 'of' && head === words.length - 1 && head >= 0) {
      const to = ofPhraseEnd(sentence, at);
      if (to > at) return sorted(sentence, nounFrom, at, to, outcome);
      break;
    }
    // "24 countries wanted troops"
    const isAfterPlural =
      words.length > 0 && /[^s]s$/.test(words.at(-1)!) && !sentence.tokens[at - 1]!.capital;
    if (isAfterPlural && (sentence.classes[at]! & PAST) !== 0) break;
    // "two kidnappers holding guns"
    if (
      head >= 0 &&
      (sentence.classes[at]! & (ING | PAST | PARTICIPLE)) !== 0 &&
      !sentence.tokens[at]!.capital
    )
      break;
    // "400 according to Jones"
    if (OPENERS_OF_PREPOSITIONS.has(text) && PREPOSITIONS.has(word(at + 1) ?? '')) break;
    if (
      endsPhrase(sentence, at) ||
      (words.length === 0 && amount.kind === 'number' && AFTER_COUNT.at(at, word) !== null)
    )
      break;
    words.push(text);
    // "a farmer's dog" counts no farmer
    const owns =
      text.endsWith("'s") &&
      word(at + 1) !== null &&
      !PHRASE_ENDS.has(word(at + 1)!) &&
      outcomeAt(sentence, at + 1) === null;
    if (owns) continue;
    // "his 60,000 met Lee's 40,000": whose, and no noun
    if (text.endsWith("'s") && isNumber(sentence, at + 1)) {
      words.pop();
      break;
    }
    if (isKnown(text) || isPeople(sentence, at)) {
      head = words.length - 1;
      const next = word(at + 1);
      if (
        isPlural(text) &&
        next !== 'of' &&
        next !== 'and' &&
        !isLostNoun(sentence, at + 1, amount) &&
        // "two aircraft carrier groups"
        !(
          text === 'aircraft' &&
          (next?.includes('-') || (next !== null && isKnown(next) && !PHRASE_ENDS.has(next)))
        ) &&
        !(
          sentence.tokens[at]!.capital &&
          sentence.tokens[at + 1]?.capital &&
          next !== null &&
          !PHRASE_ENDS.has(next)
        ) &&
        !(
          next !== null &&
          isKnown(next) &&
          !PHRASE_ENDS.has(next) &&
          outcomeAt(sentence, at + 1) === null &&
          isPlural(next)
        )
      ) {
        at++;
        break;
      }
    }
  }
  if (outcome?.noun) {
    // "two aircraft losses"
    const lost =
      outcome.outcome === 'casualties' ? sorted(sentence, nounFrom, outcome.from, outcome.from, null) : null;
    if (lost?.known && LOST_AS_THINGS.has(lost.category))
      return { ...lost, outcome: { ...outcome, outcome: 'lost' } };
    // "14 prisoners", "5,000 Soviet prisoners": what comes before says whose
    return { nounFrom, nounTo: outcome.from, category: 'personnel', known: true, outcome };
  }
  if (head < 0 && outcome === null && isVerb(sentence, nounFrom, words))
    return leftOut(isOf ? amount.numberTo : nounFrom);
  // one more word of unknown meaning, right before the verb: "40 Eritrean Ascari were killed"
  const isWhole = head === words.length - 2 && sentence.tokens[nounFrom + head + 1]?.capital;
  // "two military powers" counts no military, "300 army field reports" no army
  const last = words.length - 1;
  const isAdjective =
    head >= 0 &&
    head < last &&
    last - head <= 2 &&
    !isPlural(words[head]!) &&
    /[^s]s$/.test(words[last]!) &&
    (sentence.classes[nounFrom + last]! & (VERB_FORM | PREPOSITION | DETERMINER | AUXILIARY)) === 0 &&
    outcome === null;
  if (isAdjective) return { nounFrom, nounTo: nounFrom + last + 1, category: 'other', known: false, outcome };
  if (head >= 0 && !isWhole) words = words.slice(0, head + 1);
  while (words.at(-1) === 'and') words.pop();
  const start = outcome !== null && outcome.from === nounFrom ? outcome.to : nounFrom;
  if (words.length === 0 && outcome === null) return leftOut(isOf ? amount.numberTo : nounFrom);
  const end = start + words.length;
  return sorted(sentence, start, end, end, outcome);
}

/** "90 105 mm and 155 mm howitzers": the index after the calibres of what is counted. */
function afterCalibres({ tokens, word }: Sentence, from: number): number {
  let at = from;
  while (tokens[at]?.kind === 'number' && word(at + 1) !== 'in' && CALIBRES.has(word(at + 1) ?? '')) {
    at += 2;
    if (word(at) === 'and' && tokens[at + 1]?.kind === 'number') at++;
  }
  return at;
}

/** "local and foreign fighters": whether one more adjective and a noun in the plural stand at an index. */
const isBeforePlural = ({ word }: Sentence, at: number): boolean => {
  const [adjective, noun] = [word(at), word(at + 1)];
  return (
    adjective !== null && noun !== null && !PHRASE_ENDS.has(adjective) && isKnown(noun) && isPlural(noun)
  );
};

/** What a number counts whose noun is left out, where its words end at an index. */
const leftOut = (at: number): Noun => ({
  nounFrom: at,
  nounTo: at,
  category: 'personnel',
  known: false,
  outcome: null,
});

/** "an army of 5,000 repelled the attack": what stands in the place of a noun is the verb, and the noun is left out. */
function isVerb({ classes, tokens }: Sentence, at: number, words: readonly string[]): boolean {
  const [first, second] = words;
  if (first === undefined || (classes[at]! & (PAST | ING)) === 0 || tokens[at]!.capital) return false;
  return second === undefined || !isPlural(second);
}

const LOST_AS_THINGS: ReadonlySet<Category> = new Set(['vehicle', 'aircraft', 'ship', 'artillery', 'animal']);

/** A name has at most so many words. */
const LONGEST_NAME = 9;

/**
 * "730,000 Army of the Republic of Vietnam (ARVN) soldiers": the index of the noun after a name that holds "of", or after
 * its acronym; null where no such name stands at an index.
 */
function afterName({ tokens, word }: Sentence, from: number): number | null {
  if (!tokens[from]?.capital || !tokens[from + 1]) return null;
  let at = from;
  while (at < from + LONGEST_NAME && (tokens[at]?.capital || /^(?:of|the|for)$/.test(word(at) ?? ''))) at++;
  const isShort = tokens[at]?.kind === 'open' && tokens[at + 1]?.capital && tokens[at + 2]?.kind === 'close';
  if (!isShort && !tokens.slice(from, at).some(({ text }) => text === 'of')) return null;
  if (isShort) at += 3;
  const noun = tokens[at];
  if (noun?.kind !== 'word' || noun.capital || !tokens[at - 1]) return null;
  return isKnown(noun.text) && isPlural(noun.text) ? at : null;
}

/** A noun with the category of its words before `headTo`, where what belongs to it ends at `nounTo`. */
function sorted(
  sentence: Sentence,
  nounFrom: number,
  headTo: number,
  nounTo: number,
  outcome: OutcomeAt | null,
): Noun {
  if (headTo === nounFrom) return { nounFrom, nounTo, category: 'personnel', known: false, outcome };
  const words: string[] = [];
  for (let at = nounFrom; at < headTo; at++) words.push(withoutPossessive(sentence.tokens[at]!.text));
  const { category, known } = categoryOfPhrase(words, SURROUNDINGS);
  // "an American fortification" counts no American
  const isAdjective = () => {
    const next = sentence.word(headTo);
    return (
      next !== null &&
      !PHRASE_ENDS.has(next) &&
      // "300 Sioux attacked the camp"
      ((sentence.classes[headTo]! & PAST) === 0 || nounish(sentence.classes[headTo + 1])) &&
      singular(words.at(-1)!) === words.at(-1) &&
      outcomeAt(sentence, headTo) === null
    );
  };
  const common = commonNounAt(sentence, headTo - 1);
  if (common !== null) return { nounFrom, nounTo, category: 'personnel', known: common === 'men', outcome };
  const people = isPeople(sentence, headTo - 1) && !isAdjective();
  // the endings of words for people are too weak a sign in running text: "statement" ends like "combatant"
  const isListed = known && words.some(isKnown);
  // "one civilian employee"
  const isCivilian =
    category === 'personnel' && words.some((word) => word === 'civilian' || word === 'civilians');
  return {
    nounFrom,
    nounTo,
    category: isCivilian ? 'civilian' : people && !isListed ? 'personnel' : category,
    known: isListed || people,
    outcome,
  };
}

/** "infantry and dragoons", "Dutch and English troops": one number over both. */
function joinsNouns(sentence: Sentence, at: number, afterHead: boolean): boolean {
  const { word, tokens } = sentence;
  const before = tokens[at - 1];
  const next = word(at + 1);
  if (next === null || before === undefined) return false;
  if (before.capital && tokens[at + 1]!.capital && isPeople(sentence, at - 1)) return true;
  if (afterHead)
    return isKnown(next) && !ADVERBS_BETWEEN.has(next) && isPlural(next) && !isVerbAfter(word(at + 2));
  return before.capital && tokens[at + 1]!.capital;
}

const isVerbAfter = (word: string | null): boolean => word !== null && /ed$/.test(word);

function ofPhraseEnd(sentence: Sentence, of: number): number {
  const { tokens, word, dated } = sentence;
  let at = of + 1;
  while (DETERMINERS.has(word(at) ?? '')) at++;
  const first = at;
  let end = of;
  for (; at < first + LONGEST_OF_PHRASE; at++) {
    const text = word(at);
    if (text === null || dated[at] || endsPhrase(sentence, at) || isNumber(sentence, at)) break;
    const { capital } = tokens[at]!;
    if (!capital && !isKnown(text) && at > first) break;
    end = at + 1;
  }
  return end;
}
