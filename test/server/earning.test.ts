import { randomUUID } from 'node:crypto'
import type { components } from '../../contract/types.gen'
import { openAccount } from '../../server/ledger/account'
import type { Member } from '../../server/ledger/post'
import { spend } from '../../server/ledger/spend'
import type { Tx } from '../../server/database'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
const backend = useBackend()
let member: Session
let staff: Session
const start = Date.parse('2026-11-20T04:00:00Z')

beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
  staff = await backend().staff()
})

const asMember = () => ({ token: backend().app.jwt.sign({ sub: member.subjectId, role: 'member', exp: Math.floor(backend().clock.ms / 1000) + 60 }) })
const buy = async (fen: number) => backend().buy(await backend().staff(), member, fen)
const points = async () => (await backend().ask<Schemas['Points']>('/me/points', asMember())).body
const home = async () => (await backend().ask<Schemas['Home']>('/me/home', asMember())).body
const entries = async () => (await backend().ask<Schemas['LedgerPage']>('/me/points/entries?limit=100', asMember())).body.entries
const detail = async (entryId: string | null) => (await backend().ask<Schemas['LedgerEntryDetail']>(`/me/points/entries/${entryId}`, asMember())).body
const onAccount = <T>(act: (tx: Tx, account: Member) => Promise<T>): Promise<T> =>
  backend().context.db.transaction().execute(async (tx) => act(tx, await openAccount(tx, backend().context, member.subjectId, 'NOT_FOUND')))
const spending = (amount: number) => onAccount((tx, account) => spend(tx, backend().context, account, { sourceId: randomUUID(), label: '免邮券', points: amount }))

describe('what a purchase earns', () => {
  it('falls from order to order: double, half more, a fifth more, plain', async () => {
    expect([(await buy(1000)).points, (await buy(1000)).points, (await buy(1000)).points, (await buy(1000)).points]).toEqual([20, 15, 12, 10])
  })

  it('is doubled on the birthday the member has told, and the receipt says so', async () => {
    await backend().ask('/me/birthday', { ...asMember(), body: { birthday: '11-20' } })
    await buy(1000)
    await buy(1000)
    const { receipt } = await detail((await buy(1000)).entryId)
    expect(receipt).toContainEqual({ kind: 'multiplier', points: 10, reason: 'birthday', percent: 200, exactHundredths: 2000, outdone: ['repeat_order'] })
    expect((await home()).occasion).toEqual({ reason: 'birthday', name: null, percent: 200 })
  })

  it('is foreseen to the point, and foreseeing it writes nothing', async () => {
    const preview = await backend().ask<{ points: number; growth: number }>('/me/points/preview?paidFen=12345', asMember())
    const before = await entries()
    const purchase = await buy(12_345)
    expect(preview.body).toMatchObject({ points: purchase.points, growth: purchase.growth })
    expect(before).toHaveLength(1)
  })

  it('can be compared with what the rules of today would give', async () => {
    backend().clock.ms = Date.parse('2026-03-02T04:00:00Z')
    member = await backend().member()
    await buy(1000)
    const second = await buy(200_000)
    backend().clock.ms = start
    expect((await detail(second.entryId)).underTodaysRules).toMatchObject({ ruleVersion: 3, points: 5000 - 20 })
    expect((await detail((await buy(1000)).entryId)).underTodaysRules).toBeNull()
  })
})

describe('a birthday', () => {
  it('may be told at once and changed once a year, and telling the same again is fine', async () => {
    const tell = (birthday: string) => backend().ask<Schemas['Problem'] & Schemas['MemberProfile']>('/me/birthday', { ...asMember(), body: { birthday } })
    expect((await tell('02-29')).body).toMatchObject({ birthday: '02-29', birthdayChangeableOn: '2027-11-20' })
    expect((await tell('02-29')).status).toBe(201)
    expect((await tell('03-01')).body.code).toBe('BIRTHDAY_LOCKED')
    backend().clock.ms = Date.parse('2027-11-19T16:00:00Z')
    expect((await tell('03-01')).body).toMatchObject({ birthday: '03-01' })
  })

  it.each(['13-01', '02-30', '04-31', '1-1', '0101'])('is refused when it is %s', async (birthday) => {
    expect((await backend().ask('/me/birthday', { ...asMember(), body: { birthday } })).status).toBe(400)
  })
})

