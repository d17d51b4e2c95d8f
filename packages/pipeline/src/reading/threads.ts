import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type JobName, type JobOf, type Jobs, openJob } from './jobs.ts';

/** Beside this file, and of its kind: a source where the sources run, else what was built of it. */
const THREAD = new URL(`./thread${extname(import.meta.url)}`, import.meta.url);

/**
 * How much memory new objects have in a thread, in megabytes: half of what is usual. Most of them are soon garbage, and the
 * buffers that they hold wait with them to be collected. Measured, it takes no longer.
 */
const LIMITS = { maxYoungGenerationSizeMb: 24 };

/** A job in a thread of its own, which hands back finished bytes: copies of records would cost what it gains. */
class Thread<Name extends JobName> {
  readonly #worker: Worker;

  constructor(name: Name, options: Jobs[Name]['options']) {
    this.#worker = new Worker(THREAD, { workerData: { name, options }, resourceLimits: LIMITS });
  }

  async run(task: Jobs[Name]['task'], room?: ArrayBuffer): Promise<Jobs[Name]['result']> {
    this.#worker.postMessage({ task, room }, room ? [room] : []);
    const [result] = await once(this.#worker, 'message');
    return result;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** A result in its turn. */
class Coming<Result> {
  readonly #get: () => Promise<Result>;
  #result: Promise<Result> | undefined;
  /** Whether it needs no thread. */
  readonly isAtHand: boolean;

  constructor(get: () => Promise<Result>, isAtHand: boolean) {
    this.#get = get;
    this.isAtHand = isAtHand;
  }

  begin(): Promise<Result> {
    if (!this.#result) {
      this.#result = this.#get();
      // It is met again in its turn; without this a failure would end the process before.
      this.#result.catch(() => {});
    }
    return this.#result;
  }
}

/** How far is looked ahead for tasks that need a thread, so that it has begun them before their turn. */
const AT_HAND = 64;

/**
 * A job done for many tasks at once, each thread being begun when there is a task for it. With one thread it is done in
 * this one.
 */
export class Threads<Name extends JobName> {
  readonly #length: number;
  readonly #name: Name;
  readonly #options: Jobs[Name]['options'];
  readonly #threads: Thread<Name>[] = [];
  readonly #idle: JobOf<Name>[] = [];
  readonly #waiting: ((job: JobOf<Name>) => void)[] = [];
  readonly #rooms: ArrayBuffer[] = [];

  constructor(length: number, name: Name, options: Jobs[Name]['options']) {
    this.#length = length;
    this.#name = name;
    this.#options = options;
    if (length === 1) this.#idle.push(openJob(name, options));
  }

  /**
   * What becomes of each task, in the order of the tasks. As many are begun ahead as keep every thread at work.
   *
   * @param atHand how the result of a task is had that needs no thread, in its turn; null where it needs one.
   */
  async *map(
    tasks: AsyncIterable<Jobs[Name]['task']>,
    atHand: (task: Jobs[Name]['task']) => (() => Promise<Jobs[Name]['result']>) | null = () => null,
  ): AsyncGenerator<Jobs[Name]['result']> {
    const ahead = this.#length === 1 ? 0 : this.#length;
    const coming: Coming<Jobs[Name]['result']>[] = [];
    let running = 0;
    const take = () => {
      const [own, next] = coming;
      coming.shift();
      if (!own!.isAtHand) running--;
      // The next one is fetched while somebody looks at this one.
      next?.begin();
      return own!.begin();
    };
    for await (const task of tasks) {
      const known = atHand(task);
      coming.push(new Coming(known ?? (() => this.run(task)), known !== null));
      if (!known) {
        coming.at(-1)!.begin();
        running++;
      }
      while (running > ahead || coming.length > AT_HAND) yield await take();
    }
    while (coming.length > 0) yield await take();
  }

  async run(task: Jobs[Name]['task']): Promise<Jobs[Name]['result']> {
    const job = await this.#take();
    try {
      return await job.run(task, this.room());
    } finally {
      const next = this.#waiting.shift();
      if (next) next(job);
      else this.#idle.push(job);
    }
  }

  /** A buffer that nobody reads any more, if there is one. */
  room(): ArrayBuffer | undefined {
    return this.#rooms.pop();
  }

  /**
   * Takes the buffer of a result that nobody reads any more, for another one. Left to the garbage collector it would wait
   * long: where nothing but such buffers is made, it seldom comes.
   */
  reuse({ buffer }: Uint8Array<ArrayBuffer>): void {
    this.#rooms.push(buffer);
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  async #take(): Promise<JobOf<Name>> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#threads.length < this.#length && this.#length > 1) {
      const thread = new Thread<Name>(this.#name, this.#options);
      this.#threads.push(thread);
      return thread;
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}
