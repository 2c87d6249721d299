import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import type { RuleVersion } from '../loyalty/rules'
import type { Config } from './config'
import type { Database, Tables } from './database'
import type { Providers } from './identity/provider'

/** The one bag of what the server can do; operations take everything from here, so that a test can swap the clock. */
export interface Context {
  db: Kysely<Tables>
  engine: Database['engine']
  config: Config
  rules: readonly RuleVersion[]
  providers: Providers
  /** UTC milliseconds. */
  now(): number
  /** UUIDv7 of this instant, rising within the process. */
  newId(): string
  /** A line for whoever watches the terminal. */
  print(line: string): void
}

// The only place that asks the machine for the time.
export const machineClock = () => Date.now()

export function idsAt(now: () => number): () => string {
  let made = 0
  return () => v7({ msecs: now(), seq: (made = (made + 1) % 0xffffffff) })
}
