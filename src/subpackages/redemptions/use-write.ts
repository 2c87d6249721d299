import { useRef, useState } from 'react'
import { toApiError, type ApiError } from '../../api/problem'

/** One write at a time: whether it is under way, what refused it, and how it is started. */
export function useWrite() {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const underWay = useRef(false)

  /** Returns whether it was done. Taps meanwhile do nothing. */
  const write = async (send: () => Promise<unknown>): Promise<boolean> => {
    if (underWay.current) return false
    underWay.current = true
    setBusy(true)
    setRefused(null)
    try {
      await send()
      return true
    } catch (error) {
      setRefused(toApiError(error))
      return false
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }
  return { busy, refused, write }
}
