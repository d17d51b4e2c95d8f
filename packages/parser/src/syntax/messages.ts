import type { VFile } from 'vfile';
import type { InfoboxField, LaidOutInfobox, Layout } from '../lay-out.ts';
import type { Span } from '../text/reading.ts';
import { SourceText } from '../text/source-text.ts';
import { indexOfNul } from './nul.ts';

/** An error makes the article unreadable; a warning says what may be lost; an information, what is merely unusual. */
type Severity = 'error' | 'warning' | 'info';

/** The messages of one kind beyond this number are not made: a broken file of a million lines would give a million. */
const MAX_MESSAGES_A_RULE = 100;

/** Says on `file` why `text` cannot be read at all; false if it can. */
export function reportUnreadable(file: VFile, text: string, maxCharacters: number): boolean {
  const say = (ruleId: string, place: number, reason: string) =>
    sayOn(file, new SourceText(text.slice(0, place)))('error', ruleId, place, () => reason);
  if (text.length > maxCharacters) {
    say(
      'text-too-long',
      0,
      `The text has ${text.length} characters, more than the ${maxCharacters} that an article may have`,
    );
    return true;
  }
  const nul = indexOfNul(text);
  if (nul === -1) return false;
  say('not-a-text', nul, 'The file holds a NUL character, so it is not a text');
  return true;
}

/** Says on `file` what is missing, doubled or broken in the syntax of an article. */
export function reportArticle(file: VFile, text: SourceText, { titles, infobox }: Layout): void {
  const say = sayOn(file, text);

  const [title, ...otherTitles] = titles;
  if (!title) say('warning', 'no-title', 0, () => 'The article has no title such as `= Siege of Tessalit =`');
  for (const other of otherTitles) {
    say('warning', 'several-titles', other, () => {
      return `The article has another title on line ${text.point(title!.start).line} already`;
    });
  }

  if (!infobox) say('warning', 'no-infobox', 0, () => 'The article has no infobox directly after its title');
  else {
    reportInfobox(say, text, infobox);
    if (infobox.next)
      say('warning', 'text-after-infobox', infobox.next, () => {
        return 'No blank line parts this text from the infobox: it is read as a paragraph, not as part of the last value';
      });
  }

  const replacement = text.text.indexOf('\uFFFD');
  if (replacement !== -1) {
    say('warning', 'replacement-character', replacement, () => {
      const count = text.text.split('\uFFFD').length - 1;
      return `Characters of the text are lost: it holds U+FFFD ${count === 1 ? 'here' : `${count} times, first here`}`;
    });
  }
}

function reportInfobox(say: Say, text: SourceText, infobox: LaidOutInfobox): void {
  const { label, fields } = infobox;
  if (text.text.slice(label.start, label.end).toLowerCase() !== 'infobox') {
    say('info', 'infobox-label', label, () => 'This line stands where an infobox has the word "Infobox"');
  }
  if (fields.length === 0) {
    say('warning', 'empty-infobox', infobox, () => 'The infobox has no line such as `- Date: 1916`');
  }
  const first = new Map<string, InfoboxField>();
  for (const field of fields) {
    const { key, value } = field;
    if (key === '') {
      say('warning', 'field-without-key', field, () => 'This line of the infobox has no key before a colon');
      continue;
    }
    const lower = key.toLowerCase();
    const before = first.get(lower);
    if (!before) first.set(lower, field);
    else {
      say('warning', 'repeated-key', field.keySpan, () => {
        return `The infobox has the key ${JSON.stringify(key)} on line ${text.point(before.start).line} already`;
      });
    }
    if (value === '') {
      say('info', 'empty-value', field, () => `The key ${JSON.stringify(key)} has no value`);
    }
  }
}

type Say = ReturnType<typeof sayOn>;

/**
 * `place` is a stretch of the text or an offset. It is turned into lines and columns, and `reason` into words, only for a
 * message that is not one too many.
 */
function sayOn(file: VFile, text: SourceText) {
  const reasonOf = upToEnough(MAX_MESSAGES_A_RULE);
  return (severity: Severity, ruleId: string, place: Span | number, reason: () => string): void => {
    const words = reasonOf(ruleId, reason);
    if (words === null) return;
    const message = file.message(words, {
      place:
        typeof place === 'number'
          ? text.point(place)
          : { start: text.point(place.start), end: text.point(place.end) },
      ruleId,
      source: 'openbattles',
    });
    message.fatal = severity === 'info' ? undefined : severity === 'error';
  };
}

/** Counts the messages of each rule: what the next one says, or null where there are `most` of its kind. */
export function upToEnough(most: number): (rule: string, reason: () => string) => string | null {
  const counts = new Map<string, number>();
  return (rule, reason) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    if (count > most) return null;
    return count < most ? reason() : `${reason()} (the last message of this kind; there may be more)`;
  };
}
