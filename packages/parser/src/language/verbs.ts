import { remembered } from './lexicon/remembered.ts';
import { wordSet } from './lexicon/word-list.ts';
import answering from './words/answering-verbs.json' with { type: 'json' };
import irregular from './words/irregular-verbs.json' with { type: 'json' };
import noForms from './words/no-verb-forms.json' with { type: 'json' };
import stating from './words/stating-verbs.json' with { type: 'json' };
import verbs from './words/verbs.json' with { type: 'json' };

/** What a verb does, as far as it matters to figures; null of all other verbs. */
export type VerbMeaning =
  | 'be'
  | 'have'
  | 'hold'
  | 'bring'
  | 'lose'
  | 'suffer'
  | 'inflict'
  | 'kill'
  | 'wound'
  | 'capture'
  | 'destroy'
  | 'sink'
  | 'damage'
  | 'die'
  | 'surrender'
  | 'flee'
  | 'desert'
  | 'defect'
  | 'take'
  | 'leave'
  | 'say'
  | 'count'
  | 'fight'
  | 'lead'
  | 'hope'
  | 'try';

/** What a word can be as the form of a verb. `base` and `present` only of verbs that the lists know: they end as nouns do. */
interface VerbForm {
  lemma: string;
  meaning: VerbMeaning | null;
  base: boolean;
  present: boolean;
  past: boolean;
  participle: boolean;
  ing: boolean;
}

const MEANINGS: ReadonlyMap<string, VerbMeaning> = new Map(
  Object.entries(verbs.meanings) as [string, VerbMeaning][],
);
const NO_FORMS = wordSet(noForms);
const VOWEL = /[aeiou]/;
/** "stop", "ship": a single vowel before a last consonant, which is doubled before an ending. */
const DOUBLES = /(?:^|[^aeiou])[aeiou][bdgklmnprtv]$/;

const withEnding = (base: string, ending: 'ed' | 'ing'): string[] => {
  // "die": "dying", but "flee": "fleeing"
  if (base.endsWith('ie') && ending === 'ing') return [`${base.slice(0, -2)}ying`];
  if (base.endsWith('e')) return [ending === 'ed' ? `${base}d` : `${base.replace(/(?<!e)e$/, '')}ing`];
  if (ending === 'ed' && /[^aeiou]y$/.test(base)) return [`${base.slice(0, -1)}ied`];
  return DOUBLES.test(base) ? [base + base.at(-1) + ending, base + ending] : [base + ending];
};
const presentOf = (base: string): string =>
  /(?:s|x|z|ch|sh|o)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;

const FORMS = new Map<string, VerbForm>();
function add(form: string, lemma: string, as: 'base' | 'present' | 'past' | 'participle' | 'ing'): void {
  const known = FORMS.get(form) ?? {
    lemma,
    meaning: MEANINGS.get(lemma) ?? null,
    base: false,
    present: false,
    past: false,
    participle: false,
    ing: false,
  };
  known[as] = true;
  FORMS.set(form, known);
}
for (const [lemma, forms] of Object.entries(irregular.meanings)) {
  const [past, participle] = forms.split(' ');
  add(past!, lemma, 'past');
  add(participle!, lemma, 'participle');
}
/** Irregular verbs that have "-ed" beside: "burnt" and "burned", but no "losed". */
const REGULAR_TOO = /^(?:burn|hang)$/;
/** Verbs that state what follows their "that", or an amount, and do other things beside. */
export const STATING = wordSet(stating);
/** Verbs by which one who tells answers others, and states nothing yet. */
export const ANSWERING = wordSet(answering);

for (const lemma of new Set([
  ...MEANINGS.keys(),
  ...Object.keys(irregular.meanings),
  ...STATING,
  ...ANSWERING,
])) {
  add(lemma, lemma, 'base');
  add(presentOf(lemma), lemma, 'present');
  for (const form of withEnding(lemma, 'ing')) add(form, lemma, 'ing');
  if (lemma in irregular.meanings && !REGULAR_TOO.test(lemma)) continue;
  for (const form of withEnding(lemma, 'ed')) {
    add(form, lemma, 'past');
    add(form, lemma, 'participle');
  }
}

/** Every form of a verb, be it listed or not: "attack" gives "attack", "attacks", "attacked", "attacking". */
export function formsOf(lemma: string): string[] {
  const own = irregular.meanings[lemma as keyof typeof irregular.meanings];
  const past = [
    ...(own?.split(' ') ?? []),
    ...(own === undefined || REGULAR_TOO.test(lemma) ? withEnding(lemma, 'ed') : []),
  ];
  return [...new Set([lemma, presentOf(lemma), ...past, ...withEnding(lemma, 'ing')])];
}

/** "need", "speed" and "weed" are nouns. */
const VERBS_IN_EED = /^(?:agreed|decreed|freed|guaranteed)$/;

/** The form of a verb that a lower-cased word can be: of those in the lists, or as its ending shows; null where it is none. */
export const verbForm: (word: string) => VerbForm | null = remembered((word) => {
  if (NO_FORMS.has(word)) return null;
  const known = FORMS.get(word);
  if (known !== undefined) return known;
  const isPast = word.length > 3 && word.endsWith('ed') && (!word.endsWith('eed') || VERBS_IN_EED.test(word));
  const isIng = word.length > 4 && word.endsWith('ing') && VOWEL.test(word.slice(0, -3));
  if (!isPast && !isIng) return null;
  if (word.includes('-') && !word.startsWith('re-')) return null;
  return {
    lemma: word,
    meaning: null,
    base: false,
    present: false,
    past: isPast,
    participle: isPast,
    ing: isIng,
  };
});

const OF_LOSS: ReadonlySet<VerbMeaning | null> = new Set([
  'lose',
  'suffer',
  'inflict',
  'kill',
  'wound',
  'capture',
  'destroy',
  'sink',
  'damage',
  'die',
  'surrender',
  'flee',
  'desert',
  'defect',
  'take',
  'leave',
]);

/** The forms of the verbs that tell of a loss. */
export function formsOfLoss(): string[] {
  const ofLoss = [...FORMS].filter(
    ([, { meaning, lemma }]) => OF_LOSS.has(meaning) || /^(?:fall|cost|make|put|claim)$/.test(lemma),
  );
  return ofLoss.map(([form]) => form);
}
