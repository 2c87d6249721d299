import { addToTotal, keepDonation } from '../donations'
import { spend } from '../ledger/spend'
import type { Kind } from './kind'

/** Points for a project, for good: what is given is not taken back. */
export const donation: Kind<'donation'> = {
  pay: (tx, context, member, { name }, { id, price }) => spend(tx, context, member, { source: 'donation', sourceId: id, label: name, points: price.points }),
  async give(tx, context, { member_id }, reward, { id, price }) {
    return { state: 'done', details: { certificate: await keepDonation(tx, context, member_id, id, reward.donation, price.points) } }
  },
  afterwards: (tx, _context, { member_id }, _reward, { id }) => addToTotal(tx, member_id, id),
}
