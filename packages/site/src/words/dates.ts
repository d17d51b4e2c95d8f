const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const SEASONS: Readonly<Record<number, string>> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };

const QUALIFIED: Readonly<Record<string, string>> = { '~': 'about ', '?': 'perhaps ', '%': 'perhaps about ' };

const DATE = /^(-?)(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)$/;

/** A year as people write it: astronomical 0 is 1 BC. */
export const sayYear = (year: number): string => (year > 0 ? String(year) : `${1 - year} BC`);

function sayOne(edtf: string): string | null {
  const [, sign, year, second, day, mark = ''] = DATE.exec(edtf) ?? [];
  if (year === undefined) return null;
  const about = QUALIFIED[mark] ?? '';
  if (year.endsWith('X')) return about + sayDecades(sign === '-', year);
  const named = sayYear(Number(year) * (sign === '-' ? -1 : 1));
  if (second === undefined) return about + named;
  const part = SEASONS[Number(second)] ?? MONTHS[Number(second) - 1];
  if (part === undefined) return null;
  return `${about}${day === undefined ? '' : `${Number(day)} `}${part} ${named}`;
}

function sayDecades(isBefore: boolean, year: string): string {
  const known = Number(year.replaceAll('X', ''));
  const era = isBefore ? ' BC' : '';
  if (!year.endsWith('XX')) return `the ${known}0s${era}`;
  return `the ${ordinal(known + 1)} century${era}`;
}

function ordinal(number: number): string {
  const isTeen = Math.floor(number / 10) % 10 === 1;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

/**
 * A date in EDTF level 1 as people say it: `2012-01-18/2012-03-11` is "18 January to 11 March 2012". What is no such date
 * stays as it is.
 */
export function sayDate(edtf: string): string {
  const [from = '', to] = edtf.split('/');
  if (to === undefined) return sayOne(from) ?? edtf;
  const [first, last] = [sayOne(from), sayOne(to)];
  if (first === null) return last === null ? edtf : `until ${last}`;
  if (last === null) return `from ${first}`;
  return first === last ? first : `${withoutShared(first, last)} to ${last}`;
}

/** The beginning without the year, or the month and year, that the end says again. */
function withoutShared(first: string, last: string): string {
  const [a, b] = [first.split(' '), last.split(' ')];
  // "18 January 2012" and "11 March 2012" share the year; only days are shortened, and never across an era.
  const isDay = (words: readonly string[]) => /^\d+$/.test(words[0]!) && words.length >= 3;
  if (!isDay(a) || !isDay(b) || a.slice(2).join(' ') !== b.slice(2).join(' ')) return first;
  return a[1] === b[1] ? a[0]! : `${a[0]} ${a[1]}`;
}
