import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'

/** How far below the screen counts as near, in px. */
const margin = 120

/** Whether the page has been scrolled near what the selector finds: what nobody can see yet is not handed to the screen. */
export function useNear(selector: string): boolean {
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (near) return
    const { page } = Taro.getCurrentInstance()
    const observer = Taro.createIntersectionObserver(page ?? {}, { thresholds: [0] })
    observer.relativeToViewport({ bottom: margin }).observe(selector, ({ intersectionRatio = 0 }) => {
      if (intersectionRatio > 0) setNear(true)
    })
    return () => observer.disconnect()
  }, [near, selector])
  return near
}
