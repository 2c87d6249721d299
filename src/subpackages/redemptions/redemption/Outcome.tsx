import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Row } from '../../../components/Row'
import { Ticket } from '../../../components/Ticket'
import { openPage, switchTab } from '../../../routes'
import { couponTerms } from '../../../text/coupons'
import { brandDay, dayText } from '../../../text/dates'
import { points } from '../../../text/points'
import { isUndone, type Redemption } from '../../../text/redemptions'
import { Copy } from '../Copy'
import { Parcel } from './Parcel'
import { PickUpCode } from './PickUpCode'

interface Props {
  redemption: Redemption
  nowMs: number
  offline: boolean
}

function Undone({ redemption: { state, pricePoints, steps, rewardId } }: { redemption: Redemption }) {
  const letGo = steps[steps.length - 2]?.state === 'reserved'
  const title = state === 'lapsed' ? '预留的时间过了' : letGo ? '放回去了' : '已经撤销'
  return (
    <View className="undone" role="status">
      <View className="t2">{title}</View>
      <View className="muted mt4">{points(pricePoints)} 积分{letGo || state === 'lapsed' ? '已经解冻，可以接着用' : '已经退回原来的批次'}</View>
      <View className="undone-ways mt16">
        <Button kind="soft" onClick={() => openPage('reward', { id: rewardId })}>再看看这一件</Button>
        <Button kind="text" onClick={() => switchTab('mall')}>去商城看看</Button>
      </View>
    </View>
  )
}

/** What it came to: a code, a parcel, a coupon, a boost, a partner's code, a certificate; or nothing, and the points are back. */
export function Outcome({ redemption, nowMs, offline }: Props) {
  const { redemptionId, kind, state, pickUpCode, shipping, coupon, boost, partner, certificate, seat } = redemption
  if (isUndone(redemption)) return <Undone redemption={redemption} />
  if (pickUpCode && state === 'ready') return <PickUpCode redemption={redemption} code={pickUpCode} nowMs={nowMs} />
  if (shipping) return <Parcel redemption={redemption} shipping={shipping} offline={offline} />
  if (coupon) {
    const over = coupon.state === 'used' ? '用掉了' : coupon.state === 'expired' ? `${dayText(coupon.expiresOn, nowMs)} 过期了` : undefined
    return (
      <>
        <Ticket name={coupon.name} terms={coupon.terms} note={couponTerms(coupon.terms)} reason={over}>
          {!over && <View className="cap muted num">用到 {dayText(coupon.expiresOn, nowMs)}</View>}
        </Ticket>
        <View className="mt12"><Button kind="soft" block onClick={() => openPage('coupons')}>去券包</Button></View>
      </>
    )
  }
  if (boost) {
    // Its end is the first instant it is over, so the last day is the one before.
    const lastDay = dayText(brandDay(Date.parse(boost.until) - 1), nowMs)
    const over = Date.parse(boost.until) <= nowMs
    return (
      <Card rows>
        <Row
          icon="star"
          title={kind === 'tier_boost' ? `${boost.tierName}体验${over ? `到 ${lastDay} 结束了` : `到 ${lastDay}`}` : `${boost.tierName}延到 ${lastDay}`}
          note={over ? '等级回到了自己的' : kind === 'tier_boost' ? '这段时间消费按它的倍数得积分' : '在那之前达标，照常续期'}
          onClick={() => openPage('tier')}
        />
      </Card>
    )
  }
  if (partner) {
    return (
      <Card title={partner.name}>
        <View className="muted">{partner.gives}</View>
        <View className="partner-code">
          <View className="grow num partner-digits">{partner.code}</View>
          <Copy text={partner.code} label={`复制${partner.name}的码`} />
        </View>
        <View className="cap dim mt8">这个码只属于你，换出后不能撤销，别给别人看。</View>
      </Card>
    )
  }
  if (certificate) {
    return (
      <Card rows>
        <Row
          icon="okc"
          title={`谢谢你，${points(certificate.points)} 积分到了「${certificate.project}」`}
          note={certificate.matchedPoints > 0 ? `我们再添 ${points(certificate.matchedPoints)}，证书在这里` : '证书在这里'}
          onClick={() => openPage('certificate', { id: redemptionId })}
        />
      </Card>
    )
  }
  if (seat && state === 'collected') return <Card rows><Row icon="cal" title={seat.place} note="谢谢你来" /></Card>
  return null
}
