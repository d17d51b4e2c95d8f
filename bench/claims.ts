/**
 * Scores the claims reader against the labelled passages, and measures whether its time is linear.
 * `node --import tsx --conditions=source bench/claims.ts --help`
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDates } from '@openbattles/dates';
import { type Claim, readClaims, readSides, type SideNames, SourceText } from '@openbattles/parser';
import { readText } from '../packages/parser/test/read-source.ts';
import { calledWrongly, readArguments } from './arguments.ts';

const HELP = `Usage: node --import tsx --conditions=source bench/claims.ts [options] FOLDER…

Scores the claims that the parser reads in the passages of packages/parser/test/gold/claims.jsonl. FOLDERs hold the texts
that it names; a passage whose text is absent or has changed is skipped, and said so.

  --untouched-errors   print the errors of the half that rules were not tuned on, too
  --speed              time 1 MB in one article against 1 MB in a hundred
  --help               this text`;

type FoundClaim = Omit<Claim, 'sentence'>;

interface GoldClaim extends Omit<Claim, 'rule' | 'sentence'> {
  optional?: boolean;
  accept_null_side?: boolean;
  accept_null_claimant?: boolean;
}

interface Passage {
  file: string;
  paragraph: number | null;
  half: 'tune' | 'untouched' | 'sources';
  start: number;
  end: number;
  sha256: string;
  parties?: SideNames[];
  claims: GoldClaim[];
}

const { values, positionals: folders } = readArguments(HELP, {
  allowPositionals: true,
  options: {
    'untouched-errors': { type: 'boolean' },
    speed: { type: 'boolean' },
  },
});
if (folders.length === 0) calledWrongly('No folder with the texts was given');

const GOLD = new URL('../packages/parser/test/gold/claims.jsonl', import.meta.url);
/** Offsets in the text of the gold and in the claims that are compared are code points. */
function predict(passage: Passage, text: string): FoundClaim[] {
  const source = new SourceText(text);
  const inCodePoints = (claim: Claim): FoundClaim => ({
    ...claim,
    start: source.codePoint(claim.start),
    end: source.codePoint(claim.end),
  });
  if (passage.half === 'sources') {
    const claims = readText(text).record?.claims ?? [];
    return claims.map((claim) => ({ ...claim, start: claim.char_start, end: claim.char_end }));
  }
  const span = { start: source.offset(passage.start), end: source.offset(passage.end) };
  const sides = readSides(passage.parties ?? [], text);
  return readClaims(text, span, findDates(text), sides).map(inCodePoints);
}

const plain = (name: string) => name.toLowerCase().replace(/^the /, '');
function sameName(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return plain(a).includes(plain(b)) || plain(b).includes(plain(a));
}

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end;
const sameNumber = (a: GoldClaim, b: FoundClaim) => a.low === b.low && a.high === b.high;

const LEVELS = ['figure+outcome', '+side', '+claimant'] as const;
class Score {
  gold = 0;
  found = 0;
  right = { 'figure+outcome': 0, '+side': 0, '+claimant': 0 };

  print(name: string): void {
    const parts = LEVELS.map((level) => {
      const precision = this.found === 0 ? 1 : this.right[level] / this.found;
      const recall = this.gold === 0 ? 1 : this.right[level] / this.gold;
      const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
      const percent = (share: number) => `${(100 * share).toFixed(1)}`.padStart(5);
      return `${level}: P ${percent(precision)} R ${percent(recall)} F1 ${percent(f1)}`;
    });
    console.log(`${name.padEnd(10)} ${this.gold} claims, ${this.found} read   ${parts.join('   ')}`);
  }
}

