/** A stretch of running text on one line, without the underscores of italics: "the _Fletcher_-class  destroyers". */
export const plain = (text: string): string =>
  text.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '').replace(/\s+/g, ' ');
