import { programme } from '../../brand/programme'
import type { components } from '../../contract/types.gen'
import { dayOf, daysBetween } from '../../loyalty/calendar'
import type { Tx } from '../database'
import type { Member } from '../ledger/post'
import { Problem } from '../problem'

export async function findMember(tx: Tx, memberId: string): Promise<Member | undefined> {
  return tx.selectFrom('member').selectAll().where('member_id', '=', memberId).executeTakeFirst()
}

export async function memberOf(tx: Tx, caller: { subjectId: string }): Promise<Member> {
  const member = await findMember(tx, caller.subjectId)
  if (!member) throw new Problem('NOT_A_MEMBER')
  return member
}

export async function profileOf(tx: Tx, member: Member, now: number): Promise<components['schemas']['MemberProfile']> {
  const { phone } = await tx.selectFrom('person').select('phone').where('member_id', '=', member.member_id).executeTakeFirstOrThrow()
  const day = (ms: number) => dayOf(ms, programme.utcOffsetMinutes)
  return {
    memberId: member.member_id,
    displayName: member.nickname,
    joinedAt: member.joined_at.toISOString(),
    daysTogether: daysBetween(day(member.joined_at.getTime()), day(now)) + 1,
    phoneMasked: phone && `${phone.slice(0, 3)}****${phone.slice(-4)}`,
  }
}
