import { ruleVersions } from '../../brand/rules'
import type { components } from '../../contract/types.gen'
import { upkeep } from '../../server/ledger/upkeep'
import { useBackend } from './backend'
import type { Session } from './backend'

type Page = components['schemas']['NoticePage']
const start = Date.parse('2026-11-20T04:00:00Z')

describe('a rule version that is announced', () => {
  const newest = ruleVersions[ruleVersions.length - 1]
  const effectiveAt = '2026-12-31T16:00:00.000Z'
  const announced = { ...newest, version: newest.version + 1, effectiveAt }
  const announcing = useBackend({ rules: [...ruleVersions, announced] })
  const told = async ({ token }: Session) => (await announcing().ask<Page>('/me/notices', { token })).body.notices
  const run = () => upkeep(announcing().context)
  const news = { about: { kind: 'rules_announced', version: announced.version, effectiveAt } }

  it('is told to everybody by one row, to who joins before it too, and says when it has begun', async () => {
    announcing().clock.ms = start
    const early = await announcing().member()
    await run()
    await run()
    announcing().pass(20)
    const later = await announcing().member()
    for (const session of [early, later]) expect(await told(session)).toMatchObject([{ ...news, read: false, outcome: null }])
    announcing().clock.ms = Date.parse(effectiveAt)
    expect(await told(later)).toMatchObject([{ ...news, outcome: 'in_force' }])
  })

  it('is no news to who joins under it', async () => {
    const late = await announcing().member()
    expect(await told(late)).toEqual([])
    expect((await announcing().home(late)).unreadNotices).toBe(0)
  })

  it('that will not begin then any more says so', async () => {
    const { context } = announcing()
    context.rules = [...ruleVersions, { ...announced, effectiveAt: '2027-02-28T16:00:00Z' }]
    announcing().clock.ms = Date.parse(effectiveAt) - 1
    const member = await announcing().member()
    await run()
    expect(await told(member)).toMatchObject([{ outcome: null, about: { effectiveAt: '2027-02-28T16:00:00.000Z' } }, { outcome: 'withdrawn', about: { effectiveAt } }])
  })
})

describe('the inbox', () => {
  const backend = useBackend()
  let member: Session
  /** Sessions last 30 days; these stories go on for half a year. */
  const token = () => backend().app.jwt.sign({ sub: member.subjectId, role: member.role, exp: Math.floor(backend().clock.ms / 1000) + 60 })
  const list = async (query = '') => (await backend().ask<Page>(`/me/notices${query}`, { token: token() })).body
  const read = (upTo: string, key?: string) => backend().ask<{ unread: number }>('/me/notices/read', { token: token(), body: { upTo }, key })
  const unread = async () => (await backend().home({ ...member, token: token() })).unreadNotices
  /** The welcome points lapse with the end of 31 May; this is so many days before. */
  const comeTo = async (daysBefore: number) => {
    backend().clock.ms = Date.parse('2027-05-31T04:00:00Z') - daysBefore * 86_400_000
    await upkeep(backend().context)
  }

  beforeEach(async () => {
    backend().clock.ms = start
    await backend().context.db.deleteFrom('setting').where('name', '=', 'notices-told-on').execute()
    member = await backend().member()
    const staff = await backend().staff()
    await backend().buy(staff, member, 30_000)
    backend().clock.ms += 60_000
    await backend().buy(staff, member, 90_000)
    await comeTo(60)
  })

  it('counts on the first screen what has not been seen, and counts down when it has', async () => {
    const before = await unread()
    const { notices } = await list()
    expect(before).toBe(notices.length)
    expect(notices.every((notice) => !notice.read)).toBe(true)
    expect((await read(notices[1].noticeId)).body).toEqual({ unread: 1 })
    expect(await unread()).toBe(1)
    expect((await list()).notices.map((notice) => notice.read)).toEqual(notices.map((_, i) => i > 0))
    await read(notices[0].noticeId)
    expect(await unread()).toBe(0)
    await comeTo(30)
    expect(await unread()).toBe(1)
  })

  it('does not become unread again by an older notice', async () => {
    const { notices } = await list()
    await read(notices[0].noticeId)
    expect((await read(notices[notices.length - 1].noticeId)).body).toEqual({ unread: 0 })
  })

  it('takes the same key twice, and a notice that a nearer one has replaced meanwhile', async () => {
    const [{ noticeId }] = (await list()).notices
    await comeTo(30)
    const first = await read(noticeId, 'the-same-key')
    expect(first).toMatchObject({ status: 201, body: { unread: 1 } })
    expect((await read(noticeId, 'the-same-key')).body).toEqual(first.body)
  })

  it('does not know the notices of others', async () => {
    const [{ noticeId }] = (await list()).notices
    member = await backend().member()
    expect((await read(noticeId)).status).toBe(404)
  })

  it('comes in pages, newest first, none left out and none twice', async () => {
    const { notices, nextCursor } = await list()
    expect(nextCursor).toBeNull()
    const ids: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = await list(`?limit=1${cursor && `&cursor=${cursor}`}`)
      ids.push(...page.notices.map(({ noticeId }) => noticeId))
      cursor = page.nextCursor
    }
    expect(ids).toEqual(notices.map(({ noticeId }) => noticeId))
    expect([...ids].sort().reverse()).toEqual(ids)
  })

  it('refuses a cursor it did not give', async () => {
    const { body } = await backend().ask<components['schemas']['Problem']>('/me/notices?cursor=nonsense', { token: token() })
    expect(body.code).toBe('CURSOR_INVALID')
  })
})
