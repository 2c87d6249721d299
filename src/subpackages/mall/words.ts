import type { Price, Reward } from '../../state/rewards'
import { couponTerms } from '../../text/coupons'
import { refusalWords } from '../../text/refusals'
import { redeeming } from '../../text/refusals/redeeming'
import { money } from '../../text/money'
import { points } from '../../text/points'
import { opensText, priceText, rewardStatus } from '../../text/rewards'

/** 30 分钟, 2 小时, 7 天: the largest unit that says it whole. */
export function lastingText(minutes: number): string {
  if (minutes % 1440 === 0) return `${minutes / 1440} 天`
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`
}

export const undoText = ({ cancelMinutes }: Reward) => (cancelMinutes ? `${lastingText(cancelMinutes)}内可撤销，积分原路退回` : '确认后不能撤销，积分不退')

/** What one of several prices means. */
export function priceNote({ donation }: Reward, { points: price, fen }: Price): string {
  if (donation) return donation.matchPercent > 0 ? `我们再添 ${points(Math.floor((price * donation.matchPercent) / 100))}` : '一份心意'
  return fen > 0 ? '少用积分，余下的钱到店取时付' : '全用积分'
}

const deliveries: Record<Reward['delivery'][number], string> = { shipping: '寄到家', pick_up: '到店自取' }

/** What a kind of reward brings, each with its name. */
function ofItsKind({ kind, coupon, delivery, seat, boost, partner, donation }: Reward, nowMs: number): [string, string][] {
  if (coupon) return [['怎么用', couponTerms(coupon.terms)], ['有效期', `兑后 ${coupon.validDays} 天内用`]]
  if (seat) return [['时间', opensText(seat.startsAt, nowMs)], ['地点', seat.place]]
  if (boost?.tierName) return [['兑到什么', `${boost.tierName}等级 ${boost.days} 天，马上开始`], ['这段时间', '消费按它的倍数得积分；自己的成长值照常累计']]
  if (boost) return [['兑到什么', `现在的等级多留 ${boost.days} 天`]]
  if (partner) return [['合作方', partner.name], ['换到', partner.gives], ['兑换比例', partner.rate], ['费用', partner.fee]]
  if (donation) {
    const { project, matchPercent, raisedPoints, goalPoints, donors } = donation
    return [['捐给', project], ...(matchPercent > 0 ? [['我们配捐', `你每捐 100 积分，我们再添 ${matchPercent}`] as [string, string]] : []), ['已经筹到', `${points(raisedPoints)} / ${points(goalPoints)} 积分，${points(donors)} 人在帮`], ['凭证', '捐出后有一张证书']]
  }
  return kind === 'physical' ? [['怎么拿', delivery.map((way) => deliveries[way]).join('，或')]] : [['怎么用', '到店出示兑换码']]
}

/** All that one must know before, in the order it matters. */
export function facts(reward: Reward, nowMs: number): [string, string][] {
  const { perMember, reserveHours, closesAt, prices } = reward
  const fen = prices.find((price) => price.fen > 0)?.fen
  return [
    ...(perMember ? [['可兑次数', `每人 ${perMember.limit} 次${perMember.left === null ? '' : `，还剩 ${perMember.left} 次`}`] as [string, string]] : []),
    ...ofItsKind(reward, nowMs),
    ...(fen ? [['另付的钱', `${money(fen)} 到店取的时候付，这里不收钱`] as [string, string]] : []),
    ...(closesAt ? [['兑到什么时候', `${opensText(closesAt, nowMs)} 截止`] as [string, string]] : []),
    ...(reserveHours ? [['能留多久', `${lastingText(reserveHours * 60)}，积分只冻结，不扣`] as [string, string]] : []),
    ['反悔', undoText(reward)],
  ]
}

/** Why the button does nothing, and where to go instead. */
export interface Closed {
  button: string
  reason: string
  way?: 'tasks' | 'mall'
}

/** available: null as long as the server has not said. */
export function closedBy(reward: Reward, price: Price, available: number | null, nowMs: number): Closed | null {
  const { opensAt, refusal, prices } = reward
  if (opensAt) return { button: `${opensText(opensAt, nowMs)} 开兑`, reason: '到时再来，不用抢' }
  if (refusal && refusal !== 'INSUFFICIENT_POINTS') {
    const { body } = refusalWords(refusal, redeeming)
    return { button: rewardStatus(reward, nowMs) || refusalWords(refusal, redeeming).title, reason: body, way: 'mall' }
  }
  if (available === null || available >= price.points) return null
  const other = prices.find((each) => each.points <= available)
  return { button: `还差 ${points(price.points - available)} 积分`, reason: other ? `够 ${priceText(other)} 的那一种，上面可以选` : '做任务、签到都能攒，积分够了随时来', ...(other ? {} : { way: 'tasks' as const }) }
}
