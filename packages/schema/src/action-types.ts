/** What a type of action means, and what it is called in other data. */
interface ActionTypeNotes {
  /** In a sentence. */
  meaning: string;
  /** The event type of ACLED and its sub-event type; null where ACLED has none, or the text seldom says which. */
  acled: readonly [event: string, sub: string | null] | null;
  /** The event type of PLOVER; null where it has none. */
  plover: string | null;
}

const CLASH = ['Battles', 'Armed clash'] as const;
const MOVES = ['Strategic developments', 'Change to group/activity'] as const;
const AGREES = ['Strategic developments', 'Agreement'] as const;

/**
 * The types of actions, in the order in which they are listed. ACLED asks of a capture whether a government or others made
 * it, and of negotiations whether they were agreed: where that is open, the sub-event type is null.
 */
export const ACTION_TYPE_NOTES = {
  attack: {
    meaning: 'a side attacks: an assault, a charge, an ambush, an invasion, a break-through',
    acled: CLASH,
    plover: 'ASSAULT',
  },
  'counter-attack': {
    meaning: 'those who were attacked attack in turn',
    acled: CLASH,
    plover: 'ASSAULT',
  },
  repulse: {
    meaning: 'an attack is beaten back; the side is that which holds out',
    acled: CLASH,
    plover: 'ASSAULT',
  },
  clash: { meaning: 'two sides fight, and neither is said to attack', acled: CLASH, plover: 'ASSAULT' },
  raid: {
    meaning: 'a quick attack after which those who made it mean to leave',
    acled: CLASH,
    plover: 'ASSAULT',
  },
  bombardment: {
    meaning: 'guns, mortars, rockets or ships fire',
    acled: ['Explosions/Remote violence', 'Shelling/artillery/missile attack'],
    plover: 'ASSAULT',
  },
  'air-strike': {
    meaning: 'aircraft bomb or shoot at what is below',
    acled: ['Explosions/Remote violence', 'Air/drone strike'],
    plover: 'ASSAULT',
  },
  encirclement: {
    meaning: 'a place or a force is besieged, surrounded, blockaded or cut off',
    acled: null,
    plover: 'ASSAULT',
  },
  relief: { meaning: 'help reaches those who are besieged', acled: null, plover: null },
  capture: {
    meaning: 'a place falls, or is taken, occupied or secured; people and goods that are taken are none',
    acled: ['Battles', null],
    plover: 'ASSAULT',
  },
  surrender: {
    meaning: 'a force or a place gives itself up; the side is that which yields',
    acled: AGREES,
    plover: 'RETREAT',
  },
  withdrawal: {
    meaning: 'a force goes back, leaves a place or flees; the side is that which goes',
    acled: MOVES,
    plover: 'RETREAT',
  },
  evacuation: { meaning: 'civilians leave, flee or are taken away', acled: null, plover: null },
  reinforcement: { meaning: 'a force is strengthened by another', acled: MOVES, plover: 'MOBILIZE' },
  movement: {
    meaning: 'a force marches, sails, arrives, approaches, deploys or pursues',
    acled: MOVES,
    plover: 'MOBILIZE',
  },
  landing: { meaning: 'a force comes ashore', acled: MOVES, plover: 'MOBILIZE' },
  negotiation: {
    meaning: 'terms, truces and surrenders are offered, asked for, discussed or answered',
    acled: ['Strategic developments', null],
    plover: 'CONSULT',
  },
  statement: { meaning: 'a side or an official says something', acled: null, plover: null },
  destruction: {
    meaning: 'ships, buildings, arms or places are destroyed',
    acled: null,
    plover: 'ASSAULT',
  },
  'civilians-harmed': {
    meaning: 'civilians or prisoners are killed, driven out or robbed',
    acled: ['Violence against civilians', null],
    plover: 'ASSAULT',
  },
  'siege-end': { meaning: 'a siege or a blockade is lifted, given up or broken', acled: null, plover: null },
} as const satisfies Readonly<Record<string, ActionTypeNotes>>;

export type ActionType = keyof typeof ACTION_TYPE_NOTES;
export const ACTION_TYPES = Object.keys(ACTION_TYPE_NOTES) as [ActionType, ...ActionType[]];

const called = ({ acled, plover }: ActionTypeNotes): string => {
  const names = [acled && `ACLED ${acled.filter((name) => name).join(', ')}`, plover && `PLOVER ${plover}`];
  return names.flatMap((name) => (name ? `; ${name}` : [])).join('');
};

export const ACTION_TYPE_MEANINGS = Object.fromEntries(
  Object.entries(ACTION_TYPE_NOTES).map(([type, notes]) => [type, notes.meaning + called(notes)]),
) as Readonly<Record<ActionType, string>>;

/** Whether what an action tells of happened. */
export const MODALITY_MEANINGS = {
  stated: 'it is told as having happened',
  planned: 'it was ordered, meant or called for; whether it happened is not said here',
  attempted: 'it was tried, and did not come about or is not said to have',
  negated: 'it did not happen: refused, forbidden, prevented',
} as const;

export type Modality = keyof typeof MODALITY_MEANINGS;
export const MODALITIES = Object.keys(MODALITY_MEANINGS) as [Modality, ...Modality[]];
