/** Numbers that look like chance and are the same every time (mulberry32). */
export interface Chance {
  /** A whole number from low to high, both included. */
  between(low: number, high: number): number
  oneOf<T>(choices: readonly T[]): T
}

export function chanceFrom(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return { between, oneOf: (choices) => choices[between(0, choices.length - 1)] }
}
