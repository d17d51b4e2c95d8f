import { FORCE_NOUNS } from '../../language/lexicon/force-words.ts';
import { EVENTS } from '../../language/lexicon/loss-verbs.ts';
import { DOCUMENTS, isTeller } from '../../language/lexicon/speech-words.ts';
import { peopleCalled } from '../../language/peoples.ts';
import type { Clause, Phrase, Range } from '../../language/sentence.ts';
import { ADVERB, CAPITAL, NUMBER } from '../../language/word-classes.ts';
import { isOfAnswer } from '../claimants/sayings.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf } from '../figures/things.ts';
import { ROLES } from '../names/words-around-names.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { hasObject, isAgainst } from '../verbs-of-war.ts';
import {
  beats,
  doneTo,
  holds,
  isLossNoun,
  whoseAt,
  whoseKiller,
  whoseLossesOf,
  whoseNumber,
  whoseSidePhrase,
  whoseTold,
  whoseWhole,
} from './clause-of-figure.ts';
import { mentionsOf } from './mentions-in-phrases.ts';
import { whoseAgent } from './side-by-verb.ts';
import { SOLDIERS_OF_STATE } from './side-in-reports.ts';
import { ranksOf, whoseForce } from './side-of-force.ts';
import { CLAUSE_LOSSES } from './side-of-loss.ts';
import { goesOnAfterPhrase, isJoined, isLoss, type SideRule } from './side-rule.ts';
import { areOfOthers, areSetBeside, haveRoleOfTheirOwn } from './strangers.ts';
import type { Whose } from './whose.ts';
import { whosePhrase, whoseSubject } from './whose-words.ts';
import { isIncluded } from './words-around-figure.ts';

/** "Arrian gives 300 dead, Curtius 500": whether the subject of a clause without a verb tells a figure. */
function isToldOf(scene: Scene, clause: Clause): boolean {
  const { verb, subject } = clause;
  let up = scene.parentOf(clause);
  if (up?.kind === 'subordinate') up = scene.parentOf(up);
  if (verb !== null || subject === null || !up?.verb || up.verb.passive) return false;
  const { sentence } = scene;
  const last = sentence.word(subject.to - 1) ?? '';
  // "Arrian", but not "the Thracians"
  const isOne =
    (sentence.classes[subject.from]! & CAPITAL) !== 0 &&
    !last.endsWith('s') &&
    peopleCalled(last).length === 0;
  if (!isOne && !isTeller(last) && !DOCUMENTS.has(last)) return false;
  if (up.verb.meaning === 'say') return true;
  // "Horn had 5,000 men, Wrangel 2,000": who has them himself is no author
  const isOfSide = up.subject !== null && mentionsOf(scene, up.subject).length > 0;
  return !isOfSide && /^(?:give|have|put)$/.test(up.verb.lemma);
}

/** "The Danes lost 300 men, the garrison 20": the others', where those who are called by what they do are set beside one side. */
function whoseContrast(scene: Scene, { subject, parent }: Clause): Whose {
  const up = scene.tree.clauses[parent];
  if (!subject || !up?.subject || !ROLES.has(headOf(scene.sentence, subject))) return undefined;
  return mentionsOf(scene, up.subject).length > 0 ? scene.other(whoseSubject(scene, up)) : undefined;
}

/** "attacked with his cavalry, 300 men": the phrase before a comma that names a force without a number, which what is counted after it says again. */
function forceSetBefore({ sentence }: Scene, { counted, place }: Figure): Phrase | null {
  const comma = counted.left - 1;
  if (place.role !== 'object' || place.clause.verb?.passive || sentence.tokens[comma]?.kind !== 'comma')
    return null;
  const phrase = place.clause.phrases.find(({ to }) => to === comma);
  if (phrase?.preposition !== 'with') return null;
  for (let at = phrase.from; at < phrase.to; at++)
    if ((sentence.classes[at]! & NUMBER) !== 0 && sentence.word(at) !== 'half') return null;
  return phrase;
}

/** Whose the force is in which those are who are lost; undefined where nobody knows. */
function whoseRanks(scene: Scene, clause: Clause): Whose {
  const ranks = ranksOf(scene, clause);
  return ranks ? (whosePhrase(scene, ranks) ?? undefined) : undefined;
}

