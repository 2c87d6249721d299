import { gifts } from '../brand/benefits'
import type { BrandGift } from '../brand/benefits'
import { programme } from '../brand/programme'
import type { components } from '../contract/types.gen'
import { addMonths, dayOf } from '../loyalty/calendar'
import { giftOpenings } from '../loyalty/gifts'
import type { GiftOpening, TierStep } from '../loyalty/gifts'
import { ruleAt } from '../loyalty/rules'
import { tierById } from '../loyalty/tiers'
import type { Context } from './context'
import type { Tx } from './database'
import type { Member } from './ledger/post'
import { termNow } from './tier-term'

type Gift = components['schemas']['Gift']

interface Opened {
  gift: BrandGift
  opening: GiftOpening
}

/** The newest opening of each gift in the last year, what closes soonest first and what has closed after. */
async function openedTo(tx: Tx, context: Context, member: Member): Promise<Opened[]> {
  const now = context.now()
  const { utcOffsetMinutes } = programme
  const { ladder } = ruleAt(context.rules, now)
  const written = await tx.selectFrom('tier_change').select(['tier_id', 'at', 'reason']).where('member_id', '=', member.member_id).orderBy('change_id').execute()
  const { changes } = await termNow(tx, context, member)
  const history = [
    ...written.map(({ tier_id, at, reason }) => ({ tierId: tier_id, atMs: at.getTime(), reason: reason as TierStep['reason'] })),
    ...changes.map(({ tierId, at, reason }) => ({ tierId, atMs: at, reason })),
  ]
  const birthday = member.birthday && member.birthday_set_at ? { day: member.birthday, toldAtMs: member.birthday_set_at.getTime() } : null
  const yearAgo = addMonths(dayOf(now, utcOffsetMinutes), -12)
  const opened = gifts.flatMap((gift) => {
    const opening = giftOpenings(gift, { ladder, history, birthday, nowMs: now, offsetMinutes: utcOffsetMinutes }).pop()
    return opening && dayOf(opening.openedAtMs, utcOffsetMinutes) > yearAgo ? [{ gift, opening }] : []
  })
  const closed = ({ opening }: Opened) => (opening.closesAtMs <= now ? 1 : 0)
  return opened.sort((a, b) => closed(a) - closed(b) || a.opening.closesAtMs - b.opening.closesAtMs)
}

function told({ gift, opening }: Opened, tierName: string, chosenOptionId: string | null, now: number): Gift {
  const { giftId, name, note, tierId, options, defaultOptionId } = gift
  return {
    giftId,
    name,
    note,
    tierId,
    tierName,
    reason: opening.reason,
    openedAt: new Date(opening.openedAtMs).toISOString(),
    closesAt: new Date(opening.closesAtMs).toISOString(),
    lastDay: opening.lastDay,
    open: now < opening.closesAtMs,
    options,
    chosenOptionId,
    defaultOptionId,
  }
}

export async function giftsOf(tx: Tx, context: Context, member: Member): Promise<Gift[]> {
  const now = context.now()
  const { ladder } = ruleAt(context.rules, now)
  const opened = await openedTo(tx, context, member)
  if (opened.length === 0) return []
  const choices = await tx.selectFrom('gift_choice').select(['gift_id', 'opened_at', 'option_id']).where('member_id', '=', member.member_id).execute()
  return opened.map((each) => {
    const chosen = choices.find((choice) => choice.gift_id === each.gift.giftId && choice.opened_at.getTime() === each.opening.openedAtMs)
    return told(each, tierById(ladder, each.gift.tierId).name, chosen?.option_id ?? null, now)
  })
}