const scores = { tune: new Score(), untouched: new Score(), sources: new Score() };
let skipped = 0;
for (const line of readFileSync(GOLD, 'utf8').trim().split('\n')) {
  const passage = JSON.parse(line) as Passage;
  const path = folders.map((folder) => join(folder, passage.file)).find((file) => existsSync(file));
  const text = path === undefined ? null : readFileSync(path, 'utf8');
  const codePoints = [...(text ?? '')];
  const own = codePoints.slice(passage.start, passage.end).join('');
  if (createHash('sha256').update(own).digest('hex').slice(0, 16) !== passage.sha256) {
    skipped++;
    console.log(
      `skipped ${passage.file}: ${text === null ? 'not in the folders given' : 'the text has changed'}`,
    );
    continue;
  }
  const tell = passage.half !== 'untouched' || values['untouched-errors'] ? console.log : () => {};
  const score = scores[passage.half];
  const left = new Set(predict(passage, text!));
  const quote = ({ start, end }: { start: number; end: number }) => codePoints.slice(start, end).join('');
  const show = (what: string, claim: GoldClaim | FoundClaim) =>
    tell(
      `${passage.file} p${passage.paragraph} ${what}: ${JSON.stringify(quote(claim))} ${[claim.side, claim.outcome, claim.low, claim.high, claim.claimant, claim.reported_by].join(' | ')} ${'rule' in claim ? claim.rule : ''}`,
    );
  for (const gold of passage.claims.filter(({ optional }) => !optional)) {
    score.gold++;
    const match = [...left].find(
      (claim) => overlaps(claim, gold) && sameNumber(gold, claim) && gold.outcome === claim.outcome,
    );
    if (!match) {
      show('MISSED', gold);
      continue;
    }
    left.delete(match);
    score.found++;
    score.right['figure+outcome']++;
    const side = match.side === gold.side || (match.side === null && gold.accept_null_side === true);
    const claimant =
      (sameName(gold.claimant, match.claimant) && sameName(gold.reported_by, match.reported_by)) ||
      (match.claimant === null && gold.accept_null_claimant === true);
    if (side) score.right['+side']++;
    if (side && claimant) score.right['+claimant']++;
    if (!side) show(`SIDE ${match.side} for`, gold);
    if (!claimant) show(`CLAIMANT ${match.claimant} / ${match.reported_by} for`, gold);
    if (gold.qualifier !== match.qualifier) show(`qualifier ${match.qualifier} for ${gold.qualifier}`, gold);
    if (gold.category !== match.category) show(`category ${match.category} for ${gold.category}`, gold);
    if (gold.is_total !== match.is_total) show(`is_total ${match.is_total} for`, gold);
    if ((gold.subject ?? '').toLowerCase() !== (match.subject ?? '').toLowerCase())
      show(`subject ${match.subject} for ${gold.subject}`, gold);
  }
  for (const claim of left) {
    if (passage.claims.some((gold) => gold.optional && overlaps(claim, gold) && sameNumber(gold, claim)))
      continue;
    score.found++;
    show('WRONG', claim);
  }
}
console.log();
for (const [half, score] of Object.entries(scores)) score.print(half);
if (skipped > 0) console.log(`${skipped} passages skipped`);
if (values.speed) speed();

/** The same megabyte as one article and as a hundred: how much longer a byte takes in one. */
function speed(): void {
  const folder = folders.find((path) => existsSync(join(path, 'siege-of-tessalit.txt')));
  if (folder === undefined) {
    console.log('speed: skipped, no folder holds siege-of-tessalit.txt');
    return;
  }
  const article = readFileSync(join(folder, 'siege-of-tessalit.txt'), 'utf8');
  const prose = article.slice(article.indexOf('\n\n', article.indexOf('Infobox\n- ')));
  const head = article.slice(0, article.length - prose.length);
  const articles = (count: number, size: number) =>
    Array.from({ length: count }, () => head + prose.repeat(Math.ceil(size / prose.length)));
  const time = (texts: readonly string[]) => {
    const from = process.hrtime.bigint();
    for (const text of texts) readText(text);
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    return Number(process.hrtime.bigint() - from) / bytes;
  };
  const one = articles(1, 1_000_000);
  const hundred = articles(100, 10_000);
  time(hundred);
  const rounds = Array.from({ length: 5 }, () => ({ one: time(one), hundred: time(hundred) }));
  const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1]!;
  const [large, small] = [
    median(rounds.map((round) => round.one)),
    median(rounds.map((round) => round.hundred)),
  ];
  console.log(
    `speed: ${large.toFixed(0)} ns a byte in one article of 1 MB, ${small.toFixed(0)} in a hundred: ratio ${(large / small).toFixed(2)}`,
  );
}
