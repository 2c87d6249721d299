import { programme } from '../../brand/programme'
import { dayOf } from '../../loyalty/calendar'
import type { Context } from '../context'
import { taskCoupon } from '../coupons'
import type { Tx } from '../database'
import { accrueFixed, countDay } from '../ledger/accrue'
import type { Chore } from '../ledger/chore'
import type { Member } from '../ledger/post'
import { leftOf, takeBack } from '../ledger/reverse'
import { changeRound, termsOf } from './round'
import type { Round } from './round'

const sourceOf = ({ task_id, period, round }: Round) => `${task_id}:${period}:${round}`

/** Gives what the terms of a finished round promise, once. Returns what was really given: a cap of the day may have cut it. */
export async function payRound(tx: Tx, context: Context, member: Member, round: Round): Promise<{ points: number; growth: number }> {
  if (!round.done_at || round.claimed_at) throw new Error('only a finished round that has not been paid can be paid')
  const { name, reward } = termsOf(round)
  const { points = 0, growth = 0, couponKind, makeUpCards = 0 } = reward
  const sourceId = sourceOf(round)
  const entry = points + growth > 0 ? await accrueFixed(tx, context, member, { source: 'task', sourceId, rule: 'task', label: name }, { points, growth }) : null
  if (couponKind) await taskCoupon(tx, context, member.member_id, couponKind, sourceId)
  const cards = Array.from({ length: makeUpCards }, (_, i) => ({
    member_id: member.member_id,
    card_id: context.newId(),
    source: `${sourceId}#${i + 1}`,
    earned_at: new Date(context.now()),
  }))
  if (cards.length > 0) await tx.insertInto('make_up_card').values(cards).execute()
  await changeRound(tx, round, { claimed_at: new Date(context.now()), entry_seq: entry?.seq ?? null })
  return { points: entry?.points ?? 0, growth: entry?.growth ?? 0 }
}

/** After a refund of what it was given for: its points and growth go back, what is spent is forgiven. Coupons and cards stay. */
export async function takeBackRound(tx: Tx, context: Context, member: Member, round: Round): Promise<void> {
  if (round.taken_back_at) return
  await changeRound(tx, round, { taken_back_at: new Date(context.now()) })
  if (round.entry_seq === null) return
  const entry = await tx.selectFrom('ledger_entry').selectAll().where('member_id', '=', member.member_id).where('seq', '=', round.entry_seq).executeTakeFirstOrThrow()
  const due = { points: await leftOf(tx, entry), growth: entry.growth }
  const back = await takeBack(tx, context, member, entry, due, { source: 'refund', sourceId: context.newId(), label: termsOf(round).name })
  await countDay(tx, member.member_id, dayOf(entry.occurred_at.getTime(), programme.utcOffsetMinutes), { points: back.points })
}

/** What was finished in time and never claimed comes by itself when the time is over. */
export const payFinishedTasks: Chore = {
  async dueFor(db, now, limit) {
    const rows = await db
      .selectFrom('task_round')
      .select('member_id')
      .distinct()
      .where('done_at', 'is not', null)
      .where('claimed_at', 'is', null)
      .where('closes_at', '<=', new Date(now))
      .limit(limit)
      .execute()
    return rows.map(({ member_id }) => member_id)
  },
  async perform(tx, context, member) {
    const due = await tx
      .selectFrom('task_round')
      .selectAll()
      .where('member_id', '=', member.member_id)
      .where('done_at', 'is not', null)
      .where('claimed_at', 'is', null)
      .where('closes_at', '<=', new Date(context.now()))
      .orderBy('task_id')
      .orderBy('round')
      .execute()
    for (const round of due) await payRound(tx, context, member, round)
  },
}
