import { randomUUID } from 'node:crypto'
import { ruleVersions } from '../../brand/rules'
import type { components } from '../../contract/types.gen'
import { spend } from '../../server/ledger/spend'
import { openAccount } from '../../server/ledger/account'
import { useBackend } from './backend'
import type { Answered, Session } from './backend'

type Schemas = components['schemas']
type Till = Schemas['Till']
type Payment = Schemas['Payment']
type StaffPayment = Schemas['StaffPayment']
type Refusal = Schemas['Problem']

const start = Date.parse('2026-11-20T04:00:00Z')
const [, , third] = ruleVersions
// Tomorrow points are worth less, and fewer of them may pay.
const dearer = { ...third, version: 4, effectiveAt: '2026-11-21T04:00:00Z', worth: { points: 200, fen: 100 } }
const narrower = { ...third, version: 5, effectiveAt: '2026-11-22T04:00:00Z', pay: { minPoints: 100, stepPoints: 100, maxSharePercent: 5 } }
const sameTerms = { ...third, version: 6, effectiveAt: '2026-11-23T04:00:00Z', dailyCap: 4000 }

const backend = useBackend({ rules: [...ruleVersions, dearer, narrower, sameTerms] })
let member: Session
let staff: Session

beforeAll(async () => {
  staff = await backend().staff()
})
/** 100 points of joining, 500 of a first purchase, 30 of a month's bonus: 630. */
beforeEach(async () => {
  backend().clock.ms = start
  member = await backend().member()
  await backend().buy(staff, member, 25_000)
})

const my = <T>(path: string, body?: unknown, key?: string) => backend().ask<T>(`/me${path}`, { token: member.token, body, key })
const till = async () => (await my<Till>('/till')).body
const newCode = async (): Promise<string> => (await my<Till>('/till/codes', {})).body.code!.code
const preview = (payCode: string, billFen: number, by = staff) => backend().ask<Schemas['PaymentPreview']>('/staff/payment-previews', { token: by.token, body: { payCode, billFen } })
const question = (payCode: string, part: object = {}) => ({ paymentId: randomUUID(), payCode, billFen: 8_700, points: 400 as number | null, receiptNumber: randomUUID(), ...part })
const ask = <T = StaffPayment>(body: ReturnType<typeof question>, by = staff, key?: string) => backend().ask<T>('/staff/payments', { token: by.token, body, key })
const asked = async (part: object = {}): Promise<Payment> => {
  const { status, body } = await ask(question(await newCode(), part))
  if (status !== 201) throw new Error(`asking answered ${status} ${JSON.stringify(body)}`)
  return body.payment
}
const confirm = <T = Payment>({ paymentId, points, fen }: Payment, key?: string) => my<T>(`/payments/${paymentId}/confirmation`, { points, fen }, key)
const refuse = <T = Payment>({ paymentId }: Payment) => my<T>(`/payments/${paymentId}/refusal`, {})
const undo = <T = StaffPayment>({ paymentId }: Payment, by = staff) => backend().ask<T>(`/staff/payments/${paymentId}/undo`, { token: by.token, body: {} })
const seen = ({ paymentId }: Payment, by = staff) => backend().ask<StaffPayment>(`/staff/payments/${paymentId}`, { token: by.token })
const state = async (payment: Payment) => (await seen(payment)).body.payment.state
const balance = async () => (await till()).available
const entries = async () => backend().context.db.selectFrom('ledger_entry').selectAll().where('member_id', '=', member.subjectId).where('source', '=', 'till').orderBy('seq').execute()
const code = ({ status, body }: Answered<unknown>) => [status, (body as Refusal).code]
const kinds = (answers: Answered<unknown>[]) => [...new Set(answers.map(({ status, body }) => (status === 201 ? 201 : (body as Refusal).code)))].sort()
const wait = (seconds: number) => (backend().clock.ms += seconds * 1000)

