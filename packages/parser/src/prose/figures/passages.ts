import type { Sentence } from '../../language/sentence.ts';

/** Longer brackets are no passage of a work. */
const LONGEST_PASSAGE = 4;

/** "(Livy 22.49)", "(Livy, XXII.49)": whether the number of a passage begins at a token, and the brackets end with it. */
export function isPassage({ tokens }: Sentence, at: number): boolean {
  const first = tokens[at]?.kind === 'comma' ? at + 1 : at;
  let to = first;
  let written = '';
  for (; to < first + LONGEST_PASSAGE && tokens[to] && tokens[to]!.kind !== 'close'; to++)
    written += tokens[to]!.text;
  return tokens[to]?.kind === 'close' && /^(?:[ivxlc]+|\d+)\.\d+(?:[-–]\d+)?$/i.test(written);
}

/** Whether a token is a part of the number of a passage: it counts nothing. */
export function isInPassage(sentence: Sentence, at: number): boolean {
  const open = sentence.bracket[at] ?? -1;
  if (open < 0) return false;
  const { tokens } = sentence;
  let to = open + 1;
  while (tokens[to]?.kind === 'word' && tokens[to]!.capital && to < at && !isPassage(sentence, to)) to++;
  return to > open + 1 && to <= at && isPassage(sentence, to);
}
