import { EVENTS } from '../../language/lexicon/loss-verbs.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst, PUTS } from '../verbs-of-war.ts';
import { isAnybody, wearsAway, whoseAttacked, whoseBefallen } from './befallen.ts';
import { doneTo, holds, verbClauseOf, whoseAt, whoseBefore, whoseKiller } from './clause-of-figure.ts';
import { LOSSES_NAMED } from './losses-named.ts';
import { mentionsOf } from './mentions-in-phrases.ts';
import { whoseLeader } from './side-by-participle.ts';
import { LOSES_OWN, whoseAgent, whoseLeft, whoseLoss, whoseVictim } from './side-by-verb.ts';
import { SOLDIERS_OF_STATE } from './side-in-reports.ts';
import { isLoss, type SideRule } from './side-rule.ts';
import { areOfOthers, areStrangers } from './strangers.ts';
import { subjectRange } from './subjects.ts';
import type { Whose } from './whose.ts';
import { whosePhrase, whoseSubject } from './whose-words.ts';
import { areHeld, HELD, TAKINGS } from './words-around-figure.ts';

/** What is done to those who were lost already. */
const AFTER_LOSS = /^(?:bur(?:y|ied)|carr|collect|count|discover|evacuat|find|identif|receiv|recover|treat)/;

/** What strikes whoever is there. */
const STRIKES =
  /^(?:airstrikes?|assaults?|attacks?|bombardments?|bombings?|bombs?|mortars?|rockets?|shelling|shells|strikes?|warplanes?)$/;

/** Whether people are counted whom what was fired on a place killed: they may have lived there. */
const isOfAnybody = (scene: Scene, figure: Figure): boolean =>
  isAnybody(scene, figure) &&
  figure.governing.subject !== null &&
  STRIKES.test(headOf(scene.sentence, figure.governing.subject));

/** What a loss does to those who suffer it. */
const COMPELS = /^(?:compel|crippl|demorali[sz]|discourag|dishearten|forc|oblig|weaken)/;

/** What a loss is to those who suffer it. */
const BLOWS = /^(?:blow|calamity|catastrophe|defeat|disaster|setback)$/;

/** Whether a noun is of what one side does to the other: "the capture of 300 men by the Danes", "the deaths of 300". */
const isDoneBy = (noun: string): boolean => TAKINGS.test(noun) || /^deaths?$/.test(noun);

/** What befalls those whose it is. */
const ILLS = /^(?:collapse|defeat|disaster|failure|fall|retreat|rout|surrender|withdrawal)$/;

/**
 * "The Danish attack resulted in the destruction of 30 tanks": whose those are to whom something is done, by whose deed it is
 * done or who is told to have done it; null where it may be either.
 */
function whoseUndone(
  scene: Scene,
  { governing, words }: Figure,
  { range, clause }: { range: Range; clause: Clause },
): Whose {
  const { sentence } = scene;
  const whose = whosePhrase(scene, range);
  const head = headOf(sentence, range);
  if (ILLS.test(head) || typeof whose !== 'number') return whose;
  const { meaning, passive, lemma } = governing.verb ?? {};
  if (passive || /^(?:lose|suffer)$/.test(meaning ?? '')) return whose;
  const isOfDeaths = /^deaths?$/.test(sentence.word(words.from) ?? '');
  // "The Danish attack resulted in the deaths of 300 men": those who attack die as well, and "ended in" tells of no success
  if (EVENTS.has(head) || SUCCESSES.test(head))
    return isOfDeaths || /^end/.test(lemma ?? '') || !SUCCESSES.test(head) ? null : scene.other(whose);
  const isToBlame = clause.objects.some(({ from }) => sentence.word(from) === 'responsible');
  const isDoer = isToBlame || isAgainst(governing) || CAUSES.test(lemma ?? '');
  return isDoer ? scene.other(whose) : null;
}
/** What one does to others, and what comes of it. */
const SUCCESSES =
  /^(?:air-?strikes?|ambush|assault|attacks?|bombardment|bombings?|charge|counter-?attack|offensive|pursuit|raids?|shelling|strikes?|success|victory)$/;
const CAUSES = /^(?:accomplish|achiev|caus|complet|order|win|won)/;

/** Whether somebody tells a number in a clause. */
const states = ({ verb }: Clause): boolean =>
  verb !== null && (verb.meaning === 'say' || PUTS.test(verb.lemma));

