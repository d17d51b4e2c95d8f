import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { DOCUMENTS, isTeller } from '../../language/lexicon/speech-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { PRONOUN } from '../../language/word-classes.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf, isElided } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst, PUTS } from '../verbs-of-war.ts';
import { WEARS, wearsAway } from './befallen.ts';
import { lossesNamed } from './losses-named.ts';
import { mentionsOf } from './mentions-in-phrases.ts';
import { oneSideSoFar } from './one-side-so-far.ts';
import { flees } from './side-by-verb.ts';
import { isJoined, isLoss, type SideRule } from './side-rule.ts';
import { subjectRange } from './subjects.ts';
import type { Whose } from './whose.ts';
import { whosePhrase, whoseSubject } from './whose-words.ts';

/** So many sentences back a topic may lie. */
const FARTHEST = 3;

/** Subjects that give a number and have none: "recent estimates are", "this figure stood at". */
const NUMBER_GIVERS =
  /^(?:estimates?|figures?|numbers?|totals?|sources?|accounts?|strength|size|historians?|chroniclers?|authors?|reports?|scholars?|count)$/;

/** Words of what adds to a figure before: "another 300", "in addition". */
const ADDING =
  /^(?:another|further|more|additional|addition|also|others?|additionally|besides|furthermore|moreover)$/;

/** The side of all figures before one in its sentence, where there are some, and where it names no other side before that one. */
function sideOfAllBefore({ figures, mentions }: Scene, figure: Figure, named = true): Whose {
  const sides = new Set(figures.slice(0, figures.indexOf(figure)).map(({ side }) => side));
  if (named) for (const { side, from } of mentions) if (from < figure.counted.from) sides.add(side);
  return sides.size === 1 ? ([...sides][0] ?? undefined) : undefined;
}

/** Whether the subject of a clause fares ill in it: "were routed", "fled", "lost heavily". */
const faresIll = (clause: Clause): boolean =>
  clause.verb !== null &&
  !clause.verb.negated &&
  (clause.verb.passive
    ? isAgainst(clause) || STOPPED.test(clause.verb.lemma) || clause.verb.meaning === 'lose'
    : flees(clause) || FAILS.test(clause.verb.lemma) || /^(?:lose|suffer)$/.test(clause.verb.meaning ?? ''));
/** What is done to those who attack in vain. */
const STOPPED = /^(?:check|halt|stop)/;
/** What an attack does that comes to nothing. */
const FAILS = /^(?:fail|falter|founder|miscarr)/;

/** Nouns of what befalls those whose it is: "The Danish defeat was total". */
const DEFEATS = /^(?:annihilation|collapse|defeat|destruction|disaster|rout|surrender)$/;

/** "The Danish defeat was total; 300 men captured": whose the defeat is of which the main clause of a sentence tells. */
function whoseDefeat(scene: Scene, figure: Figure): Whose {
  const main = scene.tree.clauses.find(({ kind }) => kind === 'main');
  const { place, counted } = figure;
  if (!main?.subject || main.verb?.meaning !== 'be' || place.clause === main) return undefined;
  if (!DEFEATS.test(headOf(scene.sentence, main.subject))) return undefined;
  const from = main.verb.to;
  if (scene.mentions.some((mention) => mention.from >= from && mention.from < counted.from)) return undefined;
  return mentionsOf(scene, main.subject).length > 0 ? whosePhrase(scene, main.subject) : undefined;
}

/** Whose the losses are of those whom the clause before tells to fare ill; undefined where it tells of no one. */
function whoseFate(scene: Scene, figure: Figure): Whose {
  const { clauses } = scene.tree;
  const own = figure.place.clause;
  const isLater = (each: Clause): boolean =>
    each.from < own.from && JOINED.test(each.kind) && each.verb !== null;
  const inSentence = clauses.filter(isLater).at(-1);
  if (inSentence) return faresIll(inSentence) ? whoseSubject(scene, inSentence) : undefined;
  const { before } = scene;
  // whose losses were told already are not told anew
  if (before?.figures.some(isLoss)) return undefined;
  const last = before?.tree.clauses.filter(({ kind, verb }) => JOINED.test(kind) && verb !== null).at(-1);
  return before && last && faresIll(last) ? whoseSubject(before, last) : undefined;
}
const JOINED = /^(?:main|coordinate|contrast)$/;

