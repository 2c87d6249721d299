import type { Context } from './context'
import type { Tx } from './database'
import type { Member } from './ledger/post'
import { progressOf } from './rewards/redemption'
import { stateOf } from './till'

export type OpenMatter = 'open_redemptions' | 'open_holds' | 'open_payment'

const underWay = ['reserved', 'ready', 'preparing', 'shipped']

/** What of a member is not finished at this moment, and would be left hanging in the air. */
export async function openMatters(tx: Tx, context: Context, { member_id }: Member): Promise<OpenMatter[]> {
  const now = context.now()
  const redemptions = await tx.selectFrom('redemption').selectAll().where('member_id', '=', member_id).where('state', 'in', underWay).execute()
  const holds = await tx.selectFrom('point_hold').select('hold_id').where('member_id', '=', member_id).where('closed_seq', 'is', null).where('release_at', '>', new Date(now)).limit(1).execute()
  const payments = await tx.selectFrom('till_payment').selectAll().where('member_id', '=', member_id).where('state', '=', 'asked').execute()
  const open: OpenMatter[] = []
  if (redemptions.some((redemption) => underWay.includes(progressOf(redemption, now).state))) open.push('open_redemptions')
  if (holds.length > 0) open.push('open_holds')
  if (payments.some((payment) => stateOf(payment, now) === 'asked')) open.push('open_payment')
  return open
}
