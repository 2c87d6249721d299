import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { QrPicture } from '../../components/QrPicture'
import { openPage } from '../../routes'
import type { Coupon } from '../../state/coupons'
import { couponCode, goodsText } from '../../text/coupons'
import { dayText } from '../../text/dates'

const leads: Record<Coupon['terms']['scope'], string> = {
  any: '结账时出示，线上就填这个码',
  store: '结账时出示',
  online: '线上下单时填这个码',
}

/** The code, for a camera, a counter or an order; it is kept on the phone and needs no signal. */
export function CouponUse({ coupon: { couponId, code, terms, expiresOn, source }, nowMs }: { coupon: Coupon; nowMs: number }) {
  const goods = goodsText(terms)
  return (
    <View className="coupon-use">
      <View className="t3">{leads[terms.scope]}</View>
      <View className="sub muted mt4">{`一张用一次，用到 ${dayText(expiresOn, nowMs)}${goods ? `，只算${goods}` : ''}`}</View>
      {terms.scope !== 'online' && <View className="mt16"><QrPicture text={code} label="券码的二维码" /></View>}
      <View className="coupon-code num" aria-label={`券码 ${[...code].join(' ')}`}>{couponCode(code)}</View>
      {source !== 'gift' && <View className="mt8"><Button kind="text" small onClick={() => openPage('giveCoupon', { id: couponId })}>送给朋友</Button></View>}
    </View>
  )
}
