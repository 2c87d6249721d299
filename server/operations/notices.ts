import { sql } from 'kysely'
import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { DAY_MS, dayOf, daysBetween } from '../../loyalty/calendar'
import { lastUsableDay } from '../../loyalty/lots'
import { ruleAt } from '../../loyalty/rules'
import { tierById } from '../../loyalty/tiers'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Context } from '../context'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import type { Member } from '../ledger/post'
import { keepsTier } from '../notices'
import { Problem } from '../problem'
import { termNow } from '../tier-term'
import { boostEnding } from './boost-notices'
import { checkInReminder, remindedDays } from './check-in-notices'
import { memberOf } from './member-profile'
import { parcelSent, redemptionsOf, reservationEnding } from './redemption-notices'

type Notice = components['schemas']['Notice']
type About = components['schemas']['NoticeAbout']
type TierChangeReason = components['schemas']['TierChanged']['reason']

const offset = programme.utcOffsetMinutes
const beforeAll = '00000000-0000-0000-0000-000000000000'
const afterAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** A row of the inbox; which of the fields are there depends on where it comes from. */
interface Row {
  id: string
  at: Date
  topic: 'points' | 'tier' | 'change' | 'rules' | 'check_in' | 'parcel' | 'reservation' | 'boost'
  ends_at: Date | null
  stage: number | null
  points: number | null
  tier_id: string | null
  from_tier_id: string | null
  reason: TierChangeReason | null
  version: number | null
  redemption_id: string | null
}

/**
 * What a member has been told between two ids: notices of their own, changes of their tier, and announcements to everybody
 * that concern them. The last two are told where they stand and copied nowhere.
 */
const told = (member: Member, after: string, before: string) => sql`
  select notice_id as id, created_at as at, topic, ends_at, stage, points, tier_id, null::text as from_tier_id, null::text as reason, null::integer as version, redemption_id
  from notice where member_id = ${member.member_id} and replaced_at is null and notice_id > ${after} and notice_id < ${before}
  union all
  select change_id, at, 'change', null, null, null, tier_id, from_tier_id, reason, null, null
  from (select *, lag(tier_id) over (order by change_id) as from_tier_id from tier_change where member_id = ${member.member_id}) as changes
  where reason in ('growth', 'spend', 'lowered', 'refund') and change_id > ${after} and change_id < ${before}
  union all
  select announcement_id, announced_at, 'rules', effective_at, null, null, null, null, null, version, null
  from rule_announcement where effective_at > ${member.joined_at} and announcement_id > ${after} and announcement_id < ${before}`

async function readUpTo(tx: Tx, member: Member): Promise<string> {
  const row = await tx.selectFrom('inbox').select('read_up_to').where('member_id', '=', member.member_id).executeTakeFirst()
  return row?.read_up_to ?? beforeAll
}

