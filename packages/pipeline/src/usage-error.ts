/** The command was called wrongly: its message is for the person at the terminal, and the exit code is 2. */
export class UsageError extends Error {}
