import { randomUUID } from 'node:crypto'
import { holdPoints } from '../../server/ledger/hold'
import { start, useMerging } from './merging'
import type { Holder } from './merging'

const { backend, ask, within, link, staff, holder, give, coupon, offer, confirm, points, tier, wallet, buy, row } = useMerging()
const day = 86_400_000

let mine: Holder
let other: Holder
beforeEach(async () => {
  mine = await holder()
  other = await holder()
})

describe('two cards of one person', () => {
  it('are seen side by side and together before anything has changed', async () => {
    await buy(mine.session, 5_000)
    await buy(other.session, 32_000)
    await coupon(other.session)
    const before = await row(other.session.subjectId)
    const merge = await offer(mine, other)
    expect(merge).toMatchObject({
      state: 'offered',
      mine: { tier: { tierId: 'sprout' }, tierUntil: null },
      other: { name: expect.stringMatching(/^会\*\* 尾号 \d{4}$/) as string, tier: { tierId: 'leaf' }, tierUntil: '2027-11-20', coupons: 1 },
      together: { tier: { tierId: 'leaf' }, tierUntil: '2027-11-20', coupons: 1 },
      couponNames: ['满 79 减 8'],
      blockedBy: [],
    })
    expect(merge.together).toMatchObject({ points: merge.mine.points + merge.other.points, growth: merge.mine.growth + merge.other.growth, name: merge.mine.name })
    expect(await row(other.session.subjectId)).toEqual(before)
    expect((await ask(mine.session, `/me/merges/${merge.mergeId}`)).body).toEqual(merge)
  })

  it('become one: points, growth, tier and coupons are together as they were shown', async () => {
    await buy(mine.session, 5_000)
    await buy(other.session, 32_000)
    const had = await coupon(other.session)
    const merge = await offer(mine, other)
    const { status, body } = await confirm(mine, merge)
    expect([status, body.state]).toEqual([201, 'merged'])
    expect(Date.parse(body.until)).toBe(backend().clock.ms + 7 * day)
    const { progress, history } = await tier(mine.session)
    expect(progress).toMatchObject({ growth: merge.together.growth, spendFen: 37_000, current: { tierId: 'leaf' } })
    expect(progress.validUntil).toBe((await row(other.session.subjectId)).tier_valid_until?.toISOString())
    expect(history[0]).toMatchObject({ tierId: 'leaf', reason: 'merged' })
    expect((await points(mine.session)).balance.available).toBe(merge.together.points)
    const [got] = (await wallet(mine.session)).usable
    expect(got).toMatchObject({ name: had.name, source: 'merge', expiresAt: had.expires_at.toISOString() })
    expect(got.code).not.toBe(had.code)
    expect(await row(other.session.subjectId)).toMatchObject({ points_available: 0, growth: 0, merged_into: mine.session.subjectId })
    // Afterwards it says what it did.
    expect((await ask(mine.session, `/me/merges/${merge.mergeId}`)).body).toEqual({ ...merge, state: 'merged', until: body.until })
  })

  it('keep the ends of their points', async () => {
    await give(mine.session, 10)
    await give(other.session, 20)
    await buy(other.session, 10_000)
    backend().clock.ms += 40 * day
    await give(other.session, 30)
    const ends = async (of: Holder[]) => {
      const sums = new Map<string, number>()
      for (const { session } of of) for (const { expiresAt, points: some } of (await points(session)).expiries) sums.set(expiresAt, (sums.get(expiresAt) ?? 0) + some)
      return [...sums].sort()
    }
    const before = await ends([mine, other])
    expect(before.length).toBe(3)
    await confirm(mine, await offer(mine, other))
    expect(await ends([mine])).toEqual(before)
  })

  it('reach a tier together that neither had', async () => {
    await buy(mine.session, 20_000)
    await buy(other.session, 20_000)
    expect((await tier(mine.session)).progress.current.tierId).toBe('sprout')
    const merge = await offer(mine, other)
    expect(merge.together).toMatchObject({ tier: { tierId: 'leaf' }, tierUntil: '2027-11-20' })
    await confirm(mine, merge)
    expect((await tier(mine.session)).progress).toMatchObject({ current: { tierId: 'leaf' }, spendFen: 40_000 })
  })

  it('of one tier keep the term that ends later', async () => {
    await buy(mine.session, 40_000)
    const { tier_valid_until } = await row(mine.session.subjectId)
    backend().clock.ms += 30 * day
    await buy(other.session, 40_000)
    const later = (await row(other.session.subjectId)).tier_valid_until as Date
    expect(later > (tier_valid_until as Date)).toBe(true)
    await confirm(mine, await offer(mine, other))
    expect((await row(mine.session.subjectId)).tier_valid_until).toEqual(later)
  })

  it('are told apart no more: whatever led to one leads to the other, and an app that was signed in signs in anew', async () => {
    await confirm(mine, await offer(mine, other))
    for (const path of ['/me', '/me/points', '/me/home', '/rewards']) expect((await ask<{ code: string }>(other.session, path)).body.code).toBe('SESSION_EXPIRED')
    expect((await ask<{ code: string }>(other.session, '/me/check-ins', {})).body.code).toBe('SESSION_EXPIRED')
    backend().clock.ms += 60_000
    expect(await backend().visitor(other.phone)).toMatchObject({ role: 'member', subjectId: mine.session.subjectId })
    expect((await link(mine.session, other.phone)).body.outcome).toBe('linked')
  })

  it('count orders of both, so that nobody is new twice', async () => {
    await buy(mine.session, 100)
    await buy(other.session, 100)
    await buy(other.session, 100)
    await confirm(mine, await offer(mine, other))
    expect((await row(mine.session.subjectId)).purchase_count).toBe(3)
  })

  it('are one for staff too: a purchase with the card that was merged counts on the one that was kept', async () => {
    await confirm(mine, await offer(mine, other))
    expect(await buy(other.session, 1_000)).toMatchObject({ memberId: mine.session.subjectId })
  })
})

