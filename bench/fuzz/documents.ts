import { mutate } from './mutate.ts';
import { Random } from './random.ts';

export const KINDS = ['text', 'markdown', 'wikitext', 'dump', 'ndjson'] as const;
export type Kind = (typeof KINDS)[number];

/** A document that somebody could hand over, and what tells it apart. */
export interface FuzzedDocument {
  number: number;
  kind: Kind;
  bytes: Buffer;
}

const ENDINGS: Readonly<Record<Kind, string>> = {
  text: 'txt',
  markdown: 'md',
  wikitext: 'wiki',
  dump: 'xml',
  ndjson: 'ndjson',
};

export const fileNameOf = ({ number, kind }: FuzzedDocument): string => `fuzzed-${number}.${ENDINGS[kind]}`;

/** How an article in the source format is written in each kind. */
const AS: Readonly<Record<Kind, (text: string) => string>> = {
  text: (text) => text,
  markdown: (text) =>
    text
      .replace(/^= *(.*?) *=$/m, '# $1')
      .replace(/^Infobox\n/m, '')
      .replace(/^==+ *(.*?) *==+/gm, '## $1\n'),
  wikitext: asWikitext,
  dump: (text) => {
    const escaped = asWikitext(text).replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
    const title = /^= *(.*?) *=$/m.exec(text)?.[1] ?? 'Battle';
    return `<mediawiki><page><title>${title.replace(/[&<>]/g, '')}</title><ns>0</ns><id>1</id><revision><id>2</id><text>${escaped}</text></revision></page></mediawiki>`;
  },
  ndjson: (text) => `${JSON.stringify({ title: /^= *(.*?) *=$/m.exec(text)?.[1], text })}\n`,
};

function asWikitext(text: string): string {
  const fields = text.replace(/^= .*\n+/, '').replace(/^Infobox\n((?:- .*\n)*)/m, (_, lines: string) => {
    const rows = lines.replace(/^- ([^:\n]*): ?/gm, (__, key: string) => `| ${key.toLowerCase()} = `);
    return `{{Infobox military conflict\n${rows}}}\n`;
  });
  return fields.replace(/^(==+)([^=\n]+)(==+)/gm, '$1$2$3\n');
}

/**
 * The document of a number: the same for the same seed and texts. Some are of bytes that are no UTF-8.
 *
 * @param texts articles in the source format.
 * @param kinds the kinds of documents that are made.
 */
export function makeDocument(
  number: number,
  seed: number,
  texts: readonly string[],
  kinds: readonly Kind[] = KINDS,
): FuzzedDocument {
  const random = new Random(Math.imul(number + 1, 0x9e3779b1) ^ seed);
  const kind = random.of(kinds);
  const [text, other] = [random.of(texts), random.of(texts)];
  // What is changed before it is written in another kind stays well-formed; what is changed after may not be.
  const isBefore = random.below(2) === 0;
  const written = isBefore
    ? AS[kind](mutate(text, random, other))
    : mutate(AS[kind](text), random, AS[kind](other));
  const bytes = Buffer.from(written);
  if (random.below(200) === 0 && bytes.length > 0) bytes[random.below(bytes.length)]! ^= 1 << random.below(8);
  return { number, kind, bytes };
}
