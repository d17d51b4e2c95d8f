import { isOfName } from '../language/epithets.ts';
import { AUXILIARIES, PREPOSITIONS } from '../language/lexicon/function-words.ts';
import { QUALIFIERS_BEFORE } from '../language/lexicon/qualifiers.ts';
import { DOCUMENTS, isTeller } from '../language/lexicon/speech-words.ts';
import type { Range, Sentence } from '../language/sentence.ts';
import {
  ADVERB,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  ING,
  MARK,
  NUMBER,
  PREPOSITION,
  PRONOUN,
  RELATIVE,
  VERB_FORM,
} from '../language/word-classes.ts';

export const LONGEST_SPEAKER = 12;

export const wordOf = ({ word }: Sentence, at: number): string => word(at) ?? '';

export function headOf(sentence: Sentence, { from, to }: Range): string {
  let at = from;
  while (at + 1 < to && (sentence.classes[at + 1]! & PREPOSITION) === 0) at++;
  return wordOf(sentence, at);
}

/** A speaker's words without article, conjunctions and adverbs around them. */
export function trimmed(sentence: Sentence, { from, to }: Range): Range {
  let first = from;
  let last = to;
  while (
    first < last &&
    // "a 2015 study"
    !(sentence.dated[first] && sentence.tokens[first]!.kind === 'number' && last > first + 1) &&
    (sentence.classes[first] === MARK ||
      /^(?:the|a|an|and|but|that|then|yet|only|as|one|of)$/.test(wordOf(sentence, first) || 'the')) &&
    !(wordOf(sentence, first) === 'one' && last - first > 1)
  )
    first++;
  if (/^(?:that|those)$/.test(wordOf(sentence, first)) && wordOf(sentence, first + 1) === 'of') first += 2;
  while (
    last > first &&
    (sentence.classes[last - 1] === MARK ||
      (sentence.classes[last - 1]! & ADVERB) !== 0 ||
      // "the ministry itself said", "the ministry first said"
      (/(?:^first|sel(?:f|ves))$/.test(wordOf(sentence, last - 1)) && last > first + 1) ||
      AUXILIARIES.has(wordOf(sentence, last - 1)))
  )
    last--;
  // "Bayerlein (quoting the returns)": brackets at the end are no part of a name
  let open = last - 1;
  while (open > first && !/^(?:open|close)$/.test(sentence.tokens[open]!.kind)) open--;
  if (open > first && sentence.tokens[open]!.kind === 'open') last = open;
  // "Diodorus of about 1,000": what it counts is no part of a name
  for (let at = first + 1; at < last; at++)
    if (
      sentence.tokens[at]!.kind === 'number' &&
      !sentence.dated[at] &&
      (sentence.classes[at - 1]! & (PREPOSITION | ADVERB)) !== 0
    )
      last = at;
  // "the bulletin of the following week" ends with what is read as a preposition
  while (last > first + 1 && (sentence.classes[last - 1]! & (PREPOSITION | DETERMINER)) !== 0) last--;
  // "Kevin Buckley writing in Newsweek"
  for (let at = first + 1; at < last; at++)
    if (
      ((sentence.classes[at]! & ING) !== 0 || wordOf(sentence, at) === 'writing') &&
      (sentence.classes[at]! & CAPITAL) === 0 &&
      (sentence.classes[at - 1]! & CAPITAL) !== 0 &&
      !DOCUMENTS.has(wordOf(sentence, at))
    )
      last = at;
  return { from: first, to: last };
}

/** "the Swedish source, Balthasar Russow,": the name itself. */
export function namedAfter(sentence: Sentence, { to }: Range): Range | null {
  if (sentence.tokens[to]?.kind !== 'comma' || (sentence.classes[to - 1]! & CAPITAL) !== 0) return null;
  let end = to + 1;
  while (end < to + 5 && sentence.tokens[end]?.kind === 'word' && (sentence.classes[end]! & CAPITAL) !== 0)
    end++;
  return end > to + 2 && sentence.tokens[end]?.kind === 'comma' ? { from: to + 1, to: end } : null;
}

const OPENS_ANEW =
  /^(?:an?|all|another|both|each|either|every|few|her|here|his|its|many|most|neither|no|none|our|several|some|the|their|these|this|those)$/;