describe('confirming', () => {
  it('is done once however often it is asked for', async () => {
    await give(other.session, 70)
    const merge = await offer(mine, other)
    const [first, again] = [await confirm(mine, merge), await confirm(mine, merge)]
    expect([again.status, again.body]).toEqual([201, first.body])
    expect((await points(mine.session)).balance.available).toBe(merge.together.points)
  })

  it('is refused when the other card is not as it was shown', async () => {
    const merge = await offer(mine, other)
    await give(other.session, 5)
    expect((await confirm(mine, merge)).body.code).toBe('MERGE_CHANGED')
    expect((await row(other.session.subjectId)).merged_into).toBeNull()
    const seen = await ask<typeof merge>(mine.session, `/me/merges/${merge.mergeId}`)
    expect((await confirm(mine, seen.body)).status).toBe(201)
  })

  it.each([
    ['in the last millisecond', 15 * 60_000 - 1, 201, 'merged'],
    ['not when a quarter of an hour is over', 15 * 60_000, 409, 'lapsed'],
  ])('works for a quarter of an hour: %s', async (_title, later, status, state) => {
    const merge = await offer(mine, other)
    backend().clock.ms += later
    expect((await confirm(mine, merge)).status).toBe(status)
    expect((await ask<typeof merge>(mine.session, `/me/merges/${merge.mergeId}`)).body.state).toBe(state)
  })

  it('is nobody else’s, and one offer however often the phone is proven', async () => {
    const merge = await offer(mine, other)
    expect((await confirm(other, merge)).body.code).toBe('NOT_FOUND')
    expect((await ask<{ code: string }>(other.session, `/me/merges/${merge.mergeId}`)).body.code).toBe('NOT_FOUND')
    expect((await offer(mine, other)).mergeId).toBe(merge.mergeId)
  })

  it('waits until nothing of the other card is under way', async () => {
    await give(other.session, 500)
    const cup = { redemptionId: randomUUID(), rewardId: 'tea-tin', pricePoints: 500, priceFen: 0, delivery: null, reserve: true }
    expect((await ask(other.session, '/me/redemptions', cup)).status).toBe(201)
    const blocked = await offer(mine, other)
    expect(blocked.blockedBy).toEqual(['open_redemptions', 'open_holds'])
    expect((await confirm(mine, blocked)).body).toMatchObject({ code: 'MERGE_IMPOSSIBLE', detail: 'open_redemptions,open_holds' })
    await ask(other.session, `/me/redemptions/${cup.redemptionId}/cancellation`, {})
    expect((await confirm(mine, await offer(mine, other))).status).toBe(201)
  })

  it('waits for points that are set aside, for a till, and for a membership that is ending', async () => {
    await give(other.session, 500)
    await within(other.session, (tx, context, member) => holdPoints(tx, context, member, { holdId: context.newId(), label: null, points: 10, releaseAt: context.now() + 600_000 }))
    expect((await offer(mine, other)).blockedBy).toEqual(['open_holds'])
    backend().clock.ms += 600_000
    const { body } = await ask<{ code: { code: string } }>(other.session, '/me/till/codes', {})
    const asked = { paymentId: randomUUID(), payCode: body.code.code, billFen: 5_000, points: 100, receiptNumber: randomUUID() }
    expect((await backend().ask('/staff/payments', { token: staff().token, body: asked })).status).toBe(201)
    expect((await offer(mine, other)).blockedBy).toEqual(['open_payment'])
    backend().clock.ms += 600_000
    const db = backend().context.db
    await db.updateTable('member').set({ ends_at: new Date(start + 15 * day) }).where('member_id', '=', other.session.subjectId).execute()
    const merge = await offer(mine, other)
    expect(merge.blockedBy).toEqual(['ending'])
    expect((await confirm(mine, merge)).body.code).toBe('MERGE_IMPOSSIBLE')
  })
})
