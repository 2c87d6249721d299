import { sql } from 'kysely'
import { refundWindowDays } from '../../brand/leaderboard'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { addDays, dayOf } from '../../loyalty/calendar'
import { enoughOnBoard, maskedName, placed } from '../../loyalty/leaderboard'
import type { BoardMonth } from '../../loyalty/leaderboard'
import type { Answer, Call, Request } from '../call'
import { signedIn } from '../call'
import { atOneInstant } from '../context'
import type { Context } from '../context'
import type { Tx } from '../database'
import { problemOf } from '../errors'
import { countBoard, leaveBoard, monthNamed, monthsShown, scoreOf } from '../leaderboard'
import { openAccount } from '../ledger/account'
import type { Member } from '../ledger/post'
import { Problem } from '../problem'
import { memberOf } from './member-profile'

type Schemas = components['schemas']

const LIMIT = 50
/** So many are counted in well under a second; more are left to the job of every five minutes. */
const countedAtOnce = 5000

interface Mine {
  listed: boolean
  points: number
  pending: number
}

/** As it is now; on a closed board as it was. */
async function mineOf(tx: Tx, memberId: string, span: BoardMonth, now: number, { since, closed }: { since: number | null; closed: boolean }): Promise<Mine> {
  const settled = closed ? await tx.selectFrom('board_score').select('points').where('member_id', '=', memberId).where('month', '=', span.month).executeTakeFirst() : undefined
  if (settled) return { listed: since !== null, points: settled.points, pending: 0 }
  const { points, pending } = scoreOf(sql`${memberId}`, span, now)
  const { rows } = await sql<{ points: number; pending: number }>`select ${points} as points, ${pending} as pending`.execute(tx)
  return { listed: !closed && since !== null && since < span.endsAt, ...rows[0] }
}

/** My place among the others, and the next one up that somebody has. */
async function standingOf(tx: Tx, memberId: string, month: string, points: number): Promise<Pick<Schemas['MyBoardRow'], 'place' | 'next'>> {
  const ahead = async (of: number) => {
    const others = tx.selectFrom('board_score').where('month', '=', month).where('member_id', '<>', memberId).where('points', '>', of)
    return others.select(({ fn }) => [fn.countAll<number>().as('members'), fn.min('points').as('nearest')]).executeTakeFirstOrThrow()
  }
  const { members, nearest } = await ahead(points)
  return {
    place: points > 0 ? members + 1 : null,
    next: nearest === null ? null : { place: (await ahead(nearest)).members + 1, points: nearest - points },
  }
}

/** The first places as they were counted, with my own row as it is now. */
async function rowsOf(tx: Tx, member: Member, month: string, mine: Mine, closed: boolean): Promise<Schemas['BoardRow'][]> {
  const others = await tx
    .selectFrom((is) =>
      is
        .selectFrom('board_score')
        .select(['member_id', 'points'])
        .where('month', '=', month)
        .where('member_id', '<>', member.member_id)
        .orderBy('points', 'desc')
        .orderBy('member_id')
        .limit(LIMIT)
        .as('best'),
    )
    // Looked up for the fifty, however many members there are.
    .select((is) => [
      'best.points',
      is.selectFrom('member').select('nickname').whereRef('member.member_id', '=', 'best.member_id').$asScalar().$notNull().as('nickname'),
      is.selectFrom('board_member').select('since').whereRef('board_member.member_id', '=', 'best.member_id').as('since'),
    ])
    .orderBy('best.points', 'desc')
    .orderBy('best.member_id')
    .execute()
  // Who left while an open board was being counted is not on it.
  const rows = others.filter(({ since }) => closed || since).map(({ points, nickname, since }) => ({ name: since ? maskedName(nickname) : null, points, mine: false }))
  if (mine.listed && mine.points > 0) rows.push({ name: maskedName(member.nickname), points: mine.points, mine: true })
  return placed(rows.sort((a, b) => b.points - a.points)).slice(0, LIMIT)
}

async function boardOf(tx: Tx, context: Context, memberId: string, month: string): Promise<Schemas['Leaderboard']> {
  const now = context.now()
  const span = monthNamed(month)
  const member = await memberOf(tx, { subjectId: memberId })
  const board = await tx.selectFrom('board').selectAll().where('month', '=', month).executeTakeFirst()
  const membership = await tx.selectFrom('board_member').select('since').where('member_id', '=', memberId).executeTakeFirst()
  const closed = !!board?.closed_at
  const shown = membership !== undefined
  const mine = await mineOf(tx, memberId, span, now, { since: membership?.since.getTime() ?? null, closed })
  const { place, next } = await standingOf(tx, memberId, month, mine.points)
  // Who came after the count was not counted.
  const members = (board?.members ?? 0) + (mine.listed && board && membership && membership.since > board.counted_at ? 1 : 0)
  return {
    month,
    months: monthsShown(now),
    state: closed ? 'closed' : now < span.endsAt ? 'running' : 'settling',
    lastDay: addDays(dayOf(span.endsAt, programme.utcOffsetMinutes), -1),
    closesAt: new Date(span.closesAt).toISOString(),
    refundWindowDays,
    countedAt: board?.counted_at.toISOString() ?? null,
    members,
    few: members < enoughOnBoard,
    shown,
    me: { name: maskedName(member.nickname), ...mine, place, next: closed ? null : next },
    rows: shown ? await rowsOf(tx, member, month, mine, closed) : [],
  }
}

/** A small board is counted first when it is time to; of a large one, and where nothing can be written, the last count is given. */
export async function getLeaderboard(running: Context, request: Request<'getLeaderboard'>): Promise<Answer<'getLeaderboard'>> {
  const context = atOneInstant(running)
  const memberId = signedIn(request).subjectId
  const [thisMonth, ...earlier] = monthsShown(context.now())
  const month = request.query.month ?? thisMonth
  if (month !== thisMonth && !earlier.includes(month)) throw new Problem('NOT_FOUND', { field: 'month' })
  const { db } = context
  const known = await db.selectFrom('board').select('members').where('month', '=', month).executeTakeFirst()
  if (!known || known.members <= countedAtOnce) {
    await db.transaction().execute((tx) => countBoard(tx, context, month)).catch((error: Parameters<typeof problemOf>[0]) => {
      if (problemOf(error).code !== 'READ_ONLY') throw error
    })
  }
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute((tx) => boardOf(tx, context, memberId, month))
}

export async function setBoardMembership(call: Call<'setBoardMembership'>): Promise<Answer<'setBoardMembership'>> {
  const { context, tx, body } = call
  const { member_id } = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  if (body.shown) await tx.insertInto('board_member').values({ member_id, since: new Date(context.now()) }).onConflict((on) => on.doNothing()).execute()
  else await leaveBoard(tx, member_id)
  return { shown: body.shown }
}
