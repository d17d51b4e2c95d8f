/** `map_type` is written `Map Type`, as the sources have it. */
export const fieldKey = (key: string) =>
  key
    .replaceAll('_', ' ')
    .replace(/(?<![\p{L}\p{N}])\p{Ll}/gu, (letter) => letter.toUpperCase())
    .trim();

/**
 * An article in the source format: the title, the infobox where there is one, and the blocks of the text, each with the
 * headings above it on lines of their own.
 */
export function writeArticle(
  title: string,
  fields: readonly (readonly [key: string, value: string])[],
  blocks: readonly string[],
): string {
  const box = ['Infobox', ...fields.map(([key, value]) => `- ${key}: ${value}`)].join('\n');
  return `${[`= ${title} =`, ...(fields.length > 0 ? [box] : []), ...blocks].join('\n\n')}\n`;
}

/** Collects the blocks of a text: a heading waits for the first block below it, and goes where none comes. */
export class Blocks {
  readonly list: string[] = [];
  #headings: { depth: number; line: string }[] = [];

  /** @param depth 2 for `==name==`. */
  heading(depth: number, name: string): void {
    this.#headings = this.#headings.filter((heading) => heading.depth < depth);
    if (name) this.#headings.push({ depth, line: `${'='.repeat(depth)}${name}${'='.repeat(depth)}` });
  }

  /** @param line a paragraph on one line; without a letter or digit it is none. */
  paragraph(line: string): void {
    if (!/[\p{L}\p{N}]/u.test(line)) return;
    this.list.push([...this.#headings.map((heading) => heading.line), line].join('\n'));
    this.#headings = [];
  }
}
