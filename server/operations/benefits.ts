import { benefits } from '../../brand/benefits'
import type { BrandBenefit } from '../../brand/benefits'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { dayOf, daysToBirthday, startOfNext } from '../../loyalty/calendar'
import { reasonsFor } from '../../loyalty/recommendation'
import { ruleAt } from '../../loyalty/rules'
import type { RuleVersion, Tier } from '../../loyalty/rules'
import { nextTier, tierById } from '../../loyalty/tiers'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import { giftsOf } from '../gifts'
import type { Member } from '../ledger/post'
import { balanceOf, expiriesOf } from './balance'
import { memberOf } from './member-profile'
import { isPersonalised } from './preferences'
import { progressOf } from './tiers'

type Benefit = components['schemas']['Benefit']

/** The rules' own figures for the words of benefits, so that no number is written twice. */
function figures(rule: RuleVersion, tierId: string | null): Record<string, number | undefined> {
  const { fenPerPoint, birthdayPercent, monthlyBonus, windows = [] } = rule.earning
  const memberDay = windows.find(({ dayOfMonth }) => dayOfMonth !== undefined)
  return {
    welcomePoints: rule.welcomePoints || undefined,
    yuanPerPoint: fenPerPoint / 100,
    times: tierId === null ? undefined : tierById(rule.ladder, tierId).multiplierPercent / 100,
    birthdayTimes: birthdayPercent === undefined ? undefined : birthdayPercent / 100,
    memberDay: memberDay?.dayOfMonth,
    memberDayTimes: memberDay && memberDay.percent / 100,
    bonusYuan: monthlyBonus && monthlyBonus.fromFen / 100,
    bonusPoints: monthlyBonus?.points,
  }
}

/** A benefit in the words of the rules in force; null when they do not have what it names. */
function inWords(benefit: BrandBenefit, rule: RuleVersion, today: string): Benefit | null {
  const known = figures(rule, benefit.tierId)
  let lacking = false
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (known[name] === undefined) lacking = true
      return String(known[name])
    })
  const { benefitId, kind, live, cadence } = benefit
  const worded = { benefitId, kind, name: fill(benefit.name), note: fill(benefit.note), live, nextGrantOn: live && cadence ? startOfNext(cadence, today) : null }
  return lacking ? null : worded
}

const today = (now: number) => dayOf(now, programme.utcOffsetMinutes)

export function benefitsOf(tierId: string | null, rule: RuleVersion, now: number): Benefit[] {
  return benefits.filter((benefit) => benefit.tierId === tierId).flatMap((benefit) => inWords(benefit, rule, today(now)) ?? [])
}

/** Those a tier for a while brings; gifts and what a year brings come of one's own alone. */
const lent: Benefit['kind'][] = ['multiplier', 'coupon', 'early_access', 'shipping']

/** Of a boost what it lends, before what is left of one's own: a coupon of each, the larger multiplier. */
function mine(rule: RuleVersion, own: Tier, boost: Tier | null, now: number): Benefit[] {
  const borrowed = boost ? benefitsOf(boost.tierId, rule, now).filter(({ kind }) => lent.includes(kind)) : []
  const outdone = (kind: Benefit['kind']) => kind !== 'coupon' && borrowed.some((benefit) => benefit.kind === kind)
  return [...borrowed, ...benefitsOf(own.tierId, rule, now).filter(({ kind }) => !outdone(kind))]
}

export function benefitGroups(rule: RuleVersion, current: Tier | null, boost: Tier | null, now: number): components['schemas']['BenefitGroups'] {
  const next = current && nextTier(rule.ladder, current)
  return {
    everyone: benefitsOf(null, rule, now),
    mine: current ? mine(rule, current, boost, now) : [],
    next: next && { tierId: next.tierId, tierName: next.name, benefits: benefitsOf(next.tierId, rule, now) },
  }
}

/** Benefits that work today and suit what is plain about a member: points about to lapse, a tier that is near, a birthday. */
async function recommended(tx: Tx, context: Context, member: Member, progress: components['schemas']['TierProgress']): Promise<components['schemas']['Recommendation'][]> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const { expiringNext } = balanceOf(member, await expiriesOf(tx, member.member_id, now), rule, now)
  const { birthday } = member
  const reasons = reasonsFor({ expiring: expiringNext, tracks: progress.tracks, daysToBirthday: birthday === null ? null : daysToBirthday(birthday, today(now)) })
  return reasons.flatMap((reason) => {
    const near = reason.reason === 'near_next_tier'
    // What a near tier brings is that tier's; the rest is what I have, my tier's own before everyone's.
    const places = near ? [progress.next?.tierId] : [progress.current.tierId, null]
    const fitting = places.flatMap((tierId) => benefits.filter((benefit) => benefit.tierId === tierId && benefit.suits === reason.reason && benefit.live))
    const benefit = fitting.map((each) => inWords(each, rule, today(now))).find((each) => each !== null)
    return benefit ? [{ benefit, ...reason, ...(near && progress.next ? { tierName: progress.next.name } : {}) }] : []
  })
}

export async function getMyBenefits(call: Call<'getMyBenefits'>): Promise<Answer<'getMyBenefits'>> {
  const { context, tx } = call
  const now = context.now()
  const member = await memberOf(tx, signedIn(call))
  const progress = await progressOf(tx, context, member)
  const personalised = await isPersonalised(tx, member.member_id)
  return {
    ...benefitGroups(ruleAt(context.rules, now), progress.current, progress.boost?.tier ?? null, now),
    gifts: await giftsOf(tx, context, member),
    personalised,
    recommended: personalised ? await recommended(tx, context, member, progress) : null,
  }
}
