import { EVENTS } from '../../language/lexicon/loss-verbs.ts';
import type { Clause } from '../../language/sentence.ts';
import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst, isVerbOf } from '../verbs-of-war.ts';
import { subjectRange } from './subjects.ts';
import type { Whose } from './whose.ts';
import { whosePhrase, whoseSubject } from './whose-words.ts';

const FLEES = /^(?:flee|surrender|lose|desert)$/;

const RETREATING: ReadonlySet<string> = new Set(
  'abandon break collapse crumble disperse flee recoil rout panic panick retire retreat run scatter withdraw withdrew'.split(
    ' ',
  ),
);

/** Whether the subject of a clause runs, yields or is beaten. */
export const flees = ({ verb }: Clause): boolean =>
  verb !== null && (FLEES.test(verb.meaning ?? '') || isVerbOf(RETREATING, verb.lemma));

/** What one does with what is one's own: "guns abandoned by the Danes" were theirs. */
export const LOSES_OWN = /^(?:abandon|left$|los[et]|scuttl)/;

/** How something is taken. */
const MEANS = /^(?:assault|escalade|sea|storm|surprise|treachery)$/;

/** What happens without anybody's doing, whosever it is to which it happens. */
const HAPPENINGS = /^(?:blowing|breaking|burning|burst|bursting|collapse|explosion|fall|loss|sinking|time)$/;

/** Whose the agent of a clause in the passive is: "were killed by the Turks", "were surprised and killed by the Turks". */
export function whoseAgent(scene: Scene, clause: Clause): Whose {
  const { verb } = clause;
  if (verb === null) return undefined;
  // "was taken by assault by the Turks"
  for (const phrase of clause.phrases) {
    if (phrase.preposition !== 'by' || phrase.at < verb.from) continue;
    // "were killed by the explosion of a Danish magazine": nobody did it
    const head = scene.sentence.word(phrase.from + 1) ?? '';
    if (HAPPENINGS.test(head) && scene.sentence.word(phrase.from + 2) === 'of') return null;
    if (phrase.to > phrase.from + 1 || !MEANS.test(scene.sentence.word(phrase.from) ?? ''))
      return whosePhrase(scene, phrase);
  }
  const next = scene.tree.clauses.find(
    (each) =>
      each.kind === 'coordinate' &&
      each.subject === null &&
      each.verb?.passive &&
      each.verb.from === verb.to + 1 &&
      scene.parentOf(each) === clause,
  );
  return next && verb.passive ? whoseAgent(scene, next) : undefined;
}

/** "inflicted 300 losses on the Turks": to whom it is done. */
export function whoseVictim(scene: Scene, clause: Clause): Whose {
  for (const phrase of clause.phrases) {
    if (!/^(?:on|upon|among|amongst|to)$/.test(phrase.preposition)) continue;
    // "caused the Turks 500 casualties, to their own losses of 30"
    if (scene.sentence.word(phrase.from + 1) === 'own') continue;
    const whose = whosePhrase(scene, phrase);
    if (whose !== undefined) return whose;
  }
  return undefined;
}

/** Nouns of numbers, of which it is told elsewhere whose they are. */
const NUMBERS = /^(?:count|estimate|figure|number|total)s?$/;

