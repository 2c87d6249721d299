/** What the person who starts the server has to know, in one sentence; ends the start with exit code 1. */
export class StartupError extends Error {}
