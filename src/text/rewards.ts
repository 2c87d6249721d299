import type { components } from '../../contract/types.gen'
import { brandDay, dayText, timeText } from './dates'
import { money } from './money'
import { points } from './points'

type Schemas = components['schemas']
type Reward = Schemas['Reward']

/** So few left that it is said on the picture. */
const FEW = 10

/** 2,400 积分 + ¥88 */
export function priceText({ points: price, fen }: Schemas['Price']): string {
  return `${points(price)} 积分${fen > 0 ? ` + ${money(fen)}` : ''}`
}

/** 12月20日 10:00 */
export function opensText(at: string, nowMs: number): string {
  return `${dayText(brandDay(at), nowMs)} ${timeText(at)}`
}

/** A Record over every refusal: a new one does not compile without words, or an empty string where other words say it. */
const refusals: Record<NonNullable<Reward['refusal']>, string> = {
  NOT_A_MEMBER: '',
  NOT_OPEN_YET: '',
  REWARD_CLOSED: '这次结束了',
  OUT_OF_STOCK: '兑完了',
  REDEMPTION_LIMIT: '你已兑满',
  TIER_ALREADY_HIGH: '你的等级已经更高',
  TIER_HAS_NO_END: '你的等级不用延',
  TERM_EXTENDED: '这一期已经延过',
  PARTNER_UNAVAILABLE: '码暂时没有了',
  INSUFFICIENT_POINTS: '',
}

/** What there is to know of a benefit or a project beside its name. */
export function rewardNote({ donation, seat, partner, story }: Reward, nowMs: number): string {
  if (donation && donation.donors === 0) return `目标 ${points(donation.goalPoints)} 积分，等第一位`
  if (donation) return `已筹 ${points(donation.raisedPoints)} / ${points(donation.goalPoints)} 积分，${points(donation.donors)} 人在帮`
  if (seat) return `${opensText(seat.startsAt, nowMs)} · ${seat.place}`
  return partner ? partner.gives : story
}

/** 4 天 19 小时, 3 小时 20 分, 12 分 30 秒 */
export function spanText(seconds: number): string {
  const [days, hours, minutes] = [Math.floor(seconds / 86400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60]
  if (days > 0) return hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`
  return hours > 0 ? `${hours} 小时 ${minutes} 分` : `${minutes} 分 ${seconds % 60} 秒`
}

/** The one line on a reward's card. */
export function rewardStatus({ opensAt, refusal, canRedeem, missingPoints, stock, coupon }: Reward, nowMs: number): string {
  if (opensAt) return `${opensText(opensAt, nowMs)} 开兑`
  const refused = refusal && refusals[refusal]
  if (refused) return refused
  if (missingPoints) return `还差 ${points(missingPoints)}`
  if (stock && stock.left > FEW) return `余 ${points(stock.left)} 份`
  if (canRedeem) return '积分够了'
  return coupon ? `兑后 ${coupon.validDays} 天内用` : ''
}

/** The one word on the corner of its picture, if any. */
export function rewardTag({ stock, closesAt }: Reward, nowMs: number): string | null {
  if (stock && stock.left > 0 && stock.left <= FEW) return `余 ${stock.left} 份`
  return closesAt && Date.parse(closesAt) > nowMs ? '限时' : null
}
