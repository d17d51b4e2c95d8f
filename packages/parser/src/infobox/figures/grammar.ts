import type { Outcome } from '@openbattles/schema';
import { CLAIM_VERBS, PLAIN_CLAIM_WORDS } from '../../language/lexicon/labels.ts';
import { FRACTIONS } from '../../language/lexicon/number-words.ts';
import { categoryOfWord, isListed, singular } from '../../language/nouns.ts';
import { isAdjective, isKnownPolity } from '../../language/polities.ts';
import type { Remark } from '../../text/remarks.ts';
import { readAfterNumber } from './after-number/after-number.ts';
import { readBeforeNumber } from './before-number.ts';
import { findCitations } from './citations.ts';
import { qualifies, repeats } from './in-brackets.ts';
import { claimName, isClaim, type Label, NO_LABEL, namesHistorian, readLabel } from './labels.ts';
import { type NodeText, REACH, SEPARATORS } from './node-text.ts';
import type { Node } from './nodes.ts';
import { isPeople, type OpenFigure, OpenFigures, sameKind } from './open-figures.ts';
import { markTotals } from './totals.ts';
import { readUnnumbered } from './unnumbered.ts';
import { remarkUnread } from './unread.ts';

/** Names of claimants are no longer than so many nodes; what is longer is a sentence. */
const LONGEST_CLAIMANT = 10;
const LONGEST_LINE = 6;

/** What is not said with a figure that no number states. */
const UNSAID = {
  total: false,
  whole: null,
  group: null,
  claimant: null,
  aircraft: false,
  elided: false,
  nounOutcome: true,
} as const;

/** Reads the figures of one value, in the order of the text, and what it could not read. */
export function readGrammar(text: NodeText): { figures: OpenFigure[]; remarks: Remark[] } {
  const { list, remarks } = new Grammar(text).run();
  markTotals(list);
  nameAuthors(list);
  return { figures: list, remarks: [...remarks, ...remarkUnread(text)] };
}

/** "Thomas: 70 guns, Beevor: 150 guns": beside a historian, another single name is one too. */
function nameAuthors(figures: readonly OpenFigure[]): void {
  if (!figures.some(({ claimant }) => claimant !== null && namesHistorian([claimant.toLowerCase()]))) return;
  for (const figure of figures) {
    const { group } = figure;
    if (group === null || figure.claimant !== null || !/^\p{Lu}\p{Ll}+$/u.test(group)) continue;
    if (isKnownPolity(group) || isAdjective(group) || isListed(group.toLowerCase()) || /[^aiu]s$/.test(group))
      continue;
    figure.claimant = group;
    figure.group = null;
  }
}

class Grammar {
  readonly #text: NodeText;
  readonly #nodes: readonly Node[];
  readonly #figures: OpenFigures;
  readonly #citation: boolean[];
  #label: Label = NO_LABEL;
  #section = 0;
  /** Whether claimants stand on lines of their own before what they claim. */
  #claimsHead = false;
  /** The first figure that the next claimant covers. */
  #unclaimed = 0;

  constructor(text: NodeText) {
    this.#text = text;
    this.#nodes = text.nodes;
    this.#figures = new OpenFigures(text);
    this.#citation = findCitations(text);
  }

  run(): OpenFigures {
    this.#list(0, this.#nodes.length, null);
    return this.#figures;
  }

