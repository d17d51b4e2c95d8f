/**
 * A text as a part of an id: lower case, without diacritics, everything that is neither letter nor digit a hyphen.
 * Letters of other scripts stay, so that a name in any language keeps an id of its own.
 */
export function slug(text: string): string {
  if (text.length <= LONGEST_NAME && !/[^\0-\x7f]/.test(text)) return asciiSlug(text);
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/['’ʼ]/g, '')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      // The syllables of Korean came apart; what file systems keep is one.
      .normalize('NFC')
  );
}

/** What is longer is no name: put together word by word, it would be a rope of as many strings. */
const LONGEST_NAME = 200;

/** The same, of a name that has no other letters than those of ASCII: most ids are made of such. */
function asciiSlug(text: string): string {
  const lower = text.toLowerCase();
  let slug = '';
  /** Where the letters and digits begin that are not yet in the slug; -1 outside them. */
  let from = -1;
  /** Whether something else than an apostrophe stands between the slug and what comes next. */
  let parted = false;
  for (let at = 0; at <= lower.length; at++) {
    const code = at < lower.length ? lower.charCodeAt(at) : 0;
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
      if (from < 0) from = at;
      continue;
    }
    if (from >= 0) {
      if (parted && slug !== '') slug += '-';
      slug += lower.slice(from, at);
      from = -1;
      parted = false;
    }
    parted ||= code !== 39;
  }
  return slug;
}

type Part = string | number | null;

function join(parts: readonly Part[]): string {
  let id = '';
  for (const part of parts) id = joined(id, part);
  return id;
}

function joined(id: string, part: Part): string {
  if (part === null || part === '') return id;
  return id === '' ? String(part) : `${id}/${part}`;
}

/**
 * Makes ids from what rows say. Where two rows of an article say the same, the later one is told apart by a further
 * part, again from its content, and only at last by a count, so that a new row seldom renames an old one.
 */
export class Ids {
  /** How often each id was asked for. */
  readonly #taken = new Map<string, number>();

  /** An id of the parts; where it is taken, one that also says what tells the row apart. Nulls are left out. */
  make(parts: readonly Part[], apart: readonly Part[] = []): string {
    let id = join(parts);
    let times = this.#taken.get(id);
    for (const part of apart) {
      if (times === undefined) break;
      if (part === null || part === '') continue;
      id = joined(id, part);
      times = this.#taken.get(id);
    }
    while (times !== undefined) {
      this.#taken.set(id, ++times);
      id = joined(id, times);
      times = this.#taken.get(id);
    }
    this.#taken.set(id, 1);
    return id;
  }
}
