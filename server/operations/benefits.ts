import { benefits } from '../../brand/benefits'
import type { components } from '../../contract/types.gen'
import type { Tier } from '../../loyalty/rules'
import { nextTier, tierById } from '../../loyalty/tiers'
import { ruleAt } from '../../loyalty/rules'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { termNow } from '../tier-term'
import { memberOf } from './member-profile'

export function benefitsOf(tierId: string | null): components['schemas']['Benefit'][] {
  return benefits
    .filter((benefit) => benefit.tierId === tierId)
    .map(({ benefitId, kind, name, note, live }) => ({ benefitId, kind, name, note, live }))
}

export function benefitGroups(ladder: readonly Tier[], current: Tier | null): components['schemas']['BenefitGroups'] {
  const next = current && nextTier(ladder, current)
  return {
    everyone: benefitsOf(null),
    mine: current ? benefitsOf(current.tierId) : [],
    next: next && { tierId: next.tierId, tierName: next.name, benefits: benefitsOf(next.tierId) },
  }
}

export async function getMyBenefits(call: Call<'getMyBenefits'>): Promise<Answer<'getMyBenefits'>> {
  const { context, tx } = call
  const member = await memberOf(tx, signedIn(call))
  const { ladder } = ruleAt(context.rules, context.now())
  const { term } = await termNow(tx, context, member)
  return benefitGroups(ladder, tierById(ladder, term.tierId))
}
