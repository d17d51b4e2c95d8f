import type { ActionType, Modality } from '@openbattles/schema';
import { ACTION_FRAMES, ACTION_NOUNS, FROM_THE_AIR, GUNS } from '../../language/lexicon/action-words.ts';
import { singular } from '../../language/nouns.ts';
import type { Clause, Range } from '../../language/sentence.ts';
import {
  ADVERB,
  COORDINATOR,
  DETERMINER,
  FUNCTION_WORD,
  ING,
  MARK,
  NUMBER,
  PARTICIPLE,
  PAST,
  PRONOUN,
  VERB_FORM,
  WORD,
} from '../../language/word-classes.ts';
import { isPossessive } from '../../language/words-of-text.ts';
import type { Scene } from '../scene.ts';
import { mentionsOf } from '../whose-words.ts';
import { sideOfDoer, sideOfPhrase } from './actors.ts';
import { endOfEntry, isPassive } from './deed.ts';

/** A noun that tells of an action. */
export interface Naming {
  scene: Scene;
  type: ActionType;
  /** The index of the noun. */
  at: number;
  /** The noun with what stands before it. */
  phrase: Range;
  /** Whether the phrase tells of it anew: "an attack", "three raids", "Moore's assault". */
  isNew: boolean;
}

/** What a clause makes of the noun in it. */
export interface Told {
  rule: string;
  clause: Clause;
  modality: Modality;
  words: Range;
  side: number | null;
}

/** A rule that reads an action from a noun and the clause around it. */
export interface NounRule {
  name: string;
  example: string;
  read(naming: Naming): Told | null;
}

/** After these "of" only tells how many: "a series of raids". */
const SERIES =
  /^(?:series|number|wave|waves|hours|days|weeks|couple|round|rounds|succession|string|spate|variety|combination|hail|lot|spell|period|set|part|kind|form|sort|couple|minutes|phase)$/;
const NEW =
  /^(?:a|an|another|several|many|numerous|further|repeated|some|two|three|four|five|six|seven|eight|nine|ten|various|frequent|heavy|fierce|intense|sporadic|renewed|more|multiple|first|second|third|fourth|fifth|final|last|successive|constant|continuous|bloody|severe|bitter|additional)$/;
/** Nouns of action that say so only in few phrases. */
const GENERAL: ReadonlySet<string> = new Set([
  'action',
  'operation',
  'campaign',
  'strike',
  'push',
  'thrust',
  'conflict',
  'exchange',
  'move',
  'flight',
  'talk',
  'charge',
  'encounter',
  'resistance',
  'struggle',
  'patrol',
  'crossing',
  'chase',
  'escape',
  'occupation',
  'capture',
  'conquest',
  'execution',
  'statement',
  'proclamation',
  'voyage',
  'journey',
  'retirement',
]);

/** The action that the noun at a token tells of; null where it is none, or no head of its phrase. */
export function namingAt(scene: Scene, at: number): Naming | null {
  const { sentence } = scene;
  const { word, classes } = sentence;
  const text = word(at) ?? '';
  const own = ACTION_NOUNS.get(text) ?? ACTION_NOUNS.get(singular(text));
  if (own === undefined || sentence.dated[at] || isVerb(scene, at)) return null;
  const next = classes[at + 1] ?? MARK;
  const goesOn =
    (next & WORD) !== 0 &&
    (next &
      (FUNCTION_WORD | ADVERB | DETERMINER | PRONOUN | NUMBER | PAST | PARTICIPLE | ING | COORDINATOR)) ===
      0;
  // "attack aircraft"; "artillery fire exchanged"
  if (
    goesOn ||
    ((next & VERB_FORM) !== 0 && ACTION_NOUNS.has(singular(word(at + 1) ?? '')) && (next & PAST) === 0)
  )
    return null;
  let from = at;
  while (from > 0) {
    const before = classes[from - 1]!;
    if (isVerb(scene, from - 1)) break;
    if ((before & WORD) === 0 && sentence.tokens[from - 1]!.kind !== 'number') break;
    if (
      (before & (FUNCTION_WORD | PRONOUN)) !== 0 &&
      !/^(?:his|her|its|their|another|several|many|some|all)$/.test(word(from - 1) ?? '')
    )
      break;
    from--;
    if ((before & DETERMINER) !== 0 && word(from) !== 'all') break;
    if (at - from > 7) break;
  }
  const type = typeOf(scene, own as ActionType, from, at);
  if (type === null) return null;
  let first = from;
  // "a series of raids"
  if (word(from - 1) === 'of' && SERIES.test(word(from - 2) ?? ''))
    for (first = from - 2; first > 0 && (classes[first - 1]! & WORD) !== 0 && first > from - 5; ) {
      first--;
      if ((classes[first]! & DETERMINER) !== 0) break;
    }
  return { scene, type, at, phrase: { from: first, to: at + 1 }, isNew: isNewAt(scene, first, at) };
}

