import type { ClaimRow } from '@openbattles/schema';
import type { Span } from '../reading.ts';
import { type Counted, findCounted } from './counted.ts';
import {
  amountOf,
  countsPlaces,
  endOf,
  GOVERNORS,
  type Governor,
  inflicting,
  isEquipment,
  leftOf,
  losing,
  suffering,
} from './governors.ts';
import type { Mention, Sides } from './sides.ts';
import { type Frame, findFrames } from './speech.ts';
import { readSentences, type Sentence } from './text-of-sentence.ts';
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
export function readClaims(text: string, paragraph: Span, dates: readonly Span[], sides: Sides): Claim[] {
  const claims: Claim[] = [];
  let carried: Carried | null = null;
  let before: Sentence | null = null;
  for (const sentence of readSentences(text, paragraph, dates)) {
    const drafts = draftsOf(sentence);
    if (drafts.length === 0) {
      carried = null;
      before = sentence;
      continue;
    }
    const frames = findFrames(sentence);
    const scene: Scene = {
      sentence,
      sides,
      frames,
      mentions: mentionsIn(sentence, sides),
      drafts,
      carried,
      before,
    };
    before = sentence;
    carried = null;
    for (const [index, draft] of drafts.entries()) {
      draft.category = categoryOf(scene, index);
      draft.side = sideOf(scene, index);
    }
    for (const draft of drafts) {
      const claim = claimOf(scene, text, draft);
      if (claim) claims.push(claim);
    }
    const last = drafts.at(-1);
    if (last && frames.length === 0) carried = { side: last.side, category: last.category };
  }
  return claims;
}

interface Scene {
  sentence: Sentence;
  sides: Sides;
  frames: readonly Frame[];
  mentions: readonly Mention[];
  drafts: readonly Draft[];
  carried: Carried | null;
  /** The sentence before, which "This army" and "they" go back to. */
  before: Sentence | null;
}

function mentionsIn(sentence: Sentence, sides: Sides): Mention[] {
  const mentions: Mention[] = [];
  for (let at = 0; at < sentence.tokens.length; ) {
    const mention = sides.mentionAt(sentence, at);
    if (mention) mentions.push(mention);
    at = mention ? mention.to : at + 1;
  }
  return mentions;
}

const joints = new Phrases(
  [
    'as well as',
    'along with',
    'together with',
    'and',
    'or',
    'plus',
    'with',
    'while',
    'and also',
    'and another',
  ].map((phrase) => [phrase, phrase] as const),
);

/** Whether nothing but commas, conjunctions and articles stands between two indices. */
function isJoint(sentence: Sentence, from: number, to: number): boolean {
  let at = from;
  while (at < to) {
    const kind = sentence.tokens[at]!.kind;
    const phrase = joints.at(at, sentence.word);
    if (kind === 'comma' || kind === 'ampersand' || kind === 'colon') at++;
    else if (phrase) at += phrase.length;
    else if (
      DETERMINERS.has(sentence.word(at) ?? '') ||
      /^(?:only|further|also|then|some|including)$/.test(sentence.word(at) ?? '')
    )
      at++;
    else return false;
  }
  return at === to && to > from;
}

