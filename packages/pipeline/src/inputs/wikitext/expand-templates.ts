import type { Omissions } from '../omissions.ts';
import { isInfobox } from './infobox-names.ts';
import { coordinates, TEMPLATE_RULES, TemplateArguments, type TemplateRule } from './templates.ts';

/** Wikitext in which no template is left. */
export interface Expanded {
  /** The text, with the infobox of the battle taken out. */
  text: string;
  /** The fields of the infobox as wikitext, by name as written; null where the article has none. */
  infobox: Map<string, string> | null;
  /** The decimal coordinates that stand for the whole article; null where none do. */
  coordinates: string | null;
}

const TOKEN = /\{\{|\}\}|\[\[|\]\]|\|/g;

interface Frame {
  parts: string[];
  /** How many links are open: a `|` within one does not end an argument. */
  links: number;
  /** Whether it is the infobox of the battle, or within it. */
  box: boolean;
}

/**
 * Replaces every template of a text by what it reads as, from the innermost out, in one pass over the text.
 *
 * @param wikitext the text without comments and extension tags; see `stripHidden`.
 * @param omissions told of each template that no rule reads.
 */
export function expandTemplates(wikitext: string, omissions: Omissions): Expanded {
  const expanded: Expanded = { text: '', infobox: null, coordinates: null };
  const rules = new Map<string, TemplateRule | null>();
  const stack: Frame[] = [{ parts: [''], links: 0, box: false }];
  const write = (text: string) => {
    const { parts } = stack.at(-1)!;
    parts[parts.length - 1] += text;
  };
  let done = 0;
  for (const { 0: token, index } of wikitext.matchAll(TOKEN)) {
    if (index > done) write(wikitext.slice(done, index));
    done = index + token.length;
    const frame = stack.at(-1)!;
    if (token === '{{') {
      stack.push({ parts: [''], links: 0, box: frame.box });
    } else if (token === '}}' && stack.length > 1) {
      stack.pop();
      write(read(frame, expanded, rules, omissions));
    } else if (token === '|' && stack.length > 1 && frame.links === 0) {
      frame.box ||= frame.parts.length === 1 && isInfobox(templateName(frame.parts[0]!));
      frame.parts.push('');
    } else {
      if (token === '[[') frame.links++;
      else if (token === ']]' && frame.links > 0) frame.links--;
      write(token);
    }
  }
  write(wikitext.slice(done));
  // A template that is never closed is text, as it is in MediaWiki.
  expanded.text = stack.map(({ parts }) => parts.join('|')).join('');
  return expanded;
}

/** A name as the rules have it: blanks and underscores are one space, case does not tell templates apart. */
const templateName = (head: string) =>
  head.length > 300
    ? ''
    : head
        .replace(/[\s_]{1,300}/g, ' ')
        .trim()
        .toLowerCase();

/** What one template reads as. */
function read(
  { parts, box }: Frame,
  expanded: Expanded,
  rules: Map<string, TemplateRule | null>,
  omissions: Omissions,
): string {
  const [head = '', ...rest] = parts;
  // `{{formatnum:1234}}` and `{{DEFAULTSORT:…}}` have their first argument after a colon.
  const colon = head.indexOf(':');
  const [, word = head] = (colon >= 0 && /^\s{0,20}([#\p{L}]{1,30}):/u.exec(head)) || [];
  const after = word === head ? undefined : head.slice(colon + 1);
  const name = templateName(word);
  const given = new TemplateArguments(after === undefined ? rest : [after, ...rest]);
  if (isInfobox(name) && !expanded.infobox) {
    expanded.infobox = new Map(given.entries());
    return '';
  }
  if (name.startsWith('coord') && given.named('display').includes('title')) {
    expanded.coordinates ??= coordinates(given);
    if (!given.named('display').includes('inline')) return '';
  }
  let rule = rules.get(name);
  if (rule === undefined) {
    rule = TEMPLATE_RULES.find(({ pattern }) => pattern.test(name)) ?? null;
    rules.set(name, rule);
  }
  if (rule) return rule.read(given, name);
  if (!name.startsWith('#')) omissions.add('template', name, box ? 'infobox' : 'text');
  return '';
}