/** The noun phrase that begins at a token: up to a mark, a verb or another phrase's article. */
export function phraseFrom(sentence: Sentence, from: number): Range {
  let to = from;
  while (to < from + LONGEST_SPEAKER && to < sentence.tokens.length) {
    const own = sentence.classes[to]!;
    if (own === MARK && sentence.tokens[to]!.kind !== 'stop') break;
    if (sentence.tokens[to]!.kind === 'stop' && sentence.tokens[to - 1]?.text.length !== 1) break;
    // "the monk and historian Malaterra"
    const joins = (own & COORDINATOR) !== 0 && to > from;
    if (joins && (sentence.classes[to + 1]! & CAPITAL) === 0 && !isTeller(wordOf(sentence, to + 1))) break;
    // "according to one authority 10,000", "according to Snorri three hundred"
    const isInWords =
      (own & CAPITAL) === 0 && (sentence.classes[to - 1]! & (COORDINATOR | DETERMINER | PREPOSITION)) === 0;
    const isCount = (own & NUMBER) !== 0 && (sentence.tokens[to]!.kind === 'number' || isInWords);
    if (to > from && isCount && !sentence.dated[to]) break;
    const word = wordOf(sentence, to);
    // "according to a report Horn sent"
    const isOfRelative =
      (own & CAPITAL) !== 0 &&
      (sentence.classes[to - 1]! & CAPITAL) === 0 &&
      DOCUMENTS.has(wordOf(sentence, to - 1)) &&
      ((sentence.classes[to + 1] ?? MARK) & VERB_FORM) !== 0;
    if (to > from && isOfRelative) break;
    // "according to the heralds after the battle"
    if (to > from && /^(?:after|before|during|since|until)$/.test(word)) break;
    // "according to Smith in 1890 300 fell", "according to Smith Danish losses were 300"
    if (to > from && /^(?:by|for|in|on)$/.test(word) && sentence.dated[to + 1]) break;
    if (to > from && (AUXILIARIES.has(word) || (own & RELATIVE) !== 0)) break;
    if (
      to > from &&
      (own & VERB_FORM) !== 0 &&
      wordOf(sentence, to + 1) !== 'by' &&
      (own & CAPITAL) === 0 &&
      (sentence.classes[to - 1]! & (DETERMINER | PREPOSITION)) === 0 &&
      !DOCUMENTS.has(word)
    )
      break;
    // "According to Pusztaszeri the Hungarians lost", "according to one source their army": they begin another phrase
    if (
      to > from &&
      // "the US Army" has a pronoun in small letters
      ((own & (PRONOUN | CAPITAL)) === PRONOUN ||
        (OPENS_ANEW.test(word) && !isOfName(sentence, to)) ||
        (!DOCUMENTS.has(word) && QUALIFIERS_BEFORE.at(to, (at) => sentence.word(at)) !== null)) &&
      !PREPOSITIONS.has(wordOf(sentence, to - 1)) &&
      (sentence.classes[to - 1]! & (COORDINATOR | DETERMINER)) === 0
    )
      break;
    to++;
  }
  return { from, to };
}

/** "a report released by the MNLA", "a report of the MNLA": the MNLA. */
export function issuerIn(sentence: Sentence, range: Range): Range {
  let isDocument = false;
  for (let at = range.from; at < range.to; at++) {
    const word = wordOf(sentence, at);
    // "the Annals of Ulster" is a title
    const isTitle = (sentence.classes[at - 1]! & (sentence.classes[at + 1] ?? 0) & CAPITAL) !== 0;
    const isBeside =
      DOCUMENTS.has(wordOf(sentence, at - 1)) && !/^sources?$/.test(wordOf(sentence, at - 1)) && !isTitle;
    if ((isDocument && word === 'by') || (isBeside && /^(?:from|of)$/.test(word)))
      return trimmed(sentence, { from: at + 1, to: range.to });
    if (DOCUMENTS.has(word)) isDocument = true;
  }
  return range;
}

/** Whether nothing but a conjunction, an adverb or a date stands before a token in its sentence. */
export function isOpening(sentence: Sentence, at: number): boolean {
  // "Xerxes I.]] According to Livy": what a caption or the like parts from a sentence
  if (sentence.tokens[at]!.capital && sentence.tokens[at - 1]?.kind === 'close') return true;
  for (let before = at - 1; before >= 0; before--) {
    const own = sentence.classes[before]!;
    if (
      sentence.dated[before] ||
      (own & (ADVERB | COORDINATOR)) !== 0 ||
      sentence.tokens[before]!.kind === 'comma' ||
      wordOf(sentence, before) === 'on'
    )
      continue;
    return sentence.tokens[before]!.kind === 'semicolon';
  }
  return true;
}
