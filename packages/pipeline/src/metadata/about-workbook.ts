import type { AboutLine } from '@openbattles/exporter-xlsx';
import { codebook, losses, TABLES } from '@openbattles/schema';
import type { DescribedRelease } from './described-release.ts';
import { DATASET } from './facts.ts';
import { licenceStatement } from './licences.ts';

/** What the first sheet of the workbook says: what it is, how to read it, how to cite it and under which terms to use it. */
export function aboutWorkbook(release: DescribedRelease): AboutLine[] {
  const { version, rows } = release;
  const sheets = [losses, ...TABLES, codebook].map(({ name, description }): AboutLine => {
    const count = rows.get(name);
    return [name, `${description}${count === undefined ? '' : ` (${count} rows)`}`];
  });
  return [
    [`${DATASET.title} ${version}`, DATASET.description],
    ['', ''],
    [
      'How to read it',
      'Each sheet is a table. An empty cell says that the text does not tell; where the text itself says that a number is unknown, qualifier says so. low and high are the bounds of a figure: "20+" is low 20 and high empty. Figures are never added up: where is_total is true, the row covers others. quote is what stands in the article, letter by letter.',
    ],
    [
      'Where to begin',
      'losses: filter it by battle and outcome, and read side_name, low, high and claimant.',
    ],
    ['Cite as', `${DATASET.creator}: ${DATASET.title}, version ${version}. And name the sources below.`],
    ['Licence', licenceStatement(release).replaceAll('`', '').replaceAll('\n\n', '\n')],
    ['', ''],
    ['Sheet', 'What it holds'],
    ...sheets,
  ];
}
