import words from '../language/words/residue.json' with { type: 'json' };
import { anyOf } from '../text/any-of.ts';
import { FOOTNOTE_MARK } from '../text/footnote-marks.ts';
import { MOST_REMARKS_A_RULE, type Remark } from '../text/remarks.ts';

/** A kind of residue: what the rendering of a wiki page leaves behind and no reader of the page ever saw. */
interface ResidueRule {
  name: string;
  /** Of these characters one stands in every match: a text without them needs no further look. */
  signs: string;
  pattern: RegExp;
  /** What takes its place, padded to the same length: a line feed if it separated two items. */
  becomes: '' | '\n' | ',';
  /** What it is padded with: spaces if nothing else is said. */
  padding?: string;
  reason: string;
}

const RESIDUE: readonly ResidueRule[] = [
  {
    name: 'image-width',
    signs: 'x',
    pattern: /(?<![\p{L}\p{N}])\d{1,4}(?:x\d{1,4})?px/gu,
    becomes: '',
    reason: 'the width of an image',
  },
  {
    name: 'reference',
    signs: '<',
    pattern: /<ref(?: [^<>]{0,200})?>[^<]{0,2000}(?:<\/ref>|$)/gi,
    becomes: '',
    reason: 'a reference',
  },
  {
    name: 'list-template',
    signs: '{',
    pattern: new RegExp(
      String.raw`\{\{ {0,3}${anyOf(words.listTemplates)}\|(?:title=[^|{}\n]{0,80}\|)?`,
      'gi',
    ),
    becomes: '\n',
    reason: 'the beginning of a list template',
  },
  {
    name: 'template',
    signs: '{}',
    pattern: /\{\{[^{}]{0,500}(?:\}\}|$)|\}\}/g,
    becomes: '',
    reason: 'a template',
  },
  {
    name: 'image-file',
    signs: ':',
    pattern: /(?<!\p{Lu})(?:File|Image):[^|\n\]]{1,200}\.(?:svg|png|jpe?g|gif)(?!\p{L})\|?/gu,
    becomes: '\n',
    reason: 'the name of an image',
  },
  {
    name: 'other-field',
    signs: '|',
    pattern: new RegExp(
      String.raw`\|[ \t]{0,10}(?:${anyOf(words.fieldKeys)}|map_\w{1,20})\d?[a-z]? {0,10}=[\s\S]*`,
      'i',
    ),
    becomes: '',
    reason: 'the beginning of another field, which ran into this one',
  },
  {
    name: 'image-option',
    signs: '=|',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:link|alt|upright|class)=(?:[\d.]{1,5}(?=[ |]))?|(?<![\p{L}\p{N}])${anyOf(words.imageOptions)}\||\|${anyOf(words.imageOptions)}(?![\p{L}\p{N}])=?`,
      'gu',
    ),
    becomes: '',
    reason: 'how an image was shown',
  },
  {
    // before a name alone, where the pipe was dropped; the letters first, which are sooner looked for
    name: 'image-border',
    signs: 'bf',
    pattern: /(?:border|bordure|frameless) (?<=(?:^|[,;\n•*|]|px) ?\p{L}+ )(?=\p{Lu})/gu,
    becomes: '',
    reason: 'how an image was shown',
  },
  {
    name: 'stray-pipe',
    signs: '|',
    pattern: /\|(?=\s{0,9}(?:$|[,;\n|]))|(?<=(?:^|[,;\n|])\s{0,9})\|/g,
    becomes: '',
    reason: 'the pipe of a link or an image',
  },
  {
    name: 'link',
    signs: '[]',
    pattern: /\[\[(?:[^[\]|\n]{1,200}\|)?|\]\]/g,
    becomes: '',
    reason: 'the markup of a link',
  },
  {
    name: 'quote-marks',
    signs: "'",
    pattern: /'{2,5}(?=[\p{L}\d"“([])|(?<=[\p{L}\d"”)\].])'{2,5}/gu,
    becomes: '',
    reason: 'the markup of italics or bold',
  },
  {
    name: 'rule-line',
    signs: '-<',
    pattern: /-{4,}|<hr ?\/?>/gi,
    becomes: '\n',
    reason: 'a separating line',
  },
  {
    name: 'line-break-tag',
    signs: '<&',
    pattern: /<\s?\/?\s?br(?![a-z])[^<>\n]{0,40}>|&lt;br ?\/?&gt;/gi,
    becomes: '\n',
    reason: 'a line-break tag',
  },
  {
    name: 'blank-entity',
    signs: '&',
    pattern: /&(?:nbsp|thinsp|ensp|emsp|hairsp|#160|#8194|#8195|#8201|#8239|#xa0|#x2009|#x202f);/gi,
    becomes: '',
    padding: '\u00a0',
    reason: 'a blank',
  },
  {
    name: 'html-tag',
    signs: '<',
    pattern: /<\/?[a-z]{1,10}(?: [^<>\n]{0,100})?>/gi,
    becomes: '',
    reason: 'a tag',
  },
  {
    name: 'footnote-mark',
    signs: '[',
    pattern: FOOTNOTE_MARK,
    becomes: '',
    reason: 'a footnote mark',
  },
  {
    name: 'empty-brackets',
    signs: '([',
    pattern: /\([\s,;]{0,10}\)|\[[\s,;]{0,10}\]/g,
    becomes: '',
    reason: 'brackets that a dropped template left empty',
  },
  {
    name: 'direction-mark',
    signs: '\u200b',
    // Without a digit on both sides: within a number it would part what is one.
    pattern:
      /(?<!\d)[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069]+|[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069]+(?!\d)/g,
    becomes: '',
    reason: 'a mark that nobody sees',
  },
  {
    name: 'doubled-comma',
    signs: ',',
    pattern: /,(?:[ \t]{0,10},){1,10}/g,
    becomes: ',',
    reason: 'commas around something that was dropped',
  },
];

/** By the code of a character of ASCII: a bit for each rule of which it is a sign; the marks that nobody sees are the last. */
const RULES_OF_SIGNS = new Uint32Array(129);
const UNSEEN = 128;
const placeOfSign = (code: number) =>
  code < 128 ? code : code === 0x061c || (code >= 0x200b && code <= 0x2069) ? UNSEEN : -1;
for (const [rule, { signs }] of RESIDUE.entries())
  for (const sign of signs) RULES_OF_SIGNS[placeOfSign(sign.charCodeAt(0))]! |= 1 << rule;

/** The rules whose signs stand in a value, a bit for each. */
function rulesFor(value: string): number {
  let rules = 0;
  for (let at = 0; at < value.length; at++) {
    const place = placeOfSign(value.charCodeAt(at));
    if (place >= 0) rules |= RULES_OF_SIGNS[place]!;
  }
  return rules;
}

/**
 * Blanks out the residue of the rendering, so that readers meet only what the page said. The text keeps its length:
 * every offset in it is an offset in the value. Each kind is remarked no more often than an article is told.
 */
export function maskResidue(value: string): { text: string; remarks: Remark[] } {
  const remarks: Remark[] = [];
  let text = value;
  for (let rules = rulesFor(value), rule = 0; rules !== 0; rules >>= 1, rule++) {
    if ((rules & 1) === 0) continue;
    const { name, pattern, becomes, padding, reason } = RESIDUE[rule]!;
    if (text.search(pattern) < 0) continue;
    let left = MOST_REMARKS_A_RULE;
    text = text.replace(pattern, (match: string, start: number) => {
      if (left-- > 0)
        remarks.push({
          rule: name,
          reason: `${JSON.stringify(match)} is ${reason}`,
          harmless: true,
          start,
          end: start + match.length,
        });
      return becomes.padEnd(match.length, padding);
    });
  }
  return { text, remarks };
}