/** "Three ships were sunk and two captured by the Danes": the agent of what is joined to a clause in the passive. */
function whoseLaterAgent(scene: Scene, clause: Clause): Whose {
  const later = scene.tree.clauses.find(
    ({ kind, connective, verb, parent, antecedent }) =>
      (kind === 'coordinate' || kind === 'participle') &&
      verb?.passive === true &&
      scene.tree.clauses[parent] === clause &&
      (connective === 'and' || clause.objects.some(({ from }) => from === antecedent?.from)),
  );
  return later ? whoseAgent(scene, later) : undefined;
}

/** "The Danes fired on Horn's men, killing 100": his, though he is of their own side; null where they attack what is called theirs. */
function whoseOwnShot(scene: Scene, { parent, subject }: Clause, doer: number): Whose {
  const up = scene.tree.clauses[parent];
  if (!up?.verb || up.verb.passive || subject !== null) return undefined;
  const { lemma, to } = up.verb;
  const isShot = /^(?:fire|shoot|shot)/.test(lemma);
  if (!isShot && !isAgainst(up)) return undefined;
  const hit = [
    ...up.objects,
    ...(isShot ? up.phrases.filter(({ preposition }) => /^(?:at|on|upon)$/.test(preposition)) : []),
  ].find((range) => range.from >= to && mentionsOf(scene, range)[0]?.side === doer);
  return hit ? (isShot ? doer : null) : undefined;
}

/** After "to prevent" and "to avoid": what one destroys is not to be taken. */
const CAPTURE_OF_IT =
  /^(?:(?:its|their) capture(?! of)|capture(?! of)|(?:it|them) (?:from )?(?:falling|being captured))\b/;

/** "burned 30 ships to prevent their capture": whether what is destroyed is one's own, since it is not to be taken. */
function isKeptFromEnemy(scene: Scene, clause: Clause): boolean {
  const { word } = scene.sentence;
  return scene.tree.clauses.some(({ kind, verb, parent }) => {
    if (kind !== 'infinitive' || scene.tree.clauses[parent] !== clause) return false;
    if (!/^(?:avoid|prevent)/.test(verb?.lemma ?? '')) return false;
    const next = [0, 1, 2, 3].map((at) => word(verb!.to + at) ?? '').join(' ');
    return CAPTURE_OF_IT.test(next);
  });
}

/** What one destroys of one's own. */
export const KEPT_FROM_ENEMY: SideRule = {
  name: 'kept-from-enemy',
  example: 'The Danes burned 30 of their ships to prevent their capture',
  read: (scene, { bearer, governing, category, place }) =>
    bearer === 'agent' &&
    category !== 'personnel' &&
    mentionsOf(scene, place.phrase).length === 0 &&
    isKeptFromEnemy(scene, governing)
      ? whoseSubject(scene, governing)
      : undefined,
};

/** Those who left or turned against their own. */
const TRAITORS = /^(?:deserters?|mutineers?|traitors?)$/;

