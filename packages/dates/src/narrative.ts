/**
 * Fills in what dates leave out. A narrative writes most of its dates without a year, some without a month, and many
 * as "the next day": they take it from the dates before. The last year named rules:
 *
 * 1. What a date says itself, or the range or list that it stands in, holds.
 * 2. Every stated year moves the story's clock, forward or back. Not one in brackets or in a name; not after a plan or a
 *    limit ("until"); not back after "the" ("the August 1792 uprising") or in a clause in the past perfect; not a year
 *    alone that lies a generation from the clock. The year of a date that may not move it rules to the end of its paragraph.
 * 3. A date without a year has that of the clock. A month that lies far back is in the next year, and so is any that
 *    goes back in the course of one sentence; in a clause in the past perfect one that lies far ahead is in the last year.
 * 4. Until its section has named a year, a date is the one nearest to the days that the text is about, which its context
 *    or its first words say (`story-time.ts`); later only a day that lies in them, where they are few, is one of them.
 * 5. "The next year", "that year" count from the last year named, whatever it belongs to; "the next day", "the same
 *    month" from the last day and month of the story.
 *
 * To read a year and to move the clock are two things. What stands outside the story is read too, and told apart (`aside`).
 */

import { asideOf, isNoYear, isNumberOfName, type Standing } from './asides.ts';
import type { Chain } from './chains.ts';
import { wordBefore } from './characters.ts';
import { extentOf, type Point, qualifierAt, timexOf } from './extent.ts';
import { adoptEra, joinRanges, shareYears } from './joined.ts';
import { PLANNING } from './lexicon.ts';
import type { Mention } from './mentions.ts';
import { isExact, type Resolved, StoryClock } from './story-clock.ts';
import { GENERATION, isCoarse, type Place, placesOf, type Story, storyOf } from './story-time.ts';
import { isInBrackets, isInPassing, isPlanned, isPluperfect, opensSentence } from './surroundings.ts';
import type { Aside, DateContext, FoundDate, Span } from './types.ts';

