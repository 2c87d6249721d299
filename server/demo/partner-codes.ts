import { perks } from '../../brand/perks'
import type { Context } from '../context'
import type { Tx } from '../database'
import { takeIn } from '../partners/pool'

/** What a partner would deliver; these open nothing anywhere. */
const delivered = 40

export async function seedPartnerCodes(tx: Tx, context: Context): Promise<void> {
  const partners = new Set(perks.flatMap((reward) => (reward.kind === 'partner_code' ? [reward.partner.partnerId] : [])))
  for (const partnerId of partners) {
    const codes = Array.from({ length: delivered }, (_, i) => `DEMO-${partnerId.replace('-', '').toUpperCase()}-${String(3719 + i * 137)}`)
    await takeIn(tx, partnerId, codes, new Date(context.now()))
  }
}
