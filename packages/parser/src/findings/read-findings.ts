import type { BattleRecord, Evidence, FindingRow } from '@openbattles/schema';
import type { Article } from '../article.ts';
import { slug } from '../ids.ts';
import { Claims } from './comparable.ts';
import { NAME_RULES } from './name-rules.ts';
import { FINDING_RULES, type Reference } from './rules.ts';

const KEYS: Readonly<Record<Reference['table'], string>> = {
  claims: 'claim_id',
  casualties: 'casualty_id',
  strengths: 'strength_id',
  events: 'event_id',
  belligerents: 'belligerent_id',
  commanders: 'commander_id',
  infobox: 'field_id',
};

/**
 * More figures than any infobox has: what they contradict tells nothing of a battle, and comparing each with each claim
 * would take too long.
 */
const MOST_FIGURES = 500;

/**
 * Checks the finished record against itself and writes what was found into it. The evidence of a finding is that of
 * its first reference. `proseStart` is the offset (UTF-16) at which the prose begins.
 */
export function readFindings({ text, record, ids, remark }: Article, proseStart: number): void {
  const figures = record.strengths.length + record.casualties.length;
  if (figures > MOST_FIGURES) {
    const reason = `The infobox has ${figures} figures: what more than ${MOST_FIGURES} contradict is not looked for`;
    remark({ rule: 'too-many-figures', reason, start: 0, end: proseStart });
    return;
  }
  let evidence: Map<string, Evidence> | undefined;
  const article = { record, claims: new Claims(record), text: text.text, proseStart };
  for (const { kind, check } of [...FINDING_RULES, ...NAME_RULES]) {
    for (const { key, message, refs } of check(article)) {
      evidence ??= evidenceById(record);
      const first = evidence.get(`${refs[0]?.table}/${refs[0]?.id}`);
      if (!first) continue;
      const { quote, char_start, char_end, line } = first;
      const finding: FindingRow = {
        finding_id: ids.make([
          record.battle.battle_id,
          'findings',
          kind,
          ...key.map((part) => slug(String(part ?? ''))),
        ]),
        battle_id: record.battle.battle_id,
        kind,
        message,
        quote,
        char_start,
        char_end,
        line,
        rule: kind,
      };
      record.findings.push(finding);
      for (const [index, ref] of refs.entries()) {
        record.finding_refs.push({
          finding_id: finding.finding_id,
          battle_id: finding.battle_id,
          position: index + 1,
          ...ref,
        });
      }
    }
  }
}

function evidenceById(record: BattleRecord): Map<string, Evidence> {
  const evidence = new Map<string, Evidence>();
  for (const [table, key] of Object.entries(KEYS)) {
    for (const row of record[table as Reference['table']] as unknown as Record<string, unknown>[]) {
      evidence.set(`${table}/${row[key]}`, row as unknown as Evidence);
    }
  }
  return evidence;
}
