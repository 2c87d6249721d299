import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/Card'
import { Row } from '../../components/Row'
import { Ticket } from '../../components/Ticket'
import { openPage } from '../../routes'
import type { CardGiven } from '../../state/package-cards'
import { couponTerms } from '../../text/coupons'
import { dayText } from '../../text/dates'

/** Coupons that have come, each with its last day, and how the next order uses them. */
export function Received({ coupons, joined = false }: { coupons: CardGiven['coupons']; joined?: boolean }) {
  const nowMs = serverNow()
  if (coupons.length === 0) return null
  return (
    <>
      <View className="received">
        {coupons.map(({ couponId, name, terms, expiresOn }) => (
          <Ticket key={couponId} name={name} terms={terms} note={couponTerms(terms)}>
            <View className="cap num gold mt4">{dayText(expiresOn, nowMs)}前可用</View>
          </Ticket>
        ))}
      </View>
      <Card title={joined ? '下一步，第一单就用上' : '下一步，下一单就用上'} rows>
        <Row icon="store" title="门店出示" note="结账时在券包里点开，给店员扫一下" onClick={() => openPage('coupons')} />
        <Row icon="bag" title="线上下单" note="也在券包里，复制券码" onClick={() => openPage('coupons')} />
      </Card>
    </>
  )
}
