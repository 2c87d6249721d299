import { demoMarketplaceOrders, demoOldCards, demoTaken } from '../../brand/demo'
import { tasks } from '../../brand/tasks'
import { withPassingTasks } from '../../server/demo/passing-tasks'
import { seedDemo } from '../../server/demo/seed'
import type { components } from '../../contract/types.gen'
import { Backend } from './backend'
import type { Session } from './backend'
import { isPostgres } from './engine'
import { brokenStocks } from './mall'

type Schemas = components['schemas']
type MyTier = { progress: Schemas['TierProgress']; history: Schemas['TierChange'][] }

// The story is told backwards from the day it is told on: an ordinary day, a leap of months, a month's last and first day.
const days = ['2026-11-21T04:00:00Z', '2027-07-31T10:00:00Z', '2028-03-01T00:10:00Z']

// The days are a matter of the story, not of the engine: one is enough for PostgreSQL.
describe.each(isPostgres ? days.slice(0, 1) : days)('the demo as seen on %s', (today) => {
  let backend: Backend
  const as = async (person: string) => (await backend.ask<Session>('/sessions', { body: { provider: 'demo', person } })).body

  beforeAll(async () => {
    backend = await Backend.start()
    backend.clock.ms = Date.parse(today)
    backend.context.tasks = withPassingTasks(tasks, backend.clock.ms)
    await seedDemo(backend.context)
  }, 180_000)
  afterAll(() => backend.close())

  it('keeps every law of the ledger', async () => {
    expect(await backend.brokenLaws()).toEqual([])
  })

  it('has a visitor who has not joined', async () => {
    expect(await as('visitor')).toMatchObject({ role: 'visitor', displayName: '访客' })
  })

  it('has 何苗, three days a member', async () => {
    const home = await backend.home(await as('he-miao'))
    expect(home).toMatchObject({ member: { displayName: '何苗', daysTogether: 4, phoneMasked: '138****0002' }, progress: { current: { name: '新芽' } } })
    expect(home.points?.available).toBe(172)
  })

  it('has cards to try, one for each way it can go, and 何苗 has joined with hers', async () => {
    const { packageCards } = (await backend.ask<{ packageCards: { code: string; note: string }[] }>('/demo/people')).body
    const stands = async (who?: string) => {
      const token = who && (await as(who)).token
      return Promise.all(packageCards.map(async ({ code }) => (await backend.ask<Schemas['PackageCard']>(`/package-cards/${code}`, { token })).body.state))
    }
    expect(await stands()).toEqual(['open', 'open', 'open', 'taken', 'expired', 'voided', 'not_yet'])
    expect(await stands('he-miao')).toEqual(['open', 'open', 'open', 'mine', 'expired', 'voided', 'not_yet'])
    const { body } = await backend.ask<Schemas['PackageCard']>(`/package-cards/${packageCards[3].code}`)
    expect(body.claimedBy).toBe('0002')
    const wallet = await backend.ask<{ usable: Schemas['Coupon'][] }>('/me/coupons', { token: (await as('he-miao')).token })
    expect(wallet.body.usable.filter(({ source }) => source === 'package_card').map(({ name }) => name).sort()).toEqual(['桂花乌龙试饮装', '满 99 减 12'])
  })

  it('has a task of 林见溪 in each state, and a challenge under way', async () => {
    const { token } = await as('lin-jianxi')
    const { body } = await backend.ask<Schemas['TaskBoard']>('/me/tasks', { token })
    expect(new Set(body.tasks.map(({ state }) => state))).toEqual(new Set(['claimable', 'in_progress', 'available', 'sold_out', 'expired', 'claimed']))
    expect(body.challenges.map(({ taskId }) => taskId)).toContain('winter-table')
    expect(body.towardsTier).not.toBeNull()
  })

  it('has 林见溪, 金穗 and close to 满仓 on both roads, with points about to lapse', async () => {
    const session = await as('lin-jianxi')
    const { member, points, progress } = await backend.home(session)
    expect(member).toMatchObject({ displayName: '林见溪', daysTogether: 614 })
    expect(points?.available).toBeGreaterThanOrEqual(2500)
    expect(points?.available).toBeLessThanOrEqual(2900)
    expect(points?.expiringNext?.points).toBe(200)
    expect(points?.expiringNext?.daysLeft).toBeGreaterThanOrEqual(25)
    expect(points?.expiringNext?.daysLeft).toBeLessThan(60)
    expect(progress).toMatchObject({ current: { name: '金穗' }, next: { name: '满仓' } })
    for (const track of progress?.tracks ?? []) expect(track.percent).toBeGreaterThanOrEqual(80)
    const { history } = (await backend.ask<MyTier>('/me/tier', { token: session.token })).body
    expect(history.map(({ tierId }) => tierId)).toEqual(['ear', 'leaf', 'sprout'])
  })

  it('has more than 300 entries of hers, of every everyday kind, and every receipt adds up', async () => {
    const { token } = await as('lin-jianxi')
    const entries: Schemas['LedgerEntry'][] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Schemas['LedgerPage'] = (await backend.ask<Schemas['LedgerPage']>(`/me/points/entries?limit=100${cursor && `&cursor=${cursor}`}`, { token })).body
      entries.push(...page.entries)
      cursor = page.nextCursor
    }
    expect(entries.length).toBeGreaterThan(300)
    expect([...new Set(entries.map(({ source }) => source))].sort()).toEqual(['campaign', 'check_in', 'donation', 'expiry', 'hold', 'monthly_bonus', 'purchase', 'redemption', 'refund', 'task', 'welcome'])
    const odd = entries.filter(({ occurredAt }, i) => i > 0 && occurredAt > entries[i - 1].occurredAt)
    expect(odd).toEqual([])
    for (const { entryId, points } of entries.filter((_, i) => i % 10 === 0)) {
      const { body } = await backend.ask<Schemas['LedgerEntryDetail']>(`/me/points/entries/${entryId}`, { token })
      expect(body.receipt.reduce((sum, line) => sum + line.points, 0)).toBe(points)
    }
  })

  it('has a certificate and a partner’s code of 林见溪, and a project that many have given to', async () => {
    const { token } = await as('lin-jianxi')
    const { redemptions } = (await backend.ask<{ redemptions: Schemas['Redemption'][] }>('/me/redemptions', { token })).body
    expect(redemptions.flatMap(({ certificate }) => certificate ?? [])).toEqual([expect.objectContaining({ points: 100, matchedPoints: 100 })])
    expect(redemptions.flatMap(({ partner }) => partner?.name ?? [])).toEqual(['云上航空'])
    const { rewards } = (await backend.ask<{ rewards: Schemas['Reward'][] }>('/rewards', { token })).body
    expect(rewards.find(({ rewardId }) => rewardId === 'book-room')?.donation).toMatchObject({ donors: 20, raisedPoints: 6800 })
  })

  it('has redemptions of 林见溪 at every place on their way, and scarce things that are nearly or quite gone', async () => {
    const { token } = await as('lin-jianxi')
    const { redemptions } = (await backend.ask<{ redemptions: Schemas['Redemption'][] }>('/me/redemptions', { token })).body
    expect([...new Set(redemptions.map(({ state }) => state))].sort()).toEqual(['cancelled', 'collected', 'delivered', 'done', 'preparing', 'ready', 'reserved', 'shipped'])
    const { rewards } = (await backend.ask<{ rewards: Schemas['Reward'][] }>('/rewards', { token })).body
    const left = (rewardId: string) => rewards.find((reward) => reward.rewardId === rewardId)?.stock?.left
    expect([left('saucers'), left('sachet'), left('painted-cup')]).toEqual([38, 5, 0])
    expect(await brokenStocks(backend.context)).toHaveLength(Object.keys(demoTaken).length)
  })

  it('has a gift for 林见溪 to choose, and enough members to say how rare a tier is', async () => {
    const { token } = await as('lin-jianxi')
    const { gifts, recommended } = (await backend.ask<Schemas['MyBenefits']>('/me/benefits', { token })).body
    expect(gifts).toEqual([expect.objectContaining({ giftId: 'ear-birthday', open: true, chosenOptionId: null })])
    expect(recommended?.map(({ reason }) => reason)).toEqual(['expiring_points', 'near_next_tier', 'birthday_soon'])
    const { ladder } = (await backend.ask<{ ladder: { memberPercent: number | null }[] }>('/programme')).body
    expect(ladder.map(({ memberPercent }) => memberPercent)).toEqual([100, 41, 22, 7, 4])
  })

  it('has a monthly board on which 林见溪 has a place among others, and 何苗 is not', async () => {
    // Yesterday's month: on the first of a month nobody has a place in it yet.
    const month = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 7)
    const board = async (person: string) => (await backend.ask<Schemas['Leaderboard']>(`/me/leaderboard?month=${month}`, { token: (await as(person)).token })).body
    const hers = await board('lin-jianxi')
    expect(hers).toMatchObject({ few: false, shown: true, me: { name: '林**', listed: true, place: expect.any(Number) } })
    expect(hers.rows.filter(({ mine }) => mine)).toHaveLength(1)
    expect(hers.rows.length).toBeGreaterThan(12)
    expect(await board('he-miao')).toMatchObject({ shown: false, rows: [] })
  })

  it('has 苏禾, 金穗 in the grace after its term, who is told what keeps it and where it would go', async () => {
    const { token } = await as('su-he')
    const { progress, keep } = (await backend.ask<MyTier & { keep: Schemas['KeepPlan'] }>('/me/tier', { token })).body
    expect(progress).toMatchObject({ current: { name: '金穗' }, keepsTier: false, graceUntil: expect.any(String), boost: { tier: { name: '满仓' } } })
    expect(keep).toMatchObject({ kept: false, fallsTo: { name: '青叶' } })
    expect(keep.daysLeft).toBeGreaterThanOrEqual(5)
    expect(keep.daysLeft).toBeLessThan(15)
  })

  it('has an old plastic card to be merged and an order to be claimed, and one that is too old', async () => {
    const { token } = await as('he-miao')
    const [{ number, pin, points }] = demoOldCards
    const found = await backend.ask<Schemas['MergePreview']>('/me/old-cards', { token, body: { cardNumber: number, pin } })
    expect(found.body).toMatchObject({ state: 'offered', blockedBy: [], other: { name: '尾号 7788', points } })
    const [claimed, late] = await Promise.all(
      demoMarketplaceOrders.map(({ marketplaceId, orderNumber, phoneTail }) => backend.ask<Schemas['Problem']>('/me/order-claims', { token, body: { marketplaceId, orderNumber, phoneTail } })),
    )
    expect([claimed.status, late.body.code]).toEqual([201, 'CODE_EXPIRED'])
  })

  it('has 沈晚秋 at the top, two staff and a manager', async () => {
    expect((await backend.home(await as('shen-wanqiu'))).progress).toMatchObject({ current: { name: '小满' }, next: null })
    const roles = await Promise.all(['zhou-ye', 'xu-an', 'gu-lan'].map(async (person) => (await as(person)).role))
    expect(roles).toEqual(['staff', 'staff', 'manager'])
  })

  it('is not told twice', async () => {
    const before = (await backend.ask<{ entries: number }>('/health/ledger')).body.entries
    await seedDemo(backend.context)
    expect((await backend.ask<{ entries: number }>('/health/ledger')).body.entries).toBe(before)
  })
})

describe('a demo that was cut short', () => {
  it('leaves nothing, and the next start tells all of it', async () => {
    const backend = await Backend.start()
    const context = { ...backend.context, print: (line: string) => { if (line.includes('林见溪')) throw new Error('cut') } }
    await expect(seedDemo(context)).rejects.toThrow('cut')
    expect(await backend.context.db.selectFrom('person').selectAll().execute()).toEqual([])
    await seedDemo(backend.context)
    expect(await backend.brokenLaws()).toEqual([])
    await backend.close()
  }, 180_000)

  it('is not told in a database that has people of its own', async () => {
    const backend = await Backend.start()
    await backend.member()
    await seedDemo(backend.context)
    expect((await backend.ask<{ members: number }>('/health/ledger')).body.members).toBe(1)
    expect(backend.printed.join()).toContain('not added')
    await backend.close()
  }, 60_000)
})
