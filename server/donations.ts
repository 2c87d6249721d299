import { sql } from 'kysely'
import { programme } from '../brand/programme'
import type { components } from '../contract/types.gen'
import { dayOf } from '../loyalty/calendar'
import { matchedPoints } from '../loyalty/donations'
import type { RewardOf } from '../loyalty/rewards'
import { newCode } from './code'
import type { Context } from './context'
import type { Tx } from './database'

type Certificate = NonNullable<components['schemas']['Redemption']['certificate']>
type Project = RewardOf<'donation'>['donation']

/** Day and eight letters: it can be read out over a counter, and nobody can guess another's. */
const newNumber = (now: number) => `${dayOf(now, programme.utcOffsetMinutes).replaceAll('-', '')}-${newCode(8)}`

/** Writes down what somebody has given. The points have left; the account must be open. */
export async function keepDonation(tx: Tx, context: Context, memberId: string, redemptionId: string, project: Project, points: number): Promise<Certificate> {
  const now = context.now()
  const number = newNumber(now)
  const matched = matchedPoints(points, project.matchPercent)
  await tx.insertInto('certificate').values({ number, member_id: memberId, redemption_id: redemptionId }).execute()
  await tx
    .insertInto('donation')
    .values({ member_id: memberId, redemption_id: redemptionId, project_id: project.projectId, number, points, matched_points: matched, donated_at: new Date(now) })
    .execute()
  return { number, project: project.project, points, matchedPoints: matched }
}

/** Adds a donation to its project's total, where everybody who gives meets: near the end of a transaction. */
export async function addToTotal(tx: Tx, memberId: string, redemptionId: string): Promise<void> {
  await sql`
    insert into donation_total (project_id, points, matched_points, donors)
    select project_id, points, matched_points, (case when exists (
      select from donation earlier where earlier.member_id = mine.member_id and earlier.project_id = mine.project_id and earlier.redemption_id <> mine.redemption_id
    ) then 0 else 1 end)
    from donation mine where member_id = ${memberId} and redemption_id = ${redemptionId}
    on conflict (project_id) do update set
      points = donation_total.points + excluded.points,
      matched_points = donation_total.matched_points + excluded.matched_points,
      donors = donation_total.donors + excluded.donors`.execute(tx)
}

export interface Raised {
  points: number
  donors: number
}

/** What projects have been given by everybody, with what the brand added. */
export async function raisedFor(tx: Tx, projectIds: readonly string[]): Promise<(projectId: string) => Raised> {
  const rows = projectIds.length === 0 ? [] : await tx.selectFrom('donation_total').selectAll().where('project_id', 'in', projectIds).execute()
  const totals = new Map(rows.map((row) => [row.project_id, { points: row.points + row.matched_points, donors: row.donors }]))
  return (projectId) => totals.get(projectId) ?? { points: 0, donors: 0 }
}
