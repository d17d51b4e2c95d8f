import type { Sentence } from '../../language/sentence.ts';
import type { Remark } from '../../text/remarks.ts';
import type { Unread } from './figures.ts';
import { endOf } from './things.ts';

/** The rule of the messages that say where a figure of people or arms became no claim: `extract` and `build` count them. */
export const FIGURE_NOT_READ = 'figure-not-read';

/** Why a figure is no claim, by the name of the veto that held it back. */
export const REASONS: Readonly<Record<string, string>> = {
  asked: 'it is asked whether it is so',
  'asked-for': 'somebody asks for them',
  instead: 'there was something else instead of them',
  provided: 'something is for so many',
  difference: 'it is a difference between two',
  befallen: 'something befell them that no rule reads',
  rest: 'it is the number of those to whom it did not happen',
  taken: 'it does not say whether they were brought or taken',
  allotted: 'it is how many there were to be',
  usual: 'it is told of what is usual',
  exchanged: 'they were set free',
  needed: 'so many would be needed',
  'not-got': 'nobody got them',
  'among-losses': 'it stands in a list of losses, and does not say of which',
  'of-each': 'it is the number of each of several',
  'no-rule': 'no rule says what it is',
  whole: 'it is the whole of which a part was lost',
  negated: 'the sentence denies it',
  modal: 'it is told as a possibility',
  hoped: 'it was hoped, feared or asked for',
  tried: 'it was tried or threatened',
  purpose: 'it was the purpose of something',
  condition: 'it hangs on a condition',
  untrue: 'it is called untrue',
  one: 'one is no strength',
  unit: 'a unit was beaten, and not so many men',
  'no-arms': 'it counts no men and no arms',
  'no-force': 'its noun is not one of a force',
  'no-unit': 'its noun is not that of a unit',
  part: 'it is a part of what was told',
  'told-before': 'it was told before',
  known: 'it was told before',
  'loss-near': 'a loss is told beside it in words that no rule reads',
  unreal: 'it is not told as a fact',
  wanted: 'it was asked for',
  compared: 'something is compared with it',
  singular: 'its noun is in the singular, so that the number is a name',
  'few-of-a-mass': 'so few are no strength',
  population: 'it counts who lived somewhere',
  mount: 'a rider lost them under himself',
  'after-war': 'it counts whom somebody honoured, tried, paid or sent home',
  depth: 'it measures how deep or wide men stood',
  rated: 'a ship is called by the number of its guns',
};

/** What is said of a figure of people or arms that became no claim. */
export function remarkOf(sentence: Sentence, { counted, because }: Unread): Remark {
  const start = sentence.tokens[counted.from]!.start;
  const end = sentence.tokens[endOf(counted) - 1]!.end;
  let written = '';
  for (let at = counted.from; at < endOf(counted); at++)
    written += (at > counted.from && sentence.tokens[at]!.spaced ? ' ' : '') + sentence.written(at);
  const reason = `"${written}" became no claim: ${REASONS[because] ?? because}`;
  return { rule: FIGURE_NOT_READ, reason, start, end, harmless: true };
}
