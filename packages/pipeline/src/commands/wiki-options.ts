import { type Command, type OptionValues, UsageError } from '../command.ts';
import { isWebAddress, withoutPassword } from '../sources/wiki/addresses.ts';
import type { WikiOptions } from '../sources/wiki/client.ts';

/** How a wiki is asked: the options of the commands that do. */
export const WIKI_OPTIONS = {
  api: { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  contact: { type: 'string' },
  timeout: { type: 'string' },
  retries: { type: 'string' },
} as const satisfies Command['options'];

export const WIKI_HELP = `  --api URL            the wiki's api.php (default: of the address, else https://en.wikipedia.org/w/api.php)
  --allow-host HOST    follow the wiki to this host too, where it leads to another than its own
  --contact TEXT       where the wiki's operators reach you, an e-mail address or a page: sent with every request, in
                       the user agent, as Wikimedia asks
  --timeout SECONDS    how long one answer may take (default: 30)
  --retries N          how often to ask again while the wiki is busy (default: 4)`;

export function wikiOptions(options: OptionValues): Omit<WikiOptions, 'api'> & { api?: string } {
  const { api, contact } = options as Record<string, string | undefined>;
  if (api !== undefined && !isWebAddress(api))
    throw new UsageError(`--api takes an address that begins with https://, not ${withoutPassword(api)}`);
  if (contact !== undefined && !/^[\x20-\x7e]{1,200}$/.test(contact))
    throw new UsageError('--contact takes an e-mail address or the address of a page');
  return {
    ...(api !== undefined && { api }),
    ...(contact !== undefined && { contact }),
    allowedHosts: (options['allow-host'] ?? []) as string[],
    timeout: wholeNumberFrom(options, 'timeout', 30, 1),
    retries: wholeNumberFrom(options, 'retries', 4, 0),
  };
}

/** The whole number that an option is given, of at least `least`; `otherwise` where it is not given. */
export function wholeNumberFrom(
  options: OptionValues,
  name: string,
  otherwise: number,
  least: number,
): number {
  const given = options[name];
  if (given === undefined) return otherwise;
  const number = Number(given);
  if (/^\d{1,6}$/.test(String(given)) && number >= least) return number;
  throw new UsageError(`--${name} takes a whole number from ${least} on, not ${given}`);
}
