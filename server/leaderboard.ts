import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'
import { refundWindowDays } from '../brand/leaderboard'
import { programme } from '../brand/programme'
import { boardMonth, boardMonths, enoughOnBoard, pendingFrom, placed } from '../loyalty/leaderboard'
import type { BoardMonth } from '../loyalty/leaderboard'
import type { Context } from './context'
import type { Tx } from './database'
import type { Chore } from './ledger/chore'
import { recordEvent } from './tasks/events'

const offset = programme.utcOffsetMinutes
export const keptFor = 5 * 60_000
/** The first so many places of a month are remembered. */
const remembered = 10

export const monthsShown = (now: number) => boardMonths(now, offset)
export const monthNamed = (month: string) => boardMonth(month, refundWindowDays, offset)

/** What a member earned in a month by what members do. Of purchases, those that can no longer be returned; the rest is pending. */
export function scoreOf(memberId: RawBuilder<unknown>, span: BoardMonth, now: number): { points: RawBuilder<number>; pending: RawBuilder<number> } {
  const pendingSince = pendingFrom(span, now, refundWindowDays)
  const bought = (from: number, until: number) => sql`coalesce((
    select sum(points_earned - points_taken_back) from purchase where purchase.member_id = ${memberId} and paid_at >= ${new Date(from)} and paid_at < ${new Date(until)}), 0)`
  const done = sql`coalesce((
    select sum(came) from point_month where point_month.member_id = ${memberId} and point_month.month = ${span.month} and source in ('check_in', 'task')), 0)`
  // A reward that a refund asked back, whatever was still there of it.
  const undone = sql`coalesce((
    select sum((line->>'points')::bigint) from ledger_entry back
    join ledger_entry given on given.member_id = back.member_id and given.seq = back.reverses_seq
    cross join lateral jsonb_array_elements(back.receipt) line
    where back.member_id = ${memberId} and back.reverses_seq is not null and line->>'kind' = 'reversal'
      and given.source in ('check_in', 'task') and given.occurred_at >= ${new Date(span.beginsAt)} and given.occurred_at < ${new Date(span.endsAt)}), 0)`
  return { points: sql<number>`(${bought(span.beginsAt, pendingSince)} + ${done} + ${undone})::bigint`, pending: sql<number>`${bought(pendingSince, span.endsAt)}::bigint` }
}

/** Ranks who shows themselves. Only rows that differ are written: most of a large board stands still between two counts. */
async function rank(tx: Tx, span: BoardMonth, now: number): Promise<void> {
  const { month } = span
  const shown = sql`from board_member where since < ${new Date(span.endsAt)}`
  await sql`
    with scored as materialized (
      select board_member.member_id, ${scoreOf(sql`board_member.member_id`, span, now).points} as points ${shown}
    ),
    gone as (
      delete from board_score where month = ${month} and not exists (select 1 from scored where scored.member_id = board_score.member_id and scored.points > 0)
    )
    insert into board_score (member_id, month, points) select member_id, ${month}, points from scored where points > 0
    on conflict (member_id, month) do update set points = excluded.points where board_score.points <> excluded.points`.execute(tx)
  await sql`update board set counted_at = ${new Date(now)}, members = (select count(*) ${shown}) where month = ${month}`.execute(tx)
}

/** The first places of a month that has closed are kept: each of them is told in a visit of its own. */
async function keepFirst(tx: Tx, month: string): Promise<void> {
  const { members } = await tx.selectFrom('board').select('members').where('month', '=', month).executeTakeFirstOrThrow()
  if (members < enoughOnBoard) return
  const best = tx.selectFrom('board_score').select(['member_id', 'points']).where('month', '=', month).orderBy('points', 'desc')
  const last = (await best.limit(remembered).execute()).pop()
  if (!last) return
  const first = placed(await best.where('points', '>=', last.points).execute())
  await tx.insertInto('board_top').values(first.map(({ member_id, place }) => ({ member_id, month, place }))).execute()
}

/** Who came first in a month has done something by it. */
export const tellFirst: Chore = {
  async dueFor(db, _now, limit) {
    const rows = await db.selectFrom('board_top').select('member_id').distinct().where('told_at', 'is', null).limit(limit).execute()
    return rows.map(({ member_id }) => member_id)
  },
  async perform(tx, context, member) {
    const mine = await tx.updateTable('board_top').set({ told_at: new Date(context.now()) }).where('member_id', '=', member.member_id).where('told_at', 'is', null).returning(['month', 'place']).execute()
    for (const { month, place } of mine) await recordEvent(tx, context, member, { kind: 'board_top', sourceId: month, subject: null, amount: place })
  },
}

/**
 * Counts a month again when its last count is older than a few minutes, and closes it when its time has come. Of several
 * servers one does it; nobody waits for it.
 */
export async function countBoard(tx: Tx, context: Context, month: string): Promise<void> {
  const now = context.now()
  const span = monthNamed(month)
  const board = tx.selectFrom('board').select(['counted_at', 'closed_at']).where('month', '=', month)
  const known = await board.executeTakeFirst()
  if (known && (known.closed_at || known.counted_at.getTime() > now - keptFor)) return
  if (!known) await tx.insertInto('board').values({ month, counted_at: new Date(0), members: 0 }).onConflict((on) => on.doNothing()).execute()
  const due = board.where('closed_at', 'is', null).where('counted_at', '<=', new Date(now - keptFor))
  if (!(await due.forUpdate().skipLocked().executeTakeFirst())) return
  await rank(tx, span, now)
  if (now < span.closesAt) return
  await tx.updateTable('board').set({ closed_at: new Date(now) }).where('month', '=', month).execute()
  await keepFirst(tx, month)
}

/** Every month that can be looked at. */
export async function countBoards(context: Context): Promise<void> {
  for (const month of monthsShown(context.now())) await context.db.transaction().execute((tx) => countBoard(tx, context, month))
}

/** Who has left is gone from open boards, and keeps a place without a name on closed ones. */
export async function leaveBoard(tx: Tx, memberId: string): Promise<void> {
  await tx.deleteFrom('board_member').where('member_id', '=', memberId).execute()
  const closed = tx.selectFrom('board').select('month').where('closed_at', 'is not', null)
  await tx.deleteFrom('board_score').where('member_id', '=', memberId).where('month', 'not in', closed).execute()
}
