import { coordinates } from './coordinates.ts';
import type { TemplateArguments } from './template-arguments.ts';
import { dateText, fraction, isDayFirst, quantity, sortableDate } from './template-values.ts';
import countriesByCode from './words/countries-by-code.json' with { type: 'json' };
import leftOut from './words/left-out-templates.json' with { type: 'json' };

/** What stands for the icon of a flag until it is known whether anything beside it names whose it is. */
export const FLAG = /\uE000([^\uE000\uE001]*)\uE001/g;

const icon = (name: string) => (name ? `\uE000${name}\uE001` : '');

/** Whose flags stand in a wikitext whose templates were read. */
export const flagNames = (wikitext: string): string[] =>
  wikitext.includes('\uE000') ? [...wikitext.matchAll(FLAG)].map(([, name = '']) => name) : [];

/** How a template reads in plain text. */
export interface TemplateRule {
  /** Which templates, in lower case, with spaces for underscores, parted by `|`. */
  names?: string;
  /** Further names, where they are a family. */
  pattern?: RegExp;
  /**
   * What stands in the place of the template, as wikitext without templates; `<br>` separates items. Null where it cannot be
   * read: then it is left out and reported.
   */
  read(given: TemplateArguments, name: string): string | null;
}

const BREAK = '<br>';
const items = (values: readonly string[]) => BREAK + values.filter(Boolean).join(BREAK) + BREAK;
const first = (given: TemplateArguments) => given.at(0);
const second = (given: TemplateArguments) => given.at(1) || given.at(0);
const last = (given: TemplateArguments) => given.last;
const nothing = () => '';
const date = (given: TemplateArguments) => dateText(given.list, isDayFirst(given));
/** What the reader sees: the label of `lt`, the text of `text`, else the first argument. */
const dressed = (given: TemplateArguments) => given.named('lt', 'text', 'quote', 'content') || given.at(0);
const paragraph = (given: TemplateArguments) => `\n\n${dressed(given)}\n\n`;
/** A country and a word behind it: `{{army|Germany}}`. */
const force = (word: string) => (given: TemplateArguments) =>
  given.named('name') || (given.at(0) && `${countryName(given.at(0))} ${word}`);

const COUNTRIES: ReadonlyMap<string, string> = new Map(Object.entries(countriesByCode));

/** The name of a country that is given by its code or by its name. */
const countryName = (name: string) =>
  (name === name.toUpperCase() && COUNTRIES.get(name.toLowerCase())) || name;

/** `{{sortname|First|Last}}`, `{{nihongo|English|kanji|rōmaji}}`: the parts that are there. */
const joined = (parts: readonly string[], sign: string) => parts.filter(Boolean).join(sign);

const NBSP = '\u00A0';

