import { programme } from '../brand/programme'
import { dayOf } from '../loyalty/calendar'
import type { Context } from './context'
import type { Tx } from './database'

/** Enough for clumsy fingers; guessing sixteen characters would take longer than there has been tea. */
const perDay = 10

type Kind = 'product' | 'visit' | 'old_card' | 'order'
type StaffKind = 'pick_up' | 'coupon'
/** A counter sees many customers a day. */
const perStaffDay = 30

/** Whether a member may try another code of a kind today. The account must be open. */
export async function mayTryCode(tx: Tx, context: Context, memberId: string, kind: Kind): Promise<boolean> {
  const row = await tx
    .selectFrom('wrong_code')
    .select('tries')
    .where('member_id', '=', memberId)
    .where('day', '=', dayOf(context.now(), programme.utcOffsetMinutes))
    .where('kind', '=', kind)
    .executeTakeFirst()
  return (row?.tries ?? 0) < perDay
}

/** The same for staff, who type what members show them. */
export async function mayTryStaffCode(tx: Tx, context: Context, staffId: string, kind: StaffKind): Promise<boolean> {
  const row = await tx
    .selectFrom('staff_wrong_code')
    .select('tries')
    .where('staff_id', '=', staffId)
    .where('day', '=', dayOf(context.now(), programme.utcOffsetMinutes))
    .where('kind', '=', kind)
    .executeTakeFirst()
  return (row?.tries ?? 0) < perStaffDay
}

export async function noteWrongStaffCode(tx: Tx, context: Context, staffId: string, kind: StaffKind): Promise<void> {
  await tx
    .insertInto('staff_wrong_code')
    .values({ staff_id: staffId, day: dayOf(context.now(), programme.utcOffsetMinutes), kind, tries: 1 })
    .onConflict((on) => on.columns(['staff_id', 'day', 'kind']).doUpdateSet((is) => ({ tries: is('staff_wrong_code.tries', '+', 1) })))
    .execute()
}

/** Counts a code that is none. What throws afterwards takes the count back: refuse when the transaction has ended. */
export async function noteWrongCode(tx: Tx, context: Context, memberId: string, kind: Kind): Promise<void> {
  await tx
    .insertInto('wrong_code')
    .values({ member_id: memberId, day: dayOf(context.now(), programme.utcOffsetMinutes), kind, tries: 1 })
    .onConflict((on) => on.columns(['member_id', 'day', 'kind']).doUpdateSet((is) => ({ tries: is('wrong_code.tries', '+', 1) })))
    .execute()
}
