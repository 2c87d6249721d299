import { autoRedeem } from '../auto-redeem'
import { benefitCoupons } from '../benefit-coupons'
import { tellOfBoosts } from '../boost-notices'
import { atOneInstant } from '../context'
import type { Context } from '../context'
import type { Tx } from '../database'
import { forgetOldKeys } from '../idempotency'
import { giveInvitationCodes, payInvited, payInviters } from '../invitations'
import { countBoards, tellFirst } from '../leaderboard'
import { followMerged } from '../merge/follow'
import { redemptionsInTime } from '../rewards/in-time'
import { eraseEnded } from '../my-data/erase'
import { tellNotices } from '../notices'
import { repeatedly } from '../repeatedly'
import { payFinishedTasks } from '../tasks/payment'
import { countTiers } from '../tier-shares'
import { openAccount } from './account'
import type { Chore } from './chore'

const atOnce = 200
const minute = 60_000
const leased = 'upkeep'

/** What falls due for a member beside what opening the account settles. */
const chores: Chore[] = [autoRedeem, benefitCoupons, payFinishedTasks, giveInvitationCodes, payInvited, payInviters, tellFirst, redemptionsInTime, tellOfBoosts]

/** Takes the lease, or says that another server holds it. It ends by itself, should its holder die. */
async function takeLease(tx: Tx, context: Context, holder: string): Promise<boolean> {
  const now = context.now()
  const until = new Date(now + 10 * minute)
  const taken = await tx
    .insertInto('lease')
    .values({ name: leased, holder, until })
    .onConflict((on) =>
      on
        .column('name')
        .doUpdateSet({ holder, until })
        .where(({ eb, or }) => or([eb('lease.until', '<=', new Date(now)), eb('lease.holder', '=', holder)])),
    )
    .returning('name')
    .executeTakeFirst()
  return taken !== undefined
}

/**
 * What time does to members nobody looks at: holds end, points lapse, tier terms end. Each member in a transaction of its
 * own: opening the account settles most of it, chores are the rest. Of several servers one does it. Returns how many were
 * visited; null when another server is at it.
 */
export async function upkeep(context: Context): Promise<number | null> {
  const { db } = context
  const holder = context.newId()
  const visited = new Set<string>()
  await countBoards(context)
  for (;;) {
    // Taken again for each batch: a long run keeps it, and one that lost it stops.
    if (!(await db.transaction().execute((tx) => takeLease(tx, context, holder)))) return null
    const now = new Date(context.now())
    const limit = atOnce + visited.size
    const held = await db.selectFrom('point_hold').select('member_id').distinct().where('closed_seq', 'is', null).where('release_at', '<=', now).limit(limit).execute()
    const lapsed = await db.selectFrom('point_expiry').select('member_id').distinct().where('points', '>', 0).where('expires_at', '<=', now).limit(limit).execute()
    const due = await db.selectFrom('member').select('member_id').where('tier_valid_until', '<=', now).where('merged_into', 'is', null).limit(limit).execute()
    const chored: string[] = []
    for (const chore of chores) chored.push(...(await chore.dueFor(db, now.getTime(), limit)))
    // A tier in its grace stays due: it has been looked at, and is passed over.
    const fresh = [...new Set([...[...held, ...lapsed, ...due].map(({ member_id }) => member_id), ...chored])].filter((memberId) => !visited.has(memberId))
    if (fresh.length === 0) break
    for (const memberId of fresh) {
      visited.add(memberId)
      const stopped = atOneInstant(context)
      await db.transaction().execute(async (tx) => {
        const member = await openAccount(tx, stopped, memberId, 'NOT_FOUND')
        // While a membership is ending everything rests; it is due still when its holder comes back.
        if (member.ends_at) return
        for (const chore of chores) await chore.perform(tx, stopped, member)
      })
    }
  }
  await followMerged(context)
  await eraseEnded(context)
  await tellNotices(context)
  await db.transaction().execute((tx) => countTiers(tx, context))
  await db.transaction().execute((tx) => forgetOldKeys(tx, context.now()))
  await db.deleteFrom('lease').where('name', '=', leased).where('holder', '=', holder).execute()
  return visited.size
}

/** At once and then every hour or so. Returns what stops it. */
export function upkeepHourly(context: Context, onError: (error: unknown) => void): () => Promise<void> {
  return repeatedly(context, 60 * minute, upkeep, onError)
}
