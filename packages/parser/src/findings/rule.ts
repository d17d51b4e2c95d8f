import type {
  BattleRecord,
  CasualtyRow,
  ClaimRow,
  EventRow,
  FindingKind,
  FindingRole,
} from '@openbattles/schema';
import type { Claims } from './comparable.ts';
import type { SentenceOfClaim } from './extent.ts';

/** A row that a finding speaks of, by its place in the record. */
export interface Reference {
  table: 'claims' | 'casualties' | 'strengths' | 'events' | 'belligerents' | 'commanders' | 'infobox';
  id: string;
  role: FindingRole;
}

/** What a rule found. The first reference is where a reader should look. */
export interface Finding {
  /** What tells it from others of its kind. No numbers: a corrected number must not change the finding's id. */
  key: readonly (string | number | null)[];
  message: string;
  refs: readonly Reference[];
}

/** What rules read. */
export interface ArticleToCheck {
  record: BattleRecord;
  claims: Claims;
  /** The losses of the infobox that stand in fields of which everything was read: others may lack a part. */
  casualties: readonly CasualtyRow[];
  /** The sentence that a claim stands in. */
  sentenceOf(claim: ClaimRow): SentenceOfClaim;
  /** Whether something on a line of the text, which a field of the infobox is, was not read. */
  hasUnread(line: number): boolean;
  /** The text of the article, and the offset (UTF-16) at which the prose begins, after title and infobox. */
  text: string;
  proseStart: number;
  /** Whether the prose has headings: an excerpt has none. */
  hasSections: boolean;
}

/** A rule over one article. It states what stands on both sides and never who is right. */
export interface FindingRule {
  kind: FindingKind;
  check(article: ArticleToCheck): Iterable<Finding>;
}

export const claimRef = ({ claim_id }: ClaimRow, role: FindingRole): Reference => ({
  table: 'claims',
  id: claim_id,
  role,
});
/** The date that a claim's event has, which goes into the keys of findings. */
export const dateOf = (event: EventRow | undefined): string | null => event?.date_edtf ?? null;

export const casualtyRef = ({ casualty_id }: CasualtyRow, role: FindingRole): Reference => ({
  table: 'casualties',
  id: casualty_id,
  role,
});
