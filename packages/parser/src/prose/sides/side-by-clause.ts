import { DOCUMENTS, isTeller } from '../../language/lexicon/speech-words.ts';
import { peopleCalled } from '../../language/peoples.ts';
import type { Clause } from '../../language/sentence.ts';
import { ADVERB, CAPITAL, NUMBER } from '../../language/word-classes.ts';
import type { Figure } from '../figures/figure.ts';
import { endOf } from '../figures/things.ts';
import type { Scene } from '../scene.ts';
import { headOf } from '../speaker-phrases.ts';
import { isAgainst } from '../verbs-of-war.ts';
import {
  beats,
  doneTo,
  holds,
  isLossNoun,
  verbClauseOf,
  whoseAt,
  whoseBefore,
  whoseKiller,
  whoseLossesOf,
  whoseNumber,
  whoseSidePhrase,
  whoseTold,
} from './clause-of-figure.ts';
import { LOSSES_NAMED } from './losses-named.ts';
import { mentionsOf } from './mentions-in-phrases.ts';
import { whoseAgent, whoseBefallen, whoseLeft, whoseLoss, whoseVictim } from './side-by-verb.ts';
import { SOLDIERS_OF_STATE } from './side-in-reports.ts';
import { whoseForce } from './side-of-force.ts';
import { goesOnAfterPhrase, isJoined, isLoss, type SideRule } from './side-rule.ts';
import { areOfOthers, areSetBeside, haveRoleOfTheirOwn } from './strangers.ts';
import { type Whose, whosePhrase, whoseSubject } from './whose-words.ts';

/** Verbs of which the subject has what is counted. */
const OWNS = /^(?:bring|have|hold|lead)$/;

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
  return up.verb.meaning === 'say' || /^(?:give|have|put)$/.test(up.verb.lemma);
}

/** Verbs by which one states a number of others: "put the dead at 300". */
const PUTS = /^(?:give|place|put|rate|reckon|set)/;

/** What is done to those who were lost already. */
const AFTER_LOSS = /^(?:bur(?:y|ied)|carr|collect|count|discover|evacuat|find|identif|receiv|recover|treat)/;

/** What strikes whoever is there. */
const STRIKES =
  /^(?:airstrikes?|bombardments?|bombings?|bombs?|mortars?|rockets?|shelling|shells|strikes?|warplanes?)$/;

/** Whether people are counted whom what was fired on a place killed: they may have lived there. */
function isOfAnybody({ sentence }: Scene, { counted, governing }: Figure): boolean {
  const noun = sentence.word(counted.nounTo - 1) ?? '';
  const arePeople =
    counted.nounTo - counted.nounFrom === 1 && /^(?:people|persons|villagers|victims)$/.test(noun);
  return arePeople && governing.subject !== null && STRIKES.test(headOf(sentence, governing.subject));
}

/** "Three ships were sunk and two captured by the Danes": the agent of what is joined to a clause in the passive. */
function whoseLaterAgent(scene: Scene, clause: Clause): Whose {
  const later = scene.tree.clauses.find(
    ({ kind, connective, verb, parent, antecedent }) =>
      (kind === 'coordinate' || kind === 'participle') &&
      verb?.passive === true &&
      scene.tree.clauses[parent] === clause &&
      (connective === 'and' || clause.objects.some(({ from }) => from === antecedent?.from)),
  );
  return later ? whoseAgent(scene, later) : undefined;
}

