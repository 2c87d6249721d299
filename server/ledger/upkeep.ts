import type { Context } from '../context'
import { forgetOldKeys } from '../idempotency'
import { openAccount } from './account'

const atOnce = 200

/**
 * What time does to members nobody looks at: points lapse, tier terms end. Each member in a transaction of its own; opening
 * the account is all it takes. Returns how many were visited.
 */
export async function upkeep(context: Context): Promise<number> {
  const { db } = context
  const visited = new Set<string>()
  for (;;) {
    const now = new Date(context.now())
    const lapsed = await db.selectFrom('point_lot').select('member_id').distinct().where('remaining', '>', 0).where('expires_at', '<=', now).limit(atOnce + visited.size).execute()
    const due = await db.selectFrom('member').select('member_id').where('tier_valid_until', '<=', now).limit(atOnce + visited.size).execute()
    // A tier in its grace stays due: it has been looked at, and is passed over.
    const fresh = [...new Set([...lapsed, ...due].map(({ member_id }) => member_id))].filter((memberId) => !visited.has(memberId))
    if (fresh.length === 0) break
    for (const memberId of fresh) {
      visited.add(memberId)
      await db.transaction().execute((tx) => openAccount(tx, context, memberId, 'NOT_FOUND'))
    }
  }
  await db.transaction().execute((tx) => forgetOldKeys(tx, context.now()))
  return visited.size
}

const hour = 3_600_000

/** At once and then every hour or so; the jitter keeps several servers from doing it at the same moment. Returns what stops it. */
export function upkeepHourly(context: Context, onError: (error: unknown) => void): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown>
  const later = () => {
    const jitter = (parseInt(context.newId().slice(-6), 16) / 0xffffff) * 0.2
    timer = setTimeout(run, hour * (0.9 + jitter))
    timer.unref()
  }
  const run = () => {
    running = upkeep(context).catch(onError).finally(later)
  }
  run()
  return async () => {
    clearTimeout(timer)
    await running
    clearTimeout(timer)
  }
}
