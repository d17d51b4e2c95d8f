import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  compareDays,
  dayNumber,
  dayOfNumber,
  daysInMonth,
  formatDay,
  isLeapYear,
  parseDay,
  weekday,
} from '../src/index.ts';

describe('calendar', () => {
  test.each([
    ['1970-01-01', 0],
    ['2000-03-01', 11017],
    ['1582-10-15', -141427],
    ['0000-03-01', -719468],
    ['-0489-09-12', -897878],
  ])('%s is day %i', (iso, number) => {
    expect(dayNumber(parseDay(iso)!)).toBe(number);
    expect(formatDay(dayOfNumber(number))).toBe(iso);
  });

  test('leap years, before Christ too', () => {
    expect([2012, 2000, 0, -4].map(isLeapYear)).toEqual([true, true, true, true]);
    expect([1900, 2011, -1, -100].map(isLeapYear)).toEqual([false, false, false, false]);
    expect(daysInMonth(2012, 2)).toBe(29);
  });

  test.each(['2011-02-29', '1900-02-29', '2012-13-01', '2012-00-01', '2012-04-31', '12-01-01', 'yesterday'])(
    '%s is no day',
    (iso) => expect(parseDay(iso)).toBeNull(),
  );

  test('weekdays', () => {
    expect(weekday({ year: 1941, month: 12, day: 7 })).toBe(7);
    expect(weekday({ year: 1944, month: 6, day: 6 })).toBe(2);
  });

  test('months are counted over the years', () => {
    expect(addMonths(2011, 12, 1)).toEqual({ year: 2012, month: 1 });
    expect(addMonths(0, 1, -1)).toEqual({ year: -1, month: 12 });
  });

  test('comparing refuses what is no day', () => {
    expect(compareDays('-0489-09-12', '-0488-01-01')).toBeLessThan(0);
    expect(() => compareDays('2012-02-30', '2012-01-01')).toThrow(RangeError);
  });

  test('every day comes back from its number and its ISO form', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), (number) => {
        const day = dayOfNumber(number);
        expect(dayNumber(day)).toBe(number);
        expect(parseDay(formatDay(day))).toEqual(day);
        expect(dayNumber(addDays(day, 1))).toBe(number + 1);
        expect(compareDays(formatDay(day), formatDay(addDays(day, 40)))).toBe(-40);
      }),
    );
  });
});
