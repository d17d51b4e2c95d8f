import { isApparatus } from '@openbattles/parser';
import { describeOmission, type Omission, Omissions } from '../omissions.ts';
import { Blocks, fieldKey, writeArticle } from '../source-format.ts';
import { expandTemplates, HOLES } from './expand-templates.ts';
import { INFOBOX_NAMES, type InfoboxNames } from './infobox-names.ts';
import { plainText } from './markup.ts';
import { stripHidden } from './strip-hidden.ts';
import { FLAG, flagNames } from './template-rules.ts';

/** An article in the source format, and what was left out on the way. */
export interface RenderedWikitext {
  text: string;
  omissions: Omission[];
}

/** Fields that say how the box looks. */
const LAYOUT_FIELDS =
  /^(?:image|image[ _-]?(?:size|upright)|upright|caption|alt|width|bodystyle|colou?r[ _]scheme|map[ _](?:size|width|caption|label|mark|marksize|relief|alt|image)|campaignbox|notes|footnotes|no-location-property|conflict[ _]?style)$/i;

/**
 * Renders a wikitext to the source format: the title, the infobox as `- Key: value` lines, a line a paragraph, headings
 * directly above their first paragraph. Time is linear in the text.
 *
 * @param title the title of the article; null takes the name that the infobox gives, and `otherwise` where it has none.
 * @param names which templates are the infobox.
 */
export function renderWikitext(
  title: string | null,
  wikitext: string,
  otherwise = '',
  names: InfoboxNames = INFOBOX_NAMES,
): RenderedWikitext {
  const omissions = new Omissions();
  // MediaWiki keeps texts in NFC.
  const tidy = wikitext
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\0\uFEFF\uE000-\uE003]/g, '');
  const shown = stripHidden(tidy, names, omissions);
  const { text, infobox, coordinates } = expandTemplates(shown, title ?? otherwise, names, omissions);
  const fields = [...(infobox ?? [])]
    .filter(([key]) => !LAYOUT_FIELDS.test(key))
    .map(([key, value]) => [fieldKey(key), renderValue(key, value, omissions)] as const)
    .filter(([, value]) => value !== '');
  if (coordinates !== null && !fields.some(([key]) => key === 'Coordinates')) {
    fields.push(['Coordinates', coordinates]);
  }
  if (!infobox) omissions.add('infobox', '', 'infobox');
  const blocks = new Blocks();
  renderBody(text, blocks, omissions);
  const name = title ?? fields.find(([key]) => key === 'Conflict')?.[1] ?? otherwise;
  return { text: writeArticle(name, fields, blocks.list), omissions: omissions.list() };
}

/** The same for whoever adds one article, with a sentence for each omission. */
export function renderArticle(title: string, wikitext: string): { text: string; omissions: string[] } {
  const { text, omissions } = renderWikitext(title, wikitext);
  const said = omissions
    .filter(({ kind }) => UNREAD.has(kind))
    .map((omission) => describeOmission({ ...omission, place: 'text' }));
  return { text, omissions: [...new Set(said)] };
}

/** What a reader of the page sees and is nowhere in the text. Notes and pictures never are. */
const UNREAD: ReadonlySet<Omission['kind']> = new Set(['infobox', 'second-infobox', 'template', 'table']);

/** What stands in a text where words were left out that may have been part of a figure. */
const ELLIPSIS = '[…]';

const fillHoles = (text: string, number: string, words: string): string =>
  text.replaceAll(HOLES.number, number).replaceAll(HOLES.words, words);

/** Fields of which a part that is left out may be taken for another number or date than is meant. */
const FIGURE_FIELDS = /^(?:strength|casualties|date)/i;

