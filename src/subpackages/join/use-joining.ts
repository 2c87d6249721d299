import { useState } from 'react'
import { toApiError, type ApiError } from '../../api/problem'
import { hasSilentLogin } from '../../platform/identity'
import type { PhoneAnswer } from '../../platform/phone'
import { linkPhone } from '../../state/identities'
import { forgetInvitation } from '../../state/invitations'
import { joinProgramme, type Channel, type Joined } from '../../state/membership'
import { forgetCard } from '../../state/package-cards'
import { signInByPhone, signInSilently, useSession } from '../../state/session'

interface With {
  channel: Channel
  invitationCode: string | null
  /** The code of the card that is claimed with joining. */
  card: string | null
  /** The documents have a new version: they are to be shown anew. */
  onOutdated: () => void
}

/** One form from the first letter to the answer. Signing in, the phone and joining are three requests behind one tap. */
export function useJoining({ channel, invitationCode, card, onOutdated }: With) {
  const session = useSession()
  const [agreed, setAgreed] = useState(false)
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const [joined, setJoined] = useState<Joined | null>(null)
  // Why there is no phone number, where the platform would vouch for one: joining goes on without.
  const [withoutPhone, setWithoutPhone] = useState<'declined' | 'unavailable' | null>(null)

  const needsPhone = !hasSilentLogin && !session
  const ready = agreed && (!needsPhone || (/^1[3-9]\d{9}$/.test(phone) && /^\d{6}$/.test(code)))

  /** Whether the platform's word for the phone was taken. No network is another matter, and thrown. */
  async function vouched(wechatCode: string): Promise<boolean> {
    try {
      await linkPhone({ wechatCode })
      return true
    } catch (failure) {
      const error = toApiError(failure)
      if (error.code !== 'PROVIDER_REFUSED' && error.code !== 'PROVIDER_UNAVAILABLE') throw error
      setWithoutPhone('unavailable')
      return false
    }
  }

  async function join(consentVersion: string, wechatCode?: string): Promise<void> {
    if (busy) return
    setBusy(true)
    setRefused(null)
    try {
      if (needsPhone) await signInByPhone(phone, code)
      else await signInSilently()
      if (wechatCode && !(await vouched(wechatCode))) return
      const outcome = await joinProgramme(consentVersion, channel, invitationCode ?? undefined, card ?? undefined)
      setJoined(outcome)
      forgetInvitation()
      // A card that gave nothing may be whole: looking at it again says so.
      if (outcome.card) forgetCard()
    } catch (failure) {
      const error = toApiError(failure)
      setRefused(error)
      if (error.code === 'CONSENT_OUTDATED') {
        setAgreed(false)
        onOutdated()
      }
    } finally {
      setBusy(false)
    }
  }

  /** What the platform's button said. */
  async function answered(answer: PhoneAnswer, consentVersion: string): Promise<void> {
    setWithoutPhone('without' in answer ? answer.without : null)
    if ('code' in answer) await join(consentVersion, answer.code)
  }

  return { agreed, setAgreed, phone, setPhone, code, setCode, busy, refused, setRefused, joined, withoutPhone, needsPhone, ready, join, answered }
}

export type Joining = ReturnType<typeof useJoining>
