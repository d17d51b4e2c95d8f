export { fieldName } from './infobox/fields.ts';
export { type Claim, readClaims } from './prose/claims.ts';
export { readSides, type SideNames, type Sides } from './prose/sides.ts';
export { FIGURE_NOT_READ } from './prose/unread.ts';
export { BOX_FIGURE_NOT_READ, type ReadOptions, readBattle } from './read-battle.ts';
export type { Infobox, LeftOut } from './syntax/nodes.ts';
export { parseMarkdown } from './syntax/parse.ts';
export { slug } from './text/ids.ts';
export { SourceText } from './text/source-text.ts';
