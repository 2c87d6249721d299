import type { components } from '../../contract/types.gen'
import { rewards } from '../../brand/rewards'
import { readConfig } from '../../server/config'
import { grantCoupon, voidCoupon } from '../../server/coupons'
import { openAccount } from '../../server/ledger/account'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
type Shown = Schemas['ShownCoupon'] & Schemas['Problem']
interface Wallet { usable: Schemas['Coupon'][]; used: Schemas['Coupon'][]; expired: Schemas['Coupon'][] }

const shopSecret = 'the secret of a shop, thirty-two characters'.replace(/[ ,]/g, '-')
const backend = useBackend({ tasks: [], rewards, config: { shopSecret } })
const start = Date.parse('2026-11-20T04:00:00Z')
let member: Session
let staff: Session

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
  staff = await backend().staff()
})

const wallet = async (whose = member) => (await backend().ask<Wallet>('/me/coupons', { token: whose.token })).body
let given = 0
const give = (kind: string, whose = member) =>
  backend().context.db.transaction().execute(async (tx) => {
    await openAccount(tx, backend().context, whose.subjectId, 'NOT_FOUND')
    given += 1
    return grantCoupon(tx, backend().context, whose.subjectId, kind, `given ${given}`)
  })

const bill = (fen: number, category: string | null = 'tea', receiptNumber = 'r-1') => ({ lines: [{ category, fen }], receiptNumber })
type Bill = ReturnType<typeof bill>
const preview = (code: string, of: Bill, by = staff) => backend().ask<Shown>(`/staff/coupons/${code}/preview`, { token: by.token, body: of })
const use = (code: string, of: Bill, by = staff) => backend().ask<Shown>(`/staff/coupons/${code}/consumption`, { token: by.token, body: of })
const atShop = (code: string, of: Bill, act = 'consumption', token = shopSecret) => backend().ask<Shown>(`/shop/coupons/${code}/${act}`, { token, body: of })
const answers = (given: { body: Shown }[]) => given.map(({ body }) => body.code.length === 12 ? 'used' : body.code).sort()

