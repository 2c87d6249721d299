import { sql } from 'kysely'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { addDays, addMonths, dayOf, startOfDay } from '../../loyalty/calendar'
import { usedPercent, weatherAhead, weatherOf } from '../../loyalty/weather'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Tx } from '../database'
import { earningGroups, groupOf } from './entry-groups'
import { memberOf } from './member-profile'

type Group = components['schemas']['EntryGroup']

const offset = programme.utcOffsetMinutes
const MONTHS = 12
const SHOWN = 4
const AHEAD = 3
const RECENT_DAYS = 90

const beginning = (day: string) => new Date(startOfDay(day, offset))
/** The instant at which a month, "YYYY-MM", is over. */
const endOfMonth = (month: string) => beginning(addMonths(`${month}-01`, 1))
/** What lapses at midnight could be used on the day before, and belongs to that day's month. */
const lastMonth = (expiresAt: Date) => dayOf(expiresAt.getTime() - 1, offset).slice(0, 7)

interface Moved {
  month: string
  group: Group
  points: number
  /** Of it, in the recent days. */
  recent: number
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

export async function getPointsInsight(call: Call<'getPointsInsight'>): Promise<Answer<'getPointsInsight'>> {
  const { context, tx } = call
  const { member_id } = await memberOf(tx, signedIn(call))
  const now = context.now()
  const today = dayOf(now, offset)
  const thisMonth = today.slice(0, 7)
  const month = (n: number) => addMonths(`${thisMonth}-01`, n).slice(0, 7)
  const recentFrom = beginning(addDays(today, 1 - RECENT_DAYS))

  const shown = Array.from({ length: SHOWN }, (_, i) => month(i + 1 - SHOWN))
  const earlier = shown.slice(0, -1)
  const expiries = await tx.selectFrom('point_expiry').select(['expires_at', 'points']).where('member_id', '=', member_id).where('points', '>', 0).execute()
  const lapsed = expiries.filter(({ expires_at }) => expires_at.getTime() <= now)
  const open = expiries.filter(({ expires_at }) => expires_at.getTime() > now)
  const balances = await balancesAt(tx, member_id, [...earlier.map(endOfMonth), recentFrom])
  // What has lapsed and is not written yet is gone all the same.
  const balanceAt = (at: Date, written: number) => written - sum(lapsed.filter(({ expires_at }) => expires_at <= at).map(({ points }) => points))
  const available = sum(open.map(({ points }) => points))

  const moved = await movedSince(tx, member_id, beginning(addMonths(`${thisMonth}-01`, 1 - MONTHS)), recentFrom)
  for (const { expires_at, points } of lapsed) {
    moved.push({ month: lastMonth(expires_at), group: 'expired', points: -points, recent: expires_at > recentFrom ? -points : 0 })
  }
  const holds = await tx.selectFrom('point_hold').select(['held_at', 'points']).where('member_id', '=', member_id).where('closed_seq', 'is', null).execute()
  // What is set aside has left the balance and is not used yet.
  for (const { held_at, points } of holds) {
    moved.push({ month: dayOf(held_at.getTime(), offset).slice(0, 7), group: 'held', points, recent: held_at > recentFrom ? points : 0 })
  }

  const inMonth = (which: string) => figures(moved.filter((each) => each.month === which), 'points')
  const recent = figures(moved, 'recent')
  const fare = { available: Math.max(0, balanceAt(recentFrom, balances[earlier.length])) + recent.earned, used: recent.used, lapsed: recent.expired }
  const year = figures(moved, 'points')
  const expiringThisMonth = sum(open.filter(({ expires_at }) => lastMonth(expires_at) === thisMonth).map(({ points }) => points))
  let left = available - expiringThisMonth
  return {
    months: shown.map((which, i) => {
      const { earned, used, expired } = inMonth(which)
      return { month: which, balance: i < earlier.length ? Math.max(0, balanceAt(endOfMonth(which), balances[i])) : available, earned, used, expired }
    }),
    expiringThisMonth,
    ahead: Array.from({ length: AHEAD }, (_, i) => {
      const expiring = sum(open.filter(({ expires_at }) => lastMonth(expires_at) === month(i + 1)).map(({ points }) => points))
      left -= expiring
      return { month: month(i + 1), expiring, balance: left, weather: weatherAhead(expiring) }
    }),
    recent: { days: RECENT_DAYS, available: fare.available, used: fare.used, expired: fare.lapsed, usedPercent: usedPercent(fare), weather: weatherOf(fare) },
    sources: earningGroups.map((group) => ({ group, points: Math.max(0, sumOf(moved, [group], 'points')) })),
    uses: [
      { group: 'redeemed', points: year.used },
      { group: 'held', points: sum(holds.map(({ points }) => points)) },
      { group: 'expired', points: year.expired },
    ],
  }
}

const sumOf = (moved: Moved[], groups: readonly Group[], which: 'points' | 'recent') => sum(moved.filter(({ group }) => groups.includes(group)).map((each) => each[which]))

/** What is refunded in a month may have been earned before it, so each is zero at least. */
function figures(moved: Moved[], which: 'points' | 'recent'): { earned: number; used: number; expired: number } {
  return {
    earned: Math.max(0, sumOf(moved, earningGroups, which)),
    used: Math.max(0, -sumOf(moved, ['redeemed', 'held'], which)),
    expired: Math.max(0, -sumOf(moved, ['expired'], which)),
  }
}

/** The balance as it was written at each instant. Entries are nearly in the order of time; of the last few the newest counts. */
async function balancesAt(tx: Tx, memberId: string, instants: Date[]): Promise<number[]> {
  const { rows } = await sql<{ balance: number }>`
    select coalesce((
      select balance_after from (
        select seq, balance_after from ledger_entry where member_id = ${memberId} and occurred_at <= asked.at order by occurred_at desc limit 8
      ) last order by seq desc limit 1
    ), 0)::bigint as balance
    from unnest(${instants}::timestamptz[]) with ordinality as asked (at, position) order by position`.execute(tx)
  return rows.map(({ balance }) => balance)
}

/** What moved by months and causes: reads the entries of the window and none before. */
async function movedSince(tx: Tx, memberId: string, from: Date, recentFrom: Date): Promise<Moved[]> {
  const { rows } = await sql<{ month: string; source: string; points: number; recent: number }>`
    select
      to_char((case when source = 'expiry' then occurred_at - interval '1 millisecond' else occurred_at end) at time zone 'UTC' + ${`${offset} minutes`}::interval, 'YYYY-MM') as month,
      source,
      sum(points)::bigint as points,
      coalesce(sum(points) filter (where occurred_at > ${recentFrom}), 0)::bigint as recent
    from ledger_entry
    where member_id = ${memberId} and occurred_at >= ${from} and points <> 0 and (source <> 'expiry' or occurred_at > ${from})
    group by 1, 2`.execute(tx)
  return rows.map(({ month, source, points, recent }) => ({ month, group: groupOf(source), points, recent }))
}
