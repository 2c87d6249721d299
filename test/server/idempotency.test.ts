import { randomUUID } from 'node:crypto'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { useBackend } from './backend'
import type { Session } from './backend'

type Purchase = components['schemas']['Purchase']
type Problem = components['schemas']['Problem']
const backend = useBackend()
let member: Session
let staff: Session

beforeEach(async () => {
  member = await backend().member()
  staff = await backend().staff()
})

const selling = <T = Purchase>(key: string, body: object, by = staff) => backend().ask<T>('/staff/purchases', { token: by.token, key, body: { memberId: member.subjectId, ...body } })
const total = async () => (await backend().ask<components['schemas']['LedgerPage']>('/me/points/entries', { token: member.token })).body.total

it('answers the same key and body as the first time, without doing it again', async () => {
  const key = randomUUID()
  const body = { receiptNumber: randomUUID(), paidFen: 5000 }
  const first = await selling(key, body)
  backend().pass(1)
  const again = await selling(key, { paidFen: body.paidFen, receiptNumber: body.receiptNumber })
  backend().pass(-1)
  expect([again.status, again.body]).toEqual([first.status, first.body])
  expect(await total()).toBe(2)
})

it('refuses the same key with another body, another path and another operation', async () => {
  const key = randomUUID()
  const { body } = await selling(key, { receiptNumber: randomUUID(), paidFen: 5000 })
  const other = await selling<Problem>(key, { receiptNumber: randomUUID(), paidFen: 5000 })
  expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
  const refund = await backend().ask<Problem>(`/staff/purchases/${body.purchaseId}/refunds`, { token: staff.token, key, body: { memberId: member.subjectId, refundFen: 1 } })
  expect(refund.body.code).toBe('IDEMPOTENCY_KEY_REUSED')
})

it('keeps the keys of two people apart', async () => {
  const key = randomUUID()
  const colleague = await backend().staff()
  const answers = [await selling(key, { receiptNumber: randomUUID(), paidFen: 1000 }), await selling(key, { receiptNumber: randomUUID(), paidFen: 2000 }, colleague)]
  expect(answers.map(({ status }) => status)).toEqual([201, 201])
})

it('lets one of ten at once win, and gives the others its answer', async () => {
  const key = randomUUID()
  const body = { receiptNumber: randomUUID(), paidFen: 7700 }
  const answers = await Promise.all(Array.from({ length: 10 }, () => selling(key, body)))
  expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1)
  expect(await total()).toBe(2)
})

it('frees the key when the first try failed', async () => {
  const key = randomUUID()
  const receiptNumber = randomUUID()
  const refused = await backend().ask<Problem>('/staff/purchases', { token: staff.token, key, body: { memberId: randomUUID(), receiptNumber, paidFen: 100 } })
  expect(refused.body.code).toBe('NOT_FOUND')
  expect((await selling(key, { receiptNumber, paidFen: 100 })).status).toBe(201)
})

it('lets a receipt number earn once in the whole programme, also of ten at once', async () => {
  const receiptNumber = randomUUID()
  const members = await Promise.all(Array.from({ length: 10 }, () => backend().member()))
  const answers = await Promise.all(
    members.map(({ subjectId }) => backend().ask<Problem>('/staff/purchases', { token: staff.token, body: { memberId: subjectId, receiptNumber, paidFen: 100 } })),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ body }) => body.code === 'SOURCE_ALREADY_USED')).toHaveLength(9)
})

it('gives a join its first answer again, token and all, though no token is stored', async () => {
  const { token } = await backend().visitor()
  const key = randomUUID()
  const join = () => backend().ask<components['schemas']['Joined']>('/members', { token, key, body: { consent: { version: programme.consentVersion }, channel: 'app' } })
  const [first, again] = [await join(), await join()]
  expect(again.body).toEqual(first.body)
  const stored = await backend().context.db.selectFrom('idempotency').select('body').execute()
  expect(JSON.stringify(stored)).not.toContain(first.body.session.token.split('.')[2])
})

it('lets no two purchases at once pass the daily cap', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => backend().buy(staff, member, 100_000)))
  expect(answers.reduce((sum, { points }) => sum + points, 0)).toBe(5000)
})
