import type { Refusal, Reward } from '../../loyalty/rewards'
import type { Tx } from '../database'
import { raisedFor } from '../donations'
import type { Raised } from '../donations'
import { partnersWithCodes } from '../partners/pool'
import { extensionRefusal } from '../tier-extension'

/** What decides about rewards and is told with them, and stands elsewhere. */
export interface Elsewhere {
  refusal(reward: Reward): Refusal | null
  raised(projectId: string): Raised
}

interface Who {
  memberId: string
  term: { tierId: string; validUntil: number | null }
}

/** For these rewards; asks only what they need. */
export async function elsewhereFor(tx: Tx, who: Who | null, rewards: readonly Reward[]): Promise<Elsewhere> {
  const partners = rewards.flatMap((reward) => (reward.kind === 'partner_code' ? [reward.partner.partnerId] : []))
  const projects = rewards.flatMap((reward) => (reward.kind === 'donation' ? [reward.donation.projectId] : []))
  const stocked = await partnersWithCodes(tx, partners)
  const raised = await raisedFor(tx, projects)
  const extension = who && rewards.some(({ kind }) => kind === 'tier_extension') ? await extensionRefusal(tx, who.memberId, who.term) : null
  return {
    refusal: (reward) => (reward.kind === 'tier_extension' ? extension : reward.kind === 'partner_code' && !stocked.has(reward.partner.partnerId) ? 'PARTNER_UNAVAILABLE' : null),
    raised,
  }
}
