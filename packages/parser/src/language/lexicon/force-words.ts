import { entries, Phrases } from './words.ts';

const phrases = (list: string) => new Phrases(entries(list).map((phrase) => [phrase, true] as const));

/** Nouns for what a figure of strength makes up: "a force of 11,000 men". */
export const FORCE_NOUNS: ReadonlySet<string> = new Set(
  entries(
    `force, forces, army, armies, fleet, garrison, detachment, contingent, corps, host, expedition, armada, squadron, column, militia, band, party, unit, units, division, brigade, regiment, battalion, strength, reserve, rearguard, vanguard, group, body, reinforcements, troops, cavalry, infantry, crew, guard, navy, total,
    company, legion, legions, flotilla, convoy, battery, number, followers, defenders, attackers, men, soldiers, side, camp, expeditionary force, crowd, mob, rebels`,
  ),
);

/** Before a figure they say that a force has so many: "numbered 200,000", "consisting of 9,000 foot". */
export const MADE_UP_OF = phrases(
  `numbering, numbered, numbers, number, totalling, totaling, totalled, totaled, consisting of, consisted of, consists of, comprising, comprised, comprised of, composed of, made up of, formed by, formed of, mustered, mustering, counted, counting, amounted to, amounting to,
  reached, reaching, grew to, growing to, rose to, swelled to, swelling to, increased to, reduced to, fell to, dwindled to, number of, strength of, total strength of, strength was, at`,
);

/** Before a figure they make a side have, send or receive it: "deployed 107 vehicles". */
export const COMMITTED = phrases(
  `there were, massed, massing, concentrated, positioned, prepared, moved, hired, transported, numbered, deployed, deploying, fielded, fielding, had, have, has, having, led, leading, commanded, commanding, with, sent, sending, dispatched, dispatching, despatched, brought, bringing, raised, raising, assembled, assembling, gathered, gathering, contributed, contributing, committed, committing, landed, landing, mobilised, mobilized, mobilising, mobilizing, recruited,
  supported by, reinforced by, reinforced with, reinforced, accompanied by, backed by, defended by, garrisoned by, manned by, launched by, attacked by, guarded by, held by, escorted by, followed by, joined by, opposed by, faced, facing, against, by, bolstering, provided, supplied, possessed, retained, left with, in command of, at the head of, employed, used, drew, stationed, sailed with, arrived with, marched with, set out with, of, included, including, consisted, under`,
);

/** Of those before: only where a party or a force stands before them as subject. */
export const AFTER_COUNT = phrases(
  `strong, in total, in all, under the command of, under command of, commanded by, led by, under general, under colonel, under, took part, participated, fought, were engaged, were deployed, were stationed, were sent, were dispatched, were landed, landed, arrived, attacked, defended, assaulted, marched, advanced, crossed, were under arms, were present, were mobilised, were mobilized,
  were available, to defend, to attack, were involved, were committed, were assembled, stationed in, stationed at, joined, remained, launched, garrisoned, entered, invaded, besieged, stormed, on foot, on horseback, was sent, was deployed, faced, engaged, were positioned`,
);

/** Nouns that count people but no force. */
export const NO_FORCE: ReadonlySet<string> = new Set(
  entries(
    'person, people, individual, army, armies, side, officer, general, commander, captain, lieutenant, colonel, major, leader, chief, admiral, brother, son, head, soul, hostage, prisoner, captive, other, others, casualty, dead, wounded, body, survivor, citizen, resident, hand, rest, remainder, local, native, member, observer, agent, king, prince, spy, messenger, scout, delegate, adviser, advisor, pilot, guard, deserter, friend, enemy, ally, boy, youth, adult, worker, student, staff, employee, doctor, nurse, perpetrator, participant, supporter',
  ),
);

/** What is done with a force: "800 troops were landed". */
export const MOVED: ReadonlySet<string> = new Set(
  entries(
    'sent, landed, deployed, dispatched, despatched, stationed, mobilised, mobilized, assembled, engaged, committed, hired, massed, concentrated, garrisoned, present, involved, available, raised, recruited, positioned, transferred, gathered, ordered',
  ),
);

/** Verbs whose object is a figure of strength: "Nepos estimates 200,000 infantry". */
export const ESTIMATING: ReadonlySet<string> = new Set(
  entries('estimates, estimate, estimated, gives, give, cites, mentions, mentioned, reckons, reckoned'),
);

/** Verbs of forces: the one who "with 300 men" did them led these. */
export const FORCE_VERBS: ReadonlySet<string> = new Set(
  entries(
    'defended, garrisoned, attacked, reinforced, supported, accompanied, led, manned, launched, arrived, marched, guarded, held, commanded, sailed, advanced, returned, besieged, invaded',
  ),
);
