import { ruleAt } from '../../loyalty/rules'
import type { Answer, Call } from '../call'
import { balanceOf, expiriesOf } from './balance'
import { benefitGroups } from './benefits'
import { findMember, profileOf } from './member-profile'
import { invitationOf } from './programme'
import { progressOf } from './tiers'

export async function getHome({ context, tx, caller }: Call<'getHome'>): Promise<Answer<'getHome'>> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const member = caller && (await findMember(tx, caller.subjectId))
  if (!member) return { member: null, points: null, progress: null, benefits: benefitGroups(rule.ladder, null), invitation: invitationOf(rule) }
  const progress = await progressOf(tx, context, member)
  return {
    member: await profileOf(tx, member, now),
    points: balanceOf(member, await expiriesOf(tx, member.member_id, now), rule, now),
    progress,
    benefits: benefitGroups(rule.ladder, progress.current),
    invitation: null,
  }
}
