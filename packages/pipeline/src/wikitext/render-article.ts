import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import wtf from 'wtf_wikipedia';
import { expandTemplates } from './expand-templates.ts';
import { stripHidden } from './strip-hidden.ts';

/** An article in the source format, and what was left out on the way. */
export interface RenderedArticle {
  text: string;
  /** A sentence for each thing that a reader of the page sees and the text has not. */
  losses: string[];
}

/** Fields that say how the box looks. */
const LAYOUT_FIELDS =
  /^(?:image|image[ _-]?(?:size|upright)|upright|caption|alt|width|bodystyle|colou?r[ _]scheme|map[ _](?:size|width|caption|label|mark|marksize|relief|alt|image)|campaignbox|notes|footnotes|no-location-property|conflict[ _]?style)$/i;

/** Sections without narrative: lists of works, notes and links. */
const APPARATUS =
  /^(?:references?|notes?|footnotes?|citations?|notes and references|references and notes|notes and citations|explanatory notes|sources|works cited|bibliography|further reading|external links?|see also|reference literature|literature|publications|gallery)$/i;

/**
 * Renders a wikitext to the source format: the title, the infobox as `- Key: value` lines, a line a paragraph, headings
 * directly above their first paragraph. Templates are read by our own rules, since they carry what a battle's infobox
 * says; links, headings, tables and formatting are wtf_wikipedia's.
 */
export function renderArticle(title: string, wikitext: string): RenderedArticle {
  const tidy = wikitext.replace(/\r\n?/g, '\n').replace(/[\0\uFEFF]/g, '');
  const { text, infobox, coordinates, unknown } = expandTemplates(stripHidden(tidy));
  const fields = [...(infobox ?? [])]
    .filter(([key]) => !LAYOUT_FIELDS.test(key))
    .map(([key, value]) => [fieldKey(key), renderValue(value)] as const)
    .filter(([, value]) => value !== '');
  if (coordinates !== null && !fields.some(([key]) => key === 'Coordinates')) {
    fields.push(['Coordinates', coordinates]);
  }
  const head = [`= ${title} =`];
  if (fields.length > 0)
    head.push(['Infobox', ...fields.map(([key, value]) => `- ${key}: ${value}`)].join('\n'));
  const losses = [...unknown].map(
    ([name, times]) => `{{${name}}} was left out${times > 1 ? ` ${times} times` : ''}: no rule reads it`,
  );
  if (!infobox) losses.unshift('the article has no infobox of a battle');
  if (/^\{\|/m.test(text)) losses.push('a table was left out');
  return { text: `${[...head, ...renderBody(text)].join('\n\n')}\n`, losses };
}

/** `map_type` is written `Map Type`, as the sources have it. */
const fieldKey = (key: string) =>
  key
    .replaceAll('_', ' ')
    .replace(/(?<![\p{L}\p{N}])\p{Ll}/gu, (letter) => letter.toUpperCase())
    .trim();

/** What separates the items of a value: a line break, the line of a list, a rule, an empty line. */
const ITEM_BREAK =
  /<br[^<>]{0,40}>|<\/?hr[^<>]{0,40}>|\n[*#:;]{1,10}|\n-{4,}|\n\s*\n|<\/?(?:li|ul|ol|p|div|center)(?: [^<>]{0,200})?\/?>/i;

/** The value of a field on one line: items are separated by commas, except after a label that ends with a colon. */
function renderValue(wikitext: string): string {
  const items = `\n${wikitext}`
    .split(ITEM_BREAK)
    .map((item) => inline(item.replace(/^\s*[*#:;]{1,10}/, '')).replace(/^[,;]\s?|\s?[,;]$/g, ''))
    // What is left of an item whose template was left out: `()`.
    .filter((item) => /[\p{L}\p{N}?†]/u.test(item));
  return items.reduce((value, item) => `${value}${value.endsWith(':') ? ' ' : ', '}${item}`, '').slice(2);
}

/** One piece of wikitext as plain text on one line. */
function inline(wikitext: string): string {
  const text = wtf(plainTags(wikitext).replace(/\s+/g, ' ').trim()).text({});
  return finish(text);
}

/** Tags that only dress their text go; a line break in running text is a space. */
const plainTags = (wikitext: string) =>
  wikitext
    .replace(/<br[^<>]{0,40}>/gi, ' ')
    .replace(/<\/?blockquote[^<>]{0,400}>/gi, '\n\n')
    .replace(
      /<\/?(?:small|big|span|div|center|font|u|s|b|i|em|strong|sup|sub|abbr|nowiki|includeonly|noinclude|onlyinclude|section|cite|q|code|var|p|li|ul|ol|poem|ref)(?:\s[^<>]{0,400})?\/?>/gi,
      '',
    );

function finish(text: string): string {
  return text
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z\d]{1,31}));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return decodeNamedCharacterReference(name) || whole;
      const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10);
      return code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000)
        ? String.fromCodePoint(code)
        : whole;
    })
    .replace(/[\s\u200B\u200E\u200F\u00AD]+/g, (run) => (/\s/.test(run) ? ' ' : ''))
    .replace(/ (?=[,.;:)](?:\s|$))/g, '')
    .replace(/\( /g, '(')
    .trim();
}

/** The blocks of the text below the infobox: a paragraph each, with the headings above it on lines of their own. */
function renderBody(wikitext: string): string[] {
  // A list's item is a paragraph of its own; its star is written so that the library takes it for no list.
  const prepared = plainTags(`\n${wikitext}`)
    .replace(/\n[*#]{1,10}:{0,5}[ \t]{0,10}([^\n]*)/g, '\n\n&#42; $1\n')
    .replace(/\n[:;]{1,10}[ \t]{0,10}([^\n]*)/g, '\n\n$1\n')
    .replace(/\n-{4,}/g, '\n\n');
  const blocks: string[] = [];
  let headings: string[] = [];
  let skipping = Number.POSITIVE_INFINITY;
  for (const section of wtf(prepared).sections()) {
    const depth = section.depth();
    const name = finish(section.title());
    if (depth > skipping) continue;
    skipping = APPARATUS.test(name) ? depth : Number.POSITIVE_INFINITY;
    if (skipping === depth) continue;
    headings = headings.filter((heading) => headingDepth(heading) < depth + 2);
    if (name) headings.push(`${'='.repeat(depth + 2)}${name}${'='.repeat(depth + 2)}`);
    for (const paragraph of section.paragraphs() as { text(): string }[]) {
      const line = finish(paragraph.text());
      if (!/[\p{L}\p{N}]/u.test(line)) continue;
      blocks.push([...headings, line].join('\n'));
      headings = [];
    }
  }
  return blocks;
}

const headingDepth = (heading: string) => heading.length - heading.replace(/^=+/, '').length;
