import { useEffect, useState } from 'react'
import { serverNow } from '../api/server-clock'

/** How many whole seconds are left until an instant of the server's clock, told anew each second; null: not known yet. */
export function useSecondsUntil(untilMs: number | null): number | null {
  const left = () => (untilMs === null ? null : Math.max(0, Math.ceil((untilMs - serverNow()) / 1000)))
  const [, told] = useState(left)
  useEffect(() => {
    if (untilMs === null) return undefined
    const tick = () => {
      const seconds = Math.max(0, Math.ceil((untilMs - serverNow()) / 1000))
      told(seconds)
      if (seconds === 0) clearInterval(timer)
    }
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [untilMs])
  return left()
}
