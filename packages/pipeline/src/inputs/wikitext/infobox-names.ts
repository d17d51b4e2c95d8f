/**
 * The templates of the English Wikipedia that are the infobox of a battle or a war, in lower case: Template:Infobox military
 * conflict, what redirects to it now or did, and the templates with the same fields.
 */
const NAMES = [
  'military conflict',
  'military operation',
  'military attack',
  'operational plan',
  'civil conflict',
  'naval battle',
  'battle',
  'conflict',
  'siege',
  'war',
].join('|');

const INFOBOX = new RegExp(`^(?:infobox (?:${NAMES})|warbox|battlebox)$`);

/** Blanks within a name are any of these, and a name begins after any of them. */
const BLANK = '[ _\\n]';
const MENTION = new RegExp(
  `\\{\\{${BLANK}{0,20}(?:infobox${BLANK}{1,20}(?:${NAMES.replaceAll(' ', `${BLANK}{1,20}`)})|warbox|battlebox)${BLANK}{0,20}(?:\\||\\}\\}|<!--|&lt;!--)`,
  'i',
);

/** Whether a template is the infobox of a battle. */
export const isInfobox = (name: string) => INFOBOX.test(name);

/** Whether a wikitext, as it is or escaped as in XML, seems to have the infobox of a battle; comments count too. */
export const namesInfobox = (wikitext: string) => MENTION.test(wikitext);

/** Where the infobox of a battle begins and ends in a wikitext without comments; null where it has none that is closed. */
export function infoboxSpan(wikitext: string): { start: number; end: number } | null {
  const start = wikitext.search(MENTION);
  if (start < 0) return null;
  const braces = /\{\{|\}\}/g;
  braces.lastIndex = start;
  let depth = 0;
  for (let brace = braces.exec(wikitext); brace; brace = braces.exec(wikitext)) {
    depth += brace[0] === '{{' ? 1 : -1;
    if (depth === 0) return { start, end: braces.lastIndex };
  }
  return null;
}
