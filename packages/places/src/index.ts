export { distance } from './distance.ts';
export { type Entry, type Gazetteer, gazetteerFile, openGazetteer } from './gazetteer.ts';
export { type LocateContext, type Location, locate, type PlacePart, type PlacePrecision } from './locate.ts';
