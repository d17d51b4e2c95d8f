import { entries } from './words.ts';

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
