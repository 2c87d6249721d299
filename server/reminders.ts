import { reminders } from '../brand/reminders'
import { programme } from '../brand/programme'
import { addDays, startOfDay } from '../loyalty/calendar'
import { filledIn } from '../loyalty/reminders'
import { atOneInstant } from './context'
import type { Context } from './context'
import type { DB } from './database.gen'
import type { Tx } from './database'
import { checkInSummary } from './operations/check-in'
import type { Message } from './wechat-messages'

type Reminder = { [Column in keyof DB['reminder']]: DB['reminder'][Column] }
type Outcome = { state: 'sending' | 'sent' } | { state: 'skipped' | 'failed'; why: 'checked_in' | 'late' | 'refused' | 'unreachable' | 'unanswered' }

const offset = programme.utcOffsetMinutes
const atOnce = 200
/** Messages under way at a time. */
const together = 8
/** A message that has been under way for so long is not: whoever sent it is gone. */
const lostAfterMs = 10 * 60_000

const isDue = (now: number, { state, send_at, changed_at }: Reminder) =>
  (state === 'waiting' && send_at.getTime() <= now) || (state === 'sending' && changed_at.getTime() <= now - lostAfterMs)

const settle = (tx: Tx, context: Context, { member_id, reminder_id }: Reminder, outcome: Outcome) =>
  tx
    .updateTable('reminder')
    .set({ why: null, ...outcome, changed_at: new Date(context.now()) })
    .where('member_id', '=', member_id)
    .where('reminder_id', '=', reminder_id)
    .execute()

/** In the inbox, once a day. */
async function tellInbox(tx: Tx, context: Context, { member_id, day }: Reminder, points: number): Promise<void> {
  const notice = { member_id, notice_id: context.newId(), topic: 'check_in', ends_at: new Date(startOfDay(addDays(day, 1), offset)), stage: 0, points }
  await tx.insertInto('notice').values({ ...notice, created_at: new Date(context.now()) }).onConflict((on) => on.doNothing()).execute()
}

/** The openid WeChat knows a member by. */
export async function openidOf(tx: Tx, memberId: string): Promise<string | null> {
  const row = await tx.selectFrom('identity').select('subject').where('subject_id', '=', memberId).where('kind', '=', 'wechat').executeTakeFirst()
  return row?.subject ?? null
}

/** What is put to a member's reminder now: settled here, or a message that has to go out, which the row has been marked with. */
async function begin(tx: Tx, context: Context, found: Reminder): Promise<Message | null> {
  const mine = tx.selectFrom('reminder').selectAll().where('member_id', '=', found.member_id).where('reminder_id', '=', found.reminder_id)
  const row = await mine.forUpdate().executeTakeFirst()
  // Another server was faster, or the member has cancelled it.
  if (!row || !isDue(context.now(), row)) return null
  const { today, done, pointsToday } = await checkInSummary(tx, context, row.member_id)
  const useless = row.day < today ? 'late' : done ? 'checked_in' : null
  // Who is leaving is left alone; the reminder waits in case they come back.
  const { ends_at } = await tx.selectFrom('member').select('ends_at').where('member_id', '=', row.member_id).executeTakeFirstOrThrow()
  if (ends_at && !useless) return null
  if (row.state === 'sending') {
    // The process died in between: WeChat may have it or not. It is not sent again; the inbox may say it twice.
    if (!useless) await tellInbox(tx, context, row, pointsToday)
    await settle(tx, context, row, { state: 'failed', why: 'unanswered' })
    return null
  }
  if (useless) {
    await settle(tx, context, row, { state: 'skipped', why: useless })
    return null
  }
  if (row.channel === 'inbox') {
    await tellInbox(tx, context, row, pointsToday)
    await settle(tx, context, row, { state: 'sent' })
    return null
  }
  const openid = await openidOf(tx, row.member_id)
  const templateId = context.config.checkInTemplateId
  if (!openid || !templateId || !context.messenger) {
    await tellInbox(tx, context, row, pointsToday)
    await settle(tx, context, row, { state: 'failed', why: 'unreachable' })
    return null
  }
  await settle(tx, context, row, { state: 'sending' })
  const [year, month, date] = row.day.split('-').map(Number)
  const values = { points: pointsToday, day: `${year}年${month}月${date}日` }
  const { page, fields } = reminders.checkIn
  return { openid, templateId, page, fields: Object.fromEntries(Object.entries(fields).map(([name, words]) => [name, filledIn(words, values)])) }
}

/** Puts down how a message went; nothing when it was given up as lost meanwhile. */
async function finish(tx: Tx, context: Context, { member_id, reminder_id }: Reminder, delivery: 'sent' | 'refused' | 'unreachable' | 'unanswered'): Promise<void> {
  const row = await tx.selectFrom('reminder').selectAll().where('member_id', '=', member_id).where('reminder_id', '=', reminder_id).forUpdate().executeTakeFirstOrThrow()
  if (row.state !== 'sending') return
  if (delivery === 'sent') {
    await settle(tx, context, row, { state: 'sent' })
    return
  }
  const { pointsToday } = await checkInSummary(tx, context, member_id)
  await tellInbox(tx, context, row, pointsToday)
  await settle(tx, context, row, { state: 'failed', why: delivery })
}

async function remindOne(running: Context, found: Reminder): Promise<void> {
  const context = atOneInstant(running)
  const message = await context.db.transaction().execute((tx) => begin(tx, context, found))
  if (!message || !context.messenger) return
  // Between two transactions: a slow WeChat holds no row.
  const delivery = await context.messenger(message)
  const after = atOneInstant(running)
  await after.db.transaction().execute((tx) => finish(tx, after, found, delivery))
}

/**
 * Sends the reminders that are due. Any number of servers may do it at once: each row is marked before its message goes out,
 * so none goes out twice. What fails does not hold up the rest; it is tried again the next time.
 */
export async function remind(context: Context): Promise<void> {
  const { db } = context
  const now = context.now()
  const failures: unknown[] = []
  let [sendAt, reminderId] = [new Date(0), '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const rows = await db
      .selectFrom('reminder')
      .selectAll()
      .where('state', 'in', ['waiting', 'sending'])
      .where('send_at', '<=', new Date(now))
      .where(({ eb, refTuple, tuple }) => eb(refTuple('send_at', 'reminder_id'), '>', tuple(sendAt, reminderId)))
      .orderBy('send_at')
      .orderBy('reminder_id')
      .limit(atOnce)
      .execute()
    const due = rows.filter((row) => isDue(context.now(), row))
    for (let i = 0; i < due.length; i += together) {
      const under = due.slice(i, i + together).map((row) => remindOne(context, row).catch((failure: unknown) => failures.push(failure)))
      await Promise.all(under)
    }
    if (rows.length < atOnce) break
    const last = rows[rows.length - 1]
    ;[sendAt, reminderId] = [last.send_at, last.reminder_id]
  }
  if (failures.length > 0) throw failures[0]
}