describe('paying', () => {
  it('goes from the code to the question, to the confirmation, to the receipt, and says what is charged in money', async () => {
    const payCode = await newCode()
    expect(payCode).toMatch(/^[A-Z0-9]{8}$/)
    const { body: can } = await preview(payCode, 8_700)
    expect(can).toMatchObject({ available: 630, obstacle: null, member: { memberId: member.subjectId, tierName: '新芽' } })
    expect(can.member.name).toMatch(/^.\*\*$/u)
    expect(can.choices[0]).toEqual({ points: 600, fen: 600 })
    const { body } = await ask(question(payCode, { points: 500 }))
    expect(body.payment).toMatchObject({ state: 'asked', billFen: 8_700, points: 500, fen: 500, chargeFen: 8_200, storeName: '武康路店' })
    const onPhone = await till()
    expect([onPhone.code, onPhone.payment]).toEqual([null, body.payment])
    expect(await balance()).toBe(630)
    const paid = await confirm(body.payment)
    expect(paid).toMatchObject({ status: 201, body: { state: 'paid', chargeFen: 8_200, balanceAfter: 130 } })
    expect((await seen(body.payment)).body.payment).toEqual(paid.body)
    const { body: detail } = await my<Schemas['LedgerEntryDetail']>(`/points/entries/${paid.body.entryId}`)
    expect(detail.entry).toMatchObject({ kind: 'redemption', source: 'till', label: '武康路店', points: -500, balanceAfter: 130 })
    expect(detail.ruleVersion).toBe(3)
  })

  it('takes the oldest-expiring points first and gives them back into the same lots', async () => {
    const lots = () => backend().context.db.selectFrom('point_lot').select(['earned', 'remaining']).where('member_id', '=', member.subjectId).orderBy('expires_at').orderBy('lot_id').execute()
    const payment = await asked({ points: 200 })
    const before = await lots()
    await confirm(payment)
    // Joining, the month's bonus, the purchase.
    const taken = (await lots()).map(({ remaining }, i) => before[i].remaining - remaining)
    expect([taken[0], taken[1] + taken[2]]).toEqual([100, 100])
    await undo(payment)
    expect(await lots()).toEqual(before)
  })

  it('without a wish is as much as can be: of the bill, and of the points', async () => {
    expect(await asked({ points: null, billFen: 700 })).toMatchObject({ points: 300, fen: 300 })
    expect(await asked({ points: null, billFen: 87_000 })).toMatchObject({ points: 600, fen: 600 })
  })

  it('earns for the money only: the purchase is recorded with what was charged', async () => {
    const payment = await asked({ points: 500 })
    await confirm(payment)
    const purchase = await backend().buy(staff, member, payment.chargeFen, payment.receiptNumber)
    // The second order: half as much again.
    expect(purchase.points).toBe(123)
  })

  it('is listed with what points were spent on', async () => {
    await confirm(await asked())
    const { body } = await my<Schemas['LedgerPage']>('/points/entries?group=redeemed')
    expect(body.entries.map(({ source }) => source)).toEqual(['till'])
  })
})

describe('what cannot be paid', () => {
  it('is told with what is missing', async () => {
    expect((await preview(await newCode(), 150)).body).toMatchObject({ choices: [], obstacle: { reason: 'BILL_TOO_SMALL', missing: 50 } })
    member = await backend().member()
    await confirm(await asked({ points: 100 }))
    expect((await preview(await newCode(), 8_700)).body).toMatchObject({ available: 0, choices: [], obstacle: { reason: 'TOO_FEW_POINTS', missing: 100 } })
  })

  it.each([
    ['more than half of the bill', { billFen: 799, points: 400 }],
    ['more than there is', { points: 700 }],
    ['no whole step', { points: 150 }],
    ['a bill too small for any', { billFen: 199, points: null }],
  ])('is refused when it is asked: %s', async (_what, part) => {
    expect(code(await ask(question(await newCode(), part)))).toEqual([409, 'PAYMENT_IMPOSSIBLE'])
    expect(await entries()).toEqual([])
  })

  it('leaves the code as it is: it can be asked again', async () => {
    const payCode = await newCode()
    await ask(question(payCode, { points: 700 }))
    expect((await ask(question(payCode))).status).toBe(201)
  })
})

