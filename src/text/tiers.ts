import type { components } from '../../contract/types.gen'
import { brandDay, dayText } from './dates'

type Reason = components['schemas']['TierChange']['reason']

const reasons: Record<Reason, string> = {
  joined: '入会',
  growth: '成长值达到',
  spend: '消费达到',
  renewed: '达标续期',
  lowered: '到期降一级',
  refund: '退款后回到',
  merged: '合卡后为',
}

/** 体验至 12月20日 */
export function trialText(until: string, nowMs: number): string {
  return `体验至 ${dayText(brandDay(Date.parse(until) - 1), nowMs)}`
}

export function tierReason(reason: Reason): string {
  return reasons[reason]
}
