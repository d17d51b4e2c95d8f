import { join } from 'node:path';
import { formatJson } from '../metadata/facts.ts';
import { writeArchive } from './archive.ts';
import { cited, datedCroissant } from './citing.ts';
import type { Target } from './target.ts';

const API = 'https://zenodo.org/api/deposit/depositions';

/** A deposit at Zenodo: the whole release as one archive, and the metadata as Zenodo takes it from an upload or from GitHub. */
export const zenodo: Target = {
  title: 'Zenodo',
  prepare(release, publication, { out }) {
    const { title, description, version, keywords, creators, licence } = release;
    const { date, url, doi } = publication;
    const metadata = {
      title: `${title} ${version}`,
      upload_type: 'dataset',
      description: `<p>${description}</p>`,
      version,
      language: 'eng',
      keywords,
      creators: creators.map((name) => ({ name })),
      access_right: 'open',
      // Left out, Zenodo would take it for CC BY.
      license: licence?.toLowerCase() ?? 'other-closed',
      ...(licence === null
        ? { notes: 'Each battle is under the licence of its text: see LICENSE in the archive.' }
        : {}),
      ...(date === null ? {} : { publication_date: date }),
      ...(doi === null ? {} : { doi }),
      ...(url === null
        ? {}
        : {
            related_identifiers: [{ identifier: url, relation: 'isIdenticalTo', resource_type: 'dataset' }],
          }),
    };
    const name = `open-battles-${version}`;
    const archive = `${name}.zip`;
    const authorised = 'curl --fail --silent --header "Authorization: Bearer $ZENODO_TOKEN"';
    const deposit = `${authorised} --json @${out}/deposit.json ${API}`;
    const bucketOf = `node --print 'JSON.parse(fs.readFileSync(0)).links.bucket'`;
    return {
      files: new Map([
        ['.zenodo.json', formatJson(metadata)],
        ['deposit.json', formatJson({ metadata })],
        ['CITATION.cff', cited(release, publication)],
        ['croissant.json', datedCroissant(release, publication)],
      ]),
      copied: ['README.md', 'LICENSE'],
      write: (folder) => writeArchive(release.folder, name, join(folder, archive)),
      command: `bucket=$(${deposit} | ${bucketOf}) && for file in ${archive} README.md LICENSE CITATION.cff croissant.json; do ${authorised} --upload-file "${out}/$file" "$bucket/$file"; done`,
      before: [
        ...(licence === null
          ? [
              'the texts have several licences, or one is not known: say on the site under which the deposit is',
            ]
          : []),
        'export ZENODO_TOKEN=… with a token that may write deposits; it makes a draft, which you look at and publish on the site',
        'or let Zenodo archive a release of the repository: put .zenodo.json at its root',
      ],
    };
  },
};
