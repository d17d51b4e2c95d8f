/** The kinds of text that `bench/hostile.ts` reads. */

/** A kind of text that is slow to read with some way of reading. */
export interface Hostile {
  name: string;
  /** A text of so many UTF-16 code units, or a few less. */
  text(length: number): string;
}

/** An article without prose. */
export const INFOBOX = `= Battle of Lens =

Infobox
- Date: 20 August 1648
- Place: Lens, France
- Result: French victory
- Combatant1: France
- Combatant2: Spanish Empire (SE), Holy Roman Empire
- Commander1: Prince of Condé
- Commander2: Archduke Leopold Wilhelm, Jean de Beck †
- Strength1: 16,000 men, 18 guns
- Strength2: 18,000
- Casualties1: 1,500 killed or wounded
- Casualties2: 3,000 killed, 5,000 captured

`;

/** Whole units only: what a half one says at the end may be another kind of text. */
const fill = (unit: string, length: number): string =>
  unit.repeat(Math.max(1, Math.floor(length / unit.length)));

/** What is counted up in a unit: a number of its own in each. */
const counted = (unit: (index: number) => string, length: number): string => {
  const units: string[] = [];
  for (let size = 0; size < length; size += units.at(-1)!.length) units.push(unit(units.length));
  return units.join('').slice(0, length);
};

/** The prose of an article, nothing but this. */
const prose = (name: string, unit: string): Hostile => ({
  name,
  text: (length) => INFOBOX + fill(unit, length - INFOBOX.length),
});

/** The one value of a field, nothing but this, and a paragraph after it. */
const field = (key: string, unit: string): Hostile => ({
  name: `${key}: ${unit.trim() === '' ? 'spaces' : unit.trim()}`,
  text: (length) =>
    `= Battle =\n\nInfobox\n- ${key}: ${fill(unit, length)}\n\nOn 1 May 300 men were killed.\n`,
});

/** What the value of every field is filled with, beside the words that it is made for. */
const ANY_VALUE = ['(', '() ', 'a ', 'A, ', '1 ', '1,', '1–', '{{', '<ref>', 'and ', ' '];

const FIELDS: Readonly<Record<string, string>> = {
  Date: '1 May 1916 – 3 June 1917, ',
  Place: 'near Lens, present-day France; ',
  Coordinates: `50°25'N 2°50'E; `,
  Result: 'Decisive French victory, ',
  Territory: 'France annexes Artois, ',
  Partof: 'the Thirty Years War, ',
  Combatant1: 'Kingdom of France and Spain (SP): ',
  Commander1: 'Gen. John Smith † and Prince of Condé (WIA), ',
  Strength1: '16,000–18,000 men (300 guns), ',
  Casualties1: '300 killed, 20–30 wounded (10 officers), ',
};

