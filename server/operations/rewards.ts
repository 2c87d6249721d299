import type { components } from '../../contract/types.gen'
import { forYou } from '../../loyalty/for-you'
import { fewestPoints, pointsAlone } from '../../loyalty/rewards'
import type { Reward } from '../../loyalty/rewards'
import { ruleAt } from '../../loyalty/rules'
import type { RuleVersion } from '../../loyalty/rules'
import type { Answer, Call } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'
import { standNow } from '../rewards/asker'
import { nameOf } from '../rewards/catalogue'
import { allCounts } from '../rewards/counts'
import { elsewhereFor } from '../rewards/elsewhere'
import { likesOf } from '../rewards/likes'
import { refusalNow, shownReward } from '../rewards/shown-reward'
import type { Look } from '../rewards/shown-reward'
import type { Term } from '../tier-term'
import { balanceOf, expiriesOf } from './balance'
import { findMember } from './member-profile'

type Schemas = components['schemas']

/** What a member can redeem with. */
interface Means extends Pick<Schemas['PointsBalance'], 'available' | 'expiringNext'> {
  rank: number
  term: Term
  expiries: Schemas['Expiring'][]
}

export async function meansOf(tx: Tx, context: Context, member: Member, rule: RuleVersion): Promise<Means> {
  const now = context.now()
  const expiries = await expiriesOf(tx, member.member_id, now)
  const { rank, term } = await standNow(tx, context, member)
  return { ...balanceOf(member, expiries, rule, now), rank, term, expiries }
}

const canHave = (look: Look) => (reward: Reward) => refusalNow(reward, look) === null
const dearestFirst = (rewards: Reward[]) => [...rewards].sort((a, b) => (pointsAlone(b) ?? 0) - (pointsAlone(a) ?? 0))

/** Those that so many points can pay alone, the dearest first: what is left over is least. Equals stay in their order. */
export function payableWith(rewards: readonly Reward[], points: number, look: Look): Reward[] {
  const within = { ...look, asker: look.asker && { ...look.asker, available: points } }
  return dearestFirst(rewards.filter((reward) => (pointsAlone(reward) ?? Infinity) <= points).filter(canHave(within)))
}

const expiringFits = (rewards: readonly Reward[], expiring: Schemas['Expiring'] | null, look: Look) => (expiring ? payableWith(rewards, expiring.points, look) : [])

/** What the first screen says of the mall. */
export async function rewardsAtHome(tx: Tx, context: Context, member: Member, { available, expiringNext }: Pick<Means, 'available' | 'expiringNext'>, rule: RuleVersion): Promise<Schemas['Home']['rewards']> {
  const { rewards } = context
  const now = context.now()
  const { rank, term } = await standNow(tx, context, member)
  const elsewhere = await elsewhereFor(tx, { memberId: member.member_id, term }, rewards)
  const look: Look = { rule, now, asker: { rank, available }, countsOf: await allCounts(tx, member.member_id, now), elsewhere }
  const [fit] = expiringFits(rewards, expiringNext, look)
  const shelf = [...(fit ? [fit] : []), ...payableWith(rewards, available, look).filter((reward) => reward !== fit)].slice(0, 3)
  const told = (reward: Reward) => ({ rewardId: reward.rewardId, name: nameOf(reward), pricePoints: pointsAlone(reward) ?? fewestPoints(reward) })
  return {
    affordable: rewards.filter(canHave(look)).length,
    shelf: shelf.map((reward) => ({ ...told(reward), picture: reward.picture, terms: shownReward(reward, look).coupon?.terms ?? null })),
    expiringFit: fit ? told(fit) : null,
  }
}

export async function listRewards({ context, tx, caller }: Call<'listRewards'>): Promise<Answer<'listRewards'>> {
  const { rewards } = context
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const member = caller && (await findMember(tx, caller.subjectId))
  const means = member ? await meansOf(tx, context, member, rule) : null
  const elsewhere = await elsewhereFor(tx, member && means ? { memberId: member.member_id, term: means.term } : null, rewards)
  const look: Look = { rule, now, asker: means && { rank: means.rank, available: means.available }, countsOf: await allCounts(tx, member?.member_id ?? null, now), elsewhere }
  const likes = member ? await likesOf(tx, member.member_id) : null
  return {
    member: means && { available: means.available, affordable: rewards.filter(canHave(look)).length, expiring: means.expiringNext },
    expiringFirst: means ? expiringFits(rewards, means.expiringNext, look).map(({ rewardId }) => rewardId) : [],
    forYou: member && likes ? forYou(rewards, likes, means?.available ?? 0, (reward) => refusalNow(reward, look)).map(({ rewardId }) => rewardId) : [],
    rewards: rewards.map((reward) => shownReward(reward, look)),
  }
}
