/** The tags whose content is no text of the article. What stands in `<ref>` is lost: the source format has no notes. */
const HIDDEN =
  'ref|references|gallery|math|chem|timeline|imagemap|score|syntaxhighlight|source|templatedata|templatestyles|graph|mapframe|maplink|inputbox|categorytree|hiero';

const OPENING = new RegExp(`<!--|<(nowiki|pre|${HIDDEN})(?=[\\s/>])[^<>]{0,2000}>`, 'gi');

/** `[[x]]` within `<nowiki>` is four brackets and an x: written as references, which are read at the end. */
const literally = (text: string) => text.replace(/[[\]{}|'=*#:;~<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Takes out of a wikitext what is no text of the article: comments and tags with hidden content, as MediaWiki does before
 * it reads the templates, and images with their captions.
 */
export const stripHidden = (wikitext: string): string => stripImages(stripTags(wikitext));

function stripTags(wikitext: string): string {
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

const LINK_ENDS = /\[\[\s{0,5}(?:(file|image|media)\s{0,5}:)?|\]\]/gi;

/** An image's caption may hold links of its own: the image ends where as many are closed as were opened. */
function stripImages(wikitext: string): string {
  let text = '';
  let done = 0;
  let image = -1;
  let depth = 0;
  for (const { 0: token, 1: kind, index } of wikitext.matchAll(LINK_ENDS)) {
    if (image < 0) {
      if (kind === undefined) continue;
      image = index;
      depth = 1;
    } else if (token !== ']]') depth++;
    else if (--depth === 0) {
      text += wikitext.slice(done, image);
      done = index + token.length;
      image = -1;
    }
  }
  return text + wikitext.slice(done);
}
