import { REST } from '../../language/lexicon/force-words.ts';
import type { Range } from '../../language/sentence.ts';
import { PREPOSITION } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst } from '../verbs-of-war.ts';

/** Forces of which each side has one: not a garrison or a convoy, which may be the other's that was told to be attacked. */
const OF_EITHER = /^(?:army|armada|expedition|fleet|force|forces)$/;

/** What tells, after a force, which it is. */
const TOLD_BY = /^(?:assembled|commanded|gathered|headed|led|raised|sent)$/;

/** What may be said of any force, and tells it from no other. */
const OF_ANY_FORCE = /^(?:assembled|combined|entire|field|full|main|total|united|whole)$/;

/**
 * "The army consisted of 66 squadrons", after "Horn's march began in May": whose the sentence before was about, where it
 * names one side, tells of nothing that is done to the other, and calls nothing so; null where it does not tell.
 */
export function sideOfForceBefore({ sentence, tree, before }: Scene, { from, to }: Range): number | null {
  const head = sentence.word(to - 1) ?? '';
  if (from > 0 || sentence.word(from) !== 'the' || !OF_EITHER.test(head) || !before) return null;
  // "the army that attacked him", "the army facing him"
  const isToldAnew = tree.clauses.some(({ antecedent }) => antecedent?.from === from && antecedent.to === to);
  if (isToldAnew && sentence.tokens[to]?.kind !== 'comma') return null;
  // "the army under Tilly", "the army from Gotland"
  const next = sentence.classes[to] ?? 0;
  if ((next & PREPOSITION) !== 0 || TOLD_BY.test(sentence.word(to) ?? '')) return null;
  // "the imperial army", "the crusader army" may be the other's
  for (let at = from + 1; at < to - 1; at++) if (!OF_ANY_FORCE.test(sentence.word(at) ?? '')) return null;
  const sides = new Set(before.mentions.map(({ side }) => side));
  if (sides.size !== 1) return null;
  for (const clause of before.tree.clauses) {
    if (isAgainst(clause)) return null;
    const ranges = [clause.subject, ...clause.objects, ...clause.phrases];
    const isOther = (range: Range | null) =>
      range !== null &&
      OF_EITHER.test(headOf(before.sentence, range)) &&
      !before.mentions.some((mention) => mention.from < range.to && mention.to > range.from);
    if (ranges.some(isOther)) return null;
  }
  return [...sides][0]!;
}

/** "The battleships were split", after "The fleet had 24 battleships": whose those are that the sentence before counted. */
export function sideOfCountedBefore({ sentence, before }: Scene, { from, to }: Range): number | null {
  if (to - from !== 2 || sentence.word(from) !== 'the' || !before) return null;
  const noun = sentence.word(from + 1) ?? '';
  const sides = before.figures
    .filter(({ counted: { nounTo } }) => before.sentence.word(nounTo - 1) === noun)
    .map(({ side }) => side);
  return new Set(sides).size === 1 ? sides[0]! : null;
}

/** "The rest surrendered", after "The Danes lost 300 men": theirs who were counted before, in the sentence or in the one before. */
export function theRest({ sentence, figures, before }: Scene, { from, to }: Range): number | undefined {
  if (to - from !== 2 || sentence.word(from) !== 'the' || !REST.has(sentence.word(from + 1) ?? ''))
    return undefined;
  const own = figures.filter(({ counted }) => counted.numberTo <= from);
  const sides = new Set((own.length > 0 ? own : (before?.figures ?? [])).map(({ side }) => side));
  return sides.size === 1 ? ([...sides][0] ?? undefined) : undefined;
}
