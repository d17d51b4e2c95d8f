import { factorySpace } from 'micromark-factory-space';
import { markdownLineEnding, markdownSpace } from 'micromark-util-character';
import { codes, types } from 'micromark-util-symbol';
import type {
  Code,
  Construct,
  Effects,
  Event,
  Extension,
  State,
  TokenizeContext,
  TokenType,
} from 'micromark-util-types';
import { everyKey, isLabel, MAX_DEPTH, type WikiTextOptions } from './grammar.ts';

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    infobox: 'infobox';
    infoboxLabel: 'infoboxLabel';
    infoboxField: 'infoboxField';
    infoboxFieldMarker: 'infoboxFieldMarker';
    infoboxKey: 'infoboxKey';
    infoboxKeyMarker: 'infoboxKeyMarker';
    infoboxValue: 'infoboxValue';
  }
}

/**
 * The wiki text of an article as an extension of micromark: headings, an infobox, and paragraphs.
 *
 * The article is one construct of the document, where Markdown has its block quotes and lists, and takes every line:
 * Markdown never sees one. So nothing within a line has a meaning and no character is lost. And there are tokens only
 * for what is written, where Markdown makes several for each line, at two levels: a text of a million blank lines would
 * take a gigabyte.
 *
 * Headings and paragraphs are made of Markdown's own tokens, so that their nodes are Markdown's too.
 */
export function wikiText(options: WikiTextOptions = {}): Extension {
  return {
    disable: { null: ['blockQuote', 'list'] },
    document: { null: article(options.isInfoboxKey ?? everyKey) },
  };
}

/**
 * Blocks and the blank lines between them, from the first line of a text to its end. Only at the end is the construct
 * left: micromark never asks whether a line continues it, but does want to be told how to close it.
 */
function article(isInfoboxKey: (key: string) => boolean): Construct {
  const blocks = [heading, infobox(isInfoboxKey), paragraph];

  return { name: 'wikiArticle', tokenize: tokenizeArticle, exit: () => undefined };

  function tokenizeArticle(this: TokenizeContext, effects: Effects, ok: State): State {
    return lineStart;

    /**
     * ```markdown
     * > | = Siege of Tessalit =
     *     ^
     *   |
     * > | Infobox
     *     ^
     * ```
     */
    function lineStart(code: Code): State | undefined {
      if (code === codes.eof) return ok(code);
      return effects.check(lineTail, blankStart, effects.attempt(blocks, afterBlock))(code);
    }

    /**
     * ```markdown
     *   | = Siege of Tessalit =
     * > |
     *     ^
     *   | Infobox
     * ```
     */
    function blankStart(code: Code): State | undefined {
      effects.enter(types.lineEndingBlank);
      return blankLine(code);
    }

    /**
     * ```markdown
     *   | = Siege of Tessalit =
     * > | ␠␠
     *     ^^^
     *   | Infobox
     * ```
     */
    function blankLine(code: Code): State | undefined {
      if (code === codes.eof) return blankEnd(code);
      effects.consume(code);
      return markdownLineEnding(code) ? afterBlankLine : blankLine;
    }

    /**
     * ```markdown
     *   |
     * > | Infobox
     *     ^
     * ```
     */
    function afterBlankLine(code: Code): State | undefined {
      return effects.check(lineTail, blankLine, blankEnd)(code);
    }

    /**
     * ```markdown
     *   |
     * > | Infobox
     *     ^
     * ```
     */
    function blankEnd(code: Code): State | undefined {
      effects.exit(types.lineEndingBlank);
      return code === codes.eof ? ok(code) : effects.attempt(blocks, afterBlock)(code);
    }

    /**
     * ```markdown
     * > | = Siege of Tessalit =
     *                          ^
     * ```
     */
    function afterBlock(code: Code): State | undefined {
      if (code === codes.eof) return ok(code);
      effects.enter(types.lineEnding);
      effects.consume(code);
      effects.exit(types.lineEnding);
      return lineStart;
    }
  }
}

const heading: Construct = { tokenize: tokenizeHeading, partial: true };

const paragraph: Construct = { tokenize: tokenizeParagraph, partial: true };

const paragraphEnd: Construct = { tokenize: tokenizeParagraphEnd, partial: true };

const lineTail: Construct = { tokenize: tokenizeLineTail, partial: true };

/**
 * A line such as `= Siege of Tessalit =` or `==Siege==`: as many `=` on the right as on the left (one to six), and
 * something between them.
 */
