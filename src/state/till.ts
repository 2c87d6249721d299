import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { serverNow } from '../api/server-clock'
import { sessionStore } from '../api/session'
import { writeStored } from '../platform/storage'
import { demoCodeSlot, type PayCode } from './pay-code'
import { askAgain } from './query-client'
import { subjectId, useSubjectId } from './session'

export type Till = components['schemas']['Till']
export type Payment = components['schemas']['Payment']

const everyMs = 2_000
const isAhead = (at: string | null | undefined) => !!at && Date.parse(at) > serverNow()

/** Something may still come: a question for the code, an answer from another phone, the store taking it back. */
const mayMove = ({ code, payment }: Till) => isAhead(code?.until) || payment?.state === 'asked' || isAhead(payment?.undoUntil)

/** Source: GET /me/till, asked again every two seconds while the page is looked at and something may come. Only for members. */
export function useTill(enabled: boolean, looked: boolean) {
  return useQuery(queryOptions({
    queryKey: ['mine', 'till', useSubjectId()],
    queryFn: async () => (await call('get', '/me/till')).data as Till,
    enabled,
    refetchInterval: ({ state }) => looked && (!state.data || mayMove(state.data)) ? everyMs : false,
  }))
}

/** Points have gone or come back: asked for again where they are shown. */
export const pointsMoved = () => askAgain(subjectId(), ['home', 'points', 'ledger', 'insight', 'rewards'])

/** Makes a code to show; the one before is void. */
export async function showPayCode(): Promise<void> {
  const whose = subjectId()
  const send = () => sendOnce('pay-code', {}, async (idempotencyKey) => ((await call('post', '/me/till/codes', { body: {}, idempotencyKey })).data as Till).code)
  // What an earlier tap had made, and nothing was heard of, may be over by now.
  let code = await send()
  if (!isAhead(code?.until)) code = await send()
  if (sessionStore.getState().renewal?.provider === 'demo') writeStored(demoCodeSlot, code satisfies PayCode | null)
  await askAgain(whose, ['till'])
}

async function answered<T>(send: () => Promise<T>): Promise<T> {
  const whose = subjectId()
  try {
    return await send()
  } finally {
    // Refused too: the screen was behind. Unanswered: it may have been done.
    await askAgain(whose, ['till'])
  }
}

/** Pays what was seen. Errors: PAYMENT_LAPSED, PAYMENT_OVER, PRICE_CHANGED, INSUFFICIENT_POINTS. */
export function confirmPayment({ paymentId, points, fen }: Payment): Promise<Payment> {
  const body = { points, fen }
  return answered(() => sendOnce(`pay:${paymentId}`, body, async (idempotencyKey) =>
    (await call('post', '/me/payments/{paymentId}/confirmation', { path: { paymentId }, body, idempotencyKey })).data as Payment))
}

/** Errors: PAYMENT_OVER. */
export function refusePayment({ paymentId }: Payment): Promise<Payment> {
  return answered(() => sendOnce(`refuse:${paymentId}`, {}, async (idempotencyKey) =>
    (await call('post', '/me/payments/{paymentId}/refusal', { path: { paymentId }, body: {}, idempotencyKey })).data as Payment))
}
