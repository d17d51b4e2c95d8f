import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { POSSESSIVES } from '../../language/lexicon/function-words.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import { NUMBER, PREPOSITION } from '../../language/word-classes.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst, PUTS } from '../verbs-of-war.ts';
import { DEEDS } from './forces-before.ts';
import { mentionsOf } from './mentions-in-phrases.ts';
import { whoseForce } from './side-of-force.ts';
import { isLoss, type SideRule } from './side-rule.ts';
import type { Whose } from './whose.ts';
import { whosePhrase, whoseSubject } from './whose-words.ts';

/** What is carried by, or divided into. */
const CARRIERS = /^(?:aircraft|ship|vehicle)$/;

/** How one travels in something, or has one's men travel. */
const TRAVELS =
  /^(?:advance|approach|arrive|bring|brought|come|came|convey|cross|depart|embark|enter|escape|ferr|flee|fled|land|leave|left|put|reach|return|sail|set|ship|transport|travel)/;

/** The strengths of a sentence before one of them. */
const strengthsBefore = (scene: Scene, figure: Figure): Figure[] =>
  scene.figures.slice(0, scene.figures.indexOf(figure)).filter((each) => !isLoss(each));

/** Where the words before a figure begin that make it a sum: "in all", "altogether", "for a total of"; -1 where none do. */
function sumBefore({ sentence: { word } }: Scene, { counted }: Figure): number {
  const { from, left } = counted;
  if (word(from) === 'a' && /^(?:combined|grand|total)$/.test(word(from + 1) ?? ''))
    return word(from - 1) === 'for' ? from - 1 : from;
  for (let at = left; at >= left - 2 && at > 1; at--) {
    if (/^(?:altogether|totalling|totaling)$/.test(word(at) ?? '')) return at;
    if (word(at) === 'in' && /^(?:all|total)$/.test(word(at + 1) ?? '')) return at;
  }
  return -1;
}

/** Whose an army is "that Livy puts at 17,000 foot": who has it in the clause before. */
function whosePut(scene: Scene, figure: Figure): Whose {
  const { clause, preposition } = figure.place;
  const { sentence } = scene;
  const up = scene.parentOf(clause);
  if (!up || !PUTS.test(clause.verb?.lemma ?? '') || clause.verb!.passive) return undefined;
  if (!/^(?:as|at)$/.test(preposition ?? '') || clause.objects.length > 0) return undefined;
  if (!/^(?:that|which|whom)$/.test(clause.connective ?? '')) return undefined;
  const phrase = up.phrases.find(({ to }) => to === clause.from);
  const whom = phrase ?? up.objects.find(({ to }) => to === clause.from);
  if (!whom || !FORCE_NOUNS.has(headOf(sentence, whom))) return undefined;
  return (
    whosePhrase(scene, whom) ??
    whoseForce(scene, figure, up, phrase ? 'phrase' : 'object', phrase?.preposition ?? null)
  );
}

/** "stood the Danish Third Corps, 17,000 men", "spoke of a Danish army 17,000 strong": the force that a figure is the number of, where nothing but a comma is between. */
function namedBefore({ sentence }: Scene, { objects, phrases }: Clause, from: number): Range | undefined {
  const end = sentence.tokens[from - 1]?.kind === 'comma' ? from - 1 : from;
  const before = end < from ? objects : [...objects, ...phrases];
  return before.find((range) => range.to === end && FORCE_NOUNS.has(headOf(sentence, range)));
}

