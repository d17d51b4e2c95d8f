import { CONDITIONS, NOUN_PHRASE_ENDS, OUTCOME_LINKS } from '../../language/lexicon/around-figures.ts';
import { categoryOfWord, type FigureKind, type Surroundings } from '../../language/nouns.ts';
import type { Node } from './nodes.ts';

/** Ends an item for certain; a comma, an "and" and a bracket may stand within one. */
export const HARD: ReadonlySet<string> = new Set([
  'semicolon',
  'line',
  'rule',
  'gap',
  'bullet',
  'stop',
  'mark',
  'colon',
]);
export const SEPARATORS: ReadonlySet<string> = new Set([...HARD, 'comma']);

/** Nothing is looked for further ahead than so many nodes: so reading takes linear time. */
export const REACH = 12;

/** Brackets within brackets are followed to this depth; a deeper one is a mere sign. */
const DEPTH = 4;

/** The nodes of one value, and what the readers ask of them. Ranges of nodes are `from`, `to` with `to` exclusive. */
export class NodeText {
  readonly value: string;
  readonly nodes: readonly Node[];
  readonly kind: FigureKind;
  readonly surroundings: Surroundings;
  readonly #closing: Int32Array;
  /** How many quantities stand before each node. */
  readonly #quantities: Int32Array;
  /** 1 for each node of which something was made. */
  readonly #read: Uint8Array;
  /** The node of the last colon, -1 where there is none: no label ends beyond. */
  #lastColon = -1;

  constructor(value: string, nodes: readonly Node[], kind: FigureKind) {
    this.value = value;
    this.nodes = nodes;
    this.kind = kind;
    this.surroundings = new ValueSurroundings(nodes, kind);
    this.#read = new Uint8Array(nodes.length);
    this.#closing = new Int32Array(nodes.length).fill(-1);
    this.#quantities = new Int32Array(nodes.length + 1);
    // brackets that are open, to the depth to which they are followed
    const open: number[] = [];
    let depth = 0;
    for (let i = 0; i < nodes.length; i++) {
      const { kind: sign } = nodes[i]!;
      this.#quantities[i + 1] = this.#quantities[i]! + (sign === 'quantity' ? 1 : 0);
      if (sign === 'colon') this.#lastColon = i;
      else if (sign === 'open') {
        if (depth++ < DEPTH) open.push(i);
      } else if (sign === 'close' && depth > 0 && --depth < DEPTH) this.#closing[open.pop()!] = i;
    }
    // a bracket that is never closed was cut off with the end of the value
    for (const start of open) this.#closing[start] = nodes.length;
  }

  at(i: number, to: number = this.nodes.length): Node | undefined {
    return i >= 0 && i < to ? this.nodes[i] : undefined;
  }

  texts(from: number, to: number): string[] {
    return this.nodes.slice(from, to).map(({ text }) => text);
  }

  written(from: number, to: number): string {
    return this.value.slice(this.nodes[from]!.start, this.nodes[to - 1]!.end);
  }

  /**
   * The node that closes a bracket. It is the end of the value where the bracket was cut off, and -1 where it lies too
   * deep.
   */
  closing(open: number): number {
    return this.#closing[open]!;
  }

  counts(from: number, to: number): boolean {
    return to > from && this.#quantities[to]! > this.#quantities[from]!;
  }

  markRead(from: number, to: number): void {
    for (let i = from; i < to; i++) this.#read[i] = 1;
  }

  markUnread(from: number, to: number): void {
    for (let i = from; i < to; i++) this.#read[i] = 0;
  }

  isRead(i: number): boolean {
    return this.#read[i] === 1;
  }

  /** White space between a node and the one before, wider than between words: something was dropped there. */
  isApart(i: number): boolean {
    return i > 0 && this.nodes[i]!.start - this.nodes[i - 1]!.end > 1;
  }

  /** The colon of the label that begins at `from`, or `from` itself where none begins. No figure stands in a label. */
  labelEnd(from: number, to: number): number {
    if (from > this.#lastColon) return from;
    for (let i = from; i < to && i < from + REACH; i++) {
      const { kind } = this.nodes[i]!;
      if (kind === 'colon') return i;
      if (kind === 'quantity' || HARD.has(kind) || kind === 'comma') return from;
      if (kind === 'open') {
        const close = this.closing(i);
        if (close < 0 || close >= to || close > i + 6 || this.counts(i, close)) return from;
        i = close;
      }
    }
    return from;
  }

  beginsLabel(i: number, to: number): boolean {
    return this.nodes[i]!.capital && this.labelEnd(i, to) > i;
  }

  /** Whether a noun phrase stops before a node. */
  endsNoun(i: number, to: number): boolean {
    const node = this.at(i, to);
    return (
      node?.kind !== 'word' ||
      endsNounPhrase(node) ||
      OUTCOME_LINKS.has(node.text) ||
      CONDITIONS.has(node.text)
    );
  }

  isKnownNoun(i: number): boolean {
    return this.nodes[i]!.kind === 'word' && categoryOfWord(this.nodes[i]!.text, this.surroundings) !== null;
  }
}

/** A capital "Vs" is five of a model and no versus. */
export const endsNounPhrase = (node: Node): boolean =>
  NOUN_PHRASE_ENDS.has(node.text) && !(node.text === 'vs' && node.capital);

/** Whether the value speaks of aircraft is looked up once, and only where a noun leaves it open. */
class ValueSurroundings implements Surroundings {
  readonly kind: FigureKind;
  readonly #nodes: readonly Node[];
  #aircraft: boolean | null = null;

  constructor(nodes: readonly Node[], kind: FigureKind) {
    this.#nodes = nodes;
    this.kind = kind;
  }

  get aircraft(): boolean {
    const undecided = { kind: this.kind, aircraft: false };
    this.#aircraft ??= this.#nodes.some(
      ({ kind, text }) => kind === 'word' && categoryOfWord(text, undecided) === 'aircraft',
    );
    return this.#aircraft;
  }
}
