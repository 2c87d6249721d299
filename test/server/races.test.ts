import { randomUUID } from 'node:crypto'
import type { components } from '../../contract/types.gen'
import type { Context } from '../../server/context'
import { idsAt } from '../../server/context'
import type { Database, Tx } from '../../server/database'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import { captureHold, holdPoints, openHold, releaseHold } from '../../server/ledger/hold'
import type { Member } from '../../server/ledger/post'
import { spend } from '../../server/ledger/spend'
import { upkeep } from '../../server/ledger/upkeep'
import { refund, sell } from '../../server/operations/purchases'
import { useBackend } from './backend'
import type { Session } from './backend'

type Purchase = components['schemas']['Purchase']
const backend = useBackend()
const start = Date.parse('2026-11-20T04:00:00Z')
let member: Session

/** Two servers on one database, each with connections of its own, the second three minutes ahead. */
let servers: [Context, Context]
let second: Database

beforeAll(async () => {
  second = await backend().database.another()
})
afterAll(() => second?.close())

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
  const ahead = () => backend().clock.ms + 180_000
  servers = [backend().context, { ...backend().context, db: second.db, now: ahead, newId: idsAt(ahead) }]
})

const times = <T>(n: number, act: (nth: number) => Promise<T>) => Promise.allSettled(Array.from({ length: n }, (_, nth) => act(nth)))
const succeeded = (outcomes: PromiseSettledResult<unknown>[]) => outcomes.filter(({ status }) => status === 'fulfilled').length
/** Why the others failed, each reason once. */
const reasons = (outcomes: PromiseSettledResult<unknown>[]) => [
  ...new Set(outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [(outcome.reason as { code?: string; message: string }).code ?? String(outcome.reason)] : []))),
]
const onAccount = <T>(context: Context, act: (tx: Tx, account: Member) => Promise<T>): Promise<T> =>
  context.db.transaction().execute(async (tx) => act(tx, await openAccount(tx, context, member.subjectId, 'NOT_FOUND')))
/** The nth of many at once, on one server and the other in turn. */
const spending = (points: number, nth = 0) => onAccount(servers[nth % 2], (tx, account) => spend(tx, servers[nth % 2], account, { sourceId: randomUUID(), label: null, points }))
const holding = (points: number, nth = 0) =>
  onAccount(servers[nth % 2], (tx, account) => holdPoints(tx, servers[nth % 2], account, { holdId: randomUUID(), label: null, points, releaseAt: start + 86_400_000 }))
const buying = (paidFen: number, nth = 0) =>
  servers[nth % 2].db.transaction().execute((tx) => sell(tx, servers[nth % 2], { memberId: member.subjectId, receiptNumber: randomUUID(), paidFen, label: 'a store', at: null }))
const refunding = ({ purchaseId }: Purchase, fen: number, nth = 0) => servers[nth % 2].db.transaction().execute((tx) => refund(tx, servers[nth % 2], member.subjectId, purchaseId, fen))
const entries = (kind: string) => backend().context.db.selectFrom('ledger_entry').selectAll().where('member_id', '=', member.subjectId).where('kind', '=', kind).orderBy('seq').execute()
const row = () => backend().context.db.selectFrom('member').selectAll().where('member_id', '=', member.subjectId).executeTakeFirstOrThrow()

it('200 spends at once of a member’s last points, on two servers: as many succeed as there are points for', async () => {
  const outcomes = await times(200, (nth) => spending(30, nth))
  expect([succeeded(outcomes), reasons(outcomes)]).toEqual([3, ['INSUFFICIENT_POINTS']])
  expect((await row()).points_available).toBe(10)
})

it('50 requests at once with one key are one purchase, and all get its answer', async () => {
  const staff = await backend().staff()
  const [key, body] = [randomUUID(), { memberId: member.subjectId, receiptNumber: randomUUID(), paidFen: 5000 }]
  const answers = await Promise.all(Array.from({ length: 50 }, () => backend().ask<Purchase>('/staff/purchases', { token: staff.token, key, body })))
  expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1)
  expect(answers[0].status).toBe(201)
  expect((await row()).purchase_count).toBe(1)
})