describe('the monthly bonus', () => {
  it('comes with the fen that completes the month, once, and home says what is missing', async () => {
    await buy(19_999)
    expect((await home()).monthlyBonus).toEqual({ points: 30, fromFen: 20_000, spentFen: 19_999, given: false })
    await buy(1)
    expect((await home()).monthlyBonus).toEqual({ points: 30, fromFen: 20_000, spentFen: 20_000, given: true })
    await buy(50_000)
    expect((await entries()).filter(({ source }) => source === 'monthly_bonus')).toHaveLength(1)
  })

  it('goes back when a refund takes the month below it, and does not come twice', async () => {
    await buy(10_000)
    const purchase = await buy(10_000)
    await backend().refund(staff, purchase, 1)
    expect((await entries())[0]).toMatchObject({ kind: 'reversal', points: -30 })
    await backend().refund(staff, purchase, 1)
    await buy(50_000)
    expect((await entries()).filter(({ source }) => source === 'monthly_bonus')).toHaveLength(1)
  })
})

describe('a refund', () => {
  it('gives the day’s cap back what it took', async () => {
    const first = await buy(250_000)
    expect((await points()).today.earned).toBe(5000)
    await backend().refund(staff, first, 125_000)
    expect((await points()).today.earned).toBe(2500)
    expect((await buy(1000)).points).toBeGreaterThan(0)
  })

  it('forgives for good what was spent meanwhile: a later part asks only for its own', async () => {
    const purchase = await buy(10_000)
    await spending(300)
    const first = await backend().refund(staff, purchase, 5000)
    expect(first).toMatchObject({ points: 0, balanceAfter: 0 })
    await buy(9000)
    const before = (await points()).balance.available
    expect((await backend().refund(staff, purchase, 1000)).points).toBe(-20)
    expect((await points()).balance.available).toBe(before - 20)
  })

  it('says on its receipt how much of the money went back, and what was forgiven', async () => {
    const purchase = await buy(10_000)
    await spending(250)
    const { entryId } = await backend().refund(staff, purchase, 5000)
    expect((await detail(entryId)).receipt).toEqual([
      { kind: 'reversal', points: -100, refundedFen: 5000, paidFen: 10_000, earnedPoints: 200 },
      { kind: 'forgiven', points: 50 },
    ])
    expect((await detail(purchase.entryId)).reversedBy).toEqual([{ entryId, points: -50 }])
  })

  it('undoes a tier that only the purchase had carried, and says so in the history', async () => {
    await buy(40_000)
    const { progress } = await home()
    const purchase = await buy(300_000)
    expect((await home()).progress?.current.tierId).toBe('barn')
    await backend().refund(staff, purchase, 300_000)
    const after = await backend().ask<{ progress: Schemas['TierProgress']; history: Schemas['TierChange'][] }>('/me/tier', asMember())
    expect(after.body.progress).toMatchObject({ current: { tierId: 'leaf' }, since: progress?.since, validUntil: progress?.validUntil })
    expect(after.body.history[0]).toMatchObject({ tierId: 'leaf', reason: 'refund' })
  })

  it.each([
    ['in two parts', [300_000], [[0, 150_000], [0, 150_000]]],
    ['of two that raised it one after the other, the later first', [40_000, 300_000], [[1, 300_000], [0, 40_000]]],
    ['of the one that raised it and then of the one that carried it on', [300_000, 300_000], [[0, 300_000], [1, 300_000]]],
  ])('%s undoes a tier as a whole', async (_how, paid, parts) => {
    const purchases: Schemas['Purchase'][] = []
    for (const fen of paid) {
      purchases.push(await buy(fen))
      backend().clock.ms += 86_400_000
    }
    expect((await home()).progress?.current.tierId).toBe('barn')
    for (const [which, fen] of parts) await backend().refund(staff, purchases[which], fen)
    expect((await home()).progress).toMatchObject({ current: { tierId: 'sprout' }, validUntil: null })
  })

  it('undoes a tier also when the server that raised it has a clock that is behind', async () => {
    backend().clock.ms = start - 240_000
    const purchase = await buy(300_000)
    backend().clock.ms = start
    await backend().refund(staff, purchase, 300_000)
    expect((await home()).progress?.current.tierId).toBe('sprout')
  })

  it('of an older purchase leaves a tier that was reached before it', async () => {
    await buy(130_000)
    backend().clock.ms += 86_400_000
    const small = await buy(1000)
    await backend().refund(staff, small, 1000)
    expect((await home()).progress?.current.tierId).toBe('ear')
  })
})
