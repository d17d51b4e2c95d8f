import { type Category, OUTCOMES, type Outcome } from '@openbattles/schema';
import { categoryOfPhrase, categoryOfWord, type Surroundings, singular } from '../../language/nouns.ts';
import type { Quantity } from '../../language/quantities.ts';
import type { Remark } from '../../text/remarks.ts';
import type { Span } from '../../text/span.ts';
import type { Label } from './labels.ts';
import { type NodeText, REACH } from './node-text.ts';
import type { Node } from './nodes.ts';

/** A figure while its value is being read. */
export interface OpenFigure extends Span {
  quantity: Quantity;
  outcomes: Outcome[];
  subject: string | null;
  category: Category;
  /** Whether a noun, its own or its label's, decided the category. */
  categorised: boolean;
  total: boolean;
  group: string | null;
  claimant: string | null;
  /** The figure that a bracket or an "of which" makes this one a part of. */
  whole: OpenFigure | null;
  bulleted: boolean;
  /** Counts the labels before it: what they head belongs together. */
  section: number;
}

/** What the text itself says of a figure, before label and neighbours fill in the rest. */
export interface Item {
  from: number;
  to: number;
  quantity: Quantity;
  subject: readonly [from: number, to: number] | null;
  outcomes: readonly Outcome[];
  total: boolean;
  whole: OpenFigure | null;
  bulleted: boolean;
  group: string | null;
  claimant: string | null;
  /** Where it is known without looking at the noun. */
  category: Category | null;
  aircraft: boolean;
  elided: boolean;
  nounOutcome: boolean;
}

export const isPeople = (category: Category): boolean => category === 'personnel' || category === 'civilian';

/** Whether two figures count the same kind of thing; soldiers and civilians are both people. */
export const sameKind = (a: OpenFigure, b: OpenFigure): boolean =>
  a.category === b.category || (isPeople(a.category) && isPeople(b.category));

/** Outcomes that only people have, that only things have, and that either may have. */
const OF_PEOPLE: ReadonlySet<Outcome> = new Set([
  'killed',
  'wounded',
  'deserted',
  'defected',
  'surrendered',
  'sick',
  'fled',
]);
const OF_THINGS: ReadonlySet<Outcome> = new Set(['destroyed', 'sunk', 'damaged']);
const OF_EITHER: ReadonlySet<Outcome> = new Set(['captured', 'lost', 'surrendered', 'missing']);

/** In the order in which a figure over several outcomes joins them. */
export const ordered = (outcomes: readonly Outcome[]): Outcome[] =>
  OUTCOMES.filter((outcome) => outcomes.includes(outcome));

/** Whether one figure may count a part of another. */
export const isWithin = (part: Quantity, whole: Quantity): boolean =>
  (part.high ?? part.low ?? 0) <= (whole.high ?? whole.low ?? Number.POSITIVE_INFINITY);

/** The figures of one value in the order of the text. */
export class OpenFigures {
  readonly list: OpenFigure[] = [];
  readonly remarks: Remark[] = [];
  readonly #text: NodeText;
  /** The last figure of things, and all categories so far: what an elided noun may refer to. */
  #lastThing: Category | null = null;
  readonly #categories = new Set<Category>();

  constructor(text: NodeText) {
    this.#text = text;
  }

  get length(): number {
    return this.list.length;
  }

  /** What "of which" refers to: the nearest figure before that is no smaller. */
  wholeOf(part: Quantity): OpenFigure | null {
    return this.#nearest((figure) => isWithin(part, figure.quantity));
  }

  /** Adds a figure; label and neighbours say what it leaves out. */
  add(item: Item, label: Label, section: number): OpenFigure {
    const { quantity, bulleted } = item;
    const previous = this.#nearest(({ whole }) => whole === item.whole);
    const { subject: noun, group } = this.#separate(item);
    const elided = item.elided && noun === null && previous !== null && isWithin(quantity, previous.quantity);
    const labelled =
      noun === null && item.category === null && label.category !== null && item.whole === null;
    const category =
      item.category ??
      (noun !== null ? this.#categoryOf(noun, item, previous) : null) ??
      (labelled ? label.category : null) ??
      this.#elidedCategory(item, label, elided ? previous : null, previous, section);

    let outcomes = this.#text.kind === 'strength' ? [] : ordered(item.outcomes);
    let { whole } = item;
    const follows = elided && previous.category === category && previous.categorised;
    if (this.#text.kind === 'casualties' && outcomes.length === 0) {
      if (whole !== null && whole.outcomes.length > 0) outcomes = whole.outcomes;
      else if (appliesTo(label.outcomes, category)) outcomes = ordered(label.outcomes);
      else if (follows) outcomes = previous.outcomes;
    }
    // "4 ironclads damaged, 2 heavily", "50 ships, 5 paid for by …"
    const part = this.#text.kind === 'strength' ? !isPeople(category) : item.outcomes.length === 0;
    if (follows && part && whole === null) {
      whole = previous;
      previous.total = true;
    }
    const figure: OpenFigure = {
      start: this.#text.nodes[item.from]!.start,
      end: this.#text.nodes[item.to - 1]!.end,
      quantity,
      outcomes,
      subject: noun !== null ? this.#text.written(...noun) : labelled ? label.subject : null,
      category,
      categorised: noun !== null || item.category !== null || labelled,
      total: item.total || label.total,
      group: group ?? label.group,
      claimant: item.claimant ?? label.claimant,
      whole,
      bulleted,
      section,
    };
    this.#text.markRead(item.from, item.to);
    this.list.push(figure);
    this.#categories.add(category);
    if (!isPeople(category)) this.#lastThing = category;
    return figure;
  }

  #nearest(suits: (figure: OpenFigure) => boolean): OpenFigure | null {
    for (let k = this.list.length - 1; k >= 0 && k >= this.list.length - REACH; k--)
      if (suits(this.list[k]!)) return this.list[k]!;
    return null;
  }

