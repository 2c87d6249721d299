import type { components } from '../../contract/types.gen'
import { couponFor, couponKind } from '../../server/coupons'
import { openAccount } from '../../server/ledger/account'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
type Coupon = Schemas['Coupon']
type Wallet = { usable: Coupon[]; used: Coupon[]; expired: Coupon[] }

const backend = useBackend({ tasks: [] })
const start = Date.parse('2026-11-20T04:00:00Z')
const day = 86_400_000
let giver: Session
let friend: Session
let coupon: Coupon

const ask = <T>(path: string, who: Session, body?: unknown) => backend().ask<T>(path, { token: who.token, body })
const wallet = async (who: Session) => (await ask<Wallet>('/me/coupons', who)).body
const offer = async () => (await ask<Schemas['CouponOffer']>(`/me/coupons/${coupon.couponId}/gift`, giver, {})).body
const claim = (token: string, who = friend) => ask<Coupon & Schemas['Problem']>(`/coupon-gifts/${token}/claims`, who, {})
const stands = async (token: string, who?: Session) => (await backend().ask<Schemas['CouponGift']>(`/coupon-gifts/${token}`, { token: who?.token })).body

beforeEach(async () => {
  backend().clock.ms = start
  giver = await backend().member()
  friend = await backend().member()
  const { context } = backend()
  await context.db.transaction().execute(async (tx) => {
    const { member_id } = await openAccount(tx, context, giver.subjectId, 'NOT_A_MEMBER')
    await couponFor(tx, context, member_id, couponKind('off-8'), { id: context.newId(), automatic: false })
  })
  coupon = (await wallet(giver)).usable[0]
})

describe('a coupon offered to a friend', () => {
  it('rests with the giver until somebody takes it up, and then is theirs with its terms and its end', async () => {
    const { token, until } = await offer()
    expect((await wallet(giver)).usable).toMatchObject([{ state: 'gifted', giftUntil: until }])
    const { status, body } = await claim(token)
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'usable', source: 'gift', name: coupon.name, terms: coupon.terms, expiresAt: coupon.expiresAt })
    expect(body.code).not.toBe(coupon.code)
    expect((await wallet(friend)).usable).toHaveLength(1)
    expect(await wallet(giver)).toMatchObject({ usable: [], used: [{ couponId: coupon.couponId, state: 'given' }] })
  })

  it('tells everybody how it stands for them, and nobody more of the giver than a first letter', async () => {
    const { token } = await offer()
    const visitor = await backend().visitor()
    expect(await stands(token)).toMatchObject({ state: 'open', name: coupon.name, giverName: expect.stringMatching(/^.\*\*$/) as string })
    expect((await stands(token, visitor)).state).toBe('open')
    expect((await stands(token, giver)).state).toBe('mine')
    await claim(token)
    const other = await backend().member()
    expect([(await stands(token, friend)).state, (await stands(token, other)).state, (await stands(token)).state]).toEqual(['taken_by_me', 'taken', 'taken'])
  })

  it('is one offer however often the giver asks for a link, and typed in any case', async () => {
    const first = await offer()
    expect(await offer()).toEqual(first)
    expect((await claim(first.token.toLowerCase().replace(/(.{4})(?=.)/g, '$1-'))).status).toBe(201)
  })

  it('is taken up once by the same friend however often it is asked for', async () => {
    const { token } = await offer()
    const [first, second] = [await claim(token), await claim(token)]
    expect(second.body.couponId).toBe(first.body.couponId)
    expect((await wallet(friend)).usable).toHaveLength(1)
  })

  it('goes to one of thirty-two who want it at once', async () => {
    const { token } = await offer()
    const friends: Session[] = []
    for (let nth = 0; nth < 32; nth += 1) friends.push(await backend().member())
    const answers = await Promise.all(friends.map((who) => claim(token, who)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect([...new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))]).toEqual(['CODE_USED'])
    let had = 0
    for (const who of friends) had += (await wallet(who)).usable.length
    expect(had).toBe(1)
  })

  it('is not taken up by whoever offers it, nor by somebody who is no member', async () => {
    const { token } = await offer()
    expect((await claim(token, giver)).body.code).toBe('GIFT_OWN')
    expect((await claim(token, await backend().visitor())).body.code).toBe('NOT_A_MEMBER')
    expect((await claim('NOSUCHCODENOSUCH')).body.code).toBe('CODE_UNKNOWN')
  })

  it.each([
    ['in the last millisecond', 7 * day - 1, 201],
    ['not when seven days are over', 7 * day, 409],
  ])('waits for seven days: %s', async (_title, later, status) => {
    const { token } = await offer()
    backend().clock.ms = start + later
    const session = await backend().member()
    expect((await claim(token, session)).status).toBe(status)
  })

  it('is the giver’s again when nobody took it up, and can be offered anew; the old link stays dead', async () => {
    const old = await offer()
    backend().clock.ms = start + 7 * day
    expect((await stands(old.token)).state).toBe('lapsed')
    expect((await wallet(giver)).usable).toMatchObject([{ state: 'usable', giftUntil: null }])
    const fresh = await offer()
    expect(fresh.token).not.toBe(old.token)
    expect((await claim(old.token)).body.code).toBe('CODE_EXPIRED')
    expect((await claim(fresh.token)).status).toBe(201)
  })

  it('can be taken back while it is open, and not after', async () => {
    const { token } = await offer()
    const back = await ask<Coupon>(`/me/coupons/${coupon.couponId}/gift/withdrawal`, giver, {})
    expect(back.body).toMatchObject({ state: 'usable', giftUntil: null })
    expect((await stands(token)).state).toBe('withdrawn')
    expect((await claim(token)).body.code).toBe('CODE_EXPIRED')
    const { token: second } = await offer()
    await claim(second)
    expect((await ask<Schemas['Problem']>(`/me/coupons/${coupon.couponId}/gift/withdrawal`, giver, {})).body.code).toBe('CODE_USED')
  })

  it('is either taken back or taken up when both happen at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { token } = await offer()
      const [back, had] = await Promise.all([ask<Schemas['Problem']>(`/me/coupons/${coupon.couponId}/gift/withdrawal`, giver, {}), claim(token)])
      expect([back.status, had.status].filter((status) => status === 201)).toHaveLength(1)
      if (had.status === 201) return
    }
  })

  it('cannot be passed on, nor given when it is over', async () => {
    const { token } = await offer()
    const { body } = await claim(token)
    expect((await ask<Schemas['Problem']>(`/me/coupons/${body.couponId}/gift`, friend, {})).body.code).toBe('GIFT_IMPOSSIBLE')
    expect((await ask<Schemas['Problem']>(`/me/coupons/${coupon.couponId}/gift`, giver, {})).body.code).toBe('GIFT_IMPOSSIBLE')
    expect((await ask<Schemas['Problem']>(`/me/coupons/${coupon.couponId}/gift`, friend, {})).body.code).toBe('NOT_FOUND')
  })
})
