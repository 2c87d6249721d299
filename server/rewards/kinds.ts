import type { Reward, RewardKind } from '../../loyalty/rewards'
import { tierBoost, tierExtension } from './boost'
import { coupon } from './coupon'
import { donation } from './donation'
import type { Kind } from './kind'
import { partnerCode } from './partner'
import { physical } from './physical'
import { eventSeat, service } from './service'

/** Every kind of reward; one that is missing does not compile. */
const kinds: { [K in RewardKind]: Kind<K> } = {
  coupon,
  physical,
  service,
  event_seat: eventSeat,
  tier_boost: tierBoost,
  tier_extension: tierExtension,
  partner_code: partnerCode,
  donation,
}

/** A reward is always handed to its own kind. */
export function kindOf({ kind }: Pick<Reward, 'kind'>): Kind<RewardKind> {
  return kinds[kind] as Kind<RewardKind>
}
