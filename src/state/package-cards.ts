import { queryOptions, useQuery } from '@tanstack/react-query'
import type { components } from '../../contract/types.gen'
import { call } from '../api/client'
import { deviceHeaders } from '../api/device'
import { sendOnce } from '../api/once'
import { serverNow } from '../api/server-clock'
import { readStored, removeStored, writeStored } from '../platform/storage'
import { queryClient } from './query-client'
import { useSubjectId } from './session'

export type PackageCard = components['schemas']['PackageCard']
export type CardGiven = components['schemas']['CardGiven']

/** Source: GET /package-cards/{code}; anyone may read it, and to each it says how it stands for them. Errors: CODE_UNKNOWN, TOO_MANY_REQUESTS. */
export function usePackageCard(code: string | null) {
  return useQuery(queryOptions({
    queryKey: ['mine', 'package-card', useSubjectId(), code],
    queryFn: async () => (await call('get', '/package-cards/{code}', { path: { code: code! }, headers: deviceHeaders() })).data!,
    enabled: code !== null,
    // Whoever signs in on the way is still looking at the same card.
    placeholderData: (before: PackageCard | undefined, of) => (of?.queryKey[3] === code ? before : undefined),
  }))
}

/** Errors: CODE_UNKNOWN, TOO_MANY_REQUESTS, CODE_USED, CODE_EXPIRED, NOT_OPEN_YET, CARDS_ENOUGH, MEMBERSHIP_ENDING. */
export async function claimPackageCard(code: string): Promise<CardGiven> {
  try {
    return await sendOnce(`package-card:${code}`, {}, async (idempotencyKey) =>
      (await call('post', '/package-cards/{code}/claims', { path: { code }, body: {}, idempotencyKey, headers: deviceHeaders() })).data!)
  } finally {
    void queryClient.invalidateQueries({ queryKey: ['mine'] })
  }
}

const slot = 'package-card'
const keptMs = 7 * 86_400_000

interface Kept {
  code: string
  at: number
}

/** A card that was scanned and not claimed yet: it waits on this phone, so that nobody must look for the printed one again. */
export function keepCard(code: string): void {
  writeStored(slot, { code, at: serverNow() } satisfies Kept)
}

export function keptCard(): string | null {
  const kept = readStored<Kept>(slot)
  return kept && serverNow() - kept.at < keptMs ? kept.code : null
}

export function forgetCard(): void {
  removeStored(slot)
}
