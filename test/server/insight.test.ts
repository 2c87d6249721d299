import { randomUUID } from 'node:crypto'
import type { components } from '../../contract/types.gen'
import type { Tx } from '../../server/database'
import { openAccount } from '../../server/ledger/account'
import { accrueFixed } from '../../server/ledger/accrue'
import { holdPoints, openHold, releaseHold } from '../../server/ledger/hold'
import type { Member } from '../../server/ledger/post'
import { spend } from '../../server/ledger/spend'
import { upkeep } from '../../server/ledger/upkeep'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
const backend = useBackend()
let member: Session
let staff: Session

/** Noon of a day on the brand's clock. */
const noon = (day: string) => (backend().clock.ms = Date.parse(`${day}T04:00:00Z`))
const asMember = () => ({ token: backend().app.jwt.sign({ sub: member.subjectId, role: 'member', exp: Math.floor(backend().clock.ms / 1000) + 60 }) })
const insight = async () => (await backend().ask<Schemas['PointsInsight']>('/me/points/insight', asMember())).body
const points = async () => (await backend().ask<Schemas['Points']>('/me/points', asMember())).body
const onAccount = <T>(act: (tx: Tx, account: Member) => Promise<T>): Promise<T> =>
  backend().context.db.transaction().execute(async (tx) => act(tx, await openAccount(tx, backend().context, member.subjectId, 'NOT_FOUND')))
const spending = (amount: number) => onAccount((tx, account) => spend(tx, backend().context, account, { sourceId: randomUUID(), label: null, points: amount }))
const checkIn = (amount: number) =>
  onAccount((tx, account) => accrueFixed(tx, backend().context, account, { source: 'check_in', sourceId: randomUUID(), rule: 'check_in', label: null }, { points: amount, growth: 0 }))
const sums = (list: Schemas['GroupSum'][]) => Object.fromEntries(list.map(({ group, points: sum }) => [group, sum]))

beforeEach(async () => {
  // 100 welcome points that can be used until 28 February.
  noon('2026-08-20')
  member = await backend().member()
  staff = await backend().staff()
})

describe('the barometer', () => {
  it('tells the balance at the end of each month, and what came and went in it', async () => {
    noon('2026-09-10')
    await checkIn(50)
    noon('2026-10-31')
    await spending(30)
    noon('2026-11-20')
    await checkIn(7)
    const { months } = await insight()
    expect(months).toEqual([
      { month: '2026-08', balance: 100, earned: 100, used: 0, expired: 0 },
      { month: '2026-09', balance: 150, earned: 50, used: 0, expired: 0 },
      { month: '2026-10', balance: 120, earned: 0, used: 30, expired: 0 },
      { month: '2026-11', balance: 127, earned: 7, used: 0, expired: 0 },
    ])
    const { balance, month } = await points()
    expect(months[3]).toEqual({ month: month.month, balance: balance.available, earned: month.earned, used: month.used, expired: month.expired })
  })

  it('counts what lapses at midnight into the month whose last day it could be used on, written or not', async () => {
    noon('2026-12-05')
    expect((await insight()).ahead).toEqual([
      { month: '2027-01', expiring: 0, balance: 100, weather: 'cloudy' },
      { month: '2027-02', expiring: 100, balance: 0, weather: 'rain' },
      { month: '2027-03', expiring: 0, balance: 0, weather: 'cloudy' },
    ])
    noon('2027-02-20')
    expect(await insight()).toMatchObject({ expiringThisMonth: 100, ahead: [{ balance: 0 }, { balance: 0 }, { balance: 0 }] })
    noon('2027-03-01')
    const before = await insight()
    expect(before.months.slice(2)).toEqual([
      { month: '2027-02', balance: 0, earned: 0, used: 0, expired: 100 },
      { month: '2027-03', balance: 0, earned: 0, used: 0, expired: 0 },
    ])
    expect(before.recent).toMatchObject({ expired: 100, weather: 'rain' })
    await upkeep(backend().context)
    expect(await insight()).toEqual(before)
  })

  it('tells which share of the last 90 days’ points was used', async () => {
    noon('2026-11-20')
    await checkIn(100)
    await spending(62)
    expect((await insight()).recent).toEqual({ days: 90, available: 200, used: 62, expired: 0, usedPercent: 31, weather: 'sunny' })
    noon('2027-02-17')
    expect((await insight()).recent).toMatchObject({ available: 200, used: 62 })
    noon('2027-02-18')
    expect((await insight()).recent).toMatchObject({ available: 138, used: 0, weather: 'cloudy' })
  })

  it('does not count as used what is only set aside, nor what came back', async () => {
    noon('2026-10-30')
    const hold = { holdId: randomUUID(), label: null, points: 40, releaseAt: Date.parse('2026-12-30T00:00:00Z') }
    await onAccount((tx, account) => holdPoints(tx, backend().context, account, hold))
    noon('2026-11-20')
    const held = await insight()
    expect(held.months.map(({ used }) => used)).toEqual([0, 0, 0, 0])
    expect(sums(held.uses)).toEqual({ redeemed: 0, held: 40, expired: 0 })
    await onAccount(async (tx, account) => {
      const open = await openHold(tx, account, hold.holdId)
      if (open) await releaseHold(tx, backend().context, account, open)
    })
    expect((await insight()).recent).toMatchObject({ used: 0 })
    expect(sums((await insight()).uses)).toEqual({ redeemed: 0, held: 0, expired: 0 })
  })
})

