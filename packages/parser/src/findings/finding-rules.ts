import type { FindingRule } from './rule.ts';
import { belligerentOnlyInInfobox } from './rules/belligerent-only-in-infobox.ts';
import { belligerentOnlyInProse } from './rules/belligerent-only-in-prose.ts';
import { boundExplained } from './rules/bound-explained.ts';
import { boundUnexplained } from './rules/bound-unexplained.ts';
import { claimAboveInfobox } from './rules/claim-above-infobox.ts';
import { claimBelowInfobox } from './rules/claim-below-infobox.ts';
import { claimantsDiffer } from './rules/claimants-differ.ts';
import { commanderOnlyInInfobox } from './rules/commander-only-in-infobox.ts';
import { dateDiffers } from './rules/date-differs.ts';
import { dateOutside } from './rules/date-outside.ts';
import { lossDenied } from './rules/loss-denied.ts';
import { lossesAboveStrength } from './rules/losses-above-strength.ts';
import { outcomeDiffers } from './rules/outcome-differs.ts';

/** Every rule, in the order in which its findings stand. */
export const FINDING_RULES: readonly FindingRule[] = [
  boundExplained,
  boundUnexplained,
  claimAboveInfobox,
  claimBelowInfobox,
  claimantsDiffer,
  outcomeDiffers,
  lossDenied,
  lossesAboveStrength,
  dateDiffers,
  dateOutside,
  commanderOnlyInInfobox,
  belligerentOnlyInInfobox,
  belligerentOnlyInProse,
];
