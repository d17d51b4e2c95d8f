import { readFileSync } from 'node:fs';
import { HOSTILE } from '../hostile-texts.ts';
import type { Random } from './random.ts';

/** Values that people have written, and that a reader may stumble over. */
const ODD_VALUES: readonly string[] = [
  'at the end of winter – beginning of spring 559',
  'From 5 October to 3 October 1812',
  '1284–1285 BC there was war',
  '1285–1284 BC',
  'AD 5 – 10 BC',
  '10 BC – AD 5',
  '30 February 1900',
  '31 April – 1 May 1808',
  '0 BC',
  'year 0',
  '99999',
  '12 May 99999999',
  '3,000,000,000 killed',
  '99999999999999999999999 men',
  '10–5 killed',
  '5,00–4,00 wounded',
  '−5 killed',
  '1e9 killed',
  '0x10 men',
  '½ killed, 1½ million men',
  '1,23,456 men',
  '1.234.567 men',
  '1 234 men',
  '1\u00a0234 men',
  '1\u2009234\u202f567 killed',
  '20+–30+ killed',
  '~1,000–<2,000 wounded',
  'hundreds–thousands of dead',
  'none, unknown, several and 5 killed',
  '10% of 1,000 men',
  '91°N 181°E',
  `99°99'99"S 999°W`,
  '(((((((((',
  ')))))',
  '†††††',
  'KIA (WIA) (POW) (MIA)',
  '1st–2nd–3rd May 1808',
  'May 1808 – April 1807',
  'December 1808 – January',
  'winter of 1808–1807',
  '19th century – 18th century',
  '1810s – 1790s',
  'On 3 May 1808 3 May 1808 3 May 1808',
  'According to according to X, Y claimed that Z said 5 were killed.',
  'The government announced that minus five to three soldiers were killed.',
  'On 5 May 20 killed killed 30 men 40.',
];

/** What does something where it is shown, or is no character at all. */
const HOSTILE_TEXTS: readonly string[] = JSON.parse(
  readFileSync(new URL('../../packages/pipeline/test/cases/hostile-texts.json', import.meta.url), 'utf8'),
);

/** Characters that mean something to some reader, or are counted otherwise than they look. */
const CHARACTERS: readonly string[] = [
  ...'=-:*#[]{}()<>|/\\\'"`~_&;,.–—−+%$§°†0123456789½٣',
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '\u00a0',
    '\u2009',
    '\u200b',
    '\u202e',
    '\ufeff',
    '\0',
    '\u0085',
    '\u2028',
  ],
  ...['\ud800', '\udc00', '😀', 'e\u0301', 'İ', 'ß', 'ﬃ', 'Ω', 'ﷺ', '\uffff', '\u{10ffff}'],
];

const FIELDS = [
  'Date',
  'Place',
  'Result',
  'Strength1',
  'Casualties2',
  'Commander1',
  'Combatant2',
  'Coordinates',
  'Partof',
];

type Mutation = (text: string, random: Random, other: string) => string;

const splice = (text: string, at: number, length: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + length);

const inserted =
  (pieces: readonly string[]): Mutation =>
  (text, random) =>
    splice(text, random.below(text.length + 1), 0, random.of(pieces));

const onLines =
  (change: (lines: string[], random: Random) => void): Mutation =>
  (text, random) => {
    const lines = text.split('\n');
    change(lines, random);
    return lines.join('\n');
  };

const MUTATIONS: readonly Mutation[] = [
  inserted(ODD_VALUES.map((value) => ` ${value} `)),
  inserted(ODD_VALUES),
  inserted(HOSTILE_TEXTS),
  inserted(CHARACTERS),
  // An odd value in the place of what a field says, or as one more field.
  onLines((lines, random) => {
    const fields = lines.flatMap((line, index) => (/^[-|] ?\w+\s*[:=]/.test(line) ? [index] : []));
    if (fields.length === 0) return;
    const at = random.of(fields);
    lines[at] = lines[at]!.replace(/([:=]).*/s, (_, sign: string) => `${sign} ${random.of(ODD_VALUES)}`);
  }),
  onLines((lines, random) => {
    const at = lines.findIndex((line) => /^(?:Infobox|\{\{Infobox)/i.test(line));
    const [before, sign] = lines[at]?.startsWith('{{') ? ['| ', ' = '] : ['- ', ': '];
    if (at >= 0) lines.splice(at + 1, 0, `${before}${random.of(FIELDS)}${sign}${random.of(ODD_VALUES)}`);
  }),
  // A number that is another.
  (text, random) => {
    const numbers = [...text.matchAll(/\d[\d,.]*/g)];
    if (numbers.length === 0) return text;
    const { index, 0: number } = random.of(numbers);
    const other = random.of([
      '0',
      '1',
      '-1',
      '2147483648',
      '999999999999',
      '13',
      '32',
      '1.5',
      '00',
      `${number}0`,
      '',
    ]);
    return splice(text, index, number.length, other);
  },
  (text, random) => splice(text, random.below(text.length), 1 + random.below(20), ''),
  (text, random) => {
    const at = random.below(text.length);
    return splice(text, at, 0, text.slice(at, at + random.below(300)));
  },
  onLines((lines, random) => lines.splice(random.below(lines.length), 1)),
  onLines((lines, random) => {
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    [lines[a], lines[b]] = [lines[b]!, lines[a]!];
  }),
  // Part of another document.
  (text, random, other) => {
    const at = random.below(other.length);
    return splice(
      text,
      random.below(text.length),
      random.below(100),
      other.slice(at, at + random.below(500)),
    );
  },
  (text, random) => text.slice(0, random.below(text.length)),
  // Sentences of a few words in any order, most without a subject or a verb: "Sank then."
  (text, random, other) => {
    const words = other.match(/[\p{L}\p{N}'’,-]+/gu) ?? ['Sank'];
    const sentence = () =>
      `${Array.from({ length: 1 + random.below(8) }, () => random.of(words)).join(' ')}.`;
    const sentences = Array.from({ length: 30 }, sentence).join(' ');
    return splice(text, text.indexOf('\n', random.below(text.length)) + 1, 0, `\n${sentences}\n\n`);
  },
  // A run of what is made to be slow.
  (text, random) =>
    splice(
      text,
      random.below(text.length),
      0,
      random
        .of(HOSTILE)
        .text(200 + random.below(2000))
        .slice(-1500),
    ),
];

/** Another document, made of one by a few changes. */
export function mutate(text: string, random: Random, other: string): string {
  let mutated = text;
  for (let times = 1 + random.below(4); times > 0; times--)
    mutated = random.of(MUTATIONS)(mutated, random, other);
  return mutated;
}
