import type { PageOfWiki, WikiPages } from './wiki-server.ts';

/** The category in which the battles are, half of them in one below it. */
export const CATEGORY = 'Battles of the Long War';

const DAYS = 28;
const SIDES = ['Northland', 'Southland', 'Westmark', 'Eastmark'];

/** The wikitext of a battle of an invented war, which differs by its number. */
export function battleText(number: number): string {
  const day = `${(number % DAYS) + 1} May ${1500 + number}`;
  const place = `Sample Ford ${number}`;
  const [first, second] = [SIDES[number % SIDES.length], SIDES[(number + 1) % SIDES.length]];
  return `{{Infobox military conflict
| conflict = Battle of ${place}
| date = ${day}
| place = [[${place}]], Spain
| result = ${first} victory
| combatant1 = ${first}
| combatant2 = ${second}
| casualties1 = ${number + 20} killed
}}
The '''Battle of ${place}''' was fought on ${day} between ${first} and ${second}.{{sfn|X|1900|p=1}}

==Battle==
After the bridge had been taken by those who held the road, the army of ${second} withdrew.
`;
}

export const titleOfBattle = (number: number) => `Battle of Sample Ford ${number}`;

/** A wiki with many battles in a category, and beside them a page of each kind that is no battle. */
export function manyBattles(count: number): Record<string, PageOfWiki | { redirect: string }> {
  const below = `${CATEGORY} in the hills`;
  const pages: Record<string, PageOfWiki | { redirect: string }> = {
    // In a circle, as categories sometimes are.
    [`Category:${below}`]: { text: '', categories: [CATEGORY] },
    [`Category:${CATEGORY}`]: { text: '', categories: [below] },
    'Sample Ford (disambiguation)': {
      text: 'Sample Ford may be:',
      disambiguation: true,
      categories: [CATEGORY],
    },
    'Long War': { text: 'The Long War began on 3 May 1500.', categories: [CATEGORY] },
    'Sample Ford affair': { redirect: titleOfBattle(1) },
    'List of battles of the Long War': {
      text: 'Battles of the Long War.',
      links: [
        ...Array.from({ length: count }, (_, at) => titleOfBattle(at + 1)),
        'Sample Ford affair',
        'Atlantis',
      ],
    },
  };
  for (let number = 1; number <= count; number++) {
    pages[titleOfBattle(number)] = {
      text: battleText(number),
      revision: 1000 + number,
      item: `Q${5000 + number}`,
      categories: [number % 2 === 0 ? CATEGORY : below],
    };
  }
  return pages;
}

/** The same wiki some time later: one article was edited, one deleted, one moved, and one cannot be read any more. */
export function later(count: number): WikiPages {
  const pages = manyBattles(count);
  const battle = (number: number) => pages[titleOfBattle(number)] as PageOfWiki;
  pages[titleOfBattle(7)] = {
    ...battle(7),
    text: battle(7).text.replace('27 killed', '31 killed'),
    revision: 2007,
  };
  delete pages[titleOfBattle(8)];
  pages['Battle of the Ford'] = { ...battle(9), revision: 2009 };
  pages[titleOfBattle(9)] = { redirect: 'Battle of the Ford' };
  pages[titleOfBattle(10)] = { ...battle(10), revision: 2010, broken: true };
  return pages;
}
