import { entries, Phrases } from './words.ts';

const phrases = (list: string) => new Phrases(entries(list).map((phrase) => [phrase, true] as const));

/** Nouns for what a figure of strength makes up: "a force of 11,000 men". */
export const FORCE_NOUNS: ReadonlySet<string> = new Set(
  entries(
    `force, forces, army, armies, fleet, garrison, detachment, contingent, corps, host, expedition, armada, squadron, column, militia, band, party, unit, units, division, brigade, regiment, battalion, strength, reserve, rearguard, vanguard, group, body, reinforcements, troops, cavalry, infantry, crew, guard, navy, total,
    company, legion, legions, flotilla, convoy, battery, number, followers, defenders, attackers, men, soldiers, side, camp, expeditionary force, crowd, mob, rebels`,
  ),
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
