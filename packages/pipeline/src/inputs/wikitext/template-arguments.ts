/** How far into an argument its name may reach, with the blanks around it. */
const MOST_KEY = 200;

/** The arguments of a template as written, with the templates within them already expanded. */
export class TemplateArguments {
  /** The arguments with their names, each as it is written: a parser function has no names. */
  readonly written: readonly string[];
  /** By position, from 0: what MediaWiki calls 1, 2, 3 …, whether or not the number is written out. */
  readonly list: readonly string[];
  readonly #named = new Map<string, string>();

  constructor(written: readonly string[]) {
    this.written = written;
    const list: string[] = [];
    for (const part of written) {
      const sign = part.indexOf('=');
      const key = sign < 0 || sign > MOST_KEY ? '' : part.slice(0, sign).trim();
      // A sign inside a link or a tag names nothing: `<small style="…">` is a value.
      if (!/^[\p{L}\p{N}_ -]{1,40}$/u.test(key)) list.push(part.trim());
      else if (/^[1-9]\d?$/.test(key)) list[Number(key) - 1] = part.slice(sign + 1).trim();
      else this.#named.set(key.toLowerCase(), part.slice(sign + 1).trim());
    }
    this.list = Array.from(list, (value) => value ?? '');
  }

  /** The argument at a position, from 0; an empty text where there is none. */
  at(index: number): string {
    return this.list[index] ?? '';
  }

  /** The last argument by position; an empty text where there is none. */
  get last(): string {
    return this.list.at(-1) ?? '';
  }

  /** The first of some names that has a value; an empty text where none has. */
  named(...names: readonly string[]): string {
    for (const name of names) {
      const value = this.#named.get(name);
      if (value) return value;
    }
    return '';
  }

  entries(): Iterable<[key: string, value: string]> {
    return this.#named.entries();
  }
}
