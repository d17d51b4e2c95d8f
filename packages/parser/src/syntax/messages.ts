import type { Heading, Root } from 'mdast';
import type { VFile } from 'vfile';
import { upToEnough } from '../text/remarks.ts';
import { SourceText } from '../text/source-text.ts';
import type { Infobox, InfoboxField, Point, Position } from './nodes.ts';

/** An error makes the article unreadable; a warning says what may be lost; an information, what is merely unusual. */
type Severity = 'error' | 'warning' | 'info';

/** The messages of one kind beyond this number are not made: a broken file of a million lines would give a million. */
const MAX_MESSAGES_A_RULE = 100;

/** Says on `file` why `text` cannot be read at all; false if it can. */
export function reportUnreadable(file: VFile, text: string, maxCharacters: number): boolean {
  const say = (ruleId: string, offset: number, reason: string) => {
    sayOn(file)('error', ruleId, new SourceText(text.slice(0, offset)).point(offset), () => reason);
  };
  if (text.length > maxCharacters) {
    say(
      'text-too-long',
      0,
      `The text has ${text.length} characters, more than the ${maxCharacters} that an article may have`,
    );
    return true;
  }
  const nul = text.indexOf('\0');
  if (nul === -1) return false;
  say('not-a-text', nul, 'The file holds a NUL character, so it is not a text');
  return true;
}

/** Says on `file` what is missing, doubled or broken in the syntax of an article. */
export function reportArticle(file: VFile, text: SourceText, { children: blocks }: Root): void {
  const say = sayOn(file);

  const titles = blocks.filter((node): node is Heading => node.type === 'heading' && node.depth === 1);
  const [title, ...others] = titles;
  if (!title)
    say(
      'warning',
      'no-title',
      text.point(0),
      () => 'The article has no title such as `= Siege of Tessalit =`',
    );
  for (const other of others) {
    say('warning', 'several-titles', other.position!, () => {
      return `The article has another title on line ${title!.position!.start.line} already`;
    });
  }

  const at = blocks.findIndex(({ type }) => type === 'infobox');
  if (at === -1)
    say('warning', 'no-infobox', text.point(0), () => 'The article has no infobox directly after its title');
  else {
    const infobox = blocks[at] as Infobox;
    reportInfobox(say, infobox);
    const next = blocks[at + 1];
    if (next?.type === 'paragraph' && next.position!.start.line === infobox.position!.end.line + 1)
      say('warning', 'text-after-infobox', next.position!, () => {
        return 'No blank line parts this text from the infobox: it is read as a paragraph, not as part of the last value';
      });
  }

  const replacement = text.text.indexOf('\uFFFD');
  if (replacement !== -1) {
    say('warning', 'replacement-character', text.point(replacement), () => {
      const count = text.text.split('\uFFFD').length - 1;
      return `Characters of the text are lost: it holds U+FFFD ${count === 1 ? 'here' : `${count} times, first here`}`;
    });
  }
}

function reportInfobox(say: Say, { children: [label, ...fields], position }: Infobox): void {
  if (label.value.toLowerCase() !== 'infobox') {
    say(
      'info',
      'infobox-label',
      label.position!,
      () => 'This line stands where an infobox has the word "Infobox"',
    );
  }
  if (fields.length === 0) {
    say('warning', 'empty-infobox', position!, () => 'The infobox has no line such as `- Date: 1916`');
  }
  const first = new Map<string, InfoboxField>();
  for (const field of fields) {
    const [key, value] = field.children;
    if (key.value === '') {
      say(
        'warning',
        'field-without-key',
        field.position!,
        () => 'This line of the infobox has no key before a colon',
      );
      continue;
    }
    const lower = key.value.toLowerCase();
    const before = first.get(lower);
    if (!before) first.set(lower, field);
    else {
      say('warning', 'repeated-key', key.position!, () => {
        return `The infobox has the key ${JSON.stringify(key.value)} on line ${before.position!.start.line} already`;
      });
    }
    if (value.value === '') {
      say('info', 'empty-value', field.position!, () => `The key ${JSON.stringify(key.value)} has no value`);
    }
  }
}

type Say = ReturnType<typeof sayOn>;

/** `reason` is turned into words only for a message that is not one too many. */
function sayOn(file: VFile) {
  const reasonOf = upToEnough(MAX_MESSAGES_A_RULE);
  return (severity: Severity, ruleId: string, place: Position | Point, reason: () => string): void => {
    const words = reasonOf(ruleId, reason);
    if (words === null) return;
    const message = file.message(words, { place, ruleId, source: 'openbattles' });
    message.fatal = severity === 'info' ? undefined : severity === 'error';
  };
}
