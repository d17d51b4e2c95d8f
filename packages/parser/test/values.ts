import fc from 'fast-check';

/** Values of an infobox made of what the readers have rules for, put together at random, with and without sense. */
export const values = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'Yusuf Ag Bougara',
          'Kingdom of France',
          'Near ',
          'victory',
          'Gen. ',
          'King ',
          'Duke of York',
          'Mali',
        ],
        ...[
          ', ',
          ' , ',
          ',,',
          '; ',
          ': ',
          '\n',
          '• ',
          '* ',
          ' and ',
          '----',
          '<hr>',
          '25px',
          '()',
          '(',
          ')',
          '[2]',
        ],
        ...[
          '†',
          'KIA',
          'POW',
          '(until 1620)',
          'Supported by: ',
          'present-day ',
          "'s",
          '  ',
          '.',
          '–',
          '🏴',
          'é',
        ],
        ...[
          '52°16′56″N 34°20′30″E',
          ' / ',
          '52.28222; 34.34167',
          '{{coord|1|2|N|3|4|E}}',
          'Decisive ',
          'draw',
        ],
      ),
      fc.string({ maxLength: 8, unit: 'grapheme' }),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

/** Whether the letters and digits of some words stand in a text in their order: what cleaning keeps, whatever it drops. */
export function standsIn(words: string, text: string): boolean {
  let at = 0;
  for (const char of words.replace(/[^\p{L}\p{N}]/gu, '')) {
    at = text.indexOf(char, at) + char.length;
    if (at < char.length) return false;
  }
  return true;
}
