import { type Category, OUTCOMES, type Outcome } from '@openbattles/schema';
import {
  BLANK_LABELS,
  CITATION_WORDS,
  CLAIM_OPENERS,
  CLAIM_VERBS,
  CLAIM_WORDS,
  HISTORIANS,
  LABEL_CLAIM_WORDS,
  MONTHS,
  PHASE_OPENERS,
  PHASE_WORDS,
  PLAIN_CLAIM_WORDS,
} from '../../lexicon/labels.ts';
import { FRACTIONS } from '../../lexicon/number-words.ts';
import { ADVERBS, NO_LOSSES, OUTCOME_TAILS } from '../../lexicon/outcomes.ts';
import { ASIDE_WORDS, AUXILIARIES, CONNECTORS, NOUN_PHRASE_ENDS, STATES } from '../../lexicon/phrases.ts';
import { DEGREE_ADVERBS, QUALIFIERS_AFTER, VAGUE_DEGREES, VAGUE_SHARES } from '../../lexicon/qualifiers.ts';
import type { Remark, Span } from '../../reading.ts';
import type { Node } from './nodes.ts';
import {
  categoryOfPhrase,
  categoryOfWord,
  type FigureKind,
  isListed,
  type Surroundings,
  singular,
} from './nouns.ts';
import type { Quantity } from './quantities.ts';

/** A figure while it is being read. */
export interface Draft extends Span {
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
  whole: Draft | null;
  bulleted: boolean;
  /** Counts the labels before it: what they head belongs together. */
  section: number;
}

interface Label {
  group: string | null;
  subject: string | null;
  category: Category | null;
  claimant: string | null;
  outcomes: Outcome[];
  total: boolean;
}

const NO_LABEL: Label = {
  group: null,
  subject: null,
  category: null,
  claimant: null,
  outcomes: [],
  total: false,
};

/** Ends an item for certain; a comma, an "and" and a bracket may stand within one. */
const HARD = new Set(['semicolon', 'line', 'rule', 'gap', 'bullet', 'stop', 'mark', 'colon']);
const SEPARATORS = new Set([...HARD, 'comma']);

const isPeople = (category: Category): boolean => category === 'personnel' || category === 'civilian';
/** Outcomes of things and not of people. */
const THINGS: ReadonlySet<Outcome> = new Set(['destroyed', 'sunk', 'damaged']);
const ordered = (outcomes: readonly Outcome[]): Outcome[] =>
  OUTCOMES.filter((outcome) => outcomes.includes(outcome));

/** Outcomes of people and not of things. */
const OF_PEOPLE: ReadonlySet<Outcome> = new Set([
  'killed',
  'wounded',
  'deserted',
  'defected',
  'surrendered',
  'sick',
  'fled',
]);

/** Labels and leading words are looked for over so many nodes and no further, so that reading stays linear. */
const REACH = 12;

export class Grammar {
  readonly #value: string;
  readonly #text: string;
  readonly #nodes: readonly Node[];
  readonly #kind: FigureKind;
  readonly #surroundings: Surroundings;
  readonly #closing: Int32Array;
  readonly #read: Uint8Array;
  readonly #citation: Uint8Array;
  readonly drafts: Draft[] = [];
  readonly remarks: Remark[] = [];
  #label: Label = NO_LABEL;
  #section = 0;
  /** Whether claimants stand before what they claim, without a colon. */
  #claimsHead = false;
  /** The first draft that the next claimant covers. */
  #unclaimed = 0;

