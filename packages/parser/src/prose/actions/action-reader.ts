import type { ActionType, Modality } from '@openbattles/schema';
import { ACTION_VERBS, TIMES } from '../../language/lexicon/action-words.ts';
import { remembered } from '../../language/lexicon/remembered.ts';
import type { VerbEntry } from '../../language/lexicon/verb-phrases.ts';
import { singular } from '../../language/nouns.ts';
import type { Clause, Range, Sentence } from '../../language/sentence.ts';
import { verbForm } from '../../language/verbs.ts';
import { ACTION, DETERMINER } from '../../language/word-classes.ts';
import type { Span } from '../../text/span.ts';
import type { Scene } from '../scene.ts';
import type { VerbRule } from './action-rule.ts';
import { type Deed, deedOf, doerOf } from './deed.ts';
import { endOfEntry, FARTHEST } from './ends-of-entries.ts';
import { holdsGuns, isReply } from './guards.ts';
import { clausesWithHidden, parentIn } from './hidden-verbs.ts';
import { modalityOf } from './modality.ts';
import { type Naming, namingAt } from './naming.ts';
import { type Role, rolesOf } from './naming-role.ts';
import { isNone } from './negation.ts';
import { isAbsolute } from './no-deeds.ts';
import { NOUN_RULES, type Told } from './noun-rules.ts';
import { headAt, isUnarmed } from './phrases.ts';
import { VERB_RULES } from './verb-rules.ts';

/** What the prose says was done. Offsets are UTF-16 code units into the article's text; the span is the quote. */
export interface Action extends Span {
  type: ActionType;
  modality: Modality;
  side: number | null;
  rule: string;
  sentence: Sentence;
}

/** An action by the tokens that tell of it. */
interface Found extends Omit<Action, 'start' | 'end' | 'sentence'> {
  words: Range;
}

/** A rule, and a verb with its words that it reads. */
interface Candidate {
  rule: VerbRule;
  entry: VerbEntry;
}

/** The rules by their list of verbs, each with its place among all. */
const RULES_OF_LIST = new Map<string, { rule: VerbRule; order: number }[]>();
for (const [order, rule] of VERB_RULES.entries()) {
  const known = RULES_OF_LIST.get(rule.verbs);
  if (known === undefined) RULES_OF_LIST.set(rule.verbs, [{ rule, order }]);
  else known.push({ rule, order });
}

/** What may hold of a form of a verb. */
interface Candidates {
  /** Those of phrases, the longest first, then in the order of the rules. */
  phrases: readonly Candidate[];
  /** The first words of these phrases. */
  opens: ReadonlySet<string>;
  /** Those of the verb alone, in the order of the rules. */
  alone: readonly Candidate[];
}

const candidatesOf = remembered((form: string): Candidates | null => {
  const entries = ACTION_VERBS.get(form);
  if (entries === undefined) return null;
  const all = entries
    .flatMap((entry) => (RULES_OF_LIST.get(entry.list) ?? []).map((one) => ({ ...one, entry })))
    .sort((a, b) => b.entry.particles.length - a.entry.particles.length || a.order - b.order);
  const phrases = all.filter(({ entry }) => entry.particles.length > 0);
  return {
    phrases,
    opens: new Set(phrases.map(({ entry }) => entry.particles[0]!)),
    alone: all.filter(({ entry }) => entry.particles.length === 0),
  };
});

/** What may hold of the verb that ends before a token: no phrase of which no first word stands near. */
function candidatesAt(
  { sentence }: Scene,
  { phrases, opens, alone }: Candidates,
  from: number,
): readonly Candidate[] {
  let near: string[] | null = null;
  for (let at = from; at < from + FARTHEST; at++) {
    const word = sentence.word(at);
    if (word !== null && opens.has(word)) near = near === null ? [word] : [...near, word];
  }
  if (near === null) return alone;
  const found: readonly string[] = near;
  return [...phrases.filter(({ entry }) => found.includes(entry.particles[0]!)), ...alone];
}

/** The actions that a sentence tells of, in the order of the text. */
export function actionsOf(scene: Scene): Action[] {
  const { sentence } = scene;
  if ((sentence.kinds & ACTION) === 0) return [];
  const byClause = new Map<Clause, Found>();
  for (const clause of clausesWithHidden(scene)) {
    const found = ofVerb(scene, clause);
    if (found !== null)
      byClause.set(clause, found.type === 'reinforcement' ? asSent(scene, clause, found, byClause) : found);
  }
  for (const [clause, found] of byClause) dropSecond(scene, clause, found, byClause);
  const all = [...byClause.values()];
  for (let at = 0; at < sentence.tokens.length; at++) {
    const found = (sentence.classes[at]! & ACTION) === 0 ? null : ofNoun(scene, at);
    if (found !== null && !all.some((other) => repeats(other, found))) all.push(found);
  }
  if (all.length === 0) return [];
  all.sort((a, b) => a.words.from - b.words.from || a.words.to - b.words.to);
  return all.map(({ type, modality, side, rule, words }) => ({
    type,
    modality,
    side,
    rule,
    start: sentence.tokens[words.from]!.start,
    end: sentence.tokens[words.to - 1]!.end,
    sentence,
  }));
}

