import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import { Page } from '../../components/Page'
import { Ticket } from '../../components/Ticket'
import { Vessel } from '../../components/Vessel'
import { goBack, openPage } from '../../routes'
import type { useFrame } from '../../state/frame'
import type { Redemption } from '../../state/redemptions'
import { couponTerms } from '../../text/coupons'
import { dayText } from '../../text/dates'
import { points } from '../../text/points'

interface Props {
  redemption: Redemption
  frame: ReturnType<typeof useFrame>
}

/** Done: what was had for how much, what is left, and one thing to do next. */
export function RedeemedScreen({ redemption: { coupon, pricePoints, balanceAfter }, frame }: Props) {
  return (
    <Page {...frame} title="兑换" onBack={goBack}>
      <View className="redeemed" role="status">
        <Vessel />
        <View className="t1 mt24">兑好了，券在这里</View>
        <View className="muted mt4 num">{`用了 ${points(pricePoints)} 积分，还剩 ${points(balanceAfter)}`}</View>
      </View>
      {coupon && (
        <Ticket name={coupon.name} terms={coupon.terms} note={couponTerms(coupon.terms)}>
          <View className="cap muted num">用到 {dayText(coupon.expiresOn, serverNow())}</View>
        </Ticket>
      )}
      <View className="mt24"><Button block onClick={() => openPage('coupons')}>看看我的券</Button></View>
    </Page>
  )
}
