import { readFileSync } from 'node:fs';
import { readBattle } from '@openbattles/parser';
import type { BattleRecord } from '@openbattles/schema';
import { VFile } from 'vfile';

/** Reads an article's text as the pipeline does, with a source row that knows nothing of its origin. */
export function readText(text: string, name = 'sample'): { record: BattleRecord | null; file: VFile } {
  const file = new VFile({ path: `${name}.txt`, value: text });
  const record = readBattle(file, {
    source_id: name,
    file: `${name}.txt`,
    title: null,
    url: null,
    revision: null,
    retrieved: null,
    licence: null,
    attribution: null,
    sha256: '0'.repeat(64),
    characters: [...text].length,
    wikidata: null,
  });
  return { record, file };
}

/** The text of one of the repository's own sources. */
export const sourceText = (name: string) =>
  readFileSync(new URL(`../../../sources/${name}`, import.meta.url), 'utf8');
