import { entries } from './words.ts';

const forms = (table: Record<string, string>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(table).flatMap(([participle, list]) =>
      entries(list).map((form) => [form, participle] as const),
    ),
  );

/**
 * Forms of verbs that take whom or what is lost as their object, by the participle under which `outcomes.ts` knows them.
 * A past tense that looks like the participle stands here too: "the rebels captured 50".
 */
export const ACTIVE_FORMS = forms({
  killed:
    'killing, killed, kills, slaying, slew, executing, executed, massacring, massacred, slaughtering, slaughtered, murdering, murdered, beheading, beheaded',
  wounded: 'wounding, wounded, wounds, injuring, injured, injures',
  captured:
    'capturing, captured, captures, seizing, seized, seizes, detaining, detained, arresting, arrested, taking prisoner, took prisoner, takes prisoner, take prisoner',
  destroyed:
    'destroying, destroyed, destroys, shooting down, shot down, downing, downed, burning, burned, burnt, knocking out, knocked out, blowing up, blew up',
  sunk: 'sinking, sank, sunk, sinks, scuttling, scuttled, torpedoing, torpedoed',
  damaged: 'damaging, damaged, damages, disabling, disabled',
});

/** Capture where a thing or a prisoner follows: "took several vehicles", "taking 8 prisoner". */
export const TAKING_FORMS: ReadonlySet<string> = new Set(entries('taking, took, takes'));

/** The subject is who lost: "losing four men". */
export const LOSING_FORMS: ReadonlySet<string> = new Set(entries('losing, lost, loses, lose'));

/** The subject left it to the enemy: "leaving behind hundreds of weapons". */
export const ABANDONING_FORMS: ReadonlySet<string> = new Set(
  entries('leaving behind, left behind, abandoning, abandoned'),
);

/** The subject is who lost; what was lost says itself how: "suffered 40 dead", "leaving 17 dead". */
export const SUFFERING_FORMS: ReadonlySet<string> = new Set(
  entries(
    'suffering, suffered, suffers, sustaining, sustained, sustains, incurring, incurred, leaving, left',
  ),
);

/** The subject did it to the other side; what was lost says itself how: "inflicted 300 casualties". */
export const INFLICTING_FORMS: ReadonlySet<string> = new Set(
  entries('inflicting, inflicted, inflicts, causing, caused'),
);

/** Words of `outcomes.ts` that mean something else in running text: a town fell, troops withdrew, a hill was taken. */
export const NOT_IN_PROSE: ReadonlySet<string> = new Set(
  entries(
    `taken, fell, fallen, retreated, withdrew, withdrawn, routed, scattered, got away, seized, hung, starved, ill, captive, burned, burnt, exploded, crashed, grounded, stranded, abandoned,
    kill, kills, killings, captures, arrests, wounds, ruined, leveled, levelled, infected, expelled, exiled, evicted, resettled, forced to flee, loss, losses, out of action, taken out, carried off, rounded up, lives, stragglers, kia, mia, victim, victims, body, bodies, refugees, dying, fleeing, killing, wounding, injuring, capturing,
    destroying, surrendering, deserting, defecting, casualty, death, surrenders, desertion, defection`,
  ),
);

/** They say what happened with some words after them: "taken as prisoners", "fell in this fight". */
export const TAKEN_FORMS: ReadonlySet<string> = new Set(entries('taken, fell, became, recovered'));

/** Verbs whose subject is lost, so that their past tense needs no auxiliary: "37 defected". */
export const INTRANSITIVE: ReadonlySet<string> = new Set(
  entries(
    'died, perished, drowned, defected, deserted, surrendered, capitulated, fled, escaped, disappeared, vanished, sank, foundered, capsized, changed sides, switched sides, turned themselves in, gave themselves up, laid down their arms, lost their lives, died of wounds, died of their wounds, died of disease, fell ill, laid down arms, froze to death, starved to death, ran away',
  ),
);

/** Verbs of running away: who ran is who lost what was left. */
export const FLIGHT: ReadonlySet<string> = new Set(
  entries(
    'fled, retreated, withdrew, fell back, surrendered, routed, defeated, repulsed, repelled, ambushed, dispersed, beaten, driven',
  ),
);

/** Nouns whose "of" phrase is what was lost: "the deaths of 32 civilians". */
export const LOSS_NOUNS: ReadonlyMap<string, string> = new Map([
  ['loss', 'casualties'],
  ['losses', 'casualties'],
  ['casualties', 'casualties'],
  ['death', 'killed'],
  ['deaths', 'killed'],
  ['killing', 'killed'],
  ['execution', 'killed'],
  ['capture', 'captured'],
  ['seizure', 'captured'],
  ['destruction', 'destroyed'],
  ['sinking', 'sunk'],
  ['surrender', 'surrendered'],
  ['desertion', 'deserted'],
  ['defection', 'defected'],
]);

/** Places and deeds: where they are taken or lost, neither men nor arms are. */
export const NO_LOSSES: ReadonlySet<string> = new Set(
  entries(
    `village, town, city, cities, camp, base, fort, fortress, castle, stronghold, position, outpost, post, hill, bridge, airfield, airport, airbase, building, house, home, church, mosque, temple, school, hospital, point, redoubt, strongpoint, bunker, trench, checkpoint, district, area, street, farm, island, port, harbour, harbor, gate, tower, wall, station, attack, raid, strike, airstrike, mission, clash, incident, operation, sortie, territory, province, settlement, depot, barrack, barracks, factory, neighbourhood, neighborhood, mountain, ridge, height, line, site, field, tunnel, road, crossing, citadel, headquarters, hamlet, suburb, quarter, hideout, locality, municipality, block, farmstead`,
  ),
);

/** Fights that one may fall in: "fell in this battle". */
export const FIGHTS: ReadonlySet<string> = new Set(
  entries(
    'battle, fight, fighting, action, assault, attack, combat, siege, clash, clashes, storming, charge, ambush, engagement',
  ),
);

/** After "escaped" they tell that nobody fled: "escaped being sunk". */
export const ESCAPED: ReadonlySet<string> = new Set(
  entries(
    'being, injury, injuries, capture, death, destruction, detection, damage, unharmed, unscathed, unhurt',
  ),
);

/** What ends a captivity, or goes on with it: no one is captured then. */
export const FREED: ReadonlySet<string> = new Set(
  entries(
    'freed, freeing, released, releasing, liberated, liberating, exchanged, exchanging, rescued, rescuing, returned, returning, guarded, guarding, repatriated, escorting, escorted, hold, held, swapped',
  ),
);

/** May stand between "losses" and their number: "losses on the British side were put at". */
export const AMOUNT_LINKS: ReadonlySet<string> = new Set(
  entries(
    'to, as, at, of, put, estimated, given, totaled, were, amounting, from, by, side, on, reported, placed, for, included, include, in, the, stood, stands, standing, during, battle, siege, fighting, campaign, action, of, his, their, its',
  ),
);
