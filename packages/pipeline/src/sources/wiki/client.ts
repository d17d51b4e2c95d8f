import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { splitLogin } from './addresses.ts';
import { type Answer, type Query, wrongShape } from './answers.ts';
import { AnswerError, BrokenAnswerError, InterruptedError, PassingError, WikiError } from './errors.ts';

export interface WikiOptions {
  /** The address of `api.php`; a login in it is sent as HTTP's basic authorization. */
  api: string;
  /** Where the operators of the wiki reach whoever runs this: an e-mail address or a page. */
  contact?: string;
  /** How long one answer may take, in seconds. */
  timeout: number;
  /** How often a request is made again after it failed for a while. */
  retries: number;
  /** Hosts to which the wiki may lead on, besides its own. */
  allowedHosts?: readonly string[];
  /** Stops what is under way. */
  signal?: AbortSignal;
  /** Told of what takes time. */
  tell?: (message: string) => void;
}

/** The longest that we wait where the server says how long, in seconds. */
const LONGEST_WAIT = 60;

/** How far the wiki's copies may lag behind, in seconds, before it asks us to come back later. */
const MAXLAG = 5;

/** The longest answer, in bytes as they are after unpacking: MediaWiki's own limit is 8 MB. */
const LONGEST_ANSWER = 16 * 2 ** 20;

/** An address that is longer goes into the body of the request: some servers refuse it. */
const LONGEST_ADDRESS = 2000;

/** In how many parts an answer may come: of a list, each has 500 titles. */
const MOST_PARTS = 500;

/** How much of what a wiki says of an error is shown, in characters. */
const LONGEST_INFO = 500;

/** How often a request is made again over which the wiki fails: a smaller one may do better. */
const RETRIES_OF_BROKEN = 2;

const MOST_REDIRECTIONS = 5;
const REDIRECTIONS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The errors of MediaWiki that pass. */
const PASSING = /^(?:maxlag|ratelimited|readonly|internal_api_error_.*)$/;

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));

/** Says who asks, as the wikis of Wikimedia want it: https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy */
export const userAgent = (contact?: string) =>
  `OpenBattles/${version} (${contact ?? 'no contact given'}) Node.js/${process.versions.node}`;

/** Asks the API of one wiki: one request at a time, again where a failure may pass, and no answer is trusted to be whole. */
export class WikiClient {
  /** The address of `api.php` without a login: it may be printed and recorded. */
  readonly api: string;
  readonly #options: WikiOptions;
  readonly #authorization: string | null;
  /** Whether the wiki has answered well before. */
  hasAnswered = false;

  constructor(options: WikiOptions) {
    this.#options = options;
    const { address, authorization } = splitLogin(options.api);
    this.api = address;
    this.#authorization = authorization;
  }

