import { sql } from 'kysely'
import { programme } from '../brand/programme'
import { dayOf } from '../loyalty/calendar'
import { noticeHorizon, pointsNotice, tierNotice } from '../loyalty/notices'
import type { DueNotice } from '../loyalty/notices'
import { ruleAt } from '../loyalty/rules'
import { qualifies, tierById } from '../loyalty/tiers'
import { wantsMessages } from './consents'
import type { Context } from './context'
import type { Tx } from './database'
import type { Member } from './ledger/post'
import { standingAt, termNow } from './tier-term'

const offset = programme.utcOffsetMinutes
const atOnce = 200
const marker = 'notices-told-on'

interface Told extends DueNotice {
  memberId: string
  points: number | null
  tierId: string | null
}

/** Whom two servers tell at once is told once: the second finds the row there. What said the same from further off gives way. */
async function tell(tx: Tx, context: Context, notices: Told[]): Promise<void> {
  if (notices.length === 0) return
  const now = new Date(context.now())
  const rows = notices.map(({ memberId, topic, endsAtMs, stage, points, tierId }) => ({
    member_id: memberId,
    notice_id: context.newId(),
    topic,
    ends_at: new Date(endsAtMs),
    stage,
    points,
    tier_id: tierId,
    created_at: now,
  }))
  await tx
    .with('told', (db) => db.insertInto('notice').values(rows).onConflict((on) => on.doNothing()).returning(['member_id', 'topic', 'ends_at', 'stage']))
    .updateTable('notice')
    .from('told')
    .set({ replaced_at: now })
    .whereRef('notice.member_id', '=', 'told.member_id')
    .whereRef('notice.topic', '=', 'told.topic')
    .whereRef('notice.ends_at', '=', 'told.ends_at')
    .whereRef('notice.stage', '>', 'told.stage')
    .where('notice.replaced_at', 'is', null)
    .execute()
}

/** Whether the term a member is in would be renewed by what has been collected for its end. */
export async function keepsTier(tx: Tx, context: Context, member: Member, term: { tierId: string; validUntil: number | null }): Promise<boolean> {
  if (term.validUntil === null) return true
  const rule = ruleAt(context.rules, context.now())
  return qualifies(tierById(rule.ladder, term.tierId), await standingAt(tx, member, rule, term.validUntil))
}

async function tellOfPoints(context: Context): Promise<void> {
  const now = context.now()
  let [expiresAt, memberId] = [new Date(now), 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  for (;;) {
    const rows = await context.db.transaction().execute(async (tx) => {
      const page = await tx
        .selectFrom('point_expiry')
        .select(['member_id', 'expires_at', 'points'])
        .where('points', '>', 0)
        .where(({ eb, refTuple, tuple }) => eb(refTuple('expires_at', 'member_id'), '>', tuple(expiresAt, memberId)))
        .where('expires_at', '<=', new Date(noticeHorizon(now, offset)))
        .where(wantsMessages('point_expiry.member_id'))
        .orderBy('expires_at')
        .orderBy('member_id')
        .limit(atOnce)
        .execute()
      const due = page.flatMap((row): Told[] => {
        const notice = pointsNotice({ expiresAtMs: row.expires_at.getTime(), points: row.points }, now, offset)
        return notice ? [{ ...notice, memberId: row.member_id, points: row.points, tierId: null }] : []
      })
      await tell(tx, context, due)
      return page
    })
    if (rows.length < atOnce) return
    const last = rows[rows.length - 1]
    ;[expiresAt, memberId] = [last.expires_at, last.member_id]
  }
}

async function tellOfTiers(context: Context): Promise<void> {
  const now = context.now()
  // Everything that is due has been looked at before this; what is left of the past is in its grace.
  let [validUntil, memberId] = [new Date(0), '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const rows = await context.db.transaction().execute(async (tx) => {
      const page = await tx
        .selectFrom('member')
        .selectAll()
        .where(({ eb, refTuple, tuple }) => eb(refTuple('tier_valid_until', 'member_id'), '>', tuple(validUntil, memberId)))
        .where('tier_valid_until', '<=', new Date(noticeHorizon(now, offset)))
        .where(wantsMessages('member.member_id'))
        .orderBy('tier_valid_until')
        .orderBy('member_id')
        .limit(atOnce)
        .execute()
      const due: Told[] = []
      for (const member of page) {
        const { term } = await termNow(tx, context, member)
        const notice = tierNotice({ validUntilMs: term.validUntil, keepsTier: await keepsTier(tx, context, member, term) }, now, offset)
        if (notice) due.push({ ...notice, memberId: member.member_id, points: null, tierId: term.tierId })
      }
      await tell(tx, context, due)
      return page
    })
    if (rows.length < atOnce) return
    const last = rows[rows.length - 1]
    ;[validUntil, memberId] = [last.tier_valid_until ?? validUntil, last.member_id]
  }
}

/** One row for everybody: an announcement is not copied a hundred thousand times. */
async function announceRules(context: Context): Promise<void> {
  const announced_at = new Date(context.now())
  const announced = context.rules.filter(({ effectiveAt }) => Date.parse(effectiveAt) > context.now())
  for (const { version, effectiveAt } of announced) {
    const row = { version, effective_at: new Date(effectiveAt), announcement_id: context.newId(), announced_at }
    await context.db.insertInto('rule_announcement').values(row).onConflict((on) => on.doNothing()).execute()
  }
}

/**
 * Once in each of the brand's days: tells members what comes to an end. Only those whom it concerns are visited, along the
 * indexes of what lapses when. A run that was cut short is made good by the next; a tier that changed needs no telling here,
 * for the inbox shows the changes themselves.
 */
export async function tellNotices(context: Context): Promise<void> {
  await announceRules(context)
  const today = dayOf(context.now(), offset)
  const told = await context.db.selectFrom('setting').select('value').where('name', '=', marker).executeTakeFirst()
  if (told?.value === today) return
  await tellOfPoints(context)
  await tellOfTiers(context)
  await context.db
    .insertInto('setting')
    .values({ name: marker, value: today })
    .onConflict((on) => on.column('name').doUpdateSet({ value: sql`excluded.value` }))
    .execute()
}
