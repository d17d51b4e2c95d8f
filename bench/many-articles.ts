import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How long the prose of an article is at least, in UTF-16 units: with it 20,000 are some 90 MB. */
const PROSE_LENGTH = 3800;

/** The parts of a real article in the source format. */
interface Parts {
  title: string;
  infobox: string;
  paragraphs: string[];
}

function toParts(text: string): Parts {
  const [head = '', ...blocks] = text.replace(/\r\n?/g, '\n').split(/\n{2,}/);
  const infobox = blocks[0]?.startsWith('Infobox') ? blocks.shift()! : '';
  return { title: head.replace(/^= *| *=$/g, ''), infobox, paragraphs: blocks };
}

/**
 * Writes as many articles as are asked for, made from the real ones in the folders: the title with a number, the
 * infobox of an article that has one, and paragraphs of one article from one on, another one each time. The same folders
 * give the same articles.
 */
export function writeArticles(folder: string, count: number, corpora: readonly string[]): { bytes: number } {
  const real = corpora.flatMap((corpus) =>
    readdirSync(corpus)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => toParts(readFileSync(join(corpus, name), 'utf8'))),
  );
  const infoboxes = real.flatMap(({ infobox }) => (infobox === '' ? [] : [infobox]));
  mkdirSync(folder, { recursive: true });
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const { title, paragraphs } = real[index % real.length]!;
    const round = Math.floor(index / real.length);
    const chosen: string[] = [];
    let length = 0;
    for (let step = 0; length < PROSE_LENGTH && step < paragraphs.length; step++) {
      const paragraph = paragraphs[(round * 3 + step) % paragraphs.length]!;
      chosen.push(paragraph);
      length += paragraph.length;
    }
    const infobox = infoboxes[index % infoboxes.length] ?? '';
    const text = Buffer.from(
      `${[`= ${title} ${index} =`, infobox, ...chosen].filter(Boolean).join('\n\n')}\n`,
    );
    bytes += text.length;
    writeFileSync(join(folder, `article-${String(index).padStart(6, '0')}.txt`), text);
  }
  return { bytes };
}
