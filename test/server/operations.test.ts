import { programme } from '../../brand/programme'
import { ruleVersions } from '../../brand/rules'
import type { components } from '../../contract/types.gen'
import { useBackend } from './backend'

type Schemas = components['schemas']
const backend = useBackend()
const consent = { version: programme.consentVersion }

describe('the programme, open to everybody', () => {
  it('says that server and database are well', async () => {
    const { status, body, headers } = await backend().ask('/health')
    expect([status, body]).toEqual([200, { status: 'ok', database: backend().database.engine, demo: true }])
    expect(headers['server-time']).toBe('2026-11-20T04:00:00.000Z')
  })

  it('checks the laws of the ledger', async () => {
    const { body } = await backend().ask<{ ok: boolean; invariants: unknown[] }>('/health/ledger')
    expect(body.ok).toBe(true)
    expect(body.invariants.length).toBeGreaterThanOrEqual(12)
  })

  it('shows the ladder with the benefits of each tier', async () => {
    const { body } = await backend().ask<{ name: string; ladder: { tier: Schemas['Tier']; benefits: unknown[] }[] }>('/programme')
    expect(body.name).toBe(programme.name)
    expect(body.ladder.map(({ tier }) => tier.name)).toEqual(['新芽', '青叶', '金穗', '满仓', '小满'])
    expect(body.ladder[4].benefits.length).toBeGreaterThan(0)
  })

  it('shows every rule version, newest first, and which is in force', async () => {
    const { body } = await backend().ask<{ active: number; versions: Schemas['RuleVersion'][] }>('/programme/rules')
    expect(body.active).toBe(3)
    expect(body.versions).toEqual([...ruleVersions].reverse())
  })

  it('lists the demo people', async () => {
    const { body } = await backend().ask<{ people: Schemas['DemoPerson'][] }>('/demo/people')
    expect(body.people.map(({ handle }) => handle)).toContain('lin-jianxi')
  })

  it('shows a first screen that invites, without a login', async () => {
    const { body } = await backend().ask<Schemas['Home']>('/me/home')
    expect(body).toMatchObject({ member: null, points: null, progress: null, invitation: { welcomePoints: 100, welcomePointsValidMonths: 6 } })
    expect(body.benefits.everyone.length).toBeGreaterThan(0)
    expect(body.benefits.next).toBeNull()
  })
})

describe('joining', () => {
  it('makes a visitor a member with the welcome points, and keeps the id', async () => {
    const visitor = await backend().visitor()
    expect(visitor.role).toBe('visitor')
    expect((await backend().ask('/me', { token: visitor.token })).body).toEqual({ member: null })
    const { status, body } = await backend().ask<Schemas['Joined']>('/members', { token: visitor.token, body: { consent, channel: 'package_card', nickname: ' 小满 ' } })
    expect(status).toBe(201)
    expect(body).toMatchObject({ welcomePoints: 100, alreadyMember: false, session: { role: 'member', subjectId: visitor.subjectId, displayName: '小满' } })
    expect(body.member).toMatchObject({ memberId: visitor.subjectId, displayName: '小满', daysTogether: 1 })
    expect(body.member.phoneMasked).toMatch(/^139\*{4}\d{4}$/)
    const home = await backend().home(body.session)
    expect(home).toMatchObject({ invitation: null, points: { available: 100, worthFen: 100 }, progress: { current: { tierId: 'sprout' }, validUntil: null, keepsTier: true } })
  })

  it('gives a second join the same membership and no second welcome', async () => {
    const member = await backend().member()
    const { body } = await backend().ask<Schemas['Joined']>('/members', { token: member.token, body: { consent, channel: 'app' } })
    expect(body).toMatchObject({ alreadyMember: true, welcomePoints: 0, member: { memberId: member.subjectId } })
    expect((await backend().home(member)).points?.available).toBe(100)
  })

  it('gives the welcome points once when two joins arrive at once', async () => {
    const { token } = await backend().visitor()
    const answers = await Promise.all([1, 2].map(() => backend().ask<Schemas['Joined']>('/members', { token, body: { consent, channel: 'app' } })))
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers.map(({ body }) => body.welcomePoints).sort()).toEqual([0, 100])
  })

  it('refuses consent to an outdated charter, and no consent at all', async () => {
    const { token } = await backend().visitor()
    const outdated = await backend().ask<Schemas['Problem']>('/members', { token, body: { consent: { version: '2020-01' }, channel: 'app' } })
    expect([outdated.status, outdated.body.code]).toEqual([422, 'CONSENT_OUTDATED'])
    const none = await backend().ask<Schemas['Problem']>('/members', { token, body: { channel: 'app' } })
    expect([none.status, none.body.code]).toEqual([422, 'CONSENT_REQUIRED'])
  })
})

