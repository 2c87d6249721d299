import { useEffect, useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from './Button'
import { pressable } from './pressable'
import './CoachMarks.scss'

interface CoachMarksProps {
  /** What to point at, by selector, and what to say of it; two or three. */
  marks: { target: string; title: string; body: string }[]
  /** Brings a target into view and tells where it stands; null when it is not there. */
  locate: (target: string) => Promise<Box | null>
  /** Seen to the end, or skipped. */
  onDone: () => void
}

interface Box {
  top: number
  left: number
  width: number
  height: number
  /** Of the screen below it. */
  room: number
}

/** First steps on a page: one spot after the other is left light. Where a spot cannot be found its words still stand. */
export function CoachMarks({ marks, locate, onDone }: CoachMarksProps) {
  const [at, setAt] = useState(0)
  const [box, setBox] = useState<Box | null>(null)
  const { target, title, body } = marks[at]
  const last = at === marks.length - 1
  useEffect(() => {
    let gone = false
    void locate(target).then((found) => {
      if (!gone) setBox(found)
    })
    return () => {
      gone = true
    }
  }, [locate, target])
  // The words stand where there is more room.
  const above = box && box.top > box.room

  return (
    <View className={box ? 'coach' : 'coach coach-dark'} role="dialog" aria-label="小提示" catchMove>
      {box && <View className="coach-spot" style={{ top: `${box.top - 6}px`, left: `${box.left - 6}px`, width: `${box.width + 12}px`, height: `${box.height + 12}px` }} />}
      <View className={above ? 'coach-card coach-above' : 'coach-card'}>
        <View className="line between">
          <View className="t3">{title}</View>
          <View className="cap dim num">{at + 1} / {marks.length}</View>
        </View>
        <View className="muted mt4">{body}</View>
        <View className="line between mt8">
          <View className="coach-skip muted" onClick={onDone} {...pressable()}>跳过</View>
          <Button onClick={last ? onDone : () => setAt(at + 1)}>{last ? '知道了' : '下一个'}</Button>
        </View>
      </View>
    </View>
  )
}
