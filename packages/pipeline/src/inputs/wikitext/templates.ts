/** How far into an argument its name may reach, with the blanks around it. */
const MOST_KEY = 200;

/** The arguments of a template as written, with the templates within them already expanded. */
export class TemplateArguments {
  readonly #parts: readonly string[];
  // Read when first asked for: most templates are left out unread.
  #list: readonly string[] | null = null;
  readonly #named = new Map<string, string>();

  constructor(parts: readonly string[]) {
    this.#parts = parts;
  }

  /** By position, from 0: what MediaWiki calls 1, 2, 3 …, whether or not the number is written out. */
  get list(): readonly string[] {
    this.#list ??= this.#read();
    return this.#list;
  }

  #read(): string[] {
    const list: string[] = [];
    for (const part of this.#parts) {
      const sign = part.indexOf('=');
      const key = sign < 0 || sign > MOST_KEY ? '' : part.slice(0, sign).trim();
      // A sign inside a link or a tag names nothing: `<small style="…">` is a value.
      if (!/^[\p{L}\p{N}_ -]{1,40}$/u.test(key)) list.push(part.trim());
      else if (/^[1-9]\d?$/.test(key)) list[Number(key) - 1] = part.slice(sign + 1).trim();
      else this.#named.set(key.toLowerCase(), part.slice(sign + 1).trim());
    }
    return Array.from(list, (value) => value ?? '');
  }

  /** The argument at a position, from 0; an empty text where there is none. */
  at(index: number): string {
    return this.list[index] ?? '';
  }

  named(name: string): string {
    this.#list ??= this.#read();
    return this.#named.get(name) ?? '';
  }

  *entries(): Iterable<[key: string, value: string]> {
    this.#list ??= this.#read();
    yield* this.#named;
  }
}

/** What stands for the icon of a flag until it is known whether anything beside it names whose it is. */
export const FLAG = /\uE000([^\uE000\uE001]*)\uE001/g;

const icon = (name: string) => (name ? `\uE000${name}\uE001` : '');

/** Whose flags stand in a wikitext whose templates were read. */
export const flagNames = (wikitext: string): string[] =>
  wikitext.includes('\uE000') ? [...wikitext.matchAll(FLAG)].map(([, name = '']) => name) : [];

/** How a template reads in plain text. */
export interface TemplateRule {
  /** Says which templates; names are in lower case, with spaces for underscores. */
  pattern: RegExp;
  /** What stands in the place of the template, as wikitext without templates; `<br>` separates items. */
  read(given: TemplateArguments, name: string): string;
}

const BREAK = '<br>';
const items = (values: readonly string[]) => BREAK + values.filter(Boolean).join(BREAK) + BREAK;
const first = (given: TemplateArguments) => given.at(0);
const nothing = () => '';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A date of up to three numbers as the template shows it: month first unless `df` is given. */
function dateText([year = '', month = '', day = '']: readonly string[], dayFirst: boolean): string {
  const name = MONTHS[Number(month) - 1];
  if (!name) return year;
  if (!/^\d{1,2}$/.test(day)) return `${name} ${year}`;
  return dayFirst ? `${Number(day)} ${name} ${year}` : `${name} ${Number(day)}, ${year}`;
}

const dayFirst = (given: TemplateArguments) => /^y/i.test(given.named('df'));

/**
 * One coordinate as Wikipedia writes it in decimals, `52.517°N`, with as many places as its minutes or seconds are worth.
 *
 * @param parts degrees, and perhaps minutes and seconds; degrees below 0 turn the direction round.
 */
function decimal(parts: readonly string[], direction: string, opposite: string): string | null {
  const [degrees = '', minutes, seconds] = parts;
  if (parts.length === 0 || parts.some((part) => !/^-?\d{1,3}(?:\.\d{1,10})?$/.test(part))) return null;
  const [, sign, size = ''] = /^(-?)(.*)$/.exec(degrees) ?? [];
  const letter = sign ? opposite : direction;
  if (minutes === undefined) return `${size}°${letter}`;
  const sum = Number(size) + Number(minutes) / 60 + Number(seconds ?? 0) / 3600;
  return `${Number(sum.toFixed(seconds === undefined ? 3 : 5))}°${letter}`;
}

/** The coordinates of `{{coord}}` in decimals, `52.517°N 13.383°E`; null where it has none that can be read. */
export function coordinates(given: TemplateArguments): string | null {
  const parts = given.list.filter((part) => part !== '');
  const north = parts.findIndex((part) => /^[NS]$/i.test(part));
  const east = parts.findIndex((part) => /^[EW]$/i.test(part));
  const lettered = north >= 0 && east > north;
  if (!lettered && (north >= 0 || east >= 0)) return null;
  const south = lettered && /s/i.test(parts[north]!);
  const west = lettered && /w/i.test(parts[east]!);
  const latitude = decimal(parts.slice(0, lettered ? north : 1), south ? 'S' : 'N', south ? 'N' : 'S');
  const longitude = decimal(
    lettered ? parts.slice(north + 1, east) : parts.slice(1, 2),
    west ? 'W' : 'E',
    west ? 'E' : 'W',
  );
  return latitude !== null && longitude !== null ? `${latitude} ${longitude}` : null;
}