it('50 gifts at once from one source are one gift', async () => {
  const give = (nth: number) =>
    onAccount(servers[nth % 2], (tx, account) => accrueGift(tx, servers[nth % 2], account, { source: 'campaign', sourceId: 'one', rule: 'gift', label: null }, 50))
  const outcomes = await times(50, give)
  expect([succeeded(outcomes), reasons(outcomes)]).toEqual([1, ['SOURCE_ALREADY_USED']])
  expect((await row()).points_available).toBe(150)
})

it('20 purchases at once never earn more than the day’s cap together', async () => {
  await times(20, (nth) => buying(100_000, nth))
  expect((await entries('accrual')).filter(({ source }) => source === 'purchase').reduce((sum, { points }) => sum + points, 0)).toBe(5000)
  expect((await entries('accrual')).filter(({ source }) => source === 'monthly_bonus')).toHaveLength(1)
})

it('refunds of one purchase and spends of its points at once: the money goes back once, the rest is forgiven', async () => {
  const purchase = await buying(10_000)
  const outcomes = await Promise.all([times(20, (nth) => refunding(purchase, 2500, nth)), times(20, (nth) => spending(45, nth))])
  expect([succeeded(outcomes[0]), reasons(outcomes[0])]).toEqual([4, ['REFUND_TOO_LARGE']])
  expect(reasons(outcomes[1])).toEqual(['INSUFFICIENT_POINTS'])
  const { refunded_fen, points_taken_back, points_forgiven } = await backend().context.db.selectFrom('purchase').selectAll().where('member_id', '=', member.subjectId).executeTakeFirstOrThrow()
  expect([refunded_fen, points_taken_back]).toEqual([10_000, 200])
  expect((await row()).points_available).toBe(300 - 45 * succeeded(outcomes[1]) - (200 - points_forgiven))
})

it('the job and spends at the instant points lapse: they lapse once, and nothing of them is spent', async () => {
  await onAccount(servers[0], (tx, account) => accrueGift(tx, servers[0], account, { source: 'campaign', sourceId: 'later', rule: 'gift', label: null }, 70))
  backend().clock.ms = Date.parse('2026-12-10T04:00:00Z')
  await buying(1000)
  backend().clock.ms = Date.parse('2027-05-31T16:00:00Z')
  const spends = times(30, (nth) => spending(3, nth))
  const jobs = await times(4, (nth) => upkeep(servers[nth % 2]))
  expect(reasons(jobs)).toEqual([])
  expect([succeeded(await spends), reasons(await spends)]).toEqual([6, ['INSUFFICIENT_POINTS']])
  expect((await entries('expiry')).map(({ points }) => points)).toEqual([-170])
})

it('two jobs at once do everything that is due once', async () => {
  await holding(40)
  backend().clock.ms = Date.parse('2027-06-02T04:00:00Z')
  expect(reasons(await times(6, (nth) => upkeep(servers[nth % 2])))).toEqual([])
  expect((await entries('release')).map(({ points }) => points)).toEqual([40])
  expect((await entries('expiry')).map(({ points }) => points)).toEqual([-100])
  expect(await row()).toMatchObject({ points_available: 0, points_held: 0 })
})

it('holds against spends: what is set aside is not spent', async () => {
  const outcomes = await Promise.all([times(30, (nth) => holding(20, nth)), times(30, (nth) => spending(20, nth))])
  expect(succeeded(outcomes.flat())).toBe(5)
  const { points_available, points_held } = await row()
  expect([points_available, points_held]).toEqual([0, 20 * succeeded(outcomes[0])])
})

it('captures against releases of one hold: it ends once', async () => {
  const { hold_id } = await holding(60)
  const end = (nth: number) =>
    onAccount(servers[nth % 2], async (tx, account) => {
      const open = await openHold(tx, account, hold_id)
      if (!open) throw new Error('closed')
      return nth % 3 === 0 ? captureHold(tx, servers[nth % 2], account, open, 60) : releaseHold(tx, servers[nth % 2], account, open)
    })
  expect(succeeded(await times(30, end))).toBe(1)
  expect((await entries('capture')).length + (await entries('release')).length).toBe(1)
  expect((await row()).points_held).toBe(0)
})
