import { RANKS, TITLES } from './lexicon/ranks.ts';
import { PLACE_PREFIXES } from './lexicon/side-words.ts';
import type { OpenClause } from './open-clauses.ts';
import type { ClauseKind, Sentence } from './sentence.ts';
import { ACTION, CAPITAL, COORDINATOR, DETERMINER, MILITARY, NUMBER, PREPOSITION } from './word-classes.ts';
import seats from './words/seats-of-government.json' with { type: 'json' };

/** Nouns of which a name after them is a part: "of general Lannes", "the river Danube". */
export const TITLED: ReadonlySet<string> = new Set([...RANKS, ...TITLES, ...PLACE_PREFIXES]);
const OFFICES: ReadonlySet<string> = new Set([...RANKS, ...TITLES]);

const WITH_SUBJECT: ReadonlySet<ClauseKind> = new Set(['main', 'coordinate', 'contrast', 'subordinate']);

/** Whom one writes to without an article, or by a name that ends with the word. */
const ADDRESSEES: ReadonlySet<string> = new Set([
  ...['admiralty', 'congress', 'council', 'headquarters', 'parliament', 'senate'],
  ...Object.keys(seats.meanings).map((seat) => seat.toLowerCase()),
]);
const RULERS = /^(?:caliph|doge|emperor|empress|king|pope|president|queen|shah|sultan|tsar)$/;

/** "the Saxons": a name of many, which no number after it belongs to. */
export const PLURAL_NAME = /[a-z]{2}[a-rt-z]s$/;

/** "In this work Mack wrote": of a clause without a subject, the name right before its verb is that, and not of the phrase. */
export function nameAsSubject({ classes, word, dated }: Sentence, clause: OpenClause): void {
  const { verb, kind, phrases } = clause;
  if (verb === null || !WITH_SUBJECT.has(kind) || !/^(?:finite|perfect)$/.test(verb.form)) return;
  // "On the hill stood Lannes"
  if (verb.either && verb.passive) return;
  const index = phrases.findIndex(({ to }) => to === verb.from);
  const phrase = phrases[index];
  if (phrase === undefined) return;
  let from = phrase.to;
  while (from > phrase.from && (classes[from - 1]! & CAPITAL) !== 0 && !dated[from - 1]) from--;
  // "In a letter to Congress Washington wrote", "to the king Talbot wrote"
  const isTo = phrase.preposition === 'to' && from + 1 < phrase.to;
  if (isTo && ADDRESSEES.has(word(from) ?? '')) from++;
  const isToRuler =
    from - 1 === phrase.from + 1 && word(phrase.from) === 'the' && RULERS.test(word(from - 1) ?? '');
  const isAddressed =
    phrase.preposition === 'to' && from < phrase.to && (isToRuler || ADDRESSEES.has(word(from - 1) ?? ''));
  if (isAddressed) {
    clause.subject = { from, to: phrase.to };
    phrases[index] = { ...phrase, to: from };
    return;
  }
  // "On the 7th Buell brought 300 more"
  const isDay = phrase.preposition === 'on' && word(phrase.from) === 'the' && /^\d/.test(word(from) ?? '');
  if (isDay && from === phrase.from + 1 && from + 1 < phrase.to && (classes[from + 1]! & MILITARY) === 0)
    from++;
  // "Against the 3,000 Swedes Horn had 300 men"
  const isPeople = ((classes[from - 1] ?? 0) & NUMBER) !== 0 && PLURAL_NAME.test(word(from) ?? '');
  if (isPeople && from + 1 < phrase.to && (classes[from + 1]! & MILITARY) === 0) from++;
  // "At Lund General Horn attacked"
  let rank = phrase.from + 1;
  while (rank < phrase.to && !OFFICES.has(word(rank) ?? '')) rank++;
  if (from <= phrase.from && rank + 1 < phrase.to && (classes[rank]! & CAPITAL) !== 0) {
    clause.subject = { from: rank, to: phrase.to };
    phrases[index] = { ...phrase, to: rank };
    return;
  }
  const isNoun =
    from > phrase.from + 1 && (classes[from - 1]! & (PREPOSITION | DETERMINER | COORDINATOR)) === 0;
  if (from === phrase.to || !isNoun || TITLED.has(word(from - 1) ?? '')) return;
  clause.subject = { from, to: phrase.to };
  phrases[index] = { ...phrase, to: from };
}

/** Verbs that come before their subject after words that say where: "Into the harbour sailed the fleet". */
const COMES =
  /^(?:advance|appear|arrive|c[ao]me|charge|emerge|fall|fell|flee|fled|flew|fly|follow|gallop|go|lay|lie|lurk|march|poured?|ride|rode|rise|rose|run|ran|rush|sail|sit|sat|stand|stood|steam|storm|stream|sweep|swept|tramp|troop|wait|went)(?:d|ed|ped)?$/;

/** "Into the harbour sailed the Danish fleet", "Down came the wall": the one phrase after such a verb is its subject. */
export function objectAsSubject({ classes, word }: Sentence, clause: OpenClause): void {
  const { verb, kind, objects } = clause;
  if (verb === null || !WITH_SUBJECT.has(kind) || verb.form !== 'finite' || verb.passive) return;
  const opening = clause.connective === null ? clause.from : clause.from + 1;
  const isOpened =
    opening < verb.from &&
    ((classes[opening]! & PREPOSITION) !== 0 ||
      /^(?:behind|down|here|next|then|there|up)$/.test(word(opening) ?? ''));
  if (!isOpened || objects.length !== 1 || !COMES.test(verb.lemma)) return;
  // "Then came an attack" tells of what happens, and of nobody who comes
  if ((classes[objects[0]!.to - 1]! & ACTION) !== 0) return;
  clause.subject = objects[0]!;
  clause.objects = [];
}
