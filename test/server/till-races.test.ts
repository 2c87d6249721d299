import { randomUUID } from 'node:crypto'
import { kinds, question, useTill } from './tilling'

const { at, ask, asked, backend, balance, confirm, entries, newCode, refuse, spending, state, undo } = useTill()

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
      at.member = await backend().member()
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
    const [answer, ...spends] = await Promise.all([confirm(payment), ...[1, 2, 3].map(() => spending(300).then(() => 300, () => 0))])
    const spent = spends.reduce((sum, one) => sum + one, 0)
    expect(await balance()).toBe(630 - spent - (answer.status === 201 ? 600 : 0))
    expect(answer.status === 201 ? spent : spent > 0).toBe(answer.status === 201 ? 0 : true)
  })
})
