import type { components } from '../../contract/types.gen'
import type { Reward } from '../../loyalty/rewards'
import { upkeep } from '../../server/ledger/upkeep'
import { useMall } from './mall'

type Schemas = components['schemas']
type MyTier = { progress: Schemas['TierProgress']; keep: Schemas['KeepPlan'] | null; history: Schemas['TierChange'][] }

const story = ''
const boost = (rewardId: string, tierId: string, days: number): Reward => ({ rewardId, kind: 'tier_boost', name: rewardId, story, picture: 'pass', prices: [{ points: 100, fen: 0 }], cancelMinutes: 30, boost: { tierId, days } })
const rewards: Reward[] = [
  boost('barn-10', 'barn', 10),
  boost('ear-30', 'ear', 30),
  boost('full-2', 'grain-full', 2),
  { rewardId: 'longer', kind: 'tier_extension', name: 'longer', story, picture: 'pass', prices: [{ points: 100, fen: 0 }], cancelMinutes: 30, boost: { tierId: null, days: 90 } },
  { rewardId: 'early', kind: 'service', name: 'early', story, picture: 'ticket', prices: [{ points: 100, fen: 0 }], publicAt: '2026-12-20T02:00:00Z', earlyAccess: { rank: 4, days: 40 } },
]
const { backend, ask, give, redeem, cancel, shown, home, available, buy, refund, member } = useMall(rewards)
const at = (instant: string) => (backend().clock.ms = Date.parse(instant))
const myTier = async () => (await ask<MyTier>('/me/tier')).body
const receiptOf = async (entryId: string | null) => (await ask<Schemas['LedgerEntryDetail']>(`/me/points/entries/${entryId}`)).body.receipt
const factorOf = async (entryId: string | null) => (await receiptOf(entryId)).find(({ reason }) => reason === 'tier')

