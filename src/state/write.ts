import { useRef, useState } from 'react'
import { toApiError, type ApiError } from '../api/problem'

/** One write at a time: what is under way, what refused the last one, and how one is started. Taps meanwhile do nothing. */
export function useWrite() {
  const [busy, setBusy] = useState<string | null>(null)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const underWay = useRef(false)

  const write = async (name: string, send: () => Promise<unknown>): Promise<void> => {
    if (underWay.current) return
    underWay.current = true
    setBusy(name)
    setRefused(null)
    try {
      await send()
    } catch (error) {
      setRefused(toApiError(error))
    } finally {
      underWay.current = false
      setBusy(null)
    }
  }
  return { busy, refused, write, anew: () => setRefused(null) }
}
