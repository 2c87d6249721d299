import { useState } from 'react'
import { View } from '@tarojs/components'
import { programme } from '../../../../brand/programme'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Field } from '../../../components/Field'
import { Refusal } from '../../../components/Refusal'
import { undoMerge, type StaffMerge } from '../../../state/merges'
import { useWrite } from '../../../state/write'
import { momentText } from '../../../text/dates'
import { otherCard } from '../../../text/merges'
import { points } from '../../../text/points'

/** What it means to staff. */
const words = { MERGE_OVER: { title: '恢复的期限过了', body: `合卡 ${programme.mergeUndoDays} 天后，两张卡不能再分开。` } }

interface Props {
  merge: StaffMerge
  offline: boolean
  nowMs: number
  /** Told to the page: by then the merge is gone from the list. */
  onUndone: (merge: StaffMerge) => void
}

/** One merge: whose, what came with it, till when; and the way back, with a reason. */
export function MergeCard({ merge, offline, nowMs, onUndone }: Props) {
  const { member, other, points: brought, coupons, mergedAt, undoUntil } = merge
  const [opened, setOpened] = useState(false)
  const [typed, setTyped] = useState('')
  const { busy, refused, write } = useWrite()
  const reason = typed.trim()
  const undo = () => write('undo', async () => onUndone(await undoMerge(merge, reason)))
  return (
    <Card title={member} aside={momentText(mergedAt, nowMs)}>
      <View>{`合进来的是 ${otherCard(other)}`}</View>
      <View className="sub muted">{`带来 ${points(brought)} 积分${coupons > 0 ? `、${coupons} 张券` : ''} · ${momentText(undoUntil, nowMs)} 前能恢复`}</View>
      {!opened && <View className="mt12"><Button kind="soft" block onClick={() => setOpened(true)}>恢复成两张</Button></View>}
      {opened && (
        <>
          <Field label="为什么恢复" value={typed} onChange={setTyped} placeholder="比如：TA 说不是本人的卡" maxLength={100} hint="会记在这一笔上，店长看得到" />
          <Refusal error={refused} words={words} />
          <View className="mt12">
            <Button block loading={busy !== null} disabled={offline || reason.length < 2} reason={offline ? '现在没有网络，连上后再来' : '写一句原因'} onClick={() => void undo()}>确认恢复</Button>
          </View>
          <View className="cap dim center mt8">已经用掉的积分和券退不回去，别的各归各的卡。</View>
        </>
      )}
    </Card>
  )
}