/** The one side that a sentence is about: whom its main clause is about, else whose all its figures are. */
function topicOf(scene: Scene, depth = 0): Whose {
  const main = scene.tree.clauses.find(({ kind, subject }) => kind === 'main' && subject);
  const subject = main?.subject;
  if (subject && isOfForce(scene, subject)) {
    const whose = whosePhrase(scene, subject);
    if (whose !== undefined) return whose;
  }
  const sides = new Set(scene.figures.map(({ side }) => side));
  if (sides.size === 1) return [...sides][0];
  if (sides.size > 1 || scene.mentions.length > 0) return null;
  return scene.before && depth < FARTHEST ? topicOf(scene.before, depth + 1) : null;
}

/** Whether a phrase is about people or what they make up, rather than about a battle or a report of theirs. */
function isOfForce(scene: Scene, range: Range): boolean {
  const head = headOf(scene.sentence, range);
  return (
    FORCE_NOUNS.has(head) ||
    scene.mentions.some(({ from, to, possessive }) => !possessive && from >= range.from && to === range.to)
  );
}

/** Whose losses a sentence tells: of whom it counts them, whom it says they befell, or whose they are called. */
function lossesOf(scene: Scene, depth = 0): Whose {
  const sides = new Set(scene.figures.filter(isLoss).map(({ side }) => side));
  const [side] = sides;
  if (sides.size > 1 || typeof side === 'number') return sides.size === 1 ? side : null;
  const named = lossesNamed(scene, scene.sentence.tokens.length);
  if (named !== undefined) return named;
  if (sides.size === 0) {
    const last = scene.tree.clauses.filter(({ kind, verb }) => JOINED.test(kind) && verb !== null).at(-1);
    if (last && faresIll(last)) return whoseSubject(scene, last);
  }
  return scene.before && scene.mentions.length === 0 && depth < FARTHEST
    ? lossesOf(scene.before, depth + 1)
    : undefined;
}

/** The clause in which somebody states a number, be it the one around it: "puts the figure at 300 – 200 dead and 100 taken". */
function statingClause(scene: Scene, { place }: Figure): Clause | null {
  for (let up: Clause | null = place.clause, depth = 0; up && depth < FARTHEST; depth++) {
    if (up.verb && !up.verb.passive && (up.verb.meaning === 'say' || PUTS.test(up.verb.lemma))) return up;
    up = scene.parentOf(up);
  }
  return null;
}

/** Words that open a sentence about those who were there as well: "With them were". */
const BESIDE_THEM = /^(?:accompanying|alongside|behind|beside|escorting|following|supporting|under|with)$/;

const isName = ({ sentence }: Scene, at: number): boolean =>
  sentence.tokens[at]!.capital && (sentence.classes[at]! & PRONOUN) === 0;

