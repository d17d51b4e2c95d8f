export { type Problem, placeOf } from './assertions.ts';
export { type ChangeRow, changes, EVERY_ROW } from './changes.ts';
export { codebook, codebookRows } from './codebook.ts';
export type { Exporter } from './exporter.ts';
export { type BattleRecord, battleRecord, rowsOf } from './record.ts';
export * from './tables.ts';
export { validateRecord, validateTableRow } from './validate.ts';
export * from './vocabularies.ts';
