import { rewards } from '../../brand/rewards'
import type { components } from '../../contract/types.gen'
import { opensAtMs, paidFrom, payableWith } from '../../loyalty/rewards'
import type { Reward } from '../../loyalty/rewards'
import { ruleAt } from '../../loyalty/rules'
import type { RuleVersion } from '../../loyalty/rules'
import { tierById } from '../../loyalty/tiers'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import { couponKind, shownCoupon } from '../coupons'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import type { Member } from '../ledger/post'
import { Problem } from '../problem'
import { findRedemption, findReward, redeem } from '../redemption'
import type { Redemption } from '../redemption'
import { termNow } from '../tier-term'
import { balanceOf, expiriesOf } from './balance'
import { findMember, memberOf } from './member-profile'

type Schemas = components['schemas']
type Balance = Pick<Schemas['PointsBalance'], 'available' | 'expiringNext'>

/** What a member can redeem with. */
interface Means extends Balance {
  rank: number
  expiries: Schemas['Expiring'][]
}

async function meansOf(tx: Tx, context: Context, member: Member, rule: RuleVersion): Promise<Means> {
  const now = context.now()
  const expiries = await expiriesOf(tx, member.member_id, now)
  const { term } = await termNow(tx, context, member)
  return { ...balanceOf(member, expiries, rule, now), rank: tierById(rule.ladder, term.tierId).rank, expiries }
}

const instant = (ms: number) => new Date(ms).toISOString()

function shown(reward: Reward, rule: RuleVersion, now: number, means: Means | null): Schemas['Reward'] {
  const { rewardId, story, picture, pricePoints, earlyAccess } = reward
  const { name, validDays, effect, amountFen, thresholdFen, scope, shortName } = couponKind(reward.couponKind)
  const publicAt = opensAtMs(reward, null)
  const opensAt = opensAtMs(reward, means && means.rank)
  const first = earlyAccess && [...rule.ladder].sort((a, b) => a.rank - b.rank).find(({ rank }) => rank >= earlyAccess.rank)
  return {
    rewardId,
    name,
    story,
    picture,
    pricePoints,
    terms: { effect, amountFen, thresholdFen, scope, shortName },
    validDays,
    publicAt: publicAt > now ? instant(publicAt) : null,
    early: first && publicAt > now ? { tierName: first.name, opensAt: instant(opensAtMs(reward, first.rank)) } : null,
    opensAt: opensAt > now ? instant(opensAt) : null,
    canRedeem: means !== null && opensAt <= now && pricePoints <= means.available,
    missingPoints: means && Math.max(0, pricePoints - means.available),
  }
}

/** Those that the points about to lapse can pay, the best fit first. */
function expiringFits({ expiringNext, rank }: Balance & { rank: number }, now: number): Reward[] {
  return expiringNext ? payableWith(rewards, expiringNext.points, rank, now) : []
}

/** What the first screen says of the mall. */
export function rewardsAtHome(balance: Balance, rank: number, rule: RuleVersion, now: number): Schemas['Home']['rewards'] {
  const [fit] = expiringFits({ ...balance, rank }, now)
  const payable = payableWith(rewards, balance.available, rank, now)
  const shelf = [...(fit ? [fit] : []), ...payable.filter((reward) => reward !== fit)].slice(0, 3)
  return {
    affordable: payable.length,
    shelf: shelf.map((reward) => {
      const { rewardId, name, pricePoints, picture, terms } = shown(reward, rule, now, null)
      return { rewardId, name, pricePoints, picture, terms }
    }),
    expiringFit: fit ? { rewardId: fit.rewardId, name: couponKind(fit.couponKind).name, pricePoints: fit.pricePoints } : null,
  }
}

export async function listRewards({ context, tx, caller }: Call<'listRewards'>): Promise<Answer<'listRewards'>> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const member = caller && (await findMember(tx, caller.subjectId))
  const means = member ? await meansOf(tx, context, member, rule) : null
  return {
    member: means && { available: means.available, affordable: payableWith(rewards, means.available, means.rank, now).length, expiring: means.expiringNext },
    expiringFirst: means ? expiringFits(means, now).map(({ rewardId }) => rewardId) : [],
    rewards: rewards.map((reward) => shown(reward, rule, now, means)),
  }
}

export async function previewRedemption(call: Call<'previewRedemption'>): Promise<Answer<'previewRedemption'>> {
  const { context, tx, query } = call
  const member = await memberOf(tx, signedIn(call))
  const reward = findReward(query.rewardId)
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const means = await meansOf(tx, context, member, rule)
  const from = paidFrom(means.expiries, reward.pricePoints)
  return {
    reward: shown(reward, rule, now, means),
    available: means.available,
    availableAfter: from && means.available - reward.pricePoints,
    from: from ?? [],
  }
}

async function shownRedemption(tx: Tx, redemption: Redemption, now: number): Promise<Schemas['Redemption']> {
  const mine = { memberId: redemption.member_id, seq: redemption.entry_seq, couponId: redemption.coupon_id }
  const coupon = await tx.selectFrom('coupon').selectAll().where('member_id', '=', mine.memberId).where('coupon_id', '=', mine.couponId).executeTakeFirstOrThrow()
  const { entry_id } = await tx.selectFrom('ledger_entry').select('entry_id').where('member_id', '=', mine.memberId).where('seq', '=', mine.seq).executeTakeFirstOrThrow()
  return {
    redemptionId: redemption.redemption_id,
    rewardId: redemption.reward_id,
    pricePoints: redemption.price_points,
    redeemedAt: redemption.redeemed_at.toISOString(),
    balanceAfter: redemption.balance_after,
    entryId: entry_id,
    coupon: shownCoupon(coupon, now),
  }
}

/** Errors: NOT_FOUND, PRICE_CHANGED, NOT_OPEN_YET, INSUFFICIENT_POINTS, and IDEMPOTENCY_KEY_REUSED for an id of another reward. */
export async function redeemReward(call: Call<'redeemReward'>): Promise<Answer<'redeemReward'>> {
  const { context, tx, body } = call
  const { rewardId, pricePoints } = body
  // Text, like every uuid of the database: lower case.
  const id = body.redemptionId.toLowerCase()
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const known = await findRedemption(tx, member.member_id, id)
  if (known && known.reward_id !== rewardId) throw new Problem('IDEMPOTENCY_KEY_REUSED', { field: 'redemptionId' })
  if (known) return shownRedemption(tx, known, context.now())
  const reward = findReward(rewardId)
  if (reward.pricePoints !== pricePoints) throw new Problem('PRICE_CHANGED', { field: 'pricePoints' })
  return shownRedemption(tx, await redeem(tx, context, member, reward, { id, automatic: false }), context.now())
}
