import type { Clause } from '../language/sentence.ts';
import { STATING } from '../language/verbs.ts';
import { PREPOSITION } from '../language/word-classes.ts';
import { CONTRASTS, depthOf, isWithin, type Saying, type SayingRule } from './saying-rule.ts';
import { sayingOf } from './sayings.ts';
import { headOf, trimmed, wordOf } from './speaker-phrases.ts';
import { speakerAt } from './speakers.ts';

/** Before an estimate they tell nothing of whose it is. */
const NOBODYS: ReadonlySet<string> = new Set([
  ...['current', 'different', 'exact', 'high', 'higher', 'low', 'lower', 'many', 'most', 'other', 'possible'],
  ...['precise', 'some', 'such', 'these', 'those', 'total', 'various'],
]);

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
        // who says it, and who passes that on
        if (found.length === 2) break;
        // what is set against what somebody says, or is said by another, is not said by them
        if (clause.kind === 'subordinate' && CONTRASTS.test(clause.connective ?? '')) break;
        const isOwn = CONTRASTS.test(clause.connective ?? '') || clause.verb?.meaning === 'say';
        if (clause.kind === 'contrast' && clause.subject !== null && isOwn) break;
      }
      return found;
    },
  },
  {
    name: 'estimate-is',
    example: 'The official Russian estimate was 5,500; independent estimates range from 5,000 to 14,000',
    read(scene, figure) {
      const { clause } = figure.place;
      const { subject, verb } = clause;
      if (!subject || !verb || verb.passive || verb.meaning === 'say' || figure.counted.numberTo <= verb.to)
        return null;
      const { sentence } = scene;
      const own = trimmed(sentence, subject);
      if (!/^(?:estimates?|counts?|claims?|figures?|reckoning|tall(?:y|ies))$/.test(headOf(sentence, own)))
        return null;
      let to = own.from;
      while (to < own.to && (sentence.classes[to]! & PREPOSITION) === 0) to++;
      // "possible estimates", "estimates" alone are nobody's
      if (to - own.from < 2 || NOBODYS.has(wordOf(sentence, own.from))) return null;
      return {
        rule: 'estimate-is',
        speaker: { scene, range: { from: own.from, to } },
        denied: false,
        depth: depthOf(scene, clause),
      };
    },
  },
  {
    name: 'said-after',
    example: 'Forty soldiers died, the Red Cross said; The army, local media reported, lost 40 men',
    read(scene, figure) {
      const { clauses } = scene.tree;
      const { sentence } = scene;
      for (const clause of clauses) {
        const { verb, subject, kind } = clause;
        if (!verb || verb.passive || !subject || kind === 'relative' || kind === 'main') continue;
        // "as Smith puts it", "Livy tells us"
        const object = wordOf(sentence, verb.to);
        const isAs = clause.connective === 'as';
        const isPut = isAs && object === 'it' && /^(?:put|have|tell|describe)$/.test(verb.lemma);
        const isTold = object === 'us' && verb.lemma === 'tell';
        if (!isPut && !isTold && verb.meaning !== 'say' && !STATING.has(verb.lemma)) continue;
        if (verb.form !== 'finite' && verb.form !== 'perfect') continue;
        const isAlone =
          (isPut ||
            isTold ||
            (clause.objects.length === 0 &&
              /^(?:comma|stop)?$/.test(sentence.tokens[verb.to]?.kind ?? ''))) &&
          !clauses.some((other) => scene.parentOf(other) === clause && other.from >= verb.to);
        if (
          !isAlone ||
          !(isAs || sentence.tokens[subject.from - 1]?.kind === 'comma') ||
          clause.connective === 'and'
        )
          continue;
        const up = scene.parentOf(clause);
        if (!up || !isWithin(scene, figure.place.clause, up, (inner) => inner.kind === 'contrast')) continue;
        if (figure.place.clause === clause) continue;
        return {
          rule: 'said-after',
          speaker: speakerAt(scene, subject, clause),
          denied: false,
          depth: depthOf(scene, up) - 0.25,
        };
      }
      return null;
    },
  },
];
