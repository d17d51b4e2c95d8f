import { LANDS, STATE_FORMS, STATES, type State } from '../lexicon/states.ts';

/** A name as the lexicon compares it: small letters, plain hyphens and apostrophes, no article. */
function key(name: string): string {
  const small = name.toLowerCase();
  if (!/[–—’`]|^the | {2}|[^\S ]/.test(small)) return small;
  return small.replace(/[–—]/g, '-').replace(/[’`]/g, "'").replace(/\s+/g, ' ').replace(/^the /, '');
}

const split = (words: string): string[] => words.split(', ').map(key);

const SOVEREIGN: ReadonlySet<string> = new Set(STATES.flatMap(([names]) => split(names)));
const KNOWN: ReadonlySet<string> = new Set([...STATES, ...LANDS].flatMap(([names]) => split(names)));

function indexed(names: (state: State) => string[]): ReadonlyMap<string, readonly State[]> {
  const index = new Map<string, State[]>();
  for (const state of [...STATES, ...LANDS]) {
    for (const name of new Set(names(state))) index.set(name, [...(index.get(name) ?? []), state]);
  }
  return index;
}
const BY_PEOPLE = indexed(([, peoples]) => split(peoples));
const BY_NAME = indexed(([names, peoples]) => [...split(names), ...split(peoples)]);

const FORMS = STATE_FORMS.toLowerCase().split(', ').join('|');
/** No state's name is longer. */
const LONGEST_NAME = 80;
const ORDINALS = 'first|second|third|fourth|fifth|1st|2nd|3rd|former|later';
const FORM_OF = new RegExp(
  String.raw`^(?:(?:${ORDINALS}|united) )?(?:\S+ )?(?:${FORMS}) of (?:the )?\S+(?: \S+)?$`,
);
const PEOPLE_FORM = new RegExp(String.raw`^(?:(?:${ORDINALS}) )?(\S+(?: \S+)?) (?:${FORMS})$`);

/** A sovereign state, today or once, by one of its names or by the form of its name ("Kingdom of Hungary"). */
export function isSovereign(name: string): boolean {
  const named = key(name);
  if (SOVEREIGN.has(named)) return true;
  if (named.length > LONGEST_NAME || !named.includes(' ')) return false;
  if (named.includes(' of ')) return FORM_OF.test(named);
  const people = PEOPLE_FORM.exec(named)?.[1];
  return people !== undefined && (BY_PEOPLE.has(people) || KNOWN.has(people));
}

/** A state, land or people that the lexicon knows by this name. */
export function isKnownPolity(name: string): boolean {
  return KNOWN.has(key(name)) || isSovereign(name);
}

/**
 * What else the states are called that have this name, or whose people, troops or things are called so: their names
 * and those of their people ("French" and "Franco" give France, French, Franco).
 */
export function otherNames(name: string): string[] {
  return (BY_NAME.get(key(name)) ?? []).flatMap(([names, peoples]) => [...split(names), ...split(peoples)]);
}

/** Whether a word is what a people, its troops or its things are called, and no state's own name. */
export function isAdjective(word: string): boolean {
  return BY_PEOPLE.has(key(word)) && !isKnownPolity(word);
}

export { key as polityKey };
