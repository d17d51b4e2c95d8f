import { TIMES } from '../../language/lexicon/function-words.ts';
import { CALIBRES, MEASURES, NUMBERED } from '../../language/lexicon/measures.ts';
import { TENS, UNITS } from '../../language/lexicon/number-words.ts';
import { categoryOfWord, opensModel, singular } from '../../language/nouns.ts';
import type { Sentence } from '../../language/sentence.ts';
import type { Amount } from './amounts.ts';
import { SURROUNDINGS } from './noun-words.ts';
import { isInPassage } from './passages.ts';

/** Numbers that name, measure, date or order, and count nothing. */
export function isNoCount(sentence: Sentence, { from, numberTo, kind }: Amount): boolean {
  const { tokens, word } = sentence;
  const next = tokens[numberTo];
  const before = from > 0 ? tokens[from - 1] : undefined;
  if (
    next?.kind === 'percent' ||
    next?.kind === 'times' ||
    before?.kind === 'money' ||
    next?.kind === 'money'
  )
    return true;
  // the "million" of "£187 million"
  if (before?.kind === 'number' && tokens[from - 2]?.kind === 'money') return true;
  // "60,000 pieces of gold", "60,000 gold pieces"
  if (/^(?:gold|silver)$/.test(word(numberTo) ?? '') && word(numberTo + 1) === 'pieces') return true;
  if (word(numberTo) === 'pieces' && /^(?:copper|eight|gold|silver)$/.test(word(numberTo + 2) ?? ''))
    return true;
  // "a Learjet 35A"
  if (next?.kind === 'word' && next.start === tokens[numberTo - 1]!.end) return true;
  // "3:40", but not "was 35,000: 22,000 of one and 13,000 of the other"
  const isClock = (colon: number) =>
    tokens[colon]?.kind === 'colon' && !tokens[colon]!.spaced && tokens[colon + 1]?.spaced === false;
  if (isClock(from - 1) && tokens[from - 2]?.kind === 'number') return true;
  if (isClock(numberTo) && tokens[numberTo + 1]?.kind === 'number') return true;
  // "according to a spokesman"
  if (word(from - 1) === 'to' && word(from - 2) === 'according') return true;
  // "for every two fighters"
  if (word(from - 1) === 'every') return true;
  // "the Convoy of Ten"
  if (
    word(from - 1) === 'of' &&
    tokens[from - 2]?.capital &&
    tokens[from]!.kind === 'word' &&
    tokens[from]!.capital
  )
    return true;
  if (next?.kind === 'slash' || before?.kind === 'slash') return true;
  if (next?.kind === 'stop' && tokens[numberTo + 1]?.kind === 'number') return true;
  if (isInPassage(sentence, from)) return true;
  const unit = word(numberTo);
  if (unit !== null && kind !== 'none' && (MEASURES.has(unit) || TIMES.has(unit))) return true;
  // "the 5,548 long ton freighter"
  if (/^(?:long|metric|short)$/.test(unit ?? '') && MEASURES.has(word(numberTo + 1) ?? '')) return true;
  if (before?.kind === 'mark' && before.text === '#') return true;
  if (unit === 'per' && word(numberTo + 1) === 'cent') return true;
  // "between 13 and 30 percent"
  const isShare = (at: number) => tokens[at]?.kind === 'percent' || /^(?:percent|per)$/.test(word(at) ?? '');
  if (/^(?:and|to|or)$/.test(unit ?? '') && tokens[numberTo + 1]?.kind === 'number' && isShare(numberTo + 2))
    return true;
  // "the camp number 1", "4 x 4 vehicles"; but "the rebels number 300"
  const noun = word(from - 2) ?? '';
  if (
    word(from - 1) === 'number' &&
    kind === 'number' &&
    noun !== '' &&
    singular(noun) === noun &&
    !/^(?:they|we|who|which|and|the|to|not|did|can|could|may|might|must|would|in)$/.test(noun)
  )
    return true;
  const isTimes = (at: number) => tokens[at]?.kind === 'times' || word(at) === 'x';
  if (isTimes(numberTo) || (isTimes(from - 1) && tokens[from - 2]?.kind === 'number')) return true;
  // "92 and 222 Squadrons": their numbers are names
  const isPair = (first: number) =>
    tokens[first]?.kind === 'number' &&
    word(first + 1) === 'and' &&
    tokens[first + 2]?.kind === 'number' &&
    tokens[first + 3]?.capital === true &&
    UNITS_BY_NUMBER.test(word(first + 3) ?? '');
  if (kind === 'number' && (isPair(from) || isPair(from - 2))) return true;
  // "Task Force 1-41"
  if (
    before?.kind === 'dash' &&
    tokens[from - 2]?.kind === 'number' &&
    !before.spaced &&
    !tokens[from]!.spaced
  )
    return true;
  // "6 pounders"; "in" is a preposition here
  if (unit !== null && unit !== 'in' && CALIBRES.has(unit)) return true;
  // "one in ten"
  const isNumeral = (at: number) =>
    tokens[at]?.kind === 'number' || UNITS.has(word(at) ?? '') || TENS.has(word(at) ?? '');
  if (unit === 'in' && isNumeral(numberTo + 1) && !sentence.dated[numberTo + 1]) return true;
  if (word(from - 1) === 'in' && isNumeral(from - 2) && word(from - 3) !== 'of') return true;
  const name = word(from - 1);
  if (name === 'but' && word(from - 2) === 'all') return true;
  const isDigits = kind === 'number' && tokens[from]!.kind === 'number';
  // "(Sicker 2000, p. 111)", "no. 4 battery"
  if (isDigits && isPointed(sentence, from - 1)) return true;
  if (isDigits && isListedByNumber(sentence, from)) return true;
  if (kind === 'none' && next?.kind === 'number' && isPointed(sentence, numberTo - 1)) return true;
  if (
    isDigits &&
    name !== null &&
    before!.capital &&
    (opensModel(name) || (name.length <= 6 && /^\p{Lu}{1,3}$/u.test(sentence.written(from - 1))))
  )
    return true;
  if (
    kind === 'number' &&
    name !== null &&
    tokens[from]!.kind === 'number' &&
    before!.capital &&
    NUMBERED.has(name)
  )
    return true;
  // "3 Commando Brigade", "2 Corps": the number is a part of the name
  const isUnit = next?.capital && tokens[from]!.kind === 'number' && numberTo === from + 1;
  return isUnit === true && namesUnit(sentence, numberTo);
}

