import { paidFrom } from '../../loyalty/rewards'
import { ruleAt } from '../../loyalty/rules'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'
import { findReward } from '../rewards/catalogue'
import { countsOf } from '../rewards/counts'
import { elsewhereFor } from '../rewards/elsewhere'
import { addressOf } from '../rewards/physical'
import { redeem } from '../rewards/redeem'
import { findRedemption, redemptionOf } from '../rewards/redemption'
import { reserve } from '../rewards/reservation'
import { shownRedemption, shownRedemptions } from '../rewards/shown-redemption'
import { shownReward } from '../rewards/shown-reward'
import { readCursor, writeCursor } from './cursor'
import { memberOf } from './member-profile'
import { meansOf } from './rewards'

/** Errors: NOT_FOUND, PRICE_CHANGED. */
export async function previewRedemption(call: Call<'previewRedemption'>): Promise<Answer<'previewRedemption'>> {
  const { context, tx, query } = call
  const member = await memberOf(tx, signedIn(call))
  const reward = findReward(context, query.rewardId)
  const price = query.pricePoints === undefined ? reward.prices[0] : reward.prices.find(({ points }) => points === query.pricePoints)
  if (!price) throw new Problem('PRICE_CHANGED', { field: 'pricePoints' })
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const means = await meansOf(tx, context, member, rule)
  const counts = await countsOf(tx, member.member_id, reward.rewardId, now)
  const from = paidFrom(means.expiries, price.points)
  const elsewhere = await elsewhereFor(tx, { memberId: member.member_id, term: means.term }, [reward])
  const shown = shownReward(reward, { rule, now, asker: { rank: means.rank, available: means.available }, countsOf: () => counts, elsewhere })
  const stores = shown.delivery.includes('pick_up') ? await tx.selectFrom('store').select('name').orderBy('name').execute() : []
  return {
    reward: shown,
    available: means.available,
    availableAfter: from && means.available - price.points,
    from: from ?? [],
    address: shown.delivery.includes('shipping') ? await addressOf(tx, member.member_id) : null,
    stores: stores.map(({ name }) => name),
  }
}

/** Errors: NOT_FOUND, PRICE_CHANGED, those of redeem, and IDEMPOTENCY_KEY_REUSED for an id of another reward. */
export async function redeemReward(call: Call<'redeemReward'>): Promise<Answer<'redeemReward'>> {
  const { context, tx, body } = call
  const { rewardId, pricePoints, priceFen, delivery } = body
  // Text, like every uuid of the database: lower case.
  const id = body.redemptionId.toLowerCase()
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const known = await findRedemption(tx, member.member_id, id)
  if (known && known.reward_id !== rewardId) throw new Problem('IDEMPOTENCY_KEY_REUSED', { field: 'redemptionId' })
  if (known) return shownRedemption(tx, context, known)
  const reward = findReward(context, rewardId)
  const price = reward.prices.find(({ points, fen }) => points === pricePoints && fen === priceFen)
  if (!price) throw new Problem('PRICE_CHANGED', { field: 'pricePoints' })
  const asked = { id, automatic: false, price, delivery }
  return shownRedemption(tx, context, await (body.reserve ? reserve : redeem)(tx, context, member, reward, asked))
}

const aPage = 20

export async function listRedemptions(call: Call<'listRedemptions'>): Promise<Answer<'listRedemptions'>> {
  const { context, tx, query } = call
  const { member_id } = await memberOf(tx, signedIn(call))
  const before = query.cursor === undefined ? null : readCursor(query.cursor, 'redemptions')
  // One more than is shown tells whether there is a next page.
  let page = tx.selectFrom('redemption').selectAll().where('member_id', '=', member_id).orderBy('entry_seq', 'desc').limit(aPage + 1)
  if (before !== null) page = page.where('entry_seq', '<', before)
  const rows = await page.execute()
  const shown = rows.slice(0, aPage)
  return {
    redemptions: await shownRedemptions(tx, context, shown),
    nextCursor: rows.length > aPage ? writeCursor(shown[aPage - 1].entry_seq, 'redemptions') : null,
  }
}

export async function getRedemption(call: Call<'getRedemption'>): Promise<Answer<'getRedemption'>> {
  const { context, tx, params } = call
  const { member_id } = await memberOf(tx, signedIn(call))
  return shownRedemption(tx, context, await redemptionOf(tx, member_id, params.redemptionId))
}
