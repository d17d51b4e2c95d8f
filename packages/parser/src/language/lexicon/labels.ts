import { MONTHS } from '@openbattles/dates';
import { entries, Phrases } from './words.ts';

/** Says that a figure covers others. */
export const TOTAL_WORDS = new Phrases<true>(
  entries(
    'total, totals, in total, a total of, total of, grand total, overall, overall total, altogether, in all, all told, all together, sum total, total number of, the total of, combined total, totaling, totalling, totalled, for a total of, in sum, totally, all in all, total number',
  ).map((phrase) => [phrase, true] as const),
);

/** Opens a part of what was counted before: "190 ships lost, of which 166 captured". */
export const PART_WORDS = new Phrases<true>(
  entries(
    'including, incl, inc, includes, included, of which, of whom, of these, of them, of those, among them, among which, among whom, amongst them, out of which, out of whom, comprising, composed of, consisting of, made up of, at least including, comprised of, including at least, amongst these, among these, which included, consisted of',
  ).map((phrase) => [phrase, true] as const),
);

/** Heads a list without naming a part of the side. */
export const BLANK_LABELS: ReadonlySet<string> = new Set(
  entries(
    `approx, approximately, around, about, est, disputed, contested, various, varying, breakdown, remaining, strength, strengths, casualties, losses, casualties and losses, units, forces, force, order of battle, troops, men, personnel, material, materiel, matériel, equipment,
    human, manpower, initially equivalent to, equivalent to, estimates, estimated, estimate, note, notes, see, details, figures, or, and, also, other, others, elements, materials, material losses, equipment losses, equipment lost, human losses, personnel losses, lost, numbers, number, includes, consisting of, including, composed of, supported by, with, loss, combat strength, military, military losses, breakdown, military casualties, among them, army composition, composition, units involved, forces involved, forces engaged`,
  ),
);

/** A label with one of these is a time or a phase, and no part of the side. */
export const PHASE_WORDS: ReadonlySet<string> = new Set(
  entries(
    `phase, phases, stage, initial, initially, beginning, start, end, final, finally, peak, later, early, late, mid, first, second, third, fourth, fifth, day, days, night, morning, afternoon, evening, week, month, year, battle, siege, campaign, war, offensive,
    operation, assault, attack, counterattack, counter-attack, counteroffensive, departing, arriving, prior, opening, invasion, raid, ambush, retreat, landing, eve, spring, summer, autumn, fall, winter, wave, skirmish, bombing, bombardment, clash, clashes, pre-war, reinforcements, reinforcement, reinforced, maximum, minimum, average, uprising, overall, originally, blockade, battles, height, outbreak`,
  ),
);

/** A label that begins with one of these is a time or a place. */
export const PHASE_OPENERS: ReadonlySet<string> = new Set(
  entries('on, by, from, as, in, until, after, before, during, since, at'),
);

/** The months and their abbreviations, in lower case. */
export const MONTH_WORDS: ReadonlySet<string> = new Set([
  ...MONTHS,
  ...MONTHS.map((month) => month.slice(0, 3)),
  'sept',
]);

/** What marks the words around it, in a bracket, as the name of someone who states a figure. */
export const CLAIM_WORDS: ReadonlySet<string> = new Set(
  entries(
    `claim, claims, claimed, claime, claiming, source, sources, estimate, estimates, estimation, estimations, according, per, figures, figure, report, reports, reported, sourced, historians, historian, accounts, account, scholars, scholar,
    statement, statements, records, record, announcement, chronicle, chronicles, chronicler, chroniclers, version, historiography, authors, author, official, officially, data, press, media, confirmed, confirmation, stated, says, said, consensus, archives, allegation, admission, admitted, propaganda, communique, communiqué, ministry, government, contemporary, contemporaries, statistics, tally, research, researchers, documents, via, calculations, calculation, reckoning, study, studies, tradition, writers, newspapers, newspaper, news, agency, observatory, sohr, wikileaks`,
  ),
);