/** Whose a strength is of which the sentence tells another way to count it. */
export const WHOLES: readonly SideRule[] = [
  {
    name: 'sum',
    example: 'The Danes had two battalions and 14 tanks, in all some 9,000 men',
    read(scene, figure) {
      if (isLoss(figure)) return undefined;
      const at = sumBefore(scene, figure);
      if (at < 0 || scene.sentence.tokens[at - 1]?.kind !== 'comma') return undefined;
      const sides = new Set(strengthsBefore(scene, figure).map(({ side }) => side));
      return sides.size === 0 ? undefined : sides.size === 1 ? [...sides][0] : null;
    },
  },
  {
    name: 'part-of-them',
    example: 'Horn had 3,000 men, but 400 of them had no muskets; until 1,100 of his 2,600 men were down',
    read(scene, figure) {
      const { word, classes } = scene.sentence;
      const { numberTo, nounTo, nounFrom } = figure.counted;
      const owner = numberTo + 1;
      const isOfCounted = POSSESSIVES.has(word(owner) ?? '') && (classes[owner + 1]! & NUMBER) !== 0;
      if (word(numberTo) === 'of' && isOfCounted)
        return whosePhrase(scene, { from: owner, to: owner + 1 }) ?? undefined;
      const isOfThem = word(numberTo) === 'of' && /^(?:them|these)$/.test(word(numberTo + 1) ?? '');
      const whole = scene.figures[scene.figures.indexOf(figure) - 1];
      if (!isOfThem || isLoss(figure) || nounTo > nounFrom || !whole || isLoss(whole)) return undefined;
      return (whole.counted.high ?? 0) >= (figure.counted.low ?? 0) ? (whole.side ?? undefined) : undefined;
    },
  },
  {
    name: 'drawn-up-in',
    example: 'Horn had 5,200 infantry in nine battalions; Danish fighters in 20 trucks stormed the town',
    read(scene, figure) {
      const { clause, preposition, phrase } = figure.place;
      const { verb, subject } = clause;
      if (isLoss(figure) || preposition !== 'in' || phrase.from > figure.counted.from) return undefined;
      const at = phrase.from - 1;
      const isCarrier = CARRIERS.test(figure.category);
      const isParts = figure.category === 'formation';
      if (!isCarrier && !isParts) return undefined;
      const men = strengthsBefore(scene, figure).at(-1);
      const doer = verb !== null && !verb.passive && at > verb.from ? whoseSubject(scene, clause) : undefined;
      // "attacked 300 men in six ships", "put 300 Swedes in six ships": whose they were, the words do not tell
      const isOwn = doer === undefined || doer === men?.side;
      const isTheirs = men && endOf(men.counted) === at && (isParts || (isOwn && !isAgainst(clause)));
      if (isTheirs) return men.side ?? undefined;
      if (subject?.to === at && (verb === null || at < verb.from) && mentionsOf(scene, subject).length > 0)
        return whosePhrase(scene, subject);
      // "left the Swedes in two boats"
      const isOfOthers = scene.mentions.some(({ from }) => verb !== null && from >= verb.to && from < at);
      const travels = typeof doer === 'number' && !isOfOthers && TRAVELS.test(verb!.lemma);
      return isCarrier && travels ? doer : undefined;
    },
  },
  {
    name: 'put-of-force',
    example: 'Juel had an army that Livy puts at 17,000 foot',
    read: (scene, figure) => (isLoss(figure) ? undefined : whosePut(scene, figure)),
  },
  {
    name: 'number-of-named',
    example:
      'The rest of the Danish army, about 2,500 men, fled; Opposite stood the Danish corps, 17,000 men',
    read(scene, figure) {
      const { sentence } = scene;
      const { clause, role } = figure.place;
      const { left, from } = figure.counted;
      if (role === 'object' && !isLoss(figure)) {
        const named = namedBefore(scene, clause, figure.place.phrase.from);
        const whose = named && mentionsOf(scene, named).length > 0 ? whosePhrase(scene, named) : undefined;
        if (whose !== undefined) return whose;
      }
      const mark = Math.max(left, from) - 1;
      const isAside =
        role === 'subject' &&
        clause.kind === 'main' &&
        sentence.tokens[clause.subject!.from - 1]?.kind === 'comma' &&
        sentence.tokens[clause.subject!.to]?.kind === 'comma' &&
        clause.subject!.to === endOf(figure.counted);
      if (!isAside || mark < 2) return undefined;
      const named = { from: 0, to: clause.subject!.from - 1 };
      const head = headOf(sentence, named);
      const isForce =
        (sentence.classes[0]! & PREPOSITION) === 0 &&
        (FORCE_NOUNS.has(head) || PARTS.test(head)) &&
        !hasVerb(scene, named);
      return isForce && mentionsOf(scene, named).length > 0 ? whosePhrase(scene, named) : undefined;
    },
  },
  {
    name: 'yields-to',
    example: 'Some 700 men surrendered to Horn; The garrison, 700 strong, surrendered to the Swedes',
    read(scene, figure) {
      const { clause, role } = figure.place;
      const up = clause.kind === 'apposition' && clause.verb === null ? scene.parentOf(clause) : clause;
      const { verb, subject, phrases } = up ?? clause;
      if (!verb || verb.passive || verb.negated || subject === null) return undefined;
      if (!/^(?:capitulate|surrender)/.test(verb.lemma) || mentionsOf(scene, subject).length > 0)
        return undefined;
      if (up === clause && role !== 'subject') return undefined;
      const to = phrases.find(({ preposition, at }) => preposition === 'to' && at >= verb.to);
      const whose = to ? whosePhrase(scene, to) : undefined;
      return typeof whose === 'number' ? (scene.other(whose) ?? undefined) : undefined;
    },
  },
];

/** What is left of a force, or a part of it. */
const PARTS =
  /^(?:best|bulk|flower|half|majority|most|part|pride|remainder|remains|remnants?|rest|survivors|whole)$/;

const hasVerb = ({ tree }: Scene, { from, to }: Range): boolean =>
  tree.clauses.some(({ verb }) => verb !== null && verb.from >= from && verb.from < to);

/** Whether a phrase is an attack or the like: "the first Swedish attack, in which six battalions took part". */
export const isDeed = ({ sentence }: Scene, range: Range | null): range is Range =>
  range !== null && DEEDS.test(headOf(sentence, range));

/** Whose those are who take part in what one side does: "the Swedish attack, in which six battalions took part". */
export function whoseDeed(scene: Scene, { place: { clause, role } }: Figure): Whose {
  const { verb, antecedent, kind, connective } = clause;
  if (kind !== 'relative' || role !== 'subject' || connective !== 'in which' || verb?.passive)
    return undefined;
  if (!/^(?:take|took|participate|fight|fought|join|engage)/.test(verb?.lemma ?? '')) return undefined;
  // "the first attack on 29 April, in which": what comes before the date
  const deed = isDeed(scene, antecedent) ? antecedent : (scene.parentOf(clause)?.subject ?? null);
  return isDeed(scene, deed) ? whosePhrase(scene, deed) : undefined;
}
