import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { ApiError, toApiError } from '../api/problem'
import { serverNow } from '../api/server-clock'
import { sessionStore } from '../api/session'
import { readStored, removeStored, writeStored } from '../platform/storage'
import { newId } from './ids'
import { queryClient } from './query-client'
import { demoCodeSlot, type PayCode } from './pay-code'
import { subjectId, useSubjectId } from './session'

export type StaffPayment = components['schemas']['StaffPayment']
export type PaymentPreview = components['schemas']['PaymentPreview']

export interface Question {
  payCode: string
  billFen: number
  points: number
  receiptNumber: string
}

/** What was asked last, kept from before it is sent: after the app's end, or without an answer, it is the same payment. */
interface Asked {
  paymentId: string
  question: Question
}

const slotOf = () => `till:${subjectId() ?? ''}`
const keyOf = (whose: string | null, paymentId: string | null) => ['mine', 'payment', whose, paymentId]
const everyMs = 2_000

/** In the demo one phone is both: the code that a member has shown on it lately. */
export function shownInDemo(): string | null {
  const demo = sessionStore.getState().renewal?.provider === 'demo' && readStored<PayCode>(demoCodeSlot)
  return demo && Date.parse(demo.until) > serverNow() ? demo.code : null
}

export const lastAsked = () => readStored<Asked>(slotOf())?.paymentId ?? null
export const forgetAsked = () => removeStored(slotOf())

/** Source: GET /staff/payments/{paymentId}, asked again every two seconds while it is looked at and waits for the member. */
export function usePayment(paymentId: string | null, looked: boolean) {
  return useQuery(queryOptions({
    queryKey: keyOf(useSubjectId(), paymentId),
    queryFn: async () => (await call('get', '/staff/payments/{paymentId}', { path: { paymentId: paymentId ?? '' } })).data as StaffPayment,
    enabled: paymentId !== null,
    refetchInterval: ({ state }) => looked && (state.data ? state.data.payment.state === 'asked' : !state.error || toApiError(state.error).passing) ? everyMs : false,
  }))
}

/** Moves nothing. Errors: CODE_UNKNOWN, CODE_EXPIRED, CODE_USED, CODE_TRIES_SPENT. */
export function previewPayment(payCode: string, billFen: number): Promise<PaymentPreview> {
  const body = { payCode, billFen }
  return sendOnce('payment-preview', body, async (idempotencyKey) => (await call('post', '/staff/payment-previews', { body, idempotencyKey })).data as PaymentPreview)
}

/** Errors: those of the code, PAYMENT_IMPOSSIBLE, SOURCE_ALREADY_USED. The same question again is the same payment. */
export async function askPayment(question: Question): Promise<string> {
  const whose = subjectId()
  const slot = slotOf()
  const before = readStored<Asked>(slot)
  const paymentId = JSON.stringify(before?.question) === JSON.stringify(question) && before ? before.paymentId : newId()
  if (!writeStored(slot, { paymentId, question } satisfies Asked)) throw new ApiError('BAD_ANSWER', 0)
  const body = { paymentId, ...question }
  try {
    const answer = await sendOnce(slot, body, async (idempotencyKey) => (await call('post', '/staff/payments', { body, idempotencyKey })).data as StaffPayment)
    queryClient.setQueryData(keyOf(whose, paymentId), answer)
    return paymentId
  } catch (failure) {
    if (!toApiError(failure).passing) removeStored(slot)
    throw failure
  }
}

/** Takes a payment back, or withdraws the question. Errors: CANCEL_OVER. */
export async function undoPayment(paymentId: string): Promise<void> {
  const queryKey = keyOf(subjectId(), paymentId)
  try {
    await sendOnce(`undo:${paymentId}`, {}, async (idempotencyKey) => {
      await call('post', '/staff/payments/{paymentId}/undo', { path: { paymentId }, body: {}, idempotencyKey })
    })
  } finally {
    await queryClient.cancelQueries({ queryKey })
    await queryClient.invalidateQueries({ queryKey })
  }
}
