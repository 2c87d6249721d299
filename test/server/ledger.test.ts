import { randomUUID } from 'node:crypto'
import type { components } from '../../contract/types.gen'
import type { Tx } from '../../server/database'
import { openAccount } from '../../server/ledger/account'
import { accrueGift } from '../../server/ledger/accrue'
import type { Entry, Member } from '../../server/ledger/post'
import { giveBack } from '../../server/ledger/reverse'
import { spend } from '../../server/ledger/spend'
import { upkeep } from '../../server/ledger/upkeep'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
const backend = useBackend()
const start = Date.parse('2026-11-20T04:00:00Z')
let member: Session
let staff: Session

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
  staff = await backend().staff()
})

const within = <T>(act: (tx: Tx, account: Member) => Promise<T>) =>
  backend().database.db.transaction().execute(async (tx) => act(tx, await openAccount(tx, backend().context, member.subjectId, 'NOT_FOUND')))
const gift = (points: number) => within((tx, account) => accrueGift(tx, backend().context, account, { source: 'campaign', sourceId: randomUUID(), rule: 'gift', label: null }, points))
const spending = (points: number) => within((tx, account) => spend(tx, backend().context, account, { sourceId: randomUUID(), label: null, points }))
const undo = (entry: Entry, points: number) => within((tx, account) => giveBack(tx, backend().context, account, entry, points, { source: 'redemption', sourceId: randomUUID(), label: null }))
/** A session lasts 30 days; the story goes on for years. */
const points = async (): Promise<Schemas['Points']> => {
  const token = backend().app.jwt.sign({ sub: member.subjectId, role: 'member', exp: Math.floor(backend().clock.ms / 1000) + 60 })
  return (await backend().ask<Schemas['Points']>('/me/points', { token })).body
}
const openByDay = async () => (await points()).expiries.map(({ expiresOn, points: open }) => [expiresOn, open])

describe('spending', () => {
  it('takes what lapses first', async () => {
    await backend().buy(staff, member, 5000)
    await spending(150)
    expect(await openByDay()).toEqual([['2029-12-31', 50]])
  })

  it('is refused when it is more than there is, to the point', async () => {
    await expect(spending(101)).rejects.toMatchObject({ code: 'INSUFFICIENT_POINTS' })
    await spending(100)
    expect((await points()).balance.available).toBe(0)
  })

  it('of more than there is, twice at once, succeeds once', async () => {
    const outcomes = await Promise.allSettled([spending(80), spending(80)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('lapsing', () => {
  it('ends the balance at midnight of the brand’s day, before any job has run', async () => {
    backend().clock.ms = Date.parse('2027-05-31T15:59:59.999Z')
    expect((await points()).balance).toMatchObject({ available: 100, expiringNext: { points: 100, daysLeft: 0 } })
    backend().clock.ms = Date.parse('2027-05-31T16:00:00Z')
    expect(await points()).toMatchObject({ balance: { available: 0, expiringNext: null }, month: { month: '2027-06', expired: 100 } })
    await expect(spending(1)).rejects.toMatchObject({ code: 'INSUFFICIENT_POINTS' })
  })

  it('is written with the instant it fell due, however late', async () => {
    backend().clock.ms = Date.parse('2028-01-01T00:00:00Z')
    expect(await upkeep(backend().context)).toBeGreaterThan(0)
    const entry = await backend().context.db.selectFrom('ledger_entry').selectAll().where('member_id', '=', member.subjectId).where('kind', '=', 'expiry').executeTakeFirstOrThrow()
    expect([entry.points, entry.balance_after, entry.occurred_at.toISOString()]).toEqual([-100, 0, '2027-05-31T16:00:00.000Z'])
    expect(await upkeep(backend().context)).toBe(0)
  })

  it('comes before anything else that is done to the member', async () => {
    backend().clock.ms = Date.parse('2027-06-02T00:00:00Z')
    await gift(30)
    const rows = await backend().context.db.selectFrom('ledger_entry').select(['kind', 'points', 'balance_after']).where('member_id', '=', member.subjectId).orderBy('seq').execute()
    expect(rows.map(({ points: change, balance_after }) => [change, balance_after])).toEqual([[100, 100], [-100, 0], [30, 30]])
  })

  it.each([
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-12-31', '2027-06-30'],
    ['2026-11-30', '2027-05-31'],
  ])('of a gift of %s is at the end of %s', async (given, lapses) => {
    backend().clock.ms = Date.parse(`${given}T04:00:00Z`)
    member = await backend().member()
    expect(await openByDay()).toEqual([[lapses, 100]])
  })

  it('is announced within the notice window only', async () => {
    backend().clock.ms = Date.parse('2027-05-31T16:00:00Z') - 60 * 86_400_000 - 1
    expect((await points()).balance.expiringNext).toBeNull()
    backend().clock.ms += 1
    expect((await points()).balance.expiringNext).toMatchObject({ points: 100, expiresOn: '2027-05-31' })
  })
})

describe('undoing a redemption', () => {
  it('puts points back into the lots they came from', async () => {
    await backend().buy(staff, member, 5000)
    const before = await openByDay()
    await undo(await spending(150), 150)
    expect(await openByDay()).toEqual(before)
  })

  it('gives back in parts, the latest-expiring first, and never more than was taken', async () => {
    await backend().buy(staff, member, 5000)
    const entry = await spending(150)
    await undo(entry, 60)
    expect(await openByDay()).toEqual([['2027-05-31', 10], ['2029-12-31', 100]])
    await expect(undo(entry, 91)).rejects.toThrow('larger')
    await undo(entry, 90)
    expect(await openByDay()).toEqual([['2027-05-31', 100], ['2029-12-31', 100]])
  })

  it('gives what has lapsed meanwhile as a gift', async () => {
    const entry = await spending(100)
    backend().clock.ms = Date.parse('2027-06-10T04:00:00Z')
    await undo(entry, 100)
    expect(await openByDay()).toEqual([['2027-12-31', 100]])
  })
})
