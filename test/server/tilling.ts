import { randomUUID } from 'node:crypto'
import { ruleVersions } from '../../brand/rules'
import type { components } from '../../contract/types.gen'
import { openAccount } from '../../server/ledger/account'
import { spend } from '../../server/ledger/spend'
import { useBackend } from './backend'
import type { Answered, Session } from './backend'

type Schemas = components['schemas']
type Till = Schemas['Till']
type Payment = Schemas['Payment']
type StaffPayment = Schemas['StaffPayment']
type Refusal = Schemas['Problem']

const start = Date.parse('2026-11-20T04:00:00Z')
const [, , third] = ruleVersions
/** Later points are worth less; later still fewer of them may pay; then nothing changes that matters here. */
export const dearer = { ...third, version: 4, effectiveAt: '2026-11-21T04:00:00Z', worth: { points: 200, fen: 100 } }
export const narrower = { ...third, version: 5, effectiveAt: '2026-11-22T04:00:00Z', pay: { minPoints: 100, stepPoints: 100, maxSharePercent: 5 } }
export const sameTerms = { ...narrower, version: 6, effectiveAt: '2026-11-23T04:00:00Z', dailyCap: 4000 }

interface Question {
  paymentId: string
  payCode: string
  billFen: number
  points: number | null
  receiptNumber: string
}

export const question = (payCode: string, part: Partial<Question> = {}): Question => ({ paymentId: randomUUID(), payCode, billFen: 8_700, points: 400, receiptNumber: randomUUID(), ...part })
export const code = ({ status, body }: Answered<unknown>) => [status, (body as Refusal).code]
export const kinds = (answers: Answered<unknown>[]) => [...new Set(answers.map(({ status, body }) => (status === 201 ? 201 : (body as Refusal).code)))].sort()

/** A till, and a member before it with 100 points of joining, 500 of a first purchase and 30 of a month's bonus: 630. */
export function useTill() {
  const backend = useBackend({ rules: [...ruleVersions, dearer, narrower, sameTerms] })
  const at = {} as { member: Session; staff: Session }
  beforeAll(async () => {
    at.staff = await backend().staff()
  })
  beforeEach(async () => {
    backend().clock.ms = start
    at.member = await backend().member()
    await backend().buy(at.staff, at.member, 25_000)
  })
  const my = <T>(path: string, body?: unknown, key?: string) => backend().ask<T>(`/me${path}`, { token: at.member.token, body, key })
  const till = async () => (await my<Till>('/till')).body
  const newCode = async (): Promise<string> => (await my<Till>('/till/codes', {})).body.code!.code
  const ask = <T = StaffPayment>(body: Question, by = at.staff) => backend().ask<T>('/staff/payments', { token: by.token, body })
  const seen = ({ paymentId }: Payment, by = at.staff) => backend().ask<StaffPayment>(`/staff/payments/${paymentId}`, { token: by.token })
  return {
    at,
    backend,
    my,
    till,
    newCode,
    ask,
    seen,
    preview: (payCode: string, billFen: number, by = at.staff) => backend().ask<Schemas['PaymentPreview']>('/staff/payment-previews', { token: by.token, body: { payCode, billFen } }),
    async asked(part: Partial<Question> = {}): Promise<Payment> {
      const { status, body } = await ask(question(await newCode(), part))
      if (status !== 201) throw new Error(`asking answered ${status} ${JSON.stringify(body)}`)
      return body.payment
    },
    confirm: <T = Payment>({ paymentId, points, fen }: Payment, key?: string) => my<T>(`/payments/${paymentId}/confirmation`, { points, fen }, key),
    refuse: <T = Payment>({ paymentId }: Payment) => my<T>(`/payments/${paymentId}/refusal`, {}),
    undo: <T = StaffPayment>({ paymentId }: Payment, by = at.staff) => backend().ask<T>(`/staff/payments/${paymentId}/undo`, { token: by.token, body: {} }),
    state: async (payment: Payment) => (await seen(payment)).body.payment.state,
    balance: async () => (await till()).available,
    entries: () => backend().context.db.selectFrom('ledger_entry').selectAll().where('member_id', '=', at.member.subjectId).where('source', '=', 'till').orderBy('seq').execute(),
    wait(seconds: number) {
      backend().clock.ms += seconds * 1000
    },
    /** Elsewhere, whatever the points are for. */
    async spending(points: number): Promise<void> {
      const { context } = backend()
      const { subjectId } = at.member
      await context.db.transaction().execute(async (tx) => spend(tx, context, await openAccount(tx, context, subjectId, 'NOT_FOUND'), { sourceId: randomUUID(), label: null, points }))
    },
  }
}
