import { boostHorizon, boostNoticeAt } from '../loyalty/notices'
import { wantsMessages } from './consents'
import type { Tx } from './database'
import type { Chore } from './ledger/chore'

/** Boosts that end soon and of which nothing was said. */
const untold = (db: Pick<Tx, 'selectFrom'>, now: number) =>
  db
    .selectFrom('tier_boost as boost')
    .select(['boost.member_id', 'boost.redemption_id', 'boost.tier_id', 'boost.starts_at', 'boost.ends_at'])
    .where('boost.ended_at', 'is', null)
    .where(wantsMessages('boost.member_id'))
    .where('boost.ends_at', '>', new Date(now))
    .where('boost.ends_at', '<=', new Date(boostHorizon(now)))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('notice').select('notice_id').whereRef('notice.member_id', '=', 'boost.member_id').whereRef('notice.redemption_id', '=', 'boost.redemption_id').where('topic', '=', 'boost'))),
    )

const isDue = (now: number) => (boost: { starts_at: Date; ends_at: Date }) => boostNoticeAt(boost.starts_at.getTime(), boost.ends_at.getTime()) <= now

/** Who has a tier for a while is told some days before it ends. */
export const tellOfBoosts: Chore = {
  async dueFor(db, now, limit) {
    const ending = await untold(db, now).orderBy('boost.ends_at').limit(limit).execute()
    return [...new Set(ending.filter(isDue(now)).map(({ member_id }) => member_id))]
  },
  async perform(tx, context, member) {
    const now = context.now()
    if ((member.boosted_until?.getTime() ?? 0) <= now) return
    const due = (await untold(tx, now).where('boost.member_id', '=', member.member_id).execute()).filter(isDue(now))
    for (const { member_id, redemption_id, tier_id, ends_at } of due) {
      const row = { member_id, notice_id: context.newId(), topic: 'boost', ends_at, stage: 0, tier_id, redemption_id, created_at: new Date(now) }
      await tx.insertInto('notice').values(row).onConflict((on) => on.doNothing()).execute()
    }
  },
}
