/** What digits say, and which of them belong together. */
import { isDigit } from './lexicon/characters.ts';
import type { Token } from './tokens.ts';

/** A sign between groups of three digits is no decimal point, nor one between groups of two as in India. */
const GROUPED = /^\d{1,3}(?:(?:[.,'’]|[\u00A0\u2009\u202F]{1,8}|,? )\d{3})+$|^\d{1,2}(?:,\d{2})+,\d{3}$/;
const DECIMAL = /^\d{1,9}\.\d{1,2}$/;
const PLAIN = /^\d{1,15}$/;
export const QUARTERS: Readonly<Record<string, number>> = {
  '¼': 0.25,
  '½': 0.5,
  '¾': 0.75,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
};

/** The number that digits and the signs between them say; null where they say nothing certain ("1,23"). */
export function numericValue(digits: string): number | null {
  const quarter = QUARTERS[digits.at(-1)!];
  if (quarter !== undefined) {
    const whole = digits.slice(0, -1);
    return whole === '' || PLAIN.test(whole) ? Number(whole) + quarter : null;
  }
  if (PLAIN.test(digits) || DECIMAL.test(digits)) return Number(digits);
  if (digits.length <= 48 && GROUPED.test(digits)) return Number(digits.replace(/\D/g, ''));
  return null;
}

/** The three digits at an index, and no more of them; -1 where others stand. */
export function thousandsAt(units: Uint16Array, at: number): number {
  const [a, b, c] = [units[at]!, units[at + 1]!, units[at + 2]!];
  if (!isDigit(a) || !isDigit(b) || !isDigit(c) || isDigit(units[at + 3]!)) return -1;
  return (a - 48) * 100 + (b - 48) * 10 + c - 48;
}

/** Groups of three with a blank between them, some of which are no "000". */
const MAY_BE_TWO = /^\d{1,3}(?: \d{3})* (?!000)\d{3}/;
export const mayBeTwo = (digits: string): boolean => MAY_BE_TWO.test(digits);

export const hasGroups = ({ kind, text }: Token): boolean => kind === 'number' && text.includes(',');

/**
 * Joins "46, 832" to one number, where neither half counts anything and the value has commas at the thousands elsewhere.
 */
export function joinThousands(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (isParted(tokens, i)) {
      const tail = tokens[i + 2]!;
      joined.push({
        ...token,
        end: tail.end,
        text: `${token.text}, ${tail.text}`,
        value: token.value! * 1000 + tail.value!,
      });
      i += 2;
    } else joined.push(token);
  }
  return joined;
}

/** Whether a blank parts the thousands of the number at an index from its last three digits. */
export function isParted(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (token.kind !== 'number' || tokens[at + 1]?.kind !== 'comma' || tokens[at + 1]!.spaced) return false;
  const tail = tokens[at + 2];
  if (tail?.kind !== 'number' || !tail.spaced || !/^\d{3}$/.test(tail.text)) return false;
  const next = tokens[at + 3]?.kind;
  return (
    /^[1-9]\d{0,2}$/.test(token.text) &&
    (next === undefined || next === 'line' || next === 'comma' || next === 'semicolon' || next === 'close')
  );
}
