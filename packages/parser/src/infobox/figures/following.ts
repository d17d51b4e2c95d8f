import type { Outcome } from '@openbattles/schema';
import { CONDITIONS, OUTCOME_LINKS } from '../../language/lexicon/around-figures.ts';
import { CLAIM_OPENERS } from '../../language/lexicon/labels.ts';
import { ADVERBS, NOT_LOST, OUTCOME_TAILS, SHOT_DOWN } from '../../language/lexicon/outcomes.ts';
import { isListed, singular } from '../../language/nouns.ts';
import type { Quantity } from '../../language/quantities.ts';
import { claimName } from './labels.ts';
import type { Node } from './nodes.ts';
import { endsNounPhrase, type NodeText, REACH, SEPARATORS } from './text.ts';

/** What follows a number: what is counted, what happened to it, and brackets. */
export class Following {
  readonly text: NodeText;
  readonly quantity: Quantity;
  /** The node of the number, and where the list ends that it stands in. */
  readonly at: number;
  readonly to: number;
  /** Whether the words before the number already said what happened. */
  readonly hasOutcome: boolean;
  /** Reading first looks for nouns, then for what comes after an outcome, then for nothing but an outcome. */
  mode: 'noun' | 'outcome' | 'tail' = 'noun';
  /** Whether "were", "have been" stood there. */
  auxiliary = false;
  #nounStart = -1;
  #nounEnd = -1;

  /** Where the quote ends, and where reading goes on. */
  end: number;
  next: number;
  readonly outcomes: Outcome[] = [];
  /** "deaths", and not "killed". */
  nounOutcome = false;
  total = false;
  part = false;
  /** The number has no noun, and words say that it goes on counting the same: "2 heavily", "5 in reserve". */
  elided = false;
  aircraft = false;
  /** The verb says that it is no loss, or nothing known. */
  lossless = false;
  group: string | null = null;
  claimant: string | null = null;
  /** The upper end of a range that stands apart from the lower. */
  high: number | null = null;
  /** Where brackets open. */
  readonly brackets: number[] = [];

  constructor(text: NodeText, quantity: Quantity, at: number, to: number, hasOutcome: boolean) {
    this.text = text;
    this.quantity = quantity;
    this.at = at;
    this.to = to;
    this.hasOutcome = hasOutcome;
    this.end = at + 1;
    this.next = at + 1;
  }

  get hasNoun(): boolean {
    return this.#nounStart >= 0;
  }

