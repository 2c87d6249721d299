import { sql } from 'kysely'
import type { SelectQueryBuilder } from 'kysely'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { purchaseAccrual } from '../../loyalty/accrual'
import { dayOf, daysBetween } from '../../loyalty/calendar'
import { lastUsableDay } from '../../loyalty/lots'
import { ruleAt } from '../../loyalty/rules'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tables, Tx } from '../database'
import { sealed } from '../ledger/post'
import type { Entry, Member, ReceiptLine } from '../ledger/post'
import { Problem } from '../problem'
import { readCursor, writeCursor } from './cursor'
import { sourcesOf } from './entry-groups'
import { memberOf } from './member-profile'

const offset = programme.utcOffsetMinutes

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
  const { limit = 20, flow = 'all', group } = query
  const list = group ? `${flow}.${group}` : flow
  const before = query.cursor === undefined ? null : readCursor(query.cursor, list)
  const member = await memberOf(tx, signedIn(call))
  // One more than asked for tells whether there is a next page.
  let page = tx.selectFrom('ledger_entry').selectAll().where('member_id', '=', member.member_id).orderBy('seq', 'desc').limit(limit + 1)
  if (before !== null) page = page.where('seq', '<', before)
  if (flow === 'in') page = page.where('points', '>', 0)
  if (flow === 'out') page = page.where('points', '<', 0)
  const rows = group ? await newestOf(tx, page, group, limit + 1) : await page.execute()
  const entries = rows.slice(0, limit)
  return {
    entries: entries.map(shown),
    nextCursor: rows.length > limit ? writeCursor(entries[entries.length - 1].seq, list) : null,
    total: list === 'all' ? member.next_seq - 1 : null,
  }
}

/** A page of each cause of the group, from the index on causes, and of those the newest: as cheap as one page of all. */
async function newestOf(tx: Tx, page: SelectQueryBuilder<Tables, 'ledger_entry', Entry>, group: components['schemas']['EntryGroup'], limit: number): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select entry.* from unnest(${sourcesOf(group)}::text[]) as cause (source)
    cross join lateral (${page.where('source', '=', sql<string>`cause.source`)}) as entry
    order by entry.seq desc limit ${limit}`.execute(tx)
  return rows
}

export async function getPointsEntry(call: Call<'getPointsEntry'>): Promise<Answer<'getPointsEntry'>> {
  const { context, tx, params } = call
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
  const reversedBy = await mine.select(['entry_id', 'points']).where('reverses_seq', '=', entry.seq).orderBy('seq').execute()
  const original = entry.reverses_seq === null ? null : await mine.select('entry_id').where('seq', '=', entry.reverses_seq).executeTakeFirstOrThrow()
  type Account = components['schemas']['Account']
  return {
    entry: shown(entry),
    receipt: entry.receipt as ReceiptLine[],
    postings: postings.map(({ from_account, to_account, points }) => ({ from: from_account as Account, to: to_account as Account, points })),
    ruleVersion: entry.rule_version,
    reverses: original && original.entry_id,
    reversedBy: reversedBy.map(({ entry_id, points }) => ({ entryId: entry_id, points })),
    expiresOn: entry.expires_at && lastUsableDay(entry.expires_at.getTime(), offset),
    capToday: entry.cap === null || entry.cap_used === null ? null : { used: entry.cap_used, cap: entry.cap },
    underTodaysRules: await underTodaysRules(tx, context, member, entry),
  }
}

/** The same purchase on the same day, worked out by the rules of today; the birthday is the one told by now. */
async function underTodaysRules(tx: Tx, context: Context, member: Member, entry: Entry): Promise<components['schemas']['LedgerEntryDetail']['underTodaysRules']> {
  const rule = ruleAt(context.rules, context.now())
  if (rule.version === entry.rule_version) return null
  const purchase = await tx.selectFrom('purchase').selectAll().where('member_id', '=', member.member_id).where('entry_seq', '=', entry.seq).executeTakeFirst()
  const tier = purchase && rule.ladder.find(({ tierId }) => tierId === purchase.tier_id)
  if (!purchase || !tier) return null
  const day = dayOf(purchase.paid_at.getTime(), offset)
  const boostLastDay = (entry.receipt as ReceiptLine[]).find(({ reason }) => reason === 'tier')?.boostLastDay
  const { points, lines } = purchaseAccrual(
    purchase.paid_fen,
    {
      tier,
      boostLastDay,
      orderNumber: purchase.order_number,
      memberDays: daysBetween(dayOf(member.joined_at.getTime(), offset), day),
      birthday: member.birthday,
      day,
      today: { points: (entry.cap_used ?? entry.points) - entry.points, purchaseGrowth: 0, behaviourGrowth: 0 },
    },
    rule,
  )
  return { ruleVersion: rule.version, points, receipt: lines }
}

export async function listChain(call: Call<'listChain'>): Promise<Answer<'listChain'>> {
  const { tx, query } = call
  const { after = 0, limit = 200 } = query
  const member = await memberOf(tx, signedIn(call))
  const entries = await tx
    .selectFrom('ledger_entry')
    .selectAll()
    .where('member_id', '=', member.member_id)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return {
    entries: entries.map((entry) => ({ ...sealed(entry), hash: entry.hash }) as components['schemas']['SealedEntry']),
    head: { seq: member.next_seq - 1, hash: member.chain_head, balance: member.points_available },
  }
}
