import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { sendOnce } from '../api/once'
import { lastKnown, queryClient } from './query-client'
import { subjectId, useSubjectId } from './session'

export type Reminders = components['schemas']['Reminders']
export type Reminder = components['schemas']['Reminder']

const keyOf = (subjectId: string | null) => ['mine', 'reminders', subjectId] as const

/** Source: GET /me/reminders. Only for members. */
export function useReminders() {
  const key = keyOf(useSubjectId())
  return useQuery(queryOptions({
    queryKey: key,
    queryFn: async () => (await call('get', '/me/reminders')).data as Reminders,
    meta: { persist: true },
    ...lastKnown<Reminders>(key),
  }))
}

async function showAnswer(write: () => Promise<Reminders | null>): Promise<void> {
  const queryKey = keyOf(subjectId())
  try {
    const answer = await write()
    await queryClient.cancelQueries({ queryKey })
    if (answer && queryKey[2] === subjectId()) queryClient.setQueryData<Reminders>(queryKey, answer)
  } catch (failure) {
    void queryClient.invalidateQueries({ queryKey })
    throw failure
  }
}

/** Errors: REMINDER_LIMIT. day is the one on screen; it only names the write, so that yesterday's is not sent again as today's. */
export const bookReminder = (day: string, channel: Reminder['channel']) =>
  showAnswer(() => {
    const body = { kind: 'check_in' as const, channel }
    return sendOnce(`reminder:${day}`, body, async (idempotencyKey) => (await call('post', '/me/reminders', { body, idempotencyKey })).data)
  })

export const cancelReminder = (reminderId: string) =>
  showAnswer(() => {
    const body = {}
    return sendOnce(`reminder-cancelled:${reminderId}`, body, async (idempotencyKey) => (await call('post', '/me/reminders/{reminderId}/cancellation', { path: { reminderId }, body, idempotencyKey })).data)
  })
