import { WEEKDAYS } from '../../language/lexicon/labels.ts';
import { NUMBER_NOUNS } from '../../language/lexicon/number-words.ts';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import { STATING, verbForm } from '../../language/verbs.ts';
import { CAPITAL, MARK, NUMBER, PREPOSITION } from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { headOf, trimmed, wordOf } from '../speaker-phrases.ts';
import { CONTRASTS, depthOf, isWithin, type Saying, type SayingRule } from './saying-rule.ts';
import { isSomebody, sayingOf, thatBefore } from './sayings.ts';
import { invertedSubject, type Speaker, speakerAt } from './speakers.ts';
import { canSpeak } from './who-can-speak.ts';

/** Before an estimate they tell nothing of whose it is. */
const NOBODYS: ReadonlySet<string> = new Set([
  ...['current', 'different', 'exact', 'high', 'higher', 'low', 'lower', 'many', 'most', 'other', 'possible'],
  ...['precise', 'some', 'such', 'these', 'those', 'total', 'various'],
]);

/** "estimates by historians of the number of dead": those who make them. */
function makerIn(sentence: Sentence, { from, to }: Range): Range {
  for (let at = from + 1; at < to; at++)
    if (wordOf(sentence, at) === 'of' && /^(?:her|his|its|the|their)$/.test(wordOf(sentence, at + 1)))
      return { from, to: at };
  return { from, to };
}

/** "the ministry said", "the army told reporters", "Smith wrote in 1890": whether what a verb of saying tells stands elsewhere. */
function hasNothingToSay({ sentence }: Scene, { verb, objects, phrases }: Clause): boolean {
  let to = verb!.to;
  if (/^t(?:ell|old)/.test(wordOf(sentence, verb!.head)) && objects[0]?.from === to) to = objects[0].to;
  // "as Smith points out"
  if (verb!.lemma === 'point' && wordOf(sentence, to) === 'out') to++;
  // "activists said Thursday"
  if (WEEKDAYS.test(wordOf(sentence, to))) to++;
  if (objects.some(({ from }) => from >= to)) return false;
  for (const phrase of phrases) {
    if (phrase.at < to) continue;
    if (sentence.tokens[to]?.kind === 'comma') break;
    if (phrase.at > to || !OF_OCCASION.test(phrase.preposition)) return false;
    to = phrase.to;
  }
  while (sentence.dated[to]) to++;
  return /^(?:comma|mark|semicolon|stop)$/.test(sentence.tokens[to]?.kind ?? 'stop');
}

/** "…, the Red Cross said", "as Smith puts it", "Livy tells us": whether a clause beside what it says holds nothing but that. */
function isAsideThatSays(scene: Scene, clause: Clause, subject: Range): boolean {
  const { sentence } = scene;
  const { connective } = clause;
  const verb = clause.verb!;
  const object = wordOf(sentence, verb.to);
  const isAs = connective === 'as';
  const isPut = isAs && object === 'it' && /^(?:put|have|tell|describe)$/.test(verb.lemma);
  // "a spokesman told AFP", but not "as the king had told him"
  const [whom] = clause.objects;
  const isToSomebody =
    !isAs &&
    whom?.from === verb.to &&
    clause.objects.length === 1 &&
    isSomebody(scene, whom) &&
    canSpeak(scene, subject, 'he');
  const isTold = verb.lemma === 'tell' && (object === 'us' || isToSomebody);
  if (!isPut && !isTold && verb.meaning !== 'say' && !STATING.has(verb.lemma)) return false;
  if ((verb.form !== 'finite' && verb.form !== 'perfect') || connective === 'and') return false;
  const opens =
    isAs ||
    wordOf(sentence, subject.from - 1) === 'so' ||
    sentence.tokens[subject.from - 1]?.kind === 'comma';
  if (!opens || !(isPut || (isTold && !isToSomebody) || hasNothingToSay(scene, clause))) return false;
  return !scene.tree.clauses.some(
    (other) => scene.parentOf(other) === clause && other.from >= verb.to && other.verb?.form !== 'ing',
  );
}

/** "…, reports Livy, …": the name after a form that is as well a noun's; null where a clause holds anything else. */
function namedAfterVerb({ sentence }: Scene, { kind, verb, from, to }: Clause): Range | null {
  if (kind !== 'apposition' || verb !== null) return null;
  let first = from;
  while (first < to && sentence.classes[first] === MARK) first++;
  let last = to;
  while (last > first && sentence.classes[last - 1] === MARK) last--;
  const said = verbForm(wordOf(sentence, first));
  if (!said?.present || (said.meaning !== 'say' && !STATING.has(said.lemma)) || last - first < 2) return null;
  for (let at = first + 1; at < last; at++)
    if ((sentence.classes[at]! & (CAPITAL | NUMBER)) !== CAPITAL) return null;
  return { from: first + 1, to: last };
}

