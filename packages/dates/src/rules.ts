import { COUNTED_RULES } from './counted-rules.ts';
import type { Rule } from './date-rule.ts';
import { STATED_RULES } from './stated-rules.ts';

/**
 * What a date looks like in tokens, and how it is read. Tried in order at each token: the first that matches and does not
 * refuse wins. Joining dates to ranges and lists is done after.
 */
export const RULES: readonly Rule[] = [...STATED_RULES, ...COUNTED_RULES];
