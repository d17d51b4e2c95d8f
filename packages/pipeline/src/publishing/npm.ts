import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatJson } from '../metadata/facts.ts';
import { type DescribedField, type DescribedTable, fileOf } from './described.ts';
import { LEGAL_FILES, type Target } from './target.ts';

const TYPES: Readonly<Record<DescribedField['type'], string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'string',
};

function toProperty({ name, type, description, constraints }: DescribedField): string {
  const words = constraints.enum?.map((word) => JSON.stringify(word)).join(' | ');
  const type_ = `${words ?? TYPES[type]}${constraints.required ? '' : ' | null'}`;
  return `  /** ${description.replaceAll('*/', '* /')} */\n  ${name}: ${type_};\n`;
}

/** The types of a table: the row, and the list of all. */
const toTypes = ({
  description,
  fields,
}: DescribedTable): string => `/** ${description.replaceAll('*/', '* /')} */
export interface Row {
${fields.map(toProperty).join('')}}

declare const rows: Row[];
export default rows;
`;

/** `finding_refs` is exported as `findingRefs`. */
const exportName = (table: string): string =>
  table.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** A package of npm: each table is a module of its own, with types and without anything to run. */
export const npm: Target = {
  title: 'npm',
  prepare(release, { owner, url }, { out }) {
    const { title, description, version, licence, keywords, creators, folder } = release;
    const tables = release.tables.filter(({ name }) => fileOf(release, name, 'json') !== null);
    const name = owner === null ? 'open-battles-data' : `@${owner}/open-battles-data`;
    const manifest = {
      name,
      version,
      description,
      keywords: keywords.map((keyword) => keyword.toLowerCase()),
      license: licence ?? 'SEE LICENSE IN LICENSE',
      author: creators.join(', '),
      ...(url === null ? {} : { homepage: url }),
      type: 'module',
      sideEffects: false,
      exports: {
        '.': { types: './index.d.ts', default: './index.js' },
        ...Object.fromEntries(
          tables.flatMap(({ name }) => [
            [`./${name}`, { types: `./${name}.d.ts`, default: `./${name}.js` }],
            [`./${name}.json`, `./${name}.json`],
          ]),
        ),
        './package.json': './package.json',
      },
    };
    const index = tables
      .map(({ name }) => `export { default as ${exportName(name)} } from './${name}.js';\n`)
      .join('');
    const modules = tables.flatMap(({ name, ...table }): [string, string][] => [
      [`${name}.js`, `export default ${readFileSync(join(folder, `${name}.json`), 'utf8').trimEnd()};\n`],
      [`${name}.d.ts`, toTypes({ name, ...table })],
    ]);
    const readme = `# ${title} ${version}

${description}

\`\`\`js
import losses from '${name}/losses';

losses.filter((loss) => loss.outcome === 'killed');
\`\`\`

| module | what it holds |
|---|---|
${tables.map(({ name: table, description }) => `| \`${name}/${table}\` | ${description} |`).join('\n')}

Each is a list of rows, with types; \`${name}/<table>.json\` is the same as JSON, and the package itself exports all tables.
\`LICENSE\` has the terms, and the articles with those to be named.
`;
    // npm takes `a/b` for a repository of GitHub.
    const path = /^[./~]|^[A-Za-z]:/.test(out) ? out : `./${out}`;
    return {
      files: new Map([
        ['package.json', formatJson(manifest)],
        ['README.md', readme],
        ['index.js', index],
        ['index.d.ts', index],
        ...modules,
      ]),
      copied: [...tables.map(({ name }) => `${name}.json`), ...LEGAL_FILES],
      command: `npm publish ${path} --access public`,
      before: ['npm login', `look at what goes in: npm pack ${path} --dry-run`],
    };
  },
};