/** "besieged by the Danes, 20,000 strong": the phrase that ends at the comma before a number; undefined where none does. */
function phraseBefore({ sentence }: Scene, { counted, place: { clause } }: Figure): Range | undefined {
  const comma = counted.left - 1;
  if (sentence.tokens[comma]?.kind !== 'comma') return undefined;
  return [...clause.phrases, ...clause.objects].find(({ to }) => to === comma);
}

/** What befalls one who comes upon others: he does nothing to them yet. */
const MEETS = /^(?:discover|encounter|f[io]und|find|meet|met|see|sight|spot)/;
/** Whom one sees with men, he has them. */
const SEES = /^(?:detect|notic|observ|saw$|see$|sight|spot|watch)/;
/** So many words lie at most between "a squadron" and "with": "from Lund". */
const LONGEST_PLACE = 4;

/** "Rantzau with 3,000 men met Horn with 5,000": whom a number stands with, where the subject has one of its own; null where it has none. */
function metWith({ sentence, figures }: Scene, figure: Figure): Range | null {
  const { clause, preposition, phrase } = figure.place;
  const { verb } = clause;
  if (verb === null || preposition !== 'with' || phrase.from < verb.to) return null;
  const isOfSubject = clause.phrases.some(
    ({ preposition: own, from, to, at }) =>
      own === 'with' &&
      at < verb.from &&
      figures.some(({ counted }) => from <= counted.from && counted.from < to),
  );
  const before = phrase.from - 1;
  // "encountered a Swedish squadron from Lund with 100 ships"
  const object = MEETS.test(verb.lemma) ? clause.objects.find(({ from }) => from >= verb.to) : undefined;
  const isOfObject =
    object !== undefined &&
    before - object.to < LONGEST_PLACE &&
    /^an?$/.test(sentence.word(object.from) ?? '') &&
    FORCE_NOUNS.has(headOf(sentence, object));
  if (isOfObject) return object;
  // "saw the enemy approach with 5,000 men", "spotted Brahe with 5,000 men"
  const seen =
    SEES.test(verb.lemma) && clause.objects.find(({ from, to }) => from >= verb.to && to === before);
  if (seen) return seen;
  const end = sentence.tokens[before - 1]?.kind === 'comma' ? before - 1 : before;
  return isOfSubject ? (clause.objects.find(({ to }) => to === end) ?? null) : null;
}

/** "outnumbered Horn, 5,000 men to 3,000", "were outnumbered 3,000 to 5,000": theirs who outnumber the others is the larger of two. */
function whoseLarger(scene: Scene, figure: Figure): Whose {
  const { clause } = figure.place;
  const own = clause.verb === null ? scene.parentOf(clause) : clause;
  if (!own?.verb?.lemma.startsWith('outnumber') || isLoss(figure)) return undefined;
  const { figures, sentence } = scene;
  const index = figures.indexOf(figure);
  const isSecond = (each: Figure | undefined): boolean =>
    each !== undefined && /^(?:against|to|versus)$/.test(sentence.word(each.counted.left - 1) ?? '');
  const other = isSecond(figure)
    ? figures[index - 1]
    : isSecond(figures[index + 1])
      ? figures[index + 1]
      : null;
  if (!other) return undefined;
  const many = own.verb.passive
    ? (whoseAgent(scene, own) ?? scene.other(whoseSubject(scene, own)))
    : whoseSubject(scene, own);
  return (figure.counted.low ?? 0) > (other.counted.low ?? 0) ? many : scene.other(many);
}

