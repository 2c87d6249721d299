import { consumeCoupon } from '../../server/operations/coupon-use'
import { offer as offerCoupon } from '../../server/coupon-gifts'
import { spend } from '../../server/ledger/spend'
import { useMerging } from './merging'
import type { Holder, StaffMerge } from './merging'

const { backend, ask, atWork, within, staff, holder, give, coupon, offer, confirm, undo, points, tier, wallet, buy, refund, row } = useMerging()
const day = 86_400_000

let mine: Holder
let other: Holder
beforeEach(async () => {
  mine = await holder()
  other = await holder()
})

const available = async ({ session }: Holder) => (await points(session)).balance.available
const spent = (who: Holder, much: number) => within(who.session, (tx, context, member) => spend(tx, context, member, { sourceId: context.newId(), label: null, points: much }))

describe('taking a merge apart', () => {
  it('gives everything back when nothing has happened meanwhile', async () => {
    await buy(mine.session, 5_000)
    await buy(other.session, 32_000)
    await give(other.session, 17)
    await coupon(other.session)
    const before = { mine: await points(mine.session), other: await points(other.session), tiers: [(await tier(mine.session)).progress, (await tier(other.session)).progress], coupons: (await wallet(other.session)).usable }
    const merge = await offer(mine, other)
    await confirm(mine, merge)
    const { status, body } = await undo(mine, merge)
    expect([status, body.returnedPoints, body.points]).toEqual([201, merge.other.points, merge.other.points])
    expect({ mine: await points(mine.session), other: await points(other.session), tiers: [(await tier(mine.session)).progress, (await tier(other.session)).progress], coupons: (await wallet(other.session)).usable }).toEqual({
      ...before,
      mine: { ...before.mine, month: expect.anything() as unknown },
      other: { ...before.other, month: expect.anything() as unknown },
    })
    expect((await wallet(mine.session)).usable).toEqual([])
    expect(await row(other.session.subjectId)).toMatchObject({ merged_into: null, purchase_count: 1 })
    expect((await row(mine.session.subjectId)).purchase_count).toBe(1)
    backend().clock.ms += 60_000
    expect((await backend().visitor(other.phone)).subjectId).toBe(other.session.subjectId)
    expect((await ask<{ member: { phoneMasked: string } }>(mine.session, '/me')).body.member.phoneMasked.slice(-4)).toBe(mine.phone.slice(-4))
  })

  it('leaves what was spent spent, and tells how much went back', async () => {
    await give(other.session, 400)
    const merge = await offer(mine, other)
    await confirm(mine, merge)
    await spent(mine, 350)
    const left = await available(mine)
    const { body } = await undo(mine, merge)
    expect(body.returnedPoints).toBeLessThan(merge.other.points)
    expect([await available(mine), await available(other)]).toEqual([left - (body.returnedPoints as number), body.returnedPoints])
    expect((await available(mine)) + (await available(other))).toBe(merge.together.points - 350)
  })

  it('leaves what has lapsed meanwhile lapsed', async () => {
    await give(other.session, 400)
    backend().clock.ms = Date.parse('2027-05-31T10:00:00Z')
    const merge = await offer(mine, other)
    expect(merge.other.points).toBe(500)
    await confirm(mine, merge)
    backend().clock.ms += day
    expect((await undo(mine, merge)).body.returnedPoints).toBe(0)
  })

  it('gives back coupons that nothing has become of, and ends an offer of one to a friend', async () => {
    for (const kind of ['off-8', 'off-12', 'refill']) await coupon(other.session, kind)
    const merge = await offer(mine, other)
    await confirm(mine, merge)
    const { usable } = await wallet(mine.session)
    const [used, offered] = usable
    const bill = { lines: [{ category: null, fen: 20_000 }], receiptNumber: 'R-1' }
    await within(mine.session, async (tx, context) => {
      const call = { context, tx, caller: { subjectId: staff().subjectId, role: 'staff' }, body: bill, params: { code: used.code }, query: {}, idempotencyKey: '' }
      await consumeCoupon(call as unknown as Parameters<typeof consumeCoupon>[0])
    })
    const gift = await within(mine.session, async (tx, context) =>
      offerCoupon(tx, context, await tx.selectFrom('coupon').selectAll().where('coupon_id', '=', offered.couponId).executeTakeFirstOrThrow()),
    )
    await undo(mine, merge)
    expect((await wallet(other.session)).usable.map(({ name }) => name).sort()).toEqual(usable.slice(1).map(({ name }) => name).sort())
    expect((await wallet(other.session)).used).toMatchObject([{ name: used.name, state: 'given' }])
    const friend = await holder()
    expect((await ask<{ code: string }>(friend.session, `/coupon-gifts/${gift.token}/claims`, {})).body.code).toBe('CODE_EXPIRED')
  })

  it('takes back the tier that it brought, and not one that was earned since', async () => {
    await buy(other.session, 32_000)
    const first = await offer(mine, other)
    await confirm(mine, first)
    expect((await tier(mine.session)).progress.current.tierId).toBe('leaf')
    await undo(mine, first)
    expect((await tier(mine.session)).progress.current.tierId).toBe('sprout')
    const again = await offer(mine, other)
    await confirm(mine, again)
    await buy(mine.session, 130_000)
    expect((await tier(mine.session)).progress.current.tierId).toBe('ear')
    await undo(mine, again)
    expect((await tier(mine.session)).progress).toMatchObject({ current: { tierId: 'ear' }, spendFen: 130_000 })
    expect((await tier(other.session)).progress).toMatchObject({ current: { tierId: 'leaf' }, spendFen: 32_000 })
  })

  it('is done once however often it is asked for, and can be followed by another merge', async () => {
    await give(other.session, 90)
    const merge = await offer(mine, other)
    await confirm(mine, merge)
    const [first, again] = [await undo(mine, merge), await undo(mine, merge)]
    expect(again.body).toEqual(first.body)
    expect((await confirm(mine, merge)).body.state).toBe('undone')
    const back = await offer(other, mine)
    expect((await confirm(other, back)).body.state).toBe('merged')
    expect(await available(other)).toBe(back.together.points)
  })

  it.each([
    ['in the last millisecond', 7 * day - 1, 201],
    ['not when seven days are over', 7 * day, 409],
  ])('is possible for seven days: %s', async (_title, later, status) => {
    const merge = await offer(mine, other)
    await confirm(mine, merge)
    const listed = async () => (await atWork<{ merges: StaffMerge[] }>('/staff/merges')).body.merges.map(({ mergeId }) => mergeId)
    backend().clock.ms += later
    expect((await listed()).includes(merge.mergeId)).toBe(status === 201)
    expect((await undo(mine, merge)).status).toBe(status)
    expect(await listed()).not.toContain(merge.mergeId)
  })

  it('leaves a trail: who, when and why; staff see masked names', async () => {
    const merge = await offer(mine, other)
    expect((await undo(mine, merge)).body.code).toBe('NOT_FOUND')
    await confirm(mine, merge)
    const { merges } = (await atWork<{ merges: StaffMerge[] }>('/staff/merges')).body
    const listed = merges.find(({ mergeId }) => mergeId === merge.mergeId) as StaffMerge
    expect(listed).toMatchObject({ mergeId: merge.mergeId, memberId: mine.session.subjectId, points: merge.other.points, undoneAt: null, returnedPoints: null })
    for (const name of [listed.member, listed.other]) expect(name).toMatch(/^会\*\* 尾号 \d{4}$/)
    await undo(mine, merge, ' 顾客说弄错了 ')
    const kept = await backend().context.db.selectFrom('card_merge').selectAll().where('merge_id', '=', merge.mergeId).executeTakeFirstOrThrow()
    expect(kept).toMatchObject({ undone_by: staff().subjectId, undo_reason: '顾客说弄错了', undone_at: new Date(backend().clock.ms) })
  })

  it('goes from the last to the first when three cards became one', async () => {
    const third = await holder()
    await give(other.session, 11)
    const inner = await offer(mine, other)
    await confirm(mine, inner)
    const outer = await offer(third, mine)
    await confirm(third, outer)
    expect((await undo(mine, inner)).body.code).toBe('MERGE_OVER')
    await undo(third, outer)
    expect(await available(mine)).toBe(inner.together.points)
    await undo(mine, inner)
    expect([await available(mine), await available(other), await available(third)]).toEqual([100, 111, 100])
    for (const each of [mine, other, third]) {
      backend().clock.ms += 60_000
      expect((await backend().visitor(each.phone)).subjectId).toBe(each.session.subjectId)
    }
  })

  it('a refund between and after finds its points on whichever card they are', async () => {
    const bought = await buy(other.session, 10_000)
    const merge = await offer(mine, other)
    await confirm(mine, merge)
    expect((await refund(bought, 5_000)).points).toBe(-bought.points / 2)
    const { body } = await undo(mine, merge)
    expect(body.returnedPoints).toBe(merge.other.points - bought.points / 2)
    expect((await refund(bought, 5_000)).points).toBe(-bought.points / 2)
    expect([await available(mine), await available(other)]).toEqual([100, 100])
  })
})
