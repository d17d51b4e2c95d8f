import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst } from '../verbs-of-war.ts';
import { holdsMen } from './carriers.ts';
import { isOpponent, mentionsOf } from './mentions-in-phrases.ts';
import { whoseAgent } from './side-by-verb.ts';
import { haveRoleOfTheirOwn, isSoldiers } from './strangers.ts';
import { subjectRange } from './subjects.ts';
import type { Whose } from './whose.ts';
import { whosePhrase, whoseSubject } from './whose-words.ts';
import { isOwn } from './words-around-figure.ts';

/** What befalls a ship, an aircraft or a store, and kills those within it. */
const PERISHES =
  /^(?:blew|blow|burn|burst|capsiz|collaps|crash|ditch|explod|founder|ignit|overturn|sank|sink)/;
/** What befalls it by what it meets: "struck a mine", "caught fire". */
const MEETS = /^(?:catch|caught|hit|strike|struck)$/;
const MET = /^(?:fire|iceberg|mines?|reef|rocks?|torpedo)$/;
/** What strikes one without anybody's doing. */
const DISASTERS =
  /^(?:avalanche|blizzard|cholera|cold|disease|dysentery|earthquake|epidemic|explosion|famine|fever|fire|flood|gale|hurricane|malaria|pestilence|plague|scurvy|smallpox|storm|tempest|typhoid|typhoon|typhus)$/;

/** Whose those are whom a disaster strikes: "The plague broke out in the Danish army", "A storm scattered the Danish fleet". */
function whoseStruck(scene: Scene, { objects, phrases }: Clause): Whose {
  for (const range of [
    ...objects,
    ...phrases.filter(({ preposition }) => /^(?:among|amongst|in|through|within)$/.test(preposition)),
  ])
    if (mentionsOf(scene, range).length > 0) return whosePhrase(scene, range);
  return undefined;
}

/** What one does to those whom one need not meet. */
const STRIKES = /^(?:ambush|attack|bomb|fire|hit|raid|shell|str[iu]ck|strik|target|torpedo)/;

/** After it those are counted whom the subject kills, though it is beaten: "killing 20 of their attackers". */
const THEIR_FOES = /^(?:assailants|attackers|besiegers|pursuers)$/;

/**
 * Whether a participle after a passive may tell what the agent does: "were attacked by the Swedes, killing 20", but not "were beaten
 * after killing 20", "having killed 20", "losing 300 and killing 20": that is the subject's.
 */
function isOfAgent(scene: Scene, clause: Clause, up: Clause): boolean {
  const { verb, connective } = clause;
  if (verb === null || connective !== null || verb.from < verb.head) return false;
  if (!/^(?:kill|wound)$/.test(verb.meaning ?? '')) return false;
  for (let at = verb.to; at < clause.to; at++) {
    if (THEIR_FOES.test(scene.sentence.word(at) ?? '') || isOpponent(scene.sentence, at)) return false;
  }
  return !scene.tree.clauses.some(
    (each) =>
      /^(?:lose|suffer)$/.test(each.verb?.meaning ?? '') &&
      each.subject === null &&
      (scene.parentOf(each) === up || scene.parentOf(each) === clause),
  );
}

/**
 * Whose those are who die by what befalls the subject of the clause before: "The Danish frigate blew up, killing 300", "The
 * Danish camp was shelled, killing 20"; undefined where nothing does.
 */