const RANGE_WORDS = /^(?:-|–|to|and|or|by|x|×|to\(-\)|and\(-\)|\+\/-|±)$/;

/** The quantity of `{{convert}}` in the unit that the article states; the units that it is converted to are left out. */
function quantity(given: TemplateArguments): string {
  const parts = given.list;
  let text = parts[0] ?? '';
  let next = 1;
  while (next + 1 < parts.length && RANGE_WORDS.test(parts[next]!)) {
    text += /^[-–]$/.test(parts[next]!) ? `–${parts[next + 1]}` : ` ${parts[next]} ${parts[next + 1]}`;
    next += 2;
  }
  return `${text} ${parts[next] ?? ''}`.trim();
}

const SHIP_PREFIXES = 'hms|hmas|hmcs|hmnzs|uss|uscgc|rms|ss|ms|mv|sms|css|ins|orp|hdms|hnlms|hswms|usat|usns';

/**
 * What a template reads as, from top to bottom. Sources: the templates' own pages in the English Wikipedia. What has no
 * rule is left out and reported.
 */
export const TEMPLATE_RULES: readonly TemplateRule[] = [
  // What became of a person: a word after the name, as the parser knows it.
  { pattern: /^(?:kia|killed in action)$/, read: () => ' KIA' },
  { pattern: /^(?:wia|wounded in action)$/, read: () => ' WIA' },
  { pattern: /^(?:pow|prisoner of war)$/, read: () => ' POW' },
  { pattern: /^(?:mia|missing in action)$/, read: () => ' MIA' },
  { pattern: /^(?:dow|died of wounds)$/, read: () => ' DOW' },
  { pattern: /^executed$/, read: () => ' Executed' },
  { pattern: /^surrendered$/, read: () => ' Surrendered' },
  { pattern: /^assassinated$/, read: () => ' Assassinated' },
  { pattern: /^(?:†|dagger)$/, read: () => '†' },

  // Flags: a name stays, an icon goes.
  {
    pattern: /^(?:flagicon|flagdeco|flag ?icon|fi)$/,
    read: (given) => icon(given.at(0)),
  },
  {
    // Arms with the name beside them, unless that is not wanted.
    pattern: /^(?:coat of arms|coa)$/,
    read: (given) =>
      given.named('text') === 'none' ? icon(given.at(0)) : given.named('text') || given.at(0),
  },
  { pattern: /^flag ?icon image$/, read: nothing },
  { pattern: /^(?:flag|flagu|flagcountry|flagcu|flag country|noflag)$/, read: first },

  // Lists
  {
    pattern:
      /^(?:ubl|ublist|ubli|unbulleted list|blist|plain ?list|flatlist|hlist|bulleted list|ubt|nowrap list)$/,
    read: (given) => items(given.list),
  },
  {
    pattern: /^(?:collapsible list|clist|tree list)$/,
    read: (given) => items([given.named('title'), ...given.list]),
  },
  { pattern: /^(?:break|br|-|crlf|pb|paragraph break|clear left)$/, read: () => BREAK },
  {
    pattern: /^(?:(?:end|start|begin)[ -]?(?:plain|flat|tree )?list|(?:plain|flat|tree )list ?\/ ?end)$/,
    read: () => BREAK,
  },

  // Dates and numbers
  {
    pattern: /^(?:start|end)[ -]?date(?: and age)?$/,
    read: (given) => dateText(given.list, dayFirst(given)),
  },
  {
    pattern: /^start and end dates$/,
    read: (given) =>
      [given.list.slice(0, 3), given.list.slice(3, 6)]
        .map((part) => dateText(part, dayFirst(given)))
        .join(' – '),
  },
  { pattern: /^dts$/, read: (given) => dateText(given.list, true) },
  {
    // Day and month of the new style, the year, day and month of the old: `12 May [O.S. 1 May] 1703`.
    pattern: /^oldstyledate(?:dy)?$/,
    read: ({ list: [day = '', year = '', old = ''] }) => `${day} [O.S. ${old}] ${year}`,
  },
  { pattern: /^as of$/, read: (given) => `As of ${dateText(given.list, true)}` },
  {
    pattern: /^(?:circa|c\.|ca\.?|approx)$/,
    read: (given) => given.list.map((value) => `c. ${value}`).join(' – ') || 'c.',
  },
  { pattern: /^(?:convert|cvt)$/, read: quantity },
  { pattern: /^(?:formatnum|formatprice|nts|number table sorting|val)$/, read: first },
  { pattern: /^gaps$/, read: ({ list }) => list.join('') },
  { pattern: /^(?:frac|fraction|sfrac)$/, read: ({ list }) => fraction(list) },
  { pattern: /^(?:coord|coords|coor|coordinates)$/, read: (given) => coordinates(given) ?? '' },

  // Words that a template only dresses
  {
    pattern:
      /^(?:small|smaller|big|larger|center|nowrap|nobr|nowr|no wrap|nobold|noitalic|em|strong|smallcaps|sc|resize|midsize|ill|interlanguage link|not a typo|proper name|visible anchor|vanchor|abbr|abbrv|tooltip|notatypo|nobreak|align|font|red|color)$/,
    read: dressed,
  },
  { pattern: /^(?:quote|blockquote|quotation|cquote|bq)$/, read: (given) => `\n\n${dressed(given, '')}\n\n` },
  { pattern: /^(?:lang|transl|transliteration|script|langx|lang-la)$/, read: (given) => last(given) },
  { pattern: /^lang-[a-z-]{2,10}$/, read: first },
  { pattern: /^ship$/, read: (given) => [given.at(0), given.at(1)].filter(Boolean).join(' ') },
  {
    pattern: new RegExp(`^(?:${SHIP_PREFIXES})$`),
    read: (given, name) => `${name.toUpperCase()} ${given.at(0)}`,
  },
  { pattern: /^sclass[-2]?$/, read: (given) => `${given.at(0)}-class ${given.at(1)}` },
  { pattern: /^(?:gs|gbs|gunboat)$/, read: first },

  // Signs
  { pattern: /^(?:snds?|spnd|spaced ?(?:en )?n?dash|dash)$/, read: () => ' – ' },
  { pattern: /^(?:ndash|en dash|–)$/, read: () => '–' },
  { pattern: /^(?:mdash|em dash|—)$/, read: () => '—' },
  // Written as a reference: beside the two of italics it would be read as bold.
  { pattern: /^(?:'|`|apostrophe)$/, read: () => '&#39;' },
  { pattern: /^'s$/, read: () => '&#39;s' },
  { pattern: /^(?:"'|'")$/, read: () => '"&#39;' },
  { pattern: /^(?:nbsp|space|spaces|thinsp|zwsp|shy|wbr)$/, read: () => ' ' },
  { pattern: /^(?:!|pipe)$/, read: () => '&#124;' },
  { pattern: /^=$/, read: () => '=' },
  { pattern: /^(?:·|•|dot|bullet|bull|middot)$/, read: () => ' · ' },
  { pattern: /^\*$/, read: () => '*' },

  // What a reader of the page sees beside the text, or not at all
  {
    pattern:
      /^(?:cit|sfn|harv|ref|rp$|r$|efn|notelist|notetag|note|fn$|isbn|issn|oclc|doi|jstor|webarchive|wayback|dead link|cbignore|full citation|page needed|verif|who|when|which|where|why|by whom|according to|clarif|dubious|disputed|citation needed|cn$|fact$|better source|unreliable|original research|failed|specify|vague|nhle|dnb|eb1911|youtube|more citations|ipa|respell|audio|listen|needs? )/,
    read: nothing,
  },
  {
    pattern:
      /^(?:short description|use |engvar|pp(?:$|-)|campaignbox|main|further|see(?: also|$)|for(?:$| |-)|about$|distinguish|redirect|hatnote|other|good article|featured article|portal|commons|sister|wik|library resources|authority control|defaultsort|displaytitle|italic title|coord missing|location map|ahnentafel|infobox|sidebar|navbox|clear|toc|div col|col(?:-|begin|end|$)|columns|s-|succession|multiple image|image|gallery|css image|quote ?box|rquote|pull ?quote|legend|stub|unreferenced|no footnotes|more footnotes|refimprove|multiple issues|cleanup|subject bar|spoken|age in|anchor|shy$|void|expand|update|copy ?edit|globalize|pov|lead|tone|very long|nosplit|taxobox|dablink|orphan|citation style|bots|featured|military navigation|\w+ icon$)|(?:navbox|sidebar|topics|conflicts|-stub|battles)$/,
    read: nothing,
  },
];

function fraction(list: readonly string[]): string {
  if (list.length === 3) return `${list[0]} ${list[1]}/${list[2]}`;
  return list.length === 1 ? `1/${list[0]}` : list.slice(0, 2).join('/');
}

/** What the reader sees: the label of `lt`, the text of `text`, else the first argument. */
function dressed(given: TemplateArguments, name: string): string {
  const text = given.named('lt') || given.named('text') || given.named('quote');
  if (text) return text;
  if (/^(?:resize|font|color|align)$/.test(name)) return last(given);
  return given.at(0);
}

const last = (given: TemplateArguments) => given.list.at(-1) ?? '';
