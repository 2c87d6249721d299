import type { Selectable } from 'kysely'
import { programme } from '../../brand/programme'
import { cardGifts, thanksPerMonth } from '../../brand/package-cards'
import type { components } from '../../contract/types.gen'
import { dayOf, startOfDay } from '../../loyalty/calendar'
import type { CardGift } from '../../loyalty/package-cards'
import type { Context } from '../context'
import type { Tables, Tx } from '../database'
import { cardsOf } from '../merge/cards'
import { cardHash } from './code'

const offset = programme.utcOffsetMinutes
export type CardState = components['schemas']['PackageCard']['state']
export type GiftKind = components['schemas']['CardGift']['kind']
export type Card = Selectable<Tables['package_card']> & Pick<Selectable<Tables['card_batch']>, 'gift_id' | 'valid_from' | 'valid_until' | 'voided_at'>

export async function findCard(tx: Tx, code: string): Promise<Card | undefined> {
  return tx
    .selectFrom('package_card')
    .innerJoin('card_batch', 'card_batch.batch_id', 'package_card.batch_id')
    .selectAll('package_card')
    .select(['gift_id', 'valid_from', 'valid_until', 'voided_at'])
    .where('code_hash', '=', cardHash(code))
    .executeTakeFirst()
}

export function giftOf({ gift_id }: Card): CardGift {
  const gift = cardGifts.find(({ giftId }) => giftId === gift_id)
  if (!gift) throw new Error(`the brand knows no gift ${gift_id}`)
  return gift
}

/** Whoever asks about a card, as far as it matters for cards. */
export interface Asker {
  /** Themselves, and the cards that were merged into theirs; none: not a member. */
  ids: string[]
  welcomed: boolean
  thanksThisMonth: number
}

/** personId null is nobody. For a claim the account must be open. */
export async function askerOf(tx: Tx, context: Context, personId: string | null): Promise<Asker> {
  const nobody = { ids: [], welcomed: false, thanksThisMonth: 0 }
  if (personId === null) return nobody
  const mine = await tx.selectFrom('member').select('member_id').where('member_id', '=', cardsOf(personId)).where('erased_at', 'is', null).execute()
  const ids = mine.map(({ member_id }) => member_id)
  if (!ids.includes(personId)) return nobody
  const monthStart = startOfDay(`${dayOf(context.now(), offset).slice(0, 7)}-01`, offset)
  const claimed = await tx.selectFrom('package_card').select(['kind', 'claimed_at']).where('claimed_by', 'in', ids).execute()
  return {
    ids,
    welcomed: claimed.some(({ kind }) => kind === 'welcome'),
    thanksThisMonth: claimed.filter(({ kind, claimed_at }) => kind === 'thanks' && claimed_at && claimed_at.getTime() >= monthStart).length,
  }
}

/** What the card would give, or has given when it is the asker's. */
export function giftKind(card: Card, asker: Asker): GiftKind {
  if (card.claimed_by && asker.ids.includes(card.claimed_by)) return card.kind as GiftKind
  return asker.welcomed ? 'thanks' : 'welcome'
}

/** How a card stands for whoever asks. What was theirs stays theirs, whatever has become of the batch. */
export function standing(card: Card, asker: Asker, now: number): CardState {
  const today = dayOf(now, offset)
  if (card.claimed_by && asker.ids.includes(card.claimed_by)) return 'mine'
  if (card.voided_at) return 'voided'
  if (today < card.valid_from) return 'not_yet'
  if (today > card.valid_until) return 'expired'
  if (card.claimed_by) return 'taken'
  return giftKind(card, asker) === 'thanks' && asker.thanksThisMonth >= thanksPerMonth ? 'enough' : 'open'
}