  /** The nodes of what is counted, without a dangling "and". */
  get subject(): readonly [from: number, to: number] | null {
    let end = this.#nounEnd;
    while (end > this.#nounStart && isJoint(this.text.nodes[end - 1]!)) end--;
    return end > this.#nounStart ? [this.#nounStart, end] : null;
  }

  node(i: number): Node | undefined {
    return this.text.at(i, this.to);
  }

  takeNoun(from: number, to: number): number {
    if (this.#nounStart < 0) this.#nounStart = from;
    this.#nounEnd = to;
    this.end = to;
    return to;
  }

  takeOutcome(i: number): number {
    const node = this.text.nodes[i]!;
    if (node.kind === 'outcome') {
      if (node.outcome !== 'casualties' || this.outcomes.length === 0) this.outcomes.push(node.outcome);
      this.nounOutcome = node.noun;
      if (SHOT_DOWN.has(node.text)) this.aircraft = true;
    }
    this.end = i + 1;
    this.mode = 'outcome';
    return i + 1;
  }

  enterTail(to: number): number {
    this.mode = 'tail';
    return to;
  }
}

const isJoint = ({ text }: Node): boolean => /^(?:and|or|of|the|&)$/.test(text);
const isConjunction = ({ kind, text }: Node): boolean =>
  kind === 'slash' || kind === 'ampersand' || (kind === 'word' && (text === 'and' || text === 'or'));

/** Where reading goes on, `stop` where the item ends, null where the rule has nothing to say. */
type Step = number | 'stop' | null;

interface FollowingRule {
  name: string;
  /** The kinds of nodes that it has something to say of: words alone where none are named. */
  of?: readonly Node['kind'][];
  read(state: Following, i: number, node: Node, next: Node | undefined): Step;
}

/** Signs, brackets and outcomes, and then words. The first rule that answers decides. */
export const FOLLOWING_RULES: readonly FollowingRule[] = [
  {
    name: 'times',
    of: ['times'],
    read: ({ at }, i) => (i === at + 1 ? i + 1 : null),
  },
  { name: 'other-sign', of: ['times'], read: () => 'stop' },
  { name: 'next-figure', of: ['quantity'], read: () => 'stop' },
  {
    // "3 of whom were wounded"
    name: 'part-of',
    of: ['part'],
    read(state, i, { text }) {
      if (i !== state.at + 1 || text !== 'of') return null;
      state.part = true;
      return i + 1;
    },
  },
  {
    name: 'quotation-mark',
    of: ['mark'],
    read: (_, i, { text }, next) => (/^["“”'‘’«»]$/.test(text) && next !== undefined ? i + 1 : null),
  },
  {
    // "killed, wounded or captured", "troops, sailors and militia"
    name: 'comma',
    of: ['line', 'comma'],
    read(state, i, { kind }, next) {
      const outcome = joinedOutcome(state, i);
      if (outcome > i) return state.takeOutcome(outcome);
      if (kind === 'line') return 'stop';
      const nouns = state.mode === 'noun' && state.hasNoun ? joinedNouns(state, i) : i;
      if (nouns > i) return state.takeNoun(i, nouns);
      return state.group === null && state.node(i - 1)?.text === 'from' && next?.capital ? i + 1 : 'stop';
    },
  },
  {
    name: 'end',
    of: ['semicolon', 'line', 'rule', 'gap', 'bullet', 'stop', 'mark', 'colon', 'close', 'part', 'aside'],
    read: () => 'stop',
  },
  {
    // "20 ships of the line (1,396 guns) lost", "6,000 (excluding prisoners) to 11,000 casualties"
    name: 'bracket',
    of: ['open'],
    read(state, i) {
      const close = state.text.closing(i);
      if (close < 0) return 'stop';
      state.brackets.push(i);
      const to = Math.min(state.to, close + 1);
      const beyond = state.node(to);
      if (beyond === undefined || beyond.kind === 'open') return to;
      if (
        beyond.kind === 'outcome' &&
        state.outcomes.length === 0 &&
        !state.hasOutcome &&
        !isLabelWord(state, to)
      )
        return to;
      if (beyond.kind === 'word' && OUTCOME_LINKS.has(beyond.text)) return to;
      const upper = state.node(to + 1);
      if (beyond.text !== 'to' || state.hasNoun || upper?.kind !== 'quantity') {
        state.next = to;
        return 'stop';
      }
      if (!isUpperEnd(state.quantity, upper.quantity)) {
        state.next = to;
        return 'stop';
      }
      state.high = upper.quantity.high;
      state.end = to + 2;
      return to + 2;
    },
  },
  {
    name: 'total',
    of: ['total'],
    read(state, i) {
      if (state.text.beginsLabel(i, state.to)) return 'stop';
      state.total = true;
      state.end = i + 1;
      return i + 1;
    },
  },
  {
    // "killed or wounded", "captured/missing", "mercenaries and allies"
    name: 'conjunction',
    of: ['slash', 'ampersand', 'dash', 'word'],
    read(state, i, node, next) {
      if (!isConjunction(node) && node.kind !== 'dash') return null;
      if (state.mode === 'outcome' && state.outcomes.length > 0) {
        const outcome = joinedOutcome(state, i);
        return outcome > i ? state.takeOutcome(outcome) : 'stop';
      }
      const joins = state.mode === 'noun' && state.hasNoun && node.kind !== 'dash' && next?.kind === 'word';
      return joins && !state.text.endsNoun(i + 1, state.to) ? state.takeNoun(i, i + 2) : 'stop';
    },
  },
  {
    name: 'second-outcome',
    of: ['outcome'],
    read(state, i, node) {
      if (node.kind !== 'outcome') return null;
      if (state.hasOutcome) return 'stop';
      if (state.mode !== 'outcome') return null;
      if (!node.noun) return 'stop';
      // "69 wounded prisoners"
      if (node.outcome !== 'casualties')
        return state.hasNoun || i > state.at + 2 ? 'stop' : state.takeNoun(i, i + 1);
      state.end = i + 1;
      return i + 1;
    },
  },
  {
    // "1,000 men of the 5th Brigade were killed", but not "500 killed after being arrested"
    name: 'outcome-in-tail',
    of: ['outcome'],
    read(state, i, node, next) {
      if (node.kind !== 'outcome' || state.mode !== 'tail') return null;
      if (state.outcomes.length > 0) return i + 1;
      const adjective = next?.kind === 'word' && !endsNounPhrase(next);
      return !state.auxiliary && (!state.hasNoun || adjective) ? i + 1 : null;
    },
  },
  {
    name: 'outcome-label',
    of: ['outcome'],
    read: (state, i) => (state.hasNoun && state.text.beginsLabel(i, state.to) ? 'stop' : null),
  },
  {
    // "8 prisoners killed": what was counted had an outcome before
    name: 'counted-outcome',
    of: ['outcome'],
    read(state, i, node, next) {
      if (node.kind !== 'outcome' || !node.noun || state.hasNoun) return null;
      const verb = next?.kind === 'word' && OUTCOME_LINKS.has(next.text) ? state.node(i + 2) : next;
      return verb?.kind === 'outcome' && !verb.noun ? state.takeNoun(i, i + 1) : null;
    },
  },
  {
    // "1 seized cargo vessel" among the forces
    name: 'participle-of-strength',
    of: ['outcome'],
    read: (state, i, _, next) =>
      state.text.kind === 'strength' &&
      !state.hasNoun &&
      next?.kind === 'word' &&
      !state.text.endsNoun(i + 1, state.to)
        ? i + 1
        : null,
  },
  {
    // "5 killed", "2 captured ships"
    name: 'outcome',
    of: ['outcome'],
    read(state, i) {
      const to = state.takeOutcome(i);
      const nouns = state.hasNoun ? to : nounsAfterOutcome(state, to);
      return nouns > to ? state.takeNoun(to, nouns) : to;
    },
  },
  {
    // "30 guns Spain: …"
    name: 'label',
    read(state, i) {
      if (!state.text.beginsLabel(i, state.to)) return null;
      const begun = state.hasNoun || state.mode !== 'noun';
      return (begun ? !isWithinPhrase(state, i) : !keepsNounBeforeLabel(state, i)) ? 'stop' : null;
    },
  },
  {
    name: 'auxiliary',
    read(state, i, { text }, next) {
      const verb =
        next?.kind === 'outcome' ||
        (next?.kind === 'word' && (OUTCOME_LINKS.has(next.text) || ADVERBS.has(next.text)));
      if (!verb || !OUTCOME_LINKS.has(text)) return null;
      state.auxiliary = true;
      return i + 1;
    },
  },
  {
    // "150,000 according to Mehmed II himself"
    name: 'claimant',
    read(state, i) {
      const opener = CLAIM_OPENERS.among(state.text.nodes, i, state.to);
      if (opener === null) return null;
      let end = i + opener.length;
      while (end < i + REACH && /^(?:word|ampersand)$/.test(state.node(end)?.kind ?? '')) end++;
      state.claimant = claimName(state.text, i, end);
      state.text.markRead(i, end);
      state.next = end;
      return 'stop';
    },
  },
  {
    name: 'copula',
    read: (state, i, { text }) =>
      !state.hasNoun && state.mode === 'noun' && /^(?:was|were|are|is)$/.test(text) ? i + 1 : null,
  },
  {
    // "killed in battle", "dead on the return voyage"
    name: 'after-outcome',
    read(state, i, node) {
      if (state.mode !== 'outcome') return null;
      const tail = OUTCOME_TAILS.among(state.text.nodes, i, state.to);
      if (tail !== null) {
        state.end = i + tail.length;
        state.total ||= tail.meaning === 'all';
        return state.end;
      }
      if (ADVERBS.has(node.text)) return i + 1;
      return endsNounPhrase(node) || CONDITIONS.has(node.text) ? state.enterTail(i + 1) : 'stop';
    },
  },
  {
    name: 'tail',
    read(state, i, { capital }) {
      if (state.mode !== 'tail') return null;
      const before = state.text.nodes[i - 1]!;
      const name = /^(?:in|at|of|the|by|near|from|on|to|and|during)$/.test(before.text) || before.capital;
      return state.outcomes.length > 0 && capital && !name ? 'stop' : i + 1;
    },
  },
  {
    // "165–400+La nouvelle", "20 soldiers Ansar Dine": a line break was lost
    name: 'lost-break',
    read(state, i, { capital, spaced, text }) {
      if (!capital) return null;
      if (state.hasNoun) return completesNoun(state.text.nodes[i - 1]!) ? 'stop' : null;
      return !spaced && i === state.at + 1 && !isListed(text) ? 'stop' : null;
    },
  },
  {
    // "5 of the 20 ships": the second number is what there were
    name: 'partitive',
    read(state, i) {
      const counted = state.quantity.rule === 'number' || state.quantity.rule === 'range';
      const base = state.hasNoun || !counted ? i : partitive(state, i);
      if (base === i) return null;
      state.end = base + 1;
      return base + 1;
    },
  },
  {
    // "hundreds of men", "300 more"
    name: 'determiner',
    read(state, i, { text }) {
      if (state.hasNoun) return null;
      if (/^(?:of|the|an?|more)$/.test(text)) return i + 1;
      const more = /^(?:additional|further|extra)$/.test(text);
      return more && state.text.endsNoun(i + 1, state.to) ? i + 1 : null;
    },
  },
  {
    // "20 severely damaged", "2 heavily"
    name: 'adverb',
    read(state, i, { text }, next) {
      if (!ADVERBS.has(text) || (state.hasNoun && next?.kind !== 'outcome')) return null;
      if (!state.hasNoun && next?.kind !== 'word' && next?.kind !== 'outcome') {
        state.elided = true;
        state.end = i + 1;
      }
      return i + 1;
    },
  },
  {
    // "20,000 Ottoman troops to 60,000"
    name: 'range-around-noun',
    read(state, i, { text }, next) {
      if (text !== 'to' || next?.kind !== 'quantity' || !state.hasNoun) return null;
      const beyond = state.node(i + 2);
      const bare =
        beyond === undefined || SEPARATORS.has(beyond.kind) || /^(?:open|close)$/.test(beyond.kind);
      if (!bare || !isUpperEnd(state.quantity, next.quantity)) return null;
      state.high = next.quantity.high;
      state.end = i + 2;
      state.mode = 'outcome';
      return i + 2;
    },
  },
  {
    // "squadrons of cavalry", "ships of the line", but not "men of the 5th Brigade"
    name: 'of',
    read(state, i, { text }, next) {
      if (text !== 'of') return null;
      if (next?.kind !== 'word') return state.enterTail(i + 1);
      if (next.text === 'the' && state.node(i + 2)?.text === 'line') return state.takeNoun(i, i + 3);
      const definite = /^(?:the|a|an|his|her|their|its|this|these|those)$/.test(next.text);
      return definite ? state.enterTail(i + 1) : state.takeNoun(i, i + 1);
    },
  },
  {
    // "4,500 soldiers from Gran Colombia"
    name: 'origin',
    read(state, i, { text }) {
      if (text !== 'from' || !state.hasNoun || state.text.kind !== 'strength') return null;
      const origin = originAfter(state, i + 1);
      if (origin === null) return null;
      state.group = origin.name;
      state.text.markRead(i, origin.to);
      return state.enterTail(origin.to);
    },
  },
  {
    name: 'preposition',
    read(state, i, node) {
      if (!endsNounPhrase(node)) return null;
      if (!state.hasNoun) state.elided = true;
      return state.enterTail(i + 1);
    },
  },
  {
    // "200 evacuated", "2,299 IEDs cleared": no loss, or no outcome that we know
    name: 'participle',
    read(state, i, { text }, next) {
      const participle = state.hasNoun && isParticiple(state, i);
      if (state.text.kind === 'casualties' && state.outcomes.length === 0)
        if (NOT_LOST.has(text) || (participle && next?.kind !== 'word')) state.lossless = true;
      return participle ? state.enterTail(i + 1) : null;
    },
  },
  {
    // "65,000 engaged", "50 active soldiers", "infantry fighting vehicles"
    name: 'state',
    read(state, i, { text }, next) {
      if (!CONDITIONS.has(text)) return null;
      const within = state.hasNoun
        ? next?.kind === 'word' && !next.capital && isListed(next.text)
        : next?.kind === 'word' && !state.text.endsNoun(i + 1, state.to) && state.text.isKnownNoun(i + 1);
      if (within) return state.takeNoun(i, i + 1);
      if (!state.hasNoun) state.elided = true;
      state.end = i + 1;
      return state.enterTail(i + 1);
    },
  },
  { name: 'noun', read: (state, i) => state.takeNoun(i, i + 1) },
];

/** The rules for each kind of node, in their order. A kind without any ends the item. */
const RULES_OF: Partial<Record<Node['kind'], FollowingRule[]>> = {};
for (const rule of FOLLOWING_RULES) {
  const { of = ['word'] } = rule;
  for (const kind of of) {
    RULES_OF[kind] ??= [];
    RULES_OF[kind].push(rule);
  }
}

/** Reads what follows the number at `at` up to where its item ends. */
export function readFollowing(
  text: NodeText,
  quantity: Quantity,
  at: number,
  to: number,
  hasOutcome: boolean,
): Following {
  const state = new Following(text, quantity, at, to, hasOutcome);
  let i = at + 1;
  while (i < to) {
    const node = text.nodes[i]!;
    const next = text.at(i + 1, to);
    let step: Step = null;
    const rules = RULES_OF[node.kind] ?? [];
    for (let k = 0; step === null && k < rules.length; k++) step = rules[k]!.read(state, i, node, next);
    if (step === null || step === 'stop') break;
    i = step;
  }
  state.next = Math.max(state.next, i);
  text.markRead(at, state.end);
  return state;
}

/** Whether an outcome heads what comes next and does not close what came before. */
const isLabelWord = (state: Following, i: number): boolean => state.node(i + 1)?.kind === 'colon';

/** The outcome that "and", "or", a stroke or a comma joins to the one before; `from` where none is joined. */
function joinedOutcome(state: Following, from: number): number {
  if (state.outcomes.length === 0) return from;
  const { kind } = state.text.nodes[from]!;
  const soft = kind === 'comma' || kind === 'line';
  let i = soft || kind === 'dash' ? from + 1 : from;
  let conjunction = !soft;
  for (let k = 0; k < 3; k++) {
    const node = state.node(i);
    if (node === undefined) return from;
    if (isConjunction(node)) conjunction = true;
    else if (node.kind !== 'word' || !(ADVERBS.has(node.text) || node.text === 'the')) break;
    i++;
  }
  if (state.node(i)?.kind !== 'outcome' || (kind === 'line' && !conjunction)) return from;
  const next = state.node(i + 1);
  if (next?.kind === 'colon') return from;
  // "killed, wounded 5": the outcome heads the next number
  if (next?.kind === 'quantity' && !(conjunction && kind !== 'line' && next.quantity.rule !== 'unknown'))
    return from;
  return i;
}

/** The end of "sailors and militia" after "troops,": further nouns of one number. */
function joinedNouns(state: Following, comma: number): number {
  const { text, to } = state;
  // a space before the comma shows that it stands for a line break
  if (text.nodes[comma]!.spaced) return comma;
  let conjunction = -1;
  let i = comma + 1;
  for (; i < to && i < comma + REACH; i++) {
    const node = text.nodes[i]!;
    if (node.kind === 'ampersand' || (node.kind === 'word' && node.text === 'and')) conjunction = i;
    else if (node.kind === 'comma' && conjunction < 0) continue;
    else if (text.endsNoun(i, to)) break;
  }
  if (conjunction < 0 || i === conjunction + 1 || i === comma + REACH || state.node(i)?.kind === 'colon')
    return comma;
  const list = text.nodes[conjunction - 1]!.kind === 'comma' ? conjunction - 2 : conjunction - 1;
  return list > comma && isNounOrName(state, list) && isNounOrName(state, i - 1) ? i : comma;
}

const isNounOrName = ({ text }: Following, i: number): boolean =>
  text.isKnownNoun(i) || (text.nodes[i]!.capital && text.nodes[i]!.text.endsWith('s'));

/** The end of the noun phrase after an outcome, where it ends in a known noun. */
function nounsAfterOutcome({ text, to }: Following, from: number): number {
  let i = from;
  while (i < from + 5 && !text.endsNoun(i, to)) {
    const { text: word } = text.nodes[i]!;
    if (ADVERBS.has(word) || /^(?:and|or|of)$/.test(word) || text.beginsLabel(i, to)) break;
    i++;
  }
  return i > from && text.at(i, to)?.kind !== 'outcome' && text.isKnownNoun(i - 1) ? i : from;
}

/** Whether the word before leads on to this one, so that no label begins here. */
function isWithinPhrase({ text }: Following, i: number): boolean {
  const before = text.nodes[i - 1]!;
  return before.kind === 'word' && (endsNounPhrase(before) || isJoint(before));
}

/** "171,000 Sailors Loyalist forces: …": whether the first word after a number is its noun although a colon comes. */
function keepsNounBeforeLabel({ text, to }: Following, i: number): boolean {
  if (text.isApart(i)) return false;
  const colon = text.labelEnd(i, to);
  for (let k = i + 1; k < colon; k++) if (text.isApart(k)) return true;
  // "3,000–4,000 Zulus:" before anything else
  if (colon === i + 1) return i === 1;
  if (!text.isKnownNoun(i)) return false;
  for (let k = i + 1; k < colon; k++)
    if (text.nodes[k]!.capital || text.nodes[k]!.kind === 'total') return true;
  return false;
}

/** A lower-case plural ends its noun phrase, so that a capital letter after it begins something else. */
const completesNoun = ({ kind, text, capital }: Node): boolean =>
  kind === 'word' && !capital && text.endsWith('s') && isListed(text) && singular(text) !== text;

/** The quantity in "of the 20", "out of 20"; `from` itself where there is none. */
function partitive(state: Following, from: number): number {
  let i = state.node(from)?.text === 'out' ? from + 1 : from;
  if (state.node(i)?.text !== 'of') return from;
  i++;
  if (/^(?:the|its|their|his|these|those)$/.test(state.node(i)?.text ?? '')) i++;
  const node = state.node(i);
  return node?.kind === 'quantity' && node.quantity.low !== null ? i : from;
}

/** The name of a land after "from", even across a comma that a dropped flag left. */
function originAfter(state: Following, from: number): { name: string; to: number } | null {
  let i = from;
  if (state.node(i)?.text === 'the') i++;
  if (state.node(i)?.kind === 'comma') i++;
  const start = i;
  for (let node = state.node(i); node?.kind === 'word' && i < start + 6; node = state.node(i)) {
    if (!node.capital && node.text !== 'of' && node.text !== 'the') break;
    i++;
  }
  return i > start && state.text.nodes[start]!.capital ? { name: state.text.written(start, i), to: i } : null;
}

const isUpperEnd = (first: Quantity, second: Quantity): boolean =>
  first.rule === 'number' &&
  second.rule === 'number' &&
  first.low !== null &&
  second.high !== null &&
  first.low <= second.high;

/** A participle that ends its phrase and is no outcome that we know. */
function isParticiple({ text, to }: Following, i: number): boolean {
  const { text: word, capital } = text.nodes[i]!;
  const form = !capital && word.length > 4 && word.endsWith('ed') && !word.includes('-');
  return (
    form && !CONDITIONS.has(word) && !isListed(word) && text.isKnownNoun(i - 1) && text.endsNoun(i + 1, to)
  );
}
