import { programme } from '../../brand/programme'
import { startOfDay } from '../../loyalty/calendar'
import { plainCode } from '../../loyalty/codes'
import { ruleAt } from '../../loyalty/rules'
import { firstTier } from '../../loyalty/tiers'
import type { Context } from '../context'
import type { Tx } from '../database'
import { claimInvitationCode } from '../invitations'
import { openAccount } from '../ledger/account'
import { bringIn } from '../ledger/adjust'
import { cardHash, pinHash } from '../old-cards'
import { isDay, linesOf } from './lines'
import type { Complaint } from './lines'

export interface DeliveredCard {
  number: string
  pin: string
  name: string | null
  phone: string | null
  points: number
  growth: number
  joinedOn: string
}

const most = 10_000_000
const amount = (text: string) => (/^\d{1,8}$/.test(text) && Number(text) <= most ? Number(text) : null)

/** number,pin,name,phone,points,growth,joined: name and phone may be empty, joined is a day. */
export function cardsIn(text: string): { rows: DeliveredCard[]; complaints: Complaint[] } {
  return linesOf(text, 'number', ({ number }: DeliveredCard) => number, (values) => {
    if (values.length !== 7) return 'a line is number,pin,name,phone,points,growth,joined'
    const [written, pin, called, phone, had, grown, joinedOn] = values
    const [number, points, growth] = [plainCode(written), amount(had), amount(grown)]
    if (!/^[A-Z0-9]{4,32}$/.test(number)) return 'a card number is 4 to 32 letters and digits'
    if (!/^\S{4,16}$/.test(pin)) return 'a pin is 4 to 16 characters'
    if (called.length > 20) return 'a name is at most 20 characters'
    if (phone && !/^1[3-9]\d{9}$/.test(phone)) return 'a phone is a mainland mobile number'
    if (points === null || growth === null) return `points and growth are whole numbers up to ${most}`
    if (!isDay(joinedOn)) return 'joined is a day like 2018-07-13'
    return { number, pin, name: called || null, phone: phone || null, points, growth, joinedOn }
  })
}

/**
 * Makes a member of a plastic card, once. A phone that leads to somebody already stays theirs: they find the card by its
 * number. Returns whether it was new.
 */
export async function takeInCard(tx: Tx, context: Context, card: DeliveredCard): Promise<boolean> {
  const card_hash = cardHash(context, card.number)
  const known = await tx.selectFrom('old_card').select('member_id').where('card_hash', '=', card_hash).executeTakeFirst()
  if (known) return false
  const now = context.now()
  const [memberId, at] = [context.newId(), new Date(now)]
  const identity = { subject_kind: 'person', subject_id: memberId, created_at: at }
  await tx.insertInto('identity').values({ ...identity, kind: 'card', subject: card_hash }).execute()
  const mine = card.phone && (await tx.insertInto('identity').values({ ...identity, kind: 'phone', subject: card.phone }).onConflict((on) => on.doNothing()).returning('kind').executeTakeFirst())
  const joined_at = new Date(Math.min(now, startOfDay(card.joinedOn, programme.utcOffsetMinutes)))
  const rule = ruleAt(context.rules, now)
  const { tierId } = firstTier(rule.ladder)
  const tail = card.number.slice(-4)
  await tx.insertInto('person').values({ member_id: memberId, name: card.name, phone: mine ? card.phone : null, first_seen_at: joined_at }).execute()
  await tx
    .insertInto('member')
    .values({ member_id: memberId, nickname: card.name ?? `会员${tail}`, joined_at, channel: 'store', tier_id: tierId, tier_since: joined_at, invitation_code: await claimInvitationCode(tx, memberId) })
    .execute()
  await tx.insertInto('tier_change').values({ member_id: memberId, change_id: context.newId(), tier_id: tierId, at: joined_at, reason: 'joined', rule_version: rule.version }).execute()
  await tx.insertInto('old_card').values({ card_hash, member_id: memberId, pin_hash: pinHash(context, card.number, card.pin), tail }).execute()
  const member = await openAccount(tx, context, memberId, 'NOT_FOUND')
  if (card.points + card.growth > 0) await bringIn(tx, context, member, { rule: 'old_card', sourceId: card_hash, label: '旧卡余额', points: card.points, growth: card.growth })
  return true
}
