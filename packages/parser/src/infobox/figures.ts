import type { Category, Qualifier } from '@openbattles/schema';
import type { FigureKind } from '../language/nouns.ts';
import { Tokenizer } from '../language/tokenizer.ts';
import type { Reading, Remark } from '../text/remarks.ts';
import type { Span } from '../text/span.ts';
import { readGrammar } from './figures/grammar.ts';
import { NodeText } from './figures/node-text.ts';
import { readNodes } from './figures/nodes.ts';
import type { OpenFigure } from './figures/open-figures.ts';
import { maskResidue } from './residue.ts';

export type { FigureKind } from '../language/nouns.ts';

/** One figure of a strength or of a loss. The span is its quote; the columns are those of the tables. */
export interface Figure extends Span {
  /** The rule that read the number: one of `QUANTITY_RULES`, `degree` ("heavy") or `share` ("entire garrison"). */
  rule: string;
  /** Null for a strength; outcomes joined by `+` for a loss. */
  outcome: string | null;
  subject: string | null;
  category: Category;
  low: number | null;
  high: number | null;
  qualifier: Qualifier;
  is_total: boolean;
  group: string | null;
  claimant: string | null;
}

/**
 * Reads the figures that a `StrengthN` or `CasualtiesN` value states, in text order. Nothing is computed: no sums, no
 * midpoints. What cannot be read is a remark (`unread`, `unreadable-number`, `no-count`, `unknown-noun`, and those of
 * the residue) and never a guess. Offsets are UTF-16 code units into `value`; reading takes time linear in its length.
 */
export function readFigures(value: string, kind: FigureKind): Reading<Figure> {
  const { text, remarks } = maskResidue(value);
  const read = readGrammar(new NodeText(value, readNodes(new Tokenizer(text, value).tokens()), kind));
  return {
    items: read.figures.map((figure) => toFigure(figure, kind)),
    remarks: [...remarks, ...read.remarks].sort(byPlace),
  };
}

const byPlace = (a: Remark, b: Remark): number => a.start - b.start || a.end - b.end;

function toFigure(figure: OpenFigure, kind: FigureKind): Figure {
  const { quantity, outcomes, category } = figure;
  return {
    start: figure.start,
    end: figure.end,
    rule: quantity.rule,
    outcome: kind === 'strength' ? null : outcomeOf(outcomes, category),
    subject: figure.subject,
    category,
    low: quantity.low,
    high: quantity.high,
    qualifier: quantity.qualifier,
    is_total: figure.total,
    group: figure.group,
    claimant: figure.claimant,
  };
}

/** People without an outcome, or "lost", are casualties. Things without one are lost. */
function outcomeOf(outcomes: readonly string[], category: Category): string {
  const people = category === 'personnel' || category === 'civilian' || category === 'formation';
  if (
    outcomes.length === 0 ||
    (outcomes.length === 1 && (outcomes[0] === 'lost' || outcomes[0] === 'casualties'))
  )
    return people ? 'casualties' : 'lost';
  return outcomes.join('+');
}