/** Whether a word is the verb of a clause, or its helper. "Japanese attacks" looks like one and is none. */
const isVerb = ({ sentence, tree }: Scene, at: number): boolean => {
  const verb = tree.clauses[tree.clauseOf[at]!]!.verb;
  if (verb === null || at < verb.from || at >= verb.to) return false;
  return (
    verb.from < verb.head ||
    (sentence.classes[at]! & (PAST | PARTICIPLE | ING)) !== 0 ||
    !/s$/.test(sentence.word(at) ?? '')
  );
};

function isNewAt({ sentence }: Scene, from: number, at: number): boolean {
  const { word, classes } = sentence;
  if (isPossessive(sentence, from) || (classes[from]! & NUMBER) !== 0) return true;
  for (let k = from; k < at; k++) if (isPossessive(sentence, k) || NEW.test(word(k) ?? '')) return true;
  return (classes[from]! & DETERMINER) === 0;
}

/** The type with what stands before the noun: "air raid", "artillery fire". */
function typeOf({ sentence }: Scene, type: ActionType, from: number, at: number): ActionType | null {
  const { word } = sentence;
  const text = singular(word(at) ?? '');
  let gun = false;
  for (let k = from; k < at; k++) {
    const before = word(k) ?? '';
    if (
      FROM_THE_AIR.has(before) &&
      /^(?:attack|assault|raid|strike|bombardment|bombing|sortie|operation|offensive|campaign)$/.test(text)
    )
      return 'air-strike';
    if (GUNS.has(singular(before))) gun = true;
  }
  if (text === 'fire') return gun ? 'bombardment' : null;
  if (gun && /^(?:attack|strike|assault|barrage)$/.test(text)) return 'bombardment';
  if (text === 'strike') return null;
  if (
    text === 'operation' &&
    /^(?:rescue|relief|salvage|recovery|clearance|search|air)$/.test(word(at - 1) ?? '')
  )
    return null;
  return type;
}

const within = (range: Range | null, at: number): range is Range =>
  range !== null && range.from <= at && at < range.to;

/** Whether a noun is what a range is about, and not only within it. */
function heads({ scene, at, phrase }: Naming, range: Range | null): boolean {
  if (!within(range, at)) return false;
  const { word } = scene.sentence;
  for (let k = range.from; k < phrase.from; k++) if (word(k) === 'of') return false;
  return true;
}

/** Whether a noun is the object of a clause, be it that its verb was taken for another one's subject: "repulsed Japanese attacks". */
const isObject = (naming: Naming, { verb, objects }: Clause): boolean =>
  objects.some((object) => object.from >= verb!.to && heads(naming, object)) ||
  naming.phrase.from === verb!.to;

/** The list that has the verb of a clause, with the index after its last word. */
function frameOf(
  scene: Scene,
  clause: Clause,
  lists: readonly string[],
): { list: string; end: number } | null {
  const verb = clause.verb;
  if (!verb) return null;
  for (const entry of ACTION_FRAMES.get(scene.sentence.word(verb.head) ?? '') ?? []) {
    if (!lists.includes(entry.list)) continue;
    const end = endOfEntry(scene, clause, entry);
    if (end > 0) return { list: entry.list, end };
  }
  return null;
}

const MODALITY_OF: Readonly<Record<string, Modality>> = {
  make: 'stated',
  undergo: 'stated',
  plan: 'planned',
  attempt: 'attempted',
  forgo: 'negated',
};

