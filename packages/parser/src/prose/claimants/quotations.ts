import type { Token } from '../../language/tokens.ts';
import { STATING } from '../../language/verbs.ts';
import type { Scene } from '../scene.ts';
import { findLastSpeaker, invertedSubject, type Speaker, speakerAt } from './speakers.ts';

/** So many sentences back a quotation may have begun. */
const FARTHEST = 12;

/** Whether quotation marks stand open at the end of a sentence. */
const OPEN_AFTER = new WeakMap<Scene, boolean>();

/** Whether a quotation goes on after a token; null where that is no mark of one. */
function afterMark(tokens: readonly Token[], at: number, isOpen: boolean): boolean | null {
  const { kind, text, spaced } = tokens[at]!;
  if (kind !== 'mark') return null;
  // after a word, a mark that closes nothing opens nothing either
  if (text === '"')
    return !isOpen && (spaced || !/^(?:word|number|stop|comma)$/.test(tokens[at - 1]?.kind ?? ''));
  if (text === '“' || text === '«') return true;
  return text === '”' || text === '»' ? false : null;
}

/** Whether a quotation that a sentence before began goes on in a sentence. */
function goesOn({ before }: Scene): boolean {
  if (before === null) return false;
  const known = OPEN_AFTER.get(before);
  if (known !== undefined) return known;
  // of the sentences before that nobody asked about, the first comes first
  const unknown: Scene[] = [];
  let first: Scene | null = before;
  while (first !== null && !OPEN_AFTER.has(first)) {
    unknown.push(first);
    first = first.before;
  }
  let isOpen = first !== null && OPEN_AFTER.get(first)!;
  for (const scene of unknown.reverse()) {
    const { tokens } = scene.sentence;
    for (let at = 0; at < tokens.length; at++) isOpen = afterMark(tokens, at, isOpen) ?? isOpen;
    OPEN_AFTER.set(scene, isOpen);
  }
  return isOpen;
}

/** Where the quotation begins that a token of a sentence stands in: its mark, -1 for a sentence before; null where it stands in none. */
function opensAt(scene: Scene, at: number): number | null {
  const { tokens } = scene.sentence;
  let opened: number | null = goesOn(scene) ? -1 : null;
  for (let index = 0; index < at; index++) {
    const isOpen = afterMark(tokens, index, opened !== null);
    if (isOpen !== null) opened = isOpen ? index : null;
  }
  return opened;
}

/** Whoever says what is quoted at a token; null where it is no quotation, or the text does not tell. */
export function speakerOfQuotation(scene: Scene, at: number): Speaker | null {
  const opened = opensAt(scene, at);
  if (opened === null) return null;
  if (opened >= 0) return speakerBeside(scene, opened);
  let back = scene.before;
  for (let count = 0; back && count < FARTHEST; count++, back = back.before)
    if (!goesOn(back)) return findLastSpeaker(back);
  return null;
}

/** Whoever is said outside the quotation to say what it holds: before it, or after it. */
function speakerBeside(scene: Scene, opened: number): Speaker | null {
  const told = scene.tree.clauses.filter(
    ({ verb }) =>
      verb !== null &&
      (verb.meaning === 'say' || verb.lemma === 'tell' || STATING.has(verb.lemma)) &&
      !verb.passive &&
      opensAt(scene, verb.from) === null,
  );
  const clause = told.findLast(({ verb }) => verb!.to <= opened) ?? told[0];
  const subject = clause && (clause.subject ?? invertedSubject(scene, clause));
  return subject ? speakerAt(scene, subject, clause) : null;
}
