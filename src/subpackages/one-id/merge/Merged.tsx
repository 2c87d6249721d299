import { View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { Row } from '../../../components/Row'
import { Vessel } from '../../../components/Vessel'
import { openPage } from '../../../routes'
import type { MergePreview } from '../../../state/merges'
import { brandDay, dayText } from '../../../text/dates'
import { otherCard } from '../../../text/merges'
import { points } from '../../../text/points'
import { Together } from './Sides'

/** One card now; what came along, and till when staff can take it apart again. */
export function Merged({ merge: { other, together, couponNames, until }, nowMs }: { merge: MergePreview; nowMs: number }) {
  const open = Date.parse(until) > nowMs
  return (
    <>
      <View className="merge-done" role="status">
        <Vessel />
        <View className="t1 mt16">合好了，只有一张卡了</View>
        <View className="sub muted mt4">{`${otherCard(other.name)} 的 ${points(other.points)} 积分到了你这里`}</View>
      </View>
      <View className="mt24"><Together side={together} done /></View>
      <Card rows>
        <Row icon="list" title="积分明细" note="到期日没有变" onClick={() => openPage('points')} />
        {couponNames.length > 0 && <Row icon="ticket" title="带来的券" note={couponNames.join('、')} onClick={() => openPage('coupons')} />}
      </Card>
      <View className="cap dim center mt12">{open ? `合错了？${dayText(brandDay(until), nowMs)}前，可请店员恢复。` : '恢复的期限已经过了。'}</View>
    </>
  )
}
