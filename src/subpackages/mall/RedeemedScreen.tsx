import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Page } from '../../components/Page'
import { Row } from '../../components/Row'
import { Ticket } from '../../components/Ticket'
import { Vessel } from '../../components/Vessel'
import { goBack, openPage, switchTab } from '../../routes'
import type { useFrame } from '../../state/frame'
import type { Redemption } from '../../state/redemptions'
import { couponTerms } from '../../text/coupons'
import { dayText } from '../../text/dates'
import { points } from '../../text/points'
import { priceText } from '../../text/rewards'
import { had, undoLeft } from './receipt'

interface Props {
  redemption: Redemption
  frame: ReturnType<typeof useFrame>
}

/** Done: what was had for how much, what is left, until when it can be taken back, and one thing to do next. */
export function RedeemedScreen({ redemption, frame }: Props) {
  const { redemptionId, coupon, state, pricePoints, priceFen, balanceAfter } = redemption
  const nowMs = serverNow()
  const { title, icon, row, note, next } = had(redemption, nowMs)
  const open = () => openPage('redemption', { id: redemptionId })
  const undo = undoLeft(redemption, nowMs)
  return (
    <Page {...frame} title="兑换" onBack={goBack}>
      <View className="redeemed" role="status">
        <Vessel />
        <View className="t1 mt24">{title}</View>
        <View className="muted mt4">{state === 'reserved' ? '先冻结' : '用了'} {priceText({ points: pricePoints, fen: priceFen })}</View>
        <View className="muted num">{`积分 ${points(balanceAfter + pricePoints)} → ${points(balanceAfter)}`}</View>
      </View>
      {coupon && (
        <Ticket name={coupon.name} terms={coupon.terms} note={couponTerms(coupon.terms)}>
          <View className="cap muted num">用到 {dayText(coupon.expiresOn, nowMs)}</View>
        </Ticket>
      )}
      <Card rows>
        {row && <Row icon={icon} title={row} note={note} onClick={open} />}
        <Row icon="undo" title={undo ?? '这一笔不能撤销'} note={undo ? '积分原路退回' : '确认前说过的，积分不退'} onClick={undo ? open : undefined} />
      </Card>
      <View className="mt24"><Button block onClick={coupon ? () => openPage('coupons') : open}>{next}</Button></View>
      <View className="center mt8"><Button kind="text" onClick={() => switchTab('mall')}>接着逛</Button></View>
    </Page>
  )
}
