import type { ClaimRow } from '@openbattles/schema';
import type { Sentence } from '../language/sentence.ts';
import { DateCursor, SentenceReader } from '../language/words-of-text.ts';
import { plain } from '../text/plain.ts';
import type { Remark } from '../text/remarks.ts';
import type { Span } from '../text/span.ts';
import { claimantOf } from './claimants/claimants.ts';
import type { Figure } from './figures/figure.ts';
import { figuresOf } from './figures/figures.ts';
import { endOf } from './figures/things.ts';
import { Told } from './figures/told.ts';
import { remarkOf } from './figures/unread.ts';
import type { Sides } from './names/sides.ts';
import { type Scene, scenesOf } from './scene.ts';
import { sentences } from './sentences.ts';
import { sideOf } from './sides/side-of-figure.ts';
import { tellEnemies } from './sides/sides-of-enemies.ts';

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
    > {
  /** Where it is told. */
  sentence: Sentence;
}

/**
 * Every figure of strength or loss that a paragraph states, in the order of the text, each with whose it is and who
 * says so. Takes time linear in the paragraph. `dates` are the spans of its dates, which count nothing.
 */
export const readClaims = (text: string, paragraph: Span, dates: readonly Span[], sides: Sides): Claim[] =>
  new ClaimReader(text).read(
    scenesOf(wordsOfParagraph(text, paragraph, sentences(text, paragraph), new DateCursor(dates)), sides),
  );

/** The sentences of a paragraph as words. `dates` is asked for the paragraphs of a text in their order. */
export function wordsOfParagraph(
  text: string,
  paragraph: Span,
  spans: readonly Span[],
  dates: DateCursor,
): Sentence[] {
  const reader = new SentenceReader(text, paragraph, dates);
  return spans.flatMap((span) => reader.read(span));
}

/** Reads the claims of a text's paragraphs, in their order. */
export class ClaimReader {
  readonly #text: string;
  readonly #told = new Told();
  /** What is to be said of the figures of people and arms that became no claim, so far. */
  readonly unread: Remark[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** The claims of a paragraph whose scenes are given. */
  read(scenes: readonly Scene[]): Claim[] {
    const claims: Claim[] = [];
    for (const scene of scenes) {
      const { sentence } = scene;
      const { claimed, unread } = figuresOf(sentence, this.#told);
      for (const figure of unread) this.unread.push(remarkOf(sentence, figure));
      scene.figures = claimed;
      for (const figure of claimed) {
        figure.category = categoryOf(scene, figure);
        figure.side = sideOf(scene, figure);
      }
      this.#told.add(sentence, claimed);
    }
    tellEnemies(scenes);
    for (const scene of scenes)
      for (const figure of scene.figures) {
        const claim = this.#claimOf(scene, figure);
        if (claim) claims.push(claim);
      }
    return claims;
  }

  #claimOf(scene: Scene, figure: Figure): Claim | null {
    const { counted, words, bearer, shares } = figure;
    const { claimant, reported_by, denied } = claimantOf(scene, this.#text, figure);
    if (denied) return null;
    const { tokens } = scene.sentence;
    const isNear = !shares && bearer !== 'owner' && words.from < words.to;
    const from = isNear && words.from < counted.from ? words.from : counted.from;
    // words that begin with the number are its own, whatever else it shares: "40 of them"
    const isOwn = !shares || (words.from === counted.from && words.to > words.from);
    const to = Math.max(endOf(counted), isOwn && words.to > counted.from ? words.to : 0);
    const named = tokens.slice(counted.nounFrom, counted.nounTo);
    return {
      sentence: scene.sentence,
      start: tokens[from]!.start,
      end: tokens[to - 1]!.end,
      side: figure.side,
      outcome: figure.outcome as Claim['outcome'],
      subject:
        named.length > 0 && !counted.outcome?.noun
          ? plain(this.#text.slice(named[0]!.start, named.at(-1)!.end))
          : null,
      category: figure.category,
      low: counted.low,
      high: counted.high,
      qualifier: counted.qualifier,
      is_total: figure.isTotal,
      group: null,
      claimant,
      reported_by,
      rule: figure.rule,
    };
  }
}

const OF_PEOPLE = /killed|wounded|missing|defected|deserted|surrendered|sick|casualties/;

function categoryOf({ figures, before }: Scene, figure: Figure): ClaimRow['category'] {
  const { counted, outcome, shares, category } = figure;
  if (category === 'civilian') return category;
  if (counted.nounFrom < counted.nounTo || counted.outcome?.noun) return counted.category;
  if (shares !== null) return shares.category;
  if (/^(?:says-figure|number-of-lost)$/.test(figure.rule)) return category;
  if (outcome === null) return category;
  const last = figures[figures.indexOf(figure) - 1]?.category;
  if (OF_PEOPLE.test(outcome)) return last === 'civilian' ? 'civilian' : 'personnel';
  return last ?? before?.figures.at(-1)?.category ?? counted.category;
}
