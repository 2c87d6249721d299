import type { Reward } from '../../loyalty/rewards'
import { codesIn } from '../../server/partners/delivery'
import { takeIn } from '../../server/partners/pool'
import { useMall } from './mall'

const partner = { partnerId: 'miles', name: '云上航空', gives: '500 里程', rate: '100 积分 = 500 里程', fee: '不收手续费' }
const rewards: Reward[] = [{ rewardId: 'miles', kind: 'partner_code', name: '500 里程', story: '', picture: 'ticket', prices: [{ points: 100, fen: 0 }], partner }]
const { backend, ask, give, redeem, cancel, shown, available } = useMall(rewards)
const deliver = (...codes: string[]) => backend().context.db.transaction().execute((tx) => takeIn(tx, 'miles', codes, new Date(backend().clock.ms)))
const rows = () => backend().context.db.selectFrom('partner_code').selectAll().orderBy('code').execute()

beforeEach(async () => {
  await backend().context.db.deleteFrom('partner_code').execute()
})

it('hands out a code that the partner has delivered, each to one, and says what it is worth and what it costs', async () => {
  await give(900)
  await deliver('AAAA-1', 'BBBB-2')
  expect(await shown('miles')).toMatchObject({ canRedeem: true, cancelMinutes: null, partner: { name: '云上航空', rate: '100 积分 = 500 里程', fee: '不收手续费' } })
  const [first, second] = [await redeem('miles'), await redeem('miles')]
  expect(first.body).toMatchObject({ state: 'done', cancelUntil: null, partner: { name: '云上航空', gives: '500 里程', code: 'AAAA-1' } })
  expect(second.body.partner?.code).toBe('BBBB-2')
  expect((await ask<typeof first.body>(`/me/redemptions/${first.body.redemptionId}`)).body.partner?.code).toBe('AAAA-1')
})

it('says that the codes are gone before and while asking, takes no points then, and goes on after the next delivery', async () => {
  await give(900)
  expect(await shown('miles')).toMatchObject({ canRedeem: false, refusal: 'PARTNER_UNAVAILABLE' })
  expect((await redeem('miles')).body.code).toBe('PARTNER_UNAVAILABLE')
  expect(await available()).toBe(1000)
  await deliver('CCCC-3')
  expect((await redeem('miles')).status).toBe(201)
})

it('gives the same code for the same redemption, however often and at once it is asked for', async () => {
  await give(900)
  await deliver('DDDD-4', 'EEEE-5')
  const id = '0192f0c1-7b1e-7cc0-8a5e-0123456789ac'
  const crowd = await Promise.all(Array.from({ length: 8 }, () => redeem('miles', { id })))
  expect(crowd.map(({ body }) => body.partner?.code)).toEqual(crowd.map(() => 'DDDD-4'))
  expect((await rows()).filter(({ member_id }) => member_id).map(({ code }) => code)).toEqual(['DDDD-4'])
  expect(await available()).toBe(900)
})

it('of five codes twelve people at once get five different ones, and the others keep their points', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => backend().member()))
  await deliver('F-1111', 'F-2222', 'F-3333', 'F-4444', 'F-5555')
  const answers = await Promise.all(people.map((of) => redeem('miles', { of })))
  const codes = answers.flatMap(({ body }) => body.partner?.code ?? [])
  // A code that another is just taking is passed over: on a busy pool somebody may be refused the last one, and it stays for the next.
  expect(new Set(codes).size).toBe(codes.length)
  expect(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code)).toEqual(Array.from({ length: 12 - codes.length }, () => 'PARTNER_UNAVAILABLE'))
  expect((await rows()).filter(({ member_id }) => member_id)).toHaveLength(codes.length)
  expect(codes).toHaveLength(5)
  for (const [i, of] of people.entries()) expect(await available(of)).toBe(answers[i].status === 201 ? 0 : 100)
})

it('is not taken back: a code that was shown is known', async () => {
  await give(900)
  await deliver('GGGG-7')
  const { body } = await redeem('miles')
  expect((await cancel(body.redemptionId)).body.code).toBe('CANCEL_OVER')
})

it('takes the same delivery in once', async () => {
  expect(await deliver('HHHH-8', 'IIII-9')).toBe(2)
  expect(await deliver('IIII-9', 'JJJJ-0')).toBe(1)
  expect(await rows()).toHaveLength(3)
})

describe('a file of codes', () => {
  it('is read line by line, a heading, empty lines, quotes and further columns aside', () => {
    expect(codesIn('\uFEFFcode,worth\r\n"AAAA-1",500\r\n\r\nBBBB-2,500\n')).toEqual({ codes: ['AAAA-1', 'BBBB-2'], complaints: [] })
  })

  it('is complained about with the line of whatever is odd', () => {
    expect(codesIn('AAAA-1\nabc\nAAAA-1\n=cmd()').complaints.map(({ line }) => line)).toEqual([2, 3, 4])
  })
})
