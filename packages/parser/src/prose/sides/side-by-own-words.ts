import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { POSSESSIVES, WHOM_OF } from '../../language/lexicon/function-words.ts';
import { LOSS_NOUNS } from '../../language/lexicon/loss-verbs.ts';
import { DOCUMENTS } from '../../language/lexicon/speech-words.ts';
import type { Phrase } from '../../language/sentence.ts';
import { CAPITAL, NUMBER } from '../../language/word-classes.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf, isElided, isEquipment } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst } from '../verbs-of-war.ts';
import { whoseBefallen } from './befallen.ts';
import { holdsMen } from './carriers.ts';
import { beats, isOwnLoss, whoseKiller } from './clause-of-figure.ts';
import { HIRED, isOpponent, mentionsOf } from './mentions-in-phrases.ts';
import { LOSES_OWN, whoseAgent } from './side-by-verb.ts';
import { isDeed, whoseDeed } from './side-by-wholes.ts';
import { isJoined, isLoss, type SideRule } from './side-rule.ts';
import { areOfOthers, haveRoleOfTheirOwn } from './strangers.ts';
import type { Whose } from './whose.ts';
import { perspective, pronoun, whosePhrase, whoseSubject } from './whose-words.ts';
import {
  areOfPlace,
  forceBefore,
  HAS,
  inTurn,
  isIncluded,
  isOfOneSide,
  isOwn,
  isSideElided,
  labelAfter,
  labelBefore,
  lastFigure,
  lastOfSame,
  OWNING,
  ownedBy,
  ownWords,
  phrasesAfter,
  possessorBefore,
  takingIn,
  whoHadThem,
} from './words-around-figure.ts';

/** What one does with men of one's own who are to go or stay somewhere. */
const SENDS = /^(?:deploy|despatch|detach|dispatch|leave|left|order|place|position|post|send|sent|station)/;

/** What is done to others, in its first form. */
const DOES = /^(?:capture|destroy|inflict|kill|sink|take|wound)$/;

/** Where those are who stand near others, or against them: "in front of", "in the rear of". */
const WHERE =
  /^(?:ahead|east|face|front|north|path|presence|pursuit|reach|rear|sight|south|vicinity|way|west)$/;

const PAY = /^(?:employ|pay|service)$/;

/** Whom those serve who are counted: "Greeks in Persian pay", "Greeks who had fought for Persia". */
function whosePay(scene: Scene, figure: Figure): Whose {
  const end = endOf(figure.counted);
  for (const phrase of phrasesAfter(scene, figure)) {
    const { preposition, to } = phrase;
    const isPay = PAY.test(scene.sentence.word(to - 1) ?? '') || PAY.test(scene.sentence.word(to) ?? '');
    if (preposition === 'in' && isPay) return whosePhrase(scene, phrase);
  }
  // "13,000 Indians fought on the British side"
  const { clause, role } = figure.place;
  const fights = role === 'subject' && /^(?:fight|fought|serv|side)/.test(clause.verb?.lemma ?? '');
  const side = fights
    ? clause.phrases.find(
        ({ preposition, to }) => preposition === 'on' && scene.sentence.word(to - 1) === 'side',
      )
    : undefined;
  if (side) return whosePhrase(scene, side);
  const serving = scene.tree.clauses.find(
    ({ kind, antecedent, subject, verb }) =>
      kind === 'relative' && antecedent?.to === end && subject === null && verb !== null && !verb.passive,
  );
  if (!serving || !/^(?:serve|fight|fought)/.test(serving.verb!.lemma)) return undefined;
  const lord =
    serving.phrases.find(({ preposition }) => preposition === 'for') ??
    (serving.verb!.lemma.startsWith('serve') ? serving.objects[0] : undefined);
  return lord ? whosePhrase(scene, lord) : undefined;
}

/** "routed the Danes, with 300 of them killed": whose those are to whom the clause does something. */
function whoseBeaten(scene: Scene, { place: { clause, preposition } }: Figure): Whose {
  let up = clause.connective === 'with' ? scene.parentOf(clause) : preposition === 'with' ? clause : null;
  while (up?.verb === null) up = scene.parentOf(up);
  if (!up?.verb || up.verb.passive || !isAgainst(up)) return undefined;
  const { to } = up.verb;
  const object = up.objects.find((range) => range.from >= to && mentionsOf(scene, range).length > 0);
  return object && whosePhrase(scene, object);
}

