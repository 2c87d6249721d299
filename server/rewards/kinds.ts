import type { Reward, RewardKind } from '../../loyalty/rewards'
import { coupon } from './coupon'
import type { Kind } from './kind'
import { physical } from './physical'
import { eventSeat, service } from './service'

const notYet = {
  give: () => {
    throw new Error('this kind of reward is not built yet')
  },
}

/** Every kind of reward; one that is missing does not compile. */
const kinds: { [K in RewardKind]: Kind<K> } = {
  coupon,
  physical,
  service,
  event_seat: eventSeat,
  tier_boost: notYet,
  tier_extension: notYet,
  partner_code: notYet,
  donation: notYet,
}

/** A reward is always handed to its own kind. */
export function kindOf({ kind }: Pick<Reward, 'kind'>): Kind<RewardKind> {
  return kinds[kind] as Kind<RewardKind>
}
