import type { Literal, Node, Parent } from 'mdast';

export type Position = NonNullable<Node['position']>;
export type Point = Position['start'];

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

/** Something of a Markdown text for which an article has no node. A note and a table have no name. */
export interface LeftOut {
  kind: 'image' | 'note' | 'table' | 'html';
  /** What an image shows, how HTML begins. */
  name: string;
  place: 'infobox' | 'text';
}

declare module 'mdast' {
  interface RootData {
    /** In the order of the text. */
    leftOut?: LeftOut[];
  }

  interface RootContentMap {
    infobox: Infobox;
    infoboxLabel: InfoboxLabel;
    infoboxField: InfoboxField;
    infoboxKey: InfoboxKey;
    infoboxValue: InfoboxValue;
  }
}
