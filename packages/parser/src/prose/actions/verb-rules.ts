import type { VerbRule } from './action-rule.ts';
import { FIGHTING } from './fighting-rules.ts';
import { AIR_STRIKES, GUNFIRE } from './fire-rules.ts';
import { MARCHES } from './march-rules.ts';
import { MOVES } from './move-rules.ts';
import { TAKING } from './place-rules.ts';
import { STATEMENTS } from './statement-rules.ts';
import { WORDS } from './word-rules.ts';

/** The rules that read an action from a verb; of those that hold, the first is taken. */
export const VERB_RULES: readonly VerbRule[] = [
  ...AIR_STRIKES,
  ...FIGHTING,
  ...GUNFIRE,
  ...TAKING,
  ...MOVES,
  ...MARCHES,
  ...WORDS,
  ...STATEMENTS,
];
