import type { components } from '../../contract/types.gen'
import { upkeep } from '../../server/ledger/upkeep'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
export type Cancellation = Schemas['Cancellation'] & Schemas['Problem']

export const start = Date.parse('2026-11-20T04:00:00Z')
export const day = 86_400_000

/** A member who may leave, somebody at a till, and what there is to do about it. */
export function useLeaving() {
  const backend = useBackend({ tasks: [] })
  const at = {} as { member: Session; staff: Session }
  beforeEach(async () => {
    backend().clock.ms = start
    at.member = await backend().member()
    at.staff = await backend().staff()
  })
  // Sessions end after days; stories here go on for longer.
  const token = (of: Session) => backend().app.jwt.sign({ sub: of.subjectId, role: of.role, exp: Math.floor(backend().clock.ms / 1000) + 60 })
  const my = <T = Cancellation>(path: string, body?: unknown, of = at.member, key?: string) => backend().ask<T>(`/me${path}`, { token: token(of), body, key })
  const look = async (of = at.member) => (await my('/cancellation', undefined, of)).body
  return {
    at,
    backend,
    token,
    my,
    look,
    async cancel(of = at.member, key?: string) {
      const { points, coupons } = (await look(of)).lost
      return my('/cancellation', { points, coupons }, of, key)
    },
    comeBack: (of = at.member) => my('/cancellation/return', {}, of),
    row: (of = at.member) => backend().context.db.selectFrom('member').selectAll().where('member_id', '=', of.subjectId).executeTakeFirstOrThrow(),
    /** Fifteen days later, and the upkeep has come by. */
    async gone() {
      backend().clock.ms += 15 * day
      await upkeep(backend().context)
    },
  }
}
