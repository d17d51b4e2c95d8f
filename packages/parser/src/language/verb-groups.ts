import { isAttributive, UNDERGONE } from './attributive-participles.ts';
import { type Inverted, invertedAt, verbOfCondition } from './inverted-verbs.ts';
import { QUALIFIERS_BEFORE } from './lexicon/qualifiers.ts';
import { wordSet } from './lexicon/word-list.ts';
import { isPresentVerb, nounish } from './present-verbs.ts';
import type { Sentence, VerbGroup } from './sentence.ts';
import { verbForm } from './verbs.ts';
import {
  ADVERB,
  AUXILIARY,
  BASE,
  CAPITAL,
  COORDINATOR,
  DETERMINER,
  FUNCTION_WORD,
  ING,
  MARK,
  MILITARY,
  MODAL,
  NEGATION,
  NUMBER,
  PARTICIPLE,
  PAST,
  PREPOSITION,
  PRESENT,
  PRONOUN,
  VERB_FORM,
  WORD,
} from './word-classes.ts';
import withoutPassive from './words/verbs-without-passive.json' with { type: 'json' };

/** A verb group while its clause is looked for: a past tense that looks like a participle may be either. */
export interface FoundGroup extends VerbGroup {
  /** Whether nothing but its place tells if it is a past tense or a participle. */
  either: boolean;
}

/** Words that a group of verbs may begin with; "to" is a preposition as well. */
const OPENS_GROUP = AUXILIARY | MODAL | PREPOSITION | VERB_FORM;

/** Longer groups of verbs are none. */
const LONGEST_GROUP = 9;

/** The verb groups of a sentence by the index of their first word. */
export function verbGroups(sentence: Sentence): (FoundGroup | undefined)[] {
  const { tokens } = sentence;
  const found: (FoundGroup | undefined)[] = new Array(tokens.length);
  let last: FoundGroup | null = null;
  for (let at = 0; at < tokens.length; ) {
    const isHelper = (sentence.classes[at]! & (AUXILIARY | MODAL)) !== 0 && at > 0;
    const inverted = isHelper ? invertedAt(sentence, at) : null;
    if (inverted) {
      last = turned(sentence, at, inverted);
      found[inverted.verb] = last;
      at = inverted.verb + 1;
      continue;
    }
    const condition = verbOfCondition(sentence, at);
    if (condition > 0) {
      last = ofCondition(sentence, condition);
      found[condition] = last;
      at = last.to;
      continue;
    }
    const group: FoundGroup | null = groupAt(sentence, at, last);
    if (group) {
      found[at] = group;
      last = group;
      at = group.to;
    } else at++;
  }
  return found;
}

function groupAt(sentence: Sentence, at: number, last: FoundGroup | null): FoundGroup | null {
  const { classes, dated, word } = sentence;
  const own = classes[at]!;
  const isSecond =
    last !== null && (classes[at - 1]! & (COORDINATOR | ADVERB)) !== 0 && isSecondBase(sentence, at, last);
  if (isSecond && !dated[at]) return asLast(single(sentence, at, at, 'finite'), last, word(last.from));
  if (isActiveAdjective(sentence, at)) return { ...single(sentence, at, at, 'finite'), either: true };
  if ((own & OPENS_GROUP) === 0 || dated[at]) return null;
  const isName = (own & CAPITAL) !== 0 && at > 0;
  if ((own & (AUXILIARY | MODAL)) !== 0) {
    // "in May", "US", "his will", "the force may"
    if (isName || (word(at) === 'will' && (classes[at - 1]! & DETERMINER) !== 0)) return null;
    return chain(sentence, at, at, null);
  }
  if ((own & PREPOSITION) !== 0 && word(at) === 'to') {
    let verb = at + 1;
    while ((classes[verb]! & ADVERB) !== 0 && verb < at + 3) verb++;
    if ((classes[verb]! & AUXILIARY) !== 0) return chain(sentence, at, verb, 'infinitive');
    return isInfinitive(sentence, verb) ? single(sentence, at, verb, 'infinitive') : null;
  }
  if ((own & VERB_FORM) === 0 || isName) return null;
  // "300 dead, 40 wounded and 3 guns": counted, a participle is a noun
  const isCounted =
    (own & PARTICIPLE) !== 0 &&
    last?.passive !== true &&
    isAfterCount(sentence, at) &&
    !/^with(?:out)?$/.test(word(at - 2) ?? '') &&
    ((classes[at + 1] ?? MARK) === MARK || (classes[at + 1]! & (COORDINATOR | PREPOSITION)) !== 0) &&
    word(at + 1) !== 'by';
  if (isCounted && UNDERGONE.has(verbForm(word(at)!)?.meaning ?? '')) return null;
  if ((own & (PAST | PARTICIPLE | ING)) !== 0) {
    // "Fighting killed 40 men": the first word is what did it
    const isSubject = at === 0 && (own & ING) !== 0 && ((classes[at + 1] ?? 0) & (PAST | AUXILIARY)) !== 0;
    if (isSubject || (!isOnlyPast(sentence, at) && isAttributive(sentence, at, last))) return null;
    if ((own & ING) !== 0) return single(sentence, at, at, 'ing');
    // "estimates run from 200 to 600"
    if ((own & PAST) === 0 && (own & BASE) !== 0 && isPresentVerb(sentence, at, last))
      return single(sentence, at, at, 'finite');
    return single(sentence, at, at, (own & PAST) === 0 ? 'participle' : 'finite');
  }
  return (own & (PRESENT | BASE)) !== 0 && isPresentVerb(sentence, at, last)
    ? single(sentence, at, at, 'finite')
    : null;
}

