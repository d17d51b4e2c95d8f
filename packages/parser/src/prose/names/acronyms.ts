import type { Sentence } from '../../language/sentence.ts';
import type { Mention, NameTable } from './name-table.ts';
import { clean, SURE } from './names-of-parties.ts';
import { phrase, wordAt } from './words-around-names.ts';

/** "National Movement for the Liberation of Azawad (MNLA)": an acronym in brackets after a name, or after words that begin with its letters. */
export function acronyms(table: NameTable, article: readonly Sentence[]): void {
  for (const sentence of article) {
    const { tokens } = sentence;
    for (let open = 1; open + 2 < tokens.length; open++) {
      if (tokens[open]!.kind !== 'open' || tokens[open + 2]!.kind !== 'close') continue;
      const short = sentence.written(open + 1);
      if (!/^\p{Lu}[\p{Lu}\p{N}-]{1,9}$/u.test(short)) continue;
      const lower = clean(short);
      const before = mentionBefore(table, sentence, open);
      if (before) table.add(lower, before.side, SURE.word, 'people');
      else {
        const long = longFormOf(sentence, open, lower);
        const mention = table.knows(lower) ? table.mentionAt(sentence, open + 1) : null;
        if (long !== null && mention) table.add(long, mention.side, SURE.word, 'people');
      }
    }
  }
}

/** The mention of a party of several words that ends right before a token. */
function mentionBefore(table: NameTable, sentence: Sentence, at: number): Mention | null {
  for (let from = Math.max(0, at - 10); from < at - 1; from++) {
    const mention = table.mentionAt(sentence, from);
    if (mention && mention.to === at && mention.is === 'people') return mention;
  }
  return null;
}

/** The words before a token that begin with the letters of an acronym; small words need no letter. */
function longFormOf(sentence: Sentence, at: number, acronym: string): string | null {
  let letter = acronym.length - 1;
  for (let from = at - 1; from >= Math.max(0, at - 14); from--) {
    const word = wordAt(sentence, from);
    if (word[0] === acronym[letter]) {
      if (letter === 0) return phrase(sentence, from, at);
      letter--;
    } else if (!/^(?:of|the|and|for|in|de|la|al|du)$/.test(word)) return null;
  }
  return null;
}
