/**
 * The templates of the English Wikipedia that are the infobox of a battle, in lower case: Template:Infobox military conflict,
 * what redirects to it now or did.
 */
const OF_BATTLES = [
  'infobox military conflict',
  'infobox battle',
  'infobox naval battle',
  'infobox conflict',
  'infobox siege',
  'infobox war',
  'warbox',
  'battlebox',
];
/** Templates with the same fields, which tell of something larger or of another kind where there is a battle's beside them. */
const OTHERS = [
  'infobox military operation',
  'infobox military attack',
  'infobox operational plan',
  'infobox civil conflict',
];

/** What may stand between the words of a name, in wikitext as in XML: blanks, also as references, and comments. */
const BETWEEN =
  '(?:[\\s_]|&#(?:9|10|13|32|160|x[9ad]|x20);|<!--(?:(?!-->).){0,300}-->|&lt;!--(?:(?!--&gt;).){0,300}--&gt;)';

const escapeRegExp = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Knows the templates that are the infobox of a battle: those of the English Wikipedia, and those that somebody names. */
export class InfoboxNames {
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #mention: RegExp;

  /** @param further names of templates with the same fields, in any case: `Infobox battle of Example`. */
  constructor(further: readonly string[] = []) {
    const named = further.map(templateName);
    this.#ranks = new Map([
      ...OTHERS.map((name) => [name, 1] as const),
      ...[...OF_BATTLES, ...named].map((name) => [name, 0] as const),
    ]);
    const names = [...this.#ranks.keys()].map((name) =>
      name.split(' ').map(escapeRegExp).join(`${BETWEEN}{1,20}`),
    );
    this.#mention = new RegExp(`(?:${names.join('|')})`, 'is');
  }

  /** Which infobox is read where there are several: the lowest; null where it is none of a battle. */
  rank(name: string): number | null {
    return this.#ranks.get(name) ?? null;
  }

  /** Whether a wikitext has the infobox of a battle. */
  areIn(wikitext: string): boolean {
    return this.mayBeIn(wikitext) && this.firstIn(wikitext.replace(/<!--.*?(?:-->|$)/gs, '')) >= 0;
  }

  /** Where the first infobox of a battle begins in a wikitext without comments; -1 where it has none. */
  firstIn(wikitext: string): number {
    for (const { 1: head = '', index } of wikitext.matchAll(/\{\{([^{}|]{1,300})(?=[|}])/g))
      if (this.rank(templateName(head)) !== null) return index;
    return -1;
  }

  /**
   * Whether a wikitext, as it is or escaped as in XML, may have the infobox of a battle: one in a comment counts too, and so
   * does its name alone. It takes no longer than a search.
   */
  mayBeIn(wikitext: string): boolean {
    return this.#mention.test(wikitext);
  }
}

/** The names that hold where nobody names others. */
export const INFOBOX_NAMES = new InfoboxNames();

/** A name of a template as the rules have it: blanks and underscores are one space, case does not tell templates apart. */
export function templateName(head: string): string {
  if (head.length > 300) return '';
  return head
    .replace(/[\s_]{1,300}/g, ' ')
    .trim()
    .replace(/^:? ?(?:(?:(?:safe)?subst|msg|msgnw|raw|template) ?: ?)+/i, '')
    .toLowerCase();
}
