import type { components } from '../../contract/types.gen'
import { money } from './money'
import { points } from './points'

type RuleVersion = components['schemas']['RuleVersion']

export interface RuleSentence {
  title: string
  body: string
}

const aligned = { day: '', month: '，算到当月最后一天', quarter: '，算到当季最后一天' } as const

const lifetime = (expiry: RuleVersion['expiry']) => {
  const length = expiry.months % 12 === 0 ? `${expiry.months / 12} 年` : `${expiry.months} 个月`
  return `${length}${aligned[expiry.alignTo]}`
}

/** A rule version told in sentences, from its data alone: what this says is what the server does. */
export function ruleSentences(rule: RuleVersion): RuleSentence[] {
  const sentences: RuleSentence[] = [
    {
      title: '消费攒积分',
      body: `每消费 ${rule.earning.fenPerPoint / 100} 元得 1 积分，再乘等级倍数，不足 1 分的零头舍去。`,
    },
  ]
  if (rule.earning.firstOrderPercent > 100) {
    sentences.push({ title: '首单加倍', body: `第一笔消费的积分再乘 ${rule.earning.firstOrderPercent / 100}。` })
  }
  sentences.push(
    { title: '入会礼', body: `入会得 ${rule.welcomePoints} 积分，每人一次，有效 ${lifetime(rule.giftExpiry)}。` },
    { title: '每日上限', body: `一天最多计入 ${points(rule.dailyCap)} 积分，超出部分当场说明。入会礼和活动赠送不占上限。` },
    { title: '有效期', body: `消费得的积分有效 ${lifetime(rule.expiry)}；赠送的积分有效 ${lifetime(rule.giftExpiry)}。用的时候先用最早到期的。` },
    { title: '到期提醒', body: `到期前 ${rule.expiryNoticeDays} 天起，会员卡上会写明数量和日期。` },
    { title: '积分价值', body: `${rule.worth.points} 积分约合 ${money(rule.worth.fen)}。` },
    { title: '成长值', body: `每消费 ${rule.growth.fenPerGrowth / 100} 元得 1 成长值。用掉积分不会减少成长值。` },
    {
      title: '升级',
      body: `成长值，或近 ${rule.rollingSpendMonths} 个月消费，走通一条就升级。等级有效 ${rule.tierValidMonths} 个月，到期达标自动续；没达标有 ${rule.tierGraceDays} 天缓冲，之后最多降一级。`,
    },
    { title: '退款', body: '退款按比例收回那笔消费的积分和成长值；已经用掉的不会扣成负数。' },
  )
  return sentences
}
