import type { components } from '../../contract/types.gen'
import type { Reward } from '../../loyalty/rewards'
import { redemptionsInTime } from '../../server/rewards/in-time'
import { upkeep } from '../../server/ledger/upkeep'
import { useMall } from './mall'

type Schemas = components['schemas']
type PickUp = Schemas['PickUp'] & Schemas['Problem']
type Shipment = Schemas['Shipment'] & Schemas['Problem']
const minute = 60_000
const day = 86_400_000
const start = Date.parse('2026-11-20T04:00:00Z')
const bowl: Reward = { rewardId: 'bowl', kind: 'physical', name: '影青小盖碗', story: '', picture: 'gaiwan', prices: [{ points: 100, fen: 8800 }], delivery: ['pick_up'], cancelMinutes: 30 }
const box: Reward = { ...bowl, rewardId: 'box', prices: [{ points: 100, fen: 0 }], delivery: ['pick_up', 'shipping'] }
const { backend, ask, atWork, give, redeem, cancel, member } = useMall([bowl, box])
const address = { name: '林见溪', phone: '13800000003', region: '上海市徐汇区', detail: '武康路 99 号' }

beforeEach(() => give(900))

describe('at the counter', () => {
  const find = (code: string | null) => atWork<PickUp>(`/staff/pick-ups/${code}`)
  const hand = (code: string | null, of?: Awaited<ReturnType<ReturnType<typeof backend>['staff']>>) => atWork<PickUp>(`/staff/pick-ups/${code}/collection`, {}, of)
  const fetched = async () => (await redeem('bowl', { delivery: 'pick_up' })).body

  it('a code tells what is to be handed over, what is to be paid, and of the member no more than is needed', async () => {
    const { pickUpCode } = await fetched()
    const { status, body } = await find(pickUpCode)
    expect(status).toBe(200)
    expect(body).toMatchObject({ code: pickUpCode, name: '影青小盖碗', state: 'ready', priceFen: 8800, collected: null })
    expect(body.member).toMatch(/^.\*\* 尾号 \d{4}$/u)
  })

  it('a code is read however it is typed', async () => {
    const { pickUpCode } = await fetched()
    const typed = (pickUpCode ?? '').toLowerCase().replace(/(.{4})(?=.)/g, '$1-')
    expect((await find(typed)).body.code).toBe(pickUpCode)
  })

  it('it is handed over once: tapped again by the same hands it is the same, later or elsewhere it is used', async () => {
    const { pickUpCode, redemptionId } = await fetched()
    const first = await hand(pickUpCode)
    expect(first.body).toMatchObject({ state: 'collected', collected: { at: new Date(start).toISOString(), storeName: '武康路店' } })
    backend().clock.ms += 2 * minute - 1
    expect((await hand(pickUpCode)).body).toEqual(first.body)
    const other = await backend().staff('staff', '愚园路店')
    expect((await hand(pickUpCode, other)).body.code).toBe('CODE_USED')
    backend().clock.ms += 1
    expect((await hand(pickUpCode)).body.code).toBe('CODE_USED')
    expect((await ask<Schemas['Redemption']>(`/me/redemptions/${redemptionId}`)).body).toMatchObject({ state: 'collected', pickUpCode: null, cancelUntil: null, steps: [{ state: 'ready' }, { state: 'collected' }] })
    expect((await cancel(redemptionId)).body.code).toBe('CANCEL_OVER')
  })

  it('what was cancelled is not handed over', async () => {
    const { pickUpCode, redemptionId } = await fetched()
    await cancel(redemptionId)
    expect((await find(pickUpCode)).body.state).toBe('cancelled')
    expect((await hand(pickUpCode)).body.code).toBe('CODE_EXPIRED')
  })

  it('thirty wrong codes a day are enough, also for a right one, until tomorrow', async () => {
    const { pickUpCode } = await fetched()
    for (let i = 0; i < 30; i += 1) expect((await (i % 2 ? find : hand)('ACDEFGHJKMNP')).body.code).toBe('CODE_UNKNOWN')
    expect((await find(pickUpCode)).body.code).toBe('CODE_TRIES_SPENT')
    expect((await hand(pickUpCode)).body.code).toBe('CODE_TRIES_SPENT')
    backend().clock.ms += day
    expect((await hand(pickUpCode)).status).toBe(201)
  })
})

