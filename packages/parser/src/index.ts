export { fieldName } from './infobox/fields.ts';
export { readBattle } from './read-battle.ts';
export { SourceText } from './source-text.ts';
