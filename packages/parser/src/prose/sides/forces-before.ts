import { FORCE_NOUNS, REST } from '../../language/lexicon/force-words.ts';
import { EVENTS } from '../../language/lexicon/loss-verbs.ts';
import type { Range } from '../../language/sentence.ts';
import { ING, PREPOSITION, RELATIVE } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst, MAKES } from '../verbs-of-war.ts';
import { ATTACKS, DEFEATS, mentionsOf } from './mentions-in-phrases.ts';
import { oneSideSoFar } from './one-side-so-far.ts';
import { type Asking, FARTHEST, foundOnce, type Whose } from './whose.ts';

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

/** "The Danes were divided, one of them marching on, and the other, numbering 16,000 men": theirs of whom both are parts. */
export function theOther(scene: Scene, { from, to }: Range, depth: number, ask: Asking): Whose {
  const { word } = scene.sentence;
  if (to - from !== 2 || word(from) !== 'the' || word(from + 1) !== 'other' || depth > FARTHEST)
    return undefined;
  for (let at = from - 1; at > 0; at--)
    if (word(at) === 'of' && word(at - 1) === 'one' && /^(?:them|these|which)$/.test(word(at + 1) ?? ''))
      return ask.subject(scene, scene.clauseAt(at), depth + 1) ?? ask.they(scene, depth + 1);
  return undefined;
}

/** "The army numbered 9,000", after "Koniecpolski led the army": the force that was last called so. */
export function knownForce(scene: Scene, { from, to }: Range, depth: number, ask: Asking): Whose {
  const head = scene.sentence.word(to - 1) ?? '';
  const isTold = to - from === 2 && /^(?:that|the|this)$/.test(scene.sentence.word(from) ?? '');
  if (depth > FARTHEST || !isTold || !FORCE_NOUNS.has(head)) return undefined;
  return foundOnce(scene.whose.forces, head, depth, () => lastForce(scene, head, depth, ask));
}

/** Whose the force is that the sentences before last called so. */
function lastForce(scene: Scene, head: string, depth: number, ask: Asking): Whose {
  let back: Scene | null = scene.before;
  for (let count = 0; back && count < 2; count++, back = back.before) {
    // "the outlook of the Danish army"; "the ships" may be anyone's
    const named = head.endsWith('s') ? [] : back.mentions.filter(({ to }) => isCalled(back!, to, head));
    const found = new Set<Whose>(named.map(({ side }) => side));
    for (const clause of back.tree.clauses) {
      const own = [clause.subject, ...clause.objects, ...clause.phrases];
      for (const range of own) {
        if (!range || headOf(back.sentence, range) !== head) continue;
        const [mention] = mentionsOf(back, range);
        const isLed =
          clause.objects.includes(range) &&
          (/^(?:lead|bring|have|hold|take)$/.test(clause.verb?.meaning ?? '') ||
            RAISES.test(clause.verb?.lemma ?? ''));
        if (mention) found.add(mention.side);
        else if (isLed && !clause.verb!.passive) found.add(ask.subject(back, clause, depth + 1));
      }
    }
    found.delete(undefined);
    if (found.size > 0) return found.size === 1 ? [...found][0] : null;
  }
  return undefined;
}

/** Whether a mention ends with a word, or stands before it: "the Continental Army", "the Danish army". */
const isCalled = ({ sentence: { word } }: Scene, to: number, head: string): boolean =>
  word(to - 1) === head || word(to) === head;

/** What one does with a force of one's own, that one has not had before. */
export const RAISES =
  /^(?:assembl|build|built|collect|despatch|dispatch|equip|gather|hir|levi|muster|organi[sz]|rais|recruit|send|sent)/;

/** What those are called who did something in the sentences before, and those to whom it was done. */
const ROLES_BY_DEED = [
  { doers: /^(?:assailants|attackers|raiders)$/, others: /^defenders$/, does: ATTACKS },
  { doers: /^(?:victors?|winners?)$/, others: /^(?:losers?|vanquished)$/, does: DEFEATS },
];

/** "The attackers lost 300 men", "The attack failed", after "The Swedes attacked at dawn": whoever did it in the sentences before, or the others. */
export function doerOrOther(scene: Scene, { from, to }: Range, depth: number, ask: Asking): Whose {
  const word = scene.sentence.word(to - 1) ?? '';
  const isDeed = to - from === 2 && scene.sentence.word(from) === 'the' && DEEDS.test(word);
  const role = ROLES_BY_DEED.find(({ doers, others }) => isDeed || doers.test(word) || others.test(word));
  if (depth > FARTHEST || !role) return undefined;
  const isDoer = isDeed || role.doers.test(word);
  let back: Scene | null = scene.before;
  for (let count = 0; back && count < 2; count++, back = back.before) {
    const sides = new Set<Whose>();
    for (const clause of back.tree.clauses) {
      const { verb, subject } = clause;
      // "The Danish attack failed"
      const [attacker] =
        role.does === ATTACKS && subject && DEEDS.test(headOf(back.sentence, subject))
          ? mentionsOf(back, subject)
          : [];
      if (attacker) sides.add(attacker.side);
      if (!verb || verb.negated) continue;
      // "made an attack"
      const makes =
        role.does === ATTACKS &&
        MAKES.test(verb.lemma) &&
        clause.objects.some((object) => DEEDS.test(headOf(back!.sentence, object)));
      if (!makes && !role.does.test(verb.lemma)) continue;
      const by = clause.phrases.find(({ preposition, at }) => preposition === 'by' && at >= verb.to);
      if (!verb.passive) sides.add(ask.subject(back, clause, depth + 1));
      else if (by) sides.add(ask.phrase(back, by, depth + 1));
    }
    const [side] = sides;
    if (sides.size > 0)
      return sides.size > 1 || typeof side !== 'number' ? null : isDoer ? side : scene.other(side);
  }
  return undefined;
}