describe('sources and uses', () => {
  it('are summed by cause, what a refund took back taken off', async () => {
    noon('2026-09-10')
    const bought = await backend().buy(staff, member, 20_000)
    await checkIn(5)
    await spending(120)
    await backend().refund(staff, bought, 5_000)
    const { earned } = (await points()).month
    const { sources, uses } = await insight()
    expect(sums(sources)).toEqual({ purchases: earned - 5, tasks: 5, gifts: 100, other: 0 })
    expect(sums(uses)).toEqual({ redeemed: 120, held: 0, expired: 0 })
  })

  it('reach back to the first day of the eleventh month before this', async () => {
    noon('2027-07-31')
    expect(sums((await insight()).sources).gifts).toBe(100)
    noon('2027-08-01')
    expect(sums((await insight()).sources).gifts).toBe(0)
  })
})

describe('the ledger by cause', () => {
  const list = async (query: string) => (await backend().ask<Schemas['LedgerPage']>(`/me/points/entries?${query}`, asMember())).body

  it('holds the same entries in the same order as the whole, page by page', async () => {
    for (let i = 0; i < 4; i += 1) {
      await checkIn(2)
      await backend().buy(staff, member, 1000)
      await spending(1)
    }
    const all = (await list('limit=100')).entries
    const causes: Record<string, string[]> = { tasks: ['check_in', 'task'], purchases: ['purchase', 'refund', 'monthly_bonus'], redeemed: ['redemption'], gifts: ['welcome', 'campaign'] }
    for (const [group, sources] of Object.entries(causes)) {
      const found: Schemas['LedgerEntry'][] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: Schemas['LedgerPage'] = await list(`group=${group}&limit=3${cursor && `&cursor=${cursor}`}`)
        expect(page.total).toBeNull()
        found.push(...page.entries)
        cursor = page.nextCursor
      }
      expect(found).toEqual(all.filter(({ source }) => sources.includes(source)))
    }
  })

  it('goes together with the direction', async () => {
    const bought = await backend().buy(staff, member, 10_000)
    await backend().refund(staff, bought, 10_000)
    expect((await list('group=purchases&flow=out')).entries.map(({ source }) => source)).toEqual(['refund'])
    expect((await list('group=purchases&flow=in')).entries.map(({ source }) => source)).toEqual(['purchase'])
  })

  it('refuses the cursor of another list', async () => {
    await checkIn(2)
    await checkIn(2)
    const { nextCursor } = await list('group=tasks&limit=1')
    const { body } = await backend().ask<Schemas['Problem']>(`/me/points/entries?group=gifts&cursor=${nextCursor}`, asMember())
    expect(body.code).toBe('CURSOR_INVALID')
  })

  it('counts all entries only where nothing is left out', async () => {
    await checkIn(2)
    expect([(await list('')).total, (await list('flow=in')).total]).toEqual([2, null])
  })
})