describe('a tier for some days', () => {
  beforeEach(() => give(1000))

  it('multiplies purchases and says on the receipt whose tier it was and until when, and leaves one’s own tier and term alone', async () => {
    const before = await myTier()
    const { status, body } = await redeem('barn-10')
    expect([status, body.state, body.boost]).toEqual([201, 'done', { tierName: '满仓', until: '2026-11-30T16:00:00.000Z' }])
    const purchase = await buy(10_000)
    expect(await factorOf(purchase.entryId)).toMatchObject({ tierId: 'barn', percent: 135, boostLastDay: '2026-11-30' })
    const { progress, history, keep } = await myTier()
    expect(progress).toMatchObject({ current: { tierId: 'sprout' }, validUntil: null, boost: { tier: { tierId: 'barn' }, until: '2026-11-30T16:00:00.000Z' } })
    expect([keep, history]).toEqual([before.keep, before.history])
    expect((await home()).benefits.mine.map(({ benefitId }) => benefitId)).toContain('barn-multiplier')
  })

  it('begins with the redemption and is over with the end of its last day, to the millisecond', async () => {
    await redeem('barn-10')
    expect(await factorOf((await buy(10_000)).entryId)).toMatchObject({ tierId: 'barn' })
    at('2026-11-30T15:59:59.999Z')
    expect(await factorOf((await buy(10_000)).entryId)).toMatchObject({ tierId: 'barn' })
    expect((await myTier()).progress.boost).not.toBeNull()
    at('2026-11-30T16:00:00.000Z')
    expect(await factorOf((await buy(10_000)).entryId)).toBeUndefined()
    expect((await myTier()).progress.boost).toBeNull()
  })

  it('foresees with the boost what a purchase would earn, as it is then earned', async () => {
    await redeem('barn-10')
    const { body } = await ask<{ points: number }>('/me/points/preview?paidFen=10000')
    expect((await buy(10_000)).points).toBe(body.points)
  })

  it('is refused where one’s own tier or a boost is as high, before and while asking, and costs nothing then', async () => {
    await redeem('barn-10')
    expect(await shown('ear-30')).toMatchObject({ canRedeem: false, refusal: 'TIER_ALREADY_HIGH' })
    expect((await redeem('ear-30')).body.code).toBe('TIER_ALREADY_HIGH')
    expect((await redeem('barn-10')).body.code).toBe('TIER_ALREADY_HIGH')
    expect(await available()).toBe(1000)
    expect((await redeem('full-2')).status).toBe(201)
    at('2026-12-01T04:00:00Z')
    await buy(120_000)
    expect((await redeem('ear-30')).body.code).toBe('TIER_ALREADY_HIGH')
  })

  it('goes by the higher of two that run, and back to the lower when that ends', async () => {
    await redeem('ear-30')
    await redeem('full-2')
    expect((await myTier()).progress.boost?.tier.tierId).toBe('grain-full')
    at('2026-11-22T16:00:00Z')
    expect((await myTier()).progress.boost).toMatchObject({ tier: { tierId: 'ear' }, until: '2026-12-20T16:00:00.000Z' })
  })

  it('gives way to a tier of one’s own that is as high', async () => {
    await redeem('ear-30')
    await buy(130_000)
    const { progress } = await myTier()
    expect(progress).toMatchObject({ current: { tierId: 'ear' }, boost: null })
    expect(await factorOf((await buy(1000)).entryId)).not.toHaveProperty('boostLastDay')
  })

  it('opens what is open early to its tier, and no gift for reaching it', async () => {
    expect(await shown('early')).toMatchObject({ refusal: 'NOT_OPEN_YET' })
    await redeem('barn-10')
    expect(await shown('early')).toMatchObject({ canRedeem: true })
    expect((await redeem('early')).status).toBe(201)
    expect((await ask<Schemas['MyBenefits']>('/me/benefits')).body.gifts).toEqual([])
  })

  it('brings the coupon of its tier with the next upkeep once it cannot be taken back, and one’s own beside it', async () => {
    const coupons = async () => (await ask<{ usable: Schemas['Coupon'][] }>('/me/coupons')).body.usable.filter(({ source }) => source === 'benefit').length
    await redeem('ear-30')
    await upkeep(backend().context)
    expect(await coupons()).toBe(0)
    backend().clock.ms += 30 * 60_000
    await upkeep(backend().context)
    await upkeep(backend().context)
    expect(await coupons()).toBe(1)
  })
})

describe('the end of a boost', () => {
  const notices = async () => (await ask<{ notices: Schemas['Notice'][] }>('/me/notices')).body.notices.filter(({ about }) => about.kind === 'boost_ending').map(({ outcome, about }) => ({ outcome, ...about }))
  const told = { kind: 'boost_ending', tierName: '满仓', lastDay: '2026-11-30' }
  beforeEach(() => give(1000))

  it('is told once in its last quarter, three days before at the earliest, and as over when it is', async () => {
    await redeem('barn-10')
    at('2026-11-28T00:59:59.999Z')
    await upkeep(backend().context)
    expect(await notices()).toEqual([])
    at('2026-11-28T01:00:00Z')
    await upkeep(backend().context)
    await upkeep(backend().context)
    expect(await notices()).toEqual([expect.objectContaining({ ...told, outcome: null, daysLeft: 2 })])
    at('2026-11-30T16:00:00Z')
    expect(await notices()).toEqual([expect.objectContaining({ ...told, outcome: 'ended' })])
  })

  it('is not told of one that was taken back', async () => {
    const { body } = await redeem('full-2')
    await cancel(body.redemptionId)
    at('2026-11-22T12:00:00Z')
    await upkeep(backend().context)
    expect(await notices()).toEqual([])
  })
})

