import { findDates } from '@openbattles/dates';
import { clausesOf } from '../src/language/clauses.ts';
import type { Range, Sentence } from '../src/language/sentence.ts';
import { DateCursor, SentenceReader } from '../src/language/words-of-text.ts';
import { sentences } from '../src/prose/sentences.ts';

/**
 * The clauses of a text, a line each, further in the deeper: `kind (connective): subject | verb | objects | phrases`, with
 * `of <antecedent>` after the kind. A verb has in brackets what is special about it.
 */
export function drawClauses(text: string): string[] {
  const reader = new SentenceReader(text, { start: 0, end: text.length }, new DateCursor(findDates(text)));
  return sentences(text, { start: 0, end: text.length }).flatMap((span) => reader.read(span).flatMap(draw));
}

function draw(sentence: Sentence): string[] {
  const { clauses } = clausesOf(sentence);
  const written = (range: Range | null) =>
    range === null
      ? ''
      : Array.from({ length: range.to - range.from }, (_, k) => sentence.written(range.from + k)).join(' ');
  return clauses.map((clause) => {
    let depth = 0;
    for (let at = clause.parent; at >= 0; at = clauses[at]!.parent) depth++;
    const { verb } = clause;
    const special = verb === null ? [] : [verb.passive && 'passive', verb.negated && 'negated', verb.modal];
    const said = special.filter((word) => word).join(', ');
    const parts = [
      written(clause.subject),
      verb === null ? '' : `${written(verb)}${said === '' ? '' : ` (${said})`}`,
      clause.objects.map(written).join(' & '),
      clause.phrases.map((phrase) => `${phrase.preposition} ${written(phrase)}`).join(' + '),
    ];
    while (parts.at(-1) === '') parts.pop();
    const opened = clause.connective === null ? '' : ` (${clause.connective})`;
    const about = clause.antecedent === null ? '' : ` of <${written(clause.antecedent)}>`;
    return `${'  '.repeat(depth)}${clause.kind}${opened}${about}: ${parts.join(' | ')}`.trimEnd();
  });
}
