import { formsOf } from '../verbs.ts';
import type { WordList } from './word-list.ts';

/** A verb of a list, with the words that follow it: "fall" and "back". */
export interface VerbEntry<List extends string = string> {
  /** The name of the list. */
  list: List;
  /** Lower-cased words after the verb; none where it stands alone. */
  particles: readonly string[];
}

/** The entries of lists of verbs by every form of their verb, those with the most words first. Infinitives without "to". */
export function entriesByForm<List extends string>(
  lists: Readonly<Record<List, WordList>>,
): ReadonlyMap<string, VerbEntry<List>[]> {
  const all = (Object.entries(lists) as [List, WordList][]).flatMap(([list, { words }]) =>
    words.map((phrase) => {
      const [lemma, ...particles] = phrase.split(' ');
      return { lemma: lemma!, entry: { list, particles } };
    }),
  );
  all.sort((a, b) => b.entry.particles.length - a.entry.particles.length);
  const byForm = new Map<string, VerbEntry<List>[]>();
  // many phrases have the same verb
  const forms = new Map<string, readonly string[]>();
  for (const { lemma, entry } of all) {
    const own = forms.get(lemma) ?? formsOf(lemma);
    forms.set(lemma, own);
    for (const form of own) {
      const entries = byForm.get(form);
      if (entries === undefined) byForm.set(form, [entry]);
      else entries.push(entry);
    }
  }
  return byForm;
}
