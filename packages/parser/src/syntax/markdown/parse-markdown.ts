import type { Root } from 'mdast';
import { BlockReader } from './block-reader.ts';
import { splitMarkdown } from './pieces.ts';

/**
 * The blocks of a Markdown text, which is parsed in pieces.
 *
 * @param parsePiece gives the tree that a piece has as Markdown.
 * @throws {RangeError} where it is nested so deeply that it cannot be read.
 */
export function parseMarkdown(text: string, parsePiece: (piece: string) => Root): Root {
  const { frontMatter, pieces, end } = splitMarkdown(text);
  const reader = new BlockReader();
  for (const piece of pieces) {
    try {
      reader.readPiece(parsePiece(piece.definitions + piece.text), piece);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const reason = `it is nested too deeply: ${piece.text.slice(0, 60).trim()}…`;
      throw new RangeError(reason, { cause: error });
    }
  }
  return {
    type: 'root',
    children: frontMatter ? [frontMatter, ...reader.blocks] : reader.blocks,
    data: { leftOut: reader.leftOut },
    position: { start: { line: 1, column: 1, offset: 0 }, end },
  };
}
