import { randomUUID } from 'node:crypto'
import type { components } from '../../contract/types.gen'
import { reservationNoticeAt } from '../../loyalty/notices'
import type { Reward } from '../../loyalty/rewards'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import { tellOfReservations } from '../../server/redemption-notices'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
const hour = 3_600_000
const thing: Reward = { rewardId: 'thing', kind: 'physical', name: '影青杯垫', prices: [{ points: 100, fen: 0 }], story: '垫着。', picture: 'saucers', delivery: ['pick_up', 'shipping'], reserveHours: 24, stock: 50, cancelMinutes: 30 }
const backend = useBackend({ rewards: [thing] })
const address = { name: '周野', phone: '13800000003', region: '上海市徐汇区', detail: '武康路 376 号' }

let member: Session
let staff: Session
beforeEach(async () => {
  member = await backend().member()
  staff = await backend().staff()
  const { context } = backend()
  await context.db.transaction().execute(async (tx) => {
    const account = await openAccount(tx, context, member.subjectId, 'NOT_FOUND')
    await accrueGift(tx, context, account, { source: 'campaign', sourceId: randomUUID(), rule: 'gift', label: null }, 1000)
  })
})

const ask = <T>(path: string, body?: unknown) => backend().ask<T>(path, { token: member.token, body })
const told = async () => (await ask<Schemas['NoticePage']>('/me/notices')).body.notices
const unread = async () => (await backend().home(member)).unreadNotices
async function redeem(how: { delivery: 'pick_up' | 'shipping' | null; reserve: boolean }): Promise<string> {
  const redemptionId = randomUUID()
  const { status } = await ask('/me/redemptions', { redemptionId, rewardId: 'thing', pricePoints: 100, priceFen: 0, ...how })
  expect(status).toBe(201)
  return redemptionId
}
const reserve = () => redeem({ delivery: null, reserve: true })
const tell = () => tellOfReservations(backend().context)

describe('a parcel', () => {
  const send = (redemptionId: string, trackingNumber = 'SF1234567890') =>
    backend().ask(`/staff/shipments/${redemptionId}/shipment`, { token: staff.token, body: { memberId: member.subjectId, carrier: '顺丰', trackingNumber } })

  it('is told of when it is sent, once however often that is said, and later that it arrived', async () => {
    await ask('/me/address', { address })
    const redemptionId = await redeem({ delivery: 'shipping', reserve: false })
    const before = await unread()
    expect((await send(redemptionId)).status).toBe(201)
    expect((await send(redemptionId)).status).toBe(201)
    const about = { kind: 'parcel_sent', redemptionId, name: '影青杯垫', carrier: '顺丰', trackingNumber: 'SF1234567890' }
    expect(await told()).toMatchObject([{ about, outcome: null, read: false }])
    expect(await unread()).toBe(before + 1)
    await ask(`/me/redemptions/${redemptionId}/delivery`, {})
    expect(await told()).toMatchObject([{ about, outcome: 'done' }])
  })

  it('that left in the same instant as another is told of too', async () => {
    await ask('/me/address', { address })
    const ids = [await redeem({ delivery: 'shipping', reserve: false }), await redeem({ delivery: 'shipping', reserve: false })]
    for (const id of ids) await send(id)
    expect((await told()).map(({ about }) => ('redemptionId' in about ? about.redemptionId : null)).sort()).toEqual([...ids].sort())
  })
})

describe('a reservation', () => {
  it('is told of three hours before it ends, at that instant and not before, and once', async () => {
    const redemptionId = await reserve()
    const { reservedUntil } = (await ask<Schemas['Redemption']>(`/me/redemptions/${redemptionId}`)).body
    const at = reservationNoticeAt(backend().clock.ms, Date.parse(reservedUntil ?? ''))
    expect(Date.parse(reservedUntil ?? '') - at).toBe(3 * hour)
    backend().clock.ms = at - 1
    await tell()
    expect(await told()).toEqual([])
    backend().clock.ms = at
    await tell()
    await tell()
    expect(await told()).toMatchObject([{ about: { kind: 'reservation_ending', redemptionId, name: '影青杯垫', points: 100, until: reservedUntil }, outcome: null }])
  })

  it.each([
    ['taken', 'done', (id: string) => ask(`/me/redemptions/${id}/completion`, { delivery: 'pick_up' })],
    ['let go', 'withdrawn', (id: string) => ask(`/me/redemptions/${id}/cancellation`, {})],
    ['left alone', 'lapsed', async () => void (backend().clock.ms += 4 * hour)],
  ])('that is %s after it was told of says so', async (_how, outcome, end) => {
    const id = await reserve()
    backend().clock.ms += 22 * hour
    await tell()
    expect(await told()).toMatchObject([{ outcome: null }])
    await end(id)
    expect(await told()).toMatchObject([{ outcome }])
  })

  it('that was taken or let go in time is not told of', async () => {
    const [taken, letGo] = [await reserve(), await reserve()]
    await ask(`/me/redemptions/${taken}/completion`, { delivery: 'pick_up' })
    await ask(`/me/redemptions/${letGo}/cancellation`, {})
    backend().clock.ms += 22 * hour
    await tell()
    expect(await told()).toEqual([])
  })
})

it('a short reservation is told of in its last quarter', () => {
  expect(reservationNoticeAt(0, 2 * hour)).toBe(1.5 * hour)
  expect(reservationNoticeAt(0, 48 * hour)).toBe(45 * hour)
})
