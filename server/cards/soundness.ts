import { couponKinds } from '../../brand/coupons'
import { cardGifts, thanksPerMonth } from '../../brand/package-cards'
import { checkCardGifts } from '../../loyalty/card-check'
import type { Database } from '../database'
import { StartupError } from '../startup-error'

/** Cards are on paper: what they give must be there, also for a batch that is over, for its cards still tell what they were. */
export async function mustBeGiveable({ db }: Database): Promise<void> {
  const errors = checkCardGifts(cardGifts, thanksPerMonth, couponKinds.map(({ couponKind }) => couponKind))
  const batches = await db.selectFrom('card_batch').select(['batch_id', 'gift_id']).orderBy('batch_id').execute()
  for (const { batch_id, gift_id } of batches) {
    if (!cardGifts.some(({ giftId }) => giftId === gift_id)) errors.push(`Cards of batch ${batch_id} are printed for gift ${gift_id}, which is not there: keep it.`)
  }
  if (errors.length > 0) throw new StartupError(`The gifts in brand/package-cards.ts contradict themselves. ${errors.join(' ')}`)
}