export function whoseBefallen(scene: Scene, clause: Clause): Whose {
  const up = scene.parentOf(clause);
  const subject = up?.verb ? subjectRange(scene, up)?.range : undefined;
  if (clause.subject !== null || !up?.verb || !subject) return undefined;
  // "The plague broke out among the Danes and killed 300"
  const isStruck = clause.kind === 'coordinate' && DISASTERS.test(headOf(scene.sentence, subject));
  if (isStruck) return whoseStruck(scene, up);
  if (clause.kind !== 'participle') return undefined;
  // "The Danes fired on their own men, killing nine"
  if ([...up.objects, ...up.phrases].some((range) => isOwn(scene, range))) return whoseSubject(scene, up);
  // "The Danes were attacked by the Swedes, killing 20"
  // "The cars were put out of action by mines, wounding nine": the mines did it
  if (up.verb.passive) {
    if (!isAgainst(up)) return null;
    if (!isOfAgent(scene, clause, up)) return undefined;
    const agent = whoseAgent(scene, up);
    // "The Danish rearguard was overwhelmed, killing 100": who killed whom, nobody says
    const isStruckThere = STRIKES.test(up.verb.lemma) || holdsMen(scene, subject);
    return agent !== undefined || isStruckThere ? (whoseSubject(scene, up) ?? scene.other(agent)) : null;
  }
  if (DISASTERS.test(headOf(scene.sentence, subject))) return whoseStruck(scene, up);
  if (!holdsMen(scene, subject)) return undefined;
  const meets =
    MEETS.test(up.verb.lemma) && up.objects.some((object) => MET.test(headOf(scene.sentence, object)));
  // "sank the frigate"
  const perishes =
    PERISHES.test(up.verb.lemma) && !up.objects.some((object) => headOf(scene.sentence, object) !== 'up');
  return meets || perishes ? whoseSubject(scene, up) : undefined;
}

/** What nobody need have fired of whom the text tells. */
const WEAPONS =
  /^(?:blasts?|bombs?|bullets?|explosives?|grenades?|ieds?|landmines?|mines?|missiles?|mortars?|rockets?|shells?|torpedo(?:es)?)$/;

/**
 * Whose those are whom somebody unknown attacks before he kills some, or whom a weapon hits: "Peasants attacked a Danish column,
 * killing 20 soldiers", "A shell hit the Danish frigate, killing 20".
 */
export function whoseAttacked(scene: Scene, clause: Clause, figure: Figure): Whose {
  const up = scene.parentOf(clause);
  if (clause.subject !== null || !up?.verb || up.verb.passive || up.verb.negated || !up.subject)
    return undefined;
  const { sentence } = scene;
  const isWeapon = WEAPONS.test(headOf(sentence, up.subject)) && mentionsOf(scene, up.subject).length === 0;
  if (!isWeapon && !isAgainst(up)) return undefined;
  const hit = [
    ...up.objects,
    ...(isWeapon ? up.phrases.filter(({ preposition }) => HITS.test(preposition)) : []),
  ].find((range) => range.to <= clause.from && mentionsOf(scene, range).length > 0);
  if (!hit || haveRoleOfTheirOwn(scene, figure)) return undefined;
  // "raided the Danish town, killing 300": they may have lived there
  const ofForce = FORCE_NOUNS.has(headOf(sentence, hit)) || holdsMen(scene, hit) || isPeople(scene, hit);
  return (ofForce && !isAnybody(scene, figure)) || isSoldiers(scene, figure)
    ? whosePhrase(scene, hit)
    : undefined;
}
const HITS = /^(?:among|at|beneath|in|inside|into|near|on|under|within)$/;

/** "the Danes" */
const isPeople = ({ mentions }: Scene, { from, to }: Range): boolean =>
  mentions.some((mention) => mention.is === 'people' && mention.from >= from && mention.to === to);

/** "20 people", who may be anyone */
export const isAnybody = ({ sentence }: Scene, { counted: { nounFrom, nounTo } }: Figure): boolean =>
  nounTo - nounFrom === 1 && /^(?:people|persons|villagers|victims)$/.test(sentence.word(nounFrom) ?? '');

/** What men die of whom nobody kills. */
export const WEARS =
  /^(?:cholera|cold|conditions|diseases?|dysentery|exhaustion|exposure|fever|heat|hunger|illness|malaria|plague|problems|scurvy|shortages?|sickness|smallpox|starvation|storms?|thirst|typhoid|typhus|weather)$/;

/** "Disease killed 300 men", "Poor conditions resulted in the death of 300" */
export const wearsAway = ({ sentence }: Scene, { subject, verb }: Clause): boolean =>
  subject !== null && verb?.passive === false && WEARS.test(headOf(sentence, subject));
