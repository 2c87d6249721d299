import { randomUUID } from 'node:crypto'
import type { components } from '../../contract/types.gen'
import { purchaseAccrual } from '../../loyalty/accrual'
import { openAccount } from '../../server/ledger/account'
import { post } from '../../server/ledger/post'
import { upkeep } from '../../server/ledger/upkeep'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
type MyTier = { progress: Schemas['TierProgress']; keep: Schemas['KeepPlan'] | null; history: Schemas['TierChange'][]; occasion: Schemas['Occasion']; taskGrowth: number; rule: Schemas['RuleVersion'] }
const backend = useBackend()
const start = Date.parse('2026-11-20T04:00:00Z')
let member: Session

/** Sessions last 30 days; these stories go on for years. */
const token = (role: string, sub: string) => backend().app.jwt.sign({ sub, role, exp: Math.floor(backend().clock.ms / 1000) + 60 })
const buy = async (fen: number) => {
  const staff = await backend().staff()
  return backend().buy(staff, member, fen)
}
const myTier = async () => (await backend().ask<MyTier>('/me/tier', { token: token('member', member.subjectId) })).body
const setGrowth = async (growth: number) => {
  const { context } = backend()
  await context.db.transaction().execute(async (tx) => {
    const account = await openAccount(tx, context, member.subjectId, 'NOT_FOUND')
    const nothing = { points: 0, receipt: [], postings: [], movements: [] }
    const cause = { kind: 'adjustment', source: 'goodwill', sourceId: randomUUID(), rule: 'adjustment', label: null } as const
    await post(tx, context, account, { ...cause, ...nothing, occurredAt: context.now(), ruleVersion: 1, growth: growth - account.growth })
  })
}

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
})

it.each([
  ['leaf', 30_000],
  ['ear', 120_000],
  ['barn', 300_000],
  ['grain-full', 800_000],
])('%s is reached by spending %i fen, and by not a fen less', async (tierId, fen) => {
  await buy(fen - 1)
  expect((await myTier()).progress.current.tierId).not.toBe(tierId)
  await buy(1)
  const { progress, history } = await myTier()
  expect(progress.current.tierId).toBe(tierId)
  expect(history[0]).toMatchObject({ tierId, reason: 'spend' })
  expect(progress.validUntil).toBe('2027-11-20T16:00:00.000Z')
})

it.each([
  [299, 'sprout'],
  [300, 'leaf'],
  [301, 'leaf'],
  [999, 'leaf'],
  [1000, 'ear'],
  [2399, 'ear'],
  [2400, 'barn'],
  [5999, 'barn'],
  [6000, 'grain-full'],
])('growth of %i is enough for %s', async (growth, tierId) => {
  await setGrowth(growth - 1)
  await buy(200)
  const { progress, history } = await myTier()
  expect([progress.growth, progress.current.tierId]).toEqual([growth, tierId])
  if (tierId !== 'sprout') expect(history[0].reason).toBe('growth')
})

it('shows both roads, the nearer first, and none at the top', async () => {
  await buy(29_000)
  expect((await myTier()).progress.tracks).toEqual([
    { kind: 'spend', value: 29_000, target: 30_000, remaining: 1000, percent: 96 },
    { kind: 'growth', value: 145, target: 300, remaining: 155, percent: 48 },
  ])
  await buy(800_000)
  expect((await myTier()).progress).toMatchObject({ next: null, tracks: [] })
})

it('forgets spending after twelve months to the day', async () => {
  await buy(5000)
  backend().clock.ms = Date.parse('2027-11-19T04:00:00Z')
  expect((await myTier()).progress.spendFen).toBe(5000)
  backend().clock.ms = Date.parse('2027-11-20T04:00:00Z')
  expect((await myTier()).progress.spendFen).toBe(0)
})

