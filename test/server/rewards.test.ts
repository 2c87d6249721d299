import { randomUUID } from 'node:crypto'
import { rewards } from '../../brand/rewards'
import type { components } from '../../contract/types.gen'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import { useBackend } from './backend'
import type { Answered, Session } from './backend'

type Schemas = components['schemas']
type Redeemed = Answered<Schemas['Redemption'] & Schemas['Problem']>
interface Mall {
  member: Schemas['Means'] | null
  expiringFirst: string[]
  rewards: Schemas['Reward'][]
}
type Preview = { reward: Schemas['Reward']; available: number; availableAfter: number | null; from: Schemas['Expiring'][] }

// The brand's coupons; other kinds have tests of their own.
const catalogue = rewards.filter(({ kind }) => kind === 'coupon')
const backend = useBackend({ rewards: catalogue })
const start = Date.parse('2026-11-20T04:00:00Z')
let member: Session

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
})

const token = () => backend().app.jwt.sign({ sub: member.subjectId, role: 'member', exp: Math.floor(backend().clock.ms / 1000) + 60 })
const ask = <T>(path: string, more: object = {}) => backend().ask<T>(path, { token: token(), ...more })
/** Points given now: they lapse with the sixth month, 31 May 2027 when given in November. */
const give = (points: number) =>
  backend().context.db.transaction().execute(async (tx) => {
    const account = await openAccount(tx, backend().context, member.subjectId, 'NOT_FOUND')
    return accrueGift(tx, backend().context, account, { source: 'campaign', sourceId: randomUUID(), rule: 'gift', label: null }, points)
  })
const priceOf = (rewardId: string) => catalogue.find((reward) => reward.rewardId === rewardId)?.prices[0].points ?? 0
const redeem = (rewardId: string, { id = randomUUID(), price = priceOf(rewardId), key }: { id?: string; price?: number; key?: string } = {}): Promise<Redeemed> =>
  ask('/me/redemptions', { body: { redemptionId: id, rewardId, pricePoints: price, priceFen: 0, delivery: null, reserve: false }, key })
const available = async () => (await backend().ask<Schemas['Points']>('/me/points', { token: token() })).body.balance.available
const wallet = async () => (await ask<{ usable: Schemas['Coupon'][] }>('/me/coupons')).body.usable

describe('the mall', () => {
  it('shows everything to a visitor, and promises nothing', async () => {
    const { body } = await backend().ask<Mall>('/rewards')
    expect(body.rewards.map(({ rewardId }) => rewardId)).toEqual(catalogue.map(({ rewardId }) => rewardId))
    expect(body).toMatchObject({ member: null, expiringFirst: [] })
    expect(body.rewards.map(({ canRedeem, missingPoints }) => [canRedeem, missingPoints])).toEqual(catalogue.map(() => [false, null]))
  })

  it.each([
    [199, false, 1],
    [200, true, 0],
    [201, true, 0],
  ])('tells a member with %i points whether 200 can be paid', async (points, canRedeem, missingPoints) => {
    await give(points - 100)
    const { body } = await ask<Mall>('/rewards')
    expect(body.rewards.find(({ rewardId }) => rewardId === 'refill')).toMatchObject({ canRedeem, missingPoints, opensAt: null })
    expect(body.member).toMatchObject({ available: points, affordable: body.rewards.filter((reward) => reward.canRedeem).length })
  })

  it.each([
    ['a millisecond before the notice begins', -1, 0, []],
    ['as the notice begins, with 199 points', 0, 199, ['off-3']],
    ['as the notice begins, with 200 points', 0, 200, ['refill', 'off-3']],
    ['as the notice begins, with 300 points', 0, 300, ['osmanthus', 'refill', 'off-3']],
  ])('puts first what the points about to lapse can pay, the best fit first: %s', async (_title, fromNoticeMs, points, expected) => {
    await give(Math.max(points, 200) - 100)
    backend().clock.ms = Date.parse('2027-05-31T16:00:00Z') - 60 * 86_400_000 + fromNoticeMs
    if (points === 199) await backend().context.db.transaction().execute(async (tx) => {
      const { spend } = await import('../../server/ledger/spend')
      return spend(tx, backend().context, await openAccount(tx, backend().context, member.subjectId, 'NOT_FOUND'), { sourceId: randomUUID(), label: null, points: 1 })
    })
    const { body } = await ask<Mall>('/rewards')
    expect(body.expiringFirst).toEqual(expected)
    const { rewards } = (await ask<Schemas['Home']>('/me/home')).body
    expect(rewards?.expiringFit?.rewardId).toBe(expected[0])
    expect(rewards?.affordable).toBe(body.member?.affordable)
  })

  it('tells before redeeming which points would go, the soonest to lapse first, and changes nothing', async () => {
    await backend().buy(await backend().staff(), member, 19_000)
    const { body } = await ask<Preview>('/me/redemptions/preview?rewardId=refill')
    expect(body).toMatchObject({ available: 480, availableAfter: 280, from: [{ points: 100, expiresOn: '2027-05-31' }, { points: 100, expiresOn: '2029-12-31' }] })
    const { body: redeemed } = await redeem('refill')
    expect(redeemed.balanceAfter).toBe(body.availableAfter)
    const { receipt } = (await ask<Schemas['LedgerEntryDetail']>(`/me/points/entries/${redeemed.entryId}`)).body
    expect(receipt.map(({ points, lotExpiresOn }) => [-points, lotExpiresOn])).toEqual(body.from.map(({ points, expiresOn }) => [points, expiresOn]))
  })

  it('says before redeeming that points are missing, and does not know what is not there', async () => {
    const { body } = await ask<Preview>('/me/redemptions/preview?rewardId=refill')
    expect(body).toMatchObject({ available: 100, availableAfter: null, from: [], reward: { missingPoints: 100 } })
    expect((await ask('/me/redemptions/preview?rewardId=moon')).status).toBe(404)
  })
})

