import type { Outcome } from '@openbattles/schema';
import { entries, Phrases } from './words.ts';

/**
 * The words for what happened to people and things. A `noun` can itself be what is counted ("3,500 prisoners",
 * "8 prisoners killed"); a verb form cannot.
 */
const WORDS: Record<Outcome, { verbs: string; nouns: string }> = {
  killed: {
    verbs: `killed, killed in action, killed in battle, died, dead, kia, kias, k.i.a., slain, perished, executed, massacred,
      slaughtered, murdered, assassinated, hanged, hung, beheaded, decapitated, lynched, crucified, impaled, burned to death,
      burnt to death, burned alive, burnt alive, buried alive, starved, starved to death, drowned, fell, fallen, assumed dead,
      presumed dead, presumed killed, feared dead, confirmed dead, confirmed killed, mortally wounded, fatally wounded,
      died of disease, died of wounds, died of their wounds, died from disease, died from wounds, put to death,
      put to the sword, shot dead, gunned down, frozen to death, froze to death, killed off, killing, kills, kill,
      neutralized, neutralised, eliminated, annihilated, exterminated, dying, martyred, lost their lives, non-combat deaths`,
    nouns: `deaths, death, dow, dows, fatality, fatalities, dead bodies, bodies, corpses, killings, combat deaths, battle deaths,
      lives, lives lost, martyrs, drownings, slain men, killed in action`,
  },
  wounded: {
    verbs: `wounded, wounded in action, injured, hurt, wia, wias, w.i.a., maimed, mutilated, crippled men, hospitalized,
      hospitalised, burned and injured, shell-shocked, wounding, injuring, lightly wounded, seriously wounded`,
    nouns: 'injuries, injury, wounded men, wounds',
  },
  captured: {
    verbs: `captured, taken, taken prisoner, taken prisoners, taken captive, taken hostage, imprisoned, arrested, detained,
      interned, jailed, apprehended, seized, enslaved, kidnapped, abducted, impounded, re-captured, recaptured, made prisoner,
      made prisoners, taken into captivity, in captivity, sold into slavery, boarded and captured, captured in action, capturing,
      confiscated, commandeered, rounded up, carried off, pow, p.o.w., captive`,
    nouns: `prisoners, prisoner, prisoners of war, prisoner of war, prisoners-of-war, pows, p.o.w.s, captives, detainees,
      detainee, captures, arrests, internees, hostages taken`,
  },
  missing: {
    verbs: `missing, missing in action, mia, m.i.a., mias, unaccounted for, unaccounted, disappeared, lost at sea,
      presumed missing, reported missing, still missing, vanished, gone missing`,
    nouns: 'disappearances, missing men, missing persons, missing people',
  },
  deserted: {
    verbs: 'desert, deserted, deserting, deserting soldiers',
    nouns: 'deserters, deserter, desertions, desertion',
  },
  defected: {
    verbs:
      'defect, defects, defected, changed sides, switched sides, went over to the enemy, joined the enemy, defecting',
    nouns: 'defectors, defector, defections, defection, turncoats',
  },
  surrendered: {
    verbs:
      'surrender, surrendered, capitulated, laid down arms, laid down their arms, surrendering, turned themselves in, gave themselves up',
    nouns: 'surrenders',
  },
  sick: {
    verbs: `sick, ill, diseased, frostbitten, taken ill, fallen ill, fell ill, sickened, invalided, unfit for duty, infected, fell sick,
      poisoned, gassed`,
    nouns: 'sick men, invalids, frostbite cases, illnesses',
  },
  fled: {
    verbs: `fled, escaped, dispersed, scattered, routed, retreated, put to flight, ran away, fleeing, got away, withdrew, withdrawn`,
    nouns: 'escapees, fugitives, stragglers',
  },
  displaced: {
    verbs: `displaced, internally displaced, homeless, made homeless, left homeless, rendered homeless, uprooted, expelled, deported,
      exiled, driven from their homes, forced to flee, evicted, resettled`,
    nouns: `idps, displacements, refugees, displaced persons, displaced people, internally displaced persons,
      internally displaced people, deportees`,
  },
  destroyed: {
    verbs: `destroyed, shot down, downed, burned, burnt, burned down, burnt down, blown up, wrecked, knocked out, razed, exploded,
      demolished, written off, crashed, brought down, set on fire, set ablaze, gutted, ruined, torched, put out of action,
      out of action, taken out, lost or destroyed, destroyed on the ground, shotdown, dismantled, torn down, leveled, levelled,
      destroyed in air, destroying, obliterated, bombed out`,
    nouns: 'wrecks, total losses, write-offs',
  },
  sunk: {
    verbs: `sunk, sank, scuttled, foundered, torpedoed, sunken, capsized, sent to the bottom, sunk by gunfire, rammed and sunk`,
    nouns: 'sinkings',
  },
  damaged: {
    verbs: `damaged, disabled, crippled, badly damaged, heavily damaged, severely damaged, seriously damaged, lightly damaged, slightly damaged,
      dismasted, moderately damaged, partially destroyed, immobilized, immobilised`,
    nouns: '',
  },
  lost: {
    verbs: `lost, abandoned, run aground, ran aground, grounded, wrecked at sea, stranded, spiked, lost in action, beached, lost to enemy action,
      lost to all causes`,
    nouns: '',
  },
  casualties: {
    verbs: `hors de combat, hors-de-combat, incapacitated, put hors de combat`,
    nouns: `casualties, casualty, losses, loss, victims, victim, casualties and losses, losses and casualties, battle casualties,
      combat casualties, combat losses, human losses, total casualties`,
  },
};