describe('a code', () => {
  it('is good for five minutes, not a millisecond more', async () => {
    const payCode = await newCode()
    wait(299.999)
    expect((await preview(payCode, 8_700)).status).toBe(201)
    expect((await till()).code?.code).toBe(payCode)
    wait(0.001)
    expect(code(await preview(payCode, 8_700))).toEqual([409, 'CODE_EXPIRED'])
    expect((await till()).code).toBeNull()
  })

  it('is void once there is a newer one, and used once', async () => {
    const [older, newer] = [await newCode(), await newCode()]
    expect(code(await ask(question(older)))).toEqual([409, 'CODE_EXPIRED'])
    expect((await ask(question(newer))).status).toBe(201)
    expect(code(await ask(question(newer)))).toEqual([409, 'CODE_USED'])
    expect(code(await preview(newer, 8_700))).toEqual([409, 'CODE_USED'])
  })

  it('may be typed with spaces and small letters', async () => {
    const payCode = await newCode()
    expect((await preview(` ${payCode.slice(0, 4).toLowerCase()}-${payCode.slice(4)}`, 8_700)).status).toBe(201)
  })

  it('cannot be guessed: after ten that are none, right ones are refused too, for ten minutes', async () => {
    const guesser = await backend().staff()
    const payCode = await newCode()
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => preview(`ACDE${i + 1000}`, 8_700, guesser)))
    expect(answers.filter(({ body }) => (body as unknown as Refusal).code === 'CODE_UNKNOWN')).toHaveLength(10)
    expect(code(await ask(question(payCode), guesser))).toEqual([429, 'CODE_TRIES_SPENT'])
    expect((await preview(payCode, 8_700)).status).toBe(201)
    wait(600)
    expect((await preview(await newCode(), 8_700, guesser)).status).toBe(201)
  })

  it('is kept as a digest only', async () => {
    const payCode = await newCode()
    const { db } = backend().context
    const kept = JSON.stringify([await db.selectFrom('pay_code').selectAll().execute(), await db.selectFrom('pay_code_owner').selectAll().execute()])
    expect(kept).not.toContain(payCode)
  })
})

