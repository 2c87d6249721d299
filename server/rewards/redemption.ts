import type { Selectable } from 'kysely'
import { progressAt } from '../../loyalty/redemptions'
import type { Progress, RedemptionState, Step } from '../../loyalty/redemptions'
import type { Tables, Tx } from '../database'
import { Problem } from '../problem'

export type Redemption = Selectable<Tables['redemption']>
/** What of a redemption changes after it was made. */
type Change = Partial<Omit<Redemption, 'member_id' | 'redemption_id' | 'steps' | 'state'>>

export async function findRedemption(tx: Tx, memberId: string, redemptionId: string): Promise<Redemption | undefined> {
  return tx.selectFrom('redemption').selectAll().where('member_id', '=', memberId).where('redemption_id', '=', redemptionId).executeTakeFirst()
}

/** Text, like every uuid of the database: lower case. Errors: NOT_FOUND. */
export async function redemptionOf(tx: Tx, memberId: string, redemptionId: string): Promise<Redemption> {
  const redemption = await findRedemption(tx, memberId, redemptionId.toLowerCase())
  if (!redemption) throw new Problem('NOT_FOUND', { field: 'redemptionId' })
  return redemption
}

export function progressOf(redemption: Redemption, now: number): Progress {
  const { state, steps, reserved_until, shipped_at } = redemption
  return progressAt(
    { state: state as RedemptionState, steps: steps as Step[], reservedUntilMs: reserved_until && reserved_until.getTime(), shippedAtMs: shipped_at && shipped_at.getTime() },
    now,
  )
}

/** Every column is written as it is here: nothing is left to defaults that the memory would not know of. */
export async function writeRedemption(tx: Tx, redemption: Redemption): Promise<void> {
  const { steps, address, details } = redemption
  const texts = { steps: JSON.stringify(steps), details: JSON.stringify(details), address: address === null ? null : JSON.stringify(address) }
  await tx.insertInto('redemption').values({ ...redemption, ...texts }).execute()
}

/** The next step of a redemption, in the database and in memory. What time did before it is written down with it. */
export async function step(tx: Tx, redemption: Redemption, state: RedemptionState, at: number, change: Change = {}): Promise<Redemption> {
  const { steps } = progressOf(redemption, at)
  const { address, details, ...plain } = change
  const texts = { ...(address ? { address: JSON.stringify(address) } : {}), ...(details ? { details: JSON.stringify(details) } : {}) }
  const later: Step[] = steps[steps.length - 1]?.state === state ? [...steps] : [...steps, { state, at: new Date(at).toISOString() }]
  await tx
    .updateTable('redemption')
    .set({ ...plain, ...texts, state, steps: JSON.stringify(later) })
    .where('member_id', '=', redemption.member_id)
    .where('redemption_id', '=', redemption.redemption_id)
    .execute()
  return { ...redemption, ...change, state, steps: later }
}
