import { entries } from './words.ts';

/** Words of a party's name that many parties share: none of them alone names it. */
export const COMMON_PARTY_WORDS: ReadonlySet<string> = new Set(
  entries(
    `army, navy, force, forces, air, armed, royal, imperial, national, republic, kingdom, empire, state, states, united, union, people, peoples, democratic, free, front, movement, party, liberation, group, groups, council, government, militia, militias, police, guard, guards, house, duchy, county, principality, electorate, crown,
    confederation, confederacy, federation, league, alliance, coalition, order, dynasty, caliphate, sultanate, khanate, emirate, commonwealth, colony, city, clan, tribe, tribes, volunteers, volunteer, rebels, rebel, allies, allied, supporters, revolutionary, independent, independence, provisional, security, defence, defense, special, military, northern, southern,
    eastern, western, north, south, east, west, central, great, grand, holy, first, second, third, new, old, for, and, the, of, de, la, el, al, in, islamic, arab, brigade, brigades, division, corps, regiment, battalion, legion, company, command, organization, organisation, committee, forces, syndicate, society, part, high, local, civil, public, tribal, general, captain, king, queen, prince,
    duke, earl, count, lord, baron, emperor, sultan, emir, pasha, khan, bey, major, colonel, admiral, republican, confederate, jr, sr, junior, younger, elder`,
  ),
);

/** Names and words of those who hold the state. */
export const GOVERNMENT_WORDS: readonly string[] = entries('army, government, military, police, gendarmerie');

/** Words for those who fight against the state, those that mean the same together. */
export const REBEL_WORDS: readonly (readonly string[])[] = [
  entries('rebel, rebels, rebellion'),
  entries('separatist, separatists'),
  entries('insurgent, insurgents'),
  entries('militant, militants'),
  entries('guerrilla, guerrillas, guerilla, guerillas'),
  entries('partisan, partisans'),
  entries('islamist, islamists'),
  entries('revolutionary, revolutionaries'),
  entries('loyalist, loyalists'),
  entries('royalist, royalists'),
  entries('nationalist, nationalists'),
  entries('crusader, crusaders'),
];

/** Before a name they make it the name of a place or a ship. */
export const PLACE_PREFIXES: ReadonlySet<string> = new Set(
  entries(
    'fort, camp, mount, lake, port, cape, new, saint, san, santa, north, south, east, west, uss, hms, ss, hmas, hmcs, point, river, isle, mt, st',
  ),
);
