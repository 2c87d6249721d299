import type { components } from '../../contract/types.gen'
import { fewestPoints, leftOf, opensAtMs, refusalOf, shelfOf } from '../../loyalty/rewards'
import type { Reward } from '../../loyalty/rewards'
import type { RuleVersion } from '../../loyalty/rules'
import { tierById } from '../../loyalty/tiers'
import { couponKind, shownTerms } from '../coupons'
import { nameOf } from './catalogue'
import type { Counts } from './counts'
import type { Elsewhere } from './elsewhere'
import { kindOf } from './kinds'

type Shown = components['schemas']['Reward']

/** What rewards are looked at with: the rules and the clock, and whoever looks; asker null is a visitor. */
export interface Look {
  rule: RuleVersion
  now: number
  asker: { rank: number; available: number } | null
  countsOf(rewardId: string): Counts
  elsewhere: Elsewhere
}

const instant = (ms: number) => new Date(ms).toISOString()

function boostOf(reward: Reward, rule: RuleVersion): Shown['boost'] {
  if (reward.kind !== 'tier_boost' && reward.kind !== 'tier_extension') return null
  const { tierId, days } = reward.boost
  return { tierId, tierName: tierId === null ? null : tierById(rule.ladder, tierId).name, days }
}

function couponOf(reward: Reward): Shown['coupon'] {
  if (reward.kind !== 'coupon') return null
  const kind = couponKind(reward.couponKind)
  return { terms: shownTerms(kind), validDays: kind.validDays }
}

function donationOf(reward: Reward, { elsewhere }: Look): Shown['donation'] {
  if (reward.kind !== 'donation') return null
  const { projectId, project, matchPercent, goalPoints } = reward.donation
  const { points, donors } = elsewhere.raised(projectId)
  return { project, matchPercent, raisedPoints: points, goalPoints, donors }
}

/** The clocks of early access, while they are to come. */
function clocksOf(reward: Reward, { rule, now, asker }: Look): Pick<Shown, 'publicAt' | 'early' | 'opensAt'> {
  const publicAt = opensAtMs(reward, null)
  const opensAt = opensAtMs(reward, asker && asker.rank)
  const { earlyAccess } = reward
  const first = earlyAccess && [...rule.ladder].sort((a, b) => a.rank - b.rank).find(({ rank }) => rank >= earlyAccess.rank)
  return {
    publicAt: publicAt > now ? instant(publicAt) : null,
    early: first && publicAt > now ? { tierName: first.name, opensAt: instant(opensAtMs(reward, first.rank)) } : null,
    opensAt: opensAt > now ? instant(opensAt) : null,
  }
}

export function refusalNow(reward: Reward, { rule, now, asker, countsOf, elsewhere }: Look): Shown['refusal'] {
  const { taken, had } = countsOf(reward.rewardId)
  return refusalOf(reward, asker && { ...asker, had, ofKind: elsewhere.refusal(reward) }, leftOf(reward, taken), rule.ladder, now)
}

export function shownReward(reward: Reward, look: Look): Shown {
  const { rewardId, kind, story, storyBlocks = [], picture, prices, stock, perMember, closesAt, cancelMinutes, reserveHours } = reward
  const { asker, rule } = look
  const { taken, had } = look.countsOf(rewardId)
  const refusal = refusalNow(reward, look)
  return {
    rewardId,
    kind,
    shelf: shelfOf(reward),
    name: nameOf(reward),
    story,
    storyBlocks: storyBlocks.map((block) => ({ text: block.text, picture: block.picture ?? null, alt: block.alt ?? null })),
    picture,
    prices,
    coupon: couponOf(reward),
    stock: stock === undefined ? null : { total: stock, left: leftOf(reward, taken) ?? 0 },
    perMember: perMember === undefined ? null : { limit: perMember, left: asker && Math.max(0, perMember - had) },
    ...clocksOf(reward, look),
    closesAt: closesAt === undefined ? null : instant(Date.parse(closesAt)),
    delivery: kind === 'physical' ? reward.delivery : kind === 'service' || kind === 'event_seat' ? ['pick_up'] : [],
    cancelMinutes: kindOf(reward).takeBack ? (cancelMinutes ?? null) : null,
    reserveHours: reserveHours ?? null,
    boost: boostOf(reward, rule),
    partner: kind === 'partner_code' ? { name: reward.partner.name, gives: reward.partner.gives, rate: reward.partner.rate, fee: reward.partner.fee } : null,
    donation: donationOf(reward, look),
    seat: kind === 'event_seat' ? { ...reward.seat, startsAt: instant(Date.parse(reward.seat.startsAt)) } : null,
    canRedeem: refusal === null,
    refusal,
    missingPoints: asker && Math.max(0, fewestPoints(reward) - asker.available),
  }
}