  /**
   * Takes from the noun what counts nothing: in "4 Union casualties" the name of the group, in "33 non-combat
   * fatalities" the adjective.
   */
  #separate({ subject, outcomes, nounOutcome, group }: Item): Pick<Item, 'subject' | 'group'> {
    if (subject === null || !nounOutcome) return { subject, group };
    const nodes = this.#text.nodes.slice(...subject);
    const unknown = (node: Node) => categoryOfWord(node.text, this.#text.surroundings) === null;
    const name = nodes.every((node) => (node.capital && unknown(node)) || /^(?:and|or|&|-)$/.test(node.text));
    if (name && outcomes.includes('casualties'))
      return { subject: null, group: group ?? this.#text.written(...subject) };
    const adjective = nodes.length === 1 && !nodes[0]!.capital && unknown(nodes[0]!);
    return { subject: adjective ? null : subject, group };
  }

  /** What the noun counts. */
  #categoryOf(noun: readonly [number, number], item: Item, previous: OpenFigure | null): Category {
    const words = this.#text.texts(...noun);
    const head = this.#text.nodes[noun[1] - 1]!;
    const outcomes = item.outcomes.length > 0 ? item.outcomes : (item.whole?.outcomes ?? []);
    // "175 civilians killed and 500 others wounded"
    if (head.text === 'others' && words.length === 1 && previous !== null) return previous.category;
    const { category, known, shaped } = categoryOfPhrase(words, this.#around(item.aircraft, outcomes));
    if (!known && !shaped && !head.capital)
      this.remarks.push({
        rule: 'unknown-noun',
        reason: `${JSON.stringify(words.join(' '))} is in no list of nouns and is taken for people`,
        start: this.#text.nodes[noun[0]]!.start,
        end: head.end,
      });
    // "10,000 Frontier Corps": men of a unit that is named once
    const { low, high } = item.quantity;
    const named = category === 'formation' && head.capital && singular(head.text) === head.text;
    return named && (low ?? high ?? 1) >= (head.text === 'corps' ? 100 : 2) ? 'personnel' : category;
  }

  /** "Fighters" were shot down as aircraft and killed as men, whatever else the value speaks of. */
  #around(shotDown: boolean, outcomes: readonly Outcome[]): Surroundings {
    const { surroundings } = this.#text;
    if (shotDown) return { kind: surroundings.kind, aircraft: true };
    const men = outcomes.some((outcome) => OF_PEOPLE.has(outcome));
    return men ? { kind: surroundings.kind, aircraft: false, men } : surroundings;
  }

  /**
   * What a number without a noun counts: the same as its neighbour where the text still speaks of that, else people.
   */
  #elidedCategory(
    { quantity, outcomes, aircraft, whole, total }: Item,
    label: Label,
    antecedent: OpenFigure | null,
    previous: OpenFigure | null,
    section: number,
  ): Category {
    const losses = this.#text.kind === 'casualties' ? outcomes : [];
    if (aircraft) return 'aircraft';
    if (losses.includes('sunk') && (previous === null || isPeople(previous.category))) return 'ship';
    if (losses.some((outcome) => OF_THINGS.has(outcome))) return this.#lastThing ?? 'other';
    // "28 tanks damaged, 2 captured"
    const isEither =
      losses.length > 0 && losses.every((outcome) => outcome === 'captured' || outcome === 'lost');
    if (
      isEither &&
      previous?.section === section &&
      !isPeople(previous.category) &&
      previous.outcomes.some((outcome) => OF_THINGS.has(outcome)) &&
      isWithin(quantity, previous.quantity)
    )
      return previous.category;
    if (losses.includes('displaced')) return 'civilian';
    const people = losses.some((outcome) => !OF_EITHER.has(outcome));
    if (whole !== null && (!people || isPeople(whole.category))) return whole.category;
    if ((total || label.total) && losses.length === 0 && this.#categories.size === 1)
      return [...this.#categories][0]!;
    if (losses.length === 0) return antecedent?.categorised === true ? antecedent.category : 'personnel';
    if (previous?.category === 'civilian' && previous.section === section) return 'civilian';
    if (losses.join() === 'lost' && previous !== null) return previous.category;
    return 'personnel';
  }
}

/** Whether a label's outcomes suit a category: "Killed:" stands over men, "Lost:" and "Captured:" over guns too. */
const appliesTo = (outcomes: readonly Outcome[], category: Category): boolean =>
  outcomes.length > 0 &&
  (isPeople(category) ||
    outcomes.some((outcome) => outcome === 'lost' || outcome === 'captured' || OF_THINGS.has(outcome)));