/** How many notices are newer than the last that was read; costs what is unread, however much was told before. */
export async function unreadNotices(tx: Tx, member: Member): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::integer as unread from (${told(member, await readUpTo(tx, member), afterAll)}) as unread`.execute(tx)
  return rows[0].unread
}

interface Ending {
  left: number
  lapsed: number
}

/** What has become of points that were to lapse at these instants. */
async function endingsOf(tx: Tx, member: Member, instants: Date[]): Promise<Map<number, Ending>> {
  if (instants.length === 0) return new Map()
  const rows = await tx
    .selectFrom('point_expiry as due')
    .leftJoin('ledger_entry as lapse', (on) =>
      on.onRef('lapse.member_id', '=', 'due.member_id').onRef('lapse.occurred_at', '=', 'due.expires_at').on('lapse.kind', '=', 'expiry'),
    )
    .select(['due.expires_at', 'due.points as left', 'lapse.points as lapsed'])
    .where('due.member_id', '=', member.member_id)
    .where('due.expires_at', 'in', instants)
    .execute()
  return new Map(rows.map(({ expires_at, left, lapsed }) => [expires_at.getTime(), { left, lapsed: -(lapsed ?? 0) }]))
}

/** What the rows of a page are judged by; asked for once. */
async function factsFor(tx: Tx, context: Context, member: Member, rows: Row[]) {
  const of = (topic: Row['topic']) => rows.filter((row) => row.topic === topic)
  const endings = await endingsOf(tx, member, of('points').flatMap(({ ends_at }) => (ends_at ? [ends_at] : [])))
  const days = await remindedDays(tx, member.member_id, of('check_in'))
  const redemptions = await redemptionsOf(tx, member.member_id, rows.flatMap(({ redemption_id }) => redemption_id ?? []))
  if (of('tier').length === 0) return { endings, days, redemptions, changes: [], term: null, keeps: false }
  const written = await tx.selectFrom('tier_change').select(['tier_id', 'at']).where('member_id', '=', member.member_id).orderBy('change_id').execute()
  const { term, changes } = await termNow(tx, context, member)
  const all = [...written.map(({ tier_id, at }) => ({ tierId: tier_id, at: at.getTime() })), ...changes]
  return { endings, days, redemptions, changes: all, term, keeps: await keepsTier(tx, context, member, term) }
}
type Facts = Awaited<ReturnType<typeof factsFor>>

function pointsExpiring(row: Row, endsAtMs: number, { endings }: Facts, now: number): Pick<Notice, 'outcome' | 'about'> {
  const { left, lapsed } = endings.get(endsAtMs) ?? { left: 0, lapsed: 0 }
  const lastDay = lastUsableDay(endsAtMs, offset)
  const over = endsAtMs <= now
  const pointsNow = left + lapsed
  return {
    outcome: pointsNow === 0 ? 'used' : over ? 'lapsed' : null,
    about: { kind: 'points_expiring', points: row.points ?? pointsNow, pointsNow, lastDay, daysLeft: daysBetween(dayOf(now, offset), lastDay) },
  }
}

function tierTerm(row: Row, endsAtMs: number, { changes, term, keeps }: Facts, context: Context): Pick<Notice, 'outcome' | 'about'> {
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  const tier = tierById(rule.ladder, row.tier_id ?? '')
  const next = changes.find(({ at }) => at > row.at.getTime())
  const same = term?.validUntil === endsAtMs
  const keptNow = next ? tierById(rule.ladder, next.tierId).rank >= tier.rank : !same || keeps
  const endsMs = row.stage === 0 ? endsAtMs + ruleAt(context.rules, endsAtMs).tierGraceDays * DAY_MS : endsAtMs
  const lastDay = lastUsableDay(endsMs, offset)
  const about: About = {
    kind: row.stage === 0 ? 'tier_grace' : 'tier_ending',
    tierId: tier.tierId,
    tierName: tier.name,
    lastDay,
    daysLeft: daysBetween(dayOf(now, offset), lastDay),
  }
  return { outcome: keptNow ? 'kept' : next ? 'ended' : null, about }
}

function rulesAnnounced(version: number, effectiveAtMs: number, context: Context): Pick<Notice, 'outcome' | 'about'> {
  const still = context.rules.some((rule) => rule.version === version && Date.parse(rule.effectiveAt) === effectiveAtMs)
  const outcome = !still ? 'withdrawn' : effectiveAtMs <= context.now() ? 'in_force' : null
  return { outcome, about: { kind: 'rules_announced', version, effectiveAt: new Date(effectiveAtMs).toISOString() } }
}

function judged(row: Row, facts: Facts, context: Context): Pick<Notice, 'outcome' | 'about'> {
  const { ladder } = ruleAt(context.rules, context.now())
  const endsAtMs = row.ends_at?.getTime() ?? 0
  switch (row.topic) {
    case 'points':
      return pointsExpiring(row, endsAtMs, facts, context.now())
    case 'tier':
      return tierTerm(row, endsAtMs, facts, context)
    case 'check_in':
      return checkInReminder(row, facts.days, context.now())
    case 'boost':
      return boostEnding({ redemptionId: row.redemption_id ?? '', tierId: row.tier_id ?? '', endsAtMs }, context)
    case 'parcel':
      return parcelSent(facts.redemptions.get(row.redemption_id ?? '')!, context.now())
    case 'reservation':
      return reservationEnding(facts.redemptions.get(row.redemption_id ?? '')!, context.now(), endsAtMs)
    case 'rules':
      return rulesAnnounced(row.version ?? 0, endsAtMs, context)
    case 'change': {
      const [tier, from] = [row.tier_id, row.from_tier_id].map((tierId) => tierById(ladder, tierId ?? ''))
      return { outcome: null, about: { kind: 'tier_changed', tierId: tier.tierId, tierName: tier.name, fromTierName: from.name, reason: row.reason ?? 'growth' } }
    }
  }
}

export async function listNotices(call: Call<'listNotices'>): Promise<Answer<'listNotices'>> {
  const { context, tx, query } = call
  const { limit = 20, cursor = afterAll } = query
  const member = await memberOf(tx, signedIn(call))
  const read = await readUpTo(tx, member)
  // One more than asked for tells whether there is a next page.
  const { rows } = await sql<Row>`select * from (${told(member, beforeAll, cursor)}) as told order by id desc limit ${limit + 1}`.execute(tx)
  const page = rows.slice(0, limit)
  const facts = await factsFor(tx, context, member, page)
  const notices = page.map((row) => ({ noticeId: row.id, createdAt: row.at.toISOString(), read: row.id <= read, ...judged(row, facts, context) }))
  return { notices, nextCursor: rows.length > limit ? page[page.length - 1].id : null }
}

export async function readNotices(call: Call<'readNotices'>): Promise<Answer<'readNotices'>> {
  const { context, tx, body } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const upTo = body.upTo.toLowerCase()
  // One that was replaced while it was on screen is good too.
  const { rows } = await sql`
    select from notice where member_id = ${member.member_id} and notice_id = ${upTo}
    union all select from tier_change where member_id = ${member.member_id} and change_id = ${upTo}
    union all select from rule_announcement where announcement_id = ${upTo}`.execute(tx)
  if (rows.length === 0) throw new Problem('NOT_FOUND', { field: 'upTo' })
  await tx
    .insertInto('inbox')
    .values({ member_id: member.member_id, read_up_to: upTo })
    .onConflict((on) => on.column('member_id').doUpdateSet({ read_up_to: upTo }).where('inbox.read_up_to', '<', upTo))
    .execute()
  return { unread: await unreadNotices(tx, member) }
}