/** "offered to open negotiations", "summoned them to surrender", "offered to cede the fort" are one, and so is "sent his elephants charging". */
function dropSecond(scene: Scene, clause: Clause, found: Found, byClause: Map<Clause, Found>): void {
  const outer = parentIn(scene, clause);
  const told = outer === null ? undefined : byClause.get(outer);
  if (told === undefined) return;
  if (clause.kind === 'infinitive' && told.type === 'negotiation') {
    if (/^(?:negotiation|surrender)$/.test(found.type) || clause.verb!.head < told.words.to)
      byClause.delete(clause);
  } else if (clause.kind === 'participle' && found.type === 'attack' && told.rule === 'movement-of-force') {
    const isSent = outer!.objects.some(({ to }) => to === clause.verb!.from);
    if (!isSent) return;
    byClause.delete(outer!);
    byClause.set(clause, {
      ...found,
      words: { from: told.words.from, to: found.words.to },
      modality: told.modality,
    });
  }
}

/** "sent Moore to reinforce the fort": one action, told as the sending is; that is taken out. */
function asSent(scene: Scene, clause: Clause, found: Found, byClause: Map<Clause, Found>): Found {
  let outer: Clause | null = clause;
  while (outer?.kind === 'infinitive') {
    outer = parentIn(scene, outer);
    const sending = outer && byClause.get(outer);
    if (sending?.rule !== 'movement-of-force') continue;
    byClause.delete(outer!);
    const { from } = sending.words;
    const { to } = found.words;
    const words = to - from > LONGEST_QUOTE ? sending.words : { from, to };
    return { ...found, words, modality: sending.modality, side: found.side ?? sending.side };
  }
  return found;
}

/** Whether two tell of the same: "clashed in a skirmish" is one, and so is "requested his surrender". */
const repeats = (a: Found, b: Found): boolean =>
  // "At the Battle of Lund, on 3 May, the Danes fought the Swedes"
  (b.rule === 'noun-dated' && b.words.from === 1 && b.type === 'clash' && a.type === 'clash') ||
  ((a.type === b.type ||
    (a.type === 'negotiation' && b.type === 'surrender') ||
    // "exchanged gunfire", "opened fire"
    (/^(?:attack|bombardment|clash)$/.test(a.type) &&
      /^(?:attack|bombardment)$/.test(b.type) &&
      b.rule === 'noun-made')) &&
    a.words.from < b.words.to &&
    b.words.from < a.words.to);

function ofVerb(scene: Scene, clause: Clause): Found | null {
  const { verb } = clause;
  const { sentence } = scene;
  if (verb === null || (scene.sentence.classes[verb.head]! & ACTION) === 0) return null;
  const candidates = candidatesOf(scene.sentence.word(verb.head) ?? '');
  if (candidates === null || isPresent(scene, clause)) return null;
  // "the sinking of ships" is a noun
  if (verb.form === 'ing' && scene.sentence.word(verb.to) === 'of') return null;
  // "all attacking units", but "they fled, many surrendering"
  const isCounted = verb.form === 'ing' && QUANTIFIERS.test(sentence.word(verb.from - 1) ?? '');
  if (isCounted && (clause.antecedent === null || !isAbsolute(scene, clause.antecedent))) return null;
  // "after three weeks of fighting"
  if (
    verb.form === 'ing' &&
    sentence.word(verb.from - 1) === 'of' &&
    TIMES.has(singular(sentence.word(verb.from - 2) ?? ''))
  )
    return null;
  // "as set out in the charter", but "were recorded as destroyed"
  if (verb.form === 'participle' && sentence.word(verb.from - 1) === 'as')
    if (parentIn(scene, clause)?.verb?.to !== verb.from - 1) return null;
  // "with devastating results", but "contented himself with shelling the town"
  const isWith = verb.form === 'ing' && sentence.word(verb.from - 1) === 'with';
  if (isWith && (sentence.classes[verb.to]! & DETERMINER) === 0) return null;
  let deed: Deed | null = null;
  let known: VerbEntry | null = null;
  for (const { rule, entry } of candidatesAt(scene, candidates, verb.to)) {
    // rules ask the same deed, as long as they ask of the same words
    const isKnown = deed !== null && known!.particles.length === 0 && entry.particles.length === 0;
    const end = isKnown ? clause.verb!.to : endOfEntry(scene, clause, entry);
    if (end === 0) continue;
    if (!isKnown) deed = deedOf(scene, clause, end, entry.particles.length);
    known = entry;
    if (deed === null) continue;
    if (!/^(?:negotiation|statement)$/.test(rule.type) && isByUnarmed(deed)) continue;
    if (rule.when && !rule.when(deed)) continue;
    const around = modalityOf(scene, clause);
    if (around === null) return null;
    const { name, type } = rule;
    // "issued attacking orders"
    const isOfOrders = verb.form === 'ing' && ORDERS.test(scene.sentence.word(verb.to) ?? '');
    // "captured no towns"
    const own = isOfNothing(deed) ? 'negated' : isOfOrders ? 'planned' : rule.modality;
    const modality = around === 'stated' ? (own ?? around) : around;
    return {
      type,
      modality,
      side: isReply(type, deed) ? null : rule.side(deed),
      rule: name,
      words: wordsOf(rule, deed),
    };
  }
  return null;
}