describe('a member', () => {
  it('sees points, tier, benefits and the ledger after a purchase and a refund', async () => {
    const [staff, member] = [await backend().staff(), await backend().member()]
    const purchase = await backend().buy(staff, member, 12_345)
    expect(purchase).toMatchObject({ storeName: '武康路店', points: 246, growth: 61, balanceAfter: 346, refundedFen: 0 })
    const refunded = await backend().refund(staff, purchase, 12_345)
    expect(refunded).toMatchObject({ points: -246, growth: -61, balanceAfter: 100, refundedFen: 12_345 })

    const points = await backend().ask<Schemas['Points']>('/me/points', { token: member.token })
    expect(points.body).toMatchObject({ balance: { available: 100 }, today: { earned: 0, cap: 5000 }, month: { month: '2026-11', earned: 100, used: 0, expired: 0 } })
    expect(points.body.expiries).toEqual([{ points: 100, expiresAt: '2027-05-31T16:00:00.000Z', expiresOn: '2027-05-31', daysLeft: 192 }])

    const page = await backend().ask<Schemas['LedgerPage']>('/me/points/entries', { token: member.token })
    expect(page.body.entries.map(({ kind, points: change, balanceAfter }) => [kind, change, balanceAfter])).toEqual([
      ['reversal', -246, 100],
      ['accrual', 246, 346],
      ['accrual', 100, 100],
    ])
    expect([page.body.total, page.body.nextCursor]).toEqual([3, null])

    const detail = await backend().ask<Schemas['LedgerEntryDetail']>(`/me/points/entries/${purchase.entryId}`, { token: member.token })
    expect(detail.body).toMatchObject({
      receipt: [
        { kind: 'base', points: 123, paidFen: 12_345, fenPerPoint: 100 },
        { kind: 'multiplier', reason: 'first_order', percent: 200, points: 123, exactHundredths: 24_600 },
      ],
      postings: [{ from: 'issued', to: 'available', points: 246 }],
      ruleVersion: 3,
      expiresOn: '2029-12-31',
      capToday: { used: 246, cap: 5000 },
      reversedBy: [{ entryId: refunded.entryId, points: -246 }],
      reverses: null,
    })

    const tier = await backend().ask<{ history: Schemas['TierChange'][]; rule: Schemas['RuleVersion'] }>('/me/tier', { token: member.token })
    expect(tier.body.history.map(({ reason }) => reason)).toEqual(['joined'])
    expect(tier.body.rule.ladder).toHaveLength(5)
    const benefits = await backend().ask<Schemas['BenefitGroups']>('/me/benefits', { token: member.token })
    expect(benefits.body.next?.tierName).toBe('青叶')
    expect((await backend().ask<{ member: Schemas['MemberProfile'] }>('/me', { token: member.token })).body.member.memberId).toBe(member.subjectId)
  })

  it('reads the whole ledger page by page, each entry once, also while it grows', async () => {
    const [staff, member] = [await backend().staff(), await backend().member()]
    for (let i = 0; i < 7; i += 1) await backend().buy(staff, member, 1000 + i * 100)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { body: Schemas['LedgerPage'] } = await backend().ask(`/me/points/entries?limit=3${cursor ? `&cursor=${cursor}` : ''}`, { token: member.token })
      seen.push(...page.body.entries.map(({ entryId }) => entryId))
      cursor = page.body.nextCursor
      if (seen.length === 3) await backend().buy(staff, member, 5000)
    } while (cursor)
    expect([seen.length, new Set(seen).size]).toEqual([8, 8])
  })

  it('filters what came in and what went out', async () => {
    const [staff, member] = [await backend().staff(), await backend().member()]
    await backend().refund(staff, await backend().buy(staff, member, 8000), 1000)
    const flow = async (which: string) => (await backend().ask<Schemas['LedgerPage']>(`/me/points/entries?flow=${which}`, { token: member.token })).body.entries.map(({ points }) => Math.sign(points))
    expect(await flow('in')).toEqual([1, 1])
    expect(await flow('out')).toEqual([-1])
  })

  it('gets 304 without a body while the first screen is unchanged', async () => {
    const [staff, member] = [await backend().staff(), await backend().member()]
    const first = await backend().ask('/me/home', { token: member.token })
    const etag = first.headers.etag as string
    const again = await backend().ask('/me/home', { token: member.token, headers: { 'if-none-match': etag } })
    expect([again.status, again.body, again.headers['server-time']]).toEqual([304, null, '2026-11-20T04:00:00.000Z'])
    await backend().buy(staff, member, 5000)
    expect((await backend().ask('/me/home', { token: member.token, headers: { 'if-none-match': etag } })).status).toBe(200)
  })

  it('sees nobody else’s entries', async () => {
    const [staff, member, other] = [await backend().staff(), await backend().member(), await backend().member()]
    const { entryId } = await backend().buy(staff, member, 5000)
    expect((await backend().ask(`/me/points/entries/${entryId}`, { token: other.token })).status).toBe(404)
  })
})