/** What the sentence before was about. */
export const TOPIC_WORDS: readonly SideRule[] = [
  {
    name: 'losses-go-on',
    example: 'The fleet of the Swedes lost four ships. Two frigates were captured',
    goesOn: true,
    read(scene, figure) {
      const { before, figures, mentions } = scene;
      const { counted, bearer, place, outcome } = figure;
      if (!isLoss(figure) || bearer !== 'itself' || place.role !== 'subject' || figures[0] !== figure)
        return undefined;
      if (counted.from > 2 || place.clause.kind !== 'main' || !before || mentions.length > 0)
        return undefined;
      const told = before.figures.filter(isLoss);
      const last = before.tree.clauses.filter(({ kind, verb }) => JOINED.test(kind) && verb !== null).at(-1);
      if (told.length === 0 || !last || !faresIll(last)) return undefined;
      // "Three hundred were killed", after "lost 300 men", may be of anyone
      if (told.some((each) => each.outcome === outcome)) return undefined;
      const whose = whoseSubject(before, last);
      return told.every(({ side }) => side === whose) ? whose : undefined;
    },
  },
  {
    name: 'worn-away',
    example: 'The Swedes camped at the lake. Over the winter, 300 men died of disease and 40 deserted',
    read(scene, figure) {
      const { place, bearer, outcome } = figure;
      const { verb, phrases, kind } = place.clause;
      if (!isLoss(figure) || !verb || verb.passive || !JOINED.test(kind)) return undefined;
      if (scene.mentions.length > 0 || figure.category !== 'personnel') return undefined;
      const isWorn =
        wearsAway(scene, place.clause) ||
        (bearer === 'itself' &&
          place.role === 'subject' &&
          (outcome === 'deserted' ||
            /^(?:drown|froze|freez|starv)/.test(verb.lemma) ||
            phrases.some(
              ({ preposition, to }) =>
                /^(?:from|of)$/.test(preposition) && WEARS.test(scene.sentence.word(to - 1) ?? ''),
            )));
      return isWorn ? oneSideSoFar(scene) : undefined;
    },
  },
  {
    name: 'there-are',
    example: 'The Swedish garrison was weak. There were 800 men and 20 guns',
    read(scene, figure) {
      const { before, sentence, mentions } = scene;
      const { clause } = figure.place;
      if (isLoss(figure) || clause.verb?.meaning !== 'be') return undefined;
      if (clause.subject === null || sentence.word(clause.subject.from) !== 'there') return undefined;
      // "The Danes had 9,000 men, but there were never more than 4,000 under arms"
      if (/^(?:contrast|coordinate)$/.test(clause.kind)) return sideOfAllBefore(scene, figure);
      if (!before || clause.kind !== 'main') return undefined;
      // "there were 800 men in the castle": whoever held it
      const isAlso = ADDING.test(sentence.word(clause.verb.to) ?? '');
      if (!isAlso && (mentions.length > 0 || clause.phrases.some(({ preposition }) => preposition !== 'of')))
        return undefined;
      const sides = new Set(before.mentions.map(({ side }) => side));
      return sides.size === 1 ? (topicOf(before) ?? undefined) : undefined;
    },
  },
  {
    name: 'with-them',
    example: 'The Swedish fleet sailed. With it were six frigates; Accompanying them were 300 men',
    read(scene, figure) {
      const { sentence } = scene;
      const { clause, role } = figure.place;
      if (isLoss(figure) || role !== 'object' || clause.verb?.meaning !== 'be' || clause.subject !== null)
        return undefined;
      const isOpened = BESIDE_THEM.test(sentence.word(0) ?? '') && clause.verb.from === 2;
      return isOpened ? (whosePhrase(scene, { from: 1, to: 2 }) ?? undefined) : undefined;
    },
  },
  {
    name: 'fate-before',
    example: 'The Russians were routed. 400 were taken prisoner',
    goesOn: true,
    read(scene, figure) {
      const { counted, place, bearer } = figure;
      if (!isLoss(figure) || bearer !== 'itself') return undefined;
      const defeated = whoseDefeat(scene, figure);
      if (defeated !== undefined) return defeated;
      // "was cut to pieces, 600 being killed and 200 taken"
      const { clause } = place;
      if (place.role === 'object' && clause.verb?.passive) {
        if (clause.kind !== 'participle')
          return faresIll(clause) ? (whoseSubject(scene, clause) ?? undefined) : undefined;
        const last = scene.figures[scene.figures.indexOf(figure) - 1];
        return last && isLoss(last) && clause.antecedent?.to === clause.from
          ? (last.side ?? undefined)
          : undefined;
      }
      // "Four guns, two mortars and 300 rifles were lost": the list has one verb
      const next = scene.figures[scene.figures.indexOf(figure) + 1];
      const isListed = place.role === 'free' && next !== undefined && isJoined(scene, figure, next);
      if ((isListed ? next.place : place).role !== 'subject') return undefined;
      // "the Australians were killed. 245 bodies were found": those may be anyone's
      if (counted.outcome !== null) return undefined;
      // "30 rebels were killed while two soldiers were wounded"
      const isSetAgainst = /^(?:whereas|while|whilst)$/.test(place.clause.connective ?? '');
      if (isSetAgainst && counted.nounTo > counted.nounFrom) return undefined;
      if (!JOINED.test(place.clause.kind)) return undefined;
      const own = { from: place.clause.from, to: Math.max(counted.nounTo, counted.numberTo) };
      if (scene.mentions.some(({ from }) => from >= own.from && from < own.to)) return undefined;
      return whoseFate(scene, figure) ?? undefined;
    },
  },
  {
    name: 'number-of-subject',
    example: 'The Swedes wanted to win; over 20,000 fought and 5,000 died',
    read(scene, { place: { clause, role }, counted }) {
      const { verb, kind } = clause;
      if (role !== 'subject' || !isElided(counted) || !verb || verb.passive || !JOINED.test(kind))
        return undefined;
      if (!/^(?:desert|die|fight|flee)$/.test(verb.meaning ?? '')) return undefined;
      const told = scene.tree.clauses.filter(
        ({ from, subject }) => subject !== null && from < clause.from && subject.to <= counted.from,
      );
      const first = told.find(
        ({ subject, objects }) => objects.length > 0 || mentionsOf(scene, subject!).length > 0,
      );
      const [named] = first ? mentionsOf(scene, first.subject!) : [];
      if (!first || !named || named.is !== 'people' || named.possessive || isAgainst(first)) return undefined;
      return scene.mentions.every(({ side, from }) => from > counted.from || side === named.side)
        ? named.side
        : undefined;
    },
  },
  {
    name: 'only-so-many',
    example: 'The Danes fled, but only eleven ships escaped',
    read(scene, figure) {
      const { place, counted } = figure;
      const isOnly = scene.sentence.word(counted.from - 1) === 'only' || counted.qualifier !== null;
      if (isLoss(figure) || place.role !== 'subject' || place.clause.kind !== 'contrast') return undefined;
      return isOnly && place.clause.connective === 'but'
        ? (whoseFate(scene, figure) ?? undefined)
        : undefined;
    },
  },
  {
    name: 'adds-to-before',
    example: 'Finnish casualties were 1,200. In addition, 300 went missing',
    goesOn: true,
    read(scene, figure) {
      const { sentence, figures, before } = scene;
      const { counted } = figure;
      const own = figures[figures.indexOf(figure) - 1];
      // "put the dead at 8,000, with another 7,000 captured"
      if (own && isLoss(own) && isLoss(figure) && figure.place.preposition === 'with')
        return ADDING.test(sentence.word(counted.numberTo - 2) ?? '') ? (own.side ?? undefined) : undefined;
      // "Eleven Danish ships broke through; the remaining nine were captured"
      const isRest =
        /^(?:other|remaining)$/.test(sentence.word(counted.from - 1) ?? '') &&
        sentence.word(counted.from - 2) === 'the';
      if (own && isRest) return sideOfAllBefore(scene, figure, false);
      // "A further 2,000 men blocked the pass": those who do something to others may be anybody's
      const { clause, role } = figure.place;
      if (!isLoss(figure) && role === 'subject' && isAgainst(clause) && !clause.verb!.passive)
        return undefined;
      // "Another army of 300 men came": whose it is, is not told
      if (own || counted.from > 5 || figure.place.of >= 0) return undefined;
      if (scene.mentions.some(({ from }) => from < counted.nounTo)) return undefined;
      let adds = false;
      for (let at = 0; at < Math.max(counted.nounTo, counted.numberTo); at++)
        if (ADDING.test(sentence.word(at) ?? '')) adds = true;
      const last = before?.figures.at(-1);
      if (!adds || !last || isLoss(last) !== isLoss(figure)) return undefined;
      const isMore = ADDING.test(
        sentence.word(0) === 'in' ? (sentence.word(1) ?? '') : (sentence.word(0) ?? ''),
      );
      // "Three more destroyers" add to destroyers, and "another 300 men" to no ships; "In addition, 300 men" to whatever they had
      const isSame =
        (isLoss(figure) && before!.figures.every((each) => !isLoss(each) || each.side === last.side)) ||
        (isMore && before?.figures.every(({ side }) => side === last.side)) ||
        (sentence.word(counted.nounTo - 1) ?? '') === before?.sentence.word(last.counted.nounTo - 1);
      return isSame ? (last.side ?? undefined) : undefined;
    },
  },
  {
    name: 'number-of-topic',
    example:
      'The Turkish force came up. Old writers put this number at 150,000; recent estimates are between 6,000 and 8,000 men',
    read(scene, figure) {
      const { clause } = figure.place;
      const subject = subjectRange(scene, clause);
      const told = scene.figures[scene.figures.indexOf(figure) - 1];
      // "They claim 9,234 Swedish corpses; Englund reckons with 6,900 dead": another number of the same
      const isOfAnother =
        told !== undefined &&
        isLoss(figure) &&
        told.outcome === figure.outcome &&
        clause !== told.place.clause &&
        clause.verb?.meaning === 'say' &&
        told.place.clause.verb?.meaning === 'say' &&
        clause.subject !== null &&
        !scene.mentions.some(({ from }) => from >= clause.subject!.from && from < figure.counted.nounTo);
      if (isOfAnother) return told.side ?? undefined;
      // "The chronicle lists 300 dead", after "The Swedes lost heavily"
      const stating = isLoss(figure) && told === undefined ? statingClause(scene, figure) : null;
      const isListed =
        stating !== null &&
        stating.subject !== null &&
        (DOCUMENTS.has(headOf(scene.sentence, stating.subject)) ||
          isTeller(headOf(scene.sentence, stating.subject)) ||
          // "Englund states 300 killed"
          isName(scene, stating.subject.to - 1));
      if (isListed) {
        // "thought that the attackers had lost hundreds, whereas Smith gives 300 dead": of those it goes on
        const lost = scene.tree.clauses.find(
          (each) => each.verb !== null && each.verb.to <= stating.from && faresIll(each),
        );
        const whose = lost ? whoseSubject(scene, lost) : scene.before ? lossesOf(scene.before) : undefined;
        const isOfClause = ({ from }: Range) => scene.clauseAt(from) === stating;
        return typeof whose === 'number' &&
          scene.mentions.every((mention) => mention.side === whose || !isOfClause(mention))
          ? whose
          : undefined;
      }
      // "claimed 665 Danish prisoners, although the real figure is 220 prisoners"
      const last = told ? endOf(told.counted) : 0;
      if (scene.mentions.some(({ from }) => from >= last)) return undefined;
      const isGiven =
        figure.rule === 'says-figure' ||
        (subject !== null &&
          // "a total of 300 men" is no number of others
          !(subject.range.from <= figure.counted.from && figure.counted.from < subject.range.to) &&
          NUMBER_GIVERS.test(headOf(scene.sentence, subject.range))) ||
        clause.objects.some((object) => NUMBER_GIVERS.test(headOf(scene.sentence, object)));
      if (!isGiven) return undefined;
      if (told) return isLoss(told) === isLoss(figure) ? (told.side ?? undefined) : undefined;
      return (scene.before && topicOf(scene.before)) ?? undefined;
    },
  },
];
