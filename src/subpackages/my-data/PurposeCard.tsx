import { useState } from 'react'
import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { Note } from '../../components/Note'
import { pressable } from '../../components/pressable'
import { Refusal } from '../../components/Refusal'
import { Tag } from '../../components/Tag'
import { Toggle } from '../../components/Toggle'
import { openPage } from '../../routes'
import { setConsent, type Purpose } from '../../state/my-data'
import { useWrite } from '../../state/write'
import { consentWords, isOutdated, standingText } from './words'

interface Props {
  purpose: Purpose
  nowMs: number
  /** Nothing can be changed: for want of a network, or the membership is ending. */
  still: boolean
}

/** One purpose: what it is for, what of me it needs, since when, and the switch. It turns under the finger, and back when it could not be kept. */
export function PurposeCard({ purpose, nowMs, still }: Props) {
  const { name, text, data, required, agreed } = purpose
  const [wanted, setWanted] = useState(agreed)
  const { busy, refused, write } = useWrite()
  const on = busy ? wanted : agreed
  const set = (to: boolean) => {
    setWanted(to)
    void write('consent', () => setConsent(purpose, to))
  }
  return (
    <Card>
      <View className="purpose-head">
        <View className="grow t3">{name}</View>
        {required || still ? <Tag>{required ? '会员必需' : agreed ? '已同意' : '没同意'}</Tag> : <Toggle checked={on} label={name} onChange={set} />}
      </View>
      <View className="mt8">{text}</View>
      {data.length > 0 && <View className="sub muted mt8">用到：{data.join('、')}</View>}
      <View className="cap dim mt8">{standingText(purpose, nowMs)}</View>
      {required && !still && <View className="purpose-link sub link" onClick={() => openPage('cancel')} {...pressable(undefined, 'link')}>不想用了，去注销</View>}
      {isOutdated(purpose) && !still && <Note kind="gold" action="同意新版" onAction={() => set(true)}>这一条的说明改过，看一眼再定。</Note>}
      <Refusal error={refused} words={consentWords} />
    </Card>
  )
}