/** So many words lie at most between two verbs that share a helper. */
const FARTHEST_SECOND = 9;

/**
 * "did not attack or bombard the town", "began to land and destroy the guns": whether a first form after "and" or "or" shares
 * the helper, or the "to", of the verb before. Where it may be a noun, that verb stands right before, or an object follows.
 */
function isSecondBase({ classes, word }: Sentence, at: number, last: FoundGroup): boolean {
  // "to attack the town and then cross the river"
  let joint = at - 1;
  while (joint > last.to && (classes[joint]! & (ADVERB | COORDINATOR)) === ADVERB) joint--;
  const conjunction = word(joint);
  if ((conjunction !== 'and' && conjunction !== 'or') || at - last.to > FARTHEST_SECOND) return false;
  const own = classes[at]!;
  if ((own & WORD) === 0 || (own & (CAPITAL | NUMBER | FUNCTION_WORD | DETERMINER | PRONOUN | ADVERB)) !== 0)
    return false;
  const isBare =
    (classes[last.head]! & BASE) !== 0 &&
    (last.form === 'infinitive' || last.modal !== null || last.helper !== null || isDo(word(last.from)));
  if (!isBare || last.passive) return false;
  const next = classes[at + 1] ?? MARK;
  const isNext = last.to === joint;
  // a verb that no list knows as well
  if ((next & (DETERMINER | PRONOUN)) !== 0) return isNext || joint < at - 1 || (own & BASE) !== 0;
  return (
    isNext &&
    (own & BASE) !== 0 &&
    (next === MARK || (next & (NUMBER | CAPITAL | PREPOSITION | ADVERB)) !== 0)
  );
}

/** A verb with the helper of the one before it, whose first word is `first`: of "do", that tells whether it is past. */
const asLast = (
  group: FoundGroup,
  { form, modal, negated, helper }: FoundGroup,
  first: string | null,
): FoundGroup => ({
  ...group,
  form: form === 'infinitive' ? 'infinitive' : 'finite',
  modal,
  negated,
  helper: helper ?? (isDo(first) ? first : null),
  either: false,
});

const isDo = (helper: string | null): boolean => /^(?:did|do|does)$/.test(helper ?? '');

/** Verbs that have no passive: their past tense is no participle that describes a noun. */
const NO_PARTICIPLES = wordSet(withoutPassive);

/** "the Danes fled", "300 perished", but "the collapsed bridge", "newly arrived troops": whether a verb that has no passive is the verb of a sentence. */
function isOnlyPast({ classes, word }: Sentence, at: number): boolean {
  if (!NO_PARTICIPLES.has(word(at)!)) return false;
  let before = at - 1;
  while (before >= 0 && (classes[before]! & ADVERB) !== 0 && (classes[before]! & DETERMINER) === 0) before--;
  const isDescribing =
    nounish(classes[at + 1]) && ((classes[before] ?? MARK) & (DETERMINER | PREPOSITION)) !== 0;
  return !isDescribing;
}

/** "300 killed and wounded": whether a number, or participles that it counts, stands before a participle. */
function isAfterCount({ classes, word }: Sentence, at: number): boolean {
  let first = at;
  for (let joined = 0; joined < 3; joined++) {
    if (((classes[first - 1] ?? 0) & NUMBER) !== 0) return true;
    if (
      first < 3 ||
      word(first - 1) !== 'and' ||
      !UNDERGONE.has(verbForm(word(first - 2) ?? '')?.meaning ?? '')
    )
      return false;
    first -= 2;
  }
  return false;
}

