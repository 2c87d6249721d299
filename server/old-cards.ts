import type { Selectable } from 'kysely'
import { programme } from '../brand/programme'
import { dayOf } from '../loyalty/calendar'
import type { Context } from './context'
import type { Tables, Tx } from './database'
import { digest, sameDigest } from './identity/digest'

/** Wrong pins for one card in a day, whoever tries: a pin of four digits would take years. */
const triesPerDay = 10

type OldCard = Selectable<Tables['old_card']> & { merged_into: string | null }

export const cardHash = ({ config }: Pick<Context, 'config'>, number: string) => digest(config.secret, 'old-card', number)
export const pinHash = ({ config }: Pick<Context, 'config'>, number: string, pin: string) => digest(config.secret, 'old-card-pin', number, pin)

/**
 * A plastic card by its number and its pin; null when either is wrong. Wrong pins are counted for the card besides: many
 * members together must not guess it. What throws afterwards takes the count back.
 */
export async function findCard(tx: Tx, context: Context, number: string, pin: string): Promise<OldCard | 'tries spent' | null> {
  const today = dayOf(context.now(), programme.utcOffsetMinutes)
  const card = await tx
    .selectFrom('old_card')
    .innerJoin('member', 'member.member_id', 'old_card.member_id')
    .selectAll('old_card')
    .select('member.merged_into')
    .where('card_hash', '=', cardHash(context, number))
    .where('member.erased_at', 'is', null)
    .forUpdate('old_card')
    .executeTakeFirst()
  if (!card) return null
  const tries = card.tried_on === today ? card.tries : 0
  if (tries >= triesPerDay) return 'tries spent'
  if (sameDigest(card.pin_hash, pinHash(context, number, pin))) return card
  await tx.updateTable('old_card').set({ tried_on: today, tries: tries + 1 }).where('card_hash', '=', card.card_hash).execute()
  return null
}
