import { View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { Tag } from '../../../components/Tag'
import type { StaffPayment } from '../../../state/payments'
import { points } from '../../../text/points'

/** Who is paying, as far as a till needs to know. */
export function PayerHead({ member, available }: { member: StaffPayment['member']; available?: number }) {
  return (
    <Card tierId={member.tierId}>
      <View className="line">
        <View className="payer-initial" aria-hidden="true">{member.name.slice(0, 1)}</View>
        <View className="grow line wrap">
          <View className="t3">{member.name}</View>
          <Tag kind="gold">{member.tierName}</Tag>
        </View>
        {available !== undefined && (
          <View className="payer-points">
            <View className="num-m gold">{points(available)}</View>
            <View className="cap dim">可用积分</View>
          </View>
        )}
      </View>
    </Card>
  )
}
