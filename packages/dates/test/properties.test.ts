import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysInMonth, findDates, formatDay, readExtent } from '../src/index.ts';
import { CLASSES, MONTHS } from '../src/lexicon.ts';
import { RULES } from '../src/rules.ts';

const MONTH_NAMES = MONTHS.map((name) => name[0]!.toUpperCase() + name.slice(1));

/** A day from 800 to the present, leap days often among them. */
const day = fc
  .tuple(
    fc.integer({ min: 1000, max: 2029 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([year, month, date]) => ({ year, month, day: Math.min(date, daysInMonth(year, month)) }));
const leapDay = fc.integer({ min: 250, max: 500 }).map((n) => ({ year: n * 4, month: 2, day: 29 }));
const anyDay = fc
  .oneof({ weight: 5, arbitrary: day }, leapDay)
  .filter(({ year, month, day: d }) => d <= daysInMonth(year, month));

const ordinal = (n: number): string =>
  `${n}${n % 10 === 1 && n !== 11 ? 'st' : n % 10 === 2 && n !== 12 ? 'nd' : n % 10 === 3 && n !== 13 ? 'rd' : 'th'}`;

type Written = (day: { year: number; month: number; day: number }) => string;
const name = (month: number): string => MONTH_NAMES[month - 1]!;
const WRITTEN: Record<string, Written> = {
  '5 May 1809': ({ year, month, day: d }) => `${d} ${name(month)} ${year}`,
  '5 May, 1809': ({ year, month, day: d }) => `${d} ${name(month)}, ${year}`,
  'May 5, 1809': ({ year, month, day: d }) => `${name(month)} ${d}, ${year}`,
  'May 5 1809': ({ year, month, day: d }) => `${name(month)} ${d} ${year}`,
  'the 5th of May 1809': ({ year, month, day: d }) => `the ${ordinal(d)} of ${name(month)} ${year}`,
  'May 5th, 1809': ({ year, month, day: d }) => `${name(month)} ${ordinal(d)}, ${year}`,
  '5 Jan. 1809': ({ year, month, day: d }) =>
    `${d} ${name(month).slice(0, 3)}${month === 5 ? '' : '.'} ${year}`,
  'the night of 5 May 1809': ({ year, month, day: d }) => `the night of ${d} ${name(month)} ${year}`,
  'late on 5 May 1809': ({ year, month, day: d }) => `late on ${d} ${name(month)} ${year}`,
  '5:30 p.m. on May 5, 1809': ({ year, month, day: d }) => `5:30 p.m. on ${name(month)} ${d}, ${year}`,
  '1809-05-05': (each) => formatDay(each),
};

const plainSentence = fc
  .array(
    fc.constantFrom('the', 'army', 'went', 'home', 'and', 'its', 'guns', 'were', 'lost', 'to', 'him', 'of'),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((words) => `${words.join(' ')}.`);

/** A text of dates and of whatever else, whole and broken. */
const messy = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'May',
          'March',
          'the',
          'next',
          'day',
          'of',
          '1943',
          '5',
          '31',
          '30 February',
          '–',
          '-',
          ',',
          ' and ',
          'BC',
          'AD',
          '264',
        ],
        ...[
          'century',
          '16th',
          '1940s',
          'early',
          'night',
          '5:30',
          'a.m.',
          "'44",
          'winter',
          'later',
          'two',
          'years',
          '\n',
          '==',
          '(',
          ')',
        ],
        ...[
          'that',
          'same',
          'year',
          'to',
          'in',
          'Friday',
          'Christmas',
          '1,945',
          'B.C.',
          '\u{1F600}',
          'é',
          '\ufffd',
        ],
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((joint) => parts.join(joint)));

describe('any text', () => {
  test('dates come in order, do not overlap, and are slices of the text', () => {
    fc.assert(
      fc.property(messy, (text) => {
        let last = 0;
        for (const date of findDates(text, { title: '1943' })) {
          expect(date.start).toBeGreaterThanOrEqual(last);
          expect(date.end).toBeGreaterThan(date.start);
          expect(text.slice(date.start, date.end)).toBe(date.text);
          if (date.interval)
            expect(text.slice(date.interval.start, date.interval.end)).toBe(date.interval.text);
          last = date.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('is no reason for readExtent to throw', () => {
    fc.assert(
      fc.property(messy, (value) => {
        const extent = readExtent(value);
        if (extent) expect(value.slice(extent.start, extent.end).trim()).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});

describe.each(Object.entries(WRITTEN))('a day written as %s', (_, write) => {
  test('comes back from prose', () => {
    fc.assert(
      fc.property(anyDay, (each) => {
        const text = `It was ${write(each)}, they say.`;
        const [found, ...others] = findDates(text);
        expect(others).toEqual([]);
        expect(found).toMatchObject({
          text: write(each),
          edtf: formatDay(each),
          firstDay: formatDay(each),
          basis: 'stated',
        });
      }),
    );
  });

  test('comes back from an infobox', () => {
    fc.assert(
      fc.property(anyDay, (each) => {
        expect(readExtent(write(each))?.edtf).toBe(formatDay(each));
      }),
    );
  });
});

test('years, eras, months and ranges come back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      const bc = `-${String(year - 1).padStart(4, '0')}`.replace('-0000', '0000');
      expect(findDates(`In ${year} BC they came.`)[0]).toMatchObject({ edtf: bc, yearStart: 1 - year });
      expect(findDates(`In AD ${year} they came.`)[0]).toMatchObject({ edtf: String(year).padStart(4, '0') });
      expect(findDates(`In ${name(month)} ${year} BC they came.`)[0]!.edtf).toBe(
        `${bc}-${String(month).padStart(2, '0')}`,
      );
      expect(readExtent(`${year + 1}–${year} BC`)).toMatchObject({ yearStart: -year, yearEnd: 1 - year });
    }),
  );
});

test('a sentence without dates changes no value', () => {
  const story =
    'On 18 January 2012 they came. On 22 January they met. The next day they fought. In March they left; a month later it was over.';
  const sentences = story.split(/(?<=\.) /);
  const values = findDates(story).map(({ timex }) => timex);
  expect(values).toEqual(['2012-01-18', '2012-01-22', '2012-01-23', '2012-03', '2012-04']);
  fc.assert(
    fc.property(plainSentence, fc.integer({ min: 0, max: sentences.length }), (plain, at) => {
      const text = sentences.toSpliced(at, 0, plain).join(' ');
      expect(findDates(text).map(({ timex }) => timex)).toEqual(values);
    }),
  );
});

test('each rule names the classes that its matches begin with', () => {
  const classes = fc.array(fc.constantFrom(...Object.keys(CLASSES)), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(classes, fc.constantFrom(...RULES), (tokens, { pattern, opens }) => {
      pattern.regexp.lastIndex = 0;
      if (pattern.regexp.test(tokens.join(''))) expect(opens).toContain(tokens[0]);
    }),
    { numRuns: 20_000 },
  );
});