describe('a coupon at the counter', () => {
  it('says what it saves before anything is used up, and of the member no more than is needed', async () => {
    const { code } = await give('incense-12')
    const { status, body } = await preview(code.toLowerCase().replace(/(.{4})(?=.)/g, '$1-'), bill(8700, 'incense'))
    expect(status).toBe(201)
    expect(body).toMatchObject({ code, name: '香氛 8.8 折', reason: null, savedFen: 1044, missingFen: null, used: null })
    expect(body.member).toMatch(/^.\*\* 尾号 \d{4}$/u)
    expect((await wallet()).usable).toHaveLength(1)
  })

  it.each([
    ['off-12', bill(9899), 'BELOW_THRESHOLD', 1],
    ['off-12', bill(9900), null, null],
    ['off-12', bill(9901), null, null],
    ['ceramics-30', bill(50_000, 'tea'), 'NO_MATCHING_GOODS', null],
    ['shipping', bill(9900), 'WRONG_PLACE', null],
    ['birthday', bill(9900), 'NOT_YET', null],
  ] as const)('%s on %j answers %s', async (kind, of, reason, missingFen) => {
    const { code } = await give(kind)
    expect((await preview(code, of)).body).toMatchObject({ reason, missingFen })
    const { status, body } = await use(code, of)
    expect(reason === null ? status : [body.code, body.detail]).toEqual(reason === null ? 201 : ['COUPON_UNUSABLE', reason])
    expect((await wallet()).used).toHaveLength(reason === null ? 1 : 0)
  })

  it('is used once: the same hands and receipt get the same answer, any other learns that it is gone', async () => {
    const { code } = await give('off-8')
    const first = await use(code, bill(8000))
    expect(first.body).toMatchObject({ reason: null, savedFen: 800, used: { at: new Date(start).toISOString(), sellerName: '武康路店', receiptNumber: 'r-1', savedFen: 800 } })
    expect((await use(code, bill(8000))).body).toEqual(first.body)
    expect((await use(code, bill(8000, 'tea', 'r-2'))).body.code).toBe('COUPON_USED')
    const other = await backend().staff('staff', '愚园路店')
    expect((await use(code, bill(8000), other)).body.code).toBe('COUPON_USED')
    expect((await preview(code, bill(8000), other)).body).toMatchObject({ reason: 'USED', used: { sellerName: '武康路店', receiptNumber: null } })
    expect(await wallet()).toMatchObject({ usable: [], used: [{ state: 'used', usedAt: new Date(start).toISOString() }] })
  })

  it('is used by one of many who try at once, for as many receipts', async () => {
    const { code } = await give('off-8')
    const many = await Promise.all(Array.from({ length: 8 }, (_, i) => use(code, bill(8000, 'tea', `r-${i}`))))
    expect(answers(many)).toEqual([...Array.from({ length: 7 }, () => 'COUPON_USED'), 'used'])
    expect(await backend().context.db.selectFrom('coupon_use').selectAll().where('member_id', '=', member.subjectId).execute()).toHaveLength(1)
  })

  it('is used or taken back with its redemption, never both', async () => {
    for (let i = 0; i < 4; i += 1) {
      const coupon = await give('off-8')
      const takeBack = backend().context.db.transaction().execute(async (tx) => {
        await openAccount(tx, backend().context, member.subjectId, 'NOT_FOUND')
        await voidCoupon(tx, backend().context, member.subjectId, coupon.coupon_id)
      })
      const [used, taken] = await Promise.allSettled([use(coupon.code, bill(8000, 'tea', `race-${i}`)), takeBack])
      const wasUsed = used.status === 'fulfilled' && used.value.status === 201
      expect(wasUsed).toBe(taken.status === 'rejected')
    }
  })

  it('is good to the end of its last day, and not at the instant after', async () => {
    const [last, late] = [await give('off-8'), await give('off-8')]
    backend().clock.ms = last.expires_at.getTime() - 1
    staff = await backend().staff()
    expect((await use(last.code, bill(8000))).status).toBe(201)
    backend().clock.ms += 1
    expect((await use(late.code, bill(8000, 'tea', 'r-2'))).body).toMatchObject({ code: 'COUPON_UNUSABLE', detail: 'EXPIRED' })
  })

  it('that has a first day waits for it', async () => {
    const coupon = await give('birthday')
    expect((await wallet()).usable).toMatchObject([{ state: 'soon', validFrom: '2026-12-01T16:00:00.000Z', expiresOn: '2026-12-09' }])
    backend().clock.ms = coupon.valid_from.getTime()
    staff = await backend().staff()
    expect((await use(coupon.code, bill(100))).body).toMatchObject({ savedFen: 0, used: { savedFen: 0 } })
  })

  it('that stands alone keeps others of its kind from the bill, also when both come at once, and leaves room for those that stack', async () => {
    const [one, other, cup] = [await give('off-8'), await give('off-12'), await give('refill')]
    const both = await Promise.all([use(one.code, bill(9900)), use(other.code, bill(9900))])
    expect(answers(both)).toEqual(['COUPON_UNUSABLE', 'used'])
    expect((await use(cup.code, bill(9900))).status).toBe(201)
    const left = both[0].status === 201 ? other : one
    expect((await preview(left.code, bill(9900))).body.reason).toBe('ONE_PER_BILL')
    expect((await use(left.code, bill(9900, 'tea', 'r-2'))).status).toBe(201)
  })

  it('is not guessed at for long', async () => {
    const tried = []
    for (let i = 0; i < 31; i += 1) tried.push((await preview(`AAAACCCC${String(i).padStart(4, '9')}`, bill(100))).body.code)
    expect(tried).toEqual([...Array.from({ length: 30 }, () => 'CODE_UNKNOWN'), 'CODE_TRIES_SPENT'])
    const { code } = await give('off-8')
    expect((await use(code, bill(8000))).body.code).toBe('CODE_TRIES_SPENT')
  })
})

describe('a coupon in the online shop', () => {
  it('is foreseen and used by code, once per order', async () => {
    const { code } = await give('shipping')
    expect((await atShop(code, bill(100, null), 'preview')).body).toMatchObject({ reason: null, savedFen: 0 })
    const first = await atShop(code, bill(100, null))
    expect(first.body).toMatchObject({ used: { sellerName: null, receiptNumber: 'r-1' } })
    expect((await atShop(code, bill(100, null))).body).toEqual(first.body)
    expect((await atShop(code, bill(100, null, 'r-2'))).body.code).toBe('COUPON_USED')
    expect((await atShop('NO-SUCH-CODE', bill(100))).body.code).toBe('CODE_UNKNOWN')
  })

  it('is used there or at a counter', async () => {
    const { code } = await give('off-8')
    expect(answers(await Promise.all([atShop(code, bill(8000)), use(code, bill(8000))]))).toEqual(['COUPON_USED', 'used'])
  })

  it('is refused to whoever does not know the secret, and the secret opens nothing else', async () => {
    const { code } = await give('off-8')
    expect((await atShop(code, bill(8000), 'consumption', `${shopSecret}x`)).body.code).toBe('NOT_SIGNED_IN')
    expect((await atShop(code, bill(8000), 'consumption', staff.token)).body.code).toBe('NOT_SIGNED_IN')
    expect((await use(code, bill(8000), { ...staff, token: shopSecret })).body.code).toBe('NOT_SIGNED_IN')
    expect(() => readConfig({ NODE_ENV: 'test', DATABASE_URL: 'x', MEMBER_CENTER_SECRET: 'a'.repeat(32), SHOP_SECRET: 'short' })).toThrow('SHOP_SECRET needs')
  })
})
