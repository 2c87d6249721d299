import { programme } from '../../brand/programme'
import { refundWindowDays } from '../../brand/leaderboard'
import { payInvited, payInviters } from '../invitations'
import { openAccount } from '../ledger/account'
import { joinProgramme } from '../operations/members'
import { Life } from './life'
import type { Place } from './life'

const minute = 60_000
const day = 86_400_000

/** One for each way an invitation can stand: paid within the week that the demo's tasks have been there, given back, waiting, and not yet bought anything. */
export const friends = [
  { name: '许棠', joinedDaysAgo: 20, boughtDaysAgo: 12, refundedAfterDays: null },
  { name: '罗一禾', joinedDaysAgo: 62, boughtDaysAgo: 60, refundedAfterDays: 3 },
  { name: '程野', joinedDaysAgo: 6, boughtDaysAgo: 3, refundedAfterDays: null },
  { name: '姚青', joinedDaysAgo: 2, boughtDaysAgo: null, refundedAfterDays: null },
]
const fen = 6800

/** Friends come with the inviter's code, and what they do happens within the inviter's story, for both are paid for it. */
export function inviteFriends(inviter: Life, { now, wukang }: { now: number; wukang: Place }): void {
  const { tx, context } = inviter
  const paid = (memberId: string, chore: typeof payInvited) => async () => chore.perform(tx, context, await openAccount(tx, context, memberId, 'NOT_FOUND'))
  for (const [i, { name, joinedDaysAgo, boughtDaysAgo, refundedAfterDays }] of friends.entries()) {
    const friend = new Life(tx, context, context.newId(), `F${i}`)
    const joinedAt = now - joinedDaysAgo * day
    const join = async () => {
      const { memberId } = friend
      await tx.insertInto('person').values({ member_id: memberId, name, phone: null, first_seen_at: new Date(joinedAt) }).execute()
      const { invitation_code } = await tx.selectFrom('member').select('invitation_code').where('member_id', '=', inviter.memberId).executeTakeFirstOrThrow()
      const body = { consent: { version: programme.consentVersion }, channel: 'app' as const, invitationCode: invitation_code ?? undefined }
      await joinProgramme({ ...friend.asking(body), caller: { subjectId: memberId, role: 'visitor' } })
    }
    inviter.happenings.push({ at: joinedAt, live: join })
    if (boughtDaysAgo === null) continue
    const boughtAt = now - boughtDaysAgo * day
    friend.buy(boughtAt, fen, wukang, refundedAfterDays === null ? undefined : { afterMs: refundedAfterDays * day, fen })
    inviter.happenings.push(...friend.happenings)
    const settlesAt = boughtAt + refundWindowDays * day
    if (settlesAt > now) continue
    inviter.happenings.push({ at: settlesAt, live: paid(friend.memberId, payInvited) }, { at: settlesAt + minute, live: paid(inviter.memberId, payInviters) })
  }
}
