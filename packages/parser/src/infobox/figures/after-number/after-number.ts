import type { Outcome } from '@openbattles/schema';
import { SHOT_DOWN } from '../../../language/lexicon/outcomes.ts';
import type { Quantity } from '../../../language/quantities.ts';
import type { NodeText } from '../node-text.ts';
import type { Node } from '../nodes.ts';
import { AFTER_NUMBER_RULES } from './after-number-rules.ts';
import { isJoint } from './look-ahead.ts';
import type { AfterNumberRule, Read, SoFar, Stage, When } from './rule.ts';

/** What follows a number: what is counted, what happened to it, and brackets. */
class AfterNumber implements SoFar {
  readonly text: NodeText;
  readonly quantity: Quantity;
  readonly at: number;
  readonly to: number;
  readonly hasOutcome: boolean;
  stage: Stage = 'noun';
  auxiliary = false;
  total = false;
  part = false;
  elided = false;
  aircraft = false;
  nounOutcome = false;
  lossless = false;
  group: string | null = null;
  claimant: string | null = null;
  high: number | null = null;
  readonly outcomes: Outcome[] = [];
  /** Where brackets open. */
  readonly brackets: number[] = [];
  /** Where the quote ends, and where reading goes on. */
  end: number;
  next: number;
  #nounStart = -1;
  #nounEnd = -1;

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

  /** Puts to what is known what a rule read. */
  add({ outcome, noun, stage, quoteTo, bracket, understood, said }: Read): void {
    if (outcome !== undefined) this.#addOutcome(outcome);
    if (noun) {
      if (this.#nounStart < 0) this.#nounStart = noun[0];
      this.end = this.#nounEnd = noun[1];
    }
    if (stage) this.stage = stage;
    if (quoteTo !== undefined) this.end = quoteTo;
    if (bracket !== undefined) this.brackets.push(bracket);
    if (understood) this.text.markRead(...understood);
    if (said) Object.assign(this, said);
  }

  #addOutcome(i: number): void {
    const node = this.text.nodes[i]!;
    if (node.kind === 'outcome') {
      if (node.outcome !== 'casualties' || this.outcomes.length === 0) this.outcomes.push(node.outcome);
      this.nounOutcome = node.noun;
      if (SHOT_DOWN.has(node.text)) this.aircraft = true;
    }
    this.end = i + 1;
    this.stage = 'outcome';
  }
}

/** The rules for each kind of node, in their order. A kind without any ends the item. */
const RULES_OF: Partial<Record<Node['kind'], AfterNumberRule[]>> = {};
for (const rule of AFTER_NUMBER_RULES)
  for (const kind of rule.of ?? (['word'] as const)) {
    RULES_OF[kind] ??= [];
    RULES_OF[kind].push(rule);
  }

const holds = (when: When, soFar: SoFar, i: number, { text, capital }: Node): boolean =>
  (when.words === undefined || when.words.has(text)) &&
  (when.hasNoun === undefined || when.hasNoun === soFar.hasNoun) &&
  (when.stage === undefined || when.stage === soFar.stage) &&
  (when.kind === undefined || when.kind === soFar.text.kind) &&
  (when.capital === undefined || capital) &&
  (when.first === undefined || i === soFar.at + 1);

/** Reads what follows the number at `at` up to where its item ends. */
export function readAfterNumber(
  text: NodeText,
  quantity: Quantity,
  at: number,
  to: number,
  hasOutcome: boolean,
): AfterNumber {
  const known = new AfterNumber(text, quantity, at, to, hasOutcome);
  let i = at + 1;
  for (let goesOn = true; goesOn && i < to; ) {
    const node = text.nodes[i]!;
    const next = text.at(i + 1, to);
    goesOn = false;
    for (const { when, read } of RULES_OF[node.kind] ?? []) {
      const found = when && !holds(when, known, i, node) ? null : read(known, i, node, next);
      if (found === null) continue;
      if (typeof found === 'object') known.add(found);
      const reached = typeof found === 'object' ? found.to : found;
      if (reached === undefined) continue;
      goesOn = typeof found !== 'object' || !found.stops;
      i = reached;
      break;
    }
  }
  known.next = i;
  text.markRead(at, known.end);
  return known;
}
