import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { Tag } from '../../components/Tag'
import { Ticket } from '../../components/Ticket'
import { openPage } from '../../routes'
import type { Coupon } from '../../state/coupons'
import { reasonText } from '../../text/coupon-verdicts'
import { couponTerms } from '../../text/coupons'
import { brandDay, daysLeftText, shortDay } from '../../text/dates'
import { money } from '../../text/money'
import { daysBetween } from '../../../loyalty/calendar'
import type { Judged } from './bill'
import { CouponUse } from './CouponUse'

/** Where a coupon nobody asked for came from. */
const origins: Record<Coupon['source'], string | null> = { redemption: null, auto_redemption: '到期前自动兑的', benefit: '等级权益', task: '做任务得的', gift: '朋友送的', package_card: '包裹卡送的', merge: '旧卡带来的' }

interface Props {
  judged: Judged
  nowMs: number
  open: boolean
  /** Shows the code of this one, or puts it away. */
  onOpen: () => void
}

function until({ validFrom, issuedAt, expiresOn, daysLeft }: Coupon): string {
  const from = Date.parse(validFrom) > Date.parse(issuedAt) ? `${shortDay(brandDay(validFrom))}–${shortDay(expiresOn)}` : `${shortDay(expiresOn)} 前`
  return `${from} · ${daysLeftText(daysLeft)}`
}

/** One that can be used on the bill: what it saves, and its code at a tap. */
export function UsableTicket({ judged: { coupon, verdict, best }, nowMs, open, onOpen }: Props) {
  const { name, terms, source } = coupon
  const savedFen = verdict.reason === null ? verdict.savedFen : 0
  const mark = savedFen > 0 ? `这单省 ${money(savedFen)}` : terms.stacks ? '可叠加' : '这单能用'
  return (
    <>
      <Ticket name={name} terms={terms} note={couponTerms(terms)}>
        <View className="cap muted coupon-figures">{until(coupon)}{origins[source] ? ` · ${origins[source]}` : ''}</View>
        <View className="coupon-foot">
          <Tag kind={best ? 'brand' : 'plain'}>{mark}</Tag>
          <Button small kind={best && !open ? 'primary' : 'soft'} label={open ? `收起${name}` : `去用${name}`} onClick={onOpen}>{open ? '收起' : best ? '用这张' : '去用'}</Button>
        </View>
      </Ticket>
      {open && <CouponUse coupon={coupon} nowMs={nowMs} />}
    </>
  )
}

/** One that cannot be used on the bill: why, and by how much. */
export function RestingTicket({ judged: { coupon, verdict }, nowMs }: { judged: Judged; nowMs: number }) {
  const { couponId, name, terms, validFrom } = coupon
  if (verdict.reason === null) return null
  const fromDay = brandDay(validFrom)
  const missingFen = verdict.reason === 'BELOW_THRESHOLD' ? verdict.missingFen : null
  const reason = reasonText({ terms, reason: verdict.reason, missingFen, fromDay, daysAway: daysBetween(brandDay(nowMs), fromDay) }, nowMs)
  return (
    <Ticket name={name} terms={terms} note={couponTerms(terms)} off>
      <View className="cap muted coupon-figures">{until(coupon)}</View>
      <View className={missingFen === null ? 'coupon-why' : 'coupon-why alert'}>
        <Icon name={verdict.reason === 'NOT_YET' ? 'cal' : 'info'} size="s" />
        <View className="grow">{reason}</View>
      </View>
      {missingFen !== null && (
        <View className="coupon-bar" aria-hidden="true"><View className="coupon-bar-fill" style={{ width: `${Math.floor((100 * (terms.thresholdFen - missingFen)) / terms.thresholdFen)}%` }} /></View>
      )}
      {verdict.reason === 'OFFERED' && <View className="mt8"><Button small kind="soft" onClick={() => openPage('giveCoupon', { id: couponId })}>看看送得怎样</Button></View>}
    </Ticket>
  )
}
