import { queryOptions, useQuery } from '@tanstack/react-query'
import { call } from '../api/client'
import { serverNow } from '../api/server-clock'
import { readStored, removeStored, writeStored } from '../platform/storage'
import { lastKnown } from './query-client'
import { useSubjectId } from './session'

const mine = async () => (await call('get', '/me/invitations')).data!
const invitationOf = async (code: string) => (await call('get', '/invitations/{code}', { path: { code } })).data!

export type MyInvitations = Awaited<ReturnType<typeof mine>>
export type InvitedFriend = MyInvitations['friends'][number]
export type Invitation = Awaited<ReturnType<typeof invitationOf>>

/** Source: GET /me/invitations. Only for members. */
export function useMyInvitations() {
  const key = ['mine', 'invitations', useSubjectId()]
  return useQuery(queryOptions({ queryKey: key, queryFn: mine, meta: { persist: true }, ...lastKnown<MyInvitations>(key) }))
}

/** Source: GET /invitations/{code}; anyone may read it. Errors: INVITATION_UNKNOWN. */
export function useInvitation(code: string | null) {
  return useQuery(queryOptions({ queryKey: ['invitation', code], queryFn: () => invitationOf(code ?? ''), enabled: code !== null, staleTime: Infinity }))
}

const slot = 'invitation'
const keptMs = 30 * 86_400_000

interface Kept {
  code: string
  at: number
}

/** The code of a link that was opened, or of one opened on this phone not long ago by somebody who has not joined yet. */
export function invitedWith(code: string | undefined): string | null {
  if (code && /^[A-Za-z0-9-]{1,64}$/.test(code)) {
    writeStored(slot, { code, at: serverNow() } satisfies Kept)
    return code
  }
  const kept = readStored<Kept>(slot)
  return kept && serverNow() - kept.at < keptMs ? kept.code : null
}

export function forgetInvitation(): void {
  removeStored(slot)
}
