import { LANDS, ORDINALS, STATE_FORMS, STATES } from './lexicon/states.ts';

/** A name as the lexicon compares it: small letters, plain hyphens and apostrophes, no article. */
function key(name: string): string {
  const small = name.toLowerCase();
  if (isKey(small)) return small;
  return small.replace(/[–—]/g, '-').replace(/[’`]/g, "'").replace(/\s+/g, ' ').replace(/^the /, '');
}

/** Whether a name in small letters is already in the form in which names are compared. Nearly all are. */
function isKey(small: string): boolean {
  let isBlank = false;
  for (let at = 0; at < small.length; at++) {
    const code = small.charCodeAt(at);
    const wasBlank = isBlank;
    isBlank = code === 32;
    if (code < 32 || code === 96 || code > 126 || (isBlank && wasBlank)) return false;
  }
  return !small.startsWith('the ');
}

const SOVEREIGN = new Set<string>();
const KNOWN = new Set<string>();
const PEOPLES = new Set<string>();
/** By each name of a state and of its people: all names of all that are called so. */
const CALLED = new Map<string, readonly string[]>();

for (const [index, state] of [...STATES, ...LANDS].entries()) {
  const names = state.names.map(key);
  const peoples = state.peoples.map(key);
  for (const name of names) KNOWN.add(name);
  if (index < STATES.length) for (const name of names) SOVEREIGN.add(name);
  for (const people of peoples) PEOPLES.add(people);
  const all = [...names, ...peoples];
  for (const name of new Set(all)) CALLED.set(name, [...(CALLED.get(name) ?? []), ...all]);
}

const FORMS = STATE_FORMS.join('|').toLowerCase();
/** No state's name is longer. */
const LONGEST_NAME = 80;
const FORM_OF = new RegExp(
  String.raw`^(?:(?:${ORDINALS.join('|')}|united) )?(?:\S+ )?(?:${FORMS}) of (?:the )?\S+(?: \S+)?$`,
);
const PEOPLE_FORM = new RegExp(String.raw`^(?:(?:${ORDINALS.join('|')}) )?(\S+(?: \S+)?) (?:${FORMS})$`);

/** A sovereign state, today or once, by one of its names or by the form of its name ("Kingdom of Hungary"). */
export function isSovereign(name: string): boolean {
  const named = key(name);
  if (SOVEREIGN.has(named)) return true;
  if (named.length > LONGEST_NAME || !named.includes(' ')) return false;
  if (named.includes(' of ')) return FORM_OF.test(named);
  const people = PEOPLE_FORM.exec(named)?.[1];
  return people !== undefined && (PEOPLES.has(people) || KNOWN.has(people));
}

/** A state, land or people that the lexicon knows by this name. */
export function isKnownPolity(name: string): boolean {
  return KNOWN.has(key(name)) || isSovereign(name);
}

/**
 * All names of the states that are called so, or whose people are: "French" and "Franco" both give France, French and
 * Franco.
 */
export const otherNames = (name: string): readonly string[] => CALLED.get(key(name)) ?? NONE;
const NONE: readonly string[] = [];

/** Whether a word is what a people, its troops or its things are called, and no state's own name. */
export function isAdjective(word: string): boolean {
  return PEOPLES.has(key(word)) && !isKnownPolity(word);
}

/** After so many names all are forgotten. The same parties come in many articles. */
const MOST_REMEMBERED = 4000;
/** Longer names are rare, and no battle's but their own. */
const LONGEST_REMEMBERED = 80;

/** The same function of a party's name, which is worked out once where it comes again. */
export function rememberedByName<Value extends object>(
  read: (name: string) => Value,
): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    if (name.length > LONGEST_REMEMBERED) return read(name);
    if (known.size >= MOST_REMEMBERED) known.clear();
    // a copy: what is cut out of a text holds on to all of it
    const own = ` ${name}`.slice(1);
    const value = read(own);
    known.set(own, value);
    return value;
  };
}

export { key as polityKey };
