import { sql } from 'kysely'
import type { Context } from '../context'
import { atOneInstant } from '../context'
import type { Tables, Tx } from '../database'
import { leaveBoard } from '../leaderboard'
import { openAnyAccount } from '../ledger/account'
import { lapseAll } from '../ledger/expire'
import { lockPeople } from '../merge/cards'
import { spentReceipt } from '../spent-receipts'
import { cardsOf, ofThese } from './exported'
import { held } from './holdings'

const atOnce = 200
const phoneCodesMs = 2 * 86_400_000

/** Deletes, or overwrites, what a table holds about these people. */
async function clear(tx: Tx, holding: (typeof held)[number], ids: readonly string[]): Promise<void> {
  const { table, ends } = holding
  const theirs = ofThese(holding, ids)
  if (ends === 'stay') return
  if (ends === 'deleted') {
    await sql`delete from ${sql.table(table)} where ${theirs}`.execute(tx)
    return
  }
  const blanks = Object.entries(ends).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`update ${sql.table(table)} set ${sql.join(blanks)} where ${theirs}`.execute(tx)
}

/** A receipt that has earned earns no more, though nobody knows any longer for whom. */
async function keepSpent(tx: Tx, context: Context, ids: readonly string[]): Promise<void> {
  const rows = await tx.selectFrom('receipt_claim').select('receipt_number').where('member_id', 'in', ids).execute()
  const hashes = rows.map(({ receipt_number }) => spentReceipt(context, receipt_number))
  await sql`insert into spent_receipt (receipt_hash) select unnest(${hashes}::text[]) on conflict do nothing`.execute(tx)
}

/**
 * Ends a membership whose time has come: points lapse, and whatever is held about the person goes or becomes nobody's, cards
 * that were merged into this one included. Nothing happens to one who has come back. Returns whose answers are to be forgotten.
 */
export async function erase(tx: Tx, context: Context, memberId: string): Promise<string[]> {
  const now = context.now()
  const ids = await cardsOf(tx, memberId)
  // In the order in which a merge locks them; one that has just ended is seen the next time.
  await lockPeople(tx, ids)
  const members = await tx.selectFrom('member').selectAll().where('member_id', 'in', ids).orderBy('member_id').forUpdate().execute()
  const endsAt = members.find(({ member_id }) => member_id === memberId)?.ends_at?.getTime()
  if (endsAt === undefined || endsAt > now || members.some(({ erased_at }) => erased_at) || String(await cardsOf(tx, memberId)) !== String(ids)) return []
  await lapseAll(tx, context, await openAnyAccount(tx, context, memberId, 'NOT_FOUND'), endsAt)
  for (const merged of members) if (merged.member_id !== memberId) await lapseAll(tx, context, merged, endsAt)
  await keepSpent(tx, context, ids)
  for (const id of ids) await leaveBoard(tx, id)
  for (const holding of held) await clear(tx, holding, ids)
  await tx.updateTable('member').set({ erased_at: new Date(now) }).where('member_id', 'in', ids).execute()
  return ids
}

/** What of one who signed in and never joined is kept. */
const ofVisitors = held.filter(({ table }) => (['phone_code', 'identity', 'idempotency'] as (keyof Tables)[]).includes(table))

/** Somebody who signed in, never joined and has not come back. */
export async function forgetVisitor(tx: Tx, context: Context, memberId: string): Promise<string[]> {
  const person = await tx.selectFrom('person').select('forget_at').where('member_id', '=', memberId).forUpdate().executeTakeFirst()
  if (!person?.forget_at || person.forget_at.getTime() > context.now()) return []
  for (const holding of ofVisitors) await clear(tx, holding, [memberId])
  await tx.deleteFrom('person').where('member_id', '=', memberId).execute()
  return [memberId]
}

/** Answers to others, and to signing in, that name these people: one walk over all that are kept, so for many at once. */
async function forgetAnswers(context: Context, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`delete from idempotency where body::text like any(${ids.map((id) => `%${id}%`)}::text[])`.execute(context.db)
}

/** Visits everybody who is due, each in a transaction of their own; what fails does not hold up the others. */
async function visit(context: Context, due: (after: string) => Promise<string[]>, end: typeof erase): Promise<void> {
  const failures: unknown[] = []
  for (let last = '00000000-0000-0000-0000-000000000000'; ; ) {
    const page = await due(last)
    const gone: string[] = []
    for (const memberId of page) {
      const stopped = atOneInstant(context)
      await context.db
        .transaction()
        .execute((tx) => end(tx, stopped, memberId))
        .then((ids) => void gone.push(...ids))
        .catch((failure: unknown) => void failures.push(failure))
    }
    await forgetAnswers(context, gone)
    if (page.length < atOnce) break
    last = page[page.length - 1]
  }
  if (failures.length > 0) throw failures[0]
}

/** Memberships that have ended, visitors who have not come back, and phones that only asked for a code. */
export async function eraseEnded(context: Context): Promise<void> {
  const { db } = context
  const now = new Date(context.now())
  const ids = (rows: { member_id: string }[]) => rows.map(({ member_id }) => member_id)
  const ended = (after: string) =>
    db.selectFrom('member').select('member_id').where('ends_at', '<=', now).where('erased_at', 'is', null).where('member_id', '>', after).orderBy('member_id').limit(atOnce).execute().then(ids)
  const forgotten = (after: string) => db.selectFrom('person').select('member_id').where('forget_at', '<=', now).where('member_id', '>', after).orderBy('member_id').limit(atOnce).execute().then(ids)
  await visit(context, ended, erase)
  await visit(context, forgotten, forgetVisitor)
  await db.deleteFrom('phone_code').where('sent_at', '<', new Date(now.getTime() - phoneCodesMs)).execute()
}
