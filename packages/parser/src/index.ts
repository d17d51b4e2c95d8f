export { slug } from './ids.ts';
export { fieldName } from './infobox/fields.ts';
export { type Claim, readClaims } from './prose/claims.ts';
export { readSides, type SideNames, type Sides } from './prose/sides.ts';
export { type ReadOptions, readBattle } from './read-battle.ts';
export { SourceText } from './source-text.ts';