describe('at the end of its term', () => {
  beforeEach(async () => {
    await buy(120_000)
    expect((await myTier()).progress).toMatchObject({ current: { tierId: 'ear' }, keepsTier: false })
  })
  const end = Date.parse('2027-11-20T16:00:00Z')

  it('a tier is kept when the last twelve months suffice again', async () => {
    backend().clock.ms = Date.parse('2027-06-01T04:00:00Z')
    await buy(120_000)
    expect((await myTier()).progress.keepsTier).toBe(true)
    backend().clock.ms = end
    const { progress, history } = await myTier()
    expect(progress).toMatchObject({ current: { tierId: 'ear' }, validUntil: '2028-11-20T16:00:00.000Z' })
    expect(history[0]).toMatchObject({ tierId: 'ear', reason: 'renewed', at: '2027-11-20T16:00:00.000Z' })
  })

  it('a tier stays for the grace of 30 days, then goes one step down, whether the job ran or not', async () => {
    const graceEnd = end + 30 * 86_400_000
    backend().clock.ms = graceEnd - 1
    await upkeep(backend().context)
    expect((await myTier()).progress.current.tierId).toBe('ear')
    backend().clock.ms = graceEnd
    const before = await myTier()
    await upkeep(backend().context)
    expect(await myTier()).toEqual(before)
    expect(before.progress).toMatchObject({ current: { tierId: 'leaf' }, since: '2027-12-20T16:00:00.000Z' })
    expect(before.history[0]).toMatchObject({ tierId: 'leaf', reason: 'lowered', at: '2027-12-20T16:00:00.000Z' })
  })

  it('what keeps it is told for the day it ends: both roads as they will stand then, and where it would go', async () => {
    // Bought with the first day of the term: the window will have left it behind by the end.
    expect((await myTier()).keep).toEqual({
      kept: false,
      lastDay: '2027-11-20',
      daysLeft: 365,
      graceDays: 30,
      tracks: [
        { kind: 'growth', value: 600, target: 1000, remaining: 400, percent: 60 },
        { kind: 'spend', value: 0, target: 120_000, remaining: 120_000, percent: 0 },
      ],
      fallsTo: expect.objectContaining({ tierId: 'leaf' }),
    })
    backend().clock.ms = start + 2 * 86_400_000
    await buy(119_999 - 40_000)
    const { keep } = await myTier()
    expect(keep).toMatchObject({ kept: false, tracks: [{ kind: 'growth', value: 999, remaining: 1 }, { kind: 'spend', value: 79_999 }] })
    await buy(200)
    expect(await myTier()).toMatchObject({ keep: { kept: true, fallsTo: null }, progress: { keepsTier: true, graceUntil: null } })
  })

  it('the grace begins at the instant the term ends, is told with its end, and ends in one step down', async () => {
    backend().clock.ms = end - 1
    expect(await myTier()).toMatchObject({ progress: { graceUntil: null }, keep: { lastDay: '2027-11-20', daysLeft: 0, fallsTo: { tierId: 'leaf' } } })
    backend().clock.ms = end
    expect(await myTier()).toMatchObject({
      progress: { current: { tierId: 'ear' }, keepsTier: false, graceUntil: '2027-12-20T16:00:00.000Z' },
      keep: { kept: false, lastDay: '2027-12-20', daysLeft: 29, fallsTo: { tierId: 'leaf' } },
    })
    expect((await backend().ask<Schemas['Home']>('/me/home', { token: token('member', member.subjectId) })).body.progress?.graceUntil).toBe('2027-12-20T16:00:00.000Z')
    const graceEnd = end + 30 * 86_400_000
    backend().clock.ms = graceEnd - 1
    expect(await myTier()).toMatchObject({ progress: { current: { tierId: 'ear' } }, keep: { daysLeft: 0 } })
    backend().clock.ms = graceEnd
    expect(await myTier()).toMatchObject({ progress: { current: { tierId: 'leaf' }, graceUntil: null, keepsTier: true }, keep: { lastDay: '2028-12-21', fallsTo: null } })
  })

  it('the top tier too goes down one step, however little is left', async () => {
    await buy(800_000)
    const { progress } = await myTier()
    await setGrowth(0)
    backend().clock.ms = Date.parse(progress.validUntil as string) + 30 * 86_400_000 - 1
    expect(await myTier()).toMatchObject({ progress: { current: { tierId: 'grain-full' } }, keep: { fallsTo: { tierId: 'barn' } } })
    backend().clock.ms += 1
    expect((await myTier()).progress.current.tierId).toBe('barn')
  })

  it('a purchase during the grace keeps the tier', async () => {
    backend().clock.ms = end + 86_400_000
    await buy(120_000)
    expect((await myTier()).history[0]).toMatchObject({ tierId: 'ear', reason: 'renewed' })
    expect((await myTier()).progress.validUntil).toBe('2028-11-20T16:00:00.000Z')
  })

  it('years away lower it step by step, each dated when it fell due', async () => {
    await setGrowth(0)
    backend().clock.ms = Date.parse('2032-01-01T00:00:00Z')
    const { progress, history } = await myTier()
    expect(progress).toMatchObject({ current: { tierId: 'sprout' }, validUntil: null })
    expect(history.map(({ tierId, reason }) => [tierId, reason])).toEqual([
      ['sprout', 'lowered'],
      ['leaf', 'lowered'],
      ['ear', 'spend'],
      ['sprout', 'joined'],
    ])
    await upkeep(backend().context)
    expect((await myTier()).history).toEqual(history)
  })
})

it('the first tier has nothing to keep', async () => {
  expect(await myTier()).toMatchObject({ keep: null, progress: { keepsTier: true, graceUntil: null, spendMonths: 12 } })
})

it('tells what a purchase would earn as the server itself reckons it', async () => {
  await buy(20_000)
  const { rule, occasion, progress, taskGrowth } = await myTier()
  expect(occasion).toEqual({ orderNumber: 2, memberDays: 0, birthday: null, day: '2026-11-20', today: { points: 400, purchaseGrowth: 100, behaviourGrowth: 0 } })
  expect(taskGrowth).toBeGreaterThan(0)
  const asked = { token: token('member', member.subjectId) }
  for (const paidFen of [1, 99, 100, 3333, 99_999, 100_000, 10_000_000]) {
    const { body } = await backend().ask<{ points: number; growth: number; receipt: unknown }>(`/me/points/preview?paidFen=${paidFen}`, asked)
    const { points, growth, lines } = purchaseAccrual(paidFen, { ...occasion, tier: progress.current }, rule)
    expect(body).toMatchObject({ points, growth, receipt: lines })
  }
})
