import type { Badge } from '../loyalty/badges'

/** Honours of three levels, in the order of the wall. */
export const badges: Badge[] = [
  { badgeId: 'first-sip', name: '初尝', icon: 'cup', hint: '买过 {n} 次', goal: { event: 'purchase' }, targets: [1, 10, 50] },
  { badgeId: 'seven-suns', name: '七日晴', icon: 'sun', hint: '连签 {n} 天', goal: { event: 'check_in', measure: 'most' }, targets: [7, 30, 100] },
  { badgeId: 'taste', name: '知味', icon: 'star', hint: '评价过 {n} 单', goal: { event: 'review' }, targets: [1, 5, 20] },
  { badgeId: 'rain', name: '听雨', icon: 'rain', hint: '到店 {n} 次', goal: { event: 'store_visit' }, targets: [5, 20, 50] },
  { badgeId: 'gather', name: '拾味', icon: 'leaf', hint: '扫过 {n} 罐茶的码', goal: { event: 'product_scan' }, targets: [3, 10, 30] },
  { badgeId: 'exchange', name: '有得', icon: 'gift', hint: '兑换过 {n} 次', goal: { event: 'redemption' }, targets: [1, 5, 20] },
  { badgeId: 'together', name: '同席', icon: 'user', hint: '邀来 {n} 位朋友', goal: { event: 'friend_settled' }, targets: [1, 3, 10] },
  { badgeId: 'board', name: '榜上', icon: 'bolt', hint: '月榜前十 {n} 次', goal: { event: 'board_top' }, targets: [1, 3, 12] },
]
