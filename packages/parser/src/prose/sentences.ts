import type { Span } from '../reading.ts';

/** Abbreviations after which a full stop ends no sentence, lower case, without the stop. */
const ABBREVIATIONS = new Set(
  `adm brig capt cmdr col comdr cpl cpt gen gov hon lt ltd maj messrs mr mrs ms pvt rep rev sen sgt st mt ft
  dr prof jr sr inc co corp no nos vol vols pp fig approx ca cf ed eds etc vs viz al dept est
  jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e a.m p.m u.s u.k b.c a.d`.split(/\s+/),
);

const BOUNDARY = /[.!?…]["'”’)\]]{0,4}(?=\s)/g;

/** The word that ends at an offset: what stands between it and the last blank or opening bracket, at most 12 characters. */
function wordBefore(text: string, end: number, from: number): string {
  let start = end;
  while (start > from && end - start < 12 && !/[\s("'“‘[]/.test(text[start - 1]!)) start--;
  return text.slice(start, end);
}

/**
 * The sentences of a stretch of text, in order, without the blanks between them. Offsets are UTF-16 code units into
 * the text. A stop after an abbreviation or an initial, or before a lower-case word, ends no sentence.
 */
export function sentences(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let from = start;
  const close = (to: number) => {
    while (from < to && /\s/.test(text[from]!)) from++;
    if (from < to) spans.push({ start: from, end: to });
    from = to;
  };
  BOUNDARY.lastIndex = start;
  for (let match = BOUNDARY.exec(text); match && match.index < end; match = BOUNDARY.exec(text)) {
    const after = match.index + match[0].length;
    if (after >= end) break;
    const next = /\S/.exec(text.slice(after, after + 20))?.[0] ?? '';
    if (match[0][0] === '.') {
      const word = wordBefore(text, match.index, from);
      const isInitial = /^\p{Lu}$/u.test(word) || /^(?:\p{Lu}\.)+\p{Lu}$/u.test(word);
      if (isInitial || ABBREVIATIONS.has(word.toLowerCase()) || /\p{Ll}/u.test(next)) continue;
    }
    close(after);
  }
  close(end);
  return spans;
}
