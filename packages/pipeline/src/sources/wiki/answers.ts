import { Ajv } from 'ajv';

/** What a wiki answers to `action=query` with `formatversion=2`, as far as we look at it. */
export interface Answer {
  error?: { code: string; info?: string };
  continue?: Record<string, string | number>;
  query?: Query;
}

export interface Query {
  pages?: AnsweredPage[];
  normalized?: Step[];
  redirects?: Step[];
  interwiki?: { title: string; iw: string }[];
  categorymembers?: Member[];
  general?: { sitename?: string };
  rightsinfo?: Rights;
}

/** A title that leads on to another. */
export interface Step {
  from: string;
  to: string;
}

/** A page that a list names. */
export interface Member {
  ns: number;
  title: string;
}

/** What a wiki says of the licence of its texts. */
export interface Rights {
  url?: string;
  text?: string;
}

export interface AnsweredPage {
  title: string;
  missing?: boolean;
  invalid?: boolean;
  invalidreason?: string;
  special?: boolean;
  canonicalurl?: string;
  revisions?: { revid?: number; slots?: { main?: { content?: string; contentmodel?: string } } }[];
  pageprops?: { wikibase_item?: string; disambiguation?: string };
  links?: Member[];
}

const text = { type: 'string' };
/** A title has 255 bytes at most; names, addresses and reasons are not much longer. They are recorded and shown. */
const short = { type: 'string', maxLength: 2000 };
const flag = { type: 'boolean' };
const listOf = (properties: Record<string, object>, required: readonly string[]) => ({
  type: 'array',
  items: { type: 'object', properties, required },
});
const steps = listOf({ from: short, to: short }, ['from', 'to']);
const members = listOf({ ns: { type: 'integer' }, title: short }, ['ns', 'title']);

const slot = { type: 'object', properties: { content: text, contentmodel: short } };
const revisions = listOf(
  {
    revid: { type: 'integer', minimum: 1 },
    slots: { type: 'object', properties: { main: slot } },
  },
  [],
);
const pages = listOf(
  {
    title: short,
    missing: flag,
    invalid: flag,
    invalidreason: short,
    special: flag,
    // It is recorded and published as a link.
    canonicalurl: { ...short, pattern: '^https?://' },
    revisions,
    pageprops: {
      type: 'object',
      properties: { wikibase_item: { type: 'string', pattern: '^Q[1-9][0-9]*$' }, disambiguation: short },
    },
    links: members,
  },
  ['title'],
);

const answer = {
  type: 'object',
  properties: {
    error: { type: 'object', properties: { code: short, info: text }, required: ['code'] },
    continue: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    query: {
      type: 'object',
      properties: {
        pages,
        normalized: steps,
        redirects: steps,
        interwiki: listOf({ title: short, iw: short }, ['title', 'iw']),
        categorymembers: members,
        general: { type: 'object', properties: { sitename: short } },
        rightsinfo: { type: 'object', properties: { url: short, text: short } },
      },
    },
  },
  anyOf: [{ required: ['error'] }, { required: ['query'] }],
};

const ajv = new Ajv({ allowUnionTypes: true, strictRequired: false });
const isAnswer = ajv.compile<Answer>(answer);

/** What is wrong with the shape of an answer, in words; null where nothing is. */
export function wrongShape(value: unknown): string | null {
  if (isAnswer(value)) return null;
  const [error] = isAnswer.errors ?? [];
  const place = error?.instancePath.slice(1).replaceAll('/', '.');
  return `${place || 'the whole'} ${error?.message ?? 'is not what it should be'}`;
}