/** What separates the items of a value: a line break, the line of a list, a rule, an empty line. */
const ITEM_BREAK =
  /<br[^<>]{0,40}>|<\/?hr[^<>]{0,40}>|\n[*#:;]{1,10}|\n-{4,}|\n\s*\n|<\/?(?:li|ul|ol|p|div|center)(?: [^<>]{0,200})?\/?>/i;

/** The value of a field on one line: items are separated by commas, except after a label that ends with a colon. */
function renderValue(key: string, wikitext: string, omissions: Omissions): string {
  const isFigure = FIGURE_FIELDS.test(key.trim());
  const filled = isFigure ? fillHoles(wikitext, ELLIPSIS, ` ${ELLIPSIS} `) : fillHoles(wikitext, '', '');
  const items = `\n${stripTables(filled, 'infobox', omissions)}`
    .split(ITEM_BREAK)
    .map((item) => renderItem(key, item.replace(/^\s*[*#:;]{1,10}/, ''), omissions))
    .map((item) => item.replace(/^[,;]\s?|\s?[,;]$/g, ''))
    // What is left of an item whose template was left out: `()`.
    .filter((item) => /[\p{L}\p{N}?†]/u.test(item));
  return items.reduce((value, item) => `${value}${value.endsWith(':') ? ' ' : ', '}${item}`, '').slice(2);
}

/** An item of a value. A belligerent that is named by nothing but its flag is named by the flag. */
function renderItem(key: string, wikitext: string, omissions: Omissions): string {
  const flags = flagNames(wikitext);
  const text = plainText(wikitext.replace(FLAG, ''));
  if (flags.length === 0) return text;
  const alone = /^combatant/i.test(key) && !/[\p{L}\p{N}]/u.test(text.replace(/\([^()]*\)/g, ''));
  for (const flag of flags) {
    if (!alone && !text.includes(flag)) omissions.add('flag', flag, 'infobox');
  }
  return alone ? `${flags.join(', ')} ${text}`.trim() : text;
}

/** Tags that begin or end a paragraph. */
const BLOCK = /<\/?(?:blockquote|p|ul|ol|li|dl|dt|dd|poem|div|center)(?:\s[^<>]{0,400})?\/?>/gi;

/** The text below the infobox, a paragraph on each line. */
function renderBody(wikitext: string, blocks: Blocks, omissions: Omissions): void {
  const text = stripTables(wikitext, 'text', omissions).replace(FLAG, '').replace(BLOCK, '\n\n');
  let lines: string[] = [];
  let skipping = Number.POSITIVE_INFINITY;
  const end = () => {
    if (lines.length > 0 && skipping === Number.POSITIVE_INFINITY)
      blocks.paragraph(plainText(lines.join('\n')));
    lines = [];
  };
  for (const written of text.split('\n')) {
    // What is left out of a line of its own is a box or a picture.
    const line = fillHoles(written, fillHoles(written, '', '').trim() === '' ? '' : ELLIPSIS, '');
    const heading = readHeading(line);
    if (heading) {
      end();
      const name = plainText(heading.name);
      if (heading.depth > skipping) continue;
      skipping = isApparatus(name) ? heading.depth : Number.POSITIVE_INFINITY;
      if (skipping !== heading.depth) blocks.heading(heading.depth, name);
    } else if (skipping < Number.POSITIVE_INFINITY) {
    } else if (/^(?:\s*$|-{4})/.test(line)) {
      end();
    } else if (/^[*#:;]/.test(line)) {
      end();
      const [marks = ''] = /^[*#:;]{1,20}/.exec(line) ?? [];
      const item = plainText(line.slice(marks.length));
      if (item) blocks.paragraph(/[*#]/.test(marks) ? `* ${item}` : item);
    } else lines.push(line);
  }
  end();
}

/** `==Name==`, as deep as the shorter of its two sides. */
function readHeading(line: string): { depth: number; name: string } | null {
  if (!line.startsWith('=')) return null;
  const whole = line.trimEnd();
  let depth = 0;
  while (depth < 6 && 2 * depth + 2 < whole.length && whole[depth] === '=' && whole.at(-1 - depth) === '=') {
    depth++;
  }
  // A single sign is the title's, and the title stands already.
  return depth === 0 ? null : { depth: Math.max(depth, 2), name: whole.slice(depth, -depth) };
}

/** Takes out tables, with the tables in them. One that is not closed ends with its own lines. */
function stripTables(wikitext: string, place: Omission['place'], omissions: Omissions): string {
  if (!wikitext.includes('{|')) return wikitext;
  const kept: string[] = [];
  let depth = 0;
  let opened = 0;
  const lines = wikitext.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!;
    if (/^\s{0,20}:{0,20}\s{0,20}\{\|/.test(line)) {
      if (depth++ === 0) opened = index;
    } else if (depth > 0 && /^\s{0,20}\|\}/.test(line)) {
      if (--depth === 0) {
        omissions.add('table', '', place);
        kept.push(line.slice(line.indexOf('|}') + 2));
      }
    } else if (depth === 0) kept.push(line);
  }
  if (depth > 0) {
    omissions.add('table', '', place);
    for (const line of lines.slice(opened))
      if (!/^\s{0,20}:{0,20}\s{0,20}(?:\{\||[|!])/.test(line)) kept.push(line);
  }
  return kept.join('\n');
}