function draftsOf(sentence: Sentence): Draft[] {
  const counted = findCounted(sentence);
  const governed = counted.map((thing, index): { governor: Governor; spread: boolean } | null => {
    // "66 towns, of which 40 surrendered"
    const before = counted[index - 1];
    const isOfWhich = sentence.word(thing.from - 1) === 'which' && sentence.word(thing.from - 2) === 'of';
    if (isOfWhich && before && countsPlaces(sentence, before)) return null;
    for (const { name, read } of GOVERNORS) {
      const governor = read(sentence, thing);
      if (governor && thing.isWhole && governor.outcome !== null) return null;
      if (governor) return { governor: { rule: name, ...governor }, spread: false };
    }
    return null;
  });
  const outer = counted
    .map((_, index) => index)
    .filter((index) => sentence.bracket[counted[index]!.from] === -1);
  const joined = (left: number, right: number) => {
    const end = Math.max(endOf(counted[left]!), rightEnd(governed[left]?.governor, counted[left]!));
    return isJoint(sentence, Math.max(end, closeAfter(sentence, end)), counted[right]!.from);
  };
  for (const [k, first] of outer.entries()) {
    const sum = governed[first]?.governor.outcome && amountOf(sentence, leftOf(sentence, counted[first]!));
    if (!sum) continue;
    // "casualties included 25,000 killed, 510 tanks and 2,000 guns": what says nothing of itself is lost
    for (let at = k + 1; at < outer.length && joined(outer[at - 1]!, outer[at]!); at++) {
      const thing = outer[at]!;
      const outcome = isEquipment(counted[thing]!) ? 'lost' : 'casualties';
      if (counted[thing]!.kind === 'number')
        governed[thing] ??= {
          governor: {
            rule: 'noun-is',
            outcome,
            from: sum.from,
            to: sum.from + 1,
            subject: 'none',
            spreads: 'no',
          },
          spread: true,
        };
    }
  }
  for (let k = 1; k < outer.length; k++) {
    const [left, right] = [outer[k - 1]!, outer[k]!];
    const from = governed[left];
    if (from?.governor.spreads === 'right' && !governed[right] && joined(left, right)) spread(left, right);
  }
  for (let k = outer.length - 2; k >= 0; k--) {
    const [left, right] = [outer[k]!, outer[k + 1]!];
    const from = governed[right];
    if (from?.governor.spreads === 'left' && !governed[left] && joined(left, right)) spread(right, left);
  }
  const totals = new Set<number>();
  for (const [index, { from }] of counted.entries()) {
    const open = sentence.bracket[from]!;
    if (open < 0) continue;
    const whole = outer.findLast((at) => counted[at]!.from < open);
    if (whole === undefined || !governed[whole]) continue;
    const end = Math.max(endOf(counted[whole]!), rightEnd(governed[whole]!.governor, counted[whole]!));
    if (open !== end && open !== endOf(counted[whole]!)) continue;
    if (!governed[index]) spread(whole, index);
    if (governed[index]) totals.add(whole);
  }
  function spread(source: number, target: number): void {
    const { governor } = governed[source]!;
    const thing = counted[target]!;
    if (!isSameKind(counted[source]!, thing, governor)) return;
    // people who are lost are casualties, things are lost
    const isLoss = governor.outcome === 'casualties' || governor.outcome === 'lost';
    const outcome = isLoss ? (isEquipment(thing) ? 'lost' : 'casualties') : governor.outcome;
    governed[target] = {
      governor: outcome === governor.outcome ? governor : { ...governor, outcome },
      spread: true,
    };
  }
  return counted.flatMap((thing, index) => {
    const found = governed[index];
    if (!found || (found.governor.outcome === null && thing.kind !== 'number')) return [];
    if (thing.kind === 'article' && !isArticleClaim(thing)) return [];
    return [
      {
        counted: thing,
        ...found,
        side: null,
        category: thing.category,
        isTotal: thing.isTotal || totals.has(index),
      },
    ];
  });
}

/** "a" counts one where it is a person or a machine: not an army, a village, a defeat. */
const isArticleClaim = ({ category, known }: Counted): boolean =>
  known &&
  (category === 'personnel' ||
    category === 'civilian' ||
    category === 'vehicle' ||
    category === 'aircraft' ||
    category === 'ship');

/** Things and people are not lost in the same way: "losing 500 men and 3 guns" is, "20 men and 3 guns were killed" is not. */
function isSameKind(source: Counted, target: Counted, { outcome }: Governor): boolean {
  if (target.kind === 'none') return false;
  const elided = target.nounFrom === target.nounTo;
  if (!elided && !target.known) return false;
  const people = ({ category }: Counted) =>
    category === 'personnel' || category === 'civilian' || category === 'formation';
  if (outcome === null) return target.kind === 'number';
  if (/captured|lost|casualties/.test(outcome)) return true;
  return elided || people(source) === people(target);
}

