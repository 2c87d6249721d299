import { programme } from '../../brand/programme'
import { reminders } from '../../brand/reminders'
import type { components } from '../../contract/types.gen'
import { endOf } from '../../loyalty/calendar'
import { reminderFor } from '../../loyalty/reminders'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'
import { openidOf } from '../reminders'
import { checkInSummary } from './check-in'
import { memberOf } from './member-profile'

type Schemas = components['schemas']

const onOffer = (context: Context) => reminderFor(context.now(), programme.utcOffsetMinutes, reminders.hour)

/** What reaches a member in the month of the day on offer. */
async function usedIn(tx: Tx, memberId: string, month: string): Promise<number> {
  const { used } = await tx
    .selectFrom('reminder')
    .select(({ fn }) => fn.countAll<number>().as('used'))
    .where('member_id', '=', memberId)
    .where('day', '>=', `${month}-01`)
    .where('day', '<=', endOf('month', `${month}-01`))
    .where('state', 'in', ['waiting', 'sending', 'sent', 'failed'])
    .executeTakeFirstOrThrow()
  return Number(used)
}

async function stateOf(tx: Tx, context: Context, memberId: string): Promise<Schemas['Reminders']> {
  const { day, month, sendAtMs } = onOffer(context)
  const { week } = await checkInSummary(tx, context, memberId)
  const templateId = (await openidOf(tx, memberId)) && context.messenger && context.config.checkInTemplateId
  const waiting = await tx.selectFrom('reminder').selectAll().where('member_id', '=', memberId).where('state', '=', 'waiting').orderBy('day').execute()
  return {
    offer: {
      kind: 'check_in',
      day,
      sendAt: new Date(sendAtMs).toISOString(),
      points: week.find((ahead) => ahead.day === day)?.points ?? 0,
      channels: templateId ? ['wechat', 'inbox'] : ['inbox'],
    },
    waiting: waiting.map((row) => ({
      reminderId: row.reminder_id,
      kind: row.kind as Schemas['ReminderKind'],
      day: row.day,
      channel: row.channel as Schemas['ReminderChannel'],
      sendAt: row.send_at.toISOString(),
    })),
    month,
    usedThisMonth: await usedIn(tx, memberId, month),
    perMonth: reminders.perMonth,
    templateId: templateId || null,
  }
}

export async function getReminders(call: Call<'getReminders'>): Promise<Answer<'getReminders'>> {
  const { context, tx } = call
  const member = await memberOf(tx, signedIn(call))
  return stateOf(tx, context, member.member_id)
}

/** Errors: REMINDER_LIMIT; BAD_REQUEST for a channel that is not on offer. */
export async function bookReminder(call: Call<'bookReminder'>): Promise<Answer<'bookReminder'>> {
  const { context, tx, body } = call
  // Locked, so that bookings at once cannot pass the cap together.
  const { member_id } = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const { offer, waiting, usedThisMonth, perMonth } = await stateOf(tx, context, member_id)
  if (waiting.some(({ day }) => day === offer.day)) return stateOf(tx, context, member_id)
  if (!offer.channels.includes(body.channel)) throw new Problem('BAD_REQUEST', { field: 'channel', detail: 'this channel is not on offer' })
  if (usedThisMonth >= perMonth) throw new Problem('REMINDER_LIMIT')
  const now = new Date(context.now())
  const booked = { channel: body.channel, send_at: new Date(offer.sendAt), state: 'waiting', why: null, changed_at: now }
  await tx
    .insertInto('reminder')
    .values({ member_id, reminder_id: context.newId(), kind: body.kind, day: offer.day, created_at: now, ...booked })
    // One that was cancelled is taken up again.
    .onConflict((on) => on.columns(['member_id', 'kind', 'day']).doUpdateSet(booked))
    .execute()
  return stateOf(tx, context, member_id)
}

export async function cancelReminder(call: Call<'cancelReminder'>): Promise<Answer<'cancelReminder'>> {
  const { context, tx, params } = call
  const { member_id } = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const mine = await tx.selectFrom('reminder').select('reminder_id').where('member_id', '=', member_id).where('reminder_id', '=', params.reminderId).executeTakeFirst()
  if (!mine) throw new Problem('NOT_FOUND')
  await tx
    .updateTable('reminder')
    .set({ state: 'cancelled', changed_at: new Date(context.now()) })
    .where('member_id', '=', member_id)
    .where('reminder_id', '=', mine.reminder_id)
    .where('state', '=', 'waiting')
    .execute()
  return stateOf(tx, context, member_id)
}
