/** What no reader sees: hyphens and breaks that are allowed, and marks of the direction of writing. */
const UNSEEN = '\\u00AD\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF';
const RUN = new RegExp(`[\\s${UNSEEN}]+`, 'g');
const UNSEEN_MARKS = new RegExp(`[${UNSEEN}]+`, 'g');

/** The blanks that no line is broken at, which stand between the groups of a number. */
const GROUP_BLANK = /^[\u00A0\u2007\u2009\u202F]$/;

/**
 * A text on one line: every run of blanks and line breaks is one space, and what nobody sees is gone. Only between the
 * groups of a number a blank stays one that no line is broken at, U+00A0: `1&nbsp;234` is one number, `1 234` may be two.
 */
export function oneLine(text: string): string {
  return text
    .replace(RUN, (run, at: number) => {
      const blanks = run.replace(UNSEEN_MARKS, '');
      if (blanks === '') return '';
      const isInNumber =
        GROUP_BLANK.test(blanks) &&
        /\d/.test(text[at - 1] ?? '') &&
        /^\d{3}(?!\d)/.test(text.slice(at + run.length, at + run.length + 4));
      return isInNumber ? '\u00A0' : ' ';
    })
    .trim();
}