export interface OutcomeWord {
  outcome: Outcome;
  noun: boolean;
}

export const OUTCOME_WORDS = new Phrases<OutcomeWord>(
  Object.entries(WORDS).flatMap(([outcome, { verbs, nouns }]) => [
    ...entries(verbs).map((phrase) => [phrase, { outcome: outcome as Outcome, noun: false }] as const),
    ...entries(nouns).map((phrase) => [phrase, { outcome: outcome as Outcome, noun: true }] as const),
  ]),
);

/** How much of an outcome: "20 severely damaged", "2 heavily". They belong to the verb and never to what is counted. */
export const ADVERBS: ReadonlySet<string> = new Set(
  entries(`severely, heavily, badly, seriously, slightly, lightly, moderately, partially, partly, fatally, mortally, critically, gravely,
    often, sometimes, usually, generally, presumably, presumed, reportedly, allegedly, officially, later, subsequently, immediately, accidentally, also, either, only, reported, alleged,
    confirmed, verified, unconfirmed, approximately, mostly, mainly, eventually, completely, totally, then, already, still, certainly, probably,
    possibly, likely, suspected, minorly, permanently, deliberately, irreparably, beyond, possible, probable, claimed, outright`),
);

/** What may follow an outcome and says how it came about: "killed in battle". `all` causes make a total. */
export const OUTCOME_TAILS = new Phrases<'all' | 'some'>(
  entries(`in action, in battle, in combat, in the battle, in the fighting, in the field, in captivity, in the siege, in the assault, in accidents,
    in an accident, in accident, in air, in the air, of disease, of diseases, of wounds, of their wounds, of illness, of starvation, of cold, of hunger,
    of exposure, of natural causes, of other causes, of sickness, from disease, from diseases, from wounds, from their wounds, from illness, from all causes,
    from other causes, from starvation, from exposure, from cold, by disease, by illness, by starvation, by accident, of all causes, at sea, of war, on the ground,
    in air combat, by friendly fire, to disease, to all causes, on both sides, in total, beyond repair, during the battle, during the siege,
    by drowning, on land, through disease, due to disease, from hunger, of battle wounds, to enemy action, as prisoners, as pows, as prisoners of war, on the field,
    on the battlefield, in all`).map(
    (phrase) => [phrase, phrase.endsWith('all causes') ? 'all' : 'some'] as const,
  ),
);

/** What became of people who are no loss: "200 evacuated" in a casualties value counts none. */
export const NO_LOSSES: ReadonlySet<string> = new Set(
  entries(
    'found, discovered, cleared, defused, foiled, intercepted, evacuated, rescued, released, freed, liberated, recovered, returned, repatriated, survived, survivors, exchanged, spared, unharmed, uninjured, relieved, escaped unharmed, saved',
  ),
);

/** Outcomes of aircraft alone, by their first word: "3 shot down". */
export const SHOT_DOWN: ReadonlySet<string> = new Set(entries('shot, shotdown, downed, brought, crashed'));
