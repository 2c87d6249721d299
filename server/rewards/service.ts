import type { Kind } from './kind'
import { newPickUpCode } from './pick-up-code'

/** Had in a store, for its code. */
export const service: Kind<'service'> = {
  async give(tx, _context, { member_id }, _reward, { id }) {
    return { state: 'ready', pick_up_code: await newPickUpCode(tx, member_id, id) }
  },
  async takeBack() {},
}

export const eventSeat: Kind<'event_seat'> = {
  async give(tx, _context, { member_id }, { seat }, { id }) {
    return { state: 'ready', pick_up_code: await newPickUpCode(tx, member_id, id), details: { seat } }
  },
  async takeBack() {},
}