/** "The general had 300 men", after "Horn crossed the river": the one officer whom the sentence before is about. */
export function theOfficer({ sentence, before }: Scene, { from, to }: Range): number | undefined {
  const isOfficer =
    to === from + 2 && sentence.word(from) === 'the' && OFFICERS.test(sentence.word(to - 1) ?? '');
  if (!isOfficer || !before) return undefined;
  const subjects = before.tree.clauses.flatMap(({ kind, subject }) =>
    kind === 'main' && subject ? [subject] : [],
  );
  const persons = before.mentions.filter(({ is, possessive }) => is === 'person' && !possessive);
  const isAbout = persons.some((person) =>
    subjects.some((range) => person.from >= range.from && person.to === range.to),
  );
  return isAbout && new Set(persons.map(({ side }) => side)).size === 1 ? persons[0]!.side : undefined;
}
const OFFICERS = /^(?:admiral|commander|general|marshal)$/;

/** "Losses of the unit were 40", after "KG 2 lost eight aircraft": the unit that the sentence before is about. */
export function theUnit({ sentence, before }: Scene, { from, to }: Range): number | undefined {
  if (!before || sentence.word(to - 1) !== 'unit' || sentence.word(to - 2) !== 'the') return undefined;
  if (to > from + 2 && sentence.word(to - 3) !== 'of') return undefined;
  const subject = before.tree.clauses.find(({ kind, subject: own }) => kind === 'main' && own)?.subject;
  return before.mentions.find(
    ({ is, from: first, to: end }) => is === 'unit' && subject && first === subject.from && end <= subject.to,
  )?.side;
}

/** "These attacks": theirs of whom the sentence before was. */
export const DEEDS = /^(?:advance|assault|attack|attempt|charge|raid|sortie)s?$/;
function theseDeeds({ before }: Scene, ask: Asking): Whose {
  const main = before?.tree.clauses.find(
    ({ kind, verb }) => kind === 'main' && verb !== null && !verb.passive,
  );
  return before && main ? (ask.subject(before, main, 1) ?? undefined) : undefined;
}

/** "These troops", right after a figure: those that were counted. */
export function theseAre(scene: Scene, { from, to }: Range, ask: Asking): Whose {
  if (!/^(?:these|this|those)$/.test(scene.sentence.word(from) ?? '') || to - from > 3) return undefined;
  // "Those in the fort", "Those who opposed them" are told after, and not before
  const isToldAfter = ((scene.sentence.classes[to] ?? 0) & (PREPOSITION | RELATIVE | ING)) !== 0;
  if (to === from + 1 && scene.sentence.word(from) === 'those' && isToldAfter) return undefined;
  const last = scene.sentence.word(to - 1) ?? '';
  if (EVENTS.has(last.replace(/s$/, '')))
    return from === 0 && DEEDS.test(last) ? theseDeeds(scene, ask) : undefined;
  const own = scene.figures.filter(({ counted }) => counted.nounTo <= from);
  const counted = own.length > 0 ? own : (scene.before?.figures ?? []);
  if (counted.length > 0) {
    const known = new Set(counted.flatMap(({ side }) => side ?? []));
    // "had 900 men and the Swedes 800. These troops": they may be either's
    if (own.length === 0 && known.size > 1) return null;
    return counted.at(-1)!.side ?? (known.size === 1 ? [...known][0]! : undefined);
  }
  // "He attacked with three armies. These were thrown back"
  if (from > 0 || (to > from + 1 && !FORCE_NOUNS.has(scene.sentence.word(to - 1) ?? ''))) return undefined;
  const { before } = scene;
  const subject = before?.tree.clauses.find(({ kind, subject }) => kind === 'main' && subject)?.subject;
  if (!before || !subject) return undefined;
  for (let at = subject.from; at < subject.to; at++)
    if (FORCE_NOUNS.has(before.sentence.word(at) ?? ''))
      return ask.phrase(before, subject, 1) ?? oneSideSoFar(scene);
  const sides = new Set(before.mentions.map(({ side }) => side));
  return sides.size === 1 ? [...sides][0]! : oneSideSoFar(scene);
}
