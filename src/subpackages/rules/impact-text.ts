import type { Ahead, RuleImpact } from '../../../loyalty/rule-impact'
import type { Expiry, RuleVersion } from '../../../loyalty/rules'
import { money } from '../../text/money'
import { multiplier, points } from '../../text/points'
import { lifetime, thresholds, windowDays } from '../../text/rules'

export interface ImpactText {
  title: string
  note?: string
  before: string
  after: string
}

const none = '没有'
const ahead = (next: Ahead | null) => (next ? `「${next.tier.name}」差 ${points(next.growth)} 成长值或 ${money(next.spendFen)}` : '已是最高')
const earned = (n: number) => `${points(n)} 积分`
const limit = (n: number | null) => (n === null ? '不限' : points(n))
const pay = (rule: RuleVersion['pay'] | null) => (rule ? `${points(rule.minPoints)} 起，最多抵 ${rule.maxSharePercent}%，每次 ${points(rule.stepPoints)} 的整数倍` : '不能抵现')
const expiry = (value: Expiry) => lifetime(value)

const purchases = {
  plain: () => '平时消费',
  large: () => '大额消费',
  order: ({ orderNumber }: { orderNumber?: number }) => `第 ${orderNumber ?? 1} 笔消费`,
  birthday: () => '生日当天消费',
  window: ({ name }: { name?: string }) => `${name ?? '活动日'}消费`,
} as const

/** One change in words a member can compare: what it is about, how it is now and how it will be. */
export function impactText(impact: RuleImpact): ImpactText {
  const sides = <T>(title: string, [before, after]: readonly [T, T], tell: (side: T) => string): ImpactText => ({ title, before: tell(before), after: tell(after) })
  switch (impact.kind) {
    case 'tier':
      return { title: '等级', note: '生效后，下次消费或得到成长值时升级', before: impact.before.name, after: impact.after.name }
    case 'keep':
      return { ...sides(`保住「${impact.tier.name}」`, [impact.before, impact.after], thresholds), note: impact.kept ? '你现在的成绩够保级' : '你现在的成绩还不够，到期前补上就行' }
    case 'next':
      return sides('离下一级', [impact.before, impact.after], ahead)
    case 'earn':
      return sides(`${purchases[impact.occasion](impact)} ${money(impact.paidFen)}`, [impact.before, impact.after], earned)
    case 'window_days':
      return sides(`${impact.name}的日子`, [impact.before, impact.after], windowDays)
    case 'floor':
      return sides('老会员保底', [impact.before, impact.after], (floor) => (floor ? `满 ${floor.afterDays} 天，单笔满 ${money(floor.fromFen)} 至少 ${earned(floor.points)}` : none))
    case 'monthly_bonus':
      return sides('月度满额礼', [impact.before, impact.after], (bonus) => (bonus ? `满 ${money(bonus.fromFen)} 送 ${earned(bonus.points)}` : none))
    case 'check_in':
      return sides('签到', [impact.before, impact.after], (rule) =>
        rule ? `逐天 ${rule.streakPoints.join('、')}，成长值 ${rule.growth}，连签礼 ${rule.milestones.length} 个，${rule.makeUp.withinDays} 天内可补签 ${rule.makeUp.perMonth} 次` : none,
      )
    case 'worth':
      return sides(`你的 ${earned(impact.balance)}约合`, [impact.before, impact.after], money)
    case 'pay':
      return sides('抵现', [impact.before, impact.after], pay)
    case 'expiry':
      return { ...sides('新攒的积分有效', [impact.before, impact.after], expiry), note: '已经到账的积分，到期日不变' }
    case 'gift_expiry':
      return { ...sides('新赠送的积分有效', [impact.before, impact.after], expiry), note: '已经到账的积分，到期日不变' }
    case 'daily_cap':
      return sides('每日上限', [impact.before, impact.after], earned)
    case 'growth':
      return sides('消费 ¥100', [impact.before, impact.after], (growth) => `${points(growth)} 成长值`)
    case 'purchase_growth_cap':
      return sides('一天消费最多得成长值', [impact.before, impact.after], limit)
    case 'behaviour_growth_cap':
      return sides('一天签到和任务最多得成长值', [impact.before, impact.after], limit)
    case 'notice_days':
      return sides('到期提醒提前', [impact.before, impact.after], (days) => `${days} 天`)
    case 'spend_months':
      return sides('升级看的消费', [impact.before, impact.after], (months) => `近 ${months} 个月`)
    case 'tier_months':
      return sides('等级有效', [impact.before, impact.after], (months) => `${months} 个月`)
    case 'grace_days':
      return sides('保级宽限期', [impact.before, impact.after], (days) => `${days} 天`)
  }
}

/** 金穗 ×1.2 → ×1.25 needs no line of its own: it is in what ¥100 earns. */
export function standingText(tierName: string, percent: number, balance: number): string {
  return `按你现在的${tierName} ${multiplier(percent)}、${earned(balance)}来算`
}
