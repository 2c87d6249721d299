import { View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { Note } from '../../../components/Note'
import { Ticket } from '../../../components/Ticket'
import { Vessel } from '../../../components/Vessel'
import type { ShownCoupon } from '../../../state/coupon-counter'
import { couponTerms } from '../../../text/coupons'
import { dayText, momentText } from '../../../text/dates'
import { exactMoney } from '../../../text/money'
import { gain, obstacle } from './words'

interface Props {
  found: ShownCoupon
  billFen: number
  /** Used just now. */
  done: boolean
  nowMs: number
}

/** Whose coupon it is, never by the full name, and what it does for the bill or what is in the way. */
export function Verdict({ found, billFen, done, nowMs }: Props) {
  const { name, terms, member, expiresOn, savedFen, used } = found
  if (done) {
    return (
      <View className="consumed" role="status">
        <Vessel />
        <View className="t1 mt24">{`已核销「${name}」`}</View>
        <View className="muted mt4">{gain(found)}</View>
        <View className="muted mt4">{`${member} · ${momentText(used?.at ?? nowMs, nowMs)}`}</View>
        {savedFen > 0 && <View className="t2 num mt12">{`再收 ${exactMoney(billFen - savedFen)}`}</View>}
      </View>
    )
  }
  const reason = obstacle(found, nowMs)
  return (
    <>
      <Ticket name={name} terms={terms} note={couponTerms(terms)} off={reason !== null}>
        <View className="cap muted">{`${member} · 用到 ${dayText(expiresOn, nowMs)}`}</View>
      </Ticket>
      {reason
        ? <Note kind="alert">{reason}</Note>
        : (
            <Card>
              <View className="line between baseline">
                <View className="muted">{gain(found)}</View>
                {savedFen > 0 && <View className="num-l">{exactMoney(billFen - savedFen)}</View>}
              </View>
              {savedFen > 0 && <View className="cap dim mt4">{`账单 ${exactMoney(billFen)}，减到分，不足一分的零头不减`}</View>}
            </Card>
          )}
    </>
  )
}