const UNITS_BY_NUMBER =
  /^(?:squadrons|commandos|corps|divisions|brigades|battalions|regiments|wings|groups|batteries|companies|troops)$/;

/** Abbreviations before the number of a page, a figure or a thing. */
const REFERENCES = /^(?:pp?|nos?|art|fig|vols?)$/;

/** Whether a token is such an abbreviation with its point. */
const isPointed = (sentence: Sentence, at: number): boolean =>
  REFERENCES.test(sentence.word(at) ?? '') && sentence.written(at).endsWith('.');

/** "Nos. 249 and 504 Hurricanes", "No. 1 (Canadian), 66 and 72 Squadrons": whether a number goes on with a list after "no.". */
function isListedByNumber(sentence: Sentence, from: number): boolean {
  const { tokens, word, bracket } = sentence;
  for (let at = from - 1; at > from - LONGEST_LIST && at > 0; at--) {
    if (isPointed(sentence, at)) return true;
    const goesOn = /^(?:close|comma|number|open)$/.test(tokens[at]!.kind) || word(at) === 'and';
    if (!goesOn && bracket[at]! < 0) return false;
  }
  return false;
}
const LONGEST_LIST = 14;

function namesUnit(sentence: Sentence, at: number): boolean {
  for (let k = at; k < at + 4; k++) {
    const token = sentence.tokens[k];
    if (token?.kind !== 'word' || !token.capital) return false;
    if (categoryOfWord(token.text, SURROUNDINGS) === 'formation' && singular(token.text) === token.text)
      return true;
  }
  return false;
}
