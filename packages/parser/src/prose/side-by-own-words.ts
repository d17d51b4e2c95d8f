import { FORCE_NOUNS, OPPONENTS } from '../language/lexicon/force-words.ts';
import { DETERMINERS } from '../language/lexicon/function-words.ts';
import type { Phrase, Range } from '../language/sentence.ts';
import { ADVERB, CAPITAL, MARK, NUMBER, PREPOSITION, VERB_FORM } from '../language/word-classes.ts';
import { isPossessive } from '../language/words-of-text.ts';
import type { Figure } from './figure.ts';
import type { Scene } from './scene.ts';
import { isJoined, isLoss, type SideRule } from './side-rule.ts';
import { endOf } from './things.ts';
import {
  mentionsOf,
  perspective,
  pronoun,
  subjectRange,
  type Whose,
  whosePhrase,
  whoseSubject,
} from './whose-words.ts';

const PRONOUN_OF_SIDE = /^(?:his|her|their|its|our)$/;

/** The words of a counted thing and those that describe it, as far as nothing else begins. */
function ownWords({ sentence }: Scene, figure: Figure): Range {
  const { counted } = figure;
  let to = Math.max(counted.nounTo, counted.numberTo);
  // "3,000 men Lannes had sent": whoever follows a noun is someone else
  const isWhole = counted.nounTo > counted.nounFrom && !sentence.tokens[to - 1]!.capital;
  const isCompound = sentence.word(counted.numberTo - 1)?.includes('-') === true;
  if (isWhole && !isCompound) return { from: counted.from, to };
  while (to < sentence.tokens.length) {
    const own = sentence.classes[to]!;
    const isName = (own & CAPITAL) !== 0 && (own & MARK) === 0;
    if (!isName) break;
    to++;
  }
  return { from: figure.counted.from, to };
}

/** Whose "his" and "their" are: of what is killed or taken, not those of the one who does it. */
function ownedBy(scene: Scene, figure: Figure, at: number): Whose {
  const isOwn = scene.sentence.word(at + 1) === 'own';
  if (!isOwn && figure.outcome !== null && figure.bearer === 'agent') {
    const doer = whoseSubject(scene, figure.governing);
    if (typeof doer === 'number') return scene.other(doer);
  }
  return pronoun(scene, at);
}