  constructor(value: string, text: string, nodes: readonly Node[], kind: FigureKind) {
    this.#value = value;
    this.#text = text;
    this.#nodes = nodes;
    this.#kind = kind;
    this.#surroundings = {
      kind,
      aircraft: nodes.some(
        ({ kind: of, text: word }) =>
          of === 'word' && categoryOfWord(word, { kind, aircraft: false }) === 'aircraft',
      ),
    };
    this.#read = new Uint8Array(nodes.length);
    this.#citation = new Uint8Array(nodes.length);
    this.#closing = new Int32Array(nodes.length).fill(-1);
    const open: number[] = [];
    nodes.forEach((node, i) => {
      if (node.kind === 'open') open.push(i);
      else if (node.kind === 'close') {
        const start = open.pop();
        if (start !== undefined) this.#closing[start] = i;
      }
    });
    // a bracket that is never closed was cut off with the end of the value
    for (const start of open) this.#closing[start] = nodes.length;
  }

  run(): void {
    this.#skipCitations();
    this.#list(0, this.#nodes.length, null);
    this.#remarkUnread();
  }

  /**
   * A reference that was glued to the text ("82 woundedNeville, Leigh, … Osprey Publishing, 2015, p. 66") is full of
   * numbers. It runs from the last seam or quotation mark to the last of its own words; nothing in it is read.
   */
  #skipCitations(): void {
    let seam = -1;
    let glue = false;
    let depth = 0;
    for (let i = 0; i < this.#nodes.length; i++) {
      const node = this.#nodes[i]!;
      const before = this.#nodes[i - 1];
      const glued =
        node.capital &&
        before !== undefined &&
        (before.kind === 'gap' ||
          (!node.spaced && !/^(?:open|slash|dash|mark|ampersand|line|rule)$/.test(before.kind)));
      if (glued || (node.kind === 'mark' && /^["“”]/.test(node.text))) {
        if (seam < 0 || glued) {
          seam = i;
          glue = glued;
          depth = 0;
        }
      }
      if (node.kind === 'rule' || node.kind === 'bullet' || node.kind === 'line') seam = -1;
      if (node.kind === 'open') depth++;
      if (node.kind === 'close') depth--;
      const dated =
        glue &&
        depth === 0 &&
        i - seam < 25 &&
        node.kind === 'aside' &&
        node.reason === 'a date' &&
        /\d{4}$/.test(this.#written(i, i + 1));
      const numbered =
        node.kind === 'aside' &&
        this.#nodes[i + 1]?.kind === 'colon' &&
        this.#nodes[i + 2]?.kind === 'quantity';
      if (
        seam < 0 ||
        !(
          numbered ||
          dated ||
          (i - seam < 60 && CITATION_WORDS.has(node.text)) ||
          (node.kind === 'aside' && /^(?:p|pp|page|pages|vol)$/.test(node.text)) ||
          (node.kind === 'mark' && node.text.length > 4)
        )
      )
        continue;
      let end = i + (numbered ? 3 : 1);
      while (end < this.#nodes.length && /^(?:aside|comma|mark)$/.test(this.#nodes[end]!.kind)) end++;
      this.#citation.fill(1, seam, end);
      i = end - 1;
    }
  }

  #node(i: number, to: number): Node | undefined {
    return i < to ? this.#nodes[i] : undefined;
  }

  #mark(from: number, to: number): void {
    this.#read.fill(1, from, to);
  }

  #written(from: number, to: number): string {
    return this.#value.slice(this.#nodes[from]!.start, this.#nodes[to - 1]!.end);
  }

  /** A list of items, labels and remarks: the whole value, or what a bracket holds. */
  #list(from: number, to: number, whole: Draft | null): void {
    let i = from;
    let bulleted = false;
    let fresh = true;
    while (i < to) {
      if (this.#citation[i] === 1) {
        i++;
        fresh = true;
        continue;
      }
      const node = this.#nodes[i]!;
      if (node.kind === 'rule') {
        this.#label = NO_LABEL;
        this.#section++;
        this.#unclaimed = this.drafts.length;
      }
      if (SEPARATORS.has(node.kind) || node.kind === 'close') {
        if (node.kind !== 'comma' && node.kind !== 'gap') bulleted = node.kind === 'bullet';
        if (node.kind === 'bullet' && this.#label.total) this.#label = { ...this.#label, total: false };
        this.#mark(i, i + 1);
        fresh = true;
        i++;
        continue;
      }
      if (node.kind === 'dash' && fresh) {
        bulleted = true;
        this.#mark(i, i + 1);
        i++;
        continue;
      }
      const labelEnd = this.#labelEnd(i, to);
      if (labelEnd > i) {
        this.#readLabel(i, labelEnd);
        i = labelEnd + 1;
        fresh = true;
        continue;
      }
      fresh = false;
      if (node.kind === 'aside') {
        i++;
        continue;
      }
      if (node.kind === 'open') {
        i = this.#bracket(i, to, this.drafts.at(-1) ?? null);
        continue;
      }
      if (node.kind === 'quantity') {
        i = this.#item(i, i, to, whole, bulleted);
        continue;
      }
      i = this.#words(i, to, whole, bulleted);
    }
  }

  /** The colon that ends a label beginning at `from`; `from` itself where none begins. A figure is no label. */
  #labelEnd(from: number, to: number): number {
    for (let i = from; i < to && i < from + REACH; i++) {
      const { kind } = this.#nodes[i]!;
      if (kind === 'colon') return i;
      if (kind === 'quantity' || HARD.has(kind) || kind === 'comma') return from;
      if (kind === 'open') {
        const close = this.#closing[i]!;
        if (close >= to || close > i + 6) return from;
        for (let k = i; k < close; k++) if (this.#nodes[k]!.kind === 'quantity') return from;
        i = close;
      }
    }
    return from;
  }

  #readLabel(from: number, colon: number): void {
    this.#mark(from, colon + 1);
    const nodes = this.#nodes.slice(from, colon);
    const outcomes = nodes.flatMap((node) => (node.kind === 'outcome' ? [node.outcome] : []));
    const words = nodes.filter(({ kind }) => kind === 'word');
    const texts = words.map(({ text }) => text);
    const total = nodes.some(({ kind }) => kind === 'total');
    this.#section++;
    this.#unclaimed = this.drafts.length;
    if (
      texts.some((text) => LABEL_CLAIM_WORDS.has(text)) ||
      (texts.length <= 3 && texts.some((text) => HISTORIANS.has(text)))
    ) {
      this.#label = { ...NO_LABEL, claimant: this.#claimName(from, colon) };
      return;
    }
    const { claimant } = this.#label;
    const date = nodes.some(({ kind }) => kind === 'aside');
    if (total || outcomes.length > 0) {
      const firstWord = nodes.findIndex(({ kind }) => kind === 'word');
      const named =
        words.length > 0 &&
        firstWord === 0 &&
        words[0]!.capital &&
        !BLANK_LABELS.has(texts[0]!) &&
        !PHASE_WORDS.has(texts[0]!);
      let lastWord = firstWord;
      while (named && nodes[lastWord + 1]?.kind === 'word') lastWord++;
      const noun = named ? categoryOfWord(texts.slice(0, lastWord + 1).at(-1)!, this.#surroundings) : null;
      const isGroup = named && (noun === null || texts.length > 1);
      this.#label = {
        ...NO_LABEL,
        claimant,
        total,
        outcomes: outcomes.filter((outcome) => outcome !== 'casualties'),
        group: isGroup ? this.#written(from, from + lastWord + 1) : total ? null : this.#label.group,
        category: /^(?:civilian|civilians)$/.test(texts[0] ?? '')
          ? 'civilian'
          : noun !== null && !isPeople(noun)
            ? noun
            : null,
      };
      return;
    }
    if (
      date ||
      words.length === 0 ||
      texts.every((text) => BLANK_LABELS.has(text)) ||
      BLANK_LABELS.has(texts.join(' '))
    ) {
      this.#label = { ...this.#label, total: false, outcomes: [], subject: null, category: null };
      if (date) this.#label = { ...this.#label, group: null };
      return;
    }
    const bodies = texts.some((text) =>
      /^(?:personnel|formation)$/.test(categoryOfWord(text, this.#surroundings) ?? ''),
    );
    if (
      PHASE_OPENERS.has(texts[0]!) ||
      (!bodies && texts.some((text) => PHASE_WORDS.has(text) || MONTHS.has(text)))
    ) {
      this.#label = { ...NO_LABEL, claimant };
      return;
    }
    const written = this.#written(from, colon);
    // "Army:", "Guns:" say what is counted, "French army:" and "State Navies:" say whose it is
    const bare = words.filter(({ text }) => text !== 'and' && text !== '&');
    const isClass = bare.length <= 3 && bare.every(({ text }) => isListed(text)) && !this.#isOwnGroup(texts);
    if (isClass) {
      const { category } = categoryOfPhrase(texts, this.#surroundings);
      this.#label = { ...NO_LABEL, claimant, group: this.#label.group, subject: written, category };
    } else this.#label = { ...NO_LABEL, group: written };
  }

  /** Bodies of their own ("Loyalists", "Taliban") are a group and no branch of one. */
  #isOwnGroup(texts: readonly string[]): boolean {
    return texts.some((text) => OWN_GROUPS.has(singular(text)));
  }

  #isClaim(texts: readonly string[]): boolean {
    return (
      (texts.some((text) => CLAIM_WORDS.has(text)) && texts.some((text) => !ADVERBS.has(text))) ||
      (texts.length <= 3 && texts.some((text) => HISTORIANS.has(text)))
    );
  }

  /** Who claims, without "according to" and the verb. */
  #claimName(from: number, to: number): string | null {
    let start = from;
    let end = to;
    const opener = CLAIM_OPENERS.at(start, (i) =>
      i < to && this.#nodes[i]!.kind === 'word' ? this.#nodes[i]!.text : null,
    );
    if (opener !== null) start += opener.length;
    while (end > start && !/^(?:word|ampersand)$/.test(this.#nodes[end - 1]!.kind)) end--;
    const last = this.#nodes[end - 1];
    if (end - start > 1 && last !== undefined && VERBS_ONLY.has(last.text)) end--;
    return end > start ? this.#written(start, end) : null;
  }

  /** Words that no number opens: what leads up to one, a vague or whole loss, a claimant, or something unread. */
  #words(from: number, to: number, whole: Draft | null, bulleted: boolean): number {
    const standing = this.#degree(from, to, bulleted) ?? this.#share(from, to, bulleted);
    if (standing !== null) return standing;
    let i = from;
    while (i < to) {
      const { kind } = this.#nodes[i]!;
      if (kind === 'quantity') {
        return i - from > REACH
          ? this.#item(i, i, to, whole, bulleted)
          : this.#item(from, i, to, whole, bulleted);
      }
      if (kind === 'open') {
        this.#bracketAfterWords(from, i, to);
        return i < to ? Math.min(to, this.#closing[i]! + 1) : i;
      }
      if (
        SEPARATORS.has(kind) ||
        kind === 'close' ||
        (i > from && this.#nodes[i]!.capital && this.#labelEnd(i, to) > i)
      )
        break;
      i++;
    }
    if (
      this.#nodes.slice(from, i).some(({ text }) => PLAIN_CLAIM_WORDS.has(text)) &&
      !this.#claimsHead &&
      i - from <= 6 &&
      this.drafts.length > this.#unclaimed
    ) {
      this.#claim(this.#claimName(from, i));
      this.#mark(from, i);
    } else if (
      (this.drafts.length === 0 || this.#claimsHead) &&
      i - from <= 6 &&
      this.#nodes.slice(from, i).some(({ text }) => PLAIN_CLAIM_WORDS.has(text)) &&
      this.#countsWithin(i, to)
    ) {
      // "Mexican version" on a line of its own before the figures heads them
      this.#claimsHead = true;
      this.#section++;
      this.#unclaimed = this.drafts.length;
      this.#label = { ...NO_LABEL, claimant: this.#claimName(from, i) };
      this.#mark(from, i);
    }
    return Math.max(i, from + 1);
  }

  /** "II Division Missouri State Guard (~2,000 men plus 3 cannon)": the words are the group of what the bracket counts. */
  #bracketAfterWords(from: number, open: number, to: number): void {
    const close = Math.min(to, this.#closing[open]!);
    const counts = this.#countsWithin(open + 1, close);
    if (!counts) {
      if (
        this.#nodes.slice(from, open).some(({ text }) => PLAIN_CLAIM_WORDS.has(text)) &&
        this.drafts.length > this.#unclaimed
      ) {
        this.#claim(this.#claimName(from, open));
        this.#mark(from, open);
      }
      this.#bracket(open, to, null);
      return;
    }
    const before = this.drafts.length;
    const label = this.#label;
    const texts = this.#nodes
      .slice(from, open)
      .filter(({ kind }) => kind === 'word')
      .map(({ text }) => text);
    const named =
      texts.length > 0 &&
      !FRACTIONS.has(texts[0]!) &&
      open - from <= REACH &&
      this.#nodes[from]!.kind === 'word' &&
      this.#nodes[from]!.capital;
    this.#list(open + 1, close, null);
    this.#label = label;
    this.#mark(open, Math.min(this.#nodes.length, close + 1));
    if (!named || this.drafts.length === before) return;
    this.#mark(from, open);
    for (const draft of this.drafts.slice(before)) draft.group ??= this.#written(from, open);
  }

  #countsWithin(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.#nodes[i]!.kind === 'quantity') return true;
    return false;
  }

  /** "Heavy", "Very heavy losses": a loss without a number. */
  #degree(from: number, to: number, bulleted: boolean): number | null {
    if (this.#kind !== 'casualties') return null;
    let i = from;
    while (DEGREE_ADVERBS.has(this.#node(i, to)?.text ?? '')) i++;
    const first = this.#node(i, to);
    if (first === undefined || !VAGUE_DEGREES.has(first.text)) return null;
    i++;
    for (let next = this.#node(i, to); next !== undefined; next = this.#node(i, to)) {
      if (next.kind === 'dash' || next.kind === 'slash' || /^(?:to|and|or|but)$/.test(next.text)) {
        let ahead = i + 1;
        while (DEGREE_ADVERBS.has(this.#node(ahead, to)?.text ?? '')) ahead++;
        if (!VAGUE_DEGREES.has(this.#node(ahead, to)?.text ?? '')) break;
        i = ahead + 1;
      } else if (VAGUE_DEGREES.has(next.text)) i++;
      else break;
    }
    const outcomes: Outcome[] = [];
    const nounStart = i;
    let next = this.#node(i, to);
    // "Heavy civilian casualties", "heavy losses"
    if (
      next?.kind === 'word' &&
      this.#node(i + 1, to)?.kind === 'outcome' &&
      !NOUN_PHRASE_ENDS.has(next.text)
    )
      i++;
    next = this.#node(i, to);
    const hasOutcome = next?.kind === 'outcome' && next.noun;
    if (next?.kind === 'outcome' && next.noun) {
      outcomes.push(next.outcome);
      i++;
    } else i = nounStart;
    next = this.#node(i, to);
    const ends =
      next === undefined ||
      SEPARATORS.has(next.kind) ||
      next.kind === 'open' ||
      next.kind === 'close' ||
      next.kind === 'dash';
    if (!ends && !hasOutcome) return null;
    const subject = hasOutcome && i - 1 > nounStart ? ([nounStart, i - 1] as const) : null;
    this.#push({
      from,
      to: i,
      quantity: {
        rule: 'degree',
        from: 0,
        to: 0,
        low: null,
        high: null,
        qualifier: 'vague',
        unreadable: null,
      },
      subject,
      outcomes,
      total: false,
      whole: null,
      bulleted,
    });
    return i;
  }

  /** "Entire garrison", "Elements of the Praetorian Guard": named as a whole or a part, without a number. */
  #share(from: number, to: number, bulleted: boolean): number | null {
    const found = VAGUE_SHARES.at(from, (i) => this.#node(i, to)?.text ?? null);
    if (found === null) return null;
    let i = from + found.length;
    const nouns: string[] = [];
    const outcomes: Outcome[] = [];
    for (
      let node = this.#node(i, to);
      node !== undefined && node.kind !== 'quantity';
      node = this.#node(i, to)
    ) {
      if (node.kind === 'outcome' && outcomes.length === 0 && nouns.length > 0) outcomes.push(node.outcome);
      else if (node.kind === 'word' && outcomes.length === 0) nouns.push(node.text);
      else if (node.kind !== 'outcome' && !(node.kind === 'word' && node.text === 'or')) break;
      else if (node.kind === 'outcome') outcomes.push(node.outcome);
      i++;
    }
    while (nouns.length > 0 && outcomes.length > 0 && AUXILIARIES.has(nouns.at(-1)!)) nouns.pop();
    const heads = nouns.filter((noun) => !/^(?:the|a|an|of)$/.test(noun));
    const category = heads.length === 0 ? null : wholeCategory(heads, this.#surroundings);
    if (category === null) return null;
    const subjectEnd = from + found.length + nouns.length;
    this.#push({
      from,
      to: i,
      quantity: {
        rule: 'share',
        from: 0,
        to: 0,
        low: null,
        high: null,
        qualifier: 'vague',
        unreadable: null,
      },
      subject: [from, subjectEnd],
      outcomes: this.#kind === 'casualties' ? outcomes : [],
      total: false,
      whole: null,
      bulleted,
      category,
    });
    return i;
  }

  /**
   * One item: the words before its number from `from` on, the quantity at `at`, and what follows it. Returns where
   * reading goes on.
   */
  #item(from: number, at: number, to: number, whole: Draft | null, bulleted: boolean): number {
    const node = this.#nodes[at]!;
    if (node.kind !== 'quantity') return at + 1;
    const { quantity } = node;
    const lead = this.#lead(from, at);
    let part = whole;
    if (lead.part) part = this.#wholeOf(quantity);
    const after = this.#after(at, to, lead.outcomes.length > 0);
    if (lead.part || after.part) {
      part ??= this.#wholeOf(quantity);
      if (this.#label.total) this.#label = { ...this.#label, total: false };
    }
    if (quantity.unreadable !== null) {
      this.#mark(from, after.end);
      this.remarks.push({
        rule: 'unreadable-number',
        reason: `${JSON.stringify(this.#written(at, at + 1))}: ${quantity.unreadable}; write it out in full if you can`,
        start: node.start,
        end: node.end,
      });
      return after.next;
    }
    const outcomes = lead.outcomes.length > 0 ? lead.outcomes : after.outcomes;
    const bare =
      after.subject === null && outcomes.length === 0 && lead.subject === null && !lead.total && !after.total;
    // "Operational Detachment Alpha 574", "58 Division" and what "see …" refers to are names
    const plain = quantity.qualifier === 'exact' && /^\d{1,4}$/.test(node.text);
    const dated = bare && plain && /^(?:1\d|20)\d\d$/.test(node.text) && this.#followsUnread(at);
    const named = lead.group !== null && at - from > 1 && after.brackets.length === 0 && plain;
    if (
      (after.lossless && outcomes.length === 0) ||
      (bare && (lead.doubtful || named)) ||
      dated ||
      this.#node(from, at)?.text === 'see' ||
      (plain && this.#isUnitName(quantity, after.subject))
    ) {
      this.#read.fill(0, from, after.end);
      return after.next;
    }
    const colon =
      this.#node(after.next, to)?.kind === 'colon' && after.next < to - 1 && this.#nodes[0]!.kind !== 'colon';
    const draft = this.#push({
      from: lead.start,
      to: after.end,
      quantity:
        after.high === null ? quantity : { ...quantity, rule: 'range', high: after.high, qualifier: 'range' },
      subject: after.subject ?? lead.subject,
      outcomes,
      total: lead.total || after.total || colon,
      whole: part,
      bulleted,
      group: after.group ?? lead.group,
      claimant: lead.claimant ?? after.claimant,
      aircraft: after.aircraft,
      elided: after.elided,
      nounOutcome: after.nounOutcome,
    });
    if ((lead.part || after.part) && part !== null) part.total = true;
    for (const bracket of after.brackets) this.#bracket(bracket, to, draft);
    return after.next;
  }

  /** Whether the words before, whatever separates them, could not be read: "… John Blake, 2011". */
  #followsUnread(at: number): boolean {
    let k = at - 1;
    while (k >= 0 && SEPARATORS.has(this.#nodes[k]!.kind) && k > at - 3) k--;
    return k >= 0 && this.#nodes[k]!.kind === 'word' && this.#read[k] === 0;
  }

  /** What "of which" refers to: the nearest figure before that is no smaller. */
  #wholeOf(part: Quantity): Draft | null {
    for (let k = this.drafts.length - 1; k >= 0 && k > this.drafts.length - 6; k--)
      if (isWithin(part, this.drafts[k]!.quantity)) return this.drafts[k]!;
    return null;
  }

  /** "58 Division" is a name, "58 divisions" and "1 Division" are counts. */
  #isUnitName({ low }: Quantity, subject: readonly [number, number] | null): boolean {
    if (subject === null || low === 1 || low === 0) return false;
    const { text, capital } = this.#nodes[subject[1] - 1]!;
    return (
      capital &&
      text !== 'corps' &&
      singular(text) === text &&
      categoryOfWord(text, this.#surroundings) === 'formation'
    );
  }

  /** The words before a number in its segment. */
  #lead(from: number, at: number) {
    const lead = {
      start: at,
      outcomes: [] as Outcome[],
      total: false,
      part: false,
      group: null as string | null,
      claimant: null as string | null,
      subject: null as readonly [number, number] | null,
      doubtful: false,
    };
    let i = from;
    const unread: number[] = [];
    // "NPS estimated 4", "According to Xinhua, 300 killed"
    for (let k = from; k < at; k++) {
      const { kind, text } = this.#nodes[k]!;
      if (kind === 'word' && CLAIM_VERBS.has(text) && k > from && !this.#nodes[k]!.capital) {
        lead.claimant = this.#claimName(from, k);
        this.#mark(from, k + 1);
        i = k + 1;
      }
    }
    const qualifier = this.#nodes[at]!;
    if (
      i === from &&
      at > from &&
      qualifier.kind === 'quantity' &&
      /^estimate/.test(qualifier.text) &&
      this.#nodes[from]!.capital
    ) {
      lead.claimant = this.#claimName(from, at);
      this.#mark(from, at);
      i = at;
    }
    if (i === from && this.#nodes.slice(from, at).some(({ text }) => PLAIN_CLAIM_WORDS.has(text))) {
      let end = at;
      while (end > from && CONNECTORS.has(this.#nodes[end - 1]!.text)) end--;
      lead.claimant = this.#claimName(from, end);
      this.#mark(from, at);
      i = at;
    }
    let groupEnd = -1;
    for (; i < at; i++) {
      const node = this.#nodes[i]!;
      const { kind, text, capital } = node;
      if (kind === 'total') {
        lead.total = true;
        if (lead.start === at) lead.start = i;
      } else if (kind === 'part') {
        lead.part = true;
        lead.start = at;
      } else if (node.kind === 'outcome') {
        lead.outcomes.push(node.outcome);
        if (lead.start === at) lead.start = groupEnd >= 0 ? from : i;
      } else if (
        kind === 'word' &&
        capital &&
        !CONNECTORS.has(text) &&
        lead.outcomes.length === 0 &&
        !lead.total &&
        (unread.length === 0 || unread.at(-1) === i - 1)
      ) {
        unread.push(i);
        groupEnd = i + 1;
        continue;
      } else if (kind === 'word' && (text === 'of' || text === "'s") && groupEnd === i) {
        continue;
      } else if (kind === 'word' && groupEnd === i && categoryOfWord(text, this.#surroundings) !== null) {
        unread.push(i);
        groupEnd = i + 1;
        continue;
      } else if (kind === 'word' && !CONNECTORS.has(text) && !ADVERBS.has(text)) {
        if (
          lead.outcomes.length === 0 &&
          groupEnd < 0 &&
          i === at - 1 &&
          i === from &&
          categoryOfWord(text, this.#surroundings) !== null
        )
          lead.subject = [i, i + 1];
        else {
          lead.doubtful = true;
          unread.push(i);
          continue;
        }
      }
      this.#mark(i, i + 1);
    }
    if (groupEnd >= 0 && !lead.doubtful && unread.length > 0 && unread.length <= 6) {
      const first = unread[0]!;
      const texts = this.#nodes.slice(first, groupEnd).map(({ text }) => text);
      if (texts.some((text) => PHASE_WORDS.has(text))) lead.group = null;
      else if (texts.length === 1 && isListed(texts[0]!) && !this.#isOwnGroup(texts))
        lead.subject = [first, groupEnd];
      else lead.group = this.#written(first, groupEnd);
      this.#mark(first, at);
    }
    return lead;
  }

  /** What follows a quantity: what is counted, what happened to it, and brackets. */
  #after(at: number, to: number, hasOutcome: boolean) {
    const after = {
      /** End of the quote. */
      end: at + 1,
      /** Where reading goes on. */
      next: at + 1,
      subject: null as readonly [number, number] | null,
      outcomes: [] as Outcome[],
      total: false,
      group: null as string | null,
      brackets: [] as number[],
      high: null as number | null,
      aircraft: false,
      elided: false,
      nounOutcome: false,
      part: false,
      claimant: null as string | null,
      /** The verb says that it is no loss, or nothing that we know. */
      lossless: false,
    };
    this.#mark(at, at + 1);
    const first = this.#nodes[at]!;
    if (first.kind !== 'quantity') return after;
    let i = at + 1;
    let nounStart = -1;
    let nounEnd = -1;
    let mode: 'noun' | 'outcome' | 'tail' = 'noun';
    let auxiliary = false;
    const takeNoun = (k: number) => {
      if (nounStart < 0) nounStart = k;
      nounEnd = k + 1;
      after.end = k + 1;
    };
    const takeOutcome = (node: Node, k: number) => {
      if (node.kind !== 'outcome') return;
      if (!(node.outcome === 'casualties' && after.outcomes.length > 0)) after.outcomes.push(node.outcome);
      after.nounOutcome = node.noun;
      if (/^(?:shot|shotdown|downed|brought|crashed)$/.test(node.text)) after.aircraft = true;
      after.end = k + 1;
      mode = 'outcome';
    };
    while (i < to) {
      const node = this.#nodes[i]!;
      const next = this.#node(i + 1, to);
      if (node.kind === 'times' && i === at + 1) {
        i++;
        continue;
      }
      if (node.kind === 'quantity') break;
      if (node.kind === 'part' && i === at + 1 && node.text === 'of') {
        after.part = true;
        i++;
        continue;
      }
      if (node.kind === 'mark' && /^["“”'‘’«»]$/.test(node.text) && next !== undefined) {
        i++;
        continue;
      }
      if (node.kind === 'line' || node.kind === 'comma') {
        const joined = this.#joinedOutcome(i, to, after.outcomes.length > 0);
        if (joined > i) {
          takeOutcome(this.#nodes[joined]!, joined);
          i = joined + 1;
          continue;
        }
        if (node.kind === 'comma' && mode === 'noun' && nounStart >= 0) {
          const end = this.#joinedNouns(i, to);
          if (end > i) {
            nounEnd = end;
            after.end = end;
            i = end;
            continue;
          }
        }
        if (
          node.kind === 'comma' &&
          after.group === null &&
          this.#nodes[i - 1]?.text === 'from' &&
          next?.capital
        ) {
          i++;
          continue;
        }
        break;
      }
      if (HARD.has(node.kind) || node.kind === 'close' || node.kind === 'part' || node.kind === 'aside')
        break;
      if (node.kind === 'open') {
        after.brackets.push(i);
        const close = this.#closing[i]!;
        i = Math.min(to, close + 1);
        // an outcome may stand after the bracket: "20 ships of the line (1,396 guns) lost"
        const beyond = this.#node(i, to);
        if (beyond === undefined || beyond.kind === 'open') continue;
        if (
          beyond.kind === 'outcome' &&
          after.outcomes.length === 0 &&
          !hasOutcome &&
          !this.#opensItem(i, to)
        )
          continue;
        if (beyond.kind === 'word' && AUXILIARIES.has(beyond.text)) continue;
        const beyondNext = this.#node(i + 1, to);
        if (
          beyond.text === 'to' &&
          beyondNext?.kind === 'quantity' &&
          nounStart < 0 &&
          this.#isUpperEnd(first.quantity, beyondNext.quantity)
        ) {
          // "6,000 (excluding prisoners) to 11,000 casualties"
          after.high = beyondNext.quantity.high;
          after.end = i + 2;
          i += 2;
          continue;
        }
        break;
      }
      if (node.kind === 'total') {
        if (node.capital && this.#labelEnd(i, to) > i) break;
        after.total = true;
        after.end = i + 1;
        i++;
        continue;
      }
      if (
        node.kind === 'slash' ||
        node.kind === 'ampersand' ||
        node.kind === 'dash' ||
        (node.kind === 'word' && /^(?:and|or)$/.test(node.text))
      ) {
        if (after.outcomes.length > 0 && mode === 'outcome') {
          const joined = this.#joinedOutcome(i, to, true);
          if (joined > i) {
            takeOutcome(this.#nodes[joined]!, joined);
            i = joined + 1;
            continue;
          }
          break;
        }
        if (
          mode === 'noun' &&
          nounStart >= 0 &&
          node.kind !== 'dash' &&
          next?.kind === 'word' &&
          !this.#endsNoun(i + 1, to)
        ) {
          takeNoun(i + 1);
          i += 2;
          continue;
        }
        break;
      }
      if (node.kind === 'outcome') {
        if (hasOutcome) break;
        if (mode === 'outcome') {
          if (node.outcome === 'casualties' && node.noun) {
            after.end = i + 1;
            i++;
            continue;
          }
          break;
        }
        if (mode === 'tail' && after.outcomes.length > 0) {
          i++;
          continue;
        }
        if (
          mode === 'tail' &&
          !auxiliary &&
          (nounStart < 0 || (next?.kind === 'word' && !NOUN_PHRASE_ENDS.has(next.text)))
        ) {
          i++;
          continue;
        }
        if (nounStart >= 0 && node.capital && this.#labelEnd(i, to) > i) break;
        // "8 prisoners killed": what was counted had an outcome before
        const verb = next?.kind === 'word' && AUXILIARIES.has(next.text) ? this.#node(i + 2, to) : next;
        if (node.noun && nounStart < 0 && verb?.kind === 'outcome' && !verb.noun) {
          takeNoun(i);
          i++;
          continue;
        }
        if (
          this.#kind === 'strength' &&
          nounStart < 0 &&
          next?.kind === 'word' &&
          !this.#endsNoun(i + 1, to)
        ) {
          i++;
          continue;
        }
        takeOutcome(node, i);
        i++;
        // "2 captured ships", "200 dead soldiers"
        if (nounStart < 0) {
          const end = this.#nounAfterOutcome(i, to);
          if (end > i) {
            nounStart = i;
            nounEnd = end;
            after.end = end;
            i = end;
          }
        }
        continue;
      }
      if (node.kind !== 'word') break;
      // words from here on
      if (node.capital && this.#labelEnd(i, to) > i) {
        const begun = nounStart >= 0 || mode !== 'noun';
        if (begun ? this.#beginsLabel(i) : !this.#nounBeforeLabel(i, to)) break;
      }
      if (
        AUXILIARIES.has(node.text) &&
        (next?.kind === 'outcome' ||
          (next?.kind === 'word' && (AUXILIARIES.has(next.text) || ADVERBS.has(next.text))))
      ) {
        auxiliary = true;
        i++;
        continue;
      }
      const opener = CLAIM_OPENERS.at(i, (k) => this.#node(k, to)?.text ?? null);
      if (opener !== null) {
        let end = i + opener.length;
        while (
          end < to &&
          end < i + REACH &&
          (this.#nodes[end]!.kind === 'word' || this.#nodes[end]!.kind === 'ampersand')
        )
          end++;
        after.claimant = this.#claimName(i, end);
        this.#mark(i, end);
        i = end;
        break;
      }
      if (nounStart < 0 && mode === 'noun' && /^(?:was|were|are|is)$/.test(node.text)) {
        i++;
        continue;
      }
      if (mode === 'outcome') {
        const tail = OUTCOME_TAILS.at(i, (k) => this.#node(k, to)?.text ?? null);
        if (tail !== null) {
          after.end = i + tail.length;
          i += tail.length;
          continue;
        }
        if (ADVERBS.has(node.text)) {
          i++;
          continue;
        }
        if (NOUN_PHRASE_ENDS.has(node.text) || STATES.has(node.text)) {
          mode = 'tail';
          i++;
          continue;
        }
        break;
      }
      if (mode === 'tail') {
        if (
          after.outcomes.length > 0 &&
          node.capital &&
          !this.#nodes[i - 1]!.text.match(/^(?:in|at|of|the|by|near|from|on|to|and|during)$/) &&
          !this.#nodes[i - 1]!.capital
        )
          break;
        i++;
        continue;
      }
      if (nounStart < 0 && node.capital && !node.spaced && i === at + 1 && !isListed(node.text)) break;
      if (nounStart >= 0 && node.capital && this.#completesNoun(i - 1)) break;
      if (nounStart < 0 && first.quantity.rule === 'number') {
        // "5 of the 20 ships": the second number is what there were
        const base = this.#partitive(i, to);
        if (base > i) {
          this.#mark(i, base + 1);
          after.end = base + 1;
          i = base + 1;
          continue;
        }
      }
      if (nounStart < 0 && node.text === 'of') {
        i++;
        continue;
      }
      if (
        nounStart < 0 &&
        (/^(?:the|an?)$/.test(node.text) ||
          (/^(?:more|additional|further|extra|others)$/.test(node.text) && this.#endsNoun(i + 1, to)))
      ) {
        i++;
        continue;
      }
      if (ADVERBS.has(node.text) && (nounStart < 0 || next?.kind === 'outcome')) {
        if (nounStart < 0 && next?.kind !== 'word' && next?.kind !== 'outcome') {
          after.elided = true;
          after.end = i + 1;
        }
        i++;
        continue;
      }
      if (
        node.text === 'to' &&
        next?.kind === 'quantity' &&
        nounStart >= 0 &&
        this.#continuesRange(first.quantity, i + 1, to)
      ) {
        after.high = next.quantity.high;
        after.end = i + 2;
        this.#mark(i, i + 2);
        i += 2;
        mode = 'outcome';
        continue;
      }
      if (node.text === 'of' && nounStart >= 0) {
        if (
          next?.kind === 'word' &&
          (!/^(?:the|a|an|his|her|their|its|this|these|those)$/.test(next.text) ||
            this.#node(i + 2, to)?.text === 'line') &&
          next.kind === 'word'
        ) {
          takeNoun(i);
          i++;
          if (next.text === 'the') {
            takeNoun(i);
            i++;
          }
          continue;
        }
        mode = 'tail';
        i++;
        continue;
      }
      if (NOUN_PHRASE_ENDS.has(node.text) && !(node.text === 'vs' && node.capital)) {
        if (node.text === 'from' && nounStart >= 0 && this.#kind === 'strength') {
          const origin = this.#origin(i + 1, to);
          if (origin !== null) {
            after.group = origin.name;
            this.#mark(i, origin.to);
            i = origin.to;
            mode = 'tail';
            continue;
          }
        }
        if (nounStart < 0) after.elided = true;
        mode = 'tail';
        i++;
        continue;
      }
      if (
        this.#kind === 'casualties' &&
        after.outcomes.length === 0 &&
        (NO_LOSSES.has(node.text) || (nounStart >= 0 && next?.kind !== 'word' && this.#isParticiple(i, to)))
      )
        after.lossless = true;
      if (nounStart >= 0 && this.#isParticiple(i, to)) {
        mode = 'tail';
        i++;
        continue;
      }
      if (
        STATES.has(node.text) &&
        nounStart >= 0 &&
        next?.kind === 'word' &&
        !next.capital &&
        isListed(next.text)
      ) {
        takeNoun(i);
        i++;
        continue;
      }
      if (STATES.has(node.text)) {
        if (
          next?.kind === 'word' &&
          nounStart < 0 &&
          !this.#endsNoun(i + 1, to) &&
          categoryOfWord(next.text, this.#surroundings) !== null
        ) {
          // "50 active soldiers"
          takeNoun(i);
          i++;
          continue;
        }
        if (nounStart < 0) after.elided = true;
        after.end = i + 1;
        mode = 'tail';
        i++;
        continue;
      }
      takeNoun(i);
      i++;
    }
    after.next = Math.max(i, at + 1);
    this.#mark(at, after.end);
    while (
      nounEnd > nounStart &&
      nounStart >= 0 &&
      /^(?:and|or|of|the|&)$/.test(this.#nodes[nounEnd - 1]!.text)
    )
      nounEnd--;
    if (nounStart >= 0 && nounEnd > nounStart) after.subject = [nounStart, nounEnd];
    return after;
  }

  /** "2,299 IEDs cleared": a participle after the noun, which is no outcome that we know. */
  #isParticiple(i: number, to: number): boolean {
    const { text, capital } = this.#nodes[i]!;
    const before = this.#nodes[i - 1]!;
    return (
      !capital &&
      text.length > 4 &&
      text.endsWith('ed') &&
      !text.includes('-') &&
      !STATES.has(text) &&
      !isListed(text) &&
      before.kind === 'word' &&
      categoryOfWord(before.text, this.#surroundings) !== null &&
      this.#endsNoun(i + 1, to)
    );
  }

  /** Whether a lower-case plural ends its noun phrase, so that a capital letter begins something else: "soldiers Ansar Dine". */
  #completesNoun(i: number): boolean {
    const { kind, text, capital } = this.#nodes[i]!;
    return kind === 'word' && !capital && text.endsWith('s') && isListed(text) && singular(text) !== text;
  }

  /** The quantity in "of the 20", "out of 20"; `from` itself where there is none. */
  #partitive(from: number, to: number): number {
    let i = from;
    if (this.#node(i, to)?.text === 'out') i++;
    if (this.#node(i, to)?.text !== 'of') return from;
    i++;
    if (/^(?:the|its|their|his|these|those)$/.test(this.#node(i, to)?.text ?? '')) i++;
    const node = this.#node(i, to);
    return node?.kind === 'quantity' && node.quantity.low !== null ? i : from;
  }

  /** "from Gran Colombia", even across a lost comma. */
  #origin(from: number, to: number): { name: string; to: number } | null {
    let i = from;
    if (this.#node(i, to)?.text === 'the') i++;
    if (this.#node(i, to)?.kind === 'comma') i++;
    const start = i;
    while (
      i < to &&
      i < start + 6 &&
      this.#nodes[i]!.kind === 'word' &&
      (this.#nodes[i]!.capital || this.#nodes[i]!.text === 'of' || this.#nodes[i]!.text === 'the')
    )
      i++;
    return i > start && this.#nodes[start]!.capital ? { name: this.#written(start, i), to: i } : null;
  }

  /** Whether a noun phrase stops before a word. */
  #endsNoun(i: number, to: number): boolean {
    const node = this.#node(i, to);
    return (
      node === undefined ||
      node.kind !== 'word' ||
      (NOUN_PHRASE_ENDS.has(node.text) && !(node.text === 'vs' && node.capital)) ||
      AUXILIARIES.has(node.text) ||
      STATES.has(node.text)
    );
  }

  /** Whether an outcome at `i` opens the next item ("killed: 5", "killed 5") rather than closing the last. */
  #opensItem(i: number, to: number): boolean {
    const next = this.#node(i + 1, to);
    return (
      next?.kind === 'colon' ||
      (next?.kind === 'quantity' &&
        next.quantity.rule !== 'unknown' &&
        this.#node(i - 1, to)?.kind !== 'close')
    );
  }

  /** The outcome that "and", "or", a stroke or a comma joins to the one before; `from` where none is joined. */
  #joinedOutcome(from: number, to: number, begun: boolean): number {
    if (!begun) return from;
    let i = from;
    const sign = this.#nodes[from]!;
    const soft = sign.kind === 'comma' || sign.kind === 'line';
    if (soft || sign.kind === 'dash') i++;
    let conjunction = !soft;
    for (let k = 0; k < 3; k++) {
      const node = this.#node(i, to);
      if (node === undefined) return from;
      if (
        node.kind === 'slash' ||
        node.kind === 'ampersand' ||
        (node.kind === 'word' && /^(?:and|or)$/.test(node.text))
      ) {
        conjunction = true;
        i++;
      } else if (node.kind === 'word' && (ADVERBS.has(node.text) || node.text === 'the')) i++;
      else break;
    }
    const found = this.#node(i, to);
    if (found?.kind !== 'outcome') return from;
    const next = this.#node(i + 1, to);
    // the outcome heads what comes next
    if (
      next?.kind === 'colon' ||
      (next?.kind === 'quantity' &&
        !(conjunction && sign.kind !== 'line' && next.quantity.rule !== 'unknown'))
    )
      return from;
    if (sign.kind === 'line' && !conjunction) return from;
    return i;
  }

  /** The end of "sailors and militia" after "troops,": further nouns of one number. */
  #joinedNouns(comma: number, to: number): number {
    // a space before the comma shows that it stands for a line break
    if (this.#nodes[comma]!.spaced) return comma;
    let conjunction = -1;
    for (let i = comma + 1; i < to && i < comma + REACH; i++) {
      const node = this.#nodes[i]!;
      if (node.kind === 'ampersand' || (node.kind === 'word' && node.text === 'and')) conjunction = i;
      else if (node.kind === 'comma' && conjunction < 0) continue;
      else if (node.kind !== 'word' || NOUN_PHRASE_ENDS.has(node.text)) {
        if (conjunction < 0 || i === conjunction + 1 || node.kind === 'colon') return comma;
        return this.#areNouns(comma + 1, conjunction) && this.#areNouns(conjunction + 1, i) ? i : comma;
      }
      if (i === to - 1 && conjunction > 0 && i > conjunction)
        return this.#areNouns(comma + 1, conjunction) && this.#areNouns(conjunction + 1, to) ? to : comma;
    }
    return comma;
  }

  #areNouns(from: number, to: number): boolean {
    const last = this.#nodes[this.#nodes[to - 1]?.kind === 'comma' ? to - 2 : to - 1];
    return last?.kind === 'word' && from < to && categoryOfWord(last.text, this.#surroundings) !== null;
  }

  /** The end of the noun phrase after an outcome, where it ends in a known noun. */
  #nounAfterOutcome(from: number, to: number): number {
    let i = from;
    while (
      i < to &&
      i < from + 5 &&
      !this.#endsNoun(i, to) &&
      !ADVERBS.has(this.#nodes[i]!.text) &&
      !/^(?:and|or|of)$/.test(this.#nodes[i]!.text)
    ) {
      if (this.#nodes[i]!.capital && this.#labelEnd(i, to) > i) break;
      i++;
    }
    if (i === from) return from;
    const words = this.#nodes.slice(from, i).map(({ text }) => text);
    const end = this.#node(i, to);
    if (end !== undefined && end.kind === 'outcome') return from;
    return categoryOfWord(words.at(-1)!, this.#surroundings) !== null ? i : from;
  }

  /** Whether a capitalised word before a colon begins a label, the phrase before it being complete. */
  #beginsLabel(i: number): boolean {
    const before = this.#nodes[i - 1]!;
    return (
      before.kind !== 'word' ||
      !(NOUN_PHRASE_ENDS.has(before.text) || /^(?:and|or|of|the|&)$/.test(before.text))
    );
  }

  /** "171,000 Sailors Loyalist forces: …" and "75 Tanks: …" keep their noun before the label or the colon. */
  #nounBeforeLabel(i: number, to: number): boolean {
    if (this.#nodes[i]!.start - this.#nodes[i - 1]!.end > 1) return false;
    const colon = this.#labelEnd(i, to);
    for (let k = i + 1; k < colon; k++) if (this.#nodes[k]!.start - this.#nodes[k - 1]!.end > 1) return true;
    // "3,000–4,000 Zulus:" before anything else
    if (colon === i + 1) return i === 1;
    if (categoryOfWord(this.#nodes[i]!.text, this.#surroundings) === null) return false;
    for (let k = i + 1; k < colon; k++)
      if (this.#nodes[k]!.capital || this.#nodes[k]!.kind === 'total') return true;
    return false;
  }

  /** "20,000 Ottoman troops to 60,000": the second number has no noun of its own. */
  #continuesRange(first: Quantity, at: number, to: number): boolean {
    const node = this.#nodes[at]!;
    const next = this.#node(at + 1, to);
    return (
      node.kind === 'quantity' &&
      this.#isUpperEnd(first, node.quantity) &&
      (next === undefined || SEPARATORS.has(next.kind) || next.kind === 'close' || next.kind === 'open')
    );
  }

  #isUpperEnd(first: Quantity, second: Quantity): boolean {
    return (
      first.rule === 'number' &&
      second.rule === 'number' &&
      first.low !== null &&
      second.high !== null &&
      first.low <= second.high
    );
  }

  /** A bracket after an item (or after none): a breakdown, a claimant, a qualifier, a group, or a remark. */
  #bracket(open: number, to: number, draft: Draft | null): number {
    const close = Math.min(to, this.#closing[open]!);
    const end = Math.min(to, close + 1);
    this.#mark(open, open + 1);
    if (close < end) this.#mark(close, end);
    const from = open + 1;
    if (from >= close) return end;
    if (this.#countsWithin(from, close)) {
      this.#breakdown(from, close, draft);
      return end;
    }
    const nodes = this.#nodes.slice(from, close);
    const texts = nodes.map(({ text }) => text);
    if (nodes[0]!.kind !== 'part' && this.#isClaim(texts) && close - from <= 10) {
      this.#mark(from, close);
      this.#claim(this.#value.slice(this.#nodes[from]!.start, this.#nodes[close - 1]!.end));
      return end;
    }
    if (draft === null) return end;
    const qualifier = QUALIFIERS_AFTER.at(from, (i) => (i < close ? this.#nodes[i]!.text : null));
    if (qualifier !== null && qualifier.length === close - from) {
      this.#mark(from, close);
      if (draft.quantity.qualifier === 'exact')
        draft.quantity = { ...draft.quantity, qualifier: qualifier.meaning };
      return end;
    }
    if (nodes.length === 1 && nodes[0]!.kind === 'total') {
      draft.total = true;
      this.#mark(from, close);
      return end;
    }
    if (
      this.#kind === 'casualties' &&
      draft.outcomes.length === 0 &&
      nodes[0]!.kind === 'outcome' &&
      nodes.every(
        ({ kind, text }) =>
          kind === 'outcome' ||
          kind === 'comma' ||
          kind === 'slash' ||
          kind === 'ampersand' ||
          /^(?:and|or)$/.test(text),
      )
    ) {
      draft.outcomes = ordered(nodes.flatMap((node) => (node.kind === 'outcome' ? [node.outcome] : [])));
      this.#mark(from, close);
      return end;
    }
    if (draft.group === null && this.#isGroup(from, close)) {
      draft.group = this.#written(from, close);
      this.#mark(from, close);
    }
    return end;
  }

  #isGroup(from: number, to: number): boolean {
    if (to - from > 5) return false;
    const nodes = this.#nodes.slice(from, to);
    if (!nodes.every(({ kind }) => kind === 'word' || kind === 'ampersand')) return false;
    if (
      nodes.some(
        ({ text, capital }) =>
          !capital && ASIDE_WORDS.has(text) && text !== 'of' && text !== 'and' && text !== 'the',
      )
    )
      return false;
    const last = nodes.at(-1)!.text;
    return nodes[0]!.capital
      ? !ASIDE_WORDS.has(nodes[0]!.text)
      : categoryOfWord(last, this.#surroundings) !== null &&
          /(?:force|army|garrison|militia|fleet|navy|party|corps|contingent|defenders|attackers|rebels)$/.test(
            last,
          );
  }

  /** A bracket with numbers: parts of the figure before it, or the same men counted otherwise. */
  #breakdown(from: number, to: number, draft: Draft | null): void {
    const before = this.drafts.length;
    const label = this.#label;
    const unclaimed = this.#unclaimed;
    const section = this.#section;
    this.#unclaimed = before;
    const claims =
      this.#nodes.slice(from, to).some(({ text }) => CLAIM_VERBS.has(text)) ||
      (this.#nodes[from]?.capital === true &&
        this.#nodes.slice(from, Math.min(to, from + 4)).some(({ text }) => /^estimate/.test(text)));
    const whole = draft === null || claims || to === this.#nodes.length ? null : draft;
    const includes = this.#nodes[from]!.kind === 'part';
    if (includes) this.#mark(from, from + 1);
    this.#list(includes ? from + 1 : from, to, whole);
    this.#label = label;
    this.#section = section;
    this.#unclaimed = unclaimed;
    if (whole === null) return;
    const parts = this.drafts.slice(before).filter(({ whole: of }) => of === whole);
    if (
      parts.some(
        ({ category }) =>
          includes || category === whole.category || (isPeople(category) && isPeople(whole.category)),
      )
    )
      whole.total = parts.length > 0;
  }

  /** A claimant after a list covers it, back to the claimant or label before. */
  #claim(claimant: string | null): void {
    for (const draft of this.drafts.slice(this.#unclaimed)) draft.claimant ??= claimant;
    this.#unclaimed = this.drafts.length;
  }

  /** Adds a figure, filling in from label and neighbours what it leaves out. */
  #push(item: {
    from: number;
    to: number;
    quantity: Quantity;
    subject: readonly [number, number] | null;
    outcomes: Outcome[];
    total: boolean;
    whole: Draft | null;
    bulleted: boolean;
    group?: string | null;
    claimant?: string | null;
    category?: Category;
    aircraft?: boolean;
    elided?: boolean;
    nounOutcome?: boolean;
  }): Draft {
    const label = this.#label;
    this.#mark(item.from, item.to);
    const previous = this.#peer(item.whole);
    let outcomes = this.#kind === 'strength' ? [] : ordered(item.outcomes);
    let { subject: noun } = item;
    let group = item.group ?? null;
    const nounWords = noun === null ? [] : this.#nodes.slice(noun[0], noun[1]);
    // "4 Union casualties": whose they are and not what is counted
    if (
      noun !== null &&
      outcomes.length === 1 &&
      outcomes[0] === 'casualties' &&
      nounWords.every(({ capital, text }) => capital || /^(?:and|or|&|-)$/.test(text)) &&
      nounWords.every(({ text }) => categoryOfWord(text, this.#surroundings) === null)
    ) {
      group ??= this.#written(noun[0], noun[1]);
      noun = null;
    }
    // "33 non-combat fatalities": no noun but the outcome's own
    if (
      noun !== null &&
      item.nounOutcome === true &&
      nounWords.length === 1 &&
      !nounWords[0]!.capital &&
      categoryOfWord(nounWords[0]!.text, this.#surroundings) === null
    )
      noun = null;
    let subject =
      noun === null ? null : this.#value.slice(this.#nodes[noun[0]]!.start, this.#nodes[noun[1] - 1]!.end);
    let category: Category | null = item.category ?? null;
    let categorised = category !== null;
    let whole = item.whole;
    if (category === null && noun !== null) {
      const found = categoryOfPhrase(
        nounWords.map(({ text }) => text),
        this.#around(item.aircraft === true, outcomes.length > 0 ? outcomes : (item.whole?.outcomes ?? [])),
      );
      category = found.category;
      // "10,000 Frontier Corps": men of a unit that is named once
      const head = nounWords.at(-1)!;
      if (
        category === 'formation' &&
        head.capital &&
        singular(head.text) === head.text &&
        (item.quantity.low ?? item.quantity.high ?? 1) >= (head.text === 'corps' ? 100 : 2)
      )
        category = 'personnel';

      categorised = true;
      if (!found.known && !nounWords.at(-1)!.capital)
        this.remarks.push({
          rule: 'unknown-noun',
          reason: `${JSON.stringify(subject)} is in no list of nouns and is taken for people`,
          start: this.#nodes[noun[0]]!.start,
          end: this.#nodes[noun[1] - 1]!.end,
        });
    }
    const elided =
      item.elided === true &&
      noun === null &&
      previous !== null &&
      isWithin(item.quantity, previous.quantity);
    if (category === null && label.category !== null && whole === null) {
      category = label.category;
      categorised = true;
      subject ??= label.subject;
    }
    if (category === null)
      category = this.#elidedCategory(
        outcomes,
        elided,
        whole,
        previous,
        item.total || label.total,
        item.aircraft === true,
      );
    if (outcomes.length === 0 && this.#kind === 'casualties') {
      if (whole !== null && whole.outcomes.length > 0) outcomes = whole.outcomes;
      else if (
        label.outcomes.length > 0 &&
        (isPeople(category) || label.outcomes.some((o) => o === 'lost' || THINGS.has(o) || o === 'captured'))
      )
        outcomes = ordered(label.outcomes);
      else if (elided && previous.category === category && previous.categorised) {
        outcomes = previous.outcomes;
        whole ??= previous;
        previous.total = true;
      }
    }
    if (this.#kind === 'strength' && elided && previous.category === category && !isPeople(category)) {
      previous.total = true;
      whole ??= previous;
    }
    const draft: Draft = {
      start: this.#nodes[item.from]!.start,
      end: this.#nodes[item.to - 1]!.end,
      quantity: item.quantity,
      outcomes,
      subject,
      category,
      categorised,
      total: item.total || label.total,
      group: group ?? label.group,
      claimant: item.claimant ?? label.claimant,
      whole,
      bulleted: item.bulleted,
      section: this.#section,
    };
    this.drafts.push(draft);
    return draft;
  }

  /** The figure before, on the same level: what a bracket holds is no neighbour of what follows it. */
  #peer(whole: Draft | null): Draft | null {
    for (let k = this.drafts.length - 1; k >= 0 && k > this.drafts.length - REACH; k--)
      if (this.drafts[k]!.whole === whole) return this.drafts[k]!;
    return null;
  }

  /** "Fighters" were shot down as aircraft and killed as men, whatever else the value speaks of. */
  #around(shotDown: boolean, outcomes: readonly Outcome[]): Surroundings {
    const { aircraft } = this.#surroundings;
    const men = outcomes.some((outcome) => OF_PEOPLE.has(outcome));
    return { kind: this.#kind, aircraft: shotDown || (aircraft && !men), men };
  }

  /** What a number without a noun counts: what its neighbour counts where the text goes on speaking of it, people otherwise. */
  #elidedCategory(
    outcomes: readonly Outcome[],
    elided: boolean,
    whole: Draft | null,
    previous: Draft | null,
    total: boolean,
    aircraft: boolean,
  ): Category {
    if (aircraft) return 'aircraft';
    if (outcomes.includes('sunk') && (previous === null || isPeople(previous.category))) return 'ship';
    if (outcomes.some((outcome) => THINGS.has(outcome))) {
      const thing = this.drafts.findLast(({ category }) => !isPeople(category));
      return thing?.category ?? 'other';
    }
    const peopleOnly =
      outcomes.length > 0 &&
      !outcomes.every(
        (outcome) =>
          outcome === 'captured' || outcome === 'lost' || outcome === 'surrendered' || outcome === 'missing',
      );
    if (whole !== null && !(peopleOnly && !isPeople(whole.category))) return whole.category;
    if (total && outcomes.length === 0) {
      const categories = new Set(this.drafts.map(({ category }) => category));
      if (categories.size === 1) return [...categories][0]!;
    }
    if (elided && outcomes.length === 0 && previous !== null && previous.categorised)
      return previous.category;
    if (
      this.#kind === 'casualties' &&
      outcomes.length > 0 &&
      previous !== null &&
      previous.category === 'civilian' &&
      previous.section === this.#section
    )
      return 'civilian';
    if (
      this.#kind === 'casualties' &&
      outcomes.length === 1 &&
      outcomes[0] === 'lost' &&
      previous !== null &&
      !isPeople(previous.category)
    )
      return previous.category;
    return 'personnel';
  }

  /** One remark for each stretch of words that nothing was made of. */
  #remarkUnread(): void {
    for (let i = 0; i < this.#nodes.length; i++) {
      const node = this.#nodes[i]!;
      if (this.#read[i] === 1) continue;
      if (node.kind === 'aside') {
        this.remarks.push({
          rule: 'no-count',
          reason: `${JSON.stringify(this.#written(i, i + 1))} is ${node.reason}`,
          start: node.start,
          end: node.end,
        });
        continue;
      }
      if (
        node.kind !== 'word' &&
        node.kind !== 'outcome' &&
        node.kind !== 'quantity' &&
        node.kind !== 'total' &&
        node.kind !== 'part'
      )
        continue;
      let end = i + 1;
      let last = i;
      while (
        end < this.#nodes.length &&
        this.#read[end] === 0 &&
        !HARD.has(this.#nodes[end]!.kind) &&
        this.#nodes[end]!.kind !== 'aside'
      ) {
        if (/^(?:word|outcome|quantity|total|part)$/.test(this.#nodes[end]!.kind)) last = end;
        end++;
      }
      const content = this.#nodes.slice(i, last + 1);
      if (
        content.every(
          ({ kind, text }) =>
            kind !== 'outcome' &&
            kind !== 'quantity' &&
            (kind !== 'word' || NOUN_PHRASE_ENDS.has(text) || CONNECTORS.has(text)),
        )
      ) {
        i = last;
        continue;
      }
      const written = this.#text.slice(node.start, this.#nodes[last]!.end).trim();
      this.remarks.push({
        rule: 'unread',
        reason: `no figure could be read from ${JSON.stringify(written)}`,
        start: node.start,
        end: this.#nodes[last]!.end,
      });
      i = last;
    }
  }
}

/** Whether one figure may count a part of another. */
const isWithin = (part: Quantity, whole: Quantity): boolean =>
  (part.high ?? part.low ?? 0) <= (whole.high ?? whole.low ?? Number.POSITIVE_INFINITY);

/** Verbs that belong to the claim and not to the claimant's name. */
const VERBS_ONLY: ReadonlySet<string> = new Set([
  'claimed',
  'claims',
  'estimated',
  'reported',
  'stated',
  'says',
  'said',
  'states',
]);

const OWN_GROUPS: ReadonlySet<string> = new Set([
  'loyalist',
  'privateer',
  'ally',
  'auxiliary',
  'mercenary',
  'patriot',
  'rebel',
  'insurgent',
  'taliban',
  'native',
  'indian',
  'garrison',
  'civilian',
  'hessian',
  'militant',
  'defender',
  'attacker',
  'cossack',
  'tory',
  'federal',
  'confederate',
  'royalist',
  'republican',
  'nationalist',
  'mujahideen',
  'peshmerga',
  'christian',
  'muslim',
  'crusader',
]);

/** What is named as a whole counts as a unit where it is an army or a unit. */
function wholeCategory(words: readonly string[], surroundings: Surroundings): Category | null {
  const last = words.at(-1)!;
  if (/^(?:army|guard|force|forces|corps|squad|navy|air force|legion|militia|fleet)$/.test(last))
    return last === 'fleet' ? 'ship' : 'formation';
  const { category, known } = categoryOfPhrase(words, surroundings);
  return known ? category : null;
}