describe('a parcel', () => {
  const send = (redemptionId: string, trackingNumber = 'SF1234567890', memberId = member().subjectId) => atWork<Shipment>(`/staff/shipments/${redemptionId}/shipment`, { memberId, carrier: '顺丰', trackingNumber })
  const list = async () => (await atWork<{ waiting: Schemas['Shipment'][]; sent: Schemas['Shipment'][] }>('/staff/shipments')).body
  const arrive = (redemptionId: string) => ask<Schemas['Redemption'] & Schemas['Problem']>(`/me/redemptions/${redemptionId}/delivery`, {})
  const look = async (redemptionId: string) => (await ask<Schemas['Redemption']>(`/me/redemptions/${redemptionId}`)).body
  const sentHome = async () => (await redeem('box', { delivery: 'shipping' })).body.redemptionId

  beforeEach(async () => {
    await backend().context.db.updateTable('redemption').set({ state: 'done', shipped_at: null }).where('delivery', '=', 'shipping').where('state', '!=', 'cancelled').execute()
    await ask('/me/address', { address })
  })

  it('waits to be sent, the oldest first, and leaves the list for those sent today', async () => {
    const first = await sentHome()
    backend().clock.ms += minute
    const second = await sentHome()
    expect((await list()).waiting).toMatchObject([{ redemptionId: first, name: '影青小盖碗', address }, { redemptionId: second }])
    expect((await send(first)).body).toMatchObject({ carrier: '顺丰', trackingNumber: 'SF1234567890', shippedAt: new Date(backend().clock.ms).toISOString() })
    expect(await list()).toMatchObject({ waiting: [{ redemptionId: second }], sent: [{ redemptionId: first }] })
    backend().clock.ms += day
    expect((await list()).sent).toEqual([])
  })

  it('is sent once: under the same number again it stands, under another it is refused', async () => {
    const id = await sentHome()
    const first = await send(id)
    expect((await send(id, 'sf1234567890')).body).toEqual(first.body)
    expect((await send(id, 'SF9')).status).toBe(400)
    expect((await send(id, 'SF99999')).body.code).toBe('ALREADY_SHIPPED')
    expect(await look(id)).toMatchObject({ state: 'shipped', cancelUntil: null, shipping: { address, carrier: '顺丰', trackingNumber: 'SF1234567890' } })
    expect((await cancel(id)).body.code).toBe('CANCEL_OVER')
  })

  it('that was cancelled, is fetched, or is somebody else’s is not sent', async () => {
    const id = await sentHome()
    await cancel(id)
    expect((await send(id)).body.code).toBe('CODE_EXPIRED')
    const fetched = (await redeem('box', { delivery: 'pick_up' })).body.redemptionId
    expect((await send(fetched)).body.code).toBe('NOT_FOUND')
    const other = await backend().member()
    expect((await send(await sentHome(), 'SF1234', other.subjectId)).body.code).toBe('NOT_FOUND')
  })

  it('has arrived when the member says so', async () => {
    const id = await sentHome()
    expect((await arrive(id)).body.code).toBe('NOT_SHIPPED')
    await send(id)
    const { body } = await arrive(id)
    expect(body).toMatchObject({ state: 'delivered', steps: [{ state: 'preparing' }, { state: 'shipped' }, { state: 'delivered' }] })
    expect((await arrive(id)).body).toEqual(body)
  })

  it.each([
    [-1, 'shipped'],
    [0, 'delivered'],
  ])('has arrived fifteen days after it was sent, if nobody says so: %i ms → %s', async (ms, state) => {
    const id = await sentHome()
    await send(id)
    backend().clock.ms = start + 15 * day + ms
    expect((await look(id)).state).toBe(state)
    await upkeep(backend().context)
    expect(await look(id)).toMatchObject({ state })
    expect(await redemptionsInTime.dueFor(backend().context.db, backend().clock.ms, 10)).toEqual([])
  })
})

describe('an address', () => {
  const kept = async () => (await ask<{ address: Schemas['Address'] | null }>('/me/address')).body.address

  it('is kept, changed and forgotten, for its member alone', async () => {
    expect(await kept()).toBeNull()
    await ask('/me/address', { address: { ...address, detail: ' 武康路 99 号 ' } })
    expect(await kept()).toEqual(address)
    const other = await backend().member()
    expect((await ask<{ address: null }>('/me/address', undefined, other)).body.address).toBeNull()
    await ask('/me/address', { address: null })
    expect(await kept()).toBeNull()
  })

  it.each([
    ['a landline', { phone: '02112345678' }],
    ['no name', { name: ' ' }],
    ['a detail of one character', { detail: '号' }],
    ['more than is asked', { note: '放门口' }],
  ])('with %s is refused', async (_title, change) => {
    expect((await ask('/me/address', { address: { ...address, ...change } })).status).toBe(400)
  })
})
