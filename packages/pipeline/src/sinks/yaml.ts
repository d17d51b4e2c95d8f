/** What JSON leaves as it is and YAML takes for no character, or for the end of a line. */
const NO_CHARACTERS = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A text of strangers as YAML takes it: JSON's are, but for a few characters. */
export const yaml = (text: string): string =>
  JSON.stringify(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    NO_CHARACTERS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
