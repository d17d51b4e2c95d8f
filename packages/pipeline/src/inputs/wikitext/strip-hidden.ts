import type { Omissions } from '../omissions.ts';
import type { InfoboxNames } from './infobox-names.ts';

/** The tags whose content is no text of the article. What stands in `<ref>` is lost: the source format has no notes. */
const HIDDEN =
  'ref|references|gallery|math|chem|timeline|imagemap|score|syntaxhighlight|source|templatedata|templatestyles|graph|mapframe|maplink|inputbox|categorytree|hiero|table|includeonly';

const OPENING = new RegExp(`<!--|<(nowiki|pre|${HIDDEN})(?=[\\s/>])[^<>]{0,2000}>`, 'gi');

/** `[[x]]` within `<nowiki>` is four brackets and an x: written as references, which are read at the end. */
const literally = (text: string) => text.replace(/[[\]{}|'=*#:;~<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Something that was taken out, and where it stood in what is left. */
interface Hole {
  kind: 'note' | 'gallery' | 'table' | 'image' | 'html';
  name: string;
  index: number;
}

/**
 * Takes out of a wikitext what is no text of the article: comments and tags with hidden content, as MediaWiki does before
 * it reads the templates, and images with their captions.
 */
export function stripHidden(wikitext: string, names: InfoboxNames, omissions: Omissions): string {
  const holes: Hole[] = [];
  const untagged = stripTags(wikitext, holes);
  const text = stripImages(untagged, holes);
  const box = infoboxSpan(untagged, names);
  for (const { kind, name, index } of holes) {
    omissions.add(kind, name, box && index > box.start && index < box.end ? 'infobox' : 'text');
  }
  return text;
}

function stripTags(wikitext: string, holes: Hole[]): string {
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
    if (tag !== undefined && /\/\s?>$/.test(match[0])) {
      if (tag === 'ref') holes.push({ kind: 'note', name: '', index: text.length });
      continue;
    }
    const end = closing(wikitext, tag, after, never);
    if (!end && (tag === undefined || tag === 'includeonly')) {
      // As in MediaWiki, these two hide the rest of the text.
      holes.push({
        kind: 'html',
        name: `${match[0]} has no end, and hides all behind it`,
        index: text.length,
      });
      return text;
    }
    if (!end) continue;
    if (tag === 'nowiki' || tag === 'pre') text += literally(wikitext.slice(after, end.start));
    else if (tag !== undefined) holes.push({ ...holeOf(tag), index: text.length });
    done = end.end;
    // A comment on a line of its own goes with the line, so that it parts no paragraph.
    if (tag === undefined && wikitext[done] === '\n' && (text === '' || text.endsWith('\n'))) done++;
  }
  return text + wikitext.slice(done);
}

/** Where what a tag or comment hides ends, and where the closing does. */
function closing(wikitext: string, tag: string | undefined, after: number, never: Set<string>) {
  const name = tag ?? '--';
  if (never.has(name)) return null;
  const pattern = tag === undefined ? /-->/g : new RegExp(`</${tag}(?:\\s[^<>]{0,200})?>`, 'gi');
  pattern.lastIndex = after;
  const match = pattern.exec(wikitext);
  if (!match) never.add(name);
  return match && { start: match.index, end: pattern.lastIndex };
}

/** Where the infobox of a battle begins and ends in a wikitext without comments; null where it has none that is closed. */
function infoboxSpan(wikitext: string, names: InfoboxNames): { start: number; end: number } | null {
  const start = names.firstIn(wikitext);
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

function holeOf(tag: string): Pick<Hole, 'kind' | 'name'> {
  if (tag === 'ref') return { kind: 'note', name: '' };
  if (tag === 'gallery' || tag === 'table') return { kind: tag, name: '' };
  return { kind: 'html', name: `<${tag}>` };
}

const LINK_ENDS = /\[\[\s{0,5}(?:(file|image|media)\s{0,5}:)?|\]\]/gi;

/** An image's caption may hold links of its own: the image ends where as many are closed as were opened. */
function stripImages(wikitext: string, holes: Hole[]): string {
  let text = '';
  let done = 0;
  let image = -1;
  let name = 0;
  let depth = 0;
  for (const { 0: token, 1: kind, index } of wikitext.matchAll(LINK_ENDS)) {
    if (image < 0) {
      if (kind === undefined) continue;
      image = index;
      name = index + token.length;
      depth = 1;
    } else if (token !== ']]') depth++;
    else if (--depth === 0) {
      const file = /^[^|\]\n]{0,300}/.exec(wikitext.slice(name, name + 300))?.[0].trim() ?? '';
      holes.push({ kind: 'image', name: file, index: image });
      text += wikitext.slice(done, image);
      done = index + token.length;
      image = -1;
    }
  }
  return text + wikitext.slice(done);
}
