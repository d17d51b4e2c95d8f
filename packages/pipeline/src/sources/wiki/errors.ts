/** Something cannot be had from a wiki; the message says why, and what to do. */
export class WikiError extends Error {}

/** What stands in the way may pass: a busy server, a lost connection. */
export class PassingError extends WikiError {
  /** How long the server wants us to wait; null where it does not say. */
  readonly waitSeconds: number | null;

  constructor(message: string, waitSeconds: number | null = null) {
    super(message);
    this.waitSeconds = waitSeconds;
  }
}

/** An answer is not what MediaWiki answers, or too much: asked for less, the wiki may answer well. */
export class AnswerError extends WikiError {}

/** An answer broke off, or the wiki failed over it: both this request and a smaller one may do better. */
export class BrokenAnswerError extends PassingError {}

/** Somebody wants us to stop. */
export class InterruptedError extends WikiError {
  constructor() {
    super('Interrupted.');
  }
}
