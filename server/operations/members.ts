import { programme } from '../../brand/programme'
import { ruleAt } from '../../loyalty/rules'
import type { Answer, Call, Unsigned } from '../call'
import { signedIn } from '../call'
import { claimCard } from '../cards/claim'
import { cardAt } from '../cards/door'
import { changeConsent } from '../consents'
import { acceptInvitation, claimInvitationCode } from '../invitations'
import { openAccount, openAnyAccount } from '../ledger/account'
import { accrueGift } from '../ledger/accrue'
import { Problem } from '../problem'
import { recordEvent } from '../tasks/events'
import { birthdayLockedUntil, findMember, profileOf } from './member-profile'
import { sessionOf } from './people'
import { nicknameFrom } from './profile'

export type JoinedUnsigned = Omit<Answer<'joinProgramme'>, 'session'> & { session: Unsigned }

export async function joinProgramme(call: Call<'joinProgramme'>): Promise<JoinedUnsigned> {
  const { context, tx, body, from } = call
  const memberId = signedIn(call).subjectId
  const now = context.now()
  const rule = ruleAt(context.rules, now)
  // Locked: two joins of one person at once must not both give the welcome points.
  const person = await tx.selectFrom('person').select(['name', 'phone']).where('member_id', '=', memberId).forUpdate().executeTakeFirst()
  if (!person) throw new Problem('SESSION_EXPIRED', { detail: 'this session is of nobody known' })
  const known = await findMember(tx, memberId)
  if (!known && body.consent.version !== programme.consentVersion) throw new Problem('CONSENT_OUTDATED', { field: 'consent.version' })
  // Whatever is the matter with a card, it keeps nobody from joining.
  const found = body.packageCard === undefined ? null : await cardAt(context, tx, body.packageCard, from)
  const card = found instanceof Problem ? null : found
  const channel = card ? 'package_card' : body.channel
  if (!known) {
    const at = new Date(now)
    const [first] = [...rule.ladder].sort((a, b) => a.rank - b.rank)
    const tail = person.phone?.slice(-4) ?? memberId.slice(-4)
    const nickname = body.nickname === undefined ? (person.name ?? `会员${tail}`) : nicknameFrom(body.nickname)
    await tx
      .insertInto('member')
      .values({
        member_id: memberId,
        nickname,
        joined_at: at,
        channel,
        tier_id: first.tierId,
        tier_since: at,
        tier_valid_until: null,
        invitation_code: await claimInvitationCode(tx, memberId),
      })
      .execute()
    await changeConsent(tx, context, memberId, { purpose: 'membership', version: body.consent.version, agreed: true, channel })
    await tx.updateTable('person').set({ forget_at: null }).where('member_id', '=', memberId).execute()
    await tx
      .insertInto('tier_change')
      .values({ member_id: memberId, change_id: context.newId(), tier_id: first.tierId, at, reason: 'joined', rule_version: rule.version })
      .execute()
  }
  // One who is leaving is a member still, and can come back.
  const member = await openAnyAccount(tx, context, memberId, 'NOT_A_MEMBER')
  const welcomePoints = known ? 0 : rule.welcomePoints
  if (welcomePoints > 0) {
    await accrueGift(tx, context, member, { source: 'welcome', sourceId: 'join', rule: 'welcome', label: null }, welcomePoints)
  }
  const invited = !known && body.invitationCode ? await acceptInvitation(tx, context, memberId, body.invitationCode) : false
  // Others may be waiting for the card: nothing of anybody's is locked after it.
  const claimed = card ? await claimCard(tx, context, member, card, !known) : null
  return {
    member: await profileOf(tx, member, now),
    session: await sessionOf(tx, context, { id: memberId, staff: false }),
    welcomePoints,
    alreadyMember: known !== undefined,
    invited,
    card: claimed && claimed.given,
    cardRefused: found instanceof Problem ? found.code : claimed && claimed.refused,
  }
}

export async function getMe(call: Call<'getMe'>): Promise<Answer<'getMe'>> {
  const member = await findMember(call.tx, signedIn(call).subjectId)
  return { member: member ? await profileOf(call.tx, member, call.context.now()) : null }
}

/** Month and day. It brings points, so it may be changed once a year. Errors: BIRTHDAY_LOCKED. */
export async function setBirthday(call: Call<'setBirthday'>): Promise<Answer<'setBirthday'>> {
  const { context, tx, body } = call
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const now = context.now()
  if (member.birthday !== body.birthday) {
    const locked = birthdayLockedUntil(member, now)
    if (locked) throw new Problem('BIRTHDAY_LOCKED', { detail: `may be changed again on ${locked}`, field: 'birthday' })
    member.birthday = body.birthday
    member.birthday_set_at = new Date(now)
    const { birthday, birthday_set_at } = member
    await tx.updateTable('member').set({ birthday, birthday_set_at }).where('member_id', '=', member.member_id).execute()
    await recordEvent(tx, context, member, { kind: 'profile_item', sourceId: 'birthday', subject: 'birthday' })
  }
  return profileOf(tx, member, now)
}
