import { entries } from './words.ts';

const set = (words: string): ReadonlySet<string> => new Set(entries(words));

export const AUXILIARIES = set(
  'was, were, is, are, be, been, being, has, have, had, having, got, get, gets, getting, did, do, does, remain, remained, became, become',
);

export const MODALS = set(
  'would, could, might, may, should, will, can, must, shall, cannot, if, unless, hoped, planned, intended, feared, expected, anticipated, predicted',
);

export const PREPOSITIONS = set(
  `of, in, on, at, by, to, from, with, within, without, into, onto, for, against, over, under, above, below, near, off, out, up, down, through, across, along, alongside,
  around, about, after, before, during, since, until, till, between, among, amongst, amid, behind, beside, besides, beyond, despite, except, inside, outside, per, than, towards, toward, upon, via, aboard, throughout, including, versus, like, as, due, because, following`,
);

export const CONJUNCTIONS = set(
  'and, or, but, nor, yet, while, whilst, whereas, although, though, when, where, because, so, that, which, who, whom, whose, then, if, unless, however, both, either, neither, not',
);

export const DETERMINERS = set(
  'the, a, an, this, that, these, those, their, his, her, its, our, my, your, another, other, each, every, any, all, some, both, such',
);

export const PRONOUNS = set(
  'he, she, it, they, we, i, you, him, them, us, me, himself, themselves, itself, there, here, someone, anyone, others, who',
);

/** Adverbs that stand between a subject, its auxiliary and its verb, or before a number. */
export const ADVERBS_BETWEEN = set(
  `also, only, just, later, then, now, already, still, soon, again, eventually, finally, initially, subsequently, reportedly, allegedly, apparently, officially, previously, successfully, quickly,
  immediately, thus, therefore, thereby, even, alone, himself, themselves, itself, together, further, additionally, actually, probably, possibly, either, well, mostly, mainly, ultimately, not, never, ever, once, simply, publicly, however, instead, likewise, merely, all, both, each`,
);

/** What a noun phrase cannot go on over. */
export const PHRASE_ENDS: ReadonlySet<string> = new Set([
  ...AUXILIARIES,
  ...MODALS,
  ...PREPOSITIONS,
  ...CONJUNCTIONS,
  ...DETERMINERS,
  ...PRONOUNS,
  ...ADVERBS_BETWEEN,
]);

/** After "a" they count no one thing: "a number were injured". */
export const NO_ONE_THING: ReadonlySet<string> = new Set(
  entries(
    'number, figure, total, majority, handful, couple, pair, few, lot, group, crowd, party, convoy, fleet, force, great, large, small, good, certain, significant, considerable, series',
  ),
);

/** Counted times are no counted things. */
export const TIMES: ReadonlySet<string> = new Set(
  entries(
    'times, occasions, occasion, time, moment, night, nights, morning, evening, generations, decade, century, fold',
  ),
);

/** They open amounts that are no number: "no casualties", "a soldier", "a single tank". */
export const COUNT_OPENERS = set('a, an, no, none, without, single');

/** First words of vague amounts that running text means as amounts. */
export const AMOUNT_OPENERS: ReadonlySet<string> = new Set(
  entries('several, dozens, scores, hundreds, thousands, tens, numerous, many, a, an, countless, large'),
);

/** What may stand between a verb and the number of its object, beside determiners and adverbs. */
export const BEFORE_NUMBER = set('up, total, an, some, estimated, further');
