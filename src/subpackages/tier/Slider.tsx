import { useRef } from 'react'
import Taro from '@tarojs/taro'
import { View, type CommonEvent, type ITouchEvent } from '@tarojs/components'
import { pressable } from '../../components/pressable'

interface SliderProps {
  id: string
  value: number
  max: number
  step: number
  label: string
  /** The value as it is said. */
  said: string
  onChange: (value: number) => void
  /** The thumb was let go. */
  onRest: (value: number) => void
}

const slack = 6
const touchOf = (event: CommonEvent) => (event as ITouchEvent).touches[0]
/** Where a tap was: told in detail by the mini-program, by the event itself in a browser. */
const tapX = (event: CommonEvent): number => (event.detail as { x?: number }).x ?? (event as unknown as { clientX: number }).clientX

/** Drawn by us, for the platform's own slider takes colours in script. A finger that moves up or down scrolls and changes nothing. */
export function Slider({ id, value, max, step, label, said, onChange, onRest }: SliderProps) {
  const track = useRef<{ left: number; width: number } | null>(null)
  const began = useRef<{ x: number; y: number; sliding: boolean; gone: boolean } | null>(null)
  const latest = useRef(value)

  const set = (next: number) => {
    latest.current = Math.min(max, Math.max(0, Math.round(next / step) * step))
    if (latest.current !== value) onChange(latest.current)
  }
  const moveTo = (x: number) => {
    if (track.current && track.current.width > 0) set(((x - track.current.left) / track.current.width) * max)
  }
  const measure = (then?: () => void) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((found) => {
        const rect = Array.isArray(found) ? found[0] : found
        if (rect) track.current = { left: rect.left, width: rect.width }
        then?.()
      })
      .exec()
  }
  const start = (event: CommonEvent) => {
    const { clientX, clientY } = touchOf(event)
    began.current = { x: clientX, y: clientY, sliding: false, gone: false }
    measure()
  }
  const move = (event: CommonEvent) => {
    const from = began.current
    if (!from || from.gone) return
    const { clientX, clientY } = touchOf(event)
    const [across, along] = [Math.abs(clientX - from.x), Math.abs(clientY - from.y)]
    if (!from.sliding && along > slack && along > across) from.gone = true
    else if (across > slack) from.sliding = true
    if (from.sliding) moveTo(clientX)
  }
  const end = () => {
    if (began.current?.sliding) onRest(latest.current)
    began.current = null
  }
  const tap = (event: CommonEvent) => {
    const x = tapX(event)
    measure(() => {
      moveTo(x)
      onRest(latest.current)
    })
  }
  const nudge = (by: number) => {
    set(value + by)
    onRest(latest.current)
  }

  const percent = max === 0 ? 0 : (value * 100) / max
  return (
    <View className="line slider-line">
      <View className="slider-step" onClick={() => nudge(-step)} {...pressable('少一点')}>−</View>
      <View className="slider" id={id} onTouchStart={start} onTouchMove={move} onTouchEnd={end} onClick={tap} role="slider" aria-label={label} aria-valuetext={said}>
        <View className="slider-track"><View className="slider-fill" style={{ width: `${percent}%` }} /></View>
        <View className="slider-thumb" style={{ left: `${percent}%` }} />
      </View>
      <View className="slider-step" onClick={() => nudge(step)} {...pressable('多一点')}>+</View>
    </View>
  )
}
