/** The command was called wrongly: its message is for the person at the terminal, and the exit code is 2. */
export class UsageError extends Error {}

/** As things stand the command cannot do its work; the message says why and what to do, and the exit code is 2. */
export class StateError extends Error {}

/** What the system refuses, such as a full disk or a missing right: its own words say what and where. */
export const isOfSystem = (error: unknown): error is Error =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';