/** "A storm sank them", "besieged by creditors", but "taken by storm", "sunk by nightfall" */
const isByUnarmed = ({ scene, doer, passive }: Deed): boolean =>
  doer !== null &&
  isUnarmed(scene, doer) &&
  !(passive && doer.to === doer.from + 1 && ONLY_HOW.test(scene.sentence.word(doer.from) ?? ''));
const ONLY_HOW = /^(?:dawn|night|nightfall|storm|winter)$/;

/** "captured no towns", "met no resistance" */
const isOfNothing = ({ scene, object, passive }: Deed): boolean =>
  !passive && object !== null && isNone(scene, object);

const ORDERS = /^(?:intentions|orders|plans)$/;
const QUANTIFIERS = /^(?:all|any|both|many|most|other|some|the|these|those)$/;

/** Longer words are told of by the verb alone. */
const LONGEST_QUOTE = 12;

/** The words of a deed, with the noun that carries it: "lifted the siege". */
function wordsOf({ carried }: VerbRule, { scene, words, object, passive }: Deed): Range {
  if (!carried || object === null) return words;
  const at = headAt(scene, object);
  const joined = passive
    ? { from: Math.min(at, words.from), to: words.to }
    : { from: words.from, to: Math.max(at + 1, words.to) };
  return joined.to - joined.from > LONGEST_QUOTE ? words : joined;
}

/** What is told in the present is no story, or no verb at all: "attacks". */
function isPresent({ sentence }: Scene, { verb }: Clause): boolean {
  const { from, head, form, helper } = verb!;
  if (form !== 'finite' && form !== 'perfect') return false;
  if (helper !== null) return /^(?:are|do|does|is)$/.test(helper);
  const first = sentence.word(from) ?? '';
  // "are said to have attacked"
  if (from < head)
    return /^(?:is|are|am)$/.test(first) && !/^(?:have|been)$/.test(sentence.word(head - 1) ?? '');
  const known = verbForm(first);
  // "beaten and driven out"
  return known !== null && !known.past && !known.participle;
}

const FIRE = /^(?:fire|volley)$/;
const FIGHTS = /^(?:attack|counter-attack|raid|bombardment|air-strike)$/;

function ofNoun(scene: Scene, at: number): Found | null {
  const naming = namingAt(scene, at);
  if (naming === null) return null;
  const roles = rolesOf(naming);
  // "The attack, planned for dawn, began at noon": told apart, and told anew by the verb of the sentence
  let apart: Found | null = null;
  for (const rule of NOUN_RULES)
    for (const role of roles) {
      if (apart !== null && !/^(?:finite|perfect)$/.test(role.verb.form)) continue;
      const told = rule.read(naming, role);
      if (told === null) continue;
      const found = asTold(naming, role, rule.name, told);
      const isMeant = apart === null && found?.modality === 'planned' && role.verb.form === 'participle';
      if (isMeant) apart = found;
      else return found?.modality === 'stated' && role.as !== 'aside' ? found : (apart ?? found);
    }
  return apart;
}

/** What a rule reads of a noun, told as the clause around it is; null where that tells of no deed. */
function asTold(naming: Naming, role: Role, rule: string, told: Told): Found | null {
  const { scene, type } = naming;
  const { side, words } = told;
  const isApart = role.as === 'aside';
  const own = isPresent(scene, role.clause) ? null : isApart ? 'stated' : modalityOf(scene, role.clause);
  // "tried to stop their attack": they did attack; what is meant to be done to an attack tells of none
  const isUndergone = rule === 'noun-undergone';
  const around = isUndergone && own === 'attempted' && FIGHTS.test(type) ? 'stated' : own;
  if (isUndergone && around !== 'stated') return null;
  // "the attack could not take place"
  if (rule === 'noun-happens' && around === 'attempted')
    return { type, modality: 'negated', side, rule, words };
  // "to prevent his retreat" tells of none
  if (around === null || (around !== 'stated' && told.modality === 'negated')) return null;
  // "launched no attack"
  const isNoDeed = told.modality === 'stated' && isNone(scene, naming.phrase);
  const modality = around === 'stated' ? (isNoDeed ? 'negated' : told.modality) : around;
  // "the gunboats concentrated their fire"
  const shooter = rule === 'noun-made' && FIRE.test(naming.noun) ? doerOf(scene, role.clause) : null;
  const isOfGuns = shooter !== null && holdsGuns(scene, shooter);
  return { type: isOfGuns ? 'bombardment' : type, modality, side, rule, words };
}
