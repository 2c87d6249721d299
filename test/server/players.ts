import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { startOfDay } from '../../loyalty/calendar'
import { openAccount } from '../../server/ledger/account'
import { accrueFixed } from '../../server/ledger/accrue'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
export type Board = Schemas['Leaderboard']
type Opened = Awaited<ReturnType<typeof openAccount>>
type Tx = Parameters<typeof openAccount>[0]

export const day = 86_400_000
/** How long a count is kept. */
export const recounted = 5 * 60_000
export const atDay = (date: string) => startOfDay(date, programme.utcOffsetMinutes)
export const told = ({ rows }: Board) => rows.map(({ place, name, points }) => [place, name, points])

/** A backend on which each test has a year of its own, and a board that nobody is on. */
export function useBoard() {
  const backend = useBackend()
  let staff: Session
  const played = { year: 2026 }
  beforeAll(async () => {
    staff = await backend().staff()
  })
  beforeEach(async () => {
    played.year += 1
    backend().clock.ms = Date.parse(`${played.year}-11-20T04:00:00Z`)
    await backend().context.db.deleteFrom('board_member').execute()
  })

  const tokenOf = ({ subjectId, role }: Session) => backend().app.jwt.sign({ sub: subjectId, role, exp: Math.floor(backend().clock.ms / 1000) + 60 })
  const show = (member: Session, shown = true) => backend().ask<Schemas['BoardMembership']>('/me/leaderboard/membership', { token: tokenOf(member), body: { shown } })
  const within = <T>(member: Session, act: (tx: Tx, account: Opened) => Promise<T>) =>
    backend().context.db.transaction().execute(async (tx) => act(tx, await openAccount(tx, backend().context, member.subjectId, 'NOT_FOUND')))
  const finish = (member: Session, points: number) =>
    within(member, (tx, account) => accrueFixed(tx, backend().context, account, { source: 'task', sourceId: backend().context.newId(), rule: 'task', label: null }, { points, growth: 0 }))
  return {
    backend,
    tokenOf,
    show,
    within,
    finish,
    year: () => played.year,
    board: async (member: Session, month?: string) => (await backend().ask<Board>(`/me/leaderboard${month ? `?month=${month}` : ''}`, { token: tokenOf(member) })).body,
    buy: (member: Session, fen: number) => backend().buy({ ...staff, token: tokenOf(staff) }, member, fen),
    refund: (purchase: Schemas['Purchase'], fen: number) => backend().refund({ ...staff, token: tokenOf(staff) }, purchase, fen),
    later: (ms: number) => (backend().clock.ms += ms),
    /** Named, on the board, and with so many points from tasks. */
    async player(nickname: string, points = 0, shown = true): Promise<Session> {
      const member = await backend().member()
      await backend().context.db.updateTable('member').set({ nickname }).where('member_id', '=', member.subjectId).execute()
      if (shown) await show(member)
      if (points > 0) await finish(member, points)
      return member
    },
  }
}
