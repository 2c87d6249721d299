import type { components } from '../../contract/types.gen'
import { code, question, useTill } from './tilling'

type Schemas = components['schemas']
const { at, ask, asked, backend, balance, confirm, entries, my, newCode, preview, seen, till, undo, wait } = useTill()

describe('paying', () => {
  it('goes from the code to the question, to the confirmation, to the receipt, and says what is charged in money', async () => {
    const payCode = await newCode()
    expect(payCode).toMatch(/^[A-Z0-9]{8}$/)
    const { body: can } = await preview(payCode, 8_700)
    expect(can).toMatchObject({ available: 630, obstacle: null, member: { memberId: at.member.subjectId, tierName: '新芽' } })
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
    const lots = () => backend().context.db.selectFrom('point_lot').select(['earned', 'remaining']).where('member_id', '=', at.member.subjectId).orderBy('expires_at').orderBy('lot_id').execute()
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
    const purchase = await backend().buy(at.staff, at.member, payment.chargeFen, payment.receiptNumber)
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
    at.member = await backend().member()
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
    expect(answers.filter(({ body }) => (body as unknown as Schemas['Problem']).code === 'CODE_UNKNOWN')).toHaveLength(10)
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