export const HOSTILE: readonly Hostile[] = [
  prose('clauses that never close', 'The men who were killed, and ('),
  // Markdown
  prose('stars', '*'),
  prose('stars apart', '* '),
  prose('star a', '*a '),
  prose('nested emphasis', '*a **b '),
  prose('underscores', '_'),
  prose('backticks', '`'),
  prose('backticks apart', '` `` '),
  prose('number signs', '#'),
  prose('heading lines', '# a\n'),
  prose('angles', '>'),
  prose('quote lines', '> a\n'),
  prose('nested quotes', '> > > > a\n'),
  prose('links', '[a](b) '),
  prose('open links', '[a]('),
  prose('images', '![a'),
  prose('definitions', '[a]: b\n'),
  prose('tags', '<a>'),
  prose('open tags', '<'),
  prose('comments', '<!-- '),
  prose('html blocks', '<div>\n\n'),
  prose('entities', '&amp;'),
  prose('ampersands', '&'),
  prose('tildes', '~'),
  prose('fences', '```\n'),
  prose('tilde fences', '~~~ a\n'),
  prose('thematic breaks', '---\n'),
  prose('star breaks', '***\n'),
  prose('setext headings', 'a\n===\n'),
  prose('tables', '| a | b |\n|---|---|\n'),
  prose('bullets', '- a\n'),
  prose('bare bullets', '-\n'),
  prose('numbers of a list', '1. a\n'),
  { name: 'deep bullets', text: (length) => INFOBOX + counted((i) => `${' '.repeat(i % 200)}- a\n`, length) },
  { name: 'bullets in bullets', text: (length) => INFOBOX + fill('- ', length) },
  prose('backslashes', '\\'),
  prose('indented code', '    a\n'),
  // The lines of an article
  prose('equals signs', '='),
  prose('equals lines', '=\n'),
  prose('wiki headings', '== Siege ==\n\n'),
  prose('half wiki headings', '== Siege\n'),
  prose('short paragraphs', 'On 1 May 300 men were killed.\n\n'),
  prose('lines of one word', 'men\n'),
  prose('line feeds', '\n'),
  prose('carriage returns', '\r'),
  prose('both', '\r\n'),
  prose('keys', 'Date: 1 May 1916\n'),
  {
    name: 'thousands of fields',
    text: (length) => `= Battle =\n\nInfobox\n${counted((i) => `- Key${i}: value\n`, length)}`,
  },
  {
    name: 'fields of all sides',
    text: (length) =>
      `= Battle =\n\nInfobox\n${counted((i) => `- Combatant${1 + (i % 9)}: Party ${i}\n`, length)}\n\nThe war began on 1 May.\n`,
  },
  {
    name: 'fields of commanders',
    text: (length) =>
      `= Battle =\n\nInfobox\n${counted((i) => `- Commander${1 + (i % 9)}: John Smith${i}\n`, length / 2)}\n\n${fill('The men of the other side fled. ', length / 2)}\n`,
  },
  // Characters
  prose('open brackets', '('),
  prose('closed brackets', ')'),
  prose('square brackets', '['),
  prose('pairs of brackets', '()'),
  prose('braces', '{{'),
  prose('open and closed', '((((()'),
  prose('bars', '|'),
  prose('spaces', ' '),
  prose('no-break spaces', '\u00a0'),
  prose('tabs', '\t'),
  prose('digits', '1234567890'),
  prose('thousands', '1,234,'),
  prose('1,1,1,1', '1,'),
  prose('points', '.'),
  prose('commas', ','),
  prose('semicolons', ';'),
  prose('colons', ':'),
  prose('hyphens', '-'),
  prose('dashes', '–'),
  prose('quotes', '"'),
  prose('curly quotes', '“'),
  prose('quotes of a word', '“a” '),
  prose('apostrophes', "'"),
  prose("one's", "a's "),
  prose('one letter', 'a'),
  prose('capital letter', 'A'),
  prose('one-letter words', 'a '),
  prose('capital words', 'Aa '),
  prose('capital letters', 'A. '),
  prose('null characters', '\u0000'),
  prose('surrogate pairs', '😀'),
  prose('lone surrogates', '\ud800'),
  prose('combining marks', '\u0301'),
  prose('letters with marks', 'e\u0301'),
  prose('other scripts', 'Битва '),
  prose('full-width letters', 'Ａ'),
  // Words
  prose('months', 'January February March '),
  prose('May', 'May '),
  prose('days', '1 May '),
  prose('full days', '1 May 1916, '),
  prose('years', '1916 1917 '),
  prose('lists of years', '1916, 1917 and 1918, '),
  prose('lists of days', '1,1,1,1 May '),
  prose('the next day', 'the next day '),
  prose('the next', 'the next '),
  prose('and', 'and '),
  prose('of the', 'of the '),
  prose('killed', 'killed '),
  prose('men', 'men '),
  prose('men were killed', '300 men were killed '),
  prose('men were killed, and', '300 men were killed, 20 wounded and 10 captured, '),
  prose('sentences', 'The French claimed that 300 Spanish soldiers were killed. '),
  prose('dated sentences', 'On 20 August 1648 the French claimed that 300 Spanish soldiers were killed. '),
  prose('claimants', 'According to Condé, 300 were killed, while Beck said 200. '),
  prose('numbers in words', 'three hundred thousand '),
  prose('hundreds', 'hundreds of '),
  prose('about', 'about '),
  prose('number to number', '10 to 20 '),
  prose('names', 'Prince of Condé '),
  prose('acronyms', '(SE) '),
  prose('fighters', 'Ansar Dine rebels '),
  prose('speakers', 'he said that '),
  prose('none', 'no men were killed '),
  ...Object.entries(FIELDS).flatMap(([key, value]) =>
    [value, ...ANY_VALUE].map((unit): Hostile => field(key, unit)),
  ),
];
