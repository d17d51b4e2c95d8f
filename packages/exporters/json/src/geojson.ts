import { cellProblem, cellsOf, type Exporter, type Row } from '@openbattles/schema';

/**
 * GeoJSON (RFC 7946) of a table with the columns `latitude` and `longitude`: a collection with one point a line, whose
 * id is the first column of the key and whose properties are the other columns. Rows without coordinates are left out.
 *
 * `write` throws a RangeError that names table, row (from 1) and column where a cell cannot be written truly.
 */
export const geoJsonExporter: Exporter = {
  format: 'geojson',
  async *write(table, rows) {
    const encoder = new TextEncoder();
    const id = table.key[0]!;
    let rowNumber = 0;
    let separator = '\n';
    yield encoder.encode('{"type":"FeatureCollection","features":[');
    for await (const row of rows) {
      cellsOf(table, row, ++rowNumber, cellProblem);
      if (row.latitude === null || row.longitude === null) continue;
      const names = table.columns.map(({ name }) => name);
      yield encoder.encode(separator + JSON.stringify(toFeature(row, id, names)));
      separator = ',\n';
    }
    yield encoder.encode('\n]}\n');
  },
};

function toFeature(row: Row, id: string, names: readonly string[]) {
  const { latitude, longitude } = row;
  const own = names.filter((name) => name !== 'latitude' && name !== 'longitude');
  return {
    type: 'Feature',
    id: row[id],
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: Object.fromEntries(own.map((name) => [name, row[name]])),
  };
}
