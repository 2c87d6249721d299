import { sql } from 'kysely'
import type { components } from '../../contract/types.gen'
import { badges } from '../../brand/badges'
import { badgeLevel, honourOf, nextTarget } from '../../loyalty/badges'
import type { Badge } from '../../loyalty/badges'
import type { EventKind } from '../../loyalty/tasks'
import type { Context } from '../context'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'

type Schemas = components['schemas']
type Goal = Badge['goal']

/** What all of a member's events of each goal come to, in its measure; one statement for all goals. */
async function reachedBy(tx: Tx, memberId: string, goals: readonly Goal[]): Promise<number[]> {
  const { rows } = await sql<{ reached: number }>`
    select case asked.measure when 'sum' then coalesce(sum(e.amount), 0) when 'most' then coalesce(max(e.amount), 0) else count(e.event_id) end as reached
    from unnest(${goals.map(({ event }) => event)}::text[], ${goals.map(({ subject }) => subject ?? null)}::text[], ${goals.map(({ measure }) => measure ?? 'count')}::text[])
      with ordinality as asked (kind, subject, measure, place)
    left join member_event e on e.member_id = ${memberId} and e.kind = asked.kind and e.voided_at is null and (asked.subject is null or e.subject = asked.subject)
    group by asked.place, asked.measure order by asked.place
  `.execute(tx)
  return rows.map(({ reached }) => Number(reached))
}

/** Brings the badges that an event of a kind bears on in line with what has been done. */
export async function countBadges(tx: Tx, context: Context, member: Member, kind: EventKind): Promise<void> {
  const bearing = badges.filter(({ goal }) => goal.event === kind)
  if (bearing.length === 0) return
  const had = await tx.selectFrom('badge_level').select(['badge_id', 'level']).where('member_id', '=', member.member_id).execute()
  const reached = await reachedBy(tx, member.member_id, bearing.map(({ goal }) => goal))
  for (const [i, badge] of bearing.entries()) {
    const level = badgeLevel(badge, reached[i])
    const held = Math.max(0, ...had.filter(({ badge_id }) => badge_id === badge.badgeId).map((row) => row.level))
    if (level > held) {
      const rows = Array.from({ length: level - held }, (_, more) => ({
        member_id: member.member_id,
        badge_id: badge.badgeId,
        level: held + more + 1,
        earned_at: new Date(context.now()),
      }))
      await tx.insertInto('badge_level').values(rows).execute()
    }
    if (level < held) await tx.deleteFrom('badge_level').where('member_id', '=', member.member_id).where('badge_id', '=', badge.badgeId).where('level', '>', level).execute()
  }
}

/** What the card shows of the badge that a member wears; null without one, and for one that has gone. */
export async function wornBadge(tx: Tx, member: Pick<Member, 'member_id' | 'worn_badge'>): Promise<Schemas['MemberProfile']['badge']> {
  const badge = badges.find(({ badgeId }) => badgeId === member.worn_badge)
  if (!badge) return null
  const { level } = await tx
    .selectFrom('badge_level')
    .select(({ fn }) => fn.max('level').as('level'))
    .where('member_id', '=', member.member_id)
    .where('badge_id', '=', badge.badgeId)
    .executeTakeFirstOrThrow()
  return level === null ? null : { badgeId: badge.badgeId, name: badge.name, icon: badge.icon, level: Number(level) }
}

/** All badges in the brand's order. */
export async function badgeWall(tx: Tx, member: Pick<Member, 'member_id' | 'worn_badge'>): Promise<Schemas['BadgeWall']> {
  const rows = await tx.selectFrom('badge_level').select(['badge_id', 'level', 'earned_at']).where('member_id', '=', member.member_id).execute()
  const reached = await reachedBy(tx, member.member_id, badges.map(({ goal }) => goal))
  const shown = badges.map((badge, i): Schemas['Badge'] => {
    const mine = rows.filter(({ badge_id }) => badge_id === badge.badgeId)
    const level = Math.max(0, ...mine.map((row) => row.level))
    const target = nextTarget(badge, level)
    return {
      badgeId: badge.badgeId,
      name: badge.name,
      icon: badge.icon,
      level,
      hint: badge.hint.replace('{n}', String(target)),
      progress: Math.min(reached[i], target),
      target,
      levels: badge.targets.map((each, place) => ({ target: each, earnedAt: mine.find((row) => row.level === place + 1)?.earned_at.toISOString() ?? null })),
    }
  })
  return {
    badges: shown,
    earned: shown.reduce((sum, { level }) => sum + level, 0),
    total: badges.length * 3,
    honour: shown.reduce((sum, { level }) => sum + honourOf(level), 0),
    worn: shown.some(({ badgeId, level }) => badgeId === member.worn_badge && level > 0) ? member.worn_badge : null,
  }
}
