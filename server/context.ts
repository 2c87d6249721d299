import type { Kysely } from 'kysely'
import { v7 } from 'uuid'
import type { Reward } from '../loyalty/rewards'
import type { RuleVersion } from '../loyalty/rules'
import type { Task } from '../loyalty/tasks'
import type { Config } from './config'
import type { Database, Tables } from './database'
import type { Providers } from './identity/provider'
import type { Messenger } from './wechat-messages'

/** The one bag of what the server can do; operations take everything from here, so that a test can swap the clock. */
export interface Context {
  db: Kysely<Tables>
  engine: Database['engine']
  config: Config
  rules: readonly RuleVersion[]
  tasks: readonly Task[]
  rewards: readonly Reward[]
  providers: Providers
  /** null: no way to message people is configured. */
  messenger: Messenger | null
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

/** The same with the clock stopped: what one transaction does is done at one instant, also while midnight passes. */
export function atOneInstant(context: Context): Context {
  const now = context.now()
  return { ...context, now: () => now }
}
