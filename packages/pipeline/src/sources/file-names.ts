import { slug } from '@openbattles/parser';
import { sha256 } from './sources.ts';

/** The longest name of a file without its ending, in bytes: most file systems take 255. */
const LONGEST_NAME = 180;

/** The name of the file of a text, made of its title: `battle-of-actium.txt`. */
export function fileName(title: string): string {
  const name = slug(title);
  return name !== '' && Buffer.byteLength(name) <= LONGEST_NAME ? `${name}.txt` : ownFileName(title);
}

/**
 * The name of a text whose title differs from that of another one in marks alone, such as “Éth?” and “Eth”: it ends in a
 * hash of the title, so that it is the same whenever and wherever the text is added. No other name has two hyphens.
 */
export function ownFileName(title: string): string {
  const plain = title.normalize('NFC');
  let name = slug(plain);
  while (Buffer.byteLength(name) > LONGEST_NAME) name = name.slice(0, -1);
  return `${name.replace(/[\ud800-\udbff]$/, '') || 'article'}--${sha256(plain).slice(0, 8)}.txt`;
}