describe('an answer', () => {
  it('comes in time up to the deadline, and not at it', async () => {
    const payment = await asked()
    wait(179.999)
    expect((await confirm(payment)).body.state).toBe('paid')
    const late = await asked({ points: 200 })
    wait(180)
    expect(code(await confirm(late))).toEqual([409, 'PAYMENT_LAPSED'])
    expect((await seen(late)).body.payment).toMatchObject({ state: 'lapsed', lapsedBy: 'time' })
    expect((await refuse(late)).body.state).toBe('lapsed')
    expect(await balance()).toBe(230)
  })

  it('given twice is one payment: a double tap, another phone, an answer that was lost', async () => {
    const payment = await asked()
    const key = randomUUID()
    const [first, again, elsewhere] = [await confirm(payment, key), await confirm(payment, key), await confirm(payment)]
    expect(again.body).toEqual(first.body)
    expect(elsewhere.body).toEqual(first.body)
    expect(await entries()).toHaveLength(1)
  })

  it('refusing moves nothing and is final', async () => {
    const payment = await asked()
    expect((await refuse(payment)).body.state).toBe('refused')
    expect(code(await confirm(payment))).toEqual([409, 'PAYMENT_OVER'])
    const paid = await asked({ points: 100 })
    await confirm(paid)
    expect(code(await refuse(paid))).toEqual([409, 'PAYMENT_OVER'])
    expect(await balance()).toBe(530)
  })

  it('to something else than what is asked is refused', async () => {
    const payment = await asked()
    expect(code(await confirm({ ...payment, points: 300, fen: 300 }))).toEqual([409, 'PRICE_CHANGED'])
    expect(code(await confirm({ ...payment, fen: 500 }))).toEqual([409, 'PRICE_CHANGED'])
    expect((await confirm(payment)).status).toBe(201)
  })

  it('is the member’s own to give', async () => {
    const payment = await asked()
    member = await backend().member()
    expect(code(await confirm(payment))).toEqual([404, 'NOT_FOUND'])
    expect(code(await refuse(payment))).toEqual([404, 'NOT_FOUND'])
  })

  it.each([
    ['points are worth less', dearer],
    ['fewer points may pay', narrower],
  ])('after a rule by which %s came into force ends the payment and says so', async (_what, { effectiveAt }) => {
    backend().clock.ms = Date.parse(effectiveAt) - 1000
    const payment = await asked({ points: null, billFen: 600 })
    wait(1)
    const key = randomUUID()
    expect(code(await confirm(payment, key))).toEqual([409, 'PRICE_CHANGED'])
    expect(code(await confirm(payment, key))).toEqual([409, 'PRICE_CHANGED'])
    expect(code(await confirm(payment))).toEqual([409, 'PRICE_CHANGED'])
    expect((await seen(payment)).body.payment).toMatchObject({ state: 'lapsed', lapsedBy: 'rule' })
    expect(await entries()).toEqual([])
  })

  it('after a rule that changes nothing here stands', async () => {
    backend().clock.ms = Date.parse(narrower.effectiveAt) + 1000
    backend().clock.ms = Date.parse(sameTerms.effectiveAt) + 1000
    const payment = await asked()
    expect((await confirm(payment)).body.state).toBe('paid')
  })

  it('when the points were spent meanwhile ends the payment', async () => {
    const payment = await asked()
    const { context } = backend()
    await context.db.transaction().execute(async (tx) => spend(tx, context, await openAccount(tx, context, member.subjectId, 'NOT_FOUND'), { sourceId: randomUUID(), label: null, points: 300 }))
    expect(code(await confirm(payment))).toEqual([409, 'INSUFFICIENT_POINTS'])
    expect((await seen(payment)).body.payment).toMatchObject({ state: 'lapsed', lapsedBy: 'points' })
    expect(await balance()).toBe(330)
  })

  it('to an earlier question comes too late: one at a time', async () => {
    const [earlier, later] = [await asked(), await asked()]
    expect((await seen(earlier)).body.payment).toMatchObject({ state: 'lapsed', lapsedBy: 'newer' })
    expect(code(await confirm(earlier))).toEqual([409, 'PAYMENT_LAPSED'])
    expect((await till()).payment?.paymentId).toBe(later.paymentId)
    expect((await confirm(later)).status).toBe(201)
  })
})

