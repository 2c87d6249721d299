import type { components } from '../../contract/types.gen'
import { addDays, startOfDay } from '../../loyalty/calendar'
import { openAccount } from '../../server/ledger/account'
import { spend } from '../../server/ledger/spend'
import { upkeep } from '../../server/ledger/upkeep'
import { tellNotices } from '../../server/notices'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
type Page = Schemas['NoticePage']

const backend = useBackend()
const start = Date.parse('2026-11-20T04:00:00Z')
/** The welcome points: 100, usable to the end of the sixth month. */
const lastDay = '2027-05-31'
let member: Session
let staff: Session

/** Sessions last 30 days; these stories go on for years. */
const token = (session: Session) => backend().app.jwt.sign({ sub: session.subjectId, role: session.role, exp: Math.floor(backend().clock.ms / 1000) + 60 })
const list = async (query = '') => (await backend().ask<Page>(`/me/notices${query}`, { token: token(member) })).body
const about = async () => (await list()).notices.map((notice) => notice.about)
const buy = (fen: number) => backend().buy({ ...staff, token: token(staff) }, member, fen)
/** Noon, so many days before a day ends the matter. */
const goTo = (day: string, daysBefore = 0) => {
  backend().clock.ms = startOfDay(addDays(day, -daysBefore), 480) + 12 * 3_600_000
}
const run = () => upkeep(backend().context)
const spendPoints = (points: number) => {
  const { context } = backend()
  return context.db.transaction().execute(async (tx) => {
    const account = await openAccount(tx, context, member.subjectId, 'NOT_FOUND')
    await spend(tx, context, account, { sourceId: context.newId(), label: null, points })
  })
}
const rows = () => backend().context.db.selectFrom('notice').selectAll().where('member_id', '=', member.subjectId).execute()

beforeEach(async () => {
  backend().clock.ms = start
  // Told once a day, and every story has the same days.
  await backend().context.db.deleteFrom('setting').where('name', '=', 'notices-told-on').execute()
  member = await backend().member()
  staff = await backend().staff()
})

describe('points that are going to lapse', () => {
  it.each([
    [61, []],
    [60, [60]],
    [59, [60]],
    [31, [60]],
    [30, [30]],
    [8, [30]],
    [7, [7]],
    [0, [7]],
    [-1, []],
  ])('are told with %i days left by the notice of %p days', async (daysLeft, stages) => {
    goTo(lastDay, daysLeft)
    await run()
    expect((await rows()).map(({ stage, points }) => [stage, points])).toEqual(stages.map((stage) => [stage, 100]))
  })

  it('are told three times in all, and stand in the inbox once', async () => {
    for (let daysLeft = 63; daysLeft >= 0; daysLeft -= 1) {
      goTo(lastDay, daysLeft)
      await run()
      await run()
    }
    expect((await rows()).map(({ stage }) => stage).sort()).toEqual([30, 60, 7])
    expect((await list()).notices).toMatchObject([{ read: false, outcome: null, about: { kind: 'points_expiring', points: 100, pointsNow: 100, lastDay, daysLeft: 0 } }])
  })

  it('are told once by two servers, though neither knows of the other', async () => {
    goTo(lastDay, 60)
    const { context } = backend()
    await Promise.all([tellNotices(context), tellNotices({ ...context }), tellNotices({ ...context })])
    expect(await rows()).toHaveLength(1)
  })

  it('are told of no more once they are spent, and what was told says that none lapsed', async () => {
    goTo(lastDay, 60)
    await run()
    await spendPoints(100)
    expect((await list()).notices).toMatchObject([{ outcome: 'used', about: { points: 100, pointsNow: 0 } }])
    goTo(lastDay, 30)
    await run()
    expect(await rows()).toHaveLength(1)
    goTo(lastDay, -1)
    await run()
    expect((await list()).notices).toMatchObject([{ outcome: 'used', about: { daysLeft: -1 } }])
  })

  it('say how many are left when a part was spent, and how many lapsed in the end, before the job comes by and after', async () => {
    goTo(lastDay, 60)
    await run()
    await spendPoints(30)
    expect((await list()).notices).toMatchObject([{ outcome: null, about: { points: 100, pointsNow: 70 } }])
    goTo(lastDay, -1)
    const before = await list()
    expect(before.notices).toMatchObject([{ outcome: 'lapsed', about: { pointsNow: 70 } }])
    await run()
    expect(await list()).toEqual(before)
  })
})

describe('a tier', () => {
  /** 金穗 from the first day on, to the end of that day a year later. */
  const termEnds = '2027-11-20'
  const change = { kind: 'tier_changed', tierName: '金穗', fromTierName: '新芽', reason: 'spend' }

  it('that was raised is told at once', async () => {
    await buy(120_000)
    expect((await list()).notices).toMatchObject([{ read: false, outcome: null, about: change }])
  })

  it('that a refund takes back is told too', async () => {
    const purchase = await buy(120_000)
    backend().clock.ms += 60_000
    await backend().refund({ ...staff, token: token(staff) }, purchase, 120_000)
    expect(await about()).toMatchObject([{ kind: 'tier_changed', tierName: '新芽', fromTierName: '金穗', reason: 'refund' }, change])
  })

  it.each([
    [61, []],
    [60, [60]],
    [31, [60]],
    [30, [30]],
    [8, [30]],
    [7, [7]],
    [0, [7]],
    [-1, [0]],
    [-30, [0]],
    [-31, []],
  ])('that is not kept is told with %i days left by the notice of %p days', async (daysLeft, stages) => {
    await buy(120_000)
    goTo(termEnds, daysLeft)
    await run()
    expect((await rows()).filter(({ topic }) => topic === 'tier').map(({ stage }) => stage)).toEqual(stages)
  })

  it('is never lowered in silence: three reminders, the grace, then the step down', async () => {
    await buy(120_000)
    const seen: unknown[] = []
    for (const daysLeft of [60, 30, 7, -1, -31]) {
      goTo(termEnds, daysLeft)
      await run()
      const [{ outcome, about: told }] = (await list()).notices.filter(({ about: { kind } }) => kind.startsWith('tier'))
      seen.push([told.kind, 'lastDay' in told && told.lastDay, outcome])
    }
    const reminder = ['tier_ending', termEnds, null]
    expect(seen).toEqual([reminder, reminder, reminder, ['tier_grace', '2027-12-20', null], ['tier_changed', false, null]])
    expect(await about()).toMatchObject([{ reason: 'lowered', tierName: '青叶', fromTierName: '金穗' }, { kind: 'tier_grace' }, change])
    expect((await list()).notices[1].outcome).toBe('ended')
  })

  it('that is kept after all is told of no more, and what was told says so', async () => {
    await buy(120_000)
    goTo(termEnds, 60)
    await run()
    await buy(120_000)
    expect((await list()).notices[0]).toMatchObject({ outcome: 'kept', about: { kind: 'tier_ending' } })
    goTo(termEnds, 30)
    await run()
    expect((await rows()).filter(({ topic }) => topic === 'tier')).toHaveLength(1)
    goTo(termEnds, -1)
    await run()
    expect((await list()).notices.find(({ about: { kind } }) => kind === 'tier_ending')?.outcome).toBe('kept')
  })

  it('that is kept during the grace has its notice say so', async () => {
    await buy(120_000)
    goTo(termEnds, -3)
    await run()
    await buy(120_000)
    expect((await list()).notices[0]).toMatchObject({ outcome: 'kept', about: { kind: 'tier_grace', tierName: '金穗' } })
  })
})
