import { avatars } from '../../brand/avatars'
import { programme } from '../../brand/programme'
import { allowsNickname, plainNickname } from '../../loyalty/nicknames'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'
import { profileOf } from './member-profile'

/** A nickname as it is kept. Errors: NICKNAME_REFUSED. */
export function nicknameFrom(written: string): string {
  const nickname = plainNickname(written)
  if (!allowsNickname(nickname, programme.name)) throw new Problem('NICKNAME_REFUSED', { field: 'nickname' })
  return nickname
}

/** What is left out stays. Errors: NICKNAME_REFUSED; BAD_REQUEST for a picture the brand does not have. */
export async function setProfile(call: Call<'setProfile'>): Promise<Answer<'setProfile'>> {
  const { context, tx, body } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  if (body.nickname !== undefined) member.nickname = nicknameFrom(body.nickname)
  if (body.avatar !== undefined) member.avatar = body.avatar
  const { nickname, avatar } = member
  if (avatar !== null && !avatars.some((name) => name === avatar)) throw new Problem('BAD_REQUEST', { field: 'avatar', detail: 'the brand has no such picture' })
  await tx.updateTable('member').set({ nickname, avatar }).where('member_id', '=', member.member_id).execute()
  return profileOf(tx, member, context.now())
}
