/** Parts of a number: "two-thirds of 900", "most of the 600", "1 in 10". How many they are they do not say. */
import { FRACTIONS, SHARES } from './lexicon/number-words.ts';
import { readQualifiers } from './number-qualifiers.ts';
import { joinsNumbers, readNumeral, readPart, type Tokens, wordAt } from './numerals.ts';

/** What may stand between a share and the number of the whole: "most of his original 600". */
const OF_WHOLE = /^(?:of|the|his|her|its|their|our|these|those|some|every|original|initial|remaining|total)$/;
/** "1 in 10" is a rate; "3 out of 10 tanks" may be a count, and is left alone as well. */
const RATES: ReadonlySet<number> = new Set([10, 100, 1000]);

/** Where the number of a whole ends of which some words say a part: " of the 600"; null where none stands. */
export function wholeEnd(tokens: Tokens, from: number): number | null {
  let at = from;
  while (at < from + 4 && OF_WHOLE.test(wordAt(tokens, at))) at++;
  if (at === from) return null;
  const whole = readNumeral(tokens, readQualifiers(tokens, at).to);
  return whole === null || whole.value === null ? null : whole.to;
}

/** Where a share ends: "two-thirds", "10–20 per cent", "the majority"; null where none stands. */
function shareEnd(tokens: Tokens, from: number): number | null {
  const part = readPart(tokens, from);
  if (part !== null) return part.to;
  // "every tenth man"
  const each = wordAt(tokens, from) === 'every' ? wordAt(tokens, from + 1) : '';
  if (FRACTIONS.has(each) || each === 'second')
    return OF_WHOLE.test(wordAt(tokens, from + 2)) ? from + 2 : from + 3;
  const at = /^(?:the|a)$/.test(wordAt(tokens, from)) ? from + 1 : from;
  const named = SHARES.among(tokens, /^(?:vast|great)$/.test(wordAt(tokens, at)) ? at + 1 : at);
  if (named !== null) return at + named.length;
  let numeral = readNumeral(tokens, from);
  if (numeral && joinsNumbers(tokens[numeral.to])) numeral = readNumeral(tokens, numeral.to + 1) ?? numeral;
  return numeral && percentEnd(tokens, numeral.to);
}

/** The end of "%", "percent", "per cent"; null where none stands. */
export function percentEnd(tokens: Tokens, at: number): number | null {
  const { kind, text } = tokens[at] ?? {};
  if (kind === 'percent' || text === 'percent') return at + 1;
  return text === 'per' && tokens[at + 1]?.text === 'cent' ? at + 2 : null;
}

/** Whether a share begins at a token, with what qualifies it: "over a third", "80 percent". */
export function opensShare(tokens: Tokens, from: number): boolean {
  const { to } = readQualifiers(tokens, from);
  // the "a" of "about a third" may have been read with "about"
  return [from, to, Math.max(from, to - 1)].some((at) => shareEnd(tokens, at) !== null);
}

/** Where "1 in 10", "nine out of every ten" ends; null where no rate stands. */
function rateEnd(tokens: Tokens, from: number): number | null {
  const first = readNumeral(tokens, from);
  if (first?.value == null || first.value >= 10) return null;
  // "one man in ten"
  const end = first.value === 1 && wordAt(tokens, first.to + 1) === 'in' ? first.to + 1 : first.to;
  const out = wordAt(tokens, end) === 'out' && wordAt(tokens, end + 1) === 'of';
  const at = end + (out ? 2 : 1);
  const every = wordAt(tokens, at) === 'every';
  if (!out && wordAt(tokens, end) !== 'in' && !(every && wordAt(tokens, end) === 'of')) return null;
  const second = readNumeral(tokens, every ? at + 1 : at);
  if (second?.value == null || second.value <= first.value) return null;
  if (every || RATES.has(second.value)) return second.to;
  return !out && second.value <= 20 && second.scale === 1 ? second.to : null;
}

/** Where "two-thirds of 900", "most of the 600", "1 in 10" ends: how many they are it does not say. */
export function shareOfNumberEnd(tokens: Tokens, from: number): number | null {
  const { to: at } = readQualifiers(tokens, from);
  const share = shareEnd(tokens, from) ?? (at === from ? null : shareEnd(tokens, at));
  if (share === null) {
    const rate = rateEnd(tokens, at);
    return rate && (wholeEnd(tokens, rate) ?? rate);
  }
  // "a quarter of a million" is a number
  return (readNumeral(tokens, at)?.to ?? 0) > share ? null : wholeEnd(tokens, share);
}
