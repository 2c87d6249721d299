import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { dayOf, daysBetween } from '../../loyalty/calendar'
import { lastUsableDay } from '../../loyalty/lots'
import { ruleAt } from '../../loyalty/rules'
import { tierById } from '../../loyalty/tiers'
import type { Context } from '../context'

const offset = programme.utcOffsetMinutes

/** A tier for a while that is about to end, or has. */
export function boostEnding({ redemptionId, tierId, endsAtMs }: { redemptionId: string; tierId: string; endsAtMs: number }, context: Context): Pick<components['schemas']['Notice'], 'outcome' | 'about'> {
  const now = context.now()
  const lastDay = lastUsableDay(endsAtMs, offset)
  return {
    outcome: endsAtMs <= now ? 'ended' : null,
    about: { kind: 'boost_ending', redemptionId, tierName: tierById(ruleAt(context.rules, now).ladder, tierId).name, lastDay, daysLeft: daysBetween(dayOf(now, offset), lastDay) },
  }
}