function tokenizeHeading(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const self = this;
  let depth = 0;
  const content = factoryTrimmed(effects, types.data, codes.equalsTo, {
    tokenize: tokenizeTail,
    partial: true,
  });

  return start;

  /**
   * ```markdown
   * > | == Siege ==
   *     ^
   * ```
   */
  function start(code: Code): State | undefined {
    if (code !== codes.equalsTo || self.now().column > 1) return nok(code);
    effects.enter(types.atxHeading);
    effects.enter(types.atxHeadingSequence);
    return openingSequence(code);
  }

  /**
   * ```markdown
   * > | == Siege ==
   *     ^^
   * ```
   */
  function openingSequence(code: Code): State | undefined {
    if (code === codes.equalsTo && depth < MAX_DEPTH) {
      depth++;
      effects.consume(code);
      return openingSequence;
    }
    if (code === codes.equalsTo) return nok(code);
    effects.exit(types.atxHeadingSequence);
    return factorySpace(effects, content(closing, nok, nok), types.whitespace)(code);
  }

  /**
   * ```markdown
   * > | == Siege ==
   *             ^
   * ```
   */
  function closing(code: Code): State | undefined {
    return tokenizeTail(effects, end, nok)(code);
  }

  /**
   * ```markdown
   * > | == Siege ==
   *                ^
   * ```
   */
  function end(code: Code): State | undefined {
    effects.exit(types.atxHeading);
    return ok(code);
  }

  /** What stands after the content: blanks, the closing sequence, blanks, the end of the line. */
  function tokenizeTail(effects: Effects, ok: State, nok: State): State {
    let size = 0;

    return factorySpace(effects, before, types.whitespace);

    /**
     * ```markdown
     * > | == Siege ==
     *              ^
     * ```
     */
    function before(code: Code): State | undefined {
      if (code !== codes.equalsTo) return nok(code);
      effects.enter(types.atxHeadingSequence);
      return sequence(code);
    }

    /**
     * ```markdown
     * > | == Siege ==
     *              ^^
     * ```
     */
    function sequence(code: Code): State | undefined {
      if (code === codes.equalsTo) {
        size++;
        effects.consume(code);
        return sequence;
      }
      effects.exit(types.atxHeadingSequence);
      return size === depth ? factorySpace(effects, after, types.whitespace)(code) : nok(code);
    }

    /**
     * ```markdown
     * > | == Siege ==
     *                ^
     * ```
     */
    function after(code: Code): State | undefined {
      return isLineEnd(code) ? ok(code) : nok(code);
    }
  }
}

/** Lines up to a blank line, a heading or the end of the text: every character of them, line endings included. */
function tokenizeParagraph(this: TokenizeContext, effects: Effects, ok: State): State {
  const self = this;

  return start;

  /**
   * The blanks before the very first character of a text are micromark's already, as a token of their own: the
   * paragraph takes them back.
   *
   * ```markdown
   * > | 1942. The siege
   *     ^
   *   | went on.
   * ```
   */
  function start(code: Code): State | undefined {
    const before = self.events[self.events.length - 1]?.[1];
    for (const token of [effects.enter(types.paragraph), effects.enter(types.data)]) {
      if (before?.type === types.linePrefix) token.start = { ...before.start };
    }
    return line(code);
  }

  /**
   * ```markdown
   * > | 1942. The siege
   *     ^^^^^^^^^^^^^^^
   *   | went on.
   * ```
   */
  function line(code: Code): State | undefined {
    if (code === codes.eof) return end(code);
    if (markdownLineEnding(code)) return effects.check(paragraphEnd, end, lineEnding)(code);
    effects.consume(code);
    return line;
  }

  /**
   * ```markdown
   * > | 1942. The siege
   *                    ^
   *   | went on.
   * ```
   */
  function lineEnding(code: Code): State | undefined {
    effects.consume(code);
    return line;
  }

  /**
   * ```markdown
   *   | 1942. The siege
   * > | went on.
   *             ^
   * ```
   */
  function end(code: Code): State | undefined {
    effects.exit(types.data);
    effects.exit(types.paragraph);
    return ok(code);
  }
}

/** A line ending after which no line of the same paragraph follows. */
function tokenizeParagraphEnd(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const self = this;

  return start;

  /**
   * ```markdown
   * > | went on.
   *             ^
   *   | ==Aftermath==
   * ```
   */
  function start(code: Code): State | undefined {
    effects.enter(types.lineEnding);
    effects.consume(code);
    effects.exit(types.lineEnding);
    return nextLine;
  }

  /**
   * ```markdown
   *   | went on.
   * > | ==Aftermath==
   *     ^
   * ```
   */
  function nextLine(code: Code): State | undefined {
    const tokenize = code === codes.equalsTo ? tokenizeHeading : tokenizeLineTail;
    return tokenize.call(self, effects, ok, nok)(code);
  }
}