const isSetApart = ({ kind, subject }: Clause): boolean => kind === 'contrast' && subject !== null;

/** "if Livy is to be believed", "if we may trust Livy": whom a condition tells to trust; null where it tells something else. */
function believedIn(scene: Scene, clause: Clause): Range | null {
  const { sentence } = scene;
  const { verb, subject, objects } = clause;
  if (verb === null || subject === null) return null;
  if (/^(?:one|we|you)$/.test(wordOf(sentence, subject.from)))
    return TRUST.test(verb.lemma) && objects.length === 1 ? objects[0]! : null;
  if (verb.passive) return TRUST.test(verb.lemma) ? subject : null;
  if (verb.meaning !== 'be') return null;
  if (RIGHT.test(wordOf(sentence, verb.to)))
    return /^(?:comma|stop)$/.test(sentence.tokens[verb.to + 1]?.kind ?? 'stop') ? subject : null;
  const infinitive = scene.tree.clauses.find(
    (each) => each.kind === 'infinitive' && scene.parentOf(each) === clause && each.verb?.passive,
  );
  return infinitive && TRUST.test(infinitive.verb!.lemma) ? subject : null;
}

const TRUST = /^(?:accept|believe|credit|follow|rely|trust)/;

const RIGHT = /^(?:accurate|correct|reliable|right|trustworthy)$/;

/** "…, whereas the Danes actually lost 50", "…; in fact 50 fell": whether a clause is set against what somebody says. */
function isInFact({ sentence, tree }: Scene, clause: Clause): boolean {
  const isSet =
    /^(?:contrast|coordinate)$/.test(clause.kind) || /^wh(?:en|ile)$/.test(clause.connective ?? '');
  if (!isSet) return false;
  for (let at = clause.from; at < clause.to; at++)
    if (tree.clauses[tree.clauseOf[at]!] === clause && IN_FACT.test(wordOf(sentence, at))) return true;
  return false;
}

const IN_FACT = /^(?:actually|fact|really|reality|truth)$/;

const GIVES = /^(?:cite|give|quote)/;

/** They tell when, where and to whom somebody speaks. */
const OF_OCCASION = /^(?:after|at|before|during|in|on|to)$/;

const said = (rule: string, speaker: Speaker | null, depth: number): Saying => ({
  rule,
  speaker,
  denied: false,
  depth,
});

