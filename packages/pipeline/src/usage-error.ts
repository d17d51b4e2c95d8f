/** The command was called wrongly: its message is for the person at the terminal, and the exit code is 2. */
export class UsageError extends Error {}

/** As things stand the command cannot do its work; the message says why and what to do, and the exit code is 2. */
export class StateError extends Error {}