describe('redeeming', () => {
  it('takes the points and gives the coupon, in one', async () => {
    await give(500)
    const id = randomUUID()
    const { status, body } = await redeem('off-8', { id })
    expect(status).toBe(201)
    expect(body).toMatchObject({ redemptionId: id, rewardId: 'off-8', pricePoints: 500, balanceAfter: 100, coupon: { name: '满 79 减 8', state: 'usable', source: 'redemption', expiresOn: '2026-12-20', daysLeft: 30, terms: { effect: 'amount_off', amountFen: 800, thresholdFen: 7900, scope: 'any' } } })
    expect(await available()).toBe(100)
    expect((await wallet()).map(({ couponId }) => couponId)).toEqual([body.coupon?.couponId])
    const { entry } = (await ask<Schemas['LedgerEntryDetail']>(`/me/points/entries/${body.entryId}`)).body
    expect(entry).toMatchObject({ kind: 'redemption', points: -500, label: '满 79 减 8' })
  })

  it('asked for again with the same id gives the same redemption, under the same key, another, and ten at once', async () => {
    await give(900)
    const [id, key] = [randomUUID(), randomUUID()]
    const first = await redeem('refill', { id, key })
    const again = [await redeem('refill', { id, key }), await redeem('refill', { id }), await redeem('refill', { id: id.toUpperCase() })]
    const crowd = await Promise.all(Array.from({ length: 10 }, () => redeem('refill', { id })))
    for (const { status, body } of [...again, ...crowd]) expect([status, body]).toEqual([201, first.body])
    expect(await available()).toBe(800)
    expect(await wallet()).toHaveLength(1)
  })

  it('asked for ten times at once with a new id is done once', async () => {
    await give(900)
    const id = randomUUID()
    const crowd = await Promise.all(Array.from({ length: 10 }, () => redeem('refill', { id })))
    expect(new Set(crowd.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(await available()).toBe(800)
  })

  it('gives the first answer again after the balance has moved on and the reward has become too dear', async () => {
    await give(200)
    const id = randomUUID()
    const first = await redeem('refill', { id })
    expect((await redeem('osmanthus')).body.code).toBe('INSUFFICIENT_POINTS')
    expect((await redeem('refill', { id })).body).toEqual(first.body)
    expect(first.body.balanceAfter).toBe(100)
  })

  it('refuses an id that is another reward’s, and keeps the ids of two members apart', async () => {
    await give(900)
    const id = randomUUID()
    await redeem('refill', { id })
    expect((await redeem('off-3', { id })).body.code).toBe('IDEMPOTENCY_KEY_REUSED')
    member = await backend().member()
    await give(100)
    const other = await redeem('refill', { id })
    expect([other.status, other.body.balanceAfter]).toEqual([201, 0])
  })

  it('from two phones at once spends the last points once', async () => {
    await give(100)
    const answers = await Promise.all([redeem('refill'), redeem('refill')])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('INSUFFICIENT_POINTS')
    expect(await available()).toBe(0)
    expect(await wallet()).toHaveLength(1)
  })

  it('is refused at another price than the member saw, and takes nothing', async () => {
    await give(500)
    for (const price of [199, 201]) expect((await redeem('refill', { price })).body.code).toBe('PRICE_CHANGED')
    expect(await available()).toBe(600)
    expect(await wallet()).toEqual([])
  })

  it('is refused when the points have lapsed since the member looked, from their last instant on', async () => {
    await give(100)
    backend().clock.ms = Date.parse('2027-05-31T16:00:00Z') - 1
    const { reward } = (await ask<Preview>('/me/redemptions/preview?rewardId=refill')).body
    expect(reward.canRedeem).toBe(true)
    backend().clock.ms += 1
    expect((await redeem('refill')).body.code).toBe('INSUFFICIENT_POINTS')
    expect(await available()).toBe(0)
  })

  it('frees the id when it was refused', async () => {
    const id = randomUUID()
    expect((await redeem('refill', { id })).body.code).toBe('INSUFFICIENT_POINTS')
    await give(100)
    expect((await redeem('refill', { id })).status).toBe(201)
  })

  it('does not know a reward that is not there', async () => {
    expect((await redeem('moon', { price: 1 })).body.code).toBe('NOT_FOUND')
  })
})

describe('early access', () => {
  const publicAt = Date.parse('2026-12-20T02:00:00Z')
  const early = publicAt - 30 * 86_400_000
  const become = (tierId: string) =>
    backend().context.db.updateTable('member').set({ tier_id: tierId, tier_valid_until: new Date('2028-01-01T00:00:00Z') }).where('member_id', '=', member.subjectId).execute()

  it.each<[string, string, number, boolean]>([
    ['金穗', 'ear', early, false],
    ['金穗', 'ear', publicAt - 1, false],
    ['金穗', 'ear', publicAt, true],
    ['满仓', 'barn', early - 1, false],
    ['满仓', 'barn', early, true],
    ['小满', 'grain-full', early, true],
  ])('opens to %s (%s) at its instant: %i → %s', async (_name, tierId, at, open) => {
    await give(2300)
    await become(tierId)
    backend().clock.ms = at
    const reward = (await ask<Mall>('/rewards')).body.rewards.find(({ rewardId }) => rewardId === 'year-end')
    const opensAt = tierId === 'ear' ? publicAt : early
    expect(reward).toMatchObject({ canRedeem: open, opensAt: open ? null : new Date(opensAt).toISOString() })
    const { status, body } = await redeem('year-end')
    expect(open ? status : body.code).toBe(open ? 201 : 'NOT_OPEN_YET')
  })

  it('is told to a visitor as two dates, and is no secret once it is open to all', async () => {
    const yearEnd = async () => (await backend().ask<Mall>('/rewards')).body.rewards.find(({ rewardId }) => rewardId === 'year-end')
    expect(await yearEnd()).toMatchObject({ publicAt: '2026-12-20T02:00:00.000Z', opensAt: '2026-12-20T02:00:00.000Z', early: { tierName: '满仓', opensAt: '2026-11-20T02:00:00.000Z' } })
    backend().clock.ms = publicAt
    expect(await yearEnd()).toMatchObject({ publicAt: null, opensAt: null, early: null })
  })

  it('is not counted among what can be had before it opens', async () => {
    await give(2400)
    const { body } = await ask<Mall>('/rewards')
    expect(body.member?.affordable).toBe(catalogue.length - 1)
  })
})
