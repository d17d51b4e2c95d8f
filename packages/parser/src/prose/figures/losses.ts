import type { Outcome } from '@openbattles/schema';
import { clausesOf } from '../../language/clauses.ts';
import { FREED } from '../../language/lexicon/loss-verbs.ts';
import { ADVERBS, OUTCOME_TAILS } from '../../language/lexicon/outcomes.ts';
import { isPlural } from '../../language/nouns.ts';
import type { Range, Sentence, VerbGroup } from '../../language/sentence.ts';
import { verbForm } from '../../language/verbs.ts';
import {
  ADVERB,
  AUXILIARY,
  COORDINATOR,
  DETERMINER,
  FUNCTION_WORD,
  ING,
  MARK,
  MILITARY,
  NUMBER,
  PAST,
  PREPOSITION,
} from '../../language/word-classes.ts';
import type { Counted } from './counted.ts';
import type { FigureRule, Seen } from './figure-rule.ts';
import { amountNoun, nounsOfLoss } from './loss-amounts.ts';
import { givesUp, objectLoss } from './loss-objects.ts';
import { isHead, isUndone, subjectLost, undergone } from './loss-subjects.ts';
import {
  accountedFor,
  hasObject,
  isToDeath,
  LONGEST_CHAIN,
  OUTCOMES_BY,
  OUTCOMES_OF,
  ofPeople,
  phrasesOfLoss,
} from './loss-verbs.ts';
import { lostWith } from './lost-with.ts';
import { joined, outcomesAt } from './outcome-words.ts';
import {
  countsPlaces,
  endOf,
  fits,
  isDefinite,
  isElided,
  isEquipment,
  isPeople,
  isScale,
  lossOf,
} from './things.ts';

/** "exchanged 200 prisoners", "200 prisoners were freed": what was lost before is set free. */
function isFreed(sentence: Sentence, counted: Counted, to: number): boolean {
  let verb = to;
  while (verb < to + LONGEST_CHAIN && ((sentence.classes[verb] ?? MARK) & AUXILIARY) !== 0) verb++;
  if (FREED.has(sentence.word(verb) ?? '')) return true;
  for (let at = counted.left - 1; at >= Math.max(0, counted.left - 5); at--)
    if (FREED.has(sentence.word(at) ?? '')) return true;
  return false;
}

/** "another 300 dying of thirst": what a participle without an object tells of the thing before it; null where it is no loss. */
function dyingAt(sentence: Sentence, at: number): string | null {
  const word = sentence.word(at);
  if (word === null || (sentence.classes[at]! & ING) === 0 || hasObject(sentence, at + 1)) return null;
  return OUTCOMES_BY.get(verbForm(word)?.meaning ?? '') ?? null;
}

const OF_CORPSES = /^(?:bur(?:y|ied)|collect|count|discover|exhum|find|identif|leave|recover|retriev|return)/;

/** Whether a verb tells what its subject does. */
const isActive = ({ form, passive }: VerbGroup): boolean => form === 'finite' && !passive;

/** Whether neither a mark nor "and" stands between a verb and an object. */
const isRightAfter = ({ classes }: Sentence, to: number, { from }: Range): boolean =>
  from >= to && !classes.slice(to, from).some((own) => own === MARK || (own & COORDINATOR) !== 0);

const isOfManner = ({ classes }: Sentence, at: number): boolean => ((classes[at] ?? MARK) & ADVERB) !== 0;

/** "300 Danes captured and held the bridge": whether a thing that no verb stands before shares a second past tense, and its object. */
function sharesObject({ sentence, counted, place }: Seen, to: number): boolean {
  const { verb } = place.clause;
  if (!/^(?:and|or)$/.test(sentence.word(to) ?? '') || (verb !== null && verb.from < counted.from))
    return false;
  return ((sentence.classes[to + 1] ?? MARK) & PAST) !== 0 && hasObject(sentence, to + 2);
}

