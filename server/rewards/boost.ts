import { programme } from '../../brand/programme'
import { boostEnd } from '../../loyalty/boosts'
import { ruleAt } from '../../loyalty/rules'
import { tierById } from '../../loyalty/tiers'
import { beginBoost, endBoost } from '../tier-boost'
import { extendTerm, takeBackExtension } from '../tier-extension'
import type { Kind } from './kind'

/** A tier for some days. What it has brought closes the window to take it back: see useBoost. */
export const tierBoost: Kind<'tier_boost'> = {
  async give(tx, context, member, { boost }, { id }) {
    const now = context.now()
    const endsAtMs = boostEnd(now, boost.days, programme.utcOffsetMinutes)
    await beginBoost(tx, context, member, { redemptionId: id, tierId: boost.tierId, endsAtMs })
    const { name } = tierById(ruleAt(context.rules, now).ladder, boost.tierId)
    return { state: 'done', details: { boost: { tierName: name, until: new Date(endsAtMs).toISOString() } } }
  },
  async takeBack(tx, context, member, { redemption_id }) {
    await endBoost(tx, context, member, redemption_id)
  },
}

/** One's own tier for longer. */
export const tierExtension: Kind<'tier_extension'> = {
  async give(tx, context, member, { boost }, { id }) {
    const until = await extendTerm(tx, member, id, boost.days)
    const { name } = tierById(ruleAt(context.rules, context.now()).ladder, member.tier_id)
    return { state: 'done', details: { boost: { tierName: name, until: until.toISOString() } } }
  },
  async takeBack(tx, context, member, { redemption_id }) {
    await takeBackExtension(tx, context, member, redemption_id)
  },
}
