import { giveCode } from '../partners/pool'
import type { Kind } from './kind'

/** A code of somebody else's. It is known once it is shown, so it is never taken back. */
export const partnerCode: Kind<'partner_code'> = {
  async give(tx, context, { member_id }, { partner }, { id }) {
    const code = await giveCode(tx, context, partner.partnerId, { memberId: member_id, redemptionId: id })
    return { state: 'done', details: { partner: { name: partner.name, gives: partner.gives, code } } }
  },
}