describe('asking', () => {
  it('again with the same id, after the answer was lost, is the same payment', async () => {
    const body = question(await newCode())
    const [first, again] = [await ask(body), await ask(body)]
    expect(again).toMatchObject({ status: 201, body: first.body })
    expect(code(await ask({ ...body, billFen: 9_000 }))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
    expect(code(await ask({ ...body, points: 300 }))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
    await confirm(first.body.payment)
    expect((await ask(body)).body.payment.state).toBe('paid')
  })

  it('an id that another member’s payment has is refused', async () => {
    const { paymentId } = await asked()
    member = await backend().member()
    const other = question(await newCode(), { paymentId, points: 100 })
    expect(code(await ask(other))).toEqual([422, 'IDEMPOTENCY_KEY_REUSED'])
  })

  it('for a receipt twice would pass the share of the bill: refused until the first has ended', async () => {
    const receiptNumber = randomUUID()
    const payment = await asked({ receiptNumber, billFen: 800 })
    await confirm(payment)
    const again = question(await newCode(), { receiptNumber, billFen: 800, points: 200 })
    expect(code(await ask(again))).toEqual([409, 'SOURCE_ALREADY_USED'])
    await undo(payment)
    expect((await ask({ ...again, paymentId: randomUUID() })).status).toBe(201)
  })

  it('for a receipt that has earned as a purchase is refused', async () => {
    const receiptNumber = randomUUID()
    await backend().buy(staff, member, 5_000, receiptNumber)
    expect(code(await ask(question(await newCode(), { receiptNumber })))).toEqual([409, 'SOURCE_ALREADY_USED'])
  })

  it('is seen and undone by the same store only', async () => {
    const payment = await asked()
    const elsewhere = await backend().staff('staff', '愚园路店')
    expect((await seen(payment, elsewhere)).status).toBe(404)
    expect((await undo(payment, elsewhere)).status).toBe(404)
    expect(await state(payment)).toBe('asked')
  })
})

describe('taking back', () => {
  it('within two minutes gives the points back, once', async () => {
    const payment = await asked()
    await confirm(payment)
    wait(119.999)
    expect((await undo(payment)).body.payment).toMatchObject({ state: 'undone', undoUntil: null })
    expect((await undo(payment)).body.payment.state).toBe('undone')
    expect((await entries()).map(({ points }) => points)).toEqual([-400, 400])
    expect(await balance()).toBe(630)
    expect(code(await confirm(payment))).toEqual([409, 'PAYMENT_OVER'])
  })

  it('is over after two minutes', async () => {
    const payment = await asked()
    await confirm(payment)
    wait(120)
    expect(code(await undo(payment))).toEqual([409, 'CANCEL_OVER'])
    expect(await balance()).toBe(230)
  })

  it('of what nobody has confirmed withdraws it', async () => {
    const payment = await asked()
    expect((await undo(payment)).body.payment.state).toBe('undone')
    expect(code(await confirm(payment))).toEqual([409, 'PAYMENT_OVER'])
    expect(await entries()).toEqual([])
  })
})

describe('at once', () => {
  it('32 confirmations of one, each with a key of its own, spend the points once and all say paid', async () => {
    const payment = await asked()
    const answers = await Promise.all(Array.from({ length: 32 }, () => confirm(payment)))
    expect(kinds(answers)).toEqual([201])
    expect(new Set(answers.map(({ body }) => body.entryId)).size).toBe(1)
    expect(await balance()).toBe(230)
  })

  it('16 members of staff with one code: one asks, the others hear that it is used', async () => {
    const others = await Promise.all(Array.from({ length: 8 }, () => backend().staff()))
    const payCode = await newCode()
    const answers = await Promise.all(Array.from({ length: 16 }, (_, i) => ask(question(payCode), others[i % 8])))
    expect(kinds(answers)).toEqual([201, 'CODE_USED'])
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  it('16 times one question: one payment, the same for all', async () => {
    const body = question(await newCode())
    const answers = await Promise.all(Array.from({ length: 16 }, () => ask(body)))
    expect(kinds(answers)).toEqual([201])
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  })

  it('one receipt for eight members: one of them is asked', async () => {
    const receiptNumber = randomUUID()
    const codes: string[] = []
    for (let i = 0; i < 8; i += 1) {
      member = await backend().member()
      codes.push(await newCode())
    }
    const answers = await Promise.all(codes.map((payCode) => ask(question(payCode, { receiptNumber, points: 100 }))))
    expect(kinds(answers)).toEqual([201, 'SOURCE_ALREADY_USED'])
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  it('confirming, refusing and taking back: it ends one way, and the points are where that says', async () => {
    for (let round = 0; round < 8; round += 1) {
      const payment = await asked()
      const before = await balance()
      await Promise.all([confirm(payment), undo(payment), refuse(payment), confirm(payment), undo(payment)])
      const end = await state(payment)
      expect(['undone', 'refused']).toContain(end)
      expect(await balance()).toBe(before)
      const moved = (await entries()).reduce((sum, { points }) => sum + points, 0)
      expect(moved).toBe(0)
    }
  })

  it('a confirmation and other spends of the same points: never more than there is', async () => {
    const payment = await asked({ points: 600 })
    const { context } = backend()
    const spending = () =>
      context.db.transaction().execute(async (tx) => spend(tx, context, await openAccount(tx, context, member.subjectId, 'NOT_FOUND'), { sourceId: randomUUID(), label: null, points: 300 })).then(
        () => 1,
        () => 0,
      )
    const [answer, ...spends] = await Promise.all([confirm(payment), spending(), spending(), spending()])
    const spent = spends.reduce((sum, one) => sum + one * 300, 0)
    expect(await balance()).toBe(630 - spent - (answer.status === 201 ? 600 : 0))
    expect(answer.status === 201 ? spent : spent > 0).toBe(answer.status === 201 ? 0 : true)
  })
})
