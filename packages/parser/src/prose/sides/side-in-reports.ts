import { POSSESSIVES } from '../../language/lexicon/function-words.ts';
import { LOSS_NOUNS } from '../../language/lexicon/loss-verbs.ts';
import { DOCUMENTS } from '../../language/lexicon/speech-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import { subjectOf } from '../claimants/speakers.ts';
import type { Figure } from '../figures/figure.ts';
import type { Scene } from '../scene.ts';
import { OWNS_TO, PUTS } from '../verbs-of-war.ts';
import { whoseAt } from './clause-of-figure.ts';
import { RANK_WORDS } from './mentions-in-phrases.ts';
import { isLoss, type SideRule } from './side-rule.ts';
import { isPlainSoldiers, isSoldiers } from './strangers.ts';
import type { Whose } from './whose.ts';
import { whoseReporter } from './whose-reporter.ts';
import { whosePhrase } from './whose-words.ts';

/** Those who hold a state call their own "soldiers" and their enemies something else. */
const OF_STATE = /^(?:government|army|military|ministry|minister|police|president|forces|command|officials)$/;

/** Verbs by which a commander tells what befell his men, and does not boast of what they did. */
const TELLS = /^(?:announce|confirm|report|say|state|tell)/;

/** Verbs by which one boasts of what one did. */
const BOASTS = /^(?:boast|claim)/;

const HELD = /^(?:captives?|civilians?|detainees?|hostages?|prisoners?)$/;

/** The clause in which somebody says that a figure was lost, where nothing but that parts the two; null where none does. */
function reportOf(scene: Scene, { place }: Figure): Clause | null {
  let at: Clause = place.clause;
  for (let depth = 0; depth < 3; depth++) {
    const isSaid = at.kind === 'subordinate' && (at.connective === null || at.connective === 'that');
    const up = scene.parentOf(at);
    if (up === null || !(isSaid || at.kind === 'coordinate')) return null;
    const says = up.verb?.meaning === 'say' || up.verb?.lemma === 'tell';
    if (isSaid && says) return up.verb!.passive || up.subject === null ? null : up;
    at = up;
  }
  return null;
}

/** Whether a loss is told without who did it: no name in its clause, nobody "by" whom, nothing of "their attack". */
function isBare(scene: Scene, { place, governing, counted }: Figure): boolean {
  const { from, to } = place.clause;
  const isNamed = scene.mentions.some((mention) => mention.from >= from && mention.to <= to);
  if (isNamed || place.role !== 'subject') return false;
  return ![...governing.phrases, ...place.clause.phrases].some(
    (phrase) =>
      phrase.at > counted.from &&
      (phrase.preposition === 'by' || POSSESSIVES.has(scene.sentence.word(phrase.from) ?? '')),
  );
}

/** Whether the government of a state, or its army, tells what a clause says, and does not boast of it. */
function isOfState({ sentence }: Scene, { subject, verb }: Clause): boolean {
  if (BOASTS.test(verb!.lemma)) return false;
  for (let at = subject!.from; at < subject!.to; at++)
    if (OF_STATE.test(sentence.word(at) ?? '')) return true;
  return false;
}

/** Whether an officer who is named with his rank tells what a clause says: "Colonel Juel told reporters that". */
const isToldByOfficer = ({ sentence }: Scene, { subject, verb }: Clause): boolean =>
  TELLS.test(verb!.lemma) &&
  subject!.to - subject!.from > 1 &&
  RANK_WORDS.has(sentence.word(subject!.from) ?? '');

/** "Juel's report gave his losses", "Swedish sources give their losses": whose the documents are that the subject of a clause names; undefined where "his" and "their" may be another's. */
function whoseDocument(scene: Scene, range: Range): Whose {
  const whose = whoseReporter(scene, range);
  const { sentence, before } = scene;
  if (typeof whose !== 'number' || !DOCUMENTS.has(sentence.word(range.to - 1) ?? '')) return undefined;
  if (isPossessive(sentence, range.to - 2)) return whose;
  const isOther = [...(before?.mentions ?? []), ...scene.mentions].some(({ side }) => side !== whose);
  return isOther ? undefined : whose;
}

