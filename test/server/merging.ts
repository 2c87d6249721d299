import { randomUUID } from 'node:crypto'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import type { Context } from '../../server/context'
import { grantCoupon } from '../../server/coupons'
import type { Tx } from '../../server/database'
import { takeInCard } from '../../server/deliveries/old-cards'
import type { DeliveredCard } from '../../server/deliveries/old-cards'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import type { Member } from '../../server/ledger/post'
import { useBackend } from './backend'
import type { Answered, Session } from './backend'

let cardNumbers = 1_000_000_000

type Schemas = components['schemas']
export type Preview = Schemas['MergePreview'] & Schemas['Problem']
export type StaffMerge = Schemas['StaffMerge'] & Schemas['Problem']
export type Linked = { outcome: string; session: Session; merge: Schemas['MergePreview'] } & Schemas['Problem']
export interface Holder {
  session: Session
  phone: string
}

export const start = Date.parse('2026-11-20T04:00:00Z')

/** Members with phones, staff, plastic cards, and what one does with them. */
export function useMerging() {
  const backend = useBackend({ tasks: [] })
  let staff: Session
  beforeEach(async () => {
    backend().clock.ms = start
    staff = await backend().staff()
  })
  // Sessions end after days; stories here go on for longer.
  const token = ({ subjectId, role }: Session) => backend().app.jwt.sign({ sub: subjectId, role, exp: Math.floor(backend().clock.ms / 1000) + 60 })
  const ask = <T>(who: Session, path: string, body?: unknown, key?: string): Promise<Answered<T>> => backend().ask<T>(path, { token: token(who), body, key })
  const within = <T>(who: Session, act: (tx: Tx, context: Context, member: Member) => Promise<T>) =>
    backend().context.db.transaction().execute(async (tx) => act(tx, backend().context, await openAccount(tx, backend().context, who.subjectId, 'NOT_FOUND')))
  const codeFor = async (phone: string) => {
    // A minute between two codes.
    backend().clock.ms += 60_000
    await backend().ask('/sessions/phone-codes', { body: { phone } })
    return backend().codes.get(phone)
  }
  const link = async (who: Session, phone: string, key?: string) => ask<Linked>(who, '/me/phone', { phone, code: await codeFor(phone) }, key)
  return {
    backend,
    ask,
    within,
    codeFor,
    link,
    token,
    staff: () => ({ ...staff, token: token(staff) }),
    atWork: <T>(path: string, body?: unknown) => ask<T>(staff, path, body),
    /** A member who signs in with a phone. */
    async holder(): Promise<Holder> {
      const phone = backend().nextPhone()
      const { token: shown } = await backend().visitor(phone)
      const joining = { consent: { version: programme.consentVersion }, channel: 'app' }
      const { body } = await backend().ask<Schemas['Joined']>('/members', { token: shown, body: joining })
      return { session: body.session, phone }
    },
    give: (who: Session, points: number) =>
      within(who, (tx, context, member) => accrueGift(tx, context, member, { source: 'campaign', sourceId: randomUUID(), rule: 'gift', label: null }, points)),
    coupon: (who: Session, kind = 'off-8') => within(who, (tx, context, { member_id }) => grantCoupon(tx, context, member_id, kind, randomUUID())),
    /** A preview of merging the second's card into the first's. */
    async offer(mine: Holder, other: Holder): Promise<Preview> {
      const { status, body } = await link(mine.session, other.phone)
      if (status !== 201 || body.outcome !== 'merge') throw new Error(`linking answered ${status} ${JSON.stringify(body)}`)
      return body.merge as Preview
    },
    confirm: (mine: Holder, merge: Schemas['MergePreview'], points = merge.other.points) => ask<Preview>(mine.session, `/me/merges/${merge.mergeId}/confirmation`, { points }),
    undo: (mine: Holder, merge: Schemas['MergePreview'], reason = '本人要求分开') =>
      ask<StaffMerge>(staff, `/staff/merges/${merge.mergeId}/undo`, { memberId: mine.session.subjectId, reason }),
    /** A plastic card of before that nobody has found yet. */
    async plastic(part: Partial<DeliveredCard> = {}): Promise<DeliveredCard & { memberId: string }> {
      const number = String((cardNumbers += 1))
      const card = { number, pin: '4679', name: '林见溪', phone: null, points: 820, growth: 350, joinedOn: '2018-07-13', ...part }
      const { context } = backend()
      await context.db.transaction().execute((tx) => takeInCard(tx, context, card))
      const { member_id } = await context.db.selectFrom('old_card').select('member_id').where('tail', '=', card.number.slice(-4)).orderBy('member_id', 'desc').executeTakeFirstOrThrow()
      return { ...card, memberId: member_id }
    },
    find: (who: Session, cardNumber: string, pin: string) => ask<Preview>(who, '/me/old-cards', { cardNumber, pin }),
    points: async (who: Session) => (await ask<Schemas['Points']>(who, '/me/points')).body,
    tier: async (who: Session) => (await ask<{ progress: Schemas['TierProgress']; history: Schemas['TierChange'][] }>(who, '/me/tier')).body,
    wallet: async (who: Session) => (await ask<Record<'usable' | 'used' | 'expired', Schemas['Coupon'][]>>(who, '/me/coupons')).body,
    buy: (who: Session, fen: number) => backend().buy({ ...staff, token: token(staff) }, who, fen),
    refund: (purchase: Schemas['Purchase'], fen: number) => backend().refund({ ...staff, token: token(staff) }, purchase, fen),
    row: (memberId: string) => backend().context.db.selectFrom('member').selectAll().where('member_id', '=', memberId).executeTakeFirstOrThrow(),
  }
}
