export { fieldName } from './infobox/fields.ts';
export { type ReadOptions, readBattle } from './read-battle.ts';
export { SourceText } from './source-text.ts';
