/** What the rendering of an article left out. */
export interface Omission {
  /** `template` is one that no rule reads, `second-infobox` one of a battle beside the one that is read, `flag` one whose picture was all that it said. */
  kind:
    | 'template'
    | 'second-infobox'
    | 'flag'
    | 'image'
    | 'note'
    | 'table'
    | 'gallery'
    | 'html'
    | 'metadata'
    | 'infobox';
  /** The name of the template, image …; empty where it has none. */
  name: string;
  /** Where it stood. */
  place: 'infobox' | 'text';
  times: number;
}

/** Counts what is left out; equal omissions are one. */
export class Omissions {
  readonly #omissions = new Map<string, Omission>();

  add(kind: Omission['kind'], name: string, place: Omission['place'], times = 1): void {
    const key = `${kind}\n${place}\n${name}`;
    const omission = this.#omissions.get(key);
    if (omission) omission.times += times;
    else this.#omissions.set(key, { kind, name, place, times });
  }

  list(): Omission[] {
    return [...this.#omissions.values()];
  }
}

/** What is said of an omission: its name, and how often where that is more than once. */
const SENTENCES: Record<Omission['kind'], (name: string, often: string) => string> = {
  infobox: () => 'the article has no infobox of a battle',
  template: (name, often) => `{{${name}}} was left out${often}: no rule reads it`,
  'second-infobox': (name) => `another infobox was left out: ${name}`,
  flag: (name, often) => `the flag of ${name} was left out${often}`,
  image: (name, often) => `an image was left out${often}: ${name}`,
  note: (_, often) => `a note was left out${often}`,
  table: (_, often) => `a table was left out${often}`,
  gallery: (_, often) => `a gallery was left out${often}`,
  html: (name, often) => `HTML was left out${often}: ${name}`,
  metadata: (name) => `${name} was left out: it is no text`,
};

/** An omission in words, for messages. */
export function describeOmission({ kind, name, place, times }: Omission): string {
  const sentence = SENTENCES[kind](name, times > 1 ? ` ${times} times` : '');
  return place === 'infobox' && kind !== 'infobox' ? `infobox: ${sentence}` : sentence;
}
