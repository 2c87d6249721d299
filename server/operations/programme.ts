import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { ruleAt } from '../../loyalty/rules'
import type { RuleVersion } from '../../loyalty/rules'
import type { Answer } from '../call'
import type { Context } from '../context'
import { memberPercents } from '../tier-shares'
import { benefitsOf } from './benefits'

export function invitationOf(rule: RuleVersion): components['schemas']['Invitation'] {
  return { welcomePoints: rule.welcomePoints, welcomePointsValidMonths: rule.giftExpiry.months, consentVersion: programme.consentVersion }
}

export async function getProgramme(context: Context): Promise<Answer<'getProgramme'>> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const ladder = [...rule.ladder].sort((a, b) => a.rank - b.rank)
  const percents = await memberPercents(context.db, ladder)
  return {
    name: programme.name,
    invitation: invitationOf(rule),
    spendMonths: rule.rollingSpendMonths,
    everyone: benefitsOf(null, rule, now),
    ladder: ladder.map((tier) => ({ tier, memberPercent: percents[tier.tierId], benefits: benefitsOf(tier.tierId, rule, now) })),
  }
}

/** What is announced for later is shown too. */
export async function listRuleVersions(context: Context): Promise<Answer<'listRuleVersions'>> {
  return { active: ruleAt(context.rules, context.now()).version, versions: [...context.rules].sort((a, b) => b.version - a.version) }
}
