import { randomUUID } from 'node:crypto'
import { code, dearer, narrower, question, sameTerms, useTill } from './tilling'

const { at, ask, asked, backend, balance, confirm, entries, newCode, refuse, seen, spending, state, till, undo, wait } = useTill()

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
    at.member = await backend().member()
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
    backend().clock.ms = Date.parse(sameTerms.effectiveAt) - 1000
    const payment = await asked()
    wait(1)
    expect((await confirm(payment)).body.state).toBe('paid')
  })

  it('when the points were spent meanwhile ends the payment', async () => {
    const payment = await asked()
    await spending(300)
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
    at.member = await backend().member()
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
    await backend().buy(at.staff, at.member, 5_000, receiptNumber)
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
