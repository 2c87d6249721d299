import { programme } from '../../brand/programme'
import { startOfDay } from '../../loyalty/calendar'
import type { EarningWindow, Expiry, RuleVersion } from '../../loyalty/rules'
import { brandDay, dayText, timeText } from './dates'
import { money } from './money'
import { multiplier, points } from './points'

export const ruleSections = ['怎么得', '上限', '有效期', '怎么用', '等级', '退款'] as const
export type RuleSection = (typeof ruleSections)[number]

export interface RuleSentence {
  /** The same rule has the same id in every version. */
  id: string
  section: RuleSection
  title: string
  body: string
}

type Told = Omit<RuleSentence, 'section'>
const told = (id: string, title: string, body: string): Told => ({ id, title, body })
/** Sentences of what a version may leave out. */
const where = <T>(part: T | undefined, tell: (part: T) => Told[]): Told[] => (part === undefined ? [] : tell(part))

const aligned = { day: '', month: '，算到当月最后一天', quarter: '，算到当季最后一天' } as const

export function lifetime(expiry: Expiry): string {
  const length = expiry.months % 12 === 0 ? `${expiry.months / 12} 年` : `${expiry.months} 个月`
  return `${length}${aligned[expiry.alignTo]}`
}

/** 7月1日; with the time where a version does not begin at midnight: 1月1日 08:00. */
export function beginning(effectiveAt: string, nowMs: number): string {
  const day = brandDay(effectiveAt)
  const midnight = startOfDay(day, programme.utcOffsetMinutes) === Date.parse(effectiveAt)
  return midnight ? dayText(day, nowMs) : `${dayText(day, nowMs)} ${timeText(effectiveAt)}`
}

const dated = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** 每月 8 日, 2026年12月1日起 2026年12月7日止, 2027年1月1日起 每月 8 日 */
export function windowDays({ dayOfMonth, fromDay, untilDay }: EarningWindow): string {
  return [fromDay && `${dated(fromDay)}起`, untilDay && `${dated(untilDay)}止`, dayOfMonth && `每月 ${dayOfMonth} 日`].filter(Boolean).join(' ')
}

function earning({ earning: rule, welcomePoints, checkIn }: RuleVersion): Told[] {
  const { fenPerPoint, firstOrderPercent, step, repeatOrders = [], floor, birthdayPercent = 100, windows = [], monthlyBonus } = rule
  const occasions = [firstOrderPercent > 100 && '首单', repeatOrders.length > 0 && '复购', birthdayPercent > 100 && '生日', ...windows.map(({ name }) => name)].filter(Boolean)
  const chain = [step && '大额倍数', '等级倍数', occasions.length > 0 && (occasions.length > 1 ? '当次倍数' : `${occasions[0]}倍数`)].filter(Boolean)
  return [
    told('base', '消费攒积分', `每消费 ${money(fenPerPoint)} 得 1 积分。`),
    ...where(step, ({ fromFen, percent }) => [told('step', '大额加倍', `单笔满 ${money(fromFen)}，积分 ${multiplier(percent)}。`)]),
    ...(firstOrderPercent > 100 ? [told('first-order', '首单加倍', `第一笔消费，积分 ${multiplier(firstOrderPercent)}。`)] : []),
    ...(repeatOrders.length > 0 ? [told('repeat-orders', '复购加倍', `${repeatOrders.map(({ order, percent }) => `第 ${order} 笔 ${multiplier(percent)}`).join('，')}。`)] : []),
    ...(birthdayPercent > 100 ? [told('birthday', '生日加倍', `生日当天消费，积分 ${multiplier(birthdayPercent)}。2 月 29 日的生日，平年算 28 日。`)] : []),
    ...windows.map((window) => told(`window:${window.name}`, window.name, `${windowDays(window)}消费，积分 ${multiplier(window.percent)}。`)),
    told(
      'factors',
      '倍数怎么算',
      `${chain.length > 1 ? `${chain.join('、')}依次相乘` : '再乘等级倍数'}。${occasions.length > 1 ? `${occasions.join('、')}是当次倍数，赶在同一笔只取最高的一项。` : ''}`,
    ),
    told('rounding', '零头', '每一步都舍去不足 1 分的零头，入账说明里写得出算式。'),
    ...where(floor, ({ points: least, afterDays, fromFen }) => [
      told('floor', '老会员保底', `入会满 ${afterDays} 天，单笔满 ${money(fromFen)}，至少得 ${points(least)} 积分。`),
    ]),
    ...where(monthlyBonus, ({ fromFen, points: bonus }) => [told('monthly-bonus', '月度满额礼', `一个自然月消费满 ${money(fromFen)}，送 ${points(bonus)} 积分，每月一次。`)]),
    ...where(checkIn, ({ streakPoints, growth, milestones, makeUp }) => [
      told('check-in', '签到', `连签逐天得 ${streakPoints.join('、')} 积分，之后每天 ${streakPoints[streakPoints.length - 1]}；每次 ${growth} 成长值。`),
      ...(milestones.length > 0
        ? [told('check-in-milestones', '连签礼', `${milestones.map(({ days, points: gift, makeUpCard }) => `连签 ${days} 天另得 ${gift} 积分${makeUpCard ? '和一张补签卡' : ''}`).join('；')}。`)]
        : []),
      told('check-in-make-up', '补签', `漏签 ${makeUp.withinDays} 天内可以补，每月最多 ${makeUp.perMonth} 次。`),
    ]),
    ...(welcomePoints > 0 ? [told('welcome', '入会礼', `入会得 ${points(welcomePoints)} 积分，每人一次。`)] : []),
  ]
}

