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
  { id: 'house', name: '默认顺序' },
  { id: 'less', name: '积分从少到多' },
  { id: 'more', name: '积分从多到少' },
] as const

export type OrderId = (typeof orders)[number]['id']

export interface Choice {
  kind: KindId
  order: OrderId
  /** Only what can be had now. */
  can: boolean
  /** Part of a name or of its story. */
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
  const sought = words.trim().toLowerCase()
  const found = ofKind(mall, kind, nowMs).filter((reward) =>
    (!can || reward.canRedeem) && [reward.name, reward.story, ...reward.storyBlocks.map(({ text }) => text)].some((text) => text.toLowerCase().includes(sought)))
  if (order === 'house') return found
  const sign = order === 'less' ? 1 : -1
  // Equal ones stay in the order of the house.
  return [...found].sort((a, b) => sign * (least(a) - least(b)))
}