/** "one of the best executed battles": words for a loss that say nothing of the thing before them. */
function isNoVerdict({ word, classes, tokens }: Sentence, { to }: Range): boolean {
  const next = word(to);
  return (
    next !== null &&
    !tokens[to]!.capital &&
    isPlural(next) &&
    /[^s]s$/.test(next) &&
    (classes[to]! & (FUNCTION_WORD | DETERMINER | ADVERB | AUXILIARY)) === 0
  );
}

/** "killed, wounded or captured 120 men": what befell them, with what the verbs before it tell, and where the first of those stands. */
function joinedWith(
  sentence: Sentence,
  { from, head }: VerbGroup,
  outcome: string,
): { outcome: string; from: number } {
  const { word, tokens } = sentence;
  const outcomes = [outcome];
  let first = head;
  let joint = /^(?:and|or)$/.test(word(from - 1) ?? '') ? from - 1 : -1;
  if (joint > 0 && tokens[joint - 1]?.kind === 'comma') joint--;
  for (; joint > 0; joint = tokens[joint - 2]?.kind === 'comma' ? joint - 2 : -1) {
    // "took 20 guns and secured 12 mortars": a noun
    const verb = clausesOf(sentence).clauses.find((clause) => clause.verb?.head === joint - 1)?.verb;
    const other = OUTCOMES_OF.get(verb?.meaning ?? '');
    if (other === undefined) break;
    outcomes.push(other);
    first = joint - 1;
  }
  return { outcome: outcomes.length === 1 ? outcome : joined(outcomes as Outcome[]), from: first };
}

/** "a loss to the Danes of 300", "at a cost to them of 40 guns": where the noun stands before those who suffer it; 0 where none does. */
function lossTo({ word, classes }: Sentence, of: number): number {
  for (let at = of - 2; at > of - LONGEST_SUFFERER && at > 1; at--) {
    if (word(at) === 'to' && /^(?:cost|loss)$/.test(word(at - 1) ?? '')) return at - 1;
    if (classes[at] === MARK || (classes[at]! & PREPOSITION) !== 0) return 0;
  }
  return 0;
}
const LONGEST_SUFFERER = 7;

/** "the deaths of 300 men", "the deaths of Horn and 300 men": where the "of" stands that governs a thing; -1 where none does. */
function ofBefore(sentence: Sentence, left: number): number {
  const { word, classes } = sentence;
  if (word(left - 1) === 'of') return left - 1;
  if (word(left - 1) !== 'and') return -1;
  const { clauseOf } = clausesOf(sentence);
  for (let at = left - 2; at > left - LONGEST_JOINED && at > 0; at--) {
    if (word(at) === 'of') return clauseOf[at] === clauseOf[left] ? at : -1;
    if ((classes[at]! & (FUNCTION_WORD | NUMBER | MARK)) !== 0) return -1;
  }
  return -1;
}
/** So many words may stand before "and" in what is lost with a thing. */
const LONGEST_JOINED = 8;

