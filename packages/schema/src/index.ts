export * from './exporter.ts';
export * from './record.ts';
export * from './tables.ts';
export * from './vocabularies.ts';
