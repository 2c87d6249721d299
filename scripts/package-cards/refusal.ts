/** One sentence for whoever has typed the command; nothing was written. */
export class Refusal extends Error {}
