/** Text of strangers as Markdown that shows it within a line and does nothing else. */
export const markdown = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[&<>@]/g, (sign) => `&#${sign.codePointAt(0)};`)
    .replace(/[\\`*_{}[\]|~#$]/g, '\\$&');

/** What could end an address, or make more of it than one. */
const ENDING = /[\s\p{Cc}<>[\]`"\\|*{}]/gu;

/** An address of strangers as Markdown: one of the web stands as it is, any other is a text. */
export const markdownAddress = (address: string): string =>
  /^https?:\/\/[^/]/i.test(address) && URL.canParse(address)
    ? address.replace(ENDING, (sign) => (/[*]/.test(sign) ? '%2A' : encodeURIComponent(sign)))
    : markdown(address);
