import type { Selectable } from 'kysely'
import { ruleAt } from '../../loyalty/rules'
import type { Context } from '../context'
import type { Tables, Tx } from '../database'
import { backInto } from './lots'
import { post } from './post'
import type { Entry, Member } from './post'
import { outgoing } from './spend'

export type Hold = Selectable<Tables['point_hold']>

/** Sets points aside until they are captured, released, or releaseAt has come. Errors: INSUFFICIENT_POINTS. */
export async function holdPoints(tx: Tx, context: Context, member: Member, what: { holdId: string; label: string | null; points: number; releaseAt: number }): Promise<Hold> {
  const { holdId, label, points, releaseAt } = what
  const entry = await post(tx, context, member, {
    ...(await outgoing(tx, context, member, points)),
    kind: 'hold',
    source: 'hold',
    sourceId: holdId,
    rule: 'hold',
    label,
    postings: [{ from: 'available', to: 'held', points }],
  })
  return tx
    .insertInto('point_hold')
    .values({ member_id: member.member_id, hold_id: holdId, seq: entry.seq, points, label, held_at: entry.occurred_at, release_at: new Date(releaseAt) })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Puts an open hold into an end: what is captured has been spent, the rest comes back. Once; a closed hold is refused. */
async function close(tx: Tx, context: Context, member: Member, hold: Hold, captured: number, at: number): Promise<Entry> {
  if (hold.closed_seq !== null || captured > hold.points) throw new Error('a hold is closed once, and not above its points')
  const rule = ruleAt(context.rules, at)
  const cause = { source: 'hold', sourceId: hold.hold_id, label: hold.label, occurredAt: at, ruleVersion: rule.version, growth: 0 } as const
  let entry: Entry | undefined
  if (captured > 0) {
    const postings = [{ from: 'held', to: 'redeemed', points: captured } as const]
    entry = await post(tx, context, member, { ...cause, kind: 'capture', rule: 'capture', points: 0, receipt: [], postings, movements: [] })
  }
  const rest = hold.points - captured
  if (rest > 0) {
    const back = await backInto(tx, member.member_id, hold.seq, rest, rule, at)
    const postings = [{ from: 'held', to: 'available', points: rest } as const]
    entry = await post(tx, context, member, { ...cause, ...back, kind: 'release', rule: 'release', points: rest, postings, reversesSeq: hold.seq })
  }
  if (!entry) throw new Error('a hold holds something')
  await tx.updateTable('point_hold').set({ closed_seq: entry.seq, captured }).where('member_id', '=', member.member_id).where('hold_id', '=', hold.hold_id).execute()
  return entry
}

export async function openHold(tx: Tx, member: Member, holdId: string): Promise<Hold | undefined> {
  return tx.selectFrom('point_hold').selectAll().where('member_id', '=', member.member_id).where('hold_id', '=', holdId).where('closed_seq', 'is', null).executeTakeFirst()
}

export const captureHold = (tx: Tx, context: Context, member: Member, hold: Hold, points: number) => close(tx, context, member, hold, points, context.now())
export const releaseHold = (tx: Tx, context: Context, member: Member, hold: Hold) => close(tx, context, member, hold, 0, context.now())

/** Lets go what was held too long, dated when it was due. */
export async function releaseOverdue(tx: Tx, context: Context, member: Member): Promise<void> {
  if (member.points_held === 0) return
  const overdue = await tx
    .selectFrom('point_hold')
    .selectAll()
    .where('member_id', '=', member.member_id)
    .where('closed_seq', 'is', null)
    .where('release_at', '<=', new Date(context.now()))
    .orderBy('release_at')
    .execute()
  for (const hold of overdue) await close(tx, context, member, hold, 0, hold.release_at.getTime())
}
