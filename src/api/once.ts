import { nanoid } from 'nanoid/non-secure'
import { readStored, removeStored, writeStored } from '../platform/storage'
import { ApiError, toApiError } from './problem'

interface Unfinished {
  key: string
  body: string
}

/**
 * Sends a write whose idempotency key is stored before it leaves the phone.
 * If the app dies or the answer is lost, the same write asked for again carries the same key, so the server does it once.
 * name tells one pending write from another; a write with another body is a new write.
 */
export async function sendOnce<T>(name: string, body: unknown, send: (idempotencyKey: string) => Promise<T>): Promise<T> {
  const slot = `once:${name}`
  const text = JSON.stringify(body)
  const unfinished = readStored<Unfinished>(slot)
  const key = unfinished?.body === text ? unfinished.key : nanoid()
  if (!writeStored(slot, { key, body: text } satisfies Unfinished)) throw new ApiError('BAD_ANSWER', 0)
  try {
    const answer = await send(key)
    removeStored(slot)
    return answer
  } catch (failure) {
    const error = toApiError(failure)
    // A clear refusal ends the write; no answer leaves it open.
    if (!error.passing) removeStored(slot)
    throw error
  }
}