/**
 * The infobox, the first block after the title: a label line, and directly below it lines that begin with `-`. It ends
 * before the first line that does not, be it blank or not.
 */
function infobox(isInfoboxKey: (key: string) => boolean): Construct {
  const anyField: Construct = { tokenize: tokenizeField, partial: true };
  const knownField: Construct = { tokenize: tokenizeKnownField, partial: true };

  return { tokenize: tokenizeInfobox, partial: true };

  function tokenizeInfobox(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const self = this;

    return start;

    /**
     * ```markdown
     *   | = Siege of Tessalit =
     *   |
     * > | Infobox
     *     ^
     *   | - Date: 1916
     * ```
     */
    function start(code: Code): State | undefined {
      if (!followsOnlyTitle(self.events)) return nok(code);
      effects.enter('infobox');
      return factorySpace(effects, label, types.whitespace)(code);
    }

    /**
     * A line that begins with `-` is no label, but an item of a list that the next line continues.
     *
     * ```markdown
     * > | Infobox
     *     ^
     *   | - Date: 1916
     * ```
     */
    function label(code: Code): State | undefined {
      if (code === codes.dash) return nok(code);
      return factoryTrimmed(effects, 'infoboxLabel', undefined, lineTail)(afterLabel, nok, nok)(code);
    }

    /**
     * ```markdown
     * > | Infobox
     *            ^
     *   | - Date: 1916
     * ```
     */
    function afterLabel(code: Code): State | undefined {
      const label = self.sliceSerialize(self.events[self.events.length - 1]![1]);
      const next = isLabel(label)
        ? effects.attempt(anyField, afterField, end)
        : effects.attempt(knownField, afterField, nok);
      return factorySpace(effects, next, types.whitespace)(code);
    }

    /**
     * ```markdown
     *   | Infobox
     * > | - Date: 1916
     *                 ^
     * ```
     */
    function afterField(code: Code): State | undefined {
      return effects.attempt(anyField, afterField, end)(code);
    }

    /**
     * ```markdown
     * > | - Date: 1916
     *                 ^
     *   |
     * ```
     */
    function end(code: Code): State | undefined {
      effects.exit('infobox');
      return ok(code);
    }
  }

  /** A field whose key is known, so that it shows the line above to be the label of an infobox. */
  function tokenizeKnownField(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const self = this;
    const from = self.events.length;

    return tokenizeField.call(this, effects, after, nok);

    /**
     * ```markdown
     *   | Casualties are disputed.
     * > | - Date: 1916
     *                 ^
     * ```
     */
    function after(code: Code): State | undefined {
      const key = self.events.slice(from).find((event) => event[1].type === 'infoboxKey');
      return key && isInfoboxKey(self.sliceSerialize(key[1])) ? ok(code) : nok(code);
    }
  }
}

const fieldKey: Construct = { tokenize: tokenizeFieldKey, partial: true };

const keyTail: Construct = { tokenize: tokenizeKeyTail, partial: true };

/** A line ending and a line that begins with `-`: a key up to the first colon, if there is one, and a value. */
function tokenizeField(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const value = factoryTrimmed(effects, 'infoboxValue', undefined, lineTail)(afterValue, afterValue, nok);

  return start;

  /**
   * ```markdown
   * > | Infobox
   *            ^
   *   | - Date: 1916
   * ```
   */
  function start(code: Code): State | undefined {
    if (code === codes.eof) return nok(code);
    effects.enter(types.lineEnding);
    effects.consume(code);
    effects.exit(types.lineEnding);
    return marker;
  }

  /**
   * ```markdown
   *   | Infobox
   * > | - Date: 1916
   *     ^
   * ```
   */
  function marker(code: Code): State | undefined {
    if (code !== codes.dash) return nok(code);
    effects.enter('infoboxField');
    effects.enter('infoboxFieldMarker');
    effects.consume(code);
    effects.exit('infoboxFieldMarker');
    return factorySpace(effects, effects.attempt(fieldKey, beforeValue, beforeValue), types.whitespace);
  }

  /**
   * ```markdown
   * > | - Date: 1916
   *            ^
   * ```
   */
  function beforeValue(code: Code): State | undefined {
    return factorySpace(effects, value, types.whitespace)(code);
  }

  /**
   * ```markdown
   * > | - Date: 1916
   *                 ^
   * ```
   */
  function afterValue(code: Code): State | undefined {
    return factorySpace(effects, end, types.whitespace)(code);
  }

  /**
   * ```markdown
   * > | - Date: 1916
   *                 ^
   * ```
   */
  function end(code: Code): State | undefined {
    effects.exit('infoboxField');
    return ok(code);
  }
}