/** What the clause of a loss tells of those who are lost. */
export const CLAUSE_LOSSES: readonly SideRule[] = [
  {
    name: 'agent',
    example: 'The Malian army attacked the MNLA, killing 20; Five men were captured by the rebels',
    read(scene, figure) {
      if (!isLoss(figure)) return undefined;
      const { governing, bearer, place } = figure;
      // "Under the terms signed by Horn that day, 15 generals laid down their arms": he does nothing to them
      if (place.clause.kind === 'participle' && place.clause.verb?.passive && place.role === 'object')
        return undefined;
      // "scuttled six ships", "were scuttled by the Danes", "were left by them": one's own; but "were left dead by them"
      const { verb } = governing;
      const { word } = scene.sentence;
      const isOwn =
        verb !== null &&
        LOSES_OWN.test(word(verb.head) ?? '') &&
        (verb.lemma !== 'leave' || /^(?:behind|by)$/.test(word(verb.to) ?? ''));
      const loser = isOwn && verb.passive ? whoseAgent(scene, governing) : undefined;
      if (loser !== undefined) return loser;
      if (/^scuttl/.test(verb?.lemma ?? '')) return whoseSubject(scene, governing);
      // "executed 300 deserters": one's own
      if (bearer === 'agent' && TRAITORS.test(word(endOf(figure.counted) - 1) ?? ''))
        return whoseSubject(scene, governing);
      if (bearer === 'agent') {
        // "killing 157 Japanese and injuring 200 others": those whom one kills are of one side
        const last = scene.figures[scene.figures.indexOf(figure) - 1];
        const isSameDoer =
          last?.bearer === 'agent' &&
          last.side !== null &&
          governing.subject === null &&
          mentionsOf(scene, figure.place.phrase).length === 0 &&
          (governing.parent === scene.tree.clauses.indexOf(last.governing) ||
            (governing.parent === last.governing.parent && governing.kind === 'participle'));
        if (isSameDoer) return last.side;
        // "captured 300 Hessians" is of those who fight, as "killed 300 Hessians" need not be
        const isTakenMan = figure.outcome === 'captured' && figure.category === 'personnel';
        if (areOfOthers(scene, figure) && !isTakenMan) return null;
        const victim = whoseVictim(scene, governing);
        if (typeof victim === 'number') return victim;
        const befallen = whoseBefallen(scene, governing);
        if (befallen !== undefined) return befallen;
        // "defeated the rebels killing a hundred": those who defeat kill, not those who are beaten
        const up = scene.parentOf(governing);
        const beaten = governing.antecedent;
        const isBeaten =
          governing.kind === 'participle' &&
          beaten !== null &&
          up !== null &&
          isAgainst(up) &&
          up.objects.some(({ from, to }) => from <= beaten.from && beaten.to <= to);
        // "The Danish camp was taken, with 2,000 prisoners"
        const isTaken = governing.verb?.passive && (isAgainst(governing) || governing.verb.lemma === 'take');
        if (isTaken) return whoseSubject(scene, governing);
        const does = isBeaten ? up : governing;
        const doer = whoseSubject(scene, does) ?? whoseKiller(scene, does);
        if (typeof doer !== 'number' && wearsAway(scene, governing)) return undefined;
        if (typeof doer !== 'number')
          return whoseAttacked(scene, governing, figure) ?? SOLDIERS_OF_STATE.read(scene, figure) ?? null;
        const own = whoseOwnShot(scene, governing, doer);
        if (own !== undefined) return own;
        // "Danish airstrikes killed 20 people": who they were, nobody says
        return isOfAnybody(scene, figure) ? null : scene.other(doer);
      }
      const before = whoseBefore(scene, figure, governing);
      if (before !== undefined) return before;
      // "1,500 wounded were treated by the French": whoever does that did not wound them
      if (AFTER_LOSS.test(figure.place.clause.verb?.lemma ?? '')) return undefined;
      // "the losses were given by Klapka as 600 killed": he did not do it
      if (states(governing) || states(figure.place.clause) || bearer === 'noun') return undefined;
      const agent =
        governing.verb?.passive || figure.place.clause.verb?.passive
          ? (whoseAgent(scene, governing) ??
            whoseAgent(scene, figure.place.clause) ??
            whoseLaterAgent(scene, governing))
          : undefined;
      if (agent !== undefined) return scene.other(agent);
      // "The garrison of 300 men, besieged by the Danes, surrendered"
      const led = figure.place.role === 'subject' ? whoseLeader(scene, figure.place.clause) : undefined;
      return led ?? undefined;
    },
  },
  {
    name: 'victim',
    example:
      'The MNLA took the hill, losing 12 killed; Hasdrubal drew off, having suffered a loss of 600 men',
    read(scene, figure) {
      if (!isLoss(figure) || figure.bearer !== 'victim') return undefined;
      const { governing } = figure;
      if (governing.verb?.meaning === 'leave') return whoseLeft(scene, governing);
      // "lost 300 men, compared with 20 for the defenders"
      if (figure.shares && areStrangers(scene, figure)) return null;
      return whoseSubject(scene, governing) ?? whoseKiller(scene, governing);
    },
  },
  {
    name: 'loss-noun',
    example: 'Russian losses were 5,000 killed; his losses were 250 men',
    read(scene, figure) {
      if (figure.bearer !== 'noun') return undefined;
      const { words, governing } = figure;
      const { sentence } = scene;
      // "took the surrender of 300 men"
      const { verb } = governing;
      if (figure.outcome === 'surrendered' && verb?.meaning === 'take' && !verb.passive)
        return scene.other(whoseSubject(scene, governing));
      const done = doneTo(scene, governing) ?? whoseAt(scene, figure);
      if (done !== undefined) return done;
      // "Swedish losses, unlike those of the Danes, were light"
      const named = scene.mentions.find(({ to }) => to === words.from);
      // "Horn's prisoners numbered 300"
      if (words.from < words.to && areHeld(scene, words.from))
        return scene.other(named ? named.side : whosePhrase(scene, { from: words.from - 1, to: words.from }));
      if (named) return named.side;
      if (words.from < words.to) {
        const whose = whosePhrase(scene, words);
        if (whose !== undefined) return whose;
      }
      // "a loss to the Danes of 300 men"
      const isTo = sentence.word(words.from + 1) === 'to' && words.to > words.from + 2;
      if (isTo) return whosePhrase(scene, { from: words.from + 2, to: words.to - 1 }) ?? null;
      // "The capture of 300 men by the Danes ended the battle", "the surrender of 300 men to the Danes"
      const noun = sentence.word(words.from) ?? '';
      const link = isDoneBy(noun) ? 'by' : noun === 'surrender' ? 'to' : null;
      const taker = figure.place.clause.phrases.find(
        ({ preposition, at }) => preposition === link && at === endOf(figure.counted),
      );
      if (taker) return scene.other(whosePhrase(scene, taker));
      // "The loss of 300 men forced the Danes to retreat"
      const isCause = verb && !verb.passive && governing.subject && holds(governing.subject, words.from);
      const [object] = governing.objects;
      if (isCause && object && COMPELS.test(verb.lemma)) return whosePhrase(scene, object);
      // "was a blow to the Danes"
      const struck =
        isCause && object && verb.meaning === 'be' && BLOWS.test(headOf(sentence, object))
          ? governing.phrases.find(
              ({ preposition, at }) => /^(?:for|to)$/.test(preposition) && at >= object.to,
            )
          : undefined;
      if (struck) return whosePhrase(scene, struck);
      const last = scene.figures[scene.figures.indexOf(figure) - 1];
      // "the American loss of three cannons, and the capture of 70 men"
      // "the British dead numbered 300 and the wounded 400"
      const { clause } = figure.place;
      const isJoined =
        last !== undefined &&
        (last.place.clause === clause ||
          (clause.verb === null && scene.parentOf(clause) === last.place.clause));
      if (last?.bearer === 'noun' && isJoined && mentionsOf(scene, words).length === 0)
        return last.side ?? undefined;
      // "Horn put the Danish dead at 300"
      const told = governing.objects.find((range) => holds(range, words.from));
      const whose = told ? whosePhrase(scene, { from: told.from, to: words.to }) : undefined;
      if (whose !== undefined) return whose;
      // "Horn put the dead at 300"; "whose losses were put at 300" are theirs to whom "whose" goes back
      const isTeller = states(governing) && !verb!.passive;
      // "Horn ordered the prisoners, 300 of them, to be brought": of those he is none
      if (verb && !verb.passive && HELD.test(noun)) return null;
      const about = governing.subject && !isTeller ? subjectRange(scene, governing) : null;
      const isDoneTo =
        isDoneBy(noun) || (noun === 'surrender' && EVENTS.has(headOf(sentence, about?.range ?? words)));
      return about
        ? isDoneTo
          ? whoseUndone(scene, figure, about)
          : whosePhrase(scene, about.range)
        : undefined;
    },
  },
  {
    name: 'put-at',
    example: 'put its losses at 20 and those of the rebels at 30; gave the Roman dead as 300',
    read(scene, figure) {
      const { place } = figure;
      const { clause, preposition } = place;
      if (preposition !== 'at' && preposition !== 'as') return undefined;
      const second = whoseAt(scene, figure);
      if (second !== undefined) return second;
      const phrase = clause.phrases.find(({ from }) => from === place.phrase.from);
      const object = clause.objects.findLast(({ to }) => phrase && to <= phrase.at);
      // "reported them as six ships": whom they saw, the sentence does not say
      if (
        preposition === 'as' &&
        object &&
        /^(?:them|him|it)$/.test(scene.sentence.word(object.to - 1) ?? '')
      )
        return null;
      return object ? whosePhrase(scene, object) : undefined;
    },
  },
  LOSSES_NAMED,
  {
    name: 'loss-of-verb',
    example:
      'The Romans lost 20 men killed; the Carthaginians retreated, leaving 300 dead; Malian losses were 20 killed',
    read(scene, figure) {
      if (!isLoss(figure) || figure.place.role === 'subject') return undefined;
      const { clause } = verbClauseOf(scene, figure);
      // "Disease killed 300 men": those of whom the text told
      if (wearsAway(scene, clause)) return undefined;
      const { preposition } = figure.place;
      // "Four guns, two mortars and 300 rifles were lost": by whom, the clause does not say
      if (figure.place.role === 'free' && clause.verb?.passive) return undefined;
      // "left on the field 300 dead"
      const isOnField = preposition === 'on' && clause.verb?.meaning === 'leave';
      const isAmount =
        preposition === null || /^(?:of|at|to|as|between|about|over|around|than)$/.test(preposition);
      if (!isAmount && !isOnField) return undefined;
      return whoseLoss(scene, figure, clause);
    },
  },
];