/** "Miloradovich's 17,000 troops", "Ozharovsky's 3,500-strong force": a possessive right before, be it with an adjective between. */
function possessorBefore(scene: Scene, figure: Figure): Whose {
  const { sentence } = scene;
  const at = figure.counted.from;
  for (let before = at - 1; before >= Math.max(0, at - 4); before--) {
    if (isPossessive(sentence, before) || sentence.word(before) === null) {
      const mention = scene.mentions.find(
        ({ to, possessive }) => possessive && (to === before + 1 || to === before),
      );
      if (mention) return mention.side;
      if (isPossessive(sentence, before)) return null;
      if (!/^['’]$/.test(sentence.written(before))) return undefined;
      continue;
    }
    if (PRONOUN_OF_SIDE.test(sentence.word(before)!)) {
      // "Moore and his 3,000 men": his who stands before
      const isJoined =
        sentence.word(before - 1) === 'and' && ((sentence.classes[before - 2] ?? 0) & CAPITAL) !== 0;
      if (isJoined) return scene.mentions.find(({ to }) => to === before - 1)?.side ?? null;
      return ownedBy(scene, figure, before);
    }
    // "their opponents 2,800"
    if (OPPONENTS.has(sentence.word(before)!)) return undefined;
    const own = sentence.classes[before]!;
    if (
      (own & (PREPOSITION | VERB_FORM)) !== 0 &&
      !/^(?:remaining|about|around|over|under|some)$/.test(sentence.word(before)!)
    )
      return undefined;
  }
  return undefined;
}

/** The phrases that follow right after a thing, each after its preposition: "of the garrison under Zrinski". */
function* phrasesAfter(scene: Scene, figure: Figure): Generator<Phrase> {
  const { sentence } = scene;
  let at = endOf(figure.counted);
  if (figure.words.from >= at && figure.words.from <= at + 2 && figure.words.to > at) at = figure.words.to;
  for (let count = 0; count < 3; count++) {
    while ((sentence.classes[at]! & ADVERB) !== 0) at++;
    let open = at;
    // "led by", "commanded by", "under the command of"
    if (/^(?:led|commanded|headed|fighting|serving|loyal|belonging)$/.test(sentence.word(open) ?? '')) {
      open++;
      while ((sentence.classes[open]! & ADVERB) !== 0) open++;
    }
    const preposition = sentence.word(open);
    if (preposition === null || (sentence.classes[open]! & PREPOSITION) === 0) return;
    // "three out of five Venetian galleys"
    const isOutOf = preposition === 'out' && sentence.word(open + 1) === 'of';
    let from = isOutOf ? open + 2 : open + 1;
    while (DETERMINERS.has(sentence.word(from) ?? '') && !PRONOUN_OF_SIDE.test(sentence.word(from)!)) from++;
    if (
      /^(?:command|leadership|banner|orders)$/.test(sentence.word(from) ?? '') &&
      sentence.word(from + 1) === 'of'
    )
      from += 2;
    let to = from;
    while (to < from + 10 && to < sentence.tokens.length) {
      const own = sentence.classes[to]!;
      if (own === MARK || (own & PREPOSITION) !== 0) break;
      if ((own & VERB_FORM) !== 0 && (own & CAPITAL) === 0 && to > from) break;
      if (/^(?:and|or|but|who|which|that|were|was|had|while)$/.test(sentence.word(to) ?? '')) break;
      to++;
    }
    if (to === from) return;
    yield {
      preposition: isOutOf ? 'of' : open > at && preposition === 'by' ? 'led by' : preposition,
      at: open,
      from,
      to,
    };
    at = to;
  }
}

/** Phrases of which what they govern owns what stands before them. */
const OWNING = /^(?:of|under|from|in|among|amongst|for|on|within|led by|with|to|aboard|belonging|by)$/;

/** Verbs whose subject has what their object is. */
const HAS = /^(?:count|have|hold|bring|lead|command)$/;

/** What is said of a thing itself. */
export const OWN_WORDS: readonly SideRule[] = [
  {
    name: 'part-of-whole',
    example: '100,000 Romans, including 12,000 Arabs: who makes up an army is of its side',
    read(scene, figure) {
      const index = scene.figures.indexOf(figure);
      for (let at = index - 1, part = figure; at >= 0; at--) {
        const whole = scene.figures[at]!;
        const before = scene.sentence.word(part.counted.left - 1) ?? '';
        if (/^(?:including|included|include|among)$/.test(before)) return whole.side ?? undefined;
        if (!isJoined(scene, whole, part)) return undefined;
        part = whole;
      }
      return undefined;
    },
  },
  {
    name: 'respectively',
    example: 'The British and the French lost 75 and 69 men respectively',
    read: (scene, figure) => inTurn(scene, figure),
  },
  {
    name: 'own-noun',
    example: '500 Carthaginians; the 16,000-strong Imperial Guard',
    read(scene, figure) {
      const words = ownWords(scene, figure);
      const inside = scene.mentions.filter(({ from, to }) => from >= words.from && to <= words.to);
      const sides = new Set(inside.map(({ side }) => side));
      // "a Carthaginian troop of 500 Numidians"
      const { of, phrase } = figure.place;
      if (sides.size > 0 && of > 0 && FORCE_NOUNS.has(scene.sentence.word(of - 1) ?? '')) {
        const head = mentionsOf(scene, { from: phrase.from, to: of }).at(-1);
        if (head) return head.side;
      }
      // "The Polish army numbered 14,000 Poles and 960 Tatars": who makes up an army is of its side
      const { clause, role } = figure.place;
      if (
        sides.size > 0 &&
        !isLoss(figure) &&
        clause.verb?.meaning === 'count' &&
        !clause.verb.passive &&
        role === 'object'
      ) {
        const whole = clause.verb.lemma === 'count' ? undefined : whoseSubject(scene, clause);
        if (typeof whole === 'number') return whole;
      }
      // "Kitchener commanded 17,600 Egyptian and Sudanese soldiers"
      const isHad =
        role === 'object' && !isLoss(figure) && HAS.test(clause.verb?.meaning ?? clause.verb?.lemma ?? '');
      if (sides.size > 1 && isHad && !clause.verb!.passive) return whoseSubject(scene, clause);
      if (sides.size > 0) {
        // "many of York's rivals"
        const isOther = OPPONENTS.has(scene.sentence.word(figure.counted.nounTo - 1) ?? '');
        return sides.size > 1 ? null : isOther ? scene.other(inside[0]!.side) : inside[0]!.side;
      }
      // "six of its ships"
      for (let at = words.from; at < words.to; at++)
        if (PRONOUN_OF_SIDE.test(scene.sentence.word(at) ?? '')) return ownedBy(scene, figure, at);
      return undefined;
    },
  },
  {
    name: 'possessor',
    example: "Miloradovich's 17,000 troops; his 70,000 troops; the Roman 10th Legion's 500 men",
    read(scene, figure) {
      const owner = possessorBefore(scene, figure);
      // "ISIL's 150 prisoners" are the other side's
      const isHeld = figure.outcome === 'captured' && figure.counted.outcome?.noun === true;
      if (owner !== undefined) return isHeld ? scene.other(owner) : owner;
      const mention = scene.mentions.find(({ to, is }) => to === figure.counted.from && is !== 'person');
      // "the Romans 500": a name of its own; "the Roman 500" is no subject of another verb
      return mention && figure.place.clause.verb === null ? mention.side : undefined;
    },
  },
  {
    name: 'phrase-after',
    example:
      '17,000 troops of Miloradovich; 3,000 men under Todo; 500 for the Carthaginians; 250,000 dead on the Qin side',
    read(scene, figure) {
      const { sentence } = scene;
      for (const phrase of phrasesAfter(scene, figure)) {
        const { preposition } = phrase;
        if (preposition === 'against') return undefined;
        // "300 men for the British 40": what follows has a number of its own
        if (preposition === 'for' && (sentence.classes[phrase.to - 1]! & NUMBER) !== 0) return undefined;
        // "became prisoners of the Americans": theirs who hold them, not their own
        if (
          preposition === 'of' &&
          /^(?:prisoners?|captives?|hostages?|hands)$/.test(sentence.word(phrase.at - 1) ?? '')
        )
          return phrase.at - 1 < figure.counted.nounTo ? undefined : scene.other(whosePhrase(scene, phrase));
        if (!OWNING.test(preposition)) continue;
        const last = sentence.word(phrase.to - 1) ?? '';
        const isRanks = /^(?:side|sides|ranks?|part|camp|service)$/.test(last) || FORCE_NOUNS.has(last);
        if (/^(?:on|in|for|from|to|with|among|amongst|within)$/.test(preposition)) {
          const isPersonal = preposition === 'among' || preposition === 'amongst' || isRanks;
          if (preposition === 'on' && !isRanks && !isSideElided(scene, phrase)) continue;
          if (preposition === 'with' || preposition === 'to') continue;
          if (
            preposition === 'in' &&
            !isRanks &&
            !scene.mentions.some(
              ({ is, from, to }) => is === 'unit' && from >= phrase.from && to <= phrase.to,
            )
          )
            continue;
          if (
            preposition === 'from' &&
            figure.outcome === 'captured' &&
            !isPersonal &&
            figure.bearer !== 'itself'
          ) {
            const whose = whosePhrase(scene, phrase);
            if (typeof whose === 'number') return whose;
            continue;
          }
        }
        if (preposition === 'by') {
          // "40 men killed by the Turks": the other side did it
          if (!isLoss(figure)) continue;
          const whose = whosePhrase(scene, phrase);
          return whose === undefined ? undefined : scene.other(whose);
        }
        const whose = whosePhrase(scene, phrase);
        if (whose !== undefined) return whose;
        if (preposition === 'under' || preposition === 'led by') {
          // someone leads them whom nobody knows: they may still be of whoever has them
          const { clause, role } = figure.place;
          const isHad =
            !isLoss(figure) &&
            role === 'object' &&
            !clause.verb?.passive &&
            HAS.test(clause.verb?.meaning ?? '');
          if (isHad) return undefined;
          // "the English fleet of 42 ships commanded by Smith": the fleet tells it
          const { phrase: around } = figure.place;
          if (mentionsOf(scene, { from: around.from, to: figure.counted.from }).length > 0) continue;
          if ((sentence.classes[phrase.from]! & CAPITAL) !== 0) return null;
        }
      }
      return undefined;
    },
  },
  {
    name: 'list-tail',
    example: 'seven dead and seven taken as prisoners in their ranks',
    read(scene, figure) {
      const next = scene.figures[scene.figures.indexOf(figure) + 1];
      if (!next || !isJoined(scene, figure, next)) return undefined;
      for (const phrase of phrasesAfter(scene, next))
        if (phrase.preposition !== 'to' && /^(?:side|ranks?)$/.test(scene.sentence.word(phrase.to - 1) ?? ''))
          return whosePhrase(scene, phrase);
      return undefined;
    },
  },
  {
    name: 'enemy',
    example: '3,000 enemy troops; 30 enemy dead',
    read(scene, figure) {
      const { from, to } = ownWords(scene, figure);
      const { subject } = figure.place.clause;
      for (let at = from - 1; at < to; at++)
        if (OPPONENTS.has(scene.sentence.word(at) ?? ''))
          // "the enemy 30 killed", after whom the enemy is of
          return subject && subject.from <= at && at < subject.to && subject.to <= figure.counted.numberTo
            ? whosePhrase(scene, { from: subject.from, to: at + 1 })
            : scene.other(perspective(scene, { from, to }));
      return undefined;
    },
  },
  {
    name: 'of-these',
    example:
      'Only 50,000 of these fought; 800 of whom died; Of the 400 Malian soldiers 40 died; the remaining nine fled',
    read(scene, figure) {
      for (const { preposition, from } of phrasesAfter(scene, figure)) {
        const word = scene.sentence.word(from) ?? scene.sentence.word(from - 1) ?? '';
        if (
          preposition === 'of' &&
          /^(?:these|those|them|whom|which)$/.test(scene.sentence.word(from - 1) ?? word)
        )
          return lastFigure(scene, figure);
        break;
      }
      const { sentence } = scene;
      const before = sentence.word(figure.counted.from - 1) ?? '';
      const isPart =
        /^(?:whom|which|them|these|those)$/.test(before) &&
        /^(?:of|among)$/.test(sentence.word(figure.counted.from - 2) ?? '');
      // "fifteen hundred cavalry, in which 750 were knights"
      const { clause, role } = figure.place;
      const isInside =
        clause.kind === 'relative' &&
        role === 'subject' &&
        /^(?:in|of|among) which$/.test(clause.connective ?? '');
      // "Of these, 40 were killed"
      const isOf = clause.phrases.some(
        ({ preposition, from, at }) =>
          /^(?:of|among|amongst)$/.test(preposition) &&
          at < figure.counted.from &&
          /^(?:these|those|them|whom)$/.test(sentence.word(from) ?? ''),
      );
      if (isPart || isInside || isOf) return lastFigure(scene, figure);
      // "eleven French ships fled; the remaining nine were captured"
      const last = scene.figures[scene.figures.indexOf(figure) - 1];
      if (before === 'remaining' && figure.counted.nounFrom === figure.counted.nounTo && last)
        return last.side;
      // "Of the 400 Malian soldiers who took part, 40 were killed"
      const whole = clause.phrases.find(
        ({ preposition, at }) => /^(?:of|out of|among)$/.test(preposition) && at < figure.counted.from,
      );
      const isWhole = whole && figure.counted.nounFrom === figure.counted.nounTo && role === 'subject';
      return isWhole ? whosePhrase(scene, whole) : undefined;
    },
  },
  {
    name: 'phrase-around',
    example: 'a Swedish army of 700 infantry; the American loss of three cannons; Russian losses of 300',
    read(scene, figure) {
      const { phrase, clause } = figure.place;
      if (phrase.from >= figure.counted.from) return undefined;
      // "claimed 30 Malian dead, the army only twelve": who counts is not who is counted
      const isSaid = clause.verb === null && scene.parentOf(clause)?.verb?.meaning === 'say';
      if (isSaid && figure.shares) return figure.shares.side;
      const before = { from: phrase.from, to: figure.counted.from };
      if (isTaking(scene, before)) {
        const whose = whosePhrase(scene, before);
        return typeof whose === 'number' ? scene.other(whose) : whose;
      }
      // "the British estimate of 225 aircraft": they count, and are not counted
      for (let at = before.from; at < before.to; at++)
        if (
          /^(?:estimates?|claims?|reports?|figures?|accounts?|counts?)$/.test(
            scene.sentence.word(at) ?? '',
          ) &&
          scene.sentence.word(at + 1) === 'of'
        )
          return undefined;
      const mentions = mentionsOf(scene, before);
      const nearest = mentions.at(-1);
      if (nearest) {
        // "the Romans and 300 allies": what "and" joins is a thing of its own
        for (let at = nearest.to; at < figure.counted.from; at++)
          if (/^(?:and|or)$/.test(scene.sentence.word(at) ?? '') && !figure.shares) return undefined;
        return nearest.side;
      }
      return whosePhrase(scene, before);
    },
  },
];

/** Whose a figure is of several that are told of several subjects in turn. */
function inTurn(scene: Scene, figure: Figure): Whose {
  const { sentence, figures } = scene;
  const { clause } = figure.place;
  let says = endOf(figure.counted);
  while (says < clause.to + 2 && sentence.word(says) !== 'respectively') says++;
  if (sentence.word(says) !== 'respectively') return undefined;
  const index = figures.indexOf(figure);
  let first = index;
  while (first > 0 && isJoined(scene, figures[first - 1]!, figures[first]!)) first--;
  let last = index;
  while (last + 1 < figures.length && isJoined(scene, figures[last]!, figures[last + 1]!)) last++;
  const subject = subjectRange(scene, figure.governing)?.range;
  if (last === first || !subject) return undefined;
  const named = scene.mentions.filter(({ from, to }) => from >= subject.from && to <= subject.to);
  return named.length === last - first + 1 ? named[index - first]!.side : null;
}

/** "15,000 on the Carthaginian side and 800 on the Roman": a people alone, after a side was named in full. */
function isSideElided({ sentence, mentions }: Scene, { from, to, at }: Phrase): boolean {
  if (!mentions.some((mention) => mention.is === 'people' && mention.from >= from && mention.to === to))
    return false;
  for (let before = at - 1; before >= 0; before--)
    if (/^sides?$/.test(sentence.word(before) ?? '')) return true;
  return false;
}

/** "the French capture of 70 men": those who do it are the other side. */
function isTaking({ sentence }: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++)
    if (
      /^(?:capture|killing|destruction|sinking|massacre|slaughter|wounding|execution)$/.test(
        sentence.word(at) ?? '',
      ) &&
      sentence.word(at + 1) === 'of'
    )
      return true;
  return false;
}

/** The side of the figure before, be it in the sentence before. */
function lastFigure(scene: Scene, figure: Figure): number | null {
  const index = scene.figures.indexOf(figure);
  const own = index > 0 ? scene.figures[index - 1] : undefined;
  if (own) return own.side;
  return scene.before?.figures.at(-1)?.side ?? null;
}
