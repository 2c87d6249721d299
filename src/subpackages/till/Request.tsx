import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { useSecondsUntil } from '../../state/seconds'
import type { Payment } from '../../state/till'
import { exactMoney, money } from '../../text/money'
import { points, signedPoints } from '../../text/points'
import { countdown } from './words'

interface Props {
  payment: Payment
  available: number
  busy: string | null
  onConfirm: () => void
  onRefuse: () => void
  /** Its time is over. */
  onOver: () => void
}

/** What the store asks, in full before anything is agreed to. */
export function Request({ payment, available, busy, onConfirm, onRefuse, onOver }: Props) {
  const { storeName, points: spent, fen, billFen, chargeFen, receiptNumber, deadline } = payment
  const left = useSecondsUntil(Date.parse(deadline)) ?? 0
  const over = left === 0
  useEffect(() => {
    if (over) onOver()
  }, [over, onOver])
  return (
    <View role="alertdialog" aria-label={`${storeName}请你确认：${points(spent)} 积分抵 ${money(fen)}，再付 ${money(chargeFen)}`}>
      <View className="till-ask">
        <View className="muted">{storeName}请你确认</View>
        <View className="till-deal mt8">
          <View className="nw">{points(spent)} 积分</View>
          <View className="nw">抵 {money(fen)}</View>
        </View>
        <View className="t3 mt8 num">再付 {money(chargeFen)}</View>
      </View>
      <Card>
        <View className="till-line"><View className="muted">账单</View><View className="num">{exactMoney(billFen)}</View></View>
        <View className="till-line"><View className="muted">积分抵</View><View className="num">{exactMoney(-fen)}</View></View>
        <View className="till-line strong"><View>还要付</View><View className="num">{exactMoney(chargeFen)}</View></View>
        <View className="rule" />
        <View className="till-line"><View className="muted">积分</View><View className="num">{`${points(available)} → ${points(available - spent)}（${signedPoints(-spent)}）`}</View></View>
        <View className="till-line"><View className="muted">小票</View><View className="till-receipt">{receiptNumber}</View></View>
      </Card>
      <View className="mt16">
        <Button block loading={busy === 'confirm'} disabled={over || busy === 'refuse'} onClick={onConfirm}>确认抵 {money(fen)}</Button>
        <View className="mt8"><Button block kind="text" loading={busy === 'refuse'} disabled={over || busy === 'confirm'} onClick={onRefuse}>不用积分</Button></View>
        <View className="cap dim center mt4 num">{over ? '时间到了' : `${countdown(left)}后失效。先用最早到期的，店员两分钟内可以撤回。`}</View>
      </View>
    </View>
  )
}