/** Where the words of a governor that stands after the noun end. */
const rightEnd = (governor: Governor | undefined, counted: Counted): number =>
  governor && governor.from >= endOf(counted)
    ? governor.to
    : governor && governor.to > endOf(counted)
      ? governor.to
      : 0;

/** After the bracket that opens at an index; 0 where none does. */
function closeAfter({ tokens, bracket }: Sentence, at: number): number {
  if (tokens[at]?.kind !== 'open') return 0;
  let close = at + 1;
  while (close < tokens.length && bracket[close] !== bracket[at]) close++;
  return close < tokens.length ? close : 0;
}

// ---- who says so ----

interface Sayer {
  inner: Frame | null;
  outer: Frame | null;
}

/** The frames that hold a token: the closest, and the one that holds that. */
function saidAt({ frames }: Scene, at: number): Sayer {
  const holding = frames.filter(({ from, to, speaker }) => from <= at && at < to && speaker !== null);
  const inner = holding.reduce<Frame | null>(
    (best, frame) => (best === null || frame.from >= best.from ? frame : best),
    null,
  );
  if (inner === null) return { inner: null, outer: null };
  const outer =
    holding.findLast(
      (frame) => frame !== inner && frame.from <= inner.speaker!.from && inner.speaker!.from < frame.to,
    ) ?? null;
  return { inner, outer };
}

