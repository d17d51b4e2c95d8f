import { FORCE_NOUNS } from '../language/lexicon/force-words.ts';
import { DETERMINERS, PRONOUNS_OF_SIDE } from '../language/lexicon/function-words.ts';
import { FLIGHT } from '../language/lexicon/loss-verbs.ts';
import type { Phrases } from '../language/lexicon/words.ts';
import { singular } from '../language/nouns.ts';
import type { Sentence } from '../language/sentence.ts';
import { isJoint, rightEnd } from './drafts.ts';
import { amountOf, endOf, inflicting, losing, suffering } from './governor-parts.ts';
import { mentionsIn, type Scene, saidAt, speakerSide } from './scene.ts';

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
  const { sentence, mentions, drafts } = scene;
  const { counted, governor } = drafts[index]!;
  if (governor.subject === 'none' || !ANAPHORS.test(sentence.word(0) ?? '')) return undefined;
  if (mentions.some(({ from }) => from < counted.from)) return undefined;
  const isForce = /^(?:this|these|the|his|their|its)$/.test(sentence.word(0)!);
  if (isForce && !FORCE_NOUNS.has(sentence.word(1) ?? '')) return undefined;
  const before = scene.before();
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

/** The side whose strength or loss a draft is; null where the text does not say. */
export function sideOf(scene: Scene, index: number): number | null {
  // civilians are on no side, unless they are said to be
  const rules = scene.drafts[index]!.category === 'civilian' ? [byNoun] : SIDE_RULES;
  for (const rule of rules) {
    const side = rule(scene, index);
    if (side !== undefined) return side;
  }
  return null;
}
