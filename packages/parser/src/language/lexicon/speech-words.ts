import { entries } from './words.ts';

/** Between a document and who made it: "the report released by the MNLA". */
export const ISSUED: ReadonlySet<string> = new Set(
  entries('released, issued, published, made, written, prepared, compiled, given, sent'),
);

/** Phrases that open a frame before its speaker. */
export const OPENERS: readonly string[] = [
  'according to',
  'as stated by',
  'as claimed by',
  'as reported by',
  'in the words of',
];

/** After these the speaker speaks no longer: what follows is set against it. */
export const CONTRASTS: ReadonlySet<string> = new Set(
  entries(
    'although, though, but, while, whilst, whereas, however, despite, which differs, compared to, compared with, contrary to, in contrast, as opposed to, even though, in reality',
  ),
);

/** Verbs of telling the world: on the day that they have, nothing need have happened. */
export const REPORTING_VERBS: ReadonlySet<string> = new Set(
  entries(
    'announced, announces, claimed, claims, said, says, stated, states, reported, reports, declared, declares, confirmed, confirms, admitted, acknowledged, indicated, indicates, denied, denies, alleged, asserted',
  ),
);

/** What is told, as a document. */
export const REPORTING_NOUNS: ReadonlySet<string> = new Set(
  entries(
    'statement, report, announcement, communiqué, communique, declaration, press release, dispatch, despatch, interview',
  ),
);
