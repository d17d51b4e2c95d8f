import { toEpochDay } from '@openbattles/schema';
import { describe, expect, it } from 'vitest';
import cases from './days.json' with { type: 'json' };

describe('days', () => {
  it.each(cases.days)('$date is day $day', ({ date, day }) => {
    expect(toEpochDay(date)).toBe(day);
  });

  it.each(cases.notDays)('"$date" is no day ($why)', ({ date }) => {
    expect(toEpochDay(date)).toBeUndefined();
  });

  it('agree with the platform on the ends of every month from year 1 to 9999', () => {
    const DAY = 86_400_000;
    const wrong: string[] = [];
    for (let year = 1; year <= 9999; year++) {
      for (let month = 0; month < 12; month++) {
        // A year of four digits in any text is that year, which in Date.UTC it is only from 100 on.
        const first = `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-01`;
        const day = Date.parse(first) / DAY;
        if (toEpochDay(first) !== day) wrong.push(first);
        const last = new Date((day - 1) * DAY).toISOString().slice(0, 10);
        if (last >= '0001' && toEpochDay(last) !== day - 1) wrong.push(last);
      }
    }
    expect(wrong).toEqual([]);
  });
});