/** What the clause of a thing tells of it. */
export const CLAUSE_WORDS: readonly SideRule[] = [
  {
    name: 'outnumbers',
    example: 'Horn outnumbered the Swedes, 5,000 men to 3,000',
    read: whoseLarger,
  },
  {
    name: 'side-phrase',
    example: 'On the Swedish side 300 men were killed; in the Swedish regiment 30 men were reported missing',
    read: (scene, { place, outcome, bearer }) =>
      whoseSidePhrase(scene, place.clause) ??
      (outcome !== null && bearer === 'itself' && place.role === 'subject'
        ? whoseRanks(scene, place.clause)
        : undefined) ??
      whoseNumber(scene, place.clause) ??
      whoseWhole(scene, place) ??
      whoseLossesOf(scene, place.clause),
  },
  {
    name: 'told-of',
    example: 'The Pentagon owned to twelve dead; the Finns counted 1,300 prisoners',
    read: whoseTold,
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
        // "The Danish victory cost 300 men", "The attack by the Danes cost 300 men"
        if (!clause.subject || !EVENTS.has(headOf(scene.sentence, clause.subject))) return null;
        const by = clause.phrases.find(
          ({ preposition: link, at }) => link === 'by' && at === clause.subject!.to,
        );
        return by ? whosePhrase(scene, by) : whoseSubject(scene, clause);
      }
      // "downed 183 aircraft for 40 losses"
      const isPaid =
        preposition === 'for' && isLoss(figure) && scene.sentence.word(figure.counted.left - 1) === 'for';
      if (isPaid && isAgainst(clause) && !clause.verb!.passive) return whoseSubject(scene, clause);
      // "Thirty Swedes were killed, for three dead and twelve wounded"
      if (isPaid && isAgainst(clause)) {
        const before = scene.figures.slice(0, scene.figures.indexOf(figure)).filter(isLoss);
        const sides = new Set(before.map(({ side }) => side));
        return sides.size === 1 ? scene.other([...sides][0]!) : null;
      }
      const { sentence } = scene;
      let of = figure.counted.from - 1;
      while ((sentence.classes[of]! & (ADVERB | NUMBER)) !== 0) of--;
      const noun = sentence.word(of - 1) ?? '';
      const isCost =
        sentence.word(of) === 'of' && /^(?:cost|loss|price|expense)$/.test(noun) && preposition !== null;
      if (!isCost)
        return figure.bearer === 'noun' && clause.verb?.meaning === 'inflict'
          ? doneTo(scene, clause)
          : undefined;
      // "at a cost of 300 men to the Danes"
      const payer = clause.phrases.find(
        ({ preposition: link, at }) => link === 'to' && at === endOf(figure.counted),
      );
      if (payer) return whosePhrase(scene, payer) ?? null;
      // "routed the French, who lost 400 men, with a loss of 40": the relative ends before the comma
      const phrase = clause.phrases.find(({ from }) => from === figure.place.phrase.from);
      const isPast = clause.kind === 'relative' && phrase && sentence.tokens[phrase.at - 1]?.kind === 'comma';
      // "claimed 120 aircraft destroyed for the loss of 14": those who claim lost them
      const isOfCounted =
        clause.kind === 'participle' &&
        scene.figures.some(
          ({ place }) =>
            place.phrase === clause.antecedent ||
            (clause.antecedent !== null && holds(clause.antecedent, place.phrase.from)),
        );
      const own = isPast || isOfCounted ? (scene.parentOf(clause) ?? clause) : clause;
      // "raided the workers, resulting in a loss of 500 men": of those who raid, or of those who are raided
      const isResult = own.kind === 'participle' && /^(?:lead|result)/.test(own.verb?.lemma ?? '');
      for (let up = isResult ? scene.parentOf(own) : null; up; up = scene.parentOf(up))
        if (isAgainst(up) && !up.verb!.passive) return null;
      // "200 Danes were killed for the loss of 40": those who kill them lost them
      if (own.verb?.passive && isAgainst(own) && preposition === 'for')
        return scene.other(whoseSubject(scene, own));
      return noun === 'loss' && beats(scene, own)
        ? null
        : (whoseSubject(scene, own) ??
            // "The village was stormed by the Danes at a cost of 300", but "The Vasa was sunk by the Danes with the loss of 300"
            (noun !== 'loss'
              ? whoseAgent(scene, own)
              : /^(?:destroy|kill|sink)$/.test(own.verb?.meaning ?? '')
                ? scene.other(whoseAgent(scene, own))
                : undefined) ??
            whoseKiller(scene, own));
    },
  },
  {
    name: 'no-verb',
    example: 'The Malian army lost 40 men; the MNLA, 12',
    read(scene, figure) {
      const { clause } = figure.place;
      if (clause.verb !== null || !clause.subject || clause.subject.from > figure.counted.from)
        return undefined;
      if (isOfAnswer(scene, figure)) return figure.shares!.side;
      const whose = whosePhrase(scene, clause.subject) ?? whoseContrast(scene, clause);
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
    goesOn: true,
    read(scene, figure) {
      const { shares, place, governing } = figure;
      if (!shares || shares.side === null) return undefined;
      const own = whoseAt(scene, figure);
      if (own !== undefined) return own;
      // "with 300 men Horn faced Brahe, with 400", "attacked Brahe, who had 400"
      const met = metWith(scene, figure);
      if (met !== null) return whosePhrase(scene, met) ?? null;
      if (place.clause.kind === 'relative' && governing === place.clause && !isLoss(figure)) return undefined;
      // "faced an army of 5,000 men with only 3,000"
      const { clause } = place;
      const isOwnForce =
        place.preposition === 'with' &&
        shares.place.clause === clause &&
        isAgainst(clause) &&
        !clause.verb!.passive;
      if (isOwnForce && scene.sentence.tokens[endOf(figure.counted)]?.kind !== 'word')
        return whoseSubject(scene, clause);
      // "with 4,000 men against 14,000"
      if (/^(?:against|versus)$/.test(scene.sentence.word(figure.counted.left - 1) ?? ''))
        return scene.other(shares.side);
      // "Arrian says 300, Curtius says 500": who says it is not who lost them
      if (figure.rule === 'says-figure') {
        // "Darius was said to have 600,000"
        const own = hasObject(place.clause) ? whoseSubject(scene, place.clause) : undefined;
        return own ?? shares.side;
      }
      if (isToldOf(scene, place.clause)) return shares.side;
      // a clause with a subject of its own is about that
      const isOwn =
        place.clause.subject !== null && place.clause !== shares.place.clause && place.role !== 'subject';
      return isOwn && governing === place.clause ? undefined : shares.side;
    },
  },
  {
    name: 'list',
    example: '20,000 legionaries, 2,000 light infantry and 20 elephants',
    goesOn: true,
    read(scene, figure) {
      const own = scene.figures[scene.figures.indexOf(figure) - 1];
      if (!own || !(isJoined(scene, own, figure) || goesOnAfterPhrase(scene, own, figure))) return undefined;
      // "five Danish soldiers and 14 rebels died"
      const isOther =
        areOfOthers(scene, figure) || haveRoleOfTheirOwn(scene, figure) || areSetBeside(scene, own, figure);
      if (isLoss(figure) && isOther) return SOLDIERS_OF_STATE.read(scene, figure) ?? null;
      // "Three Swedish and four Danish ships sank, with 900 casualties": of both
      const first = scene.figures[scene.figures.indexOf(own) - 1];
      const isOfBoth = first !== undefined && first.side !== own.side && isJoined(scene, first, own);
      for (let at = endOf(own.counted); isOfBoth && at < figure.counted.from; at++)
        if (scene.sentence.word(at) === 'with') return null;
      return own.side ?? undefined;
    },
  },
  ...CLAUSE_LOSSES,
  {
    name: 'apposition',
    example: 'with the entire fleet, some 200 ships; Horn attacked with his cavalry, 300 men',
    read(scene, figure) {
      const { clause } = figure.place;
      const strong = figure.rule === 'number-strong' ? phraseBefore(scene, figure) : undefined;
      if (strong) return whosePhrase(scene, strong);
      const force = isLoss(figure) ? null : forceSetBefore(scene, figure);
      if (force)
        return whosePhrase(scene, force) ?? whoseForce(scene, figure, clause, 'phrase', force.preposition);
      if (clause.kind === 'apposition' && clause.connective === ':' && !clause.antecedent) {
        const up = scene.parentOf(clause);
        if (!up?.subject) return undefined;
        // "The Danes faced two forces: 3,000 men and 400 horse"
        const isDoneTo = up.verb !== null && isAgainst(up) && !isLoss(figure);
        const isByThem =
          isDoneTo &&
          (up.verb!.passive
            ? up.phrases.some(({ preposition }) => preposition === 'by')
            : up.objects.length > 0);
        const whose = whosePhrase(scene, up.subject);
        if (isByThem) return scene.other(whose);
        // "The centre had 18 battalions: seven in front and eleven behind"
        const whole = scene.figures.findLast(
          ({ place, counted, outcome }) =>
            place.clause === up && counted.from < clause.from && outcome === null,
        );
        return whose ?? (isLoss(figure) ? undefined : (whole?.side ?? undefined));
      }
      if (clause.kind === 'bracket' && !clause.antecedent) {
        // "Wallachian contingents (13,000)"
        const up = scene.parentOf(clause);
        const before =
          up && [up.subject, ...up.objects, ...up.phrases].find((range) => range?.to === clause.from);
        const whose = before ? whosePhrase(scene, before) : undefined;
        if (whose !== undefined || !up || isLoss(figure)) return whose;
        // "took one legion (10,000 troops) and the mercenaries"
        const isObject = up.objects.some(({ from, to }) => from < clause.from && clause.from <= to);
        return isObject ? whoseForce(scene, figure, up, 'object', null) : undefined;
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
      // "Smith gives the Danes 300 men, Livy gives them 500"
      const isGiven = figure.shares && clause.verb?.lemma === figure.shares.place.clause.verb?.lemma;
      const given = scene.sentence.word(figure.counted.left - 1) ?? '';
      if (isGiven && clause !== figure.shares!.place.clause && /^(?:him|it|them)$/.test(given))
        return figure.shares!.side;
      const met = metWith(scene, figure);
      if (met !== null) return whosePhrase(scene, met) ?? null;
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
      // "Englund reckons with 6,900 dead": not his
      if (!up || up.verb?.meaning === 'say') return undefined;
      // "Horn won the day, with 40 guns taken"
      const wins = /^w[io]n/.test(up.verb?.lemma ?? '') || figure.counted.outcome !== null;
      const takes = figure.outcome === 'captured' && wins && !up.verb?.passive;
      if (beats(scene, up)) return null;
      // "with 6,000 men, having lost 2,000 killed and 600 prisoners"
      const last = scene.figures[scene.figures.indexOf(figure) - 1];
      if (takes && last && isLoss(last) && last.counted.from > figure.place.phrase.from)
        return last.side ?? undefined;
      // "losses were heaviest on the patriot side, with two hundred killed"
      const left = up.verb?.lemma === 'leave' && !up.verb.passive ? up.objects[0] : undefined;
      // "The fighting left the Danes with 40 dead"
      if (left && left.from >= up.verb!.to && mentionsOf(scene, left).length > 0)
        return whosePhrase(scene, left);
      const whose = whoseSidePhrase(scene, up) ?? whoseSubject(scene, up) ?? whoseKiller(scene, up);
      return takes ? scene.other(whose) : whose;
    },
  },
  {
    name: 'after-figure',
    example: 'including 500 cannon; Ten were captured, right after a Malian soldier was killed',
    goesOn: true,
    read(scene, figure) {
      const { figures } = scene;
      const index = figures.indexOf(figure);
      const own = figures[index - 1];
      if (own && isIncluded(scene, figure)) return own.side;
      const isElided = figure.counted.nounFrom === figure.counted.nounTo;
      const last = scene.before?.figures.at(-1);
      const isFirst = index === 0 && figure.counted.from <= 1;
      // "killed 300 men and lost 20. Another 200 were captured": they may be of either
      const isOfOne =
        last !== undefined &&
        scene.before!.figures.every((each) => isLoss(each) !== isLoss(last) || each.side === last.side);
      if (isFirst && isElided && isOfOne && isLoss(last) === isLoss(figure) && scene.mentions.length === 0)
        return last.side;
      return undefined;
    },
  },
  {
    name: 'elided-noun',
    example: '34 Malian soldiers fled, 5 were wounded, 10 taken prisoner',
    goesOn: true,
    read(scene, figure) {
      const { counted, place } = figure;
      if (counted.nounFrom !== counted.nounTo || !isLoss(figure)) return undefined;
      // "the Swedes destroyed the army: 6,000 lay dead"
      const up = place.clause.connective === ':' ? scene.parentOf(place.clause) : null;
      if (up && isAgainst(up) && !up.verb!.passive) return scene.other(whoseSubject(scene, up));
      // "lost 40 men in the assault, in which 300 fell": in the fight there were two sides
      if (place.clause.connective === 'in which') return undefined;
      const last = scene.figures[scene.figures.indexOf(figure) - 1];
      if (!last || !isLoss(last) || last.category !== figure.category) return undefined;
      if (place.role !== 'subject' && place.clause !== last.place.clause) return undefined;
      for (let at = endOf(last.counted); at < counted.from; at++)
        if (
          /^(?:against|while|but|whereas)$/.test(scene.sentence.word(at) ?? '') ||
          scene.sentence.tokens[at]!.kind === 'semicolon'
        )
          return undefined;
      return last.side ?? undefined;
    },
  },
];
