import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { homeKey } from './home'
import { lastKnown, queryClient } from './query-client'
import { subjectId, useSubjectId } from './session'
import { tasksChanged } from './tasks'

type Schemas = components['schemas']
export type Counted = Schemas['Counted']
export type MyPurchase = Schemas['MyPurchase']
export type PurchaseList = Schemas['PurchaseList']
export type Survey = Schemas['Survey']
export type Reading = Schemas['Reading']
export type ProductScan = Schemas['ProductScan']
export type StoreVisit = Schemas['StoreVisit']

type Whose = string | null
const purchasesKey = (whose: Whose) => ['mine', 'purchases', whose] as const
const surveyKey = (whose: Whose, surveyId: string) => ['mine', 'survey', whose, surveyId] as const
const readingKey = (whose: Whose, collectionId: string) => ['mine', 'reading', whose, collectionId] as const

/** Something was done: tasks and badges have moved, and home where a task pays at once. */
function done(whose: Whose): void {
  void tasksChanged()
  void queryClient.invalidateQueries({ queryKey: ['mine', 'badges', whose] })
  void queryClient.invalidateQueries({ queryKey: homeKey(whose) })
}

/** Source: GET /me/purchases, the last 90 days. */
export function useMyPurchases(enabled: boolean) {
  const key = purchasesKey(useSubjectId())
  const queryFn = async () => (await call('get', '/me/purchases')).data as PurchaseList
  return useQuery(queryOptions({ queryKey: key, queryFn, enabled, meta: { persist: true }, ...lastKnown<PurchaseList>(key) }))
}

/** Errors: NOT_FOUND, REVIEW_DONE, REVIEW_IMPOSSIBLE. Refused too, the list is asked for again: it was behind. */
export async function reviewPurchase(purchaseId: string, review: { stars: number; text: string; tags: string[] }): Promise<Schemas['Reviewed']> {
  const whose = subjectId()
  try {
    return await sendOnce(`review:${purchaseId}`, review, async (idempotencyKey) =>
      (await call('post', '/me/purchases/{purchaseId}/review', { path: { purchaseId }, body: review, idempotencyKey })).data as Schemas['Reviewed'])
  } finally {
    void queryClient.invalidateQueries({ queryKey: purchasesKey(whose) })
    done(whose)
  }
}

/** Source: GET /me/surveys/{surveyId}. Not kept on the phone: the server knows which answer was the last. */
export function useSurvey(surveyId: string, enabled: boolean) {
  const queryFn = async () => (await call('get', '/me/surveys/{surveyId}', { path: { surveyId } })).data as Survey
  return useQuery(queryOptions({ queryKey: surveyKey(useSubjectId(), surveyId), queryFn, enabled }))
}

/** Kept by the server answer by answer. */
export async function answerSurvey(surveyId: string, questionId: string, optionId: string): Promise<Schemas['AnsweredSurvey']> {
  const whose = subjectId()
  const body = { questionId, optionId }
  const answered = await sendOnce(`survey:${surveyId}:${questionId}`, body, async (idempotencyKey) =>
    (await call('post', '/me/surveys/{surveyId}/answers', { path: { surveyId }, body, idempotencyKey })).data as Schemas['AnsweredSurvey'])
  if (subjectId() === whose) queryClient.setQueryData<Survey>(surveyKey(whose, surveyId), answered.survey)
  done(whose)
  return answered
}

/**
 * Source: POST /me/readings. Opening is asked like a question: opened again it is the same reading, and its time has gone on.
 */
export function useReading(collectionId: string, enabled: boolean) {
  const body = { collectionId }
  return useQuery(queryOptions({
    queryKey: readingKey(useSubjectId(), collectionId),
    queryFn: () => sendOnce(`reading:${collectionId}`, body, async (idempotencyKey) => (await call('post', '/me/readings', { body, idempotencyKey })).data as Reading),
    enabled,
  }))
}

/** Errors: READ_TOO_SHORT with the seconds that are missing, READING_OVER. */
export async function finishReading({ readingId, collectionId }: Pick<Reading, 'readingId' | 'collectionId'>): Promise<Schemas['FinishedReading']> {
  const whose = subjectId()
  try {
    const finished = await sendOnce(`reading:${readingId}`, {}, async (idempotencyKey) =>
      (await call('post', '/me/readings/{readingId}/finish', { path: { readingId }, body: {}, idempotencyKey })).data as Schemas['FinishedReading'])
    done(whose)
    return finished
  } finally {
    void queryClient.invalidateQueries({ queryKey: readingKey(whose, collectionId) })
  }
}

/** Errors: CODE_UNKNOWN, CODE_USED, CODE_TRIES_SPENT. */
export async function scanProduct(code: string): Promise<ProductScan> {
  const whose = subjectId()
  const body = { code }
  const scan = await sendOnce('product-scan', body, async (idempotencyKey) => (await call('post', '/me/product-scans', { body, idempotencyKey })).data as ProductScan)
  done(whose)
  return scan
}

/** Errors: CODE_UNKNOWN, CODE_EXPIRED, CODE_TRIES_SPENT. */
export async function visitStore(code: string): Promise<StoreVisit> {
  const whose = subjectId()
  const body = { code }
  const visit = await sendOnce('store-visit', body, async (idempotencyKey) => (await call('post', '/me/store-visits', { body, idempotencyKey })).data as StoreVisit)
  done(whose)
  return visit
}