/** Past tenses that are mostly adjectives: "trained troops". */
const MOSTLY_ADJECTIVES = /^(?:armed|disciplined|fortified|trained|united)$/;

/** "Horn fortified the town and armed 300 peasants": whether an adjective is a verb here, as its object follows. */
function isActiveAdjective({ classes, word, dated }: Sentence, at: number): boolean {
  if (!MOSTLY_ADJECTIVES.test(word(at) ?? '') || (at > 0 && (classes[at]! & CAPITAL) !== 0)) return false;
  const before = classes[at - 1] ?? MARK;
  const hasSubject = nounish(before) || (before & (PRONOUN | COORDINATOR)) !== 0;
  if (!hasSubject || (before & DETERMINER) !== 0 || dated[at + 1]) return false;
  // "men armed the day before"
  return ((classes[at + 1] ?? MARK) & (DETERMINER | NUMBER)) !== 0 && !TIMES.test(word(at + 2) ?? '');
}

/** "put to flight the enemy", "sailed to sea" */
const NO_VERBS = /^(?:church|death|flight|jail|prison|safety|sea|town|victory|war)$/;

/** "to attack the fort", but not "to Rome", "to their camp", "to men". */
function isInfinitive({ classes, word, tokens }: Sentence, at: number): boolean {
  const own = classes[at];
  if (own === undefined || (own & WORD) === 0) return false;
  if ((own & (CAPITAL | NUMBER | FUNCTION_WORD | DETERMINER | PRONOUN)) !== 0) return false;
  if ((own & BASE) !== 0) return true;
  if (NO_VERBS.test(word(at)!)) return false;
  // "to more than 20,000 men"
  if (QUALIFIERS_BEFORE.at(at, word) !== null) return false;
  if ((own & (PAST | ING | PRESENT)) !== 0 || /s$/.test(word(at)!)) return false;
  const next = classes[at + 1];
  if (next === undefined || tokens[at + 1]!.kind === 'stop') return (own & MILITARY) === 0;
  return (
    (next & (DETERMINER | PRONOUN | NUMBER | ADVERB | CAPITAL)) !== 0 ||
    // "to evacuate most of the men", "to turn back"
    /^(?:most|back|away|ashore|ahead)$/.test(word(at + 1) ?? '') ||
    ((own & MILITARY) === 0 && (next & PREPOSITION) !== 0 && word(at + 1) !== 'of')
  );
}

function single(
  { word, classes }: Sentence,
  from: number,
  head: number,
  form: VerbGroup['form'],
): FoundGroup {
  const text = word(head)!;
  const known = verbForm(text);
  const own = classes[head]!;
  let negated = false;
  for (let at = head - 1; at >= from - 2 && at >= 0; at--)
    if ((classes[at]! & NEGATION) !== 0) negated = true;
  return {
    from,
    to: head + 1,
    head,
    lemma: known?.lemma ?? text,
    meaning: known?.meaning ?? null,
    passive: form === 'participle',
    negated,
    modal: null,
    helper: null,
    form,
    either: form === 'finite' && (own & PAST) !== 0 && (own & PARTICIPLE) !== 0 && !NO_PARTICIPLES.has(text),
  };
}

const BE: ReadonlySet<string> = new Set([
  'be',
  'is',
  'are',
  'was',
  'were',
  'been',
  'being',
  'got',
  'get',
  'gets',
  'getting',
]);
const HAVE: ReadonlySet<string> = new Set(['have', 'has', 'had', 'having']);

/** The group of a verb whose helper at `at` stands before its subject: "never had the Danes attacked". */
function turned(sentence: Sentence, at: number, { verb, negated }: Inverted): FoundGroup {
  const helper = sentence.word(at)!;
  const group = single(sentence, verb, verb, 'finite');
  return {
    ...group,
    passive: BE.has(helper),
    negated: negated || group.negated,
    modal: (sentence.classes[at]! & MODAL) !== 0 ? helper : null,
    helper,
    either: false,
  };
}

/** The group of a condition's verb, whose helper stands before its subject: "had they been attacked", "were they to attack". */
function ofCondition(sentence: Sentence, from: number): FoundGroup {
  const head = sentence.word(from) === 'to' ? from + 1 : from;
  const isHelper = (sentence.classes[head]! & AUXILIARY) !== 0;
  const group = isHelper ? chain(sentence, from, head, null) : single(sentence, from, head, 'finite');
  return { ...group, either: false };
}

