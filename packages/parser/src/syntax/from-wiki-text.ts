import type { Literal, Parent } from 'mdast';
import type { CompileContext, Extension } from 'mdast-util-from-markdown';
import type { Point, Token } from 'micromark-util-types';

/** The infobox: its label, then its lines in their order. Ends before the line ending of its last line. */
export interface Infobox extends Parent {
  type: 'infobox';
  children: [InfoboxLabel, ...InfoboxField[]];
}

/** The line above the fields, without surrounding blanks: "Infobox", or the note that stands in its place. */
export interface InfoboxLabel extends Literal {
  type: 'infoboxLabel';
}

/**
 * A whole line of the infobox, from its `-` to the line ending. What the line lacks is an empty node of no width: the
 * key of `- no colon` (all of it is then the value) and of `- : no key`, the value of `- Date:`.
 */
export interface InfoboxField extends Parent {
  type: 'infoboxField';
  children: [InfoboxKey, InfoboxValue];
}

/** What stands before the first colon, as written, without surrounding blanks (spaces and tabs). */
export interface InfoboxKey extends Literal {
  type: 'infoboxKey';
}

/** What stands after the first colon, as written, without surrounding blanks (spaces and tabs). */
export interface InfoboxValue extends Literal {
  type: 'infoboxValue';
}

declare module 'mdast' {
  interface RootContentMap {
    infobox: Infobox;
    infoboxLabel: InfoboxLabel;
    infoboxField: InfoboxField;
    infoboxKey: InfoboxKey;
    infoboxValue: InfoboxValue;
  }
}

/**
 * Makes the nodes of wiki text from its tokens. Headings and paragraphs need nothing here: their tokens are Markdown's,
 * so mdast's `heading` and `paragraph` come of themselves, each with one `text` (a heading's without the `=` and the
 * blanks, a paragraph's with every character and line ending). Every literal is exactly its slice of the source.
 */
export function wikiTextFromMarkdown(): Extension {
  return {
    enter: {
      infobox(token) {
        this.enter({ type: 'infobox', children: [] as unknown as Infobox['children'] }, token);
      },
      infoboxLabel: enterLiteral,
      infoboxField(token) {
        this.enter({ type: 'infoboxField', children: [] as unknown as InfoboxField['children'] }, token);
      },
      infoboxKey: enterLiteral,
      infoboxValue: enterLiteral,
    },
    exit: {
      infobox: exit,
      infoboxLabel: exitLiteral,
      infoboxField: exitField,
      infoboxKey: exitLiteral,
      infoboxValue: exitLiteral,
    },
  };
}

function enterLiteral(this: CompileContext, token: Token): undefined {
  this.enter({ type: token.type as 'infoboxLabel' | 'infoboxKey' | 'infoboxValue', value: '' }, token);
}

function exitLiteral(this: CompileContext, token: Token): undefined {
  const node = this.stack[this.stack.length - 1] as Literal;
  node.value = this.sliceSerialize(token);
  this.exit(token);
}

function exitField(this: CompileContext, token: Token): undefined {
  const { children } = this.stack[this.stack.length - 1] as { children: (InfoboxKey | InfoboxValue)[] };
  if (children[0]?.type !== 'infoboxKey') {
    children.unshift({ type: 'infoboxKey', ...emptyAt(children[0]?.position?.start ?? token.end) });
  }
  if (children.length === 1) children.push({ type: 'infoboxValue', ...emptyAt(token.end) });
  this.exit(token);
}

function exit(this: CompileContext, token: Token): undefined {
  this.exit(token);
}

/** A literal of no characters, with points of its own: nodes that share one could not be moved apart. */
function emptyAt({ line, column, offset }: Pick<Point, 'line' | 'column'> & { offset?: number | undefined }) {
  const point = () => ({ line, column, ...(offset === undefined ? {} : { offset }) });
  return { value: '', position: { start: point(), end: point() } };
}
