import type { ClaimRow } from '@openbattles/schema';
import type { Span } from '../text/span.ts';
import { type Draft, draftsOf } from './drafts.ts';
import { mayClaim } from './gate.ts';
import { endOf } from './governor-parts.ts';
import { type Carried, mentionsIn, type Scene, saidAt, speakerText } from './scene.ts';
import { sentences } from './sentences.ts';
import type { Sides } from './sides.ts';
import { findFrames } from './speech.ts';
import { DateCursor, type Sentence, SentenceReader } from './text-of-sentence.ts';
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
  /** For the sentences that may claim something, and for the words of those that are read. */
  readonly #dates: DateCursor;
  readonly #datesOfWords: DateCursor;
  readonly #may: typeof mayClaim;

  /** `may` tells which sentences are read, and for what. */
  constructor(text: string, dates: readonly Span[], sides: Sides, may = mayClaim) {
    this.#text = text;
    this.#sides = sides;
    this.#dates = new DateCursor(dates);
    this.#datesOfWords = new DateCursor(dates);
    this.#may = may;
  }

  /** The claims of a paragraph whose sentences are given. */
  read(paragraph: Span, spans: readonly Span[]): Claim[] {
    const text = this.#text;
    const claims: Claim[] = [];
    let reader: SentenceReader | null = null;
    let carried: Carried | null = null;
    let before: Sentence | Span | null = null;
    for (const span of spans) {
      const may = this.#may(text, span, this.#dates);
      if (may === 'nothing') {
        carried = null;
        before = span;
        continue;
      }
      reader ??= new SentenceReader(text, paragraph, this.#datesOfWords);
      for (const sentence of reader.read(span, may === 'anything')) {
        const drafts = draftsOf(sentence);
        const frames = drafts.length > 0 ? findFrames(sentence) : [];
        if (drafts.length > 0) {
          const scene: Scene = {
            sentence,
            sides: this.#sides,
            frames,
            mentions: mentionsIn(sentence, this.#sides),
            drafts,
            carried,
            before: lookBack(reader, before),
          };
          for (const [index, draft] of drafts.entries()) {
            draft.category = categoryOf(scene, index);
            draft.side = sideOf(scene, index);
          }
          for (const draft of drafts) {
            const claim = claimOf(scene, text, draft);
            if (claim) claims.push(claim);
          }
        }
        const last = drafts.at(-1);
        carried = last && frames.length === 0 ? { side: last.side, category: last.category } : null;
        before = sentence;
      }
    }
    return claims;
  }
}

/** The sentence before, read only where it is asked for. */
function lookBack(reader: SentenceReader, before: Sentence | Span | null): () => Sentence | null {
  return () => (before === null || 'tokens' in before ? before : reader.lookBack(before));
}

function categoryOf({ drafts, carried }: Scene, index: number): ClaimRow['category'] {
  const { counted, governor, spread } = drafts[index]!;
  if (counted.nounFrom < counted.nounTo || counted.outcome?.noun) return counted.category;
  if (
    governor.outcome !== null &&
    /killed|wounded|missing|defected|deserted|surrendered|sick|casualties/.test(governor.outcome)
  ) {
    return drafts[index - 1]?.category === 'civilian' ? 'civilian' : 'personnel';
  }
  if (governor.outcome === null && !spread) return counted.category;
  return drafts[index - 1]?.category ?? carried?.category ?? counted.category;
}

function claimOf(scene: Scene, text: string, draft: Draft): Claim | null {
  const { sentence } = scene;
  const { counted, governor, spread } = draft;
  const { inner, outer } = saidAt(scene, counted.from);
  if (inner?.denied) return null;
  const isNear = !spread && governor.subject !== 'owner';
  const from = isNear && governor.from < counted.from ? governor.from : counted.from;
  const right = spread ? 0 : governor.to;
  const to = Math.max(endOf(counted), right > counted.from ? right : 0);
  const first = sentence.tokens[from]!;
  const last = sentence.tokens[to - 1]!;
  const noun = counted.nounFrom === counted.nounTo && !spread ? governor.noun : undefined;
  const named = sentence.tokens.slice(noun?.from ?? counted.nounFrom, noun?.to ?? counted.nounTo);
  const subject =
    named.length > 0 && !counted.outcome?.noun
      ? text.slice(named[0]!.start, named.at(-1)!.end).replace(/\s+/g, ' ')
      : null;
  return {
    start: first.start,
    end: last.end,
    side: draft.side,
    outcome: governor.outcome,
    subject,
    category: draft.category,
    low: counted.low,
    high: counted.high,
    qualifier: counted.qualifier,
    is_total: draft.isTotal,
    group: null,
    claimant: speakerText(scene, text, inner),
    reported_by: speakerText(scene, text, outer),
    rule: governor.rule,
  };
}