/** What marks a label as the name of someone who states the figures under it. */
export const LABEL_CLAIM_WORDS: ReadonlySet<string> = new Set(
  entries(
    `claim, claims, claimed, claime, claiming, source, sources, estimate, estimates, estimation, estimations, according, per, report, reports, reported, historians, historian, accounts, account, scholars, scholar, statement, statements, records, chronicle, chronicles, chronicler, chroniclers, version, historiography, data, archives, communique, communiqué, statistics, study, studies, calculations`,
  ),
);

/** Marks a claim even where no bracket or colon sets it apart. */
export const PLAIN_CLAIM_WORDS: ReadonlySet<string> = new Set(
  entries(
    'claim, claims, claimed, claime, source, sources, estimate, estimates, estimation, version, according, figures, per, historians',
  ),
);

/** A claim is opened by these: "According to Herodotus: 300,000". */
export const CLAIM_OPENERS = new Phrases<true>(
  entries(
    'according to, per, as per, as stated by, as claimed by, as reported by, claimed by, reported by, estimated by, est by, estimate by, estimates by, confirmed by, stated by',
  ).map((phrase) => [phrase, true] as const),
);

/**
 * Stands between who states and what is stated: "NPS estimated 4 Union casualties". A `finite` verb is no part of the
 * claimant's name; the others may be a noun in it ("MNLA claim").
 */
export const CLAIM_VERBS: ReadonlyMap<string, 'finite' | 'either'> = new Map([
  ...entries(
    'claims, claimed, estimated, reported, says, said, stated, gives, admits, admitted, confirmed, confirms, alleges, alleged, announced, acknowledged, cites, suggests, suggest',
  ).map((verb) => [verb, 'finite'] as const),
  ...entries('claim, estimate, estimates, report, reports, records').map((verb) => [verb, 'either'] as const),
]);

/** Writers of ancient and later times who are cited by their bare name. */
export const HISTORIANS: ReadonlySet<string> = new Set(
  entries(
    `herodotus, thucydides, xenophon, ctesias, diodorus, polybius, livy, plutarch, appian, caesar, sallust, tacitus, suetonius, josephus, arrian, curtius, justin, orosius, eutropius, zosimus, ammianus, procopius, jordanes,
    cassius, dio, velleius, florus, frontinus, strabo, pausanias, ephorus, timaeus, theophanes, psellos, comnena, skylitzes, agathias, simocatta, priscus, gildas, bede, gregory, einhard, froissart, villani, monstrelet, commynes, waurin, ibn, al-tabari, tabari, baladhuri, waqidi, firishta, ferishta, badauni, sima, bodart, clodfelter, delbrück, delbruck, chandler, oman,
    dodge, smith, lynn, engels, hammond, goldsworthy, krivosheev, glantz, frieser, beevor, overy, kennan, lung, tilly, długosz, dlugosz, guicciardini, giovio, clausewitz, jomini, gibbon, mommsen, creasy, fuller, keegan, livermore, fox, tucker, kessel, syropoulos, chalkokondyles, doukas, sphrantzes, ferdowsi, juvayni, rashid, whitby, heather`,
  ),
);

/** Words of a reference to a book or page. */
export const CITATION_WORDS: ReadonlySet<string> = new Set(
  entries(
    'retrieved, accessed, archived, isbn, issn, oclc, publishing, publishers, publications, press, books, journal, university, ltd, reuters, associated, bbc, cnn, afp, aljazeera, al-jazeera, newspaper, wayback, html',
  ),
);

/** Bodies of people that are a side or a part of one, and no branch of an army: a label with one is a group. */
export const OWN_GROUPS: ReadonlySet<string> = new Set(
  entries(
    'loyalist, privateer, ally, auxiliary, mercenary, patriot, rebel, insurgent, taliban, native, indian, garrison, hessian, militant, defender, attacker, cossack, tory, federal, confederate, royalist, republican, nationalist, mujahideen, peshmerga, christian, muslim, crusader',
  ),
);
