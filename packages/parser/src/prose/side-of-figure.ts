import { DETERMINERS } from '../language/lexicon/function-words.ts';
import { wordSet } from '../language/lexicon/word-list.ts';
import type { Clause, Phrase, Range } from '../language/sentence.ts';
import { ADVERB, CAPITAL, MARK, NUMBER, PREPOSITION, VERB_FORM } from '../language/word-classes.ts';
import against from '../language/words/verbs-against.json' with { type: 'json' };
import beside from '../language/words/verbs-beside.json' with { type: 'json' };
import { isPossessive } from '../language/words-of-text.ts';
import type { Figure } from './figure.ts';
import type { Scene } from './scene.ts';
import {
  mentionsOf,
  perspective,
  pronoun,
  subjectRange,
  type Whose,
  whosePhrase,
  whoseSubject,
} from './whose-words.ts';

const AGAINST = wordSet(against);
const BESIDE = wordSet(beside);

/** Where a rule finds a side: a number, null where it finds that none can be told, undefined where it says nothing. */
interface SideRule {
  name: string;
  example: string;
  read(scene: Scene, figure: Figure): Whose;
}

const OPPONENTS = /^(?:enemy|enemies|opponents?|foes?|rivals?|adversar(?:y|ies))$/;
const PRONOUN_OF_SIDE = /^(?:his|her|their|its|our)$/;
const ENEMY = /^(?:enemy|hostile|opposing)$/;

/** Where the words of a counted thing end, with those that say what became of it. */
const endOf = ({ counted }: Figure): number =>
  Math.max(counted.numberTo, counted.nounTo, counted.outcome?.to ?? 0);

/** The words of a counted thing and those that describe it, as far as nothing else begins. */
function ownWords({ sentence }: Scene, figure: Figure): Range {
  let to = Math.max(figure.counted.nounTo, figure.counted.numberTo);
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
    if (PRONOUN_OF_SIDE.test(sentence.word(before)!)) return ownedBy(scene, figure, before);
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
  let at = endOf(figure);
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
    let from = open + 1;
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
    yield { preposition: open > at && preposition === 'by' ? 'led by' : preposition, at: open, from, to };
    at = to;
  }
}

/** Phrases of which what they govern owns what stands before them. */
const OWNING = /^(?:of|under|from|in|among|amongst|for|on|within|led by|with|to|aboard|belonging|by)$/;

const isLoss = ({ outcome }: Figure): boolean => outcome !== null;