/** The rules for losses, tried from top to bottom for each counted thing. */
export const LOSS_RULES: readonly FigureRule[] = [
  {
    // "a single wounded soldier", "500 captured men"
    name: 'participle-before-noun',
    read(seen) {
      const { sentence, counted, place } = seen;
      const { outcome } = counted;
      if (outcome === null || outcome.noun || counted.kind === 'article') return null;
      // "3,500 enslaved people" were so before
      if (sentence.word(outcome.from) === 'enslaved') return null;
      // "a force of 300 destroyed bridges": what nobody destroys so many of is what it did
      if (countsPlaces(sentence, counted)) return null;
      const then = undergone(seen);
      if (then !== null && then.outcome !== outcome.outcome) return then;
      // "killed eleven wounded grenadiers", "captured 300 wounded soldiers"
      const { verb } = place.clause;
      const isStatus = /^(?:captured|wounded)$/.test(outcome.outcome);
      const done =
        isStatus && verb !== null && place.role === 'object' && !verb.passive
          ? objectLoss(sentence, { ...place.clause, verb }, counted)
          : null;
      if (verb !== null && done !== null && /^(?:captured|killed)$/.test(done.outcome))
        return { ...done, words: verb, governing: place.clause };
      return { outcome: outcome.outcome, words: outcome, bearer: 'itself', governing: place.clause };
    },
  },
  {
    // "six vehicles destroyed", "25,000 men killed or wounded", "seven taken as prisoners"
    name: 'participle-after',
    read(seen) {
      const { sentence, counted, place } = seen;
      let at = endOf(counted);
      // "20 of them killed"
      if (isElided(counted) && sentence.word(at) === 'of') at++;
      if (isElided(counted) && /^(?:them|these)$/.test(sentence.word(at) ?? '')) at++;
      while (
        ADVERBS.has(sentence.word(at) ?? '') ||
        /^(?:been|being|either|having|lying)$/.test(sentence.word(at) ?? '')
      )
        at++;
      // "fifteen in killed, wounded and missing"
      if (sentence.word(at) === 'in' && (outcomesAt(sentence, at + 1)?.outcomes.length ?? 0) > 1) at++;
      const phrase = phrasesOfLoss.at(at, sentence.word);
      if (phrase && phrase.length > 2 && fits(phrase.meaning, counted))
        return {
          outcome: phrase.meaning,
          words: { from: at, to: at + phrase.length },
          bearer: 'itself',
          governing: place.clause,
        };
      // "listed 1,350 men as prisoners or missing"
      const isListed =
        sentence.word(at) === 'as' && place.role === 'object' && place.clause.verb?.meaning === 'say';
      if (isListed) at++;
      const dying = dyingAt(sentence, at);
      // "split into two groups, one fleeing to Lund": that is no man
      if (dying === 'fled' && isElided(counted) && counted.high === 1) return null;
      if (dying !== null && fits(dying, counted))
        return { outcome: dying, words: { from: at, to: at + 1 }, bearer: 'itself', governing: place.clause };
      const found = outcomesAt(sentence, at);
      if (found === null || (found.noun && !isListed) || isNoVerdict(sentence, found)) return null;
      const { clauses, clauseOf } = clausesOf(sentence);
      const { verb, objects } = clauses[clauseOf[at]!]!;
      // a past tense with an object did it: "20 rebels captured the town"
      const isObjectAhead =
        hasObject(sentence, found.to) && OUTCOME_TAILS.at(found.to, sentence.word) === null;
      if (isObjectAhead || sharesObject(seen, found.to)) return null;
      const isDeed =
        verb?.head === at && isActive(verb) && verb === place.clause.verb && place.role === 'subject';
      if (isDeed && !OUTCOMES_BY.has(verb.meaning ?? '')) {
        if (objects.some((object) => isRightAfter(sentence, found.to, object))) return null;
        // "the divisions lost heavily", "the 300 raiders lost": who is beaten
        if (sentence.word(at) === 'lost' && (isDefinite(sentence, counted) || isOfManner(sentence, found.to)))
          return null;
      }
      const isIntransitive =
        verb !== null && verb.head === at && verb.meaning !== null && OUTCOMES_BY.has(verb.meaning);
      if (isIntransitive && sentence.word(at) === 'escaped') return null;
      const outcome = ofPeople(joined(found.outcomes), counted);
      if (sentence.word(at) === 'recovered' && !isEquipment(counted)) return null;
      if (/captured|surrendered/.test(outcome) && countsPlaces(sentence, counted)) return null;
      if (!fits(outcome, counted)) return null;
      return { outcome, words: { from: at, to: found.to }, bearer: 'itself', governing: place.clause };
    },
  },
  {
    // "14 prisoners", "17 dead", "40 casualties"
    name: 'outcome-noun',
    read(seen) {
      const { sentence, counted, place } = seen;
      const noun = counted.outcome;
      if (noun === null || !noun.noun || counted.kind === 'article') return null;
      // "divided into three bodies"
      if (
        /^(?:in|into)$/.test(sentence.word(counted.left - 1) ?? '') &&
        sentence.word(noun.from) === 'bodies'
      )
        return null;
      // "two bodies of horse" are no dead, unless somebody finds or buries them
      const isOfBodies = sentence.word(noun.from) === 'bodies' && sentence.word(noun.to) === 'of';
      if (isOfBodies && !OF_CORPSES.test(place.clause.verb?.lemma ?? '')) return null;
      const isStatus = /captured|wounded|fled|deserted/.test(noun.outcome);
      const then = isStatus ? undergone(seen) : null;
      if (then !== null && then.outcome !== noun.outcome) return then;
      // "the massacre of 300 prisoners"
      const of = counted.left - 1;
      const deed = isStatus && sentence.word(of) === 'of' ? nounsOfLoss.at(of - 1, sentence.word) : null;
      if (deed?.meaning === 'killed')
        return {
          outcome: deed.meaning,
          words: { from: of - 1, to: of + 1 },
          bearer: 'noun',
          governing: place.clause,
        };
      const found = outcomesAt(sentence, noun.from);
      const to = found?.to ?? noun.to;
      if (noun.outcome === 'captured' && isFreed(sentence, counted, to)) return null;
      const { verb } = place.clause;
      // "they shot more than 30 prisoners", "300 prisoners were executed"
      const isKilling =
        verb?.meaning === 'kill' ||
        (verb !== null &&
          (phrasesOfLoss.at(verb.head, sentence.word)?.meaning === 'killed' ||
            isToDeath(sentence, verb, verb.passive ? verb.to : to)));
      const isKilled = isKilling && (verb.passive ? place.role === 'subject' : place.role === 'object');
      if (isKilled && place.of < 0 && isStatus)
        return {
          outcome: 'killed',
          words: { from: verb.from, to: verb.to },
          bearer: verb.passive ? 'itself' : 'agent',
          governing: place.clause,
        };
      const isObject = verb !== null && counted.from >= verb.to;
      const bearer = !isObject
        ? 'itself'
        : verb.meaning === 'inflict' ||
            ((/^(?:have|take)$/.test(verb.meaning ?? '') || verb.lemma === 'make') &&
              noun.outcome === 'captured') ||
            OUTCOMES_OF.has(verb.meaning ?? '')
          ? 'agent'
          : verb.meaning === 'take' ||
              verb.meaning === 'suffer' ||
              verb.meaning === 'lose' ||
              verb.meaning === 'have'
            ? 'victim'
            : 'itself';
      return {
        outcome: joined(found?.outcomes ?? [noun.outcome]),
        words: { from: noun.from, to },
        bearer,
        governing: place.clause,
      };
    },
  },
  {
    // "two rebels were killed", "300 Romans fell", "the five ships in the convoy were sunk"
    name: 'subject-lost',
    read: subjectLost,
  },
  {
    // "was slain with 300 knights", "surrendered with 900 men"
    name: 'lost-with',
    read: lostWith,
  },
  {
    // "sank with all hands (320 officers and men)", "all hands, 857 men, were lost"
    name: 'all-hands',
    read({ sentence, counted, place }) {
      let at = counted.left - 1;
      while (at > 0 && /^(?:comma|dash|open)$/.test(sentence.tokens[at]!.kind)) at--;
      if (at === counted.left - 1 || !isPeople(counted)) return null;
      const isAll = sentence.word(at) === 'hands' && sentence.word(at - 1) === 'all';
      const words = { from: at - 1, to: at + 1 };
      return isAll ? { outcome: 'killed', words, bearer: 'itself', governing: place.clause } : null;
    },
  },
  {
    // "killing a hundred", "lost 300 men", "took 10 cannon", "cost him 40 men"
    name: 'object-lost',
    read(seen) {
      const { sentence, counted, place } = seen;
      const { verb } = place.clause;
      const accounted = accountedFor(seen);
      if (verb !== null && accounted !== null)
        return {
          outcome: accounted,
          words: { from: verb.head, to: verb.to },
          bearer: 'agent',
          governing: place.clause,
        };
      const isBehind =
        (verb?.lemma === 'leave' && place.preposition === 'behind') ||
        // "wiped out over 300 men"
        (verb !== null &&
          place.phrase.from === verb.to + 1 &&
          (phrasesOfLoss.at(verb.head, sentence.word)?.length === place.phrase.from - verb.head ||
            givesUp(sentence, verb)));
      // "took possession of 20 guns"
      const isHold =
        verb !== null &&
        !verb.passive &&
        /^(?:get|gain|got|take|took)/.test(verb.lemma) &&
        sentence.word(counted.left - 1) === 'of' &&
        /^(?:hold|possession)$/.test(sentence.word(counted.left - 2) ?? '') &&
        counted.left - 2 === verb.to;
      if (isHold && isEquipment(counted))
        return {
          outcome: 'captured',
          words: { from: verb.head, to: counted.left },
          bearer: 'agent',
          governing: place.clause,
        };
      // "deprived the Swedes of twelve guns"
      const isDeprived =
        verb !== null &&
        !verb.passive &&
        place.role === 'object' &&
        sentence.word(counted.left - 1) === 'of' &&
        /^(?:depriv|rob|strip)/.test(verb.lemma);
      if (isDeprived && counted.known && (isEquipment(counted) || isPeople(counted)))
        return {
          outcome: lossOf(counted),
          words: { from: verb.head, to: verb.to },
          bearer: 'agent',
          governing: place.clause,
        };
      if (verb === null || verb.passive || (place.role !== 'object' && !isBehind) || !isHead(seen))
        return null;
      if (!isBehind && !reaches(seen, verb)) return null;
      // "lost the fort to 300 Swedes"
      const isTo = sentence.word(counted.left - 1) === 'to' && counted.left - 1 > verb.to;
      if (isTo && verb.meaning === 'lose') return null;
      // "destroyed an army of 3,000 men": not each of them
      if (place.of >= 0 && isPeople(counted) && isUndone(sentence, { from: verb.head, to: verb.to }))
        return null;
      const own = objectLoss(sentence, { ...place.clause, verb }, counted);
      const loss = own && { ...own, ...joinedWith(sentence, verb, own.outcome) };
      // "lost 300 men through desertion"
      const end = endOf(counted);
      const isDesertion =
        /^(?:by|from|through|to)$/.test(sentence.word(end) ?? '') &&
        /^desertions?$/.test(sentence.word(end + 1) ?? '');
      if (loss?.outcome === 'casualties' && isDesertion) loss.outcome = 'deserted';
      if (loss === null || countsPlaces(sentence, counted)) return null;
      if (loss.outcome !== 'captured' && !fits(loss.outcome, counted)) return null;
      if (counted.kind === 'article' && !counted.known) return null;
      return {
        outcome: loss.outcome,
        words: { from: loss.from, to: verb.to },
        bearer: loss.bearer,
        governing: place.clause,
      };
    },
  },
  {
    // "the deaths of 32 civilians", "a loss of 500 men", "the bodies of 13 soldiers"
    name: 'noun-of',
    read({ sentence, counted, place }) {
      const of = ofBefore(sentence, counted.left);
      if (of < 0 || counted.kind === 'none') return null;
      const suffered = lossTo(sentence, of);
      if (suffered > 0 && !countsPlaces(sentence, counted))
        return {
          outcome: lossOf(counted),
          words: { from: suffered, to: of + 1 },
          bearer: 'noun',
          governing: place.clause,
        };
      const noun = nounsOfLoss.at(of - 1, sentence.word);
      if (noun === null || noun.length > 1) return null;
      // "three bodies of 300 men" are so many forces
      if (sentence.word(of - 1) === 'bodies' && ((sentence.classes[of - 2] ?? MARK) & NUMBER) !== 0)
        return null;
      // "the losses of the two brigades" are theirs
      if (counted.category === 'formation' && sentence.word(counted.from - 1) === 'the') return null;
      const isWorth = !/^(?:dead|slain|killed|wounded|injured|missing|prisoners|captives)$/.test(
        sentence.word(of - 1)!,
      );
      // "the death or capture of 300 men"
      const joins = /^(?:and|or)$/.test(sentence.word(of - 2) ?? '');
      const other = joins ? nounsOfLoss.at(of - 3, sentence.word) : null;
      const own = noun.meaning === 'casualties' ? lossOf(counted) : noun.meaning;
      const outcome = other
        ? joined([other.meaning, own].flatMap((each) => each.split('+')) as Outcome[])
        : own;
      // "the expense of a licence" loses no one, "at a heavy cost of 12 tanks" does
      const isPrice =
        /^(?:cost|expense)$/.test(sentence.word(of - 1)!) &&
        ![2, 3, 4].some((back) => sentence.word(of - back) === 'at');
      if (isPrice && (counted.kind !== 'number' || (!isElided(counted) && !isPeople(counted)))) return null;
      if (!isWorth || !fits(outcome, counted) || countsPlaces(sentence, counted)) return null;
      // "the murder of a woman" is no battle's
      const isCrime = /^(?:murder|execution|killing|massacre|slaughter)$/.test(sentence.word(of - 1)!);
      if (counted.kind === 'article' && (!counted.known || isCrime)) return null;
      return { outcome, words: { from: of - 1, to: of + 1 }, bearer: 'noun', governing: place.clause };
    },
  },
  {
    // "Soviet losses were 452,720 men", "casualties amounted to 300", "puts the dead at 5,000", "casualties: 300"
    name: 'noun-is',
    read(seen) {
      const { sentence, counted, place } = seen;
      if (
        counted.kind === 'article' ||
        (counted.kind === 'vague' &&
          isElided(counted) &&
          counted.qualifier === 'vague' &&
          !isScale(sentence, counted))
      )
        return null;
      const noun = amountNoun(seen);
      if (noun === null) return null;
      const outcome = noun.outcome === 'casualties' ? lossOf(counted) : noun.outcome;
      if (!fits(outcome, counted)) return null;
      return { outcome, words: { from: noun.at, to: noun.at + 1 }, bearer: 'noun', governing: place.clause };
    },
  },
];

