import type { ClaimRow } from '@openbattles/schema';
import type { Sentence } from '../language/sentence.ts';
import { DateCursor, SentenceReader } from '../language/words-of-text.ts';
import type { Span } from '../text/reading.ts';
import { type Draft, draftsOf } from './drafts.ts';
import { endOf } from './governor-parts.ts';
import { type Carried, mentionsIn, type Scene, saidAt, speakerText } from './scene.ts';
import { sentences } from './sentences.ts';
import type { Sides } from './sides.ts';
import { findFrames } from './speech.ts';
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
        const drafts = draftsOf(sentence);
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
            draft.category = categoryOf(scene, index);
            draft.side = sideOf(scene, index);
          }
          for (const draft of drafts) {
            const claim = claimOf(scene, text, draft);
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
