import { offer as offerCoupon } from '../../server/coupon-gifts'
import { spend } from '../../server/ledger/spend'
import { upkeep } from '../../server/ledger/upkeep'
import { useMerging } from './merging'
import type { Holder } from './merging'

const { backend, within, holder, give, coupon, offer, confirm, points, tier, wallet, buy, refund, row } = useMerging()
const day = 86_400_000

let mine: Holder
let other: Holder
beforeEach(async () => {
  mine = await holder()
  other = await holder()
})

describe('after two cards became one', () => {
  it('a purchase of the other card can be given back: its points come from where they are now', async () => {
    const bought = await buy(other.session, 32_000)
    const merge = await offer(mine, other)
    await confirm(mine, merge)
    const back = await refund(bought, 16_000)
    // The month's bonus falls with it.
    const bonus = 30
    expect(back.points).toBe(-Math.floor(bought.points / 2))
    expect((await points(mine.session)).balance.available).toBe(merge.together.points + back.points - bonus)
    expect((await tier(mine.session)).progress).toMatchObject({ spendFen: 16_000, growth: merge.together.growth + back.growth, current: { tierId: 'sprout' } })
    expect(await row(other.session.subjectId)).toMatchObject({ points_available: 0, growth: 0 })
  })

  it('what is no longer there is forgiven, as ever', async () => {
    const bought = await buy(other.session, 10_000)
    await confirm(mine, await offer(mine, other))
    const { balance } = await points(mine.session)
    await within(mine.session, (tx, context, member) => spend(tx, context, member, { sourceId: context.newId(), label: null, points: balance.available - 50 }))
    expect((await refund(bought, 10_000)).points).toBe(-50)
    expect((await points(mine.session)).balance.available).toBe(0)
  })

  it('takes first what the other card brought, and of the rest what lapses first', async () => {
    const bought = await buy(other.session, 10_000)
    await give(mine.session, 1_000)
    await confirm(mine, await offer(mine, other))
    const before = (await points(mine.session)).expiries
    await refund(bought, 10_000)
    const after = new Map((await points(mine.session)).expiries.map(({ expiresAt, points: left }) => [expiresAt, left]))
    // 100 of joining and 200 of the purchase came over. Those of joining lapse with 1100 of the card's own, and still only they go.
    expect(before.map(({ expiresAt, points: had }) => had - (after.get(expiresAt) ?? 0))).toEqual([100, 100])
  })

  it('three cards in a row are one: a refund of the first is paid by the last', async () => {
    const third = await holder()
    const bought = await buy(other.session, 10_000)
    await confirm(mine, await offer(mine, other))
    await confirm(third, await offer(third, mine))
    const before = (await points(third.session)).balance.available
    const back = await refund(bought, 10_000)
    expect(back.points).toBe(-bought.points)
    expect((await points(third.session)).balance.available).toBe(before + back.points)
    expect((await tier(third.session)).progress.spendFen).toBe(0)
  })

  it('a tier that the other card had been lent only until the end of its term survives a small refund', async () => {
    await buy(other.session, 40_000)
    backend().clock.ms += 366 * day - 60_000
    // A year later nothing carries it but its term and its grace.
    expect((await row(other.session.subjectId)).tier_id).toBe('leaf')
    const bought = await buy(mine.session, 1_000)
    const merge = await offer(mine, other)
    await confirm(mine, merge)
    await refund(bought, 1_000)
    expect((await tier(mine.session)).progress.current.tierId).toBe(merge.together.tier.tierId)
  })

  it('an offer to a friend stays open, and what nobody took up follows', async () => {
    const { coupon_id } = await coupon(other.session)
    await within(other.session, async (tx, context) => offerCoupon(tx, context, await tx.selectFrom('coupon').selectAll().where('coupon_id', '=', coupon_id).executeTakeFirstOrThrow()))
    const merge = await offer(mine, other)
    expect(merge.couponNames).toEqual([])
    await confirm(mine, merge)
    expect((await wallet(mine.session)).usable).toEqual([])
    backend().clock.ms += 8 * day
    await upkeep(backend().context)
    expect((await wallet(mine.session)).usable).toMatchObject([{ source: 'merge', state: 'usable' }])
  })

  it('what still comes to the other card follows: points that it was owed, and what goes back to it', async () => {
    const merge = await offer(mine, other)
    await confirm(mine, merge)
    await give(other.session, 44)
    await upkeep(backend().context)
    expect((await points(mine.session)).balance.available).toBe(merge.together.points + 44)
    expect((await row(other.session.subjectId)).points_available).toBe(0)
  })

  it('what a tier brings each month comes once, to the card that was kept', async () => {
    for (const { session } of [mine, other]) await buy(session, 130_000)
    await confirm(mine, await offer(mine, other))
    backend().clock.ms += 40 * day
    await upkeep(backend().context)
    const had = async ({ session }: Holder) => (await backend().context.db.selectFrom('coupon').select('source').where('member_id', '=', session.subjectId).execute()).filter(({ source }) => source === 'benefit').length
    expect(await had(mine)).toBeGreaterThan(0)
    expect(await had(other)).toBe(0)
  })
})