/** "were at first repulsed", "was for some time held": where a phrase ends that says when, between a helper and its verb; there where none begins. */
function afterWhen({ classes, word }: Sentence, at: number): number {
  if ((classes[at]! & PREPOSITION) === 0 || !/^(?:after|at|by|for|in)$/.test(word(at)!)) return at;
  for (let to = at + 1; to < at + 5; to++) {
    if (TIMES.test(word(to) ?? '')) return to + 1;
    if (((classes[to] ?? MARK) & WORD) === 0 || (classes[to]! & (PREPOSITION | VERB_FORM | CAPITAL)) !== 0)
      break;
  }
  return at;
}
const TIMES =
  /^(?:afternoon|dawn|days?|dusk|end|evening|first|hours?|last|length|minutes|moment|months?|morning|night|nightfall|noon|now|once|then|time|turn|vain|weeks?|while|winter|years?)$/;

/** Auxiliaries from `first` on, and the verb that they belong to; `from` is where "to" stands. */
function chain(sentence: Sentence, from: number, first: number, opened: 'infinitive' | null): FoundGroup {
  const { classes, word, dated } = sentence;
  let at = first;
  let modal: string | null = null;
  let negated = (classes[from - 1]! & NEGATION) !== 0;
  let passive = false;
  let perfect = false;
  let bare = false;
  let head = first;
  const ends = from + LONGEST_GROUP;
  for (; at < ends; at++) {
    const own = classes[at];
    const text = word(at);
    if (own === undefined || text === null || dated[at]) break;
    if ((own & MODAL) !== 0) {
      modal ??= text;
      bare = true;
      if (text === 'cannot') negated = true;
    } else if ((own & AUXILIARY) !== 0) {
      if (BE.has(text)) passive = true;
      else if (HAVE.has(text)) {
        passive = false;
        perfect = true;
      } else bare = true;
      if (!/^d(?:o|oes|id)$/.test(text)) bare = bare && !BE.has(text) && !HAVE.has(text);
    } else if ((own & NEGATION) !== 0) {
      negated = true;
      continue;
    } else if ((own & ADVERB) !== 0) continue;
    // "historians have since suggested"
    else if (text === 'since' && perfect && ((classes[at + 1] ?? MARK) & PARTICIPLE) !== 0) continue;
    else {
      const to = passive || perfect ? afterWhen(sentence, at) : at;
      if (to === at || ((classes[to] ?? MARK) & (PARTICIPLE | AUXILIARY)) === 0) break;
      at = to - 1;
      continue;
    }
    head = at;
  }
  const own = classes[at] ?? MARK;
  const isVerb =
    at < ends &&
    !dated[at] &&
    ((own & (PARTICIPLE | ING)) !== 0 ||
      (bare &&
        (own & WORD) !== 0 &&
        (own & (DETERMINER | NUMBER | PREPOSITION | PRONOUN | MARK | COORDINATOR)) === 0));
  const isFirstIng = word(first) === 'having' || word(first) === 'being' || word(first) === 'getting';
  const form = opened ?? (isFirstIng ? 'ing' : perfect ? 'perfect' : 'finite');
  const meaning = isVerb ? (verbForm(word(at)!)?.meaning ?? null) : null;
  const isNoun =
    isVerb &&
    meaning === null &&
    (own & ING) === 0 &&
    // "were made prisoners"
    word(at) !== 'made' &&
    passive &&
    nounish(classes[at + 1]) &&
    (classes[at + 1]! & (MILITARY | VERB_FORM)) === MILITARY;
  if (!isVerb || isNoun) {
    const text = word(head)!;
    const isBe = BE.has(text);
    return {
      from,
      to: head + 1,
      head,
      lemma: isBe ? 'be' : HAVE.has(text) ? 'have' : text,
      meaning: isBe ? 'be' : HAVE.has(text) ? 'have' : null,
      passive: false,
      negated,
      modal,
      helper: null,
      form: form === 'perfect' ? 'finite' : form,
      either: false,
    };
  }
  if ((own & ING) !== 0 && (own & PARTICIPLE) === 0) passive = false;
  const known = verbForm(word(at)!);
  // "were reported to have been killed": the second verb tells what happened
  if (
    passive &&
    (known?.meaning === 'say' || /^(?:find|know|observe|see)$/.test(known?.lemma ?? '')) &&
    word(at + 1) === 'to' &&
    (classes[at + 2]! & AUXILIARY) !== 0
  ) {
    const inner = chain(sentence, from, at + 2, opened);
    return { ...inner, form, modal: modal ?? inner.modal, negated: negated || inner.negated };
  }
  return {
    from,
    to: at + 1,
    head: at,
    lemma: known?.lemma ?? word(at)!,
    meaning: known?.meaning ?? null,
    passive,
    negated,
    modal,
    helper: null,
    form,
    either: false,
  };
}
