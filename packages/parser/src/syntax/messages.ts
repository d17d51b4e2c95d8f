import type { Heading, Literal, Node, Root } from 'mdast';
import type { VFile } from 'vfile';
import { SourceText } from '../source-text.ts';
import type { Infobox } from './from-wiki-text.ts';
import { indexOfNul } from './nul.ts';

type Place = NonNullable<Node['position']> | NonNullable<Node['position']>['start'];

/** An error makes the article unreadable; a warning says what may be lost; an information, what is merely unusual. */
type Severity = 'error' | 'warning' | 'info';

/** The first point of a text; a message keeps its place, so that each gets one of its own. */
const start = () => ({ line: 1, column: 1, offset: 0 });

/** The messages of one kind beyond this number are not made: a broken file of a million lines would give a million. */
const MAX_MESSAGES_A_RULE = 100;

/** Says on `file` why `text` cannot be read at all; false if it can. */
export function reportUnreadable(file: VFile, text: string, maxCharacters: number): boolean {
  const say = sayOn(file);
  if (text.length > maxCharacters) {
    say('error', 'text-too-long', start(), () => {
      return `The text has ${text.length} characters, more than the ${maxCharacters} that an article may have`;
    });
    return true;
  }
  const nul = indexOfNul(text);
  if (nul !== -1) {
    say(
      'error',
      'not-a-text',
      new SourceText(text).point(nul),
      () => 'The file holds a NUL character, so it is not a text',
    );
    return true;
  }
  return false;
}

/** Says on `file` what is missing, doubled or broken in the syntax of an article. */
export function reportArticle(file: VFile, text: string, tree: Root): void {
  const say = sayOn(file);

  const [title, ...otherTitles] = tree.children.filter(isTitle);
  if (!title)
    say('warning', 'no-title', start(), () => 'The article has no title such as `= Siege of Tessalit =`');
  for (const { position } of otherTitles) {
    say('warning', 'several-titles', position!, () => {
      return `The article has another title on line ${title!.position!.start.line} already`;
    });
  }

  const index = tree.children.findIndex(({ type }) => type === 'infobox');
  if (index === -1) {
    say('warning', 'no-infobox', start(), () => 'The article has no infobox directly after its title');
  } else {
    const infobox = tree.children[index] as Infobox;
    reportInfobox(say, infobox);
    const next = tree.children[index + 1];
    if (next?.type === 'paragraph' && next.position!.start.line === infobox.position!.end.line + 1) {
      say('warning', 'text-after-infobox', next.position!, () => {
        return 'No blank line parts this text from the infobox: it is read as a paragraph, not as part of the last value';
      });
    }
  }

  const replacement = text.indexOf('\uFFFD');
  if (replacement !== -1) {
    say('warning', 'replacement-character', new SourceText(text).point(replacement), () => {
      const count = text.split('\uFFFD').length - 1;
      return `Characters of the text are lost: it holds U+FFFD ${count === 1 ? 'here' : `${count} times, first here`}`;
    });
  }
}

function reportInfobox(say: Say, infobox: Infobox): void {
  const [label, ...fields] = infobox.children;
  if (label.value.toLowerCase() !== 'infobox') {
    say(
      'info',
      'infobox-label',
      label.position!,
      () => 'This line stands where an infobox has the word "Infobox"',
    );
  }
  if (fields.length === 0) {
    say(
      'warning',
      'empty-infobox',
      infobox.position!,
      () => 'The infobox has no line such as `- Date: 1916`',
    );
  }
  const lines = new Map<string, number>();
  for (const { children, position } of fields) {
    const [key, value] = children;
    if (isEmpty(key)) {
      say(
        'warning',
        'field-without-key',
        position!,
        () => 'This line of the infobox has no key before a colon',
      );
      continue;
    }
    const firstLine = lines.get(key.value.toLowerCase());
    if (firstLine === undefined) lines.set(key.value.toLowerCase(), key.position!.start.line);
    else {
      say('warning', 'repeated-key', key.position!, () => {
        return `The infobox has the key ${JSON.stringify(key.value)} on line ${firstLine} already`;
      });
    }
    if (isEmpty(value)) {
      say('info', 'empty-value', position!, () => `The key ${JSON.stringify(key.value)} has no value`);
    }
  }
}

type Say = ReturnType<typeof sayOn>;

/** `reason` is a function, so that no words are made for a message that is one too many. */
function sayOn(file: VFile) {
  const reasonOf = upToEnough(MAX_MESSAGES_A_RULE);
  return (severity: Severity, ruleId: string, place: Place, reason: () => string): void => {
    const words = reasonOf(ruleId, reason);
    if (words === null) return;
    const message = file.message(words, { place, ruleId, source: 'openbattles' });
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

function isTitle(node: Node): node is Heading {
  return node.type === 'heading' && (node as Heading).depth === 1;
}

function isEmpty({ value }: Literal): boolean {
  return value === '';
}