describe('taking a boost back', () => {
  beforeEach(() => give(1000))

  it('ends it at once and gives the points back', async () => {
    const { body } = await redeem('barn-10')
    const { status, body: cancelled } = await cancel(body.redemptionId)
    expect([status, cancelled.state]).toEqual([201, 'cancelled'])
    expect(await available()).toBe(1100)
    expect((await myTier()).progress.boost).toBeNull()
    expect(await factorOf((await buy(10_000)).entryId)).toBeUndefined()
    expect((await redeem('barn-10')).status).toBe(201)
  })

  it.each([
    ['a purchase was multiplied by it', () => buy(10_000)],
    ['something was had early for it', () => redeem('early')],
  ])('is over once %s', async (_title, use) => {
    const { body } = await redeem('barn-10')
    expect(body.cancelUntil).not.toBeNull()
    await use()
    expect((await ask<Schemas['Redemption']>(`/me/redemptions/${body.redemptionId}`)).body.cancelUntil).toBeNull()
    expect((await cancel(body.redemptionId)).body.code).toBe('CANCEL_OVER')
    expect((await myTier()).progress.boost).not.toBeNull()
  })
})

describe('a longer term', () => {
  beforeEach(() => give(1000))

  it('is refused to a tier without an end, in words of its own', async () => {
    expect(await shown('longer')).toMatchObject({ refusal: 'TIER_HAS_NO_END' })
    expect((await redeem('longer')).body.code).toBe('TIER_HAS_NO_END')
    expect(await available()).toBe(1100)
  })

  it('moves the end of the term once, and once more after it was renewed', async () => {
    await buy(120_000)
    const { body } = await redeem('longer')
    expect(body.boost).toEqual({ tierName: '金穗', until: '2028-02-18T16:00:00.000Z' })
    expect((await myTier()).progress).toMatchObject({ current: { tierId: 'ear' }, validUntil: '2028-02-18T16:00:00.000Z' })
    expect(await shown('longer')).toMatchObject({ refusal: 'TERM_EXTENDED' })
    expect((await redeem('longer')).body.code).toBe('TERM_EXTENDED')
    at('2027-10-01T04:00:00Z')
    await give(500)
    await buy(120_000)
    at('2028-02-18T16:00:00Z')
    expect((await myTier()).progress.validUntil).toBe('2029-02-18T16:00:00.000Z')
    expect(await shown('longer')).toMatchObject({ refusal: expect.not.stringMatching('TERM_EXTENDED') })
  })

  it('carries over the end that it moved, and not a moment over the new one', async () => {
    await buy(120_000)
    await redeem('longer')
    at('2027-11-21T04:00:00Z')
    expect((await myTier()).progress).toMatchObject({ current: { tierId: 'ear' }, graceUntil: null })
    at('2028-02-18T15:59:59.999Z')
    expect((await myTier()).progress.graceUntil).toBeNull()
    at('2028-02-18T16:00:00Z')
    expect((await myTier()).progress.graceUntil).toBe('2028-03-19T16:00:00.000Z')
  })

  it('is taken back to the day while the term is the same, and then can be had again', async () => {
    await buy(120_000)
    const { validUntil } = (await myTier()).progress
    const { body } = await redeem('longer')
    expect((await cancel(body.redemptionId)).body.state).toBe('cancelled')
    expect((await myTier()).progress.validUntil).toBe(validUntil)
    expect((await redeem('longer')).status).toBe(201)
  })

  it('stays when the tier has changed since', async () => {
    await buy(120_000)
    const { body } = await redeem('longer')
    await buy(200_000)
    expect((await cancel(body.redemptionId)).body.code).toBe('CANCEL_OVER')
    expect((await myTier()).progress).toMatchObject({ current: { tierId: 'barn' } })
  })

  it('is still there after a refund takes back the tier that came after it', async () => {
    await buy(120_000)
    await redeem('longer')
    const above = await buy(200_000)
    await refund(above, 200_000)
    expect((await myTier()).progress).toMatchObject({ current: { tierId: 'ear' }, validUntil: '2028-02-18T16:00:00.000Z' })
    expect(member().role).toBe('member')
  })
})
