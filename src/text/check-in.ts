import type { components } from '../../contract/types.gen'

/** 再签 3 天得 20 积分 */
export function nextMilestoneText({ next }: Pick<components['schemas']['CheckInSummary'], 'next'>): string {
  if (!next) return '一天一次，慢慢来'
  const { milestone, inDays } = next
  const gift = [milestone.points > 0 && `${milestone.points} 积分`, milestone.makeUpCard && '补签卡'].filter(Boolean).join('、')
  return `再签 ${inDays} 天得 ${gift}`
}

/** 到账 25 积分，有连签 7 天的礼 */
export function givenText({ points, milestone }: Pick<components['schemas']['CheckedIn'], 'points' | 'milestone'>): string {
  if (points === 0) return milestone ? `连签满 ${milestone.days} 天了` : '今天已经签过了'
  return `到账 ${points} 积分${milestone ? `，有连签 ${milestone.days} 天的礼` : ''}`
}

/** 补上了，连签 6 天；有礼时也说 */
export function madeUpText({ points, checkIn }: Pick<components['schemas']['CheckedIn'], 'points' | 'checkIn'>): string {
  return `补上了，连签 ${checkIn.summary.streak} 天${points > 0 ? `，到账 ${points} 积分` : ''}`
}
