import type { BattleRecord, CasualtyRow, ClaimRow, EventRow } from '@openbattles/schema';
import type { Claims } from './comparable.ts';

/** A row that a finding speaks of, by its place in the record. */
export interface Reference {
  table: 'claims' | 'casualties' | 'strengths' | 'events' | 'belligerents' | 'commanders' | 'infobox';
  id: string;
  role: string;
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
  /** The text of the article, and the offset (UTF-16) at which the prose begins, after title and infobox. */
  text: string;
  proseStart: number;
}

/** A rule over one article. It states what stands on both sides and never who is right. */
export interface FindingRule {
  kind: string;
  check(article: ArticleToCheck): Iterable<Finding>;
}

export const claimRef = ({ claim_id }: ClaimRow, role: string): Reference => ({
  table: 'claims',
  id: claim_id,
  role,
});
/** The date that a claim's event has, which goes into the keys of findings. */
export const dateOf = (event: EventRow | undefined): string | null => event?.date_edtf ?? null;

export const casualtyRef = ({ casualty_id }: CasualtyRow, role: string): Reference => ({
  table: 'casualties',
  id: casualty_id,
  role,
});