/** What a template reads as. Sources: the templates' own pages in the English Wikipedia. What has no rule is reported. */
export const TEMPLATE_RULES: readonly TemplateRule[] = [
  // What became of a person: a word after the name, as the parser knows it.
  { names: 'kia|killed in action', read: () => ' KIA' },
  { names: 'wia|wounded in action', read: () => ' WIA' },
  { names: 'pow|prisoner of war', read: () => ' POW' },
  { names: 'mia|missing in action', read: () => ' MIA' },
  { names: 'dow|died of wounds', read: () => ' DOW' },
  { names: 'executed', read: () => ' Executed' },
  { names: 'surrendered', read: () => ' Surrendered' },
  { names: 'assassinated', read: () => ' Assassinated' },
  { names: '†|dagger', read: () => '†' },
  { names: '‡|double dagger|double-dagger', read: () => '‡' },

  // Flags: a name stays, an icon goes.
  {
    names: 'flagicon|flagdeco|flag icon|flag deco|fi|fbicon|flagicon2',
    read: (given) => icon(countryName(given.named('name') || given.at(0))),
  },
  {
    // Arms with the name beside them, unless that is not wanted.
    names: 'coat of arms|coa',
    read: (given) =>
      given.named('text') === 'none' ? icon(given.at(0)) : given.named('text') || given.at(0),
  },
  { names: 'flagicon image|flag icon image', read: nothing },
  {
    names: 'flag|flagu|flagcountry|flagcu|flag country|noflag|flagb|flagd|country',
    read: (given) => given.named('name') || countryName(given.at(0)),
  },
  // A flag and a link, whose text is the last that is given: `{{flag+link|Military of|France}}`.
  {
    names: 'flaglink|flag link|flag+link|flagg',
    read: (given) => given.named('name') || countryName(last(given)),
  },
  { names: 'army|military', read: force('Army') },
  { names: 'navy|naval', read: force('Navy') },
  { names: 'air force', read: force('Air Force') },
  { names: 'marines|marine corps', read: force('Marines') },

  // Lists
  {
    names:
      'ubl|ublist|ubli|ubt|unbullet|unbulleted list|unbulletedlist|blist|plainlist|plain list|flatlist|flat list|hlist|horizontal list|bulleted list|bulletedlist|bullet list|unordered list|ordered list|numbered list|nowrap list|br separated entries|br list|br entries|brlist|vunblist|cslist|comma separated entries|comma separated values|csv|dotlist|pagelist|hr list|indented plainlist|endflatlist|endplainlist|end flatlist|end plainlist|plainlist/end|flatlist/end|plainlist end|flatlist end|begin plainlist|begin flatlist|startplainlist|startflatlist|start plainlist|start flatlist|columns-list|cmn|colum list|columnslist|columns list',
    read: (given) => items(given.list),
  },
  {
    names: 'collapsible list|clist|tree list|tree list/end',
    read: (given) => items([given.named('title'), ...given.list]),
  },
  {
    names: 'columns|multi-column numbered list|column list',
    read: (given) => {
      const named = [...given.entries()]
        .filter(([key]) => /^(?:col|row)\d/.test(key))
        .map(([, value]) => value);
      return `\n\n${[...named, ...given.list].filter(Boolean).join('\n\n')}\n\n`;
    },
  },
  { names: 'hidden|collapse|hst|stack|box|hidden text', read: (given) => `\n\n${last(given)}\n\n` },
  { names: 'break|br|-|crlf|pb|paragraph break|paragraph|clear left', read: () => BREAK },

  // Dates and numbers
  {
    names: 'birth date|death date|birth-date|death-date|birth date and age|death date and age|film date',
    pattern: /^(?:start|end)[ -]?date(?: and age)?$/,
    read: date,
  },
  {
    names: 'start and end dates',
    read: (given) =>
      [given.list.slice(0, 3), given.list.slice(3, 6)]
        .map((part) => dateText(part, isDayFirst(given)))
        .join(' – '),
  },
  { names: 'dts|date|date table sorting|formatdate|date-mdy|date-dmy', read: sortableDate },
  {
    // Day and month of the new style, the year, day and month of the old: `12 May [O.S. 1 May] 1703`.
    names: 'oldstyledate|oldstyledatedy',
    read: ({ list: [day = '', year = '', old = ''] }) => `${day} [O.S. ${old}] ${year}`,
  },
  { names: 'oldstyledateny', read: ({ list: [day = '', old = ''] }) => `${day} [O.S. ${old}]` },
  { names: 'as of|asof', read: (given) => `As of ${dateText(given.list, true)}` },
  {
    names: 'circa|c.|ca|ca.|approx|approx.',
    read: (given) => given.list.map((value) => `c. ${value}`).join(' – ') || 'c.',
  },
  { names: 'floruit|fl.|fl', read: (given) => `fl. ${given.list.join('–')}` },
  { names: 'reign|r.', read: (given) => `r. ${given.list.join(' – ')}` },
  { names: 'convert|cvt', read: quantity },
  { names: 'formatnum|formatprice|format price|nts|number table sorting|val', read: first },
  { names: 'sort', read: second },
  // Keys by which a table is sorted, which nobody sees.
  { names: 'ntsh|dtsh|sort key|hs', read: nothing },
  { names: 'gaps', read: ({ list }) => list.join('') },
  { names: 'frac|fraction|sfrac', read: ({ list }) => fraction(list) },
  { names: 'coord|coords|coor|coordinates', read: (given) => coordinates(given) ?? '' },
  { names: 'us$|usd|a$|c$', read: (given, name) => `${name.toUpperCase()}${given.at(0)}` },
  { names: 'gbp|£', read: (given) => `£${given.at(0)}` },
  { names: 'eur|euro|€', read: (given) => `€${given.at(0)}` },

  // Words that a template only dresses
  {
    names:
      'small|smaller|big|bigger|large|larger|huge|center|centre|nowrap|nobr|nowr|no wrap|nobreak|nobold|noitalic|normal|em|strong|strongbad|italic|bold|underline|strike|s|ill|interlanguage link|interlanguage link multi|not a typo|notatypo|proper name|visible anchor|vanchor|vanc|abbr|abbrv|abbreviation|tooltip|hover title|sup|sub|smallsup|smallsub|nq|tq|linktext2|longitem|native phrase|marriage|avoid wrap|nomarkup|mvar|math|mono|code|kbd|var|samp|keypress|highlight|black|white|blue|green|zwnj text|angbr|angle bracket|resize note|wikilink|plain text|pslink|section link|slink|oldstyle|dfn|term|defn',
    read: dressed,
  },
  {
    names:
      'red|blue text|color|colour|font|font color|color box|resize|align|midsize|legend|legend2|legend inline|bg|background color',
    read: last,
  },
  // Doubt is said beside the text and not in it: `{{citation needed span|text=12 killed|date=May 2020}}`.
  { names: 'sic|text', pattern: /^.{1,40}[ -]span$/, read: (given) => dressed(given) },
  {
    // Small capitals are capitals to the reader: `216 {{sc|bc}}`.
    names: 'sc|smallcaps|small caps|smallcaps all|sc2|aut',
    read: (given) => (given.at(0).length <= 4 ? given.at(0).toUpperCase() : given.at(0)),
  },
  {
    names:
      'quote|blockquote|block quote|quotation|cquote|bq|bquote|quotebox|quote box|quote box2|quote box3|quote frame|rquote|pull quote|pullquote|centered pull quote|poem|poemquote|poem quote|verse translation',
    read: paragraph,
  },
  { names: 'lang|langx|script|wikt-lang|lang-la|native name|nativename', read: second },
  { names: 'transl|transliteration|tlit', read: last },
  { pattern: /^(?:lang-[a-z-]{2,10}|script\/\w+|audio-[a-z]{2,3})$/, read: first },
  { names: 'audio', read: second },
  { names: 'linktext', read: (given) => given.list.join('') },
  { names: 'url', read: second },
  { names: 'sortname|sort name|hs sortname', read: ({ list }) => joined(list.slice(0, 2), ' ') },
  {
    names: 'nihongo|nihongo2|nihongo3|nihongo4|nihongo krt|nihongo foot',
    read: (given) => {
      const [english = '', kanji = '', romaji = ''] = given.list;
      const also = joined([kanji, romaji], ', ');
      return english && also ? `${english} (${also})` : english || also;
    },
  },
  { names: 'née|nee', read: (given) => `née ${given.at(0)}` },
  { names: 'né', read: (given) => `né ${given.at(0)}` },
  { names: 'ship', read: (given) => joined([given.at(0), given.at(1)], ' ') },
  {
    names:
      'hms|hmas|hmcs|hmnzs|hmis|uss|uscgc|rms|ss|ms|mv|sms|css|ins|orp|hdms|hnlms|hswms|usat|usns|hmt|rfa|hmhs',
    read: (given, name) => `${name.toUpperCase()} ${given.at(0)}`,
  },
  {
    names: 'sclass|sclass-|sclass2|sclass2-|sclass-2',
    read: (given) => `${given.at(0)}-class ${given.at(1)}`,
  },
  { names: 'gs|gbs|gunboat', read: first },

  // Signs
  { names: 'snd|snds|spnd|spaced en dash|spaced ndash|spacedendash|dash|spaced dash', read: () => ' – ' },
  { names: 'ndash|en dash|endash|–|nsndns', read: () => '–' },
  { names: 'mdash|em dash|emdash|—|mdashb|spaced em dash', read: () => '—' },
  // Written as a reference: beside the two of italics it would be read as bold.
  { names: "'|`|apostrophe", read: () => '&#39;' },
  { names: "'s|s'", read: (_, name) => (name === "'s" ? '&#39;s' : 's&#39;') },
  { names: `"'|'"|' "|" '`, read: (_, name) => (name.startsWith("'") ? '&#39;"' : '"&#39;') },
  { names: 'nbsp|space|spaces|nnbsp|nbs', read: () => NBSP },
  { names: 'thinsp|thin space|hsp|hair space|nnbs', read: () => '\u2009' },
  { names: 'zwsp|shy|wbr|zwj|zwnj', read: nothing },
  { names: '!|pipe|!!', read: () => '&#124;' },
  { names: '=', read: () => '=' },
  { names: ',|·|•|dot|bullet|bull|middot|·w|\\', read: () => ' · ' },
  { names: '*', read: () => '*' },
  { names: '(', read: () => '(' },
  { names: ')', read: () => ')' },

  // What a reader of the page sees beside the text, or not at all
  {
    names: [...leftOut.notes, ...leftOut.maintenance, ...leftOut.navigation].join('|'),
    pattern:
      /^(?:cite [a-z]+(?: [a-z]+)?|use [\w ]{2,30}(?:dates|english|spelling)|pp-[a-z0-9-]+|s-[a-z]+|campaignbox .+|ipac?-\w+|.+-inline|.+ inline|.+-stub|[a-z]{2,3} icon|wikisource[ -].+|navbox .+|.+ (?:navbox|sidebar|topics)|age in .+|r from .+|r to .+|bots\b.*)$/,
    read: nothing,
  },
];

/** The templates whose captions are left out with their pictures, in lower case. */
export const PICTURES: ReadonlySet<string> = new Set(leftOut.pictures);

const RULES: ReadonlyMap<string, TemplateRule> = new Map(
  TEMPLATE_RULES.toReversed().flatMap((rule) =>
    (rule.names ?? '').split('|').map((name) => [name, rule] as const),
  ),
);

const COUNTRY: TemplateRule = { read: (given, name) => given.named('name') || COUNTRIES.get(name)! };

/** The rule that reads a template of that name, which is in lower case; null where none does. */
export function templateRule(name: string): TemplateRule | null {
  return (
    RULES.get(name) ??
    TEMPLATE_RULES.find(({ pattern }) => pattern?.test(name)) ??
    (COUNTRIES.has(name) ? COUNTRY : null)
  );
}