function caps({ dailyCap, growth, earning: { monthlyBonus } }: RuleVersion): Told[] {
  const { purchaseDailyCap, behaviourDailyCap } = growth
  const limits = [purchaseDailyCap && `消费最多 ${points(purchaseDailyCap)}`, behaviourDailyCap && `签到和任务最多 ${points(behaviourDailyCap)}`].filter(Boolean)
  const outside = ['入会礼', '活动赠送', monthlyBonus && '月度满额礼'].filter(Boolean).join('、')
  return [
    told('daily-cap', '每日上限', `一天最多计入 ${points(dailyCap)} 积分，超出的不计，入账说明会写明。`),
    told('outside-cap', '不占上限的', `${outside}。`),
    ...(limits.length > 0 ? [told('growth-caps', '成长值上限', `一天里${limits.join('，')}。`)] : []),
  ]
}

function lasting({ expiry, giftExpiry, expiryNoticeDays, earning: { monthlyBonus } }: RuleVersion): Told[] {
  return [
    told('expiry', '攒来的积分', `消费、签到和任务${monthlyBonus ? '，还有月度满额礼' : ''}得的积分，有效 ${lifetime(expiry)}。`),
    told('gift-expiry', '赠送的积分', `入会礼和活动赠送的积分，有效 ${lifetime(giftExpiry)}。`),
    told('expiry-day', '到期那天', '最后一天全天能用，过了零点作废。'),
    told('notice', '到期提醒', `到期前 ${expiryNoticeDays} 天起，会员卡上会写明数量和日期。`),
  ]
}

function using({ worth, pay }: RuleVersion): Told[] {
  return [
    told('worth', '积分价值', `${points(worth.points)} 积分约合 ${money(worth.fen)}。`),
    ...where(pay, ({ minPoints, stepPoints, maxSharePercent }) => [
      told('pay', '抵现', `${points(minPoints)} 积分起，按 ${points(stepPoints)} 的整数倍用，最多抵一单的 ${maxSharePercent}%。`),
    ]),
    told('order', '先用哪些', '先用最早到期的。'),
    told('hold', '预留', '预留的积分先冻结；没用上就回到原来的批次，其间到期的按赠送积分重新起算。'),
  ]
}

function tiers({ growth, rollingSpendMonths, tierValidMonths, tierGraceDays, ladder }: RuleVersion): Told[] {
  const grace = tierGraceDays > 0 ? `没达标有 ${tierGraceDays} 天宽限期，之后最多降一级` : '没达标最多降一级'
  return [
    told('growth', '成长值', `每消费 ${money(growth.fenPerGrowth)} 得 1 成长值。用掉积分不会减少成长值。`),
    told('upgrade', '升级', `成长值，或近 ${rollingSpendMonths} 个月消费，走通一条就升级。`),
    told('keep', '保级', `等级有效 ${tierValidMonths} 个月，到期达标自动续；${grace}。`),
    ...[...ladder].sort((a, b) => a.rank - b.rank).map((tier) => told(`tier:${tier.tierId}`, `${tier.rank} · ${tier.name}`, `积分 ${multiplier(tier.multiplierPercent)}，${thresholds(tier)}。`)),
  ]
}

export function thresholds({ growthThreshold, spendThresholdFen }: Pick<RuleVersion['ladder'][number], 'growthThreshold' | 'spendThresholdFen'>): string {
  if (growthThreshold === 0 && spendThresholdFen === 0) return '入会即是'
  return `成长值 ${points(growthThreshold)} 或消费 ${money(spendThresholdFen)}`
}

function refunds({ earning: { monthlyBonus } }: RuleVersion): Told[] {
  return [
    told('refund-share', '按比例收回', '退多少钱，按比例收回那一笔得的积分和成长值，零头舍去；分几次退也一样，全退才收回全部。'),
    told('refund-lot', '从哪里收', '先从那一笔自己的积分里收，不够再从最早到期的里收。'),
    told('refund-forgiven', '已经用掉的', '账上不够收的部分不再追，以后也不补扣，积分不会变成负数。'),
    told('refund-cap', '当天的上限', '收回多少，那一天的上限就让出多少。'),
    ...where(monthlyBonus, ({ fromFen }) => [told('refund-bonus', '月度满额礼', `当月消费因退款不足 ${money(fromFen)}，满额礼一并收回，当月不再发。`)]),
    told('refund-tier', '等级', '只靠那一笔升上来的等级，会回到之前的等级。'),
  ]
}

const tellers: Record<RuleSection, (rule: RuleVersion) => Told[]> = { 怎么得: earning, 上限: caps, 有效期: lasting, 怎么用: using, 等级: tiers, 退款: refunds }

/** A rule version told in sentences, from its data alone: what this says is what the server does. */
export function ruleSentences(rule: RuleVersion): RuleSentence[] {
  return ruleSections.flatMap((section) => tellers[section](rule).map((sentence) => ({ ...sentence, section })))
}