function speakerText({ sentence }: Scene, text: string, frame: Frame | null): string | null {
  if (frame?.speaker == null) return null;
  const { from, to } = frame.speaker;
  const first = sentence.tokens[from];
  const last = sentence.tokens[to - 1];
  if (!first || !last || from >= to) return null;
  const name = text
    .slice(first.start, last.end)
    .replace(/\s+/g, ' ')
    .replace(/['’]s?$/, '');
  return /^(?:some|others|many|they|it)$/i.test(name) ? null : name;
}

function speakerSide({ mentions }: Scene, frame: Frame | null): number | null {
  if (frame?.speaker == null) return null;
  const { from, to } = frame.speaker;
  const named = new Set(
    mentions.filter((mention) => mention.from >= from && mention.to <= to).map(({ side }) => side),
  );
  return named.size === 1 ? [...named][0]! : null;
}

// ---- whose it is ----

type SideRule = (scene: Scene, index: number) => number | null | undefined;

/** The one side that the mentions between two indices mean; undefined where none is, null where several are. */
function sideBetween({ mentions }: Scene, from: number, to: number): number | null | undefined {
  const named = new Set(
    mentions.filter((mention) => mention.from >= from && mention.from < to).map(({ side }) => side),
  );
  return named.size === 0 ? undefined : named.size === 1 ? [...named][0]! : null;
}

const otherSide = ({ sides }: Scene, side: number | null | undefined): number | null | undefined =>
  side == null || sides.count !== 2 ? (side === undefined ? undefined : null) : side === 1 ? 2 : 1;

/** The noun itself: "Malian soldiers", "none of their fighters", "Villeroi's 46,000 troops". */
const byNoun: SideRule = (scene, index) => {
  const { counted, governor } = scene.drafts[index]!;
  const { sentence } = scene;
  if (governor.noun) return sideBetween(scene, governor.noun.from, governor.noun.to);
  const to = Math.max(
    counted.nounTo,
    counted.outcome?.from ?? 0,
    counted.nounFrom +
      (counted.nounFrom === counted.nounTo && isPossessiveAt(scene, counted.nounFrom) ? 1 : 0),
  );
  const inside = sideBetween(scene, counted.from, to);
  if (inside !== undefined) return inside;
  for (let at = counted.from - 1; at < counted.nounTo; at++) {
    if (PRONOUNS_OF_SIDE.has(sentence.word(at) ?? '')) return ownSide(scene, index);
  }
  return scene.mentions.find((mention) => mention.to === counted.from && (mention.possessive || mention.side))
    ?.side;
};

const isPossessiveAt = ({ mentions }: Scene, at: number): boolean =>
  mentions.some(({ from, possessive }) => from === at && possessive);

/** Whose "their" is: the speaker's, or the subject's. */
function ownSide(scene: Scene, index: number): number | null {
  const { counted } = scene.drafts[index]!;
  const { inner } = saidAt(scene, counted.from);
  const speaker = speakerSide(scene, inner);
  if (inner) return speaker;
  return subjectSide(scene, counted.from) ?? null;
}

/** What follows: "on their side", "in the ranks of the MNLA", "among the rebels". */
const byTail: SideRule = (scene, index) => {
  const { sentence, drafts } = scene;
  const { counted, governor } = drafts[index]!;
  const start = Math.max(endOf(counted), governor.from >= endOf(counted) ? governor.to : 0);
  for (let at = start; at < start + 3; at++) {
    if (!/^(?:on|in|among|amongst|for|from)$/.test(sentence.word(at) ?? '')) continue;
    let noun = at + 1;
    if (/^(?:the|its|their|his)$/.test(sentence.word(noun) ?? '')) noun++;
    const isRanks = [noun, noun + 1, noun + 2, noun + 3].find((k) =>
      /^(?:side|ranks?)$/.test(sentence.word(k) ?? ''),
    );
    if (isRanks === undefined) continue;
    if (PRONOUNS_OF_SIDE.has(sentence.word(isRanks - 1) ?? '')) return ownSide(scene, index);
    const named = sideBetween(scene, at, isRanks + 5);
    if (named !== undefined) return named;
  }
  return undefined;
};

/** "seven dead and seven taken as prisoners in their ranks": what ends a list says it of the whole. */
const byNextTail: SideRule = (scene, index) => {
  const { sentence, drafts } = scene;
  const [draft, next] = [drafts[index]!, drafts[index + 1]];
  if (!next) return undefined;
  const from = Math.max(endOf(draft.counted), rightEnd(draft.governor, draft.counted));
  return isJoint(sentence, from, next.counted.from) ? byTail(scene, index + 1) : undefined;
};

/** "were captured by the rebels": the other side lost. */
const byAgent: SideRule = (scene, index) => {
  const { sentence, drafts } = scene;
  const { governor } = drafts[index]!;
  if (governor.subject !== 'none' || governor.outcome === null || sentence.word(governor.to) !== 'by')
    return undefined;
  return otherSide(scene, sideBetween(scene, governor.to, governor.to + 4));
};

/** The subject of a verb of losing, or of doing it to the other side. */
const bySubject: SideRule = (scene, index) => {
  const { sentence, drafts } = scene;
  const { counted, governor } = drafts[index]!;
  if (governor.subject === 'agent') return otherSide(scene, subjectSide(scene, governor.from));
  if (governor.subject === 'victim') return subjectSide(scene, governor.from);
  if (governor.outcome === null) return forceSide(scene, index);
  let end = counted.from;
  while (
    DETERMINERS.has(sentence.word(end - 1) ?? '') ||
    /^(?:only|up|total)$/.test(sentence.word(end - 1) ?? '')
  )
    end--;
  const before = [end - 1, end - 2];
  const suffers = before.find((at) => at >= 0 && ends(suffering, sentence, at, end));
  if (suffers !== undefined) {
    const leaves = /^(?:leaving|left)$/.test(sentence.word(suffers) ?? '');
    if (leaves && !runsAway(sentence, suffers)) return undefined;
    return subjectSide(scene, suffers);
  }
  const loses = before.find((at) => at >= 0 && ends(losing, sentence, at, end));
  if (loses !== undefined) return subjectSide(scene, loses);
  const inflicts = before.find((at) => at >= 0 && ends(inflicting, sentence, at, end));
  if (inflicts !== undefined) return otherSide(scene, subjectSide(scene, inflicts));
  const sum = amountOf(sentence, end);
  if (sum) {
    const named = sideBetween(scene, Math.max(0, sum.from - 3), counted.from);
    if (named !== undefined) return named;
  }
  const isAmount = governor.rule === 'noun-is' || governor.rule === 'noun-of';
  if (isAmount) return sideBetween(scene, Math.max(0, governor.from - 3), counted.from);
  return undefined;
};

const ends = (phrases: Phrases<true>, sentence: Sentence, at: number, end: number): boolean => {
  const found = phrases.at(at, sentence.word);
  return found !== null && at + found.length === end;
};

function runsAway({ word }: Sentence, at: number): boolean {
  for (let k = at - 1; k >= Math.max(0, at - 12); k--) if (FLIGHT.has(word(k) ?? '')) return true;
  return false;
}

/** The side that a strength belongs to: who stands before its verb, or leads it. */
function forceSide(scene: Scene, index: number): number | null | undefined {
  const { sentence, drafts, mentions } = scene;
  const { counted, governor } = drafts[index]!;
  if (/^(?:against|faced|facing|opposed)$/.test(sentence.word(governor.from) ?? '')) return undefined;
  const led = sentence.word(endOf(counted));
  if (led === 'under' || led === 'commanded' || led === 'led') {
    let to = endOf(counted) + 1;
    while (
      sentence.tokens[to]?.capital ||
      /^(?:by|the|of|de|von|command|general|colonel)$/.test(sentence.word(to) ?? '')
    )
      to++;
    const leader = sideBetween(scene, endOf(counted), to);
    if (leader !== undefined) return leader;
  }
  const near = mentions.findLast(
    ({ from, to, possessive }) =>
      to <= governor.from &&
      to > governor.from - 25 &&
      (to >= governor.from - 4 || possessive || !isObject(sentence, from)),
  );
  if (
    !near ||
    sentence.tokens.slice(near.to, governor.from).some(({ kind }) => kind === 'semicolon' || kind === 'stop')
  )
    return undefined;
  return near.side;
}

/**
 * The side that does what a verb says: of the parties named before it, and no earlier than who speaks, the nearest that
 * is no object ("the army defeated the rebels, killing").
 */
function subjectSide(scene: Scene, verb: number): number | null | undefined {
  const { sentence, mentions, drafts } = scene;
  const { inner } = saidAt(scene, verb);
  const first = inner && inner.from <= verb ? inner.from : 0;
  const isCounted = (at: number) => drafts.some(({ counted }) => counted.from <= at && at < counted.nounTo);
  const subjects = mentions.filter(
    ({ from, to, possessive }) =>
      from >= first && to <= verb && !possessive && !isObject(sentence, from) && !isCounted(from),
  );
  const isParticiple = (sentence.word(verb) ?? '').endsWith('ing');
  const subject = subjects.at(-1);
  if (subject) return subject.side;
  if (isParticiple && verb < 3) return sideAfterComma(scene, verb);
  if (inner && !mentions.some(({ from, to }) => from >= first && to <= verb))
    return speakerSide(scene, inner) ?? null;
  return undefined;
}

/** "After suffering 40 dead, the rebels withdrew": the subject stands after the comma. */
function sideAfterComma({ sentence, mentions }: Scene, verb: number): number | undefined {
  const comma = sentence.tokens.findIndex(({ kind }, at) => at > verb && kind === 'comma');
  return comma < 0 ? undefined : mentions.find(({ from }) => from > comma && from <= comma + 4)?.side;
}

function isObject({ word }: Sentence, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && DETERMINERS.has(word(before) ?? '')) before--;
  // after a verb in the past it is its object, after a relative the subject of another clause
  return /^(?:by|against|on|of|to|from|with|in|at|between|upon|for|over|than|that|which|who|whom|where)$|ed$/.test(
    word(before) ?? '',
  );
}

/** An item of a list shares the side of the item before it: "two rebels were killed and a vehicle destroyed". */
const byList: SideRule = (scene, index) => {
  const { sentence, drafts } = scene;
  const before = drafts[index - 1];
  const { counted, governor } = drafts[index]!;
  if (before) {
    const from = Math.max(endOf(before.counted), rightEnd(before.governor, before.counted));
    const sameBracket = sentence.bracket[counted.from]! >= from;
    if ((governor.outcome === null) === (before.governor.outcome === null)) {
      if (sameBracket || isJoint(sentence, from, counted.from) || isList(sentence, from, counted.from))
        return before.side;
      if (governor === before.governor) return before.side;
    }
  }
  const whole = drafts.slice(0, index).findLast((draft) => draft.governor === governor);
  return whole?.side ?? undefined;
};

/** ", including their commander Yusuf Ag Bougara, along with": a list goes on after what stands between commas. */
function isList({ tokens, word }: Sentence, from: number, to: number): boolean {
  if (to - from > 14 || tokens[from]?.kind !== 'comma' || !/^(?:including|along)$/.test(word(from + 1) ?? ''))
    return false;
  return true;
}

/** "Ten were captured and 37 defected", right after "A Malian soldier was killed." */
const byCarried: SideRule = ({ carried, drafts }, index) => {
  const { counted } = drafts[index]!;
  return carried && index === 0 && counted.from === 0 && counted.nounFrom === counted.nounTo
    ? carried.side
    : undefined;
};

/** "The government indicates that one soldier was killed": its own, as enemies are called by another name. */
const byOwnSoldiers: SideRule = (scene, index) => {
  const { sentence, drafts } = scene;
  const { counted, governor } = drafts[index]!;
  if (governor.outcome === null || governor.subject !== 'none') return undefined;
  const noun = singular(sentence.word(counted.nounTo - 1) ?? '');
  if (
    counted.nounFrom === counted.nounTo ||
    !/^(?:soldier|serviceman|servicemen|troop|policeman|policemen)$/.test(noun)
  )
    return undefined;
  return speakerSide(scene, saidAt(scene, counted.from).inner) ?? undefined;
};

/** "five were wounded": the noun that is left out is that of the item before. */
const byElision: SideRule = ({ sentence, drafts }, index) => {
  const before = drafts[index - 1];
  const { counted, governor } = drafts[index]!;
  if (
    !before ||
    counted.nounFrom !== counted.nounTo ||
    governor.outcome === null ||
    before.governor.outcome === null
  )
    return undefined;
  for (let at = endOf(before.counted); at < counted.from; at++)
    if (sentence.word(at) === 'against') return undefined;
  return before.side;
};

/** "This army totalled 1,400": the side that the sentence before speaks of, where it speaks of one. */
const byAnaphora: SideRule = (scene, index) => {
  const { sentence, mentions, drafts, before } = scene;
  const { counted, governor } = drafts[index]!;
  if (governor.subject === 'none' || !ANAPHORS.test(sentence.word(0) ?? '')) return undefined;
  if (mentions.some(({ from }) => from < counted.from)) return undefined;
  const isForce = /^(?:this|these|the|his|their|its)$/.test(sentence.word(0)!);
  if (isForce && !FORCE_NOUNS.has(sentence.word(1) ?? '')) return undefined;
  const sides = new Set(before ? mentionsIn(before, scene.sides).map(({ side }) => side) : []);
  if (sides.size !== 1) return undefined;
  const side = [...sides][0]!;
  return governor.subject === 'agent' ? otherSide(scene, side) : side;
};
const ANAPHORS = /^(?:this|these|the|his|their|its|they|he|it)$/;

/** A part of a list whose verb stands elsewhere. */
const bySpread: SideRule = (scene, index) => (scene.drafts[index]!.spread ? byList(scene, index) : undefined);

const SIDE_RULES: readonly SideRule[] = [
  byNoun,
  byTail,
  byNextTail,
  bySpread,
  byAgent,
  bySubject,
  byList,
  byElision,
  byCarried,
  byAnaphora,
  byOwnSoldiers,
];

function sideOf(scene: Scene, index: number): number | null {
  // civilians are on no side, unless they are said to be
  const rules = scene.drafts[index]!.category === 'civilian' ? [byNoun] : SIDE_RULES;
  for (const rule of rules) {
    const side = rule(scene, index);
    if (side !== undefined) return side;
  }
  return null;
}

// ---- the claim ----

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
