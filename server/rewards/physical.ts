import type { components } from '../../contract/types.gen'
import type { DeliveryMethod, Price, RewardOf } from '../../loyalty/rewards'
import type { Tx } from '../database'
import { Problem } from '../problem'
import type { Kind } from './kind'
import { newPickUpCode } from './pick-up-code'

type Address = components['schemas']['Address']

export async function addressOf(tx: Tx, memberId: string): Promise<Address | null> {
  const row = await tx.selectFrom('member_address').select('address').where('member_id', '=', memberId).executeTakeFirst()
  return row ? (row.address as Address) : null
}

/** Money is paid in the store, so what costs some is fetched there. */
export const deliveriesAt = (reward: RewardOf<'physical'>, price: Price): DeliveryMethod[] => reward.delivery.filter((method) => method === 'pick_up' || price.fen === 0)

export const physical: Kind<'physical'> = {
  async give(tx, _context, { member_id }, reward, { id, delivery, price }) {
    if (delivery === null || !deliveriesAt(reward, price).includes(delivery)) throw new Problem('DELIVERY_IMPOSSIBLE', { field: 'delivery' })
    if (delivery === 'pick_up') return { state: 'ready', delivery, pick_up_code: await newPickUpCode(tx, member_id, id) }
    const address = await addressOf(tx, member_id)
    if (!address) throw new Problem('ADDRESS_NEEDED')
    return { state: 'preparing', delivery, address }
  },
  // Nothing but the redemption itself: its code and its parcel go by its state.
  async takeBack() {},
}