/** Whose a loss is by who reports it, before what stands around it is asked. */
export const TOLD_BY_OWN: readonly SideRule[] = [
  {
    name: 'owned-to',
    example: "Danish sources admit that 300 men were killed: one owns to losses of one's own",
    read(scene, figure) {
      if (!isLoss(figure)) return undefined;
      const report = reportOf(scene, figure);
      if (report === null || !OWNS_TO.test(report.verb!.lemma) || !isBare(scene, figure)) return undefined;
      // "acknowledged that 300 prisoners had been taken": whose, that does not tell
      const isHeld = figure.outcome === 'captured' && figure.counted.outcome?.noun === true;
      if (isHeld || HELD.test(scene.sentence.word(figure.counted.nounTo - 1) ?? '')) return undefined;
      return whoseReporter(scene, report.subject!) ?? undefined;
    },
  },
  {
    name: 'their-own',
    example:
      "Danish newspapers put their own losses at 25; Swedish sources give their losses as 58 dead; Juel's report gave his losses as 200",
    read(scene, figure) {
      const { clause, role } = figure.place;
      if (!isLoss(figure) || role === 'subject' || clause.verb === null || clause.verb.passive)
        return undefined;
      if (clause.verb.meaning !== 'say' && !PUTS.test(clause.verb.lemma)) return undefined;
      // "put their own losses at 25 and those of the Danes at 40"
      const second = whoseAt(scene, figure);
      if (second !== undefined) return second;
      for (const { from, to } of clause.objects) {
        if (from >= figure.counted.from || !POSSESSIVES.has(scene.sentence.word(from) ?? '')) continue;
        const isOwn = scene.sentence.word(from + 1) === 'own';
        if (!isOwn && !LOSS_NOUNS.has(scene.sentence.word(to - 1) ?? '')) continue;
        const speaker = subjectOf(scene, clause);
        if (speaker === null) return undefined;
        if (isOwn) return whoseReporter(speaker.scene, speaker.range) ?? undefined;
        return clause.subject === null ? undefined : whoseDocument(scene, clause.subject);
      }
      return undefined;
    },
  },
  {
    name: 'own-soldiers',
    example:
      'The Malian army stated that 24 soldiers were killed; Colonel Juel said that 18 soldiers had died',
    read(scene, figure) {
      if (!isLoss(figure) || !isPlainSoldiers(scene, figure) || !isBare(scene, figure)) return undefined;
      // one reports those whom one took as well
      if (/captured|surrendered/.test(figure.outcome!)) return undefined;
      const report = reportOf(scene, figure);
      if (report === null || !(isOfState(scene, report) || isToldByOfficer(scene, report))) return undefined;
      const whose = whosePhrase(scene, report.subject!);
      // "that 300 Danish soldiers were killed and that 200 soldiers were wounded": the same soldiers may be meant
      const last = scene.figures[scene.figures.indexOf(figure) - 1];
      const isOfOthers = last !== undefined && last.side !== whose && isSoldiers(scene, last);
      return isOfOthers ? null : (whose ?? undefined);
    },
  },
];

const soldiersOfState: SideRule = {
  name: 'soldiers-of-state',
  example: 'At least 40 soldiers and 60 militants were killed, where a state fights those who hold none',
  read: (scene, figure) =>
    isLoss(figure) && isPlainSoldiers(scene, figure)
      ? (scene.sides.sideOfRole('state troops') ?? undefined)
      : undefined,
};

/** What is reported of soldiers tells nothing of those whom the sentence before counted. */
export const TOLD_OF_SOLDIERS: SideRule = {
  name: 'soldiers-told',
  example: 'The Danes lost 200 men. Smith reported that 75 soldiers had been killed: whose, he does not say',
  read(scene, figure) {
    const isMen = figure.category === 'personnel' && figure.counted.nounTo > figure.counted.nounFrom;
    if (!isLoss(figure) || !isMen || reportOf(scene, figure) === null) return undefined;
    if (!scene.before?.figures.some(isLoss)) return undefined;
    return soldiersOfState.read(scene, figure) ?? null;
  },
};

/** What those who are counted are, where nothing else tells whose. */
export const SOLDIERS_OF_STATE: SideRule = soldiersOfState;
