import type { IconName } from '../../components/Icon'
import type { Redemption } from '../../state/redemptions'
import { couponCode } from '../../text/coupons'
import { brandDay, dayText } from '../../text/dates'
import { money } from '../../text/money'
import { points } from '../../text/points'
import { opensText, spanText } from '../../text/rewards'

interface Had {
  title: string
  icon?: IconName
  row?: string
  note?: string
  /** On the button: what to do next. */
  next: string
}

/** The last day of what ends at the beginning of an instant. */
const lastDay = (until: string, nowMs: number) => dayText(brandDay(Date.parse(until) - 1), nowMs)

/** What a redemption has brought, in the words of its kind. */
export function had({ kind, name, state, coupon, reservedUntil, pickUpCode, priceFen, shipping, boost, partner, certificate, seat }: Redemption, nowMs: number): Had {
  if (state === 'reserved' && reservedUntil) return { title: '为你留着了', icon: 'clock', row: `留到 ${opensText(reservedUntil, nowMs)}`, note: '到时没兑会自动放回，积分解冻', next: '看看这一笔' }
  if (coupon) return { title: '兑好了，券在这里', next: '看看我的券' }
  if (certificate) return { title: '谢谢你', icon: 'okc', row: `${points(certificate.points)} 积分到了「${certificate.project}」`, note: certificate.matchedPoints > 0 ? `我们再添 ${points(certificate.matchedPoints)}，证书在里面` : '证书在里面', next: '看看证书' }
  if (boost) return { title: '兑好了，已经生效', icon: 'star', row: `${boost.tierName}到 ${lastDay(boost.until, nowMs)}`, note: kind === 'tier_boost' ? '这段时间消费按它的倍数得积分' : '在那之前达标，照常续期', next: '看看这一笔' }
  if (partner) return { title: '兑好了，码在这里', icon: 'swap', row: partner.code, note: `${partner.name}：${partner.gives}`, next: '去复制这个码' }
  if (shipping) return { title: '兑好了，正在打包', icon: 'truck', row: name, note: '寄出后这里有快递单号', next: '看看这一笔' }
  const fen = priceFen > 0 ? `，取的时候付 ${money(priceFen)}` : ''
  if (seat) return { title: '位子留好了', icon: 'cal', row: `${opensText(seat.startsAt, nowMs)}，${seat.place}`, note: `到店出示 ${couponCode(pickUpCode ?? '')}`, next: '看看入场码' }
  return { title: kind === 'service' ? '兑好了，到店用' : '兑好了，到店取', icon: 'qr', row: couponCode(pickUpCode ?? ''), note: `给店员看这个码${fen}`, next: kind === 'service' ? '看看兑换码' : '看看取货码' }
}

/** 29 分 58 秒内可撤销; null when it cannot be taken back. */
export function undoLeft({ cancelUntil }: Redemption, nowMs: number): string | null {
  const seconds = cancelUntil ? Math.ceil((Date.parse(cancelUntil) - nowMs) / 1000) : 0
  return seconds > 0 ? `${spanText(seconds)}内可撤销` : null
}