/** Whose a loss is that a verb has as its object. */
export function whoseLoss(scene: Scene, figure: Figure, clause: Clause): Whose {
  const { verb } = clause;
  if (!verb) return undefined;
  const meaning = verb.meaning ?? '';
  if (meaning === 'leave') return whoseLeft(scene, clause);
  if (/^(?:lose|suffer|surrender)$/.test(meaning)) return whoseSubject(scene, clause);
  if (/^(?:kill|wound|capture|destroy|sink|damage|inflict)$/.test(meaning)) {
    if (verb.passive) return undefined;
    const victim = whoseVictim(scene, clause);
    return typeof victim === 'number' ? victim : scene.other(whoseSubject(scene, clause));
  }
  // "counted 5 wounded" does not say whose
  if (verb.lemma === 'count') return undefined;
  // "Horn had 70 captives"
  if (meaning === 'have' && figure.outcome === 'captured' && figure.counted.outcome !== null)
    return scene.other(whoseSubject(scene, clause));
  // "the real figure is 220 prisoners"
  const isOfNumber = clause.subject !== null && NUMBERS.test(headOf(scene.sentence, clause.subject));
  if (meaning === 'be' && isOfNumber) return undefined;
  // "the Danes saw 300 men killed"
  const isSeen = /^(?:saw|see)/.test(verb.lemma) && figure.counted.outcome === null;
  if (isSeen || /^(?:be|count|have)$/.test(meaning)) return whoseSubject(scene, clause);
  if (meaning === 'say') return saidOf(scene, figure, clause);
  return undefined;
}

/** What stands where one attacks in vain or makes a stand: "behind", "on the field", "in front of the walls". */
const STAYS =
  /^(?:battle-?field|before|behind|breach|ditch|field|foot|front|ground|hills?|roads?|slopes?|streets?|walls?|wire)$/;

/** "retreated, leaving 300 dead", "left 300 dead before the walls": those who run left their own; else nobody says whose the dead are. */
export function whoseLeft(scene: Scene, clause: Clause): Whose {
  const { sentence, tree } = scene;
  const runs = (each: Clause | null): boolean => {
    const { verb } = each ?? {};
    if (!each || !verb) return false;
    const drawsOff =
      /^(?:draw|fall|give|pull|turn)$/.test(verb.lemma) &&
      /^(?:away|back|off|out|way)$/.test(sentence.word(verb.to) ?? '');
    return flees(each) || drawsOff || (verb.passive && isAgainst(each));
  };
  // "left 300 dead and withdrew"
  const goesOn = tree.clauses.some(
    (each) =>
      each.kind === 'coordinate' && each.subject === null && scene.parentOf(each) === clause && runs(each),
  );
  const isAfter = clause.kind === 'participle' || (clause.kind === 'coordinate' && clause.subject === null);
  // "the raid left 300 dead before the gates"
  const isDeed = EVENTS.has(headOf(sentence, subjectRange(scene, clause)?.range ?? clause));
  let stays = false;
  // "left 300 men wounded on the field"
  const end = Math.max(
    ...tree.clauses
      .filter((each) => each === clause || (each.kind === 'participle' && scene.parentOf(each) === clause))
      .map(({ to }) => to),
  );
  for (let at = clause.from; at < end; at++) if (STAYS.test(sentence.word(at) ?? '') && !isDeed) stays = true;
  return goesOn || runs(isAfter ? scene.parentOf(clause) : clause) || stays
    ? whoseSubject(scene, clause)
    : null;
}

/** "Livy puts the Roman army at 16,000 men", "gives Hasdrubal 60,000 men": who is told of, not who tells. */
export function saidOf(scene: Scene, figure: Figure, clause: Clause): Whose {
  // "the Yorkist army, estimated at 7,500 men"
  if (clause.verb?.passive) {
    const subject = subjectRange(scene, clause);
    return subject ? whosePhrase(scene, subject.range) : undefined;
  }
  // "the Russian returns list 1,345 killed": an army counts its own
  const own = subjectRange(scene, clause);
  if (own && /^(?:returns?|rolls?|musters?)$/.test(scene.sentence.word(own.range.to - 1) ?? ''))
    return whosePhrase(scene, own.range);
  // "credits Surrey with 1,000 horse, and the Scots with 180": the nearest before it
  for (const object of [...clause.objects].reverse()) {
    if (object.from >= figure.counted.from) continue;
    const whose = whosePhrase(scene, { from: object.from, to: Math.min(object.to, figure.counted.from) });
    if (whose !== undefined) return whose;
  }
  return undefined;
}
