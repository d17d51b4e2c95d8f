import { oneLine } from '@openbattles/parser';
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/**
 * A link that is shown as its text: `[[target|text]]`. Neither part holds a link, so that no text is looked at twice.
 * What MediaWiki does: https://www.mediawiki.org/wiki/Help:Links
 */
const LINK = /\[\[([^[\]|\n]{1,500})(?:\|((?:[^[\]]|\[[^[\]]{0,500}\]){0,2000}))?\]\]/g;

/** Pages in these namespaces, and the same article in another language, are linked beside the text and not in it. */
const NOT_SHOWN =
  /^(?:[Cc]ategory|[Ff]ile|[Ii]mage|[Mm]edia|[a-z]{2,3}|simple|[a-z]{2,3}(?:-[a-z]{2,8}){1,2})\s?:/;

/** `[https://example.org text]` */
const EXTERNAL = /\[(?:https?:|ftp:|mailto:|news:|irc:)?\/\/[^\s[\]]{1,2000}(?:[ \t]([^[\]\n]{0,2000}))?\]/g;

/** Tags that only dress their text. */
const DRESS =
  /<\/?(?:small|big|span|div|center|font|tt|u|s|b|i|em|strong|strike|del|ins|sup|sub|abbr|nowiki|includeonly|noinclude|onlyinclude|section|cite|q|code|var|p|li|ul|ol|dl|dd|dt|poem|ref|references|gallery|ruby|rb|rp|rt|tr|td|th|tbody|table|h[1-6])(?:\s[^<>]{0,400})?\/?>/gi;

/** A piece of wikitext without templates as plain text on one line. */
export function plainText(wikitext: string): string {
  const text = wikitext
    .replace(/<br[^<>]{0,40}>/gi, ' ')
    .replace(DRESS, '')
    .replace(LINK, (_, target: string, shown: string | undefined) => {
      const page = target.trim();
      if (NOT_SHOWN.test(page)) return '';
      return shown?.trim() || page.replace(/^:/, '');
    })
    .replace(EXTERNAL, (_, shown: string | undefined) => shown ?? '')
    .split('\n')
    .map(plainQuotes)
    .join('\n')
    .replace(/\{\{|\}\}/g, '')
    .replace(/__[A-Z]{3,30}__/g, '');
  return finish(text);
}

/**
 * A line without the apostrophes that are italic (two), bold (three) or both (five). Where bold and italic are both left open,
 * one of the three is an apostrophe after all, as in `''Bismarck'''s`; which one, and what four or more are, is decided as
 * in MediaWiki: https://doc.wikimedia.org/mediawiki-core/master/php/Parser_8php_source.html, doQuotes
 */
function plainQuotes(line: string): string {
  const runs = [...line.matchAll(/'{2,}/g)];
  const count = (...lengths: number[]) => runs.filter(([run]) => lengths.includes(signs(run))).length;
  let apostrophe = -1;
  if (runs.length > 1 && count(2, 5) % 2 === 1 && count(3, 5) % 2 === 1) {
    const bold = runs.filter(([run]) => signs(run) === 3);
    const before = (back: number) => (run: RegExpMatchArray) =>
      line[run.index! + run[0].length - 3 - back] ?? '';
    const [last, second] = [before(1), before(2)];
    const chosen =
      bold.find((run) => last(run) !== ' ' && second(run) === ' ') ??
      bold.find((run) => last(run) !== ' ') ??
      bold[0];
    apostrophe = chosen?.index ?? -1;
  }
  return line.replace(/'{2,}/g, (run, at: number) =>
    "'".repeat(run.length - signs(run) + (at === apostrophe ? 1 : 0)),
  );
}

/** How many of a run's apostrophes are no apostrophes. */
const signs = (run: string) => (run.length === 4 ? 3 : Math.min(run.length, 5));

/** What a template that was left out leaves of its brackets: `Berlin (; German: …)`, `Alabama () is`. */
const EMPTY_BRACKET = /(?<= )\((?: ?[,;:]){0,9} ?\)(?=\s|[,.;:]|$)|\((?: ?[,;:]){1,9}(?= )/g;

function finish(text: string): string {
  return oneLine(decode(text))
    .replace(EMPTY_BRACKET, (left) => (left.endsWith(')') ? '' : '('))
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[,.;:)](?:\s|$))/g, '')
    .replaceAll('( ', '(')
    .trim();
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z\d]{1,31}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return decodeNamedCharacterReference(name) || whole;
    const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10);
    return (code > 31 || code === 9 || code === 10 || code === 13) &&
      code < 0x110000 &&
      !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : whole;
  });
}
