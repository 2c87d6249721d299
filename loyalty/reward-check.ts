import type { Reward } from './rewards'

/** What rewards speak of that stands elsewhere. */
export interface Known {
  couponKinds: readonly string[]
  tastes: readonly string[]
  products: readonly string[]
  tiers: readonly { tierId: string; rank: number }[]
}

/** Where something is handed over in a store, money can be taken too. */
const fetched = ({ kind }: Reward) => kind === 'physical' || kind === 'service' || kind === 'event_seat'
const whole = (value: number | undefined, least: number) => value === undefined || (Number.isSafeInteger(value) && value >= least)

function priceErrors(reward: Reward): string[] {
  const { prices } = reward
  if (prices.length === 0) return ['has no price']
  const errors: string[] = []
  if (!prices.every(({ points, fen }) => whole(points, 1) && whole(fen, 0))) errors.push('has a price that is not of whole points and whole fen, with one point at least')
  if (prices.some(({ fen }) => fen === 0) && prices[0].fen !== 0) errors.push('does not name its price in points alone first')
  if (new Set(prices.map(({ points }) => points)).size < prices.length) errors.push('has two prices of the same points')
  if (!prices.some(({ fen }) => fen > 0)) return errors
  if (!fetched(reward)) errors.push('asks for money, which is paid in a store, and nothing of it is had there')
  if (reward.kind === 'physical' && !reward.delivery.includes('pick_up')) errors.push('asks for money, which is paid in a store, and cannot be fetched there')
  return errors
}

function timeErrors({ publicAt, earlyAccess, closesAt }: Reward, { tiers }: Known): string[] {
  const errors: string[] = []
  const [opens, closes] = [publicAt, closesAt].map((instant) => (instant === undefined ? undefined : Date.parse(instant)))
  if (Number.isNaN(opens) || Number.isNaN(closes)) errors.push('names an instant that is none')
  if (opens !== undefined && closes !== undefined && closes <= opens) errors.push('closes before it is open to everybody')
  if (earlyAccess && publicAt === undefined) errors.push('is open early to some, and never begins to be open to everybody')
  if (earlyAccess && !(whole(earlyAccess.days, 1) && tiers.some(({ rank }) => rank === earlyAccess.rank))) errors.push('is open early for no days, or to a tier that is not there')
  return errors
}

function limitErrors(reward: Reward): string[] {
  const { kind, stock, perMember, cancelMinutes, reserveHours } = reward
  const errors: string[] = []
  if (!whole(stock, 0) || !whole(perMember, 1)) errors.push('has a stock or a limit that is no whole number')
  if (!whole(cancelMinutes, 1) || !whole(reserveHours, 1)) errors.push('can be taken back or reserved for no time')
  if (cancelMinutes !== undefined && (kind === 'donation' || kind === 'partner_code')) errors.push('can be taken back, though what it gives away does not come back')
  if (reserveHours !== undefined && (!fetched(reward) || stock === undefined)) errors.push('can be reserved, though it is not scarce, or nothing that could be kept for anybody')
  return errors
}

function kindErrors(reward: Reward, { couponKinds, tiers }: Known): string[] {
  if (reward.kind === 'coupon') return couponKinds.includes(reward.couponKind) ? [] : [`is for a coupon ${reward.couponKind} that brand/coupons.ts does not know`]
  const errors = reward.picture === null ? ['has no picture'] : []
  if (reward.kind === 'physical' && (reward.delivery.length === 0 || new Set(reward.delivery).size < reward.delivery.length)) errors.push('can be had in no way, or in one way twice')
  if (reward.kind === 'event_seat') {
    const starts = Date.parse(reward.seat.startsAt)
    if (Number.isNaN(starts) || reward.closesAt === undefined || Date.parse(reward.closesAt) > starts) errors.push('could still be had after it has begun')
  }
  if (reward.kind === 'tier_boost' && !tiers.some(({ tierId }) => tierId === reward.boost.tierId)) errors.push('lifts to a tier that is not there')
  if ((reward.kind === 'tier_boost' || reward.kind === 'tier_extension') && !whole(reward.boost.days, 1)) errors.push('lasts no days')
  if (reward.kind === 'donation' && !(whole(reward.donation.matchPercent, 0) && whole(reward.donation.goalPoints, 1))) errors.push('has a goal or a match that is no whole number')
  return errors
}

function storyErrors({ storyBlocks = [], suits }: Reward, { tastes, products }: Known): string[] {
  const errors: string[] = []
  if (storyBlocks.some(({ picture, alt }) => (picture === undefined) !== (alt === undefined))) errors.push('has a picture in its story without words for those who cannot see it')
  const unknown = [...(suits?.tastes ?? []).filter((id) => !tastes.includes(id)), ...(suits?.products ?? []).filter((id) => !products.includes(id))]
  if (unknown.length > 0) errors.push(`suits ${unknown.join(', ')}, which the brand does not know`)
  return errors
}

/** How rewards contradict themselves, in sentences for whoever writes them. */
export function checkRewards(rewards: readonly Reward[], known: Known): string[] {
  const ids = rewards.map(({ rewardId }) => rewardId)
  const twice = [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map((id) => `Two rewards are called ${id}.`)
  const each = rewards.flatMap((reward) =>
    [...priceErrors(reward), ...timeErrors(reward, known), ...limitErrors(reward), ...kindErrors(reward, known), ...storyErrors(reward, known)].map((error) => `Reward ${reward.rewardId} ${error}.`),
  )
  return [...twice, ...each]
}