/** What the clause of a thing tells of it. */
export const CLAUSE_WORDS: readonly SideRule[] = [
  {
    name: 'side-phrase',
    example: 'On the Swedish side 300 men were killed',
    read: (scene, { place }) =>
      whoseSidePhrase(scene, place.clause) ??
      whoseNumber(scene, place.clause) ??
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
      if (!isCost)
        return figure.bearer === 'noun' && clause.verb?.meaning === 'inflict'
          ? doneTo(scene, clause)
          : undefined;
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
      // "200 Danes were killed for the loss of 40": those who kill them lost them
      if (own.verb?.passive && isAgainst(own) && preposition === 'for')
        return scene.other(whoseSubject(scene, own));
      return noun === 'loss' && beats(scene, own) ? null : whoseSubject(scene, own);
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
    read(scene, figure) {
      const { shares, place, governing } = figure;
      if (!shares || shares.side === null) return undefined;
      const own = whoseAt(scene, figure);
      if (own !== undefined) return own;
      // "with 4,000 men against 14,000"
      if (/^(?:against|versus)$/.test(scene.sentence.word(figure.counted.left - 1) ?? ''))
        return scene.other(shares.side);
      // "Arrian says 300, Curtius says 500": who says it is not who lost them
      if (figure.rule === 'says-figure') {
        // "Darius was said to have 600,000"
        const own = OWNS.test(place.clause.verb?.meaning ?? '')
          ? whoseSubject(scene, place.clause)
          : undefined;
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
    read(scene, figure) {
      const own = scene.figures[scene.figures.indexOf(figure) - 1];
      if (!own || !(isJoined(scene, own, figure) || goesOnAfterPhrase(scene, own, figure))) return undefined;
      // "five Danish soldiers and 14 rebels died"
      const isOther =
        areOfOthers(scene, figure) || haveRoleOfTheirOwn(scene, figure) || areSetBeside(scene, own, figure);
      if (isLoss(figure) && isOther) return SOLDIERS_OF_STATE.read(scene, figure) ?? null;
      return own.side ?? undefined;
    },
  },
  {
    name: 'agent',
    example: 'The Malian army attacked the MNLA, killing 20; Five men were captured by the rebels',
    read(scene, figure) {
      if (!isLoss(figure)) return undefined;
      const { governing, bearer } = figure;
      // "scuttled six ships", "were scuttled by the Danes": one's own
      if (/^scuttl/.test(governing.verb?.lemma ?? ''))
        return governing.verb!.passive ? whoseAgent(scene, governing) : whoseSubject(scene, governing);
      if (bearer === 'agent') {
        // "killing 157 Japanese and injuring 200 others": those whom one kills are of one side
        const last = scene.figures[scene.figures.indexOf(figure) - 1];
        const isSameDoer =
          last?.bearer === 'agent' &&
          last.side !== null &&
          governing.subject === null &&
          mentionsOf(scene, figure.place.phrase).length === 0 &&
          (governing.parent === scene.tree.clauses.indexOf(last.governing) ||
            (governing.parent === last.governing.parent && governing.kind === 'participle'));
        if (isSameDoer) return last.side;
        if (areOfOthers(scene, figure)) return null;
        const victim = whoseVictim(scene, governing);
        if (typeof victim === 'number') return victim;
        const befallen = whoseBefallen(scene, governing);
        if (befallen !== undefined) return befallen;
        // "defeated the rebels killing a hundred": those who defeat kill, not those who are beaten
        const up = scene.parentOf(governing);
        const beaten = governing.antecedent;
        const isBeaten =
          governing.kind === 'participle' &&
          beaten !== null &&
          up !== null &&
          isAgainst(up) &&
          up.objects.some(({ from, to }) => from <= beaten.from && beaten.to <= to);
        // "The Danish camp was taken, with 2,000 prisoners"
        const isTaken = governing.verb?.passive && (isAgainst(governing) || governing.verb.lemma === 'take');
        if (isTaken) return whoseSubject(scene, governing);
        const doer = whoseSubject(scene, isBeaten ? up : governing);
        if (typeof doer !== 'number') return SOLDIERS_OF_STATE.read(scene, figure) ?? scene.other(doer);
        // "Danish airstrikes killed 20 people": who they were, nobody says
        return isOfAnybody(scene, figure) ? null : scene.other(doer);
      }
      const before = whoseBefore(scene, figure, governing);
      if (before !== undefined) return before;
      // "1,500 wounded were treated by the French": whoever does that did not wound them
      if (AFTER_LOSS.test(figure.place.clause.verb?.lemma ?? '')) return undefined;
      // "the losses were given by Klapka as 600": he did not do it
      if (governing.verb?.meaning === 'say' || bearer === 'noun') return undefined;
      const agent =
        governing.verb?.passive || figure.place.clause.verb?.passive
          ? (whoseAgent(scene, governing) ??
            whoseAgent(scene, figure.place.clause) ??
            whoseLaterAgent(scene, governing))
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
      return whoseSubject(scene, governing) ?? whoseKiller(scene, governing);
    },
  },
  {
    name: 'loss-noun',
    example: 'Russian losses were 5,000 killed; his losses were 250 men',
    read(scene, figure) {
      if (figure.bearer !== 'noun') return undefined;
      const { words, governing } = figure;
      const done = doneTo(scene, governing) ?? whoseAt(scene, figure);
      if (done !== undefined) return done;
      // "Swedish losses, unlike those of the Danes, were light"
      const named = scene.mentions.find(({ to }) => to === words.from);
      if (named) return named.side;
      if (words.from < words.to) {
        const whose = whosePhrase(scene, words);
        if (whose !== undefined) return whose;
      }
      const last = scene.figures[scene.figures.indexOf(figure) - 1];
      // "the American loss of three cannons, and the capture of 70 men"
      // "the British dead numbered 300 and the wounded 400"
      const { clause } = figure.place;
      const isJoined =
        last !== undefined &&
        (last.place.clause === clause ||
          (clause.verb === null && scene.parentOf(clause) === last.place.clause));
      if (last?.bearer === 'noun' && isJoined && mentionsOf(scene, words).length === 0)
        return last.side ?? undefined;
      // "Horn put the Danish dead at 300"
      const object = governing.objects.find((range) => holds(range, words.from));
      const whose = object ? whosePhrase(scene, { from: object.from, to: words.to }) : undefined;
      if (whose !== undefined) return whose;
      const isStated = governing.verb?.meaning === 'say' || PUTS.test(governing.verb?.lemma ?? '');
      return governing.subject && !isStated ? whosePhrase(scene, governing.subject) : undefined;
    },
  },
  {
    name: 'put-at',
    example: 'put its losses at 20 and those of the rebels at 30; gave the Roman dead as 300',
    read(scene, figure) {
      const { place } = figure;
      const { clause, preposition } = place;
      if (preposition !== 'at' && preposition !== 'as') return undefined;
      const second = whoseAt(scene, figure);
      if (second !== undefined) return second;
      const phrase = clause.phrases.find(({ from }) => from === place.phrase.from);
      const object = clause.objects.findLast(({ to }) => phrase && to <= phrase.at);
      // "reported them as six ships": whom they saw, the sentence does not say
      if (
        preposition === 'as' &&
        object &&
        /^(?:them|him|it)$/.test(scene.sentence.word(object.to - 1) ?? '')
      )
        return null;
      return object ? whosePhrase(scene, object) : undefined;
    },
  },
  LOSSES_NAMED,
  {
    name: 'loss-of-verb',
    example:
      'The Romans lost 20 men killed; the Carthaginians retreated, leaving 300 dead; Malian losses were 20 killed',
    read(scene, figure) {
      if (!isLoss(figure) || figure.place.role === 'subject') return undefined;
      const { clause } = verbClauseOf(scene, figure);
      const { preposition } = figure.place;
      // "Four guns, two mortars and 300 rifles were lost": by whom, the clause does not say
      if (figure.place.role === 'free' && clause.verb?.passive) return undefined;
      // "left on the field 300 dead"
      const isOnField = preposition === 'on' && clause.verb?.meaning === 'leave';
      const isAmount =
        preposition === null || /^(?:of|at|to|as|between|about|over|around|than)$/.test(preposition);
      if (!isAmount && !isOnField) return undefined;
      return whoseLoss(scene, figure, clause);
    },
  },
  {
    name: 'apposition',
    example: 'with the entire fleet, some 200 ships',
    read(scene, figure) {
      const { clause } = figure.place;
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
      const takes = figure.outcome === 'captured' && figure.counted.outcome !== null && !up.verb?.passive;
      if (beats(scene, up)) return null;
      // "with 6,000 men, having lost 2,000 killed and 600 prisoners"
      const last = scene.figures[scene.figures.indexOf(figure) - 1];
      if (takes && last && isLoss(last) && last.counted.from > figure.place.phrase.from)
        return last.side ?? undefined;
      // "losses were heaviest on the patriot side, with two hundred killed"
      const whose = whoseSidePhrase(scene, up) ?? whoseSubject(scene, up);
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