/** Who says so by a clause that states. */
export const SAID_IN_CLAUSES: readonly SayingRule[] = [
  {
    name: 'says',
    example:
      'The MNLA said that five were killed; Livy puts the dead at 5,000; The death toll was put at 43 by the Red Cross',
    read(scene, figure) {
      const found: Saying[] = [];
      let child: Clause | null = null;
      for (
        let clause: Clause | null = figure.place.clause;
        clause;
        child = clause, clause = scene.parentOf(clause)
      ) {
        const saying = sayingOf(scene, figure, clause, child);
        if (saying) found.push({ ...saying, rule: 'says', depth: depthOf(scene, clause) });
        // "Smith says 300 were lost, Jones 400": nobody passes on what Jones says
        if (saying && clause.verb === null) break;
        // nor on "The army said 43 died, the rebels said 120"
        const beside = saying && clause.kind === 'coordinate' && clause.connective === null && clause.subject;
        if (beside && scene.parentOf(clause)?.verb?.meaning !== 'say') break;
        // who says it, and who passes that on
        if (found.length === 2) break;
        if (isInFact(scene, clause)) break;
        // what is set against what somebody says, or is said by another, is not said by them
        const outer = scene.parentOf(clause);
        const isAfterThat = outer?.verb != null && thatBefore(scene, clause, outer)?.to === clause.from;
        if (clause.kind === 'subordinate' && CONTRASTS.test(clause.connective ?? '') && !isAfterThat) break;
        const isOwn =
          CONTRASTS.test(clause.connective ?? '') || clause.verb?.meaning === 'say' || saying !== null;
        if (clause.kind === 'contrast' && clause.subject !== null && isOwn && clause.verb !== null) break;
      }
      return found;
    },
  },
  {
    name: 'estimate-is',
    example:
      'The official Russian estimate was 5,500; independent estimates range from 5,000 to 14,000; later claims by the rebels were 71',
    read(scene, figure) {
      const { clause } = figure.place;
      const { subject, verb } = clause;
      if (!subject || !verb || verb.passive || verb.meaning === 'say' || figure.counted.numberTo <= verb.to)
        return null;
      const { sentence } = scene;
      const own = trimmed(sentence, subject);
      if (!/^(?:estimates?|counts?|claims?|figures?|reckoning|tall(?:y|ies))$/.test(headOf(sentence, own)))
        return null;
      // "later claims by the rebels were"
      const by = clause.phrases.find(
        ({ preposition, at }) => preposition === 'by' && at >= own.from && at < verb.from,
      );
      if (by)
        return said('estimate-is', speakerAt(scene, makerIn(sentence, by), clause), depthOf(scene, clause));
      let to = own.from;
      while (to < own.to && (sentence.classes[to]! & PREPOSITION) === 0) to++;
      // "possible estimates", "estimates" alone are nobody's
      if (to - own.from < 2 || NOBODYS.has(wordOf(sentence, own.from))) return null;
      // "the real figure" neither, but "Smith's figure"
      const isOwned = isPossessive(sentence, own.from) || isPossessive(sentence, to - 2);
      if (/^figures?$/.test(wordOf(sentence, to - 1)) && !isOwned) return null;
      return said('estimate-is', { scene, range: { from: own.from, to } }, depthOf(scene, clause));
    },
  },
  {
    name: 'figure-given',
    example: 'The Danes lost 300 men, a figure given by Smith; They lost 300, a number that Smith accepts',
    read(scene, figure) {
      const { sentence } = scene;
      for (const clause of scene.tree.clauses) {
        const { antecedent, verb, kind } = clause;
        if (!antecedent || !verb || !/^(?:participle|relative)$/.test(kind)) continue;
        if (!NUMBER_NOUNS.has(headOf(sentence, antecedent))) continue;
        if (wordOf(sentence, antecedent.from) !== 'a' && wordOf(sentence, antecedent.from) !== 'an') continue;
        // right after the figure, and a comma between
        const isNext =
          sentence.tokens[antecedent.from - 1]?.kind === 'comma' &&
          Math.max(endOf(figure.counted), figure.words.to) >= antecedent.from - 1 &&
          figure.counted.from < antecedent.from;
        if (!isNext || !(verb.meaning === 'say' || STATING.has(verb.lemma) || GIVES.test(verb.lemma)))
          continue;
        const by = clause.phrases.find(({ preposition, at }) => preposition === 'by' && at >= verb.to);
        const range = verb.passive ? by : clause.subject;
        if (!range) continue;
        const depth = depthOf(scene, figure.place.clause) + 0.5;
        return said('figure-given', speakerAt(scene, range, clause), depth);
      }
      return null;
    },
  },
  {
    name: 'if-believed',
    example:
      'If Livy is to be believed, the Gauls lost 300 men; The Gauls lost 300 men, if we may trust Livy; If Livy’s figures are correct, 300 fell',
    read(scene, figure) {
      for (const clause of scene.tree.clauses) {
        if (clause.kind !== 'subordinate' || clause.connective !== 'if') continue;
        const up = scene.parentOf(clause);
        if (
          up === null ||
          figure.place.clause === clause ||
          !isWithin(scene, figure.place.clause, up, isSetApart)
        )
          continue;
        const believed = believedIn(scene, clause);
        if (believed === null || !canSpeak(scene, believed, 'they')) continue;
        const speaker = speakerAt(scene, believed, clause);
        return said('if-believed', speaker, depthOf(scene, up) - 0.5);
      }
      return null;
    },
  },
  {
    name: 'said-after',
    example:
      'Forty soldiers died, the Red Cross said; Forty men died, said the army; The army, local media reported, lost 40 men',
    read(scene, figure) {
      for (const clause of scene.tree.clauses) {
        const { verb, subject, kind } = clause;
        const named = namedAfterVerb(scene, clause);
        if (
          named &&
          isWithin(scene, figure.place.clause, scene.parentOf(clause)!, (inner) => inner === clause)
        )
          return said('said-after', { scene, range: named }, depthOf(scene, clause) - 1.25);
        if (!verb || verb.passive || kind === 'relative' || kind === 'main') continue;
        const up = scene.parentOf(clause);
        const isBeside =
          up !== null &&
          figure.place.clause !== clause &&
          isWithin(scene, figure.place.clause, up, (inner) => inner.kind === 'contrast' || inner === clause);
        if (!isBeside) continue;
        if (subject && !isAsideThatSays(scene, clause, subject)) continue;
        const range = subject ?? invertedSubject(scene, clause);
        if (range) return said('said-after', speakerAt(scene, range, clause), depthOf(scene, up) - 0.25);
      }
      return null;
    },
  },
];
