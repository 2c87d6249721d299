import { randomUUID } from 'node:crypto'
import type { components } from '../../contract/types.gen'
import type { OperationId } from '../../server/call'
import { promised } from '../../server/contract'
import { openAccount } from '../../server/ledger/account'
import { holdPoints } from '../../server/ledger/hold'
import { upkeep } from '../../server/ledger/upkeep'
import { day, start, useLeaving } from './leaving'

type Schemas = components['schemas']
const { at, backend, cancel, comeBack, look, my, row, token } = useLeaving()
const redeem = (rewardId: string, pricePoints: number, delivery: string | null = null) =>
  my<Schemas['Redemption']>('/redemptions', { redemptionId: randomUUID(), rewardId, pricePoints, priceFen: 0, delivery, reserve: false })

describe('cancelling', () => {
  it('shows first what goes with it', async () => {
    await backend().buy(at.staff, at.member, 30_000)
    const { body } = await my('/cancellation')
    const { points } = await backend().home(at.member)
    expect(body).toMatchObject({ state: 'none', endsAt: null, blockedBy: [] })
    expect(body.lost).toMatchObject({ points: points?.available, worthFen: points?.worthFen, growth: 150, daysTogether: 1, badges: 1 })
    expect(body.lost.points).toBeGreaterThan(300)
  })

  it('ends the membership in fifteen days; until then nothing is taken away, and it can be asked again', async () => {
    const before = await row()
    const first = await cancel()
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({ state: 'ending', endsAt: new Date(start + 15 * day).toISOString() })
    backend().clock.ms += day
    expect((await my('/cancellation', { points: 0, coupons: 0 })).body.endsAt).toBe(first.body.endsAt)
    expect((await my<Schemas['Home']>('/home')).body).toMatchObject({ points: { available: 100 }, member: { endsAt: first.body.endsAt } })
    expect((await my<{ member: unknown }>('', undefined)).body.member).toMatchObject({ endsAt: first.body.endsAt })
    expect(await row()).toEqual({ ...before, ends_at: new Date(start + 15 * day) })
  })

  it('asks again when there is more to lose than was shown, and not when there is less', async () => {
    const shown = (await look()).lost
    await backend().buy(at.staff, at.member, 30_000)
    expect((await my('/cancellation', { points: shown.points, coupons: shown.coupons })).body.code).toBe('CANCELLATION_CHANGED')
    expect((await my('/cancellation', { points: 9_999_999, coupons: 99 })).status).toBe(201)
  })

  it('waits for what is open: a redemption, points set aside, a payment at a till', async () => {
    await backend().buy(at.staff, at.member, 400_000)
    const blocks = async () => {
      const { status, body } = await cancel()
      return [status, body.code, (await look()).blockedBy]
    }
    const { body: redeemed } = await redeem('season-cards', 300, 'pick_up')
    expect(redeemed.state).toBe('ready')
    expect(await blocks()).toEqual([409, 'CANCELLATION_BLOCKED', ['open_redemptions']])
    await my(`/redemptions/${redeemed.redemptionId}/cancellation`, {})
    await backend().context.db.transaction().execute(async (tx) => {
      const account = await openAccount(tx, backend().context, at.member.subjectId, 'NOT_FOUND')
      await holdPoints(tx, backend().context, account, { holdId: randomUUID(), label: null, points: 50, releaseAt: start + 60_000 })
    })
    expect(await blocks()).toEqual([409, 'CANCELLATION_BLOCKED', ['open_holds']])
    backend().clock.ms += 60_000
    const payCode = (await my<Schemas['Till']>('/till/codes', {})).body.code?.code
    await backend().ask('/staff/payments', { token: at.staff.token, body: { paymentId: randomUUID(), payCode, billFen: 100_000, points: null, receiptNumber: randomUUID() } })
    expect(await blocks()).toEqual([409, 'CANCELLATION_BLOCKED', ['open_payment']])
    backend().clock.ms += 180_000
    expect((await cancel()).status).toBe(201)
  })

  it('twice at once is once, and the same request again is the same answer', async () => {
    const key = randomUUID()
    const [one, other] = await Promise.all([cancel(at.member, key), cancel(at.member, key)])
    expect([one.status, other.status]).toEqual([201, 201])
    expect(one.body).toEqual(other.body)
  })
})

describe('coming back', () => {
  it('brings everything back as it was', async () => {
    await backend().buy(at.staff, at.member, 30_000)
    const before = { row: await row(), home: await backend().home(at.member), wallet: (await my('/coupons')).body }
    await cancel()
    backend().clock.ms += 2
    expect((await comeBack()).body).toMatchObject({ state: 'none', endsAt: null })
    expect((await comeBack()).status).toBe(201)
    backend().clock.ms = start
    expect({ row: await row(), home: await backend().home(at.member), wallet: (await my('/coupons')).body }).toEqual(before)
    expect((await my('/check-ins', {})).status).toBe(201)
  })

  it('to the last moment leaves nothing to be erased', async () => {
    await cancel()
    backend().clock.ms += 15 * day - 1
    await upkeep(backend().context)
    expect((await comeBack()).status).toBe(201)
    backend().clock.ms += day
    await upkeep(backend().context)
    expect((await row()).erased_at).toBeNull()
  })

  it('is for one who joins meanwhile, too: they are a member still', async () => {
    await cancel()
    const { body } = await backend().ask<Schemas['Joined']>('/members', { token: token(at.member), body: { consent: { version: 'any' }, channel: 'app' } })
    expect(body).toMatchObject({ alreadyMember: true, welcomePoints: 0, member: { endsAt: expect.any(String) as string } })
  })
})

