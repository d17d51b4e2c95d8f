/**
 * Ranks of armies, navies, air forces and police, and the titles of rulers and office that stand before a name as a
 * rank does. Several of them in a row are one rank ("Acting Brigadier General"). A word that only makes a rank together
 * with another ("vice admiral") is a modifier. All in lower case, without dots and hyphens; commas separate.
 */
const list = (words: string): readonly string[] => words.split(', ');

/** Ranks by themselves. */
export const RANKS: readonly string[] = [
  // armies, navies and air forces in English
  ...list(
    'general, captain general, colonel general, field marshal, general field marshal, marshal, brigadier, brigadier general',
  ),
  ...list(
    'lieutenant general, major general, army general, general of the army, general of infantry, general of cavalry',
  ),
  ...list(
    'general of artillery, general of the infantry, general of the cavalry, general of the artillery, generalissimo',
  ),
  ...list(
    'general in chief, commander in chief, supreme commander, lord high admiral, feldzeugmeister, field master',
  ),
  ...list(
    'colonel, lieutenant colonel, colonel commandant, major, captain, lieutenant, subaltern, ensign, cornet, cadet',
  ),
  ...list(
    'commander, commandant, commodore, admiral, vice admiral, rear admiral, counter admiral, fleet admiral',
  ),
  ...list(
    'admiral of the fleet, admiral of the navy, post captain, flag captain, midshipman, master commandant',
  ),
  ...list(
    'air marshal, air chief marshal, air vice marshal, air commodore, marshal of the air force, marshal of the royal air force',
  ),
  ...list('group captain, wing commander, squadron leader, flight lieutenant, flying officer, pilot officer'),
  ...list(
    'marshal of the soviet union, marshal of france, marshal of the empire, marshal of poland, marshal of italy',
  ),
  ...list(
    'sergeant, serjeant, sergeant major, master sergeant, staff sergeant, corporal, lance corporal, private, gunner',
  ),
  ...list(
    'quartermaster general, adjutant general, surgeon general, paymaster general, chief of staff, chief of the general staff',
  ),
  ...list(
    'mate, master, boatswain, coxswain, trooper, sapper, warrant officer, chief inspector, inspector, superintendent',
  ),
  ...list(
    'constable of france, constable, marshal general, colonel in chief, brigade commander, division commander',
  ),
  ...list(
    'second lieutenant, first lieutenant, sub lieutenant, lieutenant commander, captain lieutenant, major commandant',
  ),
  // their abbreviations
  ...list(
    'gen, lt gen, ltgen, lieut gen, maj gen, brig gen, col gen, bg, mg, ltg, brig, col, lt col, ltc, ltcol, lieut col',
  ),
  ...list(
    'maj, capt, cpt, capn, lt, lieut, ltn, ens, cdr, cmdr, comdr, com, cdre, cmdre, commo, comm, adm, vadm, v adm, radm, r adm',
  ),
  ...list(
    'lcdr, lt cdr, lt cmdr, fm, f m, acm, am, avm, gp capt, wg cdr, sqn ldr, flt lt, fg off, plt off, sgt, sgt maj, cpl, pvt, pte',
  ),
  // armies of other tongues
  ...list(
    'generalfeldmarschall, feldmarschall, feldmarschallleutnant, feldmarschall leutnant, generaloberst, general der infanterie',
  ),
  ...list(
    'general der kavallerie, general der artillerie, general der panzertruppe, general der flieger, generalleutnant, generalmajor',
  ),
  ...list(
    'generaladmiral, großadmiral, grossadmiral, vizeadmiral, konteradmiral, kommodore, kapitän zur see, fregattenkapitän',
  ),
  ...list(
    'korvettenkapitän, kapitänleutnant, oberst, oberstleutnant, hauptmann, rittmeister, oberleutnant, leutnant, feldwebel',
  ),
  ...list(
    'oberstgruppenführer, obergruppenführer, gruppenführer, brigadeführer, oberführer, standartenführer, obersturmbannführer',
  ),
  ...list(
    'sturmbannführer, hauptsturmführer, obersturmführer, untersturmführer, ss obergruppenführer, ss gruppenführer',
  ),
  ...list(
    'ss brigadeführer, ss oberführer, ss standartenführer, ss obersturmbannführer, ss sturmbannführer, ss oberstgruppenführer',
  ),
  ...list(
    'général, général de division, général de brigade, general de division, general de brigade, maréchal, maréchal de camp',
  ),
  ...list(
    'amiral, vice amiral, contre amiral, chef d escadre, chef de bataillon, capitaine, capitaine de vaisseau, mestre de camp',
  ),
  ...list('generale, ammiraglio, maresciallo, colonnello, tenente, capitano, condottiero, condottiere'),
  ...list(
    'almirante, contralmirante, vicealmirante, capitán, capitán general, capitán de navío, coronel, teniente, teniente coronel',
  ),
  ...list(
    'mariscal, mariscal de campo, maestre de campo, adelantado, caudillo, comandante, brigadeiro, marechal',
  ),
  ...list(
    'polkovnik, komandarm, komkor, komdiv, kombrig, kombat, komandir, ataman, hetman, otaman, voivode, voevoda, koshovyi otaman',
  ),
  ...list(
    'serdar, sardar, serasker, kapudan pasha, kapudan, beylerbey, beylerbeyi, sanjak bey, agha of the janissaries, mushir, ferik',
  ),
  ...list(
    'subedar, subedar major, risaldar, jemadar, havildar, naik, senapati, sipahsalar, faujdar, subahdar, ceannaire',
  ),
  ...list(
    'strategos, navarch, polemarch, satrap, hipparch, magister militum, magister equitum, comes, dux, consul, proconsul, praetor',
  ),
  ...list(
    'propraetor, dictator, legate, tribune, quaestor, exarch, domestikos, domestic of the schools, megas domestikos, spatharios',
  ),
  ...list('sardar e jang, shogun, regent, tairō, taiko, taishō, daimyo, jito'),
  // rulers and office
  ...list(
    'king, queen, high king, prince, princess, crown prince, crown princess, grand prince, prince regent, prince elector',
  ),
  ...list(
    'emperor, empress, tsar, tsaritsa, tsarevich, czar, kaiser, archduke, archduchess, grand duke, grand duchess, infante, infanta',
  ),
  ...list(
    'caliph, sultan, emir, amir, nawab, nizam, maharaja, maharajah, maharana, rana, raja, rajah, peshwa, negus, chhatrapati',
  ),
  ...list(
    'grand vizier, vizier, wazir, doge, viceroy, governor, governor general, lieutenant governor, captain governor, gov, vice king',
  ),
  ...list(
    'president, vice president, pres, prime minister, premier, chancellor, secretary, minister, commissar, people s commissar',
  ),
  ...list(
    'chief, high chief, paramount chief, war chief, cacique, chieftain, warlord, grand master, hochmeister, landmeister, lord protector',
  ),
  ...list('lord lieutenant, lord deputy, stadtholder, stadholder, ban, intendant, chairman'),
];

