/** The tags whose content is no text of the article. What stands in `<ref>` is lost: the source format has no notes. */
const HIDDEN =
  'ref|references|gallery|math|chem|timeline|imagemap|score|syntaxhighlight|source|templatedata|templatestyles|graph|mapframe|maplink|inputbox|categorytree|hiero';

const OPENING = new RegExp(`<!--|<(nowiki|pre|${HIDDEN})(?=[\\s/>])[^<>]{0,2000}>`, 'gi');

/** `[[x]]` within `<nowiki>` is four brackets and an x: written as references, which are read at the end. */
const literally = (text: string) => text.replace(/[[\]{}|'=*#:;~<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Takes comments and the tags with hidden content out of a wikitext, as MediaWiki does before it reads the templates. */
export function stripHidden(wikitext: string): string {
  const lower = wikitext.toLowerCase();
  // Where no closing is found once, none is looked for again: a text of openings alone stays linear.
  const never = new Set<string>();
  let text = '';
  let done = 0;
  for (const match of wikitext.matchAll(OPENING)) {
    if (match.index < done) continue;
    const after = match.index + match[0].length;
    text += wikitext.slice(done, match.index);
    done = after;
    const tag = match[1]?.toLowerCase();
    if (tag !== undefined && /\/\s?>$/.test(match[0])) continue;
    const closing = tag === undefined ? '-->' : `</${tag}`;
    const end = never.has(closing) ? -1 : lower.indexOf(closing, after);
    if (end < 0) {
      never.add(closing);
      continue;
    }
    if (tag === 'nowiki' || tag === 'pre') text += literally(wikitext.slice(after, end));
    const close = tag === undefined ? end + 2 : lower.indexOf('>', end);
    done = close < 0 ? wikitext.length : close + 1;
  }
  return text + wikitext.slice(done);
}
