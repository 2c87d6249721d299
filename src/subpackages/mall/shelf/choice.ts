import { named, type Mall, type Reward } from '../../../state/rewards'

export const kinds = [
  { id: 'all', name: '全部' },
  { id: 'expiring', name: '快过期优先用' },
  { id: 'forYou', name: '为你' },
  { id: 'goods', name: '实物' },
  { id: 'coupons', name: '券' },
  { id: 'benefits', name: '权益' },
  { id: 'charity', name: '公益' },
  { id: 'timed', name: '限时和早享' },
] as const

export type KindId = (typeof kinds)[number]['id']

export const orders = [
  { id: 'house', name: '默认' },
  { id: 'less', name: '积分少的在前' },
  { id: 'more', name: '多的在前' },
] as const

export type OrderId = (typeof orders)[number]['id']

export interface Choice {
  kind: KindId
  order: OrderId
  /** Only what can be had now. */
  can: boolean
  /** Parts of a name or of its story, each of them somewhere. */
  words: string
}

export const isTimed = ({ publicAt, closesAt }: Reward, nowMs: number) => publicAt !== null || (closesAt !== null && Date.parse(closesAt) > nowMs)

function ofKind(mall: Mall, kind: KindId, nowMs: number): Reward[] {
  if (kind === 'all') return mall.rewards
  if (kind === 'expiring') return named(mall, mall.expiringFirst)
  if (kind === 'forYou') return named(mall, mall.forYou)
  return mall.rewards.filter((reward) => (kind === 'timed' ? isTimed(reward, nowMs) : reward.shelf === kind))
}

/** The kinds there is something of. */
export const kindsOf = (mall: Mall, nowMs: number) => kinds.filter(({ id }) => id === 'all' || ofKind(mall, id, nowMs).length > 0)

const least = ({ prices }: Reward) => Math.min(...prices.map(({ points }) => points))

export function chosen(mall: Mall, { kind, order, can, words }: Choice, nowMs: number): Reward[] {
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean)
  const found = ofKind(mall, kind, nowMs).filter((reward) =>
    (!can || reward.canRedeem) && sought.every((word) => [reward.name, reward.story, ...reward.storyBlocks.map(({ text }) => text)].some((text) => text.toLowerCase().includes(word))))
  if (order === 'house') return found
  const sign = order === 'less' ? 1 : -1
  // Equal ones stay in the order of the house.
  return [...found].sort((a, b) => sign * (least(a) - least(b)))
}
