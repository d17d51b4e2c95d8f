import calibres from '../words/calibres.json' with { type: 'json' };
import { wordSet } from './word-list.ts';
import { entries } from './words.ts';

/** Units after a number that make it no count: shares, distances, times, weights, money. */
export const MEASURES: ReadonlySet<string> = new Set(
  entries(
    `percent, per cent, percentage, pct, %, km, kilometre, kilometer, kilometres, kilometers, mile, miles, mi, metre, metres, meter, meters, m, ft, feet, foot-long, yard, yards, inch, inches, cm, mm, league, leagues, acre, acres, hectare, hectares, sq, square, cubic, nmi, nautical,
    second, seconds, minute, minutes, hour, hours, hr, hrs, day, days, week, weeks, month, months, year, years, decades, centuries-long, am, pm, bc, bce, ad, ce, o'clock, hours-long,
    ton, tons, tonne, tonnes, t, kg, kilogram, kilograms, kilo, kilos, pound, pounds, lb, lbs, grt, gross, tonnage, litres, liters, gallons, dwt, knots, kts, kt, hp,
    dollar, dollars, usd, us$, euro, euros, gbp, ducat, ducats, florin, florins, franc, francs, mark, marks, crowns, guilder, guilders, gulden, taels, tael, rupee, rupees, ruble, rubles, roubles, peso, pesos, reales, real, lira, liras, akçe, akce, talents, talent, sesterces, denarii, livres, livre, scudi, thalers, thaler, aspers, maravedis, cents, times, pm, deg, degrees, rounds/min`,
  ),
);

/** Words before a number that make it the name of something: "Hill 861", "p. 66", "No. 4 Commando". */
export const NUMBERED: ReadonlySet<string> = new Set(
  entries(
    `p, pp, page, pages, vol, volume, no, nos, nr, number, chapter, ch, isbn, issn, hill, route, highway, point, sector, task force, force, group, squadron, battalion, company, division, brigade, regiment, corps, platoon, phase, stage, day, source, week, wave, version, zone, district, station, line, class, article, resolution, part, section, figure, table, volume, oclc, doi, id, flight, fort, camp, operation, case, kampfgeschwader, jagdgeschwader, geschwader, camp, exercise, unit, team, room, level, generation, grade`,
  ),
);

/** Before a year: "active in 1782". */
export const BEFORE_YEAR: ReadonlySet<string> = new Set(
  entries(
    'between, in, since, by, until, till, during, after, before, early, late, mid, spring, summer, autumn, winter, fall, year, published, press',
  ),
);

export const CALIBRES: ReadonlySet<string> = wordSet(calibres);
