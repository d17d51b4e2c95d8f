import type { TemplateArguments } from './template-arguments.ts';

/**
 * One coordinate as Wikipedia writes it in decimals, `52.517°N`, with as many places as its minutes or seconds are worth.
 *
 * @param parts degrees, and perhaps minutes and seconds; degrees below 0 turn the direction round.
 */
function decimal(parts: readonly string[], direction: string, opposite: string): string | null {
  const [degrees = '', minutes, seconds] = parts;
  if (parts.length === 0 || parts.some((part) => !/^-?\d{1,3}(?:\.\d{1,10})?$/.test(part))) return null;
  const [, sign, size = ''] = /^(-?)(.*)$/.exec(degrees) ?? [];
  const letter = sign ? opposite : direction;
  if (minutes === undefined) return `${size}°${letter}`;
  const sum = Number(size) + Number(minutes) / 60 + Number(seconds ?? 0) / 3600;
  return `${Number(sum.toFixed(seconds === undefined ? 3 : 5))}°${letter}`;
}

/** The coordinates of `{{coord}}` in decimals, `52.517°N 13.383°E`; null where it has none that can be read. */
export function coordinates(given: TemplateArguments): string | null {
  const parts = given.list.filter((part) => part !== '');
  const north = parts.findIndex((part) => /^[NS]$/i.test(part));
  const east = parts.findIndex((part) => /^[EW]$/i.test(part));
  const lettered = north >= 0 && east > north;
  if (!lettered && (north >= 0 || east >= 0)) return null;
  const south = lettered && /s/i.test(parts[north]!);
  const west = lettered && /w/i.test(parts[east]!);
  const latitude = decimal(parts.slice(0, lettered ? north : 1), south ? 'S' : 'N', south ? 'N' : 'S');
  const longitude = decimal(
    lettered ? parts.slice(north + 1, east) : parts.slice(1, 2),
    west ? 'W' : 'E',
    west ? 'E' : 'W',
  );
  return latitude !== null && longitude !== null ? `${latitude} ${longitude}` : null;
}
