import { entries } from './words.ts';

/** Ends a noun phrase: prepositions, relatives, and what else opens an adverbial. */
export const NOUN_PHRASE_ENDS: ReadonlySet<string> = new Set(
  entries(
    `et, breakdown, carrying, numbering, containing, mounting, bearing, transporting, using, having, from, in, at, on, under, with, without, by, for, to, into, as, who, whom, which, that, while, when, where, before, after, during, until, since, through, throughout, against, among, amongst, between, near, off, over, out, up, per, via, via, except, excluding, excl, besides, beyond, upon, within, because, due, if, but, not, plus, minus, along, alongside, according, led, commanded, though, although, whose, versus, vs, aboard, around, about, some, both, all, mostly, mainly, most, primarily, largely, chiefly, predominantly, each, than, across, despite, depending, see, against, behind, inside, outside, toward, towards, then, there, this, these, those, it, its, they, them, their, i.e, e.g, ie, eg, namely, hundreds, thousands, likely, possibly, perhaps, probably, maybe, whereas, so, is, do, did, does, could, would, may, might, will, can, should, must, additionally, afterwards, ago, mid, versus`,
  ),
);

/** Auxiliaries between a noun and its outcome: "soldiers were killed". */
export const AUXILIARIES: ReadonlySet<string> = new Set(
  entries(
    'was, were, been, being, are, have, had, has, be, is, got, get, who, which, that, being, went, reported, reportedly, also, later, listed, declared, left, believed, thought, said',
  ),
);

/** The state of what is counted, after it: "65,000 engaged", "1,200 men strong". They belong to no noun phrase. */
export const STATES: ReadonlySet<string> = new Set(
  entries(
    `engaged, unengaged, evacuated, involved, deployed, present, available, initially, originally, strong, mobilized, mobilised, active, actively, participating, participated, fighting, serving, served, standing, assembled, raised, stationed, mustered, estimated, reported, committed, uncommitted, dispatched, sent, landed, embarked, remaining, remained, used, employed, operational, serviceable, combat-ready, ready, here, there, eventually, ashore, afloat, nominal, nominally, nationwide, worldwide, max, maximum, minimum, only, fit, paid, left, arrived, later, besieged, each, apiece, inside, outside, combined, altogether, respectively, already, ultimately, elsewhere, freed, released, rescued, liberated, repatriated, exchanged, ransomed, recovered, returned, repulsed, held, killed-in-training, awarded`,
  ),
);

/** Words that join an item to the one before it and say nothing of it. */
export const CONNECTORS: ReadonlySet<string> = new Set(
  entries(
    'vary, varies, varying, range, ranges, ranging, differ, remaining, rest, either, and, or, &, plus, with, also, another, further, additional, additionally, a, an, the, but, then, as, well, more, extra, together, along, alongside, while, other, besides, yet, next, these, by, from, reinforced, supported, followed, joined, aided, assisted, accompanied, later, both, all, only, just, even, against, perhaps, possibly, versus, against, x, up, to',
  ),
);

/** Bracketed remarks that name no part of the side. */
export const ASIDE_WORDS: ReadonlySet<string> = new Set(
  entries(
    `average, total, peak, only, active, height, overall, served, at, in, on, by, during, before, after, mostly, mainly, some, most, many, all, not, also, see, including, possibly, probably, likely, approximately, estimated, disputed, claimed, unconfirmed, confirmed, strength, number, engaged, unengaged, present, available, initial, initially, final, max, maximum, minimum, min, more, less, of, from, with, excluding, no, as, to, and, or, the, for, out, who, which, later, until, were, was, mechanical, accident, heavily, heavy, lightly, severely, exact, unknown, men, soldiers, killed, wounded, captured, each, per, civilians, civilian, combatants, troops, both, sides, theoretical, paper, reserve, reserves, nominal, campaign, entire, whole, combined, mixed, various, mercenaries, auxiliaries, infantry, cavalry, allied, battle, siege, war, oob, details, order, list`,
  ),
);

/** Before a number, these make it the one that is left out: "all but 50 killed". */
export const EXCEPTIONS: ReadonlySet<string> = new Set(entries('but, except, excluding, save, minus'));