/** "1510? or 1511", and no question. */
const UNCERTAIN = /^\?(?:[),;]| [a-z(])/;
/** Between "the following year" and the year. */
const NAMED_NEXT = /^(?:, (?:in |on )?| ?\()$/;
const LONGEST_JOINT = 6;

export class Narrative {
  readonly #text: string;
  readonly #chains: readonly Chain[];
  readonly #places: readonly Place[];
  readonly #story: Story;
  readonly #clock: StoryClock;

  constructor(
    text: string,
    chains: readonly Chain[],
    headings: readonly Span[],
    titleYears: readonly number[],
    context: DateContext,
  ) {
    this.#text = text;
    this.#chains = chains;
    adoptEra(chains, context.extent?.firstDay?.startsWith('-') ?? false);
    for (const { mentions, joins } of chains) shareYears(mentions, joins);
    this.#places = placesOf(text, chains, headings);
    this.#story = storyOf(chains, this.#places, titleYears, context);
    this.#clock = new StoryClock(text, this.#story);
  }

  /** The dates of all chains, in order; those that nothing gives a year are left out. */
  readAll(): FoundDate[] {
    return this.#chains.flatMap((chain, index) => this.#read(chain, index));
  }

  #read(chain: Chain, index: number): FoundDate[] {
    const { mentions, joins } = chain;
    const text = this.#text;
    const story = this.#story;
    const found: FoundDate[] = [];
    const points: Point[] = [];
    const place = this.#places[index]!;
    const before = wordBefore(text, mentions[0]!.start);
    for (const mention of mentions) {
      if (isNumberOfName(text, story, mention, before)) continue;
      if (isNoYear(story, mention, this.#clock.tellsOfDays(place))) continue;
      const resolved = this.#resolve(mention, place, this.#chains[index + 1]);
      if (!resolved) continue;
      const { date, basis } = resolved;
      const { start, end, rule } = mention;
      // "around noon on the 10th" is about the hour
      if (mention.time !== '') date.qualifier = '';
      else if (mention === mentions[0]) date.qualifier = qualifierAt(text, start, before.word);
      else if (text[start - 2] === '.' || text[start - 2] === 'a')
        date.qualifier = qualifierAt(text, start, wordBefore(text, start).word);
      if (text[end] === '?' && UNCERTAIN.test(text.slice(end, end + 3))) date.qualifier = '?';
      points.push(date);
      // Field by field, since spreading an object is the dearest step of all on a text full of dates.
      const extent = extentOf(date);
      found.push({
        start,
        end,
        text: text.slice(start, end),
        edtf: extent.edtf,
        timex: timexOf(date, mention.time),
        firstDay: extent.firstDay,
        lastDay: extent.lastDay,
        yearStart: extent.yearStart,
        yearEnd: extent.yearEnd,
        precision: extent.precision,
        basis,
        rule,
        interval: null,
        aside: this.#follow(mention, date, { chain, place, before }),
      });
    }
    if (found.length === mentions.length) joinRanges(text, found, points, joins);
    return found;
  }

  /** "The following year, 1811, …", "four days later, on 10 May": what is named right after says which one it is. */
  #resolve(mention: Mention, place: Place, nextChain: Chain | undefined): Resolved | null {
    const resolved = this.#clock.resolve(mention, place);
    const next = mention.step && nextChain?.mentions[0];
    if (!resolved || !next || next.step || next.precision !== mention.precision) return resolved;
    if (next.start - mention.end > LONGEST_JOINT) return resolved;
    if (!NAMED_NEXT.test(this.#text.slice(mention.end, next.start))) return resolved;
    const named = this.#clock.resolve(next, place);
    return named && { date: named.date, basis: 'relative' };
  }

  /** Says whether the date stands outside the story, and lets the clock go on from it if not. */
  #follow(mention: Mention, date: Point, standing: Standing): Aside | null {
    const aside = asideOf(this.#text, this.#story, mention, date, standing);
    if (isCoarse(date)) return aside;
    this.#clock.name(date.year);
    if (aside !== null) return aside;
    const { chain, place } = standing;
    if (this.#moves(mention, date, standing)) {
      const endsRange = chain.joins[chain.mentions.indexOf(mention) - 1] === 'range';
      this.#clock.goOn(mention, date, place, endsRange);
    } else if (mention.year !== null && this.#rulesParagraph(mention, date, standing))
      this.#clock.ruleParagraph(date, place);
    return null;
  }

  /** Whether the clock goes on from a date that belongs to the story. */
  #moves(mention: Mention, date: Point, { chain, place, before }: Standing): boolean {
    const [lead] = chain.mentions;
    // A heading sets the time of its section: of a range, the start.
    if (place.inHeading) return mention === lead;
    const { years } = this.#story;
    if (!years) return true;
    if (isInBrackets(this.#text, lead!)) return false;
    if (mention.toward !== null) return mention.toward > 0;
    if (mention.step) return mention.step.count >= 0;
    const now = this.#clock.year ?? years.first;
    if (mention.year === null || date.year === now) return true;
    if (mention.precision === 'year' && Math.abs(date.year - now) > GENERATION) return false;
    if (isInPassing(this.#text, before)) return false;
    if (date.year > now) return !PLANNING.has(before.word) && !isPlanned(this.#text, mention);
    return before.word !== 'the' && !isPluperfect(this.#text, mention);
  }

  /** Whether a stated year that may not move the clock rules to the end of its paragraph all the same. */
  #rulesParagraph(mention: Mention, date: Point, { chain, before }: Standing): boolean {
    if (isInBrackets(this.#text, chain.mentions[0]!) || PLANNING.has(before.word)) return false;
    if (isInPassing(this.#text, before)) return false;
    // "The 1614 rules" opens a sentence and sets no time
    return isExact(date) || (before.word !== 'the' && opensSentence(this.#text, mention, before));
  }
}
