import type { ClaimRow } from '@openbattles/schema';
import type { Sentence } from '../language/sentence.ts';
import { DateCursor, SentenceReader } from '../language/words-of-text.ts';
import type { Remark, Span } from '../text/reading.ts';
import type { Draft } from './drafts.ts';
import type { Figure } from './figure.ts';
import { figuresOf } from './figures.ts';
import { type Carried, mentionsIn, type Scene, saidAt, speakerText } from './scene.ts';
import { sentences } from './sentences.ts';
import type { Sides } from './sides.ts';
import { findFrames } from './speech.ts';
import { endOf } from './things.ts';
import { Told } from './told.ts';
import { remarkOf } from './unread.ts';
import { sideOf } from './whose.ts';

/** A figure that the prose states. Offsets are UTF-16 code units into the article's text; the span is the quote. */
export interface Claim
  extends Span,
    Pick<
      ClaimRow,
      | 'side'
      | 'outcome'
      | 'subject'
      | 'category'
      | 'low'
      | 'high'
      | 'qualifier'
      | 'is_total'
      | 'group'
      | 'claimant'
      | 'reported_by'
      | 'rule'
    > {}

/**
 * Every figure of strength or loss that a paragraph states, in the order of the text, each with whose it is and who
 * says so. Takes time linear in the paragraph. `dates` are the spans of its dates, which count nothing.
 */
export const readClaims = (text: string, paragraph: Span, dates: readonly Span[], sides: Sides): Claim[] =>
  new ClaimReader(text, dates, sides).read(paragraph, sentences(text, paragraph));

/** Reads the claims of a text's paragraphs, in their order. */
export class ClaimReader {
  readonly #text: string;
  readonly #sides: Sides;
  readonly #dates: DateCursor;
  readonly #told = new Told();
  /** What is to be said of the figures of people and arms that became no claim, so far. */
  readonly unread: Remark[] = [];

  constructor(text: string, dates: readonly Span[], sides: Sides) {
    this.#text = text;
    this.#sides = sides;
    this.#dates = new DateCursor(dates);
  }

  /** The claims of a paragraph whose sentences are given. */
  read(paragraph: Span, spans: readonly Span[]): Claim[] {
    const text = this.#text;
    const claims: Claim[] = [];
    const reader = new SentenceReader(text, paragraph, this.#dates);
    let carried: Carried | null = null;
    let before: Sentence | null = null;
    for (const span of spans) {
      for (const sentence of reader.read(span)) {
        const { claimed, unread } = figuresOf(sentence, this.#told);
        this.#told.add(sentence, claimed);
        for (const figure of unread) this.unread.push(remarkOf(sentence, figure));
        const drafts = claimed.map(draftOf);
        const frames = drafts.length > 0 ? findFrames(sentence) : [];
        if (drafts.length > 0) {
          const last = before;
          const scene: Scene = {
            sentence,
            sides: this.#sides,
            frames,
            mentions: mentionsIn(sentence, this.#sides),
            drafts,
            carried,
            before: () => last,
          };
          for (const [index, draft] of drafts.entries()) {
            claimed[index]!.category = draft.category = categoryOf(scene, claimed, index);
            claimed[index]!.side = draft.side = sideOf(scene, index);
          }
          for (const figure of claimed) {
            const claim = claimOf(scene, text, figure);
            if (claim) claims.push(claim);
          }
        }
        const end = drafts.at(-1);
        carried = end && frames.length === 0 ? { side: end.side, category: end.category } : null;
        before = sentence;
      }
    }
    return claims;
  }
}

/** As the reader of sides wants it. */
const draftOf = (figure: Figure): Draft => ({
  counted: figure.counted,
  governor: {
    rule: figure.rule,
    outcome: figure.outcome,
    from: figure.words.from,
    to: figure.words.to,
    subject: figure.bearer === 'itself' || figure.bearer === 'noun' ? 'none' : figure.bearer,
    spreads: 'no',
  },
  spread: figure.shares !== null,
  side: null,
  category: figure.category,
  isTotal: figure.isTotal,
});

const OF_PEOPLE = /killed|wounded|missing|defected|deserted|surrendered|sick|casualties/;

function categoryOf({ carried }: Scene, figures: readonly Figure[], index: number): ClaimRow['category'] {
  const { counted, outcome, shares, category } = figures[index]!;
  if (counted.nounFrom < counted.nounTo || counted.outcome?.noun) return counted.category;
  const before = figures[index - 1]?.category;
  if (shares !== null) return shares.category;
  if (figures[index]!.rule === 'says-figure') return category;
  if (outcome === null) return category;
  if (OF_PEOPLE.test(outcome)) return before === 'civilian' ? 'civilian' : 'personnel';
  return before ?? carried?.category ?? counted.category;
}

function claimOf(scene: Scene, text: string, figure: Figure): Claim | null {
  const { sentence } = scene;
  const { counted, words, bearer, shares, rule } = figure;
  const { inner, outer } = saidAt(scene, counted.from);
  if (inner?.denied) return null;
  const isNear = shares === null && bearer !== 'owner';
  const from = isNear && words.from < words.to && words.from < counted.from ? words.from : counted.from;
  const right = shares ? 0 : words.to;
  const to = Math.max(endOf(counted), right > counted.from ? right : 0);
  const first = sentence.tokens[from]!;
  const last = sentence.tokens[to - 1]!;
  const named = sentence.tokens.slice(counted.nounFrom, counted.nounTo);
  const subject =
    named.length > 0 && !counted.outcome?.noun
      ? text.slice(named[0]!.start, named.at(-1)!.end).replace(/\s+/g, ' ')
      : null;
  return {
    start: first.start,
    end: last.end,
    side: figure.side,
    outcome: figure.outcome as Claim['outcome'],
    subject,
    category: figure.category,
    low: counted.low,
    high: counted.high,
    qualifier: counted.qualifier,
    is_total: figure.isTotal,
    group: null,
    claimant: speakerText(scene, text, inner),
    reported_by: speakerText(scene, text, outer),
    rule,
  };
}
