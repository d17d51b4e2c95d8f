import type { Qualifier } from '@openbattles/schema';
import { entries, Phrases } from './words.ts';

const phrases = <Meaning>(table: ReadonlyArray<readonly [string, Meaning]>) =>
  new Phrases(table.flatMap(([list, meaning]) => entries(list).map((phrase) => [phrase, meaning] as const)));

/** Words before a number that say how it is meant. */
export const QUALIFIERS_BEFORE = phrases<Qualifier>([
  [
    `about, around, c, ca, cca, cc, circa, roughly, approximately, approximatively, approximate, approx, aprox, approximatly, appr, apx, some, nearly, almost, estimated, an estimated,
    est, estimate, estimates, estimated at, estimated to be, estimated to be around, close to, more or less, in the region of, in the order of, on the order of,
    around about, just about, virtually, perhaps, maybe, possibly, probably, presumably, likely, something like, some sources say, an approximate, estimated around,
    somewhere around, about some, a rough, an average of, average, on average, estimation, practically`,
    'about',
  ],
  [
    'at least, no fewer than, no less than, not less than, not fewer than, minimum, a minimum of, minimum of, at the least, at minimum, at a minimum, min, upwards of, upward of, from at least, not under',
    'at_least',
  ],
  [
    'over, more than, well over, above, in excess of, exceeding, just over, greater than, slightly over, far more than, well above, slightly more than, a little over, a little more than, upwards from, far over, just above, more then, considerably more than',
    'more_than',
  ],
  [
    'up to, at most, at the most, no more than, not more than, maximum, a maximum of, maximum of, max, as many as, as much as, no greater than, not over, not exceeding, not exceed, never exceeded, not exceeded, at maximum, at the maximum, a peak of, possibly up to, perhaps up to, peak of, upto',
    'at_most',
  ],
  [
    'fewer than, less than, under, below, just under, slightly less than, well under, slightly under, slightly fewer than, a little less than, considerably less than, just below, far less than, far fewer than, fewer then, less then',
    'less_than',
  ],
]);

/** Words after a number that say how it is meant. */
export const QUALIFIERS_AFTER = phrases<Qualifier>([
  [
    'or so, approximately, approx, estimated, est, more or less, or thereabouts, circa, roughly, estimation',
    'about',
  ],
  [
    'or more, or greater, at least, minimum, min, and more, and up, or over, at minimum, at the least, or higher, and above',
    'at_least',
  ],
  ['at most, or fewer, or less, maximum, max, at the most, at maximum', 'at_most'],
]);

/** Stands for a number that nobody knows or nobody gives. */
export const UNKNOWN_WORDS = phrases<true>([
  [
    `unknown, an unknown, unknown number, unknown numbers, an unknown number, unknown number of, unknown numbers of, an unknown number of, unknown no of, unknown no, unknown amount of,
    unknown amounts of, an unknown amount of, unknown strength, unknown exact, unknown but, not known, undetermined, undetermined number of, an undetermined number of, uncertain, unclear, unspecified,
    unspecified number of, an unspecified number of, undisclosed, an undisclosed number of, undisclosed number of, not reported, not stated, not available, not recorded, not specified,
    not given, not disclosed, not announced, unrecorded, unreported, indeterminate, indeterminable, no data, no data available, no information, no reliable data, no figures, no reliable figures, n/a, tbd, unidentified number of, exact number unknown,
    exact numbers unknown, number unknown, numbers unknown, unkown, unknwon, unknow, unkonwn, no records, no reports, not confirmed, unconfirmed, unavailable, not certain, no official figures, never determined, no estimates`,
    true,
  ],
]);

/** Stands for zero by itself ("None"); "no ships lost" is read in the grammar. */
export const NONE_WORDS = phrases<true>([
  [
    'none, nil, no one, nobody, nothing, none reported, none known, none recorded, no reported, no known, no recorded',
    true,
  ],
]);

/** Amounts without a number, before a noun: "several helicopters", "a large number of". */
export const VAGUE_AMOUNTS = phrases<true>([
  [
    `several, many, very many, a great many, many more, few, a few, very few, only a few, a couple, a couple of, a couple more, couple of, couple, a handful, a handful of, handful of, numerous, countless, innumerable, multiple, various,
    a number of, number of, a large number of, a large number, large number of, large number, large numbers of, large numbers, a small number of, a small number, small number of, small numbers of, small number, small numbers, a great number of, great numbers of, great number of, a significant number of,
    significant number of, significant numbers of, a considerable number of, considerable number of, considerable numbers of, an equal number of, equal number of, a similar number of, similar number of, an unspecified amount of, a majority of,
    quite a few, not many, a lot of, lots of, plenty of, a large amount of, large amounts of, large amount of, a small amount of, a good number of, good number of, substantial number of, a substantial number of, substantial numbers of,
    large quantities of, a large quantity of, large quantity of, a small quantity of, small quantities of, vast numbers of, a vast number of, huge numbers of, a huge number of, enormous numbers of, unknown but large number of, an uncounted number of, uncounted, untold, myriad, myriads of, a multitude of, certain number of, a certain number of, limited number of, a limited number of, several more, a series of, dozens more, an undetermined but large number of, some few`,
    true,
  ],
]);

/** Says how great a loss was, without a number: "Heavy", "Minimal losses". */
export const VAGUE_DEGREES: ReadonlySet<string> = new Set(
  entries(`heavy, light, minimal, minor, severe, moderate, negligible, significant, substantial, considerable, enormous, massive, catastrophic, high, low, slight,
    insignificant, huge, great, large, small, serious, extensive, limited, terrible, appalling, horrendous, devastating, heavier, lighter, higher, lower, unacceptable, immense, extreme, medium, moderately, limited, few, numerous, many, tremendous, grievous, disastrous, crushing, little, inconsiderable, trifling, modest, greater, fewer, trivial`),
);

/** Strengthens or softens a degree. */
export const DEGREE_ADVERBS: ReadonlySet<string> = new Set(
  entries(
    'very, extremely, relatively, fairly, quite, rather, comparatively, unusually, too, somewhat, really, moderately, exceptionally, extraordinarily, apparently, probably, possibly, presumably, likely, reportedly, generally, mostly, equally, similarly, allegedly, much',
  ),
);

/** The whole or a part of something, without a number: "Entire garrison", "Elements of the Praetorian Guard". */
export const VAGUE_SHARES = phrases<'whole' | 'part'>([
  [
    'entire, the entire, whole, the whole, complete, full, virtually entire, almost entire, nearly entire, almost the entire, nearly the entire, virtually the entire, the full, almost the whole, nearly the whole',
    'whole',
  ],
  [
    `elements of, elements from, parts of, part of, units of, units from, portions of, portion of, a portion of, the remnants of, remnants of, most of, much of, the bulk of, bulk of, the majority of, majority of,
    detachments of, a detachment of, detachment of, a part of, remains of, remainder of, the remainder of, the rest of, large part of, a large part of, a large portion of, large portions of, large parts of, the greater part of, greater part of, a small part of, a contingent of, contingent of, contingents of, contingents from, the best part of, nearly all of, almost all of, nearly all, almost all, nearly the whole of, virtually all, detachments from, some elements of, a force of, small contingents of, a small contingent of`,
    'part',
  ],
]);