/** What is said of a thing itself. */
const OWN_WORDS: readonly SideRule[] = [
  {
    name: 'own-noun',
    example: '500 Carthaginians; the 16,000-strong Imperial Guard',
    read(scene, figure) {
      const words = ownWords(scene, figure);
      const inside = scene.mentions.filter(({ from, to }) => from >= words.from && to <= words.to);
      const sides = new Set(inside.map(({ side }) => side));
      // "a Carthaginian troop of 500 Numidians"
      const { of, phrase } = figure.place;
      if (sides.size > 0 && of > 0 && FORCES.test(scene.sentence.word(of - 1) ?? '')) {
        const head = mentionsOf(scene, { from: phrase.from, to: of }).at(-1);
        if (head) return head.side;
      }
      if (sides.size > 0) {
        // "many of York's rivals"
        const isOther = OPPONENTS.test(scene.sentence.word(figure.counted.nounTo - 1) ?? '');
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
      if (owner !== undefined) return owner;
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
        // "became prisoners of the Americans": theirs who hold them, not their own
        if (
          preposition === 'of' &&
          /^(?:prisoners?|captives?|hostages?)$/.test(sentence.word(phrase.at - 1) ?? '')
        )
          return phrase.at - 1 < figure.counted.nounTo ? undefined : scene.other(whosePhrase(scene, phrase));
        if (!OWNING.test(preposition)) continue;
        const last = sentence.word(phrase.to - 1) ?? '';
        const isRanks = /^(?:side|sides|ranks?|part|army|camp|service)$/.test(last);
        if (/^(?:on|in|for|from|to|with|among|amongst|within)$/.test(preposition)) {
          const isPersonal = preposition === 'among' || preposition === 'amongst' || isRanks;
          if (preposition === 'on' && !isRanks) continue;
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
          // someone leads them whom nobody knows
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
        if (/^(?:side|ranks?)$/.test(scene.sentence.word(phrase.to - 1) ?? ''))
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
        if (ENEMY.test(scene.sentence.word(at) ?? ''))
          // "the enemy 30 killed", after whom the enemy is of
          return subject && subject.from <= at && at < subject.to && subject.to <= figure.counted.numberTo
            ? whosePhrase(scene, { from: subject.from, to: at + 1 })
            : scene.other(perspective(scene, { from, to }));
      return undefined;
    },
  },
  {
    name: 'of-these',
    example: 'Only 50,000 of these fought; 800 of whom died',
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
          preposition === 'of' &&
          at < figure.counted.from &&
          /^(?:these|those|them|whom)$/.test(sentence.word(from) ?? ''),
      );
      return isPart || isInside || isOf ? lastFigure(scene, figure) : undefined;
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

/** Whether a phrase is about losses: "Total French losses". */
function isLossNoun({ sentence }: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++)
    if (/^(?:losses|casualties|dead|deaths|toll|wounded|prisoners|fatalities)$/.test(sentence.word(at) ?? ''))
      return true;
  return false;
}

/** A verb's first form, as well as its ending tells where no list has it. */
function isVerbOf(list: ReadonlySet<string>, lemma: string): boolean {
  if (list.has(lemma)) return true;
  const stem = lemma.replace(/(?:ed|ing)$/, '');
  if (stem === lemma) return false;
  return (
    list.has(stem) ||
    list.has(`${stem}e`) ||
    (/(.)\1$/.test(stem) && list.has(stem.slice(0, -1))) ||
    (stem.endsWith('i') && list.has(`${stem.slice(0, -1)}y`))
  );
}

const FIGHTING = /^(?:fight|kill|capture|destroy|sink|damage|wound|inflict)$/;
const isAgainst = ({ verb }: Clause): boolean =>
  verb !== null && (FIGHTING.test(verb.meaning ?? '') || isVerbOf(AGAINST, verb.lemma));
const isBeside = ({ verb }: Clause): boolean => verb !== null && isVerbOf(BESIDE, verb.lemma);
const FLEES = /^(?:flee|surrender|lose|desert)$/;
const RETREATS =
  /^(?:retreat|retreated|withdraw|withdrew|withdrawn|flee|fled|retire|retired|rout|routed|retreating|withdrawing|defeated|beaten|repulsed|repelled|overwhelmed|collapse|collapsed|scatter|scattered|disperse|dispersed|abandon|abandoned)$/;

/** Whose the agent of a clause in the passive is: "were killed by the Turks". */
function whoseAgent(scene: Scene, clause: Clause): Whose {
  const by = clause.phrases.find(
    ({ preposition, at }) => preposition === 'by' && clause.verb && at >= clause.verb.from,
  );
  return by ? whosePhrase(scene, by) : undefined;
}

/** "inflicted 300 losses on the Turks": to whom it is done. */
function whoseVictim(scene: Scene, clause: Clause): Whose {
  for (const phrase of clause.phrases) {
    if (!/^(?:on|upon|among|amongst|to)$/.test(phrase.preposition)) continue;
    const whose = whosePhrase(scene, phrase);
    if (whose !== undefined) return whose;
  }
  return undefined;
}

/** "on the Roman side", "in the Malian ranks", "among the rebels": a phrase of the clause that says whose its figures are. */
function whoseSidePhrase(scene: Scene, clause: Clause): Whose {
  for (const phrase of clause.phrases) {
    const last = scene.sentence.word(phrase.to - 1) ?? '';
    const says =
      (/^(?:on|from|in)$/.test(phrase.preposition) && /^(?:side|ranks?|camp)$/.test(last)) ||
      /^(?:among|amongst)$/.test(phrase.preposition);
    if (!says) continue;
    const whose = whosePhrase(scene, phrase);
    if (whose !== undefined) return whose;
  }
  return undefined;
}

/** The clause whose verb has a thing as its object: of "40 men killed" and of "losses of 30 killed", that of the phrase. */
function verbClauseOf(scene: Scene, { place }: Figure): { clause: Clause } {
  let { clause } = place;
  const isOwnParticiple =
    clause.kind === 'participle' && clause.antecedent !== null && clause.connective === null;
  if (isOwnParticiple && place.role !== 'object') clause = scene.parentOf(clause) ?? clause;
  return { clause };
}

/** Whose a loss is that a verb has as its object. */
function whoseLoss(scene: Scene, figure: Figure, clause: Clause): Whose {
  const { verb } = clause;
  if (!verb) return undefined;
  const meaning = verb.meaning ?? '';
  if (meaning === 'leave') return whoseLeft(scene, clause);
  if (/^(?:lose|suffer|surrender)$/.test(meaning)) return whoseSubject(scene, clause);
  if (/^(?:kill|wound|capture|destroy|sink|damage|inflict)$/.test(meaning)) {
    if (verb.passive) return undefined;
    const victim = whoseVictim(scene, clause);
    return typeof victim === 'number' ? victim : scene.other(whoseSubject(scene, clause));
  }
  // "counted 5 wounded" does not say whose
  if (verb.lemma === 'count') return undefined;
  if (/^(?:be|count|have)$/.test(meaning)) return whoseSubject(scene, clause);
  if (meaning === 'say') return saidOf(scene, figure, clause);
  return undefined;
}

/** What the clause of a thing tells of it. */
const CLAUSE_WORDS: readonly SideRule[] = [
  {
    name: 'side-phrase',
    example: 'On the Swedish side 300 men were killed',
    read: (scene, { place }) => whoseSidePhrase(scene, place.clause),
  },
  {
    name: 'cost',
    example: 'The assault cost the Swedes 300 men; at a cost of 90 killed; with the loss of two ships',
    read(scene, figure) {
      const { clause, preposition } = figure.place;
      if (clause.verb && /^cost/.test(clause.verb.lemma)) {
        for (const object of clause.objects) {
          const whose = whosePhrase(scene, {
            from: object.from,
            to: Math.min(object.to, figure.counted.from),
          });
          if (whose !== undefined) return whose;
        }
        return null;
      }
      // "downed 183 aircraft for 40 losses"
      const isPaid = preposition === 'for' && isLoss(figure) && figure.counted.outcome?.noun === true;
      if (isPaid && isAgainst(clause)) return whoseSubject(scene, clause);
      const { sentence } = scene;
      let of = figure.counted.from - 1;
      while ((sentence.classes[of]! & (ADVERB | NUMBER)) !== 0) of--;
      const noun = sentence.word(of - 1) ?? '';
      const isCost =
        sentence.word(of) === 'of' && /^(?:cost|loss|price|expense)$/.test(noun) && preposition !== null;
      return isCost ? whoseSubject(scene, clause) : undefined;
    },
  },
  {
    name: 'no-verb',
    example: 'The Malian army lost 40 men; the MNLA, 12',
    read(scene, figure) {
      const { clause } = figure.place;
      if (clause.verb !== null || !clause.subject || clause.subject.from > figure.counted.from)
        return undefined;
      const whose = whosePhrase(scene, clause.subject);
      if (whose === undefined) return undefined;
      const does = figure.governing.verb?.meaning ?? '';
      return figure.bearer === 'agent' || /^(?:kill|inflict|capture|destroy|sink)$/.test(does)
        ? scene.other(whose)
        : whose;
    },
  },
  {
    name: 'shares',
    example: 'killing 5 officers and 500 men; 20 killed, 3 wounded',
    read(_, { shares, place, governing }) {
      if (!shares || shares.side === null) return undefined;
      // a clause with a subject of its own is about that
      const isOwn =
        place.clause.subject !== null && place.clause !== shares.place.clause && place.role !== 'subject';
      return isOwn && governing === place.clause ? undefined : shares.side;
    },
  },
  {
    name: 'list',
    example: '20,000 legionaries, 2,000 light infantry and 20 elephants',
    read(scene, figure) {
      const own = scene.figures[scene.figures.indexOf(figure) - 1];
      return own && isJoined(scene, own, figure) ? (own.side ?? undefined) : undefined;
    },
  },
  {
    name: 'agent',
    example: 'The Malian army attacked the MNLA, killing 20; Five men were captured by the rebels',
    read(scene, figure) {
      if (!isLoss(figure)) return undefined;
      const { governing, bearer } = figure;
      if (bearer === 'agent') {
        const victim = whoseVictim(scene, governing);
        if (typeof victim === 'number') return victim;
        // "defeated the rebels killing a hundred": those who defeat kill, not those who are beaten
        const up = scene.parentOf(governing);
        const beaten = governing.antecedent;
        const isBeaten =
          governing.kind === 'participle' &&
          beaten !== null &&
          up !== null &&
          isAgainst(up) &&
          up.objects.some(({ from, to }) => from <= beaten.from && beaten.to <= to);
        return scene.other(whoseSubject(scene, isBeaten ? up : governing));
      }
      if (governing.verb?.meaning === 'say') return undefined;
      const agent =
        governing.verb?.passive || figure.place.clause.verb?.passive
          ? (whoseAgent(scene, governing) ?? whoseAgent(scene, figure.place.clause))
          : undefined;
      return agent === undefined ? undefined : scene.other(agent);
    },
  },
  {
    name: 'victim',
    example:
      'The MNLA took the hill, losing 12 killed; Hasdrubal drew off, having suffered a loss of 600 men',
    read(scene, figure) {
      if (!isLoss(figure) || figure.bearer !== 'victim') return undefined;
      const { governing } = figure;
      if (governing.verb?.meaning === 'leave') return whoseLeft(scene, governing);
      return whoseSubject(scene, governing);
    },
  },
  {
    name: 'loss-noun',
    example: 'Russian losses were 5,000 killed; his losses were 250 men',
    read(scene, figure) {
      if (figure.bearer !== 'noun') return undefined;
      const { words, governing } = figure;
      if (words.from < words.to) {
        const whose = whosePhrase(scene, words);
        if (whose !== undefined) return whose;
      }
      const last = scene.figures[scene.figures.indexOf(figure) - 1];
      // "the American loss of three cannons, and the capture of 70 men"
      if (last?.bearer === 'noun' && last.place.clause === figure.place.clause) return last.side ?? undefined;
      return governing.subject && governing.verb?.meaning !== 'say'
        ? whosePhrase(scene, governing.subject)
        : undefined;
    },
  },
  {
    name: 'put-at',
    example: 'put its losses at 20 and those of the rebels at 30; gave the Roman dead as 300',
    read(scene, { place }) {
      const { clause, preposition } = place;
      if (preposition !== 'at' && preposition !== 'as') return undefined;
      const phrase = clause.phrases.find(({ from }) => from === place.phrase.from);
      const object = clause.objects.findLast(({ to }) => phrase && to <= phrase.at);
      // "reported them as six ships": whom they saw, the sentence does not say
      if (object && /^(?:them|him|it)$/.test(scene.sentence.word(object.to - 1) ?? '')) return null;
      return object ? whosePhrase(scene, object) : undefined;
    },
  },
  {
    name: 'loss-of-verb',
    example:
      'The Romans lost 20 men killed; the Carthaginians retreated, leaving 300 dead; Malian losses were 20 killed',
    read(scene, figure) {
      if (!isLoss(figure) || figure.place.role === 'subject') return undefined;
      const { clause } = verbClauseOf(scene, figure);
      const { preposition } = figure.place;
      if (preposition !== null && !/^(?:of|at|to|as|between|about|over|around|than)$/.test(preposition))
        return undefined;
      return whoseLoss(scene, figure, clause);
    },
  },
  {
    name: 'apposition',
    example: 'with the entire fleet, some 200 ships',
    read(scene, figure) {
      const { clause } = figure.place;
      if (clause.kind === 'apposition' && clause.connective === ':' && !clause.antecedent) {
        const subject = scene.parentOf(clause)?.subject;
        return subject ? whosePhrase(scene, subject) : undefined;
      }
      if (clause.kind === 'bracket' && !clause.antecedent) {
        // "Wallachian contingents (13,000)"
        const up = scene.parentOf(clause);
        const before =
          up && [up.subject, ...up.objects, ...up.phrases].find((range) => range?.to === clause.from);
        return before ? whosePhrase(scene, before) : undefined;
      }
      if (!clause.antecedent || (clause.kind !== 'apposition' && clause.kind !== 'bracket')) return undefined;
      const whose = whosePhrase(scene, clause.antecedent);
      if (whose !== undefined) return whose;
      const up = scene.parentOf(clause);
      if (!up || isLoss(figure)) return undefined;
      const phrase = up.phrases.find(
        ({ from, to }) => from <= clause.antecedent!.from && clause.antecedent!.to <= to,
      );
      const isSubject =
        up.subject !== null &&
        up.subject.from <= clause.antecedent.from &&
        clause.antecedent.to <= up.subject.to;
      if (isSubject) return undefined;
      return whoseForce(scene, figure, up, phrase ? 'phrase' : 'object', phrase?.preposition ?? null);
    },
  },
  {
    name: 'owner',
    example: 'The Romans had 16,000 soldiers; Kim attacked with 300 men; the garrison, reinforced by 40 men',
    read(scene, figure) {
      const { clause, role, preposition } = figure.place;
      if (isLoss(figure)) return undefined;
      return whoseForce(scene, figure, clause, role, preposition);
    },
  },
  {
    name: 'losses-above',
    example: 'French losses are put between 6,000 and 13,000 killed, with 20,000 taken',
    read(scene, figure) {
      if (!isLoss(figure)) return undefined;
      for (let at: Clause | null = figure.place.clause; at; at = scene.parentOf(at)) {
        const { subject, kind } = at;
        if (!subject || subject.to > figure.counted.from) {
          // a clause of its own, with its own subject
          if (subject && /^(?:subordinate|relative|contrast)$/.test(kind)) return undefined;
          continue;
        }
        if (isLossNoun(scene, subject)) return whosePhrase(scene, subject);
        if (mentionsOf(scene, subject).length > 0) return undefined;
      }
      return undefined;
    },
  },
  {
    name: 'with-losses',
    example: 'The Dutch were beaten, with four ships sunk; they withdrew with 40 wounded',
    read(scene, figure) {
      const { clause, preposition } = figure.place;
      if (!isLoss(figure)) return undefined;
      const isWith = preposition === 'with' || (clause.kind === 'participle' && clause.connective === 'with');
      if (!isWith) return undefined;
      const up = clause.connective === 'with' ? scene.parentOf(clause) : clause;
      if (!up) return undefined;
      const takes =
        figure.outcome === 'captured' && figure.counted.outcome?.noun === true && !up.verb?.passive;
      const whose = whoseSubject(scene, up);
      return takes ? scene.other(whose) : whose;
    },
  },
  {
    name: 'after-figure',
    example: 'including 500 cannon; Ten were captured, right after a Malian soldier was killed',
    read(scene, figure) {
      const { sentence, figures } = scene;
      const index = figures.indexOf(figure);
      const own = figures[index - 1];
      const before = sentence.word(figure.counted.from - 1);
      if (own && /^(?:including|included)$/.test(before ?? '')) return own.side;
      const isElided = figure.counted.nounFrom === figure.counted.nounTo;
      const last = scene.before?.figures.at(-1);
      const isFirst = index === 0 && figure.counted.from <= 1;
      if (isFirst && isElided && last && isLoss(last) === isLoss(figure) && scene.mentions.length === 0)
        return last.side;
      return undefined;
    },
  },
  {
    name: 'elided-noun',
    example: '34 Malian soldiers fled, 5 were wounded, 10 taken prisoner',
    read(scene, figure) {
      const { counted, place } = figure;
      if (counted.nounFrom !== counted.nounTo || !isLoss(figure)) return undefined;
      const last = scene.figures[scene.figures.indexOf(figure) - 1];
      if (!last || !isLoss(last) || last.category !== figure.category) return undefined;
      if (place.role !== 'subject' && place.clause !== last.place.clause) return undefined;
      for (let at = endOf(last); at < counted.from; at++)
        if (
          /^(?:against|while|but|whereas)$/.test(scene.sentence.word(at) ?? '') ||
          scene.sentence.tokens[at]!.kind === 'semicolon'
        )
          return undefined;
      return last.side ?? undefined;
    },
  },
];
const FORCES =
  /^(?:army|force|forces|fleet|garrison|troops|men|host|column|contingent|detachment|expedition|squadron)$/;

/** Whether nothing but marks, "and" and articles stands between two figures of one kind. */
function isJoined({ sentence }: Scene, left: Figure, right: Figure): boolean {
  if (isLoss(left) !== isLoss(right)) return false;
  const from = Math.max(endOf(left), left.words.to <= right.counted.from ? left.words.to : 0);
  if (from >= right.counted.from) return false;
  for (let at = from; at < right.counted.from; at++) {
    const { kind } = sentence.tokens[at]!;
    if (kind === 'comma' || kind === 'ampersand' || kind === 'open') continue;
    const word = sentence.word(at) ?? '';
    if (
      /^(?:and|or|plus|with|along|together|as|well|another|a|an|some|further|also|only)$/.test(word) ||
      DETERMINERS.has(word)
    )
      continue;
    return false;
  }
  return true;
}

/** "retreated, leaving 300 dead": those who run left their own; else nobody says whose the dead are. */
function whoseLeft(scene: Scene, clause: Clause): Whose {
  const up = clause.kind === 'participle' ? scene.parentOf(clause) : clause;
  const verb = up?.verb;
  const { sentence } = scene;
  const runs =
    verb &&
    (FLEES.test(verb.meaning ?? '') ||
      RETREATS.test(verb.lemma) ||
      RETREATS.test(sentence.word(verb.head) ?? '') ||
      (verb.passive && isAgainst(up!)));
  let stays = false;
  for (let at = clause.from; at < clause.to; at++)
    if (/^(?:behind|field|battlefield)$/.test(sentence.word(at) ?? '')) stays = true;
  return runs || stays ? whoseSubject(scene, clause) : null;
}

/** Whose a force is, by its place in its clause and by what the verb does. */
function whoseForce(
  scene: Scene,
  figure: Figure,
  clause: Clause,
  role: Figure['place']['role'],
  preposition: string | null,
): Whose {
  const { verb } = clause;
  if (role === 'subject') {
    // "under the command of Tanaka"; "to fill the ranks of the 2nd Army", "to attack the Romans"
    const under = clause.phrases.find(({ preposition: by }) => by === 'under');
    const led = under ? whosePhrase(scene, under) : undefined;
    if (typeof led === 'number') return led;
    const purpose = scene.tree.clauses.find(
      (each) => each.kind === 'infinitive' && scene.parentOf(each) === clause && each.objects.length > 0,
    );
    const aim = purpose ? whosePhrase(scene, purpose.objects[0]!) : undefined;
    if (purpose && typeof aim === 'number') {
      if (isAgainst(purpose)) return scene.other(aim);
      if (isBeside(purpose) || /^(?:fill|join|replenish|augment)/.test(purpose.verb?.lemma ?? '')) return aim;
    }
    if (verb?.passive) {
      const agent = whoseAgent(scene, clause);
      if (agent === undefined) return undefined;
      if (isAgainst(clause)) return scene.other(agent);
      return agent;
    }
    if (verb && isAgainst(clause)) {
      // "4,000 men attacked the Romans": those who do it to one side are the other
      const object = clause.objects.find(({ from }) => from >= verb.to);
      const whose = object ? whosePhrase(scene, object) : undefined;
      return typeof whose === 'number' ? scene.other(whose) : undefined;
    }
    if (verb?.meaning === 'be' || verb?.meaning === 'hold' || verb === null) {
      const inside = clause.phrases.find(({ preposition: by }) => /^(?:with|in)$/.test(by));
      const whose = inside ? whosePhrase(scene, inside) : undefined;
      return typeof whose === 'number' ? whose : undefined;
    }
    return undefined;
  }
  // "led a column consisting of 250 men": what it consists of is whose the column is
  const { antecedent } = clause;
  const up = scene.parentOf(clause);
  if (verb?.meaning === 'count' && antecedent && up && clause.subject === null) {
    const whose = whosePhrase(scene, antecedent);
    if (whose !== undefined) return whose;
    const holds = ({ from, to }: Range) => from <= antecedent.from && antecedent.to <= to;
    const phrase = up.phrases.find(holds);
    if (phrase || up.objects.some(holds))
      return whoseForce(scene, figure, up, phrase ? 'phrase' : 'object', phrase?.preposition ?? null);
  }
  const isRelativeOfOther = clause.kind === 'relative' && clause.antecedent !== null;
  if (preposition !== null && /^(?:against)$/.test(preposition)) {
    const whose = whoseSubject(scene, clause);
    return scene.other(whose);
  }
  if (preposition === 'by' && verb?.passive) {
    const whose = whoseSubject(scene, clause);
    if (isAgainst(clause)) return scene.other(whose);
    return isBeside(clause) || verb.meaning === 'bring' || verb.meaning === 'hold' ? whose : undefined;
  }
  if (preposition === 'to' && verb) {
    // "reduced Ney's contingent to 800"
    for (const object of clause.objects) {
      const whose = whosePhrase(scene, object);
      if (whose !== undefined) return whose;
    }
  }
  if (role === 'object' && verb) {
    if (verb.meaning === 'say') return saidOf(scene, figure, clause);
    if (isAgainst(clause)) return verb.passive ? undefined : scene.other(whoseSubject(scene, clause));
    if (verb.meaning === 'be') {
      const subject = subjectRange(scene, clause);
      return subject ? whosePhrase(scene, subject.range) : undefined;
    }
    return whoseSubject(scene, clause);
  }
  if (preposition === null)
    return isRelativeOfOther || role === 'free' ? undefined : whoseSubject(scene, clause);
  if (verb?.meaning === 'say') return saidOf(scene, figure, clause);
  if (/^(?:with|of|to|at|in|from|into|as|for|having|out|over|about|like|including)$/.test(preposition)) {
    // "in command of an army of 15,000"
    const opens = figure.place.phrase.from;
    if (
      preposition === 'in' &&
      /^(?:command|charge|possession|control)$/.test(scene.sentence.word(opens) ?? '')
    )
      return whoseSubject(scene, clause);
    if (preposition === 'from' || preposition === 'in' || preposition === 'for' || preposition === 'over')
      return undefined;
    if (verb === null) return clause.subject ? whosePhrase(scene, clause.subject) : undefined;
    if (
      preposition === 'of' &&
      verb.meaning !== 'count' &&
      !/^(?:compose|make|made|form|dispose|consist)/.test(verb.lemma)
    )
      return whoseBefore(scene, figure, clause);
    // "fought with 3,000 Turks" has a name of its own; "clashed with 3,000 men" is the other side
    if (preposition === 'with' && /^(?:clash|clashed|collide|collided|skirmish|skirmished)$/.test(verb.lemma))
      return scene.other(whoseSubject(scene, clause));
    return whoseSubject(scene, clause);
  }
  return undefined;
}

/** "engaged Dockery's division, of about 1,200 men": whose the phrase is that ends before. */
function whoseBefore(scene: Scene, figure: Figure, clause: Clause): Whose {
  const ranges = [clause.subject, ...clause.objects, ...clause.phrases].filter(
    (range): range is Range => range !== null && range.to < figure.counted.from,
  );
  const last = ranges.sort((a, b) => a.to - b.to).at(-1);
  return last ? whosePhrase(scene, last) : undefined;
}

/** "Livy puts the Roman army at 16,000 men", "gives Hasdrubal 60,000 men": who is told of, not who tells. */
function saidOf(scene: Scene, figure: Figure, clause: Clause): Whose {
  // "the Yorkist army, estimated at 7,500 men"
  if (clause.verb?.passive) {
    const subject = subjectRange(scene, clause);
    return subject ? whosePhrase(scene, subject.range) : undefined;
  }
  for (const object of clause.objects) {
    if (object.from >= figure.counted.from) break;
    const whose = whosePhrase(scene, { from: object.from, to: Math.min(object.to, figure.counted.from) });
    if (whose !== undefined) return whose;
  }
  return undefined;
}

/** Those who hold a state call their own "soldiers" and their enemies something else. */
const OF_STATE = /^(?:government|army|military|ministry|minister|police|president|forces|command|officials)$/;
const SOLDIERS = /^(?:soldiers?|servicem[ae]n|troops?|policem[ae]n)$/;

/** What those who state it tell of it. */
const SPEAKERS_WORDS: readonly SideRule[] = [
  {
    name: 'own-soldiers',
    example: 'The Malian army claimed that 24 soldiers were killed',
    read(scene, figure) {
      if (!isLoss(figure) || !SOLDIERS.test(scene.sentence.word(figure.counted.nounTo - 1) ?? ''))
        return undefined;
      if (figure.counted.nounTo - figure.counted.nounFrom !== 1 || figure.place.role !== 'subject')
        return undefined;
      const up = scene.parentOf(figure.place.clause);
      if (up?.verb?.meaning !== 'say' || !up.subject) return undefined;
      let isState = false;
      for (let at = up.subject.from; at < up.subject.to; at++)
        if (OF_STATE.test(scene.sentence.word(at) ?? '')) isState = true;
      return isState ? whosePhrase(scene, up.subject) : undefined;
    },
  },
];

export const SIDE_RULES: readonly SideRule[] = [...OWN_WORDS, ...CLAUSE_WORDS, ...SPEAKERS_WORDS];

/**
 * The side whose strength or loss a figure is; null where the text does not say. The figures of a sentence are asked for
 * in order: one may take its side from the one before.
 */
export function sideOf(scene: Scene, figure: Figure): number | null {
  if (scene.sides.count === 0) return null;
  // civilians are on no side, unless they are said to be
  const rules = figure.category === 'civilian' ? OWN_WORDS.slice(0, 1) : SIDE_RULES;
  for (const rule of rules) {
    const side = rule.read(scene, figure);
    if (side !== undefined) return side;
  }
  return null;
}
