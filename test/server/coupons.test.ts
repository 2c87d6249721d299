import { randomUUID } from 'node:crypto'
import { benefits } from '../../brand/benefits'
import { couponKinds } from '../../brand/coupons'
import { rewards } from '../../brand/rewards'
import type { components } from '../../contract/types.gen'
import { autoRedeem } from '../../server/auto-redeem'
import { grantCoupon } from '../../server/coupons'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import { upkeep } from '../../server/ledger/upkeep'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
interface Wallet {
  usable: Schemas['Coupon'][]
  used: Schemas['Coupon'][]
  expired: Schemas['Coupon'][]
  autoRedeem: { enabled: boolean; daysBefore: number }
}

// Without tasks, whose own points would come between.
const backend = useBackend({ tasks: [] })
const start = Date.parse('2026-11-20T04:00:00Z')
/** When points given in November lapse. */
const lapse = Date.parse('2027-05-31T16:00:00Z')
const due = lapse - 3 * 86_400_000
let member: Session

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
})

const token = () => backend().app.jwt.sign({ sub: member.subjectId, role: 'member', exp: Math.floor(backend().clock.ms / 1000) + 60 })
const ask = <T>(path: string, more: object = {}) => backend().ask<T>(path, { token: token(), ...more })
const wallet = async () => (await ask<Wallet>('/me/coupons')).body
const want = (enabled: boolean) => ask<Wallet['autoRedeem']>('/me/auto-redeem', { body: { enabled } })
const balance = async () => (await ask<Schemas['Points']>('/me/points')).body.balance.available
const give = (points: number) =>
  backend().context.db.transaction().execute(async (tx) => {
    const account = await openAccount(tx, backend().context, member.subjectId, 'NOT_FOUND')
    return accrueGift(tx, backend().context, account, { source: 'campaign', sourceId: randomUUID(), rule: 'gift', label: null }, points)
  })
const grant = (kind: string, sourceId: string) =>
  backend().context.db.transaction().execute(async (tx) => {
    await openAccount(tx, backend().context, member.subjectId, 'NOT_FOUND')
    return grantCoupon(tx, backend().context, member.subjectId, kind, sourceId)
  })

describe('the brand’s rewards', () => {
  it('are each for a coupon the brand knows, under a name of their own', () => {
    const kinds = couponKinds.map(({ couponKind }) => couponKind)
    expect(rewards.filter((reward) => reward.kind === 'coupon' && !kinds.includes(reward.couponKind))).toEqual([])
    expect(new Set(kinds).size).toBe(kinds.length)
    expect(new Set(rewards.map(({ rewardId }) => rewardId)).size).toBe(rewards.length)
  })

  it('give every coupon a face that can be told: an amount, or two characters', () => {
    expect(couponKinds.filter(({ effect, amountFen }) => (effect === 'amount_off') !== (amountFen !== null))).toEqual([])
    expect(couponKinds.filter(({ effect, shortName }) => (effect === 'free_item') !== (shortName?.length === 2))).toEqual([])
  })
})

describe('the wallet', () => {
  it('is empty at first, and nothing is exchanged unasked', async () => {
    expect(await wallet()).toEqual({ usable: [], used: [], expired: [], autoRedeem: { enabled: false, daysBefore: 3 } })
  })

  it('keeps a coupon usable to the end of its last day on the brand’s clock', async () => {
    await grant('off-8', 'may')
    const [coupon] = (await wallet()).usable
    expect(coupon).toMatchObject({ expiresOn: '2026-12-20', expiresAt: '2026-12-20T16:00:00.000Z', state: 'usable', source: 'benefit', daysLeft: 30 })
    backend().clock.ms = Date.parse(coupon.expiresAt) - 1
    expect((await wallet()).usable).toMatchObject([{ daysLeft: 0 }])
    backend().clock.ms += 1
    expect(await wallet()).toMatchObject({ usable: [], expired: [{ couponId: coupon.couponId, state: 'expired' }] })
  })

  it('shows what ends first first, and sets apart what was used', async () => {
    const { coupon_id } = await grant('off-3', 'a')
    await grant('refill', 'b')
    await grant('off-12', 'c')
    await backend().context.db.updateTable('coupon').set({ used_at: new Date(start) }).where('member_id', '=', member.subjectId).where('coupon_id', '=', coupon_id).execute()
    const { usable, used } = await wallet()
    expect(usable.map(({ name }) => name)).toEqual(['满 99 减 12', '门店茶饮续杯'])
    expect(used).toMatchObject([{ name: '满 49 减 3', state: 'used', usedAt: new Date(start).toISOString() }])
  })

  it('gives a benefit’s coupon once per source, also when it is asked for five times at once', async () => {
    const given = await Promise.all(Array.from({ length: 5 }, () => grant('off-8', 'tier:ear:2026-12')))
    expect(new Set(given.map(({ coupon_id }) => coupon_id)).size).toBe(1)
    await grant('off-8', 'tier:ear:2027-01')
    const { usable } = await wallet()
    expect(usable).toHaveLength(2)
    expect(new Set(usable.map(({ code }) => code)).size).toBe(2)
    for (const { code } of usable) expect(code).toMatch(/^[ACDEFGHJKMNPQRTUVWXY34679]{12}$/)
  })

  it('is nobody else’s', async () => {
    await grant('off-8', 'mine')
    const other = await backend().member()
    expect((await backend().ask<Wallet>('/me/coupons', { token: other.token })).body.usable).toEqual([])
  })
})

