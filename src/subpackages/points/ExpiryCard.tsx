import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { ExpiryBars } from '../../components/ExpiryBars'
import { Icon } from '../../components/Icon'
import { Note } from '../../components/Note'
import { pressable } from '../../components/pressable'
import { openPage } from '../../routes'
import type { Points } from '../../state/points'
import { useMall } from '../../state/rewards'
import { daysLeftText } from '../../text/dates'
import { points } from '../../text/points'

export function ExpiryCard({ expiries, next, nowMs }: { expiries: Points['expiries']; next: Points['balance']['expiringNext']; nowMs: number }) {
  const mall = useMall().data
  const use = mall?.rewards.find(({ rewardId, canRedeem }) => canRedeem && rewardId === mall.expiringFirst[0])
  if (expiries.length === 0) return null
  const calendar = (
    <View className="more points-link" onClick={() => openPage('expiries')} {...pressable(undefined, 'link')}>
      过期日历
      <Icon name="right" size="s" />
    </View>
  )
  return (
    <Card title="什么时候过期" aside={calendar}>
      <ExpiryBars expiries={expiries} nowMs={nowMs} />
      {next && (
        <Note kind="alert" icon="clock">
          {points(next.points)} 积分{daysLeftText(next.daysLeft)}过期。
          {use ? `兑一份${use.name}，正好先用掉它们。` : '用积分时会先用它们。'}
        </Note>
      )}
    </Card>
  )
}