/** Whose an action is: his whose name stands before it, or after "by"; null for a fight, which both make. */
function sideOf({ scene, phrase, type, at }: Naming, clause: Clause): number | null {
  if (type === 'clash' || type === 'negotiation') return null;
  const named = mentionsOf(scene, phrase);
  if (named.length > 0) return sideOfPhrase(scene, phrase);
  const by = clause.phrases.find(({ preposition, at: opens }) => preposition === 'by' && opens > at);
  if (by) return sideOfPhrase(scene, by);
  return /^(?:his|her|its|their)$/.test(scene.sentence.word(phrase.from) ?? '')
    ? sideOfPhrase(scene, phrase)
    : null;
}

/** From the first of two ranges to the last, as long as that is no whole sentence; else the second. */
const over = (a: Range, b: Range): Range => {
  const joined = { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
  return joined.to - joined.from > 14 ? b : joined;
};

/** "Reinforcements raised the number to 300." */
const SWELLS = /^(?:increas|rais|bring|brought|swell|boost|bolster|strengthen)/;

export const NOUN_RULES: readonly NounRule[] = [
  {
    name: 'noun-made',
    example: 'The Danes launched an attack; A raid was carried out; An assault led by Moore',
    read(naming) {
      const { scene, at, phrase, type } = naming;
      const noun = singular(scene.sentence.word(at) ?? '');
      for (const clause of scene.tree.clauses) {
        if (!clause.verb) continue;
        const passive = isPassive(scene, clause);
        const isDone = !passive && isObject(naming, clause);
        const isSubject =
          passive &&
          (heads(naming, clause.subject) || (clause.subject === null && heads(naming, clause.antecedent)));
        const byPreposition =
          !passive &&
          !isDone &&
          clause.phrases.some(
            (p) => p.at >= clause.verb!.to && p.at <= clause.verb!.to + 1 && heads(naming, p),
          );
        if (!isDone && !isSubject && !byPreposition) continue;
        const isJoined = passive && type === 'clash' && scene.sentence.word(clause.verb.head) === 'joined';
        const frame = isJoined
          ? { list: 'make', end: clause.verb.to }
          : frameOf(scene, clause, ['make', 'plan', 'attempt', 'forgo']);
        if (frame === null) continue;
        if (byPreposition && frame.end === clause.verb.to) continue;
        if (GENERAL.has(noun) && !(frame.list === 'plan' || fits(noun, clause, scene))) continue;
        // "fought the offensive to a stalemate"
        if (type !== 'clash' && /^f(?:ought|ight)/.test(scene.sentence.word(clause.verb.head) ?? ''))
          continue;
        if (frame.list === 'plan' && type === 'encirclement') continue;
        if (
          frame.list === 'plan' &&
          type === 'civilians-harmed' &&
          !/^order/.test(scene.sentence.word(clause.verb.head) ?? '')
        )
          continue;
        // "took part in the battle" tells of no new one
        if (type === 'clash' && byPreposition && !naming.isNew) continue;
        const own = sideOf(naming, clause);
        const side =
          type === 'clash' || type === 'negotiation'
            ? null
            : (own ?? (passive || frame.list === 'forgo' ? null : sideOfDoer(scene, clause)));
        return {
          rule: 'noun-made',
          clause,
          modality: MODALITY_OF[frame.list]!,
          words: over(clause.verb, phrase),
          side,
        };
      }
      return null;
    },
  },
  {
    name: 'noun-happens',
    example: 'Fighting broke out; The attack began at dawn',
    read(naming) {
      const { scene, phrase, at } = naming;
      const noun = singular(scene.sentence.word(at) ?? '');
      for (const clause of scene.tree.clauses) {
        if (!clause.verb || isPassive(scene, clause)) continue;
        if (!heads(naming, clause.subject)) continue;
        const frame = frameOf(scene, clause, ['happen']);
        if (frame === null) continue;
        if (GENERAL.has(noun) && !/^(?:action|operation|encounter|exchange|talk)$/.test(noun)) continue;
        if (
          clause.objects.some(({ from }) => from >= clause.verb!.to) &&
          /^(?:open|opened|follow|followed|meet|met|cover|covered|reach|reached|see|saw|sweep|swept|break|broke|precede|preceded|move|moved|hit|strike|struck)/.test(
            scene.sentence.word(clause.verb.head) ?? '',
          ) &&
          !/fire|barrage|shelling|bombardment|bombing/.test(noun)
        )
          continue;
        return {
          rule: 'noun-happens',
          clause,
          modality: 'stated',
          words: over(phrase, { from: clause.verb.from, to: frame.end }),
          side: sideOf(naming, clause),
        };
      }
      return null;
    },
  },
  {
    name: 'noun-with',
    example: 'It began with a bombardment; The landing was followed by an assault',
    read(naming) {
      const { scene, phrase, at, type } = naming;
      if (!naming.isNew || GENERAL.has(singular(scene.sentence.word(at) ?? ''))) return null;
      for (const clause of scene.tree.clauses) {
        if (!clause.verb) continue;
        const holder = clause.phrases.find((p) => p.at >= clause.verb!.to && heads(naming, p));
        if (!holder) continue;
        const entries = ACTION_FRAMES.get(scene.sentence.word(clause.verb.head) ?? '') ?? [];
        if (
          !entries.some(
            ({ list, particles }) => list === 'by' && particles.join(' ').endsWith(holder.preposition),
          )
        )
          continue;
        return {
          rule: 'noun-with',
          clause,
          modality: 'stated',
          words: phrase,
          side: type === 'clash' ? null : sideOf(naming, clause),
        };
      }
      return null;
    },
  },
  {
    name: 'noun-undergone',
    example: 'They repulsed three assaults',
    read(naming) {
      const { scene, phrase, type, at } = naming;
      if (
        !naming.isNew ||
        /^(?:clash|encirclement)$/.test(type) ||
        GENERAL.has(singular(scene.sentence.word(at) ?? ''))
      )
        return null;
      for (const clause of scene.tree.clauses) {
        if (!clause.verb) continue;
        const passive = isPassive(scene, clause);
        const is = passive ? heads(naming, clause.subject) : isObject(naming, clause);
        if (!is) continue;
        if (frameOf(scene, clause, ['undergo']) === null) continue;
        const own = sideOf(naming, clause);
        const side = passive ? own : (own ?? scene.other(sideOfDoer(scene, clause)));
        return { rule: 'noun-undergone', clause, modality: 'stated', words: phrase, side };
      }
      return null;
    },
  },
  {
    name: 'noun-subject',
    example: 'A third attack broke the square',
    read(naming) {
      const { scene, phrase, at, type } = naming;
      const isFire = /^(?:attack|counter-attack|raid|bombardment|air-strike|reinforcement)$/.test(type);
      if (!naming.isNew || !isFire || GENERAL.has(singular(scene.sentence.word(at) ?? ''))) return null;
      for (const clause of scene.tree.clauses) {
        const { verb } = clause;
        if (!verb || verb.modal !== null || verb.negated || verb.meaning === 'be' || verb.meaning === 'have')
          continue;
        if (!/^(?:finite|perfect)$/.test(verb.form) || !heads(naming, clause.subject)) continue;
        if (frameOf(scene, clause, ['plan', 'attempt', 'forgo']) !== null) return null;
        if (type === 'reinforcement' && !SWELLS.test(scene.sentence.word(verb.head) ?? '')) return null;
        return {
          rule: 'noun-subject',
          clause,
          modality: 'stated',
          words: phrase,
          side: sideOf(naming, clause),
        };
      }
      return null;
    },
  },
];

/** Nouns that say of an action only with some verbs: "launched an operation", but "took action". */
function fits(noun: string, { verb }: Clause, { sentence }: Scene): boolean {
  const word = sentence.word(verb!.head) ?? '';
  if (/^(?:action|conflict|encounter|exchange)$/.test(noun)) return /^f(?:ought|ight)/.test(word);
  if (/^(?:occupation|capture|conquest)$/.test(noun)) return /^(?:complet|beg[au]n|start)/.test(word);
  if (/^(?:statement|proclamation)$/.test(noun)) return /^(?:ma[dk]e|making)/.test(word);
  if (/^(?:execution)$/.test(noun)) return /^(?:conduct|carr|perform|order|beg[au]n)/.test(word);
  if (/^(?:talk)$/.test(noun)) return /^(?:open|beg[au]n|held|hold|start|initiat|resum)/.test(word);
  if (/^(?:resistance|struggle|flight|voyage|retirement)$/.test(noun)) return false;
  if (/^(?:escape)$/.test(noun)) return /^ma[dk]/.test(word);
  return /^(?:launch|mount|ma[dk]|conduct|carr|beg[au]n|start|lead|led|undert|stag|open|commenc|continu|press|execut|initiat|resum)/.test(
    word,
  );
}