/** Whether a thing is the object of a verb: right after it, or joined to what is. */
function reaches({ sentence, place }: Seen, verb: VerbGroup): boolean {
  const { clause, phrase } = place;
  let to = verb.to;
  // "lost, according to Smith, 300 men", "lost – and this is certain – 300 men"
  const [opens, closes] = [sentence.tokens[to]?.kind, sentence.tokens[phrase.from - 1]?.kind];
  const isAside =
    (opens === 'open' && closes === 'close') ||
    (opens === closes && phrase.from > to + 1 && (opens === 'comma' || opens === 'dash'));
  if (isAside && clause.objects[0]?.from === phrase.from) return true;
  // "lost in these charges 13 officers"
  const inside = clause.phrases.find(({ at }) => at === verb.to);
  if (inside && clause.objects[0]?.from === inside.to) to = inside.to;
  // "lost in all 700 men"
  if (sentence.word(to) === 'in' && phrase.from === to + 2) return true;
  for (const object of clause.objects) {
    if (object.from > phrase.from) break;
    for (let at = to; at < object.from; at++) {
      const own = sentence.classes[at]!;
      const isLink =
        (own & (ADVERB | COORDINATOR)) !== 0 ||
        own === MARK ||
        /^(?:up|off|down|out|behind|another|him|her|it|them|as|well|with|along|together)$/.test(
          sentence.word(at) ?? '',
        );
      if (!isLink) return object.from === phrase.from ? isAfterNumber(sentence, to, at) : false;
    }
    if (object.from === phrase.from) return true;
    to = object.to;
  }
  return false;
}

/** "lost 300 men at Rome and 200 horses": a phrase between the parts of a list of figures. */
const isAfterNumber = ({ classes }: Sentence, from: number, at: number): boolean =>
  (classes[from - 1]! & (NUMBER | MILITARY)) !== 0 && (classes[at]! & PREPOSITION) !== 0;