  /** A list of items, labels and remarks: the whole value, or what a bracket holds. */
  #list(from: number, to: number, whole: OpenFigure | null): void {
    let i = from;
    let bulleted = false;
    let fresh = true;
    while (i < to) {
      const { kind } = this.#nodes[i]!;
      if (this.#citation[i] === true) {
        i++;
        fresh = true;
      } else if (SEPARATORS.has(kind) || kind === 'close') {
        if (kind === 'rule') this.#open(NO_LABEL);
        // "• Total: • 10,000": the bullet may part the label from its figure
        const hasFigure = this.#figures.length > this.#unclaimed;
        if (kind === 'bullet' && hasFigure && (this.#label.total || this.#label.quoteFrom !== null))
          this.#relabel({ total: false, quoteFrom: null });
        if (kind !== 'comma' && kind !== 'gap') bulleted = kind === 'bullet';
        this.#text.markRead(i, ++i);
        fresh = true;
      } else if (kind === 'dash' && fresh) {
        bulleted = true;
        this.#text.markRead(i, ++i);
      } else {
        const colon = this.#text.labelEnd(i, to);
        fresh = colon > i;
        if (fresh) {
          this.#open(readLabel(this.#text, i, colon, this.#label));
          this.#text.markRead(i, colon + 1);
          i = colon + 1;
        } else if (kind === 'aside') i++;
        else if (kind === 'open') i = this.#bracket(i, to, this.#figures.list.at(-1) ?? null);
        else if (kind === 'quantity') i = this.#item(i, i, to, whole, bulleted);
        else i = this.#words(i, to, whole, bulleted);
      }
    }
  }

  /** Puts a label over what follows. */
  #open(label: Label): void {
    this.#label = label;
    this.#section++;
    this.#unclaimed = this.#figures.length;
  }

