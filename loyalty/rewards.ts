import { DAY_MS } from './calendar'
import { tierById } from './tiers'
import type { Tier } from './rules'

/** A still life of the app. */
export type Picture = 'cup' | 'incense' | 'jar' | 'parcel' | 'saucers' | 'sachet' | 'gaiwan' | 'gift-box' | 'vase' | 'seedling' | 'pass' | 'ticket'
export type DeliveryMethod = 'pick_up' | 'shipping'

/** Points, and with them money that is paid in the store; fen 0 is points alone. */
export interface Price {
  points: number
  fen: number
}

interface Common {
  rewardId: string
  /** The first is points alone, when it has one. */
  prices: Price[]
  /** One line about it. */
  story: string
  /** The longer story, in the order it is read; alt says what the picture shows. */
  storyBlocks?: { text: string; picture?: Picture; alt?: string }[]
  /** null shows the coupon's own face. */
  picture: Picture | null
  /** How many there are; without limit without. */
  stock?: number
  /** How often one member may have it. */
  perMember?: number
  /** From when everybody may redeem it, UTC; always without. */
  publicAt?: string
  /** Members of this rank and above may so many days before. */
  earlyAccess?: { rank: number; days: number }
  /** The first instant it can no longer be had, UTC. */
  closesAt?: string
  /** So long it can be taken back; never without. */
  cancelMinutes?: number
  /** It can be reserved for so long. */
  reserveHours?: number
  /** Tastes and products (brand/tastes.ts, brand/products.ts) of whoever would like it. */
  suits?: { tastes?: string[]; products?: string[] }
}

interface Kinds {
  coupon: { couponKind: string }
  physical: { name: string; delivery: DeliveryMethod[] }
  service: { name: string }
  event_seat: { name: string; seat: { startsAt: string; place: string } }
  /** The tier for so many days. */
  tier_boost: { name: string; boost: { tierId: string; days: number } }
  /** The member's own tier so much longer. */
  tier_extension: { name: string; boost: { tierId: null; days: number } }
  partner_code: { name: string; partner: { partnerId: string; name: string; gives: string; rate: string; fee: string } }
  donation: { name: string; donation: { projectId: string; project: string; matchPercent: number; goalPoints: number } }
}

export type RewardKind = keyof Kinds
export type RewardOf<K extends RewardKind> = Common & { kind: K } & Kinds[K]
export type Reward = { [K in RewardKind]: RewardOf<K> }[RewardKind]

const shelves = {
  coupon: 'coupons',
  physical: 'goods',
  service: 'benefits',
  event_seat: 'benefits',
  tier_boost: 'benefits',
  tier_extension: 'benefits',
  partner_code: 'benefits',
  donation: 'charity',
} as const

export const shelfOf = ({ kind }: Reward) => shelves[kind]

/** Why something cannot be had, in the order it is looked at. */
export type Refusal =
  | 'NOT_A_MEMBER'
  | 'NOT_OPEN_YET'
  | 'REWARD_CLOSED'
  | 'OUT_OF_STOCK'
  | 'REDEMPTION_LIMIT'
  | 'TIER_ALREADY_HIGH'
  | 'TIER_HAS_NO_END'
  | 'TERM_EXTENDED'
  | 'PARTNER_UNAVAILABLE'
  | 'INSUFFICIENT_POINTS'

/** Whoever asks, as far as rewards care. */
export interface Asker {
  rank: number
  available: number
  /** How often they have had this one; what was cancelled or has lapsed does not count. */
  had: number
  /** What its kind refuses for what stands elsewhere: a term that was extended, a partner without codes. */
  ofKind?: Refusal | null
}

/** From when somebody of a rank may redeem it, UTC milliseconds; rank null is a visitor. -Infinity is always. */
export function opensAtMs(reward: Reward, rank: number | null): number {
  if (reward.publicAt === undefined) return -Infinity
  const { earlyAccess } = reward
  const early = earlyAccess && rank !== null && rank >= earlyAccess.rank
  return Date.parse(reward.publicAt) - (early ? earlyAccess.days * DAY_MS : 0)
}

/** How many are left; null is without limit. A stock made smaller than what is gone has none left. */
export function leftOf({ stock }: Reward, taken: number): number | null {
  return stock === undefined ? null : Math.max(0, stock - taken)
}

export const fewestPoints = ({ prices }: Reward) => Math.min(...prices.map(({ points }) => points))
/** Its price in points alone, when it has one. */
export const pointsAlone = ({ prices }: Reward) => prices.find(({ fen }) => fen === 0)?.points ?? null

/** Why it cannot be had now, the first that holds; null when it can, at one of its prices. asker null is a visitor. */
export function refusalOf(reward: Reward, asker: Asker | null, left: number | null, ladder: readonly Tier[], nowMs: number): Refusal | null {
  if (!asker) return 'NOT_A_MEMBER'
  if (opensAtMs(reward, asker.rank) > nowMs) return 'NOT_OPEN_YET'
  if (reward.closesAt !== undefined && Date.parse(reward.closesAt) <= nowMs) return 'REWARD_CLOSED'
  if (left === 0) return 'OUT_OF_STOCK'
  if (reward.perMember !== undefined && asker.had >= reward.perMember) return 'REDEMPTION_LIMIT'
  if (reward.kind === 'tier_boost' && tierById(ladder, reward.boost.tierId).rank <= asker.rank) return 'TIER_ALREADY_HIGH'
  if (asker.ofKind) return asker.ofKind
  if (fewestPoints(reward) > asker.available) return 'INSUFFICIENT_POINTS'
  return null
}

/** Which points pay a price, the soonest to lapse first; null when there are too few. */
export function paidFrom<T extends { points: number }>(expiries: readonly T[], price: number): T[] | null {
  const parts: T[] = []
  let left = price
  for (const expiry of expiries) {
    if (left === 0) break
    const points = Math.min(left, expiry.points)
    parts.push({ ...expiry, points })
    left -= points
  }
  return left === 0 ? parts : null
}
