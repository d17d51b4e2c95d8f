import { coordinates, TEMPLATE_RULES, TemplateArguments } from './templates.ts';

/** Wikitext in which no template is left. */
export interface Expanded {
  /** The text, with the infobox of the battle taken out. */
  text: string;
  /** The fields of the infobox as wikitext, by name as written; null where the article has none. */
  infobox: Map<string, string> | null;
  /** The decimal coordinates that stand for the whole article; null where none do. */
  coordinates: string | null;
  /** The templates that no rule reads, and how often each was left out. */
  unknown: Map<string, number>;
}

/** The infoboxes that are about a battle or a war, and their redirects. */
const INFOBOX =
  /^infobox (?:military conflict|military operation|military attack|battle|war|conflict|civil conflict|siege|naval battle|operational plan)$/;

const TOKEN = /\{\{|\}\}|\[\[|\]\]|\|/g;

interface Frame {
  parts: string[];
  /** How many links are open: a `|` within one does not end an argument. */
  links: number;
}

/**
 * Replaces every template of a text by what it reads as, from the innermost out, in one pass over the text.
 *
 * @param wikitext the text without comments and extension tags; see `stripHidden`.
 */
export function expandTemplates(wikitext: string): Expanded {
  const expanded: Expanded = { text: '', infobox: null, coordinates: null, unknown: new Map() };
  const stack: Frame[] = [{ parts: [''], links: 0 }];
  const write = (text: string) => {
    const { parts } = stack.at(-1)!;
    parts[parts.length - 1] += text;
  };
  let done = 0;
  for (const { 0: token, index } of wikitext.matchAll(TOKEN)) {
    write(wikitext.slice(done, index));
    done = index + token.length;
    const frame = stack.at(-1)!;
    if (token === '{{') {
      stack.push({ parts: [''], links: 0 });
    } else if (token === '}}' && stack.length > 1) {
      stack.pop();
      write(read(frame.parts, expanded));
    } else if (token === '|' && stack.length > 1 && frame.links === 0) {
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

/** What one template reads as. */
function read(parts: readonly string[], expanded: Expanded): string {
  const [head = '', ...rest] = parts;
  // `{{formatnum:1234}}` and `{{DEFAULTSORT:…}}` have their first argument after a colon.
  const [, word = head, after] = /^\s{0,20}([#\p{L}]{1,30}):([\s\S]*)$/u.exec(head) ?? [];
  const name = word.trim().replaceAll('_', ' ').toLowerCase();
  const given = new TemplateArguments(after === undefined ? rest : [after, ...rest]);
  if (INFOBOX.test(name) && !expanded.infobox) {
    expanded.infobox = new Map(given.entries());
    return '';
  }
  if (/^coord/.test(name) && /title/.test(given.named('display'))) {
    expanded.coordinates ??= coordinates(given);
    if (!/inline/.test(given.named('display'))) return '';
  }
  const rule = TEMPLATE_RULES.find(({ pattern }) => pattern.test(name));
  if (rule) return rule.read(given, name);
  if (!name.startsWith('#')) expanded.unknown.set(name, (expanded.unknown.get(name) ?? 0) + 1);
  return '';
}
