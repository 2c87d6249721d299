import { sql } from 'kysely'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { addMonths, dayOf, startOfDay } from '../../loyalty/calendar'
import { lastUsableDay } from '../../loyalty/lots'
import { ruleAt } from '../../loyalty/rules'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { earnedToday } from '../ledger/accrue'
import type { Entry, ReceiptLine } from '../ledger/post'
import { Problem } from '../problem'
import { balanceOf, expiriesOf } from './balance'
import { readCursor, writeCursor } from './cursor'
import { memberOf } from './member-profile'

const offset = programme.utcOffsetMinutes

export async function getPoints(call: Call<'getPoints'>): Promise<Answer<'getPoints'>> {
  const { context, tx } = call
  const member = await memberOf(tx, signedIn(call))
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const expiries = await expiriesOf(tx, member.member_id, now)
  const month = dayOf(now, offset).slice(0, 7)
  const [from, to] = [startOfDay(`${month}-01`, offset), startOfDay(addMonths(`${month}-01`, 1), offset)].map((ms) => new Date(ms))
  const { rows } = await sql<{ earned: number; used: number; expired: number }>`
    select
      coalesce(sum(points) filter (where kind = 'accrual' or source = 'refund'), 0)::bigint as earned,
      coalesce(-sum(points) filter (where source = 'redemption'), 0)::bigint as used,
      (coalesce(-sum(points) filter (where kind = 'expiry'), 0) + (
        select coalesce(sum(remaining), 0) from point_lot
        where member_id = ${member.member_id} and remaining > 0 and expires_at <= ${new Date(now)} and expires_at >= ${from}
      ))::bigint as expired
    from ledger_entry
    where member_id = ${member.member_id} and occurred_at >= ${from} and occurred_at < ${to}`.execute(tx)
  const { earned, used, expired } = rows[0]
  return {
    balance: balanceOf(member, expiries, rule, now),
    expiries,
    today: { earned: await earnedToday(tx, context, member.member_id), cap: rule.dailyCap },
    // What is refunded this month may have been earned before it.
    month: { month, earned: Math.max(0, earned), used: Math.max(0, used), expired },
  }
}

function shown(entry: Entry): components['schemas']['LedgerEntry'] {
  return {
    entryId: entry.entry_id,
    kind: entry.kind as components['schemas']['EntryKind'],
    source: entry.source as components['schemas']['EntrySource'],
    label: entry.label,
    occurredAt: entry.occurred_at.toISOString(),
    points: entry.points,
    balanceAfter: entry.balance_after,
    growth: entry.growth,
  }
}

export async function listPointsEntries(call: Call<'listPointsEntries'>): Promise<Answer<'listPointsEntries'>> {
  const { tx, query } = call
  const { limit = 20, flow = 'all' } = query
  const before = query.cursor === undefined ? null : readCursor(query.cursor, flow)
  const member = await memberOf(tx, signedIn(call))
  let page = tx.selectFrom('ledger_entry').selectAll().where('member_id', '=', member.member_id)
  if (before !== null) page = page.where('seq', '<', before)
  if (flow === 'in') page = page.where('points', '>', 0)
  if (flow === 'out') page = page.where('points', '<', 0)
  // One more than asked for tells whether there is a next page.
  const rows = await page.orderBy('seq', 'desc').limit(limit + 1).execute()
  const entries = rows.slice(0, limit)
  return {
    entries: entries.map(shown),
    nextCursor: rows.length > limit ? writeCursor(entries[entries.length - 1].seq, flow) : null,
    total: member.next_seq - 1,
  }
}

export async function getPointsEntry(call: Call<'getPointsEntry'>): Promise<Answer<'getPointsEntry'>> {
  const { tx, params } = call
  const member = await memberOf(tx, signedIn(call))
  const mine = tx.selectFrom('ledger_entry').where('member_id', '=', member.member_id)
  const entry = await mine.selectAll().where('entry_id', '=', params.entryId).executeTakeFirst()
  if (!entry) throw new Problem('NOT_FOUND')
  const postings = await tx
    .selectFrom('posting')
    .select(['from_account', 'to_account', 'points'])
    .where('member_id', '=', member.member_id)
    .where('seq', '=', entry.seq)
    .orderBy('line')
    .execute()
  const reversedBy = await mine.select('entry_id').where('reverses_seq', '=', entry.seq).orderBy('seq').execute()
  const original = entry.reverses_seq === null ? null : await mine.select('entry_id').where('seq', '=', entry.reverses_seq).executeTakeFirstOrThrow()
  type Account = components['schemas']['Account']
  return {
    entry: shown(entry),
    receipt: entry.receipt as ReceiptLine[],
    postings: postings.map(({ from_account, to_account, points }) => ({ from: from_account as Account, to: to_account as Account, points })),
    ruleVersion: entry.rule_version,
    reverses: original && original.entry_id,
    reversedBy: reversedBy.map(({ entry_id }) => entry_id),
    expiresOn: entry.expires_at && lastUsableDay(entry.expires_at.getTime(), offset),
    capToday: entry.cap === null || entry.cap_used === null ? null : { used: entry.cap_used, cap: entry.cap },
  }
}
