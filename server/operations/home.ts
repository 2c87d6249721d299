import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { dayOf } from '../../loyalty/calendar'
import { isBirthday, ruleAt, upcomingRule, windowsOn } from '../../loyalty/rules'
import type { RuleVersion } from '../../loyalty/rules'
import type { Answer, Call } from '../call'
import { monthlyBonusOf } from '../ledger/monthly-bonus'
import { balanceOf, expiriesOf } from './balance'
import { benefitGroups } from './benefits'
import { checkInSummary } from './check-in'
import { findMember, profileOf } from './member-profile'
import { unreadNotices } from './notices'
import { invitationOf } from './programme'
import { rewardsAtHome } from './rewards'
import { progressOf } from './tiers'

/** The largest factor that a day brings to every purchase. */
function occasionOf(rule: RuleVersion, birthday: string | null, now: number): components['schemas']['Home']['occasion'] {
  const day = dayOf(now, programme.utcOffsetMinutes)
  const percent = rule.earning.birthdayPercent ?? 100
  const [window] = windowsOn(rule, day).sort((a, b) => b.percent - a.percent)
  if (percent > 100 && isBirthday(birthday, day) && percent >= (window?.percent ?? 0)) return { reason: 'birthday', name: null, percent }
  return window ? { reason: 'window', name: window.name, percent: window.percent } : null
}

export async function getHome({ context, tx, caller }: Call<'getHome'>): Promise<Answer<'getHome'>> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const upcoming = upcomingRule(context.rules, now)
  const upcomingRules = upcoming && { version: upcoming.version, effectiveAt: upcoming.effectiveAt }
  const member = caller && (await findMember(tx, caller.subjectId))
  if (!member) {
    return {
      member: null,
      points: null,
      progress: null,
      benefits: benefitGroups(rule, null, null, now),
      invitation: invitationOf(rule),
      monthlyBonus: null,
      occasion: occasionOf(rule, null, now),
      upcomingRules,
      rewards: null,
      unreadNotices: 0,
      checkIn: null,
    }
  }
  const progress = await progressOf(tx, context, member)
  const points = balanceOf(member, await expiriesOf(tx, member.member_id, now), rule, now)
  return {
    member: await profileOf(tx, member, now),
    points,
    progress,
    benefits: benefitGroups(rule, progress.current, progress.boost?.tier ?? null, now),
    invitation: null,
    monthlyBonus: await monthlyBonusOf(tx, context, member.member_id, rule),
    occasion: occasionOf(rule, member.birthday, now),
    upcomingRules,
    rewards: await rewardsAtHome(tx, context, member, points, rule),
    unreadNotices: await unreadNotices(tx, member),
    checkIn: await checkInSummary(tx, context, member.member_id),
  }
}
