import { ACTION_FRAMES, type ActionFrame } from '../../language/lexicon/action-words.ts';
import { POSSESSIVES } from '../../language/lexicon/function-words.ts';
import type { Clause, Phrase, Range, VerbGroup } from '../../language/sentence.ts';
import { ING } from '../../language/word-classes.ts';
import type { Scene } from '../scene.ts';
import { mentionsOf } from '../sides/mentions-in-phrases.ts';
import { sideOfDoer, sideOfPhrase } from './actors.ts';
import { isPassive } from './deed.ts';
import { endOfEntry } from './ends-of-entries.ts';
import { clausesWithHidden } from './hidden-verbs.ts';
import type { Naming } from './naming.ts';

/** What a noun that tells of an action is to a clause. */
export interface Role {
  clause: Clause;
  verb: VerbGroup;
  passive: boolean;
  /**
   * `done`: the object, or the subject of a passive; `subject` of an active verb; `phrase` with a preposition after it;
   * `aside` where it stands anywhere.
   */
  as: 'done' | 'subject' | 'phrase' | 'aside';
  /** The preposition of a phrase; empty of others. */
  preposition: string;
  /** Whether it stands right after the verb. */
  isNext: boolean;
}

/** The clauses that say something of a noun, with what it is to them. */
export function rolesOf(naming: Naming): Role[] {
  const roles: Role[] = [];
  for (const clause of clausesWithHidden(naming.scene)) {
    const role = clause.verb === null ? null : roleIn(naming, clause, clause.verb);
    if (role !== null) roles.push(role);
  }
  const around = naming.scene.clauseAt(naming.at);
  if (around.verb !== null)
    roles.push({
      clause: around,
      verb: around.verb,
      passive: false,
      as: 'aside',
      preposition: '',
      isNext: false,
    });
  return roles;
}

function roleIn(naming: Naming, clause: Clause, verb: VerbGroup): Role | null {
  const { scene, phrase, at } = naming;
  const { subject, antecedent, kind } = clause;
  let object = false;
  let holder: Phrase | null = null;
  let isSubject = false;
  if (at >= verb.to) {
    for (const range of clause.objects) object ||= range.from >= verb.to && heads(naming, range);
    for (const range of clause.phrases)
      if (holder === null && range.at >= verb.to && heads(naming, range)) holder = range;
  } else
    isSubject =
      subject !== null
        ? heads(naming, subject)
        : // "in the Argonne two counterattacks were repulsed": taken for a part of another phrase
          (at + 1 === verb.from && kind === 'main') ||
          heads(naming, antecedent) ||
          isFoughtApart(naming, clause);
  // "repulsed Japanese attacks": "attacks" was taken for a verb of its own
  const isNext = phrase.from === verb.to;
  if (!object && !isNext && holder === null && !isSubject) return null;
  const passive = isPassive(scene, clause);
  const roleAs = (as: Role['as']): Role => ({ clause, verb, passive, as, preposition: '', isNext });
  // "then came a second attack", "there followed a siege"
  const isInverted =
    object && !passive && CAME.test(scene.sentence.word(verb.head) ?? '') && hasNoOther(scene, subject);
  if (isInverted) return roleAs('subject');
  if (isSubject) return roleAs(passive ? 'done' : 'subject');
  if (holder !== null) {
    const { preposition, at: opens } = holder;
    return { clause, verb, passive, as: 'phrase', preposition, isNext: opens <= verb.to + 1 };
  }
  return passive ? null : roleAs('done');
}

/** "It was a battle in the war with Sweden, fought on 3 May": what the main clause says it was. */
function isFoughtApart(naming: Naming, { kind, verb, parent }: Clause): boolean {
  const { sentence, tree } = naming.scene;
  if (kind !== 'participle' || sentence.word(verb!.head) !== 'fought') return false;
  const up = tree.clauses[parent];
  return (
    sentence.tokens[verb!.from - 1]?.kind === 'comma' &&
    up?.verb?.meaning === 'be' &&
    up.objects.some((range) => heads(naming, range))
  );
}

/** Verbs that stand before their subject. */
const CAME = /^(?:came|followed|ensued|began|broke)$/;
const hasNoOther = ({ sentence }: Scene, subject: Range | null): boolean =>
  subject === null || sentence.word(subject.from) === 'there';

/** Whether a noun is what a range is about, and not only within it. */
function heads({ scene, at, phrase }: Naming, range: Range | null): boolean {
  // "heavy fighting", where "fighting" was taken for a verb
  const isCut = at === range?.to && (scene.sentence.classes[at]! & ING) !== 0;
  if (range === null || at < range.from || (at >= range.to && !isCut)) return false;
  for (let k = range.from; k < phrase.from; k++) if (scene.sentence.word(k) === 'of') return false;
  return true;
}

/** The first of some lists that has the verb of a clause, with the index after its last word; null where none has. */
export function frameOf(
  { scene }: Naming,
  { clause, verb }: Role,
  lists: readonly ActionFrame[],
): { list: ActionFrame; end: number } | null {
  for (const entry of ACTION_FRAMES.get(scene.sentence.word(verb.head) ?? '') ?? []) {
    const list = entry.list as ActionFrame;
    if (!lists.includes(list)) continue;
    const end = endOfEntry(scene, clause, entry);
    if (end > 0) return { list, end };
  }
  return null;
}

/** Whether the verb of a clause takes its preposition in a list: "was followed by". */
export const isFramedBy = ({ scene }: Naming, { verb, preposition }: Role): boolean =>
  (ACTION_FRAMES.get(scene.sentence.word(verb.head) ?? '') ?? []).some(
    ({ list, particles }) => list === 'by' && particles.at(-1) === preposition,
  );

/** Whose an action is: his whose name stands before it, or after "by"; null for a fight, which both make. */
export function sideOfNaming({ scene, phrase, type, at }: Naming, { clause }: Role): number | null {
  if (type === 'clash' || type === 'negotiation') return null;
  if (mentionsOf(scene, phrase).length > 0) return sideOfPhrase(scene, phrase);
  const by = clause.phrases.find(({ preposition, at: opens }) => preposition === 'by' && opens > at);
  if (by) return sideOfPhrase(scene, by);
  const owner = scene.sentence.word(phrase.from) ?? '';
  return POSSESSIVES.has(owner) ? sideOfPhrase(scene, phrase) : null;
}

/** Whose an action is that the subject makes: "their retreat" is that of those who continue it. */
export function sideOfMaker(naming: Naming, role: Role): number | null {
  const { scene, type, phrase } = naming;
  if (role.passive || /^(?:clash|negotiation)$/.test(type)) return sideOfNaming(naming, role);
  const isOwn = POSSESSIVES.has(scene.sentence.word(phrase.from) ?? '');
  const maker = isOwn ? sideOfDoer(scene, role.clause) : null;
  return maker ?? sideOfNaming(naming, role) ?? sideOfDoer(scene, role.clause);
}
