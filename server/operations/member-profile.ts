import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { addDays, dayOf, daysBetween } from '../../loyalty/calendar'
import { maskedName } from '../../loyalty/leaderboard'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'
import { Problem } from '../problem'
import { wornBadge } from '../tasks/badges'

/** Errors: SESSION_EXPIRED for one who has left, whose row is nobody's, and for a card that was merged into another. */
export async function findMember(tx: Tx, memberId: string): Promise<Member | undefined> {
  const member = await tx.selectFrom('member').selectAll().where('member_id', '=', memberId).executeTakeFirst()
  if (member?.erased_at || member?.merged_into) throw new Problem('SESSION_EXPIRED')
  return member
}

export async function memberOf(tx: Tx, caller: { subjectId: string }): Promise<Member> {
  const member = await findMember(tx, caller.subjectId)
  if (!member) throw new Problem('NOT_A_MEMBER')
  return member
}

/** The first day a birthday may be changed again; null when that is now. */
export function birthdayLockedUntil(member: Member, now: number): string | null {
  if (!member.birthday_set_at) return null
  const until = addDays(dayOf(member.birthday_set_at.getTime(), programme.utcOffsetMinutes), 365)
  return until > dayOf(now, programme.utcOffsetMinutes) ? until : null
}

/** What a store needs to know whom it serves, and no more: 林** 尾号 0003. */
export async function maskedMember(tx: Tx, memberId: string): Promise<string> {
  const { nickname, phone } = await tx
    .selectFrom('member')
    .innerJoin('person', 'person.member_id', 'member.member_id')
    .select(['member.nickname', 'person.phone'])
    .where('member.member_id', '=', memberId)
    .executeTakeFirstOrThrow()
  return phone ? `${maskedName(nickname)} 尾号 ${phone.slice(-4)}` : maskedName(nickname)
}

export async function profileOf(tx: Tx, member: Member, now: number): Promise<components['schemas']['MemberProfile']> {
  const { phone } = await tx.selectFrom('person').select('phone').where('member_id', '=', member.member_id).executeTakeFirstOrThrow()
  const day = (ms: number) => dayOf(ms, programme.utcOffsetMinutes)
  return {
    memberId: member.member_id,
    displayName: member.nickname,
    avatar: member.avatar,
    endsAt: member.ends_at && member.ends_at.toISOString(),
    joinedAt: member.joined_at.toISOString(),
    daysTogether: daysBetween(day(member.joined_at.getTime()), day(now)) + 1,
    birthday: member.birthday,
    birthdayChangeableOn: birthdayLockedUntil(member, now),
    badge: await wornBadge(tx, member),
    phoneMasked: phone && `${phone.slice(0, 3)}****${phone.slice(-4)}`,
  }
}
