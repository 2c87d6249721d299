import { demoCardBatches, demoPackageCards } from '../../brand/demo'
import { cardGifts } from '../../brand/package-cards'
import { programme } from '../../brand/programme'
import { addDays, dayOf } from '../../loyalty/calendar'
import { keepBatch, voidBatch } from '../cards/batch'
import { ensureCardKey } from '../cards/code'
import type { Tx } from '../database'

/** The same in every demo, so that its cards are too. */
export const demoCardKey = 'the key of the demo’s cards, which open nothing anywhere else'

/** The cards in the demo's parcels; now is when it is filled. */
export async function seedPackageCards(tx: Tx, now: number): Promise<void> {
  await ensureCardKey(tx, demoCardKey)
  const today = dayOf(now, programme.utcOffsetMinutes)
  for (const { batchId, channel, fromDays, untilDays, voided } of demoCardBatches) {
    const codes = demoPackageCards.filter((card) => card.batchId === batchId).map(({ code }) => code)
    const batch = { batchId, channel, giftId: cardGifts[0].giftId, validFrom: addDays(today, fromDays), validUntil: addDays(today, untilDays) }
    await keepBatch(tx, batch, codes, new Date(now + (Math.min(fromDays, 0) - 5) * 86_400_000))
    if (voided) await voidBatch(tx, batchId, new Date(now - 86_400_000))
  }
}
