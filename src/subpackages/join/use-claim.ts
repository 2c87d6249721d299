import { useState } from 'react'
import { toApiError, type ApiError } from '../../api/problem'
import { returnToMembership } from '../../state/my-data'
import { claimPackageCard, forgetCard, type CardGiven } from '../../state/package-cards'

/** A member takes what the card gives; one who was leaving comes back first, at their own word. */
export function useClaim(code: string | null) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const [given, setGiven] = useState<CardGiven | null>(null)

  async function claim(comingBack = false): Promise<void> {
    if (busy || code === null) return
    setBusy(true)
    setRefused(null)
    try {
      if (comingBack) await returnToMembership()
      setGiven(await claimPackageCard(code))
      forgetCard()
    } catch (failure) {
      setRefused(toApiError(failure))
    } finally {
      setBusy(false)
    }
  }

  return { busy, refused, given, claim }
}

export type Claim = ReturnType<typeof useClaim>