  get #host(): string {
    return new URL(this.api).host;
  }

  /**
   * Every answer to a query: where the wiki gives only a part of it, the next part is asked for.
   *
   * @throws {WikiError} where the wiki cannot be reached, refuses, or does not answer as MediaWiki does.
   */
  async *query(parameters: Readonly<Record<string, string>>): AsyncGenerator<Query> {
    let going: Record<string, string | number> = {};
    const asked = new Set<string>();
    for (;;) {
      const answer = await this.#ask({ ...parameters, ...going });
      if (answer.query) yield answer.query;
      if (!answer.continue) return;
      going = answer.continue;
      const key = JSON.stringify(going);
      if (asked.has(key)) throw new AnswerError(`${this.api} answers with the same part again and again`);
      asked.add(key);
      if (asked.size === MOST_PARTS) throw new AnswerError(`${this.api} answers without an end`);
    }
  }

  async #ask(parameters: Readonly<Record<string, string | number>>): Promise<Answer> {
    const { retries, tell, signal } = this.#options;
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await this.#askOnce(parameters);
        this.hasAnswered = true;
        return answer;
      } catch (error) {
        if (signal?.aborted) throw new InterruptedError();
        if (!(error instanceof PassingError)) throw error;
        const wait = error.waitSeconds ?? 2 ** attempt;
        const isBroken = error instanceof BrokenAnswerError;
        if (isBroken && attempt >= Math.min(retries, RETRIES_OF_BROKEN)) {
          throw new AnswerError(`${error.message}. Try again later.`);
        }
        if (attempt >= retries || wait > LONGEST_WAIT) {
          throw new WikiError(`${error.message}. Try again ${wait > 1 ? `in ${wait} seconds` : 'later'}.`);
        }
        tell?.(`${error.message}; asking again in ${wait} s`);
        await delay(wait * 1000, undefined, signal && { signal }).catch(() => {
          throw new InterruptedError();
        });
      }
    }
  }

  async #askOnce(parameters: Readonly<Record<string, string | number>>): Promise<Answer> {
    const { timeout, signal } = this.#options;
    const limit = AbortSignal.timeout(timeout * 1000);
    let response: Response | undefined;
    try {
      response = await this.#send(parameters, signal ? AbortSignal.any([limit, signal]) : limit);
      return this.#read(response, await readBody(response, this.#host));
    } catch (error) {
      if (error instanceof WikiError) throw error;
      if (limit.aborted) throw new PassingError(`${this.#host} did not answer within ${timeout} s`);
      const { cause, message } = error as Error & { cause?: { code?: string; message?: string } };
      const reason = cause?.code ?? cause?.message ?? message;
      if (response) throw new BrokenAnswerError(`${this.#host} broke off its answer (${reason})`);
      throw new PassingError(`${this.#host} cannot be reached (${reason})`);
    }
  }

  /** Sends a request, and follows the wiki to other addresses of its own host. */
  async #send(parameters: Readonly<Record<string, string | number>>, signal: AbortSignal): Promise<Response> {
    const query = new URLSearchParams({
      action: 'query',
      format: 'json',
      formatversion: '2',
      maxlag: String(MAXLAG),
    });
    for (const [name, value] of Object.entries(parameters)) query.set(name, String(value));
    let address = new URL(this.api);
    for (const [name, value] of query) address.searchParams.set(name, value);
    const isLong = address.href.length > LONGEST_ADDRESS;
    if (isLong) address = new URL(this.api);
    for (let times = 0; ; times++) {
      const response = await fetch(address, {
        headers: {
          'User-Agent': userAgent(this.#options.contact),
          Accept: 'application/json',
          ...(this.#authorization !== null &&
            address.host === this.#host && { Authorization: this.#authorization }),
        },
        ...(isLong && { method: 'POST', body: query }),
        redirect: 'manual',
        signal,
      });
      const location = response.headers.get('location');
      if (!REDIRECTIONS.has(response.status) || location === null) return response;
      await response.body?.cancel();
      if (times === MOST_REDIRECTIONS) throw new WikiError(`${this.api} leads in circles. See --api.`);
      address = this.#follow(address, location);
    }
  }

  #follow(from: URL, location: string): URL {
    const to = URL.canParse(location, from.href) ? new URL(location, from) : null;
    if (!to || !/^https?:$/.test(to.protocol) || (from.protocol === 'https:' && to.protocol === 'http:')) {
      throw new WikiError(`${this.api} leads to an address that is not followed. See --api.`);
    }
    const allowed = [this.#host, ...(this.#options.allowedHosts ?? [])];
    if (!allowed.includes(to.host) && !allowed.includes(to.hostname)) {
      throw new WikiError(
        `${this.api} leads to another host, ${to.host}. If that is right, give --allow-host ${to.host}`,
      );
    }
    return to;
  }

  /** What an answer says. */
  #read({ status, ok, headers }: Response, body: string): Answer {
    const wait = retryAfter(headers.get('retry-after'));
    if (status === 429 || status === 503)
      throw new PassingError(`${this.#host} is busy (HTTP ${status})`, wait);
    if (status >= 500) throw new BrokenAnswerError(`${this.#host} fails (HTTP ${status})`, wait);
    if (status === 401)
      throw new WikiError(`${this.#host} wants a login (HTTP 401): --api https://NAME:PASSWORD@…`);
    if (status === 403) {
      throw new WikiError(
        `${this.#host} refuses the request (HTTP 403). Many wikis want to know whom to write to: give --contact.`,
      );
    }
    if (!ok)
      throw new WikiError(`${this.api} answers HTTP ${status}. Is it the address of api.php? See --api.`);
    let answer: unknown;
    try {
      answer = JSON.parse(body);
    } catch {
      if (/^\s*\{/.test(body)) throw new BrokenAnswerError(`${this.#host} broke off its answer`);
      throw new AnswerError(
        `${this.api} does not answer with JSON. Is it the address of api.php? See --api.`,
      );
    }
    const wrong = wrongShape(answer);
    if (wrong !== null)
      throw new AnswerError(`${this.api} does not answer as MediaWiki does: ${wrong}. See --api.`);
    const { error } = answer as Answer;
    if (error && PASSING.test(error.code))
      throw new PassingError(`${this.#host} is busy (${error.code})`, wait);
    if (error) {
      const info = `${error.code}: ${error.info ?? ''}`.slice(0, LONGEST_INFO);
      throw new WikiError(`${this.api} refuses the request: ${info}`);
    }
    return answer as Answer;
  }
}

/** The body of an answer. One that is too long is given up before it is held. */
async function readBody({ body, headers }: Response, host: string): Promise<string> {
  const tooLong = new AnswerError(`${host} answers with more than ${LONGEST_ANSWER / 2 ** 20} MB`);
  if (Number(headers.get('content-length')) > LONGEST_ANSWER) {
    await body?.cancel();
    throw tooLong;
  }
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > LONGEST_ANSWER) throw tooLong;
    pieces.push(piece);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw new AnswerError(`${host} answers with bytes that are not UTF-8`);
  }
}

/** `Retry-After` in whole seconds: it is a number of them, or the date at which to come back. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const moment = Date.parse(header);
  return Number.isNaN(moment) ? null : Math.max(0, Math.ceil((moment - Date.now()) / 1000));
}
