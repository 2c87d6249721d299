import { randomUUID } from 'node:crypto'
import type { components } from '../../contract/types.gen'
import { grantCoupon } from '../../server/coupons'
import type { Coupon } from '../../server/coupons'
import { openAccount } from '../../server/ledger/account'
import { useBackend } from './backend'
import type { Answered, Session } from './backend'

type Schemas = components['schemas']
type Answer = Schemas['ShownCoupon'] & Pick<Schemas['Problem'], 'detail'>
type Lines = Schemas['CouponBill']['lines']

const shopSecret = 'between-shop-and-member-center-only'
const backend = useBackend({ tasks: [], config: { shopSecret } })
const some = (fen: number): Lines => [{ category: null, fen }]
let member: Session
let staff: Session

beforeEach(async () => {
  member = await backend().member()
  staff = await backend().staff()
})

const grant = (kind: string, who = member) =>
  backend().context.db.transaction().execute(async (tx) => {
    await openAccount(tx, backend().context, who.subjectId, 'NOT_FOUND')
    return grantCoupon(tx, backend().context, who.subjectId, kind, randomUUID())
  })
/** What the brand does not give today: an amount off that may be used beside others. */
const stacking = async (who = member, categories: string[] = []) => {
  const coupon = await grant('off-3', who)
  const terms = { stacks: true, threshold_fen: 0, categories: JSON.stringify(categories) }
  await backend().context.db.updateTable('coupon').set(terms).where('member_id', '=', coupon.member_id).where('coupon_id', '=', coupon.coupon_id).execute()
  return coupon
}
const use = ({ code }: Coupon, lines: Lines, receiptNumber: string = randomUUID(), counter: Session | 'shop' = staff) => {
  const [door, token] = counter === 'shop' ? ['shop', shopSecret] : ['staff', counter.token]
  return backend().ask<Answer>(`/${door}/coupons/${code}/consumption`, { token, body: { lines, receiptNumber } })
}
const told = ({ status, body }: Answered<Answer>) => (status === 201 ? body.savedFen : body.detail)
const tally = (answers: Answered<Answer>[]) => answers.map(({ status, body }) => (status === 201 ? 'used' : body.code)).sort()

describe('coupons that stack', () => {
  it('take what is left of the bill, and never more', async () => {
    const coupons = [await stacking(), await stacking(), await stacking()]
    const answers = []
    for (const coupon of coupons) answers.push(told(await use(coupon, some(400), 'R-1')))
    expect(answers).toEqual([300, 100, 'NOTHING_LEFT'])
  })

  it('do not pay twice for the same goods, whatever else is on the bill', async () => {
    const lines: Lines = [{ category: 'incense', fen: 500 }, { category: 'tea', fen: 9000 }]
    const coupons = [await stacking(member, ['incense']), await stacking(member, ['incense']), await stacking(member, ['tea'])]
    const answers = []
    for (const coupon of coupons) answers.push(told(await use(coupon, lines, 'R-2')))
    expect(answers).toEqual([300, 200, 300])
  })
})

describe('at the same moment', () => {
  it('sixteen hands in two stores and the shop use a coupon once', async () => {
    const counters = [staff, await backend().staff(), 'shop'] as const
    for (let round = 0; round < 8; round += 1) {
      const coupon = await grant('off-3')
      const answers = await Promise.all(Array.from({ length: 16 }, (_, i) => use(coupon, some(5000), `${round}-${i}`, counters[i % 3])))
      expect(tally(answers)).toEqual([...Array.from({ length: 15 }, () => 'COUPON_USED'), 'used'])
    }
  })

  it('a friend or the counter has a coupon that is being taken back from its link, never both', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [coupon, friend] = [await grant('off-3'), await backend().member()]
      const gift = `/me/coupons/${coupon.coupon_id}/gift`
      const { token } = (await backend().ask<Schemas['CouponOffer']>(gift, { token: member.token, body: {} })).body
      const [used, claimed] = await Promise.all([
        use(coupon, some(5000)),
        backend().ask(`/coupon-gifts/${token}/claims`, { token: friend.token, body: {} }),
        backend().ask(`${gift}/withdrawal`, { token: member.token, body: {} }),
      ])
      expect(used.status).toBeLessThan(500)
      expect(Number(used.status === 201) + Number(claimed.status === 201)).toBeLessThanOrEqual(1)
    }
  })

  it('coupons of four members take no more off one bill than it comes to, and one of those that stand alone', async () => {
    const members = await Promise.all(Array.from({ length: 4 }, () => backend().member()))
    for (let round = 0; round < 5; round += 1) {
      const beside = await Promise.all(members.map((who) => stacking(who)))
      const answers = await Promise.all(beside.map((coupon) => use(coupon, some(400), `beside-${round}`)))
      expect(answers.reduce((fen, { status, body }) => fen + (status === 201 ? body.savedFen : 0), 0)).toBe(400)
      const alone = await Promise.all(members.map((who) => grant('off-3', who)))
      expect(tally(await Promise.all(alone.map((coupon) => use(coupon, some(5000), `alone-${round}`))))).toEqual(['COUPON_UNUSABLE', 'COUPON_UNUSABLE', 'COUPON_UNUSABLE', 'used'])
    }
  })
})