/** Said before a rank, and no rank alone. */
export const RANK_MODIFIERS: readonly string[] = list(
  'acting, brevet, bvt, temporary, titular, honorary, local, provisional, interim, first, second, third, 1st, 2nd, 3rd, senior, junior, chief, deputy, assistant, vice, rear, sub, flag, vice governor, former, then, royal, imperial, the',
);

/**
 * Titles that belong to a name: they stay in it, and a part that begins with one of them and "of" or "de" ("Count of
 * Bucquoy") continues the name before it.
 */
export const TITLES: readonly string[] = [
  ...list(
    'duke, grand duke, archduke, count, count duke, earl, marquis, marquess, marquise, margrave, landgrave, burgrave',
  ),
  ...list(
    'viscount, baron, lord, knight, duchess, countess, baroness, lady, graf, freiherr, fürst, herzog, markgraf, comte, duc',
  ),
  ...list(
    'vicomte, conde, duque, marqués, marquês, marchese, conte, duca, prince, princess, king, queen, emperor, empress',
  ),
  ...list(
    'tsar, sultan, elector, elector palatine, holy roman emperor, palatine, bishop, archbishop, abbot, master, grand master, ban, voivode, jarl',
  ),
  ...list(
    'despot, emir, caliph, khan, shah, pasha, prior, constable, stadtholder, governor, viceroy, hetman, lord protector, doge, high king',
  ),
];

/** Words after a comma that end a name: "John Smith, Jr." */
export const NAME_SUFFIXES: readonly string[] = list(
  'jr, sr, junior, senior, esq, vc, kcb, kg, gcb, kb, cb, dso, mp, md, phd, the younger, the elder, the great, the bold',
);
