import type { components } from '../../contract/types.gen'
import { ruleAt } from '../../loyalty/rules'
import type { Answer, Call, Request } from '../call'
import { signedIn } from '../call'
import { claimCard } from '../cards/claim'
import { cardAt, mustBeChecked } from '../cards/door'
import { askerOf, giftKind, giftOf, standing } from '../cards/standing'
import type { Asker, Card } from '../cards/standing'
import { atOneInstant } from '../context'
import type { Context } from '../context'
import { couponKind, shownTerms } from '../coupons'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'

function shownGift(context: Context, card: Card, asker: Asker): components['schemas']['CardGift'] {
  const { welcome, thanks } = giftOf(card)
  const kind = giftKind(card, asker)
  const joinPoints = asker.ids.length > 0 ? 0 : ruleAt(context.rules, context.now()).welcomePoints
  if (kind === 'thanks') return { kind, joinPoints, points: thanks.points, coupons: [] }
  const coupons = welcome.coupons.map(({ couponKind: id, note, picture }) => {
    const known = couponKind(id)
    return { name: known.name, note, terms: shownTerms(known), validDays: known.validDays, picture }
  })
  return { kind, joinPoints, points: welcome.points, coupons }
}

/** Enough for the owner to know it was they, on another phone. */
async function phoneTail(tx: Tx, memberId: string | null): Promise<string | null> {
  if (memberId === null) return null
  const person = await tx.selectFrom('person').select('phone').where('member_id', '=', memberId).executeTakeFirst()
  return person?.phone?.slice(-4) ?? null
}

async function look(context: Context, tx: Tx, { caller, params, from }: Request<'getPackageCard'>): Promise<Answer<'getPackageCard'> | Problem> {
  const card = await cardAt(context, tx, params.code, from)
  if (card instanceof Problem) return card
  const now = new Date(context.now())
  if (!card.first_scanned_at && !from.atWork) {
    await tx.updateTable('package_card').set({ first_scanned_at: now }).where('code_hash', '=', card.code_hash).where('first_scanned_at', 'is', null).execute()
  }
  const asker = await askerOf(tx, context, caller && caller.subjectId)
  const state = standing(card, asker, context.now())
  return {
    state,
    printed: card.printed,
    gift: shownGift(context, card, asker),
    opensOn: card.valid_from,
    lastDay: card.valid_until,
    claimedAt: card.claimed_at && card.claimed_at.toISOString(),
    claimedBy: state === 'mine' ? null : await phoneTail(tx, card.claimed_by),
  }
}

/** Its own transaction, for most codes that are tried need none. Errors: CODE_UNKNOWN, TOO_MANY_REQUESTS. */
export async function getPackageCard(running: Context, request: Request<'getPackageCard'>): Promise<Answer<'getPackageCard'>> {
  const context = atOneInstant(running)
  await mustBeChecked(context, request.params.code, request.from)
  const shown = await context.db.transaction().execute((tx) => look(context, tx, request))
  if (shown instanceof Problem) throw shown
  return shown
}

/** Whatever is no code of a card does not get as far as a transaction. */
export const beforeClaim = (context: Context, { params, from }: Request<'claimPackageCard'>) => mustBeChecked(context, params.code, from)

export async function claimPackageCard(call: Call<'claimPackageCard'>): Promise<Answer<'claimPackageCard'>> {
  const { context, tx, params, from } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const card = await cardAt(context, tx, params.code, from)
  if (card instanceof Problem) throw card
  const { given, refused } = await claimCard(tx, context, member, card, false)
  if (refused) throw new Problem(refused)
  return given
}