// These look at what was shown to them first, and have tests of their own.
const withoutEffect: OperationId[] = ['joinProgramme', 'claimPackageCard', 'linkPhone', 'cancelMembership', 'returnToMembership', 'confirmMerge', 'findOldCard', 'claimOrder']
const bodies: Partial<Record<OperationId, unknown>> = {
  setProfile: { nickname: '小满' },
  setConsent: { purpose: 'messages', agreed: false, version: '2026-11' },
  setBirthday: { birthday: '05-20' },
  makeUpCheckIn: { day: '2026-11-19' },
  claimTask: { period: 'once', round: 1 },
  wearBadge: { badgeId: null },
  reviewPurchase: { stars: 5 },
  answerSurvey: { questionId: 'first', optionId: 'flower' },
  openReading: { collectionId: 'winter' },
  scanProduct: { code: 'NO-SUCH-CODE' },
  visitStore: { code: 'NO-SUCH-CODE' },
  setTaste: { chosen: ['light'] },
  setBoardMembership: { shown: true },
  chooseGift: { optionId: 'tea' },
  setPreferences: { personalised: false },
  redeemReward: { redemptionId: randomUUID(), rewardId: 'refill', pricePoints: 200, priceFen: 0, delivery: null, reserve: false },
  completeReservation: { delivery: null },
  saveAddress: { address: null },
  setAutoRedeem: { enabled: true },
  confirmPayment: { points: 100, fen: 100 },
  readNotices: { upTo: randomUUID() },
  bookReminder: { kind: 'check_in', channel: 'inbox' },
}

describe('while a membership is ending', () => {
  const writes = promised.filter(({ method, schemes, operationId }) => method === 'POST' && schemes.includes('member') && !withoutEffect.includes(operationId))

  it('there are writes of members to look at', () => {
    expect(writes.length).toBeGreaterThan(25)
  })

  it.each(writes.map(({ operationId, path }) => [operationId, path] as const))('%s rests', async (operationId, path) => {
    await cancel()
    const { body } = await backend().ask<Schemas['Problem']>(path.replace(/\{\w+\}/g, randomUUID()), { token: token(at.member), body: bodies[operationId] ?? {} })
    expect(body.code).toBe('MEMBERSHIP_ENDING')
  })

  it('a till records no purchase and takes no code, and a refund goes on', async () => {
    const purchase = await backend().buy(at.staff, at.member, 30_000)
    const payCode = (await my<Schemas['Till']>('/till/codes', {})).body.code?.code
    await cancel()
    const till = (path: string, body: unknown) => backend().ask<Schemas['Problem']>(`/staff${path}`, { token: at.staff.token, body })
    expect((await till('/purchases', { memberId: at.member.subjectId, receiptNumber: 'R-late', paidFen: 100 })).body.code).toBe('MEMBERSHIP_ENDING')
    expect((await till('/payment-previews', { payCode, billFen: 10_000 })).body.code).toBe('MEMBERSHIP_ENDING')
    expect((await till('/payments', { paymentId: randomUUID(), payCode, billFen: 10_000, points: null, receiptNumber: 'R-late' })).body.code).toBe('MEMBERSHIP_ENDING')
    expect((await backend().refund(at.staff, purchase, 30_000)).points).toBeLessThan(0)
    // The receipt that was refused has earned nothing, and is free.
    await comeBack()
    expect((await backend().buy(at.staff, at.member, 100, 'R-late')).paidFen).toBe(100)
  })

  it('nothing is exchanged, given or told of by itself', async () => {
    await backend().buy(at.staff, at.member, 30_000)
    expect((await my('/auto-redeem', { enabled: true })).status).toBe(201)
    const { expires_at } = await backend().context.db.selectFrom('point_lot').select('expires_at').where('member_id', '=', at.member.subjectId).orderBy('expires_at', 'desc').limit(1).executeTakeFirstOrThrow()
    backend().clock.ms = expires_at.getTime() - 2 * day
    await cancel()
    const count = async (table: 'notice' | 'coupon') => (await backend().context.db.selectFrom(table).select('member_id').where('member_id', '=', at.member.subjectId).execute()).length
    await upkeep(backend().context)
    expect([await count('notice'), await count('coupon')]).toEqual([0, 0])
    await comeBack()
    backend().clock.ms += day
    await upkeep(backend().context)
    expect(await count('notice')).toBeGreaterThan(0)
    expect(await count('coupon')).toBeGreaterThan(0)
  })
})
