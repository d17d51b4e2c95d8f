import type { TemplateArguments } from './template-arguments.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** The name of a month that is given by its number or by a name, which may be short. */
function monthName(month: string): string | undefined {
  if (/^\d{1,2}$/.test(month)) return MONTHS[Number(month) - 1];
  const short = month.slice(0, 3).toLowerCase();
  const name = MONTHS.find((each) => each.slice(0, 3).toLowerCase() === short);
  return month.length >= 3 && name?.toLowerCase().startsWith(month.replace(/\.$/, '').toLowerCase())
    ? name
    : undefined;
}

/** A date of up to three parts as a template shows it. A year below 1 is one before the common era, as in `{{dts}}`. */
export function dateText([year = '', month = '', day = '']: readonly string[], dayFirst: boolean): string {
  const era = /^[-−](\d{1,4})$/.exec(year)?.[1];
  const shownYear = era === undefined ? year : `${era} BC`;
  const name = monthName(month);
  if (!name) return shownYear;
  if (!/^\d{1,2}$/.test(day)) return `${name} ${shownYear}`.trim();
  return dayFirst ? `${Number(day)} ${name} ${shownYear}`.trim() : `${name} ${Number(day)}, ${shownYear}`;
}

export const isDayFirst = (given: TemplateArguments) => /^y/i.test(given.named('df'));

/** The date of `{{dts}}` or `{{date}}`: in parts, as `1704-05-03`, or in words, which are shown as they are. */
export function sortableDate(given: TemplateArguments): string {
  const { list } = given;
  const shown = given.named('format') || given.at(1);
  const iso = /^([-−]?\d{1,4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(given.at(0));
  if (iso) return dateText(iso.slice(1), !/^mdy$/i.test(shown));
  const [year = '', month = ''] = list;
  const era = /^(?:BCE?|AD|CE)$/i.exec(list[3] ?? '')?.[0].toUpperCase();
  if (monthName(month) === undefined || !/^[-−]?\d{1,4}$/.test(year)) return year;
  const date = dateText(list, !/^mdy$/i.test(given.named('format')));
  return era === undefined ? date : `${date} ${era}`;
}

const RANGE_WORDS = /^(?:-|–|to|and|or|by|x|×|to\(-\)|and\(-\)|\+\/-|±)$/;

/** The quantity of `{{convert}}` in the unit that the article states; the units that it is converted to are left out. */
export function quantity(given: TemplateArguments): string {
  const parts = given.list;
  let text = parts[0] ?? '';
  let next = 1;
  while (next + 1 < parts.length && RANGE_WORDS.test(parts[next]!)) {
    text += /^[-–]$/.test(parts[next]!) ? `–${parts[next + 1]}` : ` ${parts[next]} ${parts[next + 1]}`;
    next += 2;
  }
  return `${text} ${parts[next] ?? ''}`.trim();
}

const VULGAR: Readonly<Record<string, string>> = { '1/4': '¼', '1/2': '½', '3/4': '¾' };

/** A fraction as one sign, where there is one: beside a whole number, `3` and `1/2` would be thirty-one halves. */
export function fraction(list: readonly string[]): string {
  const [whole, over, under] =
    list.length === 3 ? list : list.length === 1 ? ['', '1', list[0]] : ['', ...list];
  const parts = `${over}/${under}`;
  const sign = VULGAR[parts];
  return sign === undefined ? `${whole} ${parts}` : `${whole}${sign}`;
}
