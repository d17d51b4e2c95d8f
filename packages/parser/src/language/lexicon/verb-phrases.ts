import { formsOf } from '../verbs.ts';
import type { WordList } from './word-list.ts';

/** A verb of a list, with the words that follow it: "fall" and "back". */
export interface VerbEntry {
  /** The name of the list. */
  list: string;
  /** Lower-cased words after the verb; none where it stands alone. */
  particles: readonly string[];
}

/** The entries of lists of verbs by every form of their verb, those with the most words first. Infinitives without "to". */
export function entriesByForm(lists: Readonly<Record<string, WordList>>): ReadonlyMap<string, VerbEntry[]> {
  const byForm = new Map<string, VerbEntry[]>();
  for (const [list, { words }] of Object.entries(lists))
    for (const phrase of words) {
      const [lemma, ...particles] = phrase.split(' ');
      for (const form of formsOf(lemma!)) {
        const entries = byForm.get(form) ?? [];
        if (!byForm.has(form)) byForm.set(form, entries);
        entries.push({ list, particles });
      }
    }
  for (const entries of byForm.values()) entries.sort((a, b) => b.particles.length - a.particles.length);
  return byForm;
}
