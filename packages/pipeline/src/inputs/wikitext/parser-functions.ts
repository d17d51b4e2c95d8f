import type { TemplateArguments } from './template-arguments.ts';

/**
 * What a function of MediaWiki's parser gives, where its arguments say so: the branch of `#if`, `#ifeq` or `#switch` that is
 * shown, the text of `lc:`. https://www.mediawiki.org/wiki/Help:Extension:ParserFunctions
 *
 * @param name in lower case, with the `#` where it has one.
 * @param given what stands after the colon first.
 * @returns null where it is none that is read, as `#expr` and `#invoke` are.
 */
export function readFunction(name: string, given: TemplateArguments): string | null {
  const parts = given.written.map((part) => part.trim());
  const [test = '', second = '', third = '', fourth = ''] = parts;
  switch (name) {
    case '#if':
      return test === '' ? third : second;
    case '#ifeq':
      return isEqual(test, second) ? third : fourth;
    case '#iferror':
      return second === '' ? test : third || test;
    case '#switch':
      return branch(test, parts.slice(1));
    case 'lc':
      return test.toLowerCase();
    case 'uc':
      return test.toUpperCase();
    case 'lcfirst':
      return test.slice(0, 1).toLowerCase() + test.slice(1);
    case 'ucfirst':
      return test.slice(0, 1).toUpperCase() + test.slice(1);
    case 'formatnum':
      return test;
    default:
      return null;
  }
}

const isNumber = (text: string) => /^[-+]?\d{1,15}(?:\.\d{1,10})?$/.test(text);

const isEqual = (a: string, b: string) => a === b || (isNumber(a) && isNumber(b) && Number(a) === Number(b));

/** The case of `#switch` that is met: cases without a value fall through, and one at the end without a name is the default. */
function branch(value: string, cases: readonly string[]): string {
  let isMet = false;
  let otherwise = '';
  let falls = false;
  for (const [index, each] of cases.entries()) {
    const sign = each.indexOf('=');
    const label = (sign < 0 ? each : each.slice(0, sign)).trim();
    if (sign < 0 && index === cases.length - 1) return label;
    isMet ||= isEqual(label, value);
    falls ||= label === '#default';
    if (sign < 0) continue;
    const result = each.slice(sign + 1).trim();
    if (isMet) return result;
    if (falls) otherwise = result;
    falls = false;
  }
  return otherwise;
}
