import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { checkedIn } from '../../loyalty/check-in'
import { homeKey, type StampedHome } from './home'
import { askAgain, lastKnown, queryClient } from './query-client'
import { subjectId, useSubjectId } from './session'

export type CheckIn = components['schemas']['CheckIn']
export type CheckInSummary = components['schemas']['CheckInSummary']
export type CheckedIn = components['schemas']['CheckedIn']

const keyOf = (subjectId: string | null) => ['mine', 'check-in', subjectId] as const

export const checkInQuery = (whose: string | null) =>
  queryOptions({
    queryKey: keyOf(whose),
    queryFn: async () => (await call('get', '/me/check-in')).data as CheckIn,
    meta: { persist: true },
    ...lastKnown<CheckIn>(keyOf(whose)),
  })

/** Source: GET /me/check-in. This month, today and the cards. */
export function useCheckIn(enabled: boolean) {
  return useQuery({ ...checkInQuery(useSubjectId()), enabled })
}

/** Answers still under way were asked before what happens now: they would put the past back on the screen. */
async function quiet(whose: string | null): Promise<void> {
  await Promise.all([homeKey(whose), keyOf(whose)].map((queryKey) => queryClient.cancelQueries({ queryKey })))
}

/** What a tap shows at once, on both screens. */
function showDone(whose: string | null): void {
  queryClient.setQueryData<StampedHome>(homeKey(whose), (stamped) => {
    if (!stamped?.home.checkIn) return stamped
    // Without its etag, for the server has not said this.
    return { home: { ...stamped.home, checkIn: checkedIn(stamped.home.checkIn as CheckInSummary) }, etag: null }
  })
  queryClient.setQueryData<CheckIn>(keyOf(whose), (state) => state && { ...state, summary: checkedIn(state.summary) })
}

/** What checking in moves. Its own state too: an answer may be an old one, given again or overtaken on its way. */
const moved = ['home', 'check-in', 'badges', 'tier', 'points', 'ledger']

async function showAnswer(whose: string | null, { checkIn: state }: CheckedIn): Promise<void> {
  if (subjectId() !== whose) return
  await quiet(whose)
  queryClient.setQueryData<CheckIn>(keyOf(whose), state)
  // Should home not be told itself, this at least is what the server said.
  queryClient.setQueryData<StampedHome>(homeKey(whose), (stamped) => stamped?.home.checkIn ? { home: { ...stamped.home, checkIn: state.summary }, etag: null } : stamped)
  void askAgain(whose, moved)
  // Tasks move too, and change places: kilobytes for a tap. They are asked for as soon as one looks down to them.
  void queryClient.invalidateQueries({ queryKey: ['mine', 'tasks', whose], refetchType: 'none' })
}

let underWay = false

/**
 * Checks in for today: at once on screen, and then what the server says. Refused or unanswered, the screen goes back to what it
 * was and asks. today is the server's day that the screen shows; it only names the write. Returns null while one is under way.
 */
export async function checkIn(today: string): Promise<CheckedIn | null> {
  if (underWay) return null
  underWay = true
  const whose = subjectId()
  try {
    await quiet(whose)
    const before = [homeKey(whose), keyOf(whose)].map((key) => ({ key, data: queryClient.getQueryData(key) }))
    showDone(whose)
    try {
      const body = {}
      const answer = await sendOnce(`check-in:${today}`, body, async (idempotencyKey) => (await call('post', '/me/check-ins', { body, idempotencyKey })).data as CheckedIn)
      await showAnswer(whose, answer)
      return answer
    } catch (failure) {
      await quiet(whose)
      if (subjectId() === whose) for (const { key, data } of before) queryClient.setQueryData(key, data)
      void askAgain(whose, [...moved, 'tasks'])
      throw failure
    }
  } finally {
    underWay = false
  }
}

/** Errors: MAKE_UP_IMPOSSIBLE. Costs a card, so it waits for the server. */
export async function makeUp(day: string): Promise<CheckedIn> {
  const body = { day }
  const whose = subjectId()
  try {
    const answer = await sendOnce(`make-up:${day}`, body, async (idempotencyKey) => (await call('post', '/me/check-ins/make-ups', { body, idempotencyKey })).data as CheckedIn)
    await showAnswer(whose, answer)
    return answer
  } catch (failure) {
    // Refused: the screen was behind. Unanswered: it may have been done.
    void askAgain(whose, [...moved, 'tasks'])
    throw failure
  }
}
