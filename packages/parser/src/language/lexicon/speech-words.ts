import { entries } from './words.ts';

/** Verbs of saying, of which what is said is the object. */
export const SPEECH_VERBS: ReadonlySet<string> = new Set(
  entries(
    `announce, announces, announced, announcing, claim, claims, claimed, claiming, say, says, said, saying, state, states, stated, stating, report, reports, reported, reporting, declare, declares, declared, declaring,
    confirm, confirms, confirmed, confirming, admit, admits, admitted, admitting, acknowledge, acknowledges, acknowledged, estimate, estimates, estimated, estimating, cite, cites, cited, citing, indicate, indicates, indicated, indicating,
    assert, asserts, asserted, asserting, allege, alleges, alleged, alleging, maintain, maintains, maintained, note, notes, noted, write, writes, wrote, record, records, recorded, suggest, suggests, suggested, believe, believes, believed, mention, mentions, mentioned,
    conclude, concludes, concluded, insist, insists, insisted, boast, boasted, quote, quotes, quoted, calculate, calculates, calculated, argue, argues, argued, relate, relates, related, tell, tells, told, tweeted, list, lists, listed, reckon, reckons, reckoned, deny, denies, denied, denying, wrote`,
  ),
);

/** What is denied is said by no one. */
export const DENIALS: ReadonlySet<string> = new Set(entries('deny, denies, denied, denying, denial'));

/** Verbs that say how many only before a figure: "Plutarch gives 300,000". */
export const FIGURE_VERBS: ReadonlySet<string> = new Set(
  entries('give, gives, gave, put, puts, place, places, placed, show, shows, set, sets'),
);

/** Nouns of saying after a possessive: "the MNLA's previous claim of". */
export const SPEECH_NOUNS: ReadonlySet<string> = new Set(
  entries(
    'claim, claims, report, reports, statement, statements, estimate, estimates, account, accounts, assertion, admission, announcement, figure, figures, count, version, communiqué, communique, dispatch, despatch, chronicle, chronicles, history, histories, diary, memoirs, records, record, source, sources, view, letter, press release',
  ),
);

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

/** Plurals of those who say things, so that "claim" after them is a verb. */
export const MANY_SPEAKERS: ReadonlySet<string> = new Set(
  entries('sources, historians, scholars, accounts, authors, reports, officials, others, some, chroniclers'),
);
