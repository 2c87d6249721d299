import { randomUUID } from 'node:crypto'
import type { components } from '../../contract/types.gen'
import { openAccount } from '../../server/ledger/account'
import { post } from '../../server/ledger/post'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
const backend = useBackend()
const start = Date.parse('2026-11-20T04:00:00Z')
const day = 86_400_000
let member: Session

const token = (role: string, sub: string) => backend().app.jwt.sign({ sub, role, exp: Math.floor(backend().clock.ms / 1000) + 60 })
const mine = async () => (await backend().ask<Schemas['MyBenefits']>('/me/benefits', { token: token('member', member.subjectId) })).body
const gift = async (giftId: string) => (await mine()).gifts.find((each) => each.giftId === giftId)
const choose = (giftId: string, optionId: string, key?: string) =>
  backend().ask<Schemas['Gift'] & Schemas['Problem']>(`/me/gifts/${giftId}/choice`, { token: token('member', member.subjectId), body: { optionId }, key })
const buy = async (fen: number) => backend().buy(await backend().staff(), member, fen)
const tellBirthday = async (birthday: string) => backend().ask('/me/birthday', { token: token('member', member.subjectId), body: { birthday } })

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
})

describe('a gift that comes with a tier', () => {
  it('is not there before the tier is, and open from the purchase that reaches it', async () => {
    await buy(299_999)
    expect(await gift('barn-gift')).toBeUndefined()
    expect((await choose('barn-gift', 'tea')).body.code).toBe('NOT_FOUND')
    await buy(1)
    expect(await gift('barn-gift')).toMatchObject({
      name: '升级礼',
      tierName: '满仓',
      reason: 'reached',
      open: true,
      openedAt: '2026-11-20T04:00:00.000Z',
      lastDay: '2026-12-20',
      closesAt: '2026-12-20T16:00:00.000Z',
      chosenOptionId: null,
      defaultOptionId: 'tea',
    })
  })

  it('is chosen, and chosen anew, until the last instant; then it stands', async () => {
    await buy(300_000)
    expect((await choose('barn-gift', 'cup')).body).toMatchObject({ chosenOptionId: 'cup', open: true })
    const closes = Date.parse('2026-12-20T16:00:00Z')
    backend().clock.ms = closes - 1
    expect((await choose('barn-gift', 'pot')).status).toBe(201)
    // Opened before the deadline, tapped at it.
    backend().clock.ms = closes
    const late = await choose('barn-gift', 'cup')
    expect([late.status, late.body.code]).toEqual([409, 'CHOICE_CLOSED'])
    expect(await gift('barn-gift')).toMatchObject({ open: false, chosenOptionId: 'pot' })
  })

  it('that nobody chose for closes with nothing chosen, and the default named', async () => {
    await buy(300_000)
    backend().clock.ms = Date.parse('2026-12-20T16:00:00Z')
    expect(await gift('barn-gift')).toMatchObject({ open: false, chosenOptionId: null, defaultOptionId: 'tea' })
    backend().clock.ms = Date.parse('2027-11-20T04:00:00Z')
    expect(await gift('barn-gift')).toBeUndefined()
  })

  it('takes none but its own options', async () => {
    await buy(300_000)
    expect((await choose('barn-gift', 'incense')).body).toMatchObject({ code: 'BAD_REQUEST', field: 'optionId' })
    expect((await choose('no-gift', 'tea')).body.code).toBe('NOT_FOUND')
    expect(await gift('barn-gift')).toMatchObject({ chosenOptionId: null })
  })

  it('chosen twice at once is chosen once, and what the later answer says stands', async () => {
    await buy(300_000)
    const options = ['cup', 'pot', 'tea', 'cup', 'pot', 'tea']
    const answers = await Promise.all(options.map((optionId) => choose('barn-gift', optionId)))
    expect(answers.map(({ status }) => status)).toEqual(options.map(() => 201))
    const rows = await backend().context.db.selectFrom('gift_choice').selectAll().where('member_id', '=', member.subjectId).execute()
    expect(rows).toHaveLength(1)
    expect((await gift('barn-gift'))?.chosenOptionId).toBe(rows[0].option_id)
  })

  it('sent again with the same key changes nothing that was chosen since', async () => {
    await buy(300_000)
    const key = randomUUID()
    await choose('barn-gift', 'cup', key)
    await choose('barn-gift', 'pot')
    expect((await choose('barn-gift', 'cup', key)).body.chosenOptionId).toBe('cup')
    expect((await gift('barn-gift'))?.chosenOptionId).toBe('pot')
    expect((await choose('barn-gift', 'tea', key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED')
  })

  it('goes when a refund undoes the tier while it is open, choice or not, and opens anew for who reaches it again', async () => {
    const staff = await backend().staff()
    const purchase = await backend().buy(staff, member, 300_000)
    await choose('barn-gift', 'cup')
    backend().clock.ms += 60_000
    await backend().refund(staff, purchase, 300_000)
    expect(await gift('barn-gift')).toBeUndefined()
    expect((await choose('barn-gift', 'pot')).body.code).toBe('NOT_FOUND')
    backend().clock.ms += 60_000
    await buy(300_000)
    expect(await gift('barn-gift')).toMatchObject({ open: true, chosenOptionId: null, openedAt: '2026-11-20T04:02:00.000Z' })
  })

  it('opens with a leap over two tiers for each of them, and no second time within twelve months', async () => {
    await buy(800_000)
    expect((await mine()).gifts.map(({ giftId }) => giftId)).toEqual(['barn-gift', 'full-gift'])
    backend().clock.ms = start + 60 * day
    await buy(800_000)
    expect((await mine()).gifts.map(({ open }) => open)).toEqual([false, false])
  })

  it('that is yearly comes again with the renewal, whether it has been written down or only fallen due', async () => {
    await buy(800_000)
    backend().clock.ms = Date.parse('2027-10-01T04:00:00Z')
    await buy(800_000)
    backend().clock.ms = Date.parse('2027-11-20T16:00:00Z')
    const due = await gift('full-gift')
    expect(due).toMatchObject({ reason: 'renewed', openedAt: '2027-11-20T16:00:00.000Z', open: true, chosenOptionId: null })
    expect((await choose('full-gift', 'pot')).status).toBe(201)
    expect(await gift('full-gift')).toEqual({ ...due, chosenOptionId: 'pot' })
  })
})

describe('a gift for a birthday', () => {
  it('opens fourteen days before it for who holds the tier, and closes with the day', async () => {
    await tellBirthday('12-10')
    await buy(120_000)
    backend().clock.ms = Date.parse('2026-11-25T15:59:59Z')
    expect(await gift('ear-birthday')).toBeUndefined()
    backend().clock.ms += 1000
    expect(await gift('ear-birthday')).toMatchObject({ reason: 'birthday', open: true, lastDay: '2026-12-10', closesAt: '2026-12-10T16:00:00.000Z' })
    backend().clock.ms = Date.parse('2026-12-10T15:59:59.999Z')
    expect((await choose('ear-birthday', 'incense')).status).toBe(201)
    backend().clock.ms += 1
    expect((await choose('ear-birthday', 'cup')).body.code).toBe('CHOICE_CLOSED')
    expect(await gift('ear-birthday')).toMatchObject({ open: false, chosenOptionId: 'incense' })
  })

  it('is not for who told it too late, nor for a lower tier', async () => {
    await buy(120_000)
    await tellBirthday('11-30')
    expect(await gift('ear-birthday')).toBeUndefined()
    member = await backend().member()
    await tellBirthday('12-10')
    backend().clock.ms = Date.parse('2026-12-01T04:00:00Z')
    expect(await gift('ear-birthday')).toBeUndefined()
  })
})

describe('what is recommended', () => {
  const reasons = async () => (await mine()).recommended?.map(({ reason, benefit }) => [reason, benefit.benefitId])

  it('is nothing while there is nothing plain to go by', async () => {
    expect(await mine()).toMatchObject({ personalised: true, recommended: [] })
  })

  it('gives each benefit with its reason and the facts of it', async () => {
    await tellBirthday('12-10')
    await buy(100_000)
    const { recommended } = await mine()
    expect(recommended).toEqual([
      { reason: 'near_next_tier', tierName: '金穗', track: { kind: 'spend', value: 100_000, target: 120_000, remaining: 20_000, percent: 83 }, benefit: expect.objectContaining({ benefitId: 'ear-multiplier', name: '1.2 倍积分' }) },
      { reason: 'birthday_soon', birthdayInDays: 20, benefit: expect.objectContaining({ benefitId: 'birthday-points', note: '生日当天消费 2 倍积分' }) },
    ])
    // The welcome points lapse at the end of May.
    backend().clock.ms = Date.parse('2027-05-20T04:00:00Z')
    expect((await reasons())?.[0]).toEqual(['expiring_points', 'redeem'])
    expect((await mine()).recommended?.[0].expiring).toMatchObject({ points: 100, expiresOn: '2027-05-31' })
  })

  it('is not computed at all while it is switched off, and comes back when it is switched on', async () => {
    await buy(100_000)
    const turn = (personalised: boolean) => backend().ask<Schemas['Preferences']>('/me/preferences', { token: token('member', member.subjectId), body: { personalised } })
    expect((await turn(false)).body).toEqual({ personalised: false })
    expect(await mine()).toMatchObject({ personalised: false, recommended: null })
    expect((await turn(true)).body).toEqual({ personalised: true })
    expect(await reasons()).toEqual([['near_next_tier', 'ear-multiplier']])
  })
})

describe('the words of benefits', () => {
  it('are figures of the rules in force, and say when what has a cadence comes again', async () => {
    const { everyone, mine: own, next } = await mine()
    const note = (benefitId: string) => everyone.find((each) => each.benefitId === benefitId)
    expect(note('welcome')?.note).toBe('入会即得 100 积分')
    expect(note('earn')?.note).toBe('每消费 1 元得 1 积分')
    expect(note('member-day')?.note).toBe('每月 8 日消费 1.5 倍积分')
    expect(note('monthly-bonus')).toMatchObject({ note: '当月消费满 200 元加送 30 积分', nextGrantOn: null })
    expect(own).toEqual([])
    // Announced and not yet granted: there is no day to name.
    expect(next?.benefits.map(({ benefitId, nextGrantOn }) => [benefitId, nextGrantOn])).toEqual([['leaf-multiplier', null], ['leaf-coupon', null]])
  })

  it('leave out what rules of before did not have', async () => {
    backend().clock.ms = Date.parse('2026-02-01T00:00:00Z')
    const { body } = await backend().ask<{ everyone: Schemas['Benefit'][] }>('/programme')
    expect(body.everyone.map(({ benefitId }) => benefitId)).toEqual(['earn', 'redeem', 'welcome', 'offline-code'])
    backend().clock.ms = Date.parse('2025-02-01T00:00:00Z')
    const before = await backend().ask<{ everyone: Schemas['Benefit'][] }>('/programme')
    expect(before.body.everyone.find(({ benefitId }) => benefitId === 'welcome')?.note).toBe('入会即得 50 积分')
  })
})

it('growth alone reaches a tier and opens its gift', async () => {
  const { context } = backend()
  await context.db.transaction().execute(async (tx) => {
    const account = await openAccount(tx, context, member.subjectId, 'NOT_FOUND')
    const nothing = { points: 0, receipt: [], postings: [], movements: [] }
    const cause = { kind: 'adjustment', source: 'goodwill', sourceId: randomUUID(), rule: 'adjustment', label: null } as const
    await post(tx, context, account, { ...cause, ...nothing, occurredAt: context.now(), ruleVersion: 1, growth: 2399 })
  })
  await buy(199)
  expect(await gift('barn-gift')).toBeUndefined()
  await buy(200)
  expect(await gift('barn-gift')).toMatchObject({ reason: 'reached' })
})
