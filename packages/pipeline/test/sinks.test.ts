import { readFileSync } from 'node:fs';
import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { FEW_FILES, type MadeUpProject, madeUpProject } from './made-up.ts';
import { startWiki } from './wiki-server.ts';

/** Texts that somebody wrote to do something where they are shown; every sink is tried with all of them. */
const HOSTILE: readonly string[] = JSON.parse(
  readFileSync(new URL('cases/hostile-texts.json', import.meta.url), 'utf8'),
);

/** What a terminal would obey. */
const OBEYED = /(?![\n])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

/** What no name of a file may hold is tried in titles; the rest of each text also in names. */
const NO_FILE_NAME = /[^\p{L}\p{N} #$%&'()+,=@[\]^_`{}~!;-]/gu;

/** A text that says a hostile one wherever a text can, as far as an article holds it. */
const article = (index: number, hostile: string) => {
  const line = hostile.replace(/[\n\r\0\p{Cs}]/gu, ' ');
  return `= Battle ${index} =

Infobox
- Partof: ${line}
- Date: 3 May 1808
- Result: ${line}
- Combatant1: ${line}
- Commander1: ${line}
- Casualties1: ${line} 20 killed

On 3 May 1808 20 soldiers were killed by ${line} at Sampletown.
`;
};

let base: MadeUpProject;
let project: MadeUpProject;
let said: string;
beforeAll(async () => {
  base = madeUpProject();
  for (const [index, hostile] of HOSTILE.entries()) {
    const name = `${index} ${hostile.slice(0, 60).replace(NO_FILE_NAME, '')}x.txt`;
    base.add(name, article(index, hostile), {
      title: hostile,
      url: index % 2 === 0 ? hostile : `https://wiki.example/${hostile}`,
      licence: index % 3 === 0 ? hostile : 'CC-BY-SA-4.0',
      attribution: hostile,
      revision: hostile,
    });
  }
  const { stdout, stderr } = await base.run('build', '--no-cache', '--jobs', '1', '--notes', '--all');
  said = stdout + stderr;
});
afterAll(() => base.clean());
beforeEach(() => {
  project = base;
});

describe('the terminal obeys nothing', () => {
  test('that a build, an explanation or a comparison prints', async () => {
    expect(said).toContain('Wrote datasets/0.1.0-draft');
    const outputs = [said];
    const rows: { battle_id: string; claim_id?: string }[] = JSON.parse(
      project.read('datasets', '0.1.0-draft', 'battles.json'),
    );
    expect(rows.length).toBeGreaterThan(HOSTILE.length);
    for (const { battle_id } of rows.slice(0, 6)) outputs.push(await project.done('explain', battle_id));
    for (const hostile of HOSTILE) {
      for (const args of [['explain', hostile], ['verify', hostile], [hostile], ['build', hostile]]) {
        const { stdout, stderr } = await project.run(...args);
        outputs.push(stdout + stderr);
      }
    }
    for (const output of outputs) expect(output).not.toMatch(OBEYED);
  });

  test('that a wiki answers', async () => {
    const wiki = await startWiki({});
    try {
      for (const hostile of HOSTILE) {
        wiki.troubles.push({ body: { error: { code: 'bad', info: hostile } } });
        const { code, stderr } = await project.run('add', 'Battle of Nowhere', '--api', wiki.api);
        expect(code).toBe(1);
        expect(stderr).not.toMatch(OBEYED);
        // Nor does it forge a line.
        expect(stderr.trim().split('\n')).toHaveLength(2);
      }
    } finally {
      await wiki.close();
    }
  });
});

/** The nodes of a Markdown text that are of these kinds. */
function nodesOf(text: string, kinds: readonly Nodes['type'][]): Nodes[] {
  const found: Nodes[] = [];
  const walk = (node: Nodes | Root) => {
    if (kinds.includes(node.type)) found.push(node);
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(unified().use(remarkParse).parse(text));
  return found;
}

test.each(['README.md', 'LICENSE', 'codebook.md', 'views/README.md'])(
  'no text makes anything of the Markdown of %s',
  (name) => {
    const text = project.read('datasets', '0.1.0-draft', name);
    expect(nodesOf(text, ['html', 'image', 'definition', 'linkReference', 'imageReference'])).toEqual([]);
    for (const link of nodesOf(text, ['link'])) expect(link).toMatchObject({ url: /^https:\/\/[a-z]/ });
    const headings = nodesOf(text, ['heading']).map((node) =>
      text.slice(node.position!.start.offset, node.position!.end.offset),
    );
    for (const heading of headings) expect(heading).not.toMatch(/forged|9\.9\.9|ends/);
    expect(text.replace(/[\n]/g, '')).not.toMatch(/\p{Cc}/u);
  },
);

test('a changelog has no other headings than those of its releases', async () => {
  const own = base.copy();
  try {
    await own.done('release', '--licence-unknown', 'keep', '--jobs', '1');
    for (const [index, hostile] of HOSTILE.entries())
      own.add(
        `more ${index} ${hostile.slice(0, 60).replace(NO_FILE_NAME, '')}x.txt`,
        article(100 + index, hostile),
      );
    await own.run('build', ...FEW_FILES, '--jobs', '1');
    await own.done('release', '--licence-unknown', 'keep', '--jobs', '1');
    const text = own.read('datasets', 'CHANGELOG.md');
    expect(nodesOf(text, ['html', 'image'])).toEqual([]);
    expect(nodesOf(text, ['heading'])).toHaveLength(3);
    await own.done('check', '--jobs', '1');
  } finally {
    own.clean();
  }
});

test('a citation is YAML that says each text as it is', () => {
  const { references } = parse(project.read('datasets', '0.1.0-draft', 'CITATION.cff'));
  const titles = references.map(({ title }: { title: string }) => title);
  for (const hostile of HOSTILE) expect(titles).toContain(hostile.replace(/\p{Cs}/gu, '\ufffd'));
});