  #relabel(change: Partial<Label>): void {
    this.#label = { ...this.#label, ...change };
  }

  /** Reads words that do not begin with a number: they lead up to one, state a vague loss, or name a claimant. */
  #words(from: number, to: number, whole: OpenFigure | null, bulleted: boolean): number {
    const unnumbered = readUnnumbered(this.#text, from, to);
    if (unnumbered !== null) {
      this.#figures.add({ ...UNSAID, ...unnumbered, bulleted }, this.#label, this.#section);
      return unnumbered.to;
    }
    let i = from;
    for (; i < to; i++) {
      const { kind } = this.#nodes[i]!;
      if (kind === 'quantity') return this.#item(i - from > REACH ? i : from, i, to, whole, bulleted);
      if (kind === 'open') return this.#bracketAfterWords(from, i, to);
      if (SEPARATORS.has(kind) || kind === 'close' || (i > from && this.#text.beginsLabel(i, to))) break;
    }
    if (i - from <= LONGEST_LINE && this.#claims(from, i)) {
      if (!this.#claimsHead && this.#figures.length > this.#unclaimed) this.#claim(from, i);
      else if ((this.#claimsHead || this.#figures.length === 0) && this.#text.counts(i, to)) {
        // "Mexican version" on a line of its own before the figures heads them
        this.#claimsHead = true;
        this.#open({ ...NO_LABEL, claimant: claimName(this.#text, from, i) });
        this.#text.markRead(from, i);
      }
    }
    return Math.max(i, from + 1);
  }

  #claims(from: number, to: number): boolean {
    return this.#text.texts(from, to).some((word) => PLAIN_CLAIM_WORDS.has(word));
  }

  /** A claimant after a list covers it, back to the claimant or label before. */
  #claim(from: number, to: number, name = claimName(this.#text, from, to)): void {
    for (const figure of this.#figures.list.slice(this.#unclaimed)) figure.claimant ??= name;
    this.#unclaimed = this.#figures.length;
    this.#text.markRead(from, to);
  }

  /** "II Division Missouri State Guard (~2,000 men plus 3 cannon)": the words are the group of what the bracket counts. */
  #bracketAfterWords(from: number, open: number, to: number): number {
    const close = Math.min(to, this.#text.closing(open));
    if (!this.#text.counts(open + 1, close)) {
      if (this.#claims(from, open) && this.#figures.length > this.#unclaimed) this.#claim(from, open);
      return this.#bracket(open, to, null);
    }
    const before = this.#figures.length;
    const label = this.#label;
    this.#list(open + 1, close, null);
    this.#label = label;
    this.#text.markRead(open, open + 1);
    const first = this.#nodes[from]!;
    const named =
      first.kind === 'word' && first.capital && open - from <= REACH && !FRACTIONS.has(first.text);
    if (named && this.#figures.length > before) {
      const group = this.#text.written(from, open);
      for (const figure of this.#figures.list.slice(before)) figure.group ??= group;
      this.#text.markRead(from, open);
    }
    return Math.min(to, close + 1);
  }

  /** One item: the words before its number, the number at `at`, and what follows. Returns where reading goes on. */
  #item(from: number, at: number, to: number, whole: OpenFigure | null, bulleted: boolean): number {
    const node = this.#nodes[at]!;
    if (node.kind !== 'quantity') return at + 1;
    const { quantity } = node;
    const before = readBeforeNumber(this.#text, from, at);
    const after = readAfterNumber(this.#text, quantity, at, to, before.outcomes.length > 0);
    const { next, end } = after;
    if (quantity.unreadable !== null) {
      this.#text.markRead(from, end);
      const reason = `${JSON.stringify(this.#text.written(at, at + 1))}: ${quantity.unreadable}; write it out in full if you can`;
      this.#figures.remarks.push({ rule: 'unreadable-number', reason, start: node.start, end: node.end });
      return next;
    }
    const outcomes = before.outcomes.length > 0 ? before.outcomes : after.outcomes;
    const subject = after.subject ?? before.subject;
    const bare = subject === null && outcomes.length === 0 && !before.total && !after.total;
    // names and no figures: "Operational Detachment Alpha 574", "58 Division", "… John Blake, 2011", "see Battle 12"
    const plain = quantity.qualifier === 'exact' && /^\d{1,4}$/.test(node.text);
    const named = before.group !== null && at - from > 1 && after.brackets.length === 0 && plain;
    const year = plain && /^(?:1\d|20)\d\d$/.test(node.text) && this.#followsUnread(at);
    const lossless = after.lossless && outcomes.length === 0;
    if (
      lossless ||
      before.excepted ||
      (bare && (named || year)) ||
      (before.doubtful && !this.#isSure(after.subject, outcomes, before.total || after.total)) ||
      (from < at && this.#nodes[from]!.text === 'see') ||
      (plain && this.#isUnitName(quantity.low, after.subject))
    ) {
      this.#text.markUnread(from, end);
      return next;
    }
    const isPart = before.part || after.part;
    const partOf = isPart ? (this.#figures.wholeOf(quantity) ?? whole) : whole;
    if (isPart) this.#relabel({ total: false });
    if (isPart && partOf !== null) partOf.total = true;
    const colon =
      this.#text.at(next, to)?.kind === 'colon' && next < to - 1 && this.#nodes[0]!.kind !== 'colon';
    const { high } = after;
    const figure = this.#figures.add(
      {
        from: this.#label.quoteFrom ?? before.start,
        to: end,
        quantity: high === null ? quantity : { ...quantity, rule: 'range', high, qualifier: 'range' },
        subject,
        outcomes,
        total: before.total || after.total || colon,
        whole: partOf,
        bulleted,
        group: after.group ?? before.group,
        claimant: before.claimant ?? after.claimant,
        category: null,
        aircraft: after.aircraft,
        elided: after.elided,
        nounOutcome: after.nounOutcome,
      },
      this.#label,
      this.#section,
    );
    this.#endTotal(figure);
    if (after.outcomes.length > 0 && after.subject !== null && from < at) this.#shareOutcome(figure, from);
    for (const bracket of after.brackets) this.#bracket(bracket, to, figure);
    return next;
  }

  /** "13 officers and over 300 other ranks captured": what happened to both. */
  #shareOutcome(figure: OpenFigure, and: number): void {
    const before = this.#figures.list.at(-2);
    const joined = /^(?:and|&)$/.test(this.#nodes[and]!.text) && before?.end === this.#nodes[and - 1]?.end;
    if (!joined || before === undefined || before.subject === null || before.outcomes.length > 0) return;
    if (isPeople(before.category) && isPeople(figure.category) && before.whole === figure.whole)
      before.outcomes = figure.outcomes;
  }

  /**
   * A label of a total covers one figure of each kind ("Total: 55,634, 60 guns"). A second of a kind is a part of it, and
   * so are the killed and wounded after a number of all.
   */
  #endTotal(figure: OpenFigure): void {
    if (this.#label.quoteFrom !== null) this.#relabel({ quoteFrom: null });
    if (!this.#label.total) return;
    for (let k = this.#unclaimed; k < this.#figures.length - 1; k++) {
      const earlier = this.#figures.list[k]!;
      const { category, outcomes } = earlier;
      const isPart = outcomes.every((outcome) => outcome === 'casualties')
        ? sameKind(earlier, figure)
        : category === figure.category && figure.outcomes.every((outcome) => outcomes.includes(outcome));
      if (!isPart) continue;
      if (figure.group === this.#label.group) figure.group = null;
      figure.total = false;
      this.#relabel({ total: false, group: null });
      return;
    }
  }

  /** Whether the words before, whatever separates them, could not be read. */
  #followsUnread(at: number): boolean {
    let k = at - 1;
    while (k > at - 3 && SEPARATORS.has(this.#nodes[k]?.kind ?? '')) k--;
    return this.#nodes[k]?.kind === 'word' && !this.#text.isRead(k);
  }

  /** Whether a figure is certain although the words before it say nothing known. */
  #isSure(subject: readonly [number, number] | null, outcomes: readonly Outcome[], total: boolean): boolean {
    return total || outcomes.length > 0 || (subject !== null && this.#text.isKnownNoun(subject[1] - 1));
  }

  /** "58 Division" is a name, "58 divisions" and "1 Division" are counts. */
  #isUnitName(low: number | null, subject: readonly [number, number] | null): boolean {
    if (subject === null || low === 1 || low === 0) return false;
    const { text, capital } = this.#nodes[subject[1] - 1]!;
    if (!capital || text === 'corps' || singular(text) !== text) return false;
    return categoryOfWord(text, this.#text.surroundings) === 'formation';
  }

  /** A bracket after an item (or after none): a breakdown, a claimant, a qualifier, a group, or a remark. */
  #bracket(open: number, to: number, figure: OpenFigure | null): number {
    this.#text.markRead(open, open + 1);
    const from = open + 1;
    if (this.#text.closing(open) < 0) return from;
    const close = Math.min(to, this.#text.closing(open));
    const end = Math.min(to, close + 1);
    this.#text.markRead(close, end);
    if (from >= close) return end;
    if (this.#text.counts(from, close)) this.#breakdown(from, close, figure);
    else if (
      this.#nodes[from]!.kind !== 'part' &&
      close - from <= LONGEST_CLAIMANT &&
      isClaim(this.#text.texts(from, close))
    ) {
      const name = claimName(this.#text, from, close, true);
      // "(according to Caesar) 6,000"
      const heads =
        this.#figures.length === this.#unclaimed &&
        (open === 0 || SEPARATORS.has(this.#nodes[open - 1]!.kind)) &&
        this.#nodes[end]?.kind === 'quantity';
      if (heads) this.#open({ ...this.#label, claimant: name });
      this.#claim(from, close, name);
    } else if (figure !== null && qualifies(this.#text, from, close, figure))
      this.#text.markRead(from, close);
    return end;
  }

  /** A bracket with numbers: parts of the figure before it, the same men counted otherwise, or another's count. */
  #breakdown(from: number, to: number, figure: OpenFigure | null): void {
    if (figure !== null && to === from + 1 && repeats(this.#text, from, figure)) return;
    const before = this.#figures.length;
    const [label, section, unclaimed] = [this.#label, this.#section, this.#unclaimed];
    const opening = this.#text.texts(from, Math.min(to, from + REACH));
    const claimed =
      opening.some((word) => CLAIM_VERBS.has(word)) ||
      (this.#nodes[from]!.capital && opening.slice(0, 4).some((word) => word.startsWith('estimate')));
    // a bracket that the end of the value cut off may hold anything
    const whole = claimed || to === this.#nodes.length ? null : figure;
    const includes = this.#nodes[from]!.kind === 'part';
    if (includes) this.#text.markRead(from, from + 1);
    this.#unclaimed = before;
    if (whole !== null) this.#relabel({ total: false, quoteFrom: null });
    this.#list(includes ? from + 1 : from, to, whole);
    [this.#label, this.#section, this.#unclaimed] = [label, section, unclaimed];
    if (whole === null) return;
    const parts = this.#figures.list.slice(before);
    whole.total ||= parts.some((part) => part.whole === whole && (includes || sameKind(part, whole)));
  }
}
