const KINDS_OF_SUPPORT =
  'air|naval|logistical|logistic|material|diplomatic|military|political|financial|foreign|limited|covert|alleged|non-combat|artillery|intelligence';
/** Headings and phrases after which stand those who helped without fighting. */
export const SUPPORT = `(?:with )?(?:the )?(?:(?:${KINDS_OF_SUPPORT}) )?(?:support|aid|assistance|backing) (?:from|by|of)|(?:${KINDS_OF_SUPPORT}) (?:support|aid|assistance|backing)|support|supporters?|supported by|backed by|aided by|assisted by|armed by|funded by|financed by|sponsored by|(?:arms )?suppliers`;

/** Headings that name no party, and may be glued to the name before them where a line break was lost. */
export const GROUP_HEADINGS = 'co-?belligerents?|(?:naval|air|ground) only';

/** Headings after a people's name: "German mercenaries". */
export const KINDS_OF_TROOPS = 'mercenaries|auxiliaries|volunteers|contingents?|expatriates|exiles|allies';

/** The last word of an alliance's name. */
export const ALLIANCES =
  'alliance|league|coalition|powers|entente|axis|pact|union|confederation|confederacy|federation|allies|nations|front';

/** "League of Venice": the first words of an alliance's name. */
export const ALLIANCES_OF = 'alliance|league|coalition|union|confederation|federation';

/** At the end of a heading that is a party, before those it is made of. */
export const MADE_OF =
  'drawn from|including|consisting of|composed of|comprising|made up of|among them|mainly|mostly|such as|led by';

/** The last word of a party's name, where it is a force or a state: what comes after it is another party. */
export const FORCES =
  'army|armies|navy|fleet|force|forces|corps|legion|legions|brigade|brigades|division|regiment|battalion|militia|militias|guard|guards|police|front|party|movement|organization|organisation|league|union|alliance|coalition|confederacy|confederation|republic|empire|kingdom|khanate|khaganate|sultanate|caliphate|emirate|shogunate|commonwealth|company|clan|dynasty|rebels|insurgents|volunteers|auxiliaries|tribe|tribes|cossacks|monarchy|order|crusaders|command|brotherhood|council|family';

/** The first words of a party's name. */
export const FORMS_OF =
  'house|kingdom|duchy|grand duchy|county|principality|electorate|margraviate|republic|empire|state|bishopric|archbishopric|prince-bishopric|lordship|landgraviate|emirate|sultanate|khanate|crown|clan|knights|order|army|forces|union|league|city|province|colony|viceroyalty|governorate|tsardom|commonwealth|free state';

/** Branches of service: with "force" or "corps" after them they are a part of what stands before them. */
export const BRANCHES =
  'army|navy|air|marine|marines|armed|naval|special|ground|land|expeditionary|coast|security|defence|defense|national|volunteer|royal|imperial|border|civil|police';
