import type { Omissions } from '../omissions.ts';
import { coordinates } from './coordinates.ts';
import { type InfoboxNames, templateName } from './infobox-names.ts';
import { readFunction } from './parser-functions.ts';
import { TemplateArguments } from './template-arguments.ts';
import { PICTURES, templateRule } from './template-rules.ts';

/** Wikitext in which no template is left. */
export interface Expanded {
  /** The text, with the infoboxes taken out. */
  text: string;
  /** The fields of the infobox of the battle as wikitext, by name as written; null where the article has none. */
  infobox: Map<string, string> | null;
  /** The decimal coordinates that stand for the whole article; null where none do. */
  coordinates: string | null;
}

/** What stands for a template that was left out, where its arguments may have been part of a number, and where not. */
export const HOLES = { number: '\uE002', words: '\uE003' } as const;

const TOKEN = /\{\{|\}\}|\[\[|\]\]|\|/g;

interface Frame {
  parts: string[];
  /** How many links are open: a `|` within one does not end an argument. */
  links: number;
  /** Whether it is the infobox of a battle, or within it. */
  box: boolean;
  /** How many templates began before it. */
  order: number;
}

/** An infobox of a battle as it was met. */
interface Box {
  name: string;
  rank: number;
  order: number;
  fields: Map<string, string>;
}

/** What the reading of all templates of a text has in common. */
interface Context {
  title: string;
  names: InfoboxNames;
  omissions: Omissions;
  boxes: Box[];
  coordinates: string | null;
}

/**
 * Replaces every template of a text by what it reads as, from the innermost out, in one pass over the text. Of several
 * infoboxes of battles the first is read that is the box of a battle and no other with the same fields; the others are
 * left out and reported, as is one that stands within it.
 *
 * @param wikitext the text without comments and extension tags; see `stripHidden`.
 * @param title the title of the page, which `{{PAGENAME}}` shows.
 * @param omissions told of each template that no rule reads.
 */
export function expandTemplates(
  wikitext: string,
  title: string,
  names: InfoboxNames,
  omissions: Omissions,
): Expanded {
  const context: Context = { title, names, omissions, boxes: [], coordinates: null };
  const stack: Frame[] = [{ parts: [''], links: 0, box: false, order: 0 }];
  const write = (text: string) => {
    const { parts } = stack.at(-1)!;
    parts[parts.length - 1] += text;
  };
  let done = 0;
  let order = 0;
  for (const { 0: token, index } of wikitext.matchAll(TOKEN)) {
    if (index > done) write(wikitext.slice(done, index));
    done = index + token.length;
    const frame = stack.at(-1)!;
    if (token === '{{') {
      stack.push({ parts: [''], links: 0, box: frame.box, order: ++order });
    } else if (token === '}}' && stack.length > 1) {
      stack.pop();
      write(read(frame, context));
    } else if (token === '|' && stack.length > 1 && frame.links === 0) {
      frame.box ||= frame.parts.length === 1 && names.rank(templateName(frame.parts[0]!)) !== null;
      frame.parts.push('');
    } else {
      if (token === '[[') frame.links++;
      else if (token === ']]' && frame.links > 0) frame.links--;
      write(token);
    }
  }
  write(wikitext.slice(done));
  // A template that is never closed is text, as it is in MediaWiki.
  const text = stack.map(({ parts }) => parts.join('|')).join('');
  return { text, infobox: chosenBox(context), coordinates: context.coordinates };
}

/** The fields of the infobox that is read; the others are reported by what they are about. */
function chosenBox({ boxes, omissions }: Context): Map<string, string> | null {
  const [chosen, ...others] = boxes.toSorted((a, b) => a.rank - b.rank || a.order - b.order);
  for (const { name, fields } of others) {
    const about = fields.get('conflict') || fields.get('title') || fields.get('name');
    omissions.add(
      'second-infobox',
      about ? `${name}, ${about.replace(/\s+/g, ' ').slice(0, 200)}` : name,
      'infobox',
    );
  }
  return chosen?.fields ?? null;
}

/** What one template reads as. */
function read({ parts, box, order }: Frame, context: Context): string {
  const [head = '', ...rest] = parts;
  const { names, omissions } = context;
  let name = templateName(head);
  let given = new TemplateArguments(rest);
  const rank = names.rank(name);
  if (rank !== null) {
    context.boxes.push({ name, rank, order, fields: new Map(given.entries()) });
    return '';
  }
  // `{{formatnum:1234}}` and `{{DEFAULTSORT:…}}` have their first argument after a colon.
  const colon = /^\s{0,20}(?:subst:|safesubst:)?(#?\p{L}{1,30}):/iu.exec(head);
  if (colon?.[1] && !/^(?:template|subst|safesubst|msg|msgnw|raw)$/i.test(colon[1])) {
    name = colon[1].toLowerCase();
    given = new TemplateArguments([head.slice(colon[0].length), ...rest]);
    const text = readFunction(name, given);
    if (text !== null) return text;
    if (name === '#tag') return readTag(given, omissions, box);
  }
  if (/^(?:(?:full|base|root|sub)?pagename)e?$/.test(name) && rest.length === 0) return context.title;
  if (name.startsWith('coord') && given.named('display').includes('title')) {
    context.coordinates ??= coordinates(given);
    if (!given.named('display').includes('inline')) return '';
  }
  const text = templateRule(name)?.read(given, name) ?? null;
  if (text !== null) return text;
  if (PICTURES.has(name)) {
    omissions.add('image', `{{${name}}}`, box ? 'infobox' : 'text');
    return '';
  }
  omissions.add('template', name, box ? 'infobox' : 'text');
  return holeOf(name, given);
}

/** `{{#tag:ref|…}}` is `<ref>…</ref>`. Of other tags the text stays. */
function readTag(given: TemplateArguments, omissions: Omissions, box: boolean): string {
  const tag = given.at(0).toLowerCase();
  if (tag !== 'ref') return given.at(1);
  omissions.add('note', '', box ? 'infobox' : 'text');
  return '';
}

/** What is left of a template that is left out: nothing where it cannot have said anything. */
function holeOf(name: string, { written }: TemplateArguments): string {
  const words = written.join(' ');
  if (/\d/.test(words) || /^(?:current|local|number|#expr)/.test(name)) return HOLES.number;
  return /\p{L}/u.test(words) ? HOLES.words : '';
}