/**
 * "310 casualties to 410 for the Danes", "300 for the loss of 20 of their own", "600 men with 200 of their own": whether another
 * number begins with a phrase, of which what follows tells.
 */
function hasOwnNumber({ sentence }: Scene, { preposition, from, to }: Phrase): boolean {
  if (!/^(?:at|for|to|with)$/.test(preposition)) return false;
  const isSet = preposition !== 'with';
  for (let at = from; at < to; at++) {
    const isNumber = (sentence.classes[at]! & NUMBER) !== 0;
    if (isNumber ? isSet || at === to - 1 : LOSS_NOUNS.has(sentence.word(at) ?? '')) return true;
  }
  return false;
}

/** What is said of a thing itself. */
export const OWN_WORDS: readonly SideRule[] = [
  {
    name: 'part-of-whole',
    example: '100,000 Romans, including 12,000 Arabs: who makes up an army is of its side',
    read(scene, figure) {
      const index = scene.figures.indexOf(figure);
      for (let at = index - 1, part = figure; at >= 0; at--) {
        const whole = scene.figures[at]!;
        if (isIncluded(scene, part)) return whole.side ?? undefined;
        if (!isJoined(scene, whole, part)) return undefined;
        part = whole;
      }
      return undefined;
    },
  },
  {
    name: 'label',
    example: 'Sweden: 300 men and 20 guns; Denmark: 400 men; 300 (Danish) and 200 (Swedish)',
    read: (scene, figure) => labelBefore(scene, figure) ?? labelAfter(scene, figure),
  },
  {
    name: 'respectively',
    example: 'The British and the French lost 75 and 69 men respectively',
    read: (scene, figure) => inTurn(scene, figure),
  },
  {
    name: 'own-noun',
    example: '500 Carthaginians; the 16,000-strong Imperial Guard',
    read(scene, figure) {
      const words = ownWords(scene, figure);
      const inside = scene.mentions.filter(({ from, to }) => from >= words.from && to <= words.to);
      for (let at = words.from; at < words.to; at++) if (scene.sentence.word(at) === 'neutral') return null;
      const sides = new Set(inside.map(({ side }) => side));
      // "a Carthaginian troop of 500 Numidians"
      const { of, phrase } = figure.place;
      if (sides.size > 0 && of > 0 && FORCE_NOUNS.has(scene.sentence.word(of - 1) ?? '')) {
        const head = mentionsOf(scene, { from: phrase.from, to: of }).at(-1);
        if (head) return head.side;
      }
      // "The Polish army numbered 14,000 Poles and 960 Tatars": who makes up an army is of its side
      const { clause, role } = figure.place;
      if (
        sides.size > 0 &&
        !isLoss(figure) &&
        clause.verb?.meaning === 'count' &&
        !clause.verb.passive &&
        role === 'object'
      ) {
        const whole = clause.verb.lemma === 'count' ? undefined : whoseSubject(scene, clause);
        if (typeof whole === 'number') return whole;
      }
      // "Kitchener commanded 17,600 Egyptian and Sudanese soldiers"
      const isHad =
        role === 'object' && !isLoss(figure) && HAS.test(clause.verb?.meaning ?? clause.verb?.lemma ?? '');
      if (sides.size > 1 && isHad && !clause.verb!.passive) return whoseSubject(scene, clause);
      const [one] = inside;
      // "The rebels had 300 policemen", who are the government's elsewhere
      if (one?.is === 'role' && isHad && !clause.verb!.passive) {
        const owner = whoseSubject(scene, clause);
        if (typeof owner === 'number' && owner !== one.side) return owner;
      }
      if (one && sides.size === 1 && one.is === 'people' && !one.possessive && !isLoss(figure)) {
        // "1,500 Greeks who had served Persia", "20,000 Greeks in Persian pay"
        const paid = whosePay(scene, figure);
        if (paid !== undefined) return paid;
        // "Memnon held the bank with 20,000 Greeks", "hired 300 Greeks", "300 Greek mercenaries"
        const isWith = figure.place.preposition === 'with' && !isAgainst(clause) && !clause.verb?.passive;
        const owner = isHad || isWith ? whoseSubject(scene, clause) : undefined;
        if (typeof owner === 'number' && owner !== one.side) return null;
        if (HIRED.test(scene.sentence.word(figure.counted.nounTo - 1) ?? '')) return owner ?? null;
        // "The 20,000 Greeks", of whom the text told before
        const before = lastOfSame(scene, figure);
        if (before) return before.side;
      }
      if (sides.size > 0) {
        // "many of York's rivals"
        const isOther = isOpponent(scene.sentence, figure.counted.nounTo - 1);
        return sides.size > 1 ? null : isOther ? scene.other(inside[0]!.side) : inside[0]!.side;
      }
      // "the 300 attackers"
      const noun = { from: figure.counted.nounFrom, to: figure.counted.nounTo };
      if (
        noun.to - noun.from === 1 &&
        /^(?:assailants|attackers|defenders)$/.test(scene.sentence.word(noun.from) ?? '')
      )
        return whosePhrase(scene, noun);
      // "six of its ships"
      for (let at = words.from; at < words.to; at++)
        if (POSSESSIVES.has(scene.sentence.word(at) ?? '')) {
          // "Horn defeated Brahe with the loss of 300 of his men"
          const isOfBeaten =
            figure.bearer === 'noun' && figure.place.preposition === 'with' && beats(scene, clause);
          if (isOfBeaten && scene.sentence.word(at + 1) !== 'own') return null;
          // "The Danish frigate was hit, killing 20 of her crew"
          const isKilled = isLoss(figure) && figure.bearer === 'agent';
          return (
            (isKilled ? whoseBefallen(scene, figure.governing) : undefined) ?? ownedBy(scene, figure, at)
          );
        }
      // "Hasdrubal and 10,000 men were killed"
      const beside = scene.mentions.find(({ is, to }) => is === 'person' && to === figure.counted.left - 1);
      const isWithHim =
        beside && isLoss(figure) && role === 'subject' && scene.sentence.word(beside.to) === 'and';
      const areMen = figure.category === 'personnel' && figure.counted.known && !figure.counted.outcome;
      const areOthers = areOfOthers(scene, figure) || haveRoleOfTheirOwn(scene, figure);
      if (isWithHim && !beside.possessive && areMen && !areOthers) return beside.side;
      // "600 of them were killed"
      const { word } = scene.sentence;
      const them = word(words.to - 1) === 'of' ? words.to : words.to - 1;
      const beaten = word(them) === 'them' ? whoseBeaten(scene, figure) : undefined;
      if (beaten !== undefined) return beaten;
      if (word(them) === 'them' && word(them - 1) === 'of' && isOfOneSide(scene, figure))
        return pronoun(scene, them) ?? undefined;
      return undefined;
    },
  },
  {
    name: 'possessor',
    example: "Miloradovich's 17,000 troops; his 70,000 troops; the Roman 10th Legion's 500 men",
    read(scene, figure) {
      const owner = possessorBefore(scene, figure);
      // "ISIL's 150 prisoners" are the other side's
      const isHeld = figure.outcome === 'captured' && figure.counted.outcome?.noun === true;
      if (owner !== undefined) return isHeld ? scene.other(owner) : owner;
      const mention = scene.mentions.find(({ to, is }) => to === figure.counted.from && is !== 'person');
      // "the Romans 500": a name of its own; "the Roman 500" is no subject of another verb
      return mention && figure.place.clause.verb === null ? mention.side : undefined;
    },
  },
  {
    name: 'suffered-by',
    example: 'The Danes had 300 casualties, compared with 500 suffered by the Swedes',
    read(scene, figure) {
      const clause = scene.tree.clauses.find(({ verb }) => verb?.from === endOf(figure.counted));
      if (!clause?.verb?.passive || !/^(?:inflict|lose|suffer)$/.test(clause.verb.meaning ?? ''))
        return undefined;
      const agent = whoseAgent(scene, clause);
      return clause.verb.meaning === 'inflict' ? scene.other(agent) : agent;
    },
  },
  {
    name: 'phrase-after',
    example:
      '17,000 troops of Miloradovich; 3,000 men under Todo; 500 for the Carthaginians; 250,000 dead on the Qin side',
    read(scene, figure) {
      const { sentence } = scene;
      let link: string | null = null;
      for (const phrase of phrasesAfter(scene, figure)) {
        const { preposition } = phrase;
        if (preposition === 'against') return undefined;
        if (hasOwnNumber(scene, phrase)) return undefined;
        // "became prisoners of the Americans": theirs who hold them, not their own
        if (
          preposition === 'of' &&
          /^(?:prisoners?|captives?|hostages?|hands)$/.test(sentence.word(phrase.at - 1) ?? '')
        )
          return phrase.at - 1 < figure.counted.nounTo ? undefined : scene.other(whosePhrase(scene, phrase));
        // "460 guns in front of them": where somebody is, not whose
        if (preposition === 'of' && WHERE.test(sentence.word(phrase.at - 1) ?? '')) return undefined;
        // "lost 300 men to the army of Horn": the army is his
        const isOfOther = link === 'to' || (link !== null && !OWNING.test(link));
        if (preposition === 'of' && isOfOther) return undefined;
        link = preposition;
        // "lost 300 men to the Danes under Rantzau": he leads these
        if (preposition === 'to' && mentionsOf(scene, phrase).length > 0) return undefined;
        if (!OWNING.test(preposition)) continue;
        const last = sentence.word(phrase.to - 1) ?? '';
        const isRanks =
          /^(?:side|sides|ranks?|part|camp|service)$/.test(last) ||
          FORCE_NOUNS.has(last) ||
          holdsMen(scene, phrase);
        if (/^(?:on|in|for|from|to|with|among|amongst|within)$/.test(preposition)) {
          const isPersonal = preposition === 'among' || preposition === 'amongst' || isRanks;
          // "lost 300 men in the Swedish camp": there they lost their own
          const isWhere = /^(?:in|on|within)$/.test(preposition) && isOwnLoss(figure.governing);
          if (isWhere && typeof whoseSubject(scene, figure.governing) === 'number') continue;
          if (preposition === 'on' && !isRanks && !isSideElided(scene, phrase)) continue;
          if (preposition === 'with' || preposition === 'to') continue;
          if (
            preposition === 'in' &&
            !isRanks &&
            !scene.mentions.some(
              ({ is, from, to }) => is === 'unit' && from >= phrase.from && to <= phrase.to,
            )
          )
            continue;
          if (
            preposition === 'from' &&
            figure.outcome === 'captured' &&
            !isPersonal &&
            figure.bearer !== 'itself'
          ) {
            const whose = whosePhrase(scene, phrase);
            if (typeof whose === 'number') return whose;
            continue;
          }
        }
        if (preposition === 'by') {
          // "40 men killed by the Turks": the other side did it
          if (!isLoss(figure)) continue;
          // "killed by the time the Danes withdrew"
          if (sentence.word(phrase.from) === 'time') return undefined;
          // "8,983 by a Swedish muster": who counts them has not killed them
          if (DOCUMENTS.has(sentence.word(phrase.to) ?? headOf(sentence, phrase))) return undefined;
          // "the loss was put at 300 by Juel": he tells it
          if (figure.bearer === 'noun') continue;
          // "killed by their own guns", "lost by the Danes", "left behind by them"
          const verb = sentence.word(phrase.at - 1) === 'behind' ? phrase.at - 2 : phrase.at - 1;
          if (LOSES_OWN.test(sentence.word(verb) ?? '') || isOwn(scene, phrase))
            return whosePhrase(scene, phrase);
          const whose = whosePhrase(scene, phrase);
          return whose === undefined ? undefined : scene.other(whose);
        }
        const whose = whosePhrase(scene, phrase);
        if (whose !== undefined) return whose;
        if (preposition === 'under' || preposition === 'led by') {
          // someone leads them whom nobody knows: they may still be of whoever has them
          const { clause, role } = figure.place;
          const isHad =
            !isLoss(figure) &&
            !clause.verb?.passive &&
            (clause.verb?.meaning === 'count'
              ? role !== 'subject'
              : role === 'object' &&
                (HAS.test(clause.verb?.meaning ?? '') || SENDS.test(clause.verb?.lemma ?? '')));
          if (isHad || isAgainst(clause)) return undefined;
          // "25,000 foot and 3,000 horse under Smith": the list tells it
          const last = scene.figures[scene.figures.indexOf(figure) - 1];
          if (last && isJoined(scene, last, figure)) return undefined;
          // "the English fleet of 42 ships commanded by Smith": the fleet tells it
          const { phrase: around } = figure.place;
          if (mentionsOf(scene, { from: around.from, to: figure.counted.from }).length > 0) continue;
          if ((sentence.classes[phrase.from]! & CAPITAL) !== 0)
            // "of whom 4,000 were Croats under Jabala": the whole tells it
            return /^(?:of|among) (?:which|whom)$/.test(clause.connective ?? '') ? undefined : null;
        }
      }
      return undefined;
    },
  },
  {
    name: 'who-had-them',
    example: '12,000 men whom Mahmud had gathered; 300 men who served in the Roman fleet',
    read: whoHadThem,
  },
  {
    name: 'list-tail',
    example: 'seven dead and seven taken as prisoners in their ranks; lost six bombers and twelve Heinkels',
    read(scene, figure) {
      const next = scene.figures[scene.figures.indexOf(figure) + 1];
      if (!next || !isJoined(scene, figure, next)) return undefined;
      const { nounFrom, nounTo } = next.counted;
      const arms =
        isLoss(figure) && isEquipment(figure.counted) && figure.category === next.category
          ? scene.mentions.find(({ is, from, to }) => is === 'unit' && from >= nounFrom && to <= nounTo)
          : undefined;
      if (arms) return arms.side;
      for (const phrase of phrasesAfter(scene, next))
        if (phrase.preposition !== 'to' && /^(?:side|ranks?)$/.test(scene.sentence.word(phrase.to - 1) ?? ''))
          return whosePhrase(scene, phrase);
      return undefined;
    },
  },
  {
    name: 'enemy',
    example: '3,000 enemy troops; 30 enemy dead',
    read(scene, figure) {
      const { from, to } = ownWords(scene, figure);
      const { subject } = figure.place.clause;
      for (let at = from - 1; at < to; at++)
        if (isOpponent(scene.sentence, at))
          // "the enemy 30 killed", after whom the enemy is of
          return subject && subject.from <= at && at < subject.to && subject.to <= figure.counted.numberTo
            ? whosePhrase(scene, { from: subject.from, to: at + 1 })
            : scene.other(perspective(scene, { from, to }));
      return undefined;
    },
  },
  {
    name: 'of-these',
    example:
      'Only 50,000 of these fought; 800 of whom died; Of the 400 Malian soldiers 40 died; the remaining nine fled',
    read(scene, figure) {
      for (const { preposition, from } of phrasesAfter(scene, figure)) {
        const word = scene.sentence.word(from) ?? scene.sentence.word(from - 1) ?? '';
        if (preposition === 'of' && WHOM_OF.has(scene.sentence.word(from - 1) ?? word))
          return lastFigure(scene, figure);
        break;
      }
      const { sentence } = scene;
      const before = sentence.word(figure.counted.from - 1) ?? '';
      const isPart =
        WHOM_OF.has(before) && /^(?:of|among)$/.test(sentence.word(figure.counted.from - 2) ?? '');
      // "fifteen hundred cavalry, in which 750 were knights"
      const { clause, role } = figure.place;
      const isInside =
        clause.kind === 'relative' &&
        role === 'subject' &&
        // "the assault on the lines, in which 300 fell" is no part of a number
        (isLoss(figure) || isDeed(scene, clause.antecedent) || scene.figures[0] === figure
          ? /^(?:of|among) which$/
          : /^(?:in|of|among) which$/
        ).test(clause.connective ?? '');
      const deed = isLoss(figure) ? undefined : whoseDeed(scene, figure);
      if (deed !== undefined) return deed;
      // "Of these, 40 were killed"
      const isOf = clause.phrases.some(
        ({ preposition, from, at }) =>
          /^(?:of|among|amongst)$/.test(preposition) &&
          at < figure.counted.from &&
          WHOM_OF.has(sentence.word(from) ?? ''),
      );
      // "routed the Danes, 300 of whom were killed"
      const isOfNamed =
        /^(?:among|of) whom$/.test(clause.connective ?? '') &&
        clause.antecedent &&
        scene.figures[0] === figure;
      const named = isOfNamed ? whosePhrase(scene, clause.antecedent!) : undefined;
      if (named !== undefined) return named;
      if (isPart || isInside || isOf) return lastFigure(scene, figure);
      // "eleven French ships fled; the remaining nine were captured"
      const last = scene.figures[scene.figures.indexOf(figure) - 1];
      if (before === 'remaining' && isElided(figure.counted) && last) return last.side;
      // "Of the 400 Malian soldiers who took part, 40 were killed"
      const whole = clause.phrases.find(
        ({ preposition, at }) => /^(?:of|out of|among)$/.test(preposition) && at < figure.counted.from,
      );
      const isWhole = whole && isElided(figure.counted) && role === 'subject';
      return isWhole ? whosePhrase(scene, whole) : undefined;
    },
  },
  {
    name: 'phrase-around',
    example: 'a Swedish army of 700 infantry; the American loss of three cannons; Russian losses of 300',
    read(scene, figure) {
      const { phrase, clause } = figure.place;
      const force = forceBefore(scene, figure);
      if (force !== undefined) return force;
      if (phrase.from >= figure.counted.from) return undefined;
      // "claimed 30 Malian dead, the army only twelve": who counts is not who is counted
      const isSaid = clause.verb === null && scene.parentOf(clause)?.verb?.meaning === 'say';
      if (isSaid && figure.shares) return figure.shares.side;
      const before = { from: phrase.from, to: figure.counted.from };
      const taking = takingIn(scene, before);
      if (taking >= 0) {
        // "the capture of 300 Danes and 20 guns"
        const taken = whosePhrase(scene, { from: taking + 1, to: before.to });
        if (taken !== undefined) return taken;
        const whose = whosePhrase(scene, { from: before.from, to: taking });
        return typeof whose === 'number' ? scene.other(whose) : whose;
      }
      // "the British estimate of 225 aircraft": they count, and are not counted
      for (let at = before.from; at < before.to; at++)
        if (
          /^(?:estimates?|claims?|reports?|figures?|accounts?|counts?)$/.test(
            scene.sentence.word(at) ?? '',
          ) &&
          scene.sentence.word(at + 1) === 'of'
        )
          return undefined;
      const mentions = mentionsOf(scene, before);
      // "200 tanks (Swedish reports) or 88 tanks": what stands in brackets after another thing
      const { bracket } = scene.sentence;
      const own = bracket[figure.counted.from];
      const nearest = mentions.findLast(({ from }) => bracket[from]! < 0 || bracket[from] === own);
      if (!nearest && mentions.length > 0) return undefined;
      if (nearest) {
        for (let at = nearest.to; at < figure.counted.from; at++) {
          // "The battle saw the French inflict thousands of casualties"
          if (isLoss(figure) && DOES.test(scene.sentence.word(at) ?? '')) return scene.other(nearest.side);
          // "the Romans and 300 allies": what "and" joins is a thing of its own
          if (!/^(?:and|or)$/.test(scene.sentence.word(at) ?? '') || figure.shares) continue;
          // "General Horn and his infantry of 300 men"
          const isHis = at === nearest.to && POSSESSIVES.has(scene.sentence.word(at + 1) ?? '');
          if (!isHis) return undefined;
        }
        return nearest.side;
      }
      if (areOfPlace(scene, figure)) return undefined;
      // "killed 600 Danes with losses of their own of four"
      return whosePhrase(scene, before) ?? (isOwn(scene, before) ? whoseKiller(scene, clause) : undefined);
    },
  },
];
