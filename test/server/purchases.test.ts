import { randomUUID } from 'node:crypto'
import { ruleVersions } from '../../brand/rules'
import type { components } from '../../contract/types.gen'
import { openAccount } from '../../server/ledger/account'
import { spend } from '../../server/ledger/spend'
import { useBackend } from './backend'
import type { Session } from './backend'

type Schemas = components['schemas']
// The first two versions, whose sums can be reckoned by head; what the third adds is in earning.test.ts.
const backend = useBackend({ rules: ruleVersions.slice(0, 2) })
let member: Session
let staff: Session

beforeEach(async () => {
  member = await backend().member()
  staff = await backend().staff()
})

const available = async () => (await backend().home(member)).points?.available
const detailOf = async (entryId: string | null) => (await backend().ask<Schemas['LedgerEntryDetail']>(`/me/points/entries/${entryId}`, { token: member.token })).body
const spending = (points: number) =>
  backend().database.db.transaction().execute(async (tx) => {
    const account = await openAccount(tx, backend().context, member.subjectId, 'NOT_FOUND')
    return spend(tx, backend().context, account, { sourceId: randomUUID(), label: '免邮券', points })
  })

describe('what a purchase earns', () => {
  it('is nothing, and leaves no entry, when it is less than a point', async () => {
    expect(await backend().buy(staff, member, 99)).toMatchObject({ points: 0, growth: 0, entryId: null, balanceAfter: 100 })
  })

  it('is doubled once, for the first', async () => {
    expect((await backend().buy(staff, member, 3680)).points).toBe(72)
    expect((await backend().buy(staff, member, 3680)).points).toBe(36)
  })

  it('is multiplied by the tier the member had before it', async () => {
    await backend().buy(staff, member, 30_000)
    expect((await backend().home(member)).progress?.current.tierId).toBe('leaf')
    const { points, entryId } = await backend().buy(staff, member, 12_550)
    expect(points).toBe(137)
    expect((await detailOf(entryId)).receipt).toMatchObject([{ kind: 'base', points: 125 }, { kind: 'multiplier', reason: 'tier', tierId: 'leaf', percent: 110, points: 12, exactHundredths: 13_750 }])
  })

  it.each([
    ['just below the cap', 249_900, 1, undefined],
    ['at the cap', 250_000, 0, -1],
  ])('after a doubled first order %s, one more yuan is worth the right amount', async (_title, firstFen, points, capped) => {
    const first = await backend().buy(staff, member, firstFen)
    expect(first.points).toBe(firstFen / 50)
    // The first order has raised the tier; a plain point is easier to see.
    await backend().context.db.updateTable('member').set({ tier_id: 'sprout' }).where('member_id', '=', member.subjectId).execute()
    const last = await backend().buy(staff, member, 100)
    const { receipt, capToday } = await detailOf(last.entryId)
    expect([last.points, receipt.find(({ kind }) => kind === 'cap')?.points]).toEqual([points, capped])
    expect(capToday).toEqual({ used: first.points + points, cap: 5000 })
  })

  it('begins anew with the brand’s next day, not with the day of UTC', async () => {
    await backend().buy(staff, member, 1_000_000)
    const before = backend().clock.ms
    backend().clock.ms = Date.parse('2026-11-20T15:59:59Z')
    expect((await backend().buy(staff, member, 1000)).points).toBe(0)
    backend().clock.ms = Date.parse('2026-11-20T16:00:00Z')
    expect((await backend().buy(staff, member, 1000)).points).toBe(15)
    backend().clock.ms = before
  })
})

it('made while midnight passes is of one day, whenever the clock strikes, and can be refunded', async () => {
  const { clock } = backend()
  const { ms } = clock
  const midnight = Date.parse('2026-11-20T16:00:00Z')
  for (let strikes = 1; strikes <= 20; strikes += 1) {
    let looks = 0
    Object.defineProperty(clock, 'ms', { configurable: true, get: () => ((looks += 1) < strikes ? midnight - 1 : midnight) })
    const purchase = await backend().buy(staff, member, 1000)
    Object.defineProperty(clock, 'ms', { value: midnight, writable: true, configurable: true, enumerable: true })
    expect((await backend().refund(staff, purchase, 1000)).refundedFen).toBe(1000)
    expect(await backend().brokenLaws()).toEqual([])
  }
  clock.ms = ms
})

describe('a refund', () => {
  it('takes back in proportion, and many small ones as much as one big one', async () => {
    const purchase = await backend().buy(staff, member, 3333)
    const taken = [(await backend().refund(staff, purchase, 1111)).points, (await backend().refund(staff, purchase, 1111)).points, (await backend().refund(staff, purchase, 1111)).points]
    expect(taken).toEqual([-22, -22, -22])
    expect(await available()).toBe(100)
    const { body } = await backend().ask<Schemas['Problem']>(`/staff/purchases/${purchase.purchaseId}/refunds`, { token: staff.token, body: { memberId: member.subjectId, refundFen: 1 } })
    expect(body.code).toBe('REFUND_TOO_LARGE')
  })

  it('lowers growth and what was spent, and never the balance below zero', async () => {
    const purchase = await backend().buy(staff, member, 20_000)
    await spending(450)
    const refunded = await backend().refund(staff, purchase, 20_000)
    expect(refunded).toMatchObject({ points: -50, growth: -100, balanceAfter: 0 })
    expect((await backend().home(member)).progress).toMatchObject({ growth: 0, spendFen: 0 })
  })

  it('takes from the purchase’s own points first', async () => {
    const purchase = await backend().buy(staff, member, 5000)
    await backend().refund(staff, purchase, 5000)
    const { body } = await backend().ask<Schemas['Points']>('/me/points', { token: member.token })
    expect(body.expiries.map(({ expiresOn, points }) => [expiresOn, points])).toEqual([['2027-05-31', 100]])
  })

  it('is refused for another member’s purchase, and for one that is not there', async () => {
    const purchase = await backend().buy(staff, member, 5000)
    const other = await backend().member()
    const asked = { token: staff.token, body: { memberId: other.subjectId, refundFen: 1 } }
    expect((await backend().ask(`/staff/purchases/${purchase.purchaseId}/refunds`, asked)).status).toBe(404)
    expect((await backend().ask(`/staff/purchases/${randomUUID()}/refunds`, asked)).status).toBe(404)
  })

  it('of one purchase asked for twice at once gives the money back once', async () => {
    const purchase = await backend().buy(staff, member, 5000)
    const answers = await Promise.all(
      [1, 2, 3].map(() => backend().ask(`/staff/purchases/${purchase.purchaseId}/refunds`, { token: staff.token, body: { memberId: member.subjectId, refundFen: 3000 } })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })
})