describe('a tier’s monthly coupon', () => {
  const become = (tierId: string) =>
    backend().context.db.updateTable('member').set({ tier_id: tierId, tier_valid_until: new Date('2028-01-01T00:00:00Z') }).where('member_id', '=', member.subjectId).execute()
  const names = async () => (await wallet()).usable.map(({ name, source }) => [name, source])

  it('is a coupon the brand knows', () => {
    const kinds = couponKinds.map(({ couponKind }) => couponKind)
    expect(benefits.filter(({ couponKind }) => couponKind !== undefined && !kinds.includes(couponKind))).toEqual([])
  })

  it('comes to who is in the tier, once a month on the brand’s calendar, also when two servers see to it', async () => {
    const { context } = backend()
    await upkeep(context)
    expect(await names()).toEqual([])
    await become('ear')
    await Promise.all([upkeep(context), upkeep({ ...context, newId: () => randomUUID() })])
    await upkeep(context)
    expect(await names()).toEqual([['满 79 减 8', 'benefit']])
    backend().clock.ms = Date.parse('2026-11-30T15:59:59.999Z')
    await upkeep(context)
    expect(await names()).toHaveLength(1)
    backend().clock.ms += 1
    await upkeep(context)
    expect(await names()).toHaveLength(2)
  })

  it('does not come a second time to who leaves the tier and returns within the month', async () => {
    await become('ear')
    await upkeep(backend().context)
    await become('leaf')
    await upkeep(backend().context)
    await become('ear')
    await upkeep(backend().context)
    expect(await names()).toHaveLength(1)
  })
})

describe('exchanging before points lapse', () => {
  it('is off until it is wanted, and off again when it is not', async () => {
    await give(100)
    expect((await want(true)).body).toEqual({ enabled: true, daysBefore: 3 })
    expect((await wallet()).autoRedeem.enabled).toBe(true)
    await want(true)
    await want(false)
    backend().clock.ms = due
    await upkeep(backend().context)
    expect([await balance(), (await wallet()).usable]).toEqual([200, []])
  })

  it.each([
    ['a millisecond before three days are left', due - 1, 200, 0],
    ['when three days are left', due, 0, 1],
    ['in the last millisecond', lapse - 1, 0, 1],
    ['not when they have lapsed', lapse, 0, 0],
  ])('happens at its time: %s', async (_title, at, left, coupons) => {
    await give(100)
    await want(true)
    backend().clock.ms = at
    await upkeep(backend().context)
    expect([await balance(), (await wallet()).usable.length]).toEqual([left, coupons])
  })

  it('says in the ledger what it was, and on the coupon', async () => {
    await give(100)
    await want(true)
    backend().clock.ms = due
    await upkeep(backend().context)
    expect((await wallet()).usable).toMatchObject([{ name: '门店茶饮续杯', source: 'auto_redemption' }])
    const { entries } = (await ask<Schemas['LedgerPage']>('/me/points/entries?limit=1')).body
    expect(entries).toMatchObject([{ kind: 'redemption', points: -200, label: '到期前自动兑换 门店茶饮续杯' }])
  })

  it('takes the dearest coupons that the lapsing points alone can pay, and no later points', async () => {
    await backend().buy(await backend().staff(), member, 19_000)
    await give(650)
    await want(true)
    backend().clock.ms = due
    await upkeep(backend().context)
    // 750 lapse: 500, then 200; 50 are left to lapse. The 380 of the purchase are not touched.
    expect((await wallet()).usable.map(({ name }) => name).sort()).toEqual(['满 79 减 8', '门店茶饮续杯'].sort())
    const { expiries } = (await ask<Schemas['Points']>('/me/points')).body
    expect(expiries.map(({ points, expiresOn }) => [points, expiresOn])).toEqual([[50, '2027-05-31'], [380, '2029-12-31']])
  })

  it('leaves alone what no coupon is cheap enough for, and looks at it once', async () => {
    await want(true)
    backend().clock.ms = due
    await upkeep(backend().context)
    expect([await balance(), (await wallet()).usable]).toEqual([100, []])
    expect(await autoRedeem.dueFor(backend().context.db, backend().clock.ms, 100)).not.toContain(member.subjectId)
  })

  it('is done once per date, however often the job runs and by however many servers', async () => {
    await give(500)
    await want(true)
    backend().clock.ms = due
    const { context } = backend()
    const other = { ...context, newId: () => randomUUID() }
    await Promise.all([upkeep(context), upkeep(other)])
    const afterFirst = (await wallet()).usable.map(({ couponId }) => couponId)
    expect(afterFirst).toHaveLength(1)
    // Points of the same date that come later are the member's own to use.
    backend().clock.ms += 3_600_000
    await upkeep(context)
    expect((await wallet()).usable.map(({ couponId }) => couponId)).toEqual(afterFirst)
  })

  it('is done once also when two servers are at the same member without a lease between them', async () => {
    await give(500)
    await want(true)
    backend().clock.ms = due
    const { context } = backend()
    const perform = () => context.db.transaction().execute(async (tx) => autoRedeem.perform(tx, context, await openAccount(tx, context, member.subjectId, 'NOT_FOUND')))
    await Promise.all([perform(), perform(), perform()])
    expect([await balance(), (await wallet()).usable.length]).toEqual([100, 1])
  })
})
