import type { PointsInsight } from '../../state/points'

type Group = PointsInsight['sources'][number]['group']

/** Causes taken together, in the member's words. */
export const groupWords: Record<Group, string> = {
  purchases: '消费',
  tasks: '签到与任务',
  gifts: '礼物与活动',
  redeemed: '兑换',
  held: '预留',
  expired: '过期',
  other: '其他',
}
