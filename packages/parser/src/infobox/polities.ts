import { LANDS, STATE_FORMS, STATES, type State } from '../lexicon/states.ts';

const key = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[–—]/g, '-')
    .replace(/[’`]/g, "'")
    .replace(/^the /, '')
    .replace(/\s+/g, ' ')
    .trim();

const split = (words: string): string[] => words.split(', ').map(key);

const SOVEREIGN: ReadonlySet<string> = new Set(STATES.flatMap(([names]) => split(names)));
const KNOWN: ReadonlySet<string> = new Set([...STATES, ...LANDS].flatMap(([names]) => split(names)));

/** What a people's name may stand for: the states under the name of that people. */
const BY_PEOPLE: ReadonlyMap<string, readonly State[]> = (() => {
  const index = new Map<string, State[]>();
  for (const state of [...STATES, ...LANDS]) {
    for (const people of split(state[1])) index.set(people, [...(index.get(people) ?? []), state]);
  }
  return index;
})();

const FORMS = STATE_FORMS.toLowerCase().split(', ').join('|');
const ORDINALS = 'first|second|third|fourth|fifth|1st|2nd|3rd|former|later';
const FORM_OF = new RegExp(
  String.raw`^(?:(?:${ORDINALS}|united) )?(?:\S+ )?(?:${FORMS}) of (?:the )?\S+(?: \S+)?$`,
);
const PEOPLE_FORM = new RegExp(String.raw`^(?:(?:${ORDINALS}) )?(\S+(?: \S+)?) (?:${FORMS})$`);

/** A sovereign state, today or once, by one of its names or by the form of its name ("Kingdom of Hungary"). */
export function isSovereign(name: string): boolean {
  const named = key(name);
  if (SOVEREIGN.has(named) || FORM_OF.test(named)) return true;
  const people = PEOPLE_FORM.exec(named)?.[1];
  return people !== undefined && (BY_PEOPLE.has(people) || KNOWN.has(people));
}

/** A state, land or people that the lexicon knows by this name. */
export function isKnownPolity(name: string): boolean {
  return KNOWN.has(key(name)) || isSovereign(name);
}

/** The names of the states whose people, troops or things are called so ("French", "Franco"). */
export function statesOfPeople(people: string): string[] {
  return (BY_PEOPLE.get(key(people)) ?? []).flatMap(([names]) => split(names));
}

export { key as polityKey };