/** The key of a field and its colon. */
function tokenizeFieldKey(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return factoryTrimmed(effects, 'infoboxKey', codes.colon, keyTail)(afterKey, afterKey, nok);

  /**
   * ```markdown
   * > | - Date: 1916
   *           ^
   * ```
   */
  function afterKey(code: Code): State | undefined {
    return factorySpace(effects, marker, types.whitespace)(code);
  }

  /**
   * ```markdown
   * > | - Date: 1916
   *           ^
   * ```
   */
  function marker(code: Code): State | undefined {
    effects.enter('infoboxKeyMarker');
    effects.consume(code);
    effects.exit('infoboxKeyMarker');
    return ok;
  }
}

/**
 * What stands after a key: blanks and a colon.
 *
 * ```markdown
 * > | - Date : 1916
 *           ^^
 * ```
 */
function tokenizeKeyTail(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return factorySpace(effects, (code) => (code === codes.colon ? ok(code) : nok(code)), types.whitespace);
}

/**
 * The rest of a line in which only blanks stand.
 *
 * ```markdown
 * > | - Date: 1916␠␠
 *                 ^^
 * ```
 */
function tokenizeLineTail(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return factorySpace(effects, (code) => (isLineEnd(code) ? ok(code) : nok(code)), types.whitespace);
}

/**
 * Makes a token of the characters up to `tail`, which begins at a blank, at `marker` or at the end of the line. A run of
 * blanks, and a run of markers, is tried as the tail once and then passed whole: trying it again at each of its
 * characters would take a time that grows with the square of its length.
 *
 * Continues with `ok` before the tail, with `empty` if the tail comes at once, and with `nok` at the end of a line that
 * holds no tail.
 */
function factoryTrimmed(effects: Effects, type: TokenType, marker: Code | undefined, tail: Construct) {
  return (ok: State, empty: State, nok: State): State => {
    return effects.check(tail, empty, start);

    /**
     * ```markdown
     * > | == Siege of Tessalit ==
     *        ^
     * ```
     */
    function start(code: Code): State | undefined {
      if (isLineEnd(code)) return nok(code);
      effects.enter(type);
      return markers(code);
    }

    /**
     * ```markdown
     * > | == Siege of Tessalit ==
     *        ^^^^^ ^^ ^^^^^^^^
     * ```
     */
    function inside(code: Code): State | undefined {
      if (isLineEnd(code) || code === marker || markdownSpace(code)) {
        return effects.check(tail, end, isLineEnd(code) ? nok : blanks)(code);
      }
      effects.consume(code);
      return inside;
    }

    /**
     * ```markdown
     * > | == Siege of Tessalit ==
     *             ^  ^
     * ```
     */
    function blanks(code: Code): State | undefined {
      if (!markdownSpace(code)) return markers(code);
      effects.consume(code);
      return blanks;
    }

    /**
     * ```markdown
     * > | == Siege = battle ==
     *              ^
     * ```
     */
    function markers(code: Code): State | undefined {
      if (code !== marker) return inside(code);
      effects.consume(code);
      return markers;
    }

    /**
     * ```markdown
     * > | == Siege of Tessalit ==
     *                         ^
     * ```
     */
    function end(code: Code): State | undefined {
      effects.exit(type);
      return ok(code);
    }
  };
}

/**
 * Whether nothing but blank lines and the title stands before the place that `events` have come to. Only the blanks
 * before a block are gone through again, and only if the block before them is a title, so that all the calls together
 * take a time that grows with the text.
 */
function followsOnlyTitle(events: Event[]): boolean {
  const last = lastBlock(events, events.length);
  if (last < 0) return true;
  const title = events[last]![1];
  if (title.type !== types.atxHeading) return false;
  let first = last;
  while (events[first]![0] === 'exit' || events[first]![1] !== title) first--;
  const sequence = events[first + 1]![1];
  return sequence.end.offset - sequence.start.offset === 1 && lastBlock(events, first) < 0;
}

/** The index of the last event before `end` that belongs to no blank line and no line ending, or -1. */
function lastBlock(events: Event[], end: number): number {
  let index = end - 1;
  while (index >= 0 && BLANK.has(events[index]![1].type)) index--;
  return index;
}

const BLANK = new Set<TokenType>([types.lineEnding, types.lineEndingBlank, types.linePrefix]);

function isLineEnd(code: Code): boolean {
  return code === codes.eof || markdownLineEnding(code);
}
