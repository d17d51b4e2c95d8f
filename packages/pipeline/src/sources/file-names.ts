import { isPortableName, slug } from '@openbattles/parser';
import { sha256 } from './sources.ts';

/** The longest part of a title in a name, in bytes. */
const LONGEST_NAME = 180;

/**
 * The name of the file of a text, made of its title: `battle-of-actium.txt`. Of a title that is too long, or gives no name
 * that every file system takes, it ends in a hash of the title. No ids and no names of files are made of titles otherwise.
 */
export function fileName(title: string): string {
  const name = slug(title);
  return isPortableName(name) && Buffer.byteLength(name) <= LONGEST_NAME ? `${name}.txt` : ownFileName(title);
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

/**
 * What is wrong with the name of a file that a text has already; null where every system takes it. Ids are made of it and
 * its file in a release has it, so that it may not be changed in silence.
 */
export function nameProblem(file: string): string | null {
  if (isPortableName(file.replace(/\.txt$/i, ''))) return null;
  return `${JSON.stringify(file)} is no name that every system takes for a file: call it ${fileName(file.replace(/\.txt$/i, ''))}`;
}
